import { Verb } from '../rbac';
import { routeOf } from './routes';

/** A request as authorization and faults see it. */
export interface RequestInfo {
  verb: Verb;
  group: string;
  resource?: string;
  namespace?: string;
  name?: string;
}

/** Kubernetes: apiserver pkg/endpoints/request/requestinfo.go. */
export function requestInfo(request: Request): RequestInfo {
  const route = routeOf(new URL(request.url).pathname);
  if (route?.to !== 'resource') return { verb: 'get', group: '' };
  const { group, plural, namespace, name } = route;
  return {
    verb: verbOf(request.method, name),
    group,
    resource: plural,
    namespace,
    name,
  };
}

function verbOf(method: string, name?: string): Verb {
  if (method === 'PATCH') return 'patch';
  if (method === 'POST') return 'create';
  return name === undefined ? 'list' : 'get';
}
