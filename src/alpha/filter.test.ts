import type { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { isFluxAvailable } from '../annotations';
import { isFluxAvailablePredicate } from './filter';

const ID = 'backstage.io/kubernetes-id';
const SELECTOR = 'backstage.io/kubernetes-label-selector';

const isAvailable = filterPredicateToFilterFunction(isFluxAvailablePredicate);

it.each<[annotations: Record<string, string> | undefined, available: boolean]>([
  [undefined, false],
  [{}, false],
  [{ 'backstage.io/kubernetes-namespace': 'carts' }, false],
  [{ [ID]: 'carts-service' }, true],
  [{ [SELECTOR]: 'app=carts' }, true],
  [{ [ID]: 'carts-service', [SELECTOR]: 'app=carts' }, true],
  [{ [ID]: '' }, false],
  [{ [SELECTOR]: '' }, false],
  [{ [ID]: '', [SELECTOR]: '' }, false],
  [{ [ID]: '', [SELECTOR]: 'app=carts' }, true],
  [{ [ID]: ' ' }, true],
])(
  'an entity with the annotations %j has Flux: %s',
  (annotations, available) => {
    const entity: Entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'carts-service', annotations },
    };
    expect(isFluxAvailable(entity)).toBe(available);
    expect(isAvailable(entity)).toBe(available);
  },
);
