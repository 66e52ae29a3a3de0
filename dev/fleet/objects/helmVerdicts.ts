import { isAtLeast } from '../releases';
import { Place } from './place';
import {
  failed,
  gaveUp,
  retrying,
  succeeded,
  Verdict,
  whileReconciling,
} from './verdict';

/** A Helm release and the chart it is made from. */
export interface HelmAction {
  on: Place;
  name: string;
  namespace: string;
  chart: string;
  version: string;
  /** How many releases there are, this one included. */
  count: number;
}

function release({ namespace, name, count, chart, version }: HelmAction) {
  return `release ${namespace}/${name}.v${count} with chart ${chart}@${version}`;
}

function actionOf({ count }: HelmAction): 'install' | 'upgrade' {
  return count > 1 ? 'upgrade' : 'install';
}

function capital(word: string): string {
  return word[0].toUpperCase() + word.slice(1);
}

/**
 * An install or upgrade that went well. Flux: helm-controller
 * internal/reconcile/{install,upgrade}.go; before 2.2 with other words.
 */
export function helmSucceeded(action: HelmAction): Verdict {
  const verb = actionOf(action);
  const reason = `${capital(verb)}Succeeded`;
  if (!isAtLeast(action.on.release, '2.2')) {
    const message = `Helm ${verb} succeeded`;
    return succeeded(
      {
        reason: 'ReconciliationSucceeded',
        message: 'Release reconciliation succeeded',
      },
      [{ type: 'Released', status: 'True', reason, message }],
    );
  }
  const message = `Helm ${verb} succeeded for ${release(action)}`;
  return succeeded({ reason, message }, [
    { type: 'Released', status: 'True', reason, message },
  ]);
}

/** An install or upgrade that failed and will be tried again. */
export function helmRetrying(action: HelmAction, cause: string): Verdict {
  const { statement, released } = failure(action, cause);
  const verdict = failed(statement, [released]);
  // What it was at stays: the failure is known before the work is over.
  return isAtLeast(action.on.release, '2.2')
    ? whileReconciling(verdict, running(action))
    : verdict;
}

/** An upgrade that failed and was rolled back, to be tried again. */
export function helmRolledBack(
  action: HelmAction,
  previous: string,
  cause: string,
): Verdict {
  const { statement, released } = failure(action, cause);
  if (!isAtLeast(action.on.release, '2.2'))
    return failed(statement, [released]);
  const done = rollback(action, previous);
  return retrying(done, done.message, [released, remediated(done)]);
}

function rollback(
  { namespace, name, count, chart }: HelmAction,
  previous: string,
) {
  return {
    reason: 'RollbackSucceeded',
    message:
      `Helm rollback to previous release ${namespace}/${name}.v${count - 1} ` +
      `with chart ${chart}@${previous} succeeded`,
  };
}

function remediated(statement: { reason: string; message: string }) {
  return { type: 'Remediated', status: 'True' as const, ...statement };
}

/**
 * A release of which all retries are used up. From Flux 2.2 on the last
 * failed upgrade is rolled back as well, to the version `previous`.
 */
export function helmRetriesExceeded(
  action: HelmAction,
  cause: string,
  previous?: string,
  attempts = 4,
): Verdict {
  const { statement, released } = failure(action, cause);
  const verb = actionOf(action);
  if (!isAtLeast(action.on.release, '2.2')) {
    return failed(
      { reason: statement.reason, message: `${verb} retries exhausted` },
      [released],
    );
  }
  const done = previous && rollback(action, previous);
  return gaveUp({
    stalled: {
      reason: 'RetriesExceeded',
      message: `Failed to ${verb} after ${attempts} attempt(s)`,
    },
    ready: done || statement,
    others: done ? [released, remediated(done)] : [released],
  });
}

function failure(action: HelmAction, cause: string) {
  const verb = actionOf(action);
  const reason = `${capital(verb)}Failed`;
  const { namespace, name, chart, version, on } = action;
  const message = isAtLeast(on.release, '2.2')
    ? `Helm ${verb} failed for release ${namespace}/${name} with chart ` +
      `${chart}@${version}: ${cause}`
    : `Helm ${verb} failed: ${cause}`;
  return {
    statement: { reason, message },
    released: { type: 'Released', status: 'False' as const, reason, message },
  };
}

/**
 * Ready=False before Helm is called at all. From Flux 2.2 on the controller
 * leaves its mark that it is at it.
 */
export function helmPrerequisite(
  on: Place,
  reason: string,
  message: string,
): Verdict {
  const verdict = failed({ reason, message });
  return isAtLeast(on.release, '2.2')
    ? whileReconciling(verdict, 'Fulfilling prerequisites')
    : verdict;
}

function running(action: HelmAction): string {
  return `Running '${actionOf(action)}' action with timeout of 5m0s`;
}

/** A Helm action under way. */
export function helmRunning(action: HelmAction): Verdict {
  const message = isAtLeast(action.on.release, '2.2')
    ? running(action)
    : 'Reconciliation in progress';
  const statement = { reason: 'Progressing', message };
  return {
    ready: { status: 'Unknown', ...statement },
    ...(isAtLeast(action.on.release, '2.2') && { reconciling: statement }),
  };
}
