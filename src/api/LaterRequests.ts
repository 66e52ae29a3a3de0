import { ClusterLists } from './reads/ClusterLists';
import { ObjectLists } from './reads/ObjectLists';
import { PodLogs } from './reads/PodLogs';
import { Releases, type FluxReleasesOptions } from './reads/Releases';
import { Runtimes } from './reads/Runtimes';
import { WorkloadLists } from './reads/WorkloadLists';
import type { Addresses } from './transport/Addresses';
import type { ClusterProxy } from './transport/ClusterProxy';
import { RequestQueue } from './transport/RequestQueue';
import type { ServedVersions } from './transport/ServedVersions';
import { Patches } from './writes/Patches';

/** Browsers open six connections to one server (HTTP/1.1). */
const REQUESTS_AT_ONCE = 6;
/** One connection is used by the combined query to the backend. */
const CLUSTERS_AT_ONCE = REQUESTS_AT_ONCE - 1;

/** What {@link LaterRequests} are made from. */
export interface LaterRequestsOptions {
  readonly proxy: ClusterProxy;
  readonly versions: ServedVersions;
  readonly addresses: Addresses;
  readonly fetchApi?: { fetch: typeof fetch };
  readonly releases?: FluxReleasesOptions;
  readonly timings: {
    readonly askEachAfterMs: number;
    readonly answerWithinMs: number;
    readonly giveUpAfterMs: number;
    readonly runtimePatienceMs: number;
    readonly runtimeWaitMs: number;
  };
}

/**
 * What a client can ask for besides what cards need for their first rows: a
 * script of its own, so that the first request is sent sooner.
 */
export class LaterRequests {
  /** The queue of requests to single clusters. */
  readonly queue: RequestQueue;
  readonly clusterLists: ClusterLists;
  readonly workloadLists: WorkloadLists;
  readonly objectLists: ObjectLists;
  readonly podLogs: PodLogs;
  readonly patches: Patches;
  readonly runtimes: Runtimes;
  readonly releases: Releases;

  constructor(options: LaterRequestsOptions) {
    const { proxy, versions, addresses, timings } = options;
    const { giveUpAfterMs } = timings;
    this.queue = new RequestQueue({
      atOnce: CLUSTERS_AT_ONCE,
      patienceMs: timings.answerWithinMs - timings.askEachAfterMs,
    });
    this.clusterLists = new ClusterLists({ proxy, versions });
    this.workloadLists = new WorkloadLists({ proxy });
    this.objectLists = new ObjectLists({ proxy, addresses });
    this.podLogs = new PodLogs({ proxy });
    this.patches = new Patches({ proxy, addresses, giveUpAfterMs });
    this.runtimes = new Runtimes({
      proxy,
      queue: new RequestQueue({
        atOnce: REQUESTS_AT_ONCE,
        patienceMs: timings.runtimePatienceMs,
      }),
      waitMs: timings.runtimeWaitMs,
      giveUpAfterMs,
    });
    this.releases = new Releases({
      ...options.releases,
      fetchApi: options.fetchApi,
    });
  }
}
