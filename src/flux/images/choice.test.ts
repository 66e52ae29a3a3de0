import { fluxObject } from '../__fixtures__/objects';
import {
  parseImage,
  relationOf,
  type FluxImageRelation,
  type FluxObject,
} from '..';

const NAME = 'ghcr.io/shop/carts';
const image = (tag: string) => parseImage(`${NAME}${tag}`)!;
const ref = (tag: string, digest?: string) => ({ name: NAME, tag, digest });

function policy(spec: FluxObject, latest?: object, previous?: object) {
  return fluxObject('ImagePolicy', {
    spec,
    status: { latestRef: latest, observedPreviousRef: previous },
  });
}

const semver = (range: string) => ({ policy: { semver: { range } } });

type Row = [runs: string, relation: FluxImageRelation];

describe.each<[string, FluxObject, Row[]]>([
  [
    'of a version range',
    policy(semver('1.x'), ref('1.4.0'), ref('1.3.0')),
    [
      [':1.4.0', 'current'],
      [':1.3.0', 'pending'],
      [':1.0.0', 'pending'],
      [':1.5.0', 'newer'],
      [':2.0.0', 'other'],
      [':0.9.0', 'other'],
      [':1.5.0-rc.1', 'other'],
      [':main-123', 'other'],
      [':1.4', 'other'],
      ['', 'other'],
      ['@sha256:ab', 'unknown'],
      [`:${'9'.repeat(200)}`, 'unknown'],
    ],
  ],
  [
    'that takes pre-releases',
    policy(semver('>=1.0.0-0'), ref('1.4.0-rc.2'), ref('1.4.0-rc.1')),
    [
      [':1.4.0-rc.1', 'pending'],
      [':1.4.0-rc_1', 'other'],
      [':1.4.0-a..b', 'other'],
    ],
  ],
  [
    'that goes back to an older version',
    policy(semver('<1.4.0'), ref('1.3.0'), ref('1.4.0')),
    [[':1.4.0', 'other']],
  ],
  [
    'with a range that is not understood',
    policy(semver('latest'), ref('1.4.0'), ref('1.3.0')),
    [
      [':1.4.0', 'current'],
      [':1.3.0', 'pending'],
      [':1.0.0', 'unknown'],
      [':main', 'other'],
    ],
  ],
  [
    'that has chosen nothing yet',
    policy(semver('1.x')),
    [[':1.4.0', 'unknown']],
  ],
  [
    'that keeps digests',
    policy(semver('1.x'), ref('1.4.0', 'sha256:ab')),
    [
      [':1.4.0@sha256:ab', 'current'],
      ['@sha256:ab', 'current'],
      [':1.4.0', 'current'],
      [':1.4.0@sha256:cd', 'pending'],
      ['@sha256:cd', 'unknown'],
    ],
  ],
  [
    'of a number in a tag',
    policy(
      {
        policy: { numerical: { order: 'asc' } },
        filterTags: {
          pattern: '^main-[a-f0-9]+-(?P<ts>[0-9]+)',
          extract: '$ts',
        },
      },
      ref('main-cafe-200'),
    ),
    [
      [':main-cafe-200', 'current'],
      [':main-babe-100', 'pending'],
      [':main-babe-300', 'newer'],
      [':feature-babe-100', 'other'],
    ],
  ],
  [
    'of the lowest number',
    policy({ policy: { numerical: { order: 'desc' } } }, ref('5')),
    [
      [':7', 'pending'],
      [':3', 'newer'],
      [':latest', 'other'],
    ],
  ],
  [
    'by the alphabet',
    policy(
      {
        policy: { alphabetical: {} },
        filterTags: { pattern: '^RELEASE\\.(.*)Z$', extract: '${1}' },
      },
      ref('RELEASE.2026-02-01Z'),
    ),
    [
      [':RELEASE.2026-01-01Z', 'pending'],
      [':RELEASE.2026-03-01Z', 'newer'],
      [':2026-03-01', 'other'],
    ],
  ],
  ...[
    '^(a+)+$',
    '(.*)(.*)(.*)(.*)(.*)',
    '(?i)main',
    '[[:alpha:]]+',
    '(',
    '\\pL',
  ].map((pattern): [string, FluxObject, Row[]] => [
    `with a pattern that is not tried: ${pattern}`,
    policy(
      { policy: { alphabetical: {} }, filterTags: { pattern } },
      ref('b'),
      ref('a'),
    ),
    [
      [':b', 'current'],
      [':a', 'pending'],
      [':aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaac', 'unknown'],
    ],
  ]),
  [
    'of Flux 2.2',
    fluxObject('ImagePolicy', {
      version: 'v1beta2',
      spec: semver('1.x'),
      status: {
        latestImage: `${NAME}:1.4.0`,
        observedPreviousImage: `${NAME}:1.3.0`,
      },
    }),
    [
      [':1.4.0', 'current'],
      [':1.3.0', 'pending'],
      [':2.0.0', 'other'],
    ],
  ],
])('a policy %s', (_what, object, rows) => {
  it.each(rows)('compares %s as %s', (runs, relation) => {
    expect(relationOf(object, image(runs))).toBe(relation);
  });
});
