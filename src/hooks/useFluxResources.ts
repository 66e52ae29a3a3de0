import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useIsFetching, useQueries } from '@tanstack/react-query';
import { useCallback, useEffect, useRef } from 'react';
import { fluxApiRef } from '../api';
import type { FluxKind, FluxResource } from '../flux';
import type { KindData, LiveError, LiveFailure } from './kindData';
import { entityPollOf } from './liveData';

/** An entity's Flux objects as they are now, or were when last seen. */
export interface FluxResources {
  /** Whether nothing has been answered yet, not even an error. */
  readonly loading: boolean;
  readonly resources: readonly FluxResource[];
  readonly failures: readonly LiveFailure[];
  /** All clusters that Backstage knows; undefined while it is not known. */
  readonly clusters?: readonly string[];
  readonly error?: LiveError;
}

/**
 * An entity's objects of some kinds, kept up to date while the component is
 * mounted. The value is the same (`===`) from poll to poll for as long as
 * nothing changed.
 */
export function useFluxResources(
  entity: Entity,
  kinds: readonly FluxKind[],
): FluxResources {
  const poll = entityPollOf(useApi(fluxApiRef), entity);
  const results = useQueries(
    { queries: kinds.map(kind => poll.queryOf(kind)) },
    poll.client,
  );
  useEffect(() => poll.join(entity), [poll, entity]);
  return useCombined(results.map(({ data }) => data));
}

/** Fetches an entity's objects now. */
export function useFluxRefresh(entity: Entity): () => void {
  const poll = entityPollOf(useApi(fluxApiRef), entity);
  return useCallback(() => void poll.refresh(), [poll]);
}

/** Whether an entity's objects are being fetched at the moment. */
export function useFluxRefreshing(entity: Entity): boolean {
  const poll = entityPollOf(useApi(fluxApiRef), entity);
  return useIsFetching({ queryKey: poll.entityKey }, poll.client) > 0;
}

function useCombined(data: (KindData | undefined)[]): FluxResources {
  const latest = useRef<{ of: typeof data; combined: FluxResources }>();
  const unchanged =
    latest.current?.of.length === data.length &&
    data.every((part, index) => part === latest.current?.of[index]);
  if (!latest.current || !unchanged) {
    latest.current = { of: data, combined: combine(data) };
  }
  return latest.current.combined;
}

function combine(data: readonly (KindData | undefined)[]): FluxResources {
  const known = data.filter(part => part !== undefined);
  return {
    loading: known.length < data.length,
    resources: known.flatMap(({ resources }) => resources),
    failures: known.flatMap(({ failures }) => failures),
    clusters: known.find(({ clusters }) => clusters)?.clusters,
    error: known.find(({ error }) => error)?.error,
  };
}
