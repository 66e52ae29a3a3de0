import { FluxRequestError, type FluxApi, type FluxFailure } from '../../api';
import {
  helmChartOf,
  isReconcilable,
  isStatic,
  isSuspended,
  kindOf,
  referenceKey,
  referenceOf,
  sourceReferencesOf,
  type FluxReference,
  type FluxResource,
  type FluxStatus,
} from '../../flux';
import { follow } from './follow';
import { newToken } from './token';
import type { SourceNote } from './outcome';

/** How syncing the sources of a resource ended. */
export type SourcesSynced = { readonly notes: readonly SourceNote[] } & (
  | { readonly end: 'synced' }
  | { readonly end: 'suspended'; readonly source: FluxReference }
  | {
      readonly end: 'failed';
      readonly source: FluxReference;
      readonly status: FluxStatus;
    }
  | {
      readonly end: 'refused';
      readonly source: FluxReference;
      readonly error: FluxRequestError;
    }
);

/**
 * Syncs what a resource is made from, one after the other, each to its end, as
 * `flux reconcile --with-source` does: the source of a Kustomization; the
 * HelmChart of a HelmRelease, after the source of that (Flux:
 * cmd/flux/reconcile_with_source.go). A source that may not be patched is
 * passed over with a note, unlike there.
 */
export async function syncSources(options: {
  api: FluxApi;
  resource: FluxResource;
  signal: AbortSignal;
  onSource: (source: FluxReference) => void;
  onSeen: (resource: FluxResource) => void;
}): Promise<SourcesSynced> {
  const { api, resource, signal, onSource, onSeen } = options;
  const notes: SourceNote[] = [];
  for (const source of await sourcesInOrder(api, resource)) {
    signal.throwIfAborted();
    onSource(source);
    const { found, failure } = await read(api, source);
    if (failure) {
      if (failure.meaning !== 'not-permitted') {
        return { end: 'refused', source, error: errorOf(failure), notes };
      }
      notes.push({ source, note: 'not-permitted', message: failure.message });
      continue;
    }
    if (!found) {
      notes.push({ source, note: 'missing' });
      continue;
    }
    // As `flux reconcile`: there is nothing to do about a static object.
    if (isStatic(found.object)) continue;
    if (!isReconcilable(found.object)) {
      notes.push({ source, note: 'not-reconcilable' });
      continue;
    }
    if (isSuspended(found.object)) return { end: 'suspended', source, notes };

    const token = newToken();
    try {
      onSeen(await api.reconcile(found, token));
    } catch (error) {
      if (!(error instanceof FluxRequestError)) throw error;
      if (error.meaning !== 'not-permitted') {
        return { end: 'refused', source, error, notes };
      }
      notes.push({ source, note: 'not-permitted', message: error.message });
      continue;
    }
    const followed = await follow({
      api,
      reference: source,
      token,
      signal,
      onSeen,
    });
    if (followed.end === 'suspended') {
      return { end: 'suspended', source, notes };
    }
    if (followed.end === 'deleted') notes.push({ source, note: 'missing' });
    if (followed.end === 'timed-out') notes.push({ source, note: 'timed-out' });
    if (followed.end === 'settled' && followed.status.state !== 'Ready') {
      return { end: 'failed', source, status: followed.status, notes };
    }
  }
  return { end: 'synced', notes };
}

/** The source first, then the HelmChart that stands between. */
async function sourcesInOrder(
  api: FluxApi,
  resource: FluxResource,
): Promise<readonly FluxReference[]> {
  const direct = sourceReferencesOf(resource);
  const chart = chartReferenceOf(resource);
  if (!chart) return direct;
  const { found, failure } = await read(api, chart);
  if (found) return [...sourceReferencesOf(found), chart];
  const others = direct.filter(source => !isSame(source, chart));
  // What became of it is found out again, and told, when its turn comes.
  const isWanted = failure !== undefined || others.length < direct.length;
  // A release that was never reconciled has no HelmChart yet.
  return isWanted ? [...others, chart] : others;
}

function chartReferenceOf(resource: FluxResource): FluxReference | undefined {
  const { cluster, object } = resource;
  const chart = kindOf(object) && helmChartOf(object);
  if (!chart) return undefined;
  const { namespace, name } = chart;
  return { cluster, kind: 'HelmChart', namespace, name };
}

async function read(
  api: FluxApi,
  reference: FluxReference,
): Promise<{ found?: FluxResource; failure?: FluxFailure }> {
  const { resources, failures } = await api.get([reference]);
  const found = resources.find(resource => {
    const own = referenceOf(resource);
    return own && isSame(own, reference);
  });
  return { found, failure: failures[0] };
}

function errorOf(failure: FluxFailure): FluxRequestError {
  const { message = '', meaning, statusCode } = failure;
  return new FluxRequestError({ message, meaning, statusCode });
}

function isSame(left: FluxReference, right: FluxReference): boolean {
  return referenceKey(left) === referenceKey(right);
}
