import { Progress } from '@backstage/core-components';
import { useApiHolder } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { lazy, Suspense } from 'react';
import { isFluxAvailable } from '../annotations';
import { PermissionsProvider } from '../hooks/usePermissions';
import { loadViews } from '../lazy';
import { FLUX_CARDS, type FluxCardName } from './FluxEntityCard/cards';
import { useEarlyRead } from './useEarlyRead';
import { fluxApiOf } from './useHasFluxApi';

/**
 * Props of the entity cards.
 *
 * @public
 */
export interface EntityFluxCardProps {
  /**
   * Whether the entity may have many of them, which is the default. False
   * hides filtering, search and paging.
   */
  many?: boolean;
  /** Title of the card, instead of its own in the language of the app. */
  title?: string;
  /**
   * Longest time between two reads of the clusters, in seconds: 10 if left
   * out. All cards of an entity are read together, as often as the one with
   * the shortest interval wants.
   */
  interval?: number;
}

const LazyCard = lazy(async () => {
  const { FluxEntityCard } = await loadViews();
  return { default: FluxEntityCard };
});

/**
 * A card that is part of the app from the start, as far as it takes to send
 * the first request: that need not wait until the views are there.
 */
function createCard(name: FluxCardName) {
  const card = FLUX_CARDS[name];
  return function EntityCard(props: EntityFluxCardProps) {
    const { many = true, title, interval } = props;
    const intervalMs = interval && interval * 1000;
    const { entity } = useEntity();
    const api = fluxApiOf(useApiHolder());
    const view = (
      <Suspense fallback={<Progress />}>
        <LazyCard
          card={card}
          many={many}
          title={title}
          intervalMs={intervalMs}
        />
      </Suspense>
    );
    if (!api || !isFluxAvailable(entity)) return view;
    return (
      <PermissionsProvider>
        <EarlyRead
          api={api}
          entity={entity}
          card={card}
          intervalMs={intervalMs}
        />
        {view}
      </PermissionsProvider>
    );
  };
}

/** Beside the card, since what is suspended has no effects. */
function EarlyRead(props: Parameters<typeof useEarlyRead>[0]) {
  useEarlyRead(props);
  return null;
}

/** An entity's Kustomizations and HelmReleases. */
export const DeploymentsCard = createCard('deployments');
/** What an entity's Kustomizations and HelmReleases are made from. */
export const SourcesCard = createCard('sources');
/** An entity's HelmReleases. */
export const HelmReleasesCard = createCard('helm-releases');
/** An entity's Kustomizations. */
export const KustomizationsCard = createCard('kustomizations');
/** An entity's GitRepositories. */
export const GitRepositoriesCard = createCard('git-repositories');
/** An entity's OCIRepositories. */
export const OCIRepositoriesCard = createCard('oci-repositories');
/** An entity's HelmRepositories. */
export const HelmRepositoriesCard = createCard('helm-repositories');
/** An entity's ImagePolicies. */
export const ImagePoliciesCard = createCard('image-policies');

/** The cards by the names that apps configure them by. */
export const ENTITY_CARDS = {
  deployments: DeploymentsCard,
  sources: SourcesCard,
  'helm-releases': HelmReleasesCard,
  kustomizations: KustomizationsCard,
  'git-repositories': GitRepositoriesCard,
  'oci-repositories': OCIRepositoriesCard,
  'helm-repositories': HelmRepositoriesCard,
  'image-policies': ImagePoliciesCard,
} satisfies Record<FluxCardName, unknown>;
