// Most views as one module: bundlers put what several lazily loaded modules
// share into each of them.
export { FluxEntityCard } from './components/cards';
export { FluxPage, FluxRuntimeTab } from './components/fleet';
export {
  FluxRuntimeCard,
  FluxRuntimeContent,
  FluxRuntimePage,
} from './components/runtime';

export const loadDetails = () => import('./components/details');
export const loadEnvironments = () => import('./components/environments');
export const loadDelivery = () => import('./components/details/delivery');
