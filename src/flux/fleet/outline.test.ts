import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  artifactReferenceOf,
  attemptsOf,
  deployedOf,
  factsOf,
  managerOf,
  outlineOf,
  referenceOf,
  statusOf,
  suspensionOf,
  updateOf,
  urlOf,
  verificationOf,
  type FluxObject,
} from '..';

const folder = resolve(__dirname, '../../__fixtures__');
const recorded = readdirSync(folder, { withFileTypes: true })
  .filter(entry => entry.isDirectory())
  .flatMap(({ name }) =>
    readdirSync(resolve(folder, name)).flatMap(file => {
      const sent = JSON.parse(
        readFileSync(resolve(folder, name, file), 'utf8'),
      ) as FluxObject | FluxObject[];
      return [sent]
        .flat()
        .map((object, index): [string, FluxObject] => [
          `${name}/${file} ${index}`,
          object,
        ]);
    }),
  );

/** What a row of a table shows. */
function shownOf(object: FluxObject) {
  const resource = { cluster: 'staging', object };
  return {
    reference: referenceOf(resource),
    manager: managerOf(resource),
    source: artifactReferenceOf(resource),
    status: statusOf(object),
    deployed: deployedOf(object),
    facts: factsOf(object),
    suspension: suspensionOf(object),
    update: updateOf(object),
    url: urlOf(object),
    verification: verificationOf(object),
  };
}

it.each(recorded)('an outline of %s shows the same row', (_, object) => {
  const outline = outlineOf({ cluster: 'staging', object });
  expect(shownOf(outline.object)).toEqual(shownOf(object));
});

const big: FluxObject = {
  apiVersion: 'helm.toolkit.fluxcd.io/v2',
  kind: 'HelmRelease',
  metadata: {
    name: 'carts',
    annotations: {
      'kubectl.kubernetes.io/last-applied-configuration': '{}',
      'reconcile.fluxcd.io/requestedAt': 'now',
    },
  },
  spec: { interval: '1m', values: { replicas: 3 }, postRenderers: [] },
  status: {
    inventory: { entries: [] },
    history: Array.from({ length: 9 }, (_, number) => ({ version: number })),
  },
};

it('an outline has no values, no inventory and a short history', () => {
  const { object, isOutline } = outlineOf({ cluster: 'staging', object: big });
  expect(isOutline).toBe(true);
  expect(object).toEqual({
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: {
      name: 'carts',
      annotations: { 'reconcile.fluxcd.io/requestedAt': 'now' },
    },
    spec: { interval: '1m' },
    status: { history: [0, 1, 2, 3, 4].map(version => ({ version })) },
  });
});

it.each<[string, FluxObject]>([
  ['nothing', {}],
  ['null everywhere', { metadata: null, spec: null, status: null }],
  ['other types', { metadata: [], spec: 'text', status: { history: 7 } }],
  ['a history of null', { status: { history: Array(9).fill(null) } }],
])('an outline of an object with %s is one', (_, object) => {
  const outline = outlineOf({ cluster: 'staging', object });
  expect(attemptsOf(outline.object).length).toBeLessThanOrEqual(5);
  expect(Object.keys(outline.object)).toEqual(Object.keys(object));
});
