import type { Entity } from '@backstage/catalog-model';
import { listPath } from '../transport/paths';
import type { Matcher } from './matchers';

/** Annotations of the Kubernetes plugin, which select an entity's objects. */
const ID = 'backstage.io/kubernetes-id';
const LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';

/**
 * The label selector of an entity's Kubernetes objects. It follows the rule of
 * the Kubernetes backend (plugin-kubernetes-backend, KubernetesFanOutHandler).
 */
export function labelSelectorOf(entity: Entity): string {
  const annotations = entity.metadata.annotations ?? {};
  return (
    annotations[LABEL_SELECTOR] ||
    `${ID}=${annotations[ID] || entity.metadata.name}`
  );
}

/** Path and query that list an entity's objects on one cluster. */
export function listPathOf(
  entity: Entity,
  matcher: Pick<Matcher, 'group' | 'version' | 'plural'>,
): string {
  const namespace = entity.metadata.annotations?.[NAMESPACE];
  const query = new URLSearchParams({ labelSelector: labelSelectorOf(entity) });
  return `${listPath({ ...matcher, namespace })}?${query}`;
}

/**
 * Whether the Kubernetes backend queries a cluster for an entity's objects
 * (plugin-kubernetes-backend, service-locator). Undefined if only the backend
 * knows.
 */
export function isAskedFor(
  entity: Entity,
  cluster: string,
  serviceLocator: string | undefined,
): boolean | undefined {
  switch (serviceLocator) {
    case 'multiTenant':
      return true;
    case 'singleTenant': {
      const only = entity.metadata.annotations?.[CLUSTER];
      return !only || only === cluster;
    }
    case 'catalogRelation': {
      const namespace = entity.metadata.namespace ?? 'default';
      return (entity.relations ?? []).some(
        ({ type, targetRef }) =>
          type === 'dependsOn' &&
          targetRef === `resource:${namespace}/${cluster}`,
      );
    }
    default:
      return undefined;
  }
}
