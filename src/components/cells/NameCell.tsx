import { makeStyles } from '@material-ui/core/styles';
import { useFluxTranslation } from '../../translations';
import { Caption, DetailsLink, useDetailsTo } from '../common';
import { GitopsLink } from './GitopsLink';
import { useUsers } from './Related';
import type { FluxRow } from './rows';
import { targetLines } from './targetTexts';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: '12em' },
    // On one line where there is room for it.
    names: {
      alignItems: 'baseline',
      columnGap: theme.spacing(1),
      display: 'flex',
      flexWrap: 'wrap',
    },
    name: {
      ...theme.typography.body2,
      fontWeight: 'bold',
      overflowWrap: 'anywhere',
    },
  }),
  { name: 'PluginFluxNameCell' },
);

/** Props of {@link NameCell}. */
export interface NameCellProps {
  row: FluxRow;
  /** Whether the table has a column for the cluster. */
  hasClusterColumn?: boolean;
}

/** `namespace/name`, the cluster, and where it deploys to. */
export function NameCell(props: NameCellProps) {
  const { row, hasClusterColumn } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const to = useDetailsTo()(row.resource);
  const name = <bdi>{row.name}</bdi>;
  return (
    <div className={classes.root}>
      <div className={classes.names}>
        <span className={classes.name}>
          {to ? <DetailsLink to={to}>{name}</DetailsLink> : name}
          <GitopsLink row={row} />
        </span>
        {!hasClusterColumn && (
          <Caption secondary title={row.clusterTitle && row.cluster}>
            {t('name.cluster', { cluster: row.shownCluster })}
          </Caption>
        )}
      </div>
      {row.resource.clusterIsAmbiguous && (
        <Caption>
          {t('name.ambiguousCluster', { cluster: row.cluster })}
        </Caption>
      )}
      {targetLines(row, t).map(line => (
        <Caption key={line} secondary>
          {line}
        </Caption>
      ))}
      <UsedBy row={row} />
    </div>
  );
}

/** Maximum number of users that are named. */
const USERS_NAMED = 3;

function UsedBy(props: NameCellProps) {
  const t = useFluxTranslation();
  const users = useUsers(props.row.resource);
  if (users.length === 0) return null;
  const named = users.slice(0, USERS_NAMED).join(', ');
  const more = users.length - USERS_NAMED;
  return (
    <Caption secondary title={users.join('\n')}>
      {more > 0
        ? t('name.usedByMore', { users: named, count: more })
        : t('name.usedBy', { users: named })}
    </Caption>
  );
}
