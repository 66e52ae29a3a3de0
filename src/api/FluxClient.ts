import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type {
  KubernetesApi,
  KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import {
  kindOf,
  reconcilePatch,
  resumePatch,
  suspendPatch,
  type FluxKind,
  type FluxReconcileOptions,
  type FluxReference,
  type FluxRelease,
  type FluxResource,
  type FluxRuntimeDetails,
  type FluxSuspendNote,
} from '../flux';
import type { ClusterAnswer } from './reads/answers';
import { BackendQuery } from './reads/BackendQuery';
import { ClusterByCluster } from './reads/ClusterByCluster';
import { ClusterProxy } from './transport/ClusterProxy';
import { Clusters } from './transport/Clusters';
import { KnownResources } from './reads/KnownResources';
import { NamedObjects } from './reads/NamedObjects';
import { Patches } from './writes/Patches';
import { Releases, type FluxReleasesOptions } from './reads/Releases';
import { RequestQueue } from './transport/RequestQueue';
import { Runtimes } from './reads/Runtimes';
import { clusterOf } from './reads/selection';
import { ServedVersions } from './transport/ServedVersions';
import { Timer } from './transport/Timer';
import type {
  FluxApi,
  FluxFailure,
  FluxList,
  FluxListRequest,
  FluxObjects,
  FluxReadOptions,
  FluxRuntime,
} from './FluxApi';

/** As many connections as browsers open to one server. */
const REQUESTS_AT_ONCE = 6;

/**
 * How long a {@link FluxClient} waits, in milliseconds.
 *
 * @public
 */
export interface FluxClientTimings {
  /** For the backend's answer, before the clusters are asked one by one. */
  readonly askEachAfterMs: number;
  /** For the clusters asked one by one, from the start of the request. */
  readonly answerWithinMs: number;
  /** For anything at all. */
  readonly giveUpAfterMs: number;
  /** Until the list of clusters is asked for again. */
  readonly keepClustersForMs: number;
  /** For a cluster's runtime, while others have not been asked yet. */
  readonly runtimePatienceMs: number;
  /** For a cluster's runtime, before it is said to be waited for. */
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
 * The default {@link FluxApi}: through the Kubernetes plugin's backend.
 *
 * @public
 */
export class FluxClient implements FluxApi {
  private readonly timings: FluxClientTimings;
  private readonly clusterList: Clusters;
  private readonly backendQuery: BackendQuery;
  private readonly clusterByCluster: ClusterByCluster;
  private readonly namedObjects: NamedObjects;
  private readonly patches: Patches;
  private readonly runtimes: Runtimes;
  private readonly releases: Releases;
  private readonly versions = new ServedVersions();
  private readonly known = new KnownResources();
  /** Answers that some cluster holds back. */
  private readonly heldBack = new Set<Promise<unknown>>();

  constructor(options: {
    kubernetesApi: KubernetesApi;
    kubernetesAuthProvidersApi: KubernetesAuthProvidersApi;
    /** Asks for the newest release; without it nobody is asked. */
    fetchApi?: { fetch: typeof fetch };
    releases?: FluxReleasesOptions;
    timings?: Partial<FluxClientTimings>;
  }) {
    const { kubernetesApi, kubernetesAuthProvidersApi } = options;
    const { versions } = this;
    this.timings = { ...TIMINGS, ...options.timings };
    const { answerWithinMs, giveUpAfterMs, keepClustersForMs } = this.timings;
    this.clusterList = new Clusters({
      kubernetesApi,
      kubernetesAuthProvidersApi,
      keepForMs: keepClustersForMs,
    });
    this.backendQuery = new BackendQuery({
      kubernetesApi,
      clusters: this.clusterList,
      versions,
      giveUpAfterMs,
    });
    const proxy = new ClusterProxy({ kubernetesApi });
    this.clusterByCluster = new ClusterByCluster({
      proxy,
      versions,
      giveUpAfterMs,
    });
    this.patches = new Patches({ proxy, answerWithinMs, giveUpAfterMs });
    this.namedObjects = new NamedObjects({ proxy, versions, giveUpAfterMs });
    this.runtimes = new Runtimes({
      proxy,
      queue: new RequestQueue({
        atOnce: REQUESTS_AT_ONCE,
        patienceMs: this.timings.runtimePatienceMs,
      }),
      waitMs: this.timings.runtimeWaitMs,
      giveUpAfterMs,
    });
    this.releases = new Releases({
      ...options.releases,
      fetchApi: options.fetchApi,
    });
  }

  /** {@inheritdoc FluxApi.list} */
  async list(request: FluxListRequest): Promise<FluxList> {
    const { entity } = request;
    const kinds = [...new Set(request.kinds)].sort();
    const clusters = await this.clusterList.names();
    const answers = await this.ask(entity, kinds, clusters);
    const resources = byKind(answers);
    return {
      resources: kinds.flatMap(kind =>
        this.known.reuse(
          JSON.stringify([stringifyEntityRef(entity), kind]),
          resources.get(kind) ?? [],
        ),
      ),
      failures: [
        ...answers.flatMap(({ failures }) => unique(failures)),
        ...this.notInstalled(clusters, kinds),
      ],
      clusters,
    };
  }

  /** {@inheritdoc FluxApi.get} */
  async get(references: readonly FluxReference[]): Promise<FluxObjects> {
    const timer = new Timer();
    try {
      const deadline = timer.after(this.timings.answerWithinMs);
      const answers = await this.namedObjects.get(references, deadline);
      const resources = answers.flatMap(({ cluster, objects }) =>
        objects.map(object => ({ cluster, object })),
      );
      return {
        resources: this.known.reuse(JSON.stringify(references), resources),
        failures: answers.flatMap(({ failures }) => unique(failures)),
      };
    } finally {
      timer.clear();
    }
  }

  /** {@inheritdoc FluxApi.reconcile} */
  async reconcile(
    resource: FluxResource,
    token: string,
    options?: FluxReconcileOptions,
  ): Promise<FluxResource> {
    return this.patches.patch(resource, reconcilePatch(token, options));
  }

  /** {@inheritdoc FluxApi.suspend} */
  async suspend(
    resource: FluxResource,
    note: FluxSuspendNote,
  ): Promise<FluxResource> {
    return this.patches.patch(resource, suspendPatch(resource.object, note));
  }

  /** {@inheritdoc FluxApi.resume} */
  async resume(resource: FluxResource, token: string): Promise<FluxResource> {
    return this.patches.patch(resource, resumePatch(resource.object, token));
  }

  /** {@inheritdoc FluxApi.mayPatch} */
  async mayPatch(place: Omit<FluxReference, 'name'>): Promise<boolean> {
    return this.patches.mayPatch(place);
  }

  /** {@inheritdoc FluxApi.clusters} */
  async clusters(): Promise<readonly string[]> {
    return this.clusterList.names();
  }

  /** {@inheritdoc FluxApi.runtime} */
  async runtime(
    cluster: string,
    options?: FluxReadOptions,
  ): Promise<FluxRuntime> {
    return this.runtimes.read(cluster, options);
  }

  /** {@inheritdoc FluxApi.runtimeDetails} */
  async runtimeDetails(
    cluster: string,
    runtime: FluxRuntime,
    options?: FluxReadOptions,
  ): Promise<FluxRuntimeDetails> {
    const { resources } = runtime;
    return this.runtimes.details({ cluster, resources }, options);
  }

  /** {@inheritdoc FluxApi.latestRelease} */
  async latestRelease(): Promise<FluxRelease | undefined> {
    return this.releases.latest();
  }

  /**
   * Asks the backend for everything at once; and each cluster by itself when
   * that answer does not come, or one from before has still not come.
   */
  private async ask(
    entity: Entity,
    kinds: readonly FluxKind[],
    clusters: readonly string[],
  ): Promise<readonly ClusterAnswer[]> {
    const timer = new Timer();
    const deadline = timer.after(this.timings.answerWithinMs);
    const askEach = () =>
      this.clusterByCluster.ask(
        entity,
        kinds,
        clusters.filter(name => name === (clusterOf(entity) ?? name)),
        deadline,
      );
    const askBackend = () => this.backendQuery.ask(entity, kinds);
    try {
      // Without the proxy there is only the one answer to wait for.
      if (this.heldBack.size > 0) return await askEach().catch(askBackend);

      const asked = askBackend();
      const soon = timer.after(this.timings.askEachAfterMs);
      const answer = await Promise.race([asked, soon]);
      if (answer) return answer;

      this.heldBack.add(asked);
      const forget = () => this.heldBack.delete(asked);
      asked.then(forget, forget);
      const each = askEach().catch(() => asked);
      return await Promise.race([each, asked.catch(() => each)]);
    } finally {
      timer.clear();
    }
  }

  private notInstalled(
    clusters: readonly string[],
    kinds: readonly FluxKind[],
  ): FluxFailure[] {
    return clusters.flatMap(cluster =>
      kinds
        .filter(kind => this.versions.versionOn(cluster, kind) === null)
        .map(kind => ({ cluster, kind, meaning: 'not-installed' as const })),
    );
  }
}

function byKind(
  answers: readonly ClusterAnswer[],
): ReadonlyMap<FluxKind, readonly FluxResource[]> {
  const resources = new Map<FluxKind, FluxResource[]>();
  for (const { cluster, objects } of answers) {
    for (const object of objects) {
      const kind = kindOf(object)?.kind;
      if (!kind) continue;
      const ofKind = resources.get(kind);
      if (ofKind) ofKind.push({ cluster, object });
      else resources.set(kind, [{ cluster, object }]);
    }
  }
  return resources;
}

/** A kind asked for in two versions fails twice, for the same reason. */
function unique(failures: readonly FluxFailure[]): readonly FluxFailure[] {
  return [...new Map(failures.map(f => [JSON.stringify(f), f])).values()];
}
