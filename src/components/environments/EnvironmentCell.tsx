import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  nameOf,
  namespaceOf,
  type FluxEnvironmentCell,
  type FluxIntegrationOf,
} from '../../flux';
import { useFluxTranslation } from '../../translations';
import { cut, DetailsLink, RelativeTime, StatusIcon } from '../common';
import { Mark, Revision } from './Revision';
import { marksOf } from './marks';

const useStyles = makeStyles(
  theme => ({
    line: {
      alignItems: 'center',
      columnGap: theme.spacing(0.75),
      display: 'flex',
      flexWrap: 'wrap',
    },
    quiet: { color: theme.palette.text.secondary },
    age: {
      color: theme.palette.text.secondary,
      '& time': { ...theme.typography.caption },
    },
    text: { overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxEnvironmentCell' },
);

/** Props of {@link EnvironmentCell}. */
export interface EnvironmentCellProps {
  cell: FluxEnvironmentCell;
  /** The address of its details, unless its cluster's name is ambiguous. */
  to?: string;
  /** Whether the cell has to name the cluster, because the column does not. */
  namesCluster: boolean;
  integrationOf?: FluxIntegrationOf;
}

/** An object in an environment: its state, what is applied, and since when. */
export function EnvironmentCell(props: EnvironmentCellProps) {
  const { cell, to, namesCluster, integrationOf } = props;
  const { resource, status, deployed, since } = cell;
  const { cluster, clusterTitle = cluster, object } = resource;
  const classes = useStyles();
  const t = useFluxTranslation();
  const name = [namespaceOf(object), nameOf(object) || t('name.unknown')]
    .filter(part => part !== '')
    .map(part => cut(part, 100))
    .join('/');
  const place = t('actions.onCluster', { name, cluster: clusterTitle });
  const { applied, repository } = deployed;

  return (
    <>
      <div className={classes.line}>
        <StatusIcon state={status.state} />
        <span>{t(`state.${status.state}`)}</span>
      </div>
      <div className={classes.line}>
        {applied ? (
          <Revision
            revision={applied}
            repository={repository}
            integrationOf={integrationOf}
          />
        ) : (
          <span className={classes.quiet}>{t('environments.nothing')}</span>
        )}
        {applied && since && (
          <span className={classes.age}>
            <RelativeTime time={since} />
          </span>
        )}
      </div>
      {marksOf(cell).map(mark => (
        <Mark
          key={`${mark.says} ${mark.revision?.text}`}
          mark={mark}
          applied={applied}
          repository={repository}
          integrationOf={integrationOf}
        />
      ))}
      <Typography
        variant="caption"
        component="div"
        color="textSecondary"
        className={classes.text}
      >
        {to ? (
          <DetailsLink to={to} label={place}>
            <bdi>{namesCluster ? place : name}</bdi>
          </DetailsLink>
        ) : (
          <bdi>{place}</bdi>
        )}
      </Typography>
    </>
  );
}
