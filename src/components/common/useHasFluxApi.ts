import { useApiHolder, type ApiHolder } from '@backstage/core-plugin-api';
import { type FluxApi, fluxApiRef } from '../../api';

/**
 * The plugin's client. There is none without the Kubernetes plugin in the app:
 * asking for it throws or yields nothing, depending on the frontend system.
 */
export function fluxApiOf(apis: ApiHolder): FluxApi | undefined {
  try {
    return apis.get(fluxApiRef);
  } catch {
    return undefined;
  }
}

/** Whether the app has the plugin's client. */
export function useHasFluxApi(): boolean {
  return fluxApiOf(useApiHolder()) !== undefined;
}
