import { randomBytes } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseAllDocuments } from 'yaml';

const root = fileURLToPath(new URL('../../..', import.meta.url));

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
 * the service account of the README's roles; `visitor` has no rights of its own.
 * @param {string[]} controllers - names of Flux' controllers
 */
export function makeUsers(controllers) {
  const users = {
    admin: { user: 'admin', groups: ['system:masters'] },
    backstage: serviceAccount('backstage', 'backstage'),
    visitor: serviceAccount('backstage', 'visitor'),
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
 * The roles and bindings that README.md and docs/ tell people to apply, each
 * once. Rules that are to be added to a role are one of their own here.
 */
export function readmeAccess() {
  const documents = yamlBlocks().flatMap(text =>
    parseAllDocuments(text).map(part => part.toJS()),
  );
  const objects = new Map();
  for (const object of documents) {
    const { apiVersion, kind, metadata = {} } = object ?? {};
    if (apiVersion !== rbac) continue;
    objects.set(JSON.stringify([kind, metadata.namespace, metadata.name]), {
      ...object,
    });
  }
  const more = documents.flatMap(each =>
    Array.isArray(each) ? each : (!each?.apiVersion && each?.rules) || [],
  );
  const name = 'backstage-flux-more';
  return [
    ...objects.values(),
    {
      apiVersion: rbac,
      kind: 'ClusterRole',
      metadata: { name },
      rules: more.filter(({ apiGroups, verbs }) => apiGroups && verbs),
    },
    bind(name, name, [['backstage', 'backstage']]),
  ];
}

/** Blocks of YAML with rules or roles. */
function yamlBlocks() {
  const docs = readdirSync(join(root, 'docs')).map(file => `docs/${file}`);
  const files = ['README.md', ...docs].filter(file => file.endsWith('.md'));
  const blocks = files.flatMap(file => {
    const text = readFileSync(join(root, file), 'utf8');
    const found = text.matchAll(/^( *)```ya?ml\n(.*?)^ *```$/gms);
    return [...found].map(([, indent, block]) =>
      block.replace(new RegExp(`^${indent}`, 'gm'), ''),
    );
  });
  return blocks.filter(
    text => text.includes(rbac) || /^ *- apiGroups:/m.test(text),
  );
}

/**
 * The rules of some roles, by the namespace they are for: '' for all.
 * @param {object[]} objects
 */
export function rulesOf(objects) {
  const rules = {};
  for (const { kind, metadata, rules: own } of objects) {
    if (kind === 'ClusterRole') (rules[''] ??= []).push(...own);
    if (kind === 'Role') (rules[metadata.namespace] ??= []).push(...own);
  }
  return rules;
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
    bind(name, name, [['backstage', 'backstage']]),
  ];
}

/** Access to logs of the workloads in a namespace. */
export function workloadLogsAccess(namespace) {
  const name = 'backstage-workload-logs';
  const binding = bind(name, name, [['backstage', 'backstage']]);
  return [
    {
      apiVersion: rbac,
      kind: 'Role',
      metadata: { name, namespace },
      rules: [{ apiGroups: [''], resources: ['pods/log'], verbs: ['get'] }],
    },
    {
      ...binding,
      kind: 'RoleBinding',
      metadata: { name, namespace },
      roleRef: { ...binding.roleRef, kind: 'Role' },
    },
  ];
}

/** Has the API server write down what Backstage asks it for. */
export const auditPolicy = {
  apiVersion: 'audit.k8s.io/v1',
  kind: 'Policy',
  omitStages: ['RequestReceived'],
  rules: [
    {
      level: 'Metadata',
      users: ['backstage', 'visitor'].map(
        name => serviceAccount('backstage', name).user,
      ),
    },
    { level: 'None' },
  ],
};

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
