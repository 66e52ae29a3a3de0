import type { Entity } from '@backstage/catalog-model';
import { Progress } from '@backstage/core-components';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { useFluxRefresh } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import {
  EntityCardShell,
  EntityRefreshButton,
  hasAnswers,
  NothingFound,
  type FluxCardDefinition,
} from '../cards';
import { CardFrame, ClusterFailures, Notice, RequestFailure } from '../common';
import { ImagesTable } from './ImagesTable';
import { useImages } from './useImages';

/** Props of {@link ImagesCard}. */
export interface ImagesCardProps {
  card: FluxCardDefinition;
  /** Whether there may be many rows: with search, filters and paging. */
  many: boolean;
  /** Instead of its own in the language of the app. */
  title?: string;
  /** Time between polls. */
  intervalMs?: number;
}

/** An entity's images, from the tags that were found to what runs. */
export function ImagesCard(props: ImagesCardProps) {
  return (
    <EntityCardShell titleOf={t => t('images.title')} title={props.title}>
      {(entity, title) => <LiveCard {...props} title={title} entity={entity} />}
    </EntityCardShell>
  );
}

function LiveCard(props: ImagesCardProps & { title: string; entity: Entity }) {
  const { card, many, title, entity, intervalMs } = props;
  const t = useFluxTranslation();
  const images = useImages(entity, card, intervalMs);
  const { rows, found, failures, error, isPartial, lacksProxy } = images;
  const refresh = useFluxRefresh(entity);
  return (
    <CardFrame
      title={title}
      noPadding
      action={<EntityRefreshButton entity={entity} />}
    >
      {error && <RequestFailure problem={error} onTryAgain={refresh} />}
      <ClusterFailures failures={failures} clusters={found.clusters} />
      {lacksProxy && (
        <Notice
          severity="warning"
          title={t('images.lacksProxy', {
            permission: kubernetesProxyPermission.name,
          })}
        />
      )}
      {isPartial && !error && <Progress />}
      {rows.length > 0 && <ImagesTable images={images} many={many} />}
      {!isPartial && rows.length === 0 && !error && hasAnswers(found) && (
        <NothingFound entity={entity} kinds={card.kinds} found={found} />
      )}
    </CardFrame>
  );
}
