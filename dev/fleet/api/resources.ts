import { Addon, addonKinds } from '../addons';
import { FluxController, FluxRelease } from '../releases';
import { fluxKinds, servedVersions, ServedVersion } from '../servedKinds';

/** A resource an API server serves. */
export interface ResourceDefinition {
  group: string;
  kind: string;
  plural: string;
  shortNames: string[];
  namespaced: boolean;
  versions: ServedVersion[];
  /** Custom resources carry apiVersion and kind on the items of a list. */
  custom: boolean;
  /** Field selectors besides metadata.name and metadata.namespace. */
  fields: string[];
}

function builtIn(
  group: string,
  kind: string,
  plural: string,
  more?: Partial<ResourceDefinition>,
): ResourceDefinition {
  return {
    group,
    kind,
    plural,
    shortNames: [],
    namespaced: true,
    versions: [{ name: 'v1', storage: true }],
    custom: false,
    fields: [],
    ...more,
  };
}

/** Kubernetes: pkg/apis/core/v1/conversion.go, the fields of an Event. */
const eventFields = [
  'involvedObject.kind',
  'involvedObject.namespace',
  'involvedObject.name',
  'involvedObject.uid',
  'involvedObject.apiVersion',
  'involvedObject.resourceVersion',
  'involvedObject.fieldPath',
  'reason',
  'reportingComponent',
  'source',
  'type',
];

const rbacGroup = 'rbac.authorization.k8s.io';

const builtIns: ResourceDefinition[] = [
  builtIn('', 'Namespace', 'namespaces', {
    namespaced: false,
    shortNames: ['ns'],
    fields: ['status.phase'],
  }),
  builtIn('', 'Event', 'events', { shortNames: ['ev'], fields: eventFields }),
  builtIn('', 'Pod', 'pods', { shortNames: ['po'], fields: ['status.phase'] }),
  builtIn('', 'Service', 'services', { shortNames: ['svc'] }),
  builtIn('', 'ConfigMap', 'configmaps', { shortNames: ['cm'] }),
  builtIn('', 'Secret', 'secrets', { fields: ['type'] }),
  builtIn('', 'ServiceAccount', 'serviceaccounts', { shortNames: ['sa'] }),
  builtIn('', 'PersistentVolumeClaim', 'persistentvolumeclaims', {
    shortNames: ['pvc'],
  }),
  builtIn('apps', 'Deployment', 'deployments', { shortNames: ['deploy'] }),
  builtIn('apps', 'ReplicaSet', 'replicasets', { shortNames: ['rs'] }),
  builtIn('apps', 'StatefulSet', 'statefulsets', { shortNames: ['sts'] }),
  builtIn('apps', 'DaemonSet', 'daemonsets', { shortNames: ['ds'] }),
  builtIn('batch', 'Job', 'jobs'),
  builtIn('batch', 'CronJob', 'cronjobs', { shortNames: ['cj'] }),
  builtIn('', 'LimitRange', 'limitranges', { shortNames: ['limits'] }),
  builtIn('', 'ResourceQuota', 'resourcequotas', { shortNames: ['quota'] }),
  builtIn('networking.k8s.io', 'Ingress', 'ingresses', { shortNames: ['ing'] }),
  builtIn('networking.k8s.io', 'NetworkPolicy', 'networkpolicies', {
    shortNames: ['netpol'],
  }),
  builtIn('policy', 'PodDisruptionBudget', 'poddisruptionbudgets', {
    shortNames: ['pdb'],
  }),
  builtIn(
    'autoscaling',
    'HorizontalPodAutoscaler',
    'horizontalpodautoscalers',
    { shortNames: ['hpa'], versions: [{ name: 'v2', storage: true }] },
  ),
  builtIn(rbacGroup, 'Role', 'roles'),
  builtIn(rbacGroup, 'RoleBinding', 'rolebindings'),
  builtIn(rbacGroup, 'ClusterRole', 'clusterroles', { namespaced: false }),
  builtIn(rbacGroup, 'ClusterRoleBinding', 'clusterrolebindings', {
    namespaced: false,
  }),
  builtIn('scheduling.k8s.io', 'PriorityClass', 'priorityclasses', {
    namespaced: false,
    shortNames: ['pc'],
  }),
  builtIn('storage.k8s.io', 'StorageClass', 'storageclasses', {
    namespaced: false,
    shortNames: ['sc'],
  }),
  builtIn(
    'apiextensions.k8s.io',
    'CustomResourceDefinition',
    'customresourcedefinitions',
    { namespaced: false, shortNames: ['crd', 'crds'] },
  ),
];

/**
 * What a cluster serves: the resources of Kubernetes that the worlds use, and
 * the kinds of the installed Flux controllers and addons.
 */
export function servedResources(options: {
  release: FluxRelease;
  controllers: FluxController[];
  operator: boolean;
  addons: Addon[];
}): ResourceDefinition[] {
  const { release, controllers, operator, addons } = options;
  const flux = fluxKinds
    .filter(({ controller }) =>
      controller === 'flux-operator'
        ? operator
        : controllers.includes(controller),
    )
    .map(({ group, kind, plural, shortNames, ...row }) => ({
      group,
      kind,
      plural,
      shortNames,
      namespaced: true,
      versions: servedVersions(
        { group, kind, plural, shortNames, ...row },
        release,
      ),
      custom: true,
      fields: [],
    }))
    .filter(({ versions }) => versions.length > 0);
  const others = addonKinds
    .filter(({ addon }) => addons.includes(addon))
    .map(({ addon, version, ...names }) => ({
      ...names,
      namespaced: true,
      versions: [{ name: version, storage: true }],
      custom: true,
      fields: [],
    }));
  return [...builtIns, ...flux, ...others];
}

/** The apiVersion of a version of a resource: `v1`, `apps/v1`. */
export function apiVersionOf(group: string, version: string): string {
  return group === '' ? version : `${group}/${version}`;
}

/** The name of a resource in error messages: `plural.group`. */
export function qualifiedResource(resource: {
  group: string;
  plural: string;
}): string {
  return resource.group === ''
    ? resource.plural
    : `${resource.plural}.${resource.group}`;
}
