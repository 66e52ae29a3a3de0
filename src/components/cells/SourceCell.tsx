import { makeStyles } from '@material-ui/core/styles';
import { kindOf, verificationOf, textAt } from '../../flux';
import { ChartText } from './ChartText';
import { useVerifier } from './Related';
import type { FluxRow } from './rows';
import { TextCell } from '../table';
import { VerificationCell } from './VerificationCell';

const useStyles = makeStyles(
  theme => ({
    root: {
      columnGap: theme.spacing(1),
      display: 'flex',
      flexWrap: 'wrap',
      minWidth: '8em',
    },
  }),
  { name: 'PluginFluxSourceCell' },
);

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
  const classes = useStyles();
  const { object } = row.resource;
  const verifier = useVerifier(row.resource);
  return (
    <div className={classes.root}>
      {kindOf(object)?.kind === 'HelmRelease' ? (
        <div>
          <ChartText release={object} />
        </div>
      ) : (
        <TextCell text={textAt(object, 'spec', 'path') ?? ''} />
      )}
      <VerificationCell
        verification={verificationOf(object, verifier?.object)}
        isUnreadable={verifier?.isUnreadable}
        name={row.name}
      />
    </div>
  );
}
