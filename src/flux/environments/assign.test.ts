import { fluxObject } from '../__fixtures__/objects';
import {
  assignEnvironments,
  readEnvironments,
  type FluxObject,
  type FluxResource,
} from '..';

function at(
  cluster: string,
  more: { namespace?: string; labels?: FluxObject; spec?: FluxObject } = {},
  rest: Partial<FluxResource> = {},
): FluxResource {
  const { namespace = 'shop', labels = {}, spec = {} } = more;
  const metadata = { namespace, labels };
  return {
    cluster,
    object: fluxObject('Kustomization', { metadata, spec }),
    ...rest,
  };
}

const target = (name: string) => ({
  spec: { kubeConfig: { secretRef: { name } } },
});

/** The title of each resource's environment, and the titles in order. */
function assigned(...given: Parameters<typeof assignEnvironments>) {
  const { environments, keys } = assignEnvironments(...given);
  const titles = new Map(environments.map(({ key, title }) => [key, title]));
  return {
    order: environments.map(({ title }) => title),
    each: keys.map(key => titles.get(key)),
  };
}

describe('environments without configuration', () => {
  it('are clusters in their order, each followed by its targets', () => {
    expect(
      assigned(
        [
          at('zeta'),
          at('hub', target('prod-us')),
          at('unheard-of'),
          at('hub', target('prod-eu')),
          at('hub'),
          at('alpha', {}, { clusterTitle: 'Alpha cluster' }),
        ],
        [],
        ['zeta', 'hub', 'empty', 'alpha'],
      ),
    ).toEqual({
      order: [
        'zeta',
        'hub',
        'prod-eu',
        'prod-us',
        'Alpha cluster',
        'unheard-of',
      ],
      each: [
        'zeta',
        'prod-us',
        'unheard-of',
        'prod-eu',
        'hub',
        'Alpha cluster',
      ],
    });
  });

  it('have distinct titles', () => {
    const title = { clusterTitle: 'Production' };
    expect(
      assigned([
        at('a', {}, title),
        at('b', {}, title),
        at('c', target('edge')),
        at('d', target('edge')),
        at('edge'),
      ]).order,
    ).toEqual([
      'Production (a)',
      'Production (b)',
      'edge (c)',
      'edge (d)',
      'edge',
    ]);
  });

  it('are two for two clusters of one name', () => {
    const ambiguous = { clusterIsAmbiguous: true };
    expect(
      assigned([
        at('a', {}, { ...ambiguous, clusterTitle: 'One' }),
        at('a', {}, { ...ambiguous, clusterTitle: 'Two' }),
      ]).order,
    ).toEqual(['One', 'Two']);
  });

  it('are none for nothing', () => {
    expect(assignEnvironments([], [{ title: 'Dev' }], ['a'])).toEqual({
      environments: [],
      keys: [],
    });
  });
});

describe('configured environments', () => {
  const { rules } = readEnvironments([
    { title: 'Canary', clusters: ['prod'], labels: { ring: 'canary' } },
    { title: 'Prod', clusters: ['prod'] },
    { title: 'Edge', targets: ['edge-1', 'edge-2'] },
    { title: 'Dev', namespaces: ['shop-dev', 'shop-test'] },
  ]);

  it.each<[string, FluxResource]>([
    ['Canary', at('prod', { labels: { ring: 'canary' } })],
    ['Prod', at('prod', { labels: { ring: 'stable' } })],
    ['Prod', at('prod', target('edge-1'))],
    ['Edge', at('hub', target('edge-2'))],
    ['edge-3', at('hub', target('edge-3'))],
    ['Dev', at('hub', { namespace: 'shop-dev' })],
    ['Dev', at('hub', { spec: { targetNamespace: 'shop-test' } })],
    ['hub', at('hub')],
    // Rules name clusters by their names.
    ['Prod', at('other', {}, { clusterTitle: 'Prod' })],
  ])('%s is that of case %#', (title, resource) => {
    expect(assigned([resource], rules).each).toEqual([title]);
  });

  it('come in the order of the configuration, before clusters', () => {
    expect(
      assigned(
        [
          at('hub'),
          at('hub', { namespace: 'shop-dev' }),
          at('hub', target('edge-1')),
          at('prod'),
        ],
        rules,
        ['hub', 'prod'],
      ).order,
    ).toEqual(['Prod', 'Edge', 'Dev', 'hub']);
  });

  it('are one where two entries have one title', () => {
    const { rules: twice } = readEnvironments([
      { title: 'Prod', clusters: ['a'] },
      { title: 'Dev', clusters: ['c'] },
      { title: 'Prod', clusters: ['b'] },
    ]);
    expect(assigned([at('b'), at('c'), at('a')], twice)).toEqual({
      order: ['Prod', 'Dev'],
      each: ['Prod', 'Dev', 'Prod'],
    });
  });

  it('may take all that is left', () => {
    const { rules: rest } = readEnvironments([
      { title: 'Prod', clusters: 'prod' },
      { title: 'Rest' },
    ]);
    expect(assigned([at('x'), at('prod'), at('y')], rest).each).toEqual([
      'Rest',
      'Prod',
      'Rest',
    ]);
  });
});

describe('readEnvironments', () => {
  it('keeps the valid entries', () => {
    expect(
      readEnvironments([
        { title: 'A', clusters: ['a', 7], labels: { ring: 1 } },
        { clusters: ['b'] },
        null,
        'x',
        { title: '', clusters: ['c'] },
        { title: 'B', namespaces: [], targets: null, labels: {} },
      ]).rules,
    ).toEqual([
      { title: 'A', clusters: ['a', '7'], labels: { ring: '1' } },
      { title: 'B' },
    ]);
  });

  it.each([undefined, null, 'x', 7, {}])('has nothing of %p', config => {
    expect(readEnvironments(config).rules).toEqual([]);
  });
});
