import PQueue from 'p-queue';
import { abortable } from './deadlines';

/** Which requests go first. */
const PRIORITY = { unsent: 2, sentBefore: 1, background: 0 };

/**
 * Lets a few requests be under way at a time, as browsers do. A request that
 * is silent for long while others have not been sent is aborted and queued
 * again behind them, so that clusters that hang do not hold back the others.
 */
export class RequestQueue {
  private readonly queue: PQueue;
  private readonly patienceMs: number;

  constructor(options: {
    /** How many requests may be under way. */
    atOnce: number;
    /** How long a request may be silent while others wait, in milliseconds. */
    patienceMs: number;
  }) {
    this.queue = new PQueue({ concurrency: options.atOnce });
    this.patienceMs = options.patienceMs;
  }

  /**
   * Runs `task` when its turn comes; perhaps again, if its signal was aborted.
   * Rejects when `signal` aborts. `onStart` is called the first time.
   */
  async run<T>(
    task: (signal: AbortSignal) => Promise<T>,
    options: {
      signal: AbortSignal;
      background?: boolean;
      onStart?: () => void;
    },
  ): Promise<T> {
    const { signal, background = false, onStart } = options;
    let started = false;
    for (;;) {
      const attempt = new AbortController();
      const firstPriority = background ? PRIORITY.background : PRIORITY.unsent;
      const outcome = await this.queue.add(
        async () => {
          if (!started) onStart?.();
          started = true;
          const both = AbortSignal.any([signal, attempt.signal]);
          const watch = background ? () => {} : this.watch(attempt);
          try {
            return { value: await abortable(task(both), both) };
          } catch (cause) {
            if (attempt.signal.aborted && !signal.aborted) return undefined;
            throw cause;
          } finally {
            watch();
          }
        },
        { signal, priority: started ? PRIORITY.sentBefore : firstPriority },
      );
      if (outcome) return outcome.value;
    }
  }

  /** Aborts an attempt once it is slow and others have not been sent. */
  private watch(attempt: AbortController): () => void {
    let isSlow = false;
    const makeRoom = () => {
      const unsent = this.queue.sizeBy({ priority: PRIORITY.unsent });
      if (isSlow && unsent > 0) attempt.abort();
    };
    const timer = setTimeout(() => {
      isSlow = true;
      makeRoom();
    }, this.patienceMs);
    this.queue.on('add', makeRoom);
    return () => {
      clearTimeout(timer);
      this.queue.off('add', makeRoom);
    };
  }
}
