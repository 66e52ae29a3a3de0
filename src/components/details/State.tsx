import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { kindOf, nameOf, statusOf, type FluxResource } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { RevisionCell, StatusAge } from '../cells';
import { cut, LONGEST_MESSAGE, StatusIcon } from '../common';
import { Region } from './Region';
import { StatusNotes } from './StatusNotes';

const useStyles = makeStyles(
  theme => ({
    state: {
      alignItems: 'center',
      columnGap: theme.spacing(1),
      display: 'flex',
      flexWrap: 'wrap',
    },
    message: {
      ...theme.typography.body2,
      display: 'block',
      marginTop: theme.spacing(1),
      overflowWrap: 'anywhere',
      whiteSpace: 'pre-wrap',
    },
    revision: { marginTop: theme.spacing(1) },
  }),
  { name: 'PluginFluxDetailsState' },
);

/** The state of an object, all that Flux says about it, and its revision. */
export function State(props: { resource: FluxResource }) {
  const { resource } = props;
  const { object } = resource;
  const classes = useStyles();
  const t = useFluxTranslation();
  const status = statusOf(object);
  const hasRevision = ['deployment', 'source'].includes(
    kindOf(object)?.category ?? '',
  );
  return (
    <Region title={t('column.status')}>
      <div className={classes.state}>
        <StatusIcon state={status.state} />
        <Typography component="strong">{t(`state.${status.state}`)}</Typography>
        {status.reason && (
          <Typography color="textSecondary">
            <bdi>{cut(status.reason)}</bdi>
          </Typography>
        )}
        <StatusAge status={status} />
      </div>
      <StatusNotes status={status} object={object} />
      {status.message && (
        <bdi className={classes.message}>
          {cut(status.message, LONGEST_MESSAGE)}
        </bdi>
      )}
      {hasRevision && (
        <div className={classes.revision}>
          <RevisionCell resource={resource} name={nameOf(object)} />
        </div>
      )}
    </Region>
  );
}
