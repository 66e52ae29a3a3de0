import { focusManager, onlineManager } from '@tanstack/react-query';
import { setVisible } from '../__testUtils__/page';
import { FluxRequestError, type FluxProblem } from '../api';
import { pass, withFakeTime } from './__testUtils__/time';
import { createQueryClient, KEEP_MS } from './queryClient';
import { SharedQuery } from './SharedQuery';

const atTheEnd = withFakeTime();

const SECOND = 1_000;

/** A query, and the reads that it started, which end when told to. */
function setUp(
  options: {
    key?: string;
    client?: ReturnType<typeof createQueryClient>;
    intervalMs?: () => number;
    /** Ends each read at once. */
    answers?: boolean;
    isShown?: () => boolean;
  } = {},
) {
  const { client = createQueryClient(), key = 'some', answers } = options;
  const reads: {
    answer: () => void;
    fail: (cause: Error) => void;
    signal: AbortSignal;
  }[] = [];
  const onForgotten = jest.fn();
  const query = new SharedQuery({
    client,
    key: ['flux', key],
    read: signal =>
      new Promise((answer, fail) => {
        reads.push({ answer, fail, signal });
        if (answers) answer();
      }),
    intervalMs: options.intervalMs ?? (() => 10 * SECOND),
    isShown: options.isShown,
    onForgotten,
  });
  const use = () => {
    const stop = query.watch();
    atTheEnd(stop);
    return stop;
  };
  return { client, query, reads, use, onForgotten };
}

describe('the reads of a SharedQuery', () => {
  it('are shared by all subscribers', async () => {
    const { reads, use } = setUp();
    use();
    use();
    use();
    await pass(10);
    expect(reads).toHaveLength(1);
    reads[0].answer();
    await pass(9 * SECOND);
    expect(reads).toHaveLength(1);
  });

  it('do not start earlier for a later subscriber', async () => {
    const { reads, use } = setUp({ answers: true });
    const stop = use();
    await pass(9 * SECOND);
    use();
    await pass(10);
    expect(reads).toHaveLength(1);
    stop();
    await pass(SECOND);
    expect(reads).toHaveLength(2);
  });

  it('start at once for a new subscriber after the interval, and not before', async () => {
    const { reads, use } = setUp({ answers: true });
    const stop = use();
    await pass(10);
    stop();
    await pass(5 * SECOND);
    use()();
    await pass(10);
    expect(reads).toHaveLength(1);
    await pass(5 * SECOND);
    use();
    await pass(10);
    expect(reads).toHaveLength(2);
  });

  it('follow an interval that changes between reads', async () => {
    let intervalMs = 10 * SECOND;
    const { reads, use } = setUp({
      answers: true,
      intervalMs: () => intervalMs,
    });
    use();
    await pass(10);
    intervalMs = 20 * SECOND;
    await pass(10 * SECOND);
    expect(reads).toHaveLength(2);
    await pass(19 * SECOND);
    expect(reads).toHaveLength(2);
    await pass(SECOND);
    expect(reads).toHaveLength(3);
  });

  it('start a whole interval after the end of the last read, also of a slow one', async () => {
    const { reads, use } = setUp();
    use();
    await pass(25 * SECOND);
    expect(reads).toHaveLength(1);
    reads[0].answer();
    await pass(9 * SECOND);
    expect(reads).toHaveLength(1);
    await pass(1.1 * SECOND);
    expect(reads).toHaveLength(2);
  });

  it('are repeated after an interval when one fails', async () => {
    const { reads, use, query } = setUp();
    use();
    await pass(10);
    reads[0].fail(new FluxRequestError({ meaning: 'unreachable' }));
    await pass(9 * SECOND);
    // The next read is the next try; nothing tries again before.
    expect(reads).toHaveLength(1);
    expect(query.readAt).toBeDefined();
    await pass(1.1 * SECOND);
    expect(reads).toHaveLength(2);
  });

  it('are not postponed by rescheduling and by data in the cache', async () => {
    const { client, query, reads, use } = setUp({ answers: true });
    use();
    for (let second = 0; second < 60; second++) {
      await pass(SECOND);
      query.reschedule();
      client.setQueryData(['flux', 'some'], second);
    }
    expect(reads.length).toBeGreaterThanOrEqual(6);
  });

  it('are not postponed when the clock is set back', async () => {
    const { query, reads, use } = setUp({ answers: true });
    use();
    await pass(10);
    jest.setSystemTime(Date.now() - 3_600 * SECOND);
    query.reschedule();
    await pass(10 * SECOND);
    expect(reads).toHaveLength(2);
  });

  it('start once, within a second, when a new shorter interval has already passed', async () => {
    let intervalMs = 60 * SECOND;
    const { query, reads, use } = setUp({
      answers: true,
      intervalMs: () => intervalMs,
    });
    use();
    await pass(30 * SECOND);
    intervalMs = 10 * SECOND;
    query.reschedule();
    await pass(1.1 * SECOND);
    expect(reads).toHaveLength(2);
    await pass(9 * SECOND);
    expect(reads).toHaveLength(2);
  });

  it('are postponed by an interval by markAsJustRead', async () => {
    const { query, reads, use } = setUp({ answers: true });
    query.markAsJustRead();
    use();
    await pass(9 * SECOND);
    expect(reads).toHaveLength(0);
    query.markAsJustRead();
    await pass(9 * SECOND);
    expect(reads).toHaveLength(0);
    await pass(1.1 * SECOND);
    expect(reads).toHaveLength(1);
  });
});

describe('a SharedQuery without subscribers', () => {
  it('stops polling, and aborts the running read', async () => {
    const { reads, use, query } = setUp();
    const stop = use();
    await pass(10);
    stop();
    await pass(10);
    expect(reads[0].signal.aborted).toBe(true);
    expect(query.isReading).toBe(false);
    expect(query.readAt).toBeUndefined();
    await pass(60 * SECOND);
    expect(reads).toHaveLength(1);
  });

  it('keeps its request when a user leaves and returns in the same tick', async () => {
    const { reads, use } = setUp();
    const stop = use();
    await pass(10);
    stop();
    use();
    await pass(10);
    expect(reads).toHaveLength(1);
    expect(reads[0].signal.aborted).toBe(false);
  });

  it('ignores a second unsubscribe of the same subscriber', async () => {
    const { reads, use } = setUp({ answers: true });
    const stop = use();
    use();
    stop();
    stop();
    await pass(30 * SECOND);
    expect(reads.length).toBeGreaterThan(2);
  });

  it('sends no request when refreshed or restarted', async () => {
    const { reads, query } = setUp();
    await query.refresh();
    await query.restart();
    expect(reads).toHaveLength(0);
  });

  it('aborts other queries below its key', async () => {
    const { client, use } = setUp({ answers: true });
    const stop = use();
    let beside: AbortSignal | undefined;
    const read = client.fetchQuery({
      queryKey: ['flux', 'some', 'more'],
      queryFn: ({ signal }) => {
        beside = signal;
        return new Promise(() => {});
      },
    });
    const failure = read.catch(cause => cause);
    await pass(10);
    stop();
    await pass(10);
    expect(beside?.aborted).toBe(true);
    expect(await failure).toBeInstanceOf(Error);
  });

  it('keeps its result for five minutes, and is forgotten then', async () => {
    expect(KEEP_MS).toBe(300 * SECOND);
    const { client, use, onForgotten } = setUp({ answers: true });
    const stop = use();
    await pass(1_000 * SECOND);
    expect(onForgotten).not.toHaveBeenCalled();
    stop();
    await pass(299 * SECOND);
    expect(onForgotten).not.toHaveBeenCalled();
    await pass(2 * SECOND);
    expect(onForgotten).toHaveBeenCalledTimes(1);
    expect(client.getQueryCache().getAll()).toEqual([]);
  });

  it('is forgotten if it never had a subscriber', async () => {
    const { onForgotten } = setUp();
    await pass(301 * SECOND);
    expect(onForgotten).toHaveBeenCalledTimes(1);
  });

  it('is not forgotten while a component shows its result', async () => {
    let isShown = true;
    const { use, onForgotten } = setUp({ isShown: () => isShown });
    use()();
    await pass(2.5 * KEEP_MS);
    expect(onForgotten).not.toHaveBeenCalled();
    isShown = false;
    await pass(KEEP_MS);
    expect(onForgotten).toHaveBeenCalledTimes(1);
  });

  it('can be used after it was forgotten, and forgotten again', async () => {
    const { query, reads, use, onForgotten } = setUp({ answers: true });
    use()();
    await pass(301 * SECOND);
    expect(query.readAt).toBeUndefined();
    const stop = use();
    await pass(10);
    const before = reads.length;
    setVisible(false);
    await pass(30 * SECOND);
    setVisible(true);
    await pass(10);
    expect(reads).toHaveLength(before + 1);
    stop();
    await pass(301 * SECOND);
    expect(onForgotten).toHaveBeenCalledTimes(2);
  });

  it('leaves no timer and no listener behind', async () => {
    expect(focusManager.hasListeners()).toBe(false);
    const { client, use } = setUp({ answers: true });
    const stop = use();
    await pass(25 * SECOND);
    stop();
    await pass(301 * SECOND);
    expect(jest.getTimerCount()).toBe(0);
    expect(focusManager.hasListeners()).toBe(false);
    expect(client.getQueryCache().hasListeners()).toBe(false);
  });
});

describe('refreshing and restarting a SharedQuery', () => {
  it('waits for the running read on refresh, without a second one', async () => {
    const { query, reads, use } = setUp();
    use();
    await pass(10);
    const done = jest.fn();
    void query.refresh().then(done);
    await pass(10);
    expect(done).not.toHaveBeenCalled();
    reads[0].answer();
    await pass(10);
    expect(done).toHaveBeenCalled();
    expect(reads).toHaveLength(1);
  });

  it('reads at once on refresh, and polls an interval later', async () => {
    const { query, reads, use } = setUp({ answers: true });
    use();
    await pass(10);
    void query.refresh();
    await pass(10);
    expect(reads).toHaveLength(2);
    await pass(9 * SECOND);
    expect(reads).toHaveLength(2);
  });

  it.each([
    ['if it is the first one', false],
    ['if it is a later one', true],
  ])(
    'aborts and repeats the running read on restart %s',
    async (_what, hasRead) => {
      const { query, reads, use } = setUp();
      use();
      await pass(10);
      if (hasRead) {
        reads[0].answer();
        await pass(11 * SECOND);
      }
      const first = reads.length - 1;
      const done = jest.fn();
      void query.restart().then(done);
      await pass(10);
      expect(reads[first].signal.aborted).toBe(true);
      expect(reads).toHaveLength(first + 2);
      expect(query.isReading).toBe(true);

      // The answer of the aborted read is ignored.
      reads[first].answer();
      await pass(10);
      expect(query.isReading).toBe(true);
      expect(done).not.toHaveBeenCalled();
      reads[first + 1].answer();
      await pass(10);
      expect(query.isReading).toBe(false);
      expect(done).toHaveBeenCalled();
      await pass(9 * SECOND);
      expect(reads).toHaveLength(first + 2);
      await pass(1.1 * SECOND);
      expect(reads).toHaveLength(first + 3);
    },
  );

  it('reads at once on restart without a running read', async () => {
    const { query, reads, use } = setUp({ answers: true });
    use();
    await pass(10);
    void query.restart();
    await pass(10);
    expect(reads).toHaveLength(2);
  });

  it.each([['refresh' as const], ['restart' as const]])(
    'resolves when the read of a %s fails',
    async method => {
      const { query, reads, use } = setUp();
      use();
      await pass(10);
      reads[0].answer();
      await pass(10);
      const done = query[method]();
      await pass(10);
      reads[1].fail(new Error('no'));
      await expect(done).resolves.toBeUndefined();
    },
  );
});

describe('a SharedQuery on a hidden page', () => {
  it('waits with the first read until the page is visible', async () => {
    setVisible(false);
    const { reads, use } = setUp({ answers: true });
    use();
    await pass(60 * SECOND);
    expect(reads).toHaveLength(0);
    setVisible(true);
    await pass(10);
    expect(reads).toHaveLength(1);
  });

  it('does not read when the page is shown after its last subscriber left', async () => {
    setVisible(false);
    const { reads, use } = setUp({ answers: true });
    use()();
    await pass(10);
    setVisible(true);
    await pass(10);
    expect(reads).toHaveLength(0);
  });

  it('stops polling, and reads at once when the page is shown and a read is due', async () => {
    const { reads, use } = setUp({ answers: true });
    use();
    await pass(10);
    setVisible(false);
    await pass(100 * SECOND);
    expect(reads).toHaveLength(1);
    setVisible(true);
    await pass(10);
    expect(reads).toHaveLength(2);

    setVisible(false);
    await pass(5 * SECOND);
    setVisible(true);
    await pass(10);
    expect(reads).toHaveLength(2);
    await pass(5 * SECOND);
    expect(reads).toHaveLength(3);
  });

  it('uses the focus events of an app with its own focusManager listener', async () => {
    const cleanUp = jest.fn();
    let tell: (isFocused: boolean) => void = () => {};
    focusManager.setEventListener(handle => {
      tell = handle;
      return cleanUp;
    });
    try {
      const { reads, use } = setUp({ answers: true });
      use();
      await pass(10);
      tell(false);
      setVisible(false);
      setVisible(true);
      await pass(30 * SECOND);
      expect(reads).toHaveLength(1);
      tell(true);
      await pass(10);
      expect(reads).toHaveLength(2);
      expect(cleanUp).not.toHaveBeenCalled();
    } finally {
      focusManager.setFocused(undefined);
      focusManager.setEventListener(handle => {
        const listener = () => handle();
        window.addEventListener('visibilitychange', listener, false);
        return () => window.removeEventListener('visibilitychange', listener);
      });
    }
  });

  it('never calls setFocused, which is left to the app', async () => {
    const setFocused = jest.spyOn(focusManager, 'setFocused');
    try {
      const { use } = setUp({ answers: true });
      use()();
      await pass(20 * SECOND);
      expect(setFocused).not.toHaveBeenCalled();
    } finally {
      setFocused.mockRestore();
    }
  });

  it('reads while the browser is offline, as on localhost', async () => {
    onlineManager.setOnline(false);
    try {
      const { reads, use } = setUp({ answers: true });
      use();
      await pass(11 * SECOND);
      expect(reads).toHaveLength(2);
    } finally {
      onlineManager.setOnline(true);
    }
  });
});

describe('several SharedQueries with one QueryClient', () => {
  it('postpone only the one that is marked as just read', async () => {
    const one = setUp({ answers: true, key: 'one' });
    const other = setUp({ answers: true, key: 'other', client: one.client });
    one.use();
    other.use();
    for (let second = 0; second < 62; second += 2) {
      await pass(2 * SECOND);
      other.query.markAsJustRead();
    }
    expect(one.reads).toHaveLength(6 + 1);
    expect(other.reads).toHaveLength(1);
  });

  it('restart and stop independently', async () => {
    const one = setUp({ key: 'one' });
    const other = setUp({ key: 'other', client: one.client });
    const stop = one.use();
    other.use();
    await pass(10);
    void one.query.restart();
    await pass(10);
    stop();
    await pass(10);
    expect(one.reads).toHaveLength(2);
    expect(other.reads).toHaveLength(1);
    expect(other.reads[0].signal.aborted).toBe(false);
  });
});

describe('createQueryClient', () => {
  const unreachable: FluxProblem = { meaning: 'unreachable' };

  it.each<[string, unknown, number]>([
    ['not permitted', { meaning: 'not-permitted', statusCode: 403 }, 1],
    ['not signed in', { meaning: 'not-signed-in', statusCode: 401 }, 1],
    ['not there', { meaning: 'unexpected', statusCode: 404 }, 1],
    ['silent for too long', { meaning: 'no-answer' }, 1],
    ['malformed', { meaning: 'malformed' }, 1],
    ['an error of the server', { meaning: 'unexpected', statusCode: 500 }, 1],
    ['unreachable', unreachable, 3],
    ['too many requests', { meaning: 'unexpected', statusCode: 429 }, 3],
    [
      'a gateway without a server',
      { meaning: 'unexpected', statusCode: 503 },
      3,
    ],
  ])(
    'limits the attempts after this failure: %s',
    async (_what, problem, times) => {
      const queryFn = jest.fn(async () => {
        throw new FluxRequestError(problem as FluxProblem);
      });
      const read = createQueryClient().fetchQuery({ queryKey: ['a'], queryFn });
      const failure = read.catch(cause => cause);
      await pass(60 * SECOND);
      expect(await failure).toMatchObject(problem as object);
      expect(queryFn).toHaveBeenCalledTimes(times);
    },
  );

  it.each([
    ['after the Retry-After of the server', 5, [0, 5, 10]],
    ['not at all after a long Retry-After', 60, [0]],
  ])('tries again %s', async (_when, seconds, times) => {
    const start = Date.now();
    const at: number[] = [];
    const queryFn = async () => {
      at.push(Math.round((Date.now() - start) / SECOND));
      throw new FluxRequestError({
        meaning: 'unexpected',
        statusCode: 429,
        retryAfterMs: seconds * SECOND,
      });
    };
    const read = createQueryClient().fetchQuery({ queryKey: ['a'], queryFn });
    const failure = read.catch(cause => cause);
    await pass(90 * SECOND);
    expect(await failure).toMatchObject({ statusCode: 429 });
    expect(at).toEqual(times);
  });

  it.each([[undefined], [null], ['text'], [new Error('other')]])(
    'does not retry when %p is thrown',
    async thrown => {
      const queryFn = jest.fn(() => Promise.reject(thrown));
      const read = createQueryClient().fetchQuery({ queryKey: ['a'], queryFn });
      const failure = read.then(
        () => 'resolved',
        cause => ({ cause }),
      );
      await pass(60 * SECOND);
      expect(await failure).toEqual({ cause: thrown });
      expect(queryFn).toHaveBeenCalledTimes(1);
    },
  );

  it('keeps the object identity of a result, without structural sharing', async () => {
    const client = createQueryClient();
    const read = (data: object) =>
      client.fetchQuery({ queryKey: ['a'], queryFn: async () => data });
    const [first, second] = [{ same: true }, { same: true }];
    await read(first);
    await read(second);
    expect(client.getQueryData(['a'])).toBe(second);
  });
});
