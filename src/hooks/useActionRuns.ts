import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { fluxApiRef, type FluxApi } from '../api';
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

/** Whether clusters let something be patched. */
export interface MayPatch {
  readonly loading: boolean;
  readonly allowed: boolean;
}

/**
 * Whether a resource's cluster lets its kind be patched in its namespace:
 * asked once for each, and taken for granted where it cannot be asked.
 */
export function useMayPatch(
  entity: Entity,
  resource: FluxResource,
  enabled: boolean,
): MayPatch {
  const api = useApi(fluxApiRef);
  const { client } = entityPollOf(api, entity);
  const { data, isLoading } = useQuery(
    { ...mayPatchQuery(api, resource), enabled },
    client,
  );
  return { loading: isLoading, allowed: data ?? true };
}

/** {@link useMayPatch} for at least one of some resources. */
export function useMayPatchAny(
  entity: Entity,
  resources: readonly FluxResource[],
  enabled: boolean,
): MayPatch {
  const api = useApi(fluxApiRef);
  const { client } = entityPollOf(api, entity);
  const queries = new Map(
    resources
      .map(resource => mayPatchQuery(api, resource))
      .map(query => [JSON.stringify(query.queryKey), { ...query, enabled }]),
  );
  const answers = useQueries({ queries: [...queries.values()] }, client);
  const allowed = answers.some(({ data, isLoading }) => data ?? !isLoading);
  const loading = answers.some(({ isLoading }) => isLoading);
  return { loading: loading && !allowed, allowed };
}

function mayPatchQuery(api: FluxApi, resource: FluxResource) {
  const reference = referenceOf(resource);
  const { cluster, kind, namespace } = reference ?? {};
  return {
    queryKey: ['may-patch', cluster, kind, namespace],
    queryFn: () =>
      reference ? api.mayPatch(reference).catch(() => true) : true,
    staleTime: Infinity,
    networkMode: 'always' as const,
  };
}
