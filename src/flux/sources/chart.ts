import { textAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import { FluxObject } from '../objects/types';
import { conditionOf } from '../status/conditions';
import {
  FluxHelmRelease,
  helmReleasesOf,
  isDeployed,
  isUninstalled,
} from '../status/history';

/** The chart of a HelmRelease. */
export interface FluxChart {
  /**
   * The released chart's name; before a release tells it, the one asked for,
   * and with a `chartRef` the name of what that refers to.
   */
  readonly name?: string;
  /**
   * The released version, else the one tried last. Of a chart from an
   * OCIRepository it may end in `+<digits of the digest>`.
   */
  readonly version?: string;
  /** Whether Helm tells of a release with `version`, failed or not. */
  readonly released: boolean;
  /** Helm's word on that release: `deployed`, `failed`, `uninstalled`, … */
  readonly releaseStatus?: string;
  /** Why `version` is not what runs, or does not run well. */
  readonly fault?: FluxChartFault;
  /** The version deployed before, where `version` failed. */
  readonly lastGood?: string;
  /** The version or range asked for: `6.5.*`. */
  readonly requested?: string;
  /** The version tried last, where it is not `version`. */
  readonly attempted?: string;
  /** That attempt failed: it is not one that is under way. */
  readonly attemptFailed?: true;
}

/** What is the matter with a version of a chart that was released. */
export type FluxChartFault =
  | 'failed'
  /** It is deployed, and its tests failed. */
  | 'testsFailed'
  | 'notInstalled'
  | 'underWay';

const cachedChart = perObject(readChart);

/**
 * Chart and version of a HelmRelease. Flux 2.2 and newer keep the releases in
 * `status.history`; API versions before v2 have `lastAppliedRevision` (Flux:
 * cmd/flux/get_helmrelease.go).
 */
export function chartOf(release: FluxObject): FluxChart {
  return cachedChart(release);
}

function readChart(release: FluxObject): FluxChart {
  const [latest] = helmReleasesOf(release);
  const released =
    latest?.chartVersion ?? textAt(release, 'status', 'lastAppliedRevision');
  const tried = textAt(release, 'status', 'lastAttemptedRevision');
  const version = released ?? tried;
  const attempted = tried === version ? undefined : tried;
  const fault = latest && faultOf(latest);
  return {
    name:
      latest?.chartName ??
      textAt(release, 'spec', 'chart', 'spec', 'chart') ??
      textAt(release, 'spec', 'chartRef', 'name'),
    version,
    released: released !== undefined,
    releaseStatus: latest?.status,
    fault,
    lastGood:
      fault === 'failed' || fault === 'testsFailed'
        ? lastGoodOf(release)
        : undefined,
    requested: textAt(release, 'spec', 'chart', 'spec', 'version'),
    attempted,
    attemptFailed:
      attempted !== undefined && hasFailed(release, attempted)
        ? true
        : undefined,
  };
}

function faultOf(latest: FluxHelmRelease): FluxChartFault | undefined {
  if (isUninstalled(latest)) return 'notInstalled';
  if (isDeployed(latest)) return latest.testsFailed ? 'testsFailed' : undefined;
  if (latest.status === 'failed') return 'failed';
  return /^(?:pending-|uninstalling$)/.test(latest.status ?? '')
    ? 'underWay'
    : undefined;
}

/** The version that Flux would roll back to (api/v2 Snapshots.Previous). */
function lastGoodOf(release: FluxObject): string | undefined {
  return helmReleasesOf(release)
    .slice(1)
    .find(each => isDeployed(each) && !each.testsFailed)?.chartVersion;
}

/**
 * Whether trying a version failed. Helm keeps no release of what it could not
 * even render, but the message of Released names the chart and its version
 * (Flux: helm-controller internal/reconcile/upgrade.go).
 */
function hasFailed(release: FluxObject, version: string): boolean {
  const released = conditionOf(release, 'Released');
  return (
    helmReleasesOf(release).some(
      each => each.chartVersion === version && each.status === 'failed',
    ) ||
    (released?.status === 'False' &&
      released.message?.includes(`@${version}:`) === true)
  );
}
