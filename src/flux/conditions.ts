import { perObject } from './cache';
import { listAt, numberAt, textAt, timeAt } from './json';
import { FluxObject } from './types';

/** A condition of `status.conditions`, as far as it is usable. @public */
export interface FluxCondition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  readonly message?: string;
  /** RFC 3339, as sent. */
  readonly lastTransitionTime?: string;
  /**
   * The generation the condition was made for. Controllers of Flux up to 2.1
   * leave it out; zero means the same.
   */
  readonly observedGeneration?: number;
}

const cachedConditions = perObject(readConditions);

/** The usable conditions of an object, in the order sent. @public */
export function conditionsOf(object: FluxObject): readonly FluxCondition[] {
  return cachedConditions(object);
}

/** The condition of a type, if the object has it. @public */
export function conditionOf(
  object: FluxObject,
  type: string,
): FluxCondition | undefined {
  return conditionsOf(object).find(condition => condition.type === type);
}

function readConditions(object: FluxObject): readonly FluxCondition[] {
  return listAt(object, 'status', 'conditions').flatMap(sent => {
    const type = textAt(sent, 'type');
    const status = textAt(sent, 'status');
    if (!type || !isConditionStatus(status)) return [];
    return [
      {
        type,
        status,
        reason: textAt(sent, 'reason'),
        message: textAt(sent, 'message'),
        lastTransitionTime: timeAt(sent, 'lastTransitionTime'),
        observedGeneration: numberAt(sent, 'observedGeneration') || undefined,
      },
    ];
  });
}

function isConditionStatus(
  status: string | undefined,
): status is FluxCondition['status'] {
  return status === 'True' || status === 'False' || status === 'Unknown';
}
