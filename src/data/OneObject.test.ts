import {
  FluxRequestError,
  type FluxApi,
  type FluxObjects,
  type FluxProblem,
} from '../api';
import { setVisible } from '../__testUtils__/page';
import { fluxReference, type FluxResource } from '../flux';
import { fluxObject } from '../flux/__fixtures__/objects';
import { pass, withFakeTime } from './__testUtils__/time';
import { FluxData } from './fluxData';

const atTheEnd = withFakeTime();

const SECOND = 1_000;
const CARTS = fluxReference('staging', 'Kustomization', 'shop', 'carts');

function version(resourceVersion: number, uid = 'u-1'): FluxResource {
  return {
    cluster: 'staging',
    object: fluxObject('Kustomization', {
      metadata: { uid, resourceVersion: `${resourceVersion}` },
    }),
  };
}

/** An object whose reads are answered when, and as, the test says. */
function setUp() {
  const reads: {
    signal?: AbortSignal;
    answer: (resource?: FluxResource) => Promise<void>;
    failOnCluster: (problem: FluxProblem) => Promise<void>;
    fail: (problem: FluxProblem) => Promise<void>;
  }[] = [];
  const api = {
    get: (_references: unknown, { signal }: { signal?: AbortSignal } = {}) =>
      new Promise<FluxObjects>((resolve, reject) => {
        const answer = async (objects: FluxObjects) => {
          resolve(objects);
          await pass(10);
        };
        reads.push({
          signal,
          answer: resource =>
            answer({ resources: resource ? [resource] : [], failures: [] }),
          failOnCluster: problem =>
            answer({
              resources: [],
              failures: [{ cluster: 'staging', ...problem }],
            }),
          fail: async problem => {
            reject(new FluxRequestError(problem));
            await pass(10);
          },
        });
      }),
  } as unknown as FluxApi;
  const data = new FluxData({ api });
  const object = data.object(CARTS);
  const use = (intervalMs?: number) => {
    const stop = object.watch(intervalMs);
    atTheEnd(stop);
    return stop;
  };
  const told = jest.fn();
  const hide = object.subscribe(told);
  /** As another read does, or the answer to a patch. */
  const take = (resource: FluxResource, askedAt = data.objects.now()) =>
    data.objects.take([resource], askedAt);
  return { data, object, reads, use, told, hide, take };
}

describe('one object', () => {
  it('is read every ten seconds, or as often as the most impatient wants', async () => {
    const { reads, use } = setUp();
    use();
    await pass(10);
    await reads[0].answer(version(1));
    await pass(9 * SECOND);
    expect(reads).toHaveLength(1);
    await pass(SECOND);
    await reads[1].answer(version(1));

    const stop = use(2 * SECOND);
    await pass(2 * SECOND);
    await reads[2].answer(version(1));
    await pass(2 * SECOND);
    await reads[3].answer(version(1));
    stop();
    // The timer that runs is the last short one.
    await pass(2 * SECOND);
    await reads[4].answer(version(1));
    await pass(9 * SECOND);
    expect(reads).toHaveLength(5);
  });

  it('is read often again when it was read seldom in between', async () => {
    const { reads, use } = setUp();
    use();
    await pass(10);
    await reads[0].answer(version(1));
    const stop = use(2 * SECOND);
    await pass(2 * SECOND);
    await reads[1].answer(version(1));
    stop();
    await pass(2 * SECOND);
    await reads[2].answer(version(1));
    await pass(5 * SECOND);
    expect(reads).toHaveLength(3);
    use(2 * SECOND);
    await pass(2 * SECOND);
    expect(reads).toHaveLength(4);
  });

  it('is read in the background only while something wants that', async () => {
    const { object, reads, use } = setUp();
    use(2 * SECOND);
    await pass(10);
    await reads[0].answer(version(1));
    setVisible(false);
    await pass(20 * SECOND);
    expect(reads).toHaveLength(1);

    const stop = object.watch(4 * SECOND, { inBackground: true });
    await pass(4 * SECOND);
    await reads[1].answer(version(1));
    stop();
    await pass(20 * SECOND);
    setVisible(true);
    expect(reads).toHaveLength(2);
  });

  it('is there from the start where another read knows it', async () => {
    const { data, take, object } = setUp();
    const [known] = take(version(1));
    expect(object.current()).toEqual({ resource: known });
    const other = { ...CARTS, name: 'other' };
    expect(data.object(other).current()).toEqual({});
    expect(data.object(CARTS)).toBe(object);
  });

  it('is the newest version in the store', async () => {
    const { object, reads, use, take } = setUp();
    use();
    await pass(10);
    await reads[0].answer(version(1));
    await pass(10 * SECOND);
    const [newer] = take(version(3));
    expect(object.current().resource).toBe(newer);
    await reads[1].answer(version(2));
    expect(object.current().resource).toBe(newer);
    await pass(10 * SECOND);
    await reads[2].answer(version(3));
    expect(object.current().resource).toBe(newer);
  });

  it('keeps its identity without changes, but notifies of every read', async () => {
    const { object, reads, use, told } = setUp();
    use();
    await pass(10);
    await reads[0].answer(version(1));
    const before = object.current();
    told.mockClear();
    await pass(10 * SECOND);
    await reads[1].answer(version(1));
    expect(object.current()).toBe(before);
    expect(told).toHaveBeenCalledTimes(1);
  });

  it('is missing when it is not there, and shown as it was', async () => {
    const { object, reads, use, take } = setUp();
    use();
    await pass(10);
    await reads[0].answer(version(1));
    await pass(10 * SECOND);
    await reads[1].answer();
    const missing = {
      resource: version(1),
      isMissing: true,
      missingSince: expect.any(Number),
    };
    const noticed = object.current();
    expect(noticed).toEqual(missing);
    await pass(10 * SECOND);
    await reads[2].answer();
    expect(object.current()).toBe(noticed);
    await pass(10 * SECOND);
    await reads[3].failOnCluster({ meaning: 'unreachable' });
    expect(object.current()).toMatchObject(noticed);
    const [created] = take(version(9, 'u-2'));
    expect(object.current()).toEqual({ resource: created });
  });

  it('is not missing when it was seen since the request left that did not find it', async () => {
    const { object, reads, use, take } = setUp();
    use();
    await pass(10);
    const [created] = take(version(1));
    await reads[0].answer();
    expect(object.current()).toEqual({ resource: created });
  });

  it('stays as it was when it cannot be read, and says why', async () => {
    const { object, reads, use } = setUp();
    use();
    await pass(10);
    const shownSince = Date.now();
    await reads[0].answer(version(1));
    await pass(10 * SECOND);
    await reads[1].failOnCluster({ meaning: 'unreachable', message: 'no' });
    expect(object.current()).toEqual({
      resource: version(1),
      problem: {
        meaning: 'unreachable',
        message: 'no',
        shownSince,
      },
    });
    const before = object.current();
    await pass(10 * SECOND);
    await reads[2].failOnCluster({ meaning: 'unreachable', message: 'no' });
    expect(object.current()).toBe(before);
    await pass(10 * SECOND);
    await reads[3].answer(version(1));
    expect(object.current()).toEqual({ resource: version(1) });
  });

  it('is as old as what another read has seen of it', async () => {
    const { object, reads, use, take } = setUp();
    take(version(1));
    await pass(3_600 * SECOND);
    const shownSince = Date.now();
    take(version(1));
    await pass(3_600 * SECOND);
    object.markAsJustRead();
    use();
    await pass(11 * SECOND);
    await reads[0].failOnCluster({ meaning: 'unreachable' });
    expect(object.current().problem).toMatchObject({ shownSince });
  });

  it('is refused where the proxy may not be used, until it may', async () => {
    const { object, reads, use } = setUp();
    use();
    await pass(10);
    await reads[0].fail({
      meaning: 'not-permitted',
      permission: 'kubernetes.proxy',
    });
    expect(object.current()).toMatchObject({
      isRefused: true,
      problem: { meaning: 'not-permitted', permission: 'kubernetes.proxy' },
    });
    await pass(10 * SECOND);
    await reads[1].answer(version(1));
    expect(object.current()).toEqual({ resource: version(1) });
  });

  it('is neither read nor notified of without subscribers', async () => {
    const { object, reads, use, told } = setUp();
    const stop = use();
    await pass(10);
    stop();
    await pass(10);
    expect(reads[0].signal?.aborted).toBe(true);
    await reads[0].answer(version(1));
    expect(object.current()).toEqual({});
    expect(told).not.toHaveBeenCalled();
  });

  it('is read later when a newer version came another way', async () => {
    const { object, reads, use, take } = setUp();
    take(version(1));
    object.markAsJustRead();
    use(2 * SECOND);
    await pass(1.9 * SECOND);
    expect(reads).toHaveLength(0);
    await pass(0.2 * SECOND);
    expect(reads).toHaveLength(1);
  });

  it('is forgotten five minutes after it was last shown', async () => {
    const { data, object, reads, use, hide } = setUp();
    const stop = use();
    await pass(10);
    await reads[0].answer(version(1));
    stop();
    hide();
    await pass(299 * SECOND);
    expect(data.object(CARTS)).toBe(object);
    await pass(2 * SECOND);
    expect(data.objects.size).toBe(0);
    expect(data.object(CARTS)).not.toBe(object);
    expect(data.object(CARTS).current()).toEqual({});
  });
});
