import { snapshot, versionWithDigest } from '../objects/helmHistory';
import {
  HelmAction,
  helmPrerequisite,
  helmRetrying,
  helmRunning,
  helmSucceeded,
} from '../objects/helmVerdicts';
import { retrying, Verdict, whileReconciling } from '../objects/verdict';
import { isAtLeast } from '../releases';
import { conditionOf, JsonObject, KubernetesObject, objectOf } from '../types';
import { failureOf, Outcome, ReconcileContext, Reconciler } from './reconciler';
import {
  artifactRevision,
  find,
  isReady,
  sourceOf,
  unreadyDependency,
} from './references';

/** HelmRelease. Flux: helm-controller internal/{controller,reconcile}. */
export const helmReleaseReconciler: Reconciler = {
  takes: 'helmRelease',

  steps(context) {
    const { on, before } = context;
    const isNew = isAtLeast(on.release, '2.2');
    const looking = isNew
      ? [whileReconciling(before, 'Fulfilling prerequisites')]
      : [];
    if (staysStalled(context) || waitsFor(context) || !acts(context)) {
      return looking;
    }
    const running = helmRunning(actionOf(context));
    const others = isNew ? before.others : undefined;
    return [...looking, { ...running, others }];
  },

  finish(context) {
    const { before } = context;
    const handled = handledStatus(context);
    const waiting = waitsFor(context);
    if (waiting) return { verdict: waiting, status: handled, observes: false };
    if (staysStalled(context)) {
      return { verdict: before, status: handled, observes: true };
    }
    const failure = failureOfRelease(context);
    if (failure) {
      return {
        verdict: failure,
        status: { ...handled, ...failureCounts(context) },
        observes: failure.stalled !== undefined,
      };
    }
    return released(context, handled);
  },
};

/** Counts all failures, and apart from that those that Helm has stored. */
function failureCounts(context: ReconcileContext): JsonObject {
  const status = objectOf(context.object.status);
  const after = (name: string) => Number(status[name] ?? 0) + 1;
  const stored =
    actionOf(context).count > 1 ? 'upgradeFailures' : 'installFailures';
  return {
    failures: after('failures'),
    ...(historyOf(context).length > 0 && { [stored]: after(stored) }),
  };
}

function failureOfRelease(context: ReconcileContext): Verdict | undefined {
  const { before, script } = context;
  // Counters are cleared: it is tried again, and this time it works unless
  // the script says otherwise.
  if (isForced(context, 'resetAt') || isForced(context, 'forceAt')) {
    if (script.outcome !== 'fails') return undefined;
  }
  const failure = failureOf(context, (_reason, message) =>
    helmRetrying(actionOf(context), message),
  );
  if (failure && before.stalled && failure === before && before.ready) {
    const { reason, message } = before.ready;
    return retrying({ reason, message }, message, before.others);
  }
  return failure;
}

function released(context: ReconcileContext, handled: JsonObject): Outcome {
  const { object, on, before } = context;
  const action = actionOf(context);
  if (!acts(context)) {
    const { reconciling, ...said } = before;
    const verdict =
      said.ready?.status === 'True' ? said : helmSucceeded(action);
    return { verdict, status: handled, observes: true };
  }
  const version = versionOf(context);
  const digest = digestOf(context);
  const { name, namespace } = action;
  return {
    verdict: helmSucceeded(action),
    observes: true,
    status: {
      ...handled,
      failures: undefined,
      installFailures: undefined,
      upgradeFailures: undefined,
      lastAttemptedRevision: version,
      lastAttemptedRevisionDigest: digest,
      storageNamespace: namespace,
      lastAttemptedGeneration: object.metadata.generation,
      lastAttemptedReleaseAction: action.count > 1 ? 'upgrade' : 'install',
      ...(!isAtLeast(on.release, '2.3') && { lastAppliedRevision: version }),
      ...(!isAtLeast(on.release, '2.2') && {
        lastReleaseRevision: action.count,
        storageNamespace: undefined,
        lastAttemptedGeneration: undefined,
        lastAttemptedReleaseAction: undefined,
      }),
      ...(isAtLeast(on.release, '2.2') && {
        history: [
          snapshot({
            target: { on, name, namespace },
            chart: action.chart,
            version: action.version,
            appVersion: action.version.split('+')[0],
            ociDigest: digest,
            revision: action.count,
            status: 'deployed',
            at: on.now,
            firstAt: on.now,
            action: action.count > 1 ? 'upgrade' : 'install',
          }),
          ...historyOf(context)
            .map(({ action: _made, ...entry }) => ({
              ...entry,
              status: entry.status === 'failed' ? 'failed' : 'superseded',
            }))
            .slice(0, 4),
        ],
      }),
    },
  };
}

function historyOf({ object }: ReconcileContext): JsonObject[] {
  const { history } = objectOf(object.status);
  return Array.isArray(history) ? history : [];
}

function waitsFor(context: ReconcileContext): Verdict | undefined {
  const { cluster, object, on } = context;
  const dependency = unreadyDependency(cluster, object);
  if (dependency) return helmPrerequisite(on, 'DependencyNotReady', dependency);
  const ref = sourceOf(object);
  const source = ref && find(cluster, ref);
  if (ref && source && artifactRevision(source) && isReady(source)) {
    return undefined;
  }
  const isNew = isAtLeast(on.release, '2.2');
  const why = isNew ? `: ${whyNotReady(source)}` : '';
  return helmPrerequisite(
    on,
    isNew ? 'SourceNotReady' : 'ArtifactFailed',
    `${ref?.kind} '${ref?.namespace}/${ref?.name}' is not ready${why}`,
  );
}

// Flux: helm-controller internal/controller, isReady of a source.
function whyNotReady(source: KubernetesObject | undefined): string {
  const ready = source && conditionOf(source, 'Ready');
  return ready?.status === 'False'
    ? ready.message
    : 'latest generation of object has not been reconciled';
}

/**
 * The chart version its source offers. Of an OCIRepository it has the digest,
 * so that a tag that moves is a new version (Flux 2.3).
 */
function versionOf(context: ReconcileContext): string {
  const [tag] = sourceRevision(context).split('@');
  const digest = digestOf(context);
  return digest ? versionWithDigest(tag, digest) : tag;
}

function digestOf(context: ReconcileContext): string | undefined {
  const [, digest] = sourceRevision(context).split('@');
  return isAtLeast(context.on.release, '2.3') ? digest : undefined;
}

function sourceRevision({ cluster, object }: ReconcileContext): string {
  const ref = sourceOf(object);
  return (ref && artifactRevision(find(cluster, ref))) ?? '0.0.0';
}

function installedVersion(context: ReconcileContext): unknown {
  const { lastAppliedRevision } = objectOf(context.object.status);
  return historyOf(context)[0]?.chartVersion ?? lastAppliedRevision;
}

/** Whether Helm is called, or only looks that nothing has changed. */
function acts(context: ReconcileContext): boolean {
  const { before } = context;
  return (
    isForced(context, 'forceAt') ||
    installedVersion(context) !== versionOf(context) ||
    historyOf(context)[0]?.status === 'failed' ||
    (before.ready?.status === 'False' &&
      /^(Install|Upgrade|Rollback)/.test(before.ready.reason))
  );
}

function actionOf(context: ReconcileContext): HelmAction {
  const { object, on } = context;
  const { name, namespace = '' } = object.metadata;
  const { lastReleaseRevision = 0 } = objectOf(object.status);
  const latest = historyOf(context)[0]?.version ?? lastReleaseRevision;
  const spec = objectOf(objectOf(objectOf(object.spec).chart).spec);
  const count = acts(context)
    ? Number(latest) + 1
    : Math.max(1, Number(latest));
  return {
    on,
    name,
    namespace,
    chart: String(spec.chart ?? historyOf(context)[0]?.chartName ?? name),
    version: versionOf(context),
    count,
  };
}

/**
 * Whether the request also forces or resets: the annotation must carry the
 * very same token. Flux: pkg/apis/meta HandleAnnotationRequest.
 */
function isForced(
  { object, token, on }: ReconcileContext,
  annotation: 'forceAt' | 'resetAt',
): boolean {
  const value =
    object.metadata.annotations?.[`reconcile.fluxcd.io/${annotation}`];
  const handled =
    annotation === 'forceAt' ? 'lastHandledForceAt' : 'lastHandledResetAt';
  const status = objectOf(object.status);
  return (
    isAtLeast(on.release, '2.2') &&
    value !== undefined &&
    value === token &&
    status.lastHandledReconcileAt !== token &&
    status[handled] !== value
  );
}

function handledStatus(context: ReconcileContext): JsonObject {
  const { token } = context;
  return {
    ...(isForced(context, 'forceAt') && { lastHandledForceAt: token }),
    ...(isForced(context, 'resetAt') && { lastHandledResetAt: token }),
  };
}

/** Retries are used up and nothing has changed: it is left alone. */
function staysStalled(context: ReconcileContext): boolean {
  const { object, before, script } = context;
  const { observedGeneration } = objectOf(object.status);
  return (
    before.stalled !== undefined &&
    script.outcome !== 'succeeds' &&
    observedGeneration === object.metadata.generation &&
    !isForced(context, 'forceAt') &&
    !isForced(context, 'resetAt')
  );
}
