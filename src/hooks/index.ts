export { useActionProgress, useFollowedActions } from './useActions';
export { useAlerts, type AlertsList, type CoveringAlert } from './useAlerts';
export { useBlockedBy, useKnownCause } from './useBlockedBy';
export { useBrokenSources } from './useBrokenSources';
export { useCatalogEntities } from './useCatalogEntities';
export { useClusters } from './useClusters';
export { useConfigMap } from './useConfigMap';
export { useControllerLogs, type LiveLogs } from './useControllerLogs';
export { useEntityDeployers, useHasNoDeployment } from './useEntityDeployers';
export {
  useFleet,
  useFleetFind,
  useFleetRefresh,
  useFleetShown,
} from './useFleet';
export { useFleetOwners, type FleetOwners } from './useFleetOwners';
export { useFluxData } from './useFluxData';
export {
  useFluxRefresh,
  useFluxRefreshing,
  useFluxResources,
  type FluxResources,
} from './useFluxResources';
export { useGraph, type LiveGraph } from './useGraph';
export {
  useFluxRelease,
  useFluxRuntimes,
  useRuntimeRefresh,
  useRuntimeRefreshing,
  useRuntimeRetry,
} from './useFluxRuntime';
export { useLastWords, type LastWords } from './useLastWords';
export { useKnownObject } from './useKnownObject';
export { useKnownResources } from './useKnownResources';
export { useLists } from './useLists';
export { useLiveObject, useObjectRefresh } from './useLiveObject';
export { useMayPatch, type MayPatch, type RightsScope } from './useMayPatch';
export { useNeededBy, type NeedingKind } from './useNeededBy';
export { useObjectEvents, type ObjectEvents } from './useObjectEvents';
export { useReferencedResources } from './useReferencedResources';
export { PermissionsProvider, usePermissions } from './usePermissions';
export { useKnownHealth } from './useKnownHealth';
export { useResources, useResourcesRefresh } from './useResources';
export { useWarnings, type Warnings } from './useWarnings';
export { useWhy, type WhyGap } from './useWhy';
export { useSameList } from './useSameList';
