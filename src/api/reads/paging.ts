import { type FluxObject, isRecord, listAt, textAt, valueAt } from '../../flux';
import type { FluxProblem } from '../FluxRequestError';
import type { ProxyAnswer } from '../transport/ClusterProxy';

const PAGE_LIMIT = 500;
/** Bounds the reading of a list whose pages never end. */
const MOST_PAGES = 100;

/** Objects of a list and the token of its next page, or the failure. */
export type Listed =
  | {
      readonly items: readonly FluxObject[];
      readonly next?: string;
      readonly failure?: undefined;
    }
  | { readonly items?: undefined; readonly failure: FluxProblem };

/** Requests one page with this query. */
export type GetPage = (query: URLSearchParams) => Promise<ProxyAnswer>;

/** Reads one page of a list. A kind that is not served has no objects. */
export async function readPage(
  get: GetPage,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Listed> {
  const given = Object.entries(query).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, value]],
  );
  const answer = await get(new URLSearchParams(given));
  if (answer.outcome === 'failed') return { failure: answer.failure };
  if (answer.outcome !== 'found') return { items: [] };
  if (!Array.isArray(valueAt(answer.body, 'items'))) {
    const message = 'The answer is not a list of Kubernetes objects.';
    return { failure: { meaning: 'malformed', message } };
  }
  return {
    items: listAt(answer.body, 'items').filter(isRecord),
    next: textAt(answer.body, 'metadata', 'continue'),
  };
}

/**
 * Reads all pages of a list, and once more from the first page if the list
 * expires meanwhile (HTTP 410).
 */
export async function readAllPages(
  get: GetPage,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Listed> {
  const listed = await readPages(get, query);
  return listed.failure?.statusCode === 410 ? readPages(get, query) : listed;
}

async function readPages(
  get: GetPage,
  query: Readonly<Record<string, string | undefined>>,
): Promise<Listed> {
  const items: FluxObject[] = [];
  let next: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const listed = await readPage(get, {
      ...query,
      limit: String(PAGE_LIMIT),
      continue: next,
    });
    if (listed.failure) return listed;
    items.push(...listed.items);
    next = listed.next;
    if (!next) return { items };
  }
  const message = `The list does not end after ${MOST_PAGES} pages.`;
  return { failure: { meaning: 'malformed', message } };
}
