import type { FluxKind } from '../kinds/kinds';
import { fluxObject } from '../__fixtures__/objects';
import type { FluxObject } from './types';
import { labelsOf, settingsOf } from './settings';

const settingsIn = (kind: FluxKind, spec: FluxObject) =>
  Object.fromEntries(
    settingsOf(fluxObject(kind, { metadata: { namespace: 'shop' }, spec })).map(
      ({ id, value }) => [id, value],
    ),
  );

it.each<[string, FluxKind, FluxObject, object]>([
  ['of a Kustomization what it prunes', 'Kustomization', {}, { prune: false }],
  [
    'what is set',
    'Kustomization',
    {
      path: './deploy',
      prune: true,
      force: true,
      wait: true,
      healthChecks: [{ kind: 'Deployment', name: 'a' }, {}],
      serviceAccountName: 'deployer',
      targetNamespace: 'elsewhere',
      kubeConfig: { secretRef: { name: 'production' } },
      decryption: { provider: 'sops', secretRef: { name: 'age' } },
    },
    {
      path: './deploy',
      prune: true,
      force: true,
      wait: true,
      healthChecks: '2',
      serviceAccount: 'deployer',
      targetNamespace: 'elsewhere',
      targetCluster: 'Secret production',
      decryption: 'sops',
    },
  ],
  [
    'not what Flux does anyway',
    'HelmRelease',
    {
      force: false,
      wait: false,
      healthChecks: [],
      targetNamespace: 'shop',
      storageNamespace: 'shop',
    },
    { releaseName: 'shop-carts' },
  ],
  [
    'of a release its chart and what Helm calls it',
    'HelmRelease',
    {
      chart: { spec: { chart: 'carts', version: '>=1.0.0 <2.0.0' } },
      targetNamespace: 'elsewhere',
      storageNamespace: 'helm',
    },
    {
      chart: 'carts',
      chartVersion: '>=1.0.0 <2.0.0',
      releaseName: 'elsewhere-carts',
      targetNamespace: 'elsewhere',
      storageNamespace: 'helm',
    },
  ],
  [
    'of a HelmChart the same',
    'HelmChart',
    { chart: 'carts', version: '1.x' },
    { chart: 'carts', chartVersion: '1.x' },
  ],
  [
    'of a GitRepository where it fetches what from, without credentials',
    'GitRepository',
    {
      url: 'https://jane:s3cret@git.example/shop?token=s3cret',
      ref: { branch: 'main', commit: 'abc', name: 'refs/pull/1/head' },
      secretRef: { name: 'git-token' },
      provider: 'github',
      verify: { mode: 'HEAD', secretRef: { name: 'keys' } },
      ignore: '/*\n!/deploy',
    },
    {
      url: 'https://git.example/shop',
      branch: 'main',
      commit: 'abc',
      refName: 'refs/pull/1/head',
      secret: 'git-token',
      provider: 'github',
      verification: 'HEAD · Secret keys',
      ignore: '/*\n!/deploy',
    },
  ],
  [
    'of an OCIRepository the same, but not the generic provider',
    'OCIRepository',
    {
      url: 'oci://registry.example/shop',
      ref: { tag: '1', semver: '1.x', digest: 'sha256:abc' },
      provider: 'generic',
      verify: { provider: 'cosign' },
    },
    {
      url: 'oci://registry.example/shop',
      tag: '1',
      semver: '1.x',
      digest: 'sha256:abc',
      verification: 'cosign',
    },
  ],
  [
    'of a Bucket its address',
    'Bucket',
    {
      endpoint: 's3.example',
      bucketName: 'shop',
      provider: 'aws',
      secretRef: { name: 'key' },
    },
    { url: 's3.example/shop', provider: 'aws', secret: 'key' },
  ],
  [
    'nothing of fields of the wrong type',
    'GitRepository',
    {
      path: 3,
      prune: 'yes',
      force: 'true',
      wait: {},
      healthChecks: 'all',
      serviceAccountName: ['a'],
      targetNamespace: null,
      kubeConfig: 'production',
      decryption: [],
      url: ['https://git.example'],
      ref: 'main',
      secretRef: 'token',
      provider: {},
      verify: true,
      ignore: 7,
    },
    {},
  ],
])('lists %s', (_, kind, spec, expected) => {
  expect(settingsIn(kind, spec)).toEqual(expected);
});

it.each([
  [
    'by name',
    { b: '2', a: '1', B: '' },
    [
      ['B', ''],
      ['a', '1'],
      ['b', '2'],
    ],
  ],
  ['but none that is no text', { a: 1, b: null, c: ['x'] }, []],
  ['none of a list', ['a'], []],
  ['none of a text', 'a', []],
  ['none where there are none', undefined, []],
])('lists labels %s', (_, labels, expected) => {
  expect(
    labelsOf(fluxObject('Kustomization', { metadata: { labels } })),
  ).toEqual(expected);
});

it('lists a hundred labels at most', () => {
  const labels = Object.fromEntries(
    Array.from({ length: 5_000 }, (_, index) => [`label${index}`, 'x']),
  );
  expect(
    labelsOf(fluxObject('Kustomization', { metadata: { labels } })),
  ).toHaveLength(100);
});
