import { useCallback, useRef, useSyncExternalStore } from 'react';
import { hasSameElements } from '../data/liveObjects';
import type { LiveKey, LiveQuery, LiveStore } from '../data/LiveStore';

/** Options of {@link useLive}. */
export interface UseLiveOptions<Data> {
  /** Whether a query is watched, rather than only looked up. */
  enabled?: (query: LiveQuery<Data>, index: number) => boolean;
}

/**
 * What is known of each query, kept up to date while the component is mounted.
 * The list is the same (`===`) for as long as its elements are.
 */
export function useLive<Data>(
  store: LiveStore,
  queries: readonly LiveQuery<Data>[],
  options: UseLiveOptions<Data> = {},
): readonly (Data | undefined)[] {
  const { enabled = () => true } = options;
  const watched = queries.filter(enabled);
  const latest = useRef(watched);
  latest.current = watched;
  const keys = JSON.stringify(watched.map(({ key }) => key));
  const watch = useCallback(
    (watcher: () => void) => {
      const stops = latest.current.map(query => store.watch(query, watcher));
      return () => stops.forEach(stop => stop());
    },
    // A query is what its key says.
    // eslint-disable-next-line react-hooks/exhaustive-deps
    [store, keys],
  );
  const known = useRef<readonly (Data | undefined)[]>([]);
  return useSyncExternalStore(watch, () => {
    const now = queries.map(({ key }) => store.dataOf<Data>(key));
    if (!hasSameElements(known.current, now)) known.current = now;
    return known.current;
  });
}

/** Whether anything is being read under keys that start with `key`. */
export function useReading(store: LiveStore, key: LiveKey): boolean {
  const watch = useCallback(
    (watcher: () => void) => store.watchReading(watcher),
    [store],
  );
  return useSyncExternalStore(watch, () => store.isReading(key));
}
