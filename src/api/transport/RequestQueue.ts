interface Job {
  readonly start: (signal: AbortSignal) => void;
  readonly background: boolean;
  /** Whether it has been started before, and made room for another. */
  tried: boolean;
  startedAt: number;
  controller?: AbortController;
}

/** Thrown to who does not want the result any more. */
function abandoned(): Error {
  return new DOMException('The request was abandoned.', 'AbortError');
}

/**
 * Lets a few requests be under way at a time, as browsers do, without letting
 * the slow ones hold back the others: a request that takes long while others
 * have not been sent at all is broken off, and sent again after those.
 */
export class RequestQueue {
  private readonly atOnce: number;
  private readonly patienceMs: number;
  private readonly waiting: Job[] = [];
  private readonly running = new Set<Job>();
  private timer?: ReturnType<typeof setTimeout>;

  constructor(options: {
    /** How many requests may be under way. */
    atOnce: number;
    /** How long a request may take while others wait for their turn. */
    patienceMs: number;
  }) {
    this.atOnce = options.atOnce;
    this.patienceMs = options.patienceMs;
  }

  /**
   * Runs `task` when its turn comes; perhaps again, if its signal was aborted.
   * Rejects when `signal` is aborted.
   */
  run<T>(
    task: (signal: AbortSignal) => Promise<T>,
    options: {
      signal: AbortSignal;
      /** Waits until everything else has been answered, or is slow. */
      background?: boolean;
      onStart?: () => void;
    },
  ): Promise<T> {
    const { signal, background = false, onStart } = options;
    return new Promise<T>((resolve, reject) => {
      if (signal.aborted) {
        reject(abandoned());
        return;
      }
      const settled = new AbortController();
      const job: Job = {
        background,
        tried: false,
        startedAt: 0,
        start: own => {
          if (!job.tried) onStart?.();
          const settle = (then: () => void) => {
            if (own.aborted) return;
            settled.abort();
            this.leave(job);
            then();
          };
          task(own).then(
            value => settle(() => resolve(value)),
            cause => settle(() => reject(cause)),
          );
        },
      };
      signal.addEventListener(
        'abort',
        () => {
          this.leave(job);
          reject(abandoned());
        },
        { once: true, signal: settled.signal },
      );
      this.waiting.push(job);
      this.proceed();
    });
  }

  private leave(job: Job) {
    const index = this.waiting.indexOf(job);
    if (index !== -1) this.waiting.splice(index, 1);
    if (this.running.delete(job)) job.controller?.abort();
    this.proceed();
  }

  private proceed() {
    clearTimeout(this.timer);
    while (this.running.size < this.atOnce) {
      const next = this.takeNext();
      if (!next) break;
      this.start(next);
    }
    if (this.waiting.length > 0) this.lookAgainInTime();
  }

  private start(job: Job) {
    job.startedAt = Date.now();
    job.controller = new AbortController();
    this.running.add(job);
    job.start(job.controller.signal);
  }

  private takeNext(): Job | undefined {
    const index = [
      this.waiting.findIndex(job => !job.background && !job.tried),
      this.waiting.findIndex(job => !job.background),
      this.isQuiet() ? this.waiting.findIndex(() => true) : -1,
    ].find(found => found !== -1);
    return index === undefined ? undefined : this.waiting.splice(index, 1)[0];
  }

  /** Whether nothing that somebody waits for may be answered any moment. */
  private isQuiet(): boolean {
    return [...this.running].every(
      job => job.background || this.patienceLeft(job) <= 0,
    );
  }

  private patienceLeft(job: Job): number {
    return job.startedAt + this.patienceMs - Date.now();
  }

  private lookAgainInTime() {
    const left = [...this.running]
      .map(job => this.patienceLeft(job))
      .filter(milliseconds => milliseconds > 0);
    // What is slow already makes room at once when something new comes.
    const soonest = this.slowest() && this.hasUntried() ? 0 : Math.min(...left);
    if (!Number.isFinite(soonest)) return;
    this.timer = setTimeout(() => this.makeRoom(), soonest);
  }

  private makeRoom() {
    const slow = this.slowest();
    if (slow && this.hasUntried() && this.running.size >= this.atOnce) {
      this.running.delete(slow);
      slow.tried = true;
      slow.controller?.abort();
      this.waiting.push(slow);
    }
    this.proceed();
  }

  private slowest(): Job | undefined {
    return [...this.running].find(job => this.patienceLeft(job) <= 0);
  }

  private hasUntried(): boolean {
    return this.waiting.some(job => !job.background && !job.tried);
  }
}
