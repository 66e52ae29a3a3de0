import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { FleetObjects, type Fleet } from '../data';
import type { FluxKind, FluxResource } from '../flux';
import { useFluxData } from './useFluxData';
import { useThrottled } from './useThrottled';

/** Answers of clusters are rendered together at most this often. */
const TOGETHER_MS = 250;

/**
 * The objects of some kinds on all clusters, read while the component is
 * mounted. `kinds` must be the same array from render to render.
 */
export function useFleet(kinds: readonly FluxKind[]): Fleet {
  const fleet = useFluxData().part(FleetObjects);
  useEffect(() => fleet.watch(kinds), [fleet, kinds]);
  const now = useSyncExternalStore(fleet.subscribe, fleet.current);
  return useThrottled(now, TOGETHER_MS);
}

/** Takes the objects on the screen, whose lists are read more often. */
export function useFleetShown(): (resources: readonly FluxResource[]) => void {
  const fleet = useFluxData().part(FleetObjects);
  return useCallback(resources => fleet.lookAt(resources), [fleet]);
}

/** Finds what was read of the fleet by reference. */
export function useFleetFind(): FleetObjects['find'] {
  return useFluxData().part(FleetObjects).find;
}

/** Reads all clusters again. */
export function useFleetRefresh(): () => void {
  const fleet = useFluxData().part(FleetObjects);
  return useCallback(() => void fleet.refresh(), [fleet]);
}
