import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { FluxCluster } from '../../api';
import type { LiveFailure } from '../../data';
import { useFluxTranslation } from '../../translations';
import { useRelativeTime } from './RelativeTime';
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
  /** All clusters that Backstage knows; undefined until they are known. */
  clusters?: readonly FluxCluster[];
}

/** A notice about clusters that could not be read, with reasons and advice. */
export function ClusterFailures(props: ClusterFailuresProps) {
  const { clusters: all = [] } = props;
  const t = useFluxTranslation();
  const classes = useStyles();
  const failures = byMeaning(
    props.failures.filter(({ meaning }) => meaning !== 'not-installed'),
  );
  if (failures.length === 0) return null;

  const names = [...new Set(failures.map(({ cluster }) => cluster))];
  const titleOf = (cluster: string) => {
    const { title, isAmbiguous } =
      all.find(({ name }) => name === cluster) ?? {};
    // If clusters share a name, it is unknown which one failed.
    return (!isAmbiguous && title) || cluster;
  };
  const clusters = names.map(titleOf).sort();
  return (
    <Notice
      severity="warning"
      title={t('failures.title', {
        count: clusters.length,
        total: String(Math.max(all.length, clusters.length)),
        clusters: clusters.join(', '),
      })}
      details={
        <ul className={classes.list}>
          {failures.map(failure => (
            <li key={JSON.stringify(failure)}>
              <ClusterFailure
                failure={failure}
                title={titleOf(failure.cluster)}
              />
            </li>
          ))}
        </ul>
      }
    />
  );
}

interface FailureOfKinds extends LiveFailure {
  /** An empty list means all kinds. */
  readonly kinds: readonly string[];
}

/** Merges failures of a cluster that have the same meaning. */
function byMeaning(failures: readonly LiveFailure[]): FailureOfKinds[] {
  const groups = new Map<string, LiveFailure[]>();
  for (const failure of failures) {
    const key = JSON.stringify([failure.cluster, failure.meaning]);
    groups.set(key, [...(groups.get(key) ?? []), failure]);
  }
  return [...groups.values()].map(group => ({
    ...group[0],
    statusCode: group.find(({ statusCode }) => statusCode)?.statusCode,
    message: group.find(({ message }) => message)?.message,
    shownSince: group.find(({ shownSince }) => shownSince)?.shownSince,
    kinds: group.some(({ kind }) => kind === undefined)
      ? []
      : [...new Set(group.flatMap(({ kind }) => kind ?? []))],
  }));
}

function ClusterFailure(props: { failure: FailureOfKinds; title: string }) {
  const { title } = props;
  const { kinds, meaning, statusCode, message, shownSince } = props.failure;
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
      <Typography variant="subtitle2" component="h3">
        {t('failures.cluster', {
          cluster: title,
          meaning: t(MEANING_KEYS[meaning]),
        })}
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
