import { kindOf } from '../kinds/kinds';
import { numberAt, valueAt } from '../objects/json';
import { FluxObject } from '../objects/types';
import { conditionOf, FluxCondition } from './conditions';
import { attemptsOf, isSuccess } from './history';

/**
 * Conditions that report a failure, and keep reporting it during the next
 * attempt. Flux: source-controller api/v1/condition_types.go, helm-controller
 * api/v2/condition_types.go.
 */
const FAILURES = [
  ['FetchFailed', 'True'],
  ['BuildFailed', 'True'],
  ['StorageOperationFailed', 'True'],
  ['IncludeUnavailable', 'True'],
  ['Released', 'False'],
  ['TestSuccess', 'False'],
] as const;

/** The failures that an object reports, without those its spec ignores. */
export function failuresIn(
  object: FluxObject,
  isCurrent: (condition: FluxCondition) => boolean,
): readonly FluxCondition[] {
  return FAILURES.flatMap(([type, status]) => {
    const condition = conditionOf(object, type);
    const isIgnored =
      type === 'TestSuccess' &&
      valueAt(object, 'spec', 'test', 'ignoreFailures') === true;
    return condition?.status === status && isCurrent(condition) && !isIgnored
      ? [condition]
      : [];
  });
}

/** A failure, and the condition that reports it, if there is one. */
export interface FailureBefore {
  readonly by?: FluxCondition;
  readonly reason: string | undefined;
  readonly message: string | undefined;
}

/**
 * The failure that the running attempt retries: the same spec and content
 * failed before. Ready is Unknown during an attempt, so without this the
 * failure would seem to be gone for minutes with each retry.
 */
export function failedBefore(
  object: FluxObject,
  working: FluxCondition,
  isCurrent: (condition: FluxCondition) => boolean,
): FailureBefore | undefined {
  switch (kindOf(object)?.kind) {
    case 'Kustomization':
      return failedRevision(object, working);
    case 'HelmRelease':
      // helm-controller resets the count for another chart, other values or a
      // requested reset (Flux: helm-controller internal/action/reset.go).
      return (numberAt(object, 'status', 'failures') ?? 0) > 0
        ? failureFrom(failuresIn(object, isCurrent)[0])
        : undefined;
    default:
      return failureFrom(failuresIn(object, isCurrent)[0]);
  }
}

function failureFrom(by: FluxCondition | undefined): FailureBefore | undefined {
  return by && { by, reason: by.reason, message: by.message };
}

/**
 * The failure of the revision that is being reconciled, if it failed before
 * with the same spec. The message of Reconciling names the revision. A
 * Kustomization observes a generation only when it succeeds, so the spec is
 * known to be the same only if it is the first, has succeeded before, or has
 * failed its health checks.
 */
function failedRevision(
  object: FluxObject,
  working: FluxCondition,
): FailureBefore | undefined {
  const [latest] = attemptsOf(object);
  if (!latest || isSuccess(latest) || !latest.revision) return undefined;
  if (!working.message?.includes(`revision ${latest.revision} `)) {
    return undefined;
  }
  const generation = numberAt(object, 'metadata', 'generation');
  const healthy = conditionOf(object, 'Healthy');
  const unhealthy = healthy?.status === 'False' ? healthy : undefined;
  const isSameSpec =
    generation === 1 ||
    numberAt(object, 'status', 'observedGeneration') === generation ||
    unhealthy?.observedGeneration === generation;
  return isSameSpec
    ? {
        by: unhealthy,
        reason: latest.result,
        message: unhealthy?.message ?? working.message,
      }
    : undefined;
}
