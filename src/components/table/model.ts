import {
  compareText,
  type DataColumn,
  type DataRow,
  type TitledColumn,
} from './columns';
import type { TableRow } from './tableRows';

/** Sort direction. */
export type Direction = 'asc' | 'desc';

/** The column and direction by which rows are sorted. */
export interface TableSort {
  readonly column: string;
  readonly direction: Direction;
}

/** Chosen values by column id; a missing column is not filtered. */
export type TableFilters = Readonly<Partial<Record<string, readonly string[]>>>;

/** Search, filters and sorting of a table, as chosen by the user. */
export interface TableState {
  readonly search: string;
  readonly filters: TableFilters;
  /** Undefined: rows keep the order in which they are passed. */
  readonly sort?: TableSort;
}

/** All that the user can choose. */
export interface TableView extends TableState {
  /** Ids of the columns that are not shown. */
  readonly hidden: ReadonlySet<string>;
  readonly page: number;
  readonly pageSize: number;
}

/** What is shown when a table is mounted. */
export function initialView<Row extends DataRow>(
  columns: readonly TitledColumn<Row>[],
  pageSize: number,
  state: TableState = { search: '', filters: {} },
): TableView {
  const hidden = columns.filter(({ column }) => column.hidden);
  const filters = columns.flatMap(({ id }) => {
    const values = state.filters[id];
    return values?.length ? [[id, values] as const] : [];
  });
  return {
    ...state,
    filters: Object.fromEntries(filters),
    hidden: new Set(hidden.map(({ id }) => id)),
    page: 0,
    pageSize,
  };
}

/** A view after a change, on the first page if that shows other rows. */
export function changedView(
  view: TableView,
  change: Partial<TableView>,
): TableView {
  const isOther =
    'search' in change || 'filters' in change || 'pageSize' in change;
  return { ...view, ...(isOther && { page: 0 }), ...change };
}

/** The part of a change that the owner of a table is notified of, if any. */
export function stateIn(
  change: Partial<TableView>,
): Partial<TableState> | undefined {
  const told: Partial<TableState> = {
    ...('search' in change && { search: change.search }),
    ...('filters' in change && { filters: change.filters }),
    ...('sort' in change && { sort: change.sort }),
  };
  return Object.keys(told).length > 0 ? told : undefined;
}

/** Filters after the values of one column were chosen. */
export function withFilter(
  filters: TableFilters,
  column: string,
  values: readonly string[],
): TableFilters {
  const { [column]: _, ...others } = filters;
  return values.length > 0 ? { ...others, [column]: values } : others;
}

/** The sorting after the next click: ascending, descending, and as passed. */
export function nextSort(
  sort: TableSort | undefined,
  column: string,
): TableSort | undefined {
  if (sort?.column !== column) return { column, direction: 'asc' };
  return sort.direction === 'asc' ? { column, direction: 'desc' } : undefined;
}

/** Separates the texts of two columns, so that no search matches across them. */
const BETWEEN_COLUMNS = '\n';

/**
 * Tells the text of a row that is searched, in small letters. It is kept: of
 * 20,000 rows it takes a tenth of a second, with each key (bench/README.md).
 */
export function searchTextIn<Row extends DataRow>(
  columns: readonly TitledColumn<Row>[],
): (row: TableRow<Row>) => string {
  const known = new WeakMap<TableRow<Row>, string>();
  const searched = columns
    .map(({ column }) => column)
    .filter(({ isPlain, hidden }) => !isPlain && !hidden);
  return row => {
    const before = known.get(row);
    if (before !== undefined) return before;
    const text = searched
      .map(column => column.text(row.row))
      .join(BETWEEN_COLUMNS)
      .toLocaleLowerCase();
    known.set(row, text);
    return text;
  };
}

/** The rows that match the search and the filters. */
export function matchingRows<Row extends DataRow>(
  rows: readonly TableRow<Row>[],
  columns: readonly TitledColumn<Row>[],
  search: string,
  filters: TableFilters,
  textOf: (row: TableRow<Row>) => string = searchTextIn(columns),
): readonly TableRow<Row>[] {
  const query = search.trim().toLocaleLowerCase();
  const wanted = columns.flatMap(({ id, column: { filterBy } }) => {
    const values = filters[id];
    return filterBy && values?.length
      ? [{ filterBy, values: new Set<string>(values) }]
      : [];
  });
  if (!query && wanted.length === 0) return rows;
  return rows.filter(
    row =>
      wanted.every(({ filterBy, values }) =>
        [filterBy(row.row) ?? []].flat().some(value => values.has(value)),
      ) &&
      (!query || textOf(row).includes(query)),
  );
}

/** The rows in the order that the user has chosen. */
export function sortedRows<Row extends DataRow>(
  rows: readonly TableRow<Row>[],
  columns: readonly TitledColumn<Row>[],
  sort: TableSort | undefined,
): readonly TableRow<Row>[] {
  const column = columns.find(({ id }) => id === sort?.column)?.column;
  if (!column || column.isPlain) return rows;
  const { text, compare } = column;
  const inOrder = (left: Row, right: Row) =>
    (compare?.(left, right) ?? compareText(text(left), text(right))) ||
    compareText(left.name, right.name);
  return [...rows].sort(({ row: left }, { row: right }) =>
    sort?.direction === 'desc' ? inOrder(right, left) : inOrder(left, right),
  );
}

/** The chosen page, or the last one if there are fewer. */
export function existingPage(
  { page, pageSize }: Pick<TableView, 'page' | 'pageSize'>,
  rowCount: number,
): number {
  return Math.max(0, Math.min(page, Math.ceil(rowCount / pageSize) - 1));
}

/** The values that a column can be filtered by: of all rows, and the chosen. */
export function filterValues<Row extends DataRow>(
  rows: readonly TableRow<Row>[],
  filterBy: NonNullable<DataColumn<Row>['filterBy']>,
  chosen: readonly string[],
): string[] {
  const values = new Set(chosen);
  for (const { row } of rows) {
    for (const value of [filterBy(row) ?? []].flat()) values.add(value);
  }
  return [...values].sort(compareText);
}
