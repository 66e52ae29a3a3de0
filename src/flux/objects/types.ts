/**
 * A Kubernetes object as an API server sent it: plain JSON of which nothing is
 * taken for granted. Any field may be missing, null or of another type than
 * its CRD says, so it is read through `flux/objects/json.ts` and the functions
 * built on it, never by casting.
 *
 * @public
 */
export type FluxObject = Readonly<Record<string, unknown>>;

/**
 * A Kubernetes object and the cluster it lives on. Where the plugin's views
 * show an object, it keeps its identity (`===`) for as long as its
 * `metadata.resourceVersion` does not change, so results computed from it can
 * be cached by identity.
 *
 * @public
 */
export interface FluxResource {
  /** Name of the cluster in Backstage's Kubernetes configuration. */
  readonly cluster: string;
  /** What people call the cluster, where that is not its name. */
  readonly clusterTitle?: string;
  /**
   * Whether another cluster has the same name. The proxy of the Kubernetes
   * backend takes the first cluster that has a name, so such an object cannot
   * be read or changed through it (plugin-kubernetes-backend, KubernetesProxy).
   */
  readonly clusterIsAmbiguous?: boolean;
  /** What the API server sent. */
  readonly object: FluxObject;
}
