import { isSuspended } from '../kinds/capabilities';
import { kindOf } from '../kinds/kinds';
import { textAt, timeAt } from '../objects/json';
import {
  annotationPath,
  ownersOf,
  type FieldOwner,
} from '../objects/managedFields';
import { FluxObject } from '../objects/types';

/** Who suspended an object, why and when, as far as that is known. */
export interface FluxSuspension {
  /** Email address, name or entity ref, from a note of this suspension. */
  readonly by?: string;
  /** `by` and `reason` have no time: they may be of an earlier suspension. */
  readonly undated?: true;
  /** In the person's own words. */
  readonly reason?: string;
  /** RFC 3339, as sent: when, if a note of this suspension tells. */
  readonly at?: string;
  /** Without a dated note: the field manager that suspended it, like `flux`. */
  readonly manager?: string;
  /** Without `at`: RFC 3339, since then at the latest. */
  readonly since?: string;
}

const SUSPENDED_AT = 'backstage.io/flux-suspended-at';

/** Of the Flux Operator and this plugin, Weave GitOps, Weave's own plugin. */
const BY = [
  'fluxcd.controlplane.io/suspendedBy',
  'metadata.weave.works/suspended-by',
  'weave.works/suspended-by',
];

const REASON = [
  'backstage.io/flux-suspend-reason',
  'metadata.weave.works/suspended-comment',
];

/** The annotations that tell about a suspension. */
export const SUSPENSION_NOTES: readonly string[] = [
  SUSPENDED_AT,
  ...BY,
  ...REASON,
];

/**
 * How much older than the suspension its note may be. One request sets both,
 * but a browser's clock and an API server's are not the same.
 */
const TOLERANCE_MS = 60_000;

/**
 * Entries that stand for several managers: all that wrote before the first
 * applied, and the oldest where there are too many (Kubernetes: apimachinery
 * pkg/util/managedfields/internal, capmanagers.go).
 */
const SEVERAL_MANAGERS = ['before-first-apply', 'ancient-changes'];

/**
 * What is known about the suspension that an object is under. `flux resume`
 * leaves annotations alone (Flux: cmd/flux/resume.go), so they are believed
 * only where managedFields tell that what set `spec.suspend`, or the
 * annotation of its kind, wrote them too, and not before. A note without a
 * time is marked as undated: the Flux Operator keeps a name that is there, and
 * so does whoever suspends by hand. Without managedFields nothing is known.
 */
export function suspensionOf(object: FluxObject): FluxSuspension {
  const setter = isSuspended(object) ? suspenderOf(object) : undefined;
  if (!setter) return {};
  const { manager, time: since } = setter;
  if (manager && SEVERAL_MANAGERS.includes(manager)) return { since };
  const note = (name: string) =>
    setter.owns(annotationPath(name))
      ? textAt(object, 'metadata', 'annotations', name)
      : undefined;
  const by = firstOf(BY, note);
  const reason = firstOf(REASON, note);
  const at = note(SUSPENDED_AT) && timeOf(object);
  if (at) {
    return isOlder(at, since)
      ? { manager, since }
      : { by, reason, at, manager: by ? undefined : manager };
  }
  return by || reason
    ? { by, reason, undated: true, manager, since }
    : { manager, since };
}

/**
 * The field that suspends objects of this kind, as a path in `fieldsV1`;
 * undefined for kinds that cannot be suspended.
 */
export function suspendPathOf(
  object: FluxObject,
): readonly string[] | undefined {
  const rule = kindOf(object)?.suspend;
  if (!rule) return undefined;
  return rule.by === 'spec'
    ? ['f:spec', 'f:suspend']
    : annotationPath(rule.annotation);
}

/**
 * What gave the field that suspends an object its value. An update takes a
 * field from all others, and appliers of the same value share it from then on;
 * so it is the one that updates, else the first to apply (Kubernetes:
 * structured-merge-diff merge/update.go).
 */
export function suspenderOf(object: FluxObject): FieldOwner | undefined {
  const path = suspendPathOf(object);
  const owners = path ? ownersOf(object, path) : [];
  return (
    owners.find(({ isApplier }) => !isApplier) ??
    [...owners].sort((left, right) => timeIn(left) - timeIn(right))[0]
  );
}

function timeIn(owner: FieldOwner): number {
  return owner.time ? Date.parse(owner.time) : Infinity;
}

function timeOf(object: FluxObject): string | undefined {
  return timeAt(object, 'metadata', 'annotations', SUSPENDED_AT);
}

/** Whether a note is older than the suspension, or may be. */
function isOlder(at: string, since: string | undefined): boolean {
  return since === undefined
    ? true
    : Date.parse(at) < Date.parse(since) - TOLERANCE_MS;
}

function firstOf(
  names: readonly string[],
  read: (name: string) => string | undefined,
): string | undefined {
  for (const name of names) {
    const value = read(name);
    if (value) return value;
  }
  return undefined;
}
