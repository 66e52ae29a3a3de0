export type { LiveError, LiveFailure, LiveObjects } from '../data/liveObjects';
export {
  useFluxRefresh,
  useFluxRefreshing,
  useFluxResources,
  useReferencedResources,
  type FluxResources,
} from './useFluxResources';
export {
  isSuccess,
  type FluxAction,
  type FluxOutcome,
  type FluxProgress,
  type SourceNote,
  type SyncOptions,
} from '../data/actions/outcome';
export {
  useActionProgress,
  useActionRuns,
  useMayPatch,
  type MayPatch,
} from './useActionRuns';
export {
  useFluxRelease,
  useFluxRuntimes,
  useRuntimeRefresh,
  useRuntimeRefreshing,
  useRuntimeRetry,
  type ClusterRuntime,
  type FluxRuntimes,
} from './useFluxRuntime';
