import { Table } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import type { FluxResource } from '../../flux';
import type { FluxTranslate } from '../../translations';
import { fluxColumns, type FluxColumnId } from './columns';
import { createRowOf, inOrder } from './rows';

const PAGE_SIZES = [5, 10, 20, 50, 100];

const useStyles = makeStyles(
  {
    // The table is wider than a narrow card: it scrolls, the card does not.
    root: { overflowX: 'auto' },
  },
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

/** Flux resources as rows, those that need attention first. */
export function FluxTable(props: FluxTableProps) {
  const { resources, columns: columnIds, many, t } = props;
  const classes = useStyles();

  const columns = useMemo(() => fluxColumns(columnIds, t), [columnIds, t]);
  const rowOf = useMemo(() => createRowOf(t), [t]);
  const rows = useMemo(() => inOrder(resources.map(rowOf)), [resources, rowOf]);
  const options = useMemo(() => tableOptions(many), [many]);
  const filters = useMemo(() => (many ? tableFilters(t) : []), [many, t]);
  const localization = useMemo(() => tableWords(t), [t]);

  return (
    <div className={classes.root}>
      <Table
        columns={columns}
        data={rows}
        options={options}
        filters={filters}
        localization={localization}
        style={{ boxShadow: 'none' }}
      />
    </div>
  );
}

function tableOptions(many: boolean) {
  return {
    search: many,
    paging: many,
    toolbar: many,
    columnsButton: many,
    pageSize: PAGE_SIZES[0],
    pageSizeOptions: PAGE_SIZES,
    emptyRowsWhenPaging: false,
    draggable: false,
    padding: 'dense' as const,
    showTitle: false,
  };
}

function tableFilters(t: FluxTranslate) {
  return [t('column.status'), t('column.cluster')].map(column => ({
    column,
    type: 'multiple-select' as const,
  }));
}

function tableWords(t: FluxTranslate) {
  return {
    body: { emptyDataSourceMessage: t('table.nothingMatches') },
    pagination: {
      labelRows: t('table.rows'),
      labelRowsSelect: t('table.rows'),
      labelDisplayedRows: t('table.displayedRows'),
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
