import { ResourceDefinition } from './resources';

/** What the path of a request names. */
export type Route =
  | { to: 'version' }
  | { to: 'core' }
  | { to: 'groups' }
  | { to: 'group'; group: string }
  | { to: 'resources'; group: string; version: string }
  | {
      to: 'resource';
      group: string;
      version: string;
      plural: string;
      namespace?: string;
      name?: string;
      subresource?: string;
    };

/**
 * Reads the path of a request. Kubernetes: apiserver
 * pkg/endpoints/request/requestinfo.go.
 */
export function routeOf(pathname: string): Route | undefined {
  const parts = pathname.split('/').filter(Boolean).map(decodeURIComponent);
  const [root, ...rest] = parts;
  if (root === 'version' && rest.length === 0) return { to: 'version' };
  if (root === 'api') {
    if (rest.length === 0) return { to: 'core' };
    const [version, ...path] = rest;
    return resourceRoute('', version, path);
  }
  if (root !== 'apis') return undefined;
  if (rest.length === 0) return { to: 'groups' };
  const [group, version, ...path] = rest;
  if (version === undefined) return { to: 'group', group };
  return resourceRoute(group, version, path);
}

function resourceRoute(group: string, version: string, path: string[]): Route {
  if (path.length === 0) return { to: 'resources', group, version };
  const inNamespace = path[0] === 'namespaces' && path.length > 2;
  const [plural, name, subresource] = inNamespace ? path.slice(2) : path;
  return {
    to: 'resource',
    group,
    version,
    plural,
    name,
    subresource,
    ...(inNamespace && { namespace: path[1] }),
  };
}

/**
 * The resource that a route names, if the cluster serves that version. A
 * namespaced object is only served at the path with its namespace.
 */
export function servedBy(
  resources: ResourceDefinition[],
  route: Extract<Route, { to: 'resource' }>,
): ResourceDefinition | undefined {
  const { name: object, namespace } = route;
  return resources.find(
    ({ group, plural, versions, namespaced }) =>
      group === route.group &&
      plural === route.plural &&
      versions.some(({ name }) => name === route.version) &&
      (namespaced
        ? namespace !== undefined || object === undefined
        : namespace === undefined),
  );
}
