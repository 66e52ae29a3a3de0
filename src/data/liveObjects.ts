import type {
  FluxCluster,
  FluxFailure,
  FluxObjects,
  FluxProblem,
} from '../api';
import { kindOf, type FluxKind, type FluxResource } from '../flux';

/**
 * Since when what is shown is not up to date: milliseconds since the epoch,
 * undefined when there is nothing to show in its place.
 */
interface Aged {
  readonly shownSince?: number;
}

/** Why something of a cluster is not up to date. */
export interface LiveFailure extends FluxFailure, Aged {}

/** Why a request failed as a whole. */
export interface LiveProblem extends FluxProblem, Aged {}

/** What is known of some objects. */
export interface LiveObjects {
  readonly resources: readonly FluxResource[];
  readonly failures: readonly LiveFailure[];
  /** All clusters that Backstage knows; undefined while it is not known. */
  readonly clusters?: readonly FluxCluster[];
  readonly error?: LiveProblem;
  /** Whether some clusters have not been heard of yet. */
  readonly isPartial?: boolean;
}

/** Only what a problem tells of itself, without what caused it. */
export function problemOf(problem: FluxProblem): FluxProblem {
  const { meaning, statusCode, message, permission } = problem;
  return { meaning, statusCode, message, permission };
}

/** Nothing known yet. */
export const NO_DATA: LiveObjects = { resources: [], failures: [] };

/** An answer about objects of one kind. */
export interface LiveAnswer extends FluxObjects {
  readonly clusters?: readonly FluxCluster[];
  /** The only cluster it is about, if it is not about all of them. */
  readonly only?: string;
}

/**
 * `previous` brought up to date by an answer. Rows of a cluster and kind that
 * failed this time stay as they were, marked with the time they were last
 * seen; rows of those that answered are replaced. Returns `previous` itself
 * when nothing changed.
 */
export function withAnswer(
  previous: LiveObjects,
  answer: LiveAnswer,
  lastSeen: (cluster: string) => number | undefined,
): LiveObjects {
  const { only } = answer;
  const isAbout = (cluster: string) => only === undefined || only === cluster;
  const failed = answer.failures.filter(
    ({ meaning }) => meaning !== 'not-installed',
  );
  const answered = new Set(
    failed.length > 0 ? answer.resources.map(place) : [],
  );
  const others =
    only === undefined
      ? []
      : previous.resources.filter(({ cluster }) => !isAbout(cluster));
  const kept = (failed.length > 0 ? previous.resources : []).filter(
    resource =>
      isAbout(resource.cluster) &&
      !answered.has(place(resource)) &&
      failed.some(failure => concerns(failure, resource)),
  );
  const next: LiveObjects = {
    resources:
      kept.length + others.length > 0
        ? [...others, ...answer.resources, ...kept]
        : answer.resources,
    failures: [
      ...previous.failures.filter(({ cluster }) => !isAbout(cluster)),
      ...answer.failures.map(failure =>
        kept.some(resource => concerns(failure, resource))
          ? { ...failure, shownSince: lastSeen(failure.cluster) }
          : failure,
      ),
    ],
    clusters: answer.clusters ?? previous.clusters,
    ...(only !== undefined && { error: previous.error }),
    ...(only !== undefined &&
      (previous === NO_DATA || previous.isPartial) && { isPartial: true }),
  };
  return isEqual(previous, next) ? previous : next;
}

/** `previous` after a request that failed as a whole at a later time. */
export function withError(
  previous: LiveObjects,
  problem: FluxProblem,
  lastSeen: number | undefined,
): LiveObjects {
  const { meaning, message } = problem;
  const isSame =
    previous.error?.message === message && previous.error?.meaning === meaning;
  if (isSame) return previous;
  return {
    ...previous,
    error: { ...problemOf(problem), shownSince: lastSeen },
  };
}

/** `data` with newer versions of its resources. */
export function withNewer(
  data: LiveObjects,
  newer: (resource: FluxResource) => FluxResource,
): LiveObjects {
  const resources = data.resources.map(newer);
  return hasSameElements(resources, data.resources)
    ? data
    : { ...data, resources };
}

/** Resources by their kind of Flux. */
export function byKind(
  resources: readonly FluxResource[],
): ReadonlyMap<FluxKind, readonly FluxResource[]> {
  const groups = new Map<FluxKind, FluxResource[]>();
  for (const resource of resources) {
    const kind = kindOf(resource.object)?.kind;
    if (!kind) continue;
    const group = groups.get(kind);
    if (group) group.push(resource);
    else groups.set(kind, [resource]);
  }
  return groups;
}

function place(resource: FluxResource): string {
  return `${resource.object.kind} ${resource.cluster}`;
}

function concerns(failure: FluxFailure, resource: FluxResource): boolean {
  return (
    failure.cluster === resource.cluster &&
    (failure.kind === undefined || failure.kind === resource.object.kind)
  );
}

function isEqual(previous: LiveObjects, next: LiveObjects): boolean {
  return (
    previous.error === next.error &&
    previous.isPartial === next.isPartial &&
    hasSameElements(previous.resources, next.resources) &&
    JSON.stringify([previous.failures, previous.clusters]) ===
      JSON.stringify([next.failures, next.clusters])
  );
}

/** Whether two lists have the same (`===`) elements in the same order. */
export function hasSameElements(
  left: readonly unknown[],
  right: readonly unknown[],
): boolean {
  return (
    left.length === right.length &&
    left.every((element, index) => element === right[index])
  );
}
