import type { Entity } from '@backstage/catalog-model';

/**
 * Whether an entity says which Flux objects are its own: it has one of the
 * annotations `backstage.io/kubernetes-id` and
 * `backstage.io/kubernetes-label-selector`.
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
