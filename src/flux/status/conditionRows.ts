import { numberAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import type { FluxObject } from '../objects/types';
import { conditionsOf, type FluxCondition } from './conditions';
import { isProgress, isWaiting } from './waiting';

/** A condition as a row of a table. */
export interface FluxConditionRow {
  readonly type: string;
  readonly status: FluxCondition['status'];
  readonly reason?: string;
  readonly message?: string;
  /**
   * RFC 3339, as sent. Flux also moves it when only the reason or the message
   * changes (Flux: pkg runtime/conditions/setter.go).
   */
  readonly since?: string;
  /** The generation the condition was made for, where that is known. */
  readonly observedGeneration?: number;
  /** Whether it was made for an older generation than the present one. */
  readonly isOutdated: boolean;
  /** Whether this status of this type reports something wrong. */
  readonly isBad: boolean;
}

/** The most conditions that are listed; no object has that many. */
const MOST = 500;

/** The types in the order of the rows. All others follow by name. */
const ORDER = [
  'Ready',
  'Stalled',
  'Reconciling',
  'Healthy',
  'Released',
  'TestSuccess',
  'Remediated',
  'Drifted',
  'FetchFailed',
  'BuildFailed',
  'StorageOperationFailed',
  'IncludeUnavailable',
  'SourceVerified',
  'ArtifactOutdated',
  'ArtifactInStorage',
];

/**
 * The statuses that report something wrong. Remediated is bad news either way:
 * there was a failure to remedy (Flux: helm-controller
 * internal/reconcile/release.go summarize). ArtifactOutdated is not: it says
 * that there is something new.
 */
const BAD: ReadonlyMap<string, readonly FluxCondition['status'][]> = new Map([
  ['Ready', ['False']],
  ['Stalled', ['True']],
  ['Healthy', ['False']],
  ['Released', ['False']],
  ['TestSuccess', ['False']],
  ['Remediated', ['True', 'False']],
  ['Drifted', ['True']],
  ['FetchFailed', ['True']],
  ['BuildFailed', ['True']],
  ['StorageOperationFailed', ['True']],
  ['IncludeUnavailable', ['True']],
  ['SourceVerified', ['False']],
  ['ArtifactInStorage', ['False']],
]);

const cachedRows = perObject(readRows);

/**
 * The conditions of an object, the ones that matter most first. All conditions
 * of one type are kept, in the order sent.
 */
export function conditionRowsOf(
  object: FluxObject,
): readonly FluxConditionRow[] {
  return cachedRows(object);
}

function readRows(object: FluxObject): readonly FluxConditionRow[] {
  const generation = numberAt(object, 'metadata', 'generation') ?? 0;
  return [...conditionsOf(object)]
    .sort((left, right) => compareTypes(left.type, right.type))
    .slice(0, MOST)
    .map(condition => {
      const { lastTransitionTime, observedGeneration = generation } = condition;
      return {
        type: condition.type,
        status: condition.status,
        reason: condition.reason,
        message: condition.message,
        since: lastTransitionTime,
        observedGeneration: condition.observedGeneration,
        isOutdated: observedGeneration < generation,
        isBad: isBad(condition),
      };
    });
}

function compareTypes(left: string, right: string): number {
  if (left === right) return 0;
  const byOrder = positionOf(left) - positionOf(right);
  return byOrder || (left < right ? -1 : 1);
}

function positionOf(type: string): number {
  const position = ORDER.indexOf(type);
  return position < 0 ? ORDER.length : position;
}

function isBad(condition: FluxCondition): boolean {
  const bad = BAD.get(condition.type)?.includes(condition.status) ?? false;
  return bad && !isProgress(condition) && !isWaiting(condition);
}
