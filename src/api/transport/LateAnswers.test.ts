import { LateAnswers } from './LateAnswers';

/** A promise, and how to settle it. */
function deferred<T>() {
  let resolve: (value: T) => void = () => {};
  let reject: (cause: Error) => void = () => {};
  const promise = new Promise<T>((res, rej) => {
    resolve = res;
    reject = rej;
  });
  return { promise, resolve, reject };
}

const NEVER = new Promise<void>(() => {});
const NOW = Promise.resolve();

/** Answers of a minute's use, and how often they were asked for. */
function setUp() {
  const late = new LateAnswers<string>({ keepForMs: 1_000 });
  const asked: ReturnType<typeof deferred<string>>[] = [];
  const start = () => {
    const answer = deferred<string>();
    asked.push(answer);
    return answer.promise;
  };
  return { late, asked, start };
}

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

it('has the answer that comes in time, and asks anew the next time', async () => {
  const { late, asked, start } = setUp();
  const first = late.ask('a', start, NEVER);
  asked[0].resolve('one');
  expect(await first).toBe('one');

  const second = late.ask('a', start, NEVER);
  asked[1].resolve('two');
  expect(await second).toBe('two');
});

it('has none after the deadline, and hands the late one out next time', async () => {
  const { late, asked, start } = setUp();
  expect(await late.ask('a', start, NOW)).toBeUndefined();
  expect(await late.ask('a', start, NOW)).toBeUndefined();
  asked[0].resolve('late');
  expect(await late.ask('a', start, NEVER)).toBe('late');
  expect(asked).toHaveLength(1);
});

it('asks again when the answer is too old to be of use', async () => {
  const { late, asked, start } = setUp();
  await late.ask('a', start, NOW);
  asked[0].resolve('stale');
  jest.advanceTimersByTime(1_000);
  const fresh = late.ask('a', start, NEVER);
  expect(asked).toHaveLength(2);
  asked[1].resolve('fresh');
  expect(await fresh).toBe('fresh');
});

it('tells questions apart', async () => {
  const { late, asked, start } = setUp();
  await late.ask('a', start, NOW);
  const other = late.ask('b', start, NEVER);
  asked[1].resolve('of b');
  asked[0].resolve('of a');
  expect(await other).toBe('of b');
  expect(await late.ask('a', start, NEVER)).toBe('of a');
});

it('passes on a failure that comes in time, and asks anew after it', async () => {
  const { late, asked, start } = setUp();
  const first = late.ask('a', start, NEVER);
  asked[0].reject(new Error('no'));
  await expect(first).rejects.toThrow('no');

  const second = late.ask('a', start, NEVER);
  asked[1]?.resolve('yes');
  await expect(second).resolves.toBe('yes');
});

it('passes on a failure that comes late once, when it is asked the next time', async () => {
  const { late, asked, start } = setUp();
  await late.ask('a', start, NOW);
  asked[0].reject(new Error('no'));
  await expect(late.ask('a', start, NEVER)).rejects.toThrow('no');
  const third = late.ask('a', start, NEVER);
  asked[1]?.resolve('yes');
  await expect(third).resolves.toBe('yes');
});
