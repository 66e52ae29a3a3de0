import { versionWithDigest } from '../objects/helmHistory';
import { HelmAction, helmCause } from '../objects/helmVerdicts';
import { isAtLeast } from '../releases';
import { JsonObject, objectOf } from '../types';
import { isWaiting, ReconcileContext } from './reconciler';
import { artifactRevision, find, sourceOf } from './references';

/** The Helm releases in the history of a HelmRelease. */
export function historyOf({ object }: ReconcileContext): JsonObject[] {
  const { history } = objectOf(object.status);
  return Array.isArray(history) ? history : [];
}

/**
 * The chart version that the source offers. From an OCIRepository it includes
 * the digest, so that a moved tag is a new version (Flux 2.3).
 */
export function versionOf(context: ReconcileContext): string {
  const [tag] = sourceRevision(context).split('@');
  const digest = digestOf(context);
  return digest ? versionWithDigest(tag, digest) : tag;
}

/** The digest of the chart, if it comes from a registry. */
export function digestOf(context: ReconcileContext): string | undefined {
  const [, digest] = sourceRevision(context).split('@');
  return isAtLeast(context.on.release, '2.3') ? digest : undefined;
}

function sourceRevision({ cluster, object }: ReconcileContext): string {
  const ref = sourceOf(object);
  return (ref && artifactRevision(find(cluster, ref))) ?? '0.0.0';
}

/** Whether Helm runs; otherwise the controller only finds no changes. */
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

/** The next or last install or upgrade. */
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
 * Helm's error: the scripted one, or the same as before, because its cause has
 * not been fixed. A request to force or reset succeeds.
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
 * Whether the request also forces or resets: the annotation must have the same
 * token. Flux: pkg/apis/meta HandleAnnotationRequest.
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

/** The status fields that note a handled request to force or reset. */
export function handledStatus(context: ReconcileContext): JsonObject {
  const { token } = context;
  return {
    ...(isForced(context, 'forceAt') && { lastHandledForceAt: token }),
    ...(isForced(context, 'resetAt') && { lastHandledResetAt: token }),
  };
}
