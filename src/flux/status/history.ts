import { durationIn } from '../objects/duration';
import { listAt, numberAt, recordAt, textAt, timeAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import { FluxObject } from '../objects/types';

/**
 * The result of reconciling one set of manifests: an entry of `status.history`
 * of a Kustomization (Flux 2.7 and newer), a FluxInstance or a ResourceSet.
 * There is one entry for each digest and result, however often it was
 * reconciled.
 */
export interface FluxAttempt {
  /** Digest of the built manifests. */
  readonly digest?: string;
  /** The reason of Ready after the attempt. */
  readonly result: string;
  /** RFC 3339, as sent. */
  readonly firstReconciled?: string;
  /** RFC 3339, as sent. */
  readonly lastReconciled?: string;
  /** How long the latest reconciliation took, in milliseconds. */
  readonly duration?: number;
  readonly revision?: string;
  /** The commit that the OCI artifact `revision` was made from. */
  readonly originRevision?: string;
  /** Of a FluxInstance: the version of Flux that it installed. */
  readonly fluxVersion?: string;
  /** How often it was reconciled with this result. */
  readonly count?: number;
}

/** A test of a Helm release. */
export interface FluxHelmTest {
  readonly name: string;
  /** Helm's word: `Succeeded`, `Failed`, `Running`; missing if it never ran. */
  readonly phase?: string;
}

/** A release that Helm made for a HelmRelease: an entry of its history. */
export interface FluxHelmRelease {
  /** Helm's number of the release. */
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
  /** Its tests, by name. */
  readonly tests: readonly FluxHelmTest[];
  /** Whether one of its tests failed. */
  readonly testsFailed: boolean;
  /** RFC 3339, as sent. */
  readonly lastDeployed?: string;
  /** RFC 3339, as sent: when it was uninstalled. */
  readonly deleted?: string;
}

const cachedAttempts = perObject(readAttempts);
const cachedReleases = perObject(readReleases);

/** The attempts in an object's history, the latest first. */
export function attemptsOf(object: FluxObject): readonly FluxAttempt[] {
  return cachedAttempts(object);
}

/**
 * The releases in the history of a HelmRelease, the latest first.
 * `status.history` is not always in that order: after a rollback
 * helm-controller takes a release that Helm dropped for a new one (Flux:
 * helm-controller api/v2/snapshot_types.go SortByVersion).
 */
export function helmReleasesOf(
  release: FluxObject,
): readonly FluxHelmRelease[] {
  return cachedReleases(release);
}

/** Whether an attempt succeeded. */
export function isSuccess(attempt: FluxAttempt): boolean {
  return attempt.result === 'ReconciliationSucceeded';
}

/**
 * Whether all manifests of an attempt were applied. Pruning and health checks
 * come after that; an attempt that failed earlier may have applied some of them
 * (Flux: kustomize-controller internal/controller/kustomization_controller.go
 * reconcile).
 */
export function isApplied(attempt: FluxAttempt): boolean {
  return (
    isSuccess(attempt) ||
    ['HealthCheckFailed', 'PruneFailed'].includes(attempt.result)
  );
}

/**
 * The deployed release, or the one that was deployed before newer ones failed
 * (Flux: helm-controller api/v2/snapshot_types.go Previous). Undefined once the
 * latest was uninstalled.
 */
export function deployedReleaseOf(
  release: FluxObject,
): FluxHelmRelease | undefined {
  const releases = helmReleasesOf(release);
  if (releases[0] && isUninstalled(releases[0])) return undefined;
  return releases.find(isDeployed);
}

/** Whether Helm deployed a release, which includes `superseded` ones. */
export function isDeployed({ status = 'deployed' }: FluxHelmRelease): boolean {
  return status === 'deployed' || status === 'superseded';
}

/**
 * Whether a release is uninstalled. Unless Helm keeps its history, it deletes
 * the release before the status becomes `uninstalled`.
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
            duration: durationIn(textAt(sent, 'lastReconciledDuration')),
            revision: textAt(sent, 'metadata', 'revision'),
            originRevision: textAt(sent, 'metadata', 'originRevision'),
            fluxVersion: textAt(sent, 'metadata', 'flux'),
            count: numberAt(sent, 'totalReconciliations'),
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
    .map(sent => ({ sent, tests: testsIn(sent) }))
    .map(({ sent, tests }) => ({
      number: numberAt(sent, 'version') ?? 0,
      chartName: textAt(sent, 'chartName'),
      chartVersion: textAt(sent, 'chartVersion'),
      appVersion: textAt(sent, 'appVersion'),
      digest: textAt(sent, 'ociDigest'),
      name: textAt(sent, 'name'),
      action: textAt(sent, 'action'),
      status: textAt(sent, 'status'),
      tests,
      testsFailed: tests.some(({ phase }) => phase === 'Failed'),
      lastDeployed: timeAt(sent, 'lastDeployed'),
      deleted: timeAt(sent, 'deleted'),
    }))
    .sort((left, right) => right.number - left.number);
}

function testsIn(sent: unknown): readonly FluxHelmTest[] {
  return Object.entries(recordAt(sent, 'testHooks') ?? {})
    .map(([name, test]) => ({ name, phase: textAt(test, 'phase') }))
    .sort((left, right) => (left.name < right.name ? -1 : 1));
}

/** A time in milliseconds, for comparison; 0 if there is none. */
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
