import { maskMessage } from '../links/redact';
import { listAt, numberAt, textAt, timeAt, valueAt } from '../objects/json';
import { FluxObject } from '../objects/types';

/** A condition of `status.conditions`, as far as it is usable. */
export interface FluxCondition {
  readonly type: string;
  readonly status: 'True' | 'False' | 'Unknown';
  readonly reason?: string;
  /**
   * As sent, but credentials in addresses and the paths of Flux's receivers are
   * masked.
   */
  readonly message?: string;
  /** RFC 3339, as sent. */
  readonly lastTransitionTime?: string;
  /**
   * The generation the condition was made for. Controllers of Flux up to 2.1
   * leave it out; zero means the same.
   */
  readonly observedGeneration?: number;
}

/** The usable conditions of an object, in the order sent. */
export function conditionsOf(object: FluxObject): readonly FluxCondition[] {
  return listAt(object, 'status', 'conditions')
    .filter(isUsable)
    .map(sent => readCondition(object, sent));
}

/**
 * The condition of a type, if the object has it. It is not cached: few
 * conditions are read of each object, and caching all of them costs more.
 */
export function conditionOf(
  object: FluxObject,
  type: string,
): FluxCondition | undefined {
  const sent = listAt(object, 'status', 'conditions').find(
    (condition): condition is SentCondition =>
      valueAt(condition, 'type') === type && isUsable(condition),
  );
  return sent && readCondition(object, sent);
}

interface SentCondition {
  readonly type: string;
  readonly status: FluxCondition['status'];
}

function isUsable(sent: unknown): sent is SentCondition {
  return (
    textAt(sent, 'type') !== undefined &&
    isConditionStatus(valueAt(sent, 'status'))
  );
}

function readCondition(object: FluxObject, sent: SentCondition): FluxCondition {
  const message = textAt(sent, 'message');
  return {
    type: sent.type,
    status: sent.status,
    reason: textAt(sent, 'reason'),
    message: message && maskMessage(message, textAt(object, 'kind')),
    lastTransitionTime: timeAt(sent, 'lastTransitionTime'),
    observedGeneration: numberAt(sent, 'observedGeneration') || undefined,
  };
}

function isConditionStatus(status: unknown): status is FluxCondition['status'] {
  return status === 'True' || status === 'False' || status === 'Unknown';
}
