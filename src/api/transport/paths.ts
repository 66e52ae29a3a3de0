/** How objects of one kind are addressed. */
interface Place {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly namespace?: string;
}

/** Path of all objects of a kind, on a cluster or in a namespace of it. */
export function listPath(place: Place): string {
  const { group, version, plural, namespace } = place;
  const root = group ? `/apis/${group}/${version}` : `/api/${version}`;
  const within = namespace
    ? `/namespaces/${encodeURIComponent(namespace)}`
    : '';
  return `${root}${within}/${plural}`;
}

/** Path of one object. */
export function objectPath(place: Place, name: string): string {
  return `${listPath(place)}/${encodeURIComponent(name)}`;
}

/** The `apiVersion` of objects of a type. */
export function apiVersionOfType(
  type: Pick<Place, 'group' | 'version'>,
): string {
  return type.group ? `${type.group}/${type.version}` : type.version;
}
