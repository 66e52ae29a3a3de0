import { useEffect, useMemo, useSyncExternalStore } from 'react';
import type { LiveObject } from '../data';
import { referenceKey, type FluxReference } from '../flux';
import { useFluxData } from './useFluxData';

/**
 * What a row shows is read again within this time, in milliseconds, unless its
 * cluster fails.
 */
const LONGEST_INTERVAL_MS = 60_000;

/**
 * One object, by reference. What is known of it is shown at once, without a
 * request; it is read every ten seconds while `isRead`.
 */
export function useLiveObject(
  reference: FluxReference,
  isRead: boolean,
): LiveObject {
  const data = useFluxData();
  const key = referenceKey(reference);
  // References with the same key are equal.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const object = useMemo(() => data.object(reference), [data, key]);
  useEffect(() => {
    if (!isRead) return undefined;
    const { seenAt = 0 } = object;
    if (Date.now() - seenAt < LONGEST_INTERVAL_MS) object.markAsJustRead();
    return object.watch();
  }, [object, isRead]);
  return useSyncExternalStore(object.subscribe, object.current);
}

/** Reads an object now. */
export function useObjectRefresh(reference: FluxReference): () => void {
  const data = useFluxData();
  return () => void data.object(reference).refresh();
}
