// Loaded when it is first needed, before the views.
export { FluxClient } from './api';
export { dataOf } from './data';

export const loadViews = () => import('./views');
