import { sha256Of } from '../hex';
import {
  applied,
  applying,
  applySteps,
  notApplied,
  sourceEmpty,
  sourceMissing,
  stepOf,
} from '../objects/kustomization';
import { failed, Verdict } from '../objects/verdict';
import { isAtLeast } from '../releases';
import { isoTime } from '../time';
import { JsonObject, objectOf } from '../types';
import { failureOf, ReconcileContext, Reconciler } from './reconciler';
import {
  artifactRevision,
  find,
  sourceOf,
  unreadyDependency,
} from './references';

/** Kustomization. Flux: kustomize-controller internal/controller. */
export const kustomizationReconciler: Reconciler = {
  takes: 'kustomization',

  steps(context) {
    const revision = revisionOf(context);
    if (!revision || waitsFor(context)) return [];
    const failure = failureIn(context, revision);
    // The controller gives up before the first step.
    if (failure?.stalled) return [];
    const last = failure?.ready && stepOf(failure.ready.reason);
    const steps = applySteps.filter(
      step => step !== 'Running health checks' || checksHealth(context),
    );
    const count = last ? applySteps.indexOf(last) + 1 : steps.length;
    return steps.slice(0, count).map(step => ({
      verdict: applying(revision, step, context.before.others),
      // From this step on, the revision counts as attempted.
      ...(step === 'Building manifests' && {
        status: { lastAttemptedRevision: revision },
      }),
    }));
  },

  finish(context) {
    const { object } = context;
    const revision = revisionOf(context);
    const waiting = waitsFor(context);
    if (waiting) return { verdict: waiting, observes: false };
    const failure = revision ? failureIn(context, revision) : undefined;
    // A revision that cannot be fetched is not attempted.
    const attempted = failure?.ready?.reason !== 'ArtifactFailed' && {
      lastAttemptedRevision: revision,
    };
    if (failure || !revision) {
      return {
        verdict: failure ?? context.before,
        status: { ...attempted },
        observes: false,
      };
    }
    return {
      verdict: applied(revision, checksHealth(context)),
      observes: true,
      status: {
        ...attempted,
        lastAppliedRevision: revision,
        inventory: objectOf(object.status).inventory ?? { entries: [] },
        ...(isAtLeast(context.on.release, '2.7') && {
          history: history(context, revision),
        }),
      },
    };
  },
};

function checksHealth({ object }: ReconcileContext): boolean {
  const { wait, healthChecks } = objectOf(object.spec);
  return wait === true || healthChecks !== undefined;
}

/** The scripted or earlier failure, with this revision. */
function failureIn(
  context: ReconcileContext,
  revision: string,
): Verdict | undefined {
  const failure = failureOf(context, (reason, message) =>
    notApplied(revision, reason ?? 'ReconciliationFailed', message),
  );
  return failure?.ready && !failure.stalled
    ? notApplied(revision, failure.ready.reason, failure.ready.message)
    : failure;
}

function revisionOf({ cluster, object }: ReconcileContext): string | undefined {
  const source = sourceOf(object);
  return source && artifactRevision(find(cluster, source));
}

function waitsFor(context: ReconcileContext): Verdict | undefined {
  const { cluster, object, before } = context;
  // The controller does not wait for a source that it must not use.
  if (before.stalled) return undefined;
  const dependency = unreadyDependency(cluster, object);
  if (dependency) {
    return failed({ reason: 'DependencyNotReady', message: dependency });
  }
  if (revisionOf(context)) return undefined;
  const source = sourceOf(object);
  return source && !find(cluster, source)
    ? sourceMissing(source.kind, source.name)
    : sourceEmpty;
}

function history(context: ReconcileContext, revision: string): JsonObject[] {
  const { object, on } = context;
  const known = objectOf(object.status).history;
  const entries: JsonObject[] = Array.isArray(known) ? known : [];
  const digest = sha256Of(`${object.metadata.name}@${revision}`);
  const [latest] = entries;
  const isSame = latest?.digest === digest;
  const now = isoTime(on.now);
  return [
    {
      digest,
      firstReconciled: isSame ? latest.firstReconciled : now,
      lastReconciled: now,
      lastReconciledDuration: '1.204s',
      lastReconciledStatus: 'ReconciliationSucceeded',
      metadata: { revision },
      totalReconciliations: isSame
        ? Number(latest.totalReconciliations) + 1
        : 1,
    },
    ...entries.slice(isSame ? 1 : 0, 5),
  ];
}
