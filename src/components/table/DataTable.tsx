import { makeStyles } from '@material-ui/core/styles';
import {
  lazy,
  Suspense,
  useCallback,
  useEffect,
  useMemo,
  useState,
  type ReactNode,
} from 'react';
import { useFluxTranslation } from '../../translations';
import type { DataRow, TitledColumn } from './columns';
import { ColumnsButton } from './ColumnsButton';
import {
  nextSort,
  withFilter,
  type TableFilters,
  type TableState,
} from './model';
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

// `lazy` loses the type parameter.
const FilterPanel = lazy(
  () => import('./FilterPanel'),
) as unknown as typeof import('./FilterPanel').default;

const USUAL_PAGE_SIZE = 10;

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
  /** Accessible name. */
  label: string;
  /** In their default order. */
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
  /** Called with the rows of the page. */
  onShown?: (rows: readonly Row[]) => void;
  selection?: DataTableSelection<Row>;
  /** Whether cells are aligned at the top of a row. */
  alignTop?: boolean;
}

/** A table that looks as Backstage's, whose rows render when they change. */
export function DataTable<Row extends DataRow>(props: DataTableProps<Row>) {
  const { label, idOf, columns, many = false, selection, alignTop } = props;
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
  const { view, change, matching, shown } = useTable({
    rows,
    columns,
    pageSize: many ? pageSize : Number.MAX_SAFE_INTEGER,
    onPageSize,
    state: props.state,
    onState: props.onState,
  });
  const selected = useSelection(rows, matching);
  const { onShown } = props;
  useEffect(() => onShown?.(shown.map(({ row }) => row)), [onShown, shown]);
  const shownColumns = useShownColumns(
    columns,
    view.hidden,
    selection?.labelOf,
  );
  const filters = many ? filterableColumns(columns, view.filters) : [];

  const onSearch = useCallback(
    (search: string) => change({ search }),
    [change],
  );

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
                change({ filters: withFilter(view.filters, id, values) })
              }
              onClear={() => change({ filters: {} })}
            />
          </Suspense>
        )}
        <div className={classes.main}>
          {many && (
            <Toolbar
              search={view.search}
              onSearch={onSearch}
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
                  hidden={view.hidden}
                  onToggle={id => change({ hidden: toggled(view.hidden, id) })}
                />
              }
            />
          )}
          <div
            className={
              alignTop ? `${classes.scroller} ${classes.top}` : classes.scroller
            }
          >
            <TableFrame label={label}>
              <TableHead
                columns={shownColumns}
                sort={view.sort}
                onSort={id => change({ sort: nextSort(view.sort, id) })}
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
              page={view.page}
              pageSize={view.pageSize}
              rowCount={matching.length}
              onPage={page => change({ page })}
              onPageSize={size => change({ pageSize: size })}
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
  hidden: ReadonlySet<string>,
  labelOf?: (row: Row) => string,
): readonly ShownColumn<Row>[] {
  const all = useMemo(() => columns.map(shownColumn), [columns]);
  const first = useMemo(
    () => (labelOf ? [selectionColumn(labelOf)] : []),
    [labelOf],
  );
  return useMemo(
    () => [...first, ...all.filter(({ id }) => !hidden.has(id))],
    [first, all, hidden],
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

const NONE: readonly string[] = [];

function filterableColumns<Row extends DataRow>(
  columns: readonly TitledColumn<Row>[],
  filters: TableFilters,
) {
  return columns.flatMap(({ id, title, column: { filterBy } }) => {
    const { [id]: chosen = NONE } = filters;
    return filterBy ? [{ id, title, filterBy, chosen }] : [];
  });
}

function toggled(ids: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const others = [...ids].filter(each => each !== id);
  return new Set(ids.has(id) ? others : [...others, id]);
}
