import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { compareVersions } from '../../flux';
import type { ClusterRuntime } from '../../data';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import type { RuntimeRow } from './rows';

const useStyles = makeStyles(
  theme => ({ root: { padding: theme.spacing(2, 3, 1) } }),
  { name: 'PluginFluxRuntimeSummary' },
);

/** Props of {@link RuntimeSummary}. */
export interface RuntimeSummaryProps {
  rows: readonly RuntimeRow[];
  /** The clusters that have answered or failed. */
  runtimes: readonly ClusterRuntime[];
  /** Number of all clusters. */
  clusters: number;
}

/** A one-line summary of all clusters. */
export function RuntimeSummary(props: RuntimeSummaryProps) {
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <Typography className={classes.root}>
      {summaryOf(props, t).join(' · ')}
    </Typography>
  );
}

function summaryOf(props: RuntimeSummaryProps, t: FluxTranslate): string[] {
  const { rows, runtimes, clusters } = props;
  const installations = rows.flatMap(({ installation }) => installation ?? []);
  const components = installations.flatMap(each => each.components);
  const notReady = components.filter(({ problem }) => problem).length;
  const failures = runtimes.flatMap(({ failure }) => failure ?? []);
  const failed = failures.filter(
    ({ meaning }) => meaning !== 'no-answer',
  ).length;
  const unanswered = clusters - runtimes.length;
  const waiting = unanswered + failures.length - failed;
  const versions = versionsIn(rows).map(({ version, count }) =>
    t('runtime.summary.version', { version, times: String(count) }),
  );
  return [
    t('runtime.summary.clusters', { count: clusters }),
    t('runtime.summary.installations', { count: installations.length }),
    ...(versions.length > 0
      ? [t('runtime.summary.versions', { versions: versions.join(', ') })]
      : []),
    ...(notReady > 0
      ? [t('runtime.summary.notReady', { count: notReady })]
      : []),
    ...(notReady === 0 && components.length > 0
      ? [t('runtime.summary.allReady')]
      : []),
    ...(failed > 0 ? [t('runtime.summary.failed', { count: failed })] : []),
    ...(waiting > 0 ? [t('runtime.summary.waiting', { count: waiting })] : []),
  ];
}

/** The versions in use, newest first. */
function versionsIn(rows: readonly RuntimeRow[]) {
  const counts = new Map<string, number>();
  for (const { installation, filters } of rows) {
    const version = installation && filters.version;
    if (version) counts.set(version, (counts.get(version) ?? 0) + 1);
  }
  return [...counts]
    .map(([version, count]) => ({ version, count }))
    .sort((left, right) => compareVersions(right.version, left.version));
}
