import { kindOf } from '../kinds/kinds';
import { listAt, recordAt, textAt, timeAt } from '../objects/json';
import { FluxObject } from '../objects/types';
import { conditionOf, FluxCondition } from './conditions';
import {
  attemptsOf,
  earliestOf,
  helmReleasesOf,
  isSuccess,
  latestOf,
  momentOf,
} from './history';

/** How old a state is, as far as the object tells. */
export interface FluxAge {
  /** RFC 3339, as sent: since when it is in this state, at the least. */
  readonly since?: string;
  /** When it was tried last, where nothing tells since when it fails. */
  readonly lastTried?: string;
  /** When it last succeeded, where nothing tells since when it fails. */
  readonly lastSucceeded?: string;
}

/**
 * Since when an object fails. The time of Ready is not always that: controllers
 * that say Unknown before each attempt set it anew with each failure.
 */
export function failingSince(
  object: FluxObject,
  by: FluxCondition | undefined,
  failures: readonly FluxCondition[],
): FluxAge {
  const ready = conditionOf(object, 'Ready');
  const isFalse = ready?.status === 'False';
  const told = [
    by?.lastTransitionTime,
    isFalse ? ready.lastTransitionTime : undefined,
    ...failures.map(({ lastTransitionTime }) => lastTransitionTime),
    ...failedReleases(object),
  ];
  if (!isToldAnew(object, ready)) {
    return { since: earliestOf([...told, firstFailure(object)]) };
  }
  const since = firstFailure(object);
  return since
    ? { since }
    : {
        lastTried: latestOf([
          isFalse ? ready.lastTransitionTime : undefined,
          attemptsOf(object)[0]?.lastReconciled,
        ]),
        lastSucceeded: lastSuccess(object),
      };
}

/**
 * Whether Ready has the time of the last attempt. kustomize-controller says
 * Unknown before each, but only once it has found its source and dependencies
 * ready; then Reconciling changes in the same moment as Ready (Flux:
 * kustomize-controller internal/controller/kustomization_controller.go
 * reconcile, finalizeStatus).
 */
function isToldAnew(
  object: FluxObject,
  ready: FluxCondition | undefined,
): boolean {
  if (kindOf(object)?.kind !== 'Kustomization') return false;
  const working = conditionOf(object, 'Reconciling');
  return (
    working?.status === 'True' &&
    (ready?.status !== 'False' ||
      Math.abs(
        momentOf(working.lastTransitionTime) -
          momentOf(ready.lastTransitionTime),
      ) <= 5_000)
  );
}

/**
 * When the failures began that came after the last success. Not known of
 * manifests that failed before they last succeeded as well: their entry keeps
 * the time of the first time (Flux: pkg apis/meta/history.go Upsert).
 */
function firstFailure(object: FluxObject): string | undefined {
  const success = momentOf(lastSuccess(object));
  return earliestOf(
    attemptsOf(object)
      .filter(attempt => !isSuccess(attempt))
      .map(({ firstReconciled }) => firstReconciled)
      .filter(time => momentOf(time) > success),
  );
}

function lastSuccess(object: FluxObject): string | undefined {
  return latestOf(
    attemptsOf(object)
      .filter(isSuccess)
      .map(({ lastReconciled }) => lastReconciled),
  );
}

/** When Helm made the releases that have failed since one went well. */
function failedReleases(object: FluxObject): (string | undefined)[] {
  const releases = helmReleasesOf(object);
  const end = releases.findIndex(({ status }) => status !== 'failed');
  return releases
    .slice(0, end === -1 ? releases.length : end)
    .map(({ lastDeployed }) => lastDeployed);
}

/**
 * When the spec was changed that no controller has looked at: the last time
 * somebody wrote to it, in a request of their own.
 */
export function specChangedAt(object: FluxObject): string | undefined {
  return latestOf(
    listAt(object, 'metadata', 'managedFields')
      .filter(
        entry =>
          !textAt(entry, 'subresource') &&
          recordAt(entry, 'fieldsV1', 'f:spec') !== undefined,
      )
      .map(entry => timeAt(entry, 'time')),
  );
}
