import PQueue from 'p-queue';
import { abortable } from './deadlines';

/** Requests with a higher number are sent first. */
const PRIORITY = { unsent: 2, sentBefore: 1, background: 0 };

/** A running request. */
interface Attempt {
  readonly controller: AbortController;
  readonly background: boolean;
  /** Whether it has been silent for `patienceMs`. */
  isSlow: boolean;
}

/**
 * Limits the number of running requests, as browsers do. A request that is
 * silent for long while others wait is aborted and queued again behind them, so
 * that clusters that hang do not block the others.
 */
export class RequestQueue {
  private readonly queue: PQueue;
  private readonly atOnce: number;
  private readonly patienceMs: number;
  private readonly untilReady?: (signal: AbortSignal) => Promise<void>;
  /** Running requests in the order in which they were sent. */
  private readonly attempts = new Set<Attempt>();
  private readonly unsent = new Set<object>();
  /** Callbacks that resume background requests. */
  private readonly waiting = new Set<() => void>();

  constructor(options: {
    /** Maximum number of running requests. */
    atOnce: number;
    /** How long a request may be silent while others wait, in milliseconds. */
    patienceMs: number;
    /** Resolves as soon as requests may be sent. */
    untilReady?: (signal: AbortSignal) => Promise<void>;
  }) {
    this.atOnce = options.atOnce;
    this.patienceMs = options.patienceMs;
    this.untilReady = options.untilReady;
    this.queue = new PQueue({ concurrency: options.atOnce });
  }

  /**
   * Runs `task` when there is room; runs it again if it was aborted to make
   * room for others. Rejects if `signal` aborts. `onStart` is called the first
   * time.
   */
  async run<T>(
    task: (signal: AbortSignal) => Promise<T>,
    options: {
      signal: AbortSignal;
      /** Whether it waits until all other requests are answered or slow. */
      background?: boolean;
      onStart?: () => void;
    },
  ): Promise<T> {
    const { signal, background = false } = options;
    if (background) await this.untilQuiet(signal);
    let priority = background ? PRIORITY.background : PRIORITY.unsent;
    let { onStart } = options;
    for (;;) {
      const outcome = await this.queued(task, { signal, priority, onStart });
      if (outcome) return outcome.value;
      priority = Math.min(priority, PRIORITY.sentBefore);
      onStart = undefined;
    }
  }

  /** Resolves to undefined if the request was aborted to make room. */
  private async queued<T>(
    task: (signal: AbortSignal) => Promise<T>,
    options: { signal: AbortSignal; priority: number; onStart?: () => void },
  ): Promise<{ value: T } | undefined> {
    const { signal, priority, onStart } = options;
    const request = {};
    if (priority === PRIORITY.unsent) this.unsent.add(request);
    const outcome = this.queue.add(
      async () => {
        if (this.untilReady) await this.untilReady(signal);
        this.unsent.delete(request);
        if (signal.aborted) return undefined;
        onStart?.();
        const background = priority === PRIORITY.background;
        return this.send(task, signal, background);
      },
      { priority },
    );
    this.makeRoom();
    try {
      return (await abortable(outcome, signal)) ?? undefined;
    } finally {
      this.unsent.delete(request);
      this.wakeBackground();
    }
  }

  private async send<T>(
    task: (signal: AbortSignal) => Promise<T>,
    signal: AbortSignal,
    background: boolean,
  ): Promise<{ value: T } | undefined> {
    const controller = new AbortController();
    const attempt: Attempt = { controller, background, isSlow: false };
    this.attempts.add(attempt);
    const timer = setTimeout(() => {
      attempt.isSlow = true;
      this.makeRoom();
      this.wakeBackground();
    }, this.patienceMs);
    const either = AbortSignal.any([signal, controller.signal]);
    try {
      return { value: await abortable(task(either), either) };
    } catch (cause) {
      if (controller.signal.aborted && !signal.aborted) return undefined;
      throw cause;
    } finally {
      clearTimeout(timer);
      this.attempts.delete(attempt);
      this.wakeBackground();
    }
  }

  /** Aborts slow requests, one for each waiting request without room. */
  private makeRoom() {
    const running = [...this.attempts].filter(
      ({ controller }) => !controller.signal.aborted,
    );
    const places = this.atOnce - running.length;
    running
      .filter(({ isSlow }) => isSlow)
      .slice(0, Math.max(0, this.unsent.size - places))
      .forEach(({ controller }) => controller.abort());
  }

  private async untilQuiet(signal: AbortSignal): Promise<void> {
    while (this.isBusy()) {
      const change = new Promise<void>(resolve => {
        this.waiting.add(resolve);
      });
      await abortable(change, signal);
    }
  }

  private isBusy(): boolean {
    return (
      this.unsent.size > 0 ||
      [...this.attempts].some(
        ({ background, isSlow }) => !background && !isSlow,
      )
    );
  }

  private wakeBackground() {
    if (this.isBusy()) return;
    this.waiting.forEach(resume => resume());
    this.waiting.clear();
  }
}
