import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { parse } from 'yaml';
import { everything } from '../__fixtures__/everything';
import { fluxObject } from '../__fixtures__/objects';
import { updated } from '../__testUtils__/updated';
import {
  appliedBy,
  FLUX_KINDS,
  isSuspendable,
  resumePatch,
  statusOf,
  suspendPatch,
  suspensionOf,
  suspensionUndoneBy,
  withoutManagedFields,
  type FluxKind,
  type FluxObject,
} from '..';

const MARCH = '2026-03-02T09:00:00.000Z';
const NOVEMBER = '2026-11-20T15:30:00Z';
const PLUGIN = 'flux-client-side-apply';
const note = { by: 'first.owner@example.com', reason: 'Migration', at: MARCH };
const suspend = { spec: { suspend: true } };
const resume = { spec: { suspend: null } };

const release = fluxObject('HelmRelease', {
  metadata: { generation: 9 },
  spec: { interval: '10m' },
});

/** Suspended through this plugin. */
function byPlugin(object: FluxObject, at = MARCH, time = at): FluxObject {
  return updated(object, PLUGIN, time, suspendPatch(object, { ...note, at }));
}

/** As `flux suspend` and `flux resume` do it: annotations stay. */
function byCli(object: FluxObject, patch: unknown, time: string): FluxObject {
  return updated(object, 'flux', time, patch);
}

/** Entries of managedFields as they come, of objects that were not made here. */
function withEntries(
  entries: unknown,
  annotations: FluxObject = {},
  kind: FluxKind = 'HelmRelease',
): FluxObject {
  return fluxObject(kind, {
    metadata: { annotations, managedFields: entries },
    spec: { suspend: true },
  });
}

function entry(
  manager: string | undefined,
  time: string | undefined,
  names: readonly string[] = [],
  more: FluxObject = {},
): FluxObject {
  return {
    ...(manager && { manager }),
    operation: 'Update',
    ...(time && { time }),
    fieldsType: 'FieldsV1',
    fieldsV1: {
      ...(names.length > 0 && {
        'f:metadata': {
          'f:annotations': Object.fromEntries(
            names.map(name => [`f:${name}`, {}]),
          ),
        },
      }),
      'f:spec': { 'f:suspend': {}, 'f:interval': {} },
    },
    ...more,
  };
}

const BY = 'fluxcd.controlplane.io/suspendedBy';
const AT = 'backstage.io/flux-suspended-at';
const REASON = 'backstage.io/flux-suspend-reason';
const notes = { [BY]: note.by, [REASON]: note.reason, [AT]: MARCH };
const noteNames = Object.keys(notes);

describe('suspensionOf', () => {
  it.each<[string, FluxObject, object]>([
    ['this plugin, with its notes', byPlugin(release), note],
    [
      'this plugin, whose browser is half a minute behind',
      byPlugin(release, MARCH, '2026-03-02T09:00:30Z'),
      note,
    ],
    [
      'this plugin, whose browser is ahead',
      byPlugin(release, MARCH, '2026-03-02T08:50:00Z'),
      note,
    ],
    [
      'the CLI in November, after this plugin in March and the CLI that resumed',
      byCli(
        byCli(byPlugin(release), resume, '2026-03-02T11:00:00Z'),
        suspend,
        NOVEMBER,
      ),
      { manager: 'flux', since: NOVEMBER },
    ],
    [
      'the CLI a minute after it was resumed',
      byCli(
        byCli(byPlugin(release), resume, '2026-03-02T09:00:10Z'),
        suspend,
        '2026-03-02T09:00:20Z',
      ),
      { manager: 'flux', since: '2026-03-02T09:00:20Z' },
    ],
    [
      'kubectl with the field manager that Flux recommends, after this plugin',
      updated(
        byCli(byPlugin(release), resume, '2026-03-02T11:00:00Z'),
        PLUGIN,
        NOVEMBER,
        suspend,
      ),
      { manager: PLUGIN, since: NOVEMBER },
    ],
    [
      'this plugin again, after the CLI resumed it',
      byPlugin(
        byCli(byPlugin(release), resume, '2026-03-02T11:00:00Z'),
        NOVEMBER,
      ),
      { ...note, at: NOVEMBER },
    ],
    [
      'a controller that wrote to it meanwhile',
      updated(byPlugin(release), 'helm-controller', NOVEMBER, {
        metadata: { annotations: { other: 'x' } },
      }),
      note,
    ],
    [
      'this plugin, where nobody said who and why',
      updated(release, PLUGIN, MARCH, suspendPatch(release, { at: MARCH })),
      { at: MARCH, manager: PLUGIN },
    ],
    [
      // Flux Operator: cmd/cli/client.go toggleSuspension, the web page's way.
      'the web page of the Flux Operator',
      updated(release, 'flux-operator-web', NOVEMBER, {
        metadata: { annotations: { [BY]: 'jane' } },
        ...suspend,
      }),
      {
        by: 'jane',
        undated: true,
        manager: 'flux-operator-web',
        since: NOVEMBER,
      },
    ],
    [
      'the CLI, after the web page of the Flux Operator',
      byCli(
        byCli(
          updated(release, 'flux-operator-web', MARCH, {
            metadata: { annotations: { [BY]: 'jane' } },
            ...suspend,
          }),
          resume,
          '2026-03-02T11:00:00Z',
        ),
        suspend,
        NOVEMBER,
      ),
      { manager: 'flux', since: NOVEMBER },
    ],
    [
      'Weave GitOps',
      updated(release, 'gitops-server', NOVEMBER, {
        metadata: {
          annotations: {
            'metadata.weave.works/suspended-by': 'joe',
            'metadata.weave.works/suspended-comment': 'debugging',
          },
        },
        ...suspend,
      }),
      {
        by: 'joe',
        reason: 'debugging',
        undated: true,
        manager: 'gitops-server',
        since: NOVEMBER,
      },
    ],
    [
      'Weave GitOps, which once noted nothing',
      updated(release, 'gitops-server', '2022-07-15T11:53:33Z', {
        metadata: {
          annotations: { 'reconcile.fluxcd.io/requestedAt': '2022-07-15' },
        },
        ...suspend,
      }),
      { manager: 'gitops-server', since: '2022-07-15T11:53:33Z' },
    ],
    [
      "Weave's Backstage plugin",
      updated(release, 'Mozilla', NOVEMBER, {
        metadata: { annotations: { 'weave.works/suspended-by': 'jo' } },
        ...suspend,
      }),
      { by: 'jo', undated: true, manager: 'Mozilla', since: NOVEMBER },
    ],
    [
      'nobody: it was resumed, and the notes stayed',
      byCli(byPlugin(release), resume, NOVEMBER),
      {},
    ],
    [
      'somebody of whom managedFields tell nothing',
      withEntries([entry('helm-controller', MARCH, [], { fieldsV1: {} })]),
      {},
    ],
    ['an object without managedFields', withEntries(undefined, notes), {}],
    ['an object whose managedFields were emptied', withEntries([], notes), {}],
    [
      'an entry without a time, which its notes may be older than',
      withEntries([entry(PLUGIN, undefined, noteNames)], notes),
      { manager: PLUGIN },
    ],
    [
      'what wrote before Kubernetes noted who',
      withEntries([entry('before-first-apply', NOVEMBER)]),
      { since: NOVEMBER },
    ],
    [
      'the oldest of many, which are not told apart',
      withEntries([entry('ancient-changes', MARCH, noteNames)], notes),
      { since: MARCH },
    ],
    [
      'Git, where a manifest has it',
      withEntries([
        entry('kustomize-controller', NOVEMBER, [], { operation: 'Apply' }),
      ]),
      { manager: 'kustomize-controller', since: NOVEMBER },
    ],
    [
      'the CLI, before a manifest got it as well',
      withEntries([
        entry('kustomize-controller', MARCH, [], { operation: 'Apply' }),
        entry('flux', NOVEMBER),
      ]),
      { manager: 'flux', since: NOVEMBER },
    ],
    [
      'the first of two that apply it',
      withEntries([
        entry('argocd-controller', NOVEMBER, [], { operation: 'Apply' }),
        entry('kustomize-controller', MARCH, [], { operation: 'Apply' }),
      ]),
      { manager: 'kustomize-controller', since: MARCH },
    ],
    [
      'a note with a time that is none',
      withEntries([entry('flux', NOVEMBER, [AT])], { [AT]: 'noon' }),
      { manager: 'flux', since: NOVEMBER },
    ],
  ])('has %s', (_, object, expected) => {
    expect(suspensionOf(object)).toEqual(expected);
    expect(suspensionOf(withoutManagedFields(object))).toEqual(expected);
  });

  it('is empty for a kind that cannot be suspended', () => {
    const object = withEntries([entry('flux', NOVEMBER)], {}, 'HelmRelease');
    expect(suspensionOf({ ...object, kind: 'ConfigMap' })).toEqual({});
  });

  it('ignores the user of a suspension that ended before the present one', () => {
    const object: FluxObject = {
      ...release,
      metadata: {
        name: 'carts',
        namespace: 'shop',
        generation: 9,
        annotations: {
          ...notes,
          'reconcile.fluxcd.io/requestedAt': '2026-03-02T11:00:00.000Z',
        },
        managedFields: [
          entry(PLUGIN, '2026-03-02T09:00:00Z', noteNames, {
            fieldsV1: {
              'f:metadata': {
                'f:annotations': Object.fromEntries(
                  noteNames.map(name => [`f:${name}`, {}]),
                ),
              },
            },
          }),
          entry('flux', NOVEMBER),
        ],
      },
      spec: { suspend: true, interval: '10m' },
    };
    expect(suspensionOf(object)).toEqual({ manager: 'flux', since: NOVEMBER });
    expect(statusOf(object).since).toBeUndefined();
    expect(JSON.stringify(statusOf(object))).not.toContain('first.owner');
  });

  const annotated = FLUX_KINDS.filter(
    ({ suspend: rule }) => rule?.by === 'annotation',
  ).map(({ kind }) => kind);

  it.each(annotated)(
    'tells who set the annotation that suspends a %s, not who set others',
    kind => {
      const object = fluxObject(kind);
      const suspended = byPlugin(object);
      expect(suspensionOf(suspended)).toEqual(note);

      const resumed = updated(suspended, 'kubectl-annotate', MARCH, {
        metadata: {
          annotations: {
            'fluxcd.controlplane.io/reconcile': null,
            'source.extensions.fluxcd.io/reconcile': null,
          },
        },
      });
      const name =
        kind === 'ArtifactGenerator'
          ? 'source.extensions.fluxcd.io/reconcile'
          : 'fluxcd.controlplane.io/reconcile';
      const again = updated(resumed, 'kubectl-annotate', NOVEMBER, {
        metadata: { annotations: { [name]: 'Disabled' } },
      });
      expect(suspensionOf(again)).toEqual({
        manager: 'kubectl-annotate',
        since: NOVEMBER,
      });
      expect(suspensionOf(withoutManagedFields(again))).toEqual(
        suspensionOf(again),
      );
    },
  );

  const suspendable = FLUX_KINDS.map(({ kind }) => kind).filter(kind =>
    isSuspendable(fluxObject(kind)),
  );

  it.each(suspendable)(
    'forgets everything about a %s that this plugin resumes',
    kind => {
      const object = fluxObject(kind);
      const suspended = byPlugin(object);
      const resumed = updated(
        suspended,
        PLUGIN,
        NOVEMBER,
        resumePatch(suspended, NOVEMBER),
      );
      const again = byCli(
        resumed,
        suspendPatch(resumed, { at: 'never' }),
        NOVEMBER,
      );
      expect(suspensionOf(again)).toEqual({ manager: 'flux', since: NOVEMBER });
    },
  );
});

describe('withoutManagedFields', () => {
  const entries = (object: FluxObject) =>
    (object.metadata as FluxObject).managedFields;

  it('keeps the manager of the suspension, with only the fields about it', () => {
    const object = updated(
      byPlugin(
        withEntries(
          [
            entry('helm-controller', MARCH, ['other'], {
              apiVersion: 'helm.toolkit.fluxcd.io/v2',
              fieldsV1: { 'f:status': { 'f:conditions': {} } },
            }),
          ],
          {},
        ),
      ),
      'kubectl-label',
      NOVEMBER,
      { metadata: { labels: { team: 'shop' } } },
    );
    const resumed = { ...object, spec: { interval: '10m' } };
    const suspended = byPlugin(resumed, NOVEMBER);
    expect(entries(withoutManagedFields(suspended))).toEqual([
      {
        manager: PLUGIN,
        operation: 'Update',
        time: NOVEMBER,
        fieldsV1: {
          'f:metadata': {
            'f:annotations': {
              [`f:${BY}`]: {},
              [`f:${REASON}`]: {},
              [`f:${AT}`]: {},
            },
          },
          'f:spec': { 'f:suspend': {} },
        },
      },
    ]);
    expect(JSON.stringify(suspended)).toContain('f:labels');
  });

  it('keeps the manager that owns the field of an object that is not suspended', () => {
    const object = fluxObject('Kustomization', {
      metadata: {
        managedFields: [
          entry('kustomize-controller', MARCH, ['a'], { operation: 'Apply' }),
        ],
      },
      spec: { suspend: false },
    });
    const reduced = withoutManagedFields(object);
    expect(entries(reduced)).toEqual([
      {
        manager: 'kustomize-controller',
        operation: 'Apply',
        time: MARCH,
        fieldsV1: { 'f:spec': { 'f:suspend': {} } },
      },
    ]);
    expect(appliedBy(reduced)).toEqual(appliedBy(object));
  });

  it('returns the same object if there is nothing to remove', () => {
    const object = fluxObject('HelmRelease');
    expect(withoutManagedFields(object)).toBe(object);
    const reduced = withoutManagedFields(byPlugin(object));
    expect(withoutManagedFields(reduced)).toBe(reduced);
  });

  it('drops all managedFields without information about a suspension', () => {
    const object = withEntries([entry('flux', MARCH, [], { fieldsV1: {} })]);
    expect(withoutManagedFields(object).metadata).not.toHaveProperty(
      'managedFields',
    );
    const deployment = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { name: 'a', managedFields: [entry('flux', MARCH)] },
    };
    expect(withoutManagedFields(deployment)).toEqual({
      ...deployment,
      metadata: { name: 'a' },
    });
  });

  it.each<[string, unknown]>([
    ['null', null],
    ['a text', 'x'],
    ['a list', [1]],
    ['no metadata', { kind: 'HelmRelease' }],
    ['a text for metadata', { kind: 'HelmRelease', metadata: 'x' }],
    ...[null, 7, 'x', {}, [null], [7], [{ fieldsV1: null }]].map(
      (managedFields): [string, unknown] => [
        `managedFields ${JSON.stringify(managedFields)}`,
        { kind: 'HelmRelease', metadata: { managedFields } },
      ],
    ),
    [
      'fields of other types',
      withEntries([{ manager: 7, operation: null, time: {}, fieldsV1: [] }]),
    ],
    [
      'an entry of other types that owns the field',
      withEntries([{ ...entry('x', 'noon'), manager: 7, operation: {} }]),
    ],
  ])('survives %s', (_, garbage) => {
    const object = garbage as FluxObject;
    const reduced = withoutManagedFields(object);
    expect(suspensionOf(reduced)).toEqual(suspensionOf(object));
    expect(JSON.stringify(reduced ?? null)).not.toMatch(/"managedFields":\[\]/);
  });

  const folder = resolve(__dirname, '../../../../shared/flux-objects');
  const real = existsSync(folder)
    ? readdirSync(folder).flatMap(kind =>
        readdirSync(resolve(folder, kind)).map((file): FluxObject => {
          const path = resolve(folder, kind, file);
          return parse(readFileSync(path, 'utf8'));
        }),
      )
    : [];

  it('changes no result for any recorded object, and is idempotent', () => {
    const suspended = [...real, ...everything].flatMap(object => [
      object,
      byPlugin(object),
      byCli(byPlugin(object), suspend, NOVEMBER),
      byCli(byCli(byPlugin(object), resume, MARCH), suspend, NOVEMBER),
      updated(object, 'kubectl-edit', NOVEMBER, suspend),
    ]);
    expect(suspended.length).toBeGreaterThan(4 * everything.length);
    for (const object of suspended) {
      const reduced = withoutManagedFields(object);
      expect(suspensionOf(reduced)).toEqual(suspensionOf(object));
      expect(appliedBy(reduced)).toEqual(appliedBy(object));
      expect(suspensionUndoneBy(reduced)).toEqual(suspensionUndoneBy(object));
      expect(withoutManagedFields(reduced)).toBe(reduced);
      const { managedFields, ...rest } = reduced.metadata as FluxObject;
      const { managedFields: _, ...before } = object.metadata as FluxObject;
      expect(rest).toEqual(before);
    }
  });
});
