import { fluxObject } from '../__fixtures__/objects';
import {
  appliedBy,
  applierName,
  resumptionUndoneBy,
  suspensionUndoneBy,
  type FluxKind,
  type FluxObject,
} from '..';

const KUSTOMIZATION = {
  'kustomize.toolkit.fluxcd.io/name': 'apps',
  'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
};
const RELEASE = {
  'helm.toolkit.fluxcd.io/name': 'tenant',
  'helm.toolkit.fluxcd.io/namespace': 'tenants',
};
const TRACKED = {
  'argocd.argoproj.io/tracking-id':
    'shop:helm.toolkit.fluxcd.io/HelmRelease:shop/carts',
};

const apps = { kind: 'Kustomization', namespace: 'flux-system', name: 'apps' };
const tenant = { kind: 'HelmRelease', namespace: 'tenants', name: 'tenant' };

const suspendField = { 'f:spec': { 'f:suspend': {} } };
const otherFields = { 'f:spec': { 'f:interval': {} } };

function owner(
  manager: string,
  fieldsV1: FluxObject = suspendField,
  operation = 'Apply',
): FluxObject {
  return { manager, operation, time: '2026-11-20T10:00:00Z', fieldsV1 };
}

function object(options: {
  kind?: FluxKind;
  name?: string;
  namespace?: string;
  labels?: FluxObject;
  annotations?: FluxObject;
  owners?: readonly FluxObject[];
  suspend?: boolean;
  /** Ids of what it applied. */
  inventory?: readonly string[];
}): FluxObject {
  const { kind = 'HelmRelease', name = 'carts', namespace = 'shop' } = options;
  const { labels, annotations, owners, suspend, inventory } = options;
  const entries = inventory?.map(id => ({ id, v: 'v1' }));
  return fluxObject(kind, {
    metadata: { name, namespace, labels, annotations, managedFields: owners },
    spec: { suspend },
    ...(entries && { status: { inventory: { entries } } }),
  });
}

/** A Kustomization called like the one that its labels name. */
function namesake(inventory: readonly string[]): Parameters<typeof object>[0] {
  const { namespace, name } = apps;
  return {
    kind: 'Kustomization',
    namespace,
    name,
    labels: KUSTOMIZATION,
    inventory,
  };
}

const ITSELF = 'flux-system_apps_kustomize.toolkit.fluxcd.io_Kustomization';
const ANOTHER = 'flux-system_shop_kustomize.toolkit.fluxcd.io_Kustomization';

describe('appliedBy', () => {
  it.each<[string, FluxObject, object | undefined]>([
    ['nothing that is known', object({}), undefined],
    [
      'a Kustomization whose manifest has the field',
      object({
        labels: KUSTOMIZATION,
        owners: [owner('kustomize-controller')],
      }),
      { ...apps, undoes: 'surely' },
    ],
    [
      'a Kustomization whose manifest does not have the field',
      object({
        labels: KUSTOMIZATION,
        owners: [owner('kustomize-controller', otherFields), owner('flux')],
      }),
      { name: 'flux', undoes: 'perhaps' },
    ],
    [
      'a Kustomization, where somebody else suspended it',
      object({
        labels: KUSTOMIZATION,
        owners: [
          owner('kustomize-controller', otherFields),
          owner('flux', suspendField, 'Update'),
        ],
      }),
      { ...apps, undoes: 'no' },
    ],
    [
      'a Kustomization, as its labels tell',
      object({ labels: KUSTOMIZATION }),
      { ...apps, undoes: 'no' },
    ],
    [
      'a Kustomization that the labels do not name',
      object({ owners: [owner('kustomize-controller')] }),
      { name: 'kustomize-controller', undoes: 'surely' },
    ],
    [
      'the Kustomization of flux bootstrap, which is itself',
      object({
        kind: 'Kustomization',
        name: 'apps',
        namespace: 'flux-system',
        labels: KUSTOMIZATION,
        owners: [owner('kustomize-controller')],
      }),
      { ...apps, undoes: 'no' },
    ],
    [
      'itself, as its inventory tells',
      object({
        ...namesake([ANOTHER, ITSELF]),
        owners: [owner('kustomize-controller')],
      }),
      { ...apps, undoes: 'no' },
    ],
    // The id is that of api/v2/inventory_types.go line 39 of helm-controller
    // v1.6.4; kustomize-controller v1.9.5 has the same, as line 46 of
    // internal/inventory/inventory.go writes it. Both label what they apply
    // (pkg/ssa v0.76.2 manager.go line 66), on whichever cluster.
    [
      'one of its name on a hub, which its inventory lacks',
      object({
        ...namesake([ANOTHER]),
        owners: [owner('kustomize-controller')],
      }),
      { ...apps, undoes: 'surely' },
    ],
    ...['ssa: Ignore', 'ssa: IfNotPresent', 'reconcile: disabled'].map(
      (annotation): [string, FluxObject, object] => {
        const [name, value] = annotation.split(': ');
        return [
          `a Kustomization that leaves it alone because of ${annotation}`,
          object({
            labels: KUSTOMIZATION,
            annotations: { [`kustomize.toolkit.fluxcd.io/${name}`]: value },
            owners: [owner('kustomize-controller')],
          }),
          { ...apps, undoes: 'no' },
        ];
      },
    ),
    [
      'a HelmRelease, which compares only releases',
      object({
        labels: RELEASE,
        owners: [owner('helm-controller', suspendField, 'Update')],
      }),
      { ...tenant, undoes: 'perhaps' },
    ],
    [
      'a HelmRelease of which a Kustomization is told as well',
      object({
        labels: { ...KUSTOMIZATION, ...RELEASE },
        owners: [owner('helm-controller')],
      }),
      { ...tenant, undoes: 'perhaps' },
    ],
    [
      'a ResourceSet',
      object({
        labels: {
          'resourceset.fluxcd.controlplane.io/name': 'teams',
          'resourceset.fluxcd.controlplane.io/namespace': 'flux-system',
        },
        owners: [owner('flux-operator')],
      }),
      {
        kind: 'ResourceSet',
        namespace: 'flux-system',
        name: 'teams',
        undoes: 'surely',
      },
    ],
    [
      'a FluxInstance',
      object({
        kind: 'GitRepository',
        labels: {
          'fluxcd.controlplane.io/name': 'flux',
          'fluxcd.controlplane.io/namespace': 'flux-system',
        },
        owners: [owner('flux-operator')],
      }),
      {
        kind: 'FluxInstance',
        namespace: 'flux-system',
        name: 'flux',
        undoes: 'surely',
      },
    ],
    [
      'Argo CD',
      object({
        annotations: TRACKED,
        owners: [owner('argocd-controller')],
      }),
      { kind: 'Application', name: 'shop', undoes: 'perhaps' },
    ],
    [
      'Argo CD, without server-side apply',
      object({
        annotations: {
          'argocd.argoproj.io/tracking-id':
            'team-a_shop:helm.toolkit.fluxcd.io/HelmRelease:shop/carts',
        },
        owners: [
          owner('argocd-application-controller', suspendField, 'Update'),
        ],
      }),
      {
        kind: 'Application',
        namespace: 'team-a',
        name: 'shop',
        undoes: 'perhaps',
      },
    ],
    [
      'nothing: the note of Argo CD is of the object that this is a copy of',
      object({ name: 'carts-copy', annotations: TRACKED }),
      undefined,
    ],
    [
      'another applier',
      object({ owners: [owner('Terraform')] }),
      { name: 'Terraform', undoes: 'perhaps' },
    ],
    [
      'nothing: who only updates does not come back',
      object({ owners: [owner('kubectl-edit', suspendField, 'Update')] }),
      undefined,
    ],
    [
      'a Kustomization that sets the annotation which disables a ResourceSet',
      object({
        kind: 'ResourceSet',
        labels: KUSTOMIZATION,
        owners: [
          owner('kustomize-controller', {
            'f:metadata': {
              'f:annotations': { 'f:fluxcd.controlplane.io/reconcile': {} },
            },
          }),
        ],
      }),
      { ...apps, undoes: 'surely' },
    ],
    [
      'a Kustomization, though it cannot be suspended',
      object({ kind: 'ExternalArtifact', labels: KUSTOMIZATION }),
      { ...apps, undoes: 'no' },
    ],
    [
      'nothing, if only half of it is told',
      object({ labels: { 'kustomize.toolkit.fluxcd.io/name': 'apps' } }),
      undefined,
    ],
  ])('is %s', (_, sent, expected) => {
    expect(appliedBy(sent)).toEqual(expected);
  });
});

describe('suspensionUndoneBy', () => {
  const byKubectl = {
    labels: KUSTOMIZATION,
    suspend: true,
    owners: [owner('kubectl-patch', suspendField, 'Update')],
  };
  const undone = { ...apps, undoes: 'surely' };

  it.each<[string, FluxObject, object | undefined]>([
    ['kubectl patch', object(byKubectl), undone],
    [
      'kubectl edit',
      object({
        ...byKubectl,
        owners: [owner('kubectl-edit', suspendField, 'Update')],
      }),
      undone,
    ],
    [
      'kubectl apply --server-side',
      object({ ...byKubectl, owners: [owner('kubectl')] }),
      undone,
    ],
    [
      'the CLI of Flux',
      object({
        ...byKubectl,
        owners: [owner('flux', suspendField, 'Update')],
      }),
      undefined,
    ],
    [
      'this plugin',
      object({
        ...byKubectl,
        owners: [owner('flux-client-side-apply', suspendField, 'Update')],
      }),
      undefined,
    ],
    [
      'kubectl, of what no Kustomization applies',
      object({ ...byKubectl, labels: {} }),
      undefined,
    ],
    [
      'kubectl, and was resumed',
      object({ ...byKubectl, suspend: false }),
      undefined,
    ],
    [
      'kubectl, of what a Kustomization merges into',
      object({
        ...byKubectl,
        annotations: { 'kustomize.toolkit.fluxcd.io/ssa': 'Merge' },
      }),
      undefined,
    ],
    [
      'kubectl, of what a Kustomization leaves alone',
      object({
        ...byKubectl,
        annotations: { 'kustomize.toolkit.fluxcd.io/reconcile': 'Disabled' },
      }),
      undefined,
    ],
    [
      'kubectl, of a Kustomization that a hub has one of the same name of',
      object({ ...byKubectl, ...namesake([ANOTHER]) }),
      undone,
    ],
    [
      'kubectl, of a Kustomization that applies itself',
      object({ ...byKubectl, ...namesake([ITSELF]) }),
      undefined,
    ],
    [
      'kubectl, of the Kustomization that would have to undo it',
      object({
        ...byKubectl,
        kind: 'Kustomization',
        name: 'apps',
        namespace: 'flux-system',
      }),
      undefined,
    ],
  ])('of what was suspended by %s', (_, sent, expected) => {
    expect(suspensionUndoneBy(sent)).toEqual(expected);
  });
});

describe('resumptionUndoneBy', () => {
  const suspended = { labels: KUSTOMIZATION, suspend: true };
  const bySsa = [owner('kustomize-controller')];

  it.each<[string, FluxObject, object | undefined]>([
    // kustomize-controller v1.9.5 kustomization_controller.go, apply: it applies
    // what its manifests say with each reconciliation.
    [
      'a Kustomization whose manifest suspends it',
      object({ ...suspended, owners: bySsa }),
      { ...apps, undoes: 'surely' },
    ],
    [
      'a Kustomization that applies and so suspends itself',
      object({ ...suspended, ...namesake([ITSELF]), owners: bySsa }),
      { ...apps, undoes: 'surely' },
    ],
    [
      'a release of Helm whose chart suspends it',
      object({
        labels: RELEASE,
        suspend: true,
        owners: [owner('helm-controller', suspendField, 'Update')],
      }),
      { ...tenant, undoes: 'perhaps' },
    ],
    [
      'nobody: its manifest does not mention it',
      object({
        ...suspended,
        owners: [owner('flux', suspendField, 'Update')],
      }),
      undefined,
    ],
    [
      'nobody: the Kustomization leaves it alone',
      object({
        ...suspended,
        annotations: { 'kustomize.toolkit.fluxcd.io/reconcile': 'disabled' },
        owners: bySsa,
      }),
      undefined,
    ],
    [
      'nobody: it is not suspended',
      object({ ...suspended, suspend: false, owners: bySsa }),
      undefined,
    ],
    [
      'nobody: it is being deleted',
      {
        ...object({ ...suspended, owners: bySsa }),
        metadata: {
          ...Object(object({ ...suspended, owners: bySsa }).metadata),
          deletionTimestamp: '2026-11-21T12:00:00Z',
        },
      },
      undefined,
    ],
  ])('is %s', (_, sent, expected) => {
    expect(resumptionUndoneBy(sent)).toEqual(expected);
  });
});

describe('applierName', () => {
  it.each([
    [{ ...apps }, 'Kustomization flux-system/apps'],
    [{ kind: 'Application', name: 'shop' }, 'Argo CD Application shop'],
    [
      { kind: 'Application', namespace: 'team-a', name: 'shop' },
      'Argo CD Application team-a/shop',
    ],
    [{ name: 'Terraform' }, 'Terraform'],
  ])('of %j', (applier, expected) => {
    expect(applierName({ ...applier, undoes: 'no' })).toBe(expected);
  });
});
