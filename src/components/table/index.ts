export {
  compareText,
  type DataColumn,
  type DataRow,
  type TitledColumn,
} from './columns';
export { DataTable, type DataTableSelection } from './DataTable';
export type { TableFilters, TableState } from './model';
export { TextCell } from './TextCell';
