import type { FluxObject, FluxResource } from '../objects/types';
import { momentOf } from './history';
import {
  FLUX_STATES,
  severityOf,
  statusOf,
  type FluxState,
  type FluxStatus,
} from './status';

/** How many objects are in a state. */
export interface FluxStateCount {
  readonly state: FluxState;
  readonly count: number;
}

/** What is to be said of some objects without reading each of them. */
export interface FluxOverview {
  readonly total: number;
  /** How many of them are Ready. */
  readonly ready: number;
  /** The state of the worst of them; undefined if there are none. */
  readonly worst?: FluxState;
  readonly states: readonly FluxStateCount[];
  /** The worst few that are not Ready, those that are so longest first. */
  readonly needsAttention: readonly FluxAttention[];
  /** How many more are neither Ready nor among these. */
  readonly more: number;
}

/** An object that is not Ready, and its status, which has the reason. */
export interface FluxAttention {
  readonly resource: FluxResource;
  readonly status: FluxStatus;
}

/** How many objects are in which state: those that occur, worst first. */
export function stateCountsOf(
  objects: readonly FluxObject[],
): readonly FluxStateCount[] {
  const counts = new Map<FluxState, number>();
  for (const object of objects) {
    const { state } = statusOf(object);
    counts.set(state, (counts.get(state) ?? 0) + 1);
  }
  return FLUX_STATES.flatMap(state => {
    const count = counts.get(state) ?? 0;
    return count > 0 ? [{ state, count }] : [];
  });
}

/** What is to be said of resources, naming at most `most` of them. */
export function overviewOf(
  resources: readonly FluxResource[],
  most: number = 3,
): FluxOverview {
  const states = stateCountsOf(resources.map(({ object }) => object));
  const ready = states.find(({ state }) => state === 'Ready')?.count ?? 0;
  const unwell = resources
    .map(resource => ({ resource, status: statusOf(resource.object) }))
    .filter(({ status }) => status.state !== 'Ready')
    .sort(compareAttention);
  return {
    total: resources.length,
    ready,
    worst: states[0]?.state,
    states,
    needsAttention: unwell.slice(0, most),
    more: Math.max(unwell.length - most, 0),
  };
}

/** What has no time is taken for new. */
function compareAttention(left: FluxAttention, right: FluxAttention): number {
  const since = ({ status }: FluxAttention) =>
    momentOf(status.since) || Number.MAX_SAFE_INTEGER;
  return (
    severityOf(left.status.state) - severityOf(right.status.state) ||
    since(left) - since(right)
  );
}
