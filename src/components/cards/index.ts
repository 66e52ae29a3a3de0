export {
  CARD_NAMES,
  cardOf,
  FLUX_CARDS,
  isUnhurried,
  kindsReadFor,
  REFERRING_KINDS,
  type FluxCardDefinition,
  type FluxCardName,
  type FluxCardPlace,
} from './definitions';
export {
  ENTITY_CARDS,
  type EntityFluxCardProps,
  type EntityFluxStatusCardProps,
} from './entityCards';
export { EntityCardGate } from './EntityCardGate';
export { EntityRefreshButton } from './EntityRefreshButton';
export { FluxEntityCard } from './FluxEntityCard';
export { FluxEntityContent } from './FluxEntityContent';
export { NothingFound } from './NothingFound';
export { useFoundResources } from './useFoundResources';
