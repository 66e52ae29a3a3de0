import { numberAt, textAt } from '../objects/json';
import { isSuspended } from '../kinds/capabilities';
import { isSince, kindOf, versionOf } from '../kinds/kinds';
import { conditionOf } from './conditions';
import { momentOf } from './history';
import { statusOf, type FluxStatus } from './status';
import type { FluxObject } from '../objects/types';

/** How far a requested reconciliation has come. */
export type FluxReconciliation =
  /** Not taken up yet, or still at work. */
  | { readonly phase: 'under-way'; readonly status: FluxStatus }
  /** Suspended in the meantime: nobody works on it. */
  | { readonly phase: 'suspended'; readonly status: FluxStatus }
  | {
      readonly phase: 'done';
      /**
       * Reconciling or Unknown where Flux is done with it and left no verdict.
       */
      readonly status: FluxStatus;
      /** Another request came after ours, and its result is this one. */
      readonly overtaken: boolean;
    };

/**
 * Reads from an object how far the reconciliation requested with `token` has
 * come. Controllers copy the token to `status.lastHandledReconcileAt` even of
 * suspended objects, so that alone says nothing (Flux: cmd/flux/reconcile.go).
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
  const isSettled =
    ['Ready', 'Failed', 'Stalled', 'Waiting'].includes(status.state) &&
    !(status.state === 'Failed' && status.reconciling);
  return isHandled && (isSettled || isLeftUnknown(object, handled))
    ? { phase: 'done', status, overtaken: handled !== token }
    : { phase: 'under-way', status };
}

/**
 * Whether nobody works on an object although it never came to a verdict.
 * Controllers take over the token when they are done, and say Reconciling for
 * as long as they are not; a lost update of the status may leave Ready=Unknown
 * behind for ever. Before v2beta2 helm-controller takes over the token first
 * and says only Unknown: there, one that is older than the request was left.
 */
function isLeftUnknown(object: FluxObject, handled: string): boolean {
  const ready = conditionOf(object, 'Ready');
  if (ready?.status !== 'Unknown') return false;
  if (conditionOf(object, 'Reconciling')?.status === 'True') return false;
  const generation = numberAt(object, 'metadata', 'generation');
  if ((ready.observedGeneration ?? Infinity) < (generation ?? 0)) return false;
  const info = kindOf(object);
  const toldFirst =
    info?.kind === 'HelmRelease' &&
    !isSince(info, versionOf(object), 'v2beta2');
  return !toldFirst || momentOf(ready.lastTransitionTime) < momentOf(handled);
}
