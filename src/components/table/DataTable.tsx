import { makeStyles } from '@material-ui/core/styles';
import type {
  ColumnFiltersState,
  VisibilityState,
} from '@tanstack/react-table';
import { lazy, Suspense, useMemo, useState, type ReactNode } from 'react';
import { useFluxTranslation } from '../../translations';
import type { DataRow, TitledColumn } from './columns';
import { ColumnsButton } from './ColumnsButton';
import type { FilterableColumn } from './FilterPanel';
import { sortOf, type TableState } from './model';
import { Paging } from './Paging';
import {
  SelectAllBox,
  SelectBox,
  SelectionProvider,
  useSelection,
} from './Selection';
import {
  TableFrame,
  TableHead,
  TableRows,
  type ShownColumn,
} from './TableParts';
import { createTableRowsOf } from './tableRows';
import { TextCell } from './TextCell';
import { Toolbar } from './Toolbar';
import { usePageSize } from './usePageSize';
import { useTable } from './useTable';

const FilterPanel = lazy(() => import('./FilterPanel'));

const USUAL_PAGE_SIZE = 10;

/** The same each time, because the select takes others for a change. */
const NO_VALUES: readonly string[] = [];

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'start',
      display: 'flex',
      // The filters are beside the table if there is room for both.
      [theme.breakpoints.down('sm')]: { flexWrap: 'wrap' },
    },
    main: {
      background: theme.palette.background.paper,
      borderRadius: theme.shape.borderRadius,
      minWidth: 0,
      width: '100%',
    },
    // In a narrow card the table scrolls, not the card.
    scroller: { overflowX: 'auto' },
    top: { '& td': { verticalAlign: 'top' } },
  }),
  { name: 'PluginFluxTable' },
);

/** Options for selecting rows. */
export interface DataTableSelection<Row> {
  /** Accessible name of a row's checkbox. */
  labelOf: (row: Row) => string;
  /** Renders the content above the table. */
  render: (selected: readonly Row[], clear: () => void) => ReactNode;
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

/** A table that looks as Backstage's, whose rows render when they change. */
export function DataTable<Row extends DataRow>(props: DataTableProps<Row>) {
  const { idOf, columns, many = false, selection, alignTop } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const [areFiltersOpen, setFiltersOpen] = useState(false);
  const [pageSize, onPageSize] = usePageSize(
    props.name,
    props.pageSize ?? USUAL_PAGE_SIZE,
  );

  const tableRowsOf = useMemo(() => createTableRowsOf(idOf), [idOf]);
  const rows = useMemo(
    () => tableRowsOf(props.rows),
    [props.rows, tableRowsOf],
  );
  const { table, matching, shown } = useTable({
    rows,
    columns,
    pageSize: many ? pageSize : Number.MAX_SAFE_INTEGER,
    onPageSize,
    state: props.state,
    onState: props.onState,
  });
  const { globalFilter, columnFilters, columnVisibility, sorting, pagination } =
    table.getState();
  const selected = useSelection(rows, matching);
  const shownColumns = useShownColumns(
    columns,
    columnVisibility,
    selection?.labelOf,
  );
  const filters = many ? filterableColumns(columns, columnFilters) : [];

  return (
    <SelectionProvider value={selected.value}>
      {selection?.render(
        selected.rows.map(({ row }) => row),
        selected.clear,
      )}
      <div className={classes.root}>
        {areFiltersOpen && (
          <Suspense fallback={null}>
            <FilterPanel
              rows={rows}
              columns={filters}
              onChoose={(id, values) =>
                table.getColumn(id)?.setFilterValue(values)
              }
              onClear={() => table.resetColumnFilters(true)}
            />
          </Suspense>
        )}
        <div className={classes.main}>
          {many && (
            <Toolbar
              search={globalFilter}
              onSearch={table.setGlobalFilter}
              filters={
                filters.length > 0
                  ? {
                      count: filters.flatMap(({ chosen }) => chosen).length,
                      isOpen: areFiltersOpen,
                      toggle: () => setFiltersOpen(isOpen => !isOpen),
                    }
                  : undefined
              }
              columnsButton={
                <ColumnsButton
                  columns={columns}
                  visibility={columnVisibility}
                  onToggle={id => table.getColumn(id)?.toggleVisibility()}
                />
              }
            />
          )}
          <div
            className={
              alignTop ? `${classes.scroller} ${classes.top}` : classes.scroller
            }
          >
            <TableFrame>
              <TableHead
                columns={shownColumns}
                sort={sortOf(sorting)}
                onSort={id => table.getColumn(id)?.toggleSorting()}
              />
              <TableRows
                columns={shownColumns}
                rows={shown}
                noRows={t('table.nothingMatches')}
              />
            </TableFrame>
          </div>
          {many && (
            <Paging
              page={pagination.pageIndex}
              pageSize={pagination.pageSize}
              rowCount={matching.length}
              onPage={table.setPageIndex}
              onPageSize={table.setPageSize}
            />
          )}
        </div>
      </div>
    </SelectionProvider>
  );
}

/** The columns that are shown, the one with the checkboxes first. */
function useShownColumns<Row extends DataRow>(
  columns: readonly TitledColumn<Row>[],
  visibility: VisibilityState,
  labelOf?: (row: Row) => string,
): readonly ShownColumn<Row>[] {
  const all = useMemo(() => columns.map(shownColumn), [columns]);
  const first = useMemo(
    () => (labelOf ? [selectionColumn(labelOf)] : []),
    [labelOf],
  );
  return useMemo(
    () => [...first, ...all.filter(({ id }) => visibility[id] !== false)],
    [first, all, visibility],
  );
}

function shownColumn<Row extends DataRow>({
  id,
  title,
  column,
}: TitledColumn<Row>): ShownColumn<Row> {
  const { text, render, isPlain, width } = column;
  return {
    id,
    title,
    width,
    isSortable: !isPlain,
    render: render ?? (row => <TextCell text={text(row)} />),
  };
}

/** The column with the checkboxes. */
function selectionColumn<Row>(labelOf: (row: Row) => string): ShownColumn<Row> {
  return {
    id: 'select',
    title: <SelectAllBox />,
    width: '1%',
    isSortable: false,
    render: (row, id) => <SelectBox id={id} label={labelOf(row)} />,
  };
}

/** The columns that rows can be filtered by, with the chosen values. */
function filterableColumns<Row extends DataRow>(
  columns: readonly TitledColumn<Row>[],
  filters: ColumnFiltersState,
): FilterableColumn[] {
  return columns.flatMap(({ id, title, column: { field } }) => {
    if (!field) return [];
    const filter = filters.find(each => each.id === id);
    const chosen = (filter?.value ?? NO_VALUES) as readonly string[];
    return [{ id, title, field, chosen }];
  });
}
