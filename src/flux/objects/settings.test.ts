import { fluxObject } from '../__fixtures__/objects';
import { labelsOf, settingsOf } from './settings';

const settingsIn = (kind: string, spec: object) =>
  Object.fromEntries(
    settingsOf(fluxObject(kind, { metadata: { namespace: 'shop' }, spec })).map(
      ({ id, value }) => [id, value],
    ),
  );

it.each<[string, string, object, object]>([
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
    {},
  ],
  [
    'another Helm storage namespace',
    'HelmRelease',
    { storageNamespace: 'helm' },
    { storageNamespace: 'helm' },
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
