import { nameOf } from '../objects/identity';
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
   * Name of the released chart. Before the first release it is the requested
   * name, and with a `chartRef` the name of the object it refers to.
   */
  readonly name?: string;
  /**
   * The released version, or else the one attempted last. For a chart from an
   * OCIRepository it may end in `+<digits of the digest>`.
   */
  readonly version?: string;
  /** Why `version` is not running, or not running well. */
  readonly fault?: FluxChartFault;
  /** The version that was deployed before, if `version` failed. */
  readonly lastGood?: string;
  /** The requested version or range: `6.5.*`. */
  readonly requested?: string;
  /** The version attempted last, if it is not `version`. */
  readonly attempted?: string;
  /** Set if that attempt failed and is not still in progress. */
  readonly attemptFailed?: true;
}

/** What is wrong with a chart version that was released. */
export type FluxChartFault =
  | 'failed'
  /** It is deployed, but its tests failed. */
  | 'testsFailed'
  | 'notInstalled'
  | 'underWay';

const cachedChart = perObject(readChart);

/**
 * The chart and version of a HelmRelease. Flux 2.2 and newer keep the releases
 * in `status.history`; API versions before v2 have `lastAppliedRevision` (Flux:
 * cmd/flux/get_helmrelease.go).
 */
export function chartOf(release: FluxObject): FluxChart {
  return cachedChart(release);
}

/**
 * What a HelmRelease is called in Helm (Flux: helm-controller
 * api/v2/helmrelease_types.go GetReleaseName).
 */
export function releaseNameOf(release: FluxObject): string {
  const target = textAt(release, 'spec', 'targetNamespace');
  const implied = target ? `${target}-${nameOf(release)}` : nameOf(release);
  return (
    helmReleasesOf(release)[0]?.name ??
    textAt(release, 'spec', 'releaseName') ??
    implied
  );
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
 * Whether an attempt to release a version failed. Helm keeps no release of a
 * chart that it could not render, but the message of the condition Released
 * names the chart and its version (Flux: helm-controller
 * internal/reconcile/upgrade.go).
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
