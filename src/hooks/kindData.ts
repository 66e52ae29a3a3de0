import type { FluxFailure, FluxList, FluxRequestError } from '../api';
import { kindOf, type FluxKind, type FluxResource } from '../flux';

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

/** What is known of an entity's objects of one kind. */
export interface KindData {
  readonly resources: readonly FluxResource[];
  readonly failures: readonly LiveFailure[];
  /** All clusters that Backstage knows; undefined while it is not known. */
  readonly clusters?: readonly string[];
  readonly error?: LiveError;
}

/** Nothing known yet. */
export const NO_DATA: KindData = { resources: [], failures: [] };

/**
 * `previous` brought up to date by `list`. Rows of a cluster that failed this
 * time stay as they were, marked with the time they were last seen; rows of a
 * cluster that answered are replaced. Returns `previous` itself when nothing
 * changed.
 */
export function withList(
  previous: KindData,
  list: FluxList,
  kind: FluxKind,
  lastSeen: (cluster: string) => number | undefined,
): KindData {
  const fresh = list.resources.filter(
    ({ object }) => kindOf(object)?.kind === kind,
  );
  const answered = new Set(fresh.map(({ cluster }) => cluster));
  const failed = list.failures.filter(
    failure => failure.kind === undefined || failure.kind === kind,
  );
  const silent = new Set(
    failed
      .filter(({ meaning }) => meaning !== 'not-installed')
      .map(({ cluster }) => cluster)
      .filter(cluster => !answered.has(cluster)),
  );
  const kept = previous.resources.filter(({ cluster }) => silent.has(cluster));
  const clustersKept = new Set(kept.map(({ cluster }) => cluster));
  const next: KindData = {
    resources: [...fresh, ...kept],
    failures: failed.map(failure =>
      clustersKept.has(failure.cluster)
        ? { ...failure, shownSince: lastSeen(failure.cluster) }
        : failure,
    ),
    clusters: list.clusters,
  };
  return isEqual(previous, next) ? previous : next;
}

/** `previous` after a request that failed as a whole at a later time. */
export function withError(
  previous: KindData,
  error: FluxRequestError,
  lastSeen: number | undefined,
): KindData {
  const same =
    previous.error?.error.message === error.message &&
    previous.error.error.meaning === error.meaning;
  if (same) return previous;
  return { ...previous, error: { error, shownSince: lastSeen } };
}

function isEqual(previous: KindData, next: KindData): boolean {
  return (
    previous.error === next.error &&
    hasSameElements(previous.resources, next.resources) &&
    JSON.stringify([previous.failures, previous.clusters]) ===
      JSON.stringify([next.failures, next.clusters])
  );
}

function hasSameElements(
  left: readonly unknown[],
  right: readonly unknown[],
): boolean {
  return (
    left.length === right.length &&
    left.every((element, index) => element === right[index])
  );
}
