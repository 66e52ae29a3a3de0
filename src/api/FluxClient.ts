import type { Entity } from '@backstage/catalog-model';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import type {
  FluxKind,
  FluxPatch,
  FluxReference,
  FluxRelease,
  FluxResource,
  FluxRuntimeDetails,
} from '../flux';
import type {
  FluxApi,
  FluxCluster,
  FluxClustersOptions,
  FluxList,
  FluxListOptions,
  FluxListRequest,
  FluxObjects,
  FluxObjectsPage,
  FluxObjectsRequest,
  FluxPodLog,
  FluxPodLogRequest,
  FluxReadOptions,
  FluxRules,
  FluxRuntime,
} from './FluxApi';
import { withClusters } from './kubernetesPlugin';
import type { LaterRequests } from './LaterRequests';
import { loadOnce, loadWhenIdle } from './loadOnce';
import { BackendQuery } from './reads/BackendQuery';
import { EntityLister } from './reads/EntityLister';
import { NamedObjects } from './reads/NamedObjects';
import type { FluxReleasesOptions } from './reads/Releases';
import { WorkloadQuery } from './reads/WorkloadQuery';
import { WORKLOAD_KINDS, type WorkloadKind } from './reads/workloads';
import { Addresses } from './transport/Addresses';
import { ClusterProxy } from './transport/ClusterProxy';
import { Clusters } from './transport/Clusters';
import { deadline } from './transport/deadlines';
import { Discovery } from './transport/Discovery';
import { ServedVersions } from './transport/ServedVersions';
import { Rights } from './writes/Rights';

/**
 * Timeouts and intervals of a {@link FluxClient}, in milliseconds.
 *
 * @public
 */
export interface FluxClientTimings {
  /**
   * Minimum time after which the backend's combined answer counts as late and
   * clusters are asked one by one.
   */
  readonly askEachAfterMs: number;
  /**
   * Measured from the start of the combined request: after this, a cluster that
   * is asked separately is reported as not answering. Its answer is still used
   * if it comes later.
   */
  readonly answerWithinMs: number;
  /** Upper bound of every request. */
  readonly giveUpAfterMs: number;
  /** How long the list of clusters, and a declined sign-in, is cached. */
  readonly keepClustersForMs: number;
  /** How long a runtime request may be silent while others wait to be sent. */
  readonly runtimePatienceMs: number;
  /** How long a runtime request may take before `onWaiting` is called. */
  readonly runtimeWaitMs: number;
}

const TIMINGS: FluxClientTimings = {
  askEachAfterMs: 2_000,
  answerWithinMs: 4_000,
  giveUpAfterMs: 60_000,
  keepClustersForMs: 300_000,
  runtimePatienceMs: 2_000,
  runtimeWaitMs: 15_000,
};

/**
 * The default {@link FluxApi}, which uses the Kubernetes backend plugin.
 *
 * @public
 */
export class FluxClient implements FluxApi {
  private readonly timings: FluxClientTimings;
  private readonly clusterList: Clusters;
  private readonly entityLister: EntityLister<FluxKind>;
  private readonly workloadLister: EntityLister<WorkloadKind>;
  private readonly namedObjects: NamedObjects;
  private readonly rights: Rights;
  private readonly later: () => Promise<LaterRequests>;

  constructor(options: {
    kubernetesApi: KubernetesApi;
    kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    /** Used to request the newest release; without it, it stays unknown. */
    fetchApi?: { fetch: typeof fetch };
    releases?: FluxReleasesOptions;
    /**
     * `kubernetes.serviceLocatorMethod.type` of the app's configuration. It
     * determines which clusters the backend queries for an entity. Without it,
     * only clusters that appeared in an earlier answer are asked one by one.
     */
    serviceLocator?: string;
    timings?: Partial<FluxClientTimings>;
  }) {
    const { serviceLocator, kubernetesAuthProvidersApi } = options;
    this.timings = { ...TIMINGS, ...options.timings };
    const { timings } = this;
    const { giveUpAfterMs, keepClustersForMs } = timings;
    const clusters = new Clusters({
      kubernetesApi: options.kubernetesApi,
      kubernetesAuthProvidersApi,
      keepForMs: keepClustersForMs,
      giveUpAfterMs,
    });
    this.clusterList = clusters;
    const kubernetesApi = withClusters(options.kubernetesApi, () =>
      clusters.asListed(),
    );
    const versions = new ServedVersions();
    const proxy = new ClusterProxy({ kubernetesApi, clusters });
    const discovery = new Discovery({
      proxy,
      keepForMs: keepClustersForMs,
      giveUpAfterMs,
    });
    const addresses = new Addresses({ proxy, versions, discovery });
    const { fetchApi, releases } = options;
    this.later = loadOnce(async () => {
      const { LaterRequests: Later } = await import('./LaterRequests');
      const made = { proxy, versions, addresses, fetchApi, releases, timings };
      return new Later(made);
    });
    this.entityLister = new EntityLister({
      clusters,
      backendQuery: new BackendQuery({ kubernetesApi, versions }),
      oneByOne: async () => {
        const { queue, clusterLists } = await this.later();
        return { queue, lists: clusterLists };
      },
      isNotInstalled: (cluster, kind) =>
        versions.versionOn(cluster, kind) === null,
      timings,
      serviceLocator,
    });
    this.workloadLister = new EntityLister({
      clusters,
      backendQuery: new WorkloadQuery({ kubernetesApi }),
      oneByOne: async () => {
        const { queue, workloadLists } = await this.later();
        return { queue, lists: workloadLists };
      },
      isNotInstalled: () => false,
      timings,
      serviceLocator,
    });
    this.namedObjects = new NamedObjects({ proxy, addresses });
    this.rights = new Rights({
      proxy,
      discovery,
      withinMs: timings.answerWithinMs,
    });
  }

  /** {@inheritdoc FluxApi.clusters} */
  async clusters(
    options?: FluxClustersOptions,
  ): Promise<readonly FluxCluster[]> {
    // A request for the list of clusters is followed by requests to them.
    this.later().catch(() => {});
    const clusters = await this.clusterList.list(options);
    return clusters.map(({ provider: _provider, ...cluster }) => cluster);
  }

  /** {@inheritdoc FluxApi.list} */
  async list(
    request: FluxListRequest,
    options?: FluxListOptions,
  ): Promise<FluxList> {
    const list = await this.entityLister.list(request, options);
    loadWhenIdle(this.later);
    return list;
  }

  /** {@inheritdoc FluxApi.workloads} */
  async workloads(
    entity: Entity,
    options?: FluxListOptions,
  ): Promise<FluxList> {
    return this.workloadLister.list({ entity, kinds: WORKLOAD_KINDS }, options);
  }

  /** {@inheritdoc FluxApi.get} */
  async get(
    references: readonly FluxReference[],
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<FluxObjects> {
    return this.namedObjects.get(references, this.deadline(options.signal));
  }

  /** {@inheritdoc FluxApi.listObjects} */
  async listObjects(
    request: FluxObjectsRequest,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<FluxObjectsPage> {
    const { objectLists } = await this.later();
    return objectLists.list(request, this.deadline(options.signal));
  }

  /** {@inheritdoc FluxApi.podLog} */
  async podLog(
    request: FluxPodLogRequest,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<FluxPodLog> {
    const { podLogs } = await this.later();
    return podLogs.read(request, this.deadline(options.signal));
  }

  /** {@inheritdoc FluxApi.patch} */
  async patch(
    reference: FluxReference,
    patch: FluxPatch,
    options: { readonly uid?: string } = {},
  ): Promise<FluxResource> {
    const { patches } = await this.later();
    return patches.patch(reference, patch, options.uid);
  }

  /** {@inheritdoc FluxApi.rules} */
  async rules(
    cluster: string,
    namespace: string,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<FluxRules> {
    return this.rights.rules(cluster, namespace, options.signal);
  }

  /** {@inheritdoc FluxApi.mayPatch} */
  async mayPatch(
    reference: FluxReference,
    options: { readonly signal?: AbortSignal } = {},
  ): Promise<boolean> {
    return this.rights.mayPatch(reference, options.signal);
  }

  /** {@inheritdoc FluxApi.runtime} */
  async runtime(
    cluster: string,
    options?: FluxReadOptions,
  ): Promise<FluxRuntime> {
    const { runtimes } = await this.later();
    return runtimes.read(cluster, options);
  }

  /** {@inheritdoc FluxApi.runtimeDetails} */
  async runtimeDetails(
    cluster: string,
    runtime: FluxRuntime,
    options?: FluxReadOptions,
  ): Promise<FluxRuntimeDetails> {
    const { resources } = runtime;
    const { runtimes } = await this.later();
    return runtimes.details({ cluster, resources }, options);
  }

  /** {@inheritdoc FluxApi.latestRelease} */
  async latestRelease(): Promise<FluxRelease | undefined> {
    const { releases } = await this.later();
    return releases.latest();
  }

  private deadline(signal?: AbortSignal): AbortSignal {
    return deadline(this.timings.giveUpAfterMs, signal);
  }
}
