import { useApi } from '@backstage/core-plugin-api';
import { useQueries } from '@tanstack/react-query';
import { fluxApiRef } from '../api';
import { warningsQuery, type FluxEvents } from '../data';
import type { FluxReference } from '../flux';
import { useFluxData } from './useFluxData';

/** Warnings in some namespaces, read while the component is mounted. */
export interface Warnings {
  readonly isLoading: boolean;
  /** For each namespace. */
  readonly answers: readonly {
    readonly namespace: string;
    readonly answer?: FluxEvents;
    readonly error: Error | null;
  }[];
  readonly refresh: () => void;
}

/**
 * Reads the warnings in namespaces of a cluster, with one request for each:
 * what belongs to a workload has many names.
 */
export function useWarnings(
  cluster: FluxReference['cluster'],
  namespaces: readonly string[],
): Warnings {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const queries = useQueries(
    {
      queries: namespaces.map(namespace =>
        warningsQuery(api, { cluster, namespace }),
      ),
    },
    client,
  );
  return {
    isLoading: queries.some(({ isLoading }) => isLoading),
    answers: queries.map(({ data, error }, index) => ({
      namespace: namespaces[index],
      answer: data,
      error,
    })),
    refresh: () => queries.forEach(query => void query.refetch()),
  };
}
