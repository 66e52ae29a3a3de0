export { compareText, type DataColumn, type DataRow } from './columns';
export { DataTable, type DataTableSelection } from './DataTable';
export { TextCell } from './TextCell';
