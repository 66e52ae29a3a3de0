import { fluxObject } from '../__fixtures__/objects';
import {
  companionsOf,
  dependenciesOf,
  managerOf,
  fluxReference,
  kindsNeeding,
  neededBy,
  referenceOf,
  type FluxKind,
  type FluxObject,
  type FluxResource,
} from '..';

const on = (object: unknown, cluster = 'staging'): FluxResource => ({
  cluster,
  object: object as FluxObject,
});

const labels = (
  prefix: string,
  name: unknown,
  namespace: unknown = 'flux',
) => ({
  [`${prefix}/name`]: name,
  [`${prefix}/namespace`]: namespace,
});
const kustomize = 'kustomize.toolkit.fluxcd.io';
const helm = 'helm.toolkit.fluxcd.io';

describe('what manages an object', () => {
  it.each<[string, FluxObject, string | undefined]>([
    ['a Kustomization', labels(kustomize, 'apps'), 'Kustomization flux/apps'],
    ['a HelmRelease', labels(helm, 'apps'), 'HelmRelease flux/apps'],
    [
      'a Kustomization before a HelmRelease',
      { ...labels(helm, 'umbrella'), ...labels(kustomize, 'apps') },
      'Kustomization flux/apps',
    ],
    [
      'a ResourceSet',
      labels('resourceset.fluxcd.controlplane.io', 'tenants'),
      'ResourceSet flux/tenants',
    ],
    [
      'a FluxInstance',
      labels('fluxcd.controlplane.io', 'flux'),
      'FluxInstance flux/flux',
    ],
    ['nothing: no labels', {}, undefined],
    ['nothing: half of the labels', { [`${kustomize}/name`]: 'a' }, undefined],
    ['nothing: wrong types', labels(kustomize, 7, []), undefined],
    ['nothing: no name', labels(kustomize, '../x'), undefined],
  ])('is %s', (_, sent, expected) => {
    const object = fluxObject('HelmRelease', { metadata: { labels: sent } });
    const { kind, namespace, name } = managerOf(on(object)) ?? {};
    expect(kind && `${kind} ${namespace}/${name}`).toBe(expected);
  });

  it('is not the object itself, but what else applies it', () => {
    const itself = labels(kustomize, 'carts', 'shop');
    const managed = (more: FluxObject) =>
      managerOf(
        on(
          fluxObject('Kustomization', {
            metadata: { labels: { ...itself, ...more } },
          }),
        ),
      );
    expect(managed({})).toBeUndefined();
    expect(managed(labels('fluxcd.controlplane.io', 'flux'))).toMatchObject({
      kind: 'FluxInstance',
    });
  });

  it('is unknown where two clusters have one name, and of garbage', () => {
    const object = fluxObject('HelmRelease', {
      metadata: { labels: labels(kustomize, 'apps') },
    });
    const ambiguous = { ...on(object), clusterIsAmbiguous: true };
    expect(managerOf(ambiguous)).toBeUndefined();
    expect(managerOf(on(null))).toBeUndefined();
  });
});

/** `relation Kind namespace/name`, and how it is fulfilled. */
const needs = (kind: FluxKind, spec: unknown) =>
  dependenciesOf(on(fluxObject(kind, { spec: spec as FluxObject }))).map(
    ({ reference, relation, fulfilledBy }) => {
      const place = reference.namespace ? `${reference.namespace}/` : '';
      const name = `${reference.kind} ${place}${reference.name}`;
      return `${relation} ${name}${fulfilledBy ? ` ${fulfilledBy}` : ''}`;
    },
  );

describe('what an object needs', () => {
  it.each<[FluxKind, FluxObject, string[]]>([
    [
      'Kustomization',
      {
        dependsOn: [
          { name: 'db' },
          { name: 'crds', namespace: 'infra', readyExpr: 'dep.x' },
          { name: 'db' },
        ],
        sourceRef: { kind: 'GitRepository', name: 'shop' },
      },
      [
        'dependsOn Kustomization shop/db',
        'dependsOn Kustomization infra/crds expression',
        'source GitRepository shop/shop',
      ],
    ],
    [
      'HelmRelease',
      {
        dependsOn: [
          { name: 'db' },
          { kind: 'Kustomization', name: 'crds', namespace: 'infra' },
        ],
        chart: {
          spec: {
            chart: 'carts',
            sourceRef: { kind: 'HelmRepository', name: 'c', namespace: 'hub' },
          },
        },
      },
      [
        'dependsOn HelmRelease shop/db',
        'dependsOn Kustomization infra/crds',
        'source HelmRepository hub/c',
        'chart HelmChart hub/shop-carts',
      ],
    ],
    [
      'HelmRelease',
      { chartRef: { kind: 'HelmChart', name: 'carts' } },
      ['chart HelmChart shop/carts'],
    ],
    [
      'HelmRelease',
      { chartRef: { kind: 'OCIRepository', name: 'carts' } },
      ['source OCIRepository shop/carts'],
    ],
    [
      'ResourceSet',
      {
        dependsOn: [
          {
            apiVersion: 'apiextensions.k8s.io/v1',
            kind: 'CustomResourceDefinition',
            name: 'certificates.cert-manager.io',
          },
          {
            apiVersion: 'apps/v1',
            kind: 'Deployment',
            name: 'db',
            ready: true,
          },
          {
            apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
            kind: 'Kustomization',
            name: 'crds',
            namespace: 'infra',
            ready: true,
            readyExpr: 'status.x',
          },
        ],
      },
      [
        'dependsOn CustomResourceDefinition certificates.cert-manager.io existence',
        'dependsOn Deployment shop/db',
        'dependsOn Kustomization infra/crds expression',
      ],
    ],
    [
      'GitRepository',
      { include: [{ repository: { name: 'base' } }, { repository: null }, 7] },
      ['include GitRepository shop/base'],
    ],
    [
      'Alert',
      { providerRef: { name: 'slack' } },
      ['provider Provider shop/slack'],
    ],
    [
      'HelmChart',
      { sourceRef: { kind: 'Bucket', name: 'files' } },
      ['source Bucket shop/files'],
    ],
  ])('of kind %s with %j', (kind, spec, expected) => {
    expect(needs(kind, spec)).toEqual(expected);
  });

  it.each([
    [null],
    [7],
    [{ dependsOn: null }],
    [{ dependsOn: { name: 'db' } }],
    [{ dependsOn: [null, 7, 'db', {}, { name: '' }, { name: 7 }] }],
    [{ dependsOn: [{ name: 'db', kind: 'NobodyKnows' }] }],
  ])('is nothing with %j', spec => {
    expect(needs('Kustomization', spec)).toEqual([]);
  });

  it('names the API group of what other projects define', () => {
    const object = fluxObject('ResourceSet', {
      spec: {
        dependsOn: [
          {
            apiVersion: 'kustomize.config.k8s.io/v1beta1',
            kind: 'Kustomization',
            name: 'x',
          },
          { apiVersion: 'v1', kind: 'Namespace', name: 'shop' },
        ],
      },
    });
    expect(
      dependenciesOf(on(object)).map(({ reference }) => reference.group),
    ).toEqual(['kustomize.config.k8s.io', '']);
  });

  it('is unknown where two clusters have one name', () => {
    const object = fluxObject('Kustomization', {
      spec: { dependsOn: [{ name: 'db' }] },
    });
    const ambiguous = { ...on(object), clusterIsAmbiguous: true };
    expect(dependenciesOf(ambiguous)).toEqual([]);
  });
});

describe('what needs an object', () => {
  const source = on(
    fluxObject('GitRepository', { metadata: { name: 'shop' } }),
  );
  const user = (name: string, spec: FluxObject, cluster?: string) =>
    on(fluxObject('Kustomization', { metadata: { name }, spec }), cluster);
  const sourceRef = { kind: 'GitRepository', name: 'shop' };
  const known = [
    user('carts', { sourceRef, dependsOn: [{ name: 'db' }] }),
    user('db', { sourceRef: { ...sourceRef, namespace: 'other' } }),
    user('elsewhere', { sourceRef }, 'prod'),
    source,
    on(
      fluxObject('GitRepository', {
        spec: { include: [{ repository: { name: 'shop' } }] },
      }),
    ),
    on(null),
    on(7),
  ];

  const needing = (self: FluxResource) => neededBy(referenceOf(self)!, known);

  it('uses it, includes it or depends on it', () => {
    expect(needing(source)).toEqual([
      { resource: known[0], relation: 'source' },
      { resource: known[4], relation: 'include' },
    ]);
    expect(needing(known[1])).toEqual([
      { resource: known[0], relation: 'dependsOn' },
    ]);
  });

  it('is applied by it, perhaps besides', () => {
    const applied = on(
      fluxObject('Kustomization', {
        metadata: {
          name: 'app',
          labels: {
            'kustomize.toolkit.fluxcd.io/name': 'root',
            'kustomize.toolkit.fluxcd.io/namespace': 'shop',
          },
        },
        spec: { dependsOn: [{ name: 'root' }] },
      }),
    );
    const root = fluxReference('staging', 'Kustomization', 'shop', 'root');
    expect(neededBy(root, [applied])).toEqual([
      { resource: applied, relation: 'dependsOn' },
      { resource: applied, relation: 'managedBy' },
    ]);
    const other = fluxReference('prod', 'Kustomization', 'shop', 'root');
    expect(neededBy(other, [applied])).toEqual([]);
  });

  it('is not the HelmChart that a release makes and is made from', () => {
    const chart = on(
      fluxObject('HelmChart', {
        metadata: {
          name: 'shop-carts',
          labels: {
            'helm.toolkit.fluxcd.io/name': 'carts',
            'helm.toolkit.fluxcd.io/namespace': 'shop',
          },
        },
      }),
    );
    const release = fluxReference('staging', 'HelmRelease', 'shop', 'carts');
    expect(neededBy(release, [chart])).toEqual([]);
  });

  it.each<[FluxKind, FluxKind[]]>([
    ['Kustomization', ['Kustomization']],
    ['HelmRepository', ['HelmRelease']],
    ['GitRepository', ['Kustomization', 'HelmRelease']],
    ['ImageRepository', ['ImagePolicy']],
    ['Provider', ['Alert']],
    ['ImagePolicy', []],
  ])('of a %s can be looked for among all %j', (kind, expected) => {
    const self = fluxReference('staging', kind, 'shop', 'carts');
    expect(kindsNeeding(self)).toEqual(expected);
    expect(kindsNeeding({ ...self, group: 'other.example' })).toEqual([]);
  });
});

describe('what an object has to do with, without waiting for it', () => {
  it.each<[FluxKind, FluxObject, FluxObject, string[]]>([
    [
      'ArtifactGenerator',
      {},
      { inventory: [{ name: 'front' }, { name: 'back' }, { name: 'back' }, 7] },
      ['artifact ExternalArtifact front', 'artifact ExternalArtifact back'],
    ],
    [
      'ImageUpdateAutomation',
      {},
      { observedPolicies: { carts: { name: 'x', tag: '1' }, '': {} } },
      ['policy ImagePolicy carts'],
    ],
    [
      'ResourceSet',
      { inputsFrom: [{ name: 'branches' }, { selector: {} }, null] },
      {},
      ['inputs ResourceSetInputProvider branches'],
    ],
    ['Kustomization', { inputsFrom: [{ name: 'x' }] }, {}, []],
    ['ArtifactGenerator', {}, { inventory: { entries: [] } }, []],
    ['ImageUpdateAutomation', {}, { observedPolicies: ['x'] }, []],
  ])('of a %s', (kind, spec, status, expected) => {
    const resource = on(fluxObject(kind, { spec, status }));
    const found = companionsOf(resource).map(({ relation, reference }) => {
      expect(reference).toMatchObject({
        cluster: 'staging',
        namespace: 'shop',
      });
      return `${relation} ${reference.kind} ${reference.name}`;
    });
    expect(found).toEqual(expected);
    expect(companionsOf({ ...resource, clusterIsAmbiguous: true })).toEqual([]);
  });
});
