import type { FluxStatus } from '../../flux';
import { StatusCell } from '../cells';
import { TextCell } from '../table';

/** Props of {@link MethodCell}. */
export interface MethodCellProps {
  method: string;
  /** What the Flux Operator says. */
  operator?: FluxStatus;
  /** Of the row; tells the buttons of several rows apart. */
  name: string;
}

/** How Flux was installed, and what the operator says where there is one. */
export function MethodCell(props: MethodCellProps) {
  const { method, operator, name } = props;
  return (
    <>
      <TextCell text={method} />
      {operator && <StatusCell status={operator} name={name} />}
    </>
  );
}
