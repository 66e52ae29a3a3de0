import type { FluxTranslate } from '../../translations';

const PAGE_SIZES = [5, 10, 20, 50, 100];

/** Options of a table; of one with many rows, search and paging as well. */
export function tableOptions(many: boolean) {
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

/** The filters of a table of resources. */
export function tableFilters(t: FluxTranslate) {
  return [t('column.status'), t('column.cluster')].map(column => ({
    column,
    type: 'multiple-select' as const,
  }));
}

/** The words of a table that are not the plugin's own. */
export function tableWords(t: FluxTranslate) {
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
