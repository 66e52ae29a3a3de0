import type { Entity } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { useFluxRefresh } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { ActionsProvider } from '../actions';
import { LinksProvider, RelatedProvider } from '../cells';
import { CardFrame, ClusterFailures, Notice, RequestFailure } from '../common';
import type { FluxTableDefinition } from './definitions';
import { EntityRefreshButton } from './EntityRefreshButton';
import { FluxTable } from './FluxTable';
import { FoundThroughWorkloads } from './FoundThroughWorkloads';
import { hasAnswers } from './hasAnswers';
import { NothingFound } from './NothingFound';
import {
  useLabelledResources,
  useSources,
  type CardResources,
} from './useCardResources';

/** Props of {@link FluxCardContent}. */
export interface FluxCardContentProps {
  card: FluxTableDefinition;
  title: string;
  entity: Entity;
  many: boolean;
  /** Time between polls, in milliseconds. */
  intervalMs?: number;
}

/** The card of an entity whose objects can and may be read. */
export function FluxCardContent(props: FluxCardContentProps) {
  const { card } = props;
  return card.followsReferences ? (
    <SourcesCard {...props} />
  ) : (
    <LabelledCard {...props} />
  );
}

function LabelledCard(props: FluxCardContentProps) {
  const { entity, card, intervalMs } = props;
  const resources = useLabelledResources(entity, card, intervalMs);
  return <LiveCard {...props} resources={resources} />;
}

function SourcesCard(props: FluxCardContentProps) {
  const { entity, card, intervalMs } = props;
  const resources = useSources(entity, card, intervalMs);
  return <LiveCard {...props} resources={resources} />;
}

function LiveCard(props: FluxCardContentProps & { resources: CardResources }) {
  const { card, title, entity, many } = props;
  const { found, related, lacksProxy, through } = props.resources;
  const t = useFluxTranslation();
  const refresh = useFluxRefresh(entity);
  const { resources, failures, clusters, error } = found;
  const isAwaited = found.loading || found.isPartial === true;

  return (
    <CardFrame
      title={title}
      noPadding
      action={<EntityRefreshButton entity={entity} />}
    >
      {error && <RequestFailure problem={error} onTryAgain={refresh} />}
      {through?.error && (
        <RequestFailure problem={through.error} onTryAgain={refresh} />
      )}
      <ClusterFailures
        failures={through ? [...failures, ...through.failures] : failures}
        clusters={clusters}
      />
      {through && <FoundThroughWorkloads through={through} />}
      {lacksProxy && (
        <Notice
          severity="warning"
          title={t('sources.lacksProxy', {
            permission: kubernetesProxyPermission.name,
          })}
        />
      )}
      {isAwaited && !error && <Progress />}
      {resources.length > 0 && (
        <ActionsProvider>
          <RelatedProvider value={related}>
            <LinksProvider entity={entity}>
              <FluxTable
                name={card.title}
                label={title}
                resources={resources}
                columns={card.columns}
                many={many}
              />
            </LinksProvider>
          </RelatedProvider>
        </ActionsProvider>
      )}
      {!isAwaited && resources.length === 0 && hasAnswers(found) && (
        <NothingFound
          entity={entity}
          kinds={card.kinds}
          found={found}
          through={through}
        />
      )}
    </CardFrame>
  );
}
