import type { QueryClient } from '@tanstack/react-query';
import type PQueue from 'p-queue';
import {
  errorOf,
  type FluxApi,
  type FluxObjectsPage,
  type FluxObjectsRequest,
} from '../api';
import {
  appliedSelectorOf,
  entryFinder,
  entryReference,
  fluxKindOf,
  healthOf,
  hooksToExplain,
  inventoryKindKey,
  inventoryKindsOf,
  inventoryOf,
  isUnhealthy,
  isWorkloadKind,
  kindsToExplain,
  namespaceOf,
  ownedListsOf,
  referenceKey,
  resourceKey,
  resourceTreeOf,
  targetOf,
  workloadsToExplain,
  type FluxFinding,
  type FluxInventoryEntry,
  type FluxInventoryKind,
  type FluxOwnedList,
  type FluxReference,
  type FluxResource,
  type FluxResourceTree,
} from '../flux';
import { problemOf, type LiveProblem } from './liveObjects';
import type { ObjectStore } from './ObjectStore';
import { SharedQuery, untilVisible } from './SharedQuery';

/** Interval at which they are read while they are shown, in milliseconds. */
const INTERVAL_MS = 30_000;
/** The most discovery documents that are needed for one object. */
const MOST_DOCUMENTS = 40;
/** How long a forbidden read is not repeated, in milliseconds. */
const REFUSED_MS = 300_000;
/** The most namespaces that are listed one by one. */
const MOST_NAMESPACES = { all: 10, why: 1 };
/** How many of the objects that were not found are looked for by name. */
const MOST_BY_NAME = 5;

/** What is wanted of the objects that another one applied. */
export interface ResourcesWant {
  /** All of them, or what explains why their applier is not well. */
  readonly scope: 'all' | 'why';
  /** Keys of the nodes whose pods are wanted although they are healthy. */
  readonly expanded?: readonly string[];
  /** The objects above them in the tree, so that cycles end. */
  readonly ancestors?: readonly FluxReference[];
}

/** A kind that could not be read, or not everywhere. */
export interface UnreadKind {
  readonly group: string;
  readonly kind: string;
  /** Its plural, as in the rules of a Role, if known. */
  readonly plural?: string;
  /** The namespaces in which it could not be read; undefined if in all. */
  readonly namespaces?: readonly string[];
  /** `not-permitted` if a rule has to be added. */
  readonly problem: LiveProblem;
}

/** The known state of the objects that another one applied. */
export interface LiveResources {
  readonly tree: FluxResourceTree;
  /** Each kind once. */
  readonly unread: readonly UnreadKind[];
  /** Why nothing could be read. */
  readonly error?: LiveProblem;
  /** Whether something was not read yet. */
  readonly isReading: boolean;
  /** Whether pods of the unhealthy and expanded workloads are being read. */
  readonly isReadingPods: boolean;
}

/** A request, or several if only some namespaces may be listed. */
interface Read {
  /** Unique for what is read. */
  readonly key: string;
  readonly group: string;
  readonly kind: string;
  /** What it is for: a kind of the inventory, an entry, or what those own. */
  readonly is: 'kind' | 'entry' | 'owned';
  /** {@link FluxInventoryKind.key} for those. */
  readonly kindKey?: string;
  readonly namespace?: string;
  readonly run: (signal: AbortSignal) => Promise<Answer>;
}

interface Answer {
  /** The resources by key. */
  readonly resources: ReadonlyMap<string, FluxResource>;
  /** Undefined if the kind is not served. */
  readonly type?: FluxObjectsPage['type'];
  readonly failures: readonly {
    readonly namespace?: string;
    readonly problem: LiveProblem;
  }[];
}

interface Kept extends Answer {
  readonly read: Read;
  /** When it was asked for, in moments of the store. */
  readonly askedAt: number;
  /** When it was last read without a failure, in milliseconds. */
  readonly seenAt?: number;
  /** When it was refused, in milliseconds. */
  readonly refusedAt?: number;
}

/** Subscribers are notified at most this often, in milliseconds. */
const TOGETHER_MS = 250;

/**
 * The objects that one object applied, and the pods of those that are not well.
 * They are read while something shows them: one list for each kind, with the
 * labels that Flux puts on all it applies.
 */
export class AppliedObjects {
  private readonly api: FluxApi;
  private readonly objects: ObjectStore;
  private readonly client: QueryClient;
  private readonly queue: PQueue;
  private readonly query: SharedQuery;
  private readonly onRead?: (tree: FluxResourceTree) => void;
  private readonly queryKey: readonly unknown[];
  private readonly wants = new Set<ResourcesWant>();
  private readonly listeners = new Set<() => void>();
  private readonly answers = new Map<string, Kept>();
  private resource: FluxResource;
  private keys?: {
    readonly entries: readonly FluxInventoryEntry[];
    readonly keys: ReadonlySet<string>;
  };
  /** When the inventory was first seen, in moments of the store. */
  private inventorySince = 0;
  /** Whether it changed since the last read began. */
  private isOutdated = false;
  /** Whether refused reads are repeated, too. */
  private asksAgain = false;
  /** Kinds that may only be listed in single namespaces. */
  private readonly refused = new Map<
    string,
    { readonly problem: LiveProblem; readonly at: number }
  >();
  private error?: LiveProblem;
  private readonly snapshots = new Map<string, LiveResources>();
  private timer?: ReturnType<typeof setTimeout>;
  private isChanged = false;

  constructor(options: {
    api: FluxApi;
    objects: ObjectStore;
    client: QueryClient;
    /** Limits the number of requests. */
    queue: PQueue;
    resource: FluxResource;
    intervalMs?: number;
    /** Called once all of it was read. */
    onRead?: (tree: FluxResourceTree) => void;
    onForgotten?: () => void;
  }) {
    this.api = options.api;
    this.objects = options.objects;
    this.client = options.client;
    this.queue = options.queue;
    this.resource = options.resource;
    this.onRead = options.onRead;
    const key = resourceKey(options.resource);
    this.queryKey = ['flux', 'applied', key];
    const stopListening = this.objects.subscribe(changed => {
      const newer = changed.get(key);
      if (newer) this.update(newer);
      this.takeNewer(changed);
    });
    this.query = new SharedQuery({
      client: this.client,
      key: this.queryKey,
      read: signal => this.readDue(this.objects.now(), signal),
      intervalMs: () => options.intervalMs ?? INTERVAL_MS,
      isShown: () => this.listeners.size > 0,
      onForgotten: () => {
        stopListening();
        clearTimeout(this.timer);
        options.onForgotten?.();
      },
    });
  }

  /** Reads what is wanted until the returned function is called. */
  watch(want: ResourcesWant): () => void {
    this.wants.add(want);
    const stop = this.query.watch();
    if (this.isOutdated) void this.query.restart();
    // A running read also reads what is new before it ends.
    if (this.isIncomplete && !this.query.isReading) this.readNew();
    return () => {
      this.wants.delete(want);
      stop();
    };
  }

  /** Takes a newer version of the object, which may have applied more. */
  update(resource: FluxResource) {
    if (resource === this.resource) return;
    const before = inventoryOf(this.resource.object).entries;
    this.resource = resource;
    const { entries } = inventoryOf(resource.object);
    if (!haveSameKeys(before, entries)) {
      // What was listed before cannot contain what is new.
      this.inventorySince = this.objects.now();
      this.isOutdated = true;
      void this.query.restart();
    }
    this.show();
    // Another status may have another explanation.
    if (this.isIncomplete && !this.query.isReading) this.readNew();
  }

  /** The known state of what is wanted. */
  current(want: ResourcesWant): LiveResources {
    const { scope, expanded, ancestors } = want;
    const key = JSON.stringify([scope, expanded, ancestors?.map(referenceKey)]);
    const known = this.snapshots.get(key);
    if (known) return known;
    const { error } = this;
    const open = this.plan([want]).filter(
      ({ key: each }) => !this.answers.has(each),
    );
    const snapshot: LiveResources = {
      tree: this.treeFor(want),
      unread: unreadIn(this.answersFor(want)),
      error,
      isReading: !error && open.some(({ is }) => is === 'kind'),
      isReadingPods: !error && open.some(({ is }) => is === 'owned'),
    };
    this.snapshots.set(key, snapshot);
    return snapshot;
  }

  /** Calls `listener` after each change. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads now, unless a read is running. */
  async refresh(): Promise<void> {
    this.asksAgain = true;
    await this.query.refresh();
  }

  /** All objects that are shown. */
  *inUse(): Iterable<FluxResource> {
    for (const { resources } of this.answers.values()) {
      yield* resources.values();
    }
  }

  private get isIncomplete(): boolean {
    return this.plan().some(({ key }) => !this.answers.has(key));
  }

  /** Reads what was never read, outside of the polls. */
  private readNew() {
    this.client
      .fetchQuery({
        queryKey: [...this.queryKey, 'new'],
        queryFn: async ({ signal }) => {
          await untilVisible(signal);
          await this.readDue(1, signal);
          return null;
        },
        gcTime: 0,
      })
      .catch(() => {});
  }

  /**
   * Reads everything requested since a moment, each once, including the reads
   * that follow from the answers.
   */
  private async readDue(since: number, signal: AbortSignal): Promise<void> {
    const started = new Set<string>();
    this.isOutdated = false;
    const isDue = ({ key }: Read) => {
      const { askedAt = 0, refusedAt = 0 } = this.answers.get(key) ?? {};
      const isRefused = Date.now() - refusedAt < REFUSED_MS;
      return (
        !started.has(key) && askedAt < since && (this.asksAgain || !isRefused)
      );
    };
    const readMore = async (): Promise<void> => {
      const due = this.plan().filter(isDue);
      due.forEach(({ key }) => started.add(key));
      await Promise.all(
        due.map(async read => {
          await this.queue.add(() => this.readOne(read, signal));
          await readMore();
        }),
      );
    };
    await readMore();
    this.asksAgain = false;
    this.forgetUnplanned();
    if (isAmong([...this.wants], 'all')) {
      this.onRead?.(this.treeFor({ scope: 'all' }));
    }
    this.show();
  }

  /** Keeps kinds of the inventory, and of the rest what is still wanted. */
  private forgetUnplanned() {
    const { object } = this.resource;
    const kinds = new Set(
      inventoryKindsOf(inventoryOf(object)).map(({ key }) => key),
    );
    const planned = new Set(this.plan().map(({ key }) => key));
    for (const [key, { read }] of this.answers) {
      const isKind = read.is === 'kind' && kinds.has(read.kindKey ?? '');
      if (!isKind && !planned.has(key)) this.answers.delete(key);
    }
  }

  private async readOne(read: Read, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const askedAt = this.objects.now();
    const before = this.answers.get(read.key);
    try {
      const answer = await read.run(signal);
      signal.throwIfAborted();
      const { failures } = answer;
      const seenAt = failures.length > 0 ? before?.seenAt : Date.now();
      const isPartial = failures.length > 0 && before !== undefined;
      this.answers.set(read.key, {
        ...answer,
        // What was read before is still shown where it cannot be read now.
        resources: isPartial
          ? new Map([...keptOf(before, failures), ...answer.resources])
          : answer.resources,
        failures: failures.map(({ namespace, problem }) => ({
          namespace,
          problem: before?.seenAt
            ? { ...problem, shownSince: before.seenAt }
            : problem,
        })),
        read,
        askedAt,
        seenAt,
        refusedAt: failures.some(isRefusal) ? Date.now() : undefined,
      });
      this.error = undefined;
      this.show();
    } catch (cause) {
      if (!signal.aborted) {
        this.error = problemOf(errorOf(cause));
        this.show();
      }
      throw cause;
    }
  }

  /** All that has to be read for what is wanted, as far as it is known yet. */
  private plan(
    wants: readonly ResourcesWant[] = [...this.wants],
  ): readonly Read[] {
    if (targetOf(this.resource.object)?.kubeConfig) return [];
    // Without labels to select by, everything on the cluster would be listed.
    if (!appliedSelectorOf(this.resource)) return [];
    const { object } = this.resource;
    const isAll = isAmong(wants, 'all');
    const explaining = isAmong(wants, 'why') ? kindsToExplain(object) : [];
    const kinds = isAll ? inventoryKindsOf(inventoryOf(object)) : explaining;
    const reads = withinDocuments(kinds).map(kind =>
      this.kindRead(kind, isAll ? 'all' : 'why'),
    );
    const isAnswered = ({ key }: Read) => this.answers.has(key);
    const owned = reads.filter(isWorkloadKind).every(isAnswered)
      ? ownedListsOf(this.workloads(wants)).map(list => this.ownedRead(list))
      : [];
    const unfound = reads.every(isAnswered)
      ? this.notFound(isAll ? MOST_BY_NAME : 1)
      : [];
    const hooks = isAmong(wants, 'why') ? hooksToExplain(object) : [];
    const byName = [...unfound, ...hooks].map(entry => this.entryRead(entry));
    return [...reads, ...owned, ...byName];
  }

  /** The workloads whose pods are wanted. */
  private workloads(wants: readonly ResourcesWant[]): readonly FluxResource[] {
    const { object } = this.resource;
    const { origin } = inventoryOf(object);
    const applied = this.appliedKeys();
    const workloads = [...this.answers.values()]
      .filter(({ read }) => read.is !== 'owned' && isWorkloadKind(read))
      .flatMap(({ read, resources }) =>
        [...resources].filter(
          ([key]) =>
            read.is === 'entry' || origin === 'labels' || applied.has(key),
        ),
      );
    const expanded = new Set(wants.flatMap(want => want.expanded ?? []));
    const isAll = isAmong(wants, 'all');
    const wanted = workloads
      .filter(
        ([key, resource]) =>
          expanded.has(key) ||
          (isAll && isUnhealthy(healthOf(resource.object).state)),
      )
      .map(([, resource]) => resource);
    const all = workloads.map(([, resource]) => resource);
    const explaining = isAmong(wants, 'why')
      ? workloadsToExplain(object, all)
      : [];
    return [...new Set([...explaining, ...wanted])];
  }

  /** The keys of all entries. */
  private appliedKeys(): ReadonlySet<string> {
    const { cluster, object } = this.resource;
    const { entries } = inventoryOf(object);
    if (this.keys?.entries !== entries) {
      const keys = entries.map(each =>
        referenceKey(entryReference(cluster, each)),
      );
      this.keys = { entries, keys: new Set(keys) };
    }
    return this.keys.keys;
  }

  /**
   * A sample of the objects not found by label, to learn whether only their
   * labels are missing: one of each kind and namespace, each for one request.
   */
  private notFound(most: number): readonly FluxInventoryEntry[] {
    const find = this.finderIn(
      [...this.answers.values()].filter(({ read }) => read.is === 'kind'),
    );
    const places = new Map<string, FluxInventoryEntry>();
    for (const entry of inventoryOf(this.resource.object).entries) {
      if (places.size >= most) break;
      const place = JSON.stringify([inventoryKindKey(entry), entry.namespace]);
      if (!places.has(place) && find(entry) === 'missing') {
        places.set(place, entry);
      }
    }
    return [...places.values()];
  }

  private treeFor(want: ResourcesWant): FluxResourceTree {
    const { scope, ancestors } = want;
    const { origin } = inventoryOf(this.resource.object);
    const answers = this.answersFor(want);
    const foundBy = (is: Read['is']) =>
      answers
        .filter(({ read }) => read.is === is)
        .flatMap(({ resources }) => [...resources.values()]);
    return resourceTreeOf(this.resource, {
      find: this.finderIn(answers),
      also: scope === 'why' ? hooksToExplain(this.resource.object) : [],
      labelled: origin === 'labels' ? foundBy('kind') : [],
      owned: foundBy('owned'),
      ancestors,
    });
  }

  private answersFor(want: ResourcesWant): readonly Kept[] {
    const answers = [...this.answers.values()];
    if (want.scope === 'all') return answers;
    // What is not read any more may be out of date, and explains nothing.
    const planned = new Set(this.plan([want]).map(({ key }) => key));
    return answers.filter(({ read }) => planned.has(read.key));
  }

  /** Finds what entries name among some answers. */
  private finderIn(
    answers: readonly Kept[],
  ): (entry: FluxInventoryEntry) => FluxFinding {
    const byKind = new Map<string, (Kept & { find: Finder })[]>();
    const named = new Map<string, Kept>();
    for (const kept of answers) {
      const { is, kindKey, key } = kept.read;
      if (is === 'entry') named.set(key, kept);
      if (is === 'kind' && kindKey !== undefined) {
        const find = entryFinder([...kept.resources.values()]);
        const known = byKind.get(kindKey);
        if (known) known.push({ ...kept, find });
        else byKind.set(kindKey, [{ ...kept, find }]);
      }
    }
    const read = new Set(
      withinDocuments(inventoryKindsOf(inventoryOf(this.resource.object))).map(
        ({ key }) => key,
      ),
    );
    // Objects that were found by name lack the labels, as others may.
    const unlabelled = new Set(
      [...named.values()].flatMap(({ read: { kindKey }, resources }) =>
        resources.size > 0 && kindKey ? [kindKey] : [],
      ),
    );
    const { cluster } = this.resource;
    const keyOf = (entry: FluxInventoryEntry) =>
      referenceKey(entryReference(cluster, entry));
    return entry => {
      const kindKey = inventoryKindKey(entry);
      const answer = (byKind.get(kindKey) ?? [])
        .filter(each =>
          [undefined, entry.namespace].includes(each.read.namespace),
        )
        .reduce<(Kept & { find: Finder }) | undefined>(
          (latest, each) =>
            latest && latest.askedAt > each.askedAt ? latest : each,
          undefined,
        );
      const found = answer?.find(entry);
      if (found) return found;
      const own = named.get(this.entryKey(entry));
      const [byName] = own?.resources.values() ?? [];
      if (byName) return byName;
      if (own?.failures.some(isRefusal)) return 'not-permitted';
      if (own && own.failures.length > 0) return 'failed';
      if (!this.appliedKeys().has(keyOf(entry))) {
        return own ? 'missing' : 'reading';
      }
      if (!read.has(kindKey)) return 'failed';
      const finding = whyNotFound(entry, answer, this.inventorySince);
      if (finding !== 'missing') return finding;
      return own || !unlabelled.has(kindKey) ? 'missing' : 'failed';
    };
  }

  private kindRead(
    { key, check, entries, ...kind }: FluxInventoryKind,
    scope: ResourcesWant['scope'],
  ): Read {
    const { cluster, object } = this.resource;
    const namespaces = [...new Set(entries.map(each => each.namespace))];
    const [only] = namespaces.length === 1 ? namespaces : [];
    const request: FluxObjectsRequest = {
      cluster,
      ...kind,
      labelSelector: appliedSelectorOf(this.resource),
      metadataOnly: check === 'existence' || undefined,
    };
    const named = namespaces.flatMap(each => each ?? []);
    const target = targetOf(object)?.namespace ?? namespaceOf(object);
    const places = named.length > 0 ? named : [target];
    return {
      key: JSON.stringify(['kind', key, only ?? { scope }]),
      kindKey: key,
      is: 'kind',
      group: kind.group,
      kind: kind.kind,
      namespace: only,
      run: signal =>
        only === undefined
          ? this.listAll(request, { places, scope }, signal)
          : this.list({ ...request, namespace: only }, signal),
    };
  }

  private ownedRead(list: FluxOwnedList): Read {
    const { cluster } = this.resource;
    const { group, kind, namespace, labelSelector } = list;
    return {
      key: JSON.stringify(['owned', group, kind, namespace, labelSelector]),
      is: 'owned',
      group,
      kind,
      namespace,
      run: signal => this.list({ cluster, ...list }, signal),
    };
  }

  private entryKey(entry: FluxInventoryEntry): string {
    const reference = entryReference(this.resource.cluster, entry);
    return JSON.stringify(['entry', referenceKey(reference)]);
  }

  private entryRead(entry: FluxInventoryEntry): Read {
    const { group, kind, namespace } = entry;
    const reference = entryReference(this.resource.cluster, entry);
    return {
      key: this.entryKey(entry),
      kindKey: inventoryKindKey(entry),
      is: 'entry',
      group,
      kind,
      namespace,
      run: async signal => {
        const askedAt = this.objects.now();
        const answer = await this.api.get([reference], { signal });
        return {
          resources: this.taken(answer.resources, askedAt),
          failures: answer.failures.map(failure => ({
            namespace,
            problem: problemOf(failure),
          })),
        };
      },
    };
  }

  /**
   * Lists a kind on the whole cluster, or in the namespaces of its objects if
   * only those may be listed.
   */
  private async listAll(
    request: FluxObjectsRequest,
    {
      places,
      scope,
    }: { places: readonly string[]; scope: ResourcesWant['scope'] },
    signal: AbortSignal,
  ): Promise<Answer> {
    const kind = JSON.stringify([request.group, request.kind]);
    const { at = 0 } = this.refused.get(kind) ?? {};
    if (this.asksAgain || Date.now() - at >= REFUSED_MS) {
      const answer = await this.list(request, signal);
      const refusal = answer.failures.find(isRefusal);
      if (!refusal || answer.type?.namespaced === false) return answer;
      this.refused.set(kind, { problem: refusal.problem, at: Date.now() });
    }
    const asked = places.slice(0, MOST_NAMESPACES[scope]);
    const answers: Answer[] = [];
    for (const namespace of asked) {
      // One at a time, because each read has one place in the queue.
      // eslint-disable-next-line no-await-in-loop
      answers.push(await this.list({ ...request, namespace }, signal));
    }
    const problem = this.refused.get(kind)?.problem;
    const others = places.slice(asked.length);
    return {
      resources: new Map(answers.flatMap(each => [...each.resources])),
      type: answers.find(({ type }) => type)?.type,
      failures: [
        ...answers.flatMap(each => each.failures),
        ...others.flatMap(namespace =>
          problem ? [{ namespace, problem }] : [],
        ),
      ],
    };
  }

  private async list(
    request: FluxObjectsRequest,
    signal: AbortSignal,
  ): Promise<Answer> {
    const askedAt = this.objects.now();
    const page: FluxObjectsPage = await this.api.listObjects(request, {
      signal,
    });
    const { namespace, metadataOnly } = request;
    return {
      resources: metadataOnly
        ? byKey(page.resources)
        : this.taken(page.resources, askedAt),
      type: page.type,
      failures: page.failure
        ? [{ namespace, problem: problemOf(page.failure) }]
        : [],
    };
  }

  private taken(resources: readonly FluxResource[], askedAt: number) {
    return byKey(this.objects.take(resources, askedAt));
  }

  /** Takes what others have read of the same objects. */
  private takeNewer(changed: ReadonlyMap<string, FluxResource>) {
    let isChanged = false;
    for (const [key, kept] of this.answers) {
      const newer = [...changed].filter(
        ([each, resource]) =>
          kept.resources.has(each) && kept.resources.get(each) !== resource,
      );
      if (newer.length > 0) {
        const resources = new Map([...kept.resources, ...newer]);
        this.answers.set(key, { ...kept, resources });
        isChanged = true;
      }
    }
    if (isChanged) this.show();
  }

  /** Leading-edge throttle: notifies at once, then at most every 250 ms. */
  private show() {
    if (this.timer !== undefined) {
      this.isChanged = true;
      return;
    }
    this.isChanged = false;
    this.snapshots.clear();
    this.timer = setTimeout(() => {
      this.timer = undefined;
      if (this.isChanged) this.show();
    }, TOGETHER_MS);
    this.listeners.forEach(listener => listener());
  }
}

function isAmong(
  wants: readonly ResourcesWant[],
  scope: ResourcesWant['scope'],
): boolean {
  return wants.some(want => want.scope === scope);
}

type Finder = ReturnType<typeof entryFinder>;

/** Why an answer does not have the object of an entry. */
function whyNotFound(
  entry: FluxInventoryEntry,
  answer: Kept | undefined,
  inventorySince: number,
): Exclude<FluxFinding, FluxResource> {
  if (!answer) return 'reading';
  const failures = answer.failures.filter(({ namespace }) =>
    [undefined, entry.namespace].includes(namespace),
  );
  if (failures.some(isRefusal)) return 'not-permitted';
  if (failures.length > 0) return 'failed';
  if (!answer.type) return 'not-served';
  return answer.askedAt > inventorySince ? 'missing' : 'reading';
}

function isRefusal({ problem }: Answer['failures'][number]): boolean {
  return problem.meaning === 'not-permitted';
}

/** The kinds that some answers lack, each once. */
function unreadIn(answers: readonly Kept[]): readonly UnreadKind[] {
  const kinds = new Map<string, UnreadKind>();
  for (const { read, failures, type } of answers) {
    const { group, kind, is } = read;
    if (is === 'entry') continue;
    for (const { namespace, problem } of failures) {
      const key = JSON.stringify([group, kind, problem.meaning]);
      const known = kinds.get(key);
      const isEverywhere =
        namespace === undefined || (known && !known.namespaces);
      const names = new Set([...(known?.namespaces ?? []), namespace ?? '']);
      kinds.set(key, {
        group,
        kind,
        plural: type?.plural ?? known?.plural,
        namespaces: isEverywhere ? undefined : [...names],
        problem: known?.problem ?? problem,
      });
    }
  }
  return [...kinds.values()];
}

/** What an answer had where it now fails. */
function keptOf(
  { resources }: Answer,
  failures: Answer['failures'],
): (readonly [string, FluxResource])[] {
  const isEverywhere = failures.some(({ namespace }) => !namespace);
  return [...resources].filter(
    ([, { object }]) =>
      isEverywhere ||
      failures.some(({ namespace }) => namespace === namespaceOf(object)),
  );
}

function byKey(
  resources: readonly FluxResource[],
): ReadonlyMap<string, FluxResource> {
  return new Map(resources.map(each => [resourceKey(each), each]));
}

/**
 * The kinds that are read: of very many groups only those with the most
 * objects, because each group and version costs a discovery document.
 */
function withinDocuments(
  kinds: readonly FluxInventoryKind[],
): readonly FluxInventoryKind[] {
  const sizes = new Map<string, number>();
  const read = kinds.filter(({ check }) => check !== 'nothing');
  for (const kind of read) {
    const document = documentOf(kind);
    const size = sizes.get(document) ?? 0;
    sizes.set(document, size + kind.entries.length);
  }
  if (sizes.size <= MOST_DOCUMENTS) return read;
  const largest = new Set(
    [...sizes]
      .sort(([, left], [, right]) => right - left)
      .slice(0, MOST_DOCUMENTS)
      .map(([document]) => document),
  );
  return read.filter(kind => largest.has(documentOf(kind)));
}

/** Versions of Flux's kinds are known without discovery. */
function documentOf(kind: FluxInventoryKind): string {
  const { group, version } = kind;
  return fluxKindOf(kind) ? '' : JSON.stringify([group, version]);
}

function haveSameKeys(
  left: readonly FluxInventoryEntry[],
  right: readonly FluxInventoryEntry[],
): boolean {
  const keyOf = (entry: FluxInventoryEntry) =>
    referenceKey(entryReference('', entry));
  return (
    left === right ||
    (left.length === right.length &&
      left.every((entry, index) => keyOf(entry) === keyOf(right[index])))
  );
}
