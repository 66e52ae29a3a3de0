export { FluxPage } from './FluxPage';
export { FluxClustersTab, FluxResourcesTab, FluxRuntimeTab } from './tabs';
