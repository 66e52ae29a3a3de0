export { useActionProgress, useActionRunner } from './useActions';
export { useBrokenSources } from './useBrokenSources';
export { useEntityDeployers, useHasNoDeployment } from './useEntityDeployers';
export { useFluxData } from './useFluxData';
export {
  useFluxRefresh,
  useFluxRefreshing,
  useFluxResources,
  type FluxResources,
} from './useFluxResources';
export {
  useFluxRelease,
  useFluxRuntimes,
  useRuntimeRefresh,
  useRuntimeRefreshing,
  useRuntimeRetry,
} from './useFluxRuntime';
export { useKnownObject } from './useKnownObject';
export { useKnownResources } from './useKnownResources';
export { useMayPatch, type MayPatch } from './useMayPatch';
export { useReferencedResources } from './useReferencedResources';
export { PermissionsProvider, usePermissions } from './usePermissions';
