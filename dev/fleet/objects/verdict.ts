import { isoTime } from '../time';
import { Condition } from '../types';

interface Statement {
  reason: string;
  message: string;
}

/**
 * The statements of a controller about an object, from which the conditions are
 * made.
 */
export interface Verdict {
  ready?: Statement & { status: Condition['status'] };
  reconciling?: Statement;
  stalled?: Statement;
  others?: Array<Statement & { type: string; status: Condition['status'] }>;
}

/** No controller has reconciled it yet. */
export const notReconciled: Verdict = {};

/** Ready=True. */
export function succeeded(
  statement: Statement,
  others?: Verdict['others'],
): Verdict {
  return { ready: { status: 'True', ...statement }, others };
}

/** Ready=False, and nothing is in progress. */
export function failed(
  statement: Statement,
  others?: Verdict['others'],
): Verdict {
  return { ready: { status: 'False', ...statement }, others };
}

/**
 * Ready=False, and the controller retries with backoff. Reconciling keeps the
 * message of the step that failed. Flux: pkg/runtime/reconcile.
 */
export function retrying(
  statement: Statement,
  wasAt: string,
  others?: Verdict['others'],
): Verdict {
  return {
    ...failed(statement, others),
    reconciling: { reason: 'ProgressingWithRetry', message: wasAt },
  };
}

/**
 * Ready=False and Stalled=True: the controller gives up until the spec changes.
 */
export function gaveUp(options: {
  stalled: Statement;
  ready?: Statement;
  others?: Verdict['others'];
}): Verdict {
  const { stalled, ready = stalled, others } = options;
  return { ...failed(ready, others), stalled };
}

/** Ready=Unknown while the controller works. */
export function progressing(
  message: string,
  others?: Verdict['others'],
): Verdict {
  const reason = 'Progressing';
  return {
    ready: { status: 'Unknown', reason, message },
    reconciling: { reason, message },
    others,
  };
}

/** The verdict so far, while the controller reconciles again. */
export function whileReconciling(verdict: Verdict, message: string): Verdict {
  const { stalled, ...kept } = verdict;
  return { ...kept, reconciling: { reason: 'Progressing', message } };
}

/**
 * The conditions of a verdict, in the order in which controllers write them.
 * Conditions that do not change keep their lastTransitionTime. Flux:
 * pkg/runtime/conditions.
 */
export function conditionsFrom(options: {
  verdict: Verdict;
  at: number;
  /** Left out by helm-controller before Flux 2.2. */
  generation?: number;
  before?: Condition[];
}): Condition[] {
  const { verdict, at, generation, before = [] } = options;
  const { ready, reconciling, stalled, others = [] } = verdict;
  const stated = [
    ...(stalled
      ? [{ type: 'Stalled', status: 'True' as const, ...stalled }]
      : []),
    ...(reconciling
      ? [{ type: 'Reconciling', status: 'True' as const, ...reconciling }]
      : []),
    ...(ready ? [{ type: 'Ready', ...ready }] : []),
    ...[...others].sort((left, right) => (left.type < right.type ? -1 : 1)),
  ];
  return stated.map(statement => {
    const same = before.find(
      condition =>
        condition.type === statement.type &&
        condition.status === statement.status &&
        condition.reason === statement.reason &&
        condition.message === statement.message,
    );
    return {
      type: statement.type,
      status: statement.status,
      reason: statement.reason,
      message: statement.message,
      lastTransitionTime: same?.lastTransitionTime ?? isoTime(at),
      ...(generation !== undefined && { observedGeneration: generation }),
    };
  });
}

/** Reads the verdict from an object's conditions. */
export function verdictOf(conditions: Condition[]): Verdict {
  const verdict: Verdict = {};
  for (const { type, status, reason, message } of conditions) {
    const statement = { reason, message };
    if (type === 'Ready') verdict.ready = { status, ...statement };
    else if (type === 'Reconciling') verdict.reconciling = statement;
    else if (type === 'Stalled') verdict.stalled = statement;
    else {
      verdict.others = [
        ...(verdict.others ?? []),
        { type, status, ...statement },
      ];
    }
  }
  return verdict;
}
