import { queryOptions } from '@tanstack/react-query';
import { FluxRequestError, type FluxApi } from '../api';
import { PART_OF_FLUX } from '../flux';

/** Interval at which they are read while they are needed, in milliseconds. */
const CONTROLLERS_INTERVAL_MS = 30_000;

/**
 * The query for the Deployments of Flux on a cluster, in one request: where they
 * may not be listed in all namespaces, no others are tried.
 */
export function controllersQuery(
  api: FluxApi,
  cluster: string,
  labelSelector: string = PART_OF_FLUX,
) {
  return queryOptions({
    queryKey: ['flux', 'controllers', cluster, labelSelector],
    queryFn: async ({ signal }) => {
      const { resources, failure } = await api.listObjects(
        {
          cluster,
          group: 'apps',
          version: 'v1',
          kind: 'Deployment',
          labelSelector,
        },
        { signal },
      );
      if (failure) throw new FluxRequestError(failure);
      return resources;
    },
    refetchInterval: CONTROLLERS_INTERVAL_MS,
    staleTime: CONTROLLERS_INTERVAL_MS,
    structuralSharing: false,
  });
}
