import { deployersOf, type FluxObject, type FluxResource } from '..';

function workload(
  name: string,
  labels: unknown,
  rest: Partial<FluxResource> & { kind?: string } = {},
): FluxResource {
  const { kind = 'Deployment', ...more } = rest;
  const object: FluxObject = {
    apiVersion: 'apps/v1',
    kind,
    metadata: { name, namespace: 'shop', labels },
  };
  return { cluster: 'staging', object, ...more };
}

const kustomize = (name: unknown, namespace: unknown = 'flux-system') => ({
  'kustomize.toolkit.fluxcd.io/name': name,
  'kustomize.toolkit.fluxcd.io/namespace': namespace,
});
const helm = (name: unknown, namespace: unknown = 'shop') => ({
  'helm.toolkit.fluxcd.io/name': name,
  'helm.toolkit.fluxcd.io/namespace': namespace,
});

/** `Kind cluster/namespace/name <workloads>` */
function found(...workloads: FluxResource[]): string[] {
  return deployersOf(workloads).map(({ reference, workloads: those }) => {
    const { cluster, kind, namespace, name } = reference;
    const names = those.map(each => `${each.kind} ${each.name}`).join(', ');
    return `${kind} ${cluster}/${namespace}/${name} <${names}>`;
  });
}

describe('the deployers of workloads', () => {
  it('are named by their labels, once each', () => {
    expect(
      found(
        workload('carts', kustomize('apps')),
        workload('orders', kustomize('apps'), { kind: 'StatefulSet' }),
        workload('carts', kustomize('apps')),
        workload('carts', kustomize('apps'), { cluster: 'prod' }),
        workload('db', helm('db.v2')),
        workload('other', { app: 'other' }),
      ),
    ).toEqual([
      'Kustomization staging/flux-system/apps <Deployment carts, StatefulSet orders>',
      'Kustomization prod/flux-system/apps <Deployment carts>',
      'HelmRelease staging/shop/db.v2 <Deployment db>',
    ]);
  });

  it('are both if both own a workload', () => {
    expect(
      found(workload('carts', { ...helm('carts'), ...kustomize('apps') })),
    ).toEqual([
      'Kustomization staging/flux-system/apps <Deployment carts>',
      'HelmRelease staging/shop/carts <Deployment carts>',
    ]);
  });

  it('have the group of their kind', () => {
    const [{ reference }] = deployersOf([workload('carts', helm('carts'))]);
    expect(reference.group).toBe('helm.toolkit.fluxcd.io');
  });

  it.each<[string, unknown]>([
    ['only a name', { 'helm.toolkit.fluxcd.io/name': 'carts' }],
    ['only a namespace', { 'helm.toolkit.fluxcd.io/namespace': 'shop' }],
    ['an empty name', helm('')],
    ['a path', helm('../../secrets')],
    ['upper case', helm('Carts')],
    ['an underscore', helm('carts_1')],
    ['a namespace with a dot', helm('carts', 'a.b')],
    ['a name that is too long', helm('x'.repeat(64))],
    ['a namespace that is too long', helm('carts', 'x'.repeat(64))],
    ['a number', helm(7, 7)],
    ['null', null],
    ['a list', ['helm.toolkit.fluxcd.io/name']],
  ])('are not named by %s', (_, labels) => {
    expect(found(workload('carts', labels))).toEqual([]);
  });

  it('are none on a cluster with an ambiguous name', () => {
    const rest = { clusterIsAmbiguous: true };
    expect(found(workload('carts', helm('carts'), rest))).toEqual([]);
  });

  it('are none without workloads', () => {
    expect(found()).toEqual([]);
    expect(found({ cluster: 'staging', object: {} })).toEqual([]);
  });
});
