// Loaded when it is first needed, before the views.
export { FluxClient } from './api';
export { dataOf } from './data';
export { selectionProblemOf } from './flux';

export const loadViews = () => import('./views');
export const loadStatus = () => import('./components/status');
