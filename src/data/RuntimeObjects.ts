import {
  errorOf,
  type FluxApi,
  type FluxCluster,
  type FluxFailure,
} from '../api';
import {
  kindOf,
  resourceKey,
  type FluxObject,
  type FluxResource,
  type FluxRuntimeDetails,
} from '../flux';
import type { DataPart, DataPartOptions } from './fluxData';
import {
  hasSameElements,
  problemOf,
  type LiveFailure,
  type LiveProblem,
} from './liveObjects';
import type { ObjectStore } from './ObjectStore';
import { SharedQuery } from './SharedQuery';

/** Time between two reads of a cluster's runtime, in milliseconds. */
export const RUNTIME_INTERVAL_MS = 60_000;
/** The same for API versions, which rarely change. */
const DETAILS_INTERVAL_MS = 600_000;

/** The known state of Flux on one cluster. */
export interface ClusterRuntime {
  readonly cluster: string;
  /** Title of the cluster, if it differs from the name. */
  readonly title?: string;
  /** The Deployments of Flux, from the last successful read. */
  readonly resources: readonly FluxResource[];
  readonly details?: FluxRuntimeDetails;
  /** Why they are out of date, if they are. */
  readonly failure?: LiveFailure;
  /** Set if the proxy may not be used at all. */
  readonly error?: LiveProblem;
  /** Whether a retry by the user is running. */
  readonly asking?: boolean;
}

/** Flux on all clusters, from the last successful reads. */
export interface FluxRuntimes {
  /** All clusters; undefined until they are known. */
  readonly clusters?: readonly FluxCluster[];
  /** The clusters that have answered or failed so far. */
  readonly runtimes: readonly ClusterRuntime[];
  /** Why no cluster could be asked, if so. */
  readonly error?: LiveProblem;
}

interface ClusterQueries {
  readonly runtime: SharedQuery;
  readonly details: SharedQuery;
  /** Functions that stop the running polls. */
  stop: (() => void)[];
}

/**
 * The runtime of Flux on all clusters. Each cluster has its own query, so that
 * a slow or failing one does not affect the others.
 */
export class RuntimeObjects implements DataPart {
  private readonly api: FluxApi;
  private readonly objects: ObjectStore;
  private readonly client: DataPartOptions['client'];
  private readonly clustersQuery: SharedQuery;
  private readonly queries = new Map<string, ClusterQueries>();
  private readonly known = new Map<string, ClusterRuntime>();
  private readonly lastSeen = new Map<string, number>();
  private readonly listeners = new Set<() => void>();
  private clusters?: readonly FluxCluster[];
  private clustersError?: LiveProblem;
  private clustersSeenAt?: number;
  private snapshot: FluxRuntimes = { runtimes: [] };
  private users = 0;
  /** Whether the user asked for the next read of the clusters. */
  private isWantedByPerson = false;

  constructor(
    options: Pick<DataPartOptions, 'api' | 'objects' | 'client' | 'onFewer'>,
  ) {
    this.api = options.api;
    this.objects = options.objects;
    this.client = options.client;
    this.objects.subscribe(changed => this.showNewer(changed));
    this.clustersQuery = new SharedQuery({
      client: this.client,
      key: ['flux', 'runtime', 'clusters'],
      read: signal => this.readClusters(signal),
      intervalMs: () => RUNTIME_INTERVAL_MS,
      onForgotten: () => {
        this.forget();
        options.onFewer();
      },
    });
  }

  /** Polls all clusters until the returned function is called. */
  watch(): () => void {
    this.users++;
    const stop = this.clustersQuery.watch();
    this.useClusters();
    let isUsed = true;
    return () => {
      if (!isUsed) return;
      isUsed = false;
      stop();
      this.users--;
      if (this.users === 0) this.queries.forEach(stopReading);
    };
  }

  /** The known state. */
  readonly current = (): FluxRuntimes => this.snapshot;

  /** Calls `listener` after each change. */
  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Reads a cluster again, and cancels a read that is still running. */
  async retry(cluster: string): Promise<void> {
    const before = this.known.get(cluster);
    if (before) this.set({ ...before, asking: true });
    await this.queries.get(cluster)?.runtime.restart();
  }

  /** Reads everything again, except what is being read. */
  async refresh(): Promise<void> {
    this.isWantedByPerson = true;
    await Promise.all([
      this.clustersQuery.refresh(),
      ...[...this.queries.values()].flatMap(({ runtime, details }) => [
        runtime.refresh(),
        details.refresh(),
      ]),
    ]);
  }

  /** All objects that are shown. */
  *inUse(): Iterable<FluxResource> {
    for (const { cluster, resources, details } of this.known.values()) {
      yield* resources;
      yield* this.resourcesOf(cluster, details?.operatorObjects ?? []);
    }
  }

  /** Starts the queries of all known clusters and stops those of others. */
  private useClusters() {
    if (this.users === 0) return;
    const names = new Set(this.clusters?.map(({ name }) => name));
    for (const name of names) {
      const queries = this.queriesOf(name);
      if (queries.stop.length === 0) queries.stop.push(queries.runtime.watch());
      this.useDetails(name);
    }
    for (const [name, queries] of this.queries) {
      if (!names.has(name)) stopReading(queries);
    }
  }

  /** Starts the query for details of a cluster that has answered. */
  private useDetails(cluster: string) {
    const runtime = this.known.get(cluster);
    const queries = this.queriesOf(cluster);
    const hasAnswered =
      runtime && (runtime.resources.length > 0 || !runtime.failure);
    if (hasAnswered && !runtime.error && queries.stop.length === 1) {
      queries.stop.push(queries.details.watch());
    }
  }

  private queriesOf(cluster: string): ClusterQueries {
    const known = this.queries.get(cluster);
    if (known) return known;
    const queries: ClusterQueries = {
      runtime: new SharedQuery({
        client: this.client,
        key: ['flux', 'runtime', 'cluster', cluster],
        read: signal => this.readRuntime(cluster, signal),
        intervalMs: () => RUNTIME_INTERVAL_MS,
      }),
      details: new SharedQuery({
        client: this.client,
        key: ['flux', 'runtime', 'details', cluster],
        read: signal => this.readDetails(cluster, signal),
        intervalMs: () =>
          this.known.get(cluster)?.details?.operatorObjects.length
            ? RUNTIME_INTERVAL_MS
            : DETAILS_INTERVAL_MS,
      }),
      stop: [],
    };
    this.queries.set(cluster, queries);
    return queries;
  }

  private async readClusters(signal: AbortSignal): Promise<void> {
    const again = this.isWantedByPerson;
    this.isWantedByPerson = false;
    try {
      const clusters = await this.api.clusters({ again });
      signal.throwIfAborted();
      this.clustersSeenAt = Date.now();
      this.clustersError = undefined;
      if (JSON.stringify(clusters) !== JSON.stringify(this.clusters)) {
        this.clusters = clusters;
      }
      this.useClusters();
      this.notify();
    } catch (cause) {
      if (!signal.aborted) {
        const shownSince = this.clusters && this.clustersSeenAt;
        const error = { ...problemOf(errorOf(cause)), shownSince };
        if (JSON.stringify(error) !== JSON.stringify(this.clustersError)) {
          this.clustersError = error;
        }
        this.notify();
      }
      throw cause;
    }
  }

  private async readRuntime(
    cluster: string,
    signal: AbortSignal,
  ): Promise<void> {
    const askedAt = this.objects.now();
    try {
      const answer = await this.api.runtime(cluster, {
        signal,
        onWaiting: () =>
          this.setFailure(cluster, { cluster, meaning: 'no-answer' }),
      });
      signal.throwIfAborted();
      if (answer.failure) {
        this.setFailure(cluster, answer.failure);
        return;
      }
      this.lastSeen.set(cluster, Date.now());
      const taken = this.objects.take(answer.resources, askedAt);
      const before = this.known.get(cluster);
      const isSame = before && hasSameElements(before.resources, taken);
      this.set({
        cluster,
        resources: isSame ? before.resources : taken,
        details: before?.details,
      });
      this.useDetails(cluster);
    } catch (cause) {
      if (!signal.aborted) {
        this.set({
          ...this.before(cluster),
          error: problemOf(errorOf(cause)),
        });
      }
      throw cause;
    }
  }

  private async readDetails(
    cluster: string,
    signal: AbortSignal,
  ): Promise<void> {
    const { resources } = this.before(cluster);
    const askedAt = this.objects.now();
    const details = await this.api.runtimeDetails(
      cluster,
      { resources },
      { signal },
    );
    signal.throwIfAborted();
    const read = this.objects
      .take(this.resourcesOf(cluster, details.operatorObjects), askedAt)
      .map(({ object }) => object);
    const runtime = this.known.get(cluster);
    if (!runtime) return;
    const { details: before } = runtime;
    const unread = details.operatorFailures?.map(({ kind }) => kind) ?? [];
    const kept = before?.operatorObjects.filter(object =>
      unread.some(kind => kind === kindOf(object)?.kind),
    );
    const next = { ...details, operatorObjects: [...read, ...(kept ?? [])] };
    if (before && isSameDetails(before, next)) return;
    this.set({ ...runtime, details: next });
  }

  private setFailure(cluster: string, failure: FluxFailure) {
    const before = this.before(cluster);
    const isShown = before.resources.length > 0;
    this.set({
      ...before,
      failure: isShown
        ? { ...failure, shownSince: this.lastSeen.get(cluster) }
        : failure,
    });
  }

  /** Shows newer objects that another request received. */
  private showNewer(changed: ReadonlyMap<string, FluxResource>) {
    const newer = (resource: FluxResource) =>
      changed.get(resourceKey(resource)) ?? resource;
    for (const runtime of this.known.values()) {
      const { cluster, details } = runtime;
      const resources = runtime.resources.map(newer);
      const operatorObjects = this.resourcesOf(
        cluster,
        details?.operatorObjects ?? [],
      ).map(resource => newer(resource).object);
      const isSame = hasSameElements(runtime.resources, resources);
      const hasSameObjects =
        !details || hasSameElements(details.operatorObjects, operatorObjects);
      if (isSame && hasSameObjects) continue;
      this.set({
        ...runtime,
        resources: isSame ? runtime.resources : resources,
        details: hasSameObjects ? details : { ...details, operatorObjects },
      });
    }
  }

  private resourcesOf(
    cluster: string,
    objects: readonly FluxObject[],
  ): readonly FluxResource[] {
    const title = this.titleOf(cluster);
    return objects.map(object => ({
      cluster,
      ...(title && { clusterTitle: title }),
      object,
    }));
  }

  /** The title of a cluster, if its name is unique. */
  private titleOf(cluster: string): string | undefined {
    const named = this.clusters?.filter(({ name }) => name === cluster) ?? [];
    return named.length === 1 ? named[0].title : undefined;
  }

  private forget() {
    this.queries.clear();
    this.known.clear();
    this.lastSeen.clear();
    this.clusters = undefined;
    this.clustersError = undefined;
    this.notify();
  }

  /** The state of a cluster before the present read, without failures. */
  private before(cluster: string): ClusterRuntime {
    const { resources = [], details } = this.known.get(cluster) ?? {};
    return { cluster, resources, details };
  }

  private set(next: ClusterRuntime) {
    const { cluster } = next;
    const title = this.titleOf(cluster);
    const runtime = { ...next, ...(title && { title }) };
    const before = this.known.get(cluster);
    if (before && isSameRuntime(before, runtime)) return;
    this.known.set(cluster, runtime);
    this.notify();
  }

  private notify() {
    const { clusters, clustersError } = this;
    // Two clusters with the same name are both shown, with the same failure.
    const runtimes = (clusters ?? []).flatMap(
      ({ name }) => this.known.get(name) ?? [],
    );
    const error =
      clustersError ?? runtimes.find(runtime => runtime.error)?.error;
    const isSame =
      this.snapshot.clusters === clusters &&
      this.snapshot.error === error &&
      hasSameElements(this.snapshot.runtimes, runtimes);
    if (isSame) return;
    this.snapshot = { clusters, runtimes, error };
    this.listeners.forEach(listener => listener());
  }
}

function stopReading({ stop }: ClusterQueries) {
  stop.splice(0).forEach(stopOne => stopOne());
}

function isSameRuntime(left: ClusterRuntime, right: ClusterRuntime): boolean {
  return (
    left.resources === right.resources &&
    left.details === right.details &&
    left.title === right.title &&
    left.asking === right.asking &&
    JSON.stringify([left.failure, left.error]) ===
      JSON.stringify([right.failure, right.error])
  );
}

function isSameDetails(
  left: FluxRuntimeDetails,
  right: FluxRuntimeDetails,
): boolean {
  return (
    hasSameElements(left.apiVersions, right.apiVersions) &&
    hasSameElements(left.operatorObjects, right.operatorObjects) &&
    JSON.stringify([left.versionSource, left.operatorFailures]) ===
      JSON.stringify([right.versionSource, right.operatorFailures])
  );
}
