import type { Entity } from '@backstage/catalog-model';
import type {
  FluxKind,
  FluxReconcileOptions,
  FluxReference,
  FluxRelease,
  FluxResource,
  FluxRuntimeDetails,
  FluxSuspendNote,
} from '../flux';

/**
 * What a failure means for the person who sees it:
 *
 * - `not-permitted`: signed in, but lacking a right (HTTP 403)
 * - `not-signed-in`: no or refused credentials (HTTP 401)
 * - `not-installed`: no version of the kind is served there; not an error
 * - `unreachable`: no connection to the API server
 * - `no-answer`: connected, or trying to, but silent for too long
 * - `malformed`: an answer that is not what the Kubernetes API sends
 * - `unexpected`: any other refusal; the status code tells more
 *
 * @public
 */
export type FluxFailureMeaning =
  | 'not-permitted'
  | 'not-signed-in'
  | 'not-installed'
  | 'unreachable'
  | 'no-answer'
  | 'malformed'
  | 'unexpected';

/**
 * Why a cluster's objects (of one kind, or of all kinds asked for) are not in
 * an answer.
 *
 * @public
 */
export interface FluxFailure {
  /** Name of the cluster. */
  readonly cluster: string;
  /** The kind that failed; undefined when all kinds of the cluster did. */
  readonly kind?: FluxKind;
  /** What it means for the person who sees it. */
  readonly meaning: FluxFailureMeaning;
  /** HTTP status that the API server gave, if it gave one. */
  readonly statusCode?: number;
  /** What the API server or the Backstage backend said, in its own words. */
  readonly message?: string;
}

/**
 * Flux objects, from every cluster that answered.
 *
 * @public
 */
export interface FluxObjects {
  /**
   * Each object once, read through the newest API version that its cluster
   * serves. An object whose `metadata.resourceVersion` did not change is
   * identical (`===`) to the one of the answer before.
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
  /** Names of all clusters that Backstage knows. */
  readonly clusters: readonly string[];
}

/**
 * What to list.
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
 * The Deployments of Flux on one cluster.
 *
 * @public
 */
export interface FluxRuntime {
  /**
   * None: Flux was not found, unless there is a failure. Objects that did not
   * change keep their identity, as in {@link FluxObjects}.
   */
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
 * Reads Flux's objects from the clusters of the Backstage Kubernetes backend.
 *
 * @public
 */
export interface FluxApi {
  /**
   * Lists an entity's objects of some kinds in one request to the Kubernetes
   * backend, which selects them by the entity's `backstage.io/kubernetes-*`
   * annotations. Needs the permissions `kubernetes.clusters.read` and
   * `kubernetes.resources.read`.
   *
   * Clusters fail one by one, into `failures`. The promise is rejected, with a
   * {@link FluxRequestError}, only when nothing at all could be asked.
   */
  list(request: FluxListRequest): Promise<FluxList>;

  /**
   * Reads objects by their names, in as few requests as possible, through the
   * proxy of the Kubernetes backend. Needs the permissions
   * `kubernetes.clusters.read` and `kubernetes.proxy`. Objects that do not
   * exist are not in the answer, and are no failure.
   *
   * The promise is rejected, with a {@link FluxRequestError}, when the proxy
   * may not be used.
   */
  get(references: readonly FluxReference[]): Promise<FluxObjects>;

  /**
   * Asks Flux to reconcile a resource; `token`, a time in RFC 3339, tells this
   * request from others. Resolves to the resource as the API server has it
   * then. Needs the permission `kubernetes.proxy`, and the right to patch the
   * kind on the cluster.
   *
   * The promise is rejected, with a {@link FluxRequestError} that has the API
   * server's message, when the request is not accepted.
   */
  reconcile(
    resource: FluxResource,
    token: string,
    options?: FluxReconcileOptions,
  ): Promise<FluxResource>;

  /** Suspends a resource. Needs and rejects as {@link FluxApi.reconcile}. */
  suspend(resource: FluxResource, note: FluxSuspendNote): Promise<FluxResource>;

  /**
   * Resumes a resource and asks for its reconciliation. Needs and rejects as
   * {@link FluxApi.reconcile}.
   */
  resume(resource: FluxResource, token: string): Promise<FluxResource>;

  /**
   * Whether the account that Backstage uses on a cluster may patch a kind in a
   * namespace, by the cluster's own word (a SelfSubjectAccessReview). Rejects
   * where it cannot be asked.
   */
  mayPatch(place: Omit<FluxReference, 'name'>): Promise<boolean>;

  /**
   * Names of all clusters that Backstage knows. Needs the permission
   * `kubernetes.clusters.read`; rejects with a {@link FluxRequestError}.
   */
  clusters(): Promise<readonly string[]>;

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
