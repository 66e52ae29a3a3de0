import { isReconcilable } from '../kinds/capabilities';
import { textAt } from '../objects/json';
import { kindOf } from '../kinds/kinds';
import type { FluxObject } from '../objects/types';

/** A JSON merge patch (RFC 7386): null removes a field. @public */
export interface FluxPatch {
  /** Annotations to set, or to remove (null). */
  readonly metadata?: {
    readonly annotations: Readonly<Record<string, string | null>>;
  };
  /** `suspend: true` suspends the object, null resumes it. */
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

/** Options of a requested reconciliation of a HelmRelease. */
export interface FluxReconcileOptions {
  /** Run one install or upgrade, even if nothing changed. */
  readonly force?: boolean;
  /** Reset the count of failures, so that a failed release is retried. */
  readonly reset?: boolean;
}

const REQUESTED_AT = 'reconcile.fluxcd.io/requestedAt';
const FORCE_AT = 'reconcile.fluxcd.io/forceAt';
const RESET_AT = 'reconcile.fluxcd.io/resetAt';

const SUSPENDED_BY = 'fluxcd.controlplane.io/suspendedBy';
const SUSPEND_REASON = 'backstage.io/flux-suspend-reason';
const SUSPENDED_AT = 'backstage.io/flux-suspended-at';
const WEAVE_SUSPENDED_BY = 'weave.works/suspended-by';
/** Annotations of Weave GitOps, which are shown if there are no others. */
const LEFT_BY_WEAVE_GITOPS = [
  'metadata.weave.works/suspended-by',
  'metadata.weave.works/suspended-comment',
];

/**
 * Requests a reconciliation. `token` is a time in RFC 3339; force and reset
 * only take effect with the same token (Flux: pkg apis/meta/annotations.go).
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
 * Suspends an object in the way its kind needs, and records in annotations who
 * did it and why. Annotations left by an earlier suspension are removed.
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
 * Resumes an object, removes all annotations of the suspension, and requests a
 * reconciliation if the kind supports it (Flux Operator: cmd/cli/client.go
 * toggleSuspension).
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

/** Removes the annotations that the object has. */
function removing(object: FluxObject, annotations: readonly string[]) {
  return Object.fromEntries(
    annotations
      .filter(name => textAt(object, 'metadata', 'annotations', name))
      .map(name => [name, null]),
  );
}
