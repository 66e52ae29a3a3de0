import { kindOf, verificationOf, textAt } from '../../flux';
import { ChartText } from './ChartText';
import { useVerifier } from './Related';
import type { FluxRow } from './rows';
import { TextCell } from '../table';
import { VerificationCell } from './VerificationCell';

/** Props of {@link SourceCell}. */
export interface SourceCellProps {
  row: FluxRow;
}

/**
 * The content of the Source column: the path of a Kustomization, or the chart
 * of a HelmRelease and its verification.
 */
export function SourceCell(props: SourceCellProps) {
  const { row } = props;
  const { object } = row.resource;
  const verifier = useVerifier(row.resource);
  return (
    <>
      {kindOf(object)?.kind === 'HelmRelease' ? (
        <ChartText release={object} />
      ) : (
        <TextCell text={textAt(object, 'spec', 'path') ?? ''} />
      )}
      <VerificationCell
        verification={verificationOf(object, verifier?.object)}
        isUnreadable={verifier?.isUnreadable}
        name={row.name}
      />
    </>
  );
}
