import { condition, fluxObject } from '../__fixtures__/objects';
import { updated } from '../__testUtils__/updated';
import {
  FLUX_KINDS,
  isSuspended,
  reconcilePatch,
  resumePatch,
  suspendPatch,
  suspensionOf,
  type FluxKind,
  type FluxObject,
} from '..';
import { mergePatch } from '../../../dev/fleet/api/mergePatch';

const TOKEN = '2026-11-20T10:00:00.123Z';
const REQUESTED = { 'reconcile.fluxcd.io/requestedAt': TOKEN };

/** Kinds that nothing reconciles on request, in their newest version. */
const NOT_RECONCILED: readonly FluxKind[] = [
  'ExternalArtifact',
  'Alert',
  'Provider',
];

const DISABLING: Partial<Record<FluxKind, string>> = {
  ArtifactGenerator: 'source.extensions.fluxcd.io/reconcile',
  FluxInstance: 'fluxcd.controlplane.io/reconcile',
  FluxReport: 'fluxcd.controlplane.io/reconcile',
  ResourceSet: 'fluxcd.controlplane.io/reconcile',
  ResourceSetInputProvider: 'fluxcd.controlplane.io/reconcile',
};

const NOTES_REMOVED = {
  'fluxcd.controlplane.io/suspendedBy': null,
  'backstage.io/flux-suspend-reason': null,
  'backstage.io/flux-suspended-at': null,
  'weave.works/suspended-by': null,
};

const kinds = FLUX_KINDS.map(({ kind }) => kind);

describe('reconcilePatch', () => {
  it.each([
    ['a plain request', {}, REQUESTED],
    [
      'force, with the same token',
      { force: true },
      { ...REQUESTED, 'reconcile.fluxcd.io/forceAt': TOKEN },
    ],
    [
      'reset, with the same token',
      { reset: true },
      { ...REQUESTED, 'reconcile.fluxcd.io/resetAt': TOKEN },
    ],
    [
      'both',
      { force: true, reset: true },
      {
        ...REQUESTED,
        'reconcile.fluxcd.io/forceAt': TOKEN,
        'reconcile.fluxcd.io/resetAt': TOKEN,
      },
    ],
    ['neither', { force: false, reset: false }, REQUESTED],
  ])('is %s', (_, options, annotations) => {
    expect(reconcilePatch(TOKEN, options)).toEqual({
      metadata: { annotations },
    });
  });
});

describe('suspendPatch', () => {
  const note = { by: 'jane@example.com', reason: 'Incident 1', at: TOKEN };
  const noted = {
    'fluxcd.controlplane.io/suspendedBy': 'jane@example.com',
    'backstage.io/flux-suspend-reason': 'Incident 1',
    'backstage.io/flux-suspended-at': TOKEN,
  };

  it.each(kinds)('suspends a %s the way its kind is suspended', kind => {
    const disabling = DISABLING[kind];
    expect(suspendPatch(fluxObject(kind), note)).toEqual(
      disabling
        ? { metadata: { annotations: { [disabling]: 'disabled', ...noted } } }
        : { metadata: { annotations: noted }, spec: { suspend: true } },
    );
  });

  it.each(kinds.filter(kind => kind !== 'ExternalArtifact'))(
    'leaves a %s that tells who suspended it and why',
    kind => {
      const object = fluxObject(kind);
      const patch = suspendPatch(object, note);
      const after = updated(object, 'flux-client-side-apply', TOKEN, patch);
      expect(isSuspended(after)).toBe(true);
      expect(suspensionOf(after)).toEqual(note);
    },
  );

  it('has only the time without user and reason', () => {
    expect(suspendPatch(fluxObject('Kustomization'), { at: TOKEN })).toEqual({
      metadata: { annotations: { 'backstage.io/flux-suspended-at': TOKEN } },
      spec: { suspend: true },
    });
  });

  it('removes user and reason of an earlier suspension', () => {
    // The flux CLI resumes without removing what it does not know.
    const annotations = {
      unrelated: 'stays',
      'fluxcd.controlplane.io/suspendedBy': 'sam',
      'backstage.io/flux-suspend-reason': 'Incident 0',
      'backstage.io/flux-suspended-at': '2025-01-01T00:00:00Z',
      'weave.works/suspended-by': 'sam',
      'metadata.weave.works/suspended-by': 'sam',
      'metadata.weave.works/suspended-comment': 'Incident 0',
    };
    const object = fluxObject('Kustomization', { metadata: { annotations } });
    const patch = suspendPatch(object, { at: TOKEN });
    const after = updated(object, 'flux-client-side-apply', TOKEN, patch);
    expect(after).toMatchObject({
      metadata: {
        annotations: {
          unrelated: 'stays',
          'backstage.io/flux-suspended-at': TOKEN,
        },
      },
    });
    expect(suspensionOf(after)).toEqual({
      at: TOKEN,
      manager: 'flux-client-side-apply',
    });
  });
});

describe('resumePatch', () => {
  it.each(kinds)('resumes a %s, and asks for it where that is heard', kind => {
    const disabling = DISABLING[kind];
    const annotations = {
      ...NOTES_REMOVED,
      ...(!NOT_RECONCILED.includes(kind) && REQUESTED),
    };
    expect(resumePatch(fluxObject(kind), TOKEN)).toEqual(
      disabling
        ? { metadata: { annotations: { [disabling]: null, ...annotations } } }
        : { metadata: { annotations }, spec: { suspend: null } },
    );
  });

  it.each<[string, FluxObject, boolean]>([
    ['ImagePolicy since Flux 2.7', fluxObject('ImagePolicy'), true],
    [
      'ImagePolicy before',
      fluxObject('ImagePolicy', { version: 'v1beta2' }),
      false,
    ],
    [
      'Alert before Flux 2.2',
      fluxObject('Alert', {
        version: 'v1beta2',
        status: { conditions: [condition('Ready', 'True', 'Succeeded')] },
      }),
      true,
    ],
    [
      'HelmRepository of type oci',
      fluxObject('HelmRepository', { spec: { type: 'oci' } }),
      false,
    ],
    [
      'HelmRepository of type oci before Flux 2.3',
      fluxObject('HelmRepository', {
        version: 'v1beta2',
        spec: { type: 'oci' },
        status: { conditions: [condition('Ready', 'True', 'Succeeded')] },
      }),
      true,
    ],
  ])('knows whether a %s can be asked', (_, object, canBeAsked) => {
    expect(resumePatch(object, TOKEN).metadata?.annotations).toEqual({
      ...NOTES_REMOVED,
      ...(canBeAsked && REQUESTED),
    });
  });

  it.each(kinds)('undoes the suspension of a %s without a trace', kind => {
    const before = fluxObject(kind, { metadata: { annotations: { a: 'b' } } });
    const suspended = mergePatch(
      before,
      suspendPatch(before, { by: 'jane', reason: 'why', at: TOKEN }),
    ) as FluxObject;
    const after = mergePatch(suspended, resumePatch(suspended, TOKEN));
    expect(isSuspended(after as FluxObject)).toBe(false);
    expect(after).toEqual({
      ...before,
      metadata: {
        ...(before.metadata as FluxObject),
        annotations: {
          a: 'b',
          ...(!NOT_RECONCILED.includes(kind) && REQUESTED),
        },
      },
    });
  });

  it('removes what Weave GitOps noted, too', () => {
    const annotations = {
      'weave.works/suspended-by': 'sam',
      'metadata.weave.works/suspended-by': 'sam',
      'metadata.weave.works/suspended-comment': 'why',
    };
    const object = fluxObject('Kustomization', {
      metadata: { annotations },
      spec: { suspend: true },
    });
    const after = mergePatch(object, resumePatch(object, TOKEN));
    expect(JSON.stringify(after)).not.toContain('sam');
    expect(suspensionOf(after as FluxObject)).toEqual({});
  });
});

it.each<[string, unknown]>([
  ['nothing', undefined],
  ['null', null],
  ['a text', 'HelmRelease'],
  ['a list', []],
  ['an empty object', {}],
  ['a kind of somebody else', { apiVersion: 'v1', kind: 'Pod' }],
  ['metadata of the wrong type', { kind: 'Kustomization', metadata: 5 }],
  [
    'annotations of the wrong type',
    { kind: 'Kustomization', metadata: { annotations: ['x'] } },
  ],
])('survives %s', (_, garbage) => {
  const object = garbage as FluxObject;
  expect(suspendPatch(object, { at: TOKEN }).spec).toEqual({ suspend: true });
  expect(resumePatch(object, TOKEN).spec).toEqual({ suspend: null });
});
