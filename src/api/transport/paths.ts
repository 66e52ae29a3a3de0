/** How objects of one kind are addressed. */
interface Place {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly namespace?: string;
}

/** Path of a group's versions. */
export function groupPath(group: string): string {
  return `/apis/${encodeURIComponent(group)}`;
}

/** Path of what a version of a group serves. */
export function versionPath(type: Pick<Place, 'group' | 'version'>): string {
  const version = encodeURIComponent(type.version);
  return type.group ? `${groupPath(type.group)}/${version}` : `/api/${version}`;
}

/** Path of all objects of a kind, on a cluster or in a namespace of it. */
export function listPath(place: Place): string {
  const { plural, namespace } = place;
  const within = namespace
    ? `/namespaces/${encodeURIComponent(namespace)}`
    : '';
  return `${versionPath(place)}${within}/${encodeURIComponent(plural)}`;
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
