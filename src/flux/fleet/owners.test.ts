import { ownersFrom } from '..';
import type { FluxEntity, FluxResource } from '..';
import { finderIn } from '../__testUtils__/find';

function entity(
  name: string,
  annotations: Record<string, unknown>,
): FluxEntity {
  return {
    ref: `component:default/${name}`,
    ownedBy: ['group:default/shop'],
    partOf: [],
    annotations: Object.fromEntries(
      Object.entries(annotations).map(([key, value]) => [
        `backstage.io/kubernetes-${key}`,
        value,
      ]),
    ),
  };
}

function object(
  name: string,
  labels: unknown,
  options: { cluster?: string; namespace?: string; kind?: string } = {},
): FluxResource {
  const { cluster = 'staging', namespace = 'shop', kind } = options;
  return {
    cluster,
    object: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: kind ?? 'Kustomization',
      metadata: { namespace, name, labels },
    },
  };
}

const id = (value: unknown) => ({ 'backstage.io/kubernetes-id': value });
const appliedBy = (name: string, namespace: string = 'shop') => ({
  'kustomize.toolkit.fluxcd.io/name': name,
  'kustomize.toolkit.fluxcd.io/namespace': namespace,
});

function owners(
  entities: readonly FluxEntity[],
  resource: FluxResource,
  options: { known?: readonly FluxResource[]; byCluster?: boolean } = {},
): string[] {
  const { known = [], byCluster = false } = options;
  const find = finderIn(known);
  return ownersFrom(entities, { find, byCluster })(resource).map(({ ref }) =>
    ref.replace('component:default/', ''),
  );
}

const carts = entity('carts', { id: 'carts' });
const web = entity('web', { 'label-selector': 'app in (web, shop),tier!=db' });

it.each<[string, readonly FluxEntity[], FluxResource, string[]]>([
  ['the id of an entity', [carts, web], object('a', id('carts')), ['carts']],
  ['an id of no entity', [carts, web], object('a', id('orders')), []],
  ['no labels', [carts, web], object('a', undefined), []],
  ['labels that are none', [carts, web], object('a', [7]), []],
  ['an id that is no text', [carts], object('a', id(7)), []],
  [
    'the id of three entities',
    [carts, entity('api', { id: 'carts' }), entity('db', { id: 'carts' })],
    object('a', id('carts')),
    ['carts', 'api', 'db'],
  ],
  ['labels of a selector', [web], object('a', { app: 'shop' }), ['web']],
  [
    'labels that a selector excludes',
    [web],
    object('a', { app: 'shop', tier: 'db' }),
    [],
  ],
  [
    'an id beside a selector, which replaces it',
    [entity('a', { id: 'carts', 'label-selector': 'app=a' })],
    object('a', id('carts')),
    [],
  ],
  [
    'a selector that is not valid',
    [entity('a', { 'label-selector': 'app in (' })],
    object('a', { app: 'a' }),
    [],
  ],
  [
    'another namespace than the one of the entity',
    [entity('a', { id: 'carts', namespace: 'other' })],
    object('a', id('carts')),
    [],
  ],
  [
    'annotations of other types',
    [entity('a', { id: 7, 'label-selector': null })],
    object('a', id('7')),
    [],
  ],
])('an object with %s belongs to these', (_, entities, resource, expected) => {
  expect(owners(entities, resource)).toEqual(expected);
});

it('an entity of one cluster owns objects of others where its annotation has no effect', () => {
  const only = [entity('a', { id: 'carts', cluster: 'production' })];
  const resource = object('a', id('carts'));
  expect(owners(only, resource)).toEqual(['a']);
  expect(owners(only, resource, { byCluster: true })).toEqual([]);
});

describe('an object without an entity of its own', () => {
  const parent = object('apps', id('carts'));

  it('belongs to whom the object that applies it belongs to', () => {
    const child = object('child', appliedBy('apps'));
    const grandchild = object('grandchild', appliedBy('child'));
    const known = [parent, child, grandchild];
    expect(owners([carts], grandchild, { known })).toEqual(['carts']);
  });

  it('has no owner if its manager is unknown or on another cluster', () => {
    const child = object('child', appliedBy('apps'));
    expect(owners([carts], child)).toEqual([]);
    const elsewhere = object('apps', id('carts'), { cluster: 'production' });
    expect(owners([carts], child, { known: [elsewhere] })).toEqual([]);
  });

  it('has no owner if objects apply each other', () => {
    const one = object('one', appliedBy('two'));
    const two = object('two', appliedBy('one'));
    expect(owners([carts], one, { known: [one, two] })).toEqual([]);
    const itself = object('self', appliedBy('self'));
    expect(owners([carts], itself, { known: [itself] })).toEqual([]);
  });
});
