import { isAtLeast } from '../releases';
import { hours } from '../time';
import { JsonObject } from '../types';
import { artifact } from './artifact';
import { CommonOptions, observedGeneration } from './place';
import {
  conditionsFrom,
  progressing,
  retrying,
  succeeded,
  Verdict,
} from './verdict';

/** What all sources have in common. */
export interface SourceOptions extends CommonOptions {
  verdict?: Verdict;
  sinceMs?: number;
  /** What was fetched last; undefined where nothing ever was. */
  revision?: string;
  /** When it was stored, where that was before the conditions changed. */
  storedMs?: number;
}

/** The status source-controller writes for a source that has artifacts. */
export function sourceStatus(options: {
  source: SourceOptions;
  kind: string;
  verdict: Verdict;
  more?: JsonObject;
  digest?: string;
  metadata?: Record<string, string>;
}): JsonObject {
  const { source, kind, verdict, more, digest, metadata } = options;
  const { on, name, namespace = 'flux-system', revision, handledAt } = source;
  if (!verdict.ready) return { observedGeneration: -1 };
  const at = on.now - (source.sinceMs ?? hours(7));
  const hasArtifact = revision !== undefined;
  const hasUrl = kind !== 'GitRepository' || !isAtLeast(on.release, '2.0');
  return {
    ...(hasArtifact && {
      artifact: artifact({
        kind,
        namespace,
        name,
        revision,
        at: source.storedMs === undefined ? at : on.now - source.storedMs,
        digest,
        metadata,
      }),
    }),
    conditions: conditionsFrom({
      verdict,
      at,
      generation: observedGeneration(source),
    }),
    ...(handledAt && { lastHandledReconcileAt: handledAt }),
    // The first generation counts as observed only once something is stored.
    observedGeneration:
      hasArtifact || verdict.stalled ? observedGeneration(source) : -1,
    ...(hasArtifact &&
      hasUrl && {
        url:
          'http://source-controller.flux-system.svc.cluster.local./' +
          `${kind.toLowerCase()}/${namespace}/${name}/${latestFile(kind)}`,
      }),
    ...more,
  };
}

function latestFile(kind: string): string {
  return kind === 'HelmRepository' ? 'index.yaml' : 'latest.tar.gz';
}

/** Ready=True and the artifact in storage, in each kind's own words. */
export function stored(kind: string, revision: string): Verdict {
  const reason = 'Succeeded';
  const message = storedMessage(kind, revision);
  return succeeded({ reason, message }, [
    { type: 'ArtifactInStorage', status: 'True', reason, message },
  ]);
}

/** Flux: source-controller internal/controller, the messages of each kind. */
function storedMessage(kind: string, revision: string): string {
  if (kind === 'GitRepository')
    return `stored artifact for revision '${revision}'`;
  if (kind === 'OCIRepository')
    return `stored artifact for digest '${revision}'`;
  return `stored artifact: revision '${revision}'`;
}

/** What was stored by an earlier fetch. */
interface Stored {
  kind: string;
  revision: string;
}

function inStorage({ kind, revision }: Stored) {
  return {
    type: 'ArtifactInStorage',
    status: 'True' as const,
    reason: 'Succeeded',
    message: storedMessage(kind, revision),
  };
}

/**
 * What Reconciling says before anything new is found. Where nothing is
 * stored, something has to be built in any case.
 */
export function lookingForNews(old?: Stored): string {
  return old ? 'reconciliation in progress' : 'building artifact';
}

/** Something new was found and is being stored. */
export function buildingNews(revision: string, old?: Stored): Verdict {
  const message = `new upstream revision '${revision}'`;
  return progressing(`building artifact: ${message}`, [
    ...(old ? [inStorage(old)] : []),
    {
      type: 'ArtifactOutdated',
      status: 'True',
      reason: 'NewRevision',
      message,
    },
  ]);
}

/** A fetch that failed and will be tried again; the old artifact stays. */
export function fetchFailed(
  reason: string,
  message: string,
  old?: Stored,
): Verdict {
  return retrying({ reason, message }, lookingForNews(old), [
    { type: 'FetchFailed', status: 'True', reason, message },
    ...(old ? [inStorage(old)] : []),
  ]);
}

/** The verdict with a signature that was found good. */
export function verified(verdict: Verdict, message: string): Verdict {
  return {
    ...verdict,
    others: [
      ...(verdict.others ?? []),
      { type: 'SourceVerified', status: 'True', reason: 'Succeeded', message },
    ],
  };
}

/**
 * A signature that was not found good: the failure becomes Ready's, and what
 * was stored before stays. Flux: pkg/runtime/conditions, summaries.
 */
export function notVerified(
  reason: string,
  message: string,
  old?: Stored,
): Verdict {
  return retrying({ reason, message }, lookingForNews(old), [
    { type: 'SourceVerified', status: 'False', reason, message },
    ...(old ? [inStorage(old)] : []),
  ]);
}
