import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useSyncExternalStore } from 'react';
import { fluxApiRef, type FluxApi } from '../api';
import { referenceOf, type FluxResource } from '../flux';
import type { ActionRuns } from '../data/actions/ActionRuns';
import type { FluxProgress } from '../data/actions/outcome';
import { entityPollOf } from '../data/liveData';
import type { LiveQuery } from '../data/LiveStore';
import { useLive } from './useLive';

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
 * Whether the cluster of at least one of some resources lets its kind be
 * patched in its namespace: asked once for each, and taken for granted where
 * it cannot be asked.
 */
export function useMayPatch(
  entity: Entity,
  resources: readonly FluxResource[],
  enabled: boolean,
): MayPatch {
  const api = useApi(fluxApiRef);
  const { store } = entityPollOf(api, entity);
  const queries = resources.map(resource => mayPatchQuery(api, resource));
  const distinct = [
    ...new Map(queries.map(query => [query.key.join('\n'), query])).values(),
  ];
  const answers = useLive(store, distinct, { enabled: () => enabled });
  const isUnknown = (answer: boolean | undefined) => answer === undefined;
  const allowed = answers.some(answer => answer ?? !enabled);
  return { loading: enabled && !allowed && answers.some(isUnknown), allowed };
}

function mayPatchQuery(
  api: FluxApi,
  resource: FluxResource,
): LiveQuery<boolean> {
  const reference = referenceOf(resource);
  const { cluster = '', kind = '', namespace = '' } = reference ?? {};
  return {
    key: ['may-patch', cluster, kind, namespace],
    read: async () =>
      reference ? api.mayPatch(reference).catch(() => true) : true,
    staleMs: Infinity,
  };
}
