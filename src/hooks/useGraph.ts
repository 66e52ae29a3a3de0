import { useCallback } from 'react';
import type { LiveObjects } from '../data';
import {
  buildGraph,
  type FluxGraph,
  type FluxLookup,
  type FluxResource,
} from '../flux';
import { useFollowed } from './useFollowed';

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
 * them is read while `isRead`, and else shown as far as it is known. Both lists
 * have to be memoised.
 */
export function useGraph(
  focus: readonly FluxResource[],
  isRead: boolean,
  dependents: readonly FluxResource[] = NO_RESOURCES,
): LiveGraph {
  const follow = useCallback(
    (lookup: FluxLookup) => buildGraph({ focus, lookup, dependents }),
    [focus, dependents],
  );
  const { result, read } = useFollowed(follow, isRead, MOST_READ);
  return { graph: result, read };
}
