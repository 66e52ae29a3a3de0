import { isRecord, listAt, recordAt, valueAt } from '../objects/json';
import { annotationPath } from '../objects/managedFields';
import type { FluxObject } from '../objects/types';
import { SUSPENSION_NOTES, suspendPathOf } from './suspension';

/**
 * An object without `metadata.managedFields`, which are half of a response,
 * except for the entries that {@link suspensionOf} and {@link appliedBy} read:
 * those that own the field which suspends the object, reduced to that field and
 * the annotations of a suspension. Returns the same object if there is nothing
 * to remove. Never throws.
 */
export function withoutManagedFields<Object extends FluxObject>(
  object: Object,
): Object {
  const metadata = recordAt(object, 'metadata');
  if (!metadata || !Object.hasOwn(metadata, 'managedFields')) return object;
  const { managedFields, ...rest } = metadata;
  const path = suspendPathOf(object);
  const kept = path
    ? listAt(metadata, 'managedFields').flatMap(entry => reduced(entry, path))
    : [];
  if (kept.length > 0 && isSame(managedFields, kept)) return object;
  return {
    ...object,
    metadata: kept.length > 0 ? { ...rest, managedFields: kept } : rest,
  };
}

const NOTES = SUSPENSION_NOTES.map(annotationPath);

/** The part of an entry to keep; none if it does not own `path`. */
function reduced(
  entry: unknown,
  path: readonly string[],
): readonly Record<string, unknown>[] {
  const fields = valueAt(entry, 'fieldsV1');
  if (!isRecord(entry) || valueAt(fields, ...path) === undefined) return [];
  const fieldsV1: Record<string, unknown> = {};
  for (const each of [path, ...NOTES]) {
    if (valueAt(fields, ...each) !== undefined) put(fieldsV1, each);
  }
  const { manager, operation, time } = entry;
  return [
    {
      ...(typeof manager === 'string' && { manager }),
      ...(typeof operation === 'string' && { operation }),
      ...(typeof time === 'string' && { time }),
      fieldsV1,
    },
  ];
}

/** Adds the field at `path` to `fields`. */
function put(fields: Record<string, unknown>, path: readonly string[]): void {
  let current = fields;
  for (const key of path) {
    const next = isRecord(current[key]) ? { ...current[key] } : {};
    current[key] = next;
    current = next;
  }
}

/** Whether two pieces of JSON are the same; stops at the first difference. */
function isSame(left: unknown, right: unknown): boolean {
  if (Array.isArray(left) && Array.isArray(right)) {
    return (
      left.length === right.length &&
      right.every((each, index) => isSame(left[index], each))
    );
  }
  if (!isRecord(left) || !isRecord(right)) return left === right;
  const keys = Object.keys(right);
  return (
    Object.keys(left).length === keys.length &&
    keys.every(key => Object.hasOwn(left, key) && isSame(left[key], right[key]))
  );
}
