import { perObject } from '../objects/perObject';
import { listAt, textAt } from '../objects/json';
import { FluxObject } from '../objects/types';

/** The chart of a HelmRelease. @public */
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
  /** The version or range asked for: `6.5.*`. */
  readonly requested?: string;
  /** The version tried last, where it is not `version`. */
  readonly attempted?: string;
}

const cachedChart = perObject(readChart);

/**
 * Chart and version of a HelmRelease. Flux 2.2 and newer keep the releases in
 * `status.history`, newest first; API versions before v2 have
 * `lastAppliedRevision` (Flux: cmd/flux/get_helmrelease.go).
 *
 * @public
 */
export function chartOf(release: FluxObject): FluxChart {
  return cachedChart(release);
}

function readChart(release: FluxObject): FluxChart {
  const latest = listAt(release, 'status', 'history')[0];
  const released =
    textAt(latest, 'chartVersion') ??
    textAt(release, 'status', 'lastAppliedRevision');
  const attempted = textAt(release, 'status', 'lastAttemptedRevision');
  const version = released ?? attempted;
  return {
    name:
      textAt(latest, 'chartName') ??
      textAt(release, 'spec', 'chart', 'spec', 'chart') ??
      textAt(release, 'spec', 'chartRef', 'name'),
    version,
    released: released !== undefined,
    releaseStatus: textAt(latest, 'status'),
    requested: textAt(release, 'spec', 'chart', 'spec', 'version'),
    attempted: attempted === version ? undefined : attempted,
  };
}
