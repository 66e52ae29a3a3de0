/**
 * A Kubernetes object as an API server sent it: untrusted JSON. Any field may
 * be missing, null or of another type than its CRD says, so it is read through
 * `flux/objects/json.ts` and the functions built on it, never by casting.
 *
 * @public
 */
export type FluxObject = Readonly<Record<string, unknown>>;

/**
 * A Kubernetes object and the cluster it is on. Where the plugin's views show
 * an object, it keeps its identity (`===`) for as long as its
 * `metadata.resourceVersion` does not change, so results computed from it can
 * be cached by identity.
 *
 * @public
 */
export interface FluxResource {
  /** Name of the cluster in Backstage's Kubernetes configuration. */
  readonly cluster: string;
  /**
   * Title of the cluster in that configuration, if it differs from the name.
   */
  readonly clusterTitle?: string;
  /**
   * Whether another cluster has the same name. The proxy of the Kubernetes
   * backend uses the first cluster with a name, so such an object cannot be
   * read or changed through it (plugin-kubernetes-backend, KubernetesProxy).
   */
  readonly clusterIsAmbiguous?: boolean;
  /** What the API server sent. */
  readonly object: FluxObject;
}
