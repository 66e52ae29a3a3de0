import { sha256Of } from '../hex';
import { isAtLeast } from '../releases';
import { days, hours, isoTime } from '../time';
import { JsonObject } from '../types';
import { Place } from './place';

/** What a Helm release of a HelmRelease is called by. */
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

/** `status.history` after so many releases, newest first, at most five. */
export function releaseHistory(options: {
  on: Place;
  name: string;
  namespace: string;
  chart: string;
  appVersion: string;
  versions: string[];
  lastStatus?: string;
  /** The newest release is the rollback of the one before. */
  rolledBack?: boolean;
  /** Digest of the artifact that each version is from. */
  ociDigest?: (version: string) => string;
}): JsonObject[] {
  const { on, name, namespace, chart, versions, rolledBack } = options;
  const { lastStatus = 'deployed', ociDigest } = options;
  const firstAt = on.now - days(40);
  const statusAt = (index: number) => {
    if (index === 0) return rolledBack ? 'deployed' : lastStatus;
    return index === 1 && rolledBack ? 'failed' : 'superseded';
  };
  const actionAt = (index: number) => {
    if (statusAt(index) === 'superseded') return undefined;
    if (index === 0 && rolledBack) return 'rollback';
    return index === versions.length - 1 ? 'install' : 'upgrade';
  };
  return versions.slice(0, 5).map((version, index) =>
    snapshot({
      target: { on, name, namespace },
      chart,
      version,
      appVersion: options.appVersion,
      revision: versions.length - index,
      status: statusAt(index),
      at:
        index === versions.length - 1
          ? firstAt
          : on.now - hours(30 + 140 * index),
      firstAt,
      action: actionAt(index),
      ociDigest: ociDigest?.(version),
    }),
  );
}

/** The version of a chart from an OCIRepository: `1.2.3+0cc9a8446c95`. */
export function versionWithDigest(tag: string, digest: string): string {
  return `${tag}+${digest.split(':').pop()?.slice(0, 12)}`;
}

/** The digest of a chart in a registry, as worlds make it up. */
export function chartDigest(chart: string, tag: string): string {
  return sha256Of(`${chart}@${tag}`);
}
