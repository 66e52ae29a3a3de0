import type { Entity } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useId, useMemo, useState } from 'react';
import { overviewOf, type FluxResource } from '../../../flux';
import { useFluxRefresh, useGraph, usePermissions } from '../../../hooks';
import { useFluxTranslation } from '../../../translations';
import {
  EntityCardShell,
  EntityRefreshButton,
  FoundThroughWorkloads,
  kindsReadFor,
  useFoundResources,
  type FluxCardDefinition,
} from '../../cards';
import {
  CardFrame,
  ClusterFailures,
  cut,
  RequestFailure,
  StatusIcon,
} from '../../common';
import { hiddenParts } from '../tabs';
import { appliedInBrief } from './Applied';
import { GraphView } from './GraphView';

const useStyles = makeStyles(
  theme => ({
    nothing: { padding: theme.spacing(2) },
    cluster: {
      borderTop: `1px solid ${theme.palette.divider}`,
      '&:first-child': { borderTop: 0 },
    },
    heading: { margin: 0 },
    toggle: {
      ...theme.typography.body1,
      alignItems: 'center',
      background: 'none',
      border: 0,
      color: 'inherit',
      cursor: 'pointer',
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 1),
      padding: theme.spacing(1.5, 2),
      textAlign: 'left',
      width: '100%',
      '&:hover': { backgroundColor: theme.palette.action.hover },
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.primary.main}`,
        outlineOffset: -2,
      },
    },
    title: { flex: '1 1 8em', overflowWrap: 'anywhere' },
    graph: { padding: theme.spacing(1, 2, 2) },
  }),
  { name: 'PluginFluxDeliveryCard' },
);

/** Props of {@link DeliveryCard}. */
export interface DeliveryCardProps {
  card: FluxCardDefinition;
  /** Instead of its own in the language of the app. */
  title?: string;
  /** Time between polls. */
  intervalMs?: number;
}

/** How the objects of an entity get to their clusters. */
export function DeliveryCard(props: DeliveryCardProps) {
  return (
    <EntityCardShell titleOf={t => t('delivery.title')} title={props.title}>
      {(entity, title) => <LiveCard {...props} title={title} entity={entity} />}
    </EntityCardShell>
  );
}

function LiveCard(
  props: DeliveryCardProps & { title: string; entity: Entity },
) {
  const { card, title, entity, intervalMs } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const kinds = useMemo(() => kindsReadFor(card), [card]);
  const { found, through } = useFoundResources(entity, kinds, intervalMs);
  const refresh = useFluxRefresh(entity);
  const { resources, failures, clusters, error } = found;
  const places = useMemo(() => placesOf(resources), [resources]);
  const isAwaited = found.loading || found.isPartial === true;
  return (
    <CardFrame
      title={title}
      noPadding
      action={<EntityRefreshButton entity={entity} />}
    >
      {error && <RequestFailure problem={error} onTryAgain={refresh} />}
      <ClusterFailures failures={failures} clusters={clusters} />
      {through && <FoundThroughWorkloads through={through} />}
      {isAwaited && !error && <Progress />}
      {places.map(place => (
        <ClusterSection
          key={place.key}
          place={place}
          isOnlyOne={places.length === 1}
        />
      ))}
      {places.length === 0 && !isAwaited && !error && (
        <Typography variant="body2" className={classes.nothing}>
          {t('overview.nothing')}
        </Typography>
      )}
    </CardFrame>
  );
}

/** The objects of one cluster. */
interface Place {
  readonly key: string;
  readonly title: string;
  readonly isAmbiguous: boolean;
  readonly resources: readonly FluxResource[];
}

function ClusterSection(props: { place: Place; isOnlyOne: boolean }) {
  const { place, isOnlyOne } = props;
  const { title, isAmbiguous, resources } = place;
  const classes = useStyles();
  const t = useFluxTranslation();
  const id = useId();
  const [toggled, setToggled] = useState<boolean>();
  const isOpen = toggled ?? isOnlyOne;
  const { worst, ready, total } = overviewOf(resources, 0);
  const Icon = isOpen ? ExpandLessIcon : ExpandMoreIcon;
  return (
    <section className={classes.cluster}>
      <h3 className={classes.heading}>
        <button
          type="button"
          className={classes.toggle}
          aria-expanded={isOpen}
          aria-controls={isOpen ? id : undefined}
          onClick={() => setToggled(!isOpen)}
        >
          {worst && <StatusIcon state={worst} />}
          <bdi className={classes.title}>{cut(title, 100)}</bdi>
          {t('overview.ready', { ready: String(ready), total: String(total) })}
          <Icon aria-hidden />
        </button>
      </h3>
      {isOpen && (
        <div id={id} className={classes.graph}>
          {isAmbiguous ? (
            <Typography variant="body2">
              {t('name.ambiguousCluster', { cluster: title })}
            </Typography>
          ) : (
            <ClusterGraph title={title} resources={resources} />
          )}
        </div>
      )}
    </section>
  );
}

/** What the objects of one cluster need, which is read while it is shown. */
function ClusterGraph(props: {
  title: string;
  resources: readonly FluxResource[];
}) {
  const { title, resources } = props;
  const t = useFluxTranslation();
  const proxy = usePermissions('proxy');
  const isRead = !proxy.loading && proxy.missing.length === 0;
  const hasHealth = !hiddenParts(useApi(configApiRef)).has('resources');
  const { graph, read } = useGraph(resources, isRead);
  return (
    <>
      <ClusterFailures failures={read.failures} />
      <GraphView
        label={`${t('delivery.title')}: ${cut(title, 100)}`}
        graph={graph}
        isReading={isRead && read.isPartial === true}
        applied={by => appliedInBrief(by, hasHealth)}
      />
    </>
  );
}

/** Objects by cluster, in the order of their titles. */
function placesOf(resources: readonly FluxResource[]): readonly Place[] {
  const places = new Map<string, Place & { resources: FluxResource[] }>();
  for (const resource of resources) {
    const { cluster, clusterTitle, clusterIsAmbiguous = false } = resource;
    const known = places.get(cluster);
    if (known) known.resources.push(resource);
    else {
      places.set(cluster, {
        key: cluster,
        title: clusterIsAmbiguous ? cluster : clusterTitle ?? cluster,
        isAmbiguous: clusterIsAmbiguous,
        resources: [resource],
      });
    }
  }
  return [...places.values()].sort((left, right) =>
    left.title < right.title ? -1 : 1,
  );
}
