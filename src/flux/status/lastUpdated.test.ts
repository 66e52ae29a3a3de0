import { condition, fluxObject } from '../__fixtures__/objects';
import { lastUpdatedOf, updateOf, type FluxKind, type FluxObject } from '..';

const READY_SINCE = '2026-11-25T10:00:00Z';
const ready = condition('Ready', 'True', 'Succeeded', {
  lastTransitionTime: READY_SINCE,
});
const working = condition('Reconciling', 'True', 'Progressing');
const revision = 'main@sha1:1f0c6e9a7c3f4c58a8e0a3f1b1c2d3e4f5a6b7c8';

/** An entry of the history of a Kustomization. */
function attempt(
  digest: string,
  result: string,
  firstReconciled: string,
  lastReconciled: string,
): FluxObject {
  return {
    digest: `sha256:${digest}`,
    firstReconciled,
    lastReconciled,
    lastReconciledDuration: '900ms',
    lastReconciledStatus: result,
    totalReconciliations: 25_000,
    metadata: { revision },
  };
}

/** An entry of the history of a HelmRelease. */
function release(
  version: number,
  status: string,
  lastDeployed: string,
  more: FluxObject = {},
): FluxObject {
  return {
    chartName: 'ledger',
    chartVersion: `1.${version}.0`,
    version,
    status,
    firstDeployed: '2026-01-01T00:00:00Z',
    lastDeployed,
    ...more,
  };
}

const SUCCEEDED = 'ReconciliationSucceeded';
const JUNE = '2026-06-01T08:00:00Z';
const JULY = '2026-07-01T08:00:00Z';
const AUGUST = '2026-08-01T08:00:00Z';
const NOVEMBER = '2026-11-25T10:00:00Z';

describe('updateOf', () => {
  it.each<[string, FluxKind, FluxObject, string]>([
    [
      'a source: when it last got another artifact',
      'GitRepository',
      { conditions: [ready], artifact: { lastUpdateTime: JUNE } },
      JUNE,
    ],

    // Kustomizations of Flux 2.7 and newer.
    [
      'a Kustomization reconciled every ten minutes: when its manifests last changed',
      'Kustomization',
      {
        conditions: [ready],
        lastAppliedRevision: revision,
        history: [attempt('aa', SUCCEEDED, JUNE, NOVEMBER)],
      },
      JUNE,
    ],
    [
      'a Kustomization that failed its health checks first: when it was applied',
      'Kustomization',
      {
        conditions: [ready],
        history: [
          attempt('bb', SUCCEEDED, AUGUST, NOVEMBER),
          attempt('bb', 'HealthCheckFailed', JULY, AUGUST),
          attempt('aa', SUCCEEDED, JUNE, JUNE),
        ],
      },
      JULY,
    ],
    [
      'a Kustomization that cannot be applied any more: what was applied before',
      'Kustomization',
      {
        conditions: [condition('Ready', 'False', 'ReconciliationFailed')],
        history: [
          attempt('bb', 'ReconciliationFailed', AUGUST, NOVEMBER),
          attempt('aa', SUCCEEDED, JUNE, JULY),
        ],
      },
      JUNE,
    ],
    [
      'a Kustomization whose change was taken back: not before the change was',
      'Kustomization',
      {
        conditions: [ready],
        history: [
          attempt('aa', SUCCEEDED, JUNE, NOVEMBER),
          attempt('bb', SUCCEEDED, JULY, AUGUST),
        ],
      },
      AUGUST,
    ],
    [
      'a Kustomization whose history is not in order',
      'Kustomization',
      {
        history: [
          attempt('aa', SUCCEEDED, JUNE, JULY),
          attempt('bb', SUCCEEDED, AUGUST, NOVEMBER),
        ],
      },
      AUGUST,
    ],

    // HelmReleases.
    [
      'a HelmRelease: when it was last released',
      'HelmRelease',
      {
        conditions: [ready],
        history: [release(2, 'deployed', JULY), release(1, 'superseded', JUNE)],
      },
      JULY,
    ],
    [
      'a HelmRelease whose upgrade failed: when the last good one was released',
      'HelmRelease',
      {
        history: [
          release(3, 'failed', NOVEMBER),
          release(2, 'failed', AUGUST),
          release(1, 'deployed', JUNE),
        ],
      },
      JUNE,
    ],
    [
      'a HelmRelease that was uninstalled: when it was',
      'HelmRelease',
      {
        history: [
          release(2, 'uninstalled', JULY, { deleted: AUGUST }),
          release(1, 'superseded', JUNE),
        ],
      },
      AUGUST,
    ],
    [
      'a HelmRelease of Flux 2.1: when it says that it was released',
      'HelmRelease',
      {
        conditions: [
          ready,
          condition('Released', 'True', 'UpgradeSucceeded', {
            lastTransitionTime: JULY,
          }),
        ],
        lastAppliedRevision: '1.1.0',
      },
      JULY,
    ],

    [
      'an ImagePolicy: when it chose another image',
      'ImagePolicy',
      { conditions: [ready] },
      READY_SINCE,
    ],
    [
      'an ImageUpdateAutomation: when it last pushed',
      'ImageUpdateAutomation',
      { conditions: [ready], lastPushTime: JULY },
      JULY,
    ],
    [
      'a ResourceSet: when what it applies last changed',
      'ResourceSet',
      {
        conditions: [ready],
        history: [attempt('aa', SUCCEEDED, JUNE, NOVEMBER)],
      },
      JUNE,
    ],
  ])('knows of %s', (_, kind, status, time) => {
    const object = fluxObject(kind, { status });
    expect(updateOf(object)).toEqual({ kind: 'change', time });
    expect(lastUpdatedOf(object)).toBe(time);
  });

  it.each<[string, FluxObject[]]>([
    ['one that is up to date', [ready]],
    [
      'one that is being reconciled',
      [
        working,
        condition('Ready', 'Unknown', 'Progressing', {
          lastTransitionTime: READY_SINCE,
        }),
      ],
    ],
  ])(
    'knows of a Kustomization before Flux 2.7 when it was reconciled: %s',
    (_, conditions) => {
      const object = fluxObject('Kustomization', {
        status: { conditions, lastAppliedRevision: revision },
      });
      expect(updateOf(object)).toEqual({
        kind: 'reconciliation',
        time: READY_SINCE,
      });
    },
  );

  it.each<[string, FluxKind, FluxObject]>([
    [
      'a source that has no artifact yet',
      'GitRepository',
      { conditions: [condition('Ready', 'False', 'GitOperationFailed')] },
    ],
    [
      'a source that does not tell when it got its artifact',
      'GitRepository',
      { conditions: [ready], artifact: { revision, lastUpdateTime: 'now' } },
    ],
    [
      'a Kustomization that waits, which is not reconciled',
      'Kustomization',
      { conditions: [condition('Ready', 'False', 'DependencyNotReady')] },
    ],
    [
      'a Kustomization that was never applied',
      'Kustomization',
      {
        conditions: [condition('Ready', 'False', 'ReconciliationFailed')],
        history: [attempt('aa', 'ReconciliationFailed', JUNE, NOVEMBER)],
      },
    ],
    [
      'a HelmRelease that was never installed',
      'HelmRelease',
      {
        conditions: [condition('Ready', 'False', 'InstallFailed')],
        history: [release(1, 'failed', JUNE)],
      },
    ],
    [
      'an ImagePolicy that has chosen none',
      'ImagePolicy',
      { conditions: [condition('Ready', 'False', 'Failure')] },
    ],
    [
      'times that are none',
      'Kustomization',
      {
        conditions: [{ ...ready, lastTransitionTime: '2026-13-45T99:00:00Z' }],
        history: [attempt('aa', SUCCEEDED, 'June', 'now')],
      },
    ],
    ['nothing', 'HelmRelease', {}],
  ])('knows nothing of %s', (_, kind, status) => {
    const object = fluxObject(kind, { status });
    expect(updateOf(object)).toBeUndefined();
    expect(lastUpdatedOf(object)).toBeUndefined();
  });
});
