import { kindOf } from '../kinds/kinds';
import { listAt, numberAt, recordAt } from '../objects/json';
import { artifactReferenceOf } from '../objects/references';
import type { FluxReference } from '../objects/references';
import type { FluxObject, FluxResource } from '../objects/types';
import { deployedOf } from '../sources/deployed';
import { factsOf } from '../status/facts';
import type { FluxState } from '../status/status';
import { stateCountsOf, type FluxStateCount } from '../status/summary';

/** What the objects of a cluster add up to. */
export interface FluxTotals {
  readonly total: number;
  /** Failed and Stalled ones. */
  readonly failing: number;
  readonly suspended: number;
  /** How many have not applied what their source has. */
  readonly behind: number;
  readonly states: readonly FluxStateCount[];
  /**
   * How long the last reconciliations took on average, in milliseconds, and of
   * how many objects that is known.
   */
  readonly duration?: { readonly average: number; readonly of: number };
}

/** What resources add up to. `find` knows the sources that were read. */
export function totalsOf(
  resources: readonly FluxResource[],
  find: (reference: FluxReference) => FluxResource | undefined,
): FluxTotals {
  const objects = resources.map(({ object }) => object);
  const states = stateCountsOf(objects);
  const durations = objects.flatMap(
    object => factsOf(object).lastAction?.duration ?? [],
  );
  const sum = durations.reduce((left, right) => left + right, 0);
  const inState = (...wanted: readonly FluxState[]) =>
    states
      .filter(({ state }) => wanted.includes(state))
      .reduce((total, { count }) => total + count, 0);
  return {
    total: resources.length,
    failing: inState('Failed', 'Stalled'),
    suspended: inState('Suspended'),
    behind: resources.filter(resource => isBehind(resource, find)).length,
    states,
    duration:
      durations.length > 0
        ? { average: sum / durations.length, of: durations.length }
        : undefined,
  };
}

/** Whether its source has something newer than what a resource has applied. */
export function isBehind(
  resource: FluxResource,
  find: (reference: FluxReference) => FluxResource | undefined,
): boolean {
  const reference = artifactReferenceOf(resource);
  const source = reference && find(reference);
  return (
    source !== undefined &&
    deployedOf(resource.object, source.object).behind !== undefined
  );
}

/** What the Flux Operator has counted on a cluster. */
export interface FluxReportedTotals {
  readonly total: number;
  readonly failing: number;
  readonly suspended: number;
}

/**
 * The sums of a FluxReport among some objects, which is small where the objects
 * it counts are many. Running ones are all that are not suspended, the failing
 * among them (flux-operator: internal/reporter/reconcilers.go).
 */
export function reportedTotalsOf(
  objects: readonly FluxObject[],
): FluxReportedTotals | undefined {
  const report = objects.find(object => kindOf(object)?.kind === 'FluxReport');
  const stats = listAt(report, 'spec', 'reconcilers').map(each =>
    recordAt(each, 'stats'),
  );
  if (stats.length === 0) return undefined;
  const sum = (name: string) =>
    stats.reduce((total, each) => total + (numberAt(each, name) ?? 0), 0);
  const suspended = sum('suspended');
  return {
    total: sum('running') + suspended,
    failing: sum('failing'),
    suspended,
  };
}
