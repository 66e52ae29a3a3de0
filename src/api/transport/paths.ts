/** The parts of the path of a kind. */
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

/** Path of the discovery document of a version. */
export function versionPath(type: Pick<Place, 'group' | 'version'>): string {
  const version = encodeURIComponent(type.version);
  return type.group ? `${groupPath(type.group)}/${version}` : `/api/${version}`;
}

/** Path of all objects of a kind, on the cluster or in a namespace. */
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

/** The `apiVersion` of a type. */
export function apiVersionOfType(
  type: Pick<Place, 'group' | 'version'>,
): string {
  return type.group ? `${type.group}/${type.version}` : type.version;
}
