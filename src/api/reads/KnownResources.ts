import {
  FLUX_KINDS,
  kindOf,
  resourceVersionOf,
  uidOf,
  type FluxResource,
} from '../../flux';
import { textAt } from '../../flux/objects/json';

/** How many lists are remembered: a person visits entity after entity. */
const REMEMBERED_LISTS = 100;

/**
 * Lets objects that did not change keep their identity from one answer to the
 * next, so that whatever was computed from them stays good.
 */
export class KnownResources {
  private readonly lists = new Map<string, ReadonlyMap<string, FluxResource>>();

  /**
   * `resources` with those that were in the `list` before replaced by what
   * they were then. Objects with a uid that is there twice on a cluster (read
   * through two API versions) are there once, in the newest version.
   */
  reuse(
    list: string,
    resources: readonly FluxResource[],
  ): readonly FluxResource[] {
    const before = this.lists.get(list);
    const now = new Map<string, FluxResource>();
    resources.forEach((resource, index) => {
      const key = keyOf(resource, index);
      const twin = now.get(key);
      if (twin && !isNewer(resource, twin)) return;
      const known = before?.get(key);
      now.set(key, known && isSame(known, resource) ? known : resource);
    });
    this.remember(list, now);
    return [...now.values()];
  }

  private remember(list: string, resources: ReadonlyMap<string, FluxResource>) {
    this.lists.delete(list);
    this.lists.set(list, resources);
    for (const oldest of this.lists.keys()) {
      if (this.lists.size <= REMEMBERED_LISTS) break;
      this.lists.delete(oldest);
    }
  }
}

function keyOf(resource: FluxResource, index: number): string {
  const uid = uidOf(resource.object);
  // Without a uid nothing tells whether two objects are the same one.
  const own = uid === undefined ? `#${index}` : `=${uid}`;
  // The name of a cluster is Backstage's: nobody forges the end of a key.
  return `${own}\n${resource.cluster}`;
}

function isSame(known: FluxResource, resource: FluxResource): boolean {
  const version = resourceVersionOf(resource.object);
  return (
    version !== undefined &&
    version === resourceVersionOf(known.object) &&
    apiVersionOf(known) === apiVersionOf(resource)
  );
}

function isNewer(resource: FluxResource, twin: FluxResource): boolean {
  return versionAge(resource) < versionAge(twin);
}

/** Place of an object's API version in its kind's list, newest first. */
function versionAge(resource: FluxResource): number {
  const info = kindOf(resource.object) ?? FLUX_KINDS[0];
  const version = apiVersionOf(resource)?.split('/').pop();
  const index = info.versions.findIndex(known => known === version);
  return index === -1 ? info.versions.length : index;
}

function apiVersionOf(resource: FluxResource): string | undefined {
  return textAt(resource.object, 'apiVersion');
}
