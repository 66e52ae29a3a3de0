import type { Entity } from '@backstage/catalog-model';
import type { QueryClient } from '@tanstack/react-query';
import {
  errorOf,
  type FluxApi,
  type FluxClusterList,
  type FluxList,
} from '../api';
import {
  kindInfo,
  resourceKey,
  type FluxKind,
  type FluxObject,
  type FluxResource,
} from '../flux';
import {
  byKind,
  NO_DATA,
  withAnswer,
  withError,
  withNewer,
  type LiveAnswer,
  type LiveObjects,
} from './liveObjects';
import type { ObjectStore } from './ObjectStore';
import { SharedQuery, untilVisible } from './SharedQuery';
import { inTurn } from './turns';

/** Intervals at which an entity's objects are read, in milliseconds. */
export interface EntityIntervals {
  /** The default interval. */
  readonly usualMs: number;
  /** The minimum interval while something on the page is changing. */
  readonly fastMs: number;
  /** The maximum interval while the backend fails. */
  readonly longestMs: number;
}

export const ENTITY_INTERVALS: EntityIntervals = {
  usualMs: 10_000,
  fastMs: 3_000,
  longestMs: 60_000,
};

/** Maximum share of the time that fast polling may spend on reading. */
const FAST_READING_SHARE = 1 / 10;
/**
 * Estimated cost of an object for the backend and the API servers, in
 * milliseconds.
 */
const COST_PER_OBJECT_MS = 0.1;

/** What a component on the page needs of an entity. */
export interface EntityWant {
  readonly kinds: readonly FluxKind[];
  /** Maximum time between two reads, in milliseconds. */
  readonly intervalMs?: number;
  /** It is read faster while an object has changed and is in motion. */
  readonly isMoving?: (object: FluxObject) => boolean;
}

/**
 * The Flux objects of one entity. All kinds that are shown on the page are read
 * in one request per interval.
 */
export class EntityObjects {
  private readonly api: FluxApi;
  private readonly objects: ObjectStore;
  private readonly client: QueryClient;
  /** Prefix of the keys of all its queries. */
  readonly queryKey: readonly string[];
  private readonly intervals: EntityIntervals;
  private readonly query: SharedQuery;
  private readonly wants = new Set<EntityWant>();
  private readonly listeners = new Set<() => void>();
  private readonly lastSeen = new Map<string, number>();
  /** When the request was sent whose complete answer is shown, by kind. */
  private readonly askedAt = new Map<FluxKind, number>();
  private readonly onFewer?: () => void;
  private entity: Entity;
  private known: ReadonlyMap<FluxKind, LiveObjects> = new Map();
  /** The kinds of the running poll. */
  private reading?: ReadonlySet<FluxKind>;
  private readonly readingApart = new Set<FluxKind>();
  private failures = 0;
  private pauseMs = 0;
  private hasChanged = false;
  private isChanging = false;
  private isTaking = false;
  private isWantedByPerson = false;
  private spentMs = 0;
  private count = 0;

  constructor(options: {
    api: FluxApi;
    objects: ObjectStore;
    client: QueryClient;
    /** Identifies the entity. */
    key: string;
    entity: Entity;
    intervals?: EntityIntervals;
    /** Called when the number of objects decreases. */
    onFewer?: () => void;
    onForgotten?: () => void;
  }) {
    this.api = options.api;
    this.objects = options.objects;
    this.client = options.client;
    this.entity = options.entity;
    this.queryKey = ['flux', 'entity', options.key];
    this.intervals = options.intervals ?? ENTITY_INTERVALS;
    this.onFewer = options.onFewer;
    const stopListening = this.objects.subscribe(changed =>
      this.showNewer(changed),
    );
    this.query = new SharedQuery({
      client: this.client,
      key: this.queryKey,
      read: signal => this.read(signal),
      intervalMs: () => this.interval(),
      onForgotten: () => {
        stopListening();
        options.onForgotten?.();
      },
    });
  }

  /** Polls what `want` needs until the returned function is called. */
  watch(entity: Entity, want: EntityWant): () => void {
    this.entity = entity;
    const before = this.interval();
    this.wants.add(want);
    if (want.isMoving) this.isChanging = this.isAnythingMoving();
    const stop = this.query.watch();
    // Each card of a page watches; most want no other interval.
    if (this.interval() !== before) this.query.reschedule();
    // Components that mount in the same tick share a request.
    setTimeout(() => this.readMissing(), 0);
    return () => {
      this.wants.delete(want);
      stop();
    };
  }

  /**
   * Adds `want` to the reads that others start, until the returned function is
   * called.
   */
  announce(want: EntityWant): () => void {
    this.wants.add(want);
    return () => this.wants.delete(want);
  }

  /** The objects of a kind; undefined before the first answer. */
  objectsOf(kind: FluxKind): LiveObjects | undefined {
    return this.known.get(kind);
  }

  /**
   * Whether the clusters have answered and none has any object that deploys
   * something, of the kinds that anything shows.
   */
  readonly hasNoDeployment = (): boolean => {
    const kinds = this.wantedKinds.filter(
      kind => kindInfo(kind).category === 'deployment',
    );
    return (
      kinds.length > 0 &&
      kinds.every(
        kind =>
          this.known.get(kind)?.resources.length === 0 && this.isAnswered(kind),
      )
    );
  };

  /** Calls `listener` whenever something else is known. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads now on behalf of the user, unless a read is running. */
  async refresh(): Promise<void> {
    this.isWantedByPerson = true;
    await this.query.refresh();
    // A read that was already running may not ask for a sign-in again.
    this.isWantedByPerson = false;
  }

  /** All objects that are shown. */
  *inUse(): Iterable<FluxResource> {
    for (const { resources } of this.known.values()) yield* resources;
  }

  private get wantedKinds(): readonly FluxKind[] {
    return [...new Set([...this.wants].flatMap(({ kinds }) => kinds))].sort();
  }

  private interval(): number {
    const { usualMs, fastMs, longestMs } = this.intervals;
    const usual = Math.min(
      ...[...this.wants].map(({ intervalMs = usualMs }) => intervalMs),
      this.wants.size === 0 ? usualMs : Infinity,
    );
    if (this.failures > 0) {
      return Math.max(usual, Math.min(usual * 2 ** this.failures, longestMs));
    }
    if (this.pauseMs > 0) return Math.max(usual, this.pauseMs);
    const isHurried = [...this.wants].some(({ isMoving }) => isMoving);
    if (!this.isChanging || !isHurried) return usual;
    const pause = this.spentMs * (1 / FAST_READING_SHARE - 1);
    return Math.min(usual, Math.max(fastMs, pause));
  }

  private async read(signal: AbortSignal): Promise<void> {
    const kinds = this.wantedKinds;
    this.reading = new Set(kinds);
    const startedAt = Date.now();
    try {
      const { list, changed } = await this.list(kinds, signal);
      this.failures = 0;
      this.pauseMs = list.pauseMs ?? 0;
      const count = list.resources.length;
      this.spentMs = Math.max(
        Date.now() - startedAt,
        count * COST_PER_OBJECT_MS,
      );
      // An object that is reconciling but does not change does not keep the
      // fast interval: a stuck one would keep it for ever.
      this.hasChanged = changed;
      this.isChanging = this.isAnythingMoving();
      if (count < this.count) this.onFewer?.();
      this.count = count;
    } catch (cause) {
      if (!signal.aborted) this.failures++;
      throw cause;
    } finally {
      this.reading = undefined;
    }
  }

  /** Reads kinds that a newly mounted component shows, outside of the polls. */
  private readMissing() {
    // The next read has not been sent yet and will include all kinds.
    if (this.query.isReading && !this.reading) return;
    const missing = this.wantedKinds.filter(
      kind =>
        !this.isUpToDate(kind) &&
        !this.reading?.has(kind) &&
        !this.readingApart.has(kind),
    );
    if (missing.length === 0) return;
    if (this.isDue()) {
      void this.query.refresh();
      return;
    }
    missing.forEach(kind => this.readingApart.add(kind));
    this.client
      .fetchQuery({
        queryKey: [...this.queryKey, 'kinds', ...missing],
        queryFn: async ({ signal }) => {
          await untilVisible(signal);
          await this.list(missing, signal);
          return null;
        },
        gcTime: 0,
      })
      .catch(() => {})
      .finally(() => missing.forEach(kind => this.readingApart.delete(kind)));
  }

  /** Whether all clusters have answered about a kind, or failed to. */
  private isAnswered(kind: FluxKind): boolean {
    const { clusters, failures = [], isPartial } = this.known.get(kind) ?? {};
    if (!clusters) return false;
    return (
      !isPartial ||
      clusters.every(
        ({ name }) =>
          this.lastSeen.has(seenKey(kind, name)) ||
          failures.some(failure => failure.cluster === name),
      )
    );
  }

  private isDue(): boolean {
    const { readAt } = this.query;
    return readAt !== undefined && Date.now() - readAt >= this.interval();
  }

  private isUpToDate(kind: FluxKind): boolean {
    const data = this.known.get(kind);
    // After an error, the next poll is the next attempt.
    if (!data || data.error) return data !== undefined;
    const seenAt = this.lastSeen.get(kind) ?? 0;
    return Date.now() - seenAt < this.interval();
  }

  private async list(
    kinds: readonly FluxKind[],
    signal: AbortSignal,
  ): Promise<{ list: FluxList; changed: boolean }> {
    const askedAt = this.objects.now();
    const { isWantedByPerson } = this;
    this.isWantedByPerson = false;
    let changed = false;
    try {
      const list = await this.api.list(
        { entity: this.entity, kinds },
        {
          signal,
          signInAgain: isWantedByPerson,
          onClusterList: part => {
            if (signal.aborted) return;
            changed = this.take(kinds, part, askedAt, part.cluster) || changed;
          },
        },
      );
      signal.throwIfAborted();
      changed = this.take(kinds, list, askedAt) || changed;
      return { list, changed };
    } catch (cause) {
      if (!signal.aborted) this.takeError(kinds, cause, askedAt);
      throw cause;
    }
  }

  /** Returns whether known data changed. */
  private take(
    kinds: readonly FluxKind[],
    answer: FluxList | FluxClusterList,
    askedAt: number,
    only?: string,
  ): boolean {
    this.isTaking = true;
    const resources = this.objects.take(answer.resources, askedAt);
    this.isTaking = false;
    const groups = byKind(resources);
    const now = Date.now();
    let changed = false;
    const known = new Map(this.known);
    for (const kind of kinds) {
      if (this.isOutdated(kind, askedAt)) continue;
      if (only === undefined) this.askedAt.set(kind, askedAt);
      const before = known.get(kind) ?? NO_DATA;
      const part: LiveAnswer = {
        resources: groups.get(kind) ?? [],
        failures: answer.failures.filter(
          failure => failure.kind === undefined || failure.kind === kind,
        ),
        clusters: answer.clusters,
        only,
      };
      const data = withAnswer(before, part, cluster =>
        this.lastSeen.get(seenKey(kind, cluster)),
      );
      this.noteSeen(kind, part, now);
      // Further parts of the first answer are not a change.
      const isFirst = before === NO_DATA || before.isPartial === true;
      changed ||= !isFirst && data !== before;
      known.set(kind, data);
    }
    this.show(known);
    return changed;
  }

  private takeError(
    kinds: readonly FluxKind[],
    cause: unknown,
    askedAt: number,
  ) {
    const error = errorOf(cause);
    const known = new Map(this.known);
    for (const kind of kinds) {
      if (this.isOutdated(kind, askedAt)) continue;
      const before = known.get(kind) ?? NO_DATA;
      known.set(kind, withError(before, error, this.lastSeen.get(kind)));
    }
    this.show(known);
  }

  /** Whether a request that was sent later has been answered. */
  private isOutdated(kind: FluxKind, askedAt: number): boolean {
    return askedAt < (this.askedAt.get(kind) ?? 0);
  }

  private noteSeen(kind: FluxKind, answer: LiveAnswer, now: number) {
    if (answer.only === undefined || !this.lastSeen.has(kind)) {
      this.lastSeen.set(kind, now);
    }
    const failed = new Set(answer.failures.map(({ cluster }) => cluster));
    for (const { name } of answer.clusters ?? []) {
      const isIn = answer.only === undefined || answer.only === name;
      if (isIn && !failed.has(name))
        this.lastSeen.set(seenKey(kind, name), now);
    }
  }

  /** Shows newer objects that another request received. */
  private showNewer(changed: ReadonlyMap<string, FluxResource>) {
    if (this.isTaking) return;
    const groups = byKind([...changed.values()]);
    const known = new Map(this.known);
    for (const kind of groups.keys()) {
      const data = known.get(kind);
      if (!data) continue;
      known.set(
        kind,
        withNewer(
          data,
          resource => changed.get(resourceKey(resource)) ?? resource,
        ),
      );
    }
    this.show(known);
  }

  private show(known: ReadonlyMap<FluxKind, LiveObjects>) {
    const isSame =
      known.size === this.known.size &&
      [...known].every(([kind, data]) => this.known.get(kind) === data);
    if (isSame) return;
    this.known = known;
    this.notify();
  }

  private notify() {
    for (const listener of this.listeners) {
      inTurn(() => {
        if (this.listeners.has(listener)) listener();
      }, 'rows');
    }
  }

  private isAnythingMoving(): boolean {
    const { isMoving } = [...this.wants].find(want => want.isMoving) ?? {};
    if (!this.hasChanged || !isMoving) return false;
    return [...this.known.values()].some(({ resources }) =>
      resources.some(({ object }) => isMoving(object)),
    );
  }
}

function seenKey(kind: FluxKind, cluster: string): string {
  return JSON.stringify([kind, cluster]);
}
