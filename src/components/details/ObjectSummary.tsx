import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FluxResource } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { createRowsOf, GitopsLink, RowActions } from '../cells';
import { useMemo } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      alignItems: 'center',
      columnGap: theme.spacing(2),
      display: 'flex',
      flexWrap: 'wrap',
      padding: theme.spacing(0, 3),
    },
  }),
  { name: 'PluginFluxObjectSummary' },
);

/** Where an object is, and what can be done to it. */
export function ObjectSummary(props: { resource: FluxResource }) {
  const { resource } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const rowsOf = useMemo(() => createRowsOf(t), [t]);
  const [row] = rowsOf([resource]);
  return (
    <div className={classes.root}>
      <Typography
        variant="body2"
        color="textSecondary"
        title={row.clusterTitle && row.cluster}
      >
        {t('name.cluster', { cluster: row.shownCluster })}
        <GitopsLink row={row} />
      </Typography>
      <RowActions row={row} />
    </div>
  );
}
