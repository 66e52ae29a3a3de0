import { commit, condition, digest, fluxObject } from '../__fixtures__/objects';
import {
  eventsOf,
  timelineFromEvents,
  timelineOf,
  type FluxObject,
  type FluxTimelineEntry,
} from '..';

const revision = `main@sha1:${commit}`;

function attempt(
  lastReconciledStatus: string,
  hour: number,
  more: FluxObject = {},
): FluxObject {
  const at = (minute: number) => `2026-11-20T0${hour}:0${minute}:00Z`;
  return {
    digest: `sha256:${digest}`,
    firstReconciled: at(0),
    lastReconciled: at(5),
    lastReconciledDuration: '30.5s',
    lastReconciledStatus,
    totalReconciliations: 3,
    metadata: { revision },
    ...more,
  };
}

const withHistory = (
  history: unknown,
  kind: 'Kustomization' | 'HelmRelease' | 'FluxInstance' = 'Kustomization',
  more: { version?: string; spec?: FluxObject; status?: FluxObject } = {},
) =>
  fluxObject(kind, {
    version: more.version,
    spec: more.spec,
    status: { ...more.status, history },
  });

/** `outcome result`, with ` began` and ` good` of the marked entries. */
const told = (entries: readonly FluxTimelineEntry[]) =>
  entries.map(
    ({ outcome, result, startedToFail, isLastGood }) =>
      `${outcome} ${result}${startedToFail ? ' began' : ''}${
        isLastGood ? ' good' : ''
      }`,
  );

describe('the timeline of a Kustomization', () => {
  it('has all that its history says', () => {
    const object = withHistory([
      attempt('ReconciliationSucceeded', 8, {
        metadata: { revision: 'latest@sha256:0', originRevision: revision },
      }),
    ]);
    expect(timelineOf(object)).toEqual([
      {
        key: `["sha256:${digest}","ReconciliationSucceeded","2026-11-20T08:00:00Z"]`,
        result: 'ReconciliationSucceeded',
        outcome: 'succeeded',
        revision: 'latest@sha256:0',
        originRevision: revision,
        digest: `sha256:${digest}`,
        first: '2026-11-20T08:00:00Z',
        last: '2026-11-20T08:05:00Z',
        durationMs: 30_500,
        count: 3,
        tests: [],
      },
    ]);
  });

  it('marks the first failure, and the last good entry', () => {
    const object = withHistory([
      attempt('BuildFailed', 9),
      attempt('HealthCheckCanceled', 8),
      attempt('HealthCheckFailed', 7),
      attempt('ReconciliationSucceeded', 6),
      attempt('PruneFailed', 5),
    ]);
    expect(told(timelineOf(object))).toEqual([
      'failed BuildFailed',
      'other HealthCheckCanceled',
      'failed HealthCheckFailed began',
      'succeeded ReconciliationSucceeded good',
      'failed PruneFailed',
    ]);
  });

  it.each([
    ['nothing fails', ['ReconciliationSucceeded', 'ReconciliationSucceeded']],
    ['all known attempts fail', ['BuildFailed', 'HealthCheckFailed']],
    ['it succeeds again', ['ReconciliationSucceeded', 'BuildFailed']],
    ['it is reconciling', ['Progressing', 'ReconciliationSucceeded']],
  ])('marks nothing while %s', (_, results) => {
    const object = withHistory(
      results.map((result, index) => attempt(result, 9 - index)),
    );
    for (const entry of timelineOf(object)) {
      expect(entry.startedToFail).toBeUndefined();
      expect(entry.isLastGood).toBeUndefined();
    }
  });

  it('is sorted in any order of the history', () => {
    const object = withHistory([
      attempt('ReconciliationSucceeded', 6),
      attempt('BuildFailed', 9),
    ]);
    expect(told(timelineOf(object))).toEqual([
      'failed BuildFailed began',
      'succeeded ReconciliationSucceeded good',
    ]);
  });

  it('has a key for each entry that stays when there is a new one', () => {
    const before = [attempt('BuildFailed', 8), attempt('BuildFailed', 8)];
    const keys = timelineOf(withHistory(before)).map(({ key }) => key);
    expect(new Set(keys).size).toBe(2);
    const after = [attempt('ReconciliationSucceeded', 9), before[0]];
    expect(timelineOf(withHistory(after))[1].key).toBe(keys[0]);
  });

  it.each([
    [undefined],
    [null],
    [7],
    ['x'],
    [{ revision }],
    [[null, 7, {}, { lastReconciledStatus: 7 }]],
  ])('is empty for the history %j', history => {
    expect(timelineOf(withHistory(history))).toEqual([]);
  });

  it('skips malformed entries', () => {
    const object = withHistory([
      {
        lastReconciledStatus: 'BuildFailed',
        digest: 7,
        lastReconciledDuration: 'long',
        lastReconciled: 'yesterday',
        totalReconciliations: '3',
        metadata: [],
      },
    ]);
    expect(timelineOf(object)).toEqual([
      {
        key: '[null,"BuildFailed",null]',
        result: 'BuildFailed',
        outcome: 'failed',
        tests: [],
      },
    ]);
  });

  it('is not endless', () => {
    const entries = Array.from({ length: 10_000 }, (_, index) =>
      attempt(`Failed${index}`, 9),
    );
    expect(timelineOf(withHistory(entries)).length).toBeLessThan(200);
  });
});

it('shows the versions that a FluxInstance installed', () => {
  const object = withHistory(
    [attempt('ReconciliationSucceeded', 9, { metadata: { flux: 'v2.9.4' } })],
    'FluxInstance',
  );
  expect(timelineOf(object)).toMatchObject([{ revision: 'v2.9.4' }]);
});

function release(
  version: number,
  status: string,
  more: FluxObject = {},
): FluxObject {
  return {
    version,
    status,
    chartName: 'podinfo',
    chartVersion: `6.${version}.0`,
    appVersion: `6.${version}.1`,
    firstDeployed: '2026-01-01T09:00:00Z',
    lastDeployed: `2026-11-20T0${version}:00:00Z`,
    ...more,
  };
}

describe('the timeline of a HelmRelease', () => {
  it('has all that its history says', () => {
    const object = withHistory(
      [
        release(2, 'deployed', {
          action: 'upgrade',
          ociDigest: 'sha256:0',
          testHooks: {
            'podinfo-grpc': { phase: 'Succeeded' },
            'podinfo-fault': {},
          },
        }),
      ],
      'HelmRelease',
      {
        status: {
          lastAttemptedRevision: '6.2.0',
          lastAttemptedReleaseAction: 'upgrade',
          lastAttemptedReleaseActionDuration: '1m2s',
        },
      },
    );
    expect(timelineOf(object)).toEqual([
      {
        key: '[2,"2026-11-20T02:00:00Z"]',
        result: 'deployed',
        outcome: 'succeeded',
        action: 'upgrade',
        number: 2,
        revision: '6.2.0',
        chartName: 'podinfo',
        appVersion: '6.2.1',
        digest: 'sha256:0',
        first: '2026-11-20T02:00:00Z',
        last: '2026-11-20T02:00:00Z',
        durationMs: 62_000,
        tests: [
          { name: 'podinfo-fault' },
          { name: 'podinfo-grpc', phase: 'Succeeded' },
        ],
      },
    ]);
  });

  it('marks the first failure, and the last good entry', () => {
    const object = withHistory(
      [
        release(3, 'superseded'),
        release(6, 'failed'),
        release(5, 'pending-rollback'),
        release(4, 'failed'),
      ],
      'HelmRelease',
    );
    expect(told(timelineOf(object))).toEqual([
      'failed failed',
      'other pending-rollback',
      'failed failed began',
      'succeeded superseded good',
    ]);
  });

  it('has no duration for an action that left no release', () => {
    const object = withHistory([release(2, 'deployed')], 'HelmRelease', {
      status: {
        lastAttemptedRevision: '7.0.0',
        lastAttemptedReleaseAction: 'upgrade',
        lastAttemptedReleaseActionDuration: '1m2s',
      },
    });
    expect(timelineOf(object)[0].durationMs).toBeUndefined();
  });

  const testHooks = { smoke: { phase: 'Failed' } };

  it.each([
    [{}, 'failed'],
    [{ test: { ignoreFailures: true } }, 'succeeded'],
  ])('takes failed tests with %j as %s', (spec, outcome) => {
    const object = withHistory(
      [release(1, 'deployed', { testHooks })],
      'HelmRelease',
      { spec },
    );
    expect(timelineOf(object)).toMatchObject([
      { outcome, tests: [{ name: 'smoke', phase: 'Failed' }] },
    ]);
  });

  it('says when a release was uninstalled', () => {
    const object = withHistory(
      [release(1, 'uninstalled', { deleted: '2026-11-20T09:00:00Z' })],
      'HelmRelease',
    );
    expect(timelineOf(object)).toMatchObject([
      { outcome: 'other', last: '2026-11-20T09:00:00Z' },
    ]);
  });

  it.each([
    ['v2beta1', undefined],
    ['v2beta1', {}],
    ['v2beta2', { current: release(1, 'deployed') }],
    ['v2', [{ version: 1 }, null, 'x']],
  ])('is empty for a history of %s that is %j', (version, history) => {
    const object = withHistory(history, 'HelmRelease', { version });
    expect(timelineOf(object)).toEqual([]);
  });
});

describe('the timeline from events', () => {
  const carts = fluxObject('Kustomization', {
    metadata: { uid: 'uid-of-carts' },
    status: { conditions: [condition('Ready', 'False', 'HealthCheckFailed')] },
  });

  let made = 0;
  function event(
    reason: string,
    lastTimestamp: string,
    more: FluxObject = {},
    about: FluxObject = {},
  ): FluxObject {
    made += 1;
    return {
      kind: 'Event',
      metadata: {
        name: `carts.${made}`,
        annotations: {
          'kustomize.toolkit.fluxcd.io/revision': revision,
          'helm.toolkit.fluxcd.io/revision': '6.6.0',
          'source.toolkit.fluxcd.io/revision': revision,
        },
      },
      involvedObject: {
        apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
        kind: 'Kustomization',
        name: 'carts',
        namespace: 'shop',
        uid: 'uid-of-carts',
        ...about,
      },
      type: 'Normal',
      reason,
      firstTimestamp: lastTimestamp,
      lastTimestamp,
      count: 1,
      ...more,
    };
  }
  const warning = { type: 'Warning' };
  const from = (object: FluxObject, ...events: FluxObject[]) =>
    timelineFromEvents(
      object,
      eventsOf(events.map(each => ({ cluster: 'staging', object: each }))),
    );

  it('has an entry for each revision and outcome', () => {
    const entries = from(
      carts,
      event('ReconciliationSucceeded', '2026-11-20T08:00:00Z'),
      event('HealthCheckFailed', '2026-11-20T08:20:00Z', {
        ...warning,
        firstTimestamp: '2026-11-20T08:10:00Z',
        count: 4,
      }),
      event('BuildFailed', '2026-11-20T08:30:00Z', warning),
      event('Progressing', '2026-11-20T08:31:00Z'),
    );
    expect(told(entries)).toEqual([
      'failed BuildFailed began',
      'succeeded ReconciliationSucceeded good',
    ]);
    expect(entries[0]).toMatchObject({
      revision,
      first: '2026-11-20T08:10:00Z',
      last: '2026-11-20T08:30:00Z',
      count: 5,
    });
  });

  it('is about the object itself', () => {
    const failed = (about: FluxObject) =>
      event('BuildFailed', '2026-11-20T08:30:00Z', warning, about);
    const entries = from(
      carts,
      failed({ name: 'other' }),
      failed({ namespace: 'other' }),
      failed({ kind: 'GitRepository' }),
      failed({ uid: 'of one that was deleted' }),
    );
    expect(entries).toEqual([]);
  });

  it('says what Helm did', () => {
    const release6 = fluxObject('HelmRelease');
    const about = {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
    };
    const at = (minute: number) => `2026-11-20T08:${minute}:00Z`;
    const entries = from(
      release6,
      event('UpgradeSucceeded', at(10), {}, about),
      event('TestSucceeded', at(11), {}, about),
      event('DriftDetected', at(12), warning, about),
      event('UpgradeFailed', at(20), warning, about),
      event('RollbackSucceeded', at(30), {}, about),
    );
    expect(told(entries)).toEqual([
      'other RollbackSucceeded',
      'failed UpgradeFailed began',
      'succeeded UpgradeSucceeded good',
    ]);
    expect(entries.map(({ action }) => action)).toEqual([
      'rollback',
      'upgrade',
      'upgrade',
    ]);
    expect(entries[2]).toMatchObject({ revision: '6.6.0', count: 1 });
  });

  it('has what a source has fetched', () => {
    const about = {
      apiVersion: 'source.toolkit.fluxcd.io/v1',
      kind: 'GitRepository',
    };
    const entries = from(
      fluxObject('GitRepository'),
      event('NewArtifact', '2026-11-20T08:00:00Z', {}, about),
    );
    expect(told(entries)).toEqual(['succeeded NewArtifact']);
  });

  it('is empty without a revision or events', () => {
    const metadata = { name: 'carts.1' };
    expect(
      from(
        carts,
        event('BuildFailed', '2026-11-20T08:00:00Z', { ...warning, metadata }),
      ),
    ).toEqual([]);
    expect(timelineFromEvents(carts, [])).toEqual([]);
  });
});
