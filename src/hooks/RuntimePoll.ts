import type { QueryClient } from '@tanstack/react-query';
import type { FluxApi, FluxFailure, FluxRequestError } from '../api';
import type { FluxRelease, FluxResource, FluxRuntimeDetails } from '../flux';
import { errorOf, hasSameElements, QUERY_OPTIONS } from './liveQuery';
import type { LiveError, LiveFailure } from './liveObjects';

/** Time between polls of a cluster's runtime, in milliseconds. */
export const RUNTIME_INTERVAL_MS = 60_000;
/** The same for what seldom changes: the API versions that are served. */
const DETAILS_INTERVAL_MS = 600_000;

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
 * The queries of Flux's runtime: one for each cluster, so that what one says,
 * or does not say, concerns no other.
 */
export class RuntimePoll {
  readonly client: QueryClient;
  private readonly api: FluxApi;
  private readonly lastSeen = new Map<string, number>();

  constructor(options: { api: FluxApi; client: QueryClient }) {
    this.api = options.api;
    this.client = options.client;
  }

  /** The query that holds the names of the clusters. */
  clustersQuery() {
    const queryKey = ['runtime', 'clusters'] as const;
    return {
      ...QUERY_OPTIONS,
      refetchOnWindowFocus: true,
      queryKey,
      queryFn: async (): Promise<LiveClusters> => {
        const before = this.client.getQueryData<LiveClusters>(queryKey);
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
      },
      staleTime: RUNTIME_INTERVAL_MS,
      refetchInterval: RUNTIME_INTERVAL_MS,
    };
  }

  /** The query that holds what a cluster says. */
  runtimeQuery(cluster: string) {
    const queryKey = runtimeKey(cluster);
    return {
      ...QUERY_OPTIONS,
      refetchOnWindowFocus: true,
      queryKey,
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        this.readRuntime(cluster, signal),
      staleTime: RUNTIME_INTERVAL_MS,
      refetchInterval: RUNTIME_INTERVAL_MS,
    };
  }

  /** The query that holds what else a cluster tells about Flux. */
  detailsQuery(cluster: string) {
    const queryKey = ['runtime', 'details', cluster] as const;
    return {
      ...QUERY_OPTIONS,
      queryKey,
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const before = this.client.getQueryData<FluxRuntimeDetails>(queryKey);
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
      },
      staleTime: RUNTIME_INTERVAL_MS,
      refetchInterval: (query: { state: { data?: FluxRuntimeDetails } }) =>
        query.state.data?.operatorObjects.length
          ? RUNTIME_INTERVAL_MS
          : DETAILS_INTERVAL_MS,
    };
  }

  /** The query that holds the newest release, null where it is not known. */
  releaseQuery() {
    return {
      ...QUERY_OPTIONS,
      queryKey: ['runtime', 'release'] as const,
      queryFn: async (): Promise<FluxRelease | null> =>
        (await this.api.latestRelease().catch(() => undefined)) ?? null,
      staleTime: DETAILS_INTERVAL_MS,
      refetchInterval: DETAILS_INTERVAL_MS,
    };
  }

  /** Asks a cluster again, even if it has not answered the last time yet. */
  async retry(cluster: string): Promise<void> {
    const queryKey = runtimeKey(cluster);
    this.client.setQueryData<LiveRuntime>(
      queryKey,
      data => data && { ...data, asking: true },
    );
    await this.client.refetchQueries({ queryKey });
  }

  /** Asks for everything again, apart from what is under way. */
  async refresh(): Promise<void> {
    await this.client.refetchQueries(
      { queryKey: ['runtime'], type: 'active' },
      { cancelRefetch: false },
    );
  }

  private async readRuntime(
    cluster: string,
    signal: AbortSignal,
  ): Promise<LiveRuntime> {
    try {
      const { resources, failure } = await this.api.runtime(cluster, {
        signal,
        onWaiting: () =>
          this.client.setQueryData<LiveRuntime>(
            runtimeKey(cluster),
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
    return this.client.getQueryData<LiveRuntime>(runtimeKey(cluster));
  }
}

function runtimeKey(cluster: string) {
  return ['runtime', 'cluster', cluster] as const;
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
