import { createFleet, type Fleet } from '../../../dev/fleet/fleet';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { helmChartOf } from '../../../dev/fleet/objects/helmChart';
import {
  cartsEntity,
  createCartsFleet,
  createOddFleet,
} from '../../../dev/fleet/worlds/carts';
import type { KubernetesObject } from '../../../dev/fleet/types';
import { setVisible } from '../../__testUtils__/page';
import { createTestBackend } from '../../__testUtils__/testBackend';
import {
  fluxReference,
  isReconcilable,
  isSuspendable,
  kindInfo,
  kindOf,
  nameOf,
  namespaceOf,
  referenceOf,
  uidOf,
  type FluxKind,
  type FluxResource,
} from '../../flux';
import { pass, withFakeTime } from '../__testUtils__/time';
import { FluxData } from '../fluxData';
import { accessKey, rulesKey } from '../rights';
import { RightsQueries } from '../RightsQueries';
import type { FluxOutcome, FluxProgress } from './outcome';
import { resumeAction } from './resume';
import { runAction } from './runAction';
import { suspendAction, type SuspendInput } from './suspend';
import { syncAction, type SyncInput } from './sync';

const GROUPS: Record<string, string> = {
  gitrepositories: 'source.toolkit.fluxcd.io/v1',
  ocirepositories: 'source.toolkit.fluxcd.io/v1',
  helmrepositories: 'source.toolkit.fluxcd.io/v1',
  helmcharts: 'source.toolkit.fluxcd.io/v1',
  buckets: 'source.toolkit.fluxcd.io/v1',
  artifactgenerators: 'source.extensions.fluxcd.io/v1beta1',
  kustomizations: 'kustomize.toolkit.fluxcd.io/v1',
  helmreleases: 'helm.toolkit.fluxcd.io/v2',
  imagerepositories: 'image.toolkit.fluxcd.io/v1',
  imagepolicies: 'image.toolkit.fluxcd.io/v1',
  imageupdateautomations: 'image.toolkit.fluxcd.io/v1',
  alerts: 'notification.toolkit.fluxcd.io/v1beta3',
  providers: 'notification.toolkit.fluxcd.io/v1beta3',
  receivers: 'notification.toolkit.fluxcd.io/v1',
  fluxinstances: 'fluxcd.controlplane.io/v1',
  fluxreports: 'fluxcd.controlplane.io/v1',
  resourcesets: 'fluxcd.controlplane.io/v1',
  resourcesetinputproviders: 'fluxcd.controlplane.io/v1',
};

/** Path of an object in the newest version: `carts/helmreleases/carts`. */
function pathOf(short: string): string {
  const [namespace, plural, name] = short.split('/');
  return `/apis/${GROUPS[plural]}/namespaces/${namespace}/${plural}/${name}`;
}

const SUSPENDED_NOTES = {
  'fluxcd.controlplane.io/suspendedBy': null,
  'backstage.io/flux-suspend-reason': null,
  'backstage.io/flux-suspended-at': null,
  'weave.works/suspended-by': null,
};

const FOLLOW_FOR_MS = 300_000;

const atTheEnd = withFakeTime();

function setUp(fleet: Fleet = createCartsFleet()) {
  atTheEnd(() => fleet.stop());
  const test = createTestBackend({ fleet });
  const data = new FluxData({ api: test.fluxClient });
  const runner = data.actions;
  const leave = runner.watch();
  atTheEnd(leave);
  const seen: FluxResource[] = [];
  const uids = new Map<string, string | undefined>();
  data.objects.subscribe(changed => {
    for (const resource of changed.values()) {
      seen.push(resource);
      uids.set(placeOf(resource), uidOf(resource.object));
    }
  });
  const runs = {
    sync: (resource: FluxResource, input: SyncInput) =>
      runAction(data, { action: syncAction, resource, input }),
    suspend: (
      resource: FluxResource,
      { by, ...input }: SuspendInput & { by?: string },
    ) => runAction(data, { action: suspendAction, resource, input, by }),
    resume: (resource: FluxResource) =>
      runAction(data, { action: resumeAction, resource, input: {} }),
    progressOf: (resource: FluxResource) => runner.progressOf(resource),
    subscribe: runner.subscribe,
    /** As when the page is left. */
    leave,
    watch: () => {
      const stop = runner.watch();
      atTheEnd(stop);
      return stop;
    },
  };

  /** A resource as a table has it: read from its cluster. */
  async function find(cluster: string, kind: FluxKind, path: string) {
    const [namespace, name] = path.split('/');
    const askedAt = data.objects.now();
    const { resources } = await test.fluxClient.get([
      fluxReference(cluster, kind, namespace, name),
    ]);
    expect(resources).toHaveLength(1);
    const [found] = data.objects.take(resources, askedAt);
    test.backend.requests.length = 0;
    seen.length = 0;
    return found;
  }

  /**
   * The patches sent, each token replaced by the number of its request. Every
   * one names the uid of the object that it is for, which is left out here.
   */
  function patches() {
    const tokens: string[] = [];
    return test.backend.requests
      .filter(({ method }) => method === 'PATCH')
      .map(({ cluster, path, headers, body }) => {
        expect(headers['content-type']).toBe('application/merge-patch+json');
        const [only, query] = path.split('?');
        expect(query).toBe('fieldManager=flux-client-side-apply');
        const [, , , , , , namespace, plural, name] = only.split('/');
        const { metadata, ...rest } = body as { metadata: { uid: unknown } };
        const { uid, ...others } = metadata;
        expect(uid).toEqual(expect.any(String));
        expect(uid).toBe(uids.get(`${cluster} ${namespace}/${plural}/${name}`));
        const text = JSON.stringify({ ...rest, metadata: others }).replace(
          /"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z"/g,
          token => {
            if (!tokens.includes(token)) tokens.push(token);
            return `"token ${tokens.indexOf(token) + 1}"`;
          },
        );
        return {
          at: `${cluster} ${only.replace('/proxy', '')}`,
          body: JSON.parse(text) as unknown,
        };
      });
  }

  return { ...test, data, runner, runs, seen, find, patches };
}

/** Such as `staging carts/helmreleases/carts`. */
function placeOf({ cluster, object }: FluxResource): string {
  const { plural } = kindInfo(kindOf(object)!.kind);
  return `${cluster} ${namespaceOf(object)}/${plural}/${nameOf(object)}`;
}

/** Lets time pass until there is an outcome; says how long it took. */
async function end(
  run: Promise<FluxOutcome | undefined>,
): Promise<{ outcome: FluxOutcome | undefined; ms: number }> {
  const from = Date.now();
  let settled: { outcome: FluxOutcome | undefined } | undefined;
  void run.then(outcome => {
    settled = { outcome };
  });
  while (!settled && Date.now() - from < 2 * FOLLOW_FOR_MS) {
    await jest.advanceTimersByTimeAsync(250);
  }
  if (!settled) throw new Error('No outcome');
  return { ...settled, ms: Date.now() - from };
}

async function outcomeOf(run: Promise<FluxOutcome | undefined>) {
  return (await end(run)).outcome;
}

function asked(number: number, extras: Record<string, string> = {}) {
  const annotations = {
    'reconcile.fluxcd.io/requestedAt': `token ${number}`,
    ...extras,
  };
  return { metadata: { annotations } };
}

const WITH_SOURCE: SyncInput = { withSource: true };
const ALONE: SyncInput = { withSource: false };

const CARTS_RELEASE = ['staging', 'HelmRelease', 'carts/carts'] as const;
const CARTS = ['staging', 'Kustomization', 'carts/carts'] as const;

/** Objects of the Flux Operator, which the carts world has none of. */
function createOperatedFleet(): Fleet {
  const fleet = createFleet({
    clusters: [{ name: 'staging', flux: '2.9', operator: true }],
  });
  const kinds = [
    'FluxInstance',
    'FluxReport',
    'ResourceSet',
    'ResourceSetInputProvider',
  ];
  for (const kind of kinds) {
    fleet.cluster('staging').put({
      apiVersion: 'fluxcd.controlplane.io/v1',
      kind,
      metadata: { name: 'flux', namespace: 'flux-system' },
      spec: {},
      status: {
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'ReconciliationSucceeded',
            message: 'Reconciliation finished in 2s',
            lastTransitionTime: '2026-11-20T09:30:00Z',
          },
        ],
      },
    });
  }
  return fleet;
}

/** A release from another source than the carts world has them from. */
function addRelease(
  fleet: Fleet,
  source: { kind: string; name: string },
  byReference = false,
) {
  const options = {
    on: { release: '2.9' as const, now: Date.now() },
    name: 'extra',
    namespace: 'carts',
    chart: { name: 'extra', version: '1.0.0', source },
    byReference,
  };
  const staging = fleet.cluster('staging');
  staging.put(helmRelease(options));
  if (!byReference) staging.put(helmChartOf(options));
}

describe('acting on each kind', () => {
  const spec = undefined;
  const extensions = 'source.extensions.fluxcd.io/reconcile';
  const operator = 'fluxcd.controlplane.io/reconcile';

  it.each<[FluxKind, string, string | undefined, RegExp]>([
    ['Kustomization', 'carts/kustomizations/carts', spec, /^Applied revision/],
    ['HelmRelease', 'carts/helmreleases/carts', spec, /^Helm upgrade succ/],
    ['GitRepository', 'carts/gitrepositories/carts', spec, /^stored artifact/],
    [
      'OCIRepository',
      'carts/ocirepositories/carts-manifests',
      spec,
      /^stored artifact/,
    ],
    [
      'HelmRepository',
      'carts/helmrepositories/carts-charts',
      spec,
      /^stored artifact/,
    ],
    ['HelmChart', 'carts/helmcharts/carts-toolbox', spec, /^pulled 'toolbox'/],
    ['Bucket', 'carts/buckets/carts-assets', spec, /^stored artifact/],
    [
      'ArtifactGenerator',
      'carts/artifactgenerators/carts-monorepo',
      extensions,
      /generated 2 artifact/,
    ],
    [
      'ImageRepository',
      'carts/imagerepositories/carts',
      spec,
      /^successful scan/,
    ],
    ['ImagePolicy', 'carts/imagepolicies/carts', spec, /^Latest image tag/],
    [
      'ImageUpdateAutomation',
      'carts/imageupdateautomations/carts',
      spec,
      /^repository up-to-date/,
    ],
    ['Receiver', 'carts/receivers/carts-push', spec, /^Receiver initialized/],
    [
      'FluxInstance',
      'flux-system/fluxinstances/flux',
      operator,
      /^Reconciliation finished/,
    ],
    [
      'FluxReport',
      'flux-system/fluxreports/flux',
      operator,
      /^Reconciliation finished/,
    ],
    [
      'ResourceSet',
      'flux-system/resourcesets/flux',
      operator,
      /^Reconciliation finished/,
    ],
    [
      'ResourceSetInputProvider',
      'flux-system/resourcesetinputproviders/flux',
      operator,
      /^Reconciliation finished/,
    ],
  ])(
    'syncs, suspends and resumes a %s',
    async (kind, short, disabling, message) => {
      const { runs, find, patches, fleet } = setUp(
        disabling === operator ? createOperatedFleet() : undefined,
      );
      const [namespace, , name] = short.split('/');
      const at = `staging ${pathOf(short)}`;
      const read = () => find('staging', kind, `${namespace}/${name}`);
      const settled = {
        resource: fluxReference('staging', kind, namespace, name),
        notes: [],
        result: 'settled',
        overtaken: false,
        status: { state: 'Ready', message: expect.stringMatching(message) },
      };

      expect(await outcomeOf(runs.sync(await read(), ALONE))).toMatchObject({
        ...settled,
        action: 'sync',
      });
      expect(patches()).toEqual([{ at, body: asked(1) }]);

      const before = await read();
      expect(isSuspendable(before.object)).toBe(true);
      const note = { by: 'jane@example.com', reason: 'Incident 1' };
      expect(await outcomeOf(runs.suspend(before, note))).toEqual({
        action: 'suspend',
        resource: settled.resource,
        notes: [],
        result: 'accepted',
      });
      const noted = {
        'fluxcd.controlplane.io/suspendedBy': 'jane@example.com',
        'backstage.io/flux-suspend-reason': 'Incident 1',
        'backstage.io/flux-suspended-at': 'token 1',
      };
      expect(patches()).toEqual([
        {
          at,
          body: disabling
            ? {
                metadata: {
                  annotations: { [disabling]: 'disabled', ...noted },
                },
              }
            : { metadata: { annotations: noted }, spec: { suspend: true } },
        },
      ]);

      const suspended = await read();
      expect(await outcomeOf(runs.resume(suspended))).toMatchObject({
        ...settled,
        action: 'resume',
      });
      const annotations = {
        ...SUSPENDED_NOTES,
        'reconcile.fluxcd.io/requestedAt': 'token 1',
      };
      expect(patches()).toEqual([
        {
          at,
          body: disabling
            ? {
                metadata: {
                  annotations: { [disabling]: null, ...annotations },
                },
              }
            : { metadata: { annotations }, spec: { suspend: null } },
        },
      ]);
      const after = fleet.cluster('staging').get({ kind, namespace, name });
      expect(after?.spec?.suspend).toBeUndefined();
      expect(Object.keys(after?.metadata.annotations ?? {})).toEqual([
        'reconcile.fluxcd.io/requestedAt',
      ]);
    },
  );

  it.each<[FluxKind, string]>([
    ['Alert', 'carts/alerts/carts'],
    ['Provider', 'carts/providers/carts-chat'],
    ['HelmRepository', 'carts/helmrepositories/carts-registry'],
  ])(
    'suspends and resumes a static %s, and follows nothing',
    async (...row) => {
      const [kind, short] = row;
      const { runs, find, patches, backend } = setUp();
      const [namespace, , name] = short.split('/');
      const at = `staging ${pathOf(short)}`;
      const resource = await find('staging', kind, `${namespace}/${name}`);
      expect(isReconcilable(resource.object)).toBe(false);

      const accepted = { result: 'accepted' };
      expect(await outcomeOf(runs.suspend(resource, {}))).toMatchObject(
        accepted,
      );
      expect(await outcomeOf(runs.resume(resource))).toMatchObject(accepted);
      expect(patches()).toEqual([
        {
          at,
          body: {
            metadata: {
              annotations: { 'backstage.io/flux-suspended-at': 'token 1' },
            },
            spec: { suspend: true },
          },
        },
        {
          at,
          body: {
            metadata: { annotations: SUSPENDED_NOTES },
            spec: { suspend: null },
          },
        },
      ]);
      await pass(10_000);
      expect(
        backend.requests.filter(({ path }) => /proxy/.test(path)),
      ).toHaveLength(2);
    },
  );

  it('uses the API version that the cluster serves', async () => {
    const { runs, find, patches } = setUp();
    const old = await find('production', 'HelmRelease', 'carts/carts');
    expect(await outcomeOf(runs.sync(old, WITH_SOURCE))).toMatchObject({
      result: 'settled',
      status: { state: 'Ready' },
    });
    const apis = (rest: string) => `production /apis/${rest}`;
    expect(patches().map(({ at }) => at)).toEqual([
      apis(
        'source.toolkit.fluxcd.io/v1beta2/namespaces/flux-system/helmrepositories/sock-shop',
      ),
      apis(
        'source.toolkit.fluxcd.io/v1beta2/namespaces/flux-system/helmcharts/carts-carts',
      ),
      apis(
        'helm.toolkit.fluxcd.io/v2beta2/namespaces/carts/helmreleases/carts',
      ),
    ]);
  });

  it('is offered for an ImagePolicy only since Flux 2.7', async () => {
    const { find } = setUp();
    const abilities = ({ object }: FluxResource) => [
      isReconcilable(object),
      isSuspendable(object),
    ];
    const path = 'carts/carts';
    expect(abilities(await find('staging', 'ImagePolicy', path))).toEqual([
      true,
      true,
    ]);
    expect(abilities(await find('production', 'ImagePolicy', path))).toEqual([
      false,
      false,
    ]);
  });
});

describe('syncing with the source', () => {
  const external = {
    note: 'not-reconcilable',
    source: { kind: 'ExternalArtifact', namespace: 'carts', name: 'frontend' },
  };

  it.each<
    [string, FluxKind, string, string[], object[], ((fleet: Fleet) => void)?]
  >([
    [
      'a Kustomization from a GitRepository',
      'Kustomization',
      'carts/carts',
      ['carts/gitrepositories/carts', 'carts/kustomizations/carts'],
      [],
    ],
    [
      'a Kustomization from a GitRepository elsewhere',
      'Kustomization',
      'flux-system/carts-monitoring',
      [
        'carts/gitrepositories/carts-release',
        'flux-system/kustomizations/carts-monitoring',
      ],
      [],
    ],
    [
      'a Kustomization from an OCIRepository',
      'Kustomization',
      'carts/carts-manifests',
      [
        'carts/ocirepositories/carts-manifests',
        'carts/kustomizations/carts-manifests',
      ],
      [],
    ],
    [
      'a Kustomization from a Bucket',
      'Kustomization',
      'carts/carts-assets',
      ['carts/buckets/carts-assets', 'carts/kustomizations/carts-assets'],
      [],
    ],
    [
      'a Kustomization from an ExternalArtifact',
      'Kustomization',
      'carts/carts-frontend',
      ['carts/kustomizations/carts-frontend'],
      [external],
    ],
    [
      'a HelmRelease from a HelmRepository',
      'HelmRelease',
      'carts/carts',
      [
        'flux-system/helmrepositories/sock-shop',
        'flux-system/helmcharts/carts-carts',
        'carts/helmreleases/carts',
      ],
      [],
    ],
    [
      'a HelmRelease from a HelmRepository of type oci, which is static',
      'HelmRelease',
      'carts/carts-session-store',
      [
        'flux-system/helmcharts/carts-carts-session-store',
        'carts/helmreleases/carts-session-store',
      ],
      [],
    ],
    [
      'a HelmRelease from a GitRepository',
      'HelmRelease',
      'carts/extra',
      [
        'carts/gitrepositories/carts',
        'carts/helmcharts/carts-extra',
        'carts/helmreleases/extra',
      ],
      [],
      fleet => addRelease(fleet, { kind: 'GitRepository', name: 'carts' }),
    ],
    [
      'a HelmRelease from a Bucket',
      'HelmRelease',
      'carts/extra',
      [
        'carts/buckets/carts-assets',
        'carts/helmcharts/carts-extra',
        'carts/helmreleases/extra',
      ],
      [],
      fleet => addRelease(fleet, { kind: 'Bucket', name: 'carts-assets' }),
    ],
    [
      'a HelmRelease that refers to an OCIRepository',
      'HelmRelease',
      'carts/carts-gateway',
      [
        'flux-system/ocirepositories/carts-gateway-chart',
        'carts/helmreleases/carts-gateway',
      ],
      [],
    ],
    [
      'a HelmRelease that refers to a HelmChart, and the source of that',
      'HelmRelease',
      'carts/carts-quotas',
      [
        'carts/gitrepositories/carts',
        'carts/helmcharts/carts-quotas',
        'carts/helmreleases/carts-quotas',
      ],
      [],
    ],
    [
      'a HelmRelease that refers to an ExternalArtifact',
      'HelmRelease',
      'carts/extra',
      ['carts/helmreleases/extra'],
      [external],
      fleet =>
        addRelease(fleet, { kind: 'ExternalArtifact', name: 'frontend' }, true),
    ],
    [
      'a HelmRelease whose HelmChart does not exist yet',
      'HelmRelease',
      'carts/carts',
      ['flux-system/helmrepositories/sock-shop', 'carts/helmreleases/carts'],
      [],
      fleet =>
        fleet.cluster('staging').delete({
          kind: 'HelmChart',
          namespace: 'flux-system',
          name: 'carts-carts',
        }),
    ],
    [
      'a HelmRelease that refers to a HelmChart that does not exist',
      'HelmRelease',
      'carts/carts-quotas',
      ['carts/helmreleases/carts-quotas'],
      [
        {
          note: 'missing',
          source: { kind: 'HelmChart', name: 'carts-quotas' },
        },
      ],
      fleet =>
        fleet.cluster('staging').delete({
          kind: 'HelmChart',
          namespace: 'carts',
          name: 'carts-quotas',
        }),
    ],
  ])('syncs %s', async (...row) => {
    const [, kind, path, patched, notes, prepare] = row;
    const { runs, find, patches, fleet } = setUp();
    prepare?.(fleet);
    const resource = await find('staging', kind, path);
    const outcome = await outcomeOf(runs.sync(resource, WITH_SOURCE));

    expect(patches()).toEqual(
      patched.map((short, index) => ({
        at: `staging ${pathOf(short)}`,
        body: asked(index + 1),
      })),
    );
    expect(outcome).toMatchObject({ action: 'sync', result: 'settled', notes });
  });

  it('reports the current source as progress, and finishes it before the next', async () => {
    const { runs, find, fleet, patches } = setUp();
    const resource = await find(...CARTS_RELEASE);
    const told: (string | undefined)[] = [];
    runs.subscribe(() => {
      const progress: FluxProgress | undefined = runs.progressOf(resource);
      told.push(progress && (progress.source?.kind ?? progress.action));
    });
    fleet.script(
      'staging',
      { kind: 'HelmRepository', namespace: 'flux-system', name: 'sock-shop' },
      { delayMs: 30_000 },
    );
    const run = runs.sync(resource, WITH_SOURCE);
    await pass(29_000);
    expect(patches()).toHaveLength(1);
    await outcomeOf(run);
    expect(told).toEqual([
      'sync',
      'HelmRepository',
      'HelmChart',
      'sync',
      undefined,
    ]);
  });

  it('installs the chart version that the synced source has found', async () => {
    const { runs, find, fleet } = setUp();
    fleet.script(
      'staging',
      { kind: 'HelmRepository', namespace: 'flux-system', name: 'sock-shop' },
      { charts: { carts: '1.8.0' } },
    );
    const resource = await find(...CARTS_RELEASE);
    expect(await outcomeOf(runs.sync(resource, WITH_SOURCE))).toMatchObject({
      status: {
        state: 'Ready',
        message: expect.stringMatching(/^Helm upgrade succ.*carts@1\.8\.0/),
      },
    });
  });

  it('stops at a suspended source without a request', async () => {
    const { runs, find, fleet, patches } = setUp();
    fleet
      .cluster('staging')
      .update(
        { kind: 'GitRepository', namespace: 'carts', name: 'carts' },
        object => ({ ...object, spec: { ...object.spec, suspend: true } }),
      );
    const outcome = await outcomeOf(
      runs.sync(await find(...CARTS), WITH_SOURCE),
    );
    expect(outcome).toMatchObject({
      result: 'source-suspended',
      source: { kind: 'GitRepository', namespace: 'carts', name: 'carts' },
    });
    expect(patches()).toEqual([]);
  });

  it('stops at a failing source, with its message', async () => {
    const { runs, find, fleet, patches } = setUp();
    fleet.script(
      'staging',
      { kind: 'GitRepository', namespace: 'carts', name: 'carts' },
      { outcome: 'fails', message: 'authentication required' },
    );
    const outcome = await outcomeOf(
      runs.sync(await find(...CARTS), WITH_SOURCE),
    );
    expect(outcome).toMatchObject({
      result: 'source-failed',
      source: { kind: 'GitRepository', namespace: 'carts', name: 'carts' },
      status: { state: 'Failed', message: 'authentication required' },
    });
    expect(patches()).toHaveLength(1);
  });

  it('continues after the timeout of a source, with a note', async () => {
    const { runs, find, fleet, patches } = setUp();
    fleet.script(
      'staging',
      { kind: 'GitRepository', namespace: 'carts', name: 'carts' },
      { outcome: 'never' },
    );
    const { outcome, ms } = await end(
      runs.sync(await find(...CARTS), WITH_SOURCE),
    );
    expect(outcome).toMatchObject({
      result: 'settled',
      status: { state: 'Ready' },
      notes: [{ note: 'timed-out', source: { kind: 'GitRepository' } }],
    });
    expect(patches()).toHaveLength(2);
    expect(ms).toBeGreaterThan(FOLLOW_FOR_MS);
  });

  it.each(['patch', 'get'] as const)(
    'syncs the object without its source if the right to %s that is missing',
    async verb => {
      const { runs, find, fleet, patches } = setUp();
      const denied = { verbs: [verb], namespace: 'flux-system' };
      fleet.cluster('staging').deny({ ...denied, resource: 'helmcharts' });
      fleet
        .cluster('staging')
        .deny({ ...denied, resource: 'helmrepositories' });
      const resource = await find(...CARTS_RELEASE);
      const outcome = await outcomeOf(runs.sync(resource, WITH_SOURCE));
      expect(outcome).toMatchObject({
        result: 'settled',
        status: { state: 'Ready' },
        notes: ['HelmRepository', 'HelmChart'].map(kind => ({
          note: 'not-permitted',
          source: { kind, namespace: 'flux-system' },
          message: expect.stringContaining(`cannot ${verb} resource`),
        })),
      });
      expect(patches().pop()).toMatchObject({
        at: `staging ${pathOf('carts/helmreleases/carts')}`,
      });
    },
  );

  it("names the source whose request failed, with the cluster's message", async () => {
    const { runs, find, fleet, patches } = setUp();
    const resource = await find(...CARTS);
    fleet.cluster('staging').break({
      kind: 'status',
      status: 500,
      resource: 'gitrepositories',
    });
    expect(await outcomeOf(runs.sync(resource, WITH_SOURCE))).toMatchObject({
      result: 'refused',
      source: { kind: 'GitRepository', namespace: 'carts', name: 'carts' },
      error: {
        statusCode: 500,
        message: 'Internal error occurred: etcdserver: request timed out',
      },
    });
    expect(patches()).toEqual([]);
  });
});

describe('forcing and resetting', () => {
  it.each<[string, SyncInput, object, RegExp]>([
    [
      'force',
      { withSource: false, force: true },
      { 'reconcile.fluxcd.io/forceAt': 'token 1' },
      /^Helm upgrade succeeded for release carts\/carts-billing\.v4/,
    ],
    [
      'reset',
      { withSource: false, reset: true },
      { 'reconcile.fluxcd.io/resetAt': 'token 1' },
      /^Helm upgrade succeeded for release carts\/carts-billing\.v4/,
    ],
  ])(
    'runs a stalled release again: %s',
    async (_, options, extras, message) => {
      const { runs, find, patches } = setUp();
      const resource = await find(
        'staging',
        'HelmRelease',
        'carts/carts-billing',
      );
      expect(await outcomeOf(runs.sync(resource, options))).toMatchObject({
        result: 'settled',
        status: { state: 'Ready', message: expect.stringMatching(message) },
      });
      expect(patches()).toEqual([
        {
          at: `staging ${pathOf('carts/helmreleases/carts-billing')}`,
          body: asked(1, extras as Record<string, string>),
        },
      ]);
    },
  );

  it('leaves a release stalled that is only synced, and reports that', async () => {
    const { runs, find } = setUp();
    const path = 'carts/carts-billing';
    const resource = await find('staging', 'HelmRelease', path);
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'settled',
      status: { state: 'Stalled' },
    });
  });
});

describe('the request of an action', () => {
  it.each<[number, string, object]>([
    [401, 'Unauthorized', { meaning: 'not-signed-in' }],
    [
      403,
      'kustomizations.kustomize.toolkit.fluxcd.io "carts" is forbidden: User ' +
        '"system:serviceaccount:backstage:backstage" cannot patch resource ' +
        '"kustomizations" in API group "kustomize.toolkit.fluxcd.io" in the ' +
        'namespace "carts"',
      { meaning: 'not-permitted', permission: undefined },
    ],
    [
      422,
      'Kustomization.kustomize.toolkit.fluxcd.io "carts" is invalid',
      { meaning: 'unexpected' },
    ],
    [
      500,
      'Internal error occurred: etcdserver: request timed out',
      { meaning: 'unexpected' },
    ],
  ])("is refused with status %i and the cluster's message", async (...row) => {
    const [status, message, rest] = row;
    const { runs, find, fleet, patches } = setUp();
    const resource = await find(...CARTS);
    fleet.cluster('staging').break({
      kind: 'status',
      status,
      verb: 'patch',
      ...(status === 422 && { message }),
    });
    for (const run of [
      () => runs.sync(resource, ALONE),
      () => runs.suspend(resource, {}),
      () => runs.resume(resource),
    ]) {
      const outcome = await outcomeOf(run());
      expect(outcome).toMatchObject({
        result: 'refused',
        error: { statusCode: status, message, ...rest },
      });
      expect(outcome).not.toHaveProperty('source');
    }
    expect(patches()).toHaveLength(3);
  });

  it.each([
    [
      422,
      'Kustomization.kustomize.toolkit.fluxcd.io "carts" is invalid: ' +
        'metadata.uid: Invalid value: "u-1": field is immutable',
    ],
    [
      409,
      'Operation cannot be fulfilled on kustomizations "carts": Precondition ' +
        'failed: UID in precondition: u-1, UID in object meta: u-2',
    ],
  ])(
    'is refused where the name belongs to another object (%i)',
    async (status, message) => {
      const { runs, find, fleet, patches } = setUp();
      const resource = await find(...CARTS);
      fleet
        .cluster('staging')
        .break({ kind: 'status', status, message, verb: 'patch' });
      for (const run of [
        () => runs.sync(resource, ALONE),
        () => runs.suspend(resource, {}),
      ]) {
        expect(await outcomeOf(run())).toMatchObject({
          result: 'refused',
          error: { meaning: 'another-object', message },
        });
      }
      // Only conflicts are retried.
      expect(patches()).toHaveLength(2);
    },
  );

  it('is refused if the answer is another object', async () => {
    const { runs, find, fluxClient } = setUp();
    const resource = await find(...CARTS);
    const proxied = jest.spyOn(fluxClient, 'patch');
    const other = {
      ...resource,
      object: {
        ...resource.object,
        metadata: { name: 'carts', namespace: 'carts', uid: 'of another' },
      },
    };
    expect(await outcomeOf(runs.suspend(other, {}))).toMatchObject({
      result: 'refused',
      error: { meaning: 'another-object' },
    });
    expect(proxied.mock.calls[0][2]).toEqual({ uid: 'of another' });
  });

  it('invalidates the cached rights in its namespace when it is forbidden', async () => {
    const { runs, find, fleet, data, backend } = setUp();
    const resource = await find(...CARTS);
    const other = (namespace: string) =>
      fluxReference('staging', 'HelmRelease', namespace, 'other');
    const keys = [
      accessKey(other('carts')),
      rulesKey('staging', 'flux-system'),
      accessKey(other('flux-system')),
      rulesKey('production', 'carts'),
    ];
    keys.forEach(key => data.client.setQueryData(key, 'known'));
    const areKnown = () =>
      keys.map(key => data.client.getQueryData(key) === 'known');
    const reviews = () =>
      backend.requests.filter(
        ({ method, path }) =>
          method === 'POST' && /selfsubjectrulesreviews/.test(path),
      ).length;
    const reference = referenceOf(resource)!;
    data.part(RightsQueries).askRules(reference);
    await pass(100);
    expect(data.part(RightsQueries).verdict(reference)).toBe('yes');

    fleet
      .cluster('staging')
      .break({ kind: 'status', status: 500, verb: 'patch' });
    await outcomeOf(runs.sync(resource, ALONE));
    expect(areKnown()).toEqual([true, true, true, true]);
    expect(reviews()).toBe(1);

    fleet.cluster('staging').mend();
    fleet.cluster('staging').deny({ verbs: ['patch'], namespace: 'carts' });
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'refused',
      error: { statusCode: 403 },
    });
    expect(areKnown()).toEqual([false, true, true, true]);
    await pass(100);
    expect(reviews()).toBe(2);
    expect(data.part(RightsQueries).verdict(reference)).toBe('no');
  });

  it('is refused with 404 if the object was deleted', async () => {
    const { runs, find, fleet } = setUp();
    const resource = await find(...CARTS);
    fleet
      .cluster('staging')
      .delete({ kind: 'Kustomization', namespace: 'carts', name: 'carts' });
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'refused',
      error: {
        statusCode: 404,
        message: 'kustomizations.kustomize.toolkit.fluxcd.io "carts" not found',
      },
    });
  });

  it('is retried after a conflict', async () => {
    const { runs, find, fleet, patches } = setUp();
    const resource = await find(...CARTS);
    fleet.cluster('staging').break({
      kind: 'status',
      status: 409,
      verb: 'patch',
      message: 'the object has been modified',
      times: 4,
    });
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'settled',
      status: { state: 'Ready' },
    });
    expect(patches()).toHaveLength(5);
    expect(new Set(patches().map(patch => JSON.stringify(patch))).size).toBe(1);
  });

  it('is refused after five conflicts', async () => {
    const { runs, find, fleet, patches } = setUp();
    const resource = await find(...CARTS);
    fleet.cluster('staging').break({
      kind: 'status',
      status: 409,
      verb: 'patch',
      message: 'the object has been modified',
    });
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'refused',
      error: { statusCode: 409, message: 'the object has been modified' },
    });
    expect(patches()).toHaveLength(5);
  });

  it.each<['html' | 'truncated' | 'network', string]>([
    ['html', 'malformed'],
    ['truncated', 'malformed'],
    ['network', 'unreachable'],
  ])('is refused if the answer is broken: %s', async (kind, meaning) => {
    const { runs, find, fleet } = setUp();
    const resource = await find(...CARTS);
    fleet.cluster('staging').break({ kind, verb: 'patch' });
    expect(await outcomeOf(runs.suspend(resource, {}))).toMatchObject({
      result: 'refused',
      error: { meaning },
    });
  });

  it('is refused without an answer within a minute', async () => {
    const { runs, find, fleet } = setUp();
    const resource = await find(...CARTS);
    fleet.cluster('staging').break({ kind: 'hang', verb: 'patch' });
    const { outcome, ms } = await end(runs.suspend(resource, {}));
    expect(outcome).toMatchObject({
      result: 'refused',
      error: { meaning: 'no-answer', message: 'No answer within 60 seconds' },
    });
    expect(ms).toBeLessThan(61_000);
    expect(runs.progressOf(resource)).toBeUndefined();
  });

  it('is refused by Backstage without the permission for the proxy', async () => {
    const { runs, find, backend } = setUp();
    const resource = await find(...CARTS);
    backend.deny('kubernetes.proxy');
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'refused',
      error: { meaning: 'not-permitted', permission: 'kubernetes.proxy' },
    });
  });

  it('is refused by Backstage after the session has ended', async () => {
    const { runs, find, backend } = setUp();
    const resource = await find(...CARTS);
    backend.signedIn = false;
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'refused',
      error: { meaning: 'not-signed-in', message: 'No Backstage token' },
    });
  });
});

describe('following a request to its result', () => {
  const ref = { kind: 'Kustomization', namespace: 'carts', name: 'carts' };

  function annotated(annotations: Record<string, string>) {
    return (object: KubernetesObject): KubernetesObject => ({
      ...object,
      metadata: {
        ...object.metadata,
        annotations: { ...object.metadata.annotations, ...annotations },
      },
    });
  }

  it('polls only that object, every two seconds, and stores each answer', async () => {
    const { runs, find, fleet, backend, seen } = setUp();
    fleet.script('staging', ref, { delayMs: 9_000 });
    const resource = await find(...CARTS);
    const { ms } = await end(runs.sync(resource, ALONE));
    const looks = backend.requests.filter(
      ({ method, path }) => method === 'GET' && /proxy/.test(path),
    );
    expect(new Set(looks.map(({ path }) => path))).toEqual(
      new Set([`/proxy${pathOf('carts/kustomizations/carts')}`]),
    );
    expect(looks).toHaveLength(5);
    expect(ms).toBeLessThan(10_500);
    // As patched, at work, and done.
    expect(seen[0].object.metadata).toMatchObject({
      annotations: { 'reconcile.fluxcd.io/requestedAt': expect.any(String) },
    });
    expect(seen).toHaveLength(6);
    expect(seen[5].object.status).toMatchObject({
      lastHandledReconcileAt: expect.any(String),
    });
  });

  it('continues while the page is hidden', async () => {
    const { runs, find, fleet } = setUp();
    fleet.script('staging', ref, { delayMs: 9_000 });
    const resource = await find(...CARTS);
    setVisible(false);
    const { outcome, ms } = await end(runs.sync(resource, ALONE));
    setVisible(true);
    expect(outcome).toMatchObject({
      result: 'settled',
      status: { state: 'Ready' },
    });
    expect(ms).toBeLessThan(10_500);
  });

  it.each(['network', 'html', 'hang'] as const)(
    'continues after a loss of connection (%s)',
    async kind => {
      const { runs, find, fleet } = setUp();
      const staging = fleet.cluster('staging');
      const resource = await find(...CARTS);
      const run = runs.sync(resource, ALONE);
      await pass(1_000);
      staging.break({ kind });
      await pass(40_000);
      expect(runs.progressOf(resource)).toEqual({ action: 'sync' });
      staging.mend();
      expect(await outcomeOf(run)).toMatchObject({
        result: 'settled',
        status: { state: 'Ready' },
      });
    },
  );

  it('times out after five minutes if no controller handles the request', async () => {
    const { runs, find } = setUp();
    const path = 'carts/carts-metrics';
    const resource = await find('staging', 'HelmRelease', path);
    const { outcome, ms } = await end(runs.sync(resource, ALONE));
    expect(outcome).toMatchObject({ action: 'sync', result: 'timed-out' });
    expect(ms).toBeGreaterThanOrEqual(FOLLOW_FOR_MS);
    expect(ms).toBeLessThan(FOLLOW_FOR_MS + 5_000);
    expect(runs.progressOf(resource)).toBeUndefined();
  });

  it('waits for the end of a slow upgrade', async () => {
    const { runs, find, fleet } = setUp();
    const release = { ...ref, kind: 'HelmRelease' };
    fleet.script('staging', release, { delayMs: 280_000 });
    const resource = await find(...CARTS_RELEASE);
    const options = { withSource: false, force: true };
    expect(await outcomeOf(runs.sync(resource, options))).toMatchObject({
      result: 'settled',
      status: { state: 'Ready' },
    });
  });

  it.each<[string, string, string, RegExp]>([
    ['Failed', 'Kustomization', 'carts/carts-schemas', /dry-run failed/],
    ['Waiting', 'Kustomization', 'carts/carts-alerts', /carts-jobs/],
    ['Stalled', 'Kustomization', 'carts/carts-tenants', /cross-namespace/],
  ])('reports the state %s', async (state, kind, path, message) => {
    const { runs, find } = setUp();
    const resource = await find('staging', kind as FluxKind, path);
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'settled',
      overtaken: false,
      status: { state, message: expect.stringMatching(message) },
    });
  });

  it('reports that the object was deleted', async () => {
    const { runs, find, fleet } = setUp();
    const run = runs.sync(await find(...CARTS), ALONE);
    await pass(1_000);
    fleet.cluster('staging').delete(ref);
    expect(await outcomeOf(run)).toMatchObject({ result: 'deleted-meanwhile' });
  });

  it('reports that the object was suspended, although the request is handled', async () => {
    const { runs, find, fleet } = setUp();
    fleet.script('staging', ref, { delayMs: 20_000 });
    const run = runs.sync(await find(...CARTS), ALONE);
    await pass(1_000);
    fleet.cluster('staging').update(ref, object => ({
      ...object,
      spec: { ...object.spec, suspend: true },
    }));
    const { outcome, ms } = await end(run);
    expect(outcome).toMatchObject({ result: 'suspended-meanwhile' });
    expect(ms).toBeLessThan(5_000);
  });

  it('reports the result of a later request that replaced ours', async () => {
    const { runs, find, fleet } = setUp();
    // Ignores our request until the other one is there.
    fleet.script('staging', ref, { outcome: 'never' });
    const run = runs.sync(await find(...CARTS), ALONE);
    await pass(5_000);
    fleet.script('staging', ref, {});
    const theirs = '2030-01-01T00:00:00.000Z';
    fleet
      .cluster('staging')
      .update(ref, annotated({ 'reconcile.fluxcd.io/requestedAt': theirs }));
    expect(await outcomeOf(run)).toMatchObject({
      result: 'settled',
      overtaken: true,
      status: { state: 'Ready' },
    });
  });

  it('ignores further actions on the object until the first one has ended', async () => {
    const { runs, find, patches } = setUp();
    const resource = await find(...CARTS);
    const first = runs.sync(resource, ALONE);
    const second = runs.sync(resource, WITH_SOURCE);
    const third = runs.suspend(resource, {});
    expect(await outcomeOf(second)).toBeUndefined();
    expect(await outcomeOf(third)).toBeUndefined();
    expect(await outcomeOf(first)).toMatchObject({ result: 'settled' });
    expect(patches()).toHaveLength(1);
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'settled',
    });
    expect(patches()).toHaveLength(2);
    expect(
      new Set(patches().map(({ body }) => JSON.stringify(body))).size,
    ).toBe(2);
  });

  it('runs actions on objects of the same name on two clusters at once', async () => {
    const { runs, find, patches } = setUp();
    const ours = await find(...CARTS);
    const theirs = await find('production', 'Kustomization', 'carts/carts');
    const both = [runs.sync(ours, ALONE), runs.sync(theirs, ALONE)];
    for (const run of both) {
      expect(await outcomeOf(run)).toMatchObject({ result: 'settled' });
    }
    // Requests of the same moment have different tokens.
    expect(patches().map(({ body }) => body)).toEqual([asked(1), asked(2)]);
  });

  it('stops polling without subscribers; the request is not undone', async () => {
    const { runs, find, backend, patches } = setUp();
    const resource = await find(...CARTS);
    const run = runs.sync(resource, ALONE);
    await pass(3_000);
    runs.leave();
    expect(await outcomeOf(run)).toBeUndefined();
    expect(runs.progressOf(resource)).toBeUndefined();
    expect(patches()).toHaveLength(1);
    const before = backend.requests.length;
    await pass(60_000);
    expect(backend.requests).toHaveLength(before);
  });

  it('still requests the object if the last subscriber leaves while its source is followed', async () => {
    const { runs, find, fleet, patches, backend } = setUp();
    fleet.script(
      'staging',
      { kind: 'GitRepository', namespace: 'carts', name: 'carts' },
      { delayMs: 20_000 },
    );
    const run = runs.sync(await find(...CARTS), WITH_SOURCE);
    await pass(5_000);
    expect(patches()).toHaveLength(1);
    runs.leave();
    expect(await outcomeOf(run)).toBeUndefined();
    expect(patches().map(({ at }) => at)).toEqual([
      `staging ${pathOf('carts/gitrepositories/carts')}`,
      `staging ${pathOf('carts/kustomizations/carts')}`,
    ]);
    const before = backend.requests.length;
    await pass(60_000);
    expect(backend.requests).toHaveLength(before);
  });

  it('only sends the request without subscribers, and polls with one', async () => {
    const { runs, find, patches, backend } = setUp();
    const resource = await find(...CARTS);
    runs.leave();
    expect(await outcomeOf(runs.sync(resource, ALONE))).toBeUndefined();
    expect(patches()).toHaveLength(1);
    const before = backend.requests.length;
    await pass(10_000);
    expect(backend.requests).toHaveLength(before);

    runs.watch();
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'settled',
    });
  });

  it('continues when a subscriber leaves and returns in the same tick', async () => {
    const { runs, find, fleet } = setUp();
    fleet.script('staging', ref, { delayMs: 20_000 });
    const resource = await find(...CARTS);
    const run = runs.sync(resource, ALONE);
    await pass(5_000);
    // As when an entity is refreshed, or React runs effects twice.
    runs.leave();
    const leave = runs.watch();
    await pass(5_000);
    expect(runs.progressOf(resource)).toEqual({ action: 'sync' });
    expect(await outcomeOf(run)).toMatchObject({ result: 'settled' });

    const second = runs.sync(resource, ALONE);
    await pass(5_000);
    leave();
    await pass(10);
    expect(await outcomeOf(second)).toBeUndefined();
  });

  it('ignores a second unsubscribe', async () => {
    const { runs, find } = setUp();
    runs.leave();
    runs.leave();
    runs.watch();
    await pass(10);
    expect(
      await outcomeOf(runs.sync(await find(...CARTS), ALONE)),
    ).toMatchObject({ result: 'settled' });
  });

  it('ends as soon as another read has the result', async () => {
    const { runs, find, fleet, fluxClient, data, backend } = setUp();
    fleet.script('staging', ref, { delayMs: 500 });
    const resource = await find(...CARTS);
    const run = runs.sync(resource, ALONE);
    await pass(1_000);
    expect(runs.progressOf(resource)).toBeDefined();
    const askedAt = data.objects.now();
    const { resources } = await fluxClient.get([
      fluxReference('staging', 'Kustomization', 'carts', 'carts'),
    ]);
    const before = backend.requests.length;
    data.objects.take(resources, askedAt);
    const { outcome, ms } = await end(run);
    expect(outcome).toMatchObject({ result: 'settled' });
    expect(ms).toBeLessThanOrEqual(250);
    expect(backend.requests).toHaveLength(before);
  });

  it('ends at once if another read had the result before the request was answered', async () => {
    const { runs, find, fleet, fluxClient, data } = setUp();
    fleet.script('staging', ref, { delayMs: 500 });
    const resource = await find(...CARTS);
    const patch = fluxClient.patch.bind(fluxClient);
    jest.spyOn(fluxClient, 'patch').mockImplementation(async (...args) => {
      const answer = await patch(...args);
      await new Promise(resolve => {
        setTimeout(resolve, 5_000);
      });
      return answer;
    });
    const run = runs.sync(resource, ALONE);
    await pass(4_000);
    const askedAt = data.objects.now();
    const { resources } = await fluxClient.get([
      fluxReference('staging', 'Kustomization', 'carts', 'carts'),
    ]);
    data.objects.take(resources, askedAt);
    const { outcome, ms } = await end(run);
    expect(outcome).toMatchObject({ result: 'settled' });
    expect(ms).toBeLessThanOrEqual(1_250);
  });

  it('reports that the object was deleted and replaced by another with its name', async () => {
    const { runs, find, fleet } = setUp();
    fleet.script('staging', ref, { outcome: 'never' });
    const staging = fleet.cluster('staging');
    const run = runs.sync(await find(...CARTS), ALONE);
    await pass(1_000);
    const { metadata, ...rest } = staging.get(ref)!;
    const { uid: _uid, ...others } = metadata;
    staging.delete(ref);
    staging.put({ ...rest, metadata: others });
    const { outcome, ms } = await end(run);
    expect(outcome).toMatchObject({ result: 'deleted-meanwhile' });
    expect(ms).toBeLessThan(3_000);
  });

  it('is refused when the permission for the proxy is revoked', async () => {
    const { runs, find, fleet, backend } = setUp();
    fleet.script('staging', ref, { outcome: 'never' });
    const resource = await find(...CARTS);
    const run = runs.sync(resource, ALONE);
    await pass(1_000);
    backend.deny('kubernetes.proxy');
    expect(await outcomeOf(run)).toMatchObject({
      result: 'refused',
      error: { meaning: 'not-permitted', permission: 'kubernetes.proxy' },
    });
    backend.allow('kubernetes.proxy');
    fleet.script('staging', ref, {});
    // The refusal does not end the next action.
    expect(await outcomeOf(runs.sync(resource, ALONE))).toMatchObject({
      result: 'settled',
    });
  });

  it('leaves no timer, no listener and no object behind', async () => {
    const { runs, find, data, fleet } = setUp();
    const resource = await find(...CARTS_RELEASE);
    expect(await outcomeOf(runs.sync(resource, WITH_SOURCE))).toMatchObject({
      result: 'settled',
    });
    runs.leave();
    await pass(301_000);
    fleet.stop();
    expect(data.objects.size).toBe(0);
    expect(data.client.getQueryCache().getAll()).toEqual([]);
    expect(data.client.getQueryCache().hasListeners()).toBe(false);
    await pass(61_000);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('sends no request if two clusters have the same name', async () => {
    const { runs, data, fluxClient, backend } = setUp(createOddFleet());
    const { resources } = await fluxClient.list({
      entity: cartsEntity,
      kinds: ['Kustomization'],
    });
    const shown = data.objects.take(resources, data.objects.now());
    const ambiguous = shown.filter(each => each.clusterIsAmbiguous);
    expect(ambiguous.length).toBeGreaterThan(1);
    const before = backend.requests.length;
    for (const resource of ambiguous) {
      expect(await outcomeOf(runs.sync(resource, WITH_SOURCE))).toBeUndefined();
      expect(await outcomeOf(runs.suspend(resource, {}))).toBeUndefined();
      expect(await outcomeOf(runs.resume(resource))).toBeUndefined();
    }
    expect(backend.requests).toHaveLength(before);
  });

  it('sends no request for an object without a name', async () => {
    const { runs, backend } = setUp();
    const resource = { cluster: 'staging', object: { kind: 'Kustomization' } };
    expect(await outcomeOf(runs.sync(resource, ALONE))).toBeUndefined();
    expect(backend.requests).toEqual([]);
  });
});
