export { FluxPage, FluxRuntimeTab } from './FluxPage';
