import { useApi } from '@backstage/core-plugin-api';
import { useIsFetching, useQuery } from '@tanstack/react-query';
import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { fluxApiRef } from '../api';
import { RuntimeObjects, type FluxRuntimes } from '../data';
import type { FluxRelease } from '../flux';
import { useFluxData } from './useFluxData';
import { useThrottled } from './useThrottled';

/** Answers of clusters are rendered together at most this often. */
const TOGETHER_MS = 250;

const RELEASE_INTERVAL_MS = 600_000;

/** Flux on all clusters, polled while the component is mounted. */
export function useFluxRuntimes(): FluxRuntimes {
  const runtime = useFluxData().part(RuntimeObjects);
  useEffect(() => runtime.watch(), [runtime]);
  const now = useSyncExternalStore(runtime.subscribe, runtime.current);
  return useThrottled(now, TOGETHER_MS);
}

/** The newest release of Flux, if known. */
export function useFluxRelease(): FluxRelease | undefined {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const { data } = useQuery(
    {
      queryKey: ['flux', 'release'],
      queryFn: async () => (await api.latestRelease()) ?? null,
      staleTime: RELEASE_INTERVAL_MS,
      refetchInterval: RELEASE_INTERVAL_MS,
    },
    client,
  );
  return data ?? undefined;
}

/** Reads one cluster again. */
export function useRuntimeRetry(): (cluster: string) => void {
  const runtime = useFluxData().part(RuntimeObjects);
  return useCallback(cluster => void runtime.retry(cluster), [runtime]);
}

/** Reads all clusters again. */
export function useRuntimeRefresh(): () => void {
  const runtime = useFluxData().part(RuntimeObjects);
  return useCallback(() => void runtime.refresh(), [runtime]);
}

/** Whether any cluster is being read. */
export function useRuntimeRefreshing(): boolean {
  const { client } = useFluxData();
  return (
    useIsFetching({ queryKey: ['flux', 'runtime', 'cluster'] }, client) > 0
  );
}
