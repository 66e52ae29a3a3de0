import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useFluxTranslation } from '../../translations';
import { GitopsLink } from './GitopsLink';
import { useUsers } from './Related';
import type { FluxRow } from './rows';
import { targetLines } from './targetTexts';

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

/** `namespace/name`, and under it the cluster and where it deploys to. */
export function NameCell(props: NameCellProps) {
  const { row } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <div className={classes.root}>
      <Typography variant="body2" className={classes.name}>
        <bdi>{row.name}</bdi>
        <GitopsLink row={row} />
      </Typography>
      <Typography
        variant="caption"
        color="textSecondary"
        className={classes.cluster}
        title={row.clusterTitle && row.cluster}
      >
        <bdi>{t('name.cluster', { cluster: row.shownCluster })}</bdi>
      </Typography>
      {row.resource.clusterIsAmbiguous && (
        <Typography variant="caption" display="block">
          <bdi>{t('name.ambiguousCluster', { cluster: row.cluster })}</bdi>
        </Typography>
      )}
      {targetLines(row, t).map(line => (
        <Typography
          key={line}
          variant="caption"
          display="block"
          color="textSecondary"
          className={classes.cluster}
        >
          <bdi>{line}</bdi>
        </Typography>
      ))}
      <UsedBy row={row} />
    </div>
  );
}

/** How many of its users are named. */
const USERS_NAMED = 3;

function UsedBy(props: NameCellProps) {
  const t = useFluxTranslation();
  const users = useUsers(props.row.resource);
  if (users.length === 0) return null;
  const named = users.slice(0, USERS_NAMED).join(', ');
  const more = users.length - USERS_NAMED;
  return (
    <Typography
      variant="caption"
      color="textSecondary"
      display="block"
      title={users.join('\n')}
    >
      <bdi>
        {more > 0
          ? t('name.usedByMore', { users: named, count: more })
          : t('name.usedBy', { users: named })}
      </bdi>
    </Typography>
  );
}
