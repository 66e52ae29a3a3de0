import type { LiveFailure } from '../../data';
import type { FluxWorkload } from '../../flux';

/** The clusters of each environment, by its key. */
export function clustersOf(
  workloads: readonly FluxWorkload[],
): ReadonlyMap<string, ReadonlySet<string>> {
  const clusters = new Map<string, Set<string>>();
  for (const { cells } of workloads) {
    for (const [environment, inside] of cells) {
      const known = clusters.get(environment) ?? new Set();
      inside.forEach(({ resource }) => known.add(resource.cluster));
      clusters.set(environment, known);
    }
  }
  return clusters;
}

/**
 * Whether a workload may be missing in an environment, named by its key, only
 * because a cluster of the environment could not be read.
 */
export function unknownPlaces(
  clusters: ReadonlyMap<string, ReadonlySet<string>>,
  failures: readonly LiveFailure[],
): (workload: FluxWorkload, environment: string) => boolean {
  // What was read before is as it was then, which the card says.
  const unread = failures.filter(
    ({ meaning, shownSince }) =>
      meaning !== 'not-installed' && shownSince === undefined,
  );
  return (workload, environment) =>
    unread.some(
      ({ cluster, kind }) =>
        (kind === undefined || kind === workload.kind) &&
        clusters.get(environment)?.has(cluster) === true,
    );
}
