import {
  FLUX_KINDS,
  kindOf,
  uidOf,
  versionOf,
  withoutManagedFields,
  type FluxObject,
  type FluxResource,
} from '../../flux';
import type { FluxCluster } from '../FluxApi';

/** Converts an object from a cluster to a resource. */
export function received(
  cluster: string | FluxCluster,
  sent: FluxObject,
): FluxResource {
  // managedFields are half of an object, and nearly all of them are unused.
  const object = withoutManagedFields(sent);
  if (typeof cluster === 'string') return { cluster, object };
  const { name, title, isAmbiguous } = cluster;
  return {
    cluster: name,
    ...(title && { clusterTitle: title }),
    ...(isAmbiguous && { clusterIsAmbiguous: true }),
    object,
  };
}

/**
 * Removes duplicates: of an object in two API versions the newer one is kept.
 * Objects without a uid cannot be compared, so all of them are kept.
 */
export function withoutDuplicates(
  resources: readonly FluxResource[],
): readonly FluxResource[] {
  const newest = new Map<unknown, FluxResource>();
  for (const resource of resources) {
    const uid = uidOf(resource.object);
    // Cluster names come from Backstage's configuration, so they are trusted.
    const key = uid === undefined ? resource : `${uid}\n${resource.cluster}`;
    const twin = newest.get(key);
    if (!twin || versionAge(resource) < versionAge(twin)) {
      newest.set(key, resource);
    }
  }
  return newest.size === resources.length ? resources : [...newest.values()];
}

/** Position of an object's API version in its kind's versions, newest first. */
function versionAge({ object }: FluxResource): number {
  const info = kindOf(object) ?? FLUX_KINDS[0];
  const index = info.versions.findIndex(known => known === versionOf(object));
  return index === -1 ? info.versions.length : index;
}
