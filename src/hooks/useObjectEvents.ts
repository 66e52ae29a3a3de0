import { useApi } from '@backstage/core-plugin-api';
import { useQueries } from '@tanstack/react-query';
import { fluxApiRef } from '../api';
import { eventsQuery, type FluxEvents } from '../data';
import type { FluxEventSubject } from '../flux';
import { useFluxData } from './useFluxData';

/** The events about some objects, read while the component is mounted. */
export interface ObjectEvents {
  readonly isLoading: boolean;
  /** For each object that has answered. */
  readonly answers: readonly {
    readonly subject: FluxEventSubject;
    readonly answer?: FluxEvents;
    readonly error: Error | null;
  }[];
  readonly refresh: () => void;
}

/** Reads the events about some objects, each in a request of its own. */
export function useObjectEvents(
  subjects: readonly FluxEventSubject[],
): ObjectEvents {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const queries = useQueries(
    { queries: subjects.map(subject => eventsQuery(api, subject)) },
    client,
  );
  return {
    isLoading: queries.some(({ isLoading }) => isLoading),
    answers: queries.map(({ data, error }, index) => ({
      subject: subjects[index],
      answer: data,
      error,
    })),
    refresh: () => queries.forEach(query => void query.refetch()),
  };
}
