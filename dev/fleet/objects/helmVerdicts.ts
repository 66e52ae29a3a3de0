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

/** A Helm release and its chart. */
export interface HelmAction {
  on: Place;
  name: string;
  namespace: string;
  chart: string;
  version: string;
  /** The number of releases, including this one. */
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
 * A successful install or upgrade. Flux: helm-controller
 * internal/reconcile/{install,upgrade}.go; before 2.2 with other messages.
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

/** An install or upgrade that has succeeded, before Ready is written. */
export function helmReleased(action: HelmAction): Verdict {
  return whileReconciling(helmSucceeded(action), running(actionOf(action)));
}

/** An install or upgrade that failed and will be retried. */
export function helmRetrying(action: HelmAction, cause: string): Verdict {
  const { statement, released } = failure(action, cause);
  const verdict = failed(statement, [released]);
  // Reconciling keeps its message: the failure is written before the end.
  return isAtLeast(action.on.release, '2.2')
    ? whileReconciling(verdict, running(actionOf(action)))
    : verdict;
}

/** An action that failed, while it is remediated. */
export function helmRemediating(
  action: HelmAction,
  cause: string,
  remediation: 'rollback' | 'uninstall',
): Verdict {
  return {
    ...helmRetrying(action, cause),
    reconciling: { reason: 'Progressing', message: running(remediation) },
  };
}

/**
 * An install that failed and was uninstalled, before it is retried. Ready keeps
 * the failure. Flux: helm-controller
 * internal/reconcile/uninstall_remediation.go.
 */
export function helmUninstalled(action: HelmAction, cause: string): Verdict {
  const { statement, released } = failure(action, cause);
  const done = {
    reason: 'UninstallSucceeded',
    message: `Helm uninstall remediation for ${release(action)} succeeded`,
  };
  return retrying(statement, statement.message, [released, remediated(done)]);
}

/** The release that a rollback returns to. */
export type RollbackTarget = Pick<HelmAction, 'version' | 'count'>;

/** An upgrade that failed and was rolled back, before it is retried. */
export function helmRolledBack(
  action: HelmAction,
  previous: RollbackTarget,
  cause: string,
): Verdict {
  const { statement, released } = failure(action, cause);
  if (!isAtLeast(action.on.release, '2.2'))
    return failed(statement, [released]);
  const done = rollback(action, previous);
  return retrying(done, done.message, [released, remediated(done)]);
}

function rollback(action: HelmAction, previous: RollbackTarget) {
  return {
    reason: 'RollbackSucceeded',
    message: `Helm rollback to previous ${release({
      ...action,
      ...previous,
    })} succeeded`,
  };
}

function remediated(statement: { reason: string; message: string }) {
  return { type: 'Remediated', status: 'True' as const, ...statement };
}

/**
 * A release whose retries are used up. From Flux 2.2 on the last failed upgrade
 * is rolled back as well, to `previous`.
 */
export function helmRetriesExceeded(
  action: HelmAction,
  cause: string,
  previous?: RollbackTarget,
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

/** A failed upgrade without any earlier successful release. */
export function helmNoRollbackTarget(
  action: HelmAction,
  cause: string,
): Verdict {
  const { statement, released } = failure(action, cause);
  return gaveUp({
    stalled: {
      reason: 'MissingRollbackTarget',
      message:
        'Failed to perform remediation: missing target release for ' +
        'rollback: cannot remediate failed release',
    },
    ready: statement,
    others: [released],
  });
}

/** Helm's error in the conditions of a verdict. */
export function helmCause({ others = [] }: Verdict): string | undefined {
  const { status, message } =
    others.find(({ type }) => type === 'Released') ?? {};
  return status === 'False'
    ? message?.replace(
        /^Helm \w+ failed(?: for release .+? with chart \S+)?: /,
        '',
      )
    : undefined;
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

/** Ready=False before Helm runs. From Flux 2.2 on, Reconciling remains. */
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

function running(verb: string): string {
  return `Running '${verb}' action with timeout of 5m0s`;
}

/** A Helm action in progress. */
export function helmRunning(action: HelmAction): Verdict {
  const message = isAtLeast(action.on.release, '2.2')
    ? running(actionOf(action))
    : 'Reconciliation in progress';
  const statement = { reason: 'Progressing', message };
  return {
    ready: { status: 'Unknown', ...statement },
    ...(isAtLeast(action.on.release, '2.2') && { reconciling: statement }),
  };
}
