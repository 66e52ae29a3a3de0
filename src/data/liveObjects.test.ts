import { FluxRequestError, type FluxFailure, type FluxList } from '../api';
import type { FluxResource } from '../flux';
import { fluxObject } from '../flux/__fixtures__/objects';
import {
  byKind,
  NO_DATA,
  withAnswer,
  withError,
  withNewer,
  type LiveAnswer,
  type LiveObjects,
} from './liveObjects';

function resource(
  cluster: string,
  name: string,
  kind: 'HelmRelease' | 'Kustomization' = 'HelmRelease',
): FluxResource {
  return { cluster, object: fluxObject(kind, { metadata: { name } }) };
}

const A = resource('eu', 'a');
const B = resource('us', 'b');
const C = resource('eu', 'c', 'Kustomization');
const CLUSTERS = [{ name: 'eu' }, { name: 'us' }];

function answer(
  resources: FluxResource[],
  failures: FluxFailure[] = [],
): FluxList {
  return { resources, failures, clusters: CLUSTERS };
}

const noneSeen = () => undefined;

describe('byKind', () => {
  it('has the objects by their kinds of Flux, and no others', () => {
    const pod = { cluster: 'eu', object: { apiVersion: 'v1', kind: 'Pod' } };
    expect(byKind([A, pod, C, B])).toEqual(
      new Map([
        ['HelmRelease', [A, B]],
        ['Kustomization', [C]],
      ]),
    );
  });
});

describe('withAnswer', () => {
  const before = withAnswer(NO_DATA, answer([A, B]), noneSeen);

  it('returns the previous value when nothing changed', () => {
    expect(withAnswer(before, answer([A, B]), noneSeen)).toBe(before);
  });

  it.each<[string, FluxList]>([
    ['another object', answer([A, resource('us', 'b')])],
    ['one less', answer([A])],
    ['one more', answer([A, B, resource('us', 'd')])],
    ['another order', answer([B, A])],
    ['a failure', answer([A, B], [{ cluster: 'us', meaning: 'no-answer' }])],
    [
      'another cluster',
      { ...answer([A, B]), clusters: [...CLUSTERS, { name: 'ap' }] },
    ],
  ])('is the answer if that is %s', (_what, next) => {
    const after = withAnswer(before, next, noneSeen);
    expect(after).not.toBe(before);
    expect(after.resources).toEqual(next.resources);
    expect(after.clusters).toEqual(next.clusters);
  });

  it('keeps the rows of a cluster that fails, and says from when they are', () => {
    const failure: FluxFailure = { cluster: 'us', meaning: 'unreachable' };
    const seen = jest.fn((cluster: string) => (cluster === 'us' ? 1 : 2));
    const after = withAnswer(before, answer([A], [failure]), seen);
    expect(after.resources).toEqual([A, B]);
    expect(after.failures).toEqual([{ ...failure, shownSince: 1 }]);

    // Time after time, from the same time.
    expect(withAnswer(after, answer([A], [failure]), seen)).toBe(after);
    const mended = withAnswer(after, answer([A]), seen);
    expect(mended.resources).toEqual([A]);
    expect(mended.failures).toEqual([]);
  });

  it('says of no time when there is nothing to show', () => {
    const failure: FluxFailure = { cluster: 'us', meaning: 'unreachable' };
    const after = withAnswer(NO_DATA, answer([A], [failure]), () => 1);
    expect(after.failures).toEqual([failure]);
    expect(after.failures[0]).not.toHaveProperty('shownSince');
  });

  it('keeps the rows of the kind that fails only', () => {
    const both = withAnswer(NO_DATA, answer([A, C]), noneSeen);
    const failure: FluxFailure = {
      cluster: 'eu',
      kind: 'Kustomization',
      meaning: 'not-permitted',
    };
    const after = withAnswer(both, answer([], [failure]), () => 1);
    expect(after.resources).toEqual([C]);
  });

  it('drops the rows of a cluster where the kind is not installed any more', () => {
    const failure: FluxFailure = {
      cluster: 'us',
      kind: 'HelmRelease',
      meaning: 'not-installed',
    };
    const after = withAnswer(before, answer([A], [failure]), () => 1);
    expect(after.resources).toEqual([A]);
    expect(after.failures).toEqual([failure]);
  });

  it('takes what a cluster answered although it failed in part', () => {
    const failure: FluxFailure = { cluster: 'us', meaning: 'malformed' };
    const other = resource('us', 'other');
    const after = withAnswer(before, answer([A, other], [failure]), () => 1);
    expect(after.resources).toEqual([A, other]);
    expect(after.failures).toEqual([failure]);
  });

  it('forgets an error', () => {
    const error = new FluxRequestError({
      message: 'no',
      meaning: 'unexpected',
    });
    const failed = withError(before, error, 1);
    const after = withAnswer(failed, answer([A, B]), noneSeen);
    expect(after).toEqual(before);
    expect(after.error).toBeUndefined();
  });
});

describe('withAnswer of one cluster', () => {
  const ofUs = (
    resources: FluxResource[],
    failures: FluxFailure[] = [],
  ): LiveAnswer => ({ ...answer(resources, failures), only: 'us' });
  const both = withAnswer(NO_DATA, answer([A, B]), noneSeen);
  const silent: FluxFailure = { cluster: 'us', meaning: 'no-answer' };
  const broken: FluxFailure = { cluster: 'eu', meaning: 'unreachable' };

  it('replaces the rows of that cluster, and no others', () => {
    const other = resource('us', 'other');
    const after = withAnswer(both, ofUs([other]), noneSeen);
    expect(after).toEqual({ ...both, resources: [A, other] });
    expect(withAnswer(both, ofUs([B]), noneSeen)).toBe(both);
  });

  it('keeps its rows when it fails, and says from when they are', () => {
    const after = withAnswer(both, ofUs([], [silent]), () => 1);
    expect(after.resources).toEqual([A, B]);
    expect(after.failures).toEqual([{ ...silent, shownSince: 1 }]);
    const mended = withAnswer(after, ofUs([B]), () => 1);
    expect(mended).toEqual(both);
  });

  it('keeps the failures of the others', () => {
    const failed = withAnswer(NO_DATA, answer([B], [broken]), noneSeen);
    const after = withAnswer(failed, ofUs([], [silent]), () => 1);
    expect(after.failures).toEqual([broken, { ...silent, shownSince: 1 }]);
  });

  it('keeps an error, which concerns all clusters', () => {
    const failed = withError(both, { meaning: 'unexpected' }, 1);
    const after = withAnswer(failed, ofUs([]), noneSeen);
    expect(after.error).toBe(failed.error);
  });

  it('is a part of the first answer until the whole one comes', () => {
    const first = withAnswer(NO_DATA, ofUs([B]), noneSeen);
    expect(first).toMatchObject({ resources: [B], isPartial: true });
    const second = withAnswer(first, { ...answer([A]), only: 'eu' }, noneSeen);
    expect(second).toMatchObject({ resources: [B, A], isPartial: true });
    const whole = withAnswer(second, answer([A, B]), noneSeen);
    expect(whole).toEqual(both);
    expect(withAnswer(whole, ofUs([B]), noneSeen).isPartial).toBeUndefined();
  });
});

describe('withNewer', () => {
  const before = withAnswer(NO_DATA, answer([A, B]), noneSeen);

  it('has the newer versions in the same order', () => {
    const newer = resource('us', 'b');
    const after = withNewer(before, each => (each === B ? newer : each));
    expect(after).toEqual({ ...before, resources: [A, newer] });
    expect(after.resources[1]).toBe(newer);
  });

  it('returns the previous value when no resource is newer', () => {
    expect(withNewer(before, each => each)).toBe(before);
  });
});

describe('withError', () => {
  const error = new FluxRequestError({ message: 'no', meaning: 'unreachable' });
  const before: LiveObjects = withAnswer(NO_DATA, answer([A]), noneSeen);

  it('keeps the previous objects, with their time', () => {
    expect(withError(before, error, 1)).toEqual({
      ...before,
      error: {
        meaning: 'unreachable',
        message: 'no',
        statusCode: undefined,
        permission: undefined,
        shownSince: 1,
      },
    });
  });

  it('says when the server may be asked again', () => {
    const busy = new FluxRequestError({
      meaning: 'unexpected',
      statusCode: 429,
      retryAfterMs: 3_000,
    });
    expect(withError(before, busy, 1).error?.retryAfterMs).toBe(3_000);
  });

  it('returns the previous value when the same failure occurs again', () => {
    const failed = withError(before, error, 1);
    const again = new FluxRequestError({
      message: 'no',
      meaning: 'unreachable',
    });
    expect(withError(failed, again, 1)).toBe(failed);
  });

  it.each([
    ['words', { message: 'never', meaning: 'unreachable' as const }],
    ['meaning', { message: 'no', meaning: 'malformed' as const }],
  ])('is the new error when its %s differ', (_what, options) => {
    const failed = withError(before, error, 1);
    const other = new FluxRequestError(options);
    expect(withError(failed, other, 1).error).toMatchObject(options);
  });
});
