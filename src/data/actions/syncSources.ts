import { errorOf } from '../../api';
import {
  fluxReference,
  helmChartOf,
  isReconcilable,
  isStatic,
  isSuspended,
  kindOf,
  reconcilePatch,
  referenceKey,
  refusalOf,
  sourceReferencesOf,
  uidOf,
  type FluxReference,
  type FluxResource,
} from '../../flux';
import type { ActionSteps, ActionTarget } from './runAction';
import type { FluxResult, SourceNote } from './outcome';
import { newToken } from './token';

/** Results that leave no source to sync from. */
type Obstacle = Extract<
  FluxResult,
  { result: 'source-suspended' | 'source-failed' | 'refused' }
>;

/**
 * Syncs the sources of a resource one after the other and waits for each, like
 * `flux reconcile --with-source`: the source of a Kustomization, or the source
 * of a HelmRelease's HelmChart and then the HelmChart (Flux:
 * cmd/flux/reconcile_with_source.go). Unlike there, a source that may not be
 * patched is skipped with a note.
 */
export async function syncSources(
  resource: FluxResource,
  steps: ActionSteps,
  notes: SourceNote[],
  onSource: (source: FluxReference) => void,
): Promise<Obstacle | undefined> {
  for (const source of await sourcesInOrder(resource, steps)) {
    steps.signal.throwIfAborted();
    onSource(source);
    const obstacle = await syncSource(source, steps, notes);
    if (obstacle) return obstacle;
  }
  return undefined;
}

async function syncSource(
  source: FluxReference,
  steps: ActionSteps,
  notes: SourceNote[],
): Promise<Obstacle | undefined> {
  const token = newToken();
  let target: ActionTarget;
  try {
    const found = await steps.read(source);
    if (!found) {
      notes.push({ source, note: 'missing' });
      return undefined;
    }
    // Static objects need no reconciliation, as in `flux reconcile`.
    if (isStatic(found.object)) return undefined;
    if (!isReconcilable(found.object)) {
      notes.push({ source, note: 'not-reconcilable' });
      return undefined;
    }
    if (isSuspended(found.object))
      return { result: 'source-suspended', source };
    target = { reference: source, uid: uidOf(found.object) };
    await steps.patch(target, reconcilePatch(token));
  } catch (cause) {
    if (steps.signal.aborted) throw cause;
    const error = errorOf(cause);
    // Without the permission for the proxy, no action is possible.
    if (error.permission) throw error;
    const isAboutRights =
      error.meaning === 'not-permitted' &&
      refusalOf(error.statusCode, error.message).by !== 'admission';
    if (!isAboutRights) {
      return { result: 'refused', source, error };
    }
    notes.push({ source, note: 'not-permitted', message: error.message });
    return undefined;
  }
  const followed = await steps.follow(target, token);
  switch (followed.result) {
    case 'suspended-meanwhile':
      return { result: 'source-suspended', source };
    case 'deleted-meanwhile':
      notes.push({ source, note: 'missing' });
      return undefined;
    case 'timed-out':
      notes.push({ source, note: 'timed-out' });
      return undefined;
    default: {
      const { status } = followed;
      return status.state === 'Ready'
        ? undefined
        : { result: 'source-failed', source, status };
    }
  }
}

/** The source first, then the HelmChart that is made from it. */
async function sourcesInOrder(
  resource: FluxResource,
  steps: ActionSteps,
): Promise<readonly FluxReference[]> {
  const direct = sourceReferencesOf(resource);
  const chart = chartReferenceOf(resource);
  if (!chart) return direct;
  const others = direct.filter(source => !isSame(source, chart));
  try {
    const found = await steps.read(chart);
    if (found) return [...sourceReferencesOf(found), chart];
  } catch (cause) {
    if (steps.signal.aborted || errorOf(cause).permission) throw cause;
    // Syncing the chart reads it again and reports the failure.
    return [...others, chart];
  }
  // A release that was never reconciled has no HelmChart yet.
  return others.length < direct.length ? [...others, chart] : others;
}

function chartReferenceOf(resource: FluxResource): FluxReference | undefined {
  const { cluster, object } = resource;
  const chart = kindOf(object) && helmChartOf(object);
  if (!chart) return undefined;
  return fluxReference(cluster, 'HelmChart', chart.namespace, chart.name);
}

function isSame(left: FluxReference, right: FluxReference): boolean {
  return referenceKey(left) === referenceKey(right);
}
