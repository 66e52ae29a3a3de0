import type { Entity } from '@backstage/catalog-model';
import { focusManager } from '@tanstack/react-query';
import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { setVisible } from '../__testUtils__/page';
import { createTestBackend, QUERY } from '../__testUtils__/testBackend';
import {
  FluxRequestError,
  type FluxApi,
  type FluxClusterList,
  type FluxFailure,
  type FluxList,
  type FluxListOptions,
  type FluxListRequest,
} from '../api';
import { isMoving, nameOf, type FluxKind, type FluxResource } from '../flux';
import { condition, fluxObject } from '../flux/__fixtures__/objects';
import { pass, withFakeTime } from './__testUtils__/time';
import type { EntityObjects } from './EntityObjects';
import { FluxData } from './fluxData';

const atTheEnd = withFakeTime();

const SECOND = 1_000;

/** Mounts what shows a kind; returns how to unmount it, and what it shows. */
function showing(data: FluxData, entity: Entity) {
  return (kind: FluxKind, intervalMs?: number) => {
    const objects = data.entity(entity);
    const want = { kinds: [kind], intervalMs, isMoving };
    const hide = objects.watch(entity, want);
    atTheEnd(hide);
    return { hide, data: () => objects.objectsOf(kind) };
  };
}

/** The carts entity on the fleet of the demo. */
function setUp() {
  const test = createTestBackend();
  atTheEnd(() => test.fleet.stop());
  let atOnce = 0;
  let most = 0;
  const api: FluxApi = Object.assign(Object.create(test.fluxClient), {
    async list(request: FluxListRequest, options?: FluxListOptions) {
      atOnce++;
      most = Math.max(most, atOnce);
      try {
        return await test.fluxClient.list(request, options);
      } finally {
        atOnce--;
      }
    },
  });
  const data = new FluxData({ api });
  const objects = data.entity(cartsEntity);
  const queries = () =>
    test.backend.requests
      .filter(({ path }) => path === QUERY)
      .map(({ body }) =>
        (body as { customResources: { plural: string }[] }).customResources.map(
          ({ plural }) => plural,
        ),
      );
  return {
    ...test,
    data,
    objects,
    show: showing(data, cartsEntity),
    queries,
    mostAtOnce: () => most,
  };
}

const EU = { name: 'eu' };
const US = { name: 'us' };

/** A HelmRelease that was reconciled, or is being. */
function release(
  name: string,
  options: { version?: number; cluster?: string; moving?: boolean } = {},
): FluxResource {
  const { version = 1, cluster = 'eu', moving = false } = options;
  return {
    cluster,
    object: fluxObject('HelmRelease', {
      metadata: {
        name,
        uid: `${cluster}-${name}`,
        resourceVersion: `${version}`,
      },
      status: {
        observedGeneration: 1,
        conditions: moving
          ? [
              condition('Ready', 'Unknown', 'Progressing'),
              condition('Reconciling', 'True', 'Progressing'),
            ]
          : [condition('Ready', 'True', 'UpgradeSucceeded')],
      },
    }),
  };
}

function listOf(
  resources: readonly FluxResource[],
  failures: readonly FluxFailure[] = [],
): FluxList {
  return { resources, failures, clusters: [EU, US] };
}

function partOf(
  cluster: string,
  resources: readonly FluxResource[],
  failures: readonly FluxFailure[] = [],
): FluxClusterList {
  return { ...listOf(resources, failures), cluster };
}

/** An entity whose lists are answered when, and as, the test says. */
function controlled() {
  const lists: {
    kinds: readonly FluxKind[];
    options: FluxListOptions;
    answer: (list: FluxList) => void;
    fail: (problem: Pick<FluxRequestError, 'meaning' | 'message'>) => void;
    part: (list: FluxClusterList) => void;
  }[] = [];
  const api = {
    list: ({ kinds }: FluxListRequest, options: FluxListOptions = {}) =>
      new Promise<FluxList>((answer, reject) => {
        lists.push({
          kinds,
          options,
          answer,
          fail: problem => reject(new FluxRequestError(problem)),
          part: list => options.onClusterList?.(list),
        });
      }),
  } as unknown as FluxApi;
  const data = new FluxData({ api });
  const objects = data.entity(cartsEntity);
  const told = jest.fn();
  objects.subscribe(told);
  const names = (kind: FluxKind = 'HelmRelease') =>
    objects.objectsOf(kind)?.resources.map(({ object }) => nameOf(object));
  return {
    data,
    objects,
    lists,
    told,
    names,
    show: showing(data, cartsEntity),
  };
}

/** An entity whose lists are answered by `list`, after `tookMs`. */
function answered(
  list: (times: number) => FluxList,
  tookMs = 0,
): {
  reads: () => number;
  show: ReturnType<typeof showing>;
  objects: EntityObjects;
} {
  let reads = 0;
  const api = {
    list: async () => {
      reads++;
      await new Promise(resolve => {
        setTimeout(resolve, tookMs);
      });
      return list(reads);
    },
  } as unknown as FluxApi;
  const data = new FluxData({ api });
  return {
    reads: () => reads,
    show: showing(data, cartsEntity),
    objects: data.entity(cartsEntity),
  };
}

describe('the poll of an entity', () => {
  it('sends one query per interval for all subscribers', async () => {
    const { show, count } = setUp();
    const shown = [
      show('HelmRelease'),
      show('HelmRelease'),
      show('HelmRelease'),
    ];
    await pass(SECOND);
    // Two, to find out the versions that are served.
    expect(count('POST', QUERY)).toBe(2);
    expect(shown[2].data()?.resources.length).toBeGreaterThan(10);

    await pass(60 * SECOND);
    expect(count('POST', QUERY)).toBe(2 + 6);
  });

  it('sends one query per interval while subscribers come and go', async () => {
    const { show, count } = setUp();
    show('HelmRelease');
    await pass(SECOND);
    const before = count('POST', QUERY);
    for (let second = 0; second < 60; second++) {
      const shown = show('HelmRelease');
      await pass(SECOND);
      shown.hide();
    }
    expect(count('POST', QUERY)).toBe(before + 6);
  });

  it('uses the shortest interval of all subscribers', async () => {
    const { show, count } = setUp();
    show('HelmRelease', 60 * SECOND);
    await pass(SECOND);
    const first = count('POST', QUERY);
    await pass(60 * SECOND);
    expect(count('POST', QUERY)).toBe(first + 1);

    const impatient = show('HelmRelease', 20 * SECOND);
    const before = count('POST', QUERY);
    await pass(60.5 * SECOND);
    expect(count('POST', QUERY)).toBe(before + 3);

    impatient.hide();
    await pass(20 * SECOND);
    const after = count('POST', QUERY);
    await pass(60 * SECOND);
    expect(count('POST', QUERY)).toBe(after + 1);
  });

  it('reads once, immediately, for a late subscriber with a shorter interval', async () => {
    const { show, queries } = setUp();
    show('HelmRelease', 60 * SECOND);
    await pass(40 * SECOND);
    const before = queries().length;
    show('HelmRelease', 20 * SECOND);
    await pass(15 * SECOND);
    expect(queries()).toHaveLength(before + 1);
  });

  it('stops when the last subscriber leaves', async () => {
    const { show, count } = setUp();
    const releases = show('HelmRelease');
    await pass(SECOND);
    releases.hide();
    const before = count('POST', QUERY);
    await pass(120 * SECOND);
    expect(count('POST', QUERY)).toBe(before);
  });

  it('never has two reads in progress', async () => {
    const { show, fleet, backend, count, mostAtOnce } = setUp();
    backend.deny('kubernetes.proxy');
    fleet.cluster('staging').break({ kind: 'latency', latencyMs: 25_000 });
    show('HelmRelease');
    await pass(120 * SECOND);
    expect(mostAtOnce()).toBe(1);
    expect(count('POST', QUERY)).toBeGreaterThan(2);
  });

  it('backs off to a minute while everything fails, and recovers', async () => {
    const { show, backend } = setUp();
    show('HelmRelease');
    await pass(SECOND);
    backend.signedIn = false;
    await pass((10 + 20 + 40) * SECOND);
    const from = backend.requests.length;
    await pass(300 * SECOND);
    expect(backend.requests.length - from).toBe(5);

    backend.signedIn = true;
    await pass(60 * SECOND);
    const recovered = backend.requests.length;
    await pass(60 * SECOND);
    expect(backend.requests.length - recovered).toBe(6);
  });

  it('waits for the pause that an answer of many requests asks for', async () => {
    const { reads, show } = answered(() => ({
      ...listOf([release('a')]),
      pauseMs: 60 * SECOND,
    }));
    show('HelmRelease');
    await pass(SECOND);
    expect(reads()).toBe(1);
    await pass(58 * SECOND);
    expect(reads()).toBe(1);
    await pass(2 * SECOND);
    expect(reads()).toBe(2);
  });
});

describe('the kinds that the poll of an entity reads', () => {
  it('are read together if subscribed in the same tick, and all together in later polls', async () => {
    const { show, queries } = setUp();
    show('HelmRelease');
    // As cards do that wait for the same promise.
    for (let times = 0; times < 10; times++) await Promise.resolve();
    show('Kustomization');
    await pass(SECOND);
    const before = queries().length;
    expect(queries()[0]).toEqual(['helmreleases', 'kustomizations']);

    await pass(4 * SECOND);
    show('GitRepository');
    await pass(SECOND);
    // A card that is added reads only its own kind.
    expect(new Set(queries().slice(before).flat())).toEqual(
      new Set(['gitrepositories']),
    );

    const after = queries().length;
    await pass(20 * SECOND);
    const polls = queries().slice(after);
    expect(polls).toHaveLength(2);
    polls.forEach(kinds =>
      expect(new Set(kinds)).toEqual(
        new Set(['gitrepositories', 'helmreleases', 'kustomizations']),
      ),
    );
  });

  it('exclude kinds without subscribers', async () => {
    const { show, queries } = setUp();
    const releases = show('HelmRelease');
    show('GitRepository');
    await pass(SECOND);
    const before = queries().length;
    releases.hide();
    await pass(10 * SECOND);
    expect(new Set(queries().slice(before).flat())).toEqual(
      new Set(['gitrepositories']),
    );
  });

  it('are read separately, once, during a running read of other kinds', async () => {
    const { show, lists } = controlled();
    show('HelmRelease');
    await pass(10);
    show('GitRepository');
    show('GitRepository');
    await pass(10);
    expect(lists.map(({ kinds }) => kinds)).toEqual([
      ['HelmRelease'],
      ['GitRepository'],
    ]);
  });

  it('are shown from the cache for a new subscriber, and read again when due', async () => {
    const { show, lists, names } = controlled();
    show('GitRepository');
    show('HelmRelease').hide();
    const releases = show('HelmRelease');
    await pass(10);
    lists[0].answer(listOf([release('a')]));
    await pass(10);
    releases.hide();
    await pass(5 * SECOND);
    show('HelmRelease');
    expect(names()).toEqual(['a']);
    await pass(10);
    expect(lists).toHaveLength(1);
  });

  it('include announced kinds, but only with those of a subscriber', async () => {
    const { show, lists, objects } = controlled();
    const stop = objects.announce({ kinds: ['GitRepository'] });
    objects.announce({ kinds: ['Bucket'] })();
    await pass(20 * SECOND);
    expect(lists).toEqual([]);
    show('HelmRelease');
    await pass(10);
    expect(lists[0].kinds).toEqual(['GitRepository', 'HelmRelease']);
    lists[0].answer(listOf([]));
    stop();
    await pass(11 * SECOND);
    expect(lists[1].kinds).toEqual(['HelmRelease']);
  });

  it('have only their own objects and failures', async () => {
    const { show, lists, objects } = controlled();
    show('HelmRelease');
    show('Kustomization');
    await pass(10);
    const ofAll: FluxFailure = { cluster: 'us', meaning: 'unreachable' };
    const ofReleases: FluxFailure = {
      cluster: 'eu',
      kind: 'HelmRelease',
      meaning: 'not-permitted',
    };
    const kustomization = {
      cluster: 'eu',
      object: fluxObject('Kustomization', { metadata: { uid: 'k' } }),
    };
    lists[0].answer(listOf([release('a'), kustomization], [ofAll, ofReleases]));
    await pass(10);
    expect(objects.objectsOf('HelmRelease')).toEqual(
      listOf([release('a')], [ofAll, ofReleases]),
    );
    expect(objects.objectsOf('Kustomization')).toEqual(
      listOf([kustomization], [ofAll]),
    );
    expect(objects.objectsOf('Bucket')).toBeUndefined();
  });
});

describe('the objects of an entity on a hidden page', () => {
  it('are not polled while it is hidden, and are read at once when it is shown', async () => {
    const { show, count } = setUp();
    show('HelmRelease');
    await pass(SECOND);
    const before = count('POST', QUERY);
    setVisible(false);
    await pass(300 * SECOND);
    expect(count('POST', QUERY)).toBe(before);

    setVisible(true);
    await pass(100);
    expect(count('POST', QUERY)).toBe(before + 1);
  });

  it('are not read for the first time before it is shown', async () => {
    setVisible(false);
    const { show, count } = setUp();
    const releases = show('HelmRelease');
    await pass(60 * SECOND);
    expect(count('POST', QUERY)).toBe(0);
    setVisible(true);
    await pass(SECOND);
    expect(releases.data()?.resources).not.toHaveLength(0);
  });

  it('are read together when it is shown, including kinds subscribed while hidden', async () => {
    const { show, lists } = controlled();
    show('HelmRelease');
    await pass(10);
    lists[0].answer(listOf([release('a')]));
    await pass(10);
    setVisible(false);
    await pass(60 * SECOND);
    show('GitRepository');
    await pass(60 * SECOND);
    show('Bucket');
    await pass(10);
    expect(lists).toHaveLength(1);
    setVisible(true);
    await pass(10);
    expect(lists.slice(1).map(({ kinds }) => kinds)).toEqual([
      ['Bucket', 'GitRepository', 'HelmRelease'],
    ]);
  });

  it('have their reads aborted when all subscribers leave', async () => {
    const { show, lists } = controlled();
    const releases = show('HelmRelease');
    await pass(10);
    const sources = show('GitRepository');
    await pass(10);
    releases.hide();
    sources.hide();
    await pass(10);
    expect(lists.map(({ options }) => options.signal?.aborted)).toEqual([
      true,
      true,
    ]);
  });

  it('keep their request when a subscriber leaves and returns in the same tick', async () => {
    const { show, lists } = controlled();
    const releases = show('HelmRelease');
    await pass(10);
    releases.hide();
    show('HelmRelease');
    await pass(10);
    expect(lists).toHaveLength(1);
    expect(lists[0].options.signal?.aborted).toBe(false);
  });

  it('ignore answers that arrive after all subscribers left', async () => {
    const { show, lists, objects } = controlled();
    const releases = show('HelmRelease');
    await pass(10);
    releases.hide();
    await pass(10);
    lists[0].part(partOf('eu', [release('a')]));
    lists[0].answer(listOf([release('a')]));
    await pass(10);
    expect(objects.objectsOf('HelmRelease')).toBeUndefined();
  });

  it('ask for a new sign-in on a refresh by the user, and not in later polls', async () => {
    const { show, objects, lists } = controlled();
    show('HelmRelease');
    await pass(10);
    // Joins the running read.
    const joined = objects.refresh();
    lists[0].answer(listOf([]));
    await joined;
    await pass(11 * SECOND);
    lists[1].answer(listOf([]));
    await pass(10);
    void objects.refresh();
    await pass(10);
    lists[2].answer(listOf([]));
    await pass(11 * SECOND);
    expect(lists.map(({ options }) => options.signInAgain)).toEqual([
      false,
      false,
      true,
      false,
    ]);
  });
});

describe('the result for an entity when reads fail', () => {
  it('has the last good rows, their age and the error', async () => {
    const { show, backend } = setUp();
    const releases = show('HelmRelease');
    await pass(SECOND);
    const good = releases.data();
    const goodAt = Date.now();
    backend.signedIn = false;
    await pass(30 * SECOND);

    expect(releases.data()?.resources).toBe(good?.resources);
    expect(releases.data()?.error).toMatchObject({
      meaning: 'not-signed-in',
      message: 'No Backstage token',
    });
    const since = releases.data()?.error?.shownSince ?? 0;
    expect(Math.abs(since - goodAt)).toBeLessThan(1_001);

    backend.signedIn = true;
    await pass(60 * SECOND);
    expect(releases.data()?.error).toBeUndefined();
  });

  it('has only the error if there were no rows before', async () => {
    const { show, backend } = setUp();
    backend.signedIn = false;
    const releases = show('HelmRelease');
    await pass(SECOND);
    expect(releases.data()).toMatchObject({
      resources: [],
      error: { meaning: 'not-signed-in' },
    });
    expect(releases.data()?.error?.shownSince).toBeUndefined();
  });

  it('keeps the rows of a failing cluster, with the time of its last answer', async () => {
    const { show, fleet } = setUp();
    const releases = show('HelmRelease');
    await pass(SECOND);
    const rows = releases.data()?.resources ?? [];
    const ofProduction = rows.filter(({ cluster }) => cluster === 'production');
    expect(ofProduction.length).toBeGreaterThan(0);

    fleet.cluster('production').break({ kind: 'network' });
    await pass(20 * SECOND);
    const data = releases.data();
    expect(new Set(data?.resources)).toEqual(new Set(rows));
    expect(data?.failures).toEqual([
      expect.objectContaining({
        cluster: 'production',
        meaning: 'unreachable',
        shownSince: expect.any(Number),
      }),
    ]);

    fleet.cluster('production').mend();
    await pass(20 * SECOND);
    expect(releases.data()?.failures).toEqual([]);
  });

  it('has no error of a read that started before a newer answer', async () => {
    const { show, lists, objects } = controlled();
    show('HelmRelease');
    await pass(10);
    lists[0].answer(listOf([]));
    await pass(SECOND);
    show('GitRepository');
    await pass(10 * SECOND);
    expect(lists).toHaveLength(3);
    lists[2].answer(listOf([]));
    await pass(10);
    lists[1].fail({ meaning: 'unreachable', message: 'no' });
    await pass(10);
    expect(objects.objectsOf('GitRepository')?.error).toBeUndefined();
  });
});

describe('the result for an entity when answers arrive out of order', () => {
  it('keeps a patched object when an older list arrives after the patch', async () => {
    const { show, data, objects, fluxClient } = setUp();
    const releases = show('HelmRelease');
    await pass(SECOND);
    const [resource] = releases.data()?.resources ?? [];
    const before = await fluxClient.list({
      entity: cartsEntity,
      kinds: ['HelmRelease'],
    });
    const answers: (() => void)[] = [];
    jest.spyOn(fluxClient, 'list').mockImplementation(
      () =>
        new Promise(resolve => {
          answers.push(() => resolve(before));
        }),
    );
    const shown = () =>
      releases
        .data()
        ?.resources.find(
          each =>
            each.cluster === resource.cluster &&
            nameOf(each.object) === nameOf(resource.object),
        );

    void objects.refresh();
    await pass(100);
    const patched = await fluxClient.patch(
      {
        cluster: resource.cluster,
        group: 'helm.toolkit.fluxcd.io',
        kind: 'HelmRelease',
        namespace: 'carts',
        name: nameOf(resource.object),
      },
      { spec: { suspend: true } },
    );
    data.objects.take([patched], data.objects.now());
    expect(shown()).toBe(patched);
    answers.shift()?.();
    await pass(100);
    expect(shown()).toBe(patched);

    // The answer to a later request replaces the patched object.
    void objects.refresh();
    await pass(100);
    answers.shift()?.();
    await pass(100);
    expect(shown()?.object).toEqual(resource.object);
  });

  it('keeps objects of a newer list that are missing in an older one', async () => {
    const { show, lists, names } = controlled();
    show('GitRepository');
    await pass(10);
    lists[0].answer(listOf([]));
    await pass(SECOND);
    show('HelmRelease');
    await pass(10 * SECOND);
    expect(lists).toHaveLength(3);
    lists[2].answer(listOf([release('a'), release('b')]));
    await pass(10);
    lists[1].answer(listOf([release('a')]));
    await pass(10);
    expect(names()).toEqual(['a', 'b']);
  });

  it('takes newer versions of its objects from the store, but no other objects', async () => {
    const { show, lists, objects, data, told } = controlled();
    show('HelmRelease');
    await pass(10);
    lists[0].answer(listOf([release('a'), release('b')]));
    await pass(10);
    told.mockClear();
    const newer = release('a', { version: 2 });
    data.objects.take(
      [newer, release('of another entity')],
      data.objects.now(),
    );
    expect(objects.objectsOf('HelmRelease')?.resources).toEqual([
      newer,
      release('b'),
    ]);
    await pass(10);
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe('the result for an entity without changes', () => {
  it('keeps its identity', async () => {
    const { show } = setUp();
    const releases = show('HelmRelease');
    await pass(SECOND);
    const before = releases.data();
    await pass(60 * SECOND);
    expect(releases.data()).toBe(before);
  });

  it('notifies once for all kinds of an answer, and not without changes', async () => {
    const { show, lists, told } = controlled();
    show('HelmRelease');
    show('Kustomization');
    await pass(10);
    lists[0].answer(listOf([release('a')]));
    await pass(10);
    expect(told).toHaveBeenCalledTimes(1);
    await pass(11 * SECOND);
    lists[1].answer(listOf([release('a')]));
    await pass(10);
    expect(lists).toHaveLength(2);
    expect(told).toHaveBeenCalledTimes(1);
  });
});

describe('the subscribers of an entity', () => {
  it('are notified in turns, unless they have left', async () => {
    const { show, lists, objects, told: first } = controlled();
    const [second, gone] = [jest.fn(), jest.fn()];
    objects.subscribe(second);
    const leave = objects.subscribe(gone);
    show('HelmRelease');
    await pass(10);
    lists[0].part(partOf('eu', [release('a')]));
    leave();
    expect(first).not.toHaveBeenCalled();
    await pass(10);
    expect(first).toHaveBeenCalledTimes(1);
    expect(second).toHaveBeenCalledTimes(1);
    expect(gone).not.toHaveBeenCalled();
  });
});

describe('the rows of an entity while clusters answer one by one', () => {
  it('appear with each answer, and are partial until all clusters have answered', async () => {
    const { show, lists, objects, names } = controlled();
    show('HelmRelease');
    await pass(10);
    const us = release('b', { cluster: 'us' });
    lists[0].part(partOf('us', [us]));
    expect(names()).toEqual(['b']);
    expect(objects.objectsOf('HelmRelease')?.isPartial).toBe(true);
    lists[0].part(partOf('eu', [], [{ cluster: 'eu', meaning: 'no-answer' }]));
    expect(objects.objectsOf('HelmRelease')).toMatchObject({
      resources: [us],
      failures: [{ cluster: 'eu', meaning: 'no-answer' }],
    });
    lists[0].part(partOf('eu', [release('a')]));
    expect(objects.objectsOf('HelmRelease')).toMatchObject({ failures: [] });
    lists[0].answer(listOf([release('a'), us]));
    await pass(10);
    expect(names()).toEqual(['a', 'b']);
    expect(objects.objectsOf('HelmRelease')?.isPartial).toBeUndefined();
  });

  it('are those of the new part, and the previous ones of other clusters', async () => {
    const { show, lists, objects, names } = controlled();
    show('HelmRelease');
    await pass(10);
    const us = release('b', { cluster: 'us' });
    lists[0].answer(listOf([release('a'), us]));
    await pass(11 * SECOND);
    lists[1].part(partOf('eu', [release('c')]));
    expect(new Set(names())).toEqual(new Set(['b', 'c']));
    // Nothing is missing: the other cluster is shown as it was.
    expect(objects.objectsOf('HelmRelease')?.isPartial).toBeUndefined();
  });

  it('stay for a new subscriber after an aborted read', async () => {
    const { show, lists, names } = controlled();
    const releases = show('HelmRelease');
    await pass(10);
    lists[0].part(partOf('eu', [release('a')]));
    releases.hide();
    await pass(10);
    expect(lists[0].options.signal?.aborted).toBe(true);
    show('HelmRelease');
    expect(names()).toEqual(['a']);
    await pass(10);
    // What was cancelled is read again.
    expect(lists).toHaveLength(2);
    expect(names()).toEqual(['a']);
  });

  it('stay when the other clusters fail', async () => {
    const { show, lists, objects } = controlled();
    show('HelmRelease');
    await pass(10);
    lists[0].part(partOf('eu', [release('a')]));
    lists[0].fail({ meaning: 'no-answer', message: 'too late' });
    await pass(10);
    expect(objects.objectsOf('HelmRelease')).toMatchObject({
      resources: [release('a')],
      error: { meaning: 'no-answer' },
    });
  });

  it('have the age of the last whole list when a later list fails', async () => {
    const { show, lists, objects } = controlled();
    show('HelmRelease');
    await pass(10);
    lists[0].answer(listOf([release('a'), release('b', { cluster: 'us' })]));
    await pass(10);
    const seenAt = Date.now();
    await pass(11 * SECOND);
    lists[1].part(partOf('eu', [release('a', { version: 2 })]));
    lists[1].fail({ meaning: 'no-answer', message: 'too late' });
    await pass(10);
    const { shownSince = 0 } = objects.objectsOf('HelmRelease')?.error ?? {};
    expect(Math.abs(shownSince - seenAt)).toBeLessThan(SECOND);
  });

  it('come from the other clusters while one hangs, with the real client', async () => {
    const { show, fleet } = setUp();
    fleet.cluster('production').break({ kind: 'hang' });
    const releases = show('HelmRelease');
    await pass(5 * SECOND);
    const data = releases.data();
    expect(new Set(data?.resources.map(({ cluster }) => cluster))).toEqual(
      new Set(['staging']),
    );
    expect(data?.failures).toMatchObject([
      { cluster: 'production', meaning: 'no-answer' },
    ]);
    const before = data?.resources.length;
    fleet.cluster('production').mend();
    await pass(SECOND);
    expect(releases.data()?.resources.length).toBeGreaterThan(before!);
    expect(releases.data()?.failures).toEqual([]);
  });
});

describe('the fast poll of an entity', () => {
  it('starts when a reconciling object changes, and ends without changes', async () => {
    const { show, fleet, count } = setUp();
    show('HelmRelease');
    await pass(SECOND);
    await pass(9.5 * SECOND);
    const { status } = await fleet.cluster('staging').handle(
      new Request(
        'https://staging/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases/carts',
        {
          method: 'PATCH',
          headers: { 'content-type': 'application/merge-patch+json' },
          body: JSON.stringify({ metadata: { annotations: { a: 'b' } } }),
        },
      ),
    );
    expect(status).toBe(200);
    const before = count('POST', QUERY);
    await pass(13 * SECOND);
    // The read that saw the change, and one 3 s later that saw no more.
    expect(count('POST', QUERY) - before).toBe(2);
  });

  const moving = (version: number) => release('a', { version, moving: true });

  it.each<[string, (times: number) => FluxList, number, number]>([
    [
      'reads every 3 seconds while an object keeps changing',
      times => listOf([moving(times)]),
      0,
      // The first two reads are a usual interval apart.
      2 + Math.floor(50 / 3),
    ],
    [
      'does not start while no object is reconciling',
      times => listOf([release('a', { version: times })]),
      0,
      7,
    ],
    [
      'does not start for a reconciling object without changes',
      () => listOf([moving(1)]),
      0,
      7,
    ],
    [
      'does not start if a read takes a second',
      times => listOf([moving(times)]),
      SECOND,
      7,
    ],
    [
      'does not start with 10,000 objects, whose processing is expensive',
      times =>
        listOf([
          moving(times),
          ...Array.from({ length: 9_999 }, (_each, index) =>
            release(`r${index}`),
          ),
        ]),
      0,
      8,
    ],
  ])('%s', async (_what, list, tookMs, expected) => {
    const { reads, show } = answered(list, tookMs);
    show('HelmRelease');
    await pass(61 * SECOND);
    expect(Math.abs(reads() - expected)).toBeLessThanOrEqual(1);
  });

  it('is not used for cards with a long interval only', async () => {
    const { reads, show, objects } = answered(times => listOf([moving(times)]));
    atTheEnd(
      objects.watch(cartsEntity, {
        kinds: ['HelmRelease'],
        intervalMs: 60 * SECOND,
      }),
    );
    await pass(179 * SECOND);
    expect(reads()).toBe(3);
    show('HelmRelease');
    await pass(61 * SECOND);
    expect(reads()).toBeGreaterThan(15);
  });

  it('does not start because further clusters answer for the first time', async () => {
    const { show, lists } = controlled();
    show('HelmRelease');
    await pass(10);
    lists[0].part(partOf('eu', [moving(1)]));
    lists[0].part(partOf('us', [release('b', { cluster: 'us' })]));
    lists[0].answer(listOf([moving(1), release('b', { cluster: 'us' })]));
    await pass(9 * SECOND);
    expect(lists).toHaveLength(1);
  });

  it('starts when the partial answer of a cluster has a change', async () => {
    const { show, lists } = controlled();
    show('HelmRelease');
    await pass(10);
    lists[0].answer(listOf([moving(1)]));
    await pass(10.05 * SECOND);
    lists[1].part(partOf('eu', [moving(2)]));
    lists[1].answer(listOf([moving(2)]));
    await pass(4 * SECOND);
    expect(lists).toHaveLength(3);
  });
});

describe('the cache of an entity', () => {
  it('is forgotten five minutes after the last subscriber left', async () => {
    const { data, show, names, lists } = controlled();
    const releases = show('HelmRelease');
    await pass(10);
    lists[0].answer(listOf([release('a')]));
    await pass(10);
    releases.hide();
    await pass(295 * SECOND);
    expect(names()).toEqual(['a']);
    expect(data.entity(cartsEntity).objectsOf('HelmRelease')).toBeDefined();
    expect(data.objects.size).toBe(1);
    await pass(10 * SECOND);
    expect(data.objects.size).toBe(0);
    expect(data.entity(cartsEntity).objectsOf('HelmRelease')).toBeUndefined();
  });

  it('is forgotten if it never had a subscriber', async () => {
    const { data, objects } = controlled();
    expect(data.entity(cartsEntity)).toBe(objects);
    await pass(301 * SECOND);
    expect(data.entity(cartsEntity)).not.toBe(objects);
  });

  it('leaves no timer, no listener and no query behind', async () => {
    const { data, show, lists } = controlled();
    const releases = show('HelmRelease');
    await pass(10);
    const sources = show('GitRepository');
    await pass(10);
    lists.forEach(({ answer }) => answer(listOf([release('a')])));
    await pass(30 * SECOND);
    sources.hide();
    releases.hide();
    await pass(301 * SECOND);
    expect(data.client.getQueryCache().getAll()).toEqual([]);
    expect(data.client.getQueryCache().hasListeners()).toBe(false);
    expect(focusManager.hasListeners()).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('drops objects that are missing in a new answer', async () => {
    const { data, show, lists } = controlled();
    show('HelmRelease');
    await pass(10);
    lists[0].answer(listOf([release('a'), release('b')]));
    await pass(11 * SECOND);
    expect(data.objects.size).toBe(2);
    lists[1].answer(listOf([release('b')]));
    await pass(10);
    expect(data.objects.size).toBe(1);
  });

  it('is separate for an entity whose annotations select other objects', () => {
    const { data, objects } = controlled();
    const annotated = (annotations: Record<string, string>): Entity => ({
      ...cartsEntity,
      metadata: {
        ...cartsEntity.metadata,
        annotations: { ...cartsEntity.metadata.annotations, ...annotations },
      },
    });
    expect(data.entity(annotated({ 'example.com/note': 'a' }))).toBe(objects);
    expect(
      data.entity(annotated({ 'backstage.io/kubernetes-namespace': 'a' })),
    ).not.toBe(objects);
  });
});
