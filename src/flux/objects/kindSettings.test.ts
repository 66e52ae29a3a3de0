import type { FluxKind } from '../kinds/kinds';
import { fluxObject } from '../__fixtures__/objects';
import { hostile, pathsOf, replaced } from '../__testUtils__/hostile';
import { settingsOf } from './settings';
import type { FluxObject } from './types';

const TIME = '2026-11-20T09:30:00Z';

interface Case {
  kind: FluxKind;
  spec: FluxObject;
  status?: FluxObject;
  expected: object;
}

const cases: Case[] = [
  {
    kind: 'Bucket',
    spec: {
      endpoint: 's3.example',
      bucketName: 'shop',
      prefix: 'deploy/',
      region: 'eu-west-1',
    },
    expected: {
      url: 's3.example/shop',
      prefix: 'deploy/',
      region: 'eu-west-1',
    },
  },
  {
    kind: 'HelmChart',
    spec: {
      chart: 'carts',
      version: '1.x',
      reconcileStrategy: 'Revision',
      valuesFiles: ['values.yaml', 'eu.yaml'],
    },
    expected: {
      chart: 'carts',
      chartVersion: '1.x',
      reconcileStrategy: 'Revision',
      valuesFiles: 'values.yaml\neu.yaml',
    },
  },
  {
    kind: 'ExternalArtifact',
    spec: {
      sourceRef: {
        apiVersion: 'source.example.com/v1',
        kind: 'GitHubRelease',
        name: 'podinfo',
      },
    },
    expected: { madeFrom: 'GitHubRelease shop/podinfo' },
  },
  {
    // It is one of the related objects.
    kind: 'ExternalArtifact',
    spec: {
      sourceRef: {
        apiVersion: 'source.extensions.fluxcd.io/v1beta1',
        kind: 'ArtifactGenerator',
        name: 'monorepo',
      },
    },
    expected: {},
  },
  {
    kind: 'ArtifactGenerator',
    spec: { artifacts: [{ name: 'frontend' }, { name: 'backend' }, {}] },
    expected: { artifacts: 'frontend\nbackend' },
  },
  {
    kind: 'ImageRepository',
    spec: { image: 'ghcr.io/shop/carts', exclusionList: ['^.*\\.sig$'] },
    status: {
      lastScanResult: {
        tagCount: 0,
        latestTags: ['1.1.0', '1.0.0'],
        scanTime: TIME,
      },
    },
    expected: {
      url: 'ghcr.io/shop/carts',
      excludedTags: '^.*\\.sig$',
      tagsFound: '0',
      latestTags: '1.1.0\n1.0.0',
      lastScan: TIME,
    },
  },
  {
    kind: 'ImagePolicy',
    spec: {
      policy: { semver: { range: '1.x' } },
      filterTags: { pattern: '^v' },
    },
    status: { latestRef: { name: 'ghcr.io/shop/carts', tag: '1.1.0' } },
    expected: {
      policy: 'semver 1.x',
      tagPattern: '^v',
      latestImage: 'ghcr.io/shop/carts:1.1.0',
    },
  },
  {
    kind: 'ImageUpdateAutomation',
    spec: {
      git: {
        checkout: { ref: { branch: 'main' } },
        push: { branch: 'updates' },
      },
      update: { path: './deploy', strategy: 'Setters' },
    },
    status: {
      lastAutomationRunTime: TIME,
      lastPushTime: 'yesterday',
      lastPushCommit: 'abc',
    },
    expected: {
      branch: 'main',
      pushBranch: 'updates',
      path: './deploy',
      updateStrategy: 'Setters',
      lastRun: TIME,
      pushedCommit: 'abc',
    },
  },
  {
    kind: 'Alert',
    spec: {
      summary: 'Shop',
      eventSources: [
        { kind: 'Kustomization', name: '*' },
        {
          kind: 'HelmRelease',
          name: '*',
          namespace: 'other',
          matchLabels: { team: 'a', tier: 'b' },
        },
      ],
      inclusionList: ['failed'],
      exclusionList: ['a', 'b'],
    },
    expected: {
      severity: 'info',
      covers: 'Kustomization shop/*\nHelmRelease other/* (team=a, tier=b)',
      including: 'failed',
      excluding: 'a\nb',
      summary: 'Shop',
    },
  },
  {
    kind: 'Provider',
    spec: {
      type: 'slack',
      channel: 'team-shop',
      address: 'https://hooks.example/s3cret',
      secretRef: { name: 'slack-url' },
    },
    expected: { type: 'slack', channel: 'team-shop', secret: 'slack-url' },
  },
  {
    kind: 'Receiver',
    spec: {
      type: 'github',
      events: ['ping', 'push'],
      resources: [{ kind: 'GitRepository', name: 'carts' }],
      resourceFilter: 'true',
      secretRef: { name: 'token' },
    },
    status: { webhookPath: '/hook/s3cret', url: '/hook/s3cret' },
    expected: {
      type: 'github',
      reactsTo: 'ping\npush',
      triggers: 'GitRepository shop/carts',
      filter: 'true',
      secret: 'token',
    },
  },
  {
    kind: 'ResourceSet',
    spec: { inputs: [{}, {}], resources: [{}], wait: true },
    status: { lastAppliedRevision: 'sha256:abc' },
    expected: {
      inputs: '2',
      templates: '1',
      wait: true,
      lastApplied: 'sha256:abc',
    },
  },
  {
    kind: 'ResourceSetInputProvider',
    spec: {
      type: 'GitHubPullRequest',
      url: 'https://jane:s3cret@github.com/shop/carts',
      filter: { labels: ['preview', 'deploy'], limit: 10, other: {} },
    },
    status: { exportedInputs: [{ id: '1' }] },
    expected: {
      type: 'GitHubPullRequest',
      url: 'https://github.com/shop/carts',
      filter: 'labels: preview, deploy\nlimit: 10',
      exportedInputs: '1',
    },
  },
  {
    kind: 'FluxInstance',
    spec: {
      distribution: { version: '2.9.x', registry: 'ghcr.io/fluxcd' },
      components: ['source-controller', 'helm-controller'],
      cluster: { type: 'openshift', multitenant: true },
      sharding: { shards: ['one'] },
      sync: {
        kind: 'GitRepository',
        url: 'https://me:s3cret@git.example/fleet',
        ref: 'refs/heads/main',
        path: 'clusters/eu',
      },
    },
    status: { lastAppliedRevision: 'v2.9.4@sha256:abc' },
    expected: {
      fluxVersion: '2.9.x',
      registry: 'ghcr.io/fluxcd',
      components: 'source-controller\nhelm-controller',
      clusterType: 'openshift',
      multitenant: true,
      shards: 'one',
      syncsFrom:
        'GitRepository\nhttps://git.example/fleet\nrefs/heads/main\nclusters/eu',
      lastApplied: 'v2.9.4@sha256:abc',
    },
  },
  {
    kind: 'FluxReport',
    spec: {
      distribution: { version: 'v2.9.4', managedBy: 'flux-operator' },
      components: [{ name: 'source-controller' }],
    },
    expected: {
      fluxVersion: 'v2.9.4',
      managedBy: 'flux-operator',
      components: 'source-controller',
    },
  },
];

const objectOf = ({ kind, spec, status }: Case) =>
  fluxObject(kind, { spec, status });

it.each(cases.map(each => [each.kind, each] as const))(
  'lists what is particular to a %s, and no secret',
  (_, given) => {
    const settings = settingsOf(objectOf(given));
    expect(
      Object.fromEntries(settings.map(({ id, value }) => [id, value])),
    ).toEqual(given.expected);
    expect(JSON.stringify(settings)).not.toContain('s3cret');
  },
);

it('settingsOf marks values that are times', () => {
  const [repository] = cases.filter(({ kind }) => kind === 'ImageRepository');
  expect(
    settingsOf(objectOf(repository)).filter(({ isTime }) => isTime),
  ).toEqual([{ id: 'lastScan', value: TIME, isTime: true }]);
});

it('settingsOf lists at most fifty entries', () => {
  const components = Array.from({ length: 1_000 }, (_, index) => `c${index}`);
  const [{ value }] = settingsOf(
    fluxObject('FluxInstance', { spec: { components } }),
  );
  expect(String(value).split('\n')).toHaveLength(51);
});

it.each(hostile)('every field %s costs at most its own setting', (_, bad) => {
  for (const given of cases) {
    const object = objectOf(given);
    for (const path of pathsOf(object)) {
      const settings = settingsOf(replaced(object, path, bad) as FluxObject);
      for (const { id, value } of settings) {
        expect([id, typeof value]).toEqual([
          id,
          typeof value === 'boolean' ? 'boolean' : 'string',
        ]);
        expect(`${id} ${value}`).not.toMatch(/undefined|\[object|s3cret/);
      }
    }
  }
});
