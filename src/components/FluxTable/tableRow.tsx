import { memo, type ReactNode } from 'react';

/**
 * A row as material-table takes it. That copies each field of each row,
 * slowly, so there are few; and makes up a uuid where there is none.
 */
export interface TableRow<Row> {
  readonly id: string;
  readonly uuid: string;
  readonly row: Row;
}

/** A row as material-table takes it; `uuid` becomes the key of its elements. */
export function tableRowOf<Row>(id: string, row: Row): TableRow<Row> {
  return { id, uuid: id, row };
}

interface CellProps {
  row: unknown;
  render: (row: never) => ReactNode;
}

/** The content of a cell, which stays while its row does. */
const Cell = memo((props: CellProps) => (
  <>{props.render(props.row as never)}</>
));

/** A cell renderer memoised by row. */
export function cellsOf<Row>(
  render: (row: Row) => ReactNode,
): (data: TableRow<Row>) => ReactNode {
  return ({ row }) => <Cell row={row} render={render} />;
}
