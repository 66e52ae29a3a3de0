import { setVisible } from '../__testUtils__/page';
import { LiveStore, type LiveQuery } from './LiveStore';

const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

/** A query whose reads end when told to, and what was read. */
function controlled(options: Partial<LiveQuery<string>> = {}) {
  const reads: {
    answer: (data: string) => void;
    fail: (cause: Error) => void;
    signal: AbortSignal;
  }[] = [];
  const query: LiveQuery<string> = {
    key: ['a', 'b'],
    staleMs: 1_000,
    read: signal =>
      new Promise((answer, fail) => {
        reads.push({ answer, fail, signal });
      }),
    ...options,
  };
  return { query, reads };
}

describe('LiveStore', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    setVisible(true);
    jest.useRealTimers();
  });

  it('reads once what several watch, and tells each of them once', async () => {
    const store = new LiveStore();
    const { query, reads } = controlled();
    const watchers = [jest.fn(), jest.fn()];
    watchers.forEach(watcher => store.watch(query, watcher));
    expect(store.dataOf(query.key)).toBeUndefined();
    reads[0].answer('one');
    await pass(10);
    expect(reads).toHaveLength(1);
    expect(store.dataOf(query.key)).toBe('one');
    watchers.forEach(watcher => expect(watcher).toHaveBeenCalledTimes(1));
  });

  it('tells once of all that changes in a moment', async () => {
    const store = new LiveStore();
    const watcher = jest.fn();
    const two = ['b', 'c'].map(name => controlled({ key: ['a', name] }));
    two.forEach(({ query }) => store.watch(query, watcher));
    two.forEach(({ reads }) => reads[0].answer('new'));
    await pass(10);
    expect(watcher).toHaveBeenCalledTimes(1);
  });

  it('tells nobody when what was read is what was known', async () => {
    const store = new LiveStore();
    const { query, reads } = controlled();
    const watcher = jest.fn();
    store.watch(query, watcher);
    reads[0].answer('same');
    await pass(10);
    void store.refresh(['a']);
    reads[1].answer('same');
    await pass(10);
    expect(watcher).toHaveBeenCalledTimes(1);
  });

  it('reads for who comes later only what is stale', async () => {
    const store = new LiveStore();
    const { query, reads } = controlled();
    store.watch(query, () => {});
    reads[0].answer('one');
    await pass(900);
    store.watch(query, () => {});
    expect(reads).toHaveLength(1);
    await pass(200);
    store.watch(query, () => {});
    expect(reads).toHaveLength(2);
  });

  it('refreshes what is watched and old enough under a key, and nothing else', async () => {
    const store = new LiveStore();
    const all = ['watched', 'young', 'left'].map(name =>
      controlled({ key: ['a', name] }),
    );
    const other = controlled({ key: ['b', 'watched'] });
    const leave = [...all, other].map(({ query, reads }) => {
      const stop = store.watch(query, () => {});
      reads[0].answer('one');
      return stop;
    })[2];
    await pass(10);
    leave();
    await pass(10);
    void store.refresh(['a'], key => (key[1] === 'young' ? 1_000 : 0));
    expect([...all, other].map(({ reads }) => reads.length)).toEqual([
      2, 1, 1, 1,
    ]);
  });

  it('waits for what is being read rather than reading it twice', async () => {
    const store = new LiveStore();
    const { query, reads } = controlled();
    store.watch(query, () => {});
    const done = jest.fn();
    void store.refresh(['a']).then(done);
    await pass(10);
    expect(done).not.toHaveBeenCalled();
    reads[0].answer('one');
    await pass(10);
    expect(done).toHaveBeenCalled();
    expect(reads).toHaveLength(1);
  });

  it('drops what an earlier read says when it was started anew', async () => {
    const store = new LiveStore();
    const { query, reads } = controlled();
    store.watch(query, () => {});
    void store.restart(query.key);
    expect(reads[0].signal.aborted).toBe(true);
    reads[1].answer('new');
    await pass(10);
    reads[0].answer('old');
    await pass(10);
    expect(store.dataOf(query.key)).toBe('new');
    expect(store.isReading(['a'])).toBe(false);
  });

  it('stops a read that nobody waits for any more, if it can be stopped', async () => {
    const store = new LiveStore();
    const stoppable = controlled({ key: ['a', 'stops'], stops: true });
    const other = controlled({ key: ['a', 'goes on'] });
    for (const { query } of [stoppable, other]) {
      store.watch(query, () => {})();
    }
    await pass(10);
    expect(stoppable.reads[0].signal.aborted).toBe(true);
    expect(other.reads[0].signal.aborted).toBe(false);
    stoppable.reads[0].fail(new Error('aborted'));
    other.reads[0].answer('one');
    await pass(10);
    expect(store.dataOf(other.query.key)).toBe('one');
    expect(store.isReading(['a'])).toBe(false);
  });

  it('goes on with a read for who leaves and comes back at once', async () => {
    const store = new LiveStore();
    const { query, reads } = controlled({ stops: true });
    const leave = store.watch(query, () => {});
    leave();
    store.watch(query, () => {});
    await pass(10);
    expect(reads).toHaveLength(1);
    expect(reads[0].signal.aborted).toBe(false);
  });

  it('reads at intervals while the page is seen, and at once when it is again', async () => {
    const store = new LiveStore();
    let reads = 0;
    const { query } = controlled({
      read: async () => `${++reads}`,
      everyMs: data => (data === '1' ? 10_000 : 20_000),
    });
    store.watch(query, () => {});
    await pass(10_100);
    expect(reads).toBe(2);
    await pass(20_000);
    expect(reads).toBe(3);

    setVisible(false);
    await pass(100_000);
    expect(reads).toBe(3);
    setVisible(true);
    await pass(10);
    expect(reads).toBe(4);

    setVisible(false);
    await pass(5_000);
    setVisible(true);
    await pass(10);
    expect(reads).toBe(4);
    await pass(15_000);
    expect(reads).toBe(5);
  });

  it('changes all that is known under a key', async () => {
    const store = new LiveStore();
    const { query, reads } = controlled();
    const watcher = jest.fn();
    store.watch(query, watcher);
    reads[0].answer('one');
    store.put(['a', 'c'], () => 'two');
    store.put(['b', 'c'], () => 'three');
    await pass(10);
    store.putAll<string>(['a'], data => data.toUpperCase());
    await pass(10);
    expect(
      [query.key, ['a', 'c'], ['b', 'c']].map(k => store.dataOf(k)),
    ).toEqual(['ONE', 'TWO', 'three']);
    expect(watcher).toHaveBeenCalledTimes(2);
  });

  it('says what is being read, and when that changes', async () => {
    const store = new LiveStore();
    const { query, reads } = controlled();
    const watcher = jest.fn();
    store.watchReading(watcher);
    store.watch(query, () => {});
    await pass(10);
    expect(watcher).toHaveBeenCalledTimes(1);
    expect(store.isReading(['a'])).toBe(true);
    expect(store.isReading(['b'])).toBe(false);
    reads[0].answer('one');
    await pass(10);
    expect(watcher).toHaveBeenCalledTimes(2);
    expect(store.isReading(['a'])).toBe(false);
  });

  it('forgets after a while what nobody watches', async () => {
    const store = new LiveStore();
    const { query, reads } = controlled();
    const leave = store.watch(query, () => {});
    reads[0].answer('one');
    await pass(10);
    leave();
    await pass(200_000);
    expect(store.dataOf(query.key)).toBe('one');
    await pass(200_000);
    expect(store.dataOf(query.key)).toBeUndefined();
  });
});
