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
  /** Its name, which identifies it in every request. */
  readonly name: string;
  /** Its title for display, if one is configured. */
  readonly title?: string;
  /**
   * Whether another cluster has the same name. The proxy of the Kubernetes
   * backend uses the first cluster with a name, so no request is sent to either
   * of them through it (plugin-kubernetes-backend, KubernetesProxy).
   */
  readonly isAmbiguous?: boolean;
}

/**
 * Kubernetes objects from all clusters that answered.
 *
 * @public
 */
export interface FluxObjects {
  /**
   * Each object once, read in the newest API version that its cluster serves.
   * `metadata.managedFields` is reduced to the entries that show who suspended
   * an object.
   */
  readonly resources: readonly FluxResource[];
  /** Why objects are missing, per cluster or per cluster and kind. */
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
   * Milliseconds to wait before the next list, if this one needed more requests
   * than usual.
   */
  readonly pauseMs?: number;
}

/**
 * One cluster's part of an entity's Flux objects, reported before the whole
 * list is complete.
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
 * Which objects of an entity to list.
 *
 * @public
 */
export interface FluxListRequest {
  /**
   * The entity. Its `backstage.io/kubernetes-*` annotations select the objects,
   * as in the Kubernetes plugin.
   */
  readonly entity: Entity;
  /** The kinds of the objects. */
  readonly kinds: readonly FluxKind[];
}

/**
 * How to list an entity's objects.
 *
 * @public
 */
export interface FluxListOptions {
  /** Cancels the request. */
  readonly signal?: AbortSignal;
  /**
   * Whether to ask for a sign-in again after it was declined or failed within
   * the last five minutes.
   */
  readonly signInAgain?: boolean;
  /**
   * Called for each cluster that is asked separately, with its answer or, if it
   * does not answer in time, with a failure.
   */
  readonly onClusterList?: (list: FluxClusterList) => void;
}

/**
 * Which objects of a cluster to list. They are of one kind, which need not be
 * one of Flux.
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
  /** API version; by default the newest that the cluster serves. */
  readonly version?: string;
  /** Namespace; by default all. */
  readonly namespace?: string;
  /** A label selector, as kubectl's `-l`. */
  readonly labelSelector?: string;
  /** A field selector, as kubectl's `--field-selector`. */
  readonly fieldSelector?: string;
  /**
   * Maximum number of objects. Without it all pages are read, and once more
   * from the first page if the list expires meanwhile (HTTP 410).
   */
  readonly limit?: number;
  /** `continueFrom` of the previous page, to read the next one. */
  readonly continueFrom?: string;
  /**
   * Whether only `metadata` is requested, for kinds whose objects are large.
   */
  readonly metadataOnly?: boolean;
}

/**
 * A page of objects of one cluster.
 *
 * @public
 */
export interface FluxObjectsPage {
  /** The objects; none if the cluster does not serve the kind. */
  readonly resources: readonly FluxResource[];
  /** Token for the next page, if there is one. */
  readonly continueFrom?: string;
  /** Why they could not be read. */
  readonly failure?: FluxFailure;
  /** What the cluster calls the kind; undefined if it does not serve it. */
  readonly type?: {
    /** Its plural name, as in the rules of a Role. */
    readonly plural: string;
    /** Whether its objects are in namespaces. */
    readonly namespaced: boolean;
  };
}

/**
 * Which lines of the log of a container to read.
 *
 * @public
 */
export interface FluxPodLogRequest {
  /** Name of the cluster. */
  readonly cluster: string;
  /** Namespace of the pod. */
  readonly namespace: string;
  /** Name of the pod. */
  readonly pod: string;
  /** Name of the container; not needed if the pod has only one. */
  readonly container?: string;
  /** The number of lines, counted from the end of the log. */
  readonly tailLines: number;
  /**
   * Only lines from this time on, in RFC 3339. Kubernetes compares whole
   * seconds.
   */
  readonly sinceTime?: string;
  /** Whether each line begins with the time at which it was written. */
  readonly timestamps?: boolean;
  /** Whether to read the log of the run before the last restart. */
  readonly previous?: boolean;
}

/**
 * The log of a container.
 *
 * @public
 */
export interface FluxPodLog {
  /**
   * The lines. The last one may not be complete yet; what is not UTF-8 is
   * replaced by U+FFFD.
   */
  readonly text: string;
  /** Whether the beginning of the answer was dropped because it is huge. */
  readonly isCut: boolean;
  /**
   * Why it could not be read. Its status code is 400 where there is no such
   * log, as before the first restart, and 404 where there is no such pod.
   */
  readonly failure?: FluxFailure;
}

/**
 * What the account that Backstage uses may do in a namespace, according to a
 * SelfSubjectRulesReview.
 *
 * @public
 */
export interface FluxRules {
  /** Rules that grant rights; one match is enough. */
  readonly rules: readonly FluxRule[];
  /**
   * Whether the rules are complete. They are not where a webhook authorizes
   * requests, as on EKS, AKS and GKE; then an action that no rule allows may
   * still be allowed.
   */
  readonly isComplete: boolean;
}

/**
 * A Kubernetes ResourceRule, in which `*` matches everything.
 *
 * @public
 */
export interface FluxRule {
  /** Verbs, such as `patch`. */
  readonly verbs: readonly string[];
  /** API groups. */
  readonly apiGroups: readonly string[];
  /** Plural names of kinds, such as `helmreleases`. */
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
  /** The Deployments. If there are none and no failure, Flux was not found. */
  readonly resources: readonly FluxResource[];
  /** Why they could not be read. */
  readonly failure?: FluxFailure;
}

/**
 * Options of a request that may take long.
 *
 * @public
 */
export interface FluxReadOptions {
  /** Cancels the request. */
  readonly signal?: AbortSignal;
  /** Called when there has been no answer for 15 seconds; it may still come. */
  readonly onWaiting?: () => void;
}

/**
 * Options of {@link FluxApi.clusters}.
 *
 * @public
 */
export interface FluxClustersOptions {
  /**
   * Whether the list is read although it is cached, because the user asked for
   * it.
   */
  readonly again?: boolean;
}

/**
 * Reads and patches Kubernetes objects on the clusters of the Backstage
 * Kubernetes backend.
 *
 * @public
 */
export interface FluxApi {
  /**
   * Lists all clusters that Backstage knows; the list is cached for five
   * minutes. Needs the permission `kubernetes.clusters.read`. Rejects with a
   * {@link FluxRequestError}.
   */
  clusters(options?: FluxClustersOptions): Promise<readonly FluxCluster[]>;

  /**
   * Lists an entity's objects of some kinds in one request to the Kubernetes
   * backend, which selects them by the entity's `backstage.io/kubernetes-*`
   * annotations. If that answer is late, the clusters are also asked one by one
   * through the proxy. Needs the permissions `kubernetes.clusters.read` and
   * `kubernetes.resources.read`.
   *
   * The failure of a single cluster is added to `failures`. Rejects with a
   * {@link FluxRequestError} only if no cluster could be asked.
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
   * exist are left out and are not a failure.
   *
   * Rejects with a {@link FluxRequestError} if the proxy may not be used.
   */
  get(
    references: readonly FluxReference[],
    options?: { readonly signal?: AbortSignal },
  ): Promise<FluxObjects>;

  /**
   * Lists objects of one kind, in one namespace of a cluster or in all, through
   * the proxy. Needs the same permissions as {@link FluxApi.get} and rejects in
   * the same cases.
   */
  listObjects(
    request: FluxObjectsRequest,
    options?: { readonly signal?: AbortSignal },
  ): Promise<FluxObjectsPage>;

  /**
   * Reads the end of the log of a container, through the proxy. Needs the same
   * permissions as {@link FluxApi.get} and rejects in the same cases; on the
   * cluster it needs the right to get `pods/log`.
   */
  podLog(
    request: FluxPodLogRequest,
    options?: { readonly signal?: AbortSignal },
  ): Promise<FluxPodLog>;

  /**
   * Changes an object with a JSON merge patch and resolves to the changed
   * object. With `uid`, the API server rejects the patch if the name belongs to
   * another object by now. Needs the permission `kubernetes.proxy`, and the
   * right to patch the object on the cluster.
   *
   * Rejects with a {@link FluxRequestError} with the API server's message if
   * the patch is not accepted.
   */
  patch(
    reference: FluxReference,
    patch: FluxPatch,
    options?: { readonly uid?: string },
  ): Promise<FluxResource>;

  /**
   * Asks what the account that Backstage uses may do in a namespace of a
   * cluster. Needs the permission `kubernetes.proxy`. Rejects with a
   * {@link FluxRequestError} if the cluster cannot be asked.
   */
  rules(
    cluster: string,
    namespace: string,
    options?: { readonly signal?: AbortSignal },
  ): Promise<FluxRules>;

  /**
   * Asks the cluster whether an object may be patched, with a
   * SelfSubjectAccessReview for its name. A reference with an empty name and
   * without namespace stands for all objects of its kind. Needs the permission
   * `kubernetes.proxy`. Rejects with a {@link FluxRequestError} if the cluster
   * cannot be asked.
   */
  mayPatch(
    reference: FluxReference,
    options?: { readonly signal?: AbortSignal },
  ): Promise<boolean>;

  /**
   * Finds the Deployments of Flux on a cluster: in one request if Deployments
   * may be listed in all namespaces, otherwise in each namespace that is
   * visible. Needs the permission `kubernetes.proxy`.
   *
   * A failure of the cluster is part of the answer. Rejects with a
   * {@link FluxRequestError} if the proxy may not be used.
   */
  runtime(cluster: string, options?: FluxReadOptions): Promise<FluxRuntime>;

  /**
   * Reads more about the Flux that {@link FluxApi.runtime} found, after all
   * pending {@link FluxApi.runtime} requests. Data that may not be read is left
   * out. Rejects with a {@link FluxRequestError} if the proxy may not be used
   * or there is no answer.
   */
  runtimeDetails(
    cluster: string,
    runtime: FluxRuntime,
    options?: FluxReadOptions,
  ): Promise<FluxRuntimeDetails>;

  /**
   * The newest release of Flux, requested at most once an hour. Undefined if it
   * is unknown or the request is disabled; never rejects.
   */
  latestRelease(): Promise<FluxRelease | undefined>;
}
