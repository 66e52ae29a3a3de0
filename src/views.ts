// All views in one module, because bundlers copy shared modules into each lazy
// chunk.
export { FluxEntityCard } from './components/cards';
export {
  FluxRuntimeCard,
  FluxRuntimeContent,
  FluxRuntimePage,
} from './components/runtime';
