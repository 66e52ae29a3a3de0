import { uidOf } from '../../hex';
import { isoTime } from '../../time';
import { JsonObject, KubernetesObject, ObjectMeta } from '../../types';
import { Place } from '../place';

/** Where, when and by whom something is applied. */
export interface Ground {
  on: Place;
  /** Its server: objects of two clusters have different uids. */
  cluster: string;
  namespace: string;
  /** When it was applied for the first time, and when it changed last. */
  createdAt: number;
  changedAt: number;
  /** The image of a container for which none is said. */
  imageOf(name: string): string;
  /** What whoever applies it adds to its metadata. */
  labels: Record<string, string>;
  annotations?: Record<string, string>;
}

/** What is applied, and what the cluster's controllers have made of it. */
export interface Part {
  /** As the inventory knows it. */
  applied: KubernetesObject;
  /** False where it is not (or no longer) there, or was put there otherwise. */
  isThere: boolean;
  /** Its ReplicaSets, Pods and the like. */
  made: KubernetesObject[];
}

/** Describes something that is applied. */
export type Described = (ground: Ground) => Part;

/** What every part can be given. */
export interface PartOptions {
  /** The namespace, if it is another one than that of the ground. */
  namespace?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  /** Since when it is being deleted, and what holds it. */
  deleting?: { sinceMs: number; finalizer: string };
}

/** A part without anything that controllers make of it. */
export function plainPart(applied: KubernetesObject): Part {
  return { applied, isThere: true, made: [] };
}

/** The metadata of an object that is applied. */
export function appliedMetadata(
  ground: Ground,
  kind: string,
  name: string,
  options: PartOptions & { isClusterWide?: boolean } = {},
): ObjectMeta {
  const { on, createdAt } = ground;
  const { deleting, isClusterWide } = options;
  const namespace = isClusterWide
    ? undefined
    : options.namespace ?? ground.namespace;
  const labels = { ...ground.labels, ...options.labels };
  const annotations = { ...ground.annotations, ...options.annotations };
  return {
    ...identity(ground.cluster, kind, name, namespace),
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

/** The metadata of an object that a controller has made for another one. */
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

/** Since when conditions are true that were true when it came up. */
export function settledAt({ on, changedAt }: Ground): string {
  return isoTime(Math.min(on.now, changedAt + 12_000));
}
