import { textAt } from './json';
import { groupOf, kindOf } from '../kinds/kinds';
import { FluxObject, FluxResource } from './types';

/** `metadata.name`, '' if there is none. @public */
export function nameOf(object: FluxObject): string {
  return textAt(object, 'metadata', 'name') ?? '';
}

/** `metadata.namespace`, '' if there is none. @public */
export function namespaceOf(object: FluxObject): string {
  return textAt(object, 'metadata', 'namespace') ?? '';
}

/** `metadata.uid`. @public */
export function uidOf(object: FluxObject): string | undefined {
  return textAt(object, 'metadata', 'uid');
}

/** `metadata.resourceVersion`. @public */
export function resourceVersionOf(object: FluxObject): string | undefined {
  return textAt(object, 'metadata', 'resourceVersion');
}

/**
 * A key that stays the same for as long as the resource exists, whichever API
 * version it is read with, and that no two resources share: a JSON array of
 * cluster, group, kind, namespace and name. Without a name the uid takes its
 * place.
 *
 * @public
 */
export function resourceKey(resource: FluxResource): string {
  const { cluster, object } = resource;
  const info = kindOf(object);
  const name = nameOf(object);
  return JSON.stringify([
    cluster,
    info?.group ?? groupOf(object) ?? '',
    info?.kind ?? textAt(object, 'kind') ?? '',
    namespaceOf(object),
    ...(name ? [name] : ['', uidOf(object) ?? '']),
  ]);
}
