import type { FluxRow } from './rows';
import { useSourceName } from './sourceNames';
import { TextCell } from './TextCell';

/** Props of {@link SourceNameCell}. */
export interface SourceNameCellProps {
  row: FluxRow;
}

/** The name of what an object takes its content from. */
export function SourceNameCell(props: SourceNameCellProps) {
  return <TextCell text={useSourceName(props.row)} />;
}
