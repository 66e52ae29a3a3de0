import { condition, fluxObject } from '../__fixtures__/objects';
import {
  brokenSourceOf,
  isChartOfAnother,
  referenceKey,
  resourceKey,
  suppliersOf,
  verificationOf,
  type FluxKind,
  type FluxObject,
  type FluxResource,
} from '..';

const cluster = 'shop';
const here = (object: FluxObject): FluxResource => ({ cluster, object });

function named(
  kind: FluxKind,
  name: string,
  spec: FluxObject = {},
  status?: FluxObject,
  metadata: FluxObject = {},
): FluxResource {
  const identity = { name, namespace: 'shop', ...metadata };
  return here(fluxObject(kind, { metadata: identity, spec, status }));
}

const well = { conditions: [condition('Ready', 'True', 'Succeeded')] };
const failed = { conditions: [condition('Ready', 'False', 'FetchFailed')] };
const givenUp = {
  conditions: [
    condition('Ready', 'False', 'InvalidChartReference'),
    condition('Stalled', 'True', 'InvalidChartReference'),
  ],
};

const charts = { kind: 'HelmRepository', name: 'charts' };
const release = (spec: FluxObject, status?: FluxObject) =>
  named('HelmRelease', 'carts', spec, status);
const byTemplate = release({ chart: { spec: { sourceRef: charts } } });
const byChartRef = release({ chartRef: { kind: 'HelmChart', name: 'ours' } });
const policy = named('ImagePolicy', 'carts', {
  imageRepositoryRef: { name: 'carts' },
});
const fromArtifact = named('Kustomization', 'carts', {
  sourceRef: { kind: 'ExternalArtifact', name: 'part' },
});

describe('suppliersOf', () => {
  it.each<[string, FluxResource, string[]]>([
    [
      'a release and the HelmChart made for it',
      byTemplate,
      ['HelmRepository charts', 'HelmChart shop-carts'],
    ],
    [
      'a release whose status names its HelmChart',
      release(
        { chart: { spec: { sourceRef: charts } } },
        { helmChart: 'flux-system/shop-carts' },
      ),
      ['HelmRepository charts', 'HelmChart shop-carts'],
    ],
    ['a release of a HelmChart', byChartRef, ['HelmChart ours']],
    [
      'a release of an OCIRepository',
      release({ chartRef: { kind: 'OCIRepository', name: 'carts' } }),
      ['OCIRepository carts'],
    ],
    ['an ImagePolicy', policy, ['ImageRepository carts']],
    [
      'what is on one of two clusters of one name',
      { ...byTemplate, clusterIsAmbiguous: true },
      [],
    ],
    ['what has none', named('GitRepository', 'repo'), []],
  ])('of %s', (_, resource, expected) => {
    expect(
      suppliersOf(resource).map(({ kind, name }) => `${kind} ${name}`),
    ).toEqual(expected);
  });
});

describe('brokenSourceOf', () => {
  function found(user: FluxResource, ...read: FluxResource[]) {
    const known = new Map(read.map(each => [resourceKey(each), each]));
    const broken = brokenSourceOf(user, reference =>
      known.get(referenceKey(reference)),
    );
    return (
      broken &&
      `${broken.reference.kind} ${broken.reference.name}: ${broken.state}`
    );
  }

  const repository = (status: FluxObject, spec: FluxObject = {}) =>
    named('HelmRepository', 'charts', spec, status);
  const chart = (name: string, status: FluxObject, labels?: FluxObject) =>
    named('HelmChart', name, { sourceRef: charts }, status, { labels });
  const ofCarts = {
    'helm.toolkit.fluxcd.io/name': 'carts',
    'helm.toolkit.fluxcd.io/namespace': 'shop',
  };

  it.each<[string, string | undefined, string | undefined]>([
    ['nothing was read', found(byTemplate), undefined],
    [
      'all is well',
      found(byTemplate, repository(well), chart('shop-carts', well)),
      undefined,
    ],
    // source-controller v1.9.5 keeps the artifact of a HelmChart that cannot be
    // built any more, and helm-controller v1.6.4 helmrelease_controller.go
    // lines 871 to 897 (isReady) is content with it unless the chart is Stalled.
    [
      'the HelmChart in between has failed',
      found(byTemplate, repository(well), chart('shop-carts', failed)),
      'HelmChart shop-carts: Failed',
    ],
    [
      'the HelmChart in between was given up',
      found(byTemplate, chart('shop-carts', givenUp)),
      'HelmChart shop-carts: Stalled',
    ],
    [
      'both have failed: people know the source',
      found(byTemplate, repository(failed), chart('shop-carts', failed)),
      'HelmRepository charts: Failed',
    ],
    [
      'the source of the HelmChart that chartRef names has failed',
      found(byChartRef, repository(failed), chart('ours', well)),
      'HelmRepository charts: Failed',
    ],
    [
      'the HelmChart on the way to it was not read',
      found(byChartRef, repository(failed)),
      undefined,
    ],
    [
      'the HelmChart is known to be its own',
      found(byTemplate, chart('shop-carts', failed, ofCarts)),
      'HelmChart shop-carts: Failed',
    ],
    [
      'the HelmChart was made for another release',
      found(
        byTemplate,
        chart('shop-carts', failed, {
          ...ofCarts,
          'helm.toolkit.fluxcd.io/namespace': 'shop-eu',
        }),
      ),
      undefined,
    ],
    // image-reflector-controller v1.2.4 imagepolicy_controller.go, reconcile:
    // it takes the tags of the database, and does not look at the conditions
    // of the ImageRepository.
    [
      'the ImageRepository of a policy has failed',
      found(policy, named('ImageRepository', 'carts', {}, failed)),
      'ImageRepository carts: Failed',
    ],
    [
      'the ImageRepository of a policy is suspended',
      found(policy, named('ImageRepository', 'carts', { suspend: true }, well)),
      'ImageRepository carts: Suspended',
    ],
    [
      'the source of the ArtifactGenerator of its ExternalArtifact has failed',
      found(
        fromArtifact,
        named('ExternalArtifact', 'part', {
          sourceRef: {
            apiVersion: 'source.extensions.fluxcd.io/v1beta1',
            kind: 'ArtifactGenerator',
            name: 'parts',
          },
        }),
        named(
          'ArtifactGenerator',
          'parts',
          { sources: [{ kind: 'GitRepository', name: 'mono' }] },
          well,
        ),
        named('GitRepository', 'mono', {}, failed),
      ),
      'GitRepository mono: Failed',
    ],
  ])('%s', (_, actual, expected) => {
    expect(actual).toBe(expected);
  });

  it('ends where sources are made from one another', () => {
    const artifact = (name: string, from: string) =>
      named('ExternalArtifact', name, {
        sourceRef: { kind: 'ExternalArtifact', name: from },
      });
    expect(
      found(fromArtifact, artifact('part', 'other'), artifact('other', 'part')),
    ).toBeUndefined();
  });
});

/**
 * helm-controller api/v2 helmrelease_types.go line 1580 (v1.6.4): the release
 * `c` in `a-b` and the release `b-c` in `a` have one HelmChart `a-b-c`, if they
 * take it from sources in one namespace. helmchart_template.go labels it for
 * the one that was reconciled last.
 */
describe('two releases whose HelmChart has one name', () => {
  const spec = {
    chart: {
      spec: {
        sourceRef: { ...charts, namespace: 'flux-system' },
        verify: { provider: 'cosign' },
      },
    },
  };
  const ofName = (namespace: string, name: string) =>
    fluxObject('HelmRelease', { metadata: { namespace, name }, spec });
  const first = ofName('a-b', 'c');
  const second = ofName('a', 'b-c');
  const chart = fluxObject('HelmChart', {
    metadata: {
      name: 'a-b-c',
      namespace: 'flux-system',
      labels: {
        'helm.toolkit.fluxcd.io/name': 'b-c',
        'helm.toolkit.fluxcd.io/namespace': 'a',
      },
    },
    spec: { verify: { provider: 'cosign' } },
    status: {
      observedGeneration: 1,
      conditions: [condition('SourceVerified', 'True', 'Succeeded')],
    },
  });

  it('refer to the same one', () => {
    const [, ofFirst] = suppliersOf(here(first));
    const [, ofSecond] = suppliersOf(here(second));
    expect(ofFirst).toEqual(ofSecond);
    expect(referenceKey(ofFirst)).toBe(resourceKey(here(chart)));
  });

  it('are distinguished by its labels', () => {
    expect(isChartOfAnother(first, chart)).toBe(true);
    expect(isChartOfAnother(second, chart)).toBe(false);
  });

  it('do not share the verification result', () => {
    expect(verificationOf(first, chart).state).toBe('pending');
    expect(verificationOf(second, chart).state).toBe('verified');
  });
});

describe('isChartOfAnother', () => {
  const chart = (labels: unknown) =>
    fluxObject('HelmChart', {
      metadata: { name: 'shop-carts', namespace: 'shop', labels },
    });
  const other = {
    'helm.toolkit.fluxcd.io/name': 'other',
    'helm.toolkit.fluxcd.io/namespace': 'shop',
  };

  it.each<[string, FluxObject, FluxObject, boolean]>([
    ['another name', byTemplate.object, chart(other), true],
    ['no labels, as of Flux 2.1', byTemplate.object, chart(null), false],
    [
      'half of the labels',
      byTemplate.object,
      chart({ 'helm.toolkit.fluxcd.io/name': 'other' }),
      false,
    ],
    ['labels of no text', byTemplate.object, chart([7]), false],
    ['one that chartRef names', byChartRef.object, chart(other), false],
    ['no release', policy.object, chart(other), false],
    ['no HelmChart', byTemplate.object, policy.object, false],
  ])('%s', (_, user, made, expected) => {
    expect(isChartOfAnother(user, made)).toBe(expected);
  });
});
