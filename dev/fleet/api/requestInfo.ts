import { Verb } from '../rbac';
import { routeOf } from './routes';

/** The parts of a request that authorization and faults depend on. */
export interface RequestInfo {
  verb: Verb;
  group: string;
  resource?: string;
  namespace?: string;
  name?: string;
  /** Whether it requests a further page of a list. */
  continues?: boolean;
}

/**
 * Reads a request as authorization does: a list that is limited to one name by
 * a field selector needs only the right to that object. Kubernetes: apiserver
 * pkg/endpoints/request/requestinfo.go.
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
