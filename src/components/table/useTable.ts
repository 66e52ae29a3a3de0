import { useCallback, useMemo, useRef, useState } from 'react';
import type { DataRow, TitledColumn } from './columns';
import {
  changedView,
  existingPage,
  initialView,
  matchingRows,
  searchTextIn,
  sortedRows,
  stateIn,
  type TableState,
  type TableView,
} from './model';
import type { TableRow } from './tableRows';

/** The options of {@link useTable}. */
export interface TableOptions<Row extends DataRow> {
  rows: readonly TableRow<Row>[];
  columns: readonly TitledColumn<Row>[];
  /** Rows on a page at first; afterwards the table keeps its own number. */
  pageSize: number;
  onPageSize: (size: number) => void;
  /** The initial state; afterwards the table keeps its own. */
  state?: TableState;
  /** Called when the user changes search, filters or sorting. */
  onState?: (change: Partial<TableState>) => void;
}

/** What the user has chosen of a table, and the rows that follow from it. */
export interface TableControl<Row extends DataRow> {
  readonly view: TableView;
  readonly change: (change: Partial<TableView>) => void;
  /** The rows on all pages that match search and filters. */
  readonly matching: readonly TableRow<Row>[];
  /** The rows of the page. */
  readonly shown: readonly TableRow<Row>[];
}

/** The state of a table, the rows that match it, and those on its page. */
export function useTable<Row extends DataRow>(
  options: TableOptions<Row>,
): TableControl<Row> {
  const { rows, columns } = options;
  const [chosen, setChosen] = useState(() =>
    initialView(columns, options.pageSize, options.state),
  );
  const { search, filters, sort, pageSize } = chosen;

  const textOf = useMemo(() => searchTextIn(columns), [columns]);
  const matching = useMemo(
    () => matchingRows(rows, columns, search, filters, textOf),
    [rows, columns, search, filters, textOf],
  );
  const sorted = useMemo(
    () => sortedRows(matching, columns, sort),
    [matching, columns, sort],
  );
  const page = existingPage(chosen, sorted.length);
  const shown = useMemo(
    () => sorted.slice(page * pageSize, (page + 1) * pageSize),
    [sorted, page, pageSize],
  );

  const latest = useRef(options);
  latest.current = options;
  const change = useCallback((changed: Partial<TableView>) => {
    const { onState, onPageSize } = latest.current;
    setChosen(view => changedView(view, changed));
    const told = stateIn(changed);
    if (told) onState?.(told);
    if (changed.pageSize !== undefined) onPageSize(changed.pageSize);
  }, []);
  return { view: { ...chosen, page }, change, matching, shown };
}
