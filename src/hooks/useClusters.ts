import { useApi } from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { fluxApiRef, type FluxCluster } from '../api';
import { useFluxData } from './useFluxData';

const KEPT_MS = 300_000;

/** The clusters that Backstage knows. */
export interface KnownClusters {
  /** Whether they were requested and there is no answer yet. */
  readonly isLoading: boolean;
  /** Undefined if they are not known. */
  readonly clusters?: readonly FluxCluster[];
}

/** The clusters that Backstage knows, requested while `isRead`. */
export function useClusters(isRead: boolean): KnownClusters {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const { data, isLoading } = useQuery(
    {
      queryKey: ['flux', 'clusters'],
      queryFn: async () => api.clusters(),
      staleTime: KEPT_MS,
      enabled: isRead,
    },
    client,
  );
  return { isLoading, clusters: data };
}
