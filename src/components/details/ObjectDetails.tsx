import type { Entity } from '@backstage/catalog-model';
import { ErrorBoundary, Progress } from '@backstage/core-components';
import { configApiRef, useAnalytics, useApi } from '@backstage/core-plugin-api';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import {
  lazy,
  Suspense,
  useEffect,
  useId,
  useMemo,
  type ComponentType,
} from 'react';
import {
  referenceKey,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import {
  useClusters,
  useKnownObject,
  useLiveObject,
  useObjectRefresh,
  usePermissions,
} from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { ActionsProvider } from '../actions';
import { LinksProvider } from '../cells';
import {
  Notice,
  RequestFailure,
  useRelativeTime,
  type OpenDetails,
} from '../common';
import { DetailsMessage } from './DetailsMessage';
import { EventsTab } from './EventsTab';
import { HistoryTab } from './HistoryTab';
import { LastWordsProvider } from './LastWords';
import { ObjectSummary } from './ObjectSummary';
import { Overview } from './Overview';
import { hiddenParts, tabOf, tabsShown, type DetailsTab } from './tabs';
import { isNewlyOpened } from './useDrawerPlace';
import { YamlTab } from './YamlTab';

const useStyles = makeStyles(
  theme => ({
    tabs: {
      borderBottom: `1px solid ${theme.palette.divider}`,
      flexShrink: 0,
      margin: theme.spacing(1, 3, 0),
      // Many tabs need more room than a phone has.
      '& [role=tab]': { minWidth: 0 },
    },
    // Material UI hides them on phones, where they tell that there is more.
    scrollButtons: {
      width: theme.spacing(3),
      [theme.breakpoints.down('xs')]: { display: 'inline-flex' },
    },
    panel: { padding: theme.spacing(2, 3) },
  }),
  { name: 'PluginFluxObjectDetails' },
);

/** Props of {@link ObjectDetails}. */
export interface ObjectDetailsProps {
  details: OpenDetails;
  reference: FluxReference;
  entity?: Entity;
}

/** The details of an object on a cluster that Backstage knows by its name. */
export function ObjectDetails(props: ObjectDetailsProps) {
  const { cluster } = props.reference;
  const t = useFluxTranslation();
  // What a row shows is on such a cluster.
  const isKnown = useKnownObject(props.reference) !== undefined;
  const { clusters, isLoading } = useClusters(!isKnown);
  const named = clusters?.filter(({ name }) => name === cluster);
  if (!isKnown && isLoading) return <Progress />;
  if (!isKnown && named?.length === 0) {
    return (
      <DetailsMessage
        title={t('details.unknownCluster', { cluster })}
        description={t('details.unknownClusterMeans')}
      />
    );
  }
  if (named?.some(({ isAmbiguous }) => isAmbiguous)) {
    return (
      <DetailsMessage
        title={t('name.ambiguousCluster', { cluster })}
        description={t('advice.ambiguousCluster')}
      />
    );
  }
  return <LiveDetails {...props} />;
}

/** What is known of an object, followed live. */
function LiveDetails(props: ObjectDetailsProps) {
  const { details, reference, entity } = props;
  const t = useFluxTranslation();
  const proxy = usePermissions('proxy');
  const mayRead = !proxy.loading && proxy.missing.length === 0;
  const live = useLiveObject(reference, mayRead);
  const refresh = useObjectRefresh(reference);
  const analytics = useAnalytics();
  const { cluster, kind, namespace = '', name } = reference;
  const key = referenceKey(reference);
  useEffect(() => {
    if (!isNewlyOpened(key)) return;
    analytics.captureEvent('details', `${namespace}/${name}`, {
      attributes: { kind, cluster },
    });
  }, [analytics, key, cluster, kind, namespace, name]);

  const { resource, problem, isMissing } = live;
  const isAwaited = mayRead && !resource && !problem && !isMissing;
  return (
    <>
      {problem && (
        <RequestFailure
          problem={problem}
          isOfCluster={!live.isRefused}
          onTryAgain={refresh}
        />
      )}
      {proxy.missing.length > 0 && (
        <Notice
          severity="warning"
          title={t('details.lacksProxy', {
            permission: kubernetesProxyPermission.name,
          })}
        />
      )}
      {isMissing && resource && <Deleted since={live.missingSince} />}
      {isMissing && !resource && (
        <DetailsMessage
          title={t('details.notFound')}
          description={t('details.notFoundMeans', { cluster })}
        />
      )}
      {(isAwaited || proxy.loading) && !resource && <Progress />}
      {resource && (
        <ActionsProvider>
          <LinksProvider entity={entity}>
            <KnownObject
              details={details}
              resource={resource}
              mayRead={mayRead}
              isDeleted={isMissing === true}
            />
          </LinksProvider>
        </ActionsProvider>
      )}
    </>
  );
}

function Deleted(props: { since?: number }) {
  const t = useFluxTranslation();
  const when = useRelativeTime(props.since ?? '');
  return <Notice severity="warning" title={t('details.deleted', { when })} />;
}

interface KnownObjectProps {
  details: OpenDetails;
  resource: FluxResource;
  /** Whether anything may be read about it. */
  mayRead: boolean;
  isDeleted: boolean;
}

// With its tree and what that is virtualised by, it is a third of the details.
const ResourcesTab = lazy(async () => {
  const { ResourcesTab: Panel } = await import('./resources');
  return { default: Panel };
});

const DeliveryTab = lazy(async () => {
  const { DeliveryTab: Panel } = await import('./delivery');
  return { default: Panel };
});

const LogsTab = lazy(async () => {
  const { LogsTab: Panel } = await import('./logs');
  return { default: Panel };
});

const PANELS: Record<
  DetailsTab,
  ComponentType<{
    resource: FluxResource;
    mayRead: boolean;
    isDeleted: boolean;
  }>
> = {
  overview: Overview,
  resources: ResourcesTab,
  delivery: DeliveryTab,
  events: EventsTab,
  history: HistoryTab,
  logs: LogsTab,
  yaml: YamlTab,
};

function KnownObject(props: KnownObjectProps) {
  const { details, resource, mayRead, isDeleted } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  const config = useApi(configApiRef);
  const analytics = useAnalytics();
  const shown = useMemo(
    () => tabsShown(resource.object, hiddenParts(config)),
    [resource, config],
  );
  const tab = tabOf(details.address.tab, shown);
  const id = useId();
  const Panel = PANELS[tab];
  return (
    <>
      <ObjectSummary resource={resource} isDeleted={isDeleted} />
      <Tabs
        className={classes.tabs}
        classes={{ scrollButtonsDesktop: classes.scrollButtons }}
        value={tab}
        variant="scrollable"
        scrollButtons="auto"
        indicatorColor="primary"
        aria-label={t('details.tabs')}
        onChange={(_, chosen: DetailsTab) => {
          analytics.captureEvent('detailsTab', chosen);
          details.openTab(chosen);
        }}
      >
        {shown.map(each => (
          <Tab
            key={each}
            value={each}
            id={`${id}-${each}`}
            aria-controls={each === tab ? `${id}-panel` : undefined}
            label={t(`details.tab.${each}`)}
          />
        ))}
      </Tabs>
      <div
        id={`${id}-panel`}
        role="tabpanel"
        aria-labelledby={`${id}-${tab}`}
        className={classes.panel}
      >
        {/* One bad field costs one tab. */}
        <ErrorBoundary key={tab}>
          <LastWordsProvider>
            <Suspense fallback={<Progress />}>
              <Panel
                resource={resource}
                mayRead={mayRead}
                isDeleted={isDeleted}
              />
            </Suspense>
          </LastWordsProvider>
        </ErrorBoundary>
      </div>
    </>
  );
}
