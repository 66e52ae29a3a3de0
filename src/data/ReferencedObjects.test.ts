import { focusManager } from '@tanstack/react-query';
import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { setVisible } from '../__testUtils__/page';
import { createTestBackend, QUERY } from '../__testUtils__/testBackend';
import {
  FluxRequestError,
  type FluxApi,
  type FluxObjects,
  type FluxProblem,
} from '../api';
import {
  fluxReference,
  nameOf,
  type FluxReference,
  type FluxResource,
} from '../flux';
import { fluxObject } from '../flux/__fixtures__/objects';
import { pass, withFakeTime } from './__testUtils__/time';
import { FluxData } from './fluxData';

const atTheEnd = withFakeTime();

const SECOND = 1_000;

const SHARED = ['sock-shop', 'community'].map(name =>
  fluxReference('staging', 'HelmRepository', 'flux-system', name),
);

/** Two shared sources of the carts entity, which is shown as well. */
function setUp() {
  const test = createTestBackend();
  atTheEnd(() => test.fleet.stop());
  const data = new FluxData({ api: test.fluxClient });
  const references = data.referenced(SHARED[0]);
  const told = jest.fn();
  references.subscribe(told);
  atTheEnd(
    data.entity(cartsEntity).watch(cartsEntity, { kinds: ['HelmRelease'] }),
  );
  atTheEnd(references.watch(SHARED));
  return {
    ...test,
    data,
    references,
    told,
    refresh: async () => {
      void data.refresh(cartsEntity);
      await pass(500);
    },
    queries: () => test.count('POST', QUERY),
    reads: () =>
      test.backend.requests.filter(({ path }) => path.startsWith('/proxy/'))
        .length,
  };
}

const reference = (name: string) =>
  fluxReference('staging', 'GitRepository', 'shop', name);

function source(name: string, version = 1): FluxResource {
  return {
    cluster: 'staging',
    object: fluxObject('GitRepository', {
      metadata: { name, uid: name, resourceVersion: `${version}` },
    }),
  };
}

/** References whose reads are answered when, and as, the test says. */
function controlled() {
  const reads: {
    names: string[];
    signal?: AbortSignal;
    answer: (...resources: FluxResource[]) => Promise<void>;
    fail: (problem: FluxProblem) => Promise<void>;
  }[] = [];
  const api = {
    get: (
      asked: readonly FluxReference[],
      { signal }: { signal?: AbortSignal } = {},
    ) =>
      new Promise<FluxObjects>((resolve, reject) => {
        reads.push({
          names: asked.map(({ name }) => name),
          signal,
          answer: async (...resources) => {
            resolve({ resources, failures: [] });
            await pass(10);
          },
          fail: async problem => {
            reject(new FluxRequestError(problem));
            await pass(10);
          },
        });
      }),
  } as unknown as FluxApi;
  const data = new FluxData({ api });
  const objects = data.referenced(reference('any'));
  const use = (...names: string[]) => {
    const stop = objects.watch(names.map(reference));
    atTheEnd(stop);
    return stop;
  };
  const shown = () =>
    objects.current().resources.map(({ object }) => nameOf(object));
  return { data, objects, reads, use, shown };
}

describe('referenced objects', () => {
  it('are read every 30 seconds, independent of other reads', async () => {
    const { queries, reads } = setUp();
    await pass(SECOND);
    const first = queries();
    expect(reads()).toBe(1);
    await pass(28 * SECOND);
    expect(queries()).toBeGreaterThanOrEqual(first + 2);
    expect(reads()).toBe(1);
    await pass(2 * SECOND);
    expect(reads()).toBe(2);
    await pass(28 * SECOND);
    expect(reads()).toBe(2);
    await pass(2 * SECOND);
    expect(reads()).toBe(3);
  });

  it('are read at once when a person refreshes the page', async () => {
    const { refresh, queries, reads } = setUp();
    await pass(SECOND);
    const before = queries();
    await refresh();
    expect(queries()).toBe(before + 1);
    expect(reads()).toBe(2);
  });

  it('are not read while the page is hidden', async () => {
    const { reads } = setUp();
    await pass(SECOND);
    setVisible(false);
    await pass(120 * SECOND);
    expect(reads()).toBe(1);
    setVisible(true);
    await pass(SECOND);
    expect(reads()).toBe(2);
  });

  it('keep their identity without changes, and notify nobody', async () => {
    const { references, refresh, told } = setUp();
    await pass(SECOND);
    const before = references.current();
    expect(before.resources).toHaveLength(2);
    told.mockClear();
    await refresh();
    expect(references.current()).toBe(before);
    expect(told).not.toHaveBeenCalled();
  });

  it.each([
    ['the cluster', 'cluster'],
    ['the whole request', 'request'],
  ])(
    'stay when %s fails, from the time when they were seen, however often it fails',
    async (_what, fails) => {
      const { references, refresh, fleet, backend } = setUp();
      await pass(SECOND);
      const seen = Date.now();
      await refresh();
      if (fails === 'cluster') {
        fleet.cluster('staging').break({ kind: 'network' });
      } else {
        backend.deny('kubernetes.proxy');
      }
      const shownSince = () => {
        const { error, failures } = references.current();
        return error?.shownSince ?? failures[0]?.shownSince ?? 0;
      };
      for (let times = 0; times < 3; times++) {
        await pass(20 * SECOND);
        await refresh();
        expect(references.current().resources).toHaveLength(2);
        expect(shownSince() - seen).toBeGreaterThanOrEqual(0);
        expect(shownSince() - seen).toBeLessThan(SECOND);
      }
      fleet.cluster('staging').mend();
      backend.allow('kubernetes.proxy');
      await refresh();
      expect(references.current()).toMatchObject({ failures: [] });
      expect(references.current().error).toBeUndefined();
    },
  );

  it('are read in one request for all that use some of them', async () => {
    const { reads, use, shown } = controlled();
    use('a', 'b');
    use('b', 'c');
    await pass(10);
    expect(reads.map(({ names }) => names)).toEqual([['a', 'b', 'c']]);
    await reads[0].answer(source('a'), source('b'));
    expect(shown()).toEqual(['a', 'b']);
  });

  it('are read at once, apart from those that are known, when there are more', async () => {
    const { reads, use, shown } = controlled();
    use('a');
    await pass(10);
    await reads[0].answer(source('a'));
    await pass(5 * SECOND);
    use('a');
    await pass(10);
    expect(reads).toHaveLength(1);
    use('b');
    use('c');
    await pass(10);
    expect(reads.slice(1).map(({ names }) => names)).toEqual([['b', 'c']]);
    await reads[1].answer(source('b'));
    expect(shown()).toEqual(['a', 'b']);
    // From then on they are read together.
    await pass(25 * SECOND);
    expect(reads.slice(2).map(({ names }) => names)).toEqual([['a', 'b', 'c']]);
  });

  it('are read as soon as a read ends that was under way when they came', async () => {
    const { reads, use, shown } = controlled();
    use('a');
    await pass(10);
    use('b');
    await pass(10);
    expect(reads).toHaveLength(1);
    await reads[0].answer(source('a'));
    expect(shown()).toEqual(['a']);
    expect(reads.slice(1).map(({ names }) => names)).toEqual([['b']]);
    await reads[1].answer(source('b'));
    expect(shown()).toEqual(['a', 'b']);
    await pass(29 * SECOND);
    expect(reads).toHaveLength(2);
  });

  it('are read once when all of them are due, the new ones among them', async () => {
    const { reads, use } = controlled();
    const stop = use('a');
    await pass(10);
    await reads[0].answer(source('a'));
    stop();
    await pass(60 * SECOND);
    use('a', 'b');
    await pass(10);
    expect(reads.slice(1).map(({ names }) => names)).toEqual([['a', 'b']]);
  });

  it('have the age of a read of all of them, not of the new ones', async () => {
    const { objects, reads, use } = controlled();
    use('a');
    await pass(10);
    const seenAt = Date.now();
    await reads[0].answer(source('a'));
    await pass(20 * SECOND);
    use('b');
    await pass(10);
    await reads[1].answer(source('b'));
    await pass(11 * SECOND);
    await reads[2].fail({ meaning: 'unreachable' });
    expect(objects.current().resources).toHaveLength(2);
    const { shownSince = 0 } = objects.current().error ?? {};
    expect(shownSince - seenAt).toBeLessThan(SECOND);
  });

  it('are not read any further, old or new, when the page is left', async () => {
    const { reads, use } = controlled();
    const stops = [use('a')];
    await pass(10);
    await reads[0].answer(source('a'));
    stops.push(use('b'));
    await pass(10);
    stops.forEach(stop => stop());
    await pass(10);
    expect(reads[1].names).toEqual(['b']);
    expect(reads[1].signal?.aborted).toBe(true);
  });

  it('are not read any more when nothing uses them', async () => {
    const { reads, use } = controlled();
    use('a');
    const stop = use('b');
    await pass(10);
    await reads[0].answer(source('a'), source('b'));
    stop();
    await pass(30 * SECOND);
    expect(reads[1].names).toEqual(['a']);
  });

  it('are not read any further when the page is left, and none is lost then', async () => {
    const { reads, use, shown } = controlled();
    const stop = use('a');
    await pass(10);
    await reads[0].answer(source('a'));
    await pass(30 * SECOND);
    expect(reads).toHaveLength(2);
    stop();
    await pass(10);
    expect(reads[1].signal?.aborted).toBe(true);
    await reads[1].answer();
    expect(shown()).toEqual(['a']);
    use('a');
    await pass(10);
    expect(reads).toHaveLength(3);
  });

  it('disappear when they no longer exist', async () => {
    const { reads, use, shown } = controlled();
    use('a', 'b');
    await pass(10);
    await reads[0].answer(source('a'), source('b'));
    await pass(30 * SECOND);
    await reads[1].answer(source('b'));
    expect(shown()).toEqual(['b']);
  });

  it('are the newest versions in the store, in any order of answers', async () => {
    const { data, objects, reads, use } = controlled();
    use('a');
    await pass(10);
    await reads[0].answer(source('a', 1));
    await pass(30 * SECOND);
    // While they are read, somebody suspends one.
    const patched = source('a', 2);
    data.objects.take([patched], data.objects.now());
    expect(objects.current().resources).toEqual([patched]);
    await reads[1].answer(source('a', 1));
    expect(objects.current().resources[0]).toBe(patched);
    await pass(30 * SECOND);
    await reads[2].answer(source('a', 2));
    expect(objects.current().resources[0]).toBe(patched);
  });

  it('have the reason of a failed read, and notify only when it changes', async () => {
    const { objects, reads, use } = controlled();
    use('a');
    await pass(10);
    const problem: FluxProblem = {
      meaning: 'not-permitted',
      statusCode: 403,
      message: 'no',
      permission: 'kubernetes.proxy',
    };
    await reads[0].fail(problem);
    expect(objects.current()).toEqual({
      resources: [],
      failures: [],
      error: { ...problem, shownSince: undefined },
    });
    const before = objects.current();
    await pass(30 * SECOND);
    await reads[1].fail(problem);
    expect(objects.current()).toBe(before);
  });

  it('are those of one namespace: another namespace is read separately', async () => {
    const { data, objects } = controlled();
    expect(data.referenced(reference('other'))).toBe(objects);
    for (const place of [
      { ...reference('any'), namespace: 'other' },
      { ...reference('any'), cluster: 'production' },
      { ...reference('any'), kind: 'Bucket' },
      { ...reference('any'), group: 'example.com' },
    ]) {
      expect(data.referenced(place)).not.toBe(objects);
    }
  });

  it('are forgotten five minutes after they were last used', async () => {
    const { data, objects, reads, use } = controlled();
    const stop = use('a');
    await pass(10);
    await reads[0].answer(source('a'));
    stop();
    await pass(299 * SECOND);
    expect(data.referenced(reference('a'))).toBe(objects);
    expect(data.objects.size).toBe(1);
    await pass(2 * SECOND);
    expect(data.referenced(reference('a'))).not.toBe(objects);
    expect(data.objects.size).toBe(0);
    await pass(301 * SECOND);
    expect(data.client.getQueryCache().hasListeners()).toBe(false);
    expect(focusManager.hasListeners()).toBe(false);
    expect(jest.getTimerCount()).toBe(0);
  });
});
