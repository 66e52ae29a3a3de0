import { FLUX_CARDS, FluxEntityCard } from './FluxEntityCard';

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
   * Seconds between two looks at the clusters: 10 if left out. Cards of an
   * entity look together, as often as the most impatient of them wants.
   */
  interval?: number;
}

function createCard(card: keyof typeof FLUX_CARDS) {
  return function EntityCard(props: EntityFluxCardProps) {
    const { many = true, title, interval } = props;
    return (
      <FluxEntityCard
        card={FLUX_CARDS[card]}
        many={many}
        title={title}
        intervalMs={interval && interval * 1000}
      />
    );
  };
}

/** An entity's Kustomizations and HelmReleases. */
export const DeploymentsCard = createCard('deployments');
/** What an entity's Kustomizations and HelmReleases are made from. */
export const SourcesCard = createCard('sources');
/** An entity's HelmReleases. */
export const HelmReleasesCard = createCard('helmReleases');
/** An entity's Kustomizations. */
export const KustomizationsCard = createCard('kustomizations');
/** An entity's GitRepositories. */
export const GitRepositoriesCard = createCard('gitRepositories');
/** An entity's OCIRepositories. */
export const OCIRepositoriesCard = createCard('ociRepositories');
/** An entity's HelmRepositories. */
export const HelmRepositoriesCard = createCard('helmRepositories');
/** An entity's ImagePolicies. */
export const ImagePoliciesCard = createCard('imagePolicies');

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
};

/** Names a card, as in `entity-card:flux/deployments`. */
export type FluxCardName = keyof typeof ENTITY_CARDS;
