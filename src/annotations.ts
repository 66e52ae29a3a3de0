import type { Entity } from '@backstage/catalog-model';

/**
 * Whether an entity has an annotation that selects its Flux objects:
 * `backstage.io/kubernetes-id` or `backstage.io/kubernetes-label-selector`.
 *
 * @public
 */
export function isFluxAvailable(entity: Entity): boolean {
  const annotations = entity.metadata.annotations ?? {};
  return Boolean(
    annotations['backstage.io/kubernetes-id'] ||
      annotations['backstage.io/kubernetes-label-selector'],
  );
}
