import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LiveProblem } from '../../data';
import { useFluxTranslation } from '../../translations';
import { useRelativeTime } from './RelativeTime';
import {
  CLUSTER_ADVICE_KEYS,
  MEANING_KEYS,
  REQUEST_ADVICE_KEYS,
} from './failureWords';
import { Notice } from './Notice';

const useStyles = makeStyles(
  { message: { fontFamily: 'monospace', overflowWrap: 'anywhere' } },
  { name: 'PluginFluxRequestFailure' },
);

/** Props of {@link RequestFailure}. */
export interface RequestFailureProps {
  problem: LiveProblem;
  /** Whether a cluster failed, and not Backstage. */
  isOfCluster?: boolean;
  onTryAgain: () => void;
}

/**
 * A notice about a request that failed as a whole: why, what to do, and how old
 * the shown data is.
 */
export function RequestFailure(props: RequestFailureProps) {
  const { problem, isOfCluster, onTryAgain } = props;
  const { meaning, statusCode, message, permission, shownSince } = problem;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <Notice
      severity={shownSince === undefined ? 'error' : 'warning'}
      title={`${t('error.title')}: ${t(MEANING_KEYS[meaning])}`}
      action={
        <Button size="small" onClick={onTryAgain}>
          {t('card.tryAgain')}
        </Button>
      }
      summary={
        <>
          {shownSince !== undefined && <ShownSince time={shownSince} />}
          {permission && (
            <Typography variant="body2">
              {t('error.permission', { permission })}
            </Typography>
          )}
          <Typography variant="body2">
            {t(
              (isOfCluster ? CLUSTER_ADVICE_KEYS : REQUEST_ADVICE_KEYS)[
                meaning
              ],
            )}
          </Typography>
          <Typography variant="body2">
            {t('failures.said')}{' '}
            <span className={classes.message}>{message}</span>
            {statusCode &&
              ` (${t('failures.status', {
                statusCode: String(statusCode),
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
