import type { ClusterRuntime, Fleet, FleetList } from '../../data';
import {
  installationsOf,
  reportedTotalsOf,
  statusOf,
  totalsOf,
  type FluxAttention,
  type FluxInstallation,
  type FluxKind,
  type FluxReference,
  type FluxReportedTotals,
  type FluxResource,
  type FluxTotals,
} from '../../flux';
import { compareText } from '../table';
import { COUNTED_KINDS } from './fleetKinds';

/** How Flux stands on a cluster. */
export interface ClusterRow {
  /** Title of the cluster, or else its name. */
  readonly name: string;
  readonly cluster: string;
  /** What its objects add up to, as far as they were read. */
  readonly totals?: FluxTotals;
  /** What is suspended, the latest first. */
  readonly suspended: readonly FluxAttention[];
  /** Whether some of its kinds were not read yet. */
  readonly isPartial: boolean;
  /** What the Flux Operator has counted, until all were read. */
  readonly reported?: FluxReportedTotals;
  /** How many there are of each kind, those that occur. */
  readonly kinds: readonly {
    readonly kind: FluxKind;
    readonly count: number;
  }[];
  /** Whether some of it is missing or out of date. */
  readonly hasFailed: boolean;
  /** When the oldest of it was read, in milliseconds since the epoch. */
  readonly readAt?: number;
  readonly installations: readonly FluxInstallation[];
}

/** A row for each cluster, those with failures first. */
export function clusterRowsOf(
  fleet: Fleet,
  runtimes: readonly ClusterRuntime[],
  find: (reference: FluxReference) => FluxResource | undefined,
): readonly ClusterRow[] {
  const lists = new Map<string, FleetList[]>();
  for (const list of fleet.lists) {
    if (!COUNTED_KINDS.includes(list.kind)) continue;
    const others = lists.get(list.cluster);
    if (others) others.push(list);
    else lists.set(list.cluster, [list]);
  }
  const names = new Set(fleet.clusters?.map(({ name }) => name));
  return [...names]
    .map(cluster => {
      const own = lists.get(cluster) ?? [];
      const read = own.filter(({ readAt }) => readAt !== undefined);
      const title = fleet.clusters?.find(
        ({ name, isAmbiguous }) => name === cluster && !isAmbiguous,
      )?.title;
      const runtime = runtimes.find(each => each.cluster === cluster);
      const details = runtime?.details;
      const all = read.flatMap(list => list.resources);
      const isPartial = read.length < COUNTED_KINDS.length;
      return {
        name: title ?? cluster,
        cluster,
        totals: read.length > 0 ? totalsOf(all, find) : undefined,
        suspended: suspendedIn(all),
        isPartial,
        reported: isPartial
          ? reportedTotalsOf(details?.operatorObjects ?? [])
          : undefined,
        kinds: read
          .map(({ kind, resources }) => ({ kind, count: resources.length }))
          .filter(({ count }) => count > 0),
        hasFailed: own.some(({ failure }) => failure),
        readAt:
          read.length > 0
            ? Math.min(...read.map(({ readAt = 0 }) => readAt))
            : undefined,
        installations: installationsOf(
          (runtime?.resources ?? []).map(({ object }) => object),
          details,
        ),
      };
    })
    .sort(
      (left, right) =>
        failingIn(right) - failingIn(left) ||
        compareText(left.name, right.name),
    );
}

function suspendedIn(
  resources: readonly FluxResource[],
): readonly FluxAttention[] {
  const sinceOf = ({ status }: FluxAttention) =>
    Date.parse(status.suspension?.at ?? status.suspension?.since ?? '') || 0;
  return resources
    .map(resource => ({ resource, status: statusOf(resource.object) }))
    .filter(({ status }) => status.state === 'Suspended')
    .sort((left, right) => sinceOf(right) - sinceOf(left));
}

function failingIn({ totals, reported }: ClusterRow): number {
  return reported?.failing ?? totals?.failing ?? 0;
}
