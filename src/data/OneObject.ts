import type { QueryClient } from '@tanstack/react-query';
import { errorOf, type FluxApi, type FluxProblem } from '../api';
import { referenceKey, type FluxReference, type FluxResource } from '../flux';
import { problemOf } from './liveObjects';
import type { ObjectStore } from './ObjectStore';
import { SharedQuery } from './SharedQuery';

/** Time between two reads of an object, unless something wants another. */
export const OBJECT_INTERVAL_MS = 10_000;

/** What is known of one object. */
export interface LiveObject {
  /** Its newest version known; the last one if it is gone. */
  readonly resource?: FluxResource;
  /** Whether it is not there (any more). */
  readonly isMissing?: boolean;
  /** Why it could not be read the last time. */
  readonly problem?: FluxProblem;
  /** Whether the proxy may not be used at all. */
  readonly isRefused?: boolean;
}

/** How often something on the page wants an object to be read. */
interface ObjectInterval {
  readonly ms: number;
  /** Whether that goes on while the page is hidden. */
  readonly inBackground: boolean;
}

/** One Kubernetes object, read by reference while anything uses it. */
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
      onForgotten: () => {
        stopListening();
        options.onForgotten?.();
      },
    });
  }

  /**
   * Reads it every `intervalMs` until the function returned has been called;
   * in the background, too, or only while the page can be seen.
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

  /** Says that a newer version has just been received another way. */
  isJustRead() {
    this.query.seemsJustRead();
  }

  /** What is known of it. */
  readonly current = (): LiveObject => this.known;

  /** Calls `listener` after every read, and whenever something else is known. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The object, if it is there. */
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
      const { resource: before } = this.known;
      if (resource) this.show({ resource });
      else if (failures.length > 0) {
        this.show({ resource: before, problem: problemOf(failures[0]) });
      } else {
        // It may have been created, and seen, since the request left.
        const isMissing = !this.objects.isSeenSince(this.key, askedAt);
        this.show({ resource: before, ...(isMissing && { isMissing }) });
      }
    } catch (cause) {
      if (!signal.aborted) {
        const problem = problemOf(errorOf(cause));
        this.show({ ...this.known, problem, isRefused: true });
      }
      throw cause;
    }
  }

  /** Tells of every read; what is known stays the same if nothing changed. */
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
