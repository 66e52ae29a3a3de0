import { numberAt, textAt } from '../objects/json';
import { isSuspended } from '../kinds/capabilities';
import { isSince, kindOf, versionOf } from '../kinds/kinds';
import { conditionOf } from './conditions';
import { momentOf } from './history';
import { statusOf, type FluxStatus } from './status';
import type { FluxObject } from '../objects/types';

/** The progress of a requested reconciliation. */
export type FluxReconciliation =
  /** Not started yet, or still running. */
  | { readonly phase: 'under-way'; readonly status: FluxStatus }
  /** Suspended in the meantime, so no controller works on it. */
  | { readonly phase: 'suspended'; readonly status: FluxStatus }
  | {
      readonly phase: 'done';
      /** Reconciling or Unknown if Flux finished without reporting a result. */
      readonly status: FluxStatus;
      /** Whether a later request replaced ours, and this is its result. */
      readonly overtaken: boolean;
    };

/**
 * Reads the progress of the reconciliation requested with `token`. Controllers
 * copy the token to `status.lastHandledReconcileAt` even on suspended objects,
 * so that field alone is not enough (Flux: cmd/flux/reconcile.go).
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
  // Without any request both are undefined, and nothing was handled.
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
 * Whether Flux stopped working on an object without reporting a result.
 * Controllers copy the token when they finish, and set Reconciling until then;
 * a lost update of the status can leave Ready=Unknown behind for good. Before
 * v2beta2, helm-controller copies the token first and only sets Unknown: there,
 * an Unknown that is older than the request was left behind.
 */
function isLeftUnknown(object: FluxObject, handled: string): boolean {
  const ready = conditionOf(object, 'Ready');
  if (ready?.status !== 'Unknown') return false;
  if (conditionOf(object, 'Reconciling')?.status === 'True') return false;
  const generation = numberAt(object, 'metadata', 'generation');
  if ((ready.observedGeneration ?? Infinity) < (generation ?? 0)) return false;
  const info = kindOf(object);
  const copiesTokenFirst =
    info?.kind === 'HelmRelease' &&
    !isSince(info, versionOf(object), 'v2beta2');
  return (
    !copiesTokenFirst || momentOf(ready.lastTransitionTime) < momentOf(handled)
  );
}
