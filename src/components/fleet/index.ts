export { FleetCard } from './FleetCard';
export { FluxPage } from './FluxPage';
export { FluxClustersTab, FluxResourcesTab, FluxRuntimeTab } from './tabs';
