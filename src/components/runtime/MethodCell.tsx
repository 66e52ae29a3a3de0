import type { FluxStatus } from '../../flux';
import { StatusCell } from '../cells';
import { TextCell } from '../table';

/** Props of {@link MethodCell}. */
export interface MethodCellProps {
  method: string;
  /** Status according to the Flux Operator. */
  operator?: FluxStatus;
  /** Name of the row, which makes the button's label unique. */
  name: string;
}

/** How Flux was installed, and the Flux Operator's status if it is used. */
export function MethodCell(props: MethodCellProps) {
  const { method, operator, name } = props;
  return (
    <>
      <TextCell text={method} />
      {operator && <StatusCell status={operator} name={name} />}
    </>
  );
}
