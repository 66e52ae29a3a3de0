import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { fluxApiRef } from '../api';
import { referenceOf, type FluxResource } from '../flux';
import type { ActionRuns } from './actions/ActionRuns';
import type { FluxProgress } from './actions/outcome';
import { entityPollOf } from './liveData';

/** The actions under way on an entity's resources. */
export function useActionRuns(entity: Entity): ActionRuns {
  return entityPollOf(useApi(fluxApiRef), entity).actions;
}

/** What is under way on a resource. */
export function useActionProgress(
  entity: Entity,
  resource: FluxResource,
): FluxProgress | undefined {
  const runs = useActionRuns(entity);
  return useSyncExternalStore(runs.subscribe, () => runs.progressOf(resource));
}

/**
 * Whether a resource's cluster lets its kind be patched in its namespace:
 * asked once for each, and taken for granted where it cannot be asked.
 */
export function useMayPatch(
  entity: Entity,
  resource: FluxResource,
  enabled: boolean,
): { loading: boolean; allowed: boolean } {
  const api = useApi(fluxApiRef);
  const { client } = entityPollOf(api, entity);
  const reference = referenceOf(resource);
  const { cluster, kind, namespace } = reference ?? {};
  const { data, isLoading } = useQuery(
    {
      queryKey: ['may-patch', cluster, kind, namespace],
      queryFn: () =>
        reference ? api.mayPatch(reference).catch(() => true) : true,
      enabled: enabled && reference !== undefined,
      staleTime: Infinity,
      networkMode: 'always',
    },
    client,
  );
  return { loading: isLoading, allowed: data ?? true };
}
