import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { CatalogApi } from '@backstage/plugin-catalog-react';
import { queryOptions } from '@tanstack/react-query';
import type { FluxEntity } from '../flux';

const PAGE_SIZE = 500;
/** Bounds the reading of a list whose pages never end. */
const MOST_PAGES = 100;
const STALE_MS = 300_000;
/** Entities with either of them may have Flux objects. */
const ANNOTATIONS = [
  'backstage.io/kubernetes-id',
  'backstage.io/kubernetes-label-selector',
];

/**
 * The query for all entities of the catalog that may have Flux objects. Asks
 * for those that have the annotation, not for certain values: thousands of ids
 * do not fit into an address.
 */
export function catalogEntitiesQuery(catalog: CatalogApi) {
  return queryOptions({
    queryKey: ['flux', 'catalogEntities'],
    queryFn: ({ signal }) => readEntities(catalog, signal),
    staleTime: STALE_MS,
    refetchInterval: STALE_MS,
  });
}

async function readEntities(
  catalog: CatalogApi,
  signal: AbortSignal,
): Promise<readonly FluxEntity[]> {
  const found: FluxEntity[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const request = cursor
      ? { cursor }
      : {
          // Either of the two.
          filter: ANNOTATIONS.map(name => ({
            [`metadata.annotations.${name}`]: CATALOG_FILTER_EXISTS,
          })),
        };
    // One page after the other, because each names the next.
    // eslint-disable-next-line no-await-in-loop
    const { items, pageInfo } = await catalog.queryEntities({
      ...request,
      fields: [
        'kind',
        'metadata.name',
        'metadata.namespace',
        'metadata.title',
        'metadata.annotations',
        'relations',
      ],
      limit: PAGE_SIZE,
    });
    signal.throwIfAborted();
    found.push(...items.map(fluxEntityOf));
    cursor = pageInfo.nextCursor;
    if (!cursor) break;
  }
  return found;
}

function fluxEntityOf(entity: Entity): FluxEntity {
  const { metadata, relations = [] } = entity;
  const targetsOf = (type: string) =>
    relations.filter(each => each.type === type).map(each => each.targetRef);
  return {
    ref: stringifyEntityRef(entity),
    title: metadata.title,
    ownedBy: targetsOf('ownedBy'),
    partOf: targetsOf('partOf'),
    annotations: Object.fromEntries(
      Object.entries(metadata.annotations ?? {}).filter(([name]) =>
        name.startsWith('backstage.io/kubernetes-'),
      ),
    ),
  };
}
