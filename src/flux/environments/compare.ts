import type { FluxDeployedRevision } from '../sources/deployed';
import {
  orderOf,
  Revisions,
  type Comparable,
  type Known,
  type Order,
} from './order';

/** How what one environment has compares to what the others have. */
export type FluxCellRelation =
  | 'same'
  /** It has what is newest among them. */
  | 'newest'
  /** Another is known to have something newer. */
  | 'behind'
  /** Others have something else, and which is newer is not known. */
  | 'differs'
  /** Others have it from elsewhere. */
  | 'incomparable'
  /** Nothing was applied. */
  | 'nothing'
  /** There is nothing to compare it to. */
  | 'alone';

/** How the environments of a workload compare, what matters most first. */
export const FLUX_RELATIONS = [
  'differs',
  'behind',
  'incomparable',
  'same',
  'alone',
] as const;

/** One of {@link FLUX_RELATIONS}. */
export type FluxRelation = (typeof FLUX_RELATIONS)[number];

/** How one compares to the others. */
export interface Comparison {
  readonly relation: FluxCellRelation;
  /** What is newest, for one that is behind. */
  readonly newest?: FluxDeployedRevision;
}

/** How those of a workload compare, each and all together. */
export interface Comparisons {
  readonly relation: FluxRelation;
  readonly each: readonly Comparison[];
}

/**
 * Compares applied revisions. The order of commits is not in their hashes, so an
 * order is known only of versions, from the history that one of them remembers,
 * and between artifacts of one branch by when they were stored.
 */
export function compareDeployments(items: readonly Comparable[]): Comparisons {
  if (items.length < 2) {
    return {
      relation: 'alone',
      each: items.map(() => ({ relation: 'alone' })),
    };
  }
  const revisions = new Revisions();
  const applied = items.map(item => revisions.appliedBy(item));
  const order = orderOf(items, revisions);
  const there = [...new Set(applied)].filter(isFound);
  const each = applied.map(own => compareOne(own, there, order));
  return { relation: summarize(each), each };
}

function compareOne(
  own: Known | undefined,
  there: readonly Known[],
  order: Order,
): Comparison {
  if (!own) return { relation: 'nothing' };
  const others = there.filter(each => each !== own);
  const comparable = others.filter(each => isComparable(own, each));
  if (others.length === 0) return { relation: 'same' };
  if (comparable.length === 0) return { relation: 'incomparable' };
  const newer = comparable.filter(each => order.isOlder(own, each) === true);
  if (newer.length > 0) {
    const newest = newer.find(
      each => !newer.some(other => order.isOlder(each, other) === true),
    );
    return { relation: 'behind', newest: (newest ?? newer[0]).revision };
  }
  return comparable.every(each => order.isOlder(own, each) === false)
    ? { relation: 'newest' }
    : { relation: 'differs' };
}

function summarize(each: readonly Comparison[]): FluxRelation {
  const has = (relation: FluxCellRelation) =>
    each.some(one => one.relation === relation);
  if (has('differs')) return 'differs';
  if (has('behind')) return 'behind';
  // Deployments with an applied revision differ from those without.
  if (has('nothing')) {
    return each.every(one => one.relation === 'nothing') ? 'same' : 'differs';
  }
  return has('incomparable') ? 'incomparable' : 'same';
}

/** Different repositories have nothing to do with each other. */
function isComparable(one: Known, other: Known): boolean {
  return (
    one.content === undefined ||
    other.content === undefined ||
    one.content === other.content
  );
}

function isFound(known: Known | undefined): known is Known {
  return known !== undefined;
}
