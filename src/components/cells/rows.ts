import {
  FLUX_STATES,
  kindOf,
  nameOf,
  namespaceOf,
  severityOf,
  statusOf,
  type FluxResource,
  type FluxStatus,
} from '../../flux';
import type { FluxTranslate } from '../../translations';
import { cut } from '../common';

/** A row of a table: a resource, and what the table sorts and filters it by. */
export interface FluxRow {
  readonly resource: FluxResource;
  readonly cluster: string;
  /** What people call the cluster, if that is not its name. */
  readonly clusterTitle?: string;
  /** The cluster as it is shown and filtered by: its title, else its name. */
  readonly shownCluster: string;
  readonly kind: string;
  readonly namespace: string;
  /** `namespace/name`, as people write it. */
  readonly name: string;
  readonly status: FluxStatus;
  /** The word for the state. */
  readonly state: string;
}

/**
 * Makes rows of resources, in the order in which they ask for attention: what
 * is broken first, then by name. Rows of resources that were there the last
 * time are the same as then.
 */
export function createRowsOf(
  t: FluxTranslate,
): (resources: readonly FluxResource[]) => FluxRow[] {
  // Translating is slow, and rows are many.
  const words = Object.fromEntries(
    FLUX_STATES.map(state => [state, t(`state.${state}`)]),
  );
  const unknown = t('name.unknown');
  // Not weak: a weak one of so many rows keeps the garbage collector busy.
  let known = new Map<FluxResource, FluxRow>();

  return resources => {
    const before = known;
    known = new Map();
    const rows = resources.map(resource => {
      const row = before.get(resource) ?? rowOf(resource, words, unknown);
      known.set(resource, row);
      return row;
    });
    return rows.sort(
      (left, right) =>
        compareStatus(left, right) ||
        compareCodes(left.name, right.name) ||
        compareCodes(left.cluster, right.cluster),
    );
  };
}

function rowOf(
  resource: FluxResource,
  words: Readonly<Record<string, string>>,
  unknown: string,
): FluxRow {
  const { cluster, clusterTitle, object } = resource;
  const status = statusOf(object);
  return {
    resource,
    cluster,
    clusterTitle,
    shownCluster: clusterTitle ?? cluster,
    kind: kindOf(object)?.kind ?? '',
    namespace: cut(namespaceOf(object)),
    name: [namespaceOf(object), nameOf(object) || unknown]
      .filter(part => part !== '')
      .map(part => cut(part))
      .join('/'),
    status,
    state: words[status.state],
  };
}

/** What kind of thing a row shows. */
export function kindNameOf(row: FluxRow): string {
  return row.kind;
}

/** Many times faster than {@link compareText}, and names are ASCII. */
function compareCodes(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Compares two rows by how much their status needs attention. */
export function compareStatus(left: FluxRow, right: FluxRow): number {
  return severityOf(left.status.state) - severityOf(right.status.state);
}
