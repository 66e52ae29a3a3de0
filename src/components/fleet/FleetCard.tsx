import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useMemo } from 'react';
import { belongsTo, overviewOf, type FluxState } from '../../flux';
import { useFleet, useFleetOwners, useFleetRefresh } from '../../hooks';
import { fleetRouteRef } from '../../routes';
import {
  FluxTranslationProvider,
  useFluxTranslation,
} from '../../translations';
import { NeedsAttention } from '../cells';
import { CardFrame, ClustersGate, DetailsHost, StatusIcon } from '../common';
import { fleetSearch } from './fleetAddress';
import { USUAL_KINDS } from './fleetKinds';
import { FleetNotices, isFleetComplete } from './FleetNotices';
import { OwnersUnknown } from './OwnersUnknown';
import { shortRef } from './ownerWords';
import { CountLink } from './CountLink';

/** How many objects that are not well are named. */
const MOST_NAMED = 5;

const useStyles = makeStyles(
  theme => ({
    root: { padding: theme.spacing(2) },
    states: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
    },
    state: {
      ...theme.typography.body2,
      alignItems: 'center',
      display: 'flex',
      gap: theme.spacing(0.5),
    },
  }),
  { name: 'PluginFluxFleetCard' },
);

/** Props of {@link FleetCard}. */
export interface FleetCardProps {
  /** Instead of its own. */
  title?: string;
}

/** How Flux stands with what a group, a system or a domain owns. */
export function FleetCard(props: FleetCardProps) {
  return (
    <FluxTranslationProvider>
      <TranslatedCard {...props} />
      <DetailsHost />
    </FluxTranslationProvider>
  );
}

function TranslatedCard(props: FleetCardProps) {
  const t = useFluxTranslation();
  const { title = t('fleet.ofEntity') } = props;
  return (
    <ClustersGate title={title}>
      <LiveCard title={title} />
    </ClustersGate>
  );
}

function LiveCard(props: { title: string }) {
  const { entity } = useEntity();
  const classes = useStyles();
  const t = useFluxTranslation();
  const fleet = useFleet(USUAL_KINDS);
  const refresh = useFleetRefresh();
  const owners = useFleetOwners(fleet);
  const { ownersOf } = owners;
  const overview = useMemo(() => {
    const refs = refsOf(entity);
    const resources = fleet.lists
      .filter(({ kind }) => USUAL_KINDS.includes(kind))
      .flatMap(list => list.resources)
      .filter(each => ownersOf(each).some(owner => belongsTo(owner, refs)));
    return overviewOf(resources, MOST_NAMED);
  }, [entity, fleet, ownersOf]);
  const addressOf = useAddressOf(entity);
  const { total, ready, states } = overview;
  const isAwaited = owners.loading || !isFleetComplete(fleet);

  return (
    <CardFrame title={props.title} noPadding>
      <FleetNotices fleet={fleet} onTryAgain={refresh} />
      <OwnersUnknown owners={owners} />
      <div className={classes.root}>
        {owners.loading && <Progress />}
        {total === 0 && !isAwaited && !owners.error && (
          <Typography variant="body2">{t('fleet.nothingOwned')}</Typography>
        )}
        {total > 0 && (
          <Typography variant="subtitle1" component="p">
            {t('overview.ready', {
              ready: String(ready),
              total: String(total),
            })}
          </Typography>
        )}
        <ul className={classes.states} aria-label={t('summary.label')}>
          {states.map(({ state, count }) => (
            <li key={state} className={classes.state}>
              <StatusIcon state={state} />
              <CountLink
                count={count}
                text={t('summary.count', {
                  state: t(`state.${state}`),
                  number: String(count),
                })}
                to={addressOf(state)}
              />
            </li>
          ))}
        </ul>
        <NeedsAttention overview={overview} />
      </div>
    </CardFrame>
  );
}

/** The entity, the groups in it, and the systems of a domain. */
function refsOf(entity: Entity): ReadonlySet<string> {
  const parts = (entity.relations ?? [])
    .filter(({ type }) => type === 'parentOf' || type === 'hasPart')
    .map(({ targetRef }) => targetRef);
  return new Set([stringifyEntityRef(entity), ...parts]);
}

/**
 * Where the rows are that a number counts. The page filters by owner, so there
 * is no such address for what is part of a system or a domain, nor for a group
 * of groups, nor in an app without the page.
 */
function useAddressOf(
  entity: Entity,
): (state: FluxState) => string | undefined {
  const page = useFleetPage();
  const isTeam =
    entity.kind === 'Group' &&
    !entity.relations?.some(({ type }) => type === 'parentOf');
  return state =>
    page !== undefined && isTeam
      ? `${page}/resources${fleetSearch({
          states: [state],
          filters: { owner: [shortRef(stringifyEntityRef(entity))] },
        })}`
      : undefined;
}

function useFleetPage(): string | undefined {
  try {
    return useRouteRef(fleetRouteRef)();
  } catch {
    return undefined;
  }
}
