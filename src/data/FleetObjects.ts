import {
  errorOf,
  RequestQueue,
  type FluxApi,
  type FluxCluster,
  type FluxObjectsPage,
} from '../api';
import {
  kindInfo,
  namespaceOf,
  outlineOf,
  referenceKey,
  resourceKey,
  type FluxKind,
  type FluxOutline,
  type FluxReference,
  type FluxResource,
} from '../flux';
import type { DataPart, DataPartOptions } from './fluxData';
import {
  hasSameElements,
  problemOf,
  type LiveFailure,
  type LiveProblem,
} from './liveObjects';
import { isSameVersion, type ObjectStore } from './ObjectStore';
import { SharedQuery, untilVisible } from './SharedQuery';

/** Browsers open six connections to one server (HTTP/1.1). */
const AT_ONCE = 6;
/** How long a request may take while others wait to be sent. */
const PATIENCE_MS = 2_000;
/** When a cluster is reported as not answering. */
const SILENT_MS = 15_000;
/** How often it is decided which lists to read next. */
const ROUND_MS = 2_000;
/** Greatest age of a list on the screen. */
const SHOWN_MS = 30_000;
const MINUTE_MS = 60_000;
/** How many requests are sent in a minute to keep lists up to date. */
const MOST_IN_A_MINUTE = 60;
/** Maximum number of objects in the answer to one request. */
const PAGE_SIZE = 500;
/** In how many namespaces a kind is listed that may not be listed in all. */
const MOST_NAMESPACES = 10;

/** The objects of one kind on one cluster. */
export interface FleetList {
  readonly cluster: string;
  readonly kind: FluxKind;
  readonly resources: readonly FluxOutline[];
  /** When they were last read, in milliseconds since the epoch. */
  readonly readAt?: number;
  /** Why they are missing or out of date, if they are. */
  readonly failure?: LiveFailure;
  /** The only namespaces that were read, where not all may be. */
  readonly namespaces?: readonly string[];
}

/** The Flux objects of all clusters, as far as they were read. */
export interface Fleet {
  /** All clusters; undefined until they are known. */
  readonly clusters?: readonly FluxCluster[];
  /** Of the kinds that are wanted; those that were answered or failed. */
  readonly lists: readonly FleetList[];
  /** How many lists there will be; undefined until the clusters are known. */
  readonly expected?: number;
  /** Why no cluster could be asked, if so. */
  readonly error?: LiveProblem;
}

/** A list and when it is to be read. */
interface Entry {
  readonly cluster: string;
  readonly kind: FluxKind;
  list?: FleetList;
  /** When the list was last read, in moments of the store. */
  listed?: { readonly askedAt: number; readonly receivedAt: number };
  isReading: boolean;
  /** When the last attempt ended. */
  endedAt?: number;
  /** A cluster that is overloaded says when it may be asked again. */
  notBefore: number;
  /** Whether a read was requested. */
  isDue: boolean;
}

/**
 * The Flux objects of all clusters, labelled or not, as outlines. Each kind is
 * one list for each cluster, and each cluster answers for itself. Lists are
 * read once when they are wanted, and then in turn, those that are looked at
 * first, with a limited number of requests in each minute.
 */
export class FleetObjects implements DataPart {
  private readonly api: FluxApi;
  private readonly objects: ObjectStore;
  private readonly rounds: SharedQuery;
  private readonly queue = new RequestQueue({
    atOnce: AT_ONCE,
    patienceMs: PATIENCE_MS,
    untilReady: untilVisible,
  });
  private readonly entries = new Map<string, Entry>();
  /** All outlines, by their keys. */
  private readonly byKey = new Map<string, FluxOutline>();
  private readonly watchers = new Set<readonly FluxKind[]>();
  private readonly listeners = new Set<() => void>();
  /** When requests were sent to keep lists up to date. */
  private sentAt: number[] = [];
  private shown: ReadonlySet<string> = new Set();
  private clusters?: readonly FluxCluster[];
  private clustersSeenAt?: number;
  private clustersError?: LiveProblem;
  /** Why nothing may be read from any cluster. */
  private readError?: LiveProblem;
  private snapshot: Fleet = { lists: [] };
  private leaving = new AbortController();
  /** Whether the user asked for the next read of the clusters. */
  private isWantedByPerson = false;

  constructor(options: DataPartOptions) {
    this.api = options.api;
    this.objects = options.objects;
    this.objects.subscribe(changed => this.takeWhole(changed));
    const roundMs = options.intervals.fleetRoundMs ?? ROUND_MS;
    this.rounds = new SharedQuery({
      client: options.client,
      key: ['flux', 'fleet'],
      read: () => this.round(),
      intervalMs: () => (this.clustersError ? MINUTE_MS : roundMs),
      onForgotten: () => this.forget(),
    });
  }

  /** Reads some kinds on all clusters until the returned function is called. */
  watch(kinds: readonly FluxKind[]): () => void {
    // One for each call: the same kinds may be wanted twice.
    const wanted = [...kinds];
    if (this.leaving.signal.aborted) this.leaving = new AbortController();
    this.watchers.add(wanted);
    this.notify();
    const stop = this.rounds.watch();
    void this.rounds.refresh();
    return () => {
      stop();
      this.watchers.delete(wanted);
      this.notify();
      // Whoever chooses other kinds stops and starts in the same tick.
      setTimeout(() => {
        if (this.watchers.size === 0) this.leaving.abort();
      }, 0);
    };
  }

  /** The known state. */
  readonly current = (): Fleet => this.snapshot;

  /** Calls `listener` after each change. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The outline of an object, if it was read. */
  readonly find = (reference: FluxReference): FluxOutline | undefined =>
    this.byKey.get(referenceKey(reference));

  /** Sets the objects on the screen, whose lists are read more often. */
  lookAt(resources: readonly FluxResource[]) {
    this.shown = new Set(
      resources.map(({ cluster, object }) =>
        entryKey(cluster, String(object.kind)),
      ),
    );
  }

  /** Reads all lists that are wanted now, except those that are being read. */
  async refresh(): Promise<void> {
    for (const entry of this.wanted()) entry.isDue = true;
    this.isWantedByPerson = true;
    await this.rounds.refresh();
  }

  /** Outlines are no objects of the store. */
  *inUse(): Iterable<FluxResource> {}

  private async round(): Promise<void> {
    await this.readClusters();
    const now = Date.now();
    const idle = this.wanted().filter(({ isReading }) => !isReading);
    for (const entry of idle) {
      const isNew = entry.endedAt === undefined;
      if (isNew || entry.isDue) this.read(entry);
    }
    this.sentAt = this.sentAt.filter(sent => sent > now - MINUTE_MS);
    const due = idle
      .filter(entry => !entry.isReading && this.dueAt(entry) <= now)
      .sort((left, right) => this.dueAt(left) - this.dueAt(right));
    for (const entry of due) {
      const requests = requestsFor(entry);
      // One that takes more by itself has its turn when nothing else was sent.
      const isTooMuch = this.sentAt.length + requests > MOST_IN_A_MINUTE;
      if (isTooMuch && this.sentAt.length > 0) break;
      for (let sent = 0; sent < requests; sent += 1) this.sentAt.push(now);
      this.read(entry);
    }
  }

  private dueAt(entry: Entry): number {
    const { cluster, kind, endedAt = 0, list, notBefore } = entry;
    const isShown = this.shown.has(entryKey(cluster, kind));
    const interval = isShown && !list?.failure ? SHOWN_MS : MINUTE_MS;
    return Math.max(endedAt + interval, notBefore);
  }

  private async readClusters(): Promise<void> {
    const { clustersSeenAt = -Infinity } = this;
    const isRecent = Date.now() - clustersSeenAt < MINUTE_MS;
    const again = this.isWantedByPerson;
    if (isRecent && !this.clustersError && !again) return;
    this.isWantedByPerson = false;
    try {
      const clusters = await this.api.clusters({ again });
      this.clustersSeenAt = Date.now();
      this.clustersError = undefined;
      const before = this.clusters;
      if (!before || JSON.stringify(before) !== JSON.stringify(clusters)) {
        this.clusters = clusters;
      }
      this.notify();
    } catch (cause) {
      this.clustersError = {
        ...problemOf(errorOf(cause)),
        shownSince: this.clustersSeenAt,
      };
      this.notify();
      throw cause;
    }
  }

  /** The lists of all kinds that are wanted, on all clusters. */
  private wanted(): Entry[] {
    const kinds = new Set([...this.watchers].flat());
    const names = new Set(this.clusters?.map(({ name }) => name));
    return [...kinds].flatMap(kind =>
      [...names].map(cluster => {
        const key = entryKey(cluster, kind);
        const known = this.entries.get(key);
        if (known) return known;
        const entry: Entry = {
          cluster,
          kind,
          isReading: false,
          notBefore: 0,
          isDue: false,
        };
        this.entries.set(key, entry);
        return entry;
      }),
    );
  }

  private read(entry: Entry) {
    // One for each: hundreds of listeners to the same signal are a leak to Node.
    const signal = AbortSignal.any([this.leaving.signal]);
    entry.isReading = true;
    entry.isDue = false;
    void this.readNow(entry, signal)
      .catch((cause: unknown) => {
        if (signal.aborted) return;
        // The proxy may not be used at all, on any cluster.
        this.readError = problemOf(errorOf(cause));
        this.notify();
      })
      .finally(() => {
        entry.isReading = false;
        if (!signal.aborted) entry.endedAt = Date.now();
      });
  }

  private async readNow(entry: Entry, signal: AbortSignal): Promise<void> {
    const { cluster, kind } = entry;
    const timers: ReturnType<typeof setTimeout>[] = [];
    let askedAt = 0;
    try {
      const { page, namespaces } = await this.queue.run(
        async attempt => {
          askedAt = this.objects.now();
          return this.list(cluster, kind, attempt);
        },
        {
          signal,
          onStart: () => {
            const tell = () => this.setFailure(entry, { meaning: 'no-answer' });
            timers.push(setTimeout(tell, SILENT_MS));
          },
        },
      );
      signal.throwIfAborted();
      const { failure, resources } = page;
      entry.notBefore = Date.now() + (failure?.retryAfterMs ?? 0);
      if (failure && !namespaces) {
        this.setFailure(entry, failure);
        return;
      }
      this.set(entry, {
        cluster,
        kind,
        resources: this.take(entry, resources, askedAt),
        readAt: Date.now(),
        ...(namespaces && failure && { namespaces, failure }),
      });
      this.readError = undefined;
    } finally {
      timers.forEach(timer => clearTimeout(timer));
    }
  }

  /**
   * Where a kind may not be listed on the whole cluster, it is listed in the
   * namespaces that are known from elsewhere.
   */
  private async list(
    cluster: string,
    kind: FluxKind,
    signal: AbortSignal,
  ): Promise<{ page: FluxObjectsPage; namespaces?: readonly string[] }> {
    const request = { cluster, group: kindInfo(kind).group, kind };
    const page = await this.api.listObjects(request, { signal });
    if (page.failure?.meaning !== 'not-permitted') return { page };
    const namespaces: string[] = [];
    const resources: FluxResource[] = [];
    for (const namespace of this.namespacesOn(cluster)) {
      // One request at a time: each cluster has one place in the queue.
      // eslint-disable-next-line no-await-in-loop
      const own = await this.api.listObjects(
        { ...request, namespace },
        { signal },
      );
      if (own.failure) continue;
      namespaces.push(namespace);
      resources.push(...own.resources);
    }
    return namespaces.length > 0
      ? { page: { ...page, resources }, namespaces }
      : { page };
  }

  /** The namespaces of a cluster in which objects were seen. */
  private namespacesOn(cluster: string): readonly string[] {
    const found = new Set<string>();
    for (const key of this.objects.keys()) {
      const seen = this.objects.get(key);
      const namespace = seen && namespaceOf(seen.object);
      if (namespace && seen.cluster === cluster) found.add(namespace);
      if (found.size === MOST_NAMESPACES) break;
    }
    return [...found];
  }

  /** Outlines of a list; of what has not changed, the same as before. */
  private take(
    entry: Entry,
    resources: readonly FluxResource[],
    askedAt: number,
  ): readonly FluxOutline[] {
    for (const { object, cluster } of entry.list?.resources ?? []) {
      this.byKey.delete(resourceKey({ object, cluster }));
    }
    const before = new Map(
      entry.list?.resources.map(each => [resourceKey(each), each]),
    );
    const listed = { askedAt, receivedAt: this.objects.now() };
    entry.listed = listed;
    const outlines = resources.map(resource => {
      const key = resourceKey(resource);
      const known = before.get(key);
      // What was read by itself meanwhile may be newer than the list.
      const newest = this.objects.newerOf({ resource, ...listed });
      const outline =
        known && isSameVersion(known, newest) ? known : outlineOf(newest);
      this.byKey.set(key, outline);
      return outline;
    });
    const same = entry.list?.resources;
    return same && hasSameElements(same, outlines) ? same : outlines;
  }

  /** Shows newer objects that another request received. */
  private takeWhole(changed: ReadonlyMap<string, FluxResource>) {
    const lists = new Map<Entry, Map<FluxOutline, FluxOutline>>();
    for (const [key, whole] of changed) {
      const known = this.byKey.get(key);
      if (!known || isSameVersion(known, whole)) continue;
      const kind = String(whole.object.kind);
      const entry = this.entries.get(entryKey(whole.cluster, kind));
      if (!entry?.listed) continue;
      const listed = { resource: known, ...entry.listed };
      if (!this.objects.isNewerThan(listed)) continue;
      const outline = outlineOf(whole);
      this.byKey.set(key, outline);
      const newer = lists.get(entry) ?? new Map<FluxOutline, FluxOutline>();
      lists.set(entry, newer.set(known, outline));
    }
    for (const [entry, newer] of lists) {
      const { list } = entry;
      if (!list) continue;
      const resources = list.resources.map(each => newer.get(each) ?? each);
      this.set(entry, { ...list, resources });
    }
  }

  private setFailure(entry: Entry, problem: Omit<LiveFailure, 'cluster'>) {
    const { cluster, kind, list } = entry;
    const failure: LiveFailure = {
      ...problem,
      cluster,
      kind,
      shownSince: list?.readAt,
    };
    this.set(entry, {
      ...(list ?? { cluster, kind, resources: [] }),
      failure,
    });
  }

  private set(entry: Entry, list: FleetList) {
    entry.list = list;
    this.notify();
  }

  private forget() {
    this.entries.clear();
    this.byKey.clear();
    this.clusters = undefined;
    this.clustersSeenAt = undefined;
    this.clustersError = undefined;
    this.readError = undefined;
    this.notify();
  }

  private notify() {
    const wanted = this.wanted();
    const lists = wanted.flatMap(({ list }) => list ?? []);
    const { clusters, snapshot } = this;
    const error = this.clustersError ?? this.readError;
    const expected = clusters && wanted.length;
    const isSame =
      snapshot.clusters === clusters &&
      snapshot.error === error &&
      snapshot.expected === expected &&
      hasSameElements(snapshot.lists, lists);
    if (isSame) return;
    this.snapshot = { clusters, lists, expected, error };
    this.listeners.forEach(listener => listener());
  }
}

function entryKey(cluster: string, kind: string): string {
  return JSON.stringify([cluster, kind]);
}

/** How many requests reading a list again takes. */
function requestsFor({ list }: Entry): number {
  return Math.max(1, Math.ceil((list?.resources.length ?? 0) / PAGE_SIZE));
}
