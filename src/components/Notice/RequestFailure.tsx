import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LiveError } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { useRelativeTime } from '../RelativeTime';
import { MEANING_KEYS, REQUEST_ADVICE_KEYS } from './failureWords';
import { Notice } from './Notice';

const useStyles = makeStyles(
  { message: { fontFamily: 'monospace', overflowWrap: 'anywhere' } },
  { name: 'PluginFluxRequestFailure' },
);

/** Props of {@link RequestFailure}. */
export interface RequestFailureProps {
  failure: LiveError;
  onTryAgain: () => void;
}

/** Nothing could be read this time: why, what to do, and how old the rest is. */
export function RequestFailure(props: RequestFailureProps) {
  const { failure, onTryAgain } = props;
  const { error, shownSince } = failure;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <Notice
      severity={shownSince === undefined ? 'error' : 'warning'}
      title={`${t('error.title')}: ${t(MEANING_KEYS[error.meaning])}`}
      action={
        <Button size="small" onClick={onTryAgain}>
          {t('card.tryAgain')}
        </Button>
      }
      summary={
        <>
          {shownSince !== undefined && <ShownSince time={shownSince} />}
          {error.permission && (
            <Typography variant="body2">
              {t('error.permission', { permission: error.permission })}
            </Typography>
          )}
          <Typography variant="body2">
            {t(REQUEST_ADVICE_KEYS[error.meaning])}
          </Typography>
          <Typography variant="body2">
            {t('failures.said')}{' '}
            <span className={classes.message}>{error.message}</span>
            {error.statusCode &&
              ` (${t('failures.status', {
                statusCode: String(error.statusCode),
              })})`}
          </Typography>
        </>
      }
    />
  );
}

function ShownSince(props: { time: number }) {
  const t = useFluxTranslation();
  const when = useRelativeTime(props.time);
  return (
    <Typography variant="body2">{t('error.shownSince', { when })}</Typography>
  );
}
