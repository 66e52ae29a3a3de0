export type { FluxColumnId } from './columns';
export { FluxTable, type FluxTableProps } from './FluxTable';
export { RelatedProvider, type Related } from './Related';
