import { Table } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo, useRef, useState } from 'react';
import type { FluxKind, FluxResource } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { BulkActions } from '../FluxActions';
import { usePainted } from '../usePainted';
import { fluxColumns, type FluxColumnId } from './columns';
import { rehearsalOf } from './rehearsal';
import { nameCounter, rowLabel, RowCountsProvider } from './rowLabels';
import { RowActionsProvider } from './RowActions';
import { createRowsOf, createTableRowsOf, type FluxTableRow } from './rows';
import { sourceCounter, SourceCountsProvider } from './sourceNames';
import { TABLE_PARTS } from './TablePaging';
import {
  tableFilters,
  tableOptions,
  tableWords,
  withCount,
  FIRST_PAGE_SIZE,
} from './tableProps';

const useStyles = makeStyles(
  theme => ({
    root: {
      // The table is wider than a narrow card: it scrolls, the card does not.
      overflowX: 'auto',
      // The filters are beside the table, where there is room for both.
      [theme.breakpoints.down('sm')]: { '& > div': { flexWrap: 'wrap' } },
    },
  }),
  { name: 'PluginFluxTable' },
);

/** Props of {@link FluxTable}. */
export interface FluxTableProps {
  resources: readonly FluxResource[];
  /** The kind they are of, or many of them. */
  kind: FluxKind;
  /**
   * Whether they are on their way. The table is not seen then, but is there
   * with rows of nothing: what has been rendered once is rendered in half the
   * time when the rows come.
   */
  loading: boolean;
  columns: readonly FluxColumnId[];
  /** Whether there may be many rows: with search, filters and paging. */
  many: boolean;
  /**
   * Asked for rather than found here: it changes once after a component is
   * mounted, and with it all rows would be made again.
   */
  t: FluxTranslate;
}

/** Flux resources as rows, those that need attention first. */
export function FluxTable(props: FluxTableProps) {
  const { resources, kind, loading, columns: columnIds, many, t } = props;
  const classes = useStyles();

  const columns = useMemo(() => fluxColumns(columnIds, t), [columnIds, t]);
  const rehearsed = useMemo(
    () => rehearsalOf(kind, FIRST_PAGE_SIZE, t),
    [kind, t],
  );
  const rowsOf = useMemo(() => createRowsOf(t), [t]);
  const tableRowsOf = useMemo(() => createTableRowsOf(rehearsed), [rehearsed]);
  const rows = useMemo(() => rowsOf(resources), [resources, rowsOf]);
  const counts = useMemo(() => nameCounter(rows), [rows]);
  const sources = useMemo(() => sourceCounter(rows), [rows]);
  // The first page is seen before the rest is made, and before any buttons.
  const painted = usePainted(!loading);
  const shown = useMemo(
    () => (painted || !many ? rows : rows.slice(0, FIRST_PAGE_SIZE)),
    [painted, many, rows],
  );
  const tableRows = useMemo(() => tableRowsOf(shown), [shown, tableRowsOf]);
  const selectable = many && columnIds.includes('actions');
  const options = useMemo(
    () => ({
      ...tableOptions(many),
      ...(selectable && selectionOptions(t)),
    }),
    [many, selectable, t],
  );
  const filters = useMemo(() => (many ? tableFilters(t) : []), [many, t]);
  const words = useMemo(() => tableWords(t), [t]);
  const localization = useMemo(
    () => (painted ? words : withCount(words, rows.length)),
    [painted, words, rows],
  );
  const selection = useSelection(tableRows);

  return (
    <RowCountsProvider value={counts}>
      {selectable && (
        <BulkActions
          selected={selection.rows.map(({ row }) => ({
            resource: row.resource,
            name: rowLabel(row, counts(), t),
          }))}
          onDone={selection.clear}
        />
      )}
      <div className={classes.root} hidden={loading}>
        <SourceCountsProvider value={sources}>
          <RowActionsProvider value={painted}>
            <Table
              columns={columns}
              components={TABLE_PARTS}
              data={loading ? rehearsed : tableRows}
              options={options}
              filters={filters}
              localization={localization}
              style={{ boxShadow: 'none' }}
              tableRef={selection.tableRef}
              onSelectionChange={selection.onChange}
            />
          </RowActionsProvider>
        </SourceCountsProvider>
      </div>
    </RowCountsProvider>
  );
}

function selectionOptions(t: FluxTranslate) {
  return {
    selection: true,
    showTextRowsSelected: false,
    selectionProps: ({ row }: FluxTableRow) => ({
      size: 'small' as const,
      inputProps: {
        'aria-label': t('bulk.select', {
          name: row.name,
          cluster: row.shownCluster,
        }),
      },
    }),
    headerSelectionProps: {
      size: 'small' as const,
      inputProps: { 'aria-label': t('bulk.selectAll') },
    },
  };
}

/** The rows that are selected, as they are now. */
function useSelection(rows: readonly FluxTableRow[]) {
  const tableRef = useRef<{ onAllSelected: (checked: boolean) => void }>();
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const selected = useMemo(
    () => (ids.size === 0 ? [] : rows.filter(({ id }) => ids.has(id))),
    [rows, ids],
  );
  return {
    tableRef,
    rows: selected,
    onChange: (chosen: FluxTableRow[]) =>
      setIds(new Set(chosen.map(({ id }) => id))),
    clear: () => tableRef.current?.onAllSelected(false),
  };
}
