import { perObject } from '../objects/perObject';
import { recordAt, textAt, timeAt } from '../objects/json';
import { FluxObject } from '../objects/types';
import { deployedReleaseOf, helmReleasesOf } from '../status/history';

/** The artifact that a source offers for download: `status.artifact`. */
export interface FluxArtifact {
  readonly revision?: string;
  /** `<algorithm>:<hex>`; the bare `checksum` of Flux up to 0.41. */
  readonly digest?: string;
  /** RFC 3339, as sent. */
  readonly lastUpdateTime?: string;
  /** `org.opencontainers.image.revision`: the commit it was made from. */
  readonly originRevision?: string;
  /** `org.opencontainers.image.source`: the repository it was made from. */
  readonly originSource?: string;
}

/** The revisions in the status of an object. */
export interface FluxRevisions {
  /** What it fetched, applied, released, pushed or exported. */
  readonly revision?: string;
  /** What it attempted last, if that differs from `revision`. */
  readonly attempted?: string;
  /** The commit that an applied OCI artifact was made from. */
  readonly origin?: string;
}

const cachedArtifact = perObject(readArtifact);
const cachedRevisions = perObject(readRevisions);

/** The artifact of a source, if it has one yet. */
export function artifactOf(object: FluxObject): FluxArtifact | undefined {
  return cachedArtifact(object);
}

/**
 * The revision of an object: of a source that of its artifact, of a
 * Kustomization the one applied, of a HelmRelease the chart version that is
 * deployed, of an ImageUpdateAutomation the commit pushed. Each is in a field
 * of its own, so the kind does not matter.
 */
export function revisionOf(object: FluxObject): FluxRevisions {
  return cachedRevisions(object);
}

function readArtifact(object: FluxObject): FluxArtifact | undefined {
  const artifact = recordAt(object, 'status', 'artifact');
  if (!artifact || Object.keys(artifact).length === 0) return undefined;
  const origin = 'org.opencontainers.image';
  return {
    revision: textAt(artifact, 'revision'),
    digest: textAt(artifact, 'digest') ?? textAt(artifact, 'checksum'),
    lastUpdateTime: timeAt(artifact, 'lastUpdateTime'),
    originRevision: textAt(artifact, 'metadata', `${origin}.revision`),
    originSource: textAt(artifact, 'metadata', `${origin}.source`),
  };
}

function readRevisions(object: FluxObject): FluxRevisions {
  const revision =
    artifactOf(object)?.revision ??
    (helmReleasesOf(object).length > 0
      ? deployedReleaseOf(object)?.chartVersion
      : textAt(object, 'status', 'lastAppliedRevision')) ??
    textAt(object, 'status', 'lastPushCommit') ??
    textAt(object, 'status', 'lastExportedRevision');
  const attempted = textAt(object, 'status', 'lastAttemptedRevision');
  return {
    revision,
    attempted: attempted === revision ? undefined : attempted,
    origin:
      textAt(object, 'status', 'lastAppliedOriginRevision') ??
      artifactOf(object)?.originRevision,
  };
}
