import {
  helmPrerequisite,
  helmRetrying,
  helmRunning,
  helmSucceeded,
} from '../objects/helmVerdicts';
import { Verdict, whileReconciling } from '../objects/verdict';
import { isAtLeast } from '../releases';
import { conditionOf, KubernetesObject, objectOf } from '../types';
import { attempt } from './helmAttempt';
import { actionOf, acts, causeOf, handledStatus, isForced } from './helmState';
import { failureOf, ReconcileContext, Reconciler, Step } from './reconciler';
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
    const looking = whileReconciling(before, 'Fulfilling prerequisites');
    const steps = stepsOf(context);
    return isNew
      ? [{ verdict: looking }, ...steps.slice(0, -1)]
      : steps.slice(0, -1);
  },

  finish(context) {
    const { verdict, status } = stepsOf(context).slice(-1)[0];
    return {
      verdict,
      status: { ...handledStatus(context), ...status },
      observes:
        verdict.ready?.status === 'True' || verdict.stalled !== undefined,
    };
  },
};

function stepsOf(context: ReconcileContext): Step[] {
  const { before, on } = context;
  const waiting = waitsFor(context);
  if (waiting) return [{ verdict: waiting }];
  if (staysStalled(context)) return [{ verdict: before }];
  // A failure that Helm did not cause stays the same.
  const failure = causeOf(context) === undefined && otherFailure(context);
  if (failure) return [{ verdict: failure }];
  if (!acts(context)) {
    const { reconciling, ...said } = before;
    const isSaid = said.ready?.status === 'True';
    return [{ verdict: isSaid ? said : helmSucceeded(actionOf(context)) }];
  }
  return isAtLeast(on.release, '2.2')
    ? attempt(context)
    : legacyAttempt(context);
}

function otherFailure(context: ReconcileContext): Verdict | undefined {
  if (isForced(context, 'resetAt') || isForced(context, 'forceAt')) {
    return undefined;
  }
  return failureOf(context, (_reason, message) =>
    helmRetrying(actionOf(context), message),
  );
}

function legacyAttempt(context: ReconcileContext): Step[] {
  const action = actionOf(context);
  const failure = otherFailure(context);
  const { failures = 0 } = objectOf(context.object.status);
  return [
    { verdict: helmRunning(action) },
    failure
      ? { verdict: failure, status: { failures: Number(failures) + 1 } }
      : {
          verdict: helmSucceeded(action),
          status: {
            failures: undefined,
            installFailures: undefined,
            upgradeFailures: undefined,
            lastAppliedRevision: action.version,
            lastAttemptedRevision: action.version,
            lastReleaseRevision: action.count,
          },
        },
  ];
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

/** Stays stalled if the retries are used up and nothing has changed. */
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
