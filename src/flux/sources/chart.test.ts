import { condition, fluxObject } from '../__fixtures__/objects';
import { chartOf, FluxObject } from '..';

const spec = { chart: { spec: { chart: 'podinfo', version: '6.x' } } };
const released = {
  chartName: 'podinfo',
  chartVersion: '6.5.4',
  status: 'deployed',
};

describe('chartOf', () => {
  it.each<[string, string, FluxObject, FluxObject, object]>([
    [
      'v2, released',
      'v2',
      spec,
      { history: [released], lastAttemptedRevision: '6.5.4' },
      {
        name: 'podinfo',
        version: '6.5.4',
        requested: '6.x',
      },
    ],
    [
      'v2, the newest release first, failed',
      'v2',
      spec,
      {
        history: [
          { ...released, chartVersion: '6.6.0', status: 'failed' },
          released,
        ],
        lastAttemptedRevision: '6.6.0',
      },
      {
        name: 'podinfo',
        version: '6.6.0',
        fault: 'failed',
        lastGood: '6.5.4',
        requested: '6.x',
      },
    ],
    [
      'v2, tried a version that was never released',
      'v2',
      spec,
      { history: [released], lastAttemptedRevision: '6.6.0' },
      {
        name: 'podinfo',
        version: '6.5.4',
        requested: '6.x',
        attempted: '6.6.0',
      },
    ],
    [
      'v2, never released',
      'v2',
      spec,
      { history: [], lastAttemptedRevision: '6.6.0' },
      { name: 'podinfo', version: '6.6.0', requested: '6.x' },
    ],
    [
      'v2, nothing yet',
      'v2',
      spec,
      { observedGeneration: -1 },
      { name: 'podinfo', requested: '6.x' },
    ],
    [
      'v2beta2, in Flux 2.2',
      'v2beta2',
      spec,
      {
        history: [released],
        lastAppliedRevision: '6.5.3',
        lastAttemptedRevision: '6.5.4',
      },
      {
        name: 'podinfo',
        version: '6.5.4',
        requested: '6.x',
      },
    ],
    [
      'v2beta1, in Flux 2.1 and older',
      'v2beta1',
      spec,
      { lastAppliedRevision: '6.5.3', lastAttemptedRevision: '6.5.4' },
      {
        name: 'podinfo',
        version: '6.5.3',
        requested: '6.x',
        attempted: '6.5.4',
      },
    ],
    [
      'a chart in git, by its name once it is released',
      'v2',
      { chart: { spec: { chart: './charts/podinfo' } } },
      { history: [released] },
      {
        name: 'podinfo',
        version: '6.5.4',
      },
    ],
    [
      'chartRef, released',
      'v2',
      { chartRef: { kind: 'OCIRepository', name: 'podinfo-oci' } },
      { history: [{ ...released, chartVersion: '6.5.4+0cc9a8446c95' }] },
      {
        name: 'podinfo',
        version: '6.5.4+0cc9a8446c95',
      },
    ],
    [
      'chartRef, nothing yet',
      'v2',
      { chartRef: { kind: 'OCIRepository', name: 'podinfo-oci' } },
      {},
      { name: 'podinfo-oci' },
    ],
    ['nothing at all', 'v2', {}, {}, {}],
  ])('%s', (_, version, ownSpec, status, expected) => {
    const release = fluxObject('HelmRelease', {
      version,
      spec: ownSpec,
      status,
    });
    expect(chartOf(release)).toEqual({
      name: undefined,
      version: undefined,
      requested: undefined,
      attempted: undefined,
      ...expected,
    });
  });
});

describe('a release that is not ready', () => {
  const digest = 'sha256:3f6c';

  /** An entry of `status.history`, as helm-controller writes it. */
  function release(
    version: number,
    chartVersion: string,
    status: string,
    more: FluxObject = {},
  ): FluxObject {
    return {
      chartName: 'billing',
      chartVersion,
      configDigest: digest,
      digest,
      firstDeployed: '2026-02-01T00:00:00Z',
      lastDeployed: '2026-11-20T09:00:00Z',
      name: 'billing',
      namespace: 'shop',
      status,
      version,
      ...more,
    };
  }

  const upgradeFailed = (version: string) =>
    condition('Released', 'False', 'UpgradeFailed', {
      message:
        'Helm upgrade failed for release shop/billing with chart ' +
        `billing@${version}: context deadline exceeded`,
    });
  const failedTests = {
    testHooks: {
      'billing-smoke': { phase: 'Succeeded' },
      'billing-load': { phase: 'Failed' },
    },
  };

  it.each<[string, FluxObject, object]>([
    [
      'names the version that failed and the last good one',
      {
        lastAttemptedRevision: '3.0.0+0a1b2c3d4e5f',
        history: [
          release(9, '3.0.0+0a1b2c3d4e5f', 'failed'),
          release(8, '2.7.1+5f4e3d2c1b0a', 'superseded'),
        ],
        conditions: [upgradeFailed('3.0.0+0a1b2c3d4e5f')],
      },
      {
        version: '3.0.0+0a1b2c3d4e5f',
        fault: 'failed',
        lastGood: '2.7.1+5f4e3d2c1b0a',
        attempted: undefined,
      },
    ],
    [
      'has no last good version, if none went well',
      {
        lastAttemptedRevision: '3.0.0',
        history: [release(1, '3.0.0', 'failed')],
      },
      { version: '3.0.0', fault: 'failed', lastGood: undefined },
    ],
    [
      'was rolled back: the version that runs, and the one that failed',
      {
        lastAttemptedRevision: '3.0.0',
        history: [
          release(10, '2.7.1', 'deployed'),
          release(9, '3.0.0', 'failed'),
          release(8, '2.7.1', 'superseded'),
        ],
        conditions: [upgradeFailed('3.0.0')],
      },
      {
        version: '2.7.1',
        fault: undefined,
        attempted: '3.0.0',
        attemptFailed: true,
      },
    ],
    [
      'was rolled back, and its history is not in order',
      // Flux: recorded in HelmRelease/upgrade-retries-exceeded.sequence.json.
      {
        lastAttemptedRevision: '3.0.0',
        history: [
          release(1, '2.0.0', 'superseded'),
          release(6, '2.7.1', 'deployed'),
          release(5, '3.0.0', 'failed'),
        ],
      },
      { version: '2.7.1', attempted: '3.0.0', attemptFailed: true },
    ],
    [
      'could not be rendered: Helm has no release of it',
      {
        lastAttemptedRevision: '3.0.0',
        history: [release(8, '2.7.1', 'deployed')],
        conditions: [upgradeFailed('3.0.0')],
      },
      { version: '2.7.1', attempted: '3.0.0', attemptFailed: true },
    ],
    [
      'is being upgraded after another version failed',
      {
        lastAttemptedRevision: '3.0.1',
        history: [release(8, '2.7.1', 'deployed')],
        conditions: [upgradeFailed('3.0.0')],
      },
      { version: '2.7.1', attempted: '3.0.1', attemptFailed: undefined },
    ],
    [
      'runs, and its tests failed',
      {
        lastAttemptedRevision: '3.0.0',
        history: [
          release(9, '3.0.0', 'deployed', failedTests),
          release(8, '2.9.0', 'superseded', failedTests),
          release(7, '2.7.1', 'superseded'),
        ],
      },
      { version: '3.0.0', fault: 'testsFailed', lastGood: '2.7.1' },
    ],
    [
      'was uninstalled, and its history kept',
      {
        lastAttemptedRevision: '3.0.0',
        history: [
          release(9, '3.0.0', 'uninstalled'),
          release(8, '2.7.1', 'superseded'),
        ],
      },
      { version: '3.0.0', fault: 'notInstalled', lastGood: undefined },
    ],
    [
      'was uninstalled because its first install failed',
      // Helm purges the release before it would say `uninstalled`.
      {
        lastAttemptedRevision: '3.0.0',
        history: [
          release(1, '3.0.0', 'uninstalling', {
            deleted: '2026-11-20T09:10:00Z',
          }),
        ],
      },
      { version: '3.0.0', fault: 'notInstalled' },
    ],
    [
      'is locked by an upgrade that never ended',
      {
        lastAttemptedRevision: '3.0.0',
        history: [
          release(9, '3.0.0', 'pending-upgrade'),
          release(8, '2.7.1', 'deployed'),
        ],
      },
      { version: '3.0.0', fault: 'underWay', lastGood: undefined },
    ],
    [
      'has a status of Helm that is unknown',
      { history: [release(9, '3.0.0', 'unknown')] },
      { version: '3.0.0', fault: undefined },
    ],
  ])('%s', (_, status, expected) => {
    expect(chartOf(fluxObject('HelmRelease', { status }))).toMatchObject(
      expected,
    );
  });
});
