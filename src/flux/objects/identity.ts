import { textAt } from './json';
import { FluxObject } from './types';

/** `metadata.name`, '' if there is none. */
export function nameOf(object: FluxObject): string {
  return textAt(object, 'metadata', 'name') ?? '';
}

/** `metadata.namespace`, '' if there is none. */
export function namespaceOf(object: FluxObject): string {
  return textAt(object, 'metadata', 'namespace') ?? '';
}

/** `metadata.uid`. */
export function uidOf(object: FluxObject): string | undefined {
  return textAt(object, 'metadata', 'uid');
}

/** `metadata.resourceVersion`. */
export function resourceVersionOf(object: FluxObject): string | undefined {
  return textAt(object, 'metadata', 'resourceVersion');
}
