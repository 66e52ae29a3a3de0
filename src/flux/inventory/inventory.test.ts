import { fluxObject } from '../__fixtures__/objects';
import type { FluxKind } from '../kinds/kinds';
import type { FluxObject } from '../objects/types';
import {
  appliedSelectorOf,
  checkOf,
  entryFinder,
  inventoryKindsOf,
  inventoryOf,
} from './inventory';

function withInventory(
  entries: unknown,
  kind: FluxKind = 'Kustomization',
): FluxObject {
  return fluxObject(kind, { status: { inventory: { entries } } });
}

const withIds = (...ids: string[]) =>
  withInventory(ids.map(id => ({ id, v: 'v1' })));

describe('inventoryOf', () => {
  it.each([
    ['default_podinfo__Service', ['', 'Service', 'default', 'podinfo']],
    ['shop_carts_apps_Deployment', ['apps', 'Deployment', 'shop', 'carts']],
    ['_apps__Namespace', ['', 'Namespace', undefined, 'apps']],
    [
      '_system__aggregated-metrics-reader_rbac.authorization.k8s.io_ClusterRole',
      [
        'rbac.authorization.k8s.io',
        'ClusterRole',
        undefined,
        'system:aggregated-metrics-reader',
      ],
    ],
    [
      'kube-system_system____a___rbac.authorization.k8s.io_Role',
      ['rbac.authorization.k8s.io', 'Role', 'kube-system', 'system::a:'],
    ],
    [
      'shop_read_only_rbac.authorization.k8s.io_RoleBinding',
      ['rbac.authorization.k8s.io', 'RoleBinding', 'shop', 'read_only'],
    ],
    [
      '_gitrepositories.source.toolkit.fluxcd.io_apiextensions.k8s.io_CustomResourceDefinition',
      [
        'apiextensions.k8s.io',
        'CustomResourceDefinition',
        undefined,
        'gitrepositories.source.toolkit.fluxcd.io',
      ],
    ],
  ])('reads the id %s', (id, [group, kind, namespace, name]) => {
    expect(inventoryOf(withIds(id))).toEqual({
      origin: 'inventory',
      entries: [{ group, kind, namespace, name, version: 'v1' }],
      unreadable: 0,
    });
  });

  it.each([
    '',
    'x',
    '_',
    '____',
    'shop_carts',
    'shop_carts_apps',
    'shop__apps_Deployment',
    'shop_carts_apps_',
    '_'.repeat(100_000),
    `shop_${'a'.repeat(100_000)}_apps_Deployment`,
  ])('counts the id %.20s as not readable', id => {
    expect(inventoryOf(withIds(id, 'shop_a_apps_Deployment'))).toMatchObject({
      entries: [{ name: 'a' }],
      unreadable: 1,
    });
  });

  it('keeps an object once, in the order of the inventory', () => {
    const ids = ['shop_b__Pod', 'shop_a__Pod', 'shop_b__Pod'];
    expect(
      inventoryOf(withIds(...ids)).entries.map(({ name }) => name),
    ).toEqual(['b', 'a']);
  });

  it.each<FluxKind>(['Kustomization', 'HelmRelease', 'ResourceSet'])(
    'reads the inventory of a %s',
    kind => {
      const object = withInventory([{ id: 'shop_a_apps_Deployment' }], kind);
      expect(inventoryOf(object)).toEqual({
        origin: 'inventory',
        entries: [
          {
            group: 'apps',
            kind: 'Deployment',
            namespace: 'shop',
            name: 'a',
            version: undefined,
          },
        ],
        unreadable: 0,
      });
    },
  );

  it('reads the artifacts of an ArtifactGenerator', () => {
    const object = fluxObject('ArtifactGenerator', {
      status: {
        inventory: [
          { name: 'carts', namespace: 'shop', digest: 'sha256:0' },
          { name: 'orders' },
          null,
        ],
      },
    });
    expect(inventoryOf(object)).toMatchObject({
      origin: 'inventory',
      entries: [
        {
          group: 'source.toolkit.fluxcd.io',
          kind: 'ExternalArtifact',
          namespace: 'shop',
          name: 'carts',
        },
      ],
      unreadable: 2,
    });
  });

  it.each([
    ['a release of Flux 2.7', fluxObject('HelmRelease'), 'labels'],
    [
      'a release that applied nothing',
      withInventory([], 'HelmRelease'),
      'inventory',
    ],
    ['a Kustomization that never ran', fluxObject('Kustomization'), 'none'],
    ['a source', withInventory([{ id: 'a_b_c_D' }], 'GitRepository'), 'none'],
    [
      'another kind of that name',
      { kind: 'Kustomization', apiVersion: 'kustomize.config.k8s.io/v1' },
      'none',
    ],
  ])('says how what %s applied is known', (_, object, origin) => {
    expect(inventoryOf(object)).toMatchObject({ origin, entries: [] });
  });

  it('reads an inventory of 10,000 objects', () => {
    const ids = Array.from(
      { length: 10_000 },
      (_, index) => `shop-${index % 40}_config-${index}__ConfigMap`,
    );
    const inventory = inventoryOf(withIds(...ids));
    expect(inventory.entries).toHaveLength(10_000);
    const kinds = inventoryKindsOf(inventory);
    expect(kinds.map(({ entries }) => entries.length)).toEqual([10_000]);
  });
});

describe('inventoryKindsOf', () => {
  it('groups by group, version and kind, in the order of the inventory', () => {
    const object = withInventory([
      { id: 'shop_b_apps_Deployment', v: 'v1' },
      { id: 'shop_config__ConfigMap', v: 'v1' },
      { id: 'shop_old_policy_PodDisruptionBudget', v: 'v1beta1' },
      { id: 'shop_a_apps_Deployment', v: 'v1' },
      { id: 'shop_new_policy_PodDisruptionBudget', v: 'v1' },
      {
        id: '_things.shop.example_apiextensions.k8s.io_CustomResourceDefinition',
        v: 'v1',
      },
    ]);
    expect(
      inventoryKindsOf(inventoryOf(object)).map(
        ({ version, kind, check, entries }) => [
          version,
          kind,
          check,
          entries.map(({ name }) => name),
        ],
      ),
    ).toEqual([
      ['v1', 'Deployment', 'health', ['b', 'a']],
      ['v1', 'ConfigMap', 'nothing', ['config']],
      ['v1beta1', 'PodDisruptionBudget', 'nothing', ['old']],
      ['v1', 'PodDisruptionBudget', 'nothing', ['new']],
      ['v1', 'CustomResourceDefinition', 'existence', ['things.shop.example']],
    ]);
  });

  it('asks for the newest version of a kind of Flux', () => {
    const object = withInventory([
      { id: 'shop_a_helm.toolkit.fluxcd.io_HelmRelease', v: 'v2beta2' },
      { id: 'shop_b_helm.toolkit.fluxcd.io_HelmRelease', v: 'v2' },
    ]);
    expect(inventoryKindsOf(inventoryOf(object))).toMatchObject([
      { kind: 'HelmRelease', version: undefined, entries: [{}, {}] },
    ]);
  });

  it('includes workloads if objects are found only by labels', () => {
    const kinds = inventoryKindsOf(inventoryOf(fluxObject('HelmRelease')));
    expect(kinds.map(({ kind }) => kind)).toEqual([
      'Deployment',
      'StatefulSet',
      'DaemonSet',
      'CronJob',
      'Job',
    ]);
    expect(kinds.every(({ check }) => check === 'health')).toBe(true);
  });
});

it.each([
  ['', 'Secret', 'nothing'],
  ['', 'ConfigMap', 'nothing'],
  ['', 'ServiceAccount', 'nothing'],
  ['', 'Pod', 'health'],
  ['', 'Service', 'health'],
  ['', 'Namespace', 'health'],
  ['rbac.authorization.k8s.io', 'ClusterRole', 'nothing'],
  ['networking.k8s.io', 'NetworkPolicy', 'nothing'],
  ['networking.k8s.io', 'Ingress', 'health'],
  ['batch', 'CronJob', 'health'],
  ['shop.example', 'Secret', 'health'],
  ['shop.example', 'ConfigMap', 'health'],
  ['apiextensions.k8s.io', 'CustomResourceDefinition', 'existence'],
])('checkOf %s/%s is %s', (group, kind, check) => {
  expect(checkOf({ group, kind })).toBe(check);
});

describe('appliedSelectorOf', () => {
  it.each<[FluxKind, string | undefined]>([
    [
      'Kustomization',
      'kustomize.toolkit.fluxcd.io/name=carts,kustomize.toolkit.fluxcd.io/namespace=shop',
    ],
    [
      'HelmRelease',
      'helm.toolkit.fluxcd.io/name=carts,helm.toolkit.fluxcd.io/namespace=shop',
    ],
    [
      'ResourceSet',
      'resourceset.fluxcd.controlplane.io/name=carts,resourceset.fluxcd.controlplane.io/namespace=shop',
    ],
    [
      'FluxInstance',
      'fluxcd.controlplane.io/name=carts,fluxcd.controlplane.io/namespace=shop',
    ],
    ['ArtifactGenerator', 'source.extensions.fluxcd.io/generator=17'],
    ['GitRepository', undefined],
  ])('of a %s', (kind, selector) => {
    const object = fluxObject(kind, { metadata: { uid: '17' } });
    expect(appliedSelectorOf({ cluster: 'staging', object })).toBe(selector);
  });
});

describe('entryFinder', () => {
  const resource = (metadata: FluxObject, kind = 'Deployment') => ({
    cluster: 'staging',
    object: { apiVersion: 'apps/v1', kind, metadata },
  });
  const entry = {
    group: 'apps',
    kind: 'Deployment',
    namespace: 'shop',
    name: 'a',
  };

  it('finds the object of an entry', () => {
    const other = resource({ name: 'a', namespace: 'other' });
    const own = resource({ name: 'a', namespace: 'shop' });
    expect(entryFinder([other, own])(entry)).toBe(own);
    expect(entryFinder([other])(entry)).toBeUndefined();
    expect(entryFinder([])(entry)).toBeUndefined();
  });

  it('finds one without a namespace that the entry gives it', () => {
    const own = resource({ name: 'a' });
    expect(entryFinder([own])(entry)).toBe(own);
  });
});
