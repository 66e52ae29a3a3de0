import { condition, fluxObject } from '../__fixtures__/objects';
import type { FluxObject } from '../objects/types';
import { nextRunOf } from './nextRun';

const ENDED = '2026-11-20T09:30:00Z';

const attempt = (result: string, more: FluxObject = {}) => ({
  digest: 'sha256:abc',
  lastReconciledStatus: result,
  firstReconciled: '2026-11-20T09:00:00Z',
  lastReconciled: ENDED,
  ...more,
});

/** A Kustomization of which this is the latest entry of the history. */
function kustomizationOf(
  latest: FluxObject,
  more: { spec?: FluxObject; conditions?: FluxObject[] } = {},
) {
  const result = String(latest.lastReconciledStatus);
  const isReady = result === 'ReconciliationSucceeded';
  return fluxObject('Kustomization', {
    spec: { interval: '10m', ...more.spec },
    status: {
      observedGeneration: 1,
      history: [latest],
      conditions: more.conditions ?? [
        condition('Ready', isReady ? 'True' : 'False', result),
      ],
    },
  });
}

const succeeded = attempt('ReconciliationSucceeded');
const failed = attempt('HealthCheckFailed');

it.each<[string, FluxObject, string]>([
  [
    'the interval after a success',
    kustomizationOf(succeeded, { spec: { retryInterval: '2m' } }),
    '2026-11-20T09:40:00Z',
  ],
  [
    'the interval for retries after a failure',
    kustomizationOf(failed, { spec: { retryInterval: '2m' } }),
    '2026-11-20T09:32:00Z',
  ],
  [
    'the interval after a failure, without one for retries',
    kustomizationOf(failed),
    '2026-11-20T09:40:00Z',
  ],
])('the next run is %s', (_, object, expected) => {
  expect(nextRunOf(object)).toBe(Date.parse(expected));
});

it.each<[string, FluxObject]>([
  [
    'a run since then left no entry in the history',
    kustomizationOf(succeeded, {
      conditions: [condition('Ready', 'False', 'BuildFailed')],
    }),
  ],
  [
    'it waits for a dependency',
    kustomizationOf(succeeded, {
      conditions: [condition('Ready', 'False', 'DependencyNotReady')],
    }),
  ],
  [
    'it is being reconciled',
    kustomizationOf(succeeded, {
      conditions: [
        condition('Reconciling', 'True', 'Progressing'),
        condition('Ready', 'Unknown', 'Progressing'),
      ],
    }),
  ],
  ['it is suspended', kustomizationOf(succeeded, { spec: { suspend: true } })],
  [
    'its interval is none',
    kustomizationOf(succeeded, { spec: { interval: 7 } }),
  ],
  [
    'the entry has no time',
    kustomizationOf(
      attempt('ReconciliationSucceeded', { lastReconciled: 'x' }),
    ),
  ],
  [
    'an older Flux keeps no history',
    fluxObject('Kustomization', {
      spec: { interval: '10m' },
      status: {
        conditions: [condition('Ready', 'True', 'ReconciliationSucceeded')],
      },
    }),
  ],
  [
    'the kind does not tell when the last run was',
    fluxObject('GitRepository', {
      spec: { interval: '10m' },
      status: {
        history: [succeeded],
        conditions: [condition('Ready', 'True', 'ReconciliationSucceeded')],
      },
    }),
  ],
  ['there is nothing', {}],
])('the next run is unknown where %s', (_, object) => {
  expect(nextRunOf(object)).toBeUndefined();
});
