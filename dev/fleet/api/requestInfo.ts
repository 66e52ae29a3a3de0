import { Verb } from '../rbac';
import { routeOf } from './routes';

/** A request as authorization and faults see it. */
export interface RequestInfo {
  verb: Verb;
  group: string;
  resource?: string;
  namespace?: string;
  name?: string;
  /** Whether it asks for a further page of a list. */
  continues?: boolean;
}

/**
 * Kubernetes: apiserver pkg/endpoints/request/requestinfo.go. A list of the
 * one object of a name needs no more rights than that object.
 */
export function requestInfo(request: Request): RequestInfo {
  const { pathname, searchParams } = new URL(request.url);
  const route = routeOf(pathname);
  if (route?.to !== 'resource') return { verb: 'get', group: '' };
  const { group, plural, namespace, name, subresource } = route;
  return {
    verb: verbOf(request.method, name),
    group,
    resource: subresource ? `${plural}/${subresource}` : plural,
    namespace: group === '' && plural === 'namespaces' ? name : namespace,
    name: name ?? nameSelected(searchParams.get('fieldSelector')),
    continues: Boolean(searchParams.get('continue')),
  };
}

function nameSelected(fieldSelector: string | null): string | undefined {
  return /(?:^|,)metadata\.name==?([^,]+)/.exec(fieldSelector ?? '')?.[1];
}

function verbOf(method: string, name?: string): Verb {
  if (method === 'PATCH') return 'patch';
  if (method === 'POST') return 'create';
  return name === undefined ? 'list' : 'get';
}
