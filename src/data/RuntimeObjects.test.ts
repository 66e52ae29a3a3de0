import { focusManager } from '@tanstack/react-query';
import { createRuntimeFleet } from '../../dev/fleet/worlds/runtime';
import { setVisible } from '../__testUtils__/page';
import { createTestBackend } from '../__testUtils__/testBackend';
import {
  FluxRequestError,
  type FluxApi,
  type FluxCluster,
  type FluxProblem,
  type FluxReadOptions,
  type FluxRuntime,
} from '../api';
import type { FluxObject, FluxResource, FluxRuntimeDetails } from '../flux';
import { fluxObject } from '../flux/__fixtures__/objects';
import { pass, withFakeTime } from './__testUtils__/time';
import { FluxData } from './fluxData';
import { RuntimeObjects } from './RuntimeObjects';

const atTheEnd = withFakeTime();

const SECOND = 1_000;
const MINUTE = 60 * SECOND;

function deployment(cluster: string, version = 1): FluxResource {
  return {
    cluster,
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'source-controller',
        namespace: 'flux-system',
        uid: `${cluster}-source-controller`,
        resourceVersion: `${version}`,
      },
    },
  };
}

const instance = (version = 1): FluxObject =>
  fluxObject('FluxInstance', {
    metadata: { name: 'flux', uid: 'flux', resourceVersion: `${version}` },
  });

const NO_DETAILS: FluxRuntimeDetails = { apiVersions: [], operatorObjects: [] };

/** Clusters that answer at once, and as the test says. */
function setUp(...names: string[]) {
  const world = {
    clusters: (names.length > 0 ? names : ['staging', 'production']).map(
      (name): FluxCluster => ({ name }),
    ),
    clustersFail: undefined as FluxProblem | undefined,
    runtime: async (
      cluster: string,
      _options: FluxReadOptions,
    ): Promise<FluxRuntime> => ({ resources: [deployment(cluster)] }),
    details: async (_cluster: string): Promise<FluxRuntimeDetails> =>
      NO_DETAILS,
  };
  const asked: string[] = [];
  const askedForDetails: string[] = [];
  let listed = 0;
  let listedAgain = 0;
  const api = {
    clusters: async ({ again = false } = {}) => {
      listed++;
      if (again) listedAgain += 1;
      if (world.clustersFail) throw new FluxRequestError(world.clustersFail);
      return world.clusters.map(cluster => ({ ...cluster }));
    },
    runtime: async (cluster: string, options: FluxReadOptions) => {
      asked.push(cluster);
      return world.runtime(cluster, options);
    },
    runtimeDetails: async (cluster: string) => {
      askedForDetails.push(cluster);
      return world.details(cluster);
    },
  } as unknown as FluxApi;
  const data = new FluxData({ api });
  const runtime = data.part(RuntimeObjects);
  const use = () => {
    const stop = runtime.watch();
    atTheEnd(stop);
    return stop;
  };
  const told = jest.fn();
  runtime.subscribe(told);
  const of = (cluster: string) =>
    runtime.current().runtimes.find(each => each.cluster === cluster);
  return {
    world,
    asked,
    askedForDetails,
    listed: () => listed,
    listedAgain: () => listedAgain,
    data,
    runtime,
    use,
    told,
    of,
  };
}

/** A promise that never settles, as of a cluster that hangs. */
const never = <T>() => new Promise<T>(() => {});

describe('the poll of the runtime of clusters', () => {
  it('reads each cluster, and the list of clusters, once a minute', async () => {
    const { asked, listed, use } = setUp();
    use();
    use();
    await pass(SECOND);
    expect(asked).toEqual(['staging', 'production']);
    expect(listed()).toBe(1);
    await pass(58 * SECOND);
    expect(asked).toHaveLength(2);
    await pass(122 * SECOND);
    expect(asked).toHaveLength(2 * 4);
    expect(listed()).toBe(4);
  });

  it('stops while the tab is hidden, and reads at once when it is shown', async () => {
    const { asked, use } = setUp();
    use();
    await pass(SECOND);
    setVisible(false);
    await pass(10 * MINUTE);
    expect(asked).toHaveLength(2);
    setVisible(true);
    await pass(SECOND);
    expect(asked).toHaveLength(4);
  });

  it('stops when the last subscriber leaves, and aborts hanging requests', async () => {
    const { world, asked, use } = setUp();
    let signal: AbortSignal | undefined;
    world.runtime = async (_cluster, options) => {
      signal = options.signal;
      return never();
    };
    const stop = use();
    await pass(SECOND);
    stop();
    stop();
    await pass(10);
    expect(signal?.aborted).toBe(true);
    await pass(10 * MINUTE);
    expect(asked).toHaveLength(2);
  });

  it('continues when a subscriber leaves and returns in the same tick', async () => {
    const { asked, use } = setUp();
    use()();
    use();
    await pass(SECOND);
    expect(asked).toHaveLength(2);
    await pass(MINUTE);
    expect(asked).toHaveLength(4);
  });

  it('reads only the cluster that the user retries', async () => {
    const { runtime, asked, use } = setUp();
    use();
    await pass(SECOND);
    const done = runtime.retry('production');
    await pass(SECOND);
    await done;
    expect(asked).toEqual(['staging', 'production', 'production']);
  });

  it('reads all clusters without a running request on a refresh by the user', async () => {
    const test = setUp();
    const { world, runtime, asked, askedForDetails, use } = test;
    world.runtime = async cluster =>
      cluster === 'production' ? never() : { resources: [deployment(cluster)] };
    use();
    await pass(SECOND);
    void runtime.refresh();
    await pass(SECOND);
    expect(asked).toEqual(['staging', 'production', 'staging']);
    expect(askedForDetails).toEqual(['staging', 'staging']);
    expect(test.listed()).toBe(2);
    await pass(2 * MINUTE);
    expect(test.listedAgain()).toBe(1);
  });
});

describe('the result for the runtime of a cluster', () => {
  it('is its answer, independent of the other clusters', async () => {
    const { world, runtime, use } = setUp('a', 'b', 'c');
    world.runtime = async cluster => {
      if (cluster === 'a') return never();
      return cluster === 'b'
        ? { resources: [], failure: { cluster, meaning: 'unreachable' } }
        : { resources: [deployment(cluster)] };
    };
    expect(runtime.current()).toEqual({ runtimes: [] });
    use();
    await pass(SECOND);
    expect(runtime.current()).toEqual({
      clusters: [{ name: 'a' }, { name: 'b' }, { name: 'c' }],
      runtimes: [
        {
          cluster: 'b',
          resources: [],
          failure: { cluster: 'b', meaning: 'unreachable' },
        },
        { cluster: 'c', resources: [deployment('c')], details: NO_DETAILS },
      ],
      error: undefined,
    });
  });

  it('has the failure no-answer for a hanging cluster until that answers', async () => {
    const { world, of, use } = setUp();
    let answer: (runtime: FluxRuntime) => void = () => {};
    world.runtime = async (cluster, { onWaiting }) => {
      if (cluster === 'staging') return { resources: [] };
      setTimeout(() => onWaiting?.(), 15 * SECOND);
      return new Promise(resolve => {
        answer = resolve;
      });
    };
    use();
    await pass(14 * SECOND);
    expect(of('production')).toBeUndefined();
    await pass(2 * SECOND);
    expect(of('production')).toEqual({
      cluster: 'production',
      resources: [],
      failure: { cluster: 'production', meaning: 'no-answer' },
    });
    answer({ resources: [deployment('production')] });
    await pass(SECOND);
    expect(of('production')).toMatchObject({
      resources: [deployment('production')],
    });
    expect(of('production')?.failure).toBeUndefined();
  });

  it('keeps the last answer when the cluster fails, with its time', async () => {
    const { world, of, use } = setUp();
    use();
    await pass(SECOND);
    const seenAt = Date.now();
    world.runtime = async cluster => ({
      resources: [],
      failure: { cluster, meaning: 'unreachable', message: 'no' },
    });
    const sinces = [];
    for (let times = 0; times < 3; times++) {
      await pass(MINUTE);
      expect(of('staging')).toMatchObject({
        resources: [deployment('staging')],
        details: NO_DETAILS,
        failure: { meaning: 'unreachable', message: 'no' },
      });
      sinces.push(of('staging')?.failure?.shownSince ?? 0);
    }
    expect(new Set(sinces).size).toBe(1);
    expect(Math.abs(sinces[0] - seenAt)).toBeLessThan(SECOND + 1);

    world.runtime = async cluster => ({ resources: [deployment(cluster, 2)] });
    await pass(MINUTE);
    expect(of('staging')).toMatchObject({
      resources: [deployment('staging', 2)],
    });
    expect(of('staging')?.failure).toBeUndefined();
  });

  it('is marked as retrying after a retry by the user, until there is an answer', async () => {
    const { world, runtime, of, use } = setUp();
    world.runtime = async cluster => ({
      resources: [],
      failure: { cluster, meaning: 'unreachable' },
    });
    use();
    await pass(SECOND);
    let answer: (runtime: FluxRuntime) => void = () => {};
    world.runtime = async () =>
      new Promise(resolve => {
        answer = resolve;
      });
    void runtime.retry('production');
    await pass(10);
    expect(of('production')).toMatchObject({
      asking: true,
      failure: { meaning: 'unreachable' },
    });
    expect(of('staging')?.asking).toBeUndefined();
    answer({ resources: [deployment('production')] });
    await pass(10);
    expect(of('production')).toMatchObject({
      resources: [deployment('production')],
    });
    expect(of('production')?.asking).toBeUndefined();
  });

  it('ignores the answer to a request that a retry has replaced', async () => {
    const { world, runtime, of, use } = setUp();
    const answers: ((runtime: FluxRuntime) => void)[] = [];
    const signals: (AbortSignal | undefined)[] = [];
    world.runtime = async (_cluster, { signal }) => {
      signals.push(signal);
      return new Promise(resolve => {
        answers.push(resolve);
      });
    };
    use();
    await pass(SECOND);
    void runtime.retry('production');
    await pass(10);
    expect(signals.map(signal => signal?.aborted)).toEqual([
      false,
      true,
      false,
    ]);
    answers[2]({ resources: [deployment('production', 2)] });
    await pass(10);
    answers[1]({ resources: [deployment('production', 1)] });
    await pass(10);
    expect(of('production')?.resources).toEqual([deployment('production', 2)]);
  });

  it('is refused for all clusters without the permission for the proxy', async () => {
    const { world, runtime, use, told } = setUp();
    world.runtime = async () => {
      throw new FluxRequestError({
        meaning: 'not-permitted',
        statusCode: 403,
        permission: 'kubernetes.proxy',
      });
    };
    use();
    await pass(SECOND);
    expect(runtime.current().error).toMatchObject({
      meaning: 'not-permitted',
      permission: 'kubernetes.proxy',
    });
    const before = runtime.current();
    told.mockClear();
    await pass(2 * MINUTE);
    expect(runtime.current()).toBe(before);
    expect(told).not.toHaveBeenCalled();

    world.runtime = async cluster => ({ resources: [deployment(cluster)] });
    await pass(MINUTE);
    expect(runtime.current().error).toBeUndefined();
  });

  it('keeps its identity without changes, and notifies nobody', async () => {
    const { runtime, use, told } = setUp();
    use();
    await pass(SECOND);
    const before = runtime.current();
    told.mockClear();
    await pass(5 * MINUTE);
    expect(runtime.current()).toBe(before);
    expect(told).not.toHaveBeenCalled();
  });

  it('has the newest version of its objects in the store', async () => {
    const { world, data, of, use } = setUp();
    world.details = async () => ({
      apiVersions: [],
      operatorObjects: [instance()],
    });
    use();
    await pass(SECOND);
    const untouched = of('production');
    const newer = deployment('staging', 2);
    data.objects.take(
      [newer, { cluster: 'staging', object: instance(2) }],
      data.objects.now(),
    );
    expect(of('staging')?.resources).toEqual([newer]);
    expect(of('staging')?.details?.operatorObjects).toEqual([instance(2)]);
    expect(of('production')).toBe(untouched);
  });
});

describe('the details of the runtime', () => {
  it('keep the objects of the operator while they cannot be listed', async () => {
    const { world, runtime, of, use } = setUp('staging');
    const apiVersions = ['fluxcd.controlplane.io/v1'];
    world.details = async () => ({
      apiVersions,
      operatorObjects: [instance()],
    });
    use();
    await pass(SECOND);
    const operatorFailures = [
      { kind: 'FluxInstance', isForbidden: true, message: 'not today' },
    ] as const;
    world.details = async () => ({
      apiVersions,
      operatorObjects: [],
      operatorFailures,
    });
    void runtime.refresh();
    await pass(SECOND);
    expect(of('staging')?.details).toEqual({
      apiVersions,
      operatorObjects: [instance()],
      operatorFailures,
    });
  });

  it('are read from all clusters except for failing ones', async () => {
    const { world, askedForDetails, of, use } = setUp('flux', 'bare', 'broken');
    const answers: Record<string, FluxRuntime> = {
      flux: { resources: [deployment('flux')] },
      // Flux may be installed with unlabelled controllers.
      bare: { resources: [] },
      broken: {
        resources: [],
        failure: { cluster: 'broken', meaning: 'unreachable' },
      },
    };
    world.runtime = async cluster => answers[cluster];
    use();
    await pass(SECOND);
    expect(askedForDetails).toEqual(['flux', 'bare']);
    expect(of('bare')?.details).toEqual(NO_DETAILS);

    answers.broken = { resources: [] };
    await pass(MINUTE);
    expect(askedForDetails).toEqual(['flux', 'bare', 'broken']);
  });

  it('are read every ten minutes, or every minute with a Flux Operator', async () => {
    const { world, askedForDetails, use } = setUp();
    world.details = async cluster =>
      cluster === 'staging'
        ? { apiVersions: [], operatorObjects: [instance()] }
        : NO_DETAILS;
    use();
    await pass(9.5 * MINUTE);
    const count = (cluster: string) =>
      askedForDetails.filter(each => each === cluster).length;
    expect(count('staging')).toBe(10);
    expect(count('production')).toBe(1);
    await pass(MINUTE);
    expect(count('production')).toBe(2);
  });

  it('keep their last values when they cannot be read', async () => {
    const { world, of, use } = setUp();
    world.details = async () => ({
      apiVersions: ['helm.toolkit.fluxcd.io/v2'],
      operatorObjects: [instance()],
    });
    use();
    await pass(SECOND);
    const before = of('staging');
    world.details = async () => {
      throw new FluxRequestError({ meaning: 'no-answer' });
    };
    await pass(2 * MINUTE);
    expect(of('staging')).toBe(before);
    world.details = async () => NO_DETAILS;
    await pass(MINUTE);
    expect(of('staging')?.details).toEqual(NO_DETAILS);
  });

  it('keep the title of their cluster, for other views of the same objects', async () => {
    const { world, data, of, use } = setUp();
    world.clusters = [{ name: 'staging', title: 'Staging EU' }];
    world.details = async () => ({
      apiVersions: [],
      operatorObjects: [instance()],
    });
    use();
    await pass(SECOND);
    expect(of('staging')?.title).toBe('Staging EU');
    const [shown] = data.objects.take(
      [{ cluster: 'staging', object: instance() }],
      data.objects.now(),
    );
    expect(shown.clusterTitle).toBe('Staging EU');
    expect(of('staging')?.details?.operatorObjects[0]).toBe(shown.object);
  });
});

describe('the list of clusters of the runtime', () => {
  it('has only the error when it cannot be read', async () => {
    const { world, runtime, use, asked, told } = setUp();
    world.clustersFail = {
      meaning: 'not-permitted',
      statusCode: 403,
      message: 'Unauthorized',
      permission: 'kubernetes.clusters.read',
    };
    use();
    await pass(SECOND);
    expect(runtime.current()).toEqual({
      clusters: undefined,
      runtimes: [],
      error: { ...world.clustersFail, shownSince: undefined },
    });
    expect(asked).toEqual([]);
    told.mockClear();
    await pass(2 * MINUTE);
    expect(told).not.toHaveBeenCalled();

    world.clustersFail = undefined;
    await pass(MINUTE);
    expect(runtime.current().error).toBeUndefined();
    expect(asked).toHaveLength(2);
  });

  it('stays when a later read fails, with the time of the last one', async () => {
    const { world, runtime, use, asked } = setUp();
    use();
    await pass(SECOND);
    const readAt = Date.now();
    world.clustersFail = { meaning: 'unreachable' };
    await pass(2 * MINUTE);
    const { clusters, runtimes, error } = runtime.current();
    expect(clusters).toEqual(world.clusters);
    expect(runtimes).toHaveLength(2);
    expect(Math.abs((error?.shownSince ?? 0) - readAt)).toBeLessThan(
      SECOND + 1,
    );
    expect(asked).toHaveLength(2 * 3);
  });

  it('follows added and removed clusters', async () => {
    const { world, runtime, use, asked, of } = setUp();
    use();
    await pass(SECOND);
    world.clusters = [{ name: 'production' }, { name: 'edge' }];
    await pass(MINUTE);
    expect(runtime.current().runtimes.map(({ cluster }) => cluster)).toEqual([
      'production',
      'edge',
    ]);
    asked.length = 0;
    await pass(MINUTE);
    expect(new Set(asked)).toEqual(new Set(['production', 'edge']));

    // One that comes back is shown as it was, and asked.
    world.clusters = [{ name: 'staging' }];
    await pass(MINUTE);
    expect(of('staging')?.resources).toHaveLength(1);
    asked.length = 0;
    await pass(MINUTE);
    expect(asked).toEqual(['staging']);
  });

  it('can have two clusters with the same name, which are both shown', async () => {
    const { world, runtime, use, asked } = setUp();
    world.clusters = [
      { name: 'test', isAmbiguous: true },
      { name: 'test', isAmbiguous: true },
    ];
    world.runtime = async cluster => ({
      resources: [],
      failure: { cluster, meaning: 'ambiguous-cluster' },
    });
    use();
    await pass(SECOND);
    expect(asked).toEqual(['test']);
    expect(runtime.current().runtimes).toHaveLength(2);
  });
});

describe('the cache of the runtime', () => {
  it('is forgotten five minutes after the last subscriber left', async () => {
    const { data, runtime, use, asked } = setUp();
    const stop = use();
    await pass(SECOND);
    expect(data.objects.size).toBe(2);
    stop();
    await pass(299 * SECOND);
    expect(runtime.current().runtimes).toHaveLength(2);
    await pass(2 * SECOND);
    expect(runtime.current()).toEqual({
      clusters: undefined,
      runtimes: [],
      error: undefined,
    });
    expect(data.objects.size).toBe(0);
    expect(data.client.getQueryCache().getAll()).toEqual([]);
    expect(data.client.getQueryCache().hasListeners()).toBe(false);
    expect(focusManager.hasListeners()).toBe(false);
    expect(jest.getTimerCount()).toBe(0);

    // And read again like the first time.
    use();
    await pass(SECOND);
    expect(asked).toHaveLength(4);
    expect(runtime.current().runtimes).toHaveLength(2);
    setVisible(false);
    await pass(2 * MINUTE);
    setVisible(true);
    await pass(SECOND);
    expect(asked).toHaveLength(6);
  });

  it('is used at once, without a request, for a subscriber that returns soon', async () => {
    const { runtime, use, asked } = setUp();
    const stop = use();
    await pass(SECOND);
    stop();
    await pass(30 * SECOND);
    use();
    expect(runtime.current().runtimes).toHaveLength(2);
    await pass(SECOND);
    expect(asked).toHaveLength(2);
    await pass(30 * SECOND);
    expect(asked).toHaveLength(4);
  });
});

it('has the answers of a simulated fleet, each as it arrives', async () => {
  const { fluxClient, fleet } = createTestBackend({
    fleet: createRuntimeFleet(),
  });
  atTheEnd(() => fleet.stop());
  const runtime = new FluxData({ api: fluxClient }).part(RuntimeObjects);
  atTheEnd(runtime.watch());
  await pass(20 * SECOND);
  const { clusters = [], runtimes, error } = runtime.current();
  expect(error).toBeUndefined();
  expect(runtimes).toHaveLength(clusters.length);
  const of = (name: string) =>
    runtime.current().runtimes.find(({ cluster }) => cluster === name);
  expect(of('edge-stores')).toMatchObject({
    details: { apiVersions: expect.arrayContaining([expect.any(String)]) },
  });
  expect(of('platform')?.details?.operatorObjects).toHaveLength(2);
  expect(of('bare')).toMatchObject({
    resources: [],
    details: { apiVersions: [] },
  });
  expect(of('lost')?.failure?.meaning).toBe('unreachable');
  expect(of('locked')?.failure?.meaning).toBe('not-permitted');
  expect(of('frozen')?.failure?.meaning).toBe('no-answer');

  fleet.cluster('frozen').mend();
  await pass(MINUTE);
  expect(of('frozen')?.failure).toBeUndefined();
  expect(of('frozen')?.resources.length).toBeGreaterThan(0);
});
