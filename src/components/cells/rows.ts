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

/** A row of a table: a resource, and the values to sort and filter it by. */
export interface FluxRow {
  readonly resource: FluxResource;
  readonly cluster: string;
  /** Title of the cluster, if it differs from the name. */
  readonly clusterTitle?: string;
  /** The cluster for display and filters: its title, or else its name. */
  readonly shownCluster: string;
  readonly kind: string;
  readonly namespace: string;
  /** `namespace/name`. */
  readonly name: string;
  readonly status: FluxStatus;
  /** The translated state. */
  readonly state: string;
}

/**
 * Creates rows from resources, the most urgent state first, then by name. Rows
 * of unchanged resources are reused.
 */
export function createRowsOf(
  t: FluxTranslate,
): (resources: readonly FluxResource[]) => FluxRow[] {
  // The states are translated once, because translating is slow.
  const words = Object.fromEntries(
    FLUX_STATES.map(state => [state, t(`state.${state}`)]),
  );
  const unknown = t('name.unknown');
  // Not a WeakMap: with thousands of rows it slows down garbage collection.
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

/** The kind of a row's resource. */
export function kindNameOf(row: FluxRow): string {
  return row.kind;
}

/** Much faster than {@link compareText}, and sufficient for ASCII names. */
function compareCodes(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Compares two rows by the urgency of their status. */
export function compareStatus(left: FluxRow, right: FluxRow): number {
  return severityOf(left.status.state) - severityOf(right.status.state);
}
