import type {
  ColumnFiltersState,
  PaginationState,
  SortingState,
  VisibilityState,
} from '@tanstack/react-table';
import { compareText, type DataRow, type TitledColumn } from './columns';
import type { TableRow } from './tableRows';

// Rows are searched, filtered and sorted here instead of by the library, which
// would create an object of 5 kB for each of them, and all again for each poll.

/** Sort direction. */
export type Direction = 'asc' | 'desc';

/** Search, filters and sorting of a table, as chosen by the user. */
export interface TableState {
  readonly search: string;
  /** Selected values by column id; a missing column is not filtered. */
  readonly filters: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Undefined: rows keep the order in which they are passed. */
  readonly sort?: { readonly column: string; readonly direction: Direction };
}

/** All that the user can change, in the library's terms. */
export interface LibraryState {
  readonly globalFilter: string;
  readonly columnFilters: ColumnFiltersState;
  readonly sorting: SortingState;
  readonly columnVisibility: VisibilityState;
  readonly pagination: PaginationState;
}

/** The library's state when a table is mounted. */
export function initialState<Row extends DataRow>(
  columns: readonly TitledColumn<Row>[],
  pageSize: number,
  { search, filters, sort }: TableState = { search: '', filters: {} },
): LibraryState {
  return {
    globalFilter: search,
    columnFilters: columns.flatMap(({ id }) => {
      const value = filters[id];
      return value?.length ? [{ id, value }] : [];
    }),
    sorting: sort ? [{ id: sort.column, desc: sort.direction === 'desc' }] : [],
    columnVisibility: Object.fromEntries(
      columns.map(({ id, column }) => [id, !column.hidden]),
    ),
    pagination: { pageIndex: 0, pageSize },
  };
}

/** A state whose page is the first one if a change shows other rows. */
export function onFirstPage(
  before: LibraryState,
  now: LibraryState,
): LibraryState {
  const isTheSame =
    now.globalFilter === before.globalFilter &&
    now.columnFilters === before.columnFilters &&
    now.pagination.pageSize === before.pagination.pageSize;
  if (isTheSame) return now;
  return { ...now, pagination: { ...now.pagination, pageIndex: 0 } };
}

/** What has changed; undefined if it is none of this. */
export function changeOf(
  before: LibraryState,
  now: LibraryState,
): Partial<TableState> | undefined {
  const { globalFilter, columnFilters, sorting } = now;
  const change: Partial<TableState> = {
    ...(globalFilter !== before.globalFilter && { search: globalFilter }),
    ...(columnFilters !== before.columnFilters && {
      filters: Object.fromEntries(
        columnFilters.map(({ id, value }) => [id, value as string[]]),
      ),
    }),
    ...(sorting !== before.sorting && { sort: sortOf(sorting) }),
  };
  return Object.keys(change).length > 0 ? change : undefined;
}

/** The sorting as the owner of the table has it. */
export function sortOf([sort]: SortingState): TableState['sort'] {
  return sort && { column: sort.id, direction: sort.desc ? 'desc' : 'asc' };
}

/** The rows that match the search and the filters. */
export function matchingRows<Row extends DataRow>(
  rows: readonly TableRow<Row>[],
  columns: readonly TitledColumn<Row>[],
  search: string,
  filters: ColumnFiltersState,
): readonly TableRow<Row>[] {
  const query = search.trim().toLocaleLowerCase();
  const searched = columns
    .map(({ column }) => column)
    .filter(({ isPlain, hidden }) => !isPlain && !hidden);
  const wanted = filters.flatMap(({ id, value }) => {
    const { field } = columns.find(each => each.id === id)?.column ?? {};
    return field ? [{ field, values: new Set(value as unknown[]) }] : [];
  });
  if (!query && wanted.length === 0) return rows;
  return rows.filter(
    ({ row }) =>
      wanted.every(({ field, values }) => values.has(valueAt(row, field))) &&
      (!query ||
        searched.some(({ text }) =>
          text(row).toLocaleLowerCase().includes(query),
        )),
  );
}

/** The rows in the order that the user has chosen. */
export function sortedRows<Row extends DataRow>(
  rows: readonly TableRow<Row>[],
  columns: readonly TitledColumn<Row>[],
  [sort]: SortingState,
): readonly TableRow<Row>[] {
  const column = columns.find(({ id }) => id === sort?.id)?.column;
  if (!column || column.isPlain) return rows;
  const { text, compare } = column;
  const inOrder = (left: Row, right: Row) =>
    (compare?.(left, right) ?? compareText(text(left), text(right))) ||
    compareText(left.name, right.name);
  return [...rows].sort(({ row: left }, { row: right }) =>
    sort.desc ? inOrder(right, left) : inOrder(left, right),
  );
}

/** The chosen page, or the last one if there are fewer. */
export function existingPage(
  { pageIndex, pageSize }: PaginationState,
  rowCount: number,
): number {
  return Math.max(0, Math.min(pageIndex, Math.ceil(rowCount / pageSize) - 1));
}

/** The values that a field can be filtered by: of all rows, and the chosen. */
export function filterValues<Row extends DataRow>(
  rows: readonly TableRow<Row>[],
  field: string,
  chosen: readonly string[],
): string[] {
  const values = new Set(chosen);
  for (const { row } of rows) {
    const value = valueAt(row, field);
    if (typeof value === 'string') values.add(value);
  }
  return [...values].sort(compareText);
}

function valueAt(row: object, path: string): unknown {
  let value: unknown = row;
  for (const key of path.split('.')) {
    value = (value as Partial<Record<string, unknown>> | undefined)?.[key];
  }
  return value;
}
