import type { QueryClient } from '@tanstack/react-query';
import { errorOf, type FluxApi } from '../api';
import {
  referenceKey,
  resourceKey,
  type FluxReference,
  type FluxResource,
} from '../flux';
import {
  NO_DATA,
  withAnswer,
  withError,
  withNewer,
  type LiveObjects,
} from './liveObjects';
import type { ObjectStore } from './ObjectStore';
import { SharedQuery } from './SharedQuery';

/** Referenced objects are shared and change seldom: time between two reads. */
export const REFERENCES_INTERVAL_MS = 30_000;

/** Objects of one kind in one namespace of one cluster. */
type Place = Pick<FluxReference, 'cluster' | 'group' | 'kind' | 'namespace'>;

/**
 * The objects that references to one place name: as many as anything on the
 * page wants, in one request per interval.
 */
export class ReferencedObjects {
  private readonly api: FluxApi;
  private readonly objects: ObjectStore;
  private readonly query: SharedQuery;
  private readonly wants = new Set<readonly FluxReference[]>();
  private readonly listeners = new Set<() => void>();
  private asked: ReadonlySet<string> = new Set();
  private known: LiveObjects = NO_DATA;
  private lastSeen?: number;

  constructor(options: {
    api: FluxApi;
    objects: ObjectStore;
    client: QueryClient;
    place: Place;
    intervalMs?: number;
    onForgotten?: () => void;
  }) {
    const { cluster, group, kind, namespace } = options.place;
    this.api = options.api;
    this.objects = options.objects;
    const stopListening = this.objects.subscribe(changed =>
      this.show(
        withNewer(
          this.known,
          resource => changed.get(resourceKey(resource)) ?? resource,
        ),
      ),
    );
    this.query = new SharedQuery({
      client: options.client,
      key: ['flux', 'references', cluster, group, kind, namespace],
      read: signal => this.read(signal),
      intervalMs: () => options.intervalMs ?? REFERENCES_INTERVAL_MS,
      onForgotten: () => {
        stopListening();
        options.onForgotten?.();
      },
    });
  }

  /** Reads these references until the function returned has been called. */
  use(references: readonly FluxReference[]): () => void {
    this.wants.add(references);
    const stop = this.query.use();
    const isNew = references.some(each => !this.asked.has(referenceKey(each)));
    if (isNew && this.query.readAt !== undefined) void this.query.refresh();
    return () => {
      this.wants.delete(references);
      stop();
    };
  }

  /** What is known of all that anything wants. */
  readonly current = (): LiveObjects => this.known;

  /** Calls `listener` whenever something else is known. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads now, unless that is under way. */
  async refresh(): Promise<void> {
    await this.query.refresh();
  }

  /** All objects that are shown. */
  inUse(): Iterable<FluxResource> {
    return this.known.resources;
  }

  private get wanted(): ReadonlyMap<string, FluxReference> {
    return new Map(
      [...this.wants].flat().map(each => [referenceKey(each), each]),
    );
  }

  private async read(signal: AbortSignal): Promise<void> {
    let wanted = this.wanted;
    try {
      while (wanted.size > 0) {
        const askedAt = this.objects.now();
        const answer = await this.api.get([...wanted.values()], { signal });
        signal.throwIfAborted();
        this.asked = new Set(wanted.keys());
        const resources = this.objects.take(answer.resources, askedAt);
        this.show(
          withAnswer(this.known, { ...answer, resources }, () => this.lastSeen),
        );
        if (answer.failures.length === 0) this.lastSeen = Date.now();
        // References may have come while others were read.
        wanted = this.wanted;
        if ([...wanted.keys()].every(key => this.asked.has(key))) break;
      }
    } catch (cause) {
      if (!signal.aborted) {
        this.show(withError(this.known, errorOf(cause), this.lastSeen));
      }
      throw cause;
    }
  }

  private show(known: LiveObjects) {
    if (known === this.known) return;
    this.known = known;
    this.listeners.forEach(listener => listener());
  }
}
