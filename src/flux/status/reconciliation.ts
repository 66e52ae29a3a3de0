import { textAt } from '../objects/json';
import { isSuspended } from '../kinds/capabilities';
import { statusOf, type FluxStatus } from './status';
import type { FluxObject } from '../objects/types';

/** How far a requested reconciliation has come. @public */
export type FluxReconciliation =
  /** Not taken up yet, or still at work. */
  | { readonly phase: 'under-way'; readonly status: FluxStatus }
  /** Suspended in the meantime: nobody works on it. */
  | { readonly phase: 'suspended'; readonly status: FluxStatus }
  | {
      readonly phase: 'done';
      readonly status: FluxStatus;
      /** Another request came after ours, and its result is this one. */
      readonly overtaken: boolean;
    };

/**
 * Reads from an object how far the reconciliation requested with `token` has
 * come. Controllers copy the token to `status.lastHandledReconcileAt` even of
 * suspended objects, so that alone says nothing (Flux: cmd/flux/reconcile.go).
 *
 * @public
 */
export function reconciliationOf(
  object: FluxObject,
  token: string,
): FluxReconciliation {
  const status = statusOf(object);
  if (isSuspended(object)) return { phase: 'suspended', status };

  const requested = textAt(
    object,
    'metadata',
    'annotations',
    'reconcile.fluxcd.io/requestedAt',
  );
  const handled = textAt(object, 'status', 'lastHandledReconcileAt');
  // Without any request there is nobody who overtook ours.
  const isHandled =
    handled !== undefined && (handled === token || handled === requested);
  const isSettled = ['Ready', 'Failed', 'Stalled', 'Waiting'].includes(
    status.state,
  );
  return isHandled && isSettled
    ? { phase: 'done', status, overtaken: handled !== token }
    : { phase: 'under-way', status };
}
