export { FluxEntityContent } from './FluxEntityContent';
