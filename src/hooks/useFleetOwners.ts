import {
  configApiRef,
  identityApiRef,
  useApi,
} from '@backstage/core-plugin-api';
import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { FleetObjects, type Fleet } from '../data';
import { ownersFrom, type FluxEntity, type OwnersOf } from '../flux';
import { useCatalogEntities } from './useCatalogEntities';
import { useFluxData } from './useFluxData';

const NONE: readonly FluxEntity[] = [];

/** Whose the objects of the fleet are. */
export interface FleetOwners {
  /** The entities that an object belongs to. */
  readonly ownersOf: OwnersOf;
  /** Whether the signed-in person or one of their groups owns an object. */
  readonly isMine: (entities: readonly FluxEntity[]) => boolean;
  /** Whether the catalog has not answered yet. */
  readonly loading: boolean;
  /** Why the catalog could not be read, in its own words. */
  readonly error?: string;
  /** Why it is unknown who is signed in: the message of the error. */
  readonly identityError?: string;
}

/** Whose the objects of the fleet are, according to the catalog. */
export function useFleetOwners(fleet: Fleet): FleetOwners {
  const identity = useApi(identityApiRef);
  const byCluster =
    useApi(configApiRef).getOptionalString(
      'kubernetes.serviceLocatorMethod.type',
    ) === 'singleTenant';
  const data = useFluxData();
  const { entities = NONE, isPending, error } = useCatalogEntities();
  const mine = useQuery(
    {
      queryKey: ['flux', 'identity'],
      queryFn: async () =>
        (await identity.getBackstageIdentity()).ownershipEntityRefs,
      staleTime: Infinity,
    },
    data.client,
  );
  return useMemo(() => {
    const { find } = data.part(FleetObjects);
    const refs = new Set(mine.data);
    return {
      ownersOf: remembering(ownersFrom(entities, { find, byCluster })),
      isMine: owners =>
        owners.some(({ ownedBy }) => ownedBy.some(ref => refs.has(ref))),
      loading: isPending,
      error,
      identityError: mine.error?.message,
    };
    // Owners depend on what was read of the fleet.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [
    data,
    fleet,
    byCluster,
    entities,
    isPending,
    error,
    mine.data,
    mine.error,
  ]);
}

/** Thousands of rows ask again whenever they are searched. */
function remembering(ownersOf: OwnersOf): OwnersOf {
  const known = new WeakMap<object, readonly FluxEntity[]>();
  return resource => {
    const owners = known.get(resource) ?? ownersOf(resource);
    known.set(resource, owners);
    return owners;
  };
}
