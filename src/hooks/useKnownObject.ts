import { useCallback, useSyncExternalStore } from 'react';
import { referenceKey, type FluxReference, type FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/**
 * The newest version of an object that anything on the page has read, if any
 * has. Sends no request.
 */
export function useKnownObject(
  reference: FluxReference | undefined,
): FluxResource | undefined {
  const { objects } = useFluxData();
  const key = reference && referenceKey(reference);
  const subscribe = useCallback(
    (listener: () => void) =>
      objects.subscribe(changed => {
        const isForgetting = changed.size === 0;
        if (key && (isForgetting || changed.has(key))) listener();
      }),
    [objects, key],
  );
  return useSyncExternalStore(subscribe, () =>
    key === undefined ? undefined : objects.get(key),
  );
}
