import { useEffect, useSyncExternalStore } from 'react';
import type { ActionRunner, FluxProgress } from '../data';
import type { FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/** The runner of actions. Runs are followed while the component is mounted. */
export function useActionRunner(): ActionRunner {
  const { actions } = useFluxData();
  useEffect(() => actions.watch(), [actions]);
  return actions;
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
