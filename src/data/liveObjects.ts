import type {
  FluxCluster,
  FluxFailure,
  FluxObjects,
  FluxProblem,
} from '../api';
import { kindOf, type FluxKind, type FluxResource } from '../flux';

/**
 * Data that may be out of date. `shownSince` is when it was last read, in
 * milliseconds since the epoch; undefined if no data is shown.
 */
interface Aged {
  readonly shownSince?: number;
}

/** Why data of a cluster is out of date or missing. */
export interface LiveFailure extends FluxFailure, Aged {}

/** Why a request failed as a whole. */
export interface LiveProblem extends FluxProblem, Aged {}

/** The known state of some objects. */
export interface LiveObjects {
  readonly resources: readonly FluxResource[];
  readonly failures: readonly LiveFailure[];
  /** All clusters that Backstage knows; undefined until they are known. */
  readonly clusters?: readonly FluxCluster[];
  readonly error?: LiveProblem;
  /** Whether some clusters have not answered yet. */
  readonly isPartial?: boolean;
}

/** Copies a problem without its cause and stack. */
export function problemOf(problem: FluxProblem): FluxProblem {
  const { meaning, statusCode, message, permission, retryAfterMs } = problem;
  return { meaning, statusCode, message, permission, retryAfterMs };
}

/** The state before the first answer. */
export const NO_DATA: LiveObjects = { resources: [], failures: [] };

/** An answer about objects of one kind. */
export interface LiveAnswer extends FluxObjects {
  readonly clusters?: readonly FluxCluster[];
  /** The cluster that it is about, if not all. */
  readonly only?: string;
}

/**
 * Updates `previous` with an answer. Rows of a cluster and kind that failed are
 * kept and marked with the time they were last seen; rows of all others are
 * replaced. Returns `previous` itself if nothing changed.
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

/** Updates `previous` after a request that failed as a whole. */
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

/** Replaces resources by newer versions. */
export function withNewer(
  data: LiveObjects,
  newer: (resource: FluxResource) => FluxResource,
): LiveObjects {
  const resources = data.resources.map(newer);
  return hasSameElements(resources, data.resources)
    ? data
    : { ...data, resources };
}

/** Groups resources by their Flux kind. */
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
