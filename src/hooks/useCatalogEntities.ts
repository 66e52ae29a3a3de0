import { useApiHolder } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { skipToken, useQuery } from '@tanstack/react-query';
import { catalogEntitiesQuery } from '../data';
import type { FluxEntity } from '../flux';
import { useFluxData } from './useFluxData';

/** The entities of the catalog that may have objects, and why there are none. */
export interface CatalogEntities {
  readonly entities?: readonly FluxEntity[];
  readonly isPending: boolean;
  /** In the catalog's own words. */
  readonly error?: string;
}

/** The entities that may have objects on clusters, read if they are wanted. */
export function useCatalogEntities(isWanted: boolean = true): CatalogEntities {
  const catalog = useApiHolder().get(catalogApiRef);
  const query = catalog && catalogEntitiesQuery(catalog);
  const { data, isPending, error } = useQuery(
    isWanted && query
      ? query
      : { queryKey: ['flux', 'catalogEntities'], queryFn: skipToken },
    useFluxData().client,
  );
  return {
    entities: data,
    isPending,
    error: data ? undefined : error?.message,
  };
}
