import { commit, condition, fluxObject } from '../__fixtures__/objects';
import {
  readLinkTemplates,
  templateLinksOf,
  type FluxLinkTemplate,
  type FluxResource,
} from '..';

const resource: FluxResource = {
  cluster: 'prod/eu',
  clusterTitle: 'Production (EU)',
  object: fluxObject('HelmRelease', {
    metadata: {
      labels: { team: 'a&b', 'app.kubernetes.io/part-of': 'shop' },
      annotations: {
        'example.com/runbook': 'how to?#1',
        'example.com/host': 'grafana.example.com',
        'example.com/evil': 'evil.example/..',
        'example.com/up': '..',
        'example.com/half': '\ud800',
        'example.com/url': 'https://evil.example',
      },
    },
    status: {
      conditions: [condition('Ready', 'False', 'UpgradeFailed')],
      history: [{ chartVersion: '6.5.4+1', status: 'deployed' }],
    },
  }),
};
const entity = { kind: 'component', namespace: 'default', name: 'shop carts' };

function link(url: string, more: Partial<FluxLinkTemplate> = {}) {
  const template = { title: 'A link', url, ...more };
  const { links, problems } = templateLinksOf(resource, [template], entity);
  expect(links.length + problems.length).toBeLessThan(2);
  return links[0]?.url ?? problems[0];
}

describe('link templates', () => {
  it.each<[string, string]>([
    [
      'https://x.example/resource/{kind}/{namespace}/{name}#history',
      'https://x.example/resource/HelmRelease/shop/carts#history',
    ],
    [
      'https://x.example/c/{cluster}/flux/{plural}/{group}/{version}',
      'https://x.example/c/prod%2Feu/flux/helmreleases/helm.toolkit.fluxcd.io/v2',
    ],
    [
      'https://x.example/d/flux?var-cluster={clusterTitle}&var-team={label:team}',
      'https://x.example/d/flux?var-cluster=Production%20(EU)&var-team=a%26b',
    ],
    [
      'https://x.example/{label:app.kubernetes.io/part-of}/{annotation:example.com/runbook}',
      'https://x.example/shop/how%20to%3F%231',
    ],
    [
      'https://x.example/#/{entity:kind}/{entity:namespace}/{entity:name}',
      'https://x.example/#/component/default/shop%20carts',
    ],
    ['https://x.example/?q={revision}', 'https://x.example/?q=6.5.4%2B1'],
    ['https://{name}.x.example/', 'https://carts.x.example/'],
    [
      'http://{annotation:example.com/host}:3000/d',
      'http://grafana.example.com:3000/d',
    ],
    ['https://x.example/{name}{name}', 'https://x.example/cartscarts'],
    ['https://x.example', 'https://x.example/'],
    ['HTTPS://x.example/{name}', 'https://x.example/carts'],
  ])('%s', (url, expected) => {
    expect(link(url)).toBe(expected);
  });

  it.each<[string, object]>([
    [
      'https://x.example/{nmae}',
      { problem: 'unknown-placeholder', placeholder: 'nmae' },
    ],
    [
      'https://x.example/{label}',
      { problem: 'unknown-placeholder', placeholder: 'label' },
    ],
    [
      'https://x.example/{label:}',
      { problem: 'unknown-placeholder', placeholder: 'label:' },
    ],
    [
      'https://x.example/{entity:uid}',
      { problem: 'unknown-placeholder', placeholder: 'entity:uid' },
    ],
    [
      'https://x.example/{name:x}',
      { problem: 'unknown-placeholder', placeholder: 'name:x' },
    ],
    [
      'https://x.example/{}',
      { problem: 'unknown-placeholder', placeholder: '' },
    ],
    [
      'https://x.example/{label:missing}',
      { problem: 'no-value', placeholder: 'label:missing' },
    ],
    [
      'https://x.example/{annotation:toString}',
      { problem: 'no-value', placeholder: 'annotation:toString' },
    ],
    [
      'https://{cluster}.example/',
      { problem: 'unfit-value', placeholder: 'cluster' },
    ],
    [
      'https://{annotation:example.com/evil}.x.example/',
      { problem: 'unfit-value', placeholder: 'annotation:example.com/evil' },
    ],
    [
      'https://x.example/a/{annotation:example.com/up}/b',
      { problem: 'unfit-value', placeholder: 'annotation:example.com/up' },
    ],
    [
      'https://x.example/{annotation:example.com/half}',
      { problem: 'unfit-value', placeholder: 'annotation:example.com/half' },
    ],
    ['data:{name}', { problem: 'no-address', url: 'data:carts' }],
    ['ftp://x.example/{name}', { problem: 'no-address' }],
    ['/docs/{name}', { problem: 'no-address', url: '/docs/carts' }],
    ['https:{name}', { problem: 'no-address' }],
    ['https:///{name}', { problem: 'no-address' }],
    ['https://x.example:{name}/', { problem: 'no-address' }],
    [
      '{annotation:example.com/url}',
      { problem: 'no-address', url: 'https%3A%2F%2Fevil.example' },
    ],
    [`https://x.example/${'x'.repeat(3000)}`, { problem: 'no-address' }],
  ])('%s is a problem', (url, expected) => {
    expect(link(url)).toEqual(
      expect.objectContaining({ title: 'A link', ...expected }),
    );
  });

  it('do not take a value for a placeholder', () => {
    const odd: FluxResource = { ...resource, cluster: '{name}' };
    const template = { title: 'x', url: 'https://x.example/{cluster}' };
    expect(templateLinksOf(odd, [template]).links[0].url).toBe(
      'https://x.example/%7Bname%7D',
    );
  });

  it.each<[string, Partial<FluxLinkTemplate>, boolean]>([
    ['of the kind', { kinds: ['Kustomization', 'HelmRelease'] }, true],
    ['of the plural', { kinds: ['helmreleases'] }, true],
    ['of other kinds', { kinds: ['Kustomization'] }, false],
    ['on the cluster', { clusters: ['prod/eu'] }, true],
    ['on the title of a cluster', { clusters: ['Production (EU)'] }, false],
    ['in the state', { states: ['failed', 'Stalled'] }, true],
    ['in another state', { states: ['Ready'] }, false],
    [
      'of the kind, on another cluster',
      { kinds: ['HelmRelease'], clusters: ['x'] },
      false,
    ],
  ])('are for objects %s', (_, filter, expected) => {
    expect(link('https://x.example/', filter) !== undefined).toBe(expected);
  });

  it('keep their order, and problems apart', () => {
    const templates = [
      { title: 'One', url: 'https://x.example/1' },
      { title: 'Bad', url: 'https://x.example/{x}' },
      { title: 'Two', url: 'https://x.example/{name}' },
    ];
    expect(templateLinksOf(resource, templates)).toEqual({
      links: [
        { title: 'One', url: 'https://x.example/1' },
        { title: 'Two', url: 'https://x.example/carts' },
      ],
      problems: [
        { title: 'Bad', problem: 'unknown-placeholder', placeholder: 'x' },
      ],
    });
  });

  it('have the commit in the revision of a Kustomization', () => {
    const object = fluxObject('Kustomization', {
      status: { lastAppliedRevision: `main@sha1:${commit}` },
    });
    const template = { title: 'x', url: 'https://x.example/?r={revision}' };
    expect(
      templateLinksOf({ cluster: 'a', object }, [template]).links[0].url,
    ).toBe(`https://x.example/?r=main%40sha1%3A${commit}`);
  });
});

describe('readLinkTemplates', () => {
  it('keeps the valid entries', () => {
    expect(
      readLinkTemplates([
        { title: 'A', url: 'https://a', kinds: 'HelmRelease', states: [] },
        { title: 'B', url: 'https://b', clusters: ['a', 1] },
        { title: 'C' },
        { url: 'https://d' },
        null,
        'x',
      ]),
    ).toEqual([
      { title: 'A', url: 'https://a', kinds: ['HelmRelease'] },
      { title: 'B', url: 'https://b', clusters: ['a', '1'] },
    ]);
  });

  it.each([undefined, null, 'x', {}])('has nothing of %p', config => {
    expect(readLinkTemplates(config)).toEqual([]);
  });
});
