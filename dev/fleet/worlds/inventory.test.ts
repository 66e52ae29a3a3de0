/** @jest-environment node */
import { objectOf } from '../types';
import { createInventoryFleet } from './inventory';

const now = Date.parse('2026-11-20T12:00:00Z');

it('the inventory of the generated world has 2,000 existing objects of 25 kinds', () => {
  const fleet = createInventoryFleet({ now });
  const [cluster] = fleet.clusters;
  const { status } = cluster.get({
    kind: 'Kustomization',
    namespace: 'flux-system',
    name: 'everything',
  })!;
  const { entries } = objectOf(objectOf(status).inventory);
  const ids = (entries as Array<{ id: string }>).map(({ id }) => id);
  expect(new Set(ids).size).toBe(2_000);
  const kinds = new Set<string>();
  for (const id of ids) {
    const [namespace, name, , kind] = id.split('_');
    kinds.add(kind);
    const ref = { kind, name, ...(namespace && { namespace }) };
    expect([id, cluster.get(ref)?.metadata.labels]).toEqual([
      id,
      expect.objectContaining({
        'kustomize.toolkit.fluxcd.io/name': 'everything',
      }),
    ]);
  }
  expect(kinds.size).toBe(25);
  fleet.stop();
});

it('the inventory of the generated world has the requested length', () => {
  const fleet = createInventoryFleet({ now, objects: 50 });
  const [cluster] = fleet.clusters;
  expect(cluster.list('Deployment')).toHaveLength(2);
  expect(cluster.list('PrometheusRule')).toHaveLength(2);
  fleet.stop();
});
