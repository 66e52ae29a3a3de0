import { fluxObject } from '../__fixtures__/objects';
import type { FluxResource } from '../objects/types';
import { byReference, usesOf, verifiersOf, withMore } from './uses';

function on(cluster: string, object: FluxResource['object']): FluxResource {
  return { cluster, object };
}

const SOURCE = 'source.toolkit.fluxcd.io';

interface Of {
  name?: string;
  namespace?: string;
  cluster?: string;
}

function kustomization(sourceRef: object, of: Of = {}): FluxResource {
  const { name = 'app', namespace = 'apps', cluster = 'eu' } = of;
  return on(
    cluster,
    fluxObject('Kustomization', {
      metadata: { name, namespace },
      spec: { sourceRef },
    }),
  );
}

function release(spec: object, of: Of = {}, status?: object): FluxResource {
  const { name = 'app', namespace = 'apps', cluster = 'eu' } = of;
  return on(
    cluster,
    fluxObject('HelmRelease', {
      metadata: { name, namespace },
      spec: spec as Record<string, unknown>,
      status: status as Record<string, unknown>,
    }),
  );
}

function source(kind: 'GitRepository' | 'HelmChart', of: Of, spec = {}) {
  const { name = 'repo', namespace = 'apps', cluster = 'eu' } = of;
  return on(cluster, fluxObject(kind, { metadata: { name, namespace }, spec }));
}

const key = (cluster: string, ...rest: string[]) =>
  JSON.stringify([cluster, SOURCE, ...rest]);

describe('usesOf', () => {
  it('has each reference once, with its users in the given order', () => {
    const git = { kind: 'GitRepository', name: 'repo' };
    const { references, usedBy } = usesOf(
      [
        kustomization(git, { name: 'b' }),
        kustomization(git, { name: 'a' }),
        kustomization({ ...git, namespace: 'flux' }, { name: 'a' }),
        kustomization(git, { name: 'a', cluster: 'us' }),
        kustomization(git, { name: 'a' }),
      ],
      [],
    );
    expect(references).toEqual([
      {
        cluster: 'eu',
        group: SOURCE,
        kind: 'GitRepository',
        namespace: 'apps',
        name: 'repo',
      },
      {
        cluster: 'eu',
        group: SOURCE,
        kind: 'GitRepository',
        namespace: 'flux',
        name: 'repo',
      },
      {
        cluster: 'us',
        group: SOURCE,
        kind: 'GitRepository',
        namespace: 'apps',
        name: 'repo',
      },
    ]);
    expect([...usedBy]).toEqual([
      [
        key('eu', 'GitRepository', 'apps', 'repo'),
        ['Kustomization apps/b', 'Kustomization apps/a'],
      ],
      [key('eu', 'GitRepository', 'flux', 'repo'), ['Kustomization apps/a']],
      [key('us', 'GitRepository', 'apps', 'repo'), ['Kustomization apps/a']],
    ]);
  });

  it.each([
    [
      'chart',
      { chart: { spec: { sourceRef: { kind: 'Bucket', name: 'b' } } } },
      'Bucket',
    ],
    [
      'chartRef',
      { chartRef: { kind: 'OCIRepository', name: 'b' } },
      'OCIRepository',
    ],
  ])('reads the source of a release from %s', (_field, spec, kind) => {
    expect(usesOf([release(spec)], []).references).toEqual([
      { cluster: 'eu', group: SOURCE, kind, namespace: 'apps', name: 'b' },
    ]);
  });

  it('passes the users of a HelmChart on to its source, on its cluster', () => {
    const chartRef = { kind: 'HelmChart', name: 'chart', namespace: 'charts' };
    const sourceRef = { kind: 'GitRepository', name: 'repo' };
    const at = { name: 'chart', namespace: 'charts' };
    const { references, usedBy } = usesOf(
      [release({ chartRef })],
      [
        source('HelmChart', at, { sourceRef }),
        source('HelmChart', { ...at, cluster: 'us' }, { sourceRef }),
      ],
    );
    expect(references).toEqual([
      {
        cluster: 'eu',
        group: SOURCE,
        kind: 'HelmChart',
        namespace: 'charts',
        name: 'chart',
      },
      {
        cluster: 'eu',
        group: SOURCE,
        kind: 'GitRepository',
        namespace: 'charts',
        name: 'repo',
      },
    ]);
    expect(Object.fromEntries(usedBy)).toEqual({
      [key('eu', 'HelmChart', 'charts', 'chart')]: ['HelmRelease apps/app'],
      [key('eu', 'GitRepository', 'charts', 'repo')]: ['HelmRelease apps/app'],
    });
  });

  it.each([
    ['nothing', {}],
    ['what is not of Flux', { kind: 'Secret', name: 's' }],
    ['another group', { kind: 'Bucket', name: 'b', apiVersion: 'x.io/v1' }],
    ['no name', { kind: 'GitRepository' }],
    ['text', 'GitRepository/repo' as unknown as object],
  ])('leaves out references to %s', (_what, ref) => {
    expect(usesOf([kustomization(ref)], []).references).toEqual([]);
  });
});

describe('verifiersOf', () => {
  const sourceRef = { kind: 'HelmRepository', name: 'r', namespace: 'flux' };
  const verify = { provider: 'cosign' };

  it('has the charts of the releases whose charts are verified', () => {
    expect(
      verifiersOf([
        release({ chart: { spec: { sourceRef, verify } } }),
        release({ chart: { spec: { sourceRef } } }, { name: 'unverified' }),
        kustomization(sourceRef),
      ]),
    ).toEqual([
      {
        cluster: 'eu',
        group: SOURCE,
        kind: 'HelmChart',
        namespace: 'flux',
        name: 'apps-app',
      },
    ]);
  });

  it('uses the name in the status of the release', () => {
    expect(
      verifiersOf([
        release(
          { chart: { spec: { sourceRef, verify } } },
          {},
          { helmChart: 'other/name' },
        ),
      ]),
    ).toEqual([
      {
        cluster: 'eu',
        group: SOURCE,
        kind: 'HelmChart',
        namespace: 'other',
        name: 'name',
      },
    ]);
  });
});

describe('what chartRef names', () => {
  it.each(['HelmChart', 'OCIRepository'] as const)(
    'tells whether it is verified, being a %s',
    kind => {
      expect(
        verifiersOf([
          release({ chartRef: { kind, name: 'shared', namespace: 'flux' } }),
          release({ chartRef: { kind, name: 'shared', namespace: 'flux' } }),
        ]),
      ).toEqual([
        {
          cluster: 'eu',
          group: SOURCE,
          kind,
          namespace: 'flux',
          name: 'shared',
        },
      ]);
    },
  );
});

describe('byReference', () => {
  it('leaves out what has no name', () => {
    const nameless = on('eu', fluxObject('GitRepository', { metadata: {} }));
    const named = source('GitRepository', {});
    const found = byReference([
      named,
      { ...nameless, object: { ...nameless.object, metadata: {} } },
    ]);
    expect([...found]).toEqual([
      [key('eu', 'GitRepository', 'apps', 'repo'), named],
    ]);
  });
});

describe('withMore', () => {
  const one = source('GitRepository', { name: 'one' });
  const again = source('GitRepository', { name: 'one' });
  const two = source('GitRepository', { name: 'two' });

  it('adds those that are not there yet, once', () => {
    expect(withMore([one], [again, two, two])).toEqual([one, two]);
  });

  it('is the same list when there is nothing to add', () => {
    const resources = [one];
    expect(withMore(resources, [again])).toBe(resources);
    expect(withMore(resources, [])).toBe(resources);
  });
});
