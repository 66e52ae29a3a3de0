import {
  FluxRequestError,
  type FluxApi,
  type FluxObjects,
  type FluxObjectsPage,
  type FluxObjectsRequest,
  type FluxProblem,
} from '../api';
import { fleetOfRepositories } from '../__testUtils__/fleetOf';
import { setVisible } from '../__testUtils__/page';
import { createTestBackend } from '../__testUtils__/testBackend';
import {
  nameOf,
  namespaceOf,
  nodesIn,
  referenceKey,
  referenceOf,
  type FluxObject,
  type FluxReference,
  type FluxResource,
} from '../flux';
import { condition, fluxObject } from '../flux/__fixtures__/objects';
import {
  crashingPod,
  deployment,
  kubeObject,
  ownedBy,
  pod,
  replicaSet,
  startingDeployment,
} from '../flux/__fixtures__/workloads';
import { pass, withFakeTime } from './__testUtils__/time';
import { AppliedData } from './AppliedData';
import type { ResourcesWant } from './AppliedObjects';
import { FluxData } from './fluxData';

const atTheEnd = withFakeTime();

const SECOND = 1_000;
const ALL: ResourcesWant = { scope: 'all' };
const WHY: ResourcesWant = { scope: 'why' };
const OWN =
  'kustomize.toolkit.fluxcd.io/name=apps,kustomize.toolkit.fluxcd.io/namespace=shop';
const cluster = 'staging';
const on = (object: FluxObject): FluxResource => ({ cluster, object });

const CLUSTER_SCOPED = ['Namespace', 'CustomResourceDefinition'];

/** Plurals of kinds that end in other letters than s. */
const pluralOf = (kind: string) => `${kind.toLowerCase()}s`;

/** A Kustomization that applied what ids name. */
function applier(
  ids: readonly string[],
  more: Parameters<typeof fluxObject>[1] = {},
): FluxResource {
  return on(
    fluxObject('Kustomization', {
      ...more,
      metadata: { name: 'apps', uid: 'apps', ...more.metadata },
      status: {
        observedGeneration: 1,
        conditions: [condition('Ready', 'True', 'ReconciliationSucceeded')],
        ...more.status,
        inventory: { entries: ids.map(id => ({ id, v: 'v1' })) },
      },
    }),
  );
}

/** An API server that has some objects, all of which have Flux's labels. */
class FakeCluster {
  objects: readonly FluxObject[] = [];
  readonly lists: FluxObjectsRequest[] = [];
  readonly gets: FluxReference[] = [];
  /** What lists fail with, or are answered with instead. */
  answer?: (
    request: FluxObjectsRequest,
  ) => Partial<FluxObjectsPage> | Promise<Partial<FluxObjectsPage>> | undefined;
  running = 0;
  mostRunning = 0;

  readonly api = {
    listObjects: (
      request: FluxObjectsRequest,
      { signal }: { signal?: AbortSignal } = {},
    ) => this.counted(async () => this.list(request, signal)),
    get: (references: readonly FluxReference[]) =>
      this.counted(async () => this.get(references)),
  } as unknown as FluxApi;

  private async counted<T>(run: () => Promise<T>): Promise<T> {
    this.running += 1;
    this.mostRunning = Math.max(this.mostRunning, this.running);
    try {
      await new Promise(resolve => {
        setTimeout(resolve, 10);
      });
      return await run();
    } finally {
      this.running -= 1;
    }
  }

  private async list(
    request: FluxObjectsRequest,
    signal?: AbortSignal,
  ): Promise<FluxObjectsPage> {
    this.lists.push(request);
    signal?.throwIfAborted();
    const { kind, namespace, labelSelector = '' } = request;
    const type = {
      plural: pluralOf(kind),
      namespaced: !CLUSTER_SCOPED.includes(kind),
    };
    const resources = this.objects
      .filter(
        object =>
          object.kind === kind &&
          (!namespace || namespaceOf(object) === namespace) &&
          (labelSelector === '' ||
            labelSelector.startsWith('kustomize.') ||
            labelSelector.startsWith('helm.') ||
            labelSelector === `app=${nameOf(object).replace(/-6d5f.*/, '')}`),
      )
      .map(on);
    return { resources, type, ...(await this.answer?.(request)) };
  }

  private async get(
    references: readonly FluxReference[],
  ): Promise<FluxObjects> {
    this.gets.push(...references);
    const keys = new Set(references.map(referenceKey));
    return {
      resources: this.objects
        .map(on)
        .filter(each => keys.has(referenceKey(referenceOf(each)!))),
      failures: [],
    };
  }

  /** The lists since the last call, as lines of text. */
  asked(): string[] {
    return this.lists
      .splice(0)
      .map(({ kind, namespace = '*', labelSelector = '' }) =>
        [kind, namespace, labelSelector === OWN ? '' : labelSelector]
          .join(' ')
          .trim(),
      )
      .sort();
  }
}

const refused = (kind: string, namespace?: string): FluxObjectsPage => ({
  resources: [],
  failure: {
    cluster,
    kind,
    meaning: 'not-permitted',
    statusCode: 403,
    message: `cannot list ${kind} ${namespace ?? 'at the cluster scope'}`,
  },
});

const failed = (problem: FluxProblem): FluxObjectsPage => ({
  resources: [],
  failure: { cluster, ...problem },
  type: undefined,
});

function setUp(resource: FluxResource, ...objects: FluxObject[]) {
  const fake = new FakeCluster();
  fake.objects = objects;
  const data = new FluxData({ api: fake.api });
  const applied = data.part(AppliedData).of(resource);
  const told = jest.fn();
  applied.subscribe(told);
  const use = (want: ResourcesWant = ALL) => {
    const stop = applied.watch(want);
    atTheEnd(stop);
    return stop;
  };
  const statesOf = (want: ResourcesWant = ALL) =>
    Object.fromEntries(
      [...nodesIn(applied.current(want).tree)].map(({ reference, health }) => [
        `${reference.kind} ${reference.name}`,
        health.state,
      ]),
    );
  return { fake, data, applied, use, told, statesOf };
}

const IDS = [
  'shop_carts_apps_Deployment',
  'shop_web_apps_Deployment',
  'shop_carts__Service',
];

describe('the list of applied objects', () => {
  it('is read with one request for each kind, except for kinds without health', async () => {
    const { fake, use, statesOf, applied } = setUp(
      applier([
        ...IDS,
        'shop_config__ConfigMap',
        'shop_password__Secret',
        'shop_reader_rbac.authorization.k8s.io_Role',
        'shop_reader__ServiceAccount',
        'other_db_shop.example_Database',
        'shop_db_shop.example_Database',
        '_shop__Namespace',
        'shop_nested_kustomize.toolkit.fluxcd.io_Kustomization',
      ]),
      deployment('carts'),
      deployment('web'),
      deployment('stranger'),
      kubeObject('v1', 'Service', 'carts'),
      kubeObject('shop.example/v1', 'Database', 'db'),
      kubeObject('shop.example/v1', 'Database', 'db', {
        metadata: { namespace: 'other' },
      }),
      { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'shop' } },
      fluxObject('Kustomization', { metadata: { name: 'nested' } }),
    );
    expect(applied.current(ALL).isReading).toBe(true);
    use();
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual([
      'Database *',
      'Deployment shop',
      'Kustomization shop',
      'Namespace *',
      'Service shop',
    ]);
    expect(applied.current(ALL)).toMatchObject({
      isReading: false,
      isReadingPods: false,
      unread: [],
      error: undefined,
    });
    expect(statesOf()).toEqual({
      'Deployment carts': 'Healthy',
      'Deployment web': 'Healthy',
      'Service carts': 'Healthy',
      'Database db': 'Healthy',
      'Namespace shop': 'Healthy',
      'Kustomization nested': 'Progressing',
      'ConfigMap config': 'NotChecked',
      'Secret password': 'NotChecked',
      'Role reader': 'NotChecked',
      'ServiceAccount reader': 'NotChecked',
    });
    expect(fake.gets).toEqual([]);
  });

  it('reads Flux kinds in the newest version, and others in the applied version', async () => {
    const { fake, use } = setUp(
      applier([
        'shop_carts_apps_Deployment',
        'shop_nested_kustomize.toolkit.fluxcd.io_Kustomization',
      ]),
    );
    use();
    await pass(1 * SECOND);
    expect(
      fake.lists.map(({ group, kind, version }) => [group, kind, version]),
    ).toEqual([
      ['apps', 'Deployment', 'v1'],
      ['kustomize.toolkit.fluxcd.io', 'Kustomization', undefined],
    ]);
  });

  it('is shown as the answers arrive', async () => {
    const { fake, use, statesOf, told, applied } = setUp(
      applier(IDS),
      deployment('carts'),
      deployment('web'),
    );
    let respond = (_: Partial<FluxObjectsPage>) => {};
    fake.answer = ({ kind }) =>
      kind === 'Service'
        ? new Promise(resolve => {
            respond = resolve;
          })
        : undefined;
    use();
    await pass(1 * SECOND);
    expect(told).toHaveBeenCalled();
    expect(statesOf()).toEqual({
      'Deployment carts': 'Healthy',
      'Deployment web': 'Healthy',
      'Service carts': 'Reading',
    });
    expect(applied.current(ALL).isReading).toBe(true);
    respond({ resources: [on(kubeObject('v1', 'Service', 'carts'))] });
    await pass(1 * SECOND);
    expect(statesOf()['Service carts']).toBe('Healthy');
    expect(applied.current(ALL).isReading).toBe(false);
  });

  it('is read every 30 seconds while it is shown and the page is visible', async () => {
    const { fake, use } = setUp(
      applier(['shop_carts_apps_Deployment']),
      deployment(),
    );
    await pass(60 * SECOND);
    expect(fake.lists).toHaveLength(0);
    const stop = use();
    await pass(1 * SECOND);
    expect(fake.lists).toHaveLength(1);
    await pass(28 * SECOND);
    expect(fake.lists).toHaveLength(1);
    await pass(2 * SECOND);
    expect(fake.lists).toHaveLength(2);
    setVisible(false);
    await pass(120 * SECOND);
    expect(fake.lists).toHaveLength(2);
    setVisible(true);
    await pass(1 * SECOND);
    expect(fake.lists).toHaveLength(3);
    stop();
    await pass(120 * SECOND);
    expect(fake.lists).toHaveLength(3);
  });

  it('is read with at most six requests at once', async () => {
    const ids = Array.from(
      { length: 20 },
      (_, index) => `shop_a_shop.example_Kind${index}`,
    );
    const { fake, use } = setUp(applier(ids));
    use();
    await pass(1 * SECOND);
    expect(fake.lists).toHaveLength(20);
    expect(fake.mostRunning).toBe(6);
  });

  it('costs one list for each kind, also for 2,000 objects of 25 kinds', async () => {
    const kinds = Array.from({ length: 25 }, (_, index) => `Kind${index}`);
    const names = Array.from({ length: 2_000 }, (_, index) => ({
      name: `a${index}`,
      namespace: `shop-${index % 7}`,
      kind: kinds[index % kinds.length],
    }));
    const { fake, use, applied } = setUp(
      applier(
        names.map(
          ({ namespace, name, kind }) =>
            `${namespace}_${name}_shop.example_${kind}`,
        ),
      ),
      ...names.map(({ namespace, name, kind }) =>
        kubeObject('shop.example/v1', kind, name, { metadata: { namespace } }),
      ),
    );
    use();
    await pass(2 * SECOND);
    expect(fake.lists).toHaveLength(25);
    expect(applied.current(ALL).tree).toMatchObject({
      healthy: 2_000,
      total: 2_000,
    });
  });

  it('needs no more than 40 discovery documents', async () => {
    const ids = Array.from({ length: 60 }, (_, index) =>
      // Of the later groups there are more objects.
      ['a', 'b']
        .slice(index < 30 ? 1 : 0)
        .map(name => `shop_${name}_group${index}.example_Kind${index}`),
    ).flat();
    const { fake, use, applied } = setUp(applier(ids));
    fake.answer = ({ kind }) => ({
      resources: ['a', 'b'].map(name =>
        on(
          kubeObject(
            `${kind.toLowerCase().replace('kind', 'group')}.example/v1`,
            kind,
            name,
          ),
        ),
      ),
    });
    use();
    await pass(2 * SECOND);
    expect(new Set(fake.lists.map(({ group }) => group)).size).toBe(40);
    expect(applied.current(ALL).tree.counts).toEqual({
      Healthy: 30 * 2 + 10,
      Unknown: 20,
    });
  });

  it('has CustomResourceDefinitions with only their metadata', async () => {
    const name = 'databases.shop.example';
    const id = `_${name}_apiextensions.k8s.io_CustomResourceDefinition`;
    const metadata = { name, uid: 'crd', resourceVersion: '1' };
    const { fake, use, statesOf, data } = setUp(applier([id]), {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata,
    });
    use();
    await pass(1 * SECOND);
    expect(fake.lists.map(({ metadataOnly }) => metadataOnly)).toEqual([true]);
    expect(statesOf()).toEqual({
      [`CustomResourceDefinition ${name}`]: 'NotChecked',
    });
    // Others would take it for the whole object.
    expect(data.objects.size).toBe(0);
  });

  it('is not read if it is on another cluster', async () => {
    const { fake, use, statesOf } = setUp(
      applier(IDS, { spec: { kubeConfig: { secretRef: { name: 'edge' } } } }),
    );
    use();
    await pass(60 * SECOND);
    expect(fake.lists).toEqual([]);
    expect(Object.values(statesOf())).toEqual([
      'Elsewhere',
      'Elsewhere',
      'Elsewhere',
    ]);
  });

  it('is found by labels if a release has no inventory', async () => {
    const release = on(
      fluxObject('HelmRelease', { spec: { targetNamespace: 'shop' } }),
    );
    const { fake, use, statesOf, applied } = setUp(
      release,
      deployment('carts'),
    );
    fake.answer = ({ kind, namespace }) =>
      kind === 'Job' && !namespace ? refused(kind) : undefined;
    use();
    await pass(1 * SECOND);
    const labels =
      'helm.toolkit.fluxcd.io/name=carts,helm.toolkit.fluxcd.io/namespace=shop';
    expect(fake.asked()).toEqual(
      [
        'CronJob *',
        'DaemonSet *',
        'Deployment *',
        'Job *',
        'Job shop',
        'StatefulSet *',
      ].map(each => `${each} ${labels}`),
    );
    expect(applied.current(ALL).tree.origin).toBe('labels');
    expect(statesOf()).toEqual({ 'Deployment carts': 'Healthy' });
  });
});

describe('pods', () => {
  const starting = startingDeployment('carts');
  const set = replicaSet(starting);
  const crashing = crashingPod({ metadata: ownedBy(set) });

  it('are read for unhealthy workloads, by their selector', async () => {
    const { fake, use, statesOf, applied } = setUp(
      applier(IDS),
      starting,
      deployment('web'),
      kubeObject('v1', 'Service', 'carts'),
      set,
      crashing,
    );
    use();
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual([
      'Deployment shop',
      'Pod shop app=carts',
      'ReplicaSet shop app=carts',
      'Service shop',
    ]);
    expect(applied.current(ALL).isReadingPods).toBe(false);
    expect(statesOf()).toMatchObject({
      'Deployment carts': 'Failed',
      'Pod carts-6d5f-x2x4v': 'Failed',
      'Deployment web': 'Healthy',
    });
    await pass(30 * SECOND);
    expect(fake.asked()).toEqual([
      'Deployment shop',
      'Pod shop app=carts',
      'ReplicaSet shop app=carts',
      'Service shop',
    ]);
  });

  it('are read for workloads that the user expanded', async () => {
    const web = deployment('web');
    const { fake, use, statesOf } = setUp(
      applier(['shop_web_apps_Deployment']),
      web,
      replicaSet(web),
      pod('web-6d5f-a', { metadata: ownedBy(replicaSet(web)) }),
    );
    use();
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual(['Deployment shop']);
    const key = referenceKey(referenceOf(on(web))!);
    use({ scope: 'all', expanded: [key] });
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual([
      'Pod shop app=web',
      'ReplicaSet shop app=web',
    ]);
    expect(statesOf()['Pod web-6d5f-a']).toBe('Healthy');
  });

  it('are read with one request for many workloads', async () => {
    const names = ['a', 'b', 'c', 'd'];
    const { fake, use } = setUp(
      applier(names.map(name => `shop_${name}_apps_Deployment`)),
      ...names.map(name => startingDeployment(name)),
    );
    use();
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual([
      'Deployment shop',
      'Pod shop',
      'ReplicaSet shop',
    ]);
  });

  it('do not wait for kinds without pods', async () => {
    const { fake, use, statesOf } = setUp(
      applier(IDS),
      starting,
      set,
      crashing,
    );
    fake.answer = ({ kind }) =>
      kind === 'Service' ? new Promise(() => {}) : undefined;
    use();
    await pass(1 * SECOND);
    expect(statesOf()).toMatchObject({
      'Deployment carts': 'Failed',
      'Service carts': 'Reading',
    });
  });

  it('have one note if they may not be read', async () => {
    const { fake, use, applied, statesOf } = setUp(applier(IDS), starting);
    fake.answer = ({ kind, namespace }) =>
      kind === 'Pod' ? refused(kind, namespace) : undefined;
    use();
    await pass(1 * SECOND);
    expect(applied.current(ALL).unread).toEqual([
      {
        group: '',
        kind: 'Pod',
        plural: 'pods',
        namespaces: ['shop'],
        problem: expect.objectContaining({ meaning: 'not-permitted' }),
      },
    ]);
    expect(statesOf()['Deployment carts']).toBe('Progressing');
  });
});

describe('a kind that may not be listed', () => {
  const ids = ['shop', 'other'].map(
    namespace => `${namespace}_db_shop.example_Database`,
  );
  const databases = ['shop', 'other'].map(namespace =>
    kubeObject('shop.example/v1', 'Database', 'db', {
      metadata: { namespace },
    }),
  );

  it('is listed in its namespaces instead, for five minutes', async () => {
    const { fake, use, applied } = setUp(applier(ids), ...databases);
    fake.answer = ({ kind, namespace }) =>
      namespace ? undefined : refused(kind);
    use();
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual([
      'Database *',
      'Database other',
      'Database shop',
    ]);
    expect(applied.current(ALL)).toMatchObject({
      tree: { healthy: 2 },
      unread: [],
    });
    await pass(30 * SECOND);
    expect(fake.asked()).toEqual(['Database other', 'Database shop']);
  });

  it('is listed on the whole cluster again once that is permitted', async () => {
    const { fake, use } = setUp(applier(ids), ...databases);
    fake.answer = ({ kind, namespace }) =>
      namespace ? undefined : refused(kind);
    use();
    await pass(1 * SECOND);
    fake.asked();
    fake.answer = undefined;
    await pass(280 * SECOND);
    expect(fake.asked()).not.toContain('Database *');
    await pass(30 * SECOND);
    expect(fake.asked()).toContain('Database *');
    await pass(60 * SECOND);
    expect(new Set(fake.asked())).toEqual(new Set(['Database *']));
  });

  it('is listed on the whole cluster again on a refresh by the user', async () => {
    const { fake, use, applied } = setUp(applier(ids), ...databases);
    fake.answer = ({ kind, namespace }) =>
      namespace ? undefined : refused(kind);
    use();
    await pass(1 * SECOND);
    fake.asked();
    fake.answer = undefined;
    void applied.refresh();
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual(['Database *']);
  });

  it('names the namespaces in which it may not be read', async () => {
    const { fake, use, applied } = setUp(applier(ids), ...databases);
    fake.answer = ({ kind, namespace }) =>
      namespace === 'shop' ? undefined : refused(kind, namespace);
    use();
    await pass(1 * SECOND);
    expect(applied.current(ALL)).toMatchObject({
      tree: { counts: { Healthy: 1, NotPermitted: 1 } },
      unread: [
        { kind: 'Database', plural: 'databases', namespaces: ['other'] },
      ],
    });
  });

  it('is requested again after five minutes, or on a refresh by the user', async () => {
    const { fake, use, applied, statesOf } = setUp(
      applier(['shop_db_shop.example_Database']),
      databases[0],
    );
    fake.answer = ({ kind, namespace }) => refused(kind, namespace);
    use();
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual(['Database shop']);
    expect(statesOf()).toEqual({ 'Database db': 'NotPermitted' });
    await pass(90 * SECOND);
    expect(fake.asked()).toEqual([]);
    void applied.refresh();
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual(['Database shop']);
    fake.answer = undefined;
    await pass(330 * SECOND);
    expect(statesOf()).toEqual({ 'Database db': 'Healthy' });
    expect(applied.current(ALL).unread).toEqual([]);
  });

  it('is requested in at most ten namespaces', async () => {
    const many = Array.from(
      { length: 30 },
      (_, index) => `shop-${index}_db_shop.example_Database`,
    );
    const { fake, use, applied } = setUp(applier(many));
    fake.answer = ({ kind, namespace = '' }) =>
      namespace
        ? {
            resources: [
              on(
                kubeObject('shop.example/v1', 'Database', 'db', {
                  metadata: { namespace },
                }),
              ),
            ],
          }
        : refused(kind);
    use();
    await pass(2 * SECOND);
    expect(fake.lists).toHaveLength(11);
    const { tree, unread } = applied.current(ALL);
    expect(tree.counts).toEqual({ Healthy: 10, NotPermitted: 20 });
    expect(unread[0].namespaces).toHaveLength(20);
  });
});

describe('a list that fails', () => {
  it.each<[string, Partial<FluxObjectsPage>, string]>([
    ['has no answer', failed({ meaning: 'no-answer' }), 'Unknown'],
    ['is not served', { resources: [], type: undefined }, 'NotServed'],
    ['is refused', refused('Deployment', 'shop'), 'NotPermitted'],
  ])('affects only its own kind: it %s', async (_, answer, state) => {
    const { fake, use, statesOf } = setUp(
      applier(IDS),
      kubeObject('v1', 'Service', 'carts'),
    );
    fake.answer = ({ kind }) => (kind === 'Deployment' ? answer : undefined);
    use();
    await pass(1 * SECOND);
    expect(statesOf()).toEqual({
      'Deployment carts': state,
      'Deployment web': state,
      'Service carts': 'Healthy',
    });
  });

  it('keeps the objects of the last answer, with their age', async () => {
    const { fake, use, statesOf, applied } = setUp(
      applier(['shop_carts_apps_Deployment']),
      deployment('carts'),
    );
    use();
    await pass(1 * SECOND);
    const seenAt = Date.now();
    fake.answer = () => failed({ meaning: 'unreachable' });
    await pass(60 * SECOND);
    expect(statesOf()).toEqual({ 'Deployment carts': 'Healthy' });
    const [{ problem }] = applied.current(ALL).unread;
    expect(problem.meaning).toBe('unreachable');
    expect(problem.shownSince).toBeLessThanOrEqual(seenAt);
    fake.answer = undefined;
    await pass(30 * SECOND);
    expect(applied.current(ALL).unread).toEqual([]);
  });

  it('reports the missing permission for the proxy', async () => {
    const { fake, use, applied } = setUp(applier(IDS), deployment('carts'));
    fake.answer = () => {
      throw new FluxRequestError({
        meaning: 'not-permitted',
        permission: 'kubernetes.proxy',
      });
    };
    use();
    await pass(1 * SECOND);
    expect(applied.current(ALL)).toMatchObject({
      error: { permission: 'kubernetes.proxy' },
      isReading: false,
    });
    fake.answer = undefined;
    await pass(60 * SECOND);
    expect(applied.current(ALL).error).toBeUndefined();
  });
});

describe('an object without the labels of its list', () => {
  it('is missing if it is not found by name either', async () => {
    const { fake, use, statesOf } = setUp(
      applier(['a', 'b', 'c'].map(name => `shop_${name}_apps_Deployment`)),
      deployment('a'),
    );
    use();
    await pass(1 * SECOND);
    expect(statesOf()).toEqual({
      'Deployment a': 'Healthy',
      'Deployment b': 'Missing',
      'Deployment c': 'Missing',
    });
    // One for the kind and namespace.
    expect(fake.gets.map(({ name }) => name)).toEqual(['b']);
  });

  it('is not reported as missing if another one lacks the labels', async () => {
    const { fake, use, statesOf } = setUp(
      applier(['a', 'b'].map(name => `shop_${name}_apps_Deployment`)),
      deployment('a'),
    );
    fake.answer = () => ({ resources: [] });
    use();
    await pass(1 * SECOND);
    expect(statesOf()).toEqual({
      'Deployment a': 'Healthy',
      'Deployment b': 'Unknown',
    });
  });

  it('is requested by name for at most five objects', async () => {
    const { fake, use } = setUp(
      applier(
        Array.from(
          { length: 20 },
          (_, index) => `shop-${index}_a_apps_Deployment`,
        ),
      ),
    );
    use();
    await pass(1 * SECOND);
    expect(fake.gets).toHaveLength(5);
  });
});

describe('the objects that are read to explain a failure', () => {
  const failing = (names: string) =>
    applier(
      [
        'shop_carts_apps_Deployment',
        'shop_web_apps_Deployment',
        'other_api_apps_Deployment',
        'shop_carts__Service',
        'shop_db_shop.example_Database',
      ],
      {
        status: {
          conditions: [
            condition('Ready', 'False', 'HealthCheckFailed', {
              message: `timeout waiting for: [${names}]`,
            }),
          ],
        },
      },
    );
  const starting = startingDeployment('carts');
  const set = replicaSet(starting);

  it('are those in the message, and their pods', async () => {
    const { fake, use, statesOf, applied } = setUp(
      failing("Deployment/shop/carts status: 'InProgress'"),
      starting,
      startingDeployment('web'),
      set,
      crashingPod({ metadata: ownedBy(set) }),
    );
    use(WHY);
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual([
      'Deployment shop',
      'Pod shop app=carts',
      'ReplicaSet shop app=carts',
    ]);
    expect(applied.current(WHY)).toMatchObject({
      isReading: false,
      isReadingPods: false,
    });
    expect(statesOf(WHY)).toMatchObject({ 'Deployment carts': 'Failed' });
  });

  it.each([
    ['in all namespaces', true],
    ['only in single ones', false],
  ])(
    'costs no more than 13 requests if lists are permitted %s',
    async (_where, isPermitted) => {
      const many = Array.from({ length: 12 }, (_item, index) => index);
      const resource = applier(
        [
          'HelmRelease',
          'Deployment',
          'StatefulSet',
          'Job',
          'DaemonSet',
          'Pod',
          'Database',
        ].flatMap(kind => many.map(index => `shop-${index}_a_apps_${kind}`)),
        {
          status: {
            conditions: [
              condition('Ready', 'False', 'HealthCheckFailed', {
                message: 'context deadline exceeded',
              }),
            ],
          },
        },
      );
      const { fake, use } = setUp(
        resource,
        ...many.map(index => ({
          ...startingDeployment('a'),
          metadata: { name: 'a', namespace: `shop-${index}`, uid: `${index}` },
        })),
      );
      fake.answer = ({ kind, namespace }) =>
        isPermitted || namespace ? undefined : refused(kind);
      use(WHY);
      await pass(2 * SECOND);
      expect(fake.lists.length).toBeGreaterThan(5);
      // Events need two more.
      expect(fake.lists.length + fake.gets.length).toBeLessThanOrEqual(13);
    },
  );

  it('are the Helm hook in the message, and its pods', async () => {
    const release = on(
      fluxObject('HelmRelease', {
        status: {
          inventory: { entries: [{ id: 'shop_web_apps_Deployment', v: 'v1' }] },
          conditions: [
            condition('Ready', 'False', 'InstallFailed', {
              message:
                'failed pre-install: * job migrate failed: DeadlineExceeded',
            }),
          ],
        },
      }),
    );
    const job = kubeObject('batch/v1', 'Job', 'migrate', {
      spec: { selector: { matchLabels: { app: 'migrate' } } },
      status: { active: 1 },
    });
    const { fake, use, statesOf } = setUp(
      release,
      job,
      crashingPod({ name: 'migrate', metadata: ownedBy(job) }),
    );
    use(WHY);
    await pass(1 * SECOND);
    expect(fake.gets.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'Job migrate',
      'Deployment web',
    ]);
    expect(fake.asked()).toContain('Pod shop app=migrate');
    expect(statesOf(WHY)).toEqual({
      'Job migrate': 'Failed',
      'Pod migrate': 'Failed',
      'Deployment web': 'Missing',
    });
  });

  it('are none if the manifests could not be built', async () => {
    const { fake, use } = setUp(
      applier(IDS, {
        status: { conditions: [condition('Ready', 'False', 'BuildFailed')] },
      }),
    );
    use(WHY);
    await pass(60 * SECOND);
    expect(fake.lists).toEqual([]);
  });

  it('change when the message names another object', async () => {
    const { fake, use, applied } = setUp(
      failing("Deployment/shop/carts status: 'InProgress'"),
      deployment('carts'),
      kubeObject('shop.example/v1', 'Database', 'db'),
    );
    use(WHY);
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual(['Deployment shop']);
    applied.update(failing("Database/shop/db status: 'InProgress'"));
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual(['Database shop']);
  });

  it('are completed when all objects are shown', async () => {
    const { fake, use, statesOf } = setUp(
      failing("Deployment/shop/carts status: 'InProgress'"),
      deployment('carts'),
      deployment('web'),
      kubeObject('v1', 'Service', 'carts'),
      kubeObject('shop.example/v1', 'Database', 'db'),
      deployment('api', { metadata: { namespace: 'other' } }),
    );
    use(WHY);
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual(['Deployment shop']);
    expect(statesOf(WHY)['Service carts']).toBe('Reading');
    use(ALL);
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual([
      'Database shop',
      'Deployment *',
      'Service shop',
    ]);
    expect(Object.values(statesOf())).toEqual(Array(5).fill('Healthy'));
  });
});

describe('an inventory that changes', () => {
  it('is read at once; new objects have no health before that', async () => {
    const { fake, use, data, statesOf } = setUp(
      applier(['shop_carts_apps_Deployment'], {
        metadata: { resourceVersion: '1' },
      }),
      deployment('carts'),
    );
    use();
    await pass(1 * SECOND);
    fake.asked();
    let respond = (_: Partial<FluxObjectsPage>) => {};
    fake.answer = ({ kind }) =>
      kind === 'Deployment'
        ? new Promise(resolve => {
            respond = resolve;
          })
        : undefined;
    const newer = applier(IDS, { metadata: { resourceVersion: '2' } });
    data.objects.take([newer], data.objects.now());
    await pass(1 * SECOND);
    expect(statesOf()).toEqual({
      'Deployment carts': 'Healthy',
      'Deployment web': 'Reading',
      'Service carts': 'Missing',
    });
    respond({ resources: [deployment('carts'), deployment('web')].map(on) });
    await pass(1 * SECOND);
    expect(statesOf()['Deployment web']).toBe('Healthy');
  });

  it('is read when it is shown again', async () => {
    const { fake, use, applied, statesOf } = setUp(
      applier(['shop_carts_apps_Deployment']),
      deployment('carts'),
      deployment('web'),
    );
    const stop = use();
    await pass(1 * SECOND);
    stop();
    await pass(1 * SECOND);
    fake.asked();
    applied.update(applier(IDS.slice(0, 2)));
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual([]);
    use();
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual(['Deployment shop']);
    expect(statesOf()['Deployment web']).toBe('Healthy');
  });

  it('is not read again if other fields of the object change', async () => {
    const { fake, use, data } = setUp(
      applier(IDS, { metadata: { resourceVersion: '1' } }),
    );
    use();
    await pass(1 * SECOND);
    fake.asked();
    const newer = applier(IDS, { metadata: { resourceVersion: '2' } });
    data.objects.take([newer], data.objects.now());
    await pass(1 * SECOND);
    expect(fake.asked()).toEqual([]);
  });
});

describe('shared objects', () => {
  it('are updated by the reads of others', async () => {
    const { use, data, statesOf, told } = setUp(
      applier(['shop_carts_apps_Deployment']),
      deployment('carts'),
    );
    use();
    await pass(1 * SECOND);
    told.mockClear();
    const newer = {
      ...startingDeployment('carts'),
      metadata: Object(
        deployment('carts', { metadata: { resourceVersion: '4712' } }).metadata,
      ),
    };
    data.objects.take([on(newer)], data.objects.now());
    await pass(300);
    expect(told).toHaveBeenCalled();
    expect(statesOf()['Deployment carts']).toBe('Progressing');
  });

  it('have one notification for several changes', async () => {
    const ids = Array.from(
      { length: 30 },
      (_, index) => `shop_a_shop.example_Kind${index}`,
    );
    const { use, told } = setUp(applier(ids));
    use();
    await pass(1 * SECOND);
    expect(told.mock.calls.length).toBeLessThan(6);
  });
});

describe('through the Kubernetes backend', () => {
  const KINDS = 25;
  const GROUPS = 5;

  /** Answers for kinds of groups that the fleet does not serve. */
  function answerFor(path: string): unknown {
    const { pathname, searchParams } = new URL(path, 'http://cluster.test');
    const [, group, plural] =
      /^\/apis\/(group\d\.example)\/v1(?:\/(?:namespaces\/shop\/)?(kind\d+)s)?$/.exec(
        pathname,
      ) ?? [];
    if (!group) return undefined;
    if (!plural) {
      return {
        kind: 'APIResourceList',
        resources: Array.from({ length: KINDS }, (_, index) => ({
          kind: `Kind${index}`,
          name: `kind${index}s`,
          namespaced: true,
        })),
      };
    }
    expect(searchParams.get('labelSelector')).toBe(OWN);
    const number = Number(plural.slice(4));
    return {
      kind: `Kind${number}List`,
      metadata: {},
      items: Array.from({ length: 2_000 / KINDS }, (_, index) =>
        kubeObject(`${group}/v1`, `Kind${number}`, `a${index}`),
      ),
    };
  }

  it('costs 25 lists and five discovery documents for 2,000 objects of 25 kinds', async () => {
    const asked: string[] = [];
    const test = createTestBackend({
      fleet: fleetOfRepositories(cluster),
      fetch: async (input, init) => {
        const path = String(input).split('/proxy')[1];
        const answer = path && answerFor(path);
        if (path) asked.push(path.split('?')[0]);
        return answer
          ? Response.json(answer)
          : test.backend.handle(new Request(input, init));
      },
    });
    atTheEnd(() => test.fleet.stop());
    const ids = Array.from(
      { length: 2_000 },
      (_, index) =>
        `shop_a${Math.floor(index / KINDS)}_group${
          index % GROUPS
        }.example_Kind${index % KINDS}`,
    );
    const data = new FluxData({ api: test.fluxClient });
    const applied = data
      .part(AppliedData)
      .of(applier([...ids, 'shop_password__Secret', 'shop_config__ConfigMap']));
    atTheEnd(applied.watch(ALL));
    await pass(2 * SECOND);
    expect(applied.current(ALL).tree).toMatchObject({
      counts: { Healthy: 2_000, NotChecked: 2 },
      checked: 2_000,
    });
    const documents = asked.filter(path => path.endsWith('/v1'));
    expect(documents).toHaveLength(GROUPS);
    expect(asked.length - documents.length).toBe(KINDS);
    // Discovery is cached.
    await pass(30 * SECOND);
    expect(asked.filter(path => path.endsWith('/v1'))).toHaveLength(GROUPS);
    expect(asked).toHaveLength(2 * KINDS + GROUPS);
  });

  it("has the API server's messages about refused reads", async () => {
    const test = createTestBackend({ fleet: fleetOfRepositories(cluster) });
    atTheEnd(() => test.fleet.stop());
    const staging = test.fleet.cluster(cluster);
    const own = {
      'kustomize.toolkit.fluxcd.io/name': 'apps',
      'kustomize.toolkit.fluxcd.io/namespace': 'shop',
    };
    const labelled = { metadata: { labels: own } };
    const known = [deployment('carts', labelled), deployment('web')];
    known.forEach(each => staging.put(each as never));
    staging.deny({ resource: 'services' });
    const data = new FluxData({ api: test.fluxClient });
    const applied = data
      .part(AppliedData)
      .of(
        applier([
          'shop_carts_apps_Deployment',
          'shop_carts__Service',
          'shop_db_shop.example_Database',
        ]),
      );
    atTheEnd(applied.watch(ALL));
    await pass(2 * SECOND);
    const { tree, unread } = applied.current(ALL);
    expect(tree.counts).toEqual({ Healthy: 1, NotPermitted: 1, NotServed: 1 });
    expect(unread).toEqual([
      {
        group: '',
        kind: 'Service',
        plural: 'services',
        namespaces: ['shop'],
        problem: expect.objectContaining({
          meaning: 'not-permitted',
          message: expect.stringContaining('cannot list resource "services"'),
        }),
      },
    ]);
  });
});
