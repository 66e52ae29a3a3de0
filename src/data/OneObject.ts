import type { QueryClient } from '@tanstack/react-query';
import { errorOf, type FluxApi } from '../api';
import { referenceKey, type FluxReference, type FluxResource } from '../flux';
import { problemOf, type LiveProblem } from './liveObjects';
import type { ObjectStore } from './ObjectStore';
import { SharedQuery } from './SharedQuery';

/** Default interval at which an object is read. */
export const OBJECT_INTERVAL_MS = 10_000;

/** The known state of one object. */
export interface LiveObject {
  /** Its newest known version; the last one if it is gone. */
  readonly resource?: FluxResource;
  /** Whether it does not exist (any more). */
  readonly isMissing?: boolean;
  /** When that was noticed, in milliseconds since the epoch. */
  readonly missingSince?: number;
  /** Why the last read failed. */
  readonly problem?: LiveProblem;
  /** Whether the proxy may not be used at all. */
  readonly isRefused?: boolean;
}

/** An interval at which a component wants an object to be read. */
interface ObjectInterval {
  readonly ms: number;
  /** Whether it is also read while the page is hidden. */
  readonly inBackground: boolean;
}

/** One Kubernetes object, read by reference while it is used. */
export class OneObject {
  private readonly api: FluxApi;
  private readonly objects: ObjectStore;
  private readonly reference: FluxReference;
  private readonly key: string;
  private readonly query: SharedQuery;
  private readonly intervals = new Set<ObjectInterval>();
  private readonly listeners = new Set<() => void>();
  private known: LiveObject = {};

  constructor(options: {
    api: FluxApi;
    objects: ObjectStore;
    client: QueryClient;
    reference: FluxReference;
    onForgotten?: () => void;
  }) {
    const { reference } = options;
    const key = referenceKey(reference);
    this.api = options.api;
    this.objects = options.objects;
    this.reference = reference;
    this.key = key;
    const resource = this.objects.get(key);
    if (resource) this.known = { resource };
    const stopListening = this.objects.subscribe(changed => {
      const newer = changed.get(key);
      if (newer) this.show({ resource: newer });
    });
    this.query = new SharedQuery({
      client: options.client,
      key: ['flux', 'object', key],
      read: signal => this.read(signal),
      intervalMs: () =>
        Math.min(
          ...[...this.intervals].map(({ ms }) => ms),
          this.intervals.size === 0 ? OBJECT_INTERVAL_MS : Infinity,
        ),
      inBackground: () =>
        [...this.intervals].some(({ inBackground }) => inBackground),
      isShown: () => this.listeners.size > 0,
      onForgotten: () => {
        stopListening();
        options.onForgotten?.();
      },
    });
  }

  /**
   * Reads the object every `intervalMs` until the returned function is called.
   * While the page is hidden it is only read with `inBackground`.
   */
  watch(
    intervalMs = OBJECT_INTERVAL_MS,
    { inBackground = false }: { inBackground?: boolean } = {},
  ): () => void {
    const interval = { ms: intervalMs, inBackground };
    this.intervals.add(interval);
    const stop = this.query.watch();
    this.query.reschedule();
    return () => {
      this.intervals.delete(interval);
      if (inBackground) this.query.reschedule();
      stop();
    };
  }

  /** Reads now, unless a read is running. */
  async refresh(): Promise<void> {
    await this.query.refresh();
  }

  /**
   * When its known version was last received, in milliseconds since the epoch,
   * however it was read.
   */
  get seenAt(): number | undefined {
    return this.objects.seenAt(this.key);
  }

  /** Marks the object as just read, because its newest version is known. */
  markAsJustRead() {
    this.query.markAsJustRead();
  }

  /** The known state. */
  readonly current = (): LiveObject => this.known;

  /** Calls `listener` after each read and each change. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The object, if it is known. */
  inUse(): Iterable<FluxResource> {
    return this.known.resource ? [this.known.resource] : [];
  }

  private async read(signal: AbortSignal): Promise<void> {
    const askedAt = this.objects.now();
    try {
      const { resources, failures } = await this.api.get([this.reference], {
        signal,
      });
      signal.throwIfAborted();
      const [resource] = this.objects.take(resources, askedAt);
      const { resource: before, isMissing: wasMissing } = this.known;
      const { missingSince = Date.now() } = this.known;
      if (resource) this.show({ resource });
      else if (failures.length > 0) {
        const problem = this.aged(problemOf(failures[0]), before);
        this.show({
          resource: before,
          ...(wasMissing && { isMissing: true, missingSince }),
          problem,
        });
      } else {
        // The object may have been created and received since the request was
        // sent.
        const isMissing = !this.objects.isSeenSince(this.key, askedAt);
        this.show({
          resource: before,
          ...(isMissing && { isMissing, missingSince }),
        });
      }
    } catch (cause) {
      if (!signal.aborted) {
        const { known } = this;
        const problem = this.aged(problemOf(errorOf(cause)), known.resource);
        this.show({ ...known, problem, isRefused: true });
      }
      throw cause;
    }
  }

  /** A problem with the age of what is shown in spite of it. */
  private aged(problem: LiveProblem, shown?: FluxResource): LiveProblem {
    return shown ? { ...problem, shownSince: this.seenAt } : problem;
  }

  /**
   * Notifies listeners of every read. The state keeps its identity if nothing
   * changed.
   */
  private show(known: LiveObject) {
    if (!isSame(this.known, known)) this.known = known;
    this.listeners.forEach(listener => listener());
  }
}

function isSame(left: LiveObject, right: LiveObject): boolean {
  return (
    left.resource === right.resource &&
    left.isMissing === right.isMissing &&
    left.isRefused === right.isRefused &&
    JSON.stringify(left.problem) === JSON.stringify(right.problem)
  );
}
