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
import { SharedQuery, untilVisible } from './SharedQuery';

/** Interval at which referenced objects are read; they rarely change. */
export const REFERENCES_INTERVAL_MS = 30_000;

/** Objects of one kind in one namespace of one cluster. */
type Place = Pick<FluxReference, 'cluster' | 'group' | 'kind' | 'namespace'>;

/**
 * Objects of one kind in one namespace that are read by name. All that are
 * needed on the page are read in one request per interval.
 */
export class ReferencedObjects {
  private readonly api: FluxApi;
  private readonly objects: ObjectStore;
  private readonly client: QueryClient;
  private readonly queryKey: readonly unknown[];
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
    this.client = options.client;
    this.queryKey = ['flux', 'references', cluster, group, kind, namespace];
    const stopListening = this.objects.subscribe(changed =>
      this.show(
        withNewer(
          this.known,
          resource => changed.get(resourceKey(resource)) ?? resource,
        ),
      ),
    );
    this.query = new SharedQuery({
      client: this.client,
      key: this.queryKey,
      read: signal => this.read(signal),
      intervalMs: () => options.intervalMs ?? REFERENCES_INTERVAL_MS,
      isShown: () => this.listeners.size > 0,
      onForgotten: () => {
        stopListening();
        options.onForgotten?.();
      },
    });
  }

  /** Polls `references` until the returned function is called. */
  watch(references: readonly FluxReference[]): () => void {
    this.wants.add(references);
    const stop = this.query.watch();
    const isNew = references.some(each => !this.asked.has(referenceKey(each)));
    // A running read also reads new references before it ends.
    if (isNew && !this.query.isReading) this.readNew();
    return () => {
      this.wants.delete(references);
      stop();
    };
  }

  /** Whether it is known if an object is there, or why it is not known. */
  isAnswered(reference: FluxReference): boolean {
    return (
      this.known.error !== undefined || this.asked.has(referenceKey(reference))
    );
  }

  /** Whether anything follows them, so that what is known is up to date. */
  get isWatched(): boolean {
    return this.wants.size > 0;
  }

  /** What is known of all that anything wants. */
  readonly current = (): LiveObjects => this.known;

  /** Calls `listener` after each change. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads now, unless a read is running. */
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
    const all = [...this.wanted.values()];
    if (all.length > 0 && (await this.ask(all, signal))) {
      this.lastSeen = Date.now();
    }
    await this.askForNew(signal);
  }

  /** Reads new references, outside of the polls. */
  private readNew() {
    this.client
      .fetchQuery({
        queryKey: [...this.queryKey, 'new'],
        queryFn: async ({ signal }) => {
          await untilVisible(signal);
          await this.askForNew(signal);
          return null;
        },
        gcTime: 0,
      })
      .catch(() => {});
  }

  private async askForNew(signal: AbortSignal): Promise<void> {
    for (;;) {
      const missing = [...this.wanted].filter(([key]) => !this.asked.has(key));
      if (missing.length === 0) return;
      await this.ask(
        missing.map(([, reference]) => reference),
        signal,
      );
    }
  }

  /** Resolves to whether there was no failure. */
  private async ask(
    references: readonly FluxReference[],
    signal: AbortSignal,
  ): Promise<boolean> {
    const keys = new Set(references.map(referenceKey));
    const askedAt = this.objects.now();
    try {
      const answer = await this.api.get(references, { signal });
      signal.throwIfAborted();
      const { wanted } = this;
      const isNew = [...keys].some(key => !this.asked.has(key));
      this.asked = new Set(
        [...this.asked, ...keys].filter(key => wanted.has(key)),
      );
      const others = this.known.resources.filter(resource => {
        const key = resourceKey(resource);
        return !keys.has(key) && wanted.has(key);
      });
      const found = this.objects.take(answer.resources, askedAt);
      this.show(
        withAnswer(
          this.known,
          { ...answer, resources: [...others, ...found] },
          () => this.lastSeen,
        ),
        isNew,
      );
      return answer.failures.length === 0;
    } catch (cause) {
      if (!signal.aborted) {
        this.show(withError(this.known, errorOf(cause), this.lastSeen));
      }
      throw cause;
    }
  }

  /** The first time that an object is missing is a change as well. */
  private show(known: LiveObjects, isNews = false) {
    if (known === this.known && !isNews) return;
    this.known = known;
    this.listeners.forEach(listener => listener());
  }
}
