import { Told } from '../objects/event';
import { fluxKind } from '../servedKinds';
import { goDuration } from '../time';
import {
  Condition,
  conditionOf,
  JsonObject,
  KubernetesObject,
  objectOf,
} from '../types';
import { artifactRevision } from './references';

/** The parts of a reconcile that its Events depend on. */
export interface Reconciled {
  object: KubernetesObject;
  /** The object before; undefined if it is new. */
  before?: KubernetesObject;
  /** The source of the object. */
  source?: KubernetesObject;
  tookMs: number;
}

/**
 * The Events that a controller emits at the end of a reconcile. Flux: calls of
 * the event recorder in internal/controller and internal/reconcile.
 */
export function reconcileEvents(reconciled: Reconciled): Told[] {
  const { object } = reconciled;
  const ready = conditionOf(object, 'Ready');
  if (!ready || ready.status === 'Unknown') return [];
  switch (object.kind) {
    case 'Kustomization':
      return kustomizationEvents(reconciled, ready);
    case 'HelmRelease':
      return releaseEvents(reconciled, ready);
    case 'GitRepository':
    case 'OCIRepository':
    case 'HelmRepository':
    case 'Bucket':
    case 'HelmChart':
      return sourceEvents(reconciled, ready);
    default:
      return [conditionEvent(ready)];
  }
}

/** An Event with the condition's reason and message; failures are warnings. */
function conditionEvent(
  { status, type, reason, message }: Condition,
  annotations?: Record<string, string>,
): Told {
  const isBad = (status === 'False') !== (type === 'Drifted');
  return { type: isBad ? 'Warning' : 'Normal', reason, message, annotations };
}

/**
 * Annotations with the group of the kind as prefix. Empty values are left out.
 */
function annotationsOf(
  { kind }: KubernetesObject,
  values: Record<string, unknown>,
): Record<string, string> {
  const { group } = fluxKind(kind);
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      typeof value === 'string' && value ? [[`${group}/${key}`, value]] : [],
    ),
  );
}

function kustomizationEvents(
  { object, before, source, tookMs }: Reconciled,
  ready: Condition,
): Told[] {
  const status = objectOf(object.status);
  const isReady = ready.status === 'True';
  const about = annotationsOf(
    object,
    isReady
      ? {
          revision: status.lastAppliedRevision,
          originRevision: status.lastAppliedOriginRevision,
        }
      : { revision: artifactRevision(source) },
  );
  const normal = (reason: string, message: string, more = {}): Told => ({
    type: 'Normal',
    reason,
    message,
    annotations: { ...about, ...more },
  });
  if (ready.reason === 'DependencyNotReady') {
    const message = 'Dependencies do not meet ready condition, retrying in 30s';
    return [normal(ready.reason, message)];
  }
  if (ready.reason === 'AccessDenied') return [conditionEvent(ready)];
  if (!isReady)
    return isSourceMissing(ready) ? [] : [conditionEvent(ready, about)];
  const isNew =
    status.lastAppliedRevision !== objectOf(before?.status).lastAppliedRevision;
  const health = conditionOf(object, 'Healthy');
  const wasHealthy =
    before && conditionOf(before, 'Healthy')?.status === 'True';
  const { interval } = objectOf(object.spec);
  const changes = isNew ? changesOf(status) : '';
  return [
    // Emitted while Ready is Unknown with the reason Progressing.
    ...(changes ? [normal('Progressing', changes)] : []),
    ...(health?.status === 'True' && (isNew || !wasHealthy)
      ? [normal('Progressing', health.message)]
      : []),
    normal(
      ready.reason,
      `Reconciliation finished in ${goDuration(
        tookMs,
      )}, next run in ${interval}`,
      annotationsOf(object, { commit_status: 'update' }),
    ),
  ];
}

// If the source is missing or has no artifact, the controller emits no Event.
function isSourceMissing({ reason, message }: Condition): boolean {
  return (
    reason === 'ArtifactFailed' &&
    /retrying in|fluxcd\.io "\S+" not found/.test(message)
  );
}

/** The changes of all objects in an inventory, one on each line. */
export function changesOf(status: JsonObject, done = 'configured'): string {
  const { entries } = objectOf(status.inventory);
  return (Array.isArray(entries) ? entries : [])
    .map(({ id }: JsonObject) => {
      const [namespace, ...rest] = String(id).split('_');
      const [kind] = rest.slice(-1);
      // Names have no underscores: two of them are an encoded colon.
      const name = rest.slice(0, -2).join('_').replace(/__/g, ':');
      return [kind, namespace, name].filter(Boolean).join('/');
    })
    .map(subject => `${subject} ${done}`)
    .join('\n');
}

/** The conditions that an action of Helm sets, in the order of their Events. */
const outcomes = ['Released', 'TestSuccess', 'Remediated'];

function releaseEvents(
  { object, before }: Reconciled,
  ready: Condition,
): Told[] {
  const ended = outcomes.flatMap(type => conditionOf(object, type) ?? []);
  const drift = conditionOf(object, 'Drifted');
  const isPrerequisite =
    ready.status === 'False' &&
    !['SourceNotReady', 'ArtifactFailed'].includes(ready.reason) &&
    !ended.some(({ reason }) => reason === ready.reason);
  return [
    ...(hasActed(object, before)
      ? ended.map(condition =>
          conditionEvent(condition, releaseAnnotations(object, condition)),
        )
      : []),
    ...(isPrerequisite ? [prerequisite(ready)] : []),
    ...(drift?.status === 'True' ? [conditionEvent(drift)] : []),
  ];
}

function prerequisite(ready: Condition): Told {
  const isWaiting = ready.reason === 'DependencyNotReady';
  return { ...conditionEvent(ready), ...(isWaiting && { type: 'Normal' }) };
}

function hasActed(
  { status }: KubernetesObject,
  before?: KubernetesObject,
): boolean {
  if (!before) return true;
  const traces = ({ history, failures, lastReleaseRevision }: JsonObject) =>
    JSON.stringify([history, failures, lastReleaseRevision]);
  return traces(objectOf(status)) !== traces(objectOf(before.status));
}

// Flux: helm-controller internal/reconcile/release.go eventMeta.
function releaseAnnotations(
  object: KubernetesObject,
  { type, status }: Condition,
): Record<string, string> {
  const { history, lastAttemptedRevision } = objectOf(object.status);
  const releases: JsonObject[] = Array.isArray(history) ? history : [];
  const hasFailed = type === 'Released' && status === 'False';
  const revision = hasFailed
    ? lastAttemptedRevision
    : releases[0]?.chartVersion ?? lastAttemptedRevision;
  const release = objectOf(
    releases.find(({ chartVersion }) => chartVersion === revision),
  );
  return annotationsOf(object, {
    revision,
    token: release.configDigest,
    'app-version': release.appVersion,
    'oci-digest': release.ociDigest,
  });
}

function sourceEvents(
  { object, before }: Reconciled,
  ready: Condition,
): Told[] {
  if (ready.status === 'False') return [conditionEvent(ready)];
  const { artifact } = objectOf(object.status);
  const { revision, digest } = objectOf(artifact);
  // A registry (type oci) has no artifact.
  if (revision === undefined) return [conditionEvent(ready)];
  const stored: Told = {
    type: 'Normal',
    reason: object.kind === 'HelmChart' ? ready.reason : 'NewArtifact',
    message: storedMessage(object, ready),
    annotations: annotationsOf(object, { revision, digest }),
  };
  if (revision !== artifactRevision(before)) return [stored];
  const hasRecovered =
    before && conditionOf(before, 'Ready')?.status === 'False';
  return [
    upToDate(object, String(revision)),
    ...(hasRecovered ? [{ ...stored, reason: ready.reason }] : []),
  ];
}

function upToDate({ kind }: KubernetesObject, revision: string): Told {
  return kind === 'GitRepository'
    ? {
        type: 'Normal',
        reason: 'GitOperationSucceeded',
        message: `no changes since last reconciliation: observed revision '${revision}'`,
      }
    : {
        type: 'Normal',
        reason: 'ArtifactUpToDate',
        message: `artifact up-to-date with remote revision: '${revision}'`,
      };
}

function storedMessage(object: KubernetesObject, ready: Condition): string {
  const { url, bucketName } = objectOf(object.spec);
  const { revision, size, metadata } = objectOf(
    objectOf(object.status).artifact,
  );
  switch (object.kind) {
    case 'GitRepository':
      return `stored artifact for commit 'Update ${object.metadata.name}'`;
    case 'OCIRepository': {
      const origin = objectOf(metadata);
      const source = origin['org.opencontainers.image.source'];
      const commit = origin['org.opencontainers.image.revision'];
      return (
        `stored artifact with revision '${revision}' from '${url}'` +
        `${
          source && commit
            ? `, origin source '${source}', origin revision '${commit}'`
            : ''
        }`
      );
    }
    case 'HelmRepository': {
      const kilobytes = (Number(size) / 1_000).toPrecision(4);
      return `stored fetched index of size ${kilobytes}kB from '${url}'`;
    }
    case 'Bucket':
      return `stored artifact with 12 fetched files from '${bucketName}' bucket`;
    default:
      return ready.message;
  }
}
