import { useApi } from '@backstage/core-plugin-api';
import { useCallback, useMemo, useRef } from 'react';
import useThrottle from 'react-use/esm/useThrottle';
import { fluxApiRef } from '../api';
import type { FluxRelease, FluxRuntimeDetails } from '../flux';
import { runtimePollOf } from '../data/liveData';
import { hasSameElements, type LiveError } from '../data/liveObjects';
import type { LiveRuntime } from '../data/RuntimePoll';
import { useLive, useReading } from './useLive';

/** What is known of Flux on a cluster that has answered, or failed to. */
export interface ClusterRuntime extends LiveRuntime {
  readonly details?: FluxRuntimeDetails;
}

/** Flux on all clusters, as it is now or was when last seen. */
export interface FluxRuntimes {
  /** Names of all clusters; undefined while they are not known. */
  readonly clusters?: readonly string[];
  /** Those that have been heard of so far. */
  readonly runtimes: readonly ClusterRuntime[];
  /** Why nothing could be asked, if nothing could. */
  readonly error?: LiveError;
}

/** Clusters that answer within this time of one another are shown together. */
const TOGETHER_MS = 250;

const NONE: readonly string[] = [];

/** Flux on all clusters, kept up to date while the component is mounted. */
export function useFluxRuntimes(): FluxRuntimes {
  const poll = runtimePollOf(useApi(fluxApiRef));
  const [known] = useLive(poll.store, [poll.clustersQuery()]);
  const names = known?.names ?? NONE;
  const runtimes = useLive(
    poll.store,
    names.map(name => poll.runtimeQuery(name)),
  );
  const details = useLive(
    poll.store,
    names.map(name => poll.detailsQuery(name)),
    { enabled: (_query, index) => hasResources(runtimes[index]) },
  );
  const combined = useCombined(runtimes, details);
  const now = useMemo(() => {
    const refused = combined.find(({ error }) => error)?.error;
    return {
      clusters: known?.names,
      runtimes: combined,
      error: known?.error ?? (refused && { error: refused }),
    };
  }, [known, combined]);
  return useThrottle(now, TOGETHER_MS);
}

/** The newest release of Flux, where it is known. */
export function useFluxRelease(): FluxRelease | undefined {
  const poll = runtimePollOf(useApi(fluxApiRef));
  return useLive(poll.store, [poll.releaseQuery()])[0] ?? undefined;
}

/** Asks one cluster again. */
export function useRuntimeRetry(): (cluster: string) => void {
  const poll = runtimePollOf(useApi(fluxApiRef));
  return useCallback(cluster => void poll.retry(cluster), [poll]);
}

/** Asks all clusters again. */
export function useRuntimeRefresh(): () => void {
  const poll = runtimePollOf(useApi(fluxApiRef));
  return useCallback(() => void poll.refresh(), [poll]);
}

/** Whether any cluster is being asked at the moment. */
export function useRuntimeRefreshing(): boolean {
  const poll = runtimePollOf(useApi(fluxApiRef));
  return useReading(poll.store, ['runtime', 'cluster']);
}

function hasResources(runtime: LiveRuntime | undefined): boolean {
  return runtime !== undefined && runtime.resources.length > 0;
}

/** The same (`===`) list, and the same elements, while nothing changed. */
function useCombined(
  runtimes: readonly (LiveRuntime | undefined)[],
  details: readonly (FluxRuntimeDetails | undefined)[],
): readonly ClusterRuntime[] {
  const made = useRef(new WeakMap<LiveRuntime, ClusterRuntime>());
  const latest = useRef<readonly ClusterRuntime[]>([]);
  const next = runtimes.flatMap((runtime, index) => {
    if (!runtime) return [];
    const before = made.current.get(runtime);
    if (before && before.details === details[index]) return [before];
    const combined = { ...runtime, details: details[index] };
    made.current.set(runtime, combined);
    return [combined];
  });
  if (!hasSameElements(latest.current, next)) latest.current = next;
  return latest.current;
}
