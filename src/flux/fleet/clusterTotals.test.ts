import { isBehind, totalsOf } from '..';
import { finderIn } from '../__testUtils__/find';
import type { FluxObject, FluxResource } from '..';

const OLD = `main@sha1:${'a'.repeat(40)}`;
const NEW = `main@sha1:${'b'.repeat(40)}`;

function on(cluster: string, object: FluxObject): FluxResource {
  return { cluster, object };
}

function kustomization(
  name: string,
  ready: 'True' | 'False',
  more: { spec?: object; status?: object } = {},
): FluxResource {
  return on('staging', {
    apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
    kind: 'Kustomization',
    metadata: { namespace: 'shop', name, generation: 1 },
    spec: {
      sourceRef: { kind: 'GitRepository', name: 'shop' },
      ...more.spec,
    },
    status: {
      observedGeneration: 1,
      lastAppliedRevision: OLD,
      lastAttemptedRevision: OLD,
      conditions: [
        {
          type: 'Ready',
          status: ready,
          reason: ready === 'True' ? 'ReconciliationSucceeded' : 'BuildFailed',
          message: 'said',
          lastTransitionTime: '2026-11-26T10:00:00Z',
        },
      ],
      ...more.status,
    },
  });
}

function repository(cluster: string, revision: string): FluxResource {
  return on(cluster, {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'GitRepository',
    metadata: { namespace: 'shop', name: 'shop' },
    status: {
      artifact: { revision, lastUpdateTime: '2026-11-26T11:00:00Z' },
    },
  });
}

const took = (lastReconciledDuration: unknown) => ({
  status: {
    history: [
      {
        digest: 'sha256:1',
        lastReconciled: '2026-11-26T10:00:00Z',
        lastReconciledDuration,
        lastReconciledStatus: 'ReconciliationSucceeded',
        metadata: { revision: OLD },
      },
    ],
  },
});

const find = (...known: FluxResource[]) => finderIn(known);

it('the totals of a cluster have counts of states, and known durations', () => {
  const totals = totalsOf(
    [
      kustomization('ok', 'True', took('2s')),
      kustomization('slow', 'True', took('4s')),
      kustomization('odd', 'True', took(7)),
      kustomization('broken', 'False'),
      kustomization('paused', 'False', { spec: { suspend: true } }),
      on('staging', {}),
    ],
    find(),
  );
  expect(totals).toEqual({
    total: 6,
    failing: 1,
    suspended: 1,
    behind: 0,
    duration: { average: 3000, of: 2 },
    states: expect.arrayContaining([
      { state: 'Failed', count: 1 },
      { state: 'Suspended', count: 1 },
      { state: 'Ready', count: 3 },
    ]),
  });
});

it('the totals of no objects have no duration', () => {
  expect(totalsOf([], find())).toEqual({
    total: 0,
    failing: 0,
    suspended: 0,
    behind: 0,
    states: [],
    duration: undefined,
  });
});

it.each<[string, FluxResource[], boolean]>([
  ['newer', [repository('staging', NEW)], true],
  ['the same', [repository('staging', OLD)], false],
  ['unknown', [], false],
  ['newer on another cluster', [repository('production', NEW)], false],
])(
  'a Kustomization whose source is %s is behind or not',
  (_, known, behind) => {
    expect(isBehind(kustomization('ok', 'True'), find(...known))).toBe(behind);
  },
);
