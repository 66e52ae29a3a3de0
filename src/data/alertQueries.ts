import { queryOptions } from '@tanstack/react-query';
import { FluxRequestError, type FluxApi } from '../api';
import {
  eventsOf,
  kindInfo,
  type FluxEvent,
  type FluxKind,
  type FluxReference,
  type FluxResource,
} from '../flux';

/** The default namespace of Flux's own Alerts. */
const FLUX_NAMESPACE = 'flux-system';
const MOST_EVENTS = 500;

/** The objects of one kind on a cluster. */
export interface FluxListed {
  readonly resources: readonly FluxResource[];
  /** Set where all namespaces may not be listed, but these may. */
  readonly namespaces?: readonly string[];
}

/**
 * The query for all objects of a kind on the cluster of an object. It runs only
 * on request. Where all namespaces may not be listed, that of the object and of
 * Flux are.
 */
export function allOfKindQuery(
  api: FluxApi,
  { cluster, namespace = '' }: FluxReference,
  kind: FluxKind,
) {
  return queryOptions({
    queryKey: ['flux', 'allOfKind', cluster, namespace, kind],
    queryFn: async ({ signal }): Promise<FluxListed> => {
      const { group } = kindInfo(kind);
      const list = (where?: string) =>
        api.listObjects({ cluster, group, kind, namespace: where }, { signal });
      const all = await list();
      if (!all.failure) return { resources: all.resources };
      if (all.failure.meaning === 'not-permitted') {
        const places = [
          ...new Set([namespace || FLUX_NAMESPACE, FLUX_NAMESPACE]),
        ];
        const answers = await Promise.all(places.map(list));
        const namespaces = places.filter((_, index) => !answers[index].failure);
        if (namespaces.length > 0) {
          const resources = answers.flatMap(answer => answer.resources);
          return { resources, namespaces };
        }
      }
      throw new FluxRequestError(all.failure);
    },
    enabled: false,
    staleTime: Infinity,
  });
}

/** The query for the warnings about all Alerts in a namespace, latest first. */
export function alertWarningsQuery(
  api: FluxApi,
  cluster: string,
  namespace: string,
) {
  return queryOptions({
    queryKey: ['flux', 'alertWarnings', cluster, namespace],
    queryFn: async ({ signal }): Promise<readonly FluxEvent[]> => {
      const { resources, failure } = await api.listObjects(
        {
          cluster,
          group: '',
          version: 'v1',
          kind: 'Event',
          namespace,
          fieldSelector: 'involvedObject.kind=Alert,type=Warning',
          limit: MOST_EVENTS,
        },
        { signal },
      );
      if (failure) throw new FluxRequestError(failure);
      return eventsOf(resources);
    },
    staleTime: Infinity,
  });
}
