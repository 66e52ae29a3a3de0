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

/** A revision that was found and is not stored, in each kind's own words. */
export function newsOf(
  kind: string,
  revision: string,
  /** Where an OCIRepository has it from. */
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

/** Something new was found and is being stored. */
export function buildingNews(news: string, old?: Stored): Verdict {
  return progressing(`building artifact: ${news}`, [
    ...(old ? [inStorage(old), outdated(news)] : []),
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

/** Why a signature could not be found good. */
export interface Unverified {
  reason: string;
  message: string;
}

/** The Secret with the keys to verify a source with does not exist. */
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
 * A signature that was not found good: the failure becomes Ready's, and what
 * was stored before stays. Flux: source-controller internal/reconcile/summarize.
 */
export function notVerified(
  { reason, message }: Unverified,
  found: {
    old?: Stored;
    /** What an OCIRepository found: others verify before they tell of it. */
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
