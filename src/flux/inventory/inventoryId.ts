import { kindOf } from '../kinds/kinds';
import { nameOf, namespaceOf } from '../objects/identity';
import type { FluxObject } from '../objects/types';

/**
 * The id by which an inventory would name an object (Flux: pkg
 * ssa/object/objmetadata.go).
 */
export function inventoryIdOf(object: FluxObject): string {
  const { kind, group } = kindOf(object) ?? {};
  return `${namespaceOf(object)}_${nameOf(object)}_${group}_${kind}`;
}
