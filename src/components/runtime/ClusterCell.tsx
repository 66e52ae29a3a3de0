import Typography from '@material-ui/core/Typography';
import { TextCell } from '../table';
import type { RuntimeRow } from './rows';

/** Props of {@link ClusterCell}. */
export interface ClusterCellProps {
  row: RuntimeRow;
}

/** The name of the cluster, and its health unless that is Ready. */
export function ClusterCell(props: ClusterCellProps) {
  const { cluster, health, filters } = props.row;
  return (
    <>
      <TextCell text={cluster} />
      {health !== 'ready' && (
        <Typography variant="caption" display="block" color="textSecondary">
          {filters.health}
        </Typography>
      )}
    </>
  );
}
