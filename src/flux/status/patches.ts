import { isReconcilable } from '../kinds/capabilities';
import { textAt } from '../objects/json';
import { kindOf } from '../kinds/kinds';
import type { FluxObject } from '../objects/types';

/** A JSON merge patch (RFC 7386): null removes. @public */
export interface FluxPatch {
  /** Annotations to set, or to remove. */
  readonly metadata?: {
    readonly annotations: Readonly<Record<string, string | null>>;
  };
  /** Whether it is suspended. */
  readonly spec?: { readonly suspend: true | null };
}

/** Who suspends an object, why and when. */
export interface FluxSuspendNote {
  /** Email address, name or entity ref. */
  readonly by?: string;
  /** In the person's own words. */
  readonly reason?: string;
  /** RFC 3339. */
  readonly at: string;
}

/** What a HelmRelease is to do besides reconciling. */
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
/** Left by Weave GitOps, and shown where there is nothing better. */
const LEFT_BY_WEAVE_GITOPS = [
  'metadata.weave.works/suspended-by',
  'metadata.weave.works/suspended-comment',
];

/**
 * Asks for a reconciliation. `token` is a time in RFC 3339; force and reset
 * count only with the very same token (Flux: pkg apis/meta/annotations.go).
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
 * why. Notes of an earlier suspension that somebody ended with other tools are
 * removed: they say nothing about this one.
 */
export function suspendPatch(
  object: FluxObject,
  note: FluxSuspendNote,
): FluxPatch {
  const annotations = {
    ...removing(object, [
      SUSPENDED_BY,
      SUSPEND_REASON,
      WEAVE_SUSPENDED_BY,
      ...LEFT_BY_WEAVE_GITOPS,
    ]),
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
 */
export function resumePatch(object: FluxObject, token: string): FluxPatch {
  const annotations = {
    [SUSPENDED_BY]: null,
    [SUSPEND_REASON]: null,
    [SUSPENDED_AT]: null,
    [WEAVE_SUSPENDED_BY]: null,
    ...removing(object, LEFT_BY_WEAVE_GITOPS),
    ...(isReconcilable(object) && { [REQUESTED_AT]: token }),
  };
  const rule = kindOf(object)?.suspend;
  return rule?.by === 'annotation'
    ? { metadata: { annotations: { [rule.annotation]: null, ...annotations } } }
    : { metadata: { annotations }, spec: { suspend: null } };
}

/** Removes those of the annotations that the object has. */
function removing(object: FluxObject, annotations: readonly string[]) {
  return Object.fromEntries(
    annotations
      .filter(name => textAt(object, 'metadata', 'annotations', name))
      .map(name => [name, null]),
  );
}
