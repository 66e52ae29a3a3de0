import type { Entity } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useMemo } from 'react';
import { assignEnvironments, overviewOf, type FluxResource } from '../../flux';
import { useFluxRefresh } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import {
  EntityCardShell,
  FoundThroughWorkloads,
  isUnhurried,
  useFoundResources,
  type FluxCardDefinition,
} from '../cards';
import { NeedsAttention } from '../cells';
import {
  CardFrame,
  ClusterFailures,
  RequestFailure,
  StatusIcon,
  useEnvironmentRules,
} from '../common';
import { EnvironmentLines } from './EnvironmentLines';
import { useLinkFrom } from './useLinkFrom';

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2) },
    headline: {
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'PluginFluxStatusCard' },
);

/** Props of {@link StatusCard}. */
export interface StatusCardProps {
  card: FluxCardDefinition;
  /** Instead of its own. */
  title?: string;
  /** The address of the other cards. */
  link?: string;
  /** Time between polls. */
  intervalMs?: number;
}

/** How an entity's deployments are, in a few lines. */
export function StatusCard(props: StatusCardProps) {
  return (
    <EntityCardShell titleOf={t => t('overview.title')} title={props.title}>
      {(entity, title) => <LiveCard {...props} title={title} entity={entity} />}
    </EntityCardShell>
  );
}

function LiveCard(props: StatusCardProps & { title: string; entity: Entity }) {
  const { card, title, link = 'flux', entity, intervalMs } = props;
  const { found, through } = useFoundResources(
    entity,
    card.kinds,
    intervalMs,
    isUnhurried(card),
  );
  const refresh = useFluxRefresh(entity);
  const t = useFluxTranslation();
  const to = useLinkFrom(entity, link);
  const { resources, failures, clusters, error } = found;
  const isAwaited = found.loading || found.isPartial === true;

  return (
    <CardFrame
      title={title}
      noPadding
      deepLink={{ title: t('overview.open'), link: to }}
    >
      {error && <RequestFailure problem={error} onTryAgain={refresh} />}
      <ClusterFailures failures={failures} clusters={clusters} />
      {through && <FoundThroughWorkloads through={through} />}
      {isAwaited && !error && <Progress />}
      {(resources.length > 0 || (!isAwaited && !error)) && (
        <Overview
          resources={resources}
          clusters={clusters?.map(({ name }) => name)}
        />
      )}
    </CardFrame>
  );
}

function Overview(props: {
  resources: readonly FluxResource[];
  clusters?: readonly string[];
}) {
  const { resources, clusters } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const rules = useEnvironmentRules();
  const overview = useMemo(() => overviewOf(resources), [resources]);
  const environments = useMemo(() => {
    const assignment = assignEnvironments(resources, rules, clusters);
    return assignment.environments.map(({ key, title }) => {
      const inside = resources.filter((_, i) => assignment.keys[i] === key);
      return { key, title, overview: overviewOf(inside, 0) };
    });
  }, [resources, rules, clusters]);
  const { total, ready, worst } = overview;

  if (total === 0) {
    return (
      <div className={classes.root}>
        <Typography variant="body2">{t('overview.nothing')}</Typography>
      </div>
    );
  }
  return (
    <div className={classes.root}>
      <div className={classes.headline}>
        {worst && <StatusIcon state={worst} />}
        <Typography variant="subtitle1" component="p">
          {t('overview.ready', { ready: String(ready), total: String(total) })}
        </Typography>
      </div>
      <NeedsAttention overview={overview} />
      <EnvironmentLines environments={environments} />
    </div>
  );
}
