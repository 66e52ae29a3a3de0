import { useCallback } from 'react';
import { useLocation } from 'react-router-dom';
import { referenceOf, type FluxResource } from '../../flux';
import { fluxDetailsSearch } from '../../routes';

/**
 * Tells where a link to the details of a resource leads. There is none on a
 * cluster whose name is ambiguous, and none for an object without a name.
 */
export function useDetailsTo(): (resource: FluxResource) => string | undefined {
  const { search } = useLocation();
  return useCallback(
    resource => {
      const reference = referenceOf(resource);
      return reference && fluxDetailsSearch(reference, search);
    },
    [search],
  );
}
