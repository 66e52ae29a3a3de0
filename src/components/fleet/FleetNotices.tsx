import { Progress } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import type { Fleet } from '../../data';
import { useFluxTranslation } from '../../translations';
import {
  CardMessage,
  ClusterFailures,
  Notice,
  RequestFailure,
} from '../common';

const useStyles = makeStyles(
  theme => ({ progress: { padding: theme.spacing(1, 2.5, 0) } }),
  { name: 'PluginFluxFleetNotices' },
);

/** Props of {@link FleetNotices}. */
export interface FleetNoticesProps {
  fleet: Fleet;
  onTryAgain: () => void;
}

/** What could not be read of the fleet, and how much of it is still to come. */
export function FleetNotices(props: FleetNoticesProps) {
  const { fleet, onTryAgain } = props;
  const { clusters, lists, error } = fleet;
  const t = useFluxTranslation();
  const classes = useStyles();
  const answered = answeredOf(fleet);
  const isAwaited = clusters && answered < clusters.length && !error;
  const failures = lists.flatMap(({ failure }) => failure ?? []);
  const limited = lists.filter(({ namespaces }) => namespaces);
  return (
    <>
      {error && <RequestFailure problem={error} onTryAgain={onTryAgain} />}
      <ClusterFailures failures={failures} clusters={clusters} />
      {limited.length > 0 && (
        <Notice
          severity="warning"
          title={t('fleet.someNamespaces', {
            count: new Set(limited.map(({ cluster }) => cluster)).size,
          })}
          details={
            <ul>
              {limited.map(({ cluster, kind, namespaces = [] }) => (
                <Typography
                  key={`${cluster} ${kind}`}
                  component="li"
                  variant="body2"
                >
                  {t('fleet.onlyNamespaces', {
                    cluster,
                    kind,
                    namespaces: namespaces.join(', '),
                  })}
                </Typography>
              ))}
            </ul>
          }
        />
      )}
      {clusters?.length === 0 && (
        <CardMessage
          title={t('empty.noClustersTitle')}
          description={t('empty.noClusters')}
        />
      )}
      <Typography role="status" variant="body2" className={classes.progress}>
        {isAwaited &&
          t('fleet.progress', {
            answered: String(answered),
            total: String(clusters.length),
          })}
      </Typography>
      {!error && (isAwaited || !clusters) && <Progress />}
    </>
  );
}

/** Whether all clusters have answered or failed. */
export function isFleetComplete(fleet: Fleet): boolean {
  return (
    fleet.clusters !== undefined && answeredOf(fleet) === fleet.clusters.length
  );
}

/** How many clusters have answered or failed for all that is wanted of them. */
function answeredOf({ clusters = [], lists, expected }: Fleet): number {
  if (!expected) return 0;
  const kinds = expected / new Set(clusters.map(({ name }) => name)).size;
  const counts = new Map<string, number>();
  for (const { cluster } of lists) {
    counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
  }
  return clusters.filter(({ name }) => counts.get(name) === kinds).length;
}
