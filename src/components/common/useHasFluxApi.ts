import { useApiHolder, type ApiHolder } from '@backstage/core-plugin-api';
import type { FluxApi } from '../../api';
import { fluxApiRef } from '../../api/ref';

/**
 * The Flux API of the app, which is missing without the Kubernetes plugin: then
 * `get` throws or returns undefined, depending on the frontend system.
 */
export function fluxApiOf(apis: ApiHolder): FluxApi | undefined {
  try {
    return apis.get(fluxApiRef);
  } catch {
    return undefined;
  }
}

/** Whether the app has the Flux API. */
export function useHasFluxApi(): boolean {
  return fluxApiOf(useApiHolder()) !== undefined;
}
