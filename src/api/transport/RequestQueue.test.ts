import { endFakeTime, pass, startFakeTime } from '../../__testUtils__/fakeTime';
import { sleep } from './deadlines';
import { RequestQueue } from './RequestQueue';

const PATIENCE_MS = 2_000;
const never = () => new AbortController().signal;

/** A queue, and what happened to the requests in it. */
function setUp(atOnce: number) {
  const queue = new RequestQueue({ atOnce, patienceMs: PATIENCE_MS });
  const log: string[] = [];
  let underWay = 0;
  let most = 0;

  /** Asks a cluster that answers after so many milliseconds. */
  function ask(
    name: string,
    answersAfterMs: number,
    options: {
      signal?: AbortSignal;
      background?: boolean;
      onStart?: () => void;
    } = {},
  ): Promise<string> {
    const answer = queue.run(
      async signal => {
        log.push(`${name} sent`);
        underWay++;
        most = Math.max(most, underWay);
        try {
          await sleep(answersAfterMs, signal);
          log.push(`${name} answered`);
          return name;
        } catch (cause) {
          log.push(`${name} aborted`);
          throw cause;
        } finally {
          underWay--;
        }
      },
      { signal: never(), ...options },
    );
    // Tests look at it later, if at all.
    answer.catch(() => {});
    return answer;
  }

  return {
    log,
    ask,
    mostUnderWay: () => most,
    times: (entry: string) => log.filter(each => each === entry).length,
  };
}

const HANGS = 1_000_000;

beforeEach(startFakeTime);
afterEach(endFakeTime);

it('has no more requests under way than it may, and answers all of them', async () => {
  const { ask, mostUnderWay } = setUp(6);
  const names = Array.from({ length: 50 }, (_, index) => `cluster ${index}`);
  const answers = Promise.all(names.map(name => ask(name, 100)));
  await pass(899);
  expect(mostUnderWay()).toBe(6);
  await pass(1);
  expect(await answers).toEqual(names);
  expect(jest.getTimerCount()).toBe(0);
});

it('aborts a slow request for an unsent one, and sends it again afterwards', async () => {
  const { ask, log } = setUp(2);
  const slow = ask('slow', 3_000);
  ask('slower', 2_500);
  ask('quick', 100);
  await pass(PATIENCE_MS);
  // One place is enough for one request.
  expect(log).toEqual([
    'slow sent',
    'slower sent',
    'slow aborted',
    'quick sent',
  ]);
  await pass(500);
  expect(log.slice(4)).toEqual([
    'quick answered',
    'slow sent',
    'slower answered',
  ]);
  await pass(2_600);
  expect(await slow).toBe('slow');
});

it('answers fourteen clusters at once although six of twenty hang', async () => {
  const { ask, times, log } = setUp(6);
  for (let index = 0; index < 6; index++) ask(`hanging ${index}`, HANGS);
  const others = Array.from({ length: 14 }, (_, index) => `cluster ${index}`);
  const answers = Promise.all(others.map(name => ask(name, 100)));
  await pass(PATIENCE_MS + 300);
  expect(await answers).toEqual(others);
  for (let index = 0; index < 6; index++) {
    expect(times(`hanging ${index} aborted`)).toBe(1);
    expect(times(`hanging ${index} sent`)).toBe(2);
  }

  // Nothing is left to make room for.
  const entries = log.length;
  await pass(60_000);
  expect(log).toHaveLength(entries);
});

it('does not abort a slow request while there are free places', async () => {
  const { ask, times } = setUp(2);
  const slow = ask('slow', 10_000);
  for (let poll = 0; poll < 5; poll++) {
    await pass(1_900);
    ask('quick', 50);
  }
  await pass(1_000);
  expect(await slow).toBe('slow');
  expect(times('slow sent')).toBe(1);
  expect(times('quick answered')).toBe(5);
});

it('makes room at once for a request that comes when all others are slow', async () => {
  const { ask, log } = setUp(2);
  ask('a', HANGS);
  ask('b', HANGS);
  await pass(PATIENCE_MS);
  const late = ask('late', 10);
  await pass(10);
  expect(await late).toBe('late');
  expect(log).toEqual([
    'a sent',
    'b sent',
    'a aborted',
    'late sent',
    'late answered',
    'a sent',
  ]);
});

it('sends background requests when everything else is answered', async () => {
  const { ask, log } = setUp(2);
  ask('a', 10);
  ask('later', 10, { background: true });
  ask('last', 10, { background: true });
  ask('b', 10);
  ask('c', 20);
  await pass(100);
  expect(log).toEqual([
    'a sent',
    'b sent',
    'a answered',
    'c sent',
    'b answered',
    'c answered',
    'later sent',
    'last sent',
    'later answered',
    'last answered',
  ]);
});

it('sends background requests although another request is slow', async () => {
  const { ask, log } = setUp(2);
  ask('slow', HANGS);
  const later = ask('later', 10, { background: true });
  await pass(PATIENCE_MS - 1);
  expect(log).toEqual(['slow sent']);
  await pass(11);
  expect(await later).toBe('later');
});

it('rejects a background request as soon as its signal aborts', async () => {
  const { ask, log } = setUp(1);
  const leaving = new AbortController();
  ask('first', 1_000);
  const later = ask('later', 10, {
    background: true,
    signal: leaving.signal,
  });
  leaving.abort();
  await expect(later).rejects.toMatchObject({ name: 'AbortError' });
  await pass(5_000);
  expect(log).toEqual(['first sent', 'first answered']);
});

it('aborts slow requests of the background for others, and keeps them last', async () => {
  const { ask, log } = setUp(1);
  ask('details', HANGS, { background: true });
  await pass(PATIENCE_MS);
  ask('slow', 3_000);
  ask('quick', 10);
  await pass(6_000);
  expect(log).toEqual([
    'details sent',
    'details aborted',
    'slow sent',
    'slow aborted',
    'quick sent',
    'quick answered',
    'slow sent',
    'slow answered',
    'details sent',
  ]);
});

it('says when a request is sent for the first time, and only then', async () => {
  const { ask } = setUp(1);
  const onStart = jest.fn();
  ask('first', 100);
  ask('slow', 3_000, { onStart });
  await pass(99);
  expect(onStart).not.toHaveBeenCalled();
  await pass(1);
  expect(onStart).toHaveBeenCalledTimes(1);
  await pass(PATIENCE_MS);
  ask('quick', 100);
  await pass(10_000);
  expect(onStart).toHaveBeenCalledTimes(1);
});

it('rejects a waiting request as soon as its signal aborts, and never sends it', async () => {
  const { ask, log } = setUp(1);
  const leaving = new AbortController();
  ask('first', 1_000);
  const waiting = ask('waiting', 10, { signal: leaving.signal });
  await pass(10);
  leaving.abort();
  await expect(waiting).rejects.toMatchObject({ name: 'AbortError' });
  await pass(5_000);
  expect(log).toEqual(['first sent', 'first answered']);
});

it('does not make room for an aborted request', async () => {
  const { ask, times } = setUp(1);
  const leaving = new AbortController();
  ask('slow', 3_000);
  ask('waiting', 10, { signal: leaving.signal });
  leaving.abort();
  await pass(3_000);
  expect(times('slow answered')).toBe(1);
  expect(times('slow sent')).toBe(1);
});

it('gives the place of an aborted request to the next one', async () => {
  const { ask, log } = setUp(1);
  const leaving = new AbortController();
  const first = ask('first', HANGS, { signal: leaving.signal });
  const second = ask('second', 10);
  leaving.abort();
  await expect(first).rejects.toMatchObject({ name: 'AbortError' });
  await pass(10);
  expect(await second).toBe('second');
  expect(log).toEqual([
    'first sent',
    'first aborted',
    'second sent',
    'second answered',
  ]);
  expect(jest.getTimerCount()).toBe(0);
});

it('rejects with the error of the request, and continues with the others', async () => {
  const queue = new RequestQueue({ atOnce: 1, patienceMs: PATIENCE_MS });
  const failed = queue.run(() => Promise.reject(new Error('no')), {
    signal: never(),
  });
  const next = queue.run(async () => 'next', { signal: never() });
  await expect(failed).rejects.toThrow('no');
  expect(await next).toBe('next');
  expect(jest.getTimerCount()).toBe(0);
});
