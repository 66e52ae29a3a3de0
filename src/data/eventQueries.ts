import { queryOptions } from '@tanstack/react-query';
import {
  FluxRequestError,
  type FluxApi,
  type FluxObjectsRequest,
} from '../api';
import {
  eventSelector,
  eventsOf,
  referenceKey,
  type FluxEvent,
  type FluxEventSubject,
  type FluxReference,
  type FluxResource,
} from '../flux';

/** Interval at which events are read while they are shown, in milliseconds. */
const EVENTS_INTERVAL_MS = 30_000;
const HOW_OFTEN = {
  refetchInterval: EVENTS_INTERVAL_MS,
  staleTime: EVENTS_INTERVAL_MS / 2,
  gcTime: 5 * 60_000,
  structuralSharing: false,
};
const PAGE_SIZE = 500;
/** With a field selector a page may have fewer events than its limit. */
const MOST_PAGES = 4;

/** Events, the newest first. */
export interface FluxEvents {
  readonly events: readonly FluxEvent[];
  /** Whether there are more of them than were read. */
  readonly isCut: boolean;
}

/**
 * The query for the events about one object. What was read stays if they can
 * not be read any more.
 */
export function eventsQuery(api: FluxApi, subject: FluxEventSubject) {
  const { reference, uid } = subject;
  return queryOptions({
    queryKey: ['flux', 'events', referenceKey(reference), uid],
    queryFn: ({ signal }) =>
      readEvents(
        api,
        {
          cluster: reference.cluster,
          namespace: reference.namespace,
          fieldSelector: eventSelector(reference, uid),
        },
        signal,
      ),
    ...HOW_OFTEN,
  });
}

/** The query for all warnings in a namespace, about any object. */
export function warningsQuery(
  api: FluxApi,
  { cluster, namespace }: Pick<FluxReference, 'cluster' | 'namespace'>,
) {
  return queryOptions({
    queryKey: ['flux', 'warnings', cluster, namespace],
    queryFn: ({ signal }) =>
      readEvents(
        api,
        { cluster, namespace, fieldSelector: 'type=Warning' },
        signal,
      ),
    ...HOW_OFTEN,
  });
}

async function readEvents(
  api: FluxApi,
  selection: Pick<
    FluxObjectsRequest,
    'cluster' | 'namespace' | 'fieldSelector'
  >,
  signal: AbortSignal,
): Promise<FluxEvents> {
  const resources: FluxResource[] = [];
  let continueFrom: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // One page after the other, because each names the next.
    // eslint-disable-next-line no-await-in-loop
    const answer = await api.listObjects(
      {
        ...selection,
        group: '',
        version: 'v1',
        kind: 'Event',
        limit: PAGE_SIZE,
        continueFrom,
      },
      { signal },
    );
    resources.push(...answer.resources);
    ({ continueFrom } = answer);
    if (answer.failure) throw new FluxRequestError(answer.failure);
    if (!continueFrom || resources.length >= PAGE_SIZE) {
      return { events: eventsOf(resources), isCut: !!continueFrom };
    }
  }
  return { events: eventsOf(resources), isCut: true };
}
