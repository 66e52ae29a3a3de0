import {
  focusManager,
  QueryObserver,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { abortable } from '../api';

/**
 * Minimum duration of a timer, in milliseconds, because it is restarted again
 * and again while the page is hidden.
 */
const SHORTEST_TIMER_MS = 100;

/** Options of a {@link SharedQuery}. */
export interface SharedQueryOptions {
  readonly client: QueryClient;
  readonly key: QueryKey;
  /** Reads and stores the result. Rejects if nothing could be read. */
  readonly read: (signal: AbortSignal) => Promise<void>;
  /** Time from the end of a read to the next one, in milliseconds. */
  readonly intervalMs: () => number;
  /** Whether it is also read while the page is hidden. */
  readonly inBackground?: () => boolean;
  /** Whether what was read is shown although it is not polled. */
  readonly isShown?: () => boolean;
  /** Called when it was garbage-collected, since it was not used or shown. */
  readonly onForgotten?: () => void;
}

/**
 * A query that is polled while it is used. TanStack Query schedules it, but the
 * result is kept outside of its cache: writing into the cache would restart
 * intervals, clear errors, mark data as read that was not, and be undone when a
 * read is cancelled.
 */
export class SharedQuery {
  private readonly client: QueryClient;
  private readonly key: QueryKey;
  private readonly intervalMs: () => number;
  private readonly inBackground: () => boolean;
  private readonly isShown: () => boolean;
  private readonly onForgotten?: () => void;
  private readonly observer: QueryObserver<number>;
  private stopListening?: () => void;
  private users = 0;
  private unsubscribe?: () => void;
  private endedAt?: number;

  constructor(options: SharedQueryOptions) {
    const { client, key, read, intervalMs, inBackground } = options;
    this.client = client;
    this.key = key;
    this.intervalMs = intervalMs;
    this.inBackground = inBackground ?? (() => false);
    this.isShown = options.isShown ?? (() => false);
    this.onForgotten = options.onForgotten;
    this.observer = new QueryObserver<number>(client, {
      queryKey: key,
      queryFn: async ({ signal }) => {
        await endOfTick(signal);
        if (!this.inBackground()) await untilVisible(signal);
        try {
          await read(signal);
          return Date.now();
        } finally {
          if (!signal.aborted) this.endedAt = Date.now();
        }
      },
      // The next poll is the next attempt.
      retry: false,
      staleTime: () => this.intervalMs(),
      refetchInterval: () => this.untilNextRead(),
      refetchOnWindowFocus: true,
      notifyOnChangeProps: [],
    });
    this.listen();
  }

  /** Polls until the returned function is called. */
  watch(): () => void {
    this.users++;
    if (!this.unsubscribe) {
      // The query may have been garbage-collected since its last use.
      this.reschedule();
      this.listen();
      this.client.mount();
      this.unsubscribe = this.observer.subscribe(() => {});
    }
    let isUsed = true;
    return () => {
      if (!isUsed) return;
      isUsed = false;
      this.users--;
      // Entity refresh re-runs effects: stop and start in the same tick.
      setTimeout(() => this.stopIfUnused(), 0);
    };
  }

  /** Applies changes of `intervalMs` and `inBackground`. */
  reschedule() {
    this.observer.setOptions({
      ...this.observer.options,
      refetchIntervalInBackground: this.inBackground(),
    });
  }

  /** Counts as just read, because another request received the data. */
  markAsJustRead() {
    this.endedAt = Date.now();
    this.client.setQueryData(this.key, this.endedAt);
  }

  /** Reads now, unless a read is running. */
  async refresh(): Promise<void> {
    if (this.unsubscribe) await this.observer.refetch({ cancelRefetch: false });
  }

  /** Reads now, and cancels a running read. */
  async restart(): Promise<void> {
    if (!this.unsubscribe) return;
    await this.client.cancelQueries({ queryKey: this.key, exact: true });
    await this.observer.refetch();
  }

  /** When it was last read, in milliseconds since the epoch. */
  get readAt(): number | undefined {
    return this.endedAt;
  }

  get isReading(): boolean {
    return this.observer.getCurrentQuery().state.fetchStatus === 'fetching';
  }

  private stopIfUnused() {
    if (this.users > 0 || !this.unsubscribe) return;
    // This cancels a running read.
    this.unsubscribe();
    this.unsubscribe = undefined;
    // Reads outside of the polls are not needed any more either.
    void this.client.cancelQueries({ queryKey: this.key });
    this.client.unmount();
  }

  /** Listens for the garbage collection of the query. */
  private listen() {
    this.stopListening ??= this.client.getQueryCache().subscribe(event => {
      const isThis = event.query === this.observer.getCurrentQuery();
      if (event.type !== 'removed' || !isThis) return;
      if (this.isShown()) {
        // A new query in the cache will be garbage-collected in turn.
        this.reschedule();
        return;
      }
      this.stopListening?.();
      this.stopListening = undefined;
      this.endedAt = undefined;
      this.onForgotten?.();
    });
  }

  /** Time until the next read. Restarting the timer does not postpone it. */
  private untilNextRead(): number {
    const interval = this.intervalMs();
    if (this.endedAt === undefined || this.isReading) return interval;
    const left = this.endedAt + interval - Date.now();
    // A clock that was set back must not postpone it either.
    return Math.min(interval, Math.max(left, SHORTEST_TIMER_MS));
  }
}

/** Waits until all components that mount in this tick have registered. */
async function endOfTick(signal: AbortSignal): Promise<void> {
  const later = new Promise<void>(resolve => {
    setTimeout(resolve, 0);
  });
  await abortable(later, signal);
}

/** Resolves as soon as the page is visible. */
export async function untilVisible(signal: AbortSignal): Promise<void> {
  if (focusManager.isFocused()) return;
  let stop = () => {};
  const visible = new Promise<void>(resolve => {
    stop = focusManager.subscribe(isFocused => {
      if (isFocused) resolve();
    });
  });
  try {
    await abortable(visible, signal);
  } finally {
    stop();
  }
}
