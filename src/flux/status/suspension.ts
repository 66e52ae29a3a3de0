import { textAt, timeAt } from '../objects/json';
import { FluxObject } from '../objects/types';

/** Who suspended an object, why and when, as annotations tell it. @public */
export interface FluxSuspension {
  readonly by?: string;
  readonly reason?: string;
  /** RFC 3339, as sent. */
  readonly at?: string;
}

/**
 * What annotations tell about a suspension: those of this plugin, of the Flux
 * Operator, and the ones left behind by Weave GitOps.
 *
 * @public
 */
export function suspensionOf(object: FluxObject): FluxSuspension {
  return {
    by: annotation(
      object,
      'fluxcd.controlplane.io/suspendedBy',
      'metadata.weave.works/suspended-by',
      'weave.works/suspended-by',
    ),
    reason: annotation(
      object,
      'backstage.io/flux-suspend-reason',
      'metadata.weave.works/suspended-comment',
    ),
    at: timeAt(
      object,
      'metadata',
      'annotations',
      'backstage.io/flux-suspended-at',
    ),
  };
}

function annotation(object: FluxObject, ...keys: string[]): string | undefined {
  for (const key of keys) {
    const value = textAt(object, 'metadata', 'annotations', key);
    if (value) return value;
  }
  return undefined;
}
