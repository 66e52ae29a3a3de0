import { registerMswTestHooks } from '@backstage/test-utils';
import { screen } from '@testing-library/react';
import { setupServer } from 'msw/node';
import type { Cluster } from '../../../dev/fleet/cluster';
import { renderCard } from '../../__testUtils__/renderCard';
import {
  createTestBackend,
  handlersFor,
} from '../../__testUtils__/testBackend';
import { HelmReleasesCard } from '../entityCards';

const server = setupServer();
registerMswTestHooks(server);

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

/** Copies of a release under other names, one for each bad value. */
function addCopies(cluster: Cluster): string[] {
  const original = cluster.get({
    kind: 'HelmRelease',
    namespace: 'carts',
    name: 'carts',
  });
  if (!original) throw new Error('The world has no HelmRelease carts/carts');
  return BAD_VALUES.map((_, index) => {
    const { uid: _uid, ...metadata } = original.metadata;
    const name = `bad-${index}`;
    cluster.put({ ...original, metadata: { ...metadata, name } });
    return name;
  });
}

function rowTexts(): string[] {
  return [...document.querySelectorAll('tbody tr')].map(
    row => row.textContent ?? '',
  );
}

it.each(FIELDS)('shows objects whose %s is anything at all', async field => {
  const test = createTestBackend({ fetch: globalThis.fetch });
  server.use(...handlersFor(test.backend));
  const staging = test.fleet.cluster('staging');
  const names = addCopies(staging);
  const labelled = staging
    .list('HelmRelease')
    .filter(
      ({ metadata }) =>
        metadata.labels?.['backstage.io/kubernetes-id'] === 'carts-service',
    );
  staging.tamper = object => {
    const index = names.indexOf(object.metadata.name);
    return index === -1
      ? object
      : withField(object, keysOf(field), BAD_VALUES[index][1]);
  };
  test.fleet.cluster('production').break({ kind: 'status', status: 404 });
  await renderCard(<HelmReleasesCard many={false} />, { test });
  await screen.findAllByText('carts/carts-migrations');

  // Every object has its row, and the others have theirs unharmed.
  const texts = rowTexts();
  expect(texts.filter(text => text.startsWith('HelmRelease'))).toHaveLength(
    labelled.length,
  );
  expect(texts).toContainEqual(
    expect.stringMatching(
      /carts\/carts-nginx.*community.*nginx\/18\.2\.4.*Ready/,
    ),
  );
  expect(screen.queryByText(/went wrong/i)).not.toBeInTheDocument();
  expect(texts.join('')).not.toMatch(/\[object Object\]|undefined|NaN/);
  // A megabyte is no reading matter.
  expect(Math.max(...texts.map(text => text.length))).toBeLessThan(10_000);
  test.fleet.stop();
});
