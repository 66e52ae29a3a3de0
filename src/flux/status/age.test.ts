import { condition, fluxObject } from '../__fixtures__/objects';
import { statusOf, type FluxKind, type FluxObject } from '..';

const RECENTLY = '2026-11-25T09:58:00Z';
const NINE_DAYS_AGO = '2026-11-16T10:00:00Z';
const TEN_DAYS_AGO = '2026-11-15T10:00:00Z';
const MONTHS_AGO = '2026-06-01T08:00:00Z';

const since = (lastTransitionTime: string, more: FluxObject = {}) => ({
  lastTransitionTime,
  ...more,
});

const revision = 'main@sha1:1f0c6e9a7c3f4c58a8e0a3f1b1c2d3e4f5a6b7c8';
const doing = (step: string) => ({
  message: `${step} for revision ${revision} with a timeout of 5m0s`,
});

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
    lastReconciledStatus: result,
    metadata: { revision },
  };
}

function release(number: number, status: string, at: string): FluxObject {
  const chartVersion = `1.${number}.0`;
  return { chartVersion, version: number, status, lastDeployed: at };
}

/** What kustomize-controller leaves behind when an attempt has failed. */
const failedJustNow = (reason: string) => [
  condition(
    'Reconciling',
    'True',
    'ProgressingWithRetry',
    since(RECENTLY, doing('Building manifests')),
  ),
  condition('Ready', 'False', reason, since(RECENTLY)),
];

const AGE = {
  since: undefined,
  lastTried: undefined,
  lastSucceeded: undefined,
};

describe('the age of a state', () => {
  it.each<[string, FluxKind, FluxObject, object]>([
    [
      'at work for nine days, and nothing is under way',
      'HelmRelease',
      {
        status: {
          conditions: [
            condition('Ready', 'Unknown', 'Progressing', since(NINE_DAYS_AGO)),
          ],
        },
      },
      { state: 'Reconciling', since: NINE_DAYS_AGO },
    ],
    [
      'at work: since it began, not since the step it is at',
      'Kustomization',
      {
        status: {
          conditions: [
            condition('Reconciling', 'True', 'Progressing', since(RECENTLY)),
            condition('Ready', 'Unknown', 'Progressing', since(NINE_DAYS_AGO)),
          ],
        },
      },
      { state: 'Reconciling', since: NINE_DAYS_AGO },
    ],
    [
      'waiting for a dependency',
      'Kustomization',
      {
        status: {
          conditions: [
            condition(
              'Ready',
              'False',
              'DependencyNotReady',
              since(NINE_DAYS_AGO),
            ),
          ],
        },
      },
      { state: 'Waiting', since: NINE_DAYS_AGO },
    ],
    [
      'never looked at by a controller: since it was created',
      'Kustomization',
      {
        metadata: { creationTimestamp: NINE_DAYS_AGO },
        status: { observedGeneration: -1 },
      },
      { state: 'Unknown', since: NINE_DAYS_AGO },
    ],
    [
      'unknown for a reason of its own',
      'ExternalArtifact',
      {
        metadata: { creationTimestamp: MONTHS_AGO },
        status: {
          conditions: [
            condition('Ready', 'Unknown', 'Whatever', since(NINE_DAYS_AGO)),
          ],
        },
      },
      { state: 'Unknown', since: NINE_DAYS_AGO },
    ],
    [
      'changed, and not looked at: since somebody wrote to its spec',
      'Kustomization',
      {
        metadata: {
          generation: 2,
          managedFields: [
            {
              manager: 'kubectl',
              time: MONTHS_AGO,
              fieldsV1: { 'f:spec': { 'f:path': {} } },
            },
            {
              manager: 'kustomize-controller',
              time: NINE_DAYS_AGO,
              fieldsV1: { 'f:spec': { 'f:interval': {} } },
            },
            {
              manager: 'kustomize-controller',
              subresource: 'status',
              time: RECENTLY,
              fieldsV1: { 'f:status': {} },
            },
            {
              manager: 'flux',
              time: RECENTLY,
              fieldsV1: { 'f:metadata': {} },
            },
          ],
        },
        status: {
          observedGeneration: 1,
          conditions: [
            condition('Ready', 'True', 'Succeeded', since(MONTHS_AGO)),
          ],
        },
      },
      { state: 'Reconciling', reason: 'NewGeneration', since: NINE_DAYS_AGO },
    ],

    // Sources keep what failed while they say Unknown.
    [
      'a source that fails: since it fails, not since it failed last',
      'GitRepository',
      {
        status: {
          observedGeneration: -1,
          conditions: [
            condition(
              'Reconciling',
              'True',
              'ProgressingWithRetry',
              since(RECENTLY),
            ),
            condition('Ready', 'False', 'GitOperationFailed', since(RECENTLY)),
            condition(
              'FetchFailed',
              'True',
              'GitOperationFailed',
              since(NINE_DAYS_AGO),
            ),
          ],
        },
      },
      { state: 'Failed', since: NINE_DAYS_AGO },
    ],
    [
      'a source that fails with a new spec: since that fails',
      'GitRepository',
      {
        metadata: { generation: 2 },
        status: {
          observedGeneration: 1,
          conditions: [
            condition('Ready', 'False', 'StorageOperationFailed', {
              ...since(RECENTLY),
              observedGeneration: 2,
            }),
            condition(
              'FetchFailed',
              'True',
              'GitOperationFailed',
              since(NINE_DAYS_AGO),
            ),
          ],
        },
      },
      { state: 'Failed', since: RECENTLY },
    ],

    // Releases keep the condition, and the releases that failed.
    [
      'a release that was given up: since it fails, not since it was asked again',
      'HelmRelease',
      {
        status: {
          conditions: [
            condition('Stalled', 'True', 'RetriesExceeded', since(RECENTLY)),
            condition('Ready', 'False', 'InstallFailed', since(TEN_DAYS_AGO)),
            condition('Released', 'False', 'InstallFailed', since(MONTHS_AGO)),
          ],
        },
      },
      { state: 'Stalled', since: MONTHS_AGO },
    ],
    [
      'a release that fails with another message each time',
      'HelmRelease',
      {
        status: {
          history: [
            release(4, 'failed', RECENTLY),
            release(3, 'failed', NINE_DAYS_AGO),
            release(2, 'superseded', TEN_DAYS_AGO),
            release(1, 'failed', MONTHS_AGO),
          ],
          conditions: [
            condition('Ready', 'False', 'UpgradeFailed', since(RECENTLY)),
            condition('Released', 'False', 'UpgradeFailed', since(RECENTLY)),
          ],
        },
      },
      { state: 'Failed', since: NINE_DAYS_AGO },
    ],

    // Kustomizations say Unknown before each attempt.
    [
      'a Kustomization: since the first failure after the last success',
      'Kustomization',
      {
        status: {
          history: [
            attempt('cc', 'HealthCheckFailed', NINE_DAYS_AGO, RECENTLY),
            attempt('bb', 'ReconciliationSucceeded', MONTHS_AGO, TEN_DAYS_AGO),
          ],
          conditions: failedJustNow('HealthCheckFailed'),
        },
      },
      { state: 'Failed', since: NINE_DAYS_AGO },
    ],
    [
      'a Kustomization that never succeeded',
      'Kustomization',
      {
        status: {
          history: [
            attempt('bb', 'ReconciliationFailed', NINE_DAYS_AGO, RECENTLY),
            attempt('aa', 'HealthCheckFailed', TEN_DAYS_AGO, NINE_DAYS_AGO),
          ],
          conditions: failedJustNow('ReconciliationFailed'),
        },
      },
      { state: 'Failed', since: TEN_DAYS_AGO },
    ],
    [
      'a Kustomization that cannot be built, which no history tells',
      'Kustomization',
      {
        status: {
          history: [
            attempt('aa', 'ReconciliationSucceeded', MONTHS_AGO, NINE_DAYS_AGO),
          ],
          conditions: failedJustNow('BuildFailed'),
        },
      },
      { state: 'Failed', lastTried: RECENTLY, lastSucceeded: NINE_DAYS_AGO },
    ],
    [
      'a Kustomization that fails as it did before it last succeeded',
      'Kustomization',
      {
        status: {
          history: [
            attempt('aa', 'HealthCheckFailed', MONTHS_AGO, RECENTLY),
            attempt('aa', 'ReconciliationSucceeded', MONTHS_AGO, NINE_DAYS_AGO),
          ],
          conditions: failedJustNow('HealthCheckFailed'),
        },
      },
      { state: 'Failed', lastTried: RECENTLY, lastSucceeded: NINE_DAYS_AGO },
    ],
    [
      'a Kustomization before Flux 2.7: only when it was tried',
      'Kustomization',
      { status: { conditions: failedJustNow('HealthCheckFailed') } },
      { state: 'Failed', lastTried: RECENTLY },
    ],
    [
      'a Kustomization without a source, of which Ready keeps its time',
      'Kustomization',
      {
        status: {
          conditions: [
            condition('Ready', 'False', 'ArtifactFailed', {
              ...since(NINE_DAYS_AGO),
              message: 'GitRepository.source.toolkit.fluxcd.io "x" not found',
            }),
          ],
        },
      },
      { state: 'Failed', since: NINE_DAYS_AGO },
    ],
  ])('%s', (_, kind, more, expected) => {
    const status = statusOf(fluxObject(kind, more));
    expect({ ...AGE, ...status }).toMatchObject({ ...AGE, ...expected });
  });

  it.each<[string, unknown]>([
    ['no list', 'kubectl'],
    ['no entries', [null, 7, {}, { fieldsV1: { 'f:spec': {} }, time: 'x' }]],
  ])('is not known of a changed spec whose managed fields are %s', (_, bad) => {
    const object = fluxObject('Kustomization', {
      metadata: { generation: 2, managedFields: bad },
      status: {
        observedGeneration: 1,
        conditions: [condition('Ready', 'True', 'Succeeded')],
      },
    });
    expect(statusOf(object)).toMatchObject({
      state: 'Reconciling',
      since: undefined,
    });
  });
});

describe('what failed, while it is tried again', () => {
  const again = {
    state: 'Failed',
    reconciling: true,
    retrying: true,
    static: false,
  };
  const atWork = (message: string) => [
    condition(
      'Reconciling',
      'True',
      'Progressing',
      since(RECENTLY, { message }),
    ),
    condition('Ready', 'Unknown', 'Progressing', since(RECENTLY, { message })),
  ];
  const upgrading = atWork("Running 'upgrade' action with timeout of 5m0s");
  const upgradeFailed = condition('Released', 'False', 'UpgradeFailed', {
    ...since(NINE_DAYS_AGO),
    message: 'Helm upgrade failed: context deadline exceeded',
  });
  const testFailed = condition('TestSuccess', 'False', 'TestFailed', {
    ...since(NINE_DAYS_AGO),
    message: 'Helm test failed for release bank/ledger.v2',
  });
  const released = condition('Released', 'True', 'UpgradeSucceeded');
  const cloneFailed = condition('FetchFailed', 'True', 'GitOperationFailed', {
    ...since(NINE_DAYS_AGO),
    message: "unable to clone 'https://git.bank.example/ledger'",
  });
  const unhealthy = condition('Healthy', 'False', 'HealthCheckFailed', {
    ...since(NINE_DAYS_AGO),
    message:
      "timeout waiting for: [Deployment/bank/ledger status: 'InProgress']",
  });
  const history = [
    attempt('bb', 'HealthCheckFailed', NINE_DAYS_AGO, RECENTLY),
    attempt('aa', 'ReconciliationSucceeded', MONTHS_AGO, TEN_DAYS_AGO),
  ];
  const applying = (step: string) => [
    condition(
      'Reconciling',
      'True',
      'Progressing',
      since(RECENTLY, doing(step)),
    ),
    condition('Ready', 'Unknown', 'Progressing', {
      ...since(RECENTLY),
      message: 'Reconciliation in progress',
    }),
  ];

  it.each<[string, FluxKind, FluxObject, object]>([
    // Flux: helm-controller internal/reconcile/atomic_release.go Reconcile.
    [
      'a release that is upgraded again after that failed',
      'HelmRelease',
      { status: { failures: 3, conditions: [...upgrading, upgradeFailed] } },
      {
        ...again,
        reason: 'UpgradeFailed',
        message: 'Helm upgrade failed: context deadline exceeded',
        since: NINE_DAYS_AGO,
      },
    ],
    [
      'a release that is upgraded again after its tests failed',
      'HelmRelease',
      {
        status: {
          failures: 1,
          conditions: [...upgrading, released, testFailed],
        },
      },
      { ...again, reason: 'TestFailed' },
    ],
    [
      'a release whose failed tests are ignored',
      'HelmRelease',
      {
        spec: { test: { enable: true, ignoreFailures: true } },
        status: {
          failures: 1,
          conditions: [...upgrading, released, testFailed],
        },
      },
      { state: 'Reconciling', retrying: false },
    ],
    [
      'a release with another chart or other values, whose count restarts',
      'HelmRelease',
      { status: { conditions: [...upgrading, upgradeFailed] } },
      { state: 'Reconciling', since: RECENTLY },
    ],
    [
      'a release with another spec than the one that failed',
      'HelmRelease',
      {
        metadata: { generation: 2 },
        status: {
          observedGeneration: 1,
          failures: 3,
          conditions: [
            ...upgrading.map(each => ({ ...each, observedGeneration: 2 })),
            upgradeFailed,
          ],
        },
      },
      { state: 'Reconciling' },
    ],
    // Flux: source-controller internal/controller/gitrepository_controller.go.
    [
      'a source that is fetched again',
      'GitRepository',
      {
        status: {
          observedGeneration: -1,
          conditions: [...atWork('building artifact'), cloneFailed],
        },
      },
      {
        ...again,
        reason: 'GitOperationFailed',
        message: "unable to clone 'https://git.bank.example/ledger'",
        since: NINE_DAYS_AGO,
      },
    ],
    [
      'a source with another spec than the one that failed',
      'GitRepository',
      {
        metadata: { generation: 2 },
        status: {
          observedGeneration: 1,
          conditions: [
            ...atWork('building artifact').map(each => ({
              ...each,
              observedGeneration: 2,
            })),
            cloneFailed,
          ],
        },
      },
      { state: 'Reconciling' },
    ],
    // Flux: kustomize-controller internal/controller/kustomization_controller.go.
    [
      'a Kustomization before its health is checked again',
      'Kustomization',
      {
        status: {
          observedGeneration: 1,
          history,
          conditions: [...applying('Fetching manifests'), unhealthy],
        },
      },
      {
        ...again,
        reason: 'HealthCheckFailed',
        message: unhealthy.message,
        since: NINE_DAYS_AGO,
      },
    ],
    [
      'a Kustomization while its health is checked again',
      'Kustomization',
      {
        status: {
          observedGeneration: 1,
          history,
          conditions: applying('Running health checks'),
        },
      },
      {
        ...again,
        reason: 'HealthCheckFailed',
        message: doing('Running health checks').message,
        since: NINE_DAYS_AGO,
      },
    ],
    [
      'a Kustomization with another revision than the one that failed',
      'Kustomization',
      {
        status: {
          observedGeneration: 1,
          history: [
            {
              ...attempt('bb', 'HealthCheckFailed', NINE_DAYS_AGO, RECENTLY),
              metadata: { revision: `${revision.slice(0, -1)}0` },
            },
          ],
          conditions: applying('Running health checks'),
        },
      },
      { state: 'Reconciling' },
    ],
    [
      'a Kustomization of which nobody can tell whether its spec is the same',
      'Kustomization',
      {
        metadata: { generation: 3 },
        status: {
          observedGeneration: 2,
          history,
          conditions: applying('Running health checks').map(each => ({
            ...each,
            observedGeneration: 3,
          })),
        },
      },
      { state: 'Reconciling' },
    ],
    [
      'a Kustomization that succeeded the last time',
      'Kustomization',
      {
        status: {
          observedGeneration: 1,
          history: [
            attempt('aa', 'ReconciliationSucceeded', MONTHS_AGO, RECENTLY),
          ],
          conditions: applying('Running health checks'),
        },
      },
      { state: 'Reconciling' },
    ],
  ])('%s', (_, kind, more, expected) => {
    expect(statusOf(fluxObject(kind, more))).toMatchObject(expected);
  });
});

describe('what conditions contradict', () => {
  it.each<[string, FluxObject, object]>([
    // Flux: kustomize-controller internal/controller/kustomization_controller.go
    // Reconcile returns before it takes Stalled back.
    [
      'access was denied once, and now the source has no artifact',
      condition('Ready', 'False', 'ArtifactFailed', {
        message: 'Source artifact not found, retrying in 30s',
      }),
      { state: 'Waiting', reason: 'ArtifactFailed' },
    ],
    [
      'access was denied once, and now a dependency is not ready',
      condition('Ready', 'False', 'DependencyNotReady', {
        message: "dependency 'bank/db' is not ready",
      }),
      { state: 'Waiting', waitingFor: 'bank/db' },
    ],
    [
      'access is denied',
      condition('Ready', 'False', 'AccessDenied'),
      { state: 'Stalled', reason: 'AccessDenied' },
    ],
  ])('of a Kustomization: %s', (_, ready, expected) => {
    const object = fluxObject('Kustomization', {
      status: {
        conditions: [condition('Stalled', 'True', 'AccessDenied'), ready],
      },
    });
    expect(statusOf(object)).toMatchObject(expected);
  });

  // Flux: helm-controller internal/reconcile/atomic_release.go actionForState.
  it.each<[string, FluxObject, true | undefined]>([
    ['and it is looked for', { driftDetection: { mode: 'warn' } }, true],
    ['and it is mended', { driftDetection: { mode: 'enabled' } }, true],
    [
      'but it is not looked for any more',
      { driftDetection: { mode: 'disabled' } },
      undefined,
    ],
    ['but it never was looked for', {}, undefined],
  ])('of a release that is Ready and has drifted, %s', (_, spec, drifted) => {
    const object = fluxObject('HelmRelease', {
      spec,
      status: {
        conditions: [
          condition('Ready', 'True', 'UpgradeSucceeded'),
          condition('Drifted', 'True', 'DriftDetected'),
        ],
      },
    });
    const status = statusOf(object);
    expect(status.state).toBe('Ready');
    expect(status.drifted).toBe(drifted);
  });
});
