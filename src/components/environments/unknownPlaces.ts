import type { LiveFailure } from '../../data';
import type { FluxWorkload } from '../../flux';

/**
 * Tells of a workload and the key of an environment without it whether that
 * may be because a cluster of the environment could not be read.
 */
export function unknownPlaces(
  workloads: readonly FluxWorkload[],
  failures: readonly LiveFailure[],
): (workload: FluxWorkload, environment: string) => boolean {
  const clusters = new Map<string, Set<string>>();
  for (const { cells } of workloads) {
    for (const [environment, inside] of cells) {
      const known = clusters.get(environment) ?? new Set();
      inside.forEach(({ resource }) => known.add(resource.cluster));
      clusters.set(environment, known);
    }
  }
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
