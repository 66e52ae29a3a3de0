export {
  CARD_NAMES,
  cardOf,
  FLUX_CARDS,
  type FluxCardName,
} from './definitions';
export { ENTITY_CARDS, type EntityFluxCardProps } from './entityCards';
export { FluxEntityCard } from './FluxEntityCard';
export { FluxEntityContent } from './FluxEntityContent';
