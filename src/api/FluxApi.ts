import type { Entity } from '@backstage/catalog-model';
import type {
  FluxKind,
  FluxPatch,
  FluxReference,
  FluxRelease,
  FluxResource,
  FluxRuntimeDetails,
} from '../flux';
import type { FluxFailure } from './FluxRequestError';

/**
 * A cluster of Backstage's Kubernetes configuration.
 *
 * @public
 */
export interface FluxCluster {
  /** Its name, which is its key in every request. */
  readonly name: string;
  /** What people call it, where that is configured. */
  readonly title?: string;
  /**
   * Whether another cluster has the same name. The proxy of the Kubernetes
   * backend takes the first of them, so nothing is asked of either through it.
   */
  readonly isAmbiguous?: boolean;
}

/**
 * Kubernetes objects, from every cluster that answered.
 *
 * @public
 */
export interface FluxObjects {
  /**
   * Each object once, read through the newest API version that its cluster
   * serves. Of `metadata.managedFields` only the entries that tell who
   * suspended an object are kept.
   */
  readonly resources: readonly FluxResource[];
  /** Why others are missing. */
  readonly failures: readonly FluxFailure[];
}

/**
 * An entity's Flux objects.
 *
 * @public
 */
export interface FluxList extends FluxObjects {
  /** All clusters that Backstage knows. */
  readonly clusters: readonly FluxCluster[];
  /**
   * How long to wait before listing again, in milliseconds, where this list
   * cost more requests than usual.
   */
  readonly pauseMs?: number;
}

/**
 * One cluster's part of an entity's Flux objects, before the whole list is
 * there.
 *
 * @public
 */
export interface FluxClusterList extends FluxObjects {
  /** Name of the cluster. */
  readonly cluster: string;
  /** All clusters that Backstage knows. */
  readonly clusters: readonly FluxCluster[];
}

/**
 * What to list of an entity.
 *
 * @public
 */
export interface FluxListRequest {
  /** Its annotations select the objects, as the Kubernetes plugin does. */
  readonly entity: Entity;
  /** The kinds of the objects. */
  readonly kinds: readonly FluxKind[];
}

/**
 * How an entity's objects are listed.
 *
 * @public
 */
export interface FluxListOptions {
  /** Aborted when nobody wants the answer any more. */
  readonly signal?: AbortSignal;
  /**
   * Whether to sign in again where a person did not want to, or could not, a
   * short while ago.
   */
  readonly signInAgain?: boolean;
  /**
   * Called with what a cluster answered, or with the failure of one that is
   * silent, when the clusters are asked one by one.
   */
  readonly onClusterList?: (list: FluxClusterList) => void;
}

/**
 * Which objects of a cluster to list: of one kind, of Flux or not.
 *
 * @public
 */
export interface FluxObjectsRequest {
  /** Name of the cluster. */
  readonly cluster: string;
  /** API group, '' for the core group. */
  readonly group: string;
  /** The kind, such as `HelmRelease` or `Pod`. */
  readonly kind: string;
  /** API version; the newest one that the cluster serves if left out. */
  readonly version?: string;
  /** All namespaces if left out. */
  readonly namespace?: string;
  /** A label selector, as kubectl's `-l`. */
  readonly labelSelector?: string;
  /** A field selector, as kubectl's `--field-selector`. */
  readonly fieldSelector?: string;
  /**
   * How many objects to answer at most. Left out, all are read, page by page,
   * and from the first page again if the list expired meanwhile (HTTP 410).
   */
  readonly limit?: number;
  /** Where to go on: `continueFrom` of the page before. */
  readonly continueFrom?: string;
}

/**
 * Objects of one cluster.
 *
 * @public
 */
export interface FluxObjectsPage {
  /** The objects; none where the kind is not served. */
  readonly resources: readonly FluxResource[];
  /** Says where the list goes on, if it does. */
  readonly continueFrom?: string;
  /** Why they could not be read. */
  readonly failure?: FluxFailure;
}

/**
 * What the account that Backstage uses may do in a namespace, by the cluster's
 * own word (a SelfSubjectRulesReview).
 *
 * @public
 */
export interface FluxRules {
  /** Rules that grant rights; any match is enough. */
  readonly rules: readonly FluxRule[];
  /**
   * Whether the rules are all there are. Where a webhook authorizes requests,
   * as on EKS, AKS and GKE, they are not: no match tells nothing then.
   */
  readonly isComplete: boolean;
}

/**
 * A rule of RBAC; `*` stands for all.
 *
 * @public
 */
export interface FluxRule {
  /** Verbs, such as `patch`. */
  readonly verbs: readonly string[];
  /** API groups. */
  readonly apiGroups: readonly string[];
  /** Plurals of kinds. */
  readonly resources: readonly string[];
  /** Names of objects; empty means any. */
  readonly resourceNames: readonly string[];
}

/**
 * The Deployments of Flux on one cluster.
 *
 * @public
 */
export interface FluxRuntime {
  /** None: Flux was not found, unless there is a failure. */
  readonly resources: readonly FluxResource[];
  /** Why they could not be read. */
  readonly failure?: FluxFailure;
}

/**
 * How something is read that may take long.
 *
 * @public
 */
export interface FluxReadOptions {
  /** Aborted when nobody wants the answer any more. */
  readonly signal?: AbortSignal;
  /** Called when there has been no answer for 15 s; it may still come. */
  readonly onWaiting?: () => void;
}

/**
 * Reads and patches Kubernetes objects on the clusters of the Backstage
 * Kubernetes backend.
 *
 * @public
 */
export interface FluxApi {
  /**
   * All clusters that Backstage knows, asked for once per five minutes. Needs
   * the permission `kubernetes.clusters.read`; rejects with a
   * {@link FluxRequestError}.
   */
  clusters(): Promise<readonly FluxCluster[]>;

  /**
   * Lists an entity's objects of some kinds in one request to the Kubernetes
   * backend, which selects them by the entity's `backstage.io/kubernetes-*`
   * annotations. Where that answer is late, the clusters are asked one by one
   * as well. Needs the permissions `kubernetes.clusters.read` and
   * `kubernetes.resources.read`.
   *
   * Clusters fail one by one, into `failures`. The promise is rejected, with a
   * {@link FluxRequestError}, only when nothing at all could be asked.
   */
  list(request: FluxListRequest, options?: FluxListOptions): Promise<FluxList>;

  /**
   * Lists an entity's workloads, which are what the Kubernetes plugin shows of
   * it: Deployments, StatefulSets, Services and so on with its label, but no
   * Pods, ReplicaSets and Secrets. It is done, and fails, as
   * {@link FluxApi.list}; cluster by cluster, only Deployments, StatefulSets,
   * DaemonSets and CronJobs are asked for.
   */
  workloads(entity: Entity, options?: FluxListOptions): Promise<FluxList>;

  /**
   * Reads objects by reference, in as few requests as possible, through the
   * proxy of the Kubernetes backend. Needs the permissions
   * `kubernetes.clusters.read` and `kubernetes.proxy`. Objects that do not
   * exist are not in the answer, and are no failure.
   *
   * The promise is rejected, with a {@link FluxRequestError}, when the proxy
   * may not be used.
   */
  get(
    references: readonly FluxReference[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<FluxObjects>;

  /**
   * Lists objects of one kind on a cluster, or in a namespace of it, through
   * the proxy. Needs and rejects as {@link FluxApi.get}.
   */
  listObjects(
    request: FluxObjectsRequest,
    options?: { readonly signal?: AbortSignal },
  ): Promise<FluxObjectsPage>;

  /**
   * Changes an object with a JSON merge patch and resolves to the object as
   * the API server has it then. `uid` makes the API server refuse where the
   * name belongs to another object by now. Needs the permission
   * `kubernetes.proxy`, and the right to patch the object on the cluster.
   *
   * The promise is rejected, with a {@link FluxRequestError} that has the API
   * server's message, when the patch is not accepted.
   */
  patch(
    reference: FluxReference,
    patch: FluxPatch,
    options?: { readonly uid?: string },
  ): Promise<FluxResource>;

  /**
   * What may be done in a namespace of a cluster. Needs the permission
   * `kubernetes.proxy`; rejects where it cannot be asked.
   */
  rules(
    cluster: string,
    namespace: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<FluxRules>;

  /**
   * Whether an object may be patched, by the cluster's own word (a
   * SelfSubjectAccessReview with the object's name). Rejects where it cannot
   * be asked.
   */
  mayPatch(
    reference: FluxReference,
    options?: { readonly signal?: AbortSignal },
  ): Promise<boolean>;

  /**
   * Finds the Deployments of Flux on a cluster: one request where they may be
   * listed in all namespaces, else those of the namespaces that may be seen.
   * At most six clusters are asked at a time. Needs the permission
   * `kubernetes.proxy`.
   *
   * The cluster's failures are in the answer. The promise is rejected, with a
   * {@link FluxRequestError}, when the proxy may not be used.
   */
  runtime(cluster: string, options?: FluxReadOptions): Promise<FluxRuntime>;

  /**
   * What else a cluster tells about the Flux that {@link FluxApi.runtime}
   * found there, asked for after all of that. What may not be read is left
   * out.
   */
  runtimeDetails(
    cluster: string,
    runtime: FluxRuntime,
    options?: FluxReadOptions,
  ): Promise<FluxRuntimeDetails>;

  /**
   * The newest release of Flux, asked for once an hour at most; undefined
   * where it cannot be learnt, or is not to be asked for.
   */
  latestRelease(): Promise<FluxRelease | undefined>;
}
