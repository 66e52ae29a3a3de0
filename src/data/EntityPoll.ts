import type { Entity } from '@backstage/catalog-model';
import { errorOf, type FluxApi, type FluxList, type FluxObjects } from '../api';
import {
  referenceKey,
  referenceOf,
  resourceKey,
  statusOf,
  type FluxKind,
  type FluxReference,
  type FluxResource,
} from '../flux';
import { ActionRuns } from './actions/ActionRuns';
import {
  NO_DATA,
  ofKind,
  withAnswer,
  withError,
  withResource,
  type LiveObjects,
} from './liveObjects';
import type { LiveKey, LiveQuery, LiveStore } from './LiveStore';
import { isVisible, onVisibilityChange, visible } from './visibility';

/** Time between polls, in milliseconds, unless somebody wants another. */
export const POLL_INTERVAL_MS = 10_000;
/** Time to the next poll while something on the page is moving. */
export const FAST_POLL_INTERVAL_MS = 3_000;
/** Longest time between polls while the backend fails. */
export const LONGEST_POLL_INTERVAL_MS = 60_000;

/** How old referenced objects may be: they are shared and change seldom. */
export const REFERENCES_STALE_MS = 30_000;

/** Cards of a page are mounted within this time of one another. */
const SAME_MOMENT_MS = 30;

interface Batch {
  readonly kinds: Set<FluxKind>;
  readonly answer: Promise<ReadonlyMap<FluxKind, LiveObjects>>;
}

interface ReferenceBatch {
  readonly references: Map<string, FluxReference>;
  readonly answer: Promise<FluxObjects>;
}

/**
 * Keeps what a page shows of one entity up to date: all kinds that anything on
 * the page wants, in one request per interval, for as long as something wants
 * them and the page can be seen.
 *
 * The data itself lives in the store, under a key for each kind; this says when
 * they are fetched, and fetches those of one moment together.
 */
export class EntityPoll {
  readonly store: LiveStore;
  private readonly api: FluxApi;
  private readonly key: string;
  private entity: Entity;
  private readonly lastSeen = new Map<string, number>();
  /** What was seen apart from any poll, and when: counted, not timed. */
  private readonly seenApart = new Map<
    string,
    { resource: FluxResource; order: number }
  >();
  private lastOrder = 0;
  /** The actions under way on this entity's resources. */
  readonly actions: ActionRuns;
  /** The intervals that those who show something want. */
  private readonly wanted: number[] = [];
  private batch?: Batch;
  private referenceBatch?: ReferenceBatch;
  private requests = 0;
  private failures = 0;
  private moving = false;
  private timer?: ReturnType<typeof setTimeout>;
  private stopWatchingPage?: () => void;

  constructor(options: {
    api: FluxApi;
    store: LiveStore;
    /** Tells this entity from others. */
    key: string;
    entity: Entity;
  }) {
    this.api = options.api;
    this.store = options.store;
    this.key = options.key;
    this.entity = options.entity;
    this.actions = new ActionRuns({
      api: this.api,
      onSeen: resource => this.put(resource),
    });
  }

  /** What all keys of this entity start with. */
  get entityKey(): LiveKey {
    return ['entity', this.key];
  }

  /** This entity's objects of `kind`. */
  queryOf(kind: FluxKind): LiveQuery<LiveObjects> {
    return {
      key: this.kindKey(kind),
      read: () => this.load(kind),
      staleMs: POLL_INTERVAL_MS,
    };
  }

  /** The objects that `references` name. */
  queryOfReferences(
    references: readonly FluxReference[],
  ): LiveQuery<LiveObjects> {
    const keys = references.map(referenceKey).sort();
    return {
      key: [...this.entityKey, 'references', ...keys],
      read: () => this.loadReferences(references, keys),
      staleMs: REFERENCES_STALE_MS,
    };
  }

  /**
   * Polls until the function returned has been called, as often as the most
   * impatient wants.
   */
  join(entity: Entity, intervalMs = POLL_INTERVAL_MS): () => void {
    this.entity = entity;
    const isImpatient = intervalMs < Math.min(...this.wanted);
    this.wanted.push(intervalMs);
    if (this.wanted.length === 1) this.start();
    else if (isImpatient && this.timer) this.schedule();
    return () => {
      this.wanted.splice(this.wanted.indexOf(intervalMs), 1);
      if (this.wanted.length === 0) this.stop();
    };
  }

  /** Fetches what is shown now, unless that is under way. */
  async refresh(): Promise<void> {
    await this.store.refresh(this.entityKey);
  }

  /** Shows the state of a resource that was seen apart from any poll. */
  put(resource: FluxResource) {
    this.lastOrder++;
    this.seenApart.set(resourceKey(resource), {
      resource,
      order: this.lastOrder,
    });
    this.store.putAll<LiveObjects>(this.entityKey, data =>
      withResource(data, resource),
    );
  }

  private async poll(): Promise<void> {
    await this.store.refresh(this.entityKey, key =>
      key.includes('references') ? REFERENCES_STALE_MS : 0,
    );
  }

  private start() {
    this.actions.startFollowing();
    this.stopWatchingPage = onVisibilityChange(() => {
      if (!isVisible()) this.clearTimer();
      else if (this.requests === 0) void this.poll();
    });
    if (this.requests === 0) this.schedule();
  }

  private stop() {
    this.stopWatchingPage?.();
    this.clearTimer();
    // A page that is given its entity anew leaves and joins at once.
    queueMicrotask(() => {
      if (this.wanted.length === 0) this.actions.stopFollowing();
    });
  }

  private clearTimer() {
    clearTimeout(this.timer);
    this.timer = undefined;
  }

  private schedule() {
    this.clearTimer();
    if (this.wanted.length === 0 || !isVisible()) return;
    this.timer = setTimeout(() => void this.poll(), this.interval());
  }

  private interval(): number {
    const usual = Math.min(...this.wanted);
    if (this.failures > 0) {
      return Math.max(
        usual,
        Math.min(usual * 2 ** this.failures, LONGEST_POLL_INTERVAL_MS),
      );
    }
    return this.moving ? Math.min(FAST_POLL_INTERVAL_MS, usual) : usual;
  }

  private async load(kind: FluxKind): Promise<LiveObjects> {
    this.batch ??= this.startBatch();
    this.batch.kinds.add(kind);
    return (await this.batch.answer).get(kind) ?? NO_DATA;
  }

  private startBatch(): Batch {
    const kinds = new Set<FluxKind>();
    return { kinds, answer: this.fetch(kinds) };
  }

  private async fetch(
    kinds: ReadonlySet<FluxKind>,
  ): Promise<ReadonlyMap<FluxKind, LiveObjects>> {
    this.requests++;
    this.clearTimer();
    try {
      await visible();
      await sameMoment();
      this.batch = undefined;
      return await this.ask([...kinds]);
    } finally {
      this.requests--;
      if (this.requests === 0) this.schedule();
    }
  }

  private async ask(
    kinds: readonly FluxKind[],
  ): Promise<ReadonlyMap<FluxKind, LiveObjects>> {
    const askedAt = this.lastOrder;
    try {
      const list = await this.api.list({ entity: this.entity, kinds });
      this.failures = 0;
      return this.take(kinds, {
        ...list,
        resources: this.withSeenSince(askedAt, list.resources),
      });
    } catch (cause) {
      this.failures++;
      const error = errorOf(cause);
      return new Map(
        kinds.map(kind => [
          kind,
          withError(this.dataOf(kind), error, this.lastSeen.get(kind)),
        ]),
      );
    }
  }

  /**
   * An answer that was under way when a resource was patched may show it as it
   * was before that.
   */
  private withSeenSince(
    order: number,
    resources: readonly FluxResource[],
  ): readonly FluxResource[] {
    for (const [key, seen] of this.seenApart) {
      if (seen.order <= order) this.seenApart.delete(key);
    }
    if (this.seenApart.size === 0) return resources;
    return resources.map(
      resource =>
        this.seenApart.get(resourceKey(resource))?.resource ?? resource,
    );
  }

  private async loadReferences(
    references: readonly FluxReference[],
    keys: readonly string[],
  ): Promise<LiveObjects> {
    await visible();
    const key = [...this.entityKey, 'references', ...keys];
    const before = this.store.dataOf<LiveObjects>(key) ?? NO_DATA;
    const seenAt = (cluster: string) => JSON.stringify([keys, cluster]);
    try {
      const answer = await this.getTogether(references);
      const data = withAnswer(before, answer, cluster =>
        this.lastSeen.get(seenAt(cluster)),
      );
      const failed = new Set(answer.failures.map(({ cluster }) => cluster));
      for (const { cluster } of references) {
        if (!failed.has(cluster))
          this.lastSeen.set(seenAt(cluster), Date.now());
      }
      return data;
    } catch (cause) {
      const seen = references.map(({ cluster }) =>
        this.lastSeen.get(seenAt(cluster)),
      );
      return withError(
        before,
        errorOf(cause),
        seen.find(time => time),
      );
    }
  }

  /** What several cards refer to is asked for once. */
  private async getTogether(
    references: readonly FluxReference[],
  ): Promise<FluxObjects> {
    this.referenceBatch ??= this.startReferenceBatch();
    const batch = this.referenceBatch;
    const keys = new Set(references.map(referenceKey));
    for (const reference of references) {
      batch.references.set(referenceKey(reference), reference);
    }
    const { resources, failures } = await batch.answer;
    return {
      resources: resources.filter(resource => {
        const reference = referenceOf(resource);
        return reference && keys.has(referenceKey(reference));
      }),
      failures: failures.filter(failure =>
        references.some(
          ({ cluster, kind }) =>
            cluster === failure.cluster &&
            (failure.kind === undefined || failure.kind === kind),
        ),
      ),
    };
  }

  private startReferenceBatch(): ReferenceBatch {
    const references = new Map<string, FluxReference>();
    const ask = async () => {
      await sameMoment();
      this.referenceBatch = undefined;
      return this.api.get([...references.values()]);
    };
    return { references, answer: ask() };
  }

  private take(
    kinds: readonly FluxKind[],
    list: FluxList,
  ): ReadonlyMap<FluxKind, LiveObjects> {
    const now = Date.now();
    let changed = false;
    const next = new Map<FluxKind, LiveObjects>();
    for (const kind of kinds) {
      const before = this.dataOf(kind);
      const data = withAnswer(before, ofKind(list, kind), cluster =>
        this.lastSeen.get(seenKey(kind, cluster)),
      );
      this.noteSeen(kind, data, now);
      changed ||= before !== NO_DATA && data !== before;
      next.set(kind, data);
    }
    // Something that only says it is working does not hurry the poll; it has
    // to change as well, or what is stuck would be polled fast for ever.
    this.moving =
      changed &&
      [...next.values()].some(({ resources }) =>
        resources.some(({ object }) => isMoving(statusOf(object).state)),
      );
    return next;
  }

  private noteSeen(kind: FluxKind, data: LiveObjects, now: number) {
    this.lastSeen.set(kind, now);
    const failed = new Set(data.failures.map(({ cluster }) => cluster));
    for (const cluster of data.clusters ?? []) {
      if (!failed.has(cluster)) this.lastSeen.set(seenKey(kind, cluster), now);
    }
  }

  private dataOf(kind: FluxKind): LiveObjects {
    return this.store.dataOf<LiveObjects>(this.kindKey(kind)) ?? NO_DATA;
  }

  private kindKey(kind: FluxKind): LiveKey {
    return [...this.entityKey, 'kind', kind];
  }
}

function isMoving(state: string): boolean {
  return state === 'Reconciling' || state === 'Terminating';
}

function seenKey(kind: FluxKind, cluster: string): string {
  return JSON.stringify([kind, cluster]);
}

/** Lets all that wants something of this moment say so. */
async function sameMoment(): Promise<void> {
  await new Promise(resolve => {
    setTimeout(resolve, SAME_MOMENT_MS);
  });
}
