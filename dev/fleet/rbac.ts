import { badRequest, forbidden } from './api/status';
import { ResourceDefinition } from './api/resources';
import { JsonObject, objectOf } from './types';

/** The verbs of the API server that the fleet knows. */
export type Verb = 'get' | 'list' | 'patch' | 'create';

/**
 * A right that the fleet's user lacks; fields that are left out match anything.
 */
export interface Denial {
  verbs?: Verb[];
  /** The plural of the resource, as in a Role. */
  resource?: string;
  namespace?: string;
}

/** Kubernetes: rbac.authorization.k8s.io/v1 PolicyRule. */
export interface PolicyRule {
  verbs: string[];
  apiGroups: string[];
  resources: string[];
  resourceNames?: string[];
}

/** A rule of a Role in a namespace, or of a ClusterRole without one. */
export interface Grant extends PolicyRule {
  namespace?: string;
}

/**
 * An authorizer besides RBAC, as on EKS, AKS and GKE. Its rules are not in
 * reviews; the message explains that, if there is one.
 */
export type WebhookAuthorizer = boolean | { evaluationError?: string };

/** The rights of the user: all that is not denied, and all that is granted. */
export interface Rights {
  denials: readonly Denial[];
  grants: readonly Grant[];
  /** Allows everything that is not denied, so that RBAC only has the grants. */
  webhookAuthorizer: WebhookAuthorizer;
  /** The resources that the cluster serves. */
  resources: readonly ResourceDefinition[];
}

/** A request as RBAC sees it. */
export interface Attributes {
  verb: string;
  group: string;
  resource: string;
  namespace?: string;
  name?: string;
}

const viewed: Record<string, string[]> = {
  '': [
    'configmaps',
    'events',
    'limitranges',
    'namespaces',
    'persistentvolumeclaims',
    'pods',
    'resourcequotas',
    'serviceaccounts',
    'services',
  ],
  apps: ['daemonsets', 'deployments', 'replicasets', 'statefulsets'],
  autoscaling: ['horizontalpodautoscalers'],
  batch: ['cronjobs', 'jobs'],
  'networking.k8s.io': ['ingresses', 'networkpolicies'],
  policy: ['poddisruptionbudgets'],
};

/**
 * The resources that a user with the ClusterRole `view` cannot read. Flux's
 * kinds are aggregated to it. Kubernetes:
 * plugin/pkg/auth/authorizer/rbac/bootstrappolicy.
 */
export function lackingWithView(
  resources: readonly ResourceDefinition[],
): Denial[] {
  const isViewed = ({ group, plural }: ResourceDefinition) =>
    /\.(toolkit|extensions)\.fluxcd\.io$/.test(group) ||
    viewed[group]?.includes(plural);
  return [
    { verbs: ['patch', 'create'] },
    ...resources
      .filter(resource => !isViewed(resource))
      .map(({ plural }) => ({ resource: plural })),
  ];
}

/** The API group of access reviews. */
export const reviewsGroup = 'authorization.k8s.io';

/** Reading a pod's log needs a separate right. */
export const podLog = { group: '', plural: 'pods/log' };

const verbs = [
  'get',
  'list',
  'watch',
  'create',
  'update',
  'patch',
  'delete',
  'deletecollection',
];

/** Kubernetes: the rights of everybody (system:basic-user). */
const basicUser: PolicyRule[] = [
  {
    verbs: ['create'],
    apiGroups: [reviewsGroup],
    resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
  },
];

/** Kubernetes: the rights of everybody (system:discovery). */
const discovery = {
  verbs: ['get'],
  nonResourceURLs: ['/api', '/api/*', '/apis', '/apis/*', '/version'],
};

/**
 * The rules for a namespace, or for the whole cluster. RBAC only adds rights:
 * without a right in one namespace, nobody has it for the whole cluster.
 */
function rulesFor(rights: Rights, namespace?: string): PolicyRule[] {
  const denials = rights.denials.filter(
    denial => !denial.namespace || !namespace || denial.namespace === namespace,
  );
  return [...rbacRulesFor(rights, namespace), ...notDenied(rights, denials)];
}

function rbacRulesFor({ grants }: Rights, namespace?: string): PolicyRule[] {
  const granted = grants
    .filter(grant => !grant.namespace || grant.namespace === namespace)
    .map(({ namespace: _, ...rule }) => rule);
  return [...basicUser, ...granted];
}

/** RBAC has no exceptions: if a resource is denied, all others are listed. */
function notDenied(
  { resources }: Rights,
  denials: readonly Denial[],
): PolicyRule[] {
  if (denials.length === 0) {
    return [{ verbs: ['*'], apiGroups: ['*'], resources: ['*'] }];
  }
  return [...resources, podLog].flatMap(({ group, plural }) => {
    const denied = denials
      .filter(({ resource }) => !resource || resource === plural)
      .flatMap<string>(denial => denial.verbs ?? verbs);
    const left = verbs.filter(verb => !denied.includes(verb));
    return left.length === 0
      ? []
      : [
          {
            verbs: denied.length === 0 ? ['*'] : left,
            apiGroups: [group],
            resources: [plural],
          },
        ];
  });
}

/** Kubernetes: pkg/apis/rbac/v1/evaluation_helpers.go. */
function covers(rule: PolicyRule, request: Attributes): boolean {
  const { resourceNames = [] } = rule;
  return (
    has(rule.verbs, request.verb) &&
    has(rule.apiGroups, request.group) &&
    has(rule.resources, request.resource) &&
    (resourceNames.length === 0 || resourceNames.includes(request.name ?? ''))
  );
}

function has(values: string[], value: string): boolean {
  return values.includes('*') || values.includes(value);
}

/** Whether the rights allow a request. */
function isAllowed(rights: Rights, request: Attributes): boolean {
  return rulesFor(rights, request.namespace).some(rule =>
    covers(rule, request),
  );
}

/**
 * Throws the API server's Forbidden error if the rights do not allow a request.
 */
export function authorize(options: {
  rights: Rights;
  user: string;
  verb: Verb;
  resource: Pick<ResourceDefinition, 'group' | 'plural'>;
  namespace?: string;
  name?: string;
}): void {
  const { rights, user, verb, resource, namespace, name } = options;
  const { group, plural } = resource;
  if (isAllowed(rights, { verb, group, resource: plural, namespace, name })) {
    return;
  }
  throw forbidden({
    target: { group, plural, name },
    user,
    verb,
    namespace,
  });
}

/** Answers a review of the user's own rights. */
export type Review = (rights: Rights, spec: JsonObject) => JsonObject;

/** Kubernetes: authorization.k8s.io/v1, the reviews by their plural. */
export const reviews: ReadonlyMap<string, { kind: string; answer: Review }> =
  new Map([
    [
      'selfsubjectaccessreviews',
      { kind: 'SelfSubjectAccessReview', answer: reviewAccess },
    ],
    [
      'selfsubjectrulesreviews',
      { kind: 'SelfSubjectRulesReview', answer: reviewRules },
    ],
  ]);

function reviewAccess(rights: Rights, spec: JsonObject): JsonObject {
  const wanted = objectOf(spec.resourceAttributes);
  const allowed = isAllowed(rights, {
    verb: String(wanted.verb ?? ''),
    group: String(wanted.group ?? ''),
    resource: String(wanted.resource ?? ''),
    namespace: wanted.namespace ? String(wanted.namespace) : undefined,
    name: wanted.name ? String(wanted.name) : undefined,
  });
  return {
    spec,
    status: {
      allowed,
      ...(allowed && {
        reason: 'RBAC: allowed by ClusterRoleBinding "backstage-flux"',
      }),
    },
  };
}

/**
 * Kubernetes: pkg/registry/authorization/selfsubjectrulesreview/rest.go, which
 * omits the spec, and apiserver plugin/pkg/authorizer/webhook.
 */
function reviewRules(rights: Rights, spec: JsonObject): JsonObject {
  const { webhookAuthorizer: webhook, denials } = rights;
  const { namespace } = spec;
  if (!namespace) throw badRequest('no namespace on request');
  const evaluationError =
    webhook === true
      ? 'webhook authorizer does not support user rule resolution'
      : objectOf(webhook).evaluationError;
  const mayAll = !webhook && denials.length === 0;
  return {
    spec: {},
    status: {
      resourceRules: webhook
        ? rbacRulesFor(rights, String(namespace))
        : rulesFor(rights, String(namespace)),
      nonResourceRules: [
        ...(mayAll ? [{ verbs: ['*'], nonResourceURLs: ['*'] }] : []),
        discovery,
      ],
      incomplete: Boolean(webhook),
      ...(evaluationError !== undefined && { evaluationError }),
    },
  };
}
