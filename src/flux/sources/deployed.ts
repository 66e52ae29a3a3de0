import { kindOf } from '../kinds/kinds';
import { nameOf, namespaceOf } from '../objects/identity';
import { isRecord, textAt } from '../objects/json';
import type { FluxObject } from '../objects/types';
import { compareVersions, versionIn } from '../runtime/fluxVersion';
import { tidyAddress } from '../links/redact';
import { conditionOf } from '../status/conditions';
import {
  attemptsOf,
  deployedReleaseOf,
  helmReleasesOf,
  latestOf,
  momentOf,
} from '../status/history';
import { statusOf } from '../status/status';
import { artifactOf, revisionOf } from './artifact';
import { chartOf } from './chart';
import { parseRevision, shortHashOf, shortRevision } from './revision';
import { helmChartOf, sourceRefOf } from './source';

/** A revision that is applied, tried or to be had. */
export interface FluxDeployedRevision {
  /** All of it, as sent: to copy. */
  readonly text: string;
  /** For a cell: `main@9eb98f3e`, `6.5.4`, `latest@sha256:dbdb1097`. */
  readonly short: string;
  /** Branch, tag or version, without `refs/heads/`. */
  readonly pointer?: string;
  /** `pointer`, where it is a version by SemVer. */
  readonly version?: string;
  /** In full: of a git source, or what an OCI artifact was made from. */
  readonly commit?: string;
  /** `<algorithm>:<hex>` in full: of an OCI artifact, a chart, a bucket. */
  readonly digest?: string;
  /** What an OCI artifact says of the commit it was made from, as sent. */
  readonly origin?: string;
  /** The version of the app that is in a chart. */
  readonly appVersion?: string;
}

/** A newer artifact than the applied one. */
export interface FluxBehind {
  readonly newest: FluxDeployedRevision;
  /** RFC 3339, as sent: when the source stored it. */
  readonly since?: string;
}

/** What an object has applied, is trying to apply, and could apply. */
export interface FluxDeployed {
  /** Undefined if nothing was applied yet, or it was uninstalled. */
  readonly applied?: FluxDeployedRevision;
  /** The revision of the last attempt, if it is not the applied one. */
  readonly attempted?: FluxDeployedRevision;
  /** Whether the attempt failed; while Flux retries, an earlier attempt. */
  readonly attemptFailed: boolean;
  /** Only where the source is given. */
  readonly behind?: FluxBehind;
  /** The address of the git repository that the commits are in. */
  readonly repository?: string;
}

const known = new WeakMap<
  FluxObject,
  { readonly source?: FluxObject; readonly deployed: FluxDeployed }
>();

/**
 * What an object has applied (a source: fetched), tries and could apply.
 * `source` is the object that {@link artifactReferenceOf} names, if it was
 * found: it has the newest revision, and the address of commits. Without it, or
 * with another object, the rest is returned.
 */
export function deployedOf(
  object: FluxObject,
  source?: FluxObject,
): FluxDeployed {
  const hit = known.get(object);
  if (hit && hit.source === source) return hit.deployed;
  const deployed = readDeployed(object, source);
  if (isRecord(object)) known.set(object, { source, deployed });
  return deployed;
}

/** What a search looks through: commits are in it both in full and short. */
export function deployedSearchText(deployed: FluxDeployed): string {
  return [deployed.applied, deployed.attempted]
    .flatMap(revision =>
      revision
        ? [
            revision.short,
            revision.text,
            revision.origin,
            revision.commit,
            revision.digest,
            revision.appVersion,
          ]
        : [],
    )
    .filter(Boolean)
    .join(' ');
}

/**
 * Sorts by what is applied, else tried: nothing first, then commits and
 * digests by their text, then versions as versions.
 */
export function compareDeployed(
  left: FluxDeployed,
  right: FluxDeployed,
): number {
  const one = left.applied ?? left.attempted;
  const other = right.applied ?? right.attempted;
  if (!one || !other) return Number(one !== undefined) - Number(!!other);
  return (
    compareVersions(one.version, other.version) ||
    compareTexts(one.short, other.short) ||
    compareTexts(one.text, other.text)
  );
}

/**
 * Whether two revisions are the same artifact, also with different tags or
 * branches. Undefined if that is unknown, as for a version and a digest.
 */
export function isSameArtifact(
  one: FluxDeployedRevision,
  other: FluxDeployedRevision,
): boolean | undefined {
  const hash = hashOf(one);
  const otherHash = hashOf(other);
  if (hash && otherHash) {
    return hash.startsWith(otherHash) || otherHash.startsWith(hash);
  }
  if (one.text === other.text) return true;
  if (!one.version || !other.version) return undefined;
  if (compareVersions(one.version, other.version) !== 0) return false;
  // It may be a chart with other values files, or from another revision.
  return hash || otherHash ? undefined : false;
}

function readDeployed(object: FluxObject, given?: FluxObject): FluxDeployed {
  const source = given && isSourceOf(object, given) ? given : undefined;
  const isRelease = kindOf(object)?.kind === 'HelmRelease';
  const read = isRelease ? releaseRevisions : plainRevisions;
  const { applied, attempted: tried } = read(object, source);
  const isTried = tried && !(applied && isSameArtifact(applied, tried));
  const attempted = isTried ? tried : undefined;
  return {
    applied,
    attempted,
    attemptFailed: attempted !== undefined && hasFailed(object, attempted),
    behind: applied && source && behindOf(object, applied, tried, source),
    repository: repositoryOf(source ?? object),
  };
}

interface Revisions {
  readonly applied?: FluxDeployedRevision;
  readonly attempted?: FluxDeployedRevision;
}

function plainRevisions(object: FluxObject, source?: FluxObject): Revisions {
  const { revision, attempted, origin } = revisionOf(object);
  const from = contentKindOf(object);
  const originOf = (text: string) =>
    attemptsOf(object).find(attempt => attempt.revision === text)
      ?.originRevision ?? originIn(source, text);
  return {
    applied: revision
      ? revisionFrom(revision, from, {
          origin: origin ?? originOf(revision),
        })
      : undefined,
    attempted: attempted
      ? revisionFrom(attempted, from, { origin: originOf(attempted) })
      : undefined,
  };
}

function releaseRevisions(object: FluxObject, source?: FluxObject): Revisions {
  const releases = helmReleasesOf(object);
  const deployed = deployedReleaseOf(object);
  const tried = textAt(object, 'status', 'lastAttemptedRevision');
  // A Ready release without a history has only the attempted revision.
  const isReady = conditionOf(object, 'Ready')?.status === 'True';
  const version =
    revisionOf(object).revision ??
    (releases.length === 0 && isReady ? tried : undefined);
  const triedDigest = textAt(object, 'status', 'lastAttemptedRevisionDigest');
  const chart = (
    text: string,
    release: { appVersion?: string; digest?: string } | undefined,
  ) =>
    revisionFrom(text, undefined, {
      appVersion: release?.appVersion,
      digest: release?.digest,
      origin: originIn(source, text, release?.digest),
    });
  return {
    applied: version ? chart(version, deployed) : undefined,
    attempted: tried
      ? chart(tried, {
          appVersion: releases.find(each => each.chartVersion === tried)
            ?.appVersion,
          digest: triedDigest,
        })
      : undefined,
  };
}

/** The origin of the artifact of a source, if that is the one asked for. */
function originIn(
  source: FluxObject | undefined,
  text: string,
  digest?: string,
): string | undefined {
  const artifact = source && artifactOf(source);
  if (!artifact?.revision || !artifact.originRevision) return undefined;
  const isIt =
    artifact.revision === text ||
    (digest !== undefined && artifact.revision.endsWith(digest));
  return isIt ? artifact.originRevision : undefined;
}

/** A hash, if it is a full commit: origins can contain any text. */
function commitIn(hash: string | undefined): string | undefined {
  return hash?.length === 40 || hash?.length === 64 ? hash : undefined;
}

interface More {
  readonly origin?: string;
  readonly appVersion?: string;
  readonly digest?: string;
}

function revisionFrom(
  text: string,
  from: string | undefined,
  more: More,
): FluxDeployedRevision {
  const { hash, algorithm, pointer: sent } = parseRevision(text) ?? {};
  const pointer = tidyPointer(sent);
  const isCommit = hash !== undefined && isCommitOf(from, hash, algorithm);
  const origin = more.origin ? parseRevision(more.origin) : undefined;
  const commit = isCommit ? hash : commitIn(origin?.hash);
  const version = isVersion(pointer) ? pointer : undefined;
  return {
    text,
    short: shortOf(text, {
      commit,
      // A branch says more than `latest`, and a version more than a branch.
      name: isCommit || version ? pointer : tidyPointer(origin?.pointer),
      isChart: hash === undefined,
    }),
    pointer,
    version,
    commit,
    digest:
      more.digest ??
      (hash && !isCommit ? `${algorithm ?? 'sha256'}:${hash}` : undefined),
    origin: more.origin,
    appVersion: more.appVersion,
  };
}

function shortOf(
  text: string,
  parts: { commit?: string; name?: string; isChart: boolean },
): string {
  const { commit, name, isChart } = parts;
  if (!commit || isChart) return shortRevision(text) ?? text;
  return name ? `${name}@${shortHashOf(commit)}` : shortHashOf(commit);
}

/** The kind of source whose revisions an object has. */
function contentKindOf(object: FluxObject): string | undefined {
  const info = kindOf(object);
  return info?.category === 'source' && info.kind !== 'ExternalArtifact'
    ? info.kind
    : sourceRefOf(object)?.kind;
}

/**
 * Whether the hash in a revision is a commit. Only git has sha1 and only
 * GitRepositories are sure to be git; revisions before Flux 0.41 have no
 * algorithm.
 */
function isCommitOf(
  from: string | undefined,
  hash: string,
  algorithm: string | undefined,
): boolean {
  if (from === 'GitRepository' || algorithm === 'sha1') return true;
  if (from === 'OCIRepository' || from === 'Bucket') return false;
  if (from === 'HelmRepository') return false;
  return algorithm === undefined && hash.length === 40;
}

/** The hash of an artifact, or the beginning of it in a chart's version. */
function hashOf(revision: FluxDeployedRevision): string | undefined {
  const digest = parseRevision(revision.digest)?.hash;
  const [, build] = /\+([0-9a-f]{12})$/i.exec(revision.text) ?? [];
  const hash = digest ?? (revision.origin ? undefined : revision.commit);
  return (hash ?? build)?.toLowerCase();
}

function hasFailed(
  object: FluxObject,
  attempted: FluxDeployedRevision,
): boolean {
  const { state, underlying = state } = statusOf(object);
  if (underlying === 'Failed' || underlying === 'Stalled') return true;
  if (chartOf(object).attemptFailed) return true;
  const [latest] = attemptsOf(object);
  return (
    underlying === 'Waiting' &&
    latest?.revision === attempted.text &&
    latest.result !== 'ReconciliationSucceeded'
  );
}

function behindOf(
  object: FluxObject,
  applied: FluxDeployedRevision,
  tried: FluxDeployedRevision | undefined,
  source: FluxObject,
): FluxBehind | undefined {
  const artifact = artifactOf(source);
  if (!artifact?.revision) return undefined;
  const newest = revisionFrom(artifact.revision, contentKindOf(source), {
    origin: artifact.originRevision,
  });
  if (isSameArtifact(applied, newest) !== false) return undefined;
  // An older chart that is asked for now is something else than a newer one.
  const isOlder =
    kindOf(object)?.kind === 'HelmRelease' &&
    newest.version !== undefined &&
    applied.version !== undefined &&
    compareVersions(newest.version, applied.version) < 0;
  if (isOlder || isOutdated(object, tried, newest, artifact.lastUpdateTime)) {
    return undefined;
  }
  return { newest, since: artifact.lastUpdateTime };
}

/**
 * Whether the cached source is stale: controllers take the newest artifact, so
 * a run that finished after this artifact was stored would have used it.
 */
function isOutdated(
  object: FluxObject,
  tried: FluxDeployedRevision | undefined,
  newest: FluxDeployedRevision,
  stored: string | undefined,
): boolean {
  if (!stored || (tried && isSameArtifact(tried, newest))) return false;
  return momentOf(lastRunOf(object)) > momentOf(stored);
}

function lastRunOf(object: FluxObject): string | undefined {
  if (kindOf(object)?.kind === 'HelmRelease') {
    return deployedReleaseOf(object)?.lastDeployed;
  }
  // It says Unknown before each reconciliation, so Ready is of the last one.
  const ready = conditionOf(object, 'Ready');
  return latestOf([
    attemptsOf(object)[0]?.lastReconciled,
    ready?.status === 'True' ? ready.lastTransitionTime : undefined,
  ]);
}

/** Whether an object is the one that a deployment refers to. */
function isSourceOf(object: FluxObject, source: FluxObject): boolean {
  const kind = kindOf(source)?.kind;
  const expected =
    kindOf(object)?.kind === 'HelmRelease'
      ? helmChartOf(object) ?? sourceRefOf(object)
      : sourceRefOf(object);
  return (
    kind !== undefined &&
    kind === expected?.kind &&
    nameOf(source) === expected.name &&
    namespaceOf(source) === expected.namespace
  );
}

function repositoryOf(source: FluxObject): string | undefined {
  return kindOf(source)?.kind === 'GitRepository'
    ? tidyAddress(textAt(source, 'spec', 'url'))
    : tidyAddress(artifactOf(source)?.originSource);
}

function tidyPointer(pointer: string | undefined): string | undefined {
  return pointer?.replace(/^refs\/(?:heads|tags)\/(?=.)/, '');
}

/** Not `versionIn`, which also cuts off what is no part of a version. */
function isVersion(pointer: string | undefined): boolean {
  const version = versionIn(pointer);
  return version !== undefined && /^v?\d[^@\s]*$/i.test(pointer ?? '');
}

function compareTexts(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
