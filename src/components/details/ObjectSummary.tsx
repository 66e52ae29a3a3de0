import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useMemo } from 'react';
import type { FluxResource } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { createRowsOf, GitopsLink, RowActions } from '../cells';

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

/** Props of {@link ObjectSummary}. */
export interface ObjectSummaryProps {
  resource: FluxResource;
  isDeleted: boolean;
}

/** The cluster and namespace of an object, and its actions. */
export function ObjectSummary(props: ObjectSummaryProps) {
  const { resource, isDeleted } = props;
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
      {!isDeleted && <RowActions row={row} />}
    </div>
  );
}
