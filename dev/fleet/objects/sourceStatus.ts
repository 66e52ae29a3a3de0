import { isAtLeast } from '../releases';
import { hours } from '../time';
import { JsonObject, objectOf } from '../types';
import { artifact } from './artifact';
import { CommonOptions, observedGeneration } from './place';
import {
  conditionsFrom,
  progressing,
  retrying,
  succeeded,
  Verdict,
} from './verdict';

/** Options of all sources. */
export interface SourceOptions extends CommonOptions {
  verdict?: Verdict;
  sinceMs?: number;
  /** The revision last fetched; undefined if there is none. */
  revision?: string;
  /** Time since it was stored, if that is longer than the conditions' age. */
  storedMs?: number;
}

/** The status that source-controller writes for a source with artifacts. */
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
    // The first generation is observed only once an artifact is stored.
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

/** Ready=True and the artifact in storage, with each kind's messages. */
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

/** An artifact that was stored earlier. */
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
 * The message of Reconciling before a new revision is known. Without a stored
 * artifact, one has to be built in any case.
 */
export function lookingForNews(old?: Stored): string {
  return old ? 'reconciliation in progress' : 'building artifact';
}

/** A new revision that is not stored yet, with each kind's message. */
export function newsOf(
  kind: string,
  revision: string,
  /** The URL of an OCIRepository. */
  url = '',
): string {
  if (kind === 'HelmRepository') return `new index revision '${revision}'`;
  if (kind !== 'OCIRepository') return `new upstream revision '${revision}'`;
  const [tag, digest] = revision.split('@');
  const image = url.replace(/^oci:\/\//, '');
  const reference = digest ? `${image}:${tag}` : `${image}@${revision}`;
  return `new revision '${revision}' for '${reference}'`;
}

function outdated(news: string) {
  return {
    type: 'ArtifactOutdated',
    status: 'True' as const,
    reason: 'NewRevision',
    message: news,
  };
}

/** A new revision was found and is being stored. */
export function buildingNews(news: string, old?: Stored): Verdict {
  return progressing(`building artifact: ${news}`, [
    ...(old ? [inStorage(old), outdated(news)] : []),
  ]);
}

/** A fetch that failed and will be retried; the old artifact is kept. */
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

/** The verdict with a verified signature. */
export function verified(verdict: Verdict, message: string): Verdict {
  return {
    ...verdict,
    others: [
      ...(verdict.others ?? []),
      { type: 'SourceVerified', status: 'True', reason: 'Succeeded', message },
    ],
  };
}

/** Why a signature could not be verified. */
export interface Unverified {
  reason: string;
  message: string;
}

/** The Secret with the keys for verification does not exist. */
export function keysMissing(kind: string, verify: JsonObject): Unverified {
  const { provider, secretRef } = verify;
  const missing = `secrets "${objectOf(secretRef).name}" not found`;
  return {
    reason: 'VerificationError',
    message:
      kind === 'GitRepository'
        ? `public keys secret error: ${missing}`
        : `failed to verify the signature using provider '${provider}': ${missing}`,
  };
}

/**
 * A failed verification: it becomes the reason of Ready, and the stored
 * artifact is kept. Flux: source-controller internal/reconcile/summarize.
 */
export function notVerified(
  { reason, message }: Unverified,
  found: {
    old?: Stored;
    /**
     * The new revision of an OCIRepository; other kinds verify before they note
     * it.
     */
    news?: string;
  },
): Verdict {
  const { old, news } = found;
  const wasAt = news ? `building artifact: ${news}` : lookingForNews(old);
  return retrying({ reason, message }, wasAt, [
    { type: 'SourceVerified', status: 'False', reason, message },
    ...(old ? [inStorage(old)] : []),
    ...(old && news ? [outdated(news)] : []),
  ]);
}
