export { compareText, type DataColumn, type DataRow } from './columns';
export {
  DataTable,
  type DataTableSelection,
  type TableState,
  type TitledColumn,
} from './DataTable';
export { TextCell } from './TextCell';
