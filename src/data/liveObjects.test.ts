import { FluxRequestError, type FluxFailure, type FluxList } from '../api';
import type { FluxResource } from '../flux';
import { fluxObject } from '../flux/__fixtures__/objects';
import {
  NO_DATA,
  ofKind,
  withAnswer,
  withError,
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
const CLUSTERS = ['eu', 'us'];

function answer(
  resources: FluxResource[],
  failures: FluxFailure[] = [],
): FluxList {
  return { resources, failures, clusters: CLUSTERS };
}

const noneSeen = () => undefined;

describe('ofKind', () => {
  const all: FluxFailure = { cluster: 'eu', meaning: 'unreachable' };
  const ofReleases: FluxFailure = { ...all, kind: 'HelmRelease' };
  const ofOthers: FluxFailure = { ...all, kind: 'Bucket' };

  it('has the objects of a kind, and the failures that concern it', () => {
    const list = answer([A, C], [all, ofReleases, ofOthers]);
    expect(ofKind(list, 'HelmRelease')).toEqual(answer([A], [all, ofReleases]));
    expect(ofKind(list, 'Kustomization')).toEqual(answer([C], [all]));
  });
});

describe('withAnswer', () => {
  const before = withAnswer(NO_DATA, answer([A, B]), noneSeen);

  it('is what was there when nothing changed', () => {
    expect(withAnswer(before, answer([A, B]), noneSeen)).toBe(before);
  });

  it.each<[string, FluxList]>([
    ['another object', answer([A, resource('us', 'b')])],
    ['one less', answer([A])],
    ['one more', answer([A, B, resource('us', 'd')])],
    ['another order', answer([B, A])],
    ['a failure', answer([A, B], [{ cluster: 'us', meaning: 'no-answer' }])],
    ['another cluster', { ...answer([A, B]), clusters: ['eu', 'us', 'ap'] }],
  ])('is what was answered when that is %s', (_what, next) => {
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

describe('withError', () => {
  const error = new FluxRequestError({ message: 'no', meaning: 'unreachable' });
  const before: LiveObjects = withAnswer(NO_DATA, answer([A]), noneSeen);

  it('keeps what was there, and says from when it is', () => {
    expect(withError(before, error, 1)).toEqual({
      ...before,
      error: { error, shownSince: 1 },
    });
  });

  it('is what was there when it fails in the same way again', () => {
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
    expect(withError(failed, other, 1).error?.error).toBe(other);
  });
});
