import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commit, condition, digest, fluxObject } from '../__fixtures__/objects';
import {
  artifactReferenceOf,
  compareDeployed,
  deployedOf,
  deployedSearchText,
  type FluxDeployed,
  type FluxObject,
} from '..';

const older = '00ca386d43834c41d9626b6d93137d396fd771ed';
const olderDigest = digest.replace(/^d/, '0');
const failed = condition('Ready', 'False', 'BuildFailed');
const ready = condition('Ready', 'True', 'ReconciliationSucceeded');

function kustomization(
  status: FluxObject,
  sourceKind = 'GitRepository',
  spec: FluxObject = {},
): FluxObject {
  const sourceRef = { kind: sourceKind, name: 'shop' };
  return fluxObject('Kustomization', { spec: { sourceRef, ...spec }, status });
}

function source(
  kind: 'GitRepository' | 'OCIRepository' | 'Bucket' | 'HelmChart',
  artifact: FluxObject | undefined,
  more: FluxObject = {},
): FluxObject {
  return fluxObject(kind, {
    metadata: { name: kind === 'HelmChart' ? 'shop-carts' : 'shop' },
    spec: { url: 'https://jane:secret@git.example.com/shop.git', ...more },
    status: { artifact },
  });
}

const byChart = {
  chart: {
    spec: { chart: 'carts', sourceRef: { kind: 'HelmRepository', name: 'x' } },
  },
};
const byOci = { chartRef: { kind: 'OCIRepository', name: 'shop' } };

function release(status: FluxObject, spec: FluxObject = byChart): FluxObject {
  return fluxObject('HelmRelease', { spec, status });
}

const at = (revision: string, lastUpdateTime = '2026-11-20T09:00:00Z') => ({
  revision,
  lastUpdateTime,
});

/** The parts of what is deployed that a row shows. */
function shown(deployed: FluxDeployed) {
  const { applied, attempted, attemptFailed, behind } = deployed;
  return {
    applied: applied?.short,
    attempted: attempted?.short,
    failed: attemptFailed,
    behind: behind?.newest.short,
    since: behind?.since,
  };
}

const nothing = {
  applied: undefined,
  attempted: undefined,
  failed: false,
  behind: undefined,
  since: undefined,
};

describe('the deployed revision', () => {
  it.each<[string, FluxObject, Partial<ReturnType<typeof shown>>]>([
    [
      'a branch',
      kustomization({
        conditions: [ready],
        lastAppliedRevision: `main@sha1:${commit}`,
        lastAttemptedRevision: `main@sha1:${commit}`,
      }),
      { applied: 'main@9eb98f3e' },
    ],
    [
      'a named ref',
      kustomization({
        lastAppliedRevision: `refs/heads/release/1.x@sha1:${commit}`,
      }),
      { applied: 'release/1.x@9eb98f3e' },
    ],
    [
      'a tag',
      kustomization({ lastAppliedRevision: `v1.2.3@sha1:${commit}` }),
      { applied: 'v1.2.3@9eb98f3e' },
    ],
    [
      'a commit without a name',
      kustomization({ lastAppliedRevision: `sha1:${commit}` }),
      { applied: '9eb98f3e' },
    ],
    [
      'a commit of a repository with sha256',
      kustomization({ lastAppliedRevision: `main@sha256:${digest}` }),
      { applied: 'main@dbdb1097' },
    ],
    [
      'a revision of Flux before 0.41',
      kustomization({ lastAppliedRevision: `main/${commit}` }),
      { applied: 'main@9eb98f3e' },
    ],
    [
      'an OCI artifact of unknown origin',
      kustomization(
        { lastAppliedRevision: `latest@sha256:${digest}` },
        'OCIRepository',
      ),
      { applied: 'latest@sha256:dbdb1097' },
    ],
    [
      'an OCI artifact and the branch it was made from',
      kustomization(
        {
          lastAppliedRevision: `latest@sha256:${digest}`,
          lastAppliedOriginRevision: `main@sha1:${commit}`,
        },
        'OCIRepository',
      ),
      { applied: 'main@9eb98f3e' },
    ],
    [
      'an OCI artifact with a version, and its commit',
      kustomization(
        {
          lastAppliedRevision: `1.2.3@sha256:${digest}`,
          lastAppliedOriginRevision: `main@sha1:${commit}`,
        },
        'OCIRepository',
      ),
      { applied: '1.2.3@9eb98f3e' },
    ],
    [
      'an OCI artifact whose origin is a bare commit',
      kustomization(
        {
          lastAppliedRevision: `latest@sha256:${digest}`,
          lastAppliedOriginRevision: commit,
        },
        'OCIRepository',
      ),
      { applied: '9eb98f3e' },
    ],
    [
      'an OCI artifact whose origin is no commit',
      kustomization(
        {
          lastAppliedRevision: `latest@sha256:${digest}`,
          lastAppliedOriginRevision: 'build 7',
        },
        'OCIRepository',
      ),
      { applied: 'latest@sha256:dbdb1097' },
    ],
    [
      'a bucket',
      kustomization({ lastAppliedRevision: `sha256:${digest}` }, 'Bucket'),
      { applied: 'sha256:dbdb1097' },
    ],
    [
      'an attempt that is under way',
      kustomization({
        conditions: [
          condition('Reconciling', 'True', 'Progressing'),
          condition('Ready', 'Unknown', 'Progressing'),
        ],
        lastAppliedRevision: `main@sha1:${older}`,
        lastAttemptedRevision: `main@sha1:${commit}`,
      }),
      { applied: 'main@00ca386d', attempted: 'main@9eb98f3e' },
    ],
    [
      'an attempt that failed',
      kustomization({
        conditions: [failed],
        lastAppliedRevision: `main@sha1:${older}`,
        lastAttemptedRevision: `main@sha1:${commit}`,
      }),
      { applied: 'main@00ca386d', attempted: 'main@9eb98f3e', failed: true },
    ],
    [
      'an attempt that failed before it was suspended',
      kustomization(
        {
          conditions: [failed],
          lastAppliedRevision: `main@sha1:${older}`,
          lastAttemptedRevision: `main@sha1:${commit}`,
        },
        'GitRepository',
        { suspend: true },
      ),
      { applied: 'main@00ca386d', attempted: 'main@9eb98f3e', failed: true },
    ],
    [
      'an attempt that failed before a dependency did',
      kustomization({
        conditions: [condition('Ready', 'False', 'DependencyNotReady')],
        lastAppliedRevision: `main@sha1:${older}`,
        lastAttemptedRevision: `main@sha1:${commit}`,
        history: [
          {
            digest,
            lastReconciledStatus: 'HealthCheckFailed',
            metadata: { revision: `main@sha1:${commit}` },
          },
        ],
      }),
      { applied: 'main@00ca386d', attempted: 'main@9eb98f3e', failed: true },
    ],
    [
      'the same commit on another branch',
      kustomization({
        conditions: [ready],
        lastAppliedRevision: `main@sha1:${commit}`,
        lastAttemptedRevision: `prod@sha1:${commit}`,
      }),
      { applied: 'main@9eb98f3e' },
    ],
    [
      'a first attempt that failed',
      kustomization({
        conditions: [failed],
        lastAttemptedRevision: `main@sha1:${commit}`,
      }),
      { attempted: 'main@9eb98f3e', failed: true },
    ],
    ['nothing yet', kustomization({ observedGeneration: -1 }), {}],
    [
      'a chart',
      release({
        conditions: [ready],
        history: [{ chartVersion: '6.5.4', status: 'deployed', version: 1 }],
        lastAttemptedRevision: '6.5.4',
      }),
      { applied: '6.5.4' },
    ],
    [
      'a chart before v2',
      fluxObject('HelmRelease', {
        version: 'v2beta1',
        spec: byChart,
        status: {
          conditions: [ready],
          lastAppliedRevision: '6.5.3',
          lastAttemptedRevision: '6.5.4',
        },
      }),
      { applied: '6.5.3', attempted: '6.5.4' },
    ],
    [
      'a chart that is ready, without a history',
      release({ conditions: [ready], lastAttemptedRevision: '6.5.4' }),
      { applied: '6.5.4' },
    ],
    [
      'a chart that is not ready, without a history',
      release({ conditions: [failed], lastAttemptedRevision: '6.5.4' }),
      { attempted: '6.5.4', failed: true },
    ],
    [
      'a commit from before the source was an OCI repository',
      kustomization(
        { lastAppliedRevision: `main@sha1:${commit}` },
        'OCIRepository',
      ),
      { applied: 'main@9eb98f3e' },
    ],
    [
      'a chart that was rolled back',
      release({
        conditions: [
          condition('Ready', 'False', 'RollbackSucceeded'),
          condition('Released', 'False', 'UpgradeFailed', {
            message: 'Helm upgrade failed for x with chart carts@6.6.0: no',
          }),
        ],
        history: [
          { chartVersion: '6.5.4', status: 'deployed', version: 4 },
          { chartVersion: '6.6.0', status: 'failed', version: 3 },
        ],
        lastAttemptedRevision: '6.6.0',
      }),
      { applied: '6.5.4', attempted: '6.6.0', failed: true },
    ],
    [
      'a chart that was uninstalled',
      release({
        conditions: [ready],
        history: [{ chartVersion: '6.5.4', status: 'uninstalled', version: 1 }],
        lastAttemptedRevision: '6.5.4',
      }),
      { attempted: '6.5.4' },
    ],
    [
      'a chart from a registry, with another digest than the one tried',
      release(
        {
          history: [
            {
              chartVersion: '6.5.4',
              ociDigest: `sha256:${olderDigest}`,
              status: 'deployed',
            },
          ],
          lastAttemptedRevision: '6.5.4',
          lastAttemptedRevisionDigest: `sha256:${digest}`,
        },
        byOci,
      ),
      { applied: '6.5.4', attempted: '6.5.4' },
    ],
    [
      'the Flux that an instance installed',
      fluxObject('FluxInstance', {
        status: { lastAppliedRevision: `v2.9.4@sha256:${digest}` },
      }),
      { applied: 'v2.9.4@sha256:dbdb1097' },
    ],
    [
      'what a set of resources applied',
      fluxObject('ResourceSet', {
        status: { lastAppliedRevision: `sha256:${digest}` },
      }),
      { applied: 'sha256:dbdb1097' },
    ],
    [
      'what a source fetched',
      source('GitRepository', at(`main@sha1:${commit}`)),
      { applied: 'main@9eb98f3e' },
    ],
    [
      'what an automation pushed',
      fluxObject('ImageUpdateAutomation', {
        spec: { sourceRef: { kind: 'GitRepository', name: 'shop' } },
        status: { lastPushCommit: commit },
      }),
      { applied: '9eb98f3e' },
    ],
  ])('is %s', (_, object, expected) => {
    expect(shown(deployedOf(object))).toEqual({ ...nothing, ...expected });
  });

  it('has commit, digest and version in full', () => {
    const object = kustomization(
      {
        lastAppliedRevision: `refs/tags/1.2.3@sha256:${digest}`,
        lastAppliedOriginRevision: `main@sha1:${commit}`,
      },
      'OCIRepository',
    );
    expect(deployedOf(object).applied).toEqual({
      text: `refs/tags/1.2.3@sha256:${digest}`,
      short: '1.2.3@9eb98f3e',
      pointer: '1.2.3',
      version: '1.2.3',
      commit,
      digest: `sha256:${digest}`,
      origin: `main@sha1:${commit}`,
      appVersion: undefined,
    });
    const chart = release(
      {
        history: [
          {
            chartVersion: '6.6.0+dbdb109711ff',
            appVersion: '6.6',
            ociDigest: `sha256:${digest}`,
            status: 'deployed',
          },
        ],
      },
      byOci,
    );
    expect(deployedOf(chart).applied).toEqual({
      text: '6.6.0+dbdb109711ff',
      short: '6.6.0+dbdb109711ff',
      pointer: '6.6.0+dbdb109711ff',
      version: '6.6.0+dbdb109711ff',
      commit: undefined,
      digest: `sha256:${digest}`,
      origin: undefined,
      appVersion: '6.6',
    });
  });

  it('keeps its identity while nothing changes', () => {
    const object = kustomization({ lastAppliedRevision: `main@sha1:${older}` });
    const git = source('GitRepository', at(`main@sha1:${commit}`));
    expect(deployedOf(object, git)).toBe(deployedOf(object, git));
    expect(deployedOf(object).behind).toBeUndefined();
    expect(deployedOf(object, git).behind).toBeDefined();
  });

  it('has the repository without credentials', () => {
    const object = kustomization({ lastAppliedRevision: `main@sha1:${older}` });
    const git = source('GitRepository', undefined);
    expect(deployedOf(object, git).repository).toBe(
      'https://git.example.com/shop.git',
    );
    const metadata = {
      'org.opencontainers.image.source': 'git@github.com:shop/carts.git',
    };
    const oci = source('OCIRepository', { ...at('latest'), metadata });
    expect(deployedOf(oci).repository).toBe('git@github.com:shop/carts.git');
    expect(deployedOf(object, oci).repository).toBeUndefined();
    expect(deployedOf(kustomization({}, 'OCIRepository'), oci).repository).toBe(
      'git@github.com:shop/carts.git',
    );
  });
});

describe('a deployment behind its source', () => {
  const applied = (revision: string, more: FluxObject = {}) => ({
    conditions: [ready],
    lastAppliedRevision: revision,
    lastAttemptedRevision: revision,
    ...more,
  });
  const since = '2026-11-20T11:00:00Z';
  const newer = at(`main@sha1:${commit}`, since);

  it.each<[string, FluxObject, FluxObject, string | undefined]>([
    [
      'a newer commit',
      kustomization(applied(`main@sha1:${older}`)),
      source('GitRepository', newer),
      'main@9eb98f3e',
    ],
    [
      'a newer commit, though the source is suspended',
      kustomization(applied(`main@sha1:${older}`)),
      source('GitRepository', newer, { suspend: true }),
      'main@9eb98f3e',
    ],
    [
      'a newer commit on another branch',
      kustomization(applied(`main@sha1:${older}`)),
      source('GitRepository', at(`prod@sha1:${commit}`, since)),
      'prod@9eb98f3e',
    ],
    [
      'the same commit on another branch',
      kustomization(applied(`main@sha1:${commit}`)),
      source('GitRepository', at(`prod@sha1:${commit}`, since)),
      undefined,
    ],
    [
      'the same commit, as Flux wrote it before 0.41',
      kustomization(applied(`main/${commit}`)),
      source('GitRepository', newer),
      undefined,
    ],
    [
      'another branch asked for, which was not fetched yet',
      kustomization(applied(`main@sha1:${commit}`)),
      source('GitRepository', newer, { ref: { branch: 'prod' } }),
      undefined,
    ],
    [
      'no artifact',
      kustomization(applied(`main@sha1:${older}`)),
      source('GitRepository', undefined),
      undefined,
    ],
    [
      'nothing applied',
      kustomization({ conditions: [failed] }),
      source('GitRepository', newer),
      undefined,
    ],
    [
      'a newer commit that failed',
      kustomization({
        conditions: [failed],
        lastAppliedRevision: `main@sha1:${older}`,
        lastAttemptedRevision: `main@sha1:${commit}`,
        history: [
          {
            digest,
            lastReconciledStatus: 'HealthCheckFailed',
            lastReconciled: '2026-11-20T12:00:00Z',
            metadata: { revision: `main@sha1:${commit}` },
          },
        ],
      }),
      source('GitRepository', newer),
      'main@9eb98f3e',
    ],
    [
      'what was there before it was applied: the source is read less often',
      kustomization(
        applied(`main@sha1:${commit}`, {
          conditions: [
            condition('Ready', 'True', 'ReconciliationSucceeded', {
              lastTransitionTime: '2026-11-20T10:00:00Z',
            }),
          ],
        }),
      ),
      source('GitRepository', at(`main@sha1:${older}`, '2026-11-20T09:00:00Z')),
      undefined,
    ],
    [
      'an older commit that a branch was set back to',
      kustomization(applied(`main@sha1:${commit}`)),
      source('GitRepository', at(`main@sha1:${older}`, since)),
      'main@00ca386d',
    ],
    [
      'another digest of the same tag',
      kustomization(applied(`latest@sha256:${olderDigest}`), 'OCIRepository'),
      source('OCIRepository', at(`latest@sha256:${digest}`, since)),
      'latest@sha256:dbdb1097',
    ],
    [
      'another tag of the same digest',
      kustomization(applied(`latest@sha256:${digest}`), 'OCIRepository'),
      source('OCIRepository', at(`1.2.3@sha256:${digest}`, since)),
      undefined,
    ],
    [
      'a newer tag in the range',
      kustomization(applied(`1.2.2@sha256:${olderDigest}`), 'OCIRepository'),
      source('OCIRepository', {
        ...at(`1.2.3@sha256:${digest}`, since),
        metadata: { 'org.opencontainers.image.revision': commit },
      }),
      '1.2.3@9eb98f3e',
    ],
    [
      'a source of another kind',
      kustomization(applied(`latest@sha256:${digest}`), 'OCIRepository'),
      source('GitRepository', newer),
      undefined,
    ],
  ])('%s', (_, object, from, newest) => {
    expect(shown(deployedOf(object, from)).behind).toBe(newest);
    expect(shown(deployedOf(object, from)).since).toBe(newest && since);
  });

  const released = (chartVersion: string, more: FluxObject = {}) => ({
    conditions: [ready],
    history: [
      {
        chartVersion,
        status: 'deployed',
        lastDeployed: '2026-11-20T10:00:00Z',
        ...more,
      },
    ],
    lastAttemptedRevision: chartVersion,
  });
  const chartOf = (revision: string, time = since) =>
    source('HelmChart', at(revision, time));
  const ociOf = (revision: string, time = since) =>
    source('OCIRepository', at(revision, time));

  it.each<[string, FluxObject, FluxObject, string | undefined]>([
    ['a newer chart', release(released('6.5.4')), chartOf('6.6.0'), '6.6.0'],
    ['the same chart', release(released('6.5.4')), chartOf('6.5.4'), undefined],
    [
      'an older chart, as a pinned version asks for',
      release(released('6.6.0')),
      chartOf('6.5.4'),
      undefined,
    ],
    [
      'a newer chart that was rolled back',
      release({
        conditions: [condition('Ready', 'False', 'RollbackSucceeded')],
        history: [
          {
            chartVersion: '6.5.4',
            status: 'deployed',
            version: 4,
            lastDeployed: '2026-11-20T12:00:00Z',
          },
          { chartVersion: '6.6.0', status: 'failed', version: 3 },
        ],
        lastAttemptedRevision: '6.6.0',
      }),
      chartOf('6.6.0'),
      '6.6.0',
    ],
    [
      'the same chart with other values files',
      release(released('6.5.4+1')),
      chartOf('6.5.4+2'),
      '6.5.4+2',
    ],
    [
      'a HelmRepository, whose revision is one of its index',
      release(released('6.5.4')),
      fluxObject('HelmRepository', {
        metadata: { name: 'x' },
        status: { artifact: at(`sha256:${digest}`, since) },
      }),
      undefined,
    ],
    [
      'the chart of another release',
      release(released('6.5.4')),
      fluxObject('HelmChart', {
        metadata: { name: 'shop-other' },
        status: { artifact: at('6.6.0', since) },
      }),
      undefined,
    ],
    [
      'the same digest of a registry',
      release(
        released('6.6.0+dbdb109711ff', { ociDigest: `sha256:${digest}` }),
        byOci,
      ),
      ociOf(`6.6.0@sha256:${digest}`),
      undefined,
    ],
    [
      'the same digest, which only the version tells',
      release(released('6.6.0+dbdb109711ff'), byOci),
      ociOf(`latest@sha256:${digest}`),
      undefined,
    ],
    [
      'another digest of the same version',
      release(released('6.6.0+dbdb109711ff'), byOci),
      ociOf(`6.6.0@sha256:${olderDigest}`),
      '6.6.0@sha256:0bdb1097',
    ],
    [
      'another digest of the same version that was replaced by now',
      release(released('6.6.0+dbdb109711ff'), byOci),
      ociOf(`6.6.0@sha256:${olderDigest}`, '2026-11-20T09:00:00Z'),
      undefined,
    ],
    [
      'a newer version of a registry',
      release(released('6.5.4'), byOci),
      ociOf(`6.6.0@sha256:${digest}`),
      '6.6.0@sha256:dbdb1097',
    ],
    [
      'a digest that nothing relates to the version',
      release(released('6.5.4'), byOci),
      ociOf(`latest@sha256:${digest}`),
      undefined,
    ],
  ])('%s', (_, object, from, newest) => {
    expect(shown(deployedOf(object, from)).behind).toBe(newest);
  });
});

describe('the reference of the newest artifact', () => {
  it.each([
    [kustomization({}), 'GitRepository shop/shop'],
    [release({}), 'HelmChart shop/shop-carts'],
    [release({}, byOci), 'OCIRepository shop/shop'],
    [fluxObject('ResourceSet'), undefined],
    [source('HelmChart', undefined), undefined],
  ])('of object %#', (object, expected) => {
    const reference = artifactReferenceOf({ cluster: 'a', object });
    expect(
      reference && `${reference.kind} ${reference.namespace}/${reference.name}`,
    ).toBe(expected);
    expect(
      artifactReferenceOf({ cluster: 'a', clusterIsAmbiguous: true, object }),
    ).toBeUndefined();
  });
});

describe('searching and sorting', () => {
  it('finds commits in full and short, applied and attempted', () => {
    const text = deployedSearchText(
      deployedOf(
        kustomization({
          lastAppliedRevision: `main@sha1:${older}`,
          lastAttemptedRevision: `prod@sha1:${commit}`,
        }),
      ),
    );
    for (const part of [
      older,
      'main@00ca386d',
      `prod@sha1:${commit}`,
      'prod@9eb98f3e',
    ]) {
      expect(text).toContain(part);
    }
    expect(deployedSearchText(deployedOf(kustomization({})))).toBe('');
  });

  it('sorts versions by number, after other texts', () => {
    const deployments = ['6.10.0', '6.9.0', 'v6.9.1', ''].map(version =>
      deployedOf(release({ lastAppliedRevision: version })),
    );
    const branches = ['b', 'a'].map(branch =>
      deployedOf(
        kustomization({ lastAppliedRevision: `${branch}@sha1:${commit}` }),
      ),
    );
    expect(
      [...deployments, ...branches]
        .sort(compareDeployed)
        .map(({ applied }) => applied?.short),
    ).toEqual([
      undefined,
      'a@9eb98f3e',
      'b@9eb98f3e',
      '6.9.0',
      'v6.9.1',
      '6.10.0',
    ]);
  });
});

describe('objects that controllers made', () => {
  const folder = resolve(__dirname, '../../__fixtures__');
  const read = (file: string): FluxObject =>
    JSON.parse(readFileSync(resolve(folder, `${file}.json`), 'utf8'));

  it.each<[string, Partial<ReturnType<typeof shown>>]>([
    ['Kustomization/ready', { applied: 'main@9805e719' }],
    ['Kustomization/ready-oci', { applied: 'main@01234567' }],
    [
      'Kustomization/build-failed',
      { attempted: 'main@9805e719', failed: true },
    ],
    ['Kustomization/suspended', { applied: 'main@9805e719' }],
    ['HelmRelease/ready', { applied: '6.7.0-alpha.1' }],
    ['HelmRelease/ready-oci', { applied: '6.6.0+96e49efd5bf0' }],
    ['HelmRelease/install-failed', { attempted: '1.0.0', failed: true }],
    ['HelmRelease/no-source', {}],
  ])('%s', (file, expected) => {
    expect(shown(deployedOf(read(file)))).toEqual({ ...nothing, ...expected });
  });
});
