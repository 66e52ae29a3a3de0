import { isStatic, isSuspended } from '../kinds/capabilities';
import { kindOf } from '../kinds/kinds';
import { perObject } from '../objects/perObject';
import { numberAt, textAt, timeAt } from '../objects/json';
import { FluxObject } from '../objects/types';
import { FluxAge, failingSince, specChangedAt } from './age';
import { conditionOf, conditionsOf, FluxCondition } from './conditions';
import { failedBefore, failuresIn } from './failures';
import { earliestOf } from './history';
import { FluxSuspension, suspensionOf } from './suspension';
import { isGivenUp, isProgress, isWaiting, waitingForOf } from './waiting';

/**
 * The states of an object, the most urgent first: broken, blocked, unknown, in
 * progress, suspended on purpose, healthy.
 */
export const FLUX_STATES = [
  'Failed',
  'Stalled',
  'Waiting',
  'Unknown',
  'Terminating',
  'Reconciling',
  'Suspended',
  'Ready',
] as const;

/** One of {@link FLUX_STATES}. */
export type FluxState = (typeof FLUX_STATES)[number];

/** The status of an object. */
export interface FluxStatus extends FluxAge {
  readonly state: FluxState;
  /** The reason Flux gives, such as `HealthCheckFailed`. */
  readonly reason?: string;
  /** Flux's message, which may be long and of several lines. */
  readonly message?: string;
  /** Whether Flux is working on it. It may be Ready or Failed meanwhile. */
  readonly reconciling: boolean;
  /** The last attempt failed and Flux tries again by itself. */
  readonly retrying: boolean;
  /** Ready by design: Flux writes no status on such an object. */
  readonly static: boolean;
  /** Set if Ready, but the deployed objects differ from the release. */
  readonly drifted?: true;
  /** While Waiting: the object it waits for, often `namespace/name`. */
  readonly waitingFor?: string;
  /** While Suspended: who suspended it, why and when, if that is known. */
  readonly suspension?: FluxSuspension;
  /** While Suspended: the state according to its conditions, if it has any. */
  readonly underlying?: FluxState;
}

/** A state derived from conditions, and the condition that explains it best. */
interface Verdict {
  readonly state: FluxState;
  readonly by?: FluxCondition;
  readonly reason?: string;
  readonly message?: string;
  /** Failed, and being retried at the moment. */
  readonly isTriedAgain?: boolean;
}

const cachedStatus = perObject(readStatus);

/**
 * The status of an object. Deletion takes precedence over suspension,
 * suspension over conditions (controllers no longer update them), failures over
 * progress.
 */
export function statusOf(object: FluxObject): FluxStatus {
  return cachedStatus(object);
}

/** Position in {@link FLUX_STATES}, to sort the most urgent first. */
export function severityOf(state: FluxState): number {
  return FLUX_STATES.indexOf(state);
}

function readStatus(object: FluxObject): FluxStatus {
  const idle = { reconciling: false, retrying: false, static: false };
  if (textAt(object, 'metadata', 'deletionTimestamp')) {
    const ready = conditionOf(object, 'Ready');
    const unwell = ready?.status === 'True' ? undefined : ready;
    return {
      ...idle,
      state: 'Terminating',
      reason: unwell?.reason,
      message: unwell?.message,
      since: timeAt(object, 'metadata', 'deletionTimestamp'),
    };
  }
  if (isSuspended(object)) {
    // Controllers often observe no generation while suspended, so ignore it.
    const verdict = deriveState(object, undefined);
    const suspension = suspensionOf(object);
    return {
      ...idle,
      state: 'Suspended',
      reason: verdict.reason,
      message: verdict.message,
      since: suspension.at,
      suspension,
      underlying: verdict.by && verdict.state,
    };
  }
  if (isStatic(object)) return { ...idle, state: 'Ready', static: true };

  const generation = numberAt(object, 'metadata', 'generation');
  const verdict = deriveState(object, generation);
  const working = isTrue(conditionOf(object, 'Reconciling'));
  const reconciling =
    verdict.state === 'Reconciling' ||
    verdict.isTriedAgain === true ||
    (verdict.state === 'Ready' &&
      working !== undefined &&
      working.reason !== 'ProgressingWithRetry');
  return {
    state: verdict.state,
    reason: verdict.reason,
    message: verdict.message,
    ...ageOf(object, verdict, generation),
    reconciling,
    retrying:
      verdict.isTriedAgain === true ||
      (!reconciling && isRetrying(object, verdict, working)),
    static: false,
    drifted: hasDrifted(object, verdict),
    waitingFor:
      verdict.state === 'Waiting' && verdict.by
        ? waitingForOf(object, verdict.by)
        : undefined,
  };
}

/**
 * Derives a state from the conditions for `generation` of an object's spec, or
 * from all conditions if it is undefined.
 */
function deriveState(
  object: FluxObject,
  generation: number | undefined,
): Verdict {
  const ready = conditionOf(object, 'Ready');
  const working = isTrue(conditionOf(object, 'Reconciling'));
  const stalled = stallOf(object, ready);
  const { isBehind, isCurrent, observed } = ageChecks(object, generation);

  if (stalled && isCurrent(stalled)) {
    const cause = ready?.status === 'False' ? causeOf(object, ready) : stalled;
    return {
      state: 'Stalled',
      by: stalled,
      reason: stalled.reason,
      message: cause.message ?? stalled.message,
    };
  }
  if (ready?.status === 'False' && isCurrent(ready)) {
    if (isWaiting(ready)) return verdictFrom('Waiting', ready);
    if (isProgress(ready)) return verdictFrom('Reconciling', working ?? ready);
    return verdictFrom('Failed', causeOf(object, ready));
  }
  if (ready?.status === 'Unknown' && working && isCurrent(working)) {
    const failure = failedBefore(object, working, isCurrent);
    if (failure) return { state: 'Failed', isTriedAgain: true, ...failure };
  }
  const last = ready ?? working ?? stalled;
  if (last && isBehind(observed ?? last.observedGeneration)) {
    // The conditions are about an older spec.
    return working
      ? verdictFrom('Reconciling', working)
      : { state: 'Reconciling', reason: 'NewGeneration' };
  }
  if (ready?.status === 'True') return verdictFrom('Ready', ready);
  if (ready && isWaiting(ready)) return verdictFrom('Waiting', ready);
  if (working) return verdictFrom('Reconciling', working);
  if (ready && isProgress(ready)) return verdictFrom('Reconciling', ready);
  return verdictFrom('Unknown', ready);
}

/** Checks whether conditions were made for an older spec than `generation`. */
function ageChecks(object: FluxObject, generation: number | undefined) {
  const observed = numberAt(object, 'status', 'observedGeneration');
  const isBehind = (seen: number | undefined) =>
    generation !== undefined && seen !== undefined && seen < generation;
  // Kustomizations observe a generation only when they succeed, so a failure
  // is outdated only if its own condition says so too.
  const isCurrent = (condition: FluxCondition) =>
    !isBehind(condition.observedGeneration) ||
    (observed !== undefined && !isBehind(observed));
  return { observed, isBehind, isCurrent };
}

/**
 * The condition Stalled, unless it is left over. kustomize-controller sets it
 * together with Ready=False and the same reason, and removes it once it has
 * found its source and dependencies ready. Until then it can remain beside a
 * Ready=False that reports a missing source or dependency (Flux:
 * internal/controller/kustomization_controller.go Reconcile).
 */
function stallOf(
  object: FluxObject,
  ready: FluxCondition | undefined,
): FluxCondition | undefined {
  const stalled = isTrue(conditionOf(object, 'Stalled'));
  const isLeft =
    kindOf(object)?.kind === 'Kustomization' &&
    ready?.status === 'False' &&
    ['ArtifactFailed', 'DependencyNotReady'].includes(ready.reason ?? '') &&
    ready.reason !== stalled?.reason;
  return isLeft ? undefined : stalled;
}

/** Since when an object has had its state. */
function ageOf(
  object: FluxObject,
  verdict: Verdict,
  generation: number | undefined,
): FluxAge {
  const { by } = verdict;
  switch (verdict.state) {
    case 'Failed':
    case 'Stalled': {
      const { isCurrent } = ageChecks(object, generation);
      return failingSince(object, by, failuresIn(object, isCurrent));
    }
    case 'Reconciling': {
      // Reconciling has the time of the current step, Ready that of the whole.
      const ready = conditionOf(object, 'Ready');
      const begun = ready?.status === 'Unknown' ? ready : undefined;
      return {
        since: by
          ? earliestOf([by.lastTransitionTime, begun?.lastTransitionTime])
          : specChangedAt(object),
      };
    }
    case 'Unknown': {
      const isNew = conditionsOf(object).length === 0;
      const created = timeAt(object, 'metadata', 'creationTimestamp');
      return { since: isNew ? created : by?.lastTransitionTime };
    }
    default:
      return { since: by?.lastTransitionTime };
  }
}

/** Whether Flux retries a failure by itself. */
function isRetrying(
  object: FluxObject,
  verdict: Verdict,
  working: FluxCondition | undefined,
): boolean {
  if (verdict.state === 'Stalled') return false;
  if (verdict.state !== 'Failed') return working !== undefined;
  const ready = conditionOf(object, 'Ready');
  if (ready && isGivenUp(ready)) return false;
  // kustomize-controller retries a missing source without saying so (Flux:
  // internal/controller/kustomization_controller.go Reconcile).
  const looksForSource =
    kindOf(object)?.kind === 'Kustomization' &&
    ready?.reason === 'ArtifactFailed';
  return looksForSource || working !== undefined;
}

function verdictFrom(state: FluxState, by: FluxCondition | undefined): Verdict {
  return { state, by, reason: by?.reason, message: by?.message };
}

function isTrue(condition: FluxCondition | undefined) {
  return condition?.status === 'True' ? condition : undefined;
}

/**
 * The condition that explains why an object is not ready. After a rollback or
 * an uninstall, helm-controller's Ready=False reports how that went; its cause
 * is on the conditions that Ready summarizes.
 */
function causeOf(object: FluxObject, ready: FluxCondition): FluxCondition {
  if (!/^(Rollback|Uninstall)Succeeded$/.test(ready.reason ?? '')) return ready;
  const causes = ['Released', 'TestSuccess'].map(type =>
    conditionOf(object, type),
  );
  return causes.find(cause => cause?.status === 'False') ?? ready;
}

/**
 * Whether the objects of a release are known to differ from it. Drifted does
 * not affect Ready, and stays as it was when the detection is switched off
 * (Flux: helm-controller internal/reconcile/atomic_release.go).
 */
function hasDrifted(object: FluxObject, verdict: Verdict): true | undefined {
  const mode = textAt(object, 'spec', 'driftDetection', 'mode');
  const isDetected = mode === 'warn' || mode === 'enabled';
  const drifted = isTrue(conditionOf(object, 'Drifted'));
  return verdict.state === 'Ready' && isDetected && drifted ? true : undefined;
}

/** Whether an object is expected to change without an action of a user. */
export function isMoving(object: FluxObject): boolean {
  const { state, reconciling } = statusOf(object);
  return (
    state === 'Reconciling' ||
    state === 'Terminating' ||
    (state === 'Failed' && reconciling === true)
  );
}
