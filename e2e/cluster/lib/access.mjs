import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse, parseAllDocuments } from 'yaml';

const readme = join(
  dirname(fileURLToPath(import.meta.url)),
  '../../../README.md',
);

const rbac = 'rbac.authorization.k8s.io/v1';
const fluxGroups = [
  'source.toolkit.fluxcd.io',
  'kustomize.toolkit.fluxcd.io',
  'helm.toolkit.fluxcd.io',
  'notification.toolkit.fluxcd.io',
  'image.toolkit.fluxcd.io',
  'source.extensions.fluxcd.io',
];

function serviceAccount(namespace, name) {
  return {
    user: `system:serviceaccount:${namespace}:${name}`,
    groups: ['system:serviceaccounts', `system:serviceaccounts:${namespace}`],
  };
}

/**
 * Who may call the API servers, each with a token of its own. `backstage` is
 * the service account of the README's roles; `viewer` has those to read only.
 * @param {string[]} controllers - names of Flux' controllers
 */
export function makeUsers(controllers) {
  const users = {
    admin: { user: 'admin', groups: ['system:masters'] },
    backstage: serviceAccount('backstage', 'backstage'),
    viewer: serviceAccount('backstage', 'viewer'),
  };
  for (const name of controllers) {
    users[name] = serviceAccount('flux-system', name);
  }
  for (const user of Object.values(users)) {
    user.token = randomBytes(16).toString('hex');
  }
  return users;
}

/** The file for kube-apiserver's --token-auth-file. */
export function tokenFile(users) {
  return Object.values(users)
    .map(({ token, user, groups }) => `${token},${user},${user},"${groups}"\n`)
    .join('');
}

function bind(name, role, subjects) {
  return {
    apiVersion: rbac,
    kind: 'ClusterRoleBinding',
    metadata: { name },
    roleRef: {
      apiGroup: 'rbac.authorization.k8s.io',
      kind: 'ClusterRole',
      name: role,
    },
    subjects: subjects.map(([namespace, subject]) => ({
      kind: 'ServiceAccount',
      namespace,
      name: subject,
    })),
  };
}

/**
 * What the README tells people to apply, read from the README: the roles and
 * bindings, with the rules for details and the runtime page added to the role
 * to read.
 */
export function readmeAccess() {
  const blocks = readFileSync(readme, 'utf8')
    .split('```yaml\n')
    .slice(1)
    .map(text => text.split('\n```')[0]);
  const objects = blocks
    .filter(text => text.includes(`apiVersion: ${rbac}`))
    .flatMap(text => parseAllDocuments(text).map(part => part.toJS()));
  const more = blocks.filter(text => text.startsWith('- apiGroups:'));
  const view = objects.find(({ metadata }) =>
    metadata.name.endsWith('flux-view'),
  );
  if (!view || more.length !== 2) {
    throw new Error(
      'README.md no longer has the role backstage-flux-view and two blocks of rules, for details and for the runtime page: e2e/cluster/lib/access.mjs reads them.',
    );
  }
  view.rules.push(...more.flatMap(text => parse(text)));
  return [
    ...objects,
    bind('backstage-viewer', view.metadata.name, [['backstage', 'viewer']]),
  ];
}

/** Has the rules of Kubernetes' own ClusterRole `view`. */
export const kubernetesView = {
  apiVersion: rbac,
  kind: 'ClusterRole',
  metadata: { name: 'system:aggregate-to-view' },
};

/**
 * Access to what Flux applied, without logs: the README has a Role for those of
 * controllers.
 * @param {object[]} rules - those of {@link kubernetesView}
 */
export function viewAccess(rules) {
  const name = 'backstage-cluster-view';
  return [
    {
      apiVersion: rbac,
      kind: 'ClusterRole',
      metadata: { name },
      rules: rules.map(rule => ({
        ...rule,
        resources: rule.resources.filter(each => each !== 'pods/log'),
      })),
    },
    bind(
      name,
      name,
      ['backstage', 'viewer'].map(subject => ['backstage', subject]),
    ),
  ];
}

/** Access to logs of the workloads in a namespace, for the user `backstage`. */
export function workloadLogsAccess(namespace) {
  const binding = bind('backstage-view', 'view', [['backstage', 'backstage']]);
  return {
    ...binding,
    kind: 'RoleBinding',
    metadata: { ...binding.metadata, namespace },
  };
}

/**
 * Flux' service accounts and roles. Flux: flux2 manifests/rbac, with the CLI's
 * name suffix.
 */
export function fluxAccess(controllers) {
  const role = (name, rules, labels) => ({
    apiVersion: rbac,
    kind: 'ClusterRole',
    metadata: { name: `${name}-flux-system`, ...(labels && { labels }) },
    rules,
  });
  const on = (apiGroups, resources, verbs) => ({ apiGroups, resources, verbs });
  const aggregate = name => [
    `rbac.authorization.k8s.io/aggregate-to-${name}`,
    'true',
  ];
  const reads = ['get', 'list', 'watch'];
  const writes = ['create', 'update', 'patch', 'delete'];
  const accounts = controllers.map(name => ['flux-system', name]);
  return [
    ...accounts.map(([namespace, name]) => ({
      apiVersion: 'v1',
      kind: 'ServiceAccount',
      metadata: { name, namespace },
    })),
    role('crd-controller', [
      ...fluxGroups.map(group => on([group], ['*'], ['*'])),
      on(
        [''],
        ['namespaces', 'secrets', 'configmaps', 'serviceaccounts'],
        reads,
      ),
      on([''], ['events'], ['create', 'patch']),
      on([''], ['configmaps'], [...reads, ...writes]),
      on([''], ['configmaps/status'], ['get', 'update', 'patch']),
      on(['coordination.k8s.io'], ['leases'], [...reads, ...writes]),
      on([''], ['serviceaccounts/token'], ['create']),
      { nonResourceURLs: ['/livez/ping'], verbs: ['head'] },
    ]),
    bind('crd-controller-flux-system', 'crd-controller-flux-system', accounts),
    bind(
      'cluster-reconciler-flux-system',
      'cluster-admin',
      accounts.filter(([, name]) => /^(kustomize|helm)-/.test(name)),
    ),
    role(
      'flux-view',
      [on(fluxGroups, ['*'], reads)],
      Object.fromEntries(['view', 'edit', 'admin'].map(aggregate)),
    ),
    role(
      'flux-edit',
      [on(fluxGroups, ['*'], [...writes, 'deletecollection'])],
      Object.fromEntries(['edit', 'admin'].map(aggregate)),
    ),
  ];
}
