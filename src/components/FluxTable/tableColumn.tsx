import type { TableColumn } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { compareText } from './rows';
import { cellsOf, type TableRow } from './tableRow';
import { TextCell } from './TextCell';

/** A column of a table with such rows. */
export interface ColumnDefinition<Row> {
  /** What searching looks at, and sorting unless `compare` is there. */
  text: (row: Row) => string;
  compare?: (left: Row, right: Row) => number;
  /** Missing: the text. */
  render?: (row: Row) => ReactNode;
  /** Field of the row that filters look at. */
  field?: string;
  hidden?: boolean;
  /** Whether there is nothing in it to sort or search by. */
  isPlain?: boolean;
  /** CSS width; the others share what is left. */
  width?: string;
}

/** A column as material-table takes it, but for its title. */
export function tableColumn<Row extends { readonly name: string }>(
  definition: ColumnDefinition<Row>,
): TableColumn<TableRow<Row>> {
  const { text, compare, render, field, isPlain, ...shown } = definition;
  return {
    width: 'auto',
    ...shown,
    field: field && `row.${field}`,
    sorting: !isPlain,
    searchable: !isPlain,
    render: cellsOf(render ?? (row => <TextCell text={text(row)} />)),
    customSort: ({ row: left }, { row: right }) =>
      (compare?.(left, right) ?? compareText(text(left), text(right))) ||
      compareText(left.name, right.name),
    customFilterAndSearch: (query: string, { row }) =>
      text(row).toLocaleLowerCase().includes(query.toLocaleLowerCase()),
  };
}
