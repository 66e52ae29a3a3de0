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

/** An object that came from a cluster, as the rest of the plugin gets it. */
export function received(
  cluster: string | FluxCluster,
  sent: FluxObject,
): FluxResource {
  // They are half of an object's size, and nearly all of them of no use here.
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
 * Each object once: an object that a cluster sent in two API versions counts
 * in the newer one. Without a uid nothing tells whether two are the same.
 */
export function withoutDuplicates(
  resources: readonly FluxResource[],
): readonly FluxResource[] {
  const newest = new Map<unknown, FluxResource>();
  for (const resource of resources) {
    const uid = uidOf(resource.object);
    // The name of a cluster comes from Backstage's configuration.
    const key = uid === undefined ? resource : `${uid}\n${resource.cluster}`;
    const twin = newest.get(key);
    if (!twin || versionAge(resource) < versionAge(twin)) {
      newest.set(key, resource);
    }
  }
  return newest.size === resources.length ? resources : [...newest.values()];
}

/** Place of an object's API version in its kind's list, newest first. */
function versionAge({ object }: FluxResource): number {
  const info = kindOf(object) ?? FLUX_KINDS[0];
  const index = info.versions.findIndex(known => known === versionOf(object));
  return index === -1 ? info.versions.length : index;
}
