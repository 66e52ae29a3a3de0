export { FluxRuntimeCard } from './FluxRuntimeCard';
export { FluxRuntimePage } from './FluxRuntimePage';
