import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ErrorIcon from '@material-ui/icons/ErrorOutline';
import WaitingIcon from '@material-ui/icons/HourglassEmpty';
import { PART_OF_FLUX } from '../../flux';
import type { LiveFailure } from '../../data';
import { useRuntimeRetry } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { CLUSTER_ADVICE_KEYS, MEANING_KEYS, useRelativeTime } from '../common';
import type { RuntimeRow } from './rows';
import { shortened } from './shortened';

const useStyles = makeStyles(
  theme => ({
    root: { minWidth: '19em' },
    title: { alignItems: 'center', display: 'flex', gap: theme.spacing(0.5) },
    failed: { color: theme.palette.error.main },
    waiting: { color: theme.palette.warning.main },
    message: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxRuntimeFailure' },
);

/** Props of {@link RuntimeFailure}. */
export interface RuntimeFailureProps {
  row: RuntimeRow;
}

/** Why a row has no installation or an outdated one, with a retry button. */
export function RuntimeFailure(props: RuntimeFailureProps) {
  const { cluster, runtime, installation, health } = props.row;
  const { failure, asking = false } = runtime;
  const t = useFluxTranslation();
  const retry = useRuntimeRetry();
  if (!failure && installation) return null;
  return (
    <>
      {failure ? (
        <Why failure={failure} />
      ) : (
        <NotFound
          what={
            health === 'controllersNotFound'
              ? 'controllersNotFound'
              : 'notFound'
          }
        />
      )}
      <Button
        size="small"
        disabled={asking}
        aria-label={t('runtime.failure.retryCluster', { cluster })}
        onClick={() => retry(runtime.cluster)}
      >
        {asking ? t('runtime.failure.asking') : t('runtime.failure.retry')}
      </Button>
    </>
  );
}

/** Says that Flux, or only its controllers, were not found. */
function NotFound(props: { what: 'notFound' | 'controllersNotFound' }) {
  const { what } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <div className={classes.root}>
      <Typography variant="body2">{t(`runtime.health.${what}`)}</Typography>
      <Typography variant="caption" display="block" color="textSecondary">
        {t(`runtime.failure.${what}`, { label: PART_OF_FLUX })}
      </Typography>
    </div>
  );
}

function Why(props: { failure: LiveFailure }) {
  const { meaning, statusCode, message, shownSince } = props.failure;
  const classes = useStyles();
  const t = useFluxTranslation();
  const when = useRelativeTime(shownSince ?? '');
  const isWaiting = meaning === 'no-answer';
  const Icon = isWaiting ? WaitingIcon : ErrorIcon;
  const notes = [
    ...(shownSince === undefined ? [] : [t('failures.shownSince', { when })]),
    meaning === 'not-permitted'
      ? t('runtime.failure.notPermitted')
      : t(CLUSTER_ADVICE_KEYS[meaning]),
  ];
  return (
    <div className={classes.root}>
      <span className={classes.title}>
        <Icon
          className={isWaiting ? classes.waiting : classes.failed}
          fontSize="small"
          aria-hidden
        />
        <Typography variant="body2" component="span">
          {isWaiting
            ? t('runtime.failure.waiting')
            : t('runtime.failure.failed', {
                meaning: t(MEANING_KEYS[meaning]),
              })}
        </Typography>
      </span>
      {notes.map(note => (
        <Typography
          key={note}
          variant="caption"
          display="block"
          color="textSecondary"
        >
          {note}
        </Typography>
      ))}
      {(message || statusCode) && (
        <Typography variant="caption" display="block">
          {t('failures.said')}{' '}
          <bdi className={classes.message}>{shortened(message ?? '')}</bdi>
          {statusCode &&
            ` (${t('failures.status', { statusCode: String(statusCode) })})`}
        </Typography>
      )}
    </div>
  );
}
