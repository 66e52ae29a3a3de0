// All that is loaded when it is first needed, as one module: bundlers put what
// several of them share into each.
export { FluxClient } from './api';
export * from './components/entityCards';
export * from './components/FluxEntityContent';
export * from './components/FluxRuntime';
