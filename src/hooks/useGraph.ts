import { useCallback } from 'react';
import type { LiveObjects } from '../data';
import {
  buildGraph,
  type FluxGraph,
  type FluxLookup,
  type FluxResource,
} from '../flux';
import { useFollowed } from './useFollowed';
import { useSameList } from './useSameList';

/** The most objects that are read for one graph; a hop costs a request. */
const MOST_READ = 100;

const NO_RESOURCES: readonly FluxResource[] = [];

/** A graph, and what was read for it. */
export interface LiveGraph {
  readonly graph: FluxGraph;
  readonly read: LiveObjects;
}

/**
 * How some objects of one cluster get there. What they need and what applies
 * them is read while `isRead`, and else shown as far as it is known. `givenDependents`
 * are shown where they need something of that.
 */
export function useGraph(
  given: readonly FluxResource[],
  isRead: boolean,
  givenDependents: readonly FluxResource[] = NO_RESOURCES,
): LiveGraph {
  const focus = useSameList(given);
  const dependents = useSameList(givenDependents);
  const follow = useCallback(
    (lookup: FluxLookup) => buildGraph({ focus, lookup, dependents }),
    [focus, dependents],
  );
  const { result, read } = useFollowed(follow, isRead, MOST_READ);
  return { graph: result, read };
}
