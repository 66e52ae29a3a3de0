import Button from '@material-ui/core/Button';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { LiveProblem } from '../../data';
import { useFluxTranslation } from '../../translations';
import { cut } from './cut';
import { useRelativeTime } from './RelativeTime';
import {
  CLUSTER_ADVICE_KEYS,
  MEANING_KEYS,
  REQUEST_ADVICE_KEYS,
} from './failureWords';
import { Notice } from './Notice';

/** Longer responses are truncated. */
const LONGEST_RESPONSE = 4_000;

const useStyles = makeStyles(
  { message: { fontFamily: 'monospace', overflowWrap: 'anywhere' } },
  { name: 'PluginFluxRequestFailure' },
);

/** Props of {@link RequestFailure}. */
export interface RequestFailureProps {
  problem: LiveProblem;
  /** Whether a cluster failed, and not Backstage. */
  isOfCluster?: boolean;
  /** Set if only a part of what is shown could not be read from a cluster. */
  part?: {
    title: string;
    /** What to grant if the right is missing. */
    rule: string;
  };
  onTryAgain: () => void;
}

/**
 * A notice about a request that failed: why, what to do, and how old the shown
 * data is.
 */
export function RequestFailure(props: RequestFailureProps) {
  const { problem, isOfCluster, part, onTryAgain } = props;
  const { meaning, statusCode, message, permission, shownSince } = problem;
  const classes = useStyles();
  const t = useFluxTranslation();
  const isWarning = part !== undefined || shownSince !== undefined;
  const advice =
    isOfCluster || part ? CLUSTER_ADVICE_KEYS : REQUEST_ADVICE_KEYS;
  const rule = meaning === 'not-permitted' ? part?.rule : undefined;
  return (
    <Notice
      severity={isWarning ? 'warning' : 'error'}
      title={`${part?.title ?? t('error.title')}: ${t(MEANING_KEYS[meaning])}`}
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
          <Typography variant="body2">{rule ?? t(advice[meaning])}</Typography>
          <Typography variant="body2">
            {t('failures.said')}{' '}
            <span className={classes.message}>
              {cut(message ?? '', LONGEST_RESPONSE)}
            </span>
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
