import { fluxObject } from '../__fixtures__/objects';
import { targetOf, type FluxObject, type FluxTarget } from '..';

const kustomization = (spec: FluxObject) =>
  fluxObject('Kustomization', { spec });
const release = (spec: FluxObject) => fluxObject('HelmRelease', { spec });

describe('targetOf', () => {
  it.each<[string, FluxObject, FluxTarget | undefined]>([
    ['its own cluster', kustomization({ path: './apps' }), undefined],
    [
      'a cluster whose credentials are in a Secret',
      kustomization({
        targetNamespace: 'shop',
        kubeConfig: { secretRef: { name: 'staging-kubeconfig', key: 'value' } },
      }),
      {
        kubeConfig: { kind: 'Secret', name: 'staging-kubeconfig' },
        namespace: 'shop',
      },
    ],
    [
      'a cluster that a ConfigMap describes, since Flux 2.7',
      kustomization({
        kubeConfig: { configMapRef: { name: 'production-cluster' } },
      }),
      { kubeConfig: { kind: 'ConfigMap', name: 'production-cluster' } },
    ],
    [
      'a release of Helm, with its storage elsewhere',
      release({
        kubeConfig: { secretRef: { name: 'edge' } },
        targetNamespace: 'shop',
        storageNamespace: 'flux-system',
      }),
      {
        kubeConfig: { kind: 'Secret', name: 'edge' },
        namespace: 'shop',
        storageNamespace: 'flux-system',
      },
    ],
    [
      'another namespace of its own cluster',
      release({ targetNamespace: 'shop' }),
      { namespace: 'shop' },
    ],
    [
      'nothing: a source is deployed nowhere',
      fluxObject('GitRepository', { spec: { targetNamespace: 'shop' } }),
      undefined,
    ],
    [
      'nothing that can be read',
      release({ kubeConfig: 'x', targetNamespace: 7, storageNamespace: null }),
      undefined,
    ],
    [
      'no name',
      release({ kubeConfig: { secretRef: { name: '' }, configMapRef: [] } }),
      undefined,
    ],
  ])('%s', (_, object, expected) => {
    expect(targetOf(object)).toEqual(expected);
  });
});
