import { verificationOf } from '../../flux';
import { useVerifier } from './Related';
import type { FluxRow } from './rows';
import { TextCell } from './TextCell';
import { VerificationCell } from './VerificationCell';

/** Props of {@link SourceCell}. */
export interface SourceCellProps {
  row: FluxRow;
  /** Path, or chart and version. */
  text: string;
}

/** What a deployment is made from, and whether its chart is verified. */
export function SourceCell(props: SourceCellProps) {
  const { row, text } = props;
  const { object } = row.resource;
  const verifier = useVerifier(row.resource);
  return (
    <>
      <TextCell text={text} />
      <VerificationCell
        verification={verificationOf(object, verifier?.object)}
        isUnreadable={verifier?.isUnreadable}
        name={row.name}
      />
    </>
  );
}
