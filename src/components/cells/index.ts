export { fluxColumns, type FluxColumnId } from './columns';
export { LinksProvider } from './LinksProvider';
export { NameCell } from './NameCell';
export { RelatedProvider, type Related } from './Related';
export { nameCounter, rowLabel, RowCountsProvider } from './rowLabels';
export { createRowsOf, type FluxRow } from './rows';
export { sourceCounter, SourceCountsProvider } from './sourceNames';
export { StatusCell } from './StatusCell';
