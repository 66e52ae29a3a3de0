import { useApi } from '@backstage/core-plugin-api';
import { useQueries, useQuery } from '@tanstack/react-query';
import { errorOf, fluxApiRef } from '../api';
import {
  controllerLogQuery,
  controllersQuery,
  problemOf,
  type LiveProblem,
  type ReadLog,
} from '../data';
import {
  controllerSelector,
  loggersOf,
  referenceOf,
  type FluxLogger,
  type FluxReference,
  type FluxResource,
} from '../flux';
import { useFluxData } from './useFluxData';

/** What the controller of an object wrote about it. */
export interface LiveLogs {
  readonly isLoading: boolean;
  readonly isRefreshing: boolean;
  /** Where it is written; undefined while that is not known. */
  readonly loggers?: readonly FluxLogger[];
  readonly logs: readonly ReadLog[];
  /** How many pods run that may write it. */
  readonly running: number;
  /** Why the Deployments of Flux could not be listed. */
  readonly controllersProblem?: LiveProblem;
  /** Why the pods of a Deployment could not be listed. */
  readonly podsProblems: readonly {
    readonly deployment: FluxReference;
    readonly problem: LiveProblem;
  }[];
  readonly refresh: () => void;
}

/** Reads the log of an object's controller while the component is mounted. */
export function useControllerLogs(
  resource: FluxResource,
  isPrevious: boolean,
): LiveLogs {
  const api = useApi(fluxApiRef);
  const { client } = useFluxData();
  const subject = referenceOf(resource);
  const controllers = useQuery(
    controllersQuery(
      api,
      resource.cluster,
      controllerSelector(resource.object),
    ),
    client,
  );
  const loggers = controllers.data && loggersOf(resource, controllers.data);
  const wanted = subject && loggers ? loggers : [];
  const queries = useQueries(
    {
      queries: wanted.flatMap(logger =>
        subject
          ? [controllerLogQuery(api, { subject, logger, isPrevious })]
          : [],
      ),
    },
    client,
  );
  return {
    isLoading:
      controllers.isLoading || queries.some(({ isLoading }) => isLoading),
    isRefreshing:
      controllers.isFetching || queries.some(({ isFetching }) => isFetching),
    loggers,
    logs: queries.flatMap(({ data }) => data?.logs ?? []),
    running: queries.reduce((sum, { data }) => sum + (data?.running ?? 0), 0),
    // Where it is known which controller it is, that is enough.
    controllersProblem:
      controllers.error && !loggers ? errorOf(controllers.error) : undefined,
    podsProblems: queries.flatMap(({ error, data, dataUpdatedAt }, index) => {
      const shownSince = data && dataUpdatedAt;
      return error
        ? [
            {
              deployment: wanted[index].deployment,
              problem: { ...problemOf(errorOf(error)), shownSince },
            },
          ]
        : [];
    }),
    refresh: () => {
      if (!loggers?.length) void controllers.refetch();
      queries.forEach(query => void query.refetch());
    },
  };
}
