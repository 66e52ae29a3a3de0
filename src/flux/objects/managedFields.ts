import { listAt, textAt, timeAt, valueAt } from './json';
import type { FluxObject } from './types';

/** An entry of `metadata.managedFields`. */
export interface FieldOwner {
  /** The field manager: `flux`, `kubectl-edit`, `kustomize-controller`. */
  readonly manager?: string;
  /** Whether it uses server-side apply (`operation: Apply`). */
  readonly isApplier: boolean;
  /**
   * RFC 3339: when it last changed any of its fields. Each of them has had its
   * present value since then or longer (Kubernetes: apimachinery
   * pkg/util/managedfields, managedFieldsUpdater).
   */
  readonly time?: string;
  /** Whether it owns the field at `path`, such as `f:spec`, `f:suspend`. */
  readonly owns: (path: readonly string[]) => boolean;
}

/** The entries of `metadata.managedFields` that own the field at `path`. */
export function ownersOf(
  object: FluxObject,
  path: readonly string[],
): readonly FieldOwner[] {
  return listAt(object, 'metadata', 'managedFields')
    .map(ownerOf)
    .filter(owner => owner.owns(path));
}

/** The path of an annotation in `fieldsV1`. */
export function annotationPath(name: string): readonly string[] {
  return ['f:metadata', 'f:annotations', `f:${name}`];
}

function ownerOf(entry: unknown): FieldOwner {
  return {
    manager: textAt(entry, 'manager'),
    isApplier: textAt(entry, 'operation') === 'Apply',
    time: timeAt(entry, 'time'),
    owns: path => valueAt(entry, 'fieldsV1', ...path) !== undefined,
  };
}
