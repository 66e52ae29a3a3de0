import { sha256Of } from '../hex';
import { applied, applying } from '../objects/kustomization';
import { retrying, Verdict } from '../objects/verdict';
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

  begin(context) {
    const revision = revisionOf(context);
    return revision && !waitsFor(context) ? applying(revision) : undefined;
  },

  finish(context) {
    const { object } = context;
    const revision = revisionOf(context);
    const waiting = waitsFor(context);
    if (waiting) return { verdict: waiting, observes: false };
    const failure = failureOf(context, (reason, message) =>
      retrying({ reason: reason ?? 'ReconciliationFailed', message }),
    );
    const attempted = { lastAttemptedRevision: revision };
    if (failure || !revision) {
      return {
        verdict: failure ?? context.before,
        status: attempted,
        observes: false,
      };
    }
    const checksHealth = objectOf(object.spec).wait === true;
    return {
      verdict: applied(revision, checksHealth),
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

function revisionOf({ cluster, object }: ReconcileContext): string | undefined {
  const source = sourceOf(object);
  return source && artifactRevision(find(cluster, source));
}

function waitsFor(context: ReconcileContext): Verdict | undefined {
  const { cluster, object, before } = context;
  // A source it may not use is not waited for.
  if (before.stalled) return undefined;
  const dependency = unreadyDependency(cluster, object);
  if (dependency) {
    return retrying({ reason: 'DependencyNotReady', message: dependency });
  }
  return revisionOf(context)
    ? undefined
    : retrying({
        reason: 'ArtifactFailed',
        message: 'Source artifact not found, retrying in 30s',
      });
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
