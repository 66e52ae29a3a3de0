import { fluxObject } from '../__fixtures__/objects';
import { FluxObject, helmChartOf, sourceRefOf, sourceRefsOf } from '..';

const git = { kind: 'GitRepository', name: 'shop', namespace: 'flux-system' };
const chart = (sourceRef: FluxObject, version?: string, status?: FluxObject) =>
  fluxObject('HelmRelease', {
    version,
    spec: { chart: { spec: { chart: 'podinfo', sourceRef } } },
    status,
  });

describe('sourceRefOf', () => {
  it.each<[string, FluxObject, object | undefined]>([
    [
      'a Kustomization',
      fluxObject('Kustomization', { spec: { sourceRef: git } }),
      git,
    ],
    [
      'a Kustomization, in its own namespace',
      fluxObject('Kustomization', {
        spec: { sourceRef: { kind: 'Bucket', name: 'shop' } },
      }),
      { kind: 'Bucket', name: 'shop', namespace: 'shop' },
    ],
    [
      'a Kustomization that tells the API version',
      fluxObject('Kustomization', {
        version: 'v1beta2',
        spec: {
          sourceRef: { ...git, apiVersion: 'source.toolkit.fluxcd.io/v1' },
        },
      }),
      { ...git, apiVersion: 'source.toolkit.fluxcd.io/v1' },
    ],
    ...['v2', 'v2beta2', 'v2beta1'].map(
      (version): [string, FluxObject, object] => [
        `a HelmRelease ${version} by chart`,
        chart({ kind: 'HelmRepository', name: 'podinfo' }, version),
        { kind: 'HelmRepository', name: 'podinfo', namespace: 'shop' },
      ],
    ),
    [
      'a HelmRelease by chartRef',
      fluxObject('HelmRelease', {
        spec: { chartRef: { kind: 'OCIRepository', name: 'podinfo' } },
      }),
      { kind: 'OCIRepository', name: 'podinfo', namespace: 'shop' },
    ],
    [
      'a HelmChart',
      fluxObject('HelmChart', {
        spec: { sourceRef: { kind: 'HelmRepository', name: 'podinfo' } },
      }),
      { kind: 'HelmRepository', name: 'podinfo', namespace: 'shop' },
    ],
    [
      'an ImagePolicy, whose reference tells no kind',
      fluxObject('ImagePolicy', {
        spec: { imageRepositoryRef: { name: 'carts', namespace: 'images' } },
      }),
      { kind: 'ImageRepository', name: 'carts', namespace: 'images' },
    ],
    [
      'an ImageUpdateAutomation',
      fluxObject('ImageUpdateAutomation', { spec: { sourceRef: git } }),
      git,
    ],
    [
      'an ExternalArtifact',
      fluxObject('ExternalArtifact', {
        spec: {
          sourceRef: {
            apiVersion: 'source.extensions.fluxcd.io/v1beta1',
            kind: 'ArtifactGenerator',
            name: 'shop',
          },
        },
      }),
      {
        apiVersion: 'source.extensions.fluxcd.io/v1beta1',
        kind: 'ArtifactGenerator',
        name: 'shop',
        namespace: 'shop',
      },
    ],
    [
      'a GitRepository, which has none',
      fluxObject('GitRepository', { spec: { sourceRef: git } }),
      undefined,
    ],
    ['no name', chart({ kind: 'HelmRepository' }), undefined],
    [
      'no kind',
      chart({ name: 'podinfo' }),
      { name: 'podinfo', namespace: 'shop' },
    ],
  ])('%s', (_, object, expected) => {
    expect(sourceRefOf(object)).toEqual(expected);
  });

  it('lists all sources of an ArtifactGenerator', () => {
    const generator = fluxObject('ArtifactGenerator', {
      spec: {
        sources: [
          { alias: 'a', ...git },
          7,
          { alias: 'b', kind: 'OCIRepository', name: 'charts' },
        ],
      },
    });
    expect(sourceRefsOf(generator)).toEqual([
      git,
      { kind: 'OCIRepository', name: 'charts', namespace: 'shop' },
    ]);
    expect(sourceRefOf(generator)).toEqual(git);
  });
});

describe('helmChartOf', () => {
  const kind = 'HelmChart';
  const repository = { kind: 'HelmRepository', name: 'podinfo' };

  it.each<[string, FluxObject, object | undefined]>([
    [
      'the one in status',
      chart(repository, 'v2', { helmChart: 'charts/its-name' }),
      { kind, namespace: 'charts', name: 'its-name' },
    ],
    [
      'derived, beside the release',
      chart(repository, 'v2beta1'),
      { kind, namespace: 'shop', name: 'shop-carts' },
    ],
    [
      'derived, in the namespace of the source',
      chart({ ...repository, namespace: 'flux-system' }),
      { kind, namespace: 'flux-system', name: 'shop-carts' },
    ],
    [
      'derived, where status is not usable',
      chart(repository, 'v2', { helmChart: 'nonsense' }),
      { kind, namespace: 'shop', name: 'shop-carts' },
    ],
    [
      'the one chartRef names',
      fluxObject('HelmRelease', {
        spec: { chartRef: { kind, name: 'podinfo', namespace: 'charts' } },
        status: { helmChart: 'shop/before-chartref' },
      }),
      { kind, namespace: 'charts', name: 'podinfo' },
    ],
    [
      'none for a chartRef of another kind',
      fluxObject('HelmRelease', {
        spec: { chartRef: { kind: 'OCIRepository', name: 'podinfo' } },
        status: { helmChart: 'shop/before-chartref' },
      }),
      undefined,
    ],
    ['none without a chart', fluxObject('HelmRelease'), undefined],
    [
      'none for a Kustomization',
      fluxObject('Kustomization', { spec: { sourceRef: git } }),
      undefined,
    ],
  ])('%s', (_, release, expected) => {
    expect(helmChartOf(release)).toEqual(expected);
  });
});
