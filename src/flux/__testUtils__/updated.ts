import { ownersAfterUpdate } from '../../../dev/fleet/api/fieldOwners';
import { mergePatch } from '../../../dev/fleet/api/mergePatch';
import type { KubernetesObject } from '../../../dev/fleet/types';
import type { FluxObject } from '../objects/types';

/** An object after a merge patch, with the managedFields of an API server. */
export function updated(
  object: FluxObject,
  manager: string,
  now: string,
  patch: unknown,
): FluxObject {
  const before = object as KubernetesObject;
  const after = mergePatch(object, patch) as KubernetesObject;
  const managedFields = ownersAfterUpdate({ before, after, manager, now });
  return { ...after, metadata: { ...after.metadata, managedFields } };
}
