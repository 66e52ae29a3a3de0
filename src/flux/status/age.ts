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

/** How old a state is, as far as the object shows. */
export interface FluxAge {
  /** RFC 3339, as sent: it has been in this state since then, or longer. */
  readonly since?: string;
  /** Time of the last attempt, if it is unknown when it began to fail. */
  readonly lastTried?: string;
  /** Time of the last success, if it is unknown when it began to fail. */
  readonly lastSucceeded?: string;
}

/**
 * Since when an object has been failing. The time of Ready is not sufficient:
 * controllers that set Ready to Unknown before each attempt renew it with each
 * failure.
 */
export function failingSince(
  object: FluxObject,
  by: FluxCondition | undefined,
  failures: readonly FluxCondition[],
): FluxAge {
  const ready = conditionOf(object, 'Ready');
  const isFalse = ready?.status === 'False';
  const times = [
    by?.lastTransitionTime,
    isFalse ? ready.lastTransitionTime : undefined,
    ...failures.map(({ lastTransitionTime }) => lastTransitionTime),
    ...failedReleases(object),
  ];
  if (!isReadyRenewed(object, ready)) {
    return { since: earliestOf([...times, firstFailure(object)]) };
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
 * Whether Ready has the time of the last attempt. kustomize-controller sets
 * Ready to Unknown before each attempt, but only once it has found its source
 * and dependencies ready; then Reconciling changes at the same moment as Ready
 * (Flux: kustomize-controller internal/controller/kustomization_controller.go
 * reconcile, finalizeStatus).
 */
function isReadyRenewed(
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
 * When the failures after the last success began. Unknown for manifests that
 * also failed before that success: their entry keeps the time of the first
 * failure (Flux: pkg apis/meta/history.go Upsert).
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

/** Times of the Helm releases that failed after the last good one. */
function failedReleases(object: FluxObject): (string | undefined)[] {
  const releases = helmReleasesOf(object);
  const end = releases.findIndex(({ status }) => status !== 'failed');
  return releases
    .slice(0, end === -1 ? releases.length : end)
    .map(({ lastDeployed }) => lastDeployed);
}

/**
 * When the spec was last written, for a spec that no controller has observed
 * yet. Writes to subresources such as the status do not count.
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
