import type { Entity } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { useCallback, useEffect, useRef } from 'react';
import { fluxApiRef } from '../api';
import type { FluxKind, FluxReference } from '../flux';
import type { LiveObjects } from '../data/liveObjects';
import { entityPollOf } from '../data/liveData';
import { useLive, useReading } from './useLive';

/** An entity's Flux objects as they are now, or were when last seen. */
export interface FluxResources extends LiveObjects {
  /** Whether nothing has been answered yet, not even an error. */
  readonly loading: boolean;
}

/**
 * An entity's objects of some kinds, kept up to date while the component is
 * mounted. The value is the same (`===`) from poll to poll for as long as
 * nothing changed.
 *
 * The interval is the longest time, in milliseconds, between two polls.
 */
export function useFluxResources(
  entity: Entity,
  kinds: readonly FluxKind[],
  intervalMs?: number,
): FluxResources {
  const poll = entityPollOf(useApi(fluxApiRef), entity);
  const results = useLive(
    poll.store,
    kinds.map(kind => poll.queryOf(kind)),
  );
  useEffect(() => poll.join(entity, intervalMs), [poll, entity, intervalMs]);
  return useCombined(results);
}

/**
 * The objects that references from an entity's objects name, which need not
 * have the entity's label. Those of a kind are one query, so that cards with
 * some kinds in common share the requests for these.
 */
export function useReferencedResources(
  entity: Entity,
  references: readonly FluxReference[],
): LiveObjects {
  const poll = entityPollOf(useApi(fluxApiRef), entity);
  const kinds = [...new Set(references.map(({ kind }) => kind))].sort();
  const results = useLive(
    poll.store,
    kinds.map(kind =>
      poll.queryOfReferences(
        references.filter(reference => reference.kind === kind),
      ),
    ),
  );
  // What is there stays until one reference more or less is answered.
  const before = useRef({ poll, known: new Map<FluxKind, LiveObjects>() });
  if (before.current.poll !== poll) {
    before.current = { poll, known: new Map() };
  }
  const { known } = before.current;
  kinds.forEach((kind, index) => {
    const data = results[index];
    if (data) known.set(kind, data);
  });
  return useCombined(kinds.map(kind => known.get(kind)));
}

/** Fetches an entity's objects now. */
export function useFluxRefresh(entity: Entity): () => void {
  const poll = entityPollOf(useApi(fluxApiRef), entity);
  return useCallback(() => void poll.refresh(), [poll]);
}

/** Whether an entity's objects are being fetched at the moment. */
export function useFluxRefreshing(entity: Entity): boolean {
  const poll = entityPollOf(useApi(fluxApiRef), entity);
  return useReading(poll.store, poll.entityKey);
}

function useCombined(
  data: readonly (LiveObjects | undefined)[],
): FluxResources {
  const latest = useRef<{ of: typeof data; combined: FluxResources }>();
  const unchanged =
    latest.current?.of.length === data.length &&
    data.every((part, index) => part === latest.current?.of[index]);
  if (!latest.current || !unchanged) {
    latest.current = { of: data, combined: combine(data) };
  }
  return latest.current.combined;
}

function combine(data: readonly (LiveObjects | undefined)[]): FluxResources {
  const known = data.filter(part => part !== undefined);
  return {
    loading: known.length < data.length,
    resources: known.flatMap(({ resources }) => resources),
    failures: known.flatMap(({ failures }) => failures),
    clusters: known.find(({ clusters }) => clusters)?.clusters,
    error: known.find(({ error }) => error)?.error,
  };
}
