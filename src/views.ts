// Most views as one module: bundlers put what several lazily loaded modules
// share into each of them.
export { FluxEntityCard } from './components/cards';

export const loadDetails = () => import('./components/details');
export const loadRuntime = () => import('./components/runtime');
export const loadFleet = () => import('./components/fleet');
export const loadEnvironments = () => import('./components/environments');
export const loadDelivery = () => import('./components/details/delivery');
export const loadImages = () => import('./components/images');
