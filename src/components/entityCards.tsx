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
}

function createCard(card: keyof typeof FLUX_CARDS) {
  return function EntityCard(props: EntityFluxCardProps) {
    const { many = true } = props;
    return <FluxEntityCard card={FLUX_CARDS[card]} many={many} />;
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
