import type { Entity } from '@backstage/catalog-model';
import { useEntityRefLink } from '@backstage/plugin-catalog-react';

/**
 * Where a link leads: an address and a path from the root as they are, other
 * paths below the page of an entity.
 */
export function useLinkFrom(entity: Entity, link: string): string {
  const page = useEntityPage(entity);
  if (/^(?:[a-z][a-z+.-]*:|\/)/i.test(link) || page === undefined) return link;
  return `${page.replace(/\/+$/, '')}/${link}`;
}

/** Undefined in an app whose pages of entities are not the catalog's. */
function useEntityPage(entity: Entity): string | undefined {
  try {
    return useEntityRefLink()(entity);
  } catch {
    return undefined;
  }
}
