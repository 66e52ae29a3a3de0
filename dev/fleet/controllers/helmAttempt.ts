import {
  released,
  rollbackTarget,
  rolledBack,
  snapshot,
  truncated,
  uninstalled,
} from '../objects/helmHistory';
import {
  HelmAction,
  helmNoRollbackTarget,
  helmReleased,
  helmRemediating,
  helmRetriesExceeded,
  helmRetrying,
  helmRolledBack,
  helmRunning,
  helmSucceeded,
  helmUninstalled,
} from '../objects/helmVerdicts';
import { isAtLeast } from '../releases';
import { JsonObject, objectOf } from '../types';
import {
  actionOf,
  causeOf,
  digestOf,
  handledStatus,
  historyOf,
  isForced,
  versionOf,
} from './helmState';
import { ReconcileContext, Step } from './reconciler';

/**
 * The visible steps of an install or upgrade and, if it fails, of its
 * remediation, in Flux 2.2 and later. The last step is the result. Flux:
 * helm-controller internal/reconcile/atomic_release.go.
 */
export function attempt(context: ReconcileContext): Step[] {
  const action = actionOf(context);
  const cause = causeOf(context);
  const running = {
    verdict: { ...helmRunning(action), others: context.before.others },
    status: attempted(context),
  };
  return [
    running,
    ...(cause === undefined
      ? succeeding(context, action)
      : failing(context, action, cause)),
  ];
}

const noFailures = {
  failures: undefined,
  installFailures: undefined,
  upgradeFailures: undefined,
};

function attempted(context: ReconcileContext): JsonObject {
  const { object } = context;
  return {
    ...handledStatus(context),
    ...(countsAnew(context) && noFailures),
    lastAttemptedGeneration: object.metadata.generation,
    lastAttemptedRevision: versionOf(context),
    lastAttemptedRevisionDigest: digestOf(context),
    storageNamespace: object.metadata.namespace,
  };
}

// Flux: helm-controller internal/action/reset.go.
function countsAnew(context: ReconcileContext): boolean {
  const { metadata, status } = context.object;
  const { lastAttemptedGeneration, lastAttemptedRevision } = objectOf(status);
  return (
    isForced(context, 'resetAt') ||
    lastAttemptedGeneration !== metadata.generation ||
    lastAttemptedRevision !== versionOf(context)
  );
}

function verbOf({ count }: HelmAction): 'install' | 'upgrade' {
  return count > 1 ? 'upgrade' : 'install';
}

function historyAfter(
  context: ReconcileContext,
  action: HelmAction,
  status: string,
): JsonObject[] {
  const { name, namespace, chart, version } = action;
  const verb = verbOf(action);
  // An install starts a new history.
  const before = verb === 'install' ? [] : historyOf(context);
  const made = snapshot({
    target: { on: action.on, name, namespace },
    chart,
    version,
    appVersion: version.split('+')[0],
    ociDigest: digestOf(context),
    revision: action.count,
    status,
    at: context.since,
    firstAt: context.since,
    action: verb,
  });
  return released(before, made);
}

function succeeding(context: ReconcileContext, action: HelmAction): Step[] {
  const { on } = context;
  const history = historyAfter(context, action, 'deployed');
  const status = { history, lastAttemptedReleaseAction: verbOf(action) };
  return [
    { verdict: helmReleased(action), status },
    {
      verdict: helmSucceeded(action),
      status: {
        ...noFailures,
        ...status,
        history: truncated(history),
        ...(!isAtLeast(on.release, '2.3') && {
          lastAppliedRevision: action.version,
        }),
      },
    },
  ];
}

function failing(
  context: ReconcileContext,
  action: HelmAction,
  cause: string,
): Step[] {
  const verb = verbOf(action);
  const counter = `${verb}Failures`;
  const leavesRelease = storesRelease(context);
  const status = objectOf(context.object.status);
  const counted = (name: string) =>
    (countsAnew(context) ? 0 : Number(status[name] ?? 0)) + 1;
  const failed: Step = {
    verdict: helmRetrying(action, cause),
    status: {
      failures: counted('failures'),
      lastAttemptedReleaseAction: verb,
      ...(leavesRelease && {
        history: historyAfter(context, action, 'failed'),
        [counter]: counted(counter),
      }),
    },
  };
  return leavesRelease
    ? [failed, ...remedied(context, action, cause, counted(counter))]
    : [failed];
}

/**
 * Whether the failed release is stored by Helm. Unless scripted, it is if the
 * last failed one was.
 */
function storesRelease(context: ReconcileContext): boolean {
  const { script, before } = context;
  if (script.outcome === 'fails') return script.storesRelease ?? true;
  return (
    historyOf(context)[0]?.status === 'failed' ||
    before.others?.some(({ type }) => type === 'Remediated') === true
  );
}

function remedied(
  context: ReconcileContext,
  action: HelmAction,
  cause: string,
  attempts: number,
): Step[] {
  const { object, on, stored } = context;
  const verb = verbOf(action);
  const { remediation } = objectOf(objectOf(object.spec)[verb]);
  const { retries = 0 } = objectOf(remediation);
  const isLast = Number(retries) >= 0 && attempts > Number(retries);
  // remediateLastFailure is on by default for upgrades with retries.
  if (isLast && (verb === 'install' || retries === 0)) {
    return [
      { verdict: helmRetriesExceeded(action, cause, undefined, attempts) },
    ];
  }
  const failed = historyAfter(context, action, 'failed');
  const target = rollbackTarget(failed);
  if (verb === 'upgrade' && !target) {
    return [{ verdict: helmNoRollbackTarget(action, cause) }];
  }
  const history = truncated(failed);
  if (!target) {
    return [
      { verdict: helmRemediating(action, cause, 'uninstall') },
      {
        verdict: helmUninstalled(action, cause),
        status: { history: uninstalled(history, on) },
      },
    ];
  }
  const previous = {
    version: String(target.chartVersion),
    count: Number(target.version),
  };
  return [
    {
      verdict: helmRemediating(action, cause, 'rollback'),
      status: { history },
    },
    {
      verdict: isLast
        ? helmRetriesExceeded(action, cause, previous, attempts)
        : helmRolledBack(action, previous, cause),
      status: {
        history: rolledBack(history, rollbackOf(action, target), stored),
      },
    },
  ];
}

function rollbackOf(action: HelmAction, target: JsonObject): JsonObject {
  const { on, name, namespace, chart } = action;
  return snapshot({
    target: { on, name, namespace },
    chart,
    version: String(target.chartVersion),
    appVersion: String(target.appVersion),
    ociDigest: target.ociDigest as string | undefined,
    revision: action.count + 1,
    status: 'deployed',
    at: on.now,
    firstAt: Date.parse(String(target.firstDeployed)),
    action: 'rollback',
  });
}
