import type { Entity } from '@backstage/catalog-model';
import type { Matcher } from './matchers';

/** Annotations of the Kubernetes plugin, which select an entity's objects. */
const ID = 'backstage.io/kubernetes-id';
const LABEL_SELECTOR = 'backstage.io/kubernetes-label-selector';
const NAMESPACE = 'backstage.io/kubernetes-namespace';
const CLUSTER = 'backstage.io/kubernetes-cluster';

/**
 * The label selector of an entity's Kubernetes objects, as the Kubernetes
 * backend makes it (plugin-kubernetes-backend, KubernetesFanOutHandler).
 */
export function labelSelectorOf(entity: Entity): string {
  const annotations = entity.metadata.annotations ?? {};
  return (
    annotations[LABEL_SELECTOR] ||
    `${ID}=${annotations[ID] || entity.metadata.name}`
  );
}

/** The one cluster that an entity is bound to, if it is bound to one. */
export function clusterOf(entity: Entity): string | undefined {
  return entity.metadata.annotations?.[CLUSTER] || undefined;
}

/** Path of all objects of a kind in one namespace, or of one of them. */
export function namespacePathOf(
  matcher: Matcher,
  namespace: string,
  name?: string,
): string {
  const { group, version, plural } = matcher;
  const list = `/apis/${group}/${version}/namespaces/${encodeURIComponent(
    namespace,
  )}/${plural}`;
  return name === undefined ? list : `${list}/${encodeURIComponent(name)}`;
}

/** Path and query that list an entity's objects on one cluster. */
export function listPathOf(entity: Entity, matcher: Matcher): string {
  const namespace = entity.metadata.annotations?.[NAMESPACE];
  const { group, version, plural } = matcher;
  const scope = namespace ? `/namespaces/${encodeURIComponent(namespace)}` : '';
  const query = new URLSearchParams({ labelSelector: labelSelectorOf(entity) });
  return `/apis/${group}/${version}${scope}/${plural}?${query}`;
}
