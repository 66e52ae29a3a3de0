import { Table, type TableColumn } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import MuiTablePagination, {
  type TablePaginationProps,
} from '@material-ui/core/TablePagination';
import {
  memo,
  useMemo,
  useRef,
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
import { TextCell } from './TextCell';

// The only file that depends on the table library: Table of core-components,
// which is material-table.

const PAGE_SIZES = [5, 10, 20, 50, 100];

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

const TABLE_PARTS = { Pagination: TablePaging };

/** Options for selecting rows. */
export interface DataTableSelection<Row> {
  /** Accessible name of a row's checkbox. */
  labelOf: (row: Row) => string;
  /** Renders the content above the table. */
  render: (selected: readonly Row[], clear: () => void) => ReactNode;
}

/** Props of {@link DataTable}. */
export interface DataTableProps<Row extends DataRow> {
  /** In the initial order. */
  rows: readonly Row[];
  /** A key that stays the same for a row from one poll to the next. */
  idOf: (row: Row) => string;
  columns: readonly { title: string; column: DataColumn<Row> }[];
  /** Whether the table has search, filters and paging. */
  many?: boolean;
  pageSize?: number;
  selection?: DataTableSelection<Row>;
  /** Whether cells are aligned at the top of a row. */
  alignTop?: boolean;
}

/** A Backstage table whose cells only render when their row changes. */
export function DataTable<Row extends DataRow>(props: DataTableProps<Row>) {
  const { rows, idOf, columns, many = false, selection, alignTop } = props;
  const { pageSize = PAGE_SIZES[0] } = props;
  const classes = useStyles();
  const t = useFluxTranslation();

  const tableRowsOf = useMemo(() => createTableRowsOf(idOf), [idOf]);
  const tableRows = useMemo(() => tableRowsOf(rows), [rows, tableRowsOf]);
  const options = useMemo(() => tableOptions(many, pageSize), [many, pageSize]);
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
  const tableColumns = useMemo(
    () => [
      ...(labelOf ? [selectionColumn(labelOf)] : []),
      ...columns.map(({ title, column }) => ({
        ...tableColumn(column),
        title,
      })),
    ],
    [labelOf, columns],
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
        />
      </div>
    </SelectionProvider>
  );
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

/** Creates table rows from rows, and reuses those of unchanged rows. */
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

interface CellProps {
  row: unknown;
  render: (row: never) => ReactNode;
}

/**
 * The content of a cell, memoised by row, because material-table renders all
 * cells with each change.
 */
const Cell = memo((props: CellProps) => (
  <>{props.render(props.row as never)}</>
));

// Columns are cached: material-table treats columns with new functions as new
// ones, and forgets the user's sorting and filters.
const tableColumns = new WeakMap<object, TableColumn<TableRow<never>>>();

/** A column for material-table without its title. */
function tableColumn<Row extends DataRow>(
  column: DataColumn<Row>,
): TableColumn<TableRow<Row>> {
  const known = tableColumns.get(column);
  if (known) return known as unknown as TableColumn<TableRow<Row>>;
  const { text, compare, render, field, isPlain, hidden, width } = column;
  const renderCell = render ?? (row => <TextCell text={text(row)} />);
  const made: TableColumn<TableRow<Row>> = {
    width: width ?? 'auto',
    hidden,
    field: field && `row.${field}`,
    sorting: !isPlain,
    searchable: !isPlain && !hidden,
    render: ({ row }) => <Cell row={row} render={renderCell} />,
    customSort: ({ row: left }, { row: right }) =>
      (compare?.(left, right) ?? compareText(text(left), text(right))) ||
      compareText(left.name, right.name),
    customFilterAndSearch: (query: string, { row }) =>
      text(row).toLocaleLowerCase().includes(query.toLocaleLowerCase()),
  };
  tableColumns.set(column, made as unknown as TableColumn<TableRow<never>>);
  return made;
}

/** The column with the checkboxes. */
function selectionColumn<Row extends DataRow>(
  labelOf: (row: Row) => string,
): TableColumn<TableRow<Row>> {
  return {
    title: <SelectAllBox />,
    sorting: false,
    searchable: false,
    hiddenByColumnsButton: true,
    width: '1%',
    render: ({ id, row }) => <SelectBox id={id} label={labelOf(row)} />,
  };
}

function tableOptions(many: boolean, pageSize: number) {
  return {
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
