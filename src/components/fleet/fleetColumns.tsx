import type { OwnersOf } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { fluxColumns, NameCell, type FluxRow } from '../cells';
import { TextCell, type TitledColumn } from '../table';
import { OwnerCell } from './OwnerCell';
import { ownerRefsOf, ownerText, shortRef } from './ownerWords';

/** The columns of the table of the fleet. */
export function fleetColumns(
  t: FluxTranslate,
  ownersOf: OwnersOf,
): TitledColumn<FluxRow>[] {
  const usual = new Map(
    fluxColumns(
      ['kind', 'name', 'revision', 'status', 'updated', 'actions'],
      t,
    ).map(each => [each.id, each]),
  );
  const changed = (
    id: string,
    column: Partial<TitledColumn<FluxRow>['column']> = {},
  ): TitledColumn<FluxRow>[] => {
    const found = usual.get(id);
    return found ? [{ ...found, column: { ...found.column, ...column } }] : [];
  };
  const owner: TitledColumn<FluxRow> = {
    id: 'owner',
    title: t('fleet.owner'),
    column: {
      text: row => ownerText(ownersOf(row.resource)),
      filterBy: row => ownerRefsOf(ownersOf(row.resource)).map(shortRef),
      render: row => <OwnerCell entities={ownersOf(row.resource)} />,
    },
  };
  return [
    // Kinds and states have filters of their own above the table.
    ...changed('kind', { filterBy: undefined }),
    ...changed('name', {
      render: row => <NameCell row={row} hasClusterColumn />,
    }),
    ...changed('cluster', {
      hidden: false,
      render: row => <TextCell text={row.shownCluster} />,
    }),
    owner,
    ...changed('revision'),
    ...changed('status', { filterBy: undefined }),
    ...changed('updated'),
    ...changed('actions'),
    ...changed('namespace'),
  ];
}
