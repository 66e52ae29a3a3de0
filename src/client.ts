// The first lazy chunk. The views are loaded from here.
export { FluxClient } from './api';
export { dataOf } from './data';
export { selectionProblemOf } from './flux';

export const loadViews = () => import('./views');
export const loadStatus = () => import('./components/status');
