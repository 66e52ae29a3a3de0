import { ActionsCell } from '../actions';
import { useRowLabel } from './rowLabels';
import { RowLinks } from './RowLinks';
import type { FluxRow } from './rows';

/** Props of {@link RowActions}. */
export interface RowActionsProps {
  row: FluxRow;
}

/** What can be done to the resource of a row, and where else it is shown. */
export function RowActions(props: RowActionsProps) {
  const { row } = props;
  const name = useRowLabel(row);
  return (
    <ActionsCell resource={row.resource} name={name}>
      <RowLinks resource={row.resource} name={name} />
    </ActionsCell>
  );
}
