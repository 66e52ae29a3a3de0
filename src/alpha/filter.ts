import type { FilterPredicate } from '@backstage/filter-predicates';

const ID = 'metadata.annotations.backstage.io/kubernetes-id';
const SELECTOR = 'metadata.annotations.backstage.io/kubernetes-label-selector';

/** `isFluxAvailable` as a predicate, which an app can see and replace. */
export const isFluxAvailablePredicate: FilterPredicate = {
  $any: [
    { $all: [{ [ID]: { $exists: true } }, { $not: { [ID]: '' } }] },
    { $all: [{ [SELECTOR]: { $exists: true } }, { $not: { [SELECTOR]: '' } }] },
  ],
};
