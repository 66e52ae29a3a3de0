import { Told } from '../objects/event';
import { hexOf } from '../hex';
import { durationMs, hours, minutes } from '../time';
import {
  conditionOf,
  conditionsOf,
  JsonObject,
  KubernetesObject,
  objectOf,
} from '../types';
import { Occurrence } from './eventRecorder';
import { isSuspended } from './kinds';
import { Reconciled, reconcileEvents } from './reconcileEvents';

/** An Event of the past, and when it occurred. */
export interface PastEvent {
  /** The object of the Event, if it is another one. */
  about?: KubernetesObject;
  told: Told;
  occurrence: Occurrence;
}

/**
 * The Events of the last hour that are consistent with the state in which an
 * object was declared at `now`: those of the change to this state, and those of
 * each reconcile since.
 */
export function pastEvents(
  object: KubernetesObject,
  now: number,
  source?: KubernetesObject,
): PastEvent[] {
  const ready = conditionOf(object, 'Ready');
  if (!ready || object.metadata.deletionTimestamp || isSuspended(object)) {
    return [];
  }
  const since = Math.min(now, sinceWhen(object) || now);
  const isApplied = object.kind === 'Kustomization' && ready.status === 'True';
  const all = isApplied
    ? applications({ object, source }, since, now)
    : [
        ...applicationsBefore(object, since),
        ...repetitions({ object, source }, since, now),
      ];
  return all.filter(({ occurrence }) => now - occurrence.lastAt < hours(1));
}

type Present = Pick<Reconciled, 'object' | 'source'>;

/**
 * When it changed to its state. For a Kustomization, that is in the history:
 * lastTransitionTime of Ready changes with each run.
 */
function sinceWhen({ status, ...object }: KubernetesObject): number {
  const ready = conditionOf({ status }, 'Ready');
  const { history } = objectOf(status);
  const [latest] = Array.isArray(history) ? (history as JsonObject[]) : [];
  const isRun =
    object.kind === 'Kustomization' &&
    latest?.lastReconciledStatus === ready?.reason;
  return Date.parse(
    String(isRun ? latest.firstReconciled : ready?.lastTransitionTime),
  );
}

/** The Events of each run of a Kustomization, with its duration. */
function applications(
  present: Present,
  since: number,
  now: number,
): PastEvent[] {
  const { object } = present;
  const everyMs = jittered(object, intervalOf(object));
  const oldest = Math.max(0, Math.ceil((now - hours(1) - since) / everyMs));
  const newest = Math.floor((now - since) / everyMs);
  const runs = Array.from(
    { length: newest - oldest + 1 },
    (_, index) => oldest + index,
  );
  return runs.flatMap(run =>
    reconcileEvents({
      ...present,
      before: run === 0 ? undefined : object,
      tookMs: tookMs(object, run),
    }).map(told => ({ told, occurrence: { lastAt: since + run * everyMs } })),
  );
}

/** The Events of successful runs before a Kustomization began to fail. */
function applicationsBefore(
  object: KubernetesObject,
  failsSince: number,
): PastEvent[] {
  const { lastAppliedRevision } = objectOf(object.status);
  if (object.kind !== 'Kustomization' || !lastAppliedRevision) return [];
  const ready = {
    type: 'Ready',
    status: 'True',
    reason: 'ReconciliationSucceeded',
  };
  const well: KubernetesObject = {
    ...object,
    status: { ...object.status, conditions: [ready] },
  };
  const everyMs = jittered(object, intervalOf(object));
  const start = failsSince - everyMs * Math.ceil(hours(2) / everyMs);
  return applications({ object: well }, start, failsSince - everyMs);
}

/** Events that occurred once, and Events that each reconcile repeats. */
function repetitions(
  present: Present,
  since: number,
  now: number,
): PastEvent[] {
  const { object } = present;
  const isReady = conditionOf(object, 'Ready')?.status === 'True';
  const contents = (before?: KubernetesObject) =>
    reconcileEvents({ ...present, before, tookMs: 0 });
  const again = contents(object);
  const attempts = attemptsOf(object);
  const news = contents().filter(
    ({ message }) => !again.some(each => each.message === message),
  );
  const { count, lastAt } = tries(object, since, now);
  const everyMs = intervalOf(object);
  return [
    ...news.map(each => ({
      told: each,
      occurrence: {
        count: attempts,
        firstAt: since - (attempts - 1) * minutes(5),
        lastAt: since,
      },
    })),
    ...again
      .map(each => ({
        told: each,
        occurrence: isReady
          ? { count: count - 1, firstAt: since + everyMs, lastAt }
          : { count, firstAt: since, lastAt },
      }))
      .filter(({ occurrence }) => occurrence.count > 0),
  ];
}

/** How often Helm has failed with the current version. */
function attemptsOf({ kind, status }: KubernetesObject): number {
  const { failures } = objectOf(status);
  return kind === 'HelmRelease' ? Math.max(1, Number(failures ?? 1)) : 1;
}

/**
 * How often a controller has reconciled it since then, and when it last did.
 */
function tries(object: KubernetesObject, since: number, now: number) {
  const { kind, spec } = object;
  const every = (ms: number) => {
    const again = Math.floor((now - since) / ms);
    return { count: again + 1, lastAt: since + again * ms };
  };
  const isStalled = conditionsOf(object).some(({ type }) => type === 'Stalled');
  if (isStalled) return { count: 1, lastAt: since };
  const ready = conditionOf(object, 'Ready');
  const isDeployment = kind === 'Kustomization' || kind === 'HelmRelease';
  if (isDeployment && ready?.reason === 'DependencyNotReady') {
    return every(30_000);
  }
  if (ready?.status === 'True') return every(intervalOf(object));
  const { retryInterval } = objectOf(spec);
  return kind === 'Kustomization' && retryInterval
    ? every(durationMs(String(retryInterval)))
    : backingOff(since, now);
}

/** Flux: pkg/runtime/controller, the rate limiter with its default delays. */
function backingOff(since: number, now: number) {
  let count = 1;
  let lastAt = since;
  let delay = 750;
  while (lastAt + delay <= now) {
    count += 1;
    lastAt += delay;
    delay = Math.min(delay * 2, minutes(15));
  }
  return { count, lastAt };
}

function intervalOf({ spec }: KubernetesObject): number {
  const { interval } = objectOf(spec);
  return durationMs(String(interval)) || minutes(10);
}

/**
 * Up to five percent longer: kustomize-controller's
 * --interval-jitter-percentage.
 */
function jittered({ metadata }: KubernetesObject, ms: number): number {
  const part = 1 + (parseInt(hexOf(metadata.name, 4), 16) % 50);
  return Math.round(ms * (1 + part / 1_000));
}

function tookMs({ metadata }: KubernetesObject, run: number): number {
  return 400 + (parseInt(hexOf(`${metadata.name}/${run}`, 4), 16) % 1_600);
}
