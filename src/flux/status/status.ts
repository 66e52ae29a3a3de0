import { isStatic, isSuspended } from '../kinds/capabilities';
import { perObject } from '../objects/perObject';
import { conditionOf, FluxCondition } from './conditions';
import { numberAt, textAt, timeAt } from '../objects/json';
import { FluxSuspension, suspensionOf } from './suspension';
import { FluxObject } from '../objects/types';
import { isWaiting, waitingForOf } from './waiting';

/**
 * The states an object can be in, in the order in which they ask for a
 * person's attention: what is broken, what is held up, what nobody knows,
 * what is on its way, what is left alone on purpose, what is well.
 *
 * @public
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

/** One of {@link FLUX_STATES}. @public */
export type FluxState = (typeof FLUX_STATES)[number];

/** What an object tells about itself. @public */
export interface FluxStatus {
  readonly state: FluxState;
  /** The reason Flux gives, such as `HealthCheckFailed`. */
  readonly reason?: string;
  /** Flux's message, untouched: may be long and of several lines. */
  readonly message?: string;
  /** RFC 3339, as sent: since when it tells this. */
  readonly since?: string;
  /** Reconciling, or Ready while Flux works on it. */
  readonly reconciling: boolean;
  /** The last attempt failed and Flux tries again by itself. */
  readonly retrying: boolean;
  /** Ready by design: Flux writes no status on such an object. */
  readonly static: boolean;
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
}

const cachedStatus = perObject(readStatus);

/**
 * The one status of an object. Deletion comes before suspension, suspension
 * before conditions (nobody updates them any more), failures before progress.
 *
 * @public
 */
export function statusOf(object: FluxObject): FluxStatus {
  return cachedStatus(object);
}

/** Position in {@link FLUX_STATES}: sorts what needs attention first. @public */
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

  const told = tell(object, numberAt(object, 'metadata', 'generation'));
  const working = isTrue(conditionOf(object, 'Reconciling'));
  const reconciling =
    told.state === 'Reconciling' ||
    (told.state === 'Ready' &&
      working !== undefined &&
      working.reason !== 'ProgressingWithRetry');
  return {
    state: told.state,
    reason: told.reason,
    message: told.message,
    since: told.by?.lastTransitionTime,
    reconciling,
    // Controllers up to 2.1 do not always say ProgressingWithRetry.
    retrying: working !== undefined && !reconciling && told.state !== 'Stalled',
    static: false,
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
  const stalled = isTrue(conditionOf(object, 'Stalled'));
  const observed = numberAt(object, 'status', 'observedGeneration');
  const isBehind = (seen: number | undefined) =>
    generation !== undefined && seen !== undefined && seen < generation;
  // Kustomizations observe a generation only when they succeed, so a failure
  // is outdated only if its own condition says so too.
  const isCurrent = (condition: FluxCondition) =>
    !isBehind(condition.observedGeneration) ||
    (observed !== undefined && !isBehind(observed));

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
