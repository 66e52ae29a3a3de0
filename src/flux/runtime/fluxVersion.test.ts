import {
  compareVersions,
  currencyOf,
  isFluxVersion,
  isStableVersion,
  releaseIn,
  versionIn,
} from './fluxVersion';

it.each([
  ['v2.9.4', 'v2.9.4'],
  // The community's Helm chart leaves the v out.
  ['2.8.5', 'v2.8.5'],
  ['v2.9.4@sha256:b150af0c', 'v2.9.4'],
  ['v2.10.0-rc.1', 'v2.10.0-rc.1'],
  [' v2.9.4 ', 'v2.9.4'],
  ['v2.9.4+vendor.1', 'v2.9.4+vendor.1'],
  ['2.9', undefined],
  ['latest', undefined],
  ['', undefined],
  [undefined, undefined],
  ['v2.9.4<script>', undefined],
  ['v2.9.4-..', undefined],
  ['v2.9.4-rc_1', undefined],
  ['9'.repeat(400), undefined],
])('reads %j as the version %j', (text, version) => {
  expect(versionIn(text)).toBe(version);
});

it.each([
  ['v2.9.4', 'v2.9.4'],
  ['1.1.2-debian-11-r5', 'v1.1.2'],
  ['v1.2.5-1', 'v1.2.5'],
  ['v1.3.0-distroless-fips', 'v1.3.0'],
  ['v1.6.0-rc.1', 'v1.6.0-rc.1'],
  ['v1.6.0-rc1', 'v1.6.0-rc1'],
  ['v1.6.0-beta', 'v1.6.0-beta'],
  ['v1.6.0-rc.1+vendor.2', 'v1.6.0-rc.1+vendor.2'],
  ['v1.6.0-r0+vendor.2', 'v1.6.0+vendor.2'],
  ['main', undefined],
  [undefined, undefined],
])('takes %j for the release %j', (text, release) => {
  expect(releaseIn(text)).toBe(release);
});

it.each([
  ['v0.41.2', true],
  ['v1.1.2', false],
  ['v2.9.4', true],
  ['v3.0.0', true],
  ['main', false],
])('says whether there can be a Flux %s: %s', (version, expected) => {
  expect(isFluxVersion(version)).toBe(expected);
});

it('sorts versions by number, and other texts first', () => {
  const sorted = ['v2.10.0', 'v2.9.4', undefined, 'v0.41.2', 'v2.10.0-rc.1'];
  sorted.sort((left, right) => compareVersions(left, right));
  // Array.sort always puts undefined last.
  expect(sorted.slice(0, 4)).toEqual([
    'v0.41.2',
    'v2.9.4',
    'v2.10.0-rc.1',
    'v2.10.0',
  ]);
  expect(compareVersions(undefined, 'v0.41.2')).toBeLessThan(0);
  expect(compareVersions('rubbish', 'nonsense')).toBe(0);
});

it.each([
  ['v2.9.4', 'v2.9.4', 'none', true],
  ['v2.9.3', 'v2.9.4', 'available', true],
  ['v2.7.5', 'v2.9.4', 'available', true],
  ['v2.6.4', 'v2.9.4', 'available', false],
  ['v0.41.2', 'v2.9.4', 'available', false],
  // Someone runs what is not the latest release yet.
  ['v2.10.0', 'v2.9.4', 'none', true],
  ['v2.10.0-rc.1', 'v2.10.0', 'available', true],
  // Whether 2.9 is one of the last three depends on what came after it.
  ['v2.9.4', 'v3.1.0', 'available', true],
  ['v2.9.4', 'v3.2.0', 'available', false],
])(
  'says of %s, with %s out: update %s',
  (version, newest, update, supported) => {
    expect(currencyOf(version, newest)).toEqual({ update, supported });
  },
);

it.each([
  [undefined, 'v2.9.4'],
  ['v2.9.4', undefined],
  ['v2.9.4', 'API rate limit exceeded'],
  ['unknown', 'v2.9.4'],
])('says nothing of %j with %j out', (version, newest) => {
  expect(currencyOf(version, newest)).toBeUndefined();
});

it('distinguishes stable releases from candidates', () => {
  expect(isStableVersion('v2.9.4')).toBe(true);
  expect(isStableVersion('v2.10.0-rc.1')).toBe(false);
  expect(isStableVersion('rubbish')).toBe(false);
});
