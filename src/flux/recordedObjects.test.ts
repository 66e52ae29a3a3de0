import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import * as flux from './index';
import { textAt } from './objects/json';
import { FluxObject } from './objects/types';

/**
 * Objects recorded from the controllers of Flux 2.9.5, and what the plugin is
 * to make of them; see the README beside them.
 */
const folder = resolve(__dirname, '../__fixtures__');

function readFile(file: string): unknown {
  return JSON.parse(readFileSync(resolve(folder, file), 'utf8'));
}

function readObject(file: string): FluxObject {
  return readFile(`${file}.json`) as FluxObject;
}

function readSequence(file: string): FluxObject[] {
  return readFile(`${file}.sequence.json`) as FluxObject[];
}

const kinds = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .map(({ name }) => name)
  // The others are of Kubernetes, which why/recorded.test.ts is about.
  .filter(kind => flux.FLUX_KINDS.some(each => each.kind === kind));

const files = kinds.flatMap(kind =>
  readdirSync(resolve(folder, kind)).map(
    file => `${kind}/${file.replace(/\.json$/, '')}`,
  ),
);

const fleet = 'main@sha1:9805e7197bd31e98a039f87db72f6f26b59c9d7e';
const podinfo = 'main@sha1:527548c530b933a963269c1d17f62390df311f08';
const manifests =
  'latest@sha256:1ab975775bf6d1f84df6f49ae7ff47c4359cf913c1b07b3b471a5a90b88ec64b';
const chart =
  '6.6.0@sha256:96e49efd5bf08e2177f3fd5da1784a357ea846697b7d98f140f10bfc7d103c1a';
const index =
  'sha256:48693238f8756b8fcf0faebb3e307e28e3bb27db2efffa070cbf3b9efd69fe56';

type Told = Partial<flux.FluxStatus>;

const failing: Told = { state: 'Failed', retrying: true, reconciling: false };
const ready: Told = { state: 'Ready', reconciling: false, static: false };
const suspended: Told = {
  state: 'Suspended',
  reconciling: false,
  retrying: false,
};
const applied: Told = { ...ready, reason: 'ReconciliationSucceeded' };
const fetched: Told = { ...ready, reason: 'Succeeded' };
const waiting: Told = { state: 'Waiting', reconciling: false };

type Verification = flux.FluxVerification['state'];

const verdicts: [
  file: string,
  status: Told,
  revisions?: flux.FluxRevisions,
  verification?: Verification,
][] = [
  ['Kustomization/ready', applied, { revision: fleet }],
  ['Kustomization/ready-waited', applied, { revision: fleet }],
  [
    'Kustomization/ready-oci',
    applied,
    {
      revision: manifests,
      origin: 'main@sha1:0123456789012345678901234567890123456789',
    },
  ],
  ['Kustomization/bad-path', { ...failing, reason: 'ArtifactFailed' }],
  [
    'Kustomization/build-failed',
    { ...failing, reason: 'BuildFailed' },
    { attempted: fleet },
  ],
  [
    'Kustomization/rejected',
    { ...failing, reason: 'ReconciliationFailed' },
    { attempted: fleet },
  ],
  [
    'Kustomization/unhealthy',
    { ...failing, reason: 'HealthCheckFailed' },
    { attempted: fleet },
  ],
  // Nothing else is there that could be marked as the one at fault.
  ['Kustomization/no-source', { state: 'Failed', reason: 'ArtifactFailed' }],
  [
    'Kustomization/source-failed',
    { ...waiting, reason: 'ArtifactFailed', waitingFor: 'cases/not-found' },
  ],
  [
    'Kustomization/dependency-not-ready',
    { ...waiting, reason: 'DependencyNotReady', waitingFor: 'cases/bad-path' },
  ],
  [
    'Kustomization/suspended',
    { ...suspended, underlying: 'Ready' },
    { revision: fleet },
  ],
  [
    'Kustomization/suspended-from-start',
    { ...suspended, underlying: undefined },
  ],

  [
    'HelmRelease/ready',
    { ...ready, reason: 'InstallSucceeded' },
    { revision: '6.7.0-alpha.1' },
  ],
  [
    'HelmRelease/ready-oci',
    { ...ready, reason: 'InstallSucceeded' },
    { revision: '6.6.0+96e49efd5bf0' },
  ],
  // Reconciling says Progressing beside it, not ProgressingWithRetry.
  [
    'HelmRelease/install-failed',
    { ...failing, reason: 'InstallFailed' },
    { attempted: '1.0.0' },
  ],
  [
    'HelmRelease/retries-exceeded-install',
    {
      state: 'Stalled',
      reason: 'RetriesExceeded',
      message: expect.stringMatching(/^Helm install failed for .*orders@1\.0/),
    },
    // It was released, but never deployed.
    { attempted: '1.0.0' },
  ],
  [
    'HelmRelease/dependency-not-ready',
    { ...waiting, reason: 'DependencyNotReady', waitingFor: 'cases/orders' },
  ],
  // There will be no such version, unless somebody does something about it.
  [
    'HelmRelease/chart-not-ready',
    { state: 'Failed', reason: 'SourceNotReady', retrying: false },
  ],
  ['HelmRelease/no-source', { ...failing, reason: 'SourceNotReady' }],
  [
    'HelmRelease/suspended',
    { ...suspended, underlying: 'Ready' },
    { revision: '1.0.0' },
  ],

  [
    'HelmChart/ready',
    { ...ready, reason: 'ChartPullSucceeded' },
    { revision: '6.7.0-alpha.1' },
  ],
  [
    'HelmChart/no-version',
    {
      state: 'Stalled',
      reason: 'InvalidChartReference',
      message: expect.stringMatching(/no 'worker' chart with version/),
    },
  ],
  ['HelmChart/no-source', { ...failing, reason: 'SourceUnavailable' }],

  ['HelmRepository/ready', fetched, { revision: index }],
  ['HelmRepository/not-found', { ...failing, reason: 'Failed' }],
  ['HelmRepository/oci', { state: 'Ready', static: true }],

  ['GitRepository/ready', fetched, { revision: fleet }],
  ['GitRepository/verified', fetched, { revision: podinfo }, 'verified'],
  [
    'GitRepository/not-verified',
    { ...failing, reason: 'InvalidCommitSignature' },
    {},
    'failed',
  ],
  [
    'GitRepository/no-keys',
    { ...failing, reason: 'VerificationError' },
    {},
    'failed',
  ],
  ['GitRepository/not-found', { ...failing, reason: 'GitOperationFailed' }],

  ['OCIRepository/ready', fetched, { revision: chart }],
  [
    'OCIRepository/verified',
    fetched,
    {
      revision: manifests,
      origin: 'main@sha1:0123456789012345678901234567890123456789',
    },
    'verified',
  ],
  [
    'OCIRepository/not-verified',
    { ...failing, reason: 'VerificationError' },
    {},
    'failed',
  ],
  ['OCIRepository/no-tag', { ...failing, reason: 'OCIArtifactPullFailed' }],

  ['ImageRepository/ready', fetched],
  ['ImageRepository/not-found', { ...failing, reason: 'ReadOperationFailed' }],
  ['ImagePolicy/ready', fetched],
  ['ImagePolicy/no-match', { ...failing, reason: 'Failure' }],
  [
    'ImagePolicy/no-repository',
    { ...waiting, reason: 'DependencyNotReady', waitingFor: 'cases/missing' },
  ],
  [
    'ImageUpdateAutomation/ready',
    fetched,
    { revision: '8669d2717281179f7ca60e4e5ece4eca26139d38' },
  ],
  ['Receiver/ready', fetched],
  ['Provider/static', { state: 'Ready', static: true }],
  ['Alert/static', { state: 'Ready', static: true }],
];

/** The states a person sees from the request on, and what it ends with. */
const requested: [file: string, states: string, end: string][] = [
  ['Kustomization/sync', 'Ready, Reconciling, Ready', 'done'],
  ['Kustomization/sync-bad-path', 'Failed, Reconciling, Failed', 'done'],
  ['Kustomization/sync-no-source', 'Failed', 'done'],
  ['Kustomization/sync-dependency-not-ready', 'Waiting', 'done'],
  // Tried before, with the revision before: fails from the second time on.
  ['Kustomization/sync-unhealthy', 'Reconciling, Failed', 'done'],
  ['Kustomization/sync-suspended', 'Suspended', 'suspended'],
  ['HelmRelease/sync', 'Ready', 'done'],
  ['HelmRelease/force', 'Ready, Reconciling, Ready', 'done'],
  ['HelmRelease/reset', 'Stalled, Failed, Reconciling, Ready', 'done'],
  ['HelmRelease/sync-dependency-not-ready', 'Waiting', 'done'],
  ['HelmRelease/sync-chart-not-ready', 'Failed', 'done'],
  ['HelmRelease/sync-retries-exceeded', 'Stalled, Failed, Stalled', 'done'],
  ['HelmRelease/sync-install-failed', 'Failed', 'done'],
  ['HelmRelease/sync-suspended', 'Suspended', 'suspended'],
  ['HelmChart/sync-no-version', 'Stalled, Failed, Stalled', 'done'],
  ['GitRepository/sync-new-revision', 'Ready, Reconciling, Ready', 'done'],
  ['GitRepository/sync-not-found', 'Failed', 'done'],
  ['GitRepository/sync-unsigned', 'Ready, Failed', 'done'],
  ['ImageRepository/sync-ready', 'Ready', 'done'],
  ['ImagePolicy/sync-ready', 'Ready', 'done'],
  ['ImageUpdateAutomation/sync-ready', 'Ready', 'done'],
];

/** Sequences in which the spec changes, and nobody asks for anything. */
const changed: [file: string, states: string][] = [
  ['Kustomization/resume', 'Suspended, Reconciling, Ready'],
  ['HelmRelease/upgrade', 'Ready, Reconciling, Ready'],
  [
    'HelmRelease/upgrade-retries-exceeded',
    'Ready, Reconciling, Failed, Stalled',
  ],
];

function requestedAt(object: FluxObject): string | undefined {
  return textAt(
    object,
    'metadata',
    'annotations',
    'reconcile.fluxcd.io/requestedAt',
  );
}

function statesOf(objects: readonly FluxObject[]): string {
  return objects
    .map(object => flux.statusOf(object).state)
    .filter((state, at, states) => state !== states[at - 1])
    .join(', ');
}

it('judges every recorded object', () => {
  const sequences = [...requested, ...changed].map(
    ([file]) => `${file}.sequence`,
  );
  const judged = [...verdicts.map(([file]) => file), ...sequences];
  expect(judged.sort()).toEqual([...files].sort());
});

describe('a recorded object', () => {
  it.each(verdicts)(
    '%s is judged as it is',
    (file, status, revisions = {}, verification = 'not-configured') => {
      const object = readObject(file);
      expect(flux.statusOf(object)).toMatchObject(status);
      const { revision, attempted, origin } = flux.revisionOf(object);
      expect({ revision, attempted, origin }).toEqual({
        revision: undefined,
        attempted: undefined,
        origin: undefined,
        ...revisions,
      });
      expect(flux.verificationOf(object).state).toBe(verification);
    },
  );

  it.each([
    [
      'GitRepository/verified',
      {
        of: 'commit',
        name: '527548c530b933a963269c1d17f62390df311f08',
        key: 'A6384B54297C9CDE',
      },
    ],
    ['OCIRepository/verified', { of: 'revision', name: manifests }],
  ])('%s has the right verification', (file, signature) => {
    expect(flux.verificationOf(readObject(file)).signatures).toMatchObject([
      signature,
    ]);
  });
});

describe('a requested reconciliation', () => {
  it.each(requested)('%s shows %s, and is %s', (file, states, end) => {
    const all = readSequence(file);
    const last = all[all.length - 1];
    const token = requestedAt(last)!;
    const since = all.filter(object => requestedAt(object) === token);
    expect(since.length).toBeGreaterThan(1);

    const early = since.filter(
      object => textAt(object, 'status', 'lastHandledReconcileAt') !== token,
    );
    expect(early.length).toBeGreaterThan(0);
    expect(
      early.map(object => flux.reconciliationOf(object, token).phase),
    ).not.toContain('done');
    expect(statesOf(since)).toBe(states);
    expect(flux.reconciliationOf(last, token)).toMatchObject({
      phase: end,
      status: { state: states.split(', ').pop() },
      ...(end === 'done' && { overtaken: false }),
    });
  });
});

describe('a release that fails', () => {
  const all = readSequence('HelmRelease/sync-install-failed');

  it('fails since it did so for the first time, however often it is tried', () => {
    expect(new Set(all.map(object => flux.statusOf(object).since))).toEqual(
      new Set(['2026-11-21T05:10:52Z']),
    );
  });

  it('says that it is tried again while it is', () => {
    const again = all.filter(object => flux.statusOf(object).reconciling);
    expect(again).toHaveLength(1);
    expect(flux.conditionOf(again[0], 'Ready')?.status).toBe('Unknown');
  });
});

describe('a changed spec', () => {
  // The first state is from before the change.
  it.each(changed)('%s shows %s', (file, states) => {
    expect(statesOf(readSequence(file))).toBe(states);
  });

  it('shows why a release was rolled back, not that the rollback succeeded', () => {
    const all = readSequence('HelmRelease/upgrade-retries-exceeded');
    const last = all[all.length - 1];
    expect(flux.statusOf(last)).toMatchObject({
      state: 'Stalled',
      reason: 'RetriesExceeded',
      message: expect.stringMatching(/^Helm upgrade failed for release/),
    });
    expect(
      all.slice(0, -2).map(object => flux.statusOf(object).reason),
    ).not.toContain('RollbackSucceeded');
  });

  it('runs what ran before, whichever releases fail and are rolled back', () => {
    const all = readSequence('HelmRelease/upgrade-retries-exceeded');
    const told = all
      .map(object => flux.lastUpdatedOf(object))
      .filter((time, at, times) => time !== times[at - 1]);
    // Of the upgrade before, and of the rollbacks of both that failed.
    expect(told).toEqual([
      '2026-11-21T05:17:29Z',
      '2026-11-21T05:17:31Z',
      '2026-11-21T05:17:42Z',
    ]);
  });

  it('keeps the old artifact until the status has the new one', () => {
    const all = readSequence('GitRepository/sync-new-revision');
    // Ready names the new revision in the last but one already.
    expect(all.map(object => flux.revisionOf(object).revision)).toEqual([
      ...Array.from({ length: all.length - 1 }, () => fleet),
      'main@sha1:714f529626bc392ce884cc729b1e92b7a41ee5da',
    ]);
  });
});
