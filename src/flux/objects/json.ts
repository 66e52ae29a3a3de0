/**
 * Readers for untrusted JSON from clusters. None of them throws: a value that
 * is missing or of another type is read as `undefined` (or an empty list).
 */

/** The value at `path` below `value`, own properties only. */
export function valueAt(value: unknown, ...path: string[]): unknown {
  let current = value;
  for (const key of path) {
    if (!isRecord(current) || !Object.hasOwn(current, key)) return undefined;
    current = current[key];
  }
  return current;
}

/** The string at `path`, if it is one and is not empty. */
export function textAt(value: unknown, ...path: string[]): string | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** The finite number at `path`, if it is one. */
export function numberAt(
  value: unknown,
  ...path: string[]
): number | undefined {
  const found = valueAt(value, ...path);
  return typeof found === 'number' && Number.isFinite(found)
    ? found
    : undefined;
}

/** The elements of the array at `path`; none if it is not an array. */
export function listAt(value: unknown, ...path: string[]): readonly unknown[] {
  const found = valueAt(value, ...path);
  return Array.isArray(found) ? found : [];
}

/** The object at `path`, if it is one (arrays and null are not). */
export function recordAt(
  value: unknown,
  ...path: string[]
): Readonly<Record<string, unknown>> | undefined {
  const found = valueAt(value, ...path);
  return isRecord(found) ? found : undefined;
}

/** Whether `value` is a JSON object: neither null nor an array. */
export function isRecord(
  value: unknown,
): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const rfc3339 =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])T(?:[01]\d|2[0-3])(?::[0-5]\d){2}(?:\.\d{1,9})?(?:Z|[+-](?:[01]\d|2[0-3]):[0-5]\d)$/i;

/**
 * The RFC 3339 time at `path`, as sent, if it is one. Kubernetes always sends
 * the date, the time and the zone.
 */
export function timeAt(value: unknown, ...path: string[]): string | undefined {
  const text = textAt(value, ...path);
  return text !== undefined && rfc3339.test(text) ? text : undefined;
}
