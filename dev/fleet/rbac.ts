import { forbidden } from './api/status';
import { ResourceDefinition } from './api/resources';
import { isObject, JsonObject } from './types';

/** The verbs of the API server that the fleet knows. */
export type Verb = 'get' | 'list' | 'patch' | 'create';

/** A right that the fleet's caller does not have; left out means any. */
export interface Denial {
  verbs?: Verb[];
  /** The plural, as in a Role. */
  resource?: string;
  namespace?: string;
}

/** A request as RBAC sees it. */
export interface Attributes {
  verb: string;
  group: string;
  resource: string;
  namespace?: string;
  name?: string;
}

/**
 * Whether the rights allow a request. RBAC only ever adds: who lacks a right
 * in one namespace cannot have it for the whole cluster.
 */
export function isAllowed(denials: Denial[], request: Attributes): boolean {
  return !denials.some(
    ({ verbs, resource, namespace }) =>
      (!verbs || (verbs as string[]).includes(request.verb)) &&
      (!resource || resource === request.resource) &&
      (!namespace || !request.namespace || namespace === request.namespace),
  );
}

/** Throws the API server's Forbidden where the rights do not allow. */
export function authorize(options: {
  denials: Denial[];
  user: string;
  verb: Verb;
  resource: ResourceDefinition;
  namespace?: string;
  name?: string;
}): void {
  const { denials, user, verb, resource, namespace, name } = options;
  const { group, plural } = resource;
  if (isAllowed(denials, { verb, group, resource: plural, namespace, name })) {
    return;
  }
  throw forbidden({
    target: { group, plural, name },
    user,
    verb,
    namespace,
  });
}

/**
 * Answers a SelfSubjectAccessReview.
 * Kubernetes: authorization.k8s.io/v1 SelfSubjectAccessReview.
 */
export function reviewAccess(denials: Denial[], review: JsonObject) {
  const spec = isObject(review.spec) ? review.spec : {};
  const wanted = isObject(spec.resourceAttributes)
    ? spec.resourceAttributes
    : {};
  const allowed = isAllowed(denials, {
    verb: String(wanted.verb ?? ''),
    group: String(wanted.group ?? ''),
    resource: String(wanted.resource ?? ''),
    namespace: wanted.namespace ? String(wanted.namespace) : undefined,
  });
  return {
    kind: 'SelfSubjectAccessReview',
    apiVersion: 'authorization.k8s.io/v1',
    metadata: { creationTimestamp: null },
    spec,
    status: {
      allowed,
      ...(allowed && {
        reason: 'RBAC: allowed by ClusterRoleBinding "backstage-flux"',
      }),
    },
  };
}
