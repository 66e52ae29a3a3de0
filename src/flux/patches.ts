import { isReconcilable } from './abilities';
import { kindOf } from './kinds';
import type { FluxObject } from './types';

/** A JSON merge patch (RFC 7386): null removes. @public */
export interface FluxPatch {
  readonly metadata?: {
    readonly annotations: Readonly<Record<string, string | null>>;
  };
  readonly spec?: { readonly suspend: true | null };
}

/** Who suspends an object, why and when. @public */
export interface FluxSuspendNote {
  /** Email address, name or entity ref. */
  readonly by?: string;
  readonly reason?: string;
  /** RFC 3339. */
  readonly at: string;
}

/** What a HelmRelease is to do besides reconciling. @public */
export interface FluxReconcileOptions {
  /** One install or upgrade, even if nothing changed. */
  readonly force?: boolean;
  /** Forget failures, so that it is tried again. */
  readonly reset?: boolean;
}

const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';
const FORCE_AT = 'reconcile.fluxcd.io/forceAt';
const RESET_AT = 'reconcile.fluxcd.io/resetAt';

const SUSPENDED_BY = 'fluxcd.controlplane.io/suspendedBy';
const SUSPEND_REASON = 'backstage.io/flux-suspend-reason';
const SUSPENDED_AT = 'backstage.io/flux-suspended-at';
const WEAVE_SUSPENDED_BY = 'weave.works/suspended-by';

/**
 * Asks for a reconciliation. `token` is a time in RFC 3339; force and reset
 * count only with the very same token (Flux: pkg apis/meta/annotations.go).
 *
 * @public
 */
export function reconcilePatch(
  token: string,
  options: FluxReconcileOptions = {},
): FluxPatch {
  return {
    metadata: {
      annotations: {
        [REQUESTED_AT]: token,
        ...(options.force && { [FORCE_AT]: token }),
        ...(options.reset && { [RESET_AT]: token }),
      },
    },
  };
}

/**
 * Suspends an object, the way its kind is suspended, and notes who did it and
 * why.
 *
 * @public
 */
export function suspendPatch(
  object: FluxObject,
  note: FluxSuspendNote,
): FluxPatch {
  const annotations = {
    ...(note.by && { [SUSPENDED_BY]: note.by }),
    ...(note.reason && { [SUSPEND_REASON]: note.reason }),
    [SUSPENDED_AT]: note.at,
  };
  const rule = kindOf(object)?.suspend;
  return rule?.by === 'annotation'
    ? {
        metadata: {
          annotations: { [rule.annotation]: rule.value, ...annotations },
        },
      }
    : { metadata: { annotations }, spec: { suspend: true } };
}

/**
 * Undoes a suspension with all that was noted of it, and asks for a
 * reconciliation where the kind can be asked (Flux Operator:
 * cmd/cli/client.go toggleSuspension).
 *
 * @public
 */
export function resumePatch(object: FluxObject, token: string): FluxPatch {
  const annotations = {
    [SUSPENDED_BY]: null,
    [SUSPEND_REASON]: null,
    [SUSPENDED_AT]: null,
    [WEAVE_SUSPENDED_BY]: null,
    ...(isReconcilable(object) && { [REQUESTED_AT]: token }),
  };
  const rule = kindOf(object)?.suspend;
  return rule?.by === 'annotation'
    ? { metadata: { annotations: { [rule.annotation]: null, ...annotations } } }
    : { metadata: { annotations }, spec: { suspend: null } };
}
