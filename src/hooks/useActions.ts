import { useEffect, useSyncExternalStore } from 'react';
import type { FluxData, FluxProgress } from '../data';
import type { FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/** The data to run actions with, which are followed while it is mounted. */
export function useFollowedActions(): FluxData {
  const data = useFluxData();
  useEffect(() => data.actions.watch(), [data]);
  return data;
}

/** The progress of the action that is running on a resource. */
export function useActionProgress(
  resource: FluxResource,
): FluxProgress | undefined {
  const { actions } = useFluxData();
  return useSyncExternalStore(actions.subscribe, () =>
    actions.progressOf(resource),
  );
}
