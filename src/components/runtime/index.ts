export { FluxRuntimeCard } from './FluxRuntimeCard';
export { FluxRuntimeContent } from './FluxRuntimeContent';
export { FluxRuntimePage } from './FluxRuntimePage';
