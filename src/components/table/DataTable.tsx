import { Table, type TableColumn } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import MuiTablePagination, {
  type TablePaginationProps,
} from '@material-ui/core/TablePagination';
import {
  useCallback,
  useEffect,
  useMemo,
  useRef,
  useState,
  type ReactElement,
  type ReactNode,
} from 'react';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import { compareText, type DataColumn, type DataRow } from './columns';
import {
  SelectAllBox,
  SelectBox,
  SelectionProvider,
  useSelection,
} from './Selection';
import { TableHead, TableRows, type Direction } from './TableParts';
import { TextCell } from './TextCell';
import { PAGE_SIZES, usePageSize } from './usePageSize';

// The only file that depends on the table library: Table of core-components,
// which is material-table.

const USUAL_PAGE_SIZE = 10;

const useStyles = makeStyles(
  theme => ({
    root: {
      // In a narrow card the table scrolls, not the card.
      overflowX: 'auto',
      // The filters are beside the table if there is room for both.
      [theme.breakpoints.down('sm')]: { '& > div': { flexWrap: 'wrap' } },
    },
    top: { '& td': { verticalAlign: 'top' } },
  }),
  { name: 'PluginFluxTable' },
);

type RenderButtons = (props: unknown) => ReactElement;

/**
 * The paging of a table with stable buttons. Material-table creates new ones
 * with each change, so a button loses the focus when it is pressed.
 */
function TablePaging(props: TablePaginationProps) {
  const { ActionsComponent, ...rest } = props;
  const latest = useRef<RenderButtons>();
  latest.current = ActionsComponent as RenderButtons;
  const Buttons = useMemo(
    () => (buttons: unknown) => latest.current?.(buttons) ?? null,
    [],
  );
  return <MuiTablePagination {...rest} ActionsComponent={Buttons} />;
}

/** The props that material-table passes to its parts. */
interface LibraryProps {
  readonly columns: readonly (LibraryColumn<DataRow> & {
    readonly tableData: { readonly id: number; readonly columnOrder: number };
  })[];
  readonly renderData: readonly TableRow<DataRow>[];
  readonly localization: { readonly emptyDataSourceMessage: string };
  readonly orderBy: number;
  /** Empty: not sorted. */
  readonly orderDirection: Direction | '';
  readonly onOrderChange: (column: number, direction: string) => void;
}

function shownColumns({ columns }: Pick<LibraryProps, 'columns'>) {
  return columns
    .filter(({ hidden }) => !hidden)
    .sort(
      (left, right) => left.tableData.columnOrder - right.tableData.columnOrder,
    )
    .map(({ tableData, title, width, sorting, renderCell }) => ({
      id: tableData.id,
      title,
      width: typeof width === 'string' ? width : undefined,
      isSortable: sorting !== false,
      render: renderCell,
    }));
}

function Header(props: LibraryProps) {
  const { orderBy, orderDirection, onOrderChange } = props;
  return (
    <TableHead
      columns={shownColumns(props)}
      sortedBy={orderBy}
      direction={orderDirection === '' ? undefined : orderDirection}
      onSort={(column, direction) => onOrderChange(column, direction ?? '')}
    />
  );
}

function Body(props: LibraryProps) {
  return (
    <TableRows
      columns={shownColumns(props)}
      rows={props.renderData}
      noRows={props.localization.emptyDataSourceMessage}
    />
  );
}

const TABLE_PARTS = { Pagination: TablePaging, Header, Body };

/** Options for selecting rows. */
export interface DataTableSelection<Row> {
  /** Accessible name of a row's checkbox. */
  labelOf: (row: Row) => string;
  /** Renders the content above the table. */
  render: (selected: readonly Row[], clear: () => void) => ReactNode;
}

/** Search, filters and sorting of a table, as chosen by the user. */
export interface TableState {
  readonly search: string;
  /** Selected values by column id; a missing column is not filtered. */
  readonly filters: Readonly<Partial<Record<string, readonly string[]>>>;
  /** Undefined: rows keep the order in which they are passed. */
  readonly sort?: { readonly column: string; readonly direction: Direction };
}

/** A column with its translated title. */
export interface TitledColumn<Row extends DataRow> {
  readonly id: string;
  readonly title: string;
  readonly column: DataColumn<Row>;
}

/** Props of {@link DataTable}. */
export interface DataTableProps<Row extends DataRow> {
  /** Key under which the chosen page size is stored. */
  name: string;
  /** In the order in which they are shown until somebody sorts. */
  rows: readonly Row[];
  /** A key that stays the same for a row from one poll to the next. */
  idOf: (row: Row) => string;
  columns: readonly TitledColumn<Row>[];
  /** Whether there may be many rows: with search, filters and paging. */
  many?: boolean;
  /** Rows on a page, until the user chooses another number. */
  pageSize?: number;
  /** The initial state; afterwards the table keeps its own. */
  state?: TableState;
  /** Called when the user changes search, filters or sorting. */
  onState?: (change: Partial<TableState>) => void;
  selection?: DataTableSelection<Row>;
  /** Whether cells are aligned at the top of a row. */
  alignTop?: boolean;
}

/** A table of Backstage, whose rows render only when they change. */
export function DataTable<Row extends DataRow>(props: DataTableProps<Row>) {
  const { rows, idOf, columns, many = false, selection, alignTop } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [pageSize, setPageSize] = usePageSize(
    props.name,
    props.pageSize ?? USUAL_PAGE_SIZE,
  );

  const tableRowsOf = useMemo(() => createTableRowsOf(idOf), [idOf]);
  const tableRows = useMemo(() => tableRowsOf(rows), [rows, tableRowsOf]);
  const localization = useMemo(() => tableWords(t), [t]);
  const filters = useMemo(
    () =>
      columns
        .filter(({ column }) => many && column.field)
        .map(({ title }) => ({
          column: title,
          type: 'multiple-select' as const,
        })),
    [columns, many],
  );
  const labelOf = selection?.labelOf;
  const { initial, sortedFirst, onStateChange, onOrderChange } = useTableState(
    props,
    labelOf ? 1 : 0,
  );
  const options = useMemo(
    () => tableOptions(many, pageSize, initial.search),
    [many, pageSize, initial],
  );
  const tableColumns = useMemo(
    () => [
      ...(labelOf ? [selectionColumn(labelOf)] : []),
      ...columns.map(({ id, title, column }) => ({
        ...libraryColumn(column),
        title,
        ...(sortedFirst?.column === id && {
          defaultSort: sortedFirst.direction,
        }),
      })),
    ],
    [labelOf, columns, sortedFirst],
  );
  const selected = useSelection(tableRows);

  return (
    <SelectionProvider value={selected.value}>
      {selection?.render(
        selected.rows.map(({ row }) => row),
        selected.clear,
      )}
      <div
        className={alignTop ? `${classes.root} ${classes.top}` : classes.root}
      >
        <Table
          columns={tableColumns}
          components={TABLE_PARTS}
          data={tableRows}
          options={options}
          filters={filters}
          localization={localization}
          style={{ boxShadow: 'none' }}
          tableRef={selected.tableRef}
          initialState={initial}
          onStateChange={onStateChange}
          onOrderChange={onOrderChange}
          onRowsPerPageChange={setPageSize}
        />
      </div>
    </SelectionProvider>
  );
}

/** The library's initial state, and its change handlers. */
function useTableState<Row extends DataRow>(
  props: DataTableProps<Row>,
  columnsBefore: number,
) {
  const { columns, state, onState } = props;
  const latest = useRef({ columns, onState });
  latest.current = { columns, onState };

  const [initial] = useState(() => ({
    search: state?.search ?? '',
    filters: Object.fromEntries(
      columns.flatMap(({ id, title }) => {
        const values = state?.filters[id];
        return values ? [[title, [...values]]] : [];
      }),
    ),
  }));
  // The library applies a default sort again whenever its rows change, even if
  // the user has sorted by another column. So it gets one for the first render
  // only.
  const [sortedFirst, setSortedFirst] = useState(state?.sort);
  useEffect(() => setSortedFirst(undefined), []);

  return {
    initial,
    sortedFirst,
    onStateChange: useCallback(
      (now: { search?: string; filters?: Record<string, unknown> }) => {
        const titles = latest.current.columns;
        latest.current.onState?.({
          search: now.search ?? '',
          filters: Object.fromEntries(
            titles.flatMap(({ id, title }) => {
              const values = now.filters?.[title];
              return Array.isArray(values) && values.length > 0
                ? [[id, values.map(String)]]
                : [];
            }),
          ),
        });
      },
      [],
    ),
    onOrderChange: useCallback(
      (index: number, direction: string) => {
        const column = latest.current.columns[index - columnsBefore]?.id;
        const isSorted = direction === 'asc' || direction === 'desc';
        latest.current.onState?.({
          sort: column && isSorted ? { column, direction } : undefined,
        });
      },
      [columnsBefore],
    ),
  };
}

/**
 * A row for material-table, which copies all fields of each row slowly, so
 * there are few. `uuid` becomes the React key.
 */
interface TableRow<Row> {
  readonly id: string;
  readonly uuid: string;
  readonly row: Row;
}

/** A column as material-table takes it, and what our rows take from it. */
type LibraryColumn<Row> = TableColumn<TableRow<Row>> & {
  readonly renderCell: (row: Row, id: string) => ReactNode;
};

/**
 * Makes table rows of rows; those of rows that were there the last time are
 * the same as then.
 */
function createTableRowsOf<Row extends DataRow>(
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
      const tableRow =
        same?.tableRow.id === id ? same.tableRow : { id, uuid: id, row };
      known.set(row, { key, tableRow });
      return tableRow;
    });
  };
}

// Made once: material-table takes columns with other functions for other
// columns, and forgets how the person had arranged them.
const libraryColumns = new WeakMap<object, LibraryColumn<never>>();

/** A column as material-table takes it, but for its title. */
function libraryColumn<Row extends DataRow>(
  column: DataColumn<Row>,
): LibraryColumn<Row> {
  const known = libraryColumns.get(column);
  if (known) return known as unknown as LibraryColumn<Row>;
  const { text, compare, render, field, isPlain, hidden, width } = column;
  const made: LibraryColumn<Row> = {
    width: width ?? 'auto',
    hidden,
    field: field && `row.${field}`,
    sorting: !isPlain,
    searchable: !isPlain && !hidden,
    renderCell: render ?? (row => <TextCell text={text(row)} />),
    customSort: ({ row: left }, { row: right }) =>
      (compare?.(left, right) ?? compareText(text(left), text(right))) ||
      compareText(left.name, right.name),
    customFilterAndSearch: (query: string, { row }) =>
      text(row).toLocaleLowerCase().includes(query.toLocaleLowerCase()),
  };
  libraryColumns.set(column, made as unknown as LibraryColumn<never>);
  return made;
}

/** The column with the checkboxes. */
function selectionColumn<Row extends DataRow>(
  labelOf: (row: Row) => string,
): LibraryColumn<Row> {
  return {
    title: <SelectAllBox />,
    sorting: false,
    searchable: false,
    hiddenByColumnsButton: true,
    width: '1%',
    renderCell: (row, id) => <SelectBox id={id} label={labelOf(row)} />,
  };
}

function tableOptions(many: boolean, pageSize: number, searchText: string) {
  return {
    searchText,
    search: many,
    paging: many,
    toolbar: many,
    columnsButton: many,
    pageSize,
    pageSizeOptions: PAGE_SIZES,
    emptyRowsWhenPaging: false,
    draggable: false,
    padding: 'dense' as const,
    showTitle: false,
  };
}

/** The texts of the library in the language of the app. */
function tableWords(t: FluxTranslate) {
  const labelDisplayedRows: string = t('table.displayedRows');
  return {
    body: { emptyDataSourceMessage: t('table.nothingMatches') },
    pagination: {
      labelRows: t('table.rows'),
      labelRowsSelect: t('table.rows'),
      labelDisplayedRows,
      firstTooltip: t('table.firstPage'),
      firstAriaLabel: t('table.firstPage'),
      previousTooltip: t('table.previousPage'),
      previousAriaLabel: t('table.previousPage'),
      nextTooltip: t('table.nextPage'),
      nextAriaLabel: t('table.nextPage'),
      lastTooltip: t('table.lastPage'),
      lastAriaLabel: t('table.lastPage'),
    },
    toolbar: {
      searchPlaceholder: t('table.search'),
      searchTooltip: t('table.search'),
      searchAriaLabel: t('table.search'),
      clearSearchAriaLabel: t('table.clearSearch'),
      showColumnsTitle: t('table.chooseColumns'),
      showColumnsAriaLabel: t('table.chooseColumns'),
      addRemoveColumns: t('table.addOrRemoveColumns'),
    },
  };
}
