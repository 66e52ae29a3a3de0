import { ActionsCell } from '../actions';
import { useRowLabel } from './rowLabels';
import type { FluxRow } from './rows';

/** Props of {@link RowActions}. */
export interface RowActionsProps {
  row: FluxRow;
}

/** The action buttons of a row. */
export function RowActions(props: RowActionsProps) {
  const { row } = props;
  return <ActionsCell resource={row.resource} name={useRowLabel(row)} />;
}
