import { queryOptions } from '@tanstack/react-query';
import { FluxRequestError, type FluxApi } from '../api';
import { referenceKey, type FluxReference } from '../flux';

/** A ConfigMap is not read again this soon, in milliseconds. */
const FRESH_MS = 30_000;

/** The query for a ConfigMap; null if it does not exist. */
export function configMapQuery(api: FluxApi, reference: FluxReference) {
  return queryOptions({
    queryKey: ['flux', 'configMap', referenceKey(reference)],
    queryFn: async ({ signal }) => {
      const { resources, failures } = await api.get([reference], { signal });
      if (failures.length > 0) throw new FluxRequestError(failures[0]);
      return resources[0]?.object ?? null;
    },
    staleTime: FRESH_MS,
  });
}
