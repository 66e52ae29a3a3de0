import type { Entity } from '@backstage/catalog-model';
import { useEffect, useSyncExternalStore } from 'react';
import type { EntityDeployers } from '../data';
import { useFluxData } from './useFluxData';

/**
 * Whether all clusters have answered, and none has a Flux object with the label
 * of the entity that deploys something.
 */
export function useHasNoDeployment(entity: Entity): boolean {
  const objects = useFluxData().entity(entity);
  return useSyncExternalStore(objects.subscribe, objects.hasNoDeployment);
}

/**
 * What deploys an entity's workloads. They are read while the component is
 * mounted and `enabled`, and not otherwise.
 */
export function useEntityDeployers(
  entity: Entity,
  enabled: boolean,
): EntityDeployers {
  const workloads = useFluxData().workloads(entity);
  useEffect(
    () => (enabled ? workloads.watch(entity) : undefined),
    [workloads, entity, enabled],
  );
  return useSyncExternalStore(workloads.subscribe, workloads.current);
}
