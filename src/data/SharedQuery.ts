import {
  focusManager,
  QueryObserver,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { abortable } from '../api';

/**
 * A timer is not set shorter than this, in milliseconds: it goes off again and
 * again while the page is hidden.
 */
const SHORTEST_TIMER_MS = 100;

/** What a {@link SharedQuery} reads, and how often. */
export interface SharedQueryOptions {
  readonly client: QueryClient;
  readonly key: QueryKey;
  /** Reads, and keeps the result. Rejects if nothing could be read. */
  readonly read: (signal: AbortSignal) => Promise<void>;
  /** Time from the end of a read to the next one, in milliseconds. */
  readonly intervalMs: () => number;
  /** Whether it is read though the page is hidden. */
  readonly inBackground?: () => boolean;
  /** Called when it has not been used for a while. */
  readonly onForgotten?: () => void;
}

/**
 * A query that is read regularly while anything uses it. TanStack Query says
 * when; the result is kept outside of its cache, because writing into that
 * restarts intervals, clears errors, makes data look read that was not, and is
 * undone when a read is cancelled.
 */
export class SharedQuery {
  private readonly client: QueryClient;
  private readonly key: QueryKey;
  private readonly intervalMs: () => number;
  private readonly inBackground: () => boolean;
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
    this.onForgotten = options.onForgotten;
    this.observer = new QueryObserver<number>(client, {
      queryKey: key,
      queryFn: async ({ signal }) => {
        await everythingOfThisMoment(signal);
        if (!this.inBackground()) await untilVisible(signal);
        try {
          await read(signal);
          return Date.now();
        } finally {
          if (!signal.aborted) this.endedAt = Date.now();
        }
      },
      // The next read is the next try.
      retry: false,
      staleTime: () => this.intervalMs(),
      refetchInterval: () => this.untilNextRead(),
      refetchOnWindowFocus: true,
      notifyOnChangeProps: [],
    });
    this.listen();
  }

  /** Reads regularly until the function returned has been called. */
  watch(): () => void {
    this.users++;
    if (!this.unsubscribe) {
      // The query may have been forgotten since it was used.
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

  /** Takes account of another interval, and of whether that always counts. */
  reschedule() {
    this.observer.setOptions({
      ...this.observer.options,
      refetchIntervalInBackground: this.inBackground(),
    });
  }

  /** Counts as just read: something else told what a read would tell. */
  seemsJustRead() {
    this.endedAt = Date.now();
    this.client.setQueryData(this.key, this.endedAt);
  }

  /** Reads now, unless that is under way. */
  async refresh(): Promise<void> {
    if (this.unsubscribe) await this.observer.refetch({ cancelRefetch: false });
  }

  /** Reads now, and cancels what is under way. */
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
    // Cancels a read that is under way.
    this.unsubscribe();
    this.unsubscribe = undefined;
    // What is read beside it has nobody who waits for it, either.
    void this.client.cancelQueries({ queryKey: this.key });
    this.client.unmount();
  }

  /** Hears when the query is forgotten. */
  private listen() {
    this.stopListening ??= this.client.getQueryCache().subscribe(event => {
      const isThis = event.query === this.observer.getCurrentQuery();
      if (event.type !== 'removed' || !isThis) return;
      this.stopListening?.();
      this.stopListening = undefined;
      this.endedAt = undefined;
      this.onForgotten?.();
    });
  }

  /** Whatever restarts the timer does not postpone the read. */
  private untilNextRead(): number {
    const interval = this.intervalMs();
    if (this.endedAt === undefined || this.isReading) return interval;
    const left = this.endedAt + interval - Date.now();
    // A clock that was set back must not postpone it, either.
    return Math.min(interval, Math.max(left, SHORTEST_TIMER_MS));
  }
}

/** Lets everything that is mounted in one go say what it wants. */
async function everythingOfThisMoment(signal: AbortSignal): Promise<void> {
  const later = new Promise<void>(resolve => {
    setTimeout(resolve, 0);
  });
  await abortable(later, signal);
}

/** Resolves as soon as the page can be seen. */
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
