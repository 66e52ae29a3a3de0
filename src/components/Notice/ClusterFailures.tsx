import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { LiveFailure } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { useRelativeTime } from '../RelativeTime';
import { CLUSTER_ADVICE_KEYS, MEANING_KEYS } from './failureWords';
import { Notice } from './Notice';

const useStyles = makeStyles(
  theme => ({
    list: { margin: theme.spacing(1, 0), paddingLeft: theme.spacing(3) },
    message: { fontFamily: 'monospace', overflowWrap: 'anywhere' },
  }),
  { name: 'PluginFluxClusterFailures' },
);

/** Props of {@link ClusterFailures}. */
export interface ClusterFailuresProps {
  failures: readonly LiveFailure[];
  /** How many clusters there are. */
  total: number;
}

/** Which clusters could not be read, why, and what to do about it. */
export function ClusterFailures(props: ClusterFailuresProps) {
  const { total } = props;
  const t = useFluxTranslation();
  const classes = useStyles();
  const failures = byReason(
    props.failures.filter(({ meaning }) => meaning !== 'not-installed'),
  );
  if (failures.length === 0) return null;

  const clusters = [...new Set(failures.map(({ cluster }) => cluster))].sort();
  return (
    <Notice
      severity="warning"
      title={t('failures.title', {
        count: clusters.length,
        total: String(Math.max(total, clusters.length)),
        clusters: clusters.join(', '),
      })}
      details={
        <ul className={classes.list}>
          {failures.map(failure => (
            <li key={JSON.stringify(failure)}>
              <ClusterFailure failure={failure} />
            </li>
          ))}
        </ul>
      }
    />
  );
}

interface FailureOfKinds extends LiveFailure {
  /** None: all kinds. */
  readonly kinds: readonly string[];
}

/** One entry for the kinds of a cluster that failed for the same reason. */
function byReason(failures: readonly LiveFailure[]): FailureOfKinds[] {
  const reasons = new Map<string, FailureOfKinds>();
  for (const { kind, ...failure } of failures) {
    const key = JSON.stringify([
      failure.cluster,
      failure.meaning,
      failure.statusCode,
      failure.message,
    ]);
    const kinds = new Set(reasons.get(key)?.kinds);
    if (kind) kinds.add(kind);
    reasons.set(key, { ...failure, kinds: [...kinds] });
  }
  return [...reasons.values()];
}

function ClusterFailure(props: { failure: FailureOfKinds }) {
  const { cluster, kinds, meaning, statusCode, message, shownSince } =
    props.failure;
  const classes = useStyles();
  const t = useFluxTranslation();
  const about = [
    ...(kinds.length > 0 ? kinds : [t('failures.allKinds')]),
    ...(statusCode
      ? [t('failures.status', { statusCode: String(statusCode) })]
      : []),
  ];
  return (
    <>
      <Typography variant="subtitle2">
        {t('failures.cluster', { cluster, meaning: t(MEANING_KEYS[meaning]) })}
      </Typography>
      <Typography variant="body2">{about.join(', ')}</Typography>
      {shownSince !== undefined && <ShownSince time={shownSince} />}
      <Typography variant="body2">{t(CLUSTER_ADVICE_KEYS[meaning])}</Typography>
      {message && (
        <Typography variant="body2">
          {t('failures.said')}{' '}
          <span className={classes.message}>{message}</span>
        </Typography>
      )}
    </>
  );
}

function ShownSince(props: { time: number }) {
  const t = useFluxTranslation();
  const when = useRelativeTime(props.time);
  return (
    <Typography variant="body2">
      {t('failures.shownSince', { when })}
    </Typography>
  );
}
