import { condition, fluxObject } from '../__fixtures__/objects';
import { FLUX_KINDS, reconciliationOf, type FluxObject } from '..';

const BEFORE = '2026-11-20T09:00:00.000Z';
const TOKEN = '2026-11-20T10:00:00.000Z';
const LATER = '2026-11-20T10:00:01.000Z';
const LATEST = '2026-11-20T10:00:02.000Z';

const ready = condition('Ready', 'True', 'ReconciliationSucceeded');
const failed = condition('Ready', 'False', 'HealthCheckFailed');
const waiting = condition('Ready', 'False', 'DependencyNotReady');
const unknown = condition('Ready', 'Unknown', 'Progressing');
const working = condition('Reconciling', 'True', 'Progressing');
const retry = condition('Reconciling', 'True', 'ProgressingWithRetry');
const stalled = condition('Stalled', 'True', 'AccessDenied');

/** A Kustomization that was asked with one token and has handled another. */
function asked(
  requestedAt: string | undefined,
  lastHandledReconcileAt: string | undefined,
  conditions: FluxObject[],
  more: { metadata?: FluxObject; spec?: FluxObject; status?: FluxObject } = {},
): FluxObject {
  return fluxObject('Kustomization', {
    metadata: {
      ...(requestedAt && {
        annotations: { 'reconcile.fluxcd.io/requestedAt': requestedAt },
      }),
      ...more.metadata,
    },
    spec: more.spec,
    status: {
      observedGeneration: 1,
      conditions,
      ...(lastHandledReconcileAt && { lastHandledReconcileAt }),
      ...more.status,
    },
  });
}

/**
 * A HelmRelease that Helm deployed long ago, and of which only Ready=Unknown
 * was told. Flux: fluxcd/helm-controller#1409.
 */
function installedLongAgo(given: {
  version: string;
  readySince: string;
}): FluxObject {
  const deployedAt = '2026-11-11T16:57:00Z';
  return fluxObject('HelmRelease', {
    version: given.version,
    metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': TOKEN } },
    spec: {
      chart: {
        spec: {
          chart: 'ledger',
          version: '0.4.2',
          sourceRef: { kind: 'HelmRepository', name: 'bank' },
        },
      },
    },
    status: {
      observedGeneration: 1,
      lastAttemptedReleaseAction: 'install',
      lastAttemptedRevision: '0.4.2',
      lastHandledReconcileAt: TOKEN,
      history: [
        {
          chartName: 'ledger',
          chartVersion: '0.4.2',
          version: 1,
          status: 'deployed',
          firstDeployed: deployedAt,
          lastDeployed: deployedAt,
        },
      ],
      conditions: [
        {
          ...unknown,
          message: "Running 'install' action with timeout of 5m0s",
          lastTransitionTime: given.readySince,
        },
      ],
    },
  });
}

describe('reconciliationOf', () => {
  it.each<[string, FluxObject, object]>([
    // Not taken up yet.
    [
      'never handled anything',
      asked(TOKEN, undefined, [ready]),
      { phase: 'under-way', status: { state: 'Ready' } },
    ],
    [
      'handled the request before ours',
      asked(TOKEN, BEFORE, [ready]),
      { phase: 'under-way' },
    ],
    [
      'failed before, and has not looked since',
      asked(TOKEN, BEFORE, [failed]),
      { phase: 'under-way', status: { state: 'Failed' } },
    ],

    // Came to an end.
    [
      'Ready',
      asked(TOKEN, TOKEN, [ready]),
      { phase: 'done', overtaken: false, status: { state: 'Ready' } },
    ],
    [
      'Failed',
      asked(TOKEN, TOKEN, [failed]),
      { phase: 'done', overtaken: false, status: { state: 'Failed' } },
    ],
    [
      'Failed, and tries again by itself',
      asked(TOKEN, TOKEN, [retry, failed]),
      { phase: 'done', status: { state: 'Failed', retrying: true } },
    ],
    [
      'Stalled',
      asked(TOKEN, TOKEN, [stalled, failed]),
      { phase: 'done', status: { state: 'Stalled' } },
    ],
    [
      'Waiting',
      asked(TOKEN, TOKEN, [waiting]),
      { phase: 'done', status: { state: 'Waiting' } },
    ],

    // Taken up, but still at work.
    [
      'Reconciling',
      asked(TOKEN, TOKEN, [working, unknown]),
      { phase: 'under-way', status: { state: 'Reconciling' } },
    ],
    [
      'failed before, and tried again at the moment',
      fluxObject('GitRepository', {
        metadata: {
          annotations: { 'reconcile.fluxcd.io/requestedAt': TOKEN },
        },
        status: {
          lastHandledReconcileAt: TOKEN,
          conditions: [
            working,
            unknown,
            condition('FetchFailed', 'True', 'GitOperationFailed'),
          ],
        },
      }),
      { phase: 'under-way', status: { state: 'Failed', reconciling: true } },
    ],
    [
      'of a generation not seen yet',
      asked(TOKEN, TOKEN, [ready], { metadata: { generation: 2 } }),
      { phase: 'under-way', status: { state: 'Reconciling' } },
    ],
    [
      'without conditions',
      asked(TOKEN, TOKEN, []),
      { phase: 'under-way', status: { state: 'Unknown' } },
    ],
    [
      'being deleted',
      asked(TOKEN, TOKEN, [ready], {
        metadata: { deletionTimestamp: LATER },
      }),
      { phase: 'under-way', status: { state: 'Terminating' } },
    ],

    // Flux is done with it, and left no verdict.
    [
      'left at work for nine days by a lost update of its status',
      installedLongAgo({ version: 'v2', readySince: '2026-11-11T16:57:00Z' }),
      { phase: 'done', overtaken: false, status: { state: 'Reconciling' } },
    ],
    [
      'left at work by the update that ended this very request',
      installedLongAgo({ version: 'v2', readySince: LATER }),
      { phase: 'done', status: { state: 'Reconciling' } },
    ],
    [
      'left Unknown for a reason that is no progress',
      asked(TOKEN, TOKEN, [condition('Ready', 'Unknown', 'Whatever')]),
      { phase: 'done', status: { state: 'Unknown' } },
    ],
    [
      'left at work in Flux 2.1, before this request',
      installedLongAgo({ version: 'v2beta1', readySince: BEFORE }),
      { phase: 'done', status: { state: 'Reconciling' } },
    ],
    [
      'at work in Flux 2.1, which takes over the token first',
      installedLongAgo({ version: 'v2beta1', readySince: LATER }),
      { phase: 'under-way', status: { state: 'Reconciling' } },
    ],
    [
      'left at work, while its spec is newer',
      asked(TOKEN, TOKEN, [unknown], { metadata: { generation: 2 } }),
      { phase: 'under-way' },
    ],
    [
      'left at work, and has not seen this request',
      asked(TOKEN, BEFORE, [unknown]),
      { phase: 'under-way' },
    ],

    // Suspended objects take over tokens as well, and do nothing.
    [
      'suspended and handled',
      asked(TOKEN, TOKEN, [ready], { spec: { suspend: true } }),
      { phase: 'suspended', status: { state: 'Suspended' } },
    ],
    [
      'suspended and not handled',
      asked(TOKEN, BEFORE, [failed], { spec: { suspend: true } }),
      { phase: 'suspended' },
    ],

    // Somebody else's request came after ours.
    [
      'overtaken before ours was handled',
      asked(LATER, LATER, [ready]),
      { phase: 'done', overtaken: true, status: { state: 'Ready' } },
    ],
    [
      'overtaken by a request that failed',
      asked(LATER, LATER, [failed]),
      { phase: 'done', overtaken: true, status: { state: 'Failed' } },
    ],
    [
      'overtaken, and the other is still at work',
      asked(LATER, LATER, [working, unknown]),
      { phase: 'under-way' },
    ],
    [
      'overtaken, and nothing handled yet',
      asked(LATER, BEFORE, [ready]),
      { phase: 'under-way' },
    ],
    [
      'overtaken after ours was handled',
      asked(LATER, TOKEN, [ready]),
      { phase: 'done', overtaken: false },
    ],
    [
      'overtaken twice, the second not handled yet',
      asked(LATEST, LATER, [ready]),
      { phase: 'under-way' },
    ],

    // Replaced as a whole: nobody asked this one.
    [
      'recreated without any request',
      asked(undefined, undefined, [ready]),
      { phase: 'under-way' },
    ],
    [
      'its request removed after it was handled',
      asked(undefined, TOKEN, [ready]),
      { phase: 'done', overtaken: false },
    ],
    [
      'its request removed before it was handled',
      asked(undefined, BEFORE, [ready]),
      { phase: 'under-way' },
    ],
  ])('%s', (_, object, expected) => {
    expect(reconciliationOf(object, TOKEN)).toMatchObject(expected);
  });

  it('takes suspension by annotation for suspension', () => {
    const object = fluxObject('ArtifactGenerator', {
      metadata: {
        annotations: {
          'reconcile.fluxcd.io/requestedAt': TOKEN,
          'source.extensions.fluxcd.io/reconcile': 'Disabled',
        },
      },
      status: { conditions: [ready], lastHandledReconcileAt: TOKEN },
    });
    expect(reconciliationOf(object, TOKEN).phase).toBe('suspended');
  });

  it.each(
    FLUX_KINDS.filter(({ reconcile }) => reconcile).map(({ kind }) => kind),
  )('reads a %s', kind => {
    const version =
      kind === 'Alert' || kind === 'Provider' ? 'v1beta2' : undefined;
    const handling = (lastHandledReconcileAt: string) =>
      fluxObject(kind, {
        version,
        metadata: {
          annotations: { 'reconcile.fluxcd.io/requestedAt': TOKEN },
        },
        status: { conditions: [ready], lastHandledReconcileAt },
      });
    expect(reconciliationOf(handling(BEFORE), TOKEN).phase).toBe('under-way');
    expect(reconciliationOf(handling(TOKEN), TOKEN).phase).toBe('done');
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'HelmRelease'],
    ['a list', []],
    ['an empty object', {}],
    ['a status of the wrong type', { kind: 'Kustomization', status: 'Ready' }],
    [
      'tokens of the wrong type',
      {
        kind: 'Kustomization',
        metadata: { annotations: { 'reconcile.fluxcd.io/requestedAt': 5 } },
        status: { conditions: [ready], lastHandledReconcileAt: 5 },
      },
    ],
  ])('stays pending with %s', (_, garbage) => {
    expect(reconciliationOf(garbage as FluxObject, TOKEN).phase).toBe(
      'under-way',
    );
  });
});
