/** The clock and timers of a fleet, which tests can control. */
export interface Scheduler {
  now(): number;
  setTimeout(callback: () => void, delayMs: number): unknown;
  clearTimeout(handle: unknown): void;
}

/** The real clock and timers. */
export const realScheduler: Scheduler = {
  now: () => Date.now(),
  setTimeout: (callback, delayMs) => globalThis.setTimeout(callback, delayMs),
  clearTimeout: handle =>
    globalThis.clearTimeout(
      handle as Parameters<typeof globalThis.clearTimeout>[0],
    ),
};

/** A scheduler whose time only passes in `advance`. */
export interface ManualScheduler extends Scheduler {
  /** Lets time pass and runs the timers that are due, in order. */
  advance(ms: number): Promise<void>;
  /** Number of pending timers, for tests that none leaks. */
  readonly waiting: number;
}

/** Creates a {@link ManualScheduler} that starts at `now`. */
export function createManualScheduler(options?: {
  now?: number;
}): ManualScheduler {
  let time = options?.now ?? 0;
  let created = 0;
  const timers = new Map<number, { due: number; callback: () => void }>();

  function nextDue(until: number) {
    return [...timers.entries()]
      .filter(([, timer]) => timer.due <= until)
      .sort(([a, first], [b, second]) => first.due - second.due || a - b)[0];
  }

  return {
    now: () => time,
    setTimeout(callback, delayMs) {
      created += 1;
      timers.set(created, { due: time + delayMs, callback });
      return created;
    },
    clearTimeout(handle) {
      timers.delete(handle as number);
    },
    async advance(ms) {
      const until = time + ms;
      await settle();
      for (let next = nextDue(until); next; next = nextDue(until)) {
        const [handle, timer] = next;
        timers.delete(handle);
        time = timer.due;
        timer.callback();
        await settle();
      }
      time = until;
    },
    get waiting() {
      return timers.size;
    },
  };
}

// A request is answered through several promises: all that a timer started must
// end before the next timer runs.
async function settle() {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
}

/** Timers that can all be cancelled together. */
export interface Timers {
  after(delayMs: number, callback: () => void): () => void;
  /** Resolves after that time, rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
  stop(): void;
}

/** Creates {@link Timers} on a scheduler. */
export function createTimers(scheduler: Scheduler): Timers {
  const pending = new Set<unknown>();
  let stopped = false;

  const timers: Timers = {
    after(delayMs, callback) {
      if (stopped) return () => {};
      const handle = scheduler.setTimeout(() => {
        pending.delete(handle);
        callback();
      }, delayMs);
      pending.add(handle);
      return () => {
        pending.delete(handle);
        scheduler.clearTimeout(handle);
      };
    },
    async wait(ms, signal) {
      if (ms <= 0) return;
      await new Promise<void>((resolve, reject) => {
        const cancel = timers.after(ms, () => {
          signal.removeEventListener('abort', abort);
          resolve();
        });
        function abort() {
          cancel();
          reject(signal.reason);
        }
        if (signal.aborted) abort();
        else signal.addEventListener('abort', abort, { once: true });
      });
    },
    stop() {
      stopped = true;
      pending.forEach(handle => scheduler.clearTimeout(handle));
      pending.clear();
    },
  };
  return timers;
}
