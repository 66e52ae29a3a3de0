import { isRecord } from './json';
import { FluxObject } from './types';

/**
 * `read`, computed once per object. Objects keep their identity while they do
 * not change, so what is read from them keeps its identity too, and a table of
 * unchanged rows costs nothing.
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
