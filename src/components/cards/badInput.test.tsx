import { screen } from '@testing-library/react';
import type { Cluster } from '../../../dev/fleet/cluster';
import type { Fleet } from '../../../dev/fleet/fleet';
import type { KubernetesObject } from '../../../dev/fleet/types';
import { createCartsFleet } from '../../../dev/fleet/worlds/carts';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { renderCard, showCard } from '../../__testUtils__/renderCard';
import { rowsIn, rowTexts } from '../../__testUtils__/table';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { FLUX_KINDS } from '../../flux';
import {
  DeploymentsCard,
  HelmReleasesCard,
  ImagePoliciesCard,
  SourcesCard,
} from '../../__testUtils__/entityCards';

let test: TestBackend;
function given(fleet: Fleet) {
  test = setUp({ fleet });
}

/** Objects of the carts world on its cluster `staging`. */
function objectsOnStaging(
  isWanted: (object: KubernetesObject) => boolean,
): KubernetesObject[] {
  const fleet = createCartsFleet();
  const staging = fleet.cluster('staging');
  const found = FLUX_KINDS.filter(({ kind }) => staging.serves(kind))
    .flatMap(({ kind }) => staging.list(kind))
    .filter(isWanted);
  fleet.stop();
  return found;
}

const MISSING = Symbol('missing');
const MEGABYTE = 2 ** 20;

/** What a field may hold instead of what its CRD says. */
const BAD_VALUES: [string, unknown][] = [
  ['missing', MISSING],
  ['null', null],
  ['a number', 42],
  ['a string', 'unexpected'],
  ['an array', [1, 'two', null, {}]],
  ['an object', { unexpected: { deeply: true } }],
  ['a megabyte', 'x'.repeat(MEGABYTE)],
];

const FIELDS = [
  'apiVersion',
  'kind',
  'metadata',
  'metadata.name',
  'metadata.namespace',
  'metadata.uid',
  'metadata.resourceVersion',
  'metadata.generation',
  'metadata.creationTimestamp',
  'metadata.deletionTimestamp',
  'metadata.labels',
  'metadata.annotations',
  'metadata.annotations.fluxcd.controlplane.io/suspendedBy',
  'spec',
  'spec.suspend',
  'spec.interval',
  'spec.chart',
  'spec.chart.spec',
  'spec.chart.spec.chart',
  'spec.chart.spec.version',
  'spec.chart.spec.sourceRef',
  'spec.chart.spec.sourceRef.kind',
  'spec.chart.spec.sourceRef.name',
  'spec.chartRef',
  'spec.dependsOn',
  'status',
  'status.observedGeneration',
  'status.conditions',
  'status.conditions.0',
  'status.conditions.0.type',
  'status.conditions.0.status',
  'status.conditions.0.reason',
  'status.conditions.0.message',
  'status.conditions.0.lastTransitionTime',
  'status.conditions.0.observedGeneration',
  'status.history',
  'status.history.0',
  'status.history.0.chartName',
  'status.history.0.chartVersion',
  'status.lastAttemptedRevision',
  'status.helmChart',
];

/** A copy of `value` in which the field at `path` holds something else. */
function withField(value: unknown, path: string[], bad: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return bad;
  const copy: Record<string, unknown> = Object.assign(
    Array.isArray(value) ? [] : {},
    value,
  );
  const next = withField(copy[key], rest, bad);
  if (next === MISSING) delete copy[key];
  else copy[key] = next;
  return copy;
}

/** The keys of a path; an annotation's name is one key, dots and all. */
function keysOf(field: string): string[] {
  const [, path, annotation] = /^(.*?annotations)\.(.+)$/.exec(field) ?? [];
  return path ? [...path.split('.'), annotation] : field.split('.');
}

/** Copies of a release, one for each field, under the names returned. */
function addCopies(cluster: Cluster): string[] {
  const original = cluster.get({
    kind: 'HelmRelease',
    namespace: 'carts',
    name: 'carts',
  });
  if (!original) throw new Error('The world has no HelmRelease carts/carts');
  return FIELDS.map((_, index) => {
    const { uid: _uid, ...metadata } = original.metadata;
    const name = `bad-${index}`;
    cluster.put({ ...original, metadata: { ...metadata, name } });
    return name;
  });
}

describe('fields that hold anything at all', () => {
  const others = objectsOnStaging(
    ({ kind, metadata }) =>
      kind === 'HelmRelease' &&
      ['carts', 'carts-nginx', 'carts-migrations'].includes(metadata.name),
  );

  it.each(BAD_VALUES)('do no harm, each in one object: %s', async (_, bad) => {
    given(fleetOf({ name: 'staging', objects: () => others }));
    const staging = test.fleet.cluster('staging');
    const names = addCopies(staging);
    staging.tamper = object => {
      const index = names.indexOf(object.metadata.name);
      return index === -1
        ? object
        : withField(object, keysOf(FIELDS[index]), bad);
    };
    await renderCard(<HelmReleasesCard many={false} />, { test });
    await screen.findAllByText('carts/carts-migrations');

    // Every object has its row, and the others have theirs unharmed.
    const texts = rowTexts();
    expect(texts.filter(text => text.startsWith('HelmRelease'))).toHaveLength(
      others.length + names.length,
    );
    expect(texts).toContainEqual(
      expect.stringMatching(
        /carts\/carts-nginx.*community.*nginx\/18\.2\.4.*Ready/,
      ),
    );
    expect(screen.queryByText(/went wrong/i)).not.toBeInTheDocument();
    expect(texts.join('')).not.toMatch(/\[object Object\]|undefined|NaN/);
    // A message of a megabyte is truncated.
    expect(Math.max(...texts.map(text => text.length))).toBeLessThan(10_000);
  });
});

type Spoil = (object: KubernetesObject) => unknown;

const SPOILT: [string, Spoil][] = [
  ['without a status', ({ status: _, ...object }) => object],
  ['with an empty status', object => ({ ...object, status: {} })],
  ['without a spec', ({ spec: _, ...object }) => object],
  ['with null for spec and status', o => ({ ...o, spec: null, status: null })],
  [
    'with text for what should be objects',
    object => ({
      ...object,
      spec: { ...ofText(object.spec), suspend: 'no' },
      status: ofText(object.status),
    }),
  ],
  [
    'with null in every field',
    object => ({
      ...object,
      spec: ofNull(object.spec),
      status: ofNull(object.status),
    }),
  ],
];

function withEach(value: unknown, to: unknown): Record<string, unknown> {
  return Object.fromEntries(Object.keys(Object(value)).map(key => [key, to]));
}

function ofText(value: unknown) {
  return withEach(value, 'text');
}

function ofNull(value: unknown) {
  return withEach(value, null);
}

/** Of each kind, the objects on staging that differ most. */
const SPOILT_NAMES = [
  'carts',
  'carts-base',
  'carts-config',
  'carts-gateway',
  'carts-manifests',
  'carts-assets',
  'carts-registry',
  'carts-session-store',
  'frontend',
];

it.each(SPOILT)('cards show objects %s', async (_what, spoil) => {
  const found = objectsOnStaging(({ metadata }) =>
    SPOILT_NAMES.includes(metadata.name),
  );
  given(fleetOf({ name: 'staging', objects: () => found }));
  test.fleet.cluster('staging').tamper = spoil;
  await showCard(
    <>
      <DeploymentsCard many={false} />
      <SourcesCard many={false} />
      <ImagePoliciesCard many={false} />
    </>,
    { test },
  );
  const shown = [...document.querySelectorAll('table')].flatMap(table =>
    rowsIn(table).map(({ kind, name }) => `${kind} ${name}`),
  );
  const onCards =
    /^(Kustomization|HelmRelease|\w+Repository|Bucket|ExternalArtifact|ImagePolicy)$/;
  const expected = found
    .filter(
      ({ kind, metadata }) =>
        metadata.labels?.['backstage.io/kubernetes-id'] &&
        kind !== 'ImageRepository' &&
        onCards.test(kind),
    )
    .map(
      ({ kind, metadata }) => `${kind} ${metadata.namespace}/${metadata.name}`,
    );
  expect(expected.length).toBeGreaterThan(10);
  expect(shown).toEqual(expect.arrayContaining(expected));
  expect(document.body).not.toHaveTextContent(
    /[Ww]ent wrong|\[object Object\]|undefined|NaN|Invalid/,
  );
});
