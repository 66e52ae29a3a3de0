import { listAt, numberAt, recordAt, textAt, timeAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import { FluxObject } from '../objects/types';

/**
 * What became of one set of manifests: an entry of `status.history` of a
 * Kustomization (Flux 2.7 and newer), a FluxInstance or a ResourceSet. There is
 * one entry for each digest and result, however often it was reconciled.
 */
export interface FluxAttempt {
  /** Of the manifests as they were built. */
  readonly digest?: string;
  /** The reason that Ready had in the end. */
  readonly result: string;
  /** RFC 3339, as sent. */
  readonly firstReconciled?: string;
  /** RFC 3339, as sent. */
  readonly lastReconciled?: string;
  /** A Go duration, as sent: how long the latest reconciliation took. */
  readonly duration?: string;
  readonly revision?: string;
  /** The commit that the OCI artifact `revision` was made from. */
  readonly originRevision?: string;
}

/** A release that Helm made for a HelmRelease: an entry of its history. */
export interface FluxHelmRelease {
  /** Counts the releases of one name. */
  readonly number: number;
  readonly chartName?: string;
  readonly chartVersion?: string;
  /** The version of the app that is in the chart. */
  readonly appVersion?: string;
  /** `<algorithm>:<hex>` of a chart that came from an OCIRepository. */
  readonly digest?: string;
  /** What its name is in Helm. */
  readonly name?: string;
  /** What Flux did to make it: `install`, `upgrade`, `rollback` (Flux 2.8). */
  readonly action?: string;
  /** Helm's word: `deployed`, `superseded`, `failed`, `uninstalled`, … */
  readonly status?: string;
  /** Whether one of its tests failed. */
  readonly testsFailed: boolean;
  /** RFC 3339, as sent. */
  readonly lastDeployed?: string;
  /** RFC 3339, as sent: when it was uninstalled. */
  readonly deleted?: string;
}

const cachedAttempts = perObject(readAttempts);
const cachedReleases = perObject(readReleases);

/** The attempts that an object remembers, the latest first. */
export function attemptsOf(object: FluxObject): readonly FluxAttempt[] {
  return cachedAttempts(object);
}

/**
 * The releases that a HelmRelease remembers, the latest first. The list is not
 * always sent in that order: after a rollback helm-controller takes a release
 * that Helm dropped for a new one (Flux: helm-controller
 * api/v2/snapshot_types.go SortByVersion).
 */
export function helmReleasesOf(
  release: FluxObject,
): readonly FluxHelmRelease[] {
  return cachedReleases(release);
}

/** Whether an attempt came to its end without a failure. */
export function isSuccess(attempt: FluxAttempt): boolean {
  return attempt.result === 'ReconciliationSucceeded';
}

/**
 * Whether the manifests of an attempt reached the cluster. Pruning and health
 * checks come after that, while what fails to be applied may have been applied
 * in part (Flux: kustomize-controller
 * internal/controller/kustomization_controller.go reconcile).
 */
export function isApplied(attempt: FluxAttempt): boolean {
  return (
    isSuccess(attempt) ||
    ['HealthCheckFailed', 'PruneFailed'].includes(attempt.result)
  );
}

/**
 * The release that is deployed, or was before newer ones failed (Flux:
 * helm-controller api/v2/snapshot_types.go Previous). None once the latest was
 * uninstalled.
 */
export function deployedReleaseOf(
  release: FluxObject,
): FluxHelmRelease | undefined {
  const releases = helmReleasesOf(release);
  if (releases[0] && isUninstalled(releases[0])) return undefined;
  return releases.find(isDeployed);
}

/** Whether Helm deployed a release; `superseded` ones were. */
export function isDeployed({ status = 'deployed' }: FluxHelmRelease): boolean {
  return status === 'deployed' || status === 'superseded';
}

/**
 * Whether a release is gone. Unless it keeps its history, Helm purges a release
 * before it would say that it is uninstalled.
 */
export function isUninstalled(release: FluxHelmRelease): boolean {
  return (
    release.status === 'uninstalled' ||
    (release.status === 'uninstalling' && release.deleted !== undefined)
  );
}

function readAttempts(object: FluxObject): readonly FluxAttempt[] {
  return listAt(object, 'status', 'history')
    .flatMap(sent => {
      const result = textAt(sent, 'lastReconciledStatus');
      return result === undefined
        ? []
        : {
            digest: textAt(sent, 'digest'),
            result,
            firstReconciled: timeAt(sent, 'firstReconciled'),
            lastReconciled: timeAt(sent, 'lastReconciled'),
            duration: textAt(sent, 'lastReconciledDuration'),
            revision: textAt(sent, 'metadata', 'revision'),
            originRevision: textAt(sent, 'metadata', 'originRevision'),
          };
    })
    .sort(
      (left, right) =>
        momentOf(right.lastReconciled) - momentOf(left.lastReconciled),
    );
}

function readReleases(release: FluxObject): readonly FluxHelmRelease[] {
  return listAt(release, 'status', 'history')
    .filter(sent => textAt(sent, 'chartVersion') !== undefined)
    .map(sent => ({
      number: numberAt(sent, 'version') ?? 0,
      chartName: textAt(sent, 'chartName'),
      chartVersion: textAt(sent, 'chartVersion'),
      appVersion: textAt(sent, 'appVersion'),
      digest: textAt(sent, 'ociDigest'),
      name: textAt(sent, 'name'),
      action: textAt(sent, 'action'),
      status: textAt(sent, 'status'),
      testsFailed: Object.values(recordAt(sent, 'testHooks') ?? {}).some(
        test => textAt(test, 'phase') === 'Failed',
      ),
      lastDeployed: timeAt(sent, 'lastDeployed'),
      deleted: timeAt(sent, 'deleted'),
    }))
    .sort((left, right) => right.number - left.number);
}

/** Milliseconds, to compare times by; 0 for none. */
export function momentOf(time: string | undefined): number {
  return Date.parse(time ?? '') || 0;
}

/** The earliest of some times. */
export function earliestOf(
  times: readonly (string | undefined)[],
): string | undefined {
  return sortedTimes(times)[0];
}

/** The latest of some times. */
export function latestOf(
  times: readonly (string | undefined)[],
): string | undefined {
  return sortedTimes(times).pop();
}

function sortedTimes(times: readonly (string | undefined)[]): string[] {
  return times
    .flatMap(time => time ?? [])
    .sort((left, right) => momentOf(left) - momentOf(right));
}
