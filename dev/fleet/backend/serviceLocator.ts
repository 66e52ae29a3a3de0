import { Cluster } from '../cluster';
import { FleetEntity } from './entities';

/**
 * Selects the clusters of an entity: the name of a `serviceLocatorMethod`, or
 * an app's own implementation.
 */
export type ServiceLocator =
  | 'multiTenant'
  | 'singleTenant'
  | 'catalogRelation'
  | ((entity: FleetEntity) => readonly string[]);

/** Backstage: plugin-kubernetes-backend's service-locator. */
export function locate(options: {
  locator: ServiceLocator;
  entity: FleetEntity;
  clusters: readonly Cluster[];
}): Cluster[] {
  const { locator, entity, clusters } = options;
  const { annotations, namespace = 'default' } = entity.metadata;
  if (typeof locator === 'function') {
    const names = locator(entity);
    return clusters.filter(({ name }) => names.includes(name));
  }
  switch (locator) {
    case 'singleTenant': {
      const only = annotations?.['backstage.io/kubernetes-cluster'];
      return clusters.filter(({ name }) => !only || name === only);
    }
    case 'catalogRelation':
      // As in Backstage, a cluster's Resource is looked up in the namespace of
      // the entity.
      return clusters.filter(({ name }) =>
        entity.relations?.some(
          ({ type, targetRef }) =>
            type === 'dependsOn' &&
            targetRef === `resource:${namespace}/${name}`,
        ),
      );
    default:
      return [...clusters];
  }
}
