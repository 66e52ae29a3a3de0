import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useFluxTranslation } from '../../translations';
import type { FluxRow } from './rows';

const useStyles = makeStyles(
  {
    root: { minWidth: '10em' },
    name: { fontWeight: 'bold', overflowWrap: 'anywhere' },
    cluster: { overflowWrap: 'anywhere' },
  },
  { name: 'PluginFluxNameCell' },
);

/** Props of {@link NameCell}. */
export interface NameCellProps {
  row: FluxRow;
}

/** `namespace/name`, and the cluster under it. */
export function NameCell(props: NameCellProps) {
  const { row } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <div className={classes.root}>
      <Typography variant="body2" className={classes.name}>
        <bdi>{row.name}</bdi>
      </Typography>
      <Typography
        variant="caption"
        color="textSecondary"
        className={classes.cluster}
      >
        <bdi>{t('name.cluster', { cluster: row.cluster })}</bdi>
      </Typography>
    </div>
  );
}
