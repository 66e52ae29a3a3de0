import { FLEET_ADDRESS, fleetSearch, type FleetView } from './fleetAddress';

const EVERYTHING: FleetView = {
  kinds: ['Kustomization', 'GitRepository'],
  states: ['Failed', 'Suspended'],
  whose: 'mine',
  isBehind: true,
  search: 'main@ & more',
  filters: {
    cluster: ['staging', 'a/b?c=d'],
    namespace: ['shop'],
    owner: ['team-a', 'user:jane'],
  },
  sort: { column: 'name', direction: 'desc' },
};

const NOTHING: FleetView = {
  kinds: [],
  states: [],
  isBehind: false,
  search: '',
  filters: {},
};

const read = (query: string) => FLEET_ADDRESS.read(new URLSearchParams(query));

it.each([
  ['everything', EVERYTHING],
  ['nothing', NOTHING],
  ['nobody’s', { ...NOTHING, whose: 'nobody' as const }],
])('an address contains the view: %s', (_, view) => {
  expect(read(fleetSearch(view))).toEqual(view);
});

it('an address has each value of a filter in a parameter of its own', () => {
  expect(fleetSearch(EVERYTHING)).toBe(
    '?kind=Kustomization&kind=GitRepository&state=Failed&state=Suspended' +
      '&cluster=staging&cluster=a%2Fb%3Fc%3Dd&namespace=shop&owner=team-a' +
      '&owner=user%3Ajane&owner=mine&behind=true&q=main%40+%26+more&sort=-name',
  );
});

it('an address keeps parameters of others, such as the open details', () => {
  const parameters = new URLSearchParams('flux=a/B/c/d&state=Ready&q=x');
  FLEET_ADDRESS.write({ ...NOTHING, states: ['Failed'] }, parameters);
  expect(`${parameters}`).toBe('flux=a%2FB%2Fc%2Fd&state=Failed');
});

it.each([
  ['kinds that do not exist', 'kind=Pod&kind=', NOTHING],
  ['states that do not exist', 'state=Broken', NOTHING],
  ['an empty sort', 'sort=-', NOTHING],
  [
    'owners in full',
    'owner=group:default/team-a&owner=user:default/jane&owner=team-b',
    {
      ...NOTHING,
      filters: { owner: ['team-a', 'user:jane', 'team-b'] },
    },
  ],
])('an address with %s is understood', (_, query, view) => {
  expect(read(query)).toEqual(view);
});
