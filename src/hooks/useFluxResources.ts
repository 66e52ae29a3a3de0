import type { Entity } from '@backstage/catalog-model';
import { useIsFetching } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { hasSameElements, type EntityObjects, type LiveObjects } from '../data';
import { isMoving, type FluxKind } from '../flux';
import { useFluxData } from './useFluxData';

/** An entity's Flux objects, from the last successful read. */
export interface FluxResources extends LiveObjects {
  /** Whether there has been no answer yet, not even an error. */
  readonly loading: boolean;
}

/**
 * An entity's objects of some kinds, polled while the component is mounted. The
 * value keeps its identity (`===`) while nothing changes.
 *
 * `kinds` must be the same array from render to render. The interval is the
 * longest time between two reads, in milliseconds; what is unhurried keeps to
 * it even while something is changing.
 */
export function useFluxResources(
  entity: Entity,
  kinds: readonly FluxKind[],
  intervalMs?: number,
  isUnhurried?: boolean,
): FluxResources {
  const objects = useFluxData().entity(entity);
  const select = useMemo(() => selectorOf(objects, kinds), [objects, kinds]);
  useEffect(
    () =>
      objects.watch(entity, {
        kinds,
        intervalMs,
        ...(!isUnhurried && { isMoving }),
      }),
    [objects, entity, kinds, intervalMs, isUnhurried],
  );
  return useSyncExternalStore(objects.subscribe, select);
}

/** Reads an entity's objects now. */
export function useFluxRefresh(entity: Entity): () => void {
  const data = useFluxData();
  return useCallback(() => void data.refresh(entity), [data, entity]);
}

/** Whether an entity's objects are being read. */
export function useFluxRefreshing(entity: Entity): boolean {
  const data = useFluxData();
  const { queryKey } = data.entity(entity);
  return useIsFetching({ queryKey }, data.client) > 0;
}

/** Selects some kinds; returns the same value while nothing changes. */
function selectorOf(
  objects: EntityObjects,
  kinds: readonly FluxKind[],
): () => FluxResources {
  let parts: readonly (LiveObjects | undefined)[] = [];
  let combined: FluxResources | undefined;
  return () => {
    const now = kinds.map(kind => objects.objectsOf(kind));
    if (!combined || !hasSameElements(parts, now)) combined = combine(now);
    parts = now;
    return combined;
  };
}

function combine(parts: readonly (LiveObjects | undefined)[]): FluxResources {
  const known = parts.filter(part => part !== undefined);
  return {
    loading: known.length < parts.length,
    isPartial: known.some(({ isPartial }) => isPartial),
    resources: known.flatMap(({ resources }) => resources),
    failures: known.flatMap(({ failures }) => failures),
    clusters: known.find(({ clusters }) => clusters)?.clusters,
    error: known.find(({ error }) => error)?.error,
  };
}
