import type { TableColumn } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { ReactNode } from 'react';
import { chartOf, lastUpdatedOf, sourceRefOf } from '../../flux';
import { textAt } from '../../flux/json';
import type { FluxTranslate } from '../../translations';
import { RelativeTime } from '../RelativeTime';
import { NameCell } from './NameCell';
import { compareStatus, compareText, type FluxRow } from './rows';
import { StatusCell } from './StatusCell';
import { TextCell } from './TextCell';

/** A column of a card's table. */
export type FluxColumnId =
  | 'kind'
  | 'name'
  | 'repo'
  | 'source'
  | 'status'
  | 'updated';

interface ColumnDefinition {
  /** What searching looks at, and sorting unless `compare` is there. */
  text: (row: FluxRow) => string;
  compare?: (left: FluxRow, right: FluxRow) => number;
  render: (row: FluxRow) => ReactNode;
  /** Field of the row that filters look at. */
  field?: keyof FluxRow;
  /** CSS width; the others share what is left. */
  width?: string;
}

const COLUMNS: Record<FluxColumnId, ColumnDefinition> = {
  kind: {
    text: row => row.kind,
    render: row => (
      <Typography variant="body2" noWrap>
        {row.kind}
      </Typography>
    ),
  },
  name: {
    text: row => `${row.name} ${row.cluster}`,
    render: row => <NameCell row={row} />,
  },
  repo: { text: repoOf, render: row => <TextCell text={repoOf(row)} /> },
  source: {
    text: sourceTextOf,
    render: row => <TextCell text={sourceTextOf(row)} />,
  },
  status: {
    text: row => `${row.state} ${row.status.reason} ${row.status.message}`,
    compare: compareStatus,
    render: row => <StatusCell status={row.status} name={row.name} />,
    field: 'state',
    width: '34%',
  },
  updated: {
    text: () => '',
    compare: (left, right) => updatedOf(left) - updatedOf(right),
    render: row => {
      const time = lastUpdatedOf(row.resource.object);
      return time && <RelativeTime time={time} />;
    },
  },
};

/** The columns of a table in the person's language. */
export function fluxColumns(
  ids: readonly FluxColumnId[],
  t: FluxTranslate,
): TableColumn<FluxRow>[] {
  const shown = ids.map(id => {
    const { text, compare, render, field, width = 'auto' } = COLUMNS[id];
    return {
      title: t(`column.${id}`),
      field,
      width,
      render,
      customSort: (left: FluxRow, right: FluxRow) =>
        (compare?.(left, right) ?? compareText(text(left), text(right))) ||
        compareText(left.name, right.name),
      customFilterAndSearch: (query: string, row: FluxRow) =>
        text(row).toLocaleLowerCase().includes(query.toLocaleLowerCase()),
    };
  });
  // Filtering by cluster wants a column; the name shows it already.
  const cluster = {
    title: t('column.cluster'),
    field: 'cluster',
    hidden: true,
  };
  return [...shown, { ...cluster, searchable: false }];
}

function repoOf(row: FluxRow): string {
  return sourceRefOf(row.resource.object)?.name ?? '';
}

/** The path of a Kustomization; chart and version of a HelmRelease. */
function sourceTextOf(row: FluxRow): string {
  const { object } = row.resource;
  const path = textAt(object, 'spec', 'path');
  if (path) return path;
  const { name, version } = chartOf(object);
  if (!name) return '';
  return version ? `${name}/${version}` : name;
}

function updatedOf(row: FluxRow): number {
  return Date.parse(lastUpdatedOf(row.resource.object) ?? '') || 0;
}
