import { makeStyles } from '@material-ui/core/styles';
import type { FluxRow } from './rows';
import { useSourceName } from './sourceNames';
import { TextCell } from '../table';

const useStyles = makeStyles(
  { root: { minWidth: '7em' } },
  { name: 'PluginFluxSourceNameCell' },
);

/** Props of {@link SourceNameCell}. */
export interface SourceNameCellProps {
  row: FluxRow;
}

/** The name of an object's source. */
export function SourceNameCell(props: SourceNameCellProps) {
  const classes = useStyles();
  return (
    <div className={classes.root}>
      <TextCell text={useSourceName(props.row)} />
    </div>
  );
}
