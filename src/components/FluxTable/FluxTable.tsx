import { Table, type TableColumn } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import type { FluxResource } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { BulkActions } from '../FluxActions';
import { fluxColumns, type FluxColumnId } from './columns';
import { nameCounter, rowLabel, RowCountsProvider } from './rowLabels';
import { createRowsOf, createTableRowsOf, type FluxTableRow } from './rows';
import { sourceCounter, SourceCountsProvider } from './sourceNames';
import { TABLE_PARTS } from './TablePaging';
import {
  SelectAllBox,
  SelectBox,
  SelectionProvider,
  useSelection,
} from './Selection';
import { tableFilters, tableOptions, tableWords } from './tableProps';

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
  columns: readonly FluxColumnId[];
  /** Whether there may be many rows: with search, filters and paging. */
  many: boolean;
  /**
   * Asked for rather than found here: it changes once after a component is
   * mounted, and with it all rows would be made again.
   */
  t: FluxTranslate;
}

/** The column with the checkboxes. */
const SELECTION_COLUMN: TableColumn<FluxTableRow> = {
  title: <SelectAllBox />,
  sorting: false,
  searchable: false,
  hiddenByColumnsButton: true,
  width: '1%',
  render: tableRow => <SelectBox tableRow={tableRow} />,
};

/** Flux resources as rows, those that need attention first. */
export function FluxTable(props: FluxTableProps) {
  const { resources, columns: columnIds, many, t } = props;
  const classes = useStyles();

  const selectable = many && columnIds.includes('actions');
  const columns = useMemo(
    () => [
      ...(selectable ? [SELECTION_COLUMN] : []),
      ...fluxColumns(columnIds, t),
    ],
    [selectable, columnIds, t],
  );
  const rowsOf = useMemo(() => createRowsOf(t), [t]);
  const tableRowsOf = useMemo(() => createTableRowsOf(), []);
  const rows = useMemo(() => rowsOf(resources), [resources, rowsOf]);
  const counts = useMemo(() => nameCounter(rows), [rows]);
  const sources = useMemo(() => sourceCounter(rows), [rows]);
  const tableRows = useMemo(() => tableRowsOf(rows), [rows, tableRowsOf]);
  const options = useMemo(() => tableOptions(many), [many]);
  const filters = useMemo(() => (many ? tableFilters(t) : []), [many, t]);
  const localization = useMemo(() => tableWords(t), [t]);
  const selection = useSelection(tableRows);

  return (
    <RowCountsProvider value={counts}>
      <SelectionProvider value={selection.value}>
        {selectable && (
          <BulkActions
            selected={selection.rows.map(({ row }) => ({
              resource: row.resource,
              name: rowLabel(row, counts(), t),
            }))}
            onDone={selection.clear}
          />
        )}
        <div className={classes.root}>
          <SourceCountsProvider value={sources}>
            <Table
              columns={columns}
              components={TABLE_PARTS}
              data={tableRows}
              options={options}
              filters={filters}
              localization={localization}
              style={{ boxShadow: 'none' }}
              tableRef={selection.tableRef}
            />
          </SourceCountsProvider>
        </div>
      </SelectionProvider>
    </RowCountsProvider>
  );
}
