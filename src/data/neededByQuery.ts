import { queryOptions } from '@tanstack/react-query';
import { FluxRequestError, type FluxApi } from '../api';
import {
  kindInfo,
  neededBy,
  referenceKey,
  type FluxDependent,
  type FluxKind,
  type FluxReference,
} from '../flux';

const PAGE_SIZE = 500;
/** Bounds the reading of a list whose pages never end. */
const MOST_PAGES = 100;

/** The objects of one kind on a cluster that need an object. */
export interface FluxNeeding {
  readonly needing: readonly FluxDependent[];
  /** How many objects of the kind there are. */
  readonly total: number;
}

/**
 * The query for all objects of a kind that need an object, on its cluster. It
 * reads all of them, so it runs only on request. Only those that need the
 * object are kept.
 */
export function neededByQuery(
  api: FluxApi,
  self: FluxReference,
  kind: FluxKind,
) {
  return queryOptions({
    queryKey: ['flux', 'neededBy', referenceKey(self), kind],
    queryFn: ({ signal }) => readNeeding(api, self, kind, signal),
    enabled: false,
    staleTime: Infinity,
  });
}

async function readNeeding(
  api: FluxApi,
  self: FluxReference,
  kind: FluxKind,
  signal: AbortSignal,
): Promise<FluxNeeding> {
  const { cluster } = self;
  const { group } = kindInfo(kind);
  const needing: FluxDependent[] = [];
  let total = 0;
  let continueFrom: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    // One page after the other, because each names the next.
    // eslint-disable-next-line no-await-in-loop
    const answer = await api.listObjects(
      { cluster, group, kind, limit: PAGE_SIZE, continueFrom },
      { signal },
    );
    if (answer.failure) throw new FluxRequestError(answer.failure);
    needing.push(...neededBy(self, answer.resources));
    total += answer.resources.length;
    ({ continueFrom } = answer);
    if (!continueFrom) return { needing, total };
  }
  throw new FluxRequestError({
    meaning: 'malformed',
    message: `The list does not end after ${MOST_PAGES} pages.`,
  });
}
