import type {
  FluxFailure,
  FluxList,
  FluxObjects,
  FluxRequestError,
} from '../api';
import { kindOf, resourceKey, type FluxKind, type FluxResource } from '../flux';

/**
 * Why something is not up to date, and since when what is shown in its place
 * is not: milliseconds since the epoch, undefined when there is nothing to
 * show.
 */
export interface LiveFailure extends FluxFailure {
  readonly shownSince?: number;
}

/** A request that failed as a whole; `shownSince` as for a LiveFailure. */
export interface LiveError {
  readonly error: FluxRequestError;
  readonly shownSince?: number;
}

/** What is known of some of an entity's objects. */
export interface LiveObjects {
  readonly resources: readonly FluxResource[];
  readonly failures: readonly LiveFailure[];
  /** All clusters that Backstage knows; undefined while it is not known. */
  readonly clusters?: readonly string[];
  readonly error?: LiveError;
}

/** Nothing known yet. */
export const NO_DATA: LiveObjects = { resources: [], failures: [] };

/** The part of a list that is about one kind. */
export function ofKind(list: FluxList, kind: FluxKind): FluxList {
  return {
    ...list,
    resources: list.resources.filter(resource => kindIn(resource) === kind),
    failures: list.failures.filter(
      failure => failure.kind === undefined || failure.kind === kind,
    ),
  };
}

/**
 * `previous` brought up to date by an answer. Rows of a cluster and kind that
 * failed this time stay as they were, marked with the time they were last
 * seen; rows of those that answered are replaced. Returns `previous` itself
 * when nothing changed.
 */
export function withAnswer(
  previous: LiveObjects,
  answer: FluxObjects & Partial<Pick<FluxList, 'clusters'>>,
  lastSeen: (cluster: string) => number | undefined,
): LiveObjects {
  const failed = answer.failures.filter(
    ({ meaning }) => meaning !== 'not-installed',
  );
  const answered = new Set(
    failed.length > 0 ? answer.resources.map(place) : [],
  );
  const kept = (failed.length > 0 ? previous.resources : []).filter(
    resource =>
      !answered.has(place(resource)) &&
      failed.some(failure => concerns(failure, resource)),
  );
  const next: LiveObjects = {
    resources:
      kept.length > 0 ? [...answer.resources, ...kept] : answer.resources,
    failures: answer.failures.map(failure =>
      kept.some(resource => concerns(failure, resource))
        ? { ...failure, shownSince: lastSeen(failure.cluster) }
        : failure,
    ),
    clusters: answer.clusters,
  };
  return isEqual(previous, next) ? previous : next;
}

/** `previous` after a request that failed as a whole at a later time. */
export function withError(
  previous: LiveObjects,
  error: FluxRequestError,
  lastSeen: number | undefined,
): LiveObjects {
  const same =
    previous.error?.error.message === error.message &&
    previous.error.error.meaning === error.meaning;
  if (same) return previous;
  return { ...previous, error: { error, shownSince: lastSeen } };
}

/** `data` with a newer state of one of its resources. */
export function withResource(
  data: LiveObjects,
  resource: FluxResource,
): LiveObjects {
  const key = resourceKey(resource);
  const isIn = data.resources.some(known => resourceKey(known) === key);
  if (!isIn) return data;
  const resources = data.resources.map(known =>
    resourceKey(known) === key ? resource : known,
  );
  return { ...data, resources };
}

function kindIn(resource: FluxResource): FluxKind | undefined {
  return kindOf(resource.object)?.kind;
}

function place(resource: FluxResource): string {
  return `${kindIn(resource)} ${resource.cluster}`;
}

function concerns(failure: FluxFailure, resource: FluxResource): boolean {
  return (
    failure.cluster === resource.cluster &&
    (failure.kind === undefined || failure.kind === kindIn(resource))
  );
}

function isEqual(previous: LiveObjects, next: LiveObjects): boolean {
  return (
    previous.error === next.error &&
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
