import { ownerRefsOf, ownerText, shortRef } from './ownerWords';

it.each([
  ['group:default/team-a', 'team-a'],
  ['group:shop/team-a', 'shop/team-a'],
  ['user:default/jane', 'user:jane'],
  ['user:shop/jane', 'user:shop/jane'],
  ['team-a', 'team-a'],
])('the owner %s is called %s', (ref, words) => {
  expect(shortRef(ref)).toBe(words);
});

it('the owners of several entities are named once', () => {
  const entity = (name: string, ...ownedBy: string[]) => ({
    ref: `component:default/${name}`,
    title: `The ${name}`,
    ownedBy,
    partOf: [],
    annotations: {},
  });
  const entities = [
    entity('carts', 'group:default/shop'),
    entity('web', 'group:default/shop', 'user:default/jane'),
  ];
  expect(ownerRefsOf(entities)).toEqual([
    'group:default/shop',
    'user:default/jane',
  ]);
  expect(ownerText(entities)).toBe(
    'The carts carts The web web shop user:jane',
  );
});
