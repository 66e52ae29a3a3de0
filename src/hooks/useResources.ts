import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { AppliedData, type LiveResources, type ResourcesWant } from '../data';
import { referenceKey, resourceKey, type FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/**
 * What a resource applied, read every 30 seconds while `isRead` and the page can
 * be seen: all of it, or with the scope `why` what explains why the resource is
 * not well.
 */
export function useResources(
  resource: FluxResource,
  { scope, expanded, ancestors }: ResourcesWant,
  isRead: boolean = true,
): LiveResources {
  const data = useFluxData();
  const key = resourceKey(resource);
  const applied = useMemo(
    () => data.part(AppliedData).of(resource),
    // What it applied is updated below.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [data, key],
  );
  useEffect(() => applied.update(resource), [applied, resource]);

  const wantKey = JSON.stringify([
    scope,
    expanded,
    ancestors?.map(referenceKey),
  ]);
  const want = useMemo(
    (): ResourcesWant => ({ scope, expanded, ancestors }),
    // Wants with the same key are equal.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [wantKey],
  );
  useEffect(
    () => (isRead ? applied.watch(want) : undefined),
    [applied, want, isRead],
  );
  const current = useCallback(() => applied.current(want), [applied, want]);
  return useSyncExternalStore(applied.subscribe, current);
}

/** Reads what a resource applied now, and what was refused, too. */
export function useResourcesRefresh(resource: FluxResource): () => void {
  const data = useFluxData();
  return () => void data.part(AppliedData).of(resource).refresh();
}
