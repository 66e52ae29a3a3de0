import { isRecord } from './json';
import { FluxObject } from './types';

/**
 * Caches the result of `read` per object. Objects keep their identity while
 * they do not change, so values read from them keep theirs too, and unchanged
 * rows need no new work.
 */
export function perObject<Result>(
  read: (object: FluxObject) => Result,
): (object: FluxObject) => Result {
  const known = new WeakMap<FluxObject, { readonly result: Result }>();
  return object => {
    if (!isRecord(object)) return read(object);
    const hit = known.get(object);
    if (hit) return hit.result;
    const result = read(object);
    known.set(object, { result });
    return result;
  };
}
