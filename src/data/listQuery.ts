import { queryOptions } from '@tanstack/react-query';
import { FluxRequestError, type FluxApi } from '../api';
import type { FluxPlace } from '../flux';

/** What the keys of these queries begin with. */
export const LISTS = ['flux', 'list'] as const;

/** Interval at which lists are read while they are shown, in milliseconds. */
const LIST_INTERVAL_MS = 60_000;

/**
 * The query for all objects of a kind in a namespace. What was read stays if
 * they cannot be read any more.
 */
export function listQuery(api: FluxApi, place: FluxPlace) {
  const { cluster, group, kind, namespace } = place;
  return queryOptions({
    queryKey: [...LISTS, cluster, group, kind, namespace],
    queryFn: async ({ signal }) => {
      const { resources, failure } = await api.listObjects(
        { cluster, group, kind, namespace },
        { signal },
      );
      if (failure) throw new FluxRequestError(failure);
      return resources;
    },
    refetchInterval: LIST_INTERVAL_MS,
    staleTime: LIST_INTERVAL_MS / 2,
  });
}
