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
export { EntityCardShell } from './EntityCardShell';
export { EntityRefreshButton } from './EntityRefreshButton';
export { FluxEntityCard } from './FluxEntityCard';
export { FluxEntityContent } from './FluxEntityContent';
export { FoundThroughWorkloads } from './FoundThroughWorkloads';
export { useFoundResources, type ThroughWorkloads } from './useFoundResources';
export { hasAnswers } from './hasAnswers';
export { NothingFound } from './NothingFound';
