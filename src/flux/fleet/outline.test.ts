import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  artifactReferenceOf,
  attemptsOf,
  deletionOf,
  deployedOf,
  factsOf,
  managerOf,
  outlineOf,
  referenceOf,
  resumptionUndoneBy,
  statusOf,
  suspensionOf,
  suspensionUndoneBy,
  updateOf,
  urlOf,
  valueAt,
  verificationOf,
  type FluxObject,
} from '..';
import { condition, fluxObject } from '../__fixtures__/objects';

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
    deletion: deletionOf(object),
    resumptionUndoneBy: resumptionUndoneBy(object),
    suspensionUndoneBy: suspensionUndoneBy(object),
  };
}

it.each(recorded)('an outline of %s shows the same row', (_, object) => {
  const outline = outlineOf({ cluster: 'staging', object });
  expect(shownOf(outline.object)).toEqual(shownOf(object));
});

const applied = [
  { id: 'shop_web_apps_Deployment', v: 'v1' },
  { id: 'shop_carts_kustomize.toolkit.fluxcd.io_Kustomization', v: 'v1' },
  { id: 'shop_api_apps_Deployment', v: 'v1' },
];

it.each<[string, unknown, FluxObject[] | undefined]>([
  ['that applies itself', { entries: applied }, applied.slice(0, 2)],
  [
    'that does not apply itself',
    { entries: [applied[0], applied[2]] },
    [applied[0]],
  ],
  ['that applied nothing', { entries: [] }, []],
  ['whose inventory is not one', [{ name: 'web' }], undefined],
])(
  'an outline of a Kustomization %s allows the same actions',
  (_, inventory, kept) => {
    const kustomization = fluxObject('Kustomization', {
      metadata: {
        name: 'carts',
        deletionTimestamp: '2026-11-20T10:00:00Z',
        finalizers: ['finalizers.fluxcd.io'],
        labels: {
          'kustomize.toolkit.fluxcd.io/name': 'carts',
          'kustomize.toolkit.fluxcd.io/namespace': 'shop',
        },
        managedFields: [
          {
            manager: 'kustomize-controller',
            operation: 'Apply',
            time: '2026-11-20T09:00:00Z',
            fieldsV1: { 'f:spec': { 'f:suspend': {} } },
          },
        ],
      },
      spec: { suspend: true, prune: true },
      // Its first health check failed, so that it has no lastAppliedRevision.
      status: {
        inventory,
        conditions: [condition('Ready', 'False', 'HealthCheckFailed')],
      },
    });
    const { object } = outlineOf({ cluster: 'staging', object: kustomization });
    expect(valueAt(object, 'status', 'inventory', 'entries')).toEqual(kept);
    expect(shownOf(object)).toEqual(shownOf(kustomization));
  },
);

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

it('an outline has no values, a short inventory and a short history', () => {
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
    status: {
      inventory: { entries: [] },
      history: [0, 1, 2, 3, 4].map(version => ({ version })),
    },
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
