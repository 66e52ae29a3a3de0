import { setVisible } from '../__testUtils__/page';
import {
  FluxRequestError,
  type FluxApi,
  type FluxCluster,
  type FluxObjectsPage,
  type FluxObjectsRequest,
  type FluxProblem,
} from '../api';
import {
  fluxReference,
  nameOf,
  type FluxKind,
  type FluxResource,
} from '../flux';
import { fluxObject } from '../flux/__fixtures__/objects';
import { pass, withFakeTime } from './__testUtils__/time';
import { FleetObjects } from './FleetObjects';
import { FluxData } from './fluxData';

const atTheEnd = withFakeTime();

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const USUAL: readonly FluxKind[] = ['Kustomization', 'HelmRelease'];
const ONE: readonly FluxKind[] = ['Kustomization'];

function resource(
  cluster: string,
  options: { name?: string; version?: number; namespace?: string } = {},
): FluxResource {
  const { name = 'carts', version = 1, namespace = 'shop' } = options;
  return {
    cluster,
    object: fluxObject('Kustomization', {
      metadata: {
        namespace,
        name,
        uid: `${cluster}-${name}`,
        resourceVersion: `${version}`,
      },
      spec: { patches: ['large'] },
    }),
  };
}

type Listing = (
  request: FluxObjectsRequest,
  signal: AbortSignal,
) => Promise<FluxObjectsPage>;

/** Clusters that answer at once, and as the test says. */
function setUp(...names: string[]) {
  const world = {
    clusters: (names.length > 0 ? names : ['staging', 'production']).map(
      (name): FluxCluster => ({ name }),
    ),
    clustersFail: undefined as FluxProblem | undefined,
    list: (async ({ cluster, kind }) => ({
      resources: kind === 'Kustomization' ? [resource(cluster)] : [],
    })) as Listing,
  };
  const asked: { at: number; what: string }[] = [];
  let listed = 0;
  let listedAgain = 0;
  const api = {
    clusters: async ({ again = false } = {}) => {
      listed += 1;
      if (again) listedAgain += 1;
      if (world.clustersFail) throw new FluxRequestError(world.clustersFail);
      return world.clusters.map(cluster => ({ ...cluster }));
    },
    listObjects: async (
      request: FluxObjectsRequest,
      { signal }: { signal: AbortSignal },
    ) => {
      const { cluster, kind, namespace } = request;
      const what = [cluster, kind, namespace].filter(part => part).join(' ');
      asked.push({ at: Date.now(), what });
      return world.list(request, signal);
    },
  } as unknown as FluxApi;
  const data = new FluxData({ api });
  const fleet = data.part(FleetObjects);
  const watch = (kinds: readonly FluxKind[] = ONE) => {
    const stop = fleet.watch(kinds);
    atTheEnd(stop);
    return stop;
  };
  const listOf = (cluster: string) =>
    fleet.current().lists.find(each => each.cluster === cluster);
  const namesOn = (cluster: string) =>
    listOf(cluster)?.resources.map(({ object }) => nameOf(object));
  return {
    world,
    data,
    fleet,
    watch,
    listOf,
    namesOn,
    asked,
    listed: () => listed,
    listedAgain: () => listedAgain,
    whatIsAsked: () => asked.map(({ what }) => what),
  };
}

const never = <T>() => new Promise<T>(() => {});
const failing =
  (failure: FluxProblem): Listing =>
  async ({ cluster, kind }) => ({
    resources: [],
    failure: { cluster, kind, ...failure },
  });

describe('the first read of a fleet', () => {
  it('is one list for each cluster and subscribed kind', async () => {
    const { fleet, watch, whatIsAsked, listOf } = setUp();
    watch(USUAL);
    await pass(SECOND);
    expect(whatIsAsked().sort()).toEqual([
      'production HelmRelease',
      'production Kustomization',
      'staging HelmRelease',
      'staging Kustomization',
    ]);
    expect(fleet.current()).toMatchObject({ expected: 4, error: undefined });
    expect(listOf('staging')?.resources).toEqual([
      expect.objectContaining({ isOutline: true }),
    ]);
    expect(listOf('staging')?.resources[0].object).not.toHaveProperty(
      'spec.patches',
    );
  });

  it('reads only the new kind when another one is chosen', async () => {
    const { watch, whatIsAsked } = setUp('staging');
    watch(ONE);
    await pass(SECOND);
    watch(['Kustomization', 'GitRepository']);
    await pass(5 * SECOND);
    expect(whatIsAsked()).toEqual([
      'staging Kustomization',
      'staging GitRepository',
    ]);
  });

  it('keeps running requests when other kinds are chosen', async () => {
    const { world, watch, whatIsAsked } = setUp('staging');
    const signals: AbortSignal[] = [];
    world.list = (_, signal) => {
      signals.push(signal);
      return never();
    };
    const stop = watch(ONE);
    await pass(SECOND);
    stop();
    watch(USUAL);
    await pass(5 * SECOND);
    expect(whatIsAsked()).toEqual([
      'staging Kustomization',
      'staging HelmRelease',
    ]);
    expect(signals[0].aborted).toBe(false);
  });

  it('shows the answers of other clusters while some hang, and adds these later', async () => {
    const { world, watch, listOf, namesOn } = setUp('hanging', 'staging');
    const usual = world.list;
    let answer = () => {};
    world.list = (request, signal) =>
      request.cluster === 'hanging'
        ? new Promise(resolve => {
            answer = () => resolve({ resources: [resource('hanging')] });
          })
        : usual(request, signal);
    watch();
    await pass(SECOND);
    expect(namesOn('staging')).toEqual(['carts']);
    expect(listOf('hanging')).toBeUndefined();
    await pass(15 * SECOND);
    expect(listOf('hanging')?.failure).toMatchObject({ meaning: 'no-answer' });
    answer();
    await pass(SECOND);
    expect(namesOn('hanging')).toEqual(['carts']);
    expect(listOf('hanging')?.failure).toBeUndefined();
  });

  it('sends at most six requests at once, and none without subscribers', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `c${index}`);
    const { world, watch, asked } = setUp(...names);
    const signals: AbortSignal[] = [];
    world.list = (_, signal) => {
      signals.push(signal);
      return never();
    };
    const stop = watch(USUAL);
    await pass(SECOND);
    expect(asked).toHaveLength(6);
    stop();
    await pass(MINUTE);
    expect(asked).toHaveLength(6);
    expect(signals.map(({ aborted }) => aborted)).toEqual(Array(6).fill(true));
  });

  it('has the error of the list of clusters, and reads it again', async () => {
    const { world, fleet, watch, namesOn } = setUp('staging');
    world.clustersFail = { meaning: 'not-permitted', statusCode: 403 };
    watch();
    await pass(SECOND);
    expect(fleet.current().error).toMatchObject({ statusCode: 403 });
    world.clustersFail = undefined;
    await pass(MINUTE + SECOND);
    expect(fleet.current().error).toBeUndefined();
    expect(namesOn('staging')).toEqual(['carts']);
  });

  it('has the error of the missing permission for the proxy', async () => {
    const { world, fleet, watch } = setUp('staging');
    world.list = async () => {
      throw new FluxRequestError({
        meaning: 'not-permitted',
        permission: 'kubernetes.proxy',
      });
    };
    watch();
    await pass(SECOND);
    expect(fleet.current().error).toMatchObject({
      permission: 'kubernetes.proxy',
    });
  });
});

describe('the poll of a fleet', () => {
  it('reads lists on the screen every 30 seconds, the others every minute', async () => {
    const { fleet, watch, asked } = setUp('staging', 'production');
    watch();
    await pass(SECOND);
    fleet.lookAt([resource('staging')]);
    await pass(10 * MINUTE);
    const count = (wanted: string) =>
      asked.filter(({ what }) => what.startsWith(wanted)).length;
    expect(count('staging')).toBeGreaterThanOrEqual(18);
    expect(count('staging')).toBeLessThanOrEqual(21);
    expect(count('production')).toBeGreaterThanOrEqual(9);
    expect(count('production')).toBeLessThanOrEqual(11);
  });

  it('reads the list of clusters once a minute, and adds new ones', async () => {
    const { world, watch, listed, namesOn } = setUp('staging');
    watch();
    await pass(SECOND);
    world.clusters = [{ name: 'staging' }, { name: 'new' }];
    await pass(MINUTE + 5 * SECOND);
    expect(namesOn('new')).toEqual(['carts']);
    await pass(3 * MINUTE);
    expect(listed()).toBe(5);
  });

  it('never sends more than 60 requests in a minute, and reads every list', async () => {
    const names = Array.from({ length: 50 }, (_, index) => `c${index}`);
    const { fleet, watch, asked } = setUp(...names);
    watch(USUAL);
    await pass(5 * SECOND);
    fleet.lookAt(names.slice(0, 10).map(name => resource(name)));
    asked.length = 0;
    await pass(10 * MINUTE);
    for (const { at } of asked) {
      const inAMinute = asked.filter(
        other => other.at >= at && other.at < at + MINUTE,
      );
      expect(inAMinute.length).toBeLessThanOrEqual(60);
    }
    expect(asked.length).toBeGreaterThan(500);
    expect(new Set(asked.map(({ what }) => what)).size).toBe(100);
  });

  it('counts a list of several pages as several requests', async () => {
    const { world, fleet, watch, asked } = setUp('big');
    const many = Array.from({ length: 30_100 }, (_, index) =>
      resource('big', { name: `n${index}` }),
    );
    world.list = async () => ({ resources: many });
    watch();
    await pass(SECOND);
    // Reading it again takes 61 requests, as many as are sent in a minute.
    fleet.lookAt([resource('big')]);
    await pass(5 * MINUTE);
    expect(asked.length).toBeGreaterThan(3);
    expect(asked.length).toBeLessThan(7);
  });

  it('reads nothing while the page is hidden', async () => {
    const { watch, asked } = setUp();
    watch();
    await pass(SECOND);
    setVisible(false);
    await pass(10 * MINUTE);
    expect(asked).toHaveLength(2);
    setVisible(true);
    await pass(5 * SECOND);
    expect(asked).toHaveLength(4);
  });

  it('finds new clusters on a refresh by the user, but reads a cached list otherwise', async () => {
    const { world, fleet, watch, listedAgain, namesOn } = setUp('staging');
    watch();
    await pass(SECOND);
    world.clusters = [{ name: 'staging' }, { name: 'new' }];
    void fleet.refresh();
    await pass(5 * SECOND);
    expect(namesOn('new')).toEqual(['carts']);
    await pass(2 * MINUTE);
    expect(listedAgain()).toBe(1);
  });

  it('reports no failure of clusters without a request while the page is hidden', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `cluster-${index}`);
    const { world, fleet, watch, asked } = setUp(...names);
    world.list = async ({ cluster }) => {
      await new Promise(resolve => setTimeout(resolve, SECOND));
      return { resources: [resource(cluster)] };
    };
    watch();
    await pass(100);
    expect(asked).toHaveLength(6);
    setVisible(false);
    await pass(MINUTE);
    expect(asked).toHaveLength(6);
    expect(fleet.current().lists.map(({ failure }) => failure)).toEqual(
      Array(6).fill(undefined),
    );
    setVisible(true);
    await pass(5 * SECOND);
    expect(new Set(asked.map(({ what }) => what)).size).toBe(20);
  });

  it('reads all clusters although some hang, after the page was hidden', async () => {
    const names = Array.from({ length: 20 }, (_, index) => `cluster-${index}`);
    const { world, watch, asked } = setUp(...names);
    watch();
    world.list = async () => never();
    await pass(100);
    setVisible(false);
    await pass(MINUTE);
    asked.length = 0;
    setVisible(true);
    await pass(8 * SECOND);
    const neverAsked = names.slice(6).map(name => `${name} Kustomization`);
    expect(asked.map(({ what }) => what)).toEqual(
      expect.arrayContaining(neverAsked),
    );
  });

  it('reads all lists on a refresh by the user', async () => {
    const { fleet, watch, asked } = setUp();
    watch();
    await pass(SECOND);
    void fleet.refresh();
    await pass(SECOND);
    expect(asked).toHaveLength(4);
  });

  it('keeps the rows of a failing cluster, with their age', async () => {
    const { world, fleet, watch, listOf, namesOn } = setUp('staging');
    watch();
    await pass(SECOND);
    const readAt = listOf('staging')?.readAt;
    world.list = failing({ meaning: 'unreachable', statusCode: 500 });
    void fleet.refresh();
    await pass(SECOND);
    expect(namesOn('staging')).toEqual(['carts']);
    expect(listOf('staging')?.failure).toMatchObject({
      meaning: 'unreachable',
      shownSince: readAt,
    });
  });

  it('waits for the Retry-After of an overloaded cluster', async () => {
    const { world, watch, asked } = setUp('staging');
    world.list = failing({
      meaning: 'unexpected',
      statusCode: 429,
      retryAfterMs: 5 * MINUTE,
    });
    watch();
    await pass(5 * MINUTE);
    expect(asked).toHaveLength(1);
    await pass(10 * SECOND);
    expect(asked).toHaveLength(2);
  });

  it('keeps the identity of an object with the same version', async () => {
    const { world, fleet, watch, listOf } = setUp('staging');
    watch();
    await pass(SECOND);
    const before = listOf('staging')?.resources;
    void fleet.refresh();
    await pass(SECOND);
    expect(listOf('staging')?.resources).toBe(before);
    world.list = async () => ({
      resources: [resource('staging'), resource('staging', { name: 'new' })],
    });
    void fleet.refresh();
    await pass(SECOND);
    expect(listOf('staging')?.resources[0]).toBe(before?.[0]);
    expect(listOf('staging')?.resources).toHaveLength(2);
  });
});

describe('an object of the fleet that is also read separately', () => {
  const reference = fluxReference('staging', 'Kustomization', 'shop', 'carts');

  it('is shown in its latest version', async () => {
    const { data, fleet, watch, listOf } = setUp('staging');
    watch();
    await pass(SECOND);
    const { objects } = data;
    objects.take([resource('staging', { version: 2 })], objects.now());
    expect(listOf('staging')?.resources[0].object).toHaveProperty(
      'metadata.resourceVersion',
      '2',
    );
    expect(fleet.find(reference)?.object).not.toHaveProperty('spec.patches');
  });

  it('is not replaced by a list that was requested before', async () => {
    const { world, data, watch, fleet } = setUp('staging');
    let answer = () => {};
    world.list = () =>
      new Promise(resolve => {
        answer = () => resolve({ resources: [resource('staging')] });
      });
    watch();
    await pass(SECOND);
    const { objects } = data;
    objects.take([resource('staging', { version: 2 })], objects.now());
    answer();
    await pass(SECOND);
    expect(fleet.find(reference)?.object).toHaveProperty(
      'metadata.resourceVersion',
      '2',
    );
  });

  const shownVersion = (fleet: FleetObjects) =>
    fleet.find(reference)?.object.metadata;

  it('is not replaced by an answer that is older than the list', async () => {
    const { world, data, watch, fleet } = setUp('staging');
    world.list = async () => ({
      resources: [resource('staging', { version: 3 })],
    });
    const { objects } = data;
    const askedAt = objects.now();
    watch();
    await pass(SECOND);
    objects.take([resource('staging', { version: 2 })], askedAt);
    expect(shownVersion(fleet)).toHaveProperty('resourceVersion', '3');
  });

  it('shows the answer to a patch that was sent before the list was requested', async () => {
    const { world, data, watch, fleet } = setUp('staging');
    const { objects } = data;
    const askedAt = objects.now();
    watch();
    await pass(SECOND);
    objects.take([resource('staging', { version: 2 })], askedAt);
    expect(shownVersion(fleet)).toHaveProperty('resourceVersion', '2');

    let answer = () => {};
    world.list = () =>
      new Promise(resolve => {
        answer = () =>
          resolve({ resources: [resource('staging', { version: 2 })] });
      });
    const patchedAt = objects.now();
    void fleet.refresh();
    await pass(SECOND);
    objects.take([resource('staging', { version: 3 })], patchedAt);
    answer();
    await pass(SECOND);
    expect(shownVersion(fleet)).toHaveProperty('resourceVersion', '3');
  });

  it('is not added to the store by a list', async () => {
    const { data, watch } = setUp('staging');
    watch();
    await pass(SECOND);
    expect(data.objects.size).toBe(0);
  });
});

describe('a kind that may not be listed on the whole cluster', () => {
  const onlyIn =
    (allowed: string): Listing =>
    async ({ cluster, kind, namespace }) =>
      namespace === allowed
        ? { resources: [resource(cluster, { namespace })] }
        : {
            resources: [],
            failure: { cluster, kind, meaning: 'not-permitted' },
          };

  it('is listed in the known namespaces, with a note', async () => {
    const { world, data, watch, listOf, namesOn } = setUp('staging');
    world.list = onlyIn('shop');
    const { objects } = data;
    objects.take(
      [
        resource('staging', { name: 'seen' }),
        resource('staging', { name: 'other', namespace: 'closed' }),
        resource('production', { name: 'elsewhere', namespace: 'far' }),
      ],
      objects.now(),
    );
    watch();
    await pass(SECOND);
    expect(namesOn('staging')).toEqual(['carts']);
    expect(listOf('staging')).toMatchObject({
      namespaces: ['shop'],
      failure: { meaning: 'not-permitted' },
    });
  });

  it('fails if no namespace is known', async () => {
    const { world, watch, listOf, whatIsAsked } = setUp('staging');
    world.list = onlyIn('shop');
    watch();
    await pass(SECOND);
    expect(whatIsAsked()).toEqual(['staging Kustomization']);
    expect(listOf('staging')).toMatchObject({
      resources: [],
      failure: { meaning: 'not-permitted', shownSince: undefined },
    });
  });
});
