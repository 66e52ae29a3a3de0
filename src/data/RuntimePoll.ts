import {
  errorOf,
  type FluxApi,
  type FluxFailure,
  type FluxRequestError,
} from '../api';
import type { FluxRelease, FluxResource, FluxRuntimeDetails } from '../flux';
import {
  hasSameElements,
  type LiveError,
  type LiveFailure,
} from './liveObjects';
import type { LiveKey, LiveQuery, LiveStore } from './LiveStore';

/** Time between polls of a cluster's runtime, in milliseconds. */
export const RUNTIME_INTERVAL_MS = 60_000;
/** The same for what seldom changes: the API versions that are served. */
const DETAILS_INTERVAL_MS = 600_000;

const CLUSTERS_KEY: LiveKey = ['runtime', 'clusters'];
const NO_RESOURCES: readonly FluxResource[] = [];
const NO_DETAILS: FluxRuntimeDetails = { apiVersions: [], operatorObjects: [] };

/** What is known of Flux on one cluster. */
export interface LiveRuntime {
  readonly cluster: string;
  /** The Deployments of Flux, as they are now or were when last seen. */
  readonly resources: readonly FluxResource[];
  /** Why they are not up to date, if they are not. */
  readonly failure?: LiveFailure;
  /** The proxy may not be used, on this cluster and all others. */
  readonly error?: FluxRequestError;
  /** Whether somebody pressed Retry and waits. */
  readonly asking?: boolean;
}

/** The clusters there are, as far as that is known. */
export interface LiveClusters {
  readonly names?: readonly string[];
  readonly error?: LiveError;
}

/**
 * What is known of Flux's runtime: of each cluster by itself, so that what one
 * says, or does not say, concerns no other.
 */
export class RuntimePoll {
  readonly store: LiveStore;
  private readonly api: FluxApi;
  private readonly lastSeen = new Map<string, number>();

  constructor(options: { api: FluxApi; store: LiveStore }) {
    this.api = options.api;
    this.store = options.store;
  }

  /** The names of the clusters. */
  clustersQuery(): LiveQuery<LiveClusters> {
    return {
      key: CLUSTERS_KEY,
      read: () => this.readClusters(),
      staleMs: RUNTIME_INTERVAL_MS,
      everyMs: () => RUNTIME_INTERVAL_MS,
    };
  }

  /** What a cluster says. */
  runtimeQuery(cluster: string): LiveQuery<LiveRuntime> {
    return {
      key: runtimeKey(cluster),
      read: signal => this.readRuntime(cluster, signal),
      staleMs: RUNTIME_INTERVAL_MS,
      everyMs: () => RUNTIME_INTERVAL_MS,
      stops: true,
    };
  }

  /** What else a cluster tells about Flux. */
  detailsQuery(cluster: string): LiveQuery<FluxRuntimeDetails> {
    return {
      key: detailsKey(cluster),
      read: signal => this.readDetails(cluster, signal),
      staleMs: RUNTIME_INTERVAL_MS,
      everyMs: details =>
        details?.operatorObjects.length
          ? RUNTIME_INTERVAL_MS
          : DETAILS_INTERVAL_MS,
      stops: true,
    };
  }

  /** The newest release, null where it is not known. */
  releaseQuery(): LiveQuery<FluxRelease | null> {
    return {
      key: ['runtime', 'release'],
      read: async () =>
        (await this.api.latestRelease().catch(() => undefined)) ?? null,
      staleMs: DETAILS_INTERVAL_MS,
      everyMs: () => DETAILS_INTERVAL_MS,
    };
  }

  /** Asks a cluster again, even if it has not answered the last time yet. */
  async retry(cluster: string): Promise<void> {
    const key = runtimeKey(cluster);
    this.store.put<LiveRuntime>(key, data => data && { ...data, asking: true });
    await this.store.restart(key);
  }

  /** Asks for everything again, apart from what is under way. */
  async refresh(): Promise<void> {
    await this.store.refresh(['runtime']);
  }

  private async readClusters(): Promise<LiveClusters> {
    const before = this.store.dataOf<LiveClusters>(CLUSTERS_KEY);
    try {
      const names = await this.api.clusters();
      this.lastSeen.set('', Date.now());
      return before?.names &&
        !before.error &&
        hasSameElements(before.names, names)
        ? before
        : { names };
    } catch (cause) {
      return {
        ...before,
        error: {
          error: errorOf(cause),
          shownSince: before?.names && this.lastSeen.get(''),
        },
      };
    }
  }

  private async readDetails(
    cluster: string,
    signal: AbortSignal,
  ): Promise<FluxRuntimeDetails> {
    const before = this.store.dataOf<FluxRuntimeDetails>(detailsKey(cluster));
    const resources = this.runtimeOf(cluster)?.resources ?? NO_RESOURCES;
    try {
      const details = await this.api.runtimeDetails(
        cluster,
        { resources },
        { signal },
      );
      return before && isSameDetails(before, details) ? before : details;
    } catch (cause) {
      if (signal.aborted) throw cause;
      return before ?? NO_DETAILS;
    }
  }

  private async readRuntime(
    cluster: string,
    signal: AbortSignal,
  ): Promise<LiveRuntime> {
    try {
      const { resources, failure } = await this.api.runtime(cluster, {
        signal,
        onWaiting: () =>
          this.store.put<LiveRuntime>(runtimeKey(cluster), () =>
            this.withFailure(cluster, { cluster, meaning: 'no-answer' }),
          ),
      });
      if (failure) return this.withFailure(cluster, failure);
      this.lastSeen.set(cluster, Date.now());
      const before = this.runtimeOf(cluster);
      const isUnchanged =
        before &&
        !before.failure &&
        !before.error &&
        !before.asking &&
        hasSameElements(before.resources, resources);
      return isUnchanged ? before : { cluster, resources };
    } catch (cause) {
      if (signal.aborted) throw cause;
      const resources = this.runtimeOf(cluster)?.resources ?? NO_RESOURCES;
      return { cluster, resources, error: errorOf(cause) };
    }
  }

  private withFailure(cluster: string, failure: FluxFailure): LiveRuntime {
    const resources = this.runtimeOf(cluster)?.resources ?? NO_RESOURCES;
    return {
      cluster,
      resources,
      failure:
        resources.length > 0
          ? { ...failure, shownSince: this.lastSeen.get(cluster) }
          : failure,
    };
  }

  private runtimeOf(cluster: string): LiveRuntime | undefined {
    return this.store.dataOf<LiveRuntime>(runtimeKey(cluster));
  }
}

function runtimeKey(cluster: string): LiveKey {
  return ['runtime', 'cluster', cluster];
}

function detailsKey(cluster: string): LiveKey {
  return ['runtime', 'details', cluster];
}

function isSameDetails(
  left: FluxRuntimeDetails,
  right: FluxRuntimeDetails,
): boolean {
  return (
    hasSameElements(left.apiVersions, right.apiVersions) &&
    hasSameElements(left.operatorObjects, right.operatorObjects) &&
    JSON.stringify(left.versionSource) === JSON.stringify(right.versionSource)
  );
}
