import { fluxDetailsIn } from './detailsAddress';
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

it.each([
  ['another object', 'prod/HelmRelease/carts/carts', null],
  ['the same object', 'staging/HelmRelease/carts/carts', 'events'],
  ['no object', '', null],
])('keeps the tab after %s only where it fits', (_, flux, expected) => {
  const before = new URLSearchParams({ flux, fluxTab: 'events', q: 'x' });
  const search = fluxDetailsSearch(carts, `?${before}`);
  const parameters = new URLSearchParams(search);
  expect(parameters.get('fluxTab')).toBe(expected);
  expect(parameters.get('q')).toBe('x');
});

it.each([
  'staging',
  'arn:aws:eks:eu-west-1:123456789012:cluster/shop',
  'gke_project_europe-west1_shop',
  'a/b//c',
  '/',
  '100% & + ? # =',
  '%2F',
  'Köln 東京 🚀',
])('finds the object again on the cluster %s', cluster => {
  const reference = { ...carts, cluster };
  const search = fluxDetailsSearch(reference, '?q=a&fluxTab=yaml');
  expect(fluxDetailsIn(search)).toEqual({
    cluster,
    kind: 'HelmRelease',
    namespace: 'carts',
    name: 'carts',
    reference,
  });
  expect(fluxDetailsIn(`${search}&fluxTab=history`)?.tab).toBe('history');
});

it('finds a cluster-scoped object again, without its group', () => {
  const search = fluxDetailsSearch({
    cluster: 'a',
    group: '',
    kind: 'Namespace',
    name: 'shop',
  });
  expect(fluxDetailsIn(search)).toEqual({
    cluster: 'a',
    kind: 'Namespace',
    name: 'shop',
  });
});

it.each([
  '',
  '?',
  '?q=x',
  '?flux',
  '?flux=',
  '?flux=carts',
  '?flux=staging/HelmRelease/carts',
  '?flux=/HelmRelease/carts/carts',
  '?flux=staging//carts/carts',
  '?flux=staging/HelmRelease/carts/',
  '?flux=staging/HelmRelease//carts',
  '?flux=%E0%A4%A',
  '?fluxTab=events',
])('finds no object in %p', search => {
  expect(fluxDetailsIn(search)).toBeUndefined();
});
