import { isoTime } from '../time';
import { Condition } from '../types';

interface Statement {
  reason: string;
  message: string;
}

/** What a controller says of an object, before it becomes conditions. */
export interface Verdict {
  ready?: Statement & { status: Condition['status'] };
  reconciling?: Statement;
  stalled?: Statement;
  others?: Array<Statement & { type: string; status: Condition['status'] }>;
}

/** No controller has looked yet. */
export const notReconciled: Verdict = {};

/** Ready=True. */
export function succeeded(
  statement: Statement,
  others?: Verdict['others'],
): Verdict {
  return { ready: { status: 'True', ...statement }, others };
}

/** Ready=False, and nothing is under way. */
export function failed(
  statement: Statement,
  others?: Verdict['others'],
): Verdict {
  return { ready: { status: 'False', ...statement }, others };
}

/**
 * Ready=False, and the controller tries again, backing off. Reconciling keeps
 * saying what it was at when it failed. Flux: pkg/runtime/reconcile.
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

/** Ready=False and Stalled=True: given up until something changes. */
export function gaveUp(options: {
  stalled: Statement;
  ready?: Statement;
  others?: Verdict['others'];
}): Verdict {
  const { stalled, ready = stalled, others } = options;
  return { ...failed(ready, others), stalled };
}

/** Ready=Unknown while something is done. */
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

/** What was said before stays said while the controller looks again. */
export function whileReconciling(verdict: Verdict, message: string): Verdict {
  const { stalled, ...kept } = verdict;
  return { ...kept, reconciling: { reason: 'Progressing', message } };
}

/**
 * The conditions that state a verdict, in the order controllers write them.
 * Flux: pkg/runtime/conditions. Conditions that say what they said before
 * keep their time.
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

/** Reads the verdict back from an object's conditions. */
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
