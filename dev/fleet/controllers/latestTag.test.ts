import { latestTag } from './latestTag';

const tags = ['1.2.0', '1.10.0', '2.0.0-rc.1', 'latest', 'v0.9.0'];
const builds = ['main-9-abc', 'main-10-def', 'fix-11-0a'];
const filterTags = {
  pattern: '^main-(?P<build>\\d+)-[a-f]+$',
  extract: '$build',
};

describe('an ImagePolicy', () => {
  it.each([
    ['the newest version', { semver: { range: '>=0' } }, '1.10.0'],
    ['a version in its range', { semver: { range: '1.2.x' } }, '1.2.0'],
    ['a tag with the prefix v', { semver: { range: '0.x' } }, 'v0.9.0'],
    [
      'a release candidate if the range allows it',
      { semver: { range: '>=2.0.0-0' } },
      '2.0.0-rc.1',
    ],
    ['the last tag in alphabetical order', { alphabetical: {} }, 'v0.9.0'],
    [
      'the first tag in alphabetical order',
      { alphabetical: { order: 'desc' } },
      '1.10.0',
    ],
  ])('chooses %s', (_what, policy, tag) => {
    expect(latestTag({ policy }, tags)).toEqual({ tag });
  });

  it.each([
    ['the greatest number', 'asc', 'main-10-def'],
    ['the smallest number', 'desc', 'main-9-abc'],
  ])('compares an extracted part of the tags: %s', (_what, order, tag) => {
    const policy = { numerical: { order } };
    expect(latestTag({ policy, filterTags }, builds)).toEqual({ tag });
  });

  it.each([
    [
      'no tag matches',
      { policy: { semver: { range: '9.x' } } },
      'unable to determine latest version from provided list',
    ],
    [
      'the filter leaves no tag',
      { policy: { numerical: {} }, filterTags: { pattern: '^prod-' } },
      'version list argument cannot be empty',
    ],
    [
      'a tag is not a number',
      { policy: { numerical: {} } },
      "failed to parse invalid numeric value '1.2.0'",
    ],
  ])('fails if %s', (_why, spec, message) => {
    expect(latestTag(spec, tags)).toEqual({
      failure: { reason: 'Failure', message },
    });
  });

  it('stalls if its range is invalid', () => {
    const policy = { semver: { range: 'not-a-range' } };
    expect(latestTag({ policy }, tags)).toMatchObject({
      invalid: {
        stalled: {
          reason: 'InvalidPolicy',
          message: 'invalid policy: improper constraint: not-a-range',
        },
      },
    });
  });
});
