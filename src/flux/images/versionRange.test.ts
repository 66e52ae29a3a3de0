import { compareSemver, isInRange, VERSION } from './versionRange';

it.each<[version: string, range: string, isIn: boolean | undefined]>([
  ['0.4.9', '0.x', true],
  ['1.0.0', '0.x', false],
  ['0.4.9', '^0.x', true],
  ['0.5.0', '^0.4.2', false],
  ['0.4.9', '^0.4.2', true],
  ['0.0.3', '^0.0.3', true],
  ['0.0.4', '^0.0.3', false],
  ['1.9.0', '^1', true],
  ['2.0.0', '^1', false],
  ['1.2.9', '~1.2', true],
  ['1.3.0', '~1.2', false],
  ['1.9.0', '~1', true],
  ['1.2.9', '~>1.2.3', true],
  ['v1.2.3', '1.2.x', true],
  ['1.2.3', 'x.x.x', true],
  ['1.2.3', '*', true],
  ['1.2.3', '1.2', true],
  ['1.2.3', '=1.2.3', true],
  ['1.2.4', '1.2.3', false],
  ['1.2.3', '!=1.2.3', false],
  ['1.2.4', '!=1.2.3', true],
  ['1.2.3', '>=1.0.0 <2.0.0', true],
  ['1.2.3', '>= 1.0.0, < 2.0.0', true],
  ['2.0.0', '>=1.0.0 <2.0.0', false],
  ['1.2.3', '1.0 - 1.9', true],
  ['1.9.7', '1.0 - 1.9', true],
  ['2.0.0', '1.0 - 1.9', false],
  ['1.9.9', '>1.9', false],
  ['2.0.0', '>1.9', true],
  ['1.9.9', '<=1.9', true],
  ['3.1.0', '1.x || >=3.0.0', true],
  ['2.1.0', '1.x || >=3.0.0', false],
  ['1.2.3-rc.1', '>=1.0.0', false],
  ['1.2.3-rc.1', '>=1.0.0-0', true],
  ['2.0.0-rc.1', '^1.0.0-0', false],
  ['1.2.3-3fb', '>1.2.3-3fa', true],
  ['1.2.3-3fa', '>1.2.3-3fb', false],
  ['1.2.3', '>=1.0.0-rc_1', undefined],
  ['1.2.3', '>=1.0.0-a..b', undefined],
  ['1.2.3', '>=1.0.0-a.', undefined],
  ['1.2.3', `>=${'1'.repeat(22)}`, undefined],
  ['1.2.3', 'not-a-range', undefined],
  ['1.2.3', '>=1.0.0 nonsense', undefined],
  ['1.2.3', '', undefined],
  ['1.2.3', '1'.repeat(300), undefined],
])('%s is in the range %.40s: %s', (version, range, isIn) => {
  expect(isInRange(version, range)).toBe(isIn);
});

it.each(['1.2.3-rc_1', '1.2.3-a..b', '1.2.3-a.', '1.2', '1'.repeat(22)])(
  'a tag %s is not a version',
  tag => {
    expect(VERSION.test(tag)).toBe(false);
  },
);

// The order of semver.org, and what it does not say.
const ordered = [
  '1.0.0-1',
  '1.0.0-2',
  '1.0.0-10',
  '1.0.0-3fa',
  '1.0.0-3fb',
  '1.0.0-alpha',
  '1.0.0-alpha.1',
  '1.0.0-alpha.beta',
  '1.0.0-beta.2',
  'v1.0.0-beta.11',
  '1.0.0-beta-2',
  '1.0.0-rc.1',
  '1.0.0',
  '1.0.1',
];

it.each(ordered.slice(1).map((version, index) => [ordered[index], version]))(
  '%s is before %s',
  (before, after) => {
    expect(compareSemver(before, after)).toBeLessThan(0);
    expect(compareSemver(after, before)).toBeGreaterThan(0);
    expect(compareSemver(`${before}+build`, before)).toBe(0);
  },
);
