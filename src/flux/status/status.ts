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
import { isGivenUp, isWaiting, waitingForOf } from './waiting';

/**
 * The states an object can be in, in the order in which they ask for a
 * person's attention: what is broken, what is held up, what nobody knows,
 * what is on its way, what is left alone on purpose, what is well.
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

/** What an object tells about itself. */
export interface FluxStatus extends FluxAge {
  readonly state: FluxState;
  /** The reason Flux gives, such as `HealthCheckFailed`. */
  readonly reason?: string;
  /** Flux's message, untouched: may be long and of several lines. */
  readonly message?: string;
  /** Reconciling, or Ready or Failed while Flux works on it. */
  readonly reconciling: boolean;
  /** The last attempt failed and Flux tries again by itself. */
  readonly retrying: boolean;
  /** Ready by design: Flux writes no status on such an object. */
  readonly static: boolean;
  /** Ready, but what is deployed is not as it was released any more. */
  readonly drifted?: true;
  /** While Waiting: the name of what it waits for, often `namespace/name`. */
  readonly waitingFor?: string;
  /** While Suspended: who did it, why and when, where annotations tell. */
  readonly suspension?: FluxSuspension;
  /** While Suspended: the state its last conditions told, if it has any. */
  readonly underlying?: FluxState;
}

/** A state told by conditions, and the condition that tells it best. */
interface Told {
  readonly state: FluxState;
  readonly by?: FluxCondition;
  readonly reason?: string;
  readonly message?: string;
  /** Failed, and being tried again at the moment. */
  readonly isTriedAgain?: boolean;
}

const cachedStatus = perObject(readStatus);

/**
 * The one status of an object. Deletion comes before suspension, suspension
 * before conditions (nobody updates them any more), failures before progress.
 */
export function statusOf(object: FluxObject): FluxStatus {
  return cachedStatus(object);
}

/** Position in {@link FLUX_STATES}: sorts what needs attention first. */
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
    // While suspended the generation is often not observed, for ever.
    const told = tell(object, undefined);
    const suspension = suspensionOf(object);
    return {
      ...idle,
      state: 'Suspended',
      reason: told.reason,
      message: told.message,
      since: suspension.at,
      suspension,
      underlying: told.by && told.state,
    };
  }
  if (isStatic(object)) return { ...idle, state: 'Ready', static: true };

  const generation = numberAt(object, 'metadata', 'generation');
  const told = tell(object, generation);
  const working = isTrue(conditionOf(object, 'Reconciling'));
  const reconciling =
    told.state === 'Reconciling' ||
    told.isTriedAgain === true ||
    (told.state === 'Ready' &&
      working !== undefined &&
      working.reason !== 'ProgressingWithRetry');
  return {
    state: told.state,
    reason: told.reason,
    message: told.message,
    ...ageOf(object, told, generation),
    reconciling,
    retrying:
      told.isTriedAgain === true ||
      (!reconciling && isRetrying(object, told, working)),
    static: false,
    drifted: hasDrifted(object, told),
    waitingFor:
      told.state === 'Waiting' && told.by
        ? waitingForOf(object, told.by)
        : undefined,
  };
}

/**
 * What the conditions say about `generation` of an object's spec; about
 * whichever they were made for if it is undefined.
 */
function tell(object: FluxObject, generation: number | undefined): Told {
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
    if (isWaiting(ready)) return toldBy('Waiting', ready);
    if (isProgress(ready)) return toldBy('Reconciling', working ?? ready);
    return toldBy('Failed', causeOf(object, ready));
  }
  if (ready?.status === 'Unknown' && working && isCurrent(working)) {
    const failure = failedBefore(object, working, isCurrent);
    if (failure) return { state: 'Failed', isTriedAgain: true, ...failure };
  }
  const last = ready ?? working ?? stalled;
  if (last && isBehind(observed ?? last.observedGeneration)) {
    // Whatever else the conditions say, they say it about an older spec.
    return working
      ? toldBy('Reconciling', working)
      : { state: 'Reconciling', reason: 'NewGeneration' };
  }
  if (ready?.status === 'True') return toldBy('Ready', ready);
  if (ready && isWaiting(ready)) return toldBy('Waiting', ready);
  if (working) return toldBy('Reconciling', working);
  if (ready && isProgress(ready)) return toldBy('Reconciling', ready);
  return toldBy('Unknown', ready);
}

/** Which conditions were made for an older spec than that of `generation`. */
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
 * Stalled, unless it was left behind. kustomize-controller says it together
 * with Ready=False and the same reason, and takes it back once it has found its
 * source and dependencies ready, but not before it says that they are not
 * (Flux: internal/controller/kustomization_controller.go Reconcile).
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

/** How long it has been telling this. */
function ageOf(
  object: FluxObject,
  told: Told,
  generation: number | undefined,
): FluxAge {
  const { by } = told;
  switch (told.state) {
    case 'Failed':
    case 'Stalled': {
      const { isCurrent } = ageChecks(object, generation);
      return failingSince(object, by, failuresIn(object, isCurrent));
    }
    case 'Reconciling': {
      // Reconciling tells of the step, Ready of the work as a whole.
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

/** Whether Flux tries again by itself what failed. */
function isRetrying(
  object: FluxObject,
  told: Told,
  working: FluxCondition | undefined,
): boolean {
  if (told.state === 'Stalled') return false;
  if (told.state !== 'Failed') return working !== undefined;
  const ready = conditionOf(object, 'Ready');
  if (ready && isGivenUp(ready)) return false;
  // kustomize-controller looks for a missing source again and again, and does
  // not say so (Flux: internal/controller/kustomization_controller.go Reconcile).
  const looksForSource =
    kindOf(object)?.kind === 'Kustomization' &&
    ready?.reason === 'ArtifactFailed';
  return looksForSource || working !== undefined;
}

function toldBy(state: FluxState, by: FluxCondition | undefined): Told {
  return { state, by, reason: by?.reason, message: by?.message };
}

function isTrue(condition: FluxCondition | undefined) {
  return condition?.status === 'True' ? condition : undefined;
}

/**
 * The condition that tells why an object is not ready. After a rollback or an
 * uninstall helm-controller says with Ready=False how well that went; what
 * made it necessary is on the conditions it summarizes.
 */
function causeOf(object: FluxObject, ready: FluxCondition): FluxCondition {
  if (!/^(Rollback|Uninstall)Succeeded$/.test(ready.reason ?? '')) return ready;
  const causes = ['Released', 'TestSuccess'].map(type =>
    conditionOf(object, type),
  );
  return causes.find(cause => cause?.status === 'False') ?? ready;
}

/** Not ready, but only because the work is not finished. */
function isProgress(ready: FluxCondition): boolean {
  return (
    ready.reason === 'Progressing' || ready.reason === 'HealthCheckCanceled'
  );
}

/**
 * Whether something is known to have changed what a release deployed. Drifted
 * does not make it less Ready, and keeps what it said once the detection is
 * switched off (Flux: helm-controller internal/reconcile/atomic_release.go).
 */
function hasDrifted(object: FluxObject, told: Told): true | undefined {
  const mode = textAt(object, 'spec', 'driftDetection', 'mode');
  const isDetected = mode === 'warn' || mode === 'enabled';
  const drifted = isTrue(conditionOf(object, 'Drifted'));
  return told.state === 'Ready' && isDetected && drifted ? true : undefined;
}
