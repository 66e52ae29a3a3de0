import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { KubernetesRequestAuth } from '@backstage/plugin-kubernetes-common';
import type { FluxList, FluxListOptions } from '../FluxApi';
import { FluxRequestError } from '../FluxRequestError';
import type { Cluster, Clusters } from '../transport/Clusters';
import { abortable, deadline, sleep } from '../transport/deadlines';
import type { RequestQueue } from '../transport/RequestQueue';
import type { ClusterAnswer } from './answers';
import { EntityAnswers } from './EntityAnswers';
import { isAskedFor } from './selection';

/** Minimum time between asking the clusters of an entity one by one. */
const EACH_AT_MOST_EVERY_MS = 60_000;
/** An answer is late after this many times its usual time. */
const LATE_FACTOR = 3;
/** The usual time is the median of this many answers. */
const REMEMBERED_TIMES = 5;
/** How long recorded times are used after the last answer, in milliseconds. */
const KEEP_TIMES_FOR_MS = 300_000;
/** Maximum number of entities whose timing is remembered. */
const REMEMBERED_ENTITIES = 100;
/** How long a refusal of the backend is cached, in milliseconds. */
const KEEP_REFUSAL_FOR_MS = 300_000;

/** What is known of the answers about an entity. */
interface EntityRecord<Kind> {
  /** How long the last combined answers took, in milliseconds. */
  times: readonly number[];
  /** Time of the last combined answer. */
  answeredAt?: number;
  /** When the clusters were last asked one by one, by kind. */
  readonly askedEachAt: Map<Kind, number>;
  /** Clusters that a combined answer has named. */
  readonly named: Set<string>;
  /** The backend's refusal to answer without a sign-in to some clusters. */
  refusal?: {
    readonly without: string;
    readonly error: FluxRequestError;
    readonly since: number;
  };
}

/** One listing of an entity. */
interface Job<Kind extends string> {
  readonly entity: Entity;
  readonly kinds: readonly Kind[];
  readonly clusters: readonly Cluster[];
  readonly record: EntityRecord<Kind>;
  readonly answers: EntityAnswers<Kind>;
  readonly signal: AbortSignal;
}

/** What the Kubernetes backend is asked for an entity. */
export interface EntityQuery<Kind> {
  readonly entity: Entity;
  readonly kinds: readonly Kind[];
  readonly auth: KubernetesRequestAuth;
}

/** Asks the Kubernetes backend for an entity's objects on all clusters. */
export interface CombinedQuery<Kind> {
  /** Rejects with a {@link FluxRequestError} when nothing was answered. */
  ask(
    query: EntityQuery<Kind>,
    signal: AbortSignal,
  ): Promise<readonly ClusterAnswer[]>;
}

/** Asks one cluster for an entity's objects, through the proxy. */
export interface ClusterQuery<Kind> {
  /** Rejects with a {@link FluxRequestError} when the proxy may not be used. */
  ask(
    cluster: string,
    entity: Entity,
    kinds: readonly Kind[],
    signal: AbortSignal,
  ): Promise<ClusterAnswer>;
}

/** What asks clusters one by one. */
export interface OneByOne<Kind> {
  /** The queue of requests to single clusters. */
  readonly queue: RequestQueue;
  readonly lists: ClusterQuery<Kind>;
}

/** How long an {@link EntityLister} waits, in milliseconds. */
export interface EntityListerTimings {
  /** When an answer is late whose usual time is unknown. */
  readonly askEachAfterMs: number;
  /** When a cluster that is asked separately is reported as not answering. */
  readonly answerWithinMs: number;
  /** Upper bound of the whole list. */
  readonly giveUpAfterMs: number;
}

/**
 * Lists an entity's objects. The Kubernetes backend answers for all clusters at
 * once, so it is as slow as the slowest of them. If it is late, the clusters
 * are also asked one by one, and each answer is reported as it comes.
 */
export class EntityLister<Kind extends string> {
  private readonly clusters: Clusters;
  private readonly backendQuery: CombinedQuery<Kind>;
  private readonly oneByOne: () => Promise<OneByOne<Kind>>;
  private readonly isNotInstalled: (cluster: string, kind: Kind) => boolean;
  private readonly timings: EntityListerTimings;
  private readonly serviceLocator?: string;
  private readonly records = new Map<string, EntityRecord<Kind>>();

  constructor(options: {
    clusters: Clusters;
    backendQuery: CombinedQuery<Kind>;
    /** Loads what asks clusters one by one, which is rarely needed. */
    oneByOne: () => Promise<OneByOne<Kind>>;
    /** Whether it is known that a cluster serves no version of a kind. */
    isNotInstalled: (cluster: string, kind: Kind) => boolean;
    timings: EntityListerTimings;
    /** `kubernetes.serviceLocatorMethod.type` of the app's configuration. */
    serviceLocator?: string;
  }) {
    this.clusters = options.clusters;
    this.backendQuery = options.backendQuery;
    this.oneByOne = options.oneByOne;
    this.isNotInstalled = options.isNotInstalled;
    this.timings = options.timings;
    this.serviceLocator = options.serviceLocator;
  }

  /** Rejects with a {@link FluxRequestError} if no cluster answered. */
  async list(
    request: { readonly entity: Entity; readonly kinds: readonly Kind[] },
    options: FluxListOptions = {},
  ): Promise<FluxList> {
    const { entity } = request;
    if (options.signInAgain) this.clusters.forgetRefusals();
    const kinds = [...new Set(request.kinds)].sort();
    const done = new AbortController();
    const ended = options.signal
      ? AbortSignal.any([options.signal, done.signal])
      : done.signal;
    // The list of clusters has a deadline of its own.
    const clusters = await abortable(this.clusters.list(), ended);
    const answers = new EntityAnswers({
      kinds,
      clusters,
      isNotInstalled: this.isNotInstalled,
      onClusterList: options.onClusterList,
    });
    if (kinds.length === 0) return answers.list();

    const signal = deadline(this.timings.giveUpAfterMs, ended);
    const record = this.recordOf(entity);
    try {
      await this.answer({ entity, kinds, clusters, record, answers, signal });
      ended.throwIfAborted();
      return answers.list();
    } catch (cause) {
      throw signal.aborted && !ended.aborted ? this.tooLate(cause) : cause;
    } finally {
      // Aborts requests that are still running.
      done.abort();
    }
  }

  private async answer(job: Job<Kind>): Promise<void> {
    const { kinds, record, answers, signal } = job;
    let each: Promise<boolean> | undefined;
    const soonest = eachAllowedAt(record, kinds) - Date.now();
    sleep(Math.max(this.latenessOf(record), soonest), signal).then(
      () => {
        // Another list of the same entity may have asked the clusters
        // meanwhile.
        if (eachAllowedAt(record, kinds) <= Date.now()) {
          each ??= this.askEach(job);
        }
      },
      () => {},
    );
    try {
      answers.takeAll(await this.askBackend(job));
    } catch (cause) {
      if (answers.hasNotSignedIn() && isAnyRefusal(cause) && !signal.aborted) {
        each ??= this.askEach(job);
        answers.pauseMs = EACH_AT_MOST_EVERY_MS;
      }
      if (!(await each)) throw cause;
    }
  }

  private async askBackend(job: Job<Kind>): Promise<readonly ClusterAnswer[]> {
    const { entity, kinds, clusters, record, answers, signal } = job;
    const asked = clusters.filter(
      ({ name }) => isAskedFor(entity, name, this.serviceLocator) !== false,
    );
    const signIn = this.clusters.signIn(entity, asked);
    const { auth, failures } = await abortable(signIn, signal);
    answers.notSignedIn(failures);
    const without = JSON.stringify(failures.map(({ cluster }) => cluster));
    // The backend rejects the query for all clusters if the token of one is
    // missing (plugin-kubernetes-backend 0.21, OidcStrategy).
    const { refusal } = record;
    if (
      refusal?.without === without &&
      Date.now() - refusal.since < KEEP_REFUSAL_FOR_MS
    ) {
      throw refusal.error;
    }
    record.refusal = undefined;

    const from = Date.now();
    try {
      const query = { entity, kinds, auth };
      const found = await this.backendQuery.ask(query, signal);
      const now = Date.now();
      record.times = [...timesOf(record), now - from].slice(-REMEMBERED_TIMES);
      record.answeredAt = now;
      found.forEach(({ cluster }) => record.named.add(cluster));
      return found;
    } catch (error) {
      if (failures.length > 0 && isAnyRefusal(error) && !signal.aborted) {
        record.refusal = { without, error, since: Date.now() };
      }
      throw error;
    }
  }

  /** Asks the clusters one by one; resolves to whether any of them answered. */
  private async askEach(job: Job<Kind>): Promise<boolean> {
    const { entity, kinds, clusters, record, answers, signal } = job;
    const now = Date.now();
    kinds.forEach(kind => record.askedEachAt.set(kind, now));
    const asked = clusters.filter(
      ({ name }) =>
        (isAskedFor(entity, name, this.serviceLocator) ??
          record.named.has(name)) &&
        !answers.isNotSignedIn(name),
    );
    const ambiguous = asked.filter(({ isAmbiguous }) => isAmbiguous);
    for (const name of new Set(ambiguous.map(cluster => cluster.name))) {
      answers.takeFailure(name, 'ambiguous-cluster');
    }
    const oneByOne = await this.oneByOne().catch(() => undefined);
    // Only the combined answer can come then.
    if (!oneByOne) return false;
    const withoutProxy = new AbortController();
    const wanted = AbortSignal.any([signal, withoutProxy.signal]);
    const answered = await Promise.all(
      asked
        .filter(({ isAmbiguous }) => !isAmbiguous)
        .map(({ name }) =>
          this.askOne(oneByOne, job, name, wanted).catch(() => {
            // Without the permission for the proxy, only the combined answer
            // can come.
            withoutProxy.abort();
            return false;
          }),
        ),
    );
    return answered.includes(true);
  }

  private async askOne(
    { queue, lists }: OneByOne<Kind>,
    job: Job<Kind>,
    cluster: string,
    signal: AbortSignal,
  ): Promise<boolean> {
    const { entity, kinds, answers } = job;
    const { answerWithinMs, askEachAfterMs } = this.timings;
    const settled = new AbortController();
    // One for all clusters would have listeners by the dozen.
    const own = AbortSignal.any([signal, settled.signal]);
    try {
      const answer = await queue.run(
        attempt => lists.ask(cluster, entity, kinds, attempt),
        {
          signal: own,
          onStart: () => {
            sleep(answerWithinMs - askEachAfterMs, own).then(
              () => answers.isSilent(cluster),
              () => {},
            );
          },
        },
      );
      answers.take(answer);
      return true;
    } finally {
      settled.abort();
    }
  }

  /** After which time a combined answer is late. */
  private latenessOf(record: EntityRecord<Kind>): number {
    const sorted = [...timesOf(record)].sort((a, b) => a - b);
    const usual = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return Math.max(this.timings.askEachAfterMs, LATE_FACTOR * usual);
  }

  private recordOf(entity: Entity): EntityRecord<Kind> {
    const key = stringifyEntityRef(entity);
    const record: EntityRecord<Kind> = this.records.get(key) ?? {
      times: [],
      askedEachAt: new Map(),
      named: new Set(),
    };
    this.records.delete(key);
    this.records.set(key, record);
    for (const oldest of this.records.keys()) {
      if (this.records.size <= REMEMBERED_ENTITIES) break;
      this.records.delete(oldest);
    }
    return record;
  }

  private tooLate(cause: unknown): FluxRequestError {
    const seconds = this.timings.giveUpAfterMs / 1000;
    return new FluxRequestError({
      message: `No answer within ${seconds} seconds.`,
      meaning: 'no-answer',
      cause,
    });
  }
}

/** How long answers took, unless the last of them is too long ago. */
function timesOf<Kind>({
  times,
  answeredAt = 0,
}: EntityRecord<Kind>): readonly number[] {
  return Date.now() - answeredAt < KEEP_TIMES_FOR_MS ? times : [];
}

/** From when on the clusters may be asked one by one for some of the kinds. */
function eachAllowedAt<Kind>(
  { askedEachAt }: EntityRecord<Kind>,
  kinds: readonly Kind[],
): number {
  const askedAt = kinds.map(kind => askedEachAt.get(kind) ?? -Infinity);
  return Math.min(...askedAt) + EACH_AT_MOST_EVERY_MS;
}

/** Whether the backend's error may be caused by a missing sign-in. */
function isAnyRefusal(error: unknown): error is FluxRequestError {
  return error instanceof FluxRequestError && error.meaning === 'unexpected';
}
