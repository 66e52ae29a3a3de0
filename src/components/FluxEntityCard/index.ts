export { FLUX_CARDS } from './cards';
export { FluxEntityCard } from './FluxEntityCard';
