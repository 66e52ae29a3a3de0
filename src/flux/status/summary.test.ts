import { condition, fluxObject } from '../__fixtures__/objects';
import {
  FLUX_STATES,
  overviewOf,
  stateCountsOf,
  type FluxObject,
  type FluxResource,
} from '..';

function at(name: string, ...conditions: FluxObject[]): FluxResource {
  const object = fluxObject('Kustomization', {
    metadata: { name },
    status: { conditions },
  });
  return { cluster: 'staging', object };
}

const ready = condition('Ready', 'True', 'ReconciliationSucceeded');
const failed = (lastTransitionTime?: string) =>
  condition('Ready', 'False', 'BuildFailed', {
    lastTransitionTime,
    message: 'no such file',
  });
const waiting = condition('Ready', 'False', 'DependencyNotReady');
const suspended: FluxResource = {
  cluster: 'staging',
  object: fluxObject('Kustomization', {
    metadata: { name: 'off' },
    spec: { suspend: true },
  }),
};

const some = [
  at('well', ready),
  at('new', failed('2026-11-20T10:00:00Z')),
  suspended,
  at('waits', waiting),
  at('timeless', failed()),
  at('old', failed('2026-11-19T10:00:00Z')),
  at('fine', ready),
];

describe('stateCountsOf', () => {
  it('counts the states that occur, worst first', () => {
    expect(stateCountsOf(some.map(({ object }) => object))).toEqual([
      { state: 'Failed', count: 3 },
      { state: 'Waiting', count: 1 },
      { state: 'Suspended', count: 1 },
      { state: 'Ready', count: 2 },
    ]);
  });

  it('counts all objects, also malformed ones', () => {
    const odd = [{}, { kind: 'Kustomization' }, { status: 7 }];
    const counts = stateCountsOf(odd);
    expect(counts.reduce((sum, { count }) => sum + count, 0)).toBe(3);
    expect(counts.every(({ state }) => FLUX_STATES.includes(state))).toBe(true);
    expect(stateCountsOf([])).toEqual([]);
  });
});

describe('overviewOf', () => {
  const names = (most?: number) =>
    overviewOf(some, most).needsAttention.map(
      ({ resource }) => (resource.object.metadata as FluxObject).name,
    );

  it('says how many are ready', () => {
    expect(overviewOf(some)).toMatchObject({
      total: 7,
      ready: 2,
      worst: 'Failed',
      more: 2,
    });
  });

  it('names the worst few, those that are so longest first', () => {
    expect(names()).toEqual(['old', 'new', 'timeless']);
    expect(names(99)).toEqual(['old', 'new', 'timeless', 'waits', 'off']);
    expect(names(0)).toEqual([]);
    expect(overviewOf(some, 99).more).toBe(0);
  });

  it('has their reason', () => {
    const [worst] = overviewOf(some).needsAttention;
    expect(worst.status).toMatchObject({
      state: 'Failed',
      reason: 'BuildFailed',
      message: 'no such file',
    });
  });

  it('is empty if all objects are ready, or without objects', () => {
    expect(overviewOf([at('well', ready)])).toEqual({
      total: 1,
      ready: 1,
      worst: 'Ready',
      states: [{ state: 'Ready', count: 1 }],
      needsAttention: [],
      more: 0,
    });
    expect(overviewOf([])).toEqual({
      total: 0,
      ready: 0,
      worst: undefined,
      states: [],
      needsAttention: [],
      more: 0,
    });
  });
});
