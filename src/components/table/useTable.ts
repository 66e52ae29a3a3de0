import {
  functionalUpdate,
  getCoreRowModel,
  useReactTable,
  type ColumnDef,
  type Table,
  type TableState as WholeState,
  type Updater,
} from '@tanstack/react-table';
import { useMemo, useRef, useState } from 'react';
import type { DataRow, TitledColumn } from './columns';
import {
  changeOf,
  existingPage,
  initialState,
  matchingRows,
  onFirstPage,
  sortedRows,
  type LibraryState,
  type TableState,
} from './model';
import type { TableRow } from './tableRows';

/** The library's part of a table: its state, and functions that change it. */
export type TableControl<Row> = Table<TableRow<Row>>;

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

const SETTINGS = {
  // See `model.ts`.
  data: [],
  autoResetAll: false,
  enableMultiSort: false,
  getCoreRowModel: getCoreRowModel(),
  manualFiltering: true,
  manualPagination: true,
  manualSorting: true,
  sortDescFirst: false,
};

/** The state of a table, the rows that match it, and those on its page. */
export function useTable<Row extends DataRow>(
  options: TableOptions<Row>,
): {
  table: TableControl<Row>;
  matching: readonly TableRow<Row>[];
  shown: readonly TableRow<Row>[];
} {
  const { rows, columns } = options;
  const [chosen, setChosen] = useState(() =>
    initialState(columns, options.pageSize, options.state),
  );
  const { globalFilter, columnFilters, sorting, pagination } = chosen;
  const { pageSize } = pagination;

  const matching = useMemo(
    () => matchingRows(rows, columns, globalFilter, columnFilters),
    [rows, columns, globalFilter, columnFilters],
  );
  const sorted = useMemo(
    () => sortedRows(matching, columns, sorting),
    [matching, columns, sorting],
  );
  const pageIndex = existingPage(pagination, sorted.length);
  const shown = useMemo(
    () => sorted.slice(pageIndex * pageSize, (pageIndex + 1) * pageSize),
    [sorted, pageIndex, pageSize],
  );
  const libraryColumns = useMemo(() => columns.map(libraryColumn), [columns]);

  const state = { ...chosen, pagination: { pageIndex, pageSize } };
  const latest = useRef({ state, options });
  latest.current = { state, options };

  const table = useReactTable<TableRow<Row>>({
    ...SETTINGS,
    columns: libraryColumns,
    rowCount: sorted.length,
    state,
    onStateChange: (update: Updater<WholeState>) => {
      const before = latest.current.state;
      const { onState, onPageSize } = latest.current.options;
      const now: LibraryState = onFirstPage(
        before,
        functionalUpdate(update, { ...table.getState(), ...before }),
      );
      // A second change before the next render must not undo the first.
      latest.current.state = now;
      setChosen(now);
      const change = changeOf(before, now);
      if (change) onState?.(change);
      if (now.pagination.pageSize !== before.pagination.pageSize) {
        onPageSize(now.pagination.pageSize);
      }
    },
  });
  return { table, matching, shown };
}

function libraryColumn<Row extends DataRow>({
  id,
  title,
  column,
}: TitledColumn<Row>): ColumnDef<TableRow<Row>> {
  return {
    id,
    header: title,
    // The library sorts and filters columns with a value only.
    accessorFn: ({ row }) => column.text(row),
    enableSorting: !column.isPlain,
    enableColumnFilter: Boolean(column.field),
    filterFn: 'arrIncludesSome',
  };
}
