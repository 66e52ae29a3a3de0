/**
 * A Kubernetes object exactly as an API server sent it: plain JSON of which
 * nothing is taken for granted. Any field may be missing, null or of another
 * type than its CRD says, so it is read through `flux/json.ts` and the
 * functions built on it, never by casting.
 *
 * @public
 */
export type FluxObject = Readonly<Record<string, unknown>>;

/**
 * A Flux object and the cluster it lives on. `object` keeps its identity for
 * as long as its `metadata.resourceVersion` does not change, which is what
 * everything computed from it is cached by.
 *
 * @public
 */
export interface FluxResource {
  /** Name of the cluster in Backstage's Kubernetes configuration. */
  readonly cluster: string;
  /** What people call the cluster; missing where that is its name. */
  readonly clusterTitle?: string;
  /** What the API server sent. */
  readonly object: FluxObject;
}
