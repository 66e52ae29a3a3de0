import { uidOf } from '../../hex';
import { isoTime } from '../../time';
import { JsonObject, KubernetesObject, ObjectMeta } from '../../types';
import { Place } from '../place';

/**
 * The context in which objects are applied: the cluster, the namespace, the
 * deployer's labels and the time.
 */
export interface ApplyContext {
  on: Place;
  /** The server of the cluster, so that uids differ between clusters. */
  cluster: string;
  namespace: string;
  /** When the objects were first applied, and when they last changed. */
  createdAt: number;
  changedAt: number;
  /** The image of a container whose image is not given. */
  imageOf(name: string): string;
  /** Labels and annotations that the deployer sets. */
  labels: Record<string, string>;
  annotations?: Record<string, string>;
}

/**
 * An applied object, and the objects that the cluster's controllers have
 * created for it.
 */
export interface Part {
  /** The object as in the inventory. */
  applied: KubernetesObject;
  /**
   * False if the inventory lists it, but it does not exist or was created
   * otherwise.
   */
  isThere: boolean;
  /** Its ReplicaSets and Pods, for example. */
  made: KubernetesObject[];
}

/** Builds an applied object in a context. */
export type Described = (context: ApplyContext) => Part;

/** Options of every applied object. */
export interface PartOptions {
  /** The namespace, if it is not that of the context. */
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** How long it has been in deletion, and the finalizer that prevents it. */
  deleting?: { sinceMs: number; finalizer: string };
}

/** An applied object for which controllers create nothing. */
export function plainPart(applied: KubernetesObject): Part {
  return { applied, isThere: true, made: [] };
}

/** The metadata of an applied object. */
export function appliedMetadata(
  context: ApplyContext,
  kind: string,
  name: string,
  options: PartOptions & { isClusterWide?: boolean } = {},
): ObjectMeta {
  const { on, createdAt } = context;
  const { deleting, isClusterWide } = options;
  const namespace = isClusterWide
    ? undefined
    : options.namespace ?? context.namespace;
  const labels = { ...context.labels, ...options.labels };
  const annotations = { ...context.annotations, ...options.annotations };
  return {
    ...identity(context.cluster, kind, name, namespace),
    creationTimestamp: isoTime(createdAt),
    ...(Object.keys(labels).length > 0 && { labels }),
    ...(Object.keys(annotations).length > 0 && { annotations }),
    ...(deleting && {
      deletionTimestamp: isoTime(on.now - deleting.sinceMs),
      deletionGracePeriodSeconds: 0,
      finalizers: [deleting.finalizer],
    }),
  };
}

/** The metadata of an object that a controller has created for its owner. */
export function madeMetadata(options: {
  cluster: string;
  owner: KubernetesObject;
  kind: string;
  name: string;
  at: number;
  labels: Record<string, string>;
  annotations?: Record<string, string>;
  generation?: number;
}): ObjectMeta {
  const { cluster, owner, kind, name, at, labels } = options;
  const { annotations, generation } = options;
  return {
    ...identity(cluster, kind, name, owner.metadata.namespace),
    creationTimestamp: isoTime(at),
    labels,
    ...(annotations && { annotations }),
    ...(generation && { generation }),
    ownerReferences: [ownerReference(owner)],
  };
}

function identity(
  cluster: string,
  kind: string,
  name: string,
  namespace?: string,
) {
  return {
    name,
    ...(namespace && { namespace }),
    uid: uidOf(`${cluster}/${kind}/${namespace ?? ''}/${name}`),
  };
}

/** Kubernetes: apimachinery meta/v1 NewControllerRef. */
export function ownerReference(owner: KubernetesObject): JsonObject {
  const { apiVersion, kind, metadata } = owner;
  const { name, uid } = metadata;
  return {
    apiVersion,
    kind,
    name,
    uid,
    controller: true,
    blockOwnerDeletion: true,
  };
}

/** The lastTransitionTime of conditions that became true when it came up. */
export function settledAt({ on, changedAt }: ApplyContext): string {
  return isoTime(Math.min(on.now, changedAt + 12_000));
}
