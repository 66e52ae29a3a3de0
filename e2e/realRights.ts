import { readFileSync } from 'node:fs';
import {
  kubernetes,
  type RealCluster,
  type Rule,
  type Rules,
} from './realClusters';

/** As in `kubectl auth can-i`: `list deployments.apps`. */
export type Right = `${'get' | 'list' | 'patch'} ${string}`;

const VISITOR = 'system:serviceaccount:backstage:visitor';
const GROUP = 'rbac.authorization.k8s.io';
const FLUX_NAMESPACE = 'flux-system';

/** The resource of a right: `pods/log` of the group ''. */
function partsOf(right: Right) {
  const [verb, what] = right.split(' ');
  const [resource, ...group] = what.split('.');
  return { verb, resource, group: group.join('.') };
}

/** The API server's message for the visitor without a right. */
export function refusalOf(right: Right): string {
  const { verb, resource, group } = partsOf(right);
  return `User "${VISITOR}" cannot ${verb} resource "${resource}" in API group "${group}"`;
}

/** Whether a rule grants a right. */
export function gives(rule: Rule, right: Right): boolean {
  const { verb, resource, group } = partsOf(right);
  const { apiGroups = [], resources = [], verbs } = rule;
  return (
    apiGroups.includes(group) &&
    verbs.includes(verb) &&
    (resources.includes(resource) || resources.includes('*'))
  );
}

/** The rights of a visitor. */
interface Visit {
  /** The right that is missing in all namespaces. */
  readonly without?: Right;
  /** Rights that are still granted in the namespace of Flux. */
  readonly inFlux?: readonly Right[];
}

const visits = new Map<RealCluster, Visit>();

/**
 * Grants the service account `visitor` the rights that the README grants to
 * that of Backstage, except for one.
 */
export async function letVisit(
  cluster: RealCluster,
  visit: Visit = {},
): Promise<void> {
  const { without, inFlux = [] } = visit;
  const { readme, named } = cluster.rules;
  const namespaces = new Set([...Object.keys(readme), ...Object.keys(named)]);
  for (const namespace of namespaces) {
    const rules: Rule[] = [];
    for (const rule of rulesIn(namespace, readme, named)) {
      rules.push(...(without ? await restOf(cluster, rule, without) : [rule]));
    }
    const more = namespace === FLUX_NAMESPACE ? inFlux.map(ruleFor) : [];
    await apply(cluster, namespace, [...rules, ...more]);
  }
  const before = visits.get(cluster)?.without;
  visits.set(cluster, visit);
  if (without) await untilAllowed(cluster, without, false);
  if (before && before !== without) await untilAllowed(cluster, before, true);
}

function rulesIn(namespace: string, ...all: readonly Rules[]): Rule[] {
  return all.flatMap(rules => rules[namespace] ?? []);
}

function ruleFor(right: Right): Rule {
  const { verb, resource, group } = partsOf(right);
  return { apiGroups: [group], resources: [resource], verbs: [verb] };
}

/** A rule without one right, split into several if necessary. */
async function restOf(
  cluster: RealCluster,
  rule: Rule,
  right: Right,
): Promise<Rule[]> {
  if (!gives(rule, right)) return [rule];
  const { verb, resource, group } = partsOf(right);
  const { apiGroups = [], resources = [], verbs } = rule;
  const all = resources.includes('*')
    ? await resourcesIn(cluster, group)
    : resources;
  const own = [group];
  return [
    { ...rule, apiGroups: apiGroups.filter(each => each !== group) },
    { apiGroups: own, resources: all.filter(each => each !== resource), verbs },
    {
      apiGroups: own,
      resources: [resource],
      verbs: verbs.filter(each => each !== verb),
    },
  ].filter(each =>
    [each.apiGroups, each.resources, each.verbs].every(
      part => part && part.length > 0,
    ),
  );
}

/** All resources of a group; none if it is not served. */
async function resourcesIn(
  cluster: RealCluster,
  group: string,
): Promise<string[]> {
  const { groups } = await kubernetes(cluster, '/apis');
  const { versions = [] } =
    groups.find(({ name }: any) => name === group) ?? {};
  const names = new Set<string>();
  for (const { groupVersion } of versions) {
    const { resources } = await kubernetes(cluster, `/apis/${groupVersion}`);
    for (const { name } of resources) names.add(name);
  }
  return [...names];
}

/** Applies rules for the visitor, in all namespaces or in one. */
async function apply(
  cluster: RealCluster,
  namespace: string,
  rules: readonly Rule[],
): Promise<void> {
  const [prefix, place] = namespace
    ? ['', `/namespaces/${namespace}`]
    : ['Cluster', ''];
  const send = (kind: string, object: object) =>
    kubernetes(
      cluster,
      `/apis/${GROUP}/v1${place}/${kind.toLowerCase()}s/visitor?fieldManager=e2e&force=true`,
      {
        method: 'PATCH',
        contentType: 'application/apply-patch+yaml',
        body: {
          apiVersion: `${GROUP}/v1`,
          kind,
          metadata: { name: 'visitor' },
          ...object,
        },
      },
    );
  await send(`${prefix}Role`, { rules });
  await send(`${prefix}RoleBinding`, {
    roleRef: { apiGroup: GROUP, kind: `${prefix}Role`, name: 'visitor' },
    subjects: [
      { kind: 'ServiceAccount', namespace: 'backstage', name: 'visitor' },
    ],
  });
}

/** Waits until changed roles are in effect on the API server. */
async function untilAllowed(
  cluster: RealCluster,
  right: Right,
  isAllowed: boolean,
): Promise<void> {
  const { verb, resource: path, group } = partsOf(right);
  const [resource, subresource] = path.split('/');
  const { readme, named } = cluster.rules;
  const namespace = ['', FLUX_NAMESPACE].find(each =>
    rulesIn(each, readme, named).some(rule => gives(rule, right)),
  );
  const about = { verb, group, resource, subresource, namespace };
  for (;;) {
    const { status } = await kubernetes(
      cluster,
      '/apis/authorization.k8s.io/v1/subjectaccessreviews',
      {
        method: 'POST',
        body: {
          apiVersion: 'authorization.k8s.io/v1',
          kind: 'SubjectAccessReview',
          spec: { user: VISITOR, resourceAttributes: about },
        },
      },
    );
    if (status.allowed === isAllowed) return;
  }
}

/** A request of an account for objects, from the audit log. */
interface Noted {
  readonly right: Right;
  readonly path: string;
  readonly isRefused: boolean;
  /** In milliseconds since the epoch. */
  readonly at: number;
}

/** The requests of an account in the audit log of an API server. */
export function notedOf(
  cluster: RealCluster,
  account: 'backstage' | 'visitor',
): Noted[] {
  const user = `system:serviceaccount:backstage:${account}`;
  return readFileSync(cluster.auditLog, 'utf8')
    .split('\n')
    .filter(line => line.includes(`"${user}"`))
    .map(line => JSON.parse(line))
    .filter(event => event.objectRef && event.user.username === user)
    .map(({ verb, objectRef, responseStatus, requestURI, stageTimestamp }) => {
      const { resource, subresource, apiGroup } = objectRef;
      const path = [resource, subresource].filter(Boolean).join('/');
      return {
        right: `${verb} ${[path, apiGroup].filter(Boolean).join('.')}` as Right,
        path: requestURI,
        isRefused: responseStatus?.code === 403,
        at: Date.parse(stageTimestamp),
      };
    });
}
