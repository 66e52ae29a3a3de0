export type { LiveError, LiveFailure } from './kindData';
export {
  useFluxRefresh,
  useFluxRefreshing,
  useFluxResources,
  type FluxResources,
} from './useFluxResources';
