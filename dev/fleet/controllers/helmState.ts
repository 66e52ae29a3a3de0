import { versionWithDigest } from '../objects/helmHistory';
import { HelmAction, helmCause } from '../objects/helmVerdicts';
import { isAtLeast } from '../releases';
import { JsonObject, objectOf } from '../types';
import { isWaiting, ReconcileContext } from './reconciler';
import { artifactRevision, find, sourceOf } from './references';

/** What the status of a HelmRelease tells of its Helm releases. */
export function historyOf({ object }: ReconcileContext): JsonObject[] {
  const { history } = objectOf(object.status);
  return Array.isArray(history) ? history : [];
}

/**
 * The chart version its source offers. Of an OCIRepository it has the digest,
 * so that a tag that moves is a new version (Flux 2.3).
 */
export function versionOf(context: ReconcileContext): string {
  const [tag] = sourceRevision(context).split('@');
  const digest = digestOf(context);
  return digest ? versionWithDigest(tag, digest) : tag;
}

/** The digest of the chart, if it is from a registry. */
export function digestOf(context: ReconcileContext): string | undefined {
  const [, digest] = sourceRevision(context).split('@');
  return isAtLeast(context.on.release, '2.3') ? digest : undefined;
}

function sourceRevision({ cluster, object }: ReconcileContext): string {
  const ref = sourceOf(object);
  return (ref && artifactRevision(find(cluster, ref))) ?? '0.0.0';
}

/** Whether Helm is called, or only looks that nothing has changed. */
export function acts(context: ReconcileContext): boolean {
  const [latest] = historyOf(context);
  const { lastAppliedRevision } = objectOf(context.object.status);
  const installed = latest?.chartVersion ?? lastAppliedRevision;
  return (
    isForced(context, 'forceAt') ||
    context.script.outcome === 'fails' ||
    installed !== versionOf(context) ||
    ['failed', 'uninstalling'].includes(String(latest?.status)) ||
    helmCause(context.before) !== undefined
  );
}

/** The install or upgrade that is due, or was made last. */
export function actionOf(context: ReconcileContext): HelmAction {
  const { object, on } = context;
  const { name, namespace = '' } = object.metadata;
  const [latest] = historyOf(context);
  const { lastReleaseRevision = 0 } = objectOf(object.status);
  const spec = objectOf(objectOf(objectOf(object.spec).chart).spec);
  const isGone = latest?.status === 'uninstalling';
  const revision = Number(latest?.version ?? lastReleaseRevision);
  return {
    on,
    name,
    namespace,
    chart: String(spec.chart ?? latest?.chartName ?? name),
    version: versionOf(context),
    count: acts(context) && !isGone ? revision + 1 : Math.max(1, revision),
  };
}

/**
 * What Helm fails with: what the script says, or the same as before, because
 * nobody has mended its cause. If it is told to try again, this time it works.
 */
export function causeOf(context: ReconcileContext): string | undefined {
  const { script, before } = context;
  const { outcome = 'repeats', message } = script;
  if (outcome === 'fails') {
    return message ?? 'it fails because the script says so';
  }
  if (outcome === 'succeeds' || isForced(context, 'forceAt')) return undefined;
  if (isForced(context, 'resetAt') || isWaiting(before)) return undefined;
  return helmCause(before);
}

/**
 * Whether the request also forces or resets: the annotation must carry the
 * very same token. Flux: pkg/apis/meta HandleAnnotationRequest.
 */
export function isForced(
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

/** That a request was handled that also forces or resets. */
export function handledStatus(context: ReconcileContext): JsonObject {
  const { token } = context;
  return {
    ...(isForced(context, 'forceAt') && { lastHandledForceAt: token }),
    ...(isForced(context, 'resetAt') && { lastHandledResetAt: token }),
  };
}
