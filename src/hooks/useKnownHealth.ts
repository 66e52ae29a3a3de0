import { useSyncExternalStore } from 'react';
import type { HealthSummary } from '../data';
import { resourceKey, type FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/**
 * How much of what a resource applied is healthy, if something on the page has
 * read all of that. Asks for nothing.
 */
export function useKnownHealth(
  resource: FluxResource,
): HealthSummary | undefined {
  const { health } = useFluxData();
  const key = resourceKey(resource);
  return useSyncExternalStore(health.subscribe, () => health.get(key));
}
