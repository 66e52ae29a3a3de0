import { kindOf } from '../kinds/kinds';
import { numberAt, valueAt } from '../objects/json';
import { FluxObject } from '../objects/types';
import { conditionOf, FluxCondition } from './conditions';
import { attemptsOf, isSuccess } from './history';

/**
 * Conditions that tell what failed, and keep telling it while the next attempt
 * is under way. Flux: source-controller api/v1/condition_types.go,
 * helm-controller api/v2/condition_types.go.
 */
const FAILURES = [
  ['FetchFailed', 'True'],
  ['BuildFailed', 'True'],
  ['StorageOperationFailed', 'True'],
  ['IncludeUnavailable', 'True'],
  ['Released', 'False'],
  ['TestSuccess', 'False'],
] as const;

/** What an object says has failed, and counts against it. */
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

/** A failure, and the condition that tells it, if there is one. */
export interface FailureBefore {
  readonly by?: FluxCondition;
  readonly reason: string | undefined;
  readonly message: string | undefined;
}

/**
 * The failure that the attempt under way is to make good: the same spec was
 * tried with the same content before. Ready is Unknown meanwhile, and would say
 * that nothing is wrong for minutes, again and again.
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
      // It starts to count anew with another chart, other values or a reset
      // (Flux: helm-controller internal/action/reset.go).
      return (numberAt(object, 'status', 'failures') ?? 0) > 0
        ? toldBy(failuresIn(object, isCurrent)[0])
        : undefined;
    default:
      return toldBy(failuresIn(object, isCurrent)[0]);
  }
}

function toldBy(by: FluxCondition | undefined): FailureBefore | undefined {
  return by && { by, reason: by.reason, message: by.message };
}

/**
 * The same revision failed before, with the same spec. Reconciling names the
 * revision in its message. A Kustomization observes a generation when it
 * succeeds, so that of a spec which never did nothing tells whether it is the
 * one that failed, unless it is the first or its health was checked.
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
