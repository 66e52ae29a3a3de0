export type { LiveError, LiveFailure, LiveObjects } from './liveObjects';
export {
  useFluxRefresh,
  useFluxRefreshing,
  useFluxResources,
  useReferencedResources,
  type FluxResources,
} from './useFluxResources';
