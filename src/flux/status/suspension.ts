import { isSuspended } from '../kinds/capabilities';
import { kindOf } from '../kinds/kinds';
import { textAt, timeAt } from '../objects/json';
import {
  annotationPath,
  ownersOf,
  type FieldOwner,
} from '../objects/managedFields';
import { FluxObject } from '../objects/types';

/** Who suspended an object, why and when, as far as known. */
export interface FluxSuspension {
  /** Email address, name or entity ref, from an annotation. */
  readonly by?: string;
  /** The annotations have no time and may be of an earlier suspension. */
  readonly undated?: true;
  /** In the person's own words. */
  readonly reason?: string;
  /** RFC 3339, as sent: when it was suspended, according to an annotation. */
  readonly at?: string;
  /**
   * The field manager that suspended it, like `flux`, unless a dated annotation
   * names a person.
   */
  readonly manager?: string;
  /** Without `at`, RFC 3339: it has been suspended since then, or longer. */
  readonly since?: string;
}

const SUSPENDED_AT = 'backstage.io/flux-suspended-at';

/**
 * Annotations of the Flux Operator and this plugin, Weave GitOps, and Weave's
 * plugin.
 */
const BY = [
  'fluxcd.controlplane.io/suspendedBy',
  'metadata.weave.works/suspended-by',
  'weave.works/suspended-by',
];

const REASON = [
  'backstage.io/flux-suspend-reason',
  'metadata.weave.works/suspended-comment',
];

/** All annotations that describe a suspension. */
export const SUSPENSION_NOTES: readonly string[] = [
  SUSPENDED_AT,
  ...BY,
  ...REASON,
];

/**
 * How much older than the suspension its annotation may be. One request sets
 * both, but the clocks of a browser and an API server differ.
 */
const TOLERANCE_MS = 60_000;

/**
 * Entries that stand for several managers: all that wrote before the first
 * apply, and the oldest if there are too many (Kubernetes: apimachinery
 * pkg/util/managedfields/internal, capmanagers.go).
 */
const SEVERAL_MANAGERS = ['before-first-apply', 'ancient-changes'];

/**
 * What is known about the current suspension of an object. `flux resume` does
 * not remove annotations (Flux: cmd/flux/resume.go), so they are trusted only
 * if managedFields show that the manager that suspended the object wrote them
 * too, and not earlier. An annotation without a time is marked as undated: the
 * Flux Operator keeps an existing name, and so do people who suspend by hand.
 * Without managedFields nothing is known.
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
 * The manager that suspended an object. An update takes a field from all other
 * managers, and managers that apply the same value later share it, so it is the
 * one that updated the field, or else the first that applied it (Kubernetes:
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

/** Whether an annotation is older than the suspension, or may be. */
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
