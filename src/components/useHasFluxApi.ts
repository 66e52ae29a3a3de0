import { useApiHolder } from '@backstage/core-plugin-api';
import { fluxApiRef } from '../api';

/**
 * Without the Kubernetes plugin in the app, our API cannot be made: asking for
 * it throws or yields nothing, depending on the frontend system.
 */
export function useHasFluxApi(): boolean {
  const apis = useApiHolder();
  try {
    return apis.get(fluxApiRef) !== undefined;
  } catch {
    return false;
  }
}
