import { fluxDetailsSearch } from './routes';

const carts = {
  cluster: 'staging',
  group: 'helm.toolkit.fluxcd.io',
  kind: 'HelmRelease',
  namespace: 'carts',
  name: 'carts',
};

it.each([
  [carts, '', 'staging/HelmRelease/carts/carts'],
  [
    { ...carts, cluster: 'arn:aws:eks:eu-west-1:1:cluster/x&f=3' },
    '',
    'arn:aws:eks:eu-west-1:1:cluster/x&f=3/HelmRelease/carts/carts',
  ],
  [
    { cluster: 'a', group: '', kind: 'Namespace', name: 'shop' },
    '',
    'a/Namespace//shop',
  ],
  [carts, '?flux=a/Kustomization/b/c', 'staging/HelmRelease/carts/carts'],
])('addresses the details of %j', (reference, search, expected) => {
  const parameters = new URLSearchParams(fluxDetailsSearch(reference, search));
  expect(parameters.getAll('flux')).toEqual([expected]);
});

it('keeps what else is in the address', () => {
  const search = fluxDetailsSearch(carts, '?clusters=odd&q=a%26b');
  const parameters = new URLSearchParams(search);
  expect(parameters.get('clusters')).toBe('odd');
  expect(parameters.get('q')).toBe('a&b');
});
