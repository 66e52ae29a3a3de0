/** A row with its unique id. */
export interface TableRow<Row> {
  readonly id: string;
  readonly row: Row;
}

/**
 * Makes table rows of rows; those of rows that were there the last time are
 * the same as then.
 */
export function createTableRowsOf<Row>(
  idOf: (row: Row) => string,
): (rows: readonly Row[]) => TableRow<Row>[] {
  let known = new Map<Row, { key: string; tableRow: TableRow<Row> }>();

  return rows => {
    const before = known;
    known = new Map();
    const counts = new Map<string, number>();
    return rows.map(row => {
      const same = before.get(row);
      const key = same?.key ?? idOf(row);
      const count = counts.get(key) ?? 0;
      counts.set(key, count + 1);
      // Rows with the same key are numbered, so that none is lost.
      const id = count === 0 ? key : `${key}#${count}`;
      const tableRow = same?.tableRow.id === id ? same.tableRow : { id, row };
      known.set(row, { key, tableRow });
      return tableRow;
    });
  };
}
