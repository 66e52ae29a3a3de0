import { sha256Of } from '../hex';
import { isAtLeast } from '../releases';
import { days, hours, isoTime } from '../time';
import { JsonObject, KubernetesObject, objectOf } from '../types';
import { Place } from './place';

/** The name and namespace of a HelmRelease's Helm release. */
export interface HelmTarget {
  on: Place;
  name: string;
  namespace: string;
}

/** One entry of `status.history`. Flux: helm-controller api/v2 Snapshot. */
export function snapshot(options: {
  target: HelmTarget;
  chart: string;
  version: string;
  appVersion: string;
  revision: number;
  status: string;
  at: number;
  firstAt: number;
  action?: string;
  ociDigest?: string;
}): JsonObject {
  const { target, chart, version, revision, status, at, firstAt } = options;
  const { name, namespace, on } = target;
  const id = `${namespace}/${name}.v${revision}:${chart}@${version}`;
  return {
    ...(isAtLeast(on.release, '2.8') &&
      options.action && { action: options.action }),
    ...(isAtLeast(on.release, '2.9') && { apiVersion: 'v2' }),
    ...(isAtLeast(on.release, '2.3') && { appVersion: options.appVersion }),
    chartName: chart,
    chartVersion: version,
    configDigest: sha256Of(`${namespace}/${name}`),
    digest: sha256Of(id),
    firstDeployed: isoTime(firstAt),
    lastDeployed: isoTime(at),
    name,
    namespace,
    ...(options.ociDigest &&
      isAtLeast(on.release, '2.3') && { ociDigest: options.ociDigest }),
    status,
    version: revision,
  };
}

/** How many releases Helm keeps: the default of `spec.maxHistory`. */
const keptByHelm = 5;

const wentWell = ({ status }: JsonObject) =>
  status === 'deployed' || status === 'superseded';

/** The release that a rollback returns to. Flux: Snapshots.Previous. */
export function rollbackTarget(history: JsonObject[]): JsonObject | undefined {
  return newestFirst(history).slice(1).find(wentWell);
}

/**
 * The history without releases older than the rollback target. Flux:
 * Snapshots.Truncate.
 */
export function truncated(history: JsonObject[]): JsonObject[] {
  const sorted = newestFirst(history);
  const target = rollbackTarget(sorted);
  return target
    ? sorted.slice(0, sorted.indexOf(target) + 1)
    : sorted.slice(0, keptByHelm);
}

function newestFirst(history: JsonObject[]): JsonObject[] {
  return [...history].sort(
    (left, right) => Number(right.version) - Number(left.version),
  );
}

/**
 * The releases that Helm stores for an object: those that were `known`, and
 * those in the history.
 */
export function storedReleases(
  { status }: KubernetesObject,
  known: JsonObject[] = [],
): JsonObject[] {
  const { history } = objectOf(status);
  const told: JsonObject[] = Array.isArray(history) ? history : [];
  const newest = Math.max(0, ...told.map(({ version }) => Number(version)));
  const isOlder = ({ version }: JsonObject) =>
    Number(version) < newest && !told.some(entry => entry.version === version);
  return newestFirst([...told, ...known.filter(isOlder)]).slice(0, keptByHelm);
}

/**
 * The history after an install or upgrade, successful or not. The previous
 * release is recorded again, and loses the action that created it.
 */
export function released(
  history: JsonObject[],
  made: JsonObject,
): JsonObject[] {
  const sorted = newestFirst(history);
  const before =
    sorted.find(({ status }) => status === 'deployed') ?? sorted[0];
  return [
    made,
    ...sorted.map(entry => {
      if (entry !== before) return entry;
      const { action: _forgotten, ...again } = entry;
      return made.status === 'deployed'
        ? { ...again, status: 'superseded' }
        : again;
    }),
  ];
}

/** The history after a failed install was uninstalled. */
export function uninstalled(history: JsonObject[], on: Place): JsonObject[] {
  // Helm deletes the release before its status becomes uninstalled.
  return history.map(entry => ({
    ...entry,
    ...(entry.action !== undefined && { action: 'uninstall-remediation' }),
    deleted: isoTime(on.now),
    status: 'uninstalling',
  }));
}

/**
 * The history after a rollback. Helm deletes the oldest `stored` release to
 * make room for the new one, and helm-controller records that release in the
 * history again. Flux: helm-controller internal/reconcile/rollback_remediation.go.
 */
export function rolledBack(
  history: JsonObject[],
  made: JsonObject,
  stored: JsonObject[] = [],
): JsonObject[] {
  const dropped = stored.find(
    ({ version }) => Number(version) === Number(made.version) - keptByHelm,
  );
  const isForgotten = !history.some(
    ({ version }) => version === dropped?.version,
  );
  const { action: _forgotten, ...again } = dropped ?? {};
  return [
    made,
    ...(dropped && isForgotten ? [again] : []),
    ...history.map(entry =>
      entry.status === 'deployed'
        ? {
            ...entry,
            ...(made.action !== undefined && { action: made.action }),
            status: 'superseded',
          }
        : entry,
    ),
  ];
}

/** `status.history` after the given releases, when none is in progress. */
export function releaseHistory(options: {
  on: Place;
  name: string;
  namespace: string;
  chart: string;
  appVersion: string;
  /** The chart versions, newest first. */
  versions: string[];
  lastStatus?: string;
  /** Whether the newest release is a rollback to the one before. */
  rolledBack?: boolean;
  /** When the newest release was made. */
  latestAt?: number;
  /** Digest of the artifact of each version. */
  ociDigest?: (version: string) => string;
}): JsonObject[] {
  const { on, name, namespace, chart, versions } = options;
  const { lastStatus = 'deployed', ociDigest } = options;
  const { latestAt = on.now - hours(30) } = options;
  const count = versions.length;
  const firstAt = count > 1 ? Math.min(on.now - days(40), latestAt) : latestAt;
  // At equal intervals, of a few days at most.
  const apart = Math.min(hours(140), (latestAt - firstAt) / count);
  const made = (index: number, status: string, action: string) =>
    snapshot({
      target: { on, name, namespace },
      chart,
      version: versions[index],
      appVersion: options.appVersion,
      revision: count - index,
      status,
      at: index === count - 1 ? firstAt : latestAt - apart * index,
      firstAt,
      action,
      ociDigest: ociDigest?.(versions[index]),
    });
  const releases = (newest: number, last: string) => {
    let history: JsonObject[] = [];
    for (let index = count - 1; index >= newest; index -= 1) {
      const action = index === count - 1 ? 'install' : 'upgrade';
      const status = index === newest ? last : 'deployed';
      history = released(history, made(index, status, action));
    }
    return truncated(history);
  };
  return options.rolledBack
    ? rolledBack(releases(1, 'failed'), made(0, 'deployed', 'rollback'))
    : releases(0, lastStatus);
}

/** The version of a chart from an OCIRepository: `1.2.3+0cc9a8446c95`. */
export function versionWithDigest(tag: string, digest: string): string {
  return `${tag}+${digest.split(':').pop()?.slice(0, 12)}`;
}

/** A made-up digest of a chart in a registry. */
export function chartDigest(chart: string, tag: string): string {
  return sha256Of(`${chart}@${tag}`);
}
