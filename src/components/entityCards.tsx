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

/** The card with an entity's HelmReleases. */
export function HelmReleasesCard(props: EntityFluxCardProps) {
  const { many = true } = props;
  return <FluxEntityCard card={FLUX_CARDS.helmReleases} many={many} />;
}
