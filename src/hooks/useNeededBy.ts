import { useApi } from '@backstage/core-plugin-api';
import { useQueries } from '@tanstack/react-query';
import { useMemo, useSyncExternalStore } from 'react';
import { errorOf, fluxApiRef, type FluxProblem } from '../api';
import { DependentsData, neededByQuery } from '../data';
import {
  kindsNeeding,
  referenceKey,
  resourceKey,
  type FluxDependent,
  type FluxKind,
  type FluxReference,
} from '../flux';
import { useFluxData } from './useFluxData';

/** What looking for all objects of a kind that need an object has found. */
export interface NeedingKind {
  readonly kind: FluxKind;
  readonly isLooking: boolean;
  /** How many objects of the kind there are; undefined before the first look. */
  readonly total?: number;
  /** When that was, in milliseconds since the epoch. */
  readonly lookedAt?: number;
  readonly problem?: FluxProblem;
  readonly look: () => void;
}

/** What needs an object, and how to look for more of it. */
export interface NeededBy {
  readonly needing: readonly FluxDependent[];
  readonly kinds: readonly NeedingKind[];
}

/**
 * The objects that need an object, among those that anything on the page has
 * read, and those that were looked for. Asks for nothing by itself.
 */
export function useNeededBy(self: FluxReference): NeededBy {
  const api = useApi(fluxApiRef);
  const data = useFluxData();
  const key = referenceKey(self);
  const all = data.part(DependentsData);
  // References with the same key are equal.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const dependents = useMemo(() => all.of(self), [all, key]);
  const known = useSyncExternalStore(dependents.subscribe, dependents.current);
  const kinds = kindsNeeding(self);
  const queries = useQueries(
    { queries: kinds.map(kind => neededByQuery(api, self, kind)) },
    data.client,
  );
  const found = queries
    .flatMap(query => query.data?.needing ?? [])
    // The others are followed live.
    .filter(({ resource }) => !data.objects.get(resourceKey(resource)));
  return {
    needing: [...known, ...found],
    kinds: queries.map((query, index) => ({
      kind: kinds[index],
      isLooking: query.isFetching,
      total: query.data?.total,
      lookedAt: query.data && query.dataUpdatedAt,
      problem: query.error ? errorOf(query.error) : undefined,
      look: () => void query.refetch(),
    })),
  };
}
