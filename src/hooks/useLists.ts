import { useApi } from '@backstage/core-plugin-api';
import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { errorOf, fluxApiRef } from '../api';
import { listQuery, problemOf, type LiveObjects } from '../data';
import type { FluxPlace } from '../flux';
import { useFluxData } from './useFluxData';
import { useSameList } from './useSameList';

/**
 * All objects of some kinds in some namespaces, a request for each, read every
 * minute while the component is mounted. `places` must be the same array while
 * it has the same elements.
 */
export function useLists(places: readonly FluxPlace[]): LiveObjects {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const queries = useQueries(
    { queries: places.map(place => listQuery(api, place)) },
    client,
  );
  const answers = useSameList(queries.map(({ data }) => data));
  const errors = useSameList(queries.map(({ error }) => error));
  const times = useSameList(queries.map(each => each.dataUpdatedAt));
  const isPartial = queries.some(({ isPending }) => isPending);
  return useMemo(
    () => ({
      resources: answers.flatMap(resources => resources ?? []),
      failures: errors.flatMap((error, index) => {
        if (!error || !places[index]) return [];
        const { cluster, kind } = places[index];
        const shownSince = answers[index] && times[index];
        return [{ ...problemOf(errorOf(error)), cluster, kind, shownSince }];
      }),
      ...(isPartial && { isPartial }),
    }),
    [places, answers, errors, times, isPartial],
  );
}
