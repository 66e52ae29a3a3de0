import { fluxObject } from '../../flux/__fixtures__/objects';
import type { FluxTranslate } from '../../translations';
import { nameCounter, rowLabel } from './rowLabels';
import { createRowsOf } from './rows';

const t = ((key: string, values?: object) =>
  values
    ? `${key} ${Object.values(values).join(' | ')}`
    : key) as FluxTranslate;

it('labels call a row that is on two clusters by the title of its cluster', () => {
  const object = fluxObject('Kustomization');
  const rows = createRowsOf(t)([
    { cluster: 'arn:aws:eks:x7f3', clusterTitle: 'Production', object },
    { cluster: 'staging', object },
  ]);
  const counts = nameCounter(rows)();
  expect(rows.map(row => rowLabel(row, counts, t))).toEqual([
    'actions.onCluster shop/carts | Production',
    'actions.onCluster shop/carts | staging',
  ]);
});

it('labels distinguish rows on two clusters with the same name only by their titles', () => {
  const object = fluxObject('Kustomization');
  const rows = createRowsOf(t)([
    { cluster: 'shop', clusterTitle: 'Oslo', object },
    { cluster: 'shop', clusterTitle: 'Rome', object },
  ]);
  const counts = nameCounter(rows)();
  expect(rows.map(row => rowLabel(row, counts, t))).toEqual([
    'actions.onCluster shop/carts | Oslo',
    'actions.onCluster shop/carts | Rome',
  ]);
});
