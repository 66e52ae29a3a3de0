import { commit, condition, digest, fluxObject } from '../__fixtures__/objects';
import {
  environmentsOf,
  readEnvironments,
  type FluxDeployment,
  type FluxObject,
} from '..';

const A = 'a'.repeat(40);
const B = 'b'.repeat(40);
const C = commit;
const ready = condition('Ready', 'True', 'ReconciliationSucceeded', {
  lastTransitionTime: '2026-11-20T08:00:00Z',
});
const minute = (n: number) => `2026-11-20T09:${String(n).padStart(2, '0')}:00Z`;

interface Place {
  cluster: string;
  name?: string;
  namespace?: string;
  path?: string;
  /** `main@sha1:` and so on are added where it is only digits. */
  applied?: string;
  attempted?: string;
  history?: readonly FluxObject[];
  /** Of its source; no source is found without it. */
  artifact?: string;
  stored?: string;
  url?: string;
  sourceKind?: 'GitRepository' | 'OCIRepository';
}

const full = (revision: string | undefined) =>
  revision && /^[0-9a-f]{40}$/.test(revision)
    ? `main@sha1:${revision}`
    : revision;

function kustomization(place: Place): FluxDeployment {
  const { cluster, name = 'carts', namespace = 'shop', path, artifact } = place;
  const sourceKind = place.sourceKind ?? 'GitRepository';
  const sourceRef = { kind: sourceKind, name: 'infra', namespace: 'flux' };
  return {
    resource: {
      cluster,
      object: fluxObject('Kustomization', {
        metadata: { name, namespace },
        spec: { path, sourceRef },
        status: {
          observedGeneration: 1,
          conditions: [ready],
          lastAppliedRevision: full(place.applied),
          lastAttemptedRevision: full(place.attempted ?? place.applied),
          history: place.history,
        },
      }),
    },
    source:
      artifact || place.url
        ? fluxObject(sourceKind, {
            metadata: { name: 'infra', namespace: 'flux' },
            spec: { url: place.url ?? 'https://git.example.com/shop/infra' },
            status: {
              artifact: {
                revision: full(artifact ?? place.applied),
                lastUpdateTime: place.stored,
              },
            },
          })
        : undefined,
  };
}

function release(
  cluster: string,
  version: string | undefined,
  more: {
    name?: string;
    namespace?: string;
    chart?: string;
    spec?: FluxObject;
    ociDigest?: string;
  } = {},
): FluxDeployment {
  const { name = 'carts', namespace = 'shop', chart = 'carts' } = more;
  return {
    resource: {
      cluster,
      object: fluxObject('HelmRelease', {
        metadata: { name, namespace },
        spec: {
          chart: {
            spec: { chart, sourceRef: { kind: 'HelmRepository', name: 'x' } },
          },
          ...more.spec,
        },
        status: {
          conditions: [ready],
          history: version
            ? [
                {
                  chartName: chart,
                  chartVersion: version,
                  status: 'deployed',
                  ociDigest: more.ociDigest,
                },
              ]
            : [],
        },
      }),
    },
  };
}

const entry = (revision: string, first: number, last: number) => ({
  digest: `sha256:${revision}`,
  lastReconciledStatus: 'ReconciliationSucceeded',
  firstReconciled: minute(first),
  lastReconciled: minute(last),
  metadata: { revision: full(revision) },
});

/** Each row: its name, how it compares, and how each cluster does. */
function rows(...given: Parameters<typeof environmentsOf>) {
  const { environments, workloads } = environmentsOf(...given);
  return workloads.map(({ name, relation, cells }) => [
    name,
    relation,
    Object.fromEntries(
      environments.flatMap(({ key, title }) => {
        const found = cells.get(key);
        return found ? [[title, found.map(cell => cell.relation).join()]] : [];
      }),
    ),
  ]);
}

describe('the comparison of environments', () => {
  it.each<[string, FluxDeployment[], string, Record<string, string>]>([
    [
      'the same commit',
      ['dev', 'prod'].map(cluster => kustomization({ cluster, applied: A })),
      'same',
      { dev: 'same', prod: 'same' },
    ],
    [
      'the same commit of two branches',
      [
        kustomization({ cluster: 'dev', applied: A }),
        kustomization({ cluster: 'prod', applied: `prod@sha1:${A}` }),
      ],
      'same',
      { dev: 'same', prod: 'same' },
    ],
    [
      'commits of which nothing else is known',
      [
        kustomization({ cluster: 'dev', applied: B }),
        kustomization({ cluster: 'prod', applied: A }),
      ],
      'differs',
      { dev: 'differs', prod: 'differs' },
    ],
    [
      'commits in the history of one',
      [
        kustomization({
          cluster: 'dev',
          applied: B,
          history: [entry(B, 20, 30), entry(A, 5, 10)],
        }),
        kustomization({ cluster: 'prod', applied: A }),
      ],
      'behind',
      { dev: 'newest', prod: 'behind' },
    ],
    [
      'commits in the history of one that has none of both',
      [
        kustomization({ cluster: 'prod', applied: A }),
        kustomization({
          cluster: 'dev',
          applied: C,
          history: [entry(C, 40, 50), entry(B, 20, 30), entry(A, 5, 10)],
        }),
        kustomization({ cluster: 'test', applied: B }),
      ],
      'behind',
      { prod: 'behind', dev: 'newest', test: 'behind' },
    ],
    [
      'commits that came back after others',
      [
        kustomization({
          cluster: 'dev',
          applied: A,
          history: [entry(A, 5, 30), entry(B, 10, 20)],
        }),
        kustomization({ cluster: 'prod', applied: B }),
      ],
      'differs',
      { dev: 'differs', prod: 'differs' },
    ],
    [
      'histories that contradict each other',
      [
        kustomization({
          cluster: 'dev',
          applied: B,
          history: [entry(B, 20, 30), entry(A, 5, 10)],
        }),
        kustomization({
          cluster: 'prod',
          applied: A,
          history: [entry(A, 20, 30), entry(B, 5, 10)],
        }),
      ],
      'differs',
      { dev: 'differs', prod: 'differs' },
    ],
    [
      'one that is behind what the other has',
      [
        kustomization({ cluster: 'dev', applied: B }),
        kustomization({
          cluster: 'prod',
          applied: A,
          artifact: B,
          stored: minute(5),
        }),
      ],
      'behind',
      { dev: 'newest', prod: 'behind' },
    ],
    [
      'one that tries what the other has',
      [
        kustomization({ cluster: 'dev', applied: B }),
        kustomization({ cluster: 'prod', applied: A, attempted: B }),
      ],
      'behind',
      { dev: 'newest', prod: 'behind' },
    ],
    [
      'artifacts of one branch, whose address is written in two ways',
      [
        kustomization({
          cluster: 'dev',
          applied: B,
          artifact: B,
          stored: minute(9),
        }),
        kustomization({
          cluster: 'prod',
          applied: A,
          artifact: A,
          stored: minute(1),
          url: 'git@git.example.com:shop/infra.git',
        }),
      ],
      'behind',
      { dev: 'newest', prod: 'behind' },
    ],
    [
      'artifacts of two branches',
      [
        kustomization({
          cluster: 'dev',
          applied: B,
          artifact: B,
          stored: minute(9),
        }),
        kustomization({
          cluster: 'prod',
          applied: `prod@sha1:${A}`,
          artifact: `prod@sha1:${A}`,
          stored: minute(1),
        }),
      ],
      'differs',
      { dev: 'differs', prod: 'differs' },
    ],
    [
      'artifacts of one branch that were found in turn',
      [
        kustomization({
          cluster: 'one',
          applied: A,
          artifact: A,
          stored: minute(1),
        }),
        kustomization({
          cluster: 'two',
          applied: B,
          artifact: B,
          stored: minute(5),
        }),
        kustomization({
          cluster: 'three',
          applied: A,
          artifact: A,
          stored: minute(9),
        }),
      ],
      'differs',
      { one: 'differs', two: 'differs', three: 'differs' },
    ],
    [
      'different repositories',
      [
        kustomization({ cluster: 'dev', applied: A, artifact: A }),
        kustomization({
          cluster: 'prod',
          applied: B,
          artifact: B,
          url: 'https://git.example.com/other/infra',
        }),
      ],
      'incomparable',
      { dev: 'incomparable', prod: 'incomparable' },
    ],
    [
      'tags of one repository',
      [
        kustomization({ cluster: 'dev', applied: `v1.10.0@sha1:${B}` }),
        kustomization({ cluster: 'prod', applied: `v1.9.0@sha1:${A}` }),
      ],
      'behind',
      { dev: 'newest', prod: 'behind' },
    ],
    [
      'one digest from two registries',
      [
        kustomization({
          cluster: 'dev',
          applied: `latest@sha256:${digest}`,
          url: 'oci://ghcr.io/shop/infra',
          sourceKind: 'OCIRepository',
        }),
        kustomization({
          cluster: 'prod',
          applied: `stable@sha256:${digest}`,
          url: 'oci://mirror.example.com/shop/infra',
          sourceKind: 'OCIRepository',
        }),
      ],
      'same',
      { dev: 'same', prod: 'same' },
    ],
    [
      'nothing applied by one',
      [
        kustomization({ cluster: 'dev', applied: A }),
        kustomization({ cluster: 'prod' }),
      ],
      'differs',
      { dev: 'same', prod: 'nothing' },
    ],
    [
      'chart versions',
      [
        release('dev', '6.10.0'),
        release('test', '6.9.0'),
        release('prod', '6.9.0-rc.1'),
      ],
      'behind',
      { dev: 'newest', test: 'behind', prod: 'behind' },
    ],
    [
      'the same chart version',
      [release('dev', '6.5.4'), release('prod', '6.5.4')],
      'same',
      { dev: 'same', prod: 'same' },
    ],
    [
      'the same chart version, from a registry and from a repository',
      [release('dev', '6.5.4+dbdb109711ff'), release('prod', '6.5.4')],
      'same',
      { dev: 'same', prod: 'same' },
    ],
    [
      'one chart version and two digests',
      [
        release('dev', '6.5.4+dbdb109711ff'),
        release('prod', '6.5.4+0bdb109711ff'),
      ],
      'differs',
      { dev: 'differs', prod: 'differs' },
    ],
    [
      'charts of two names',
      [
        release('dev', '6.5.4'),
        release('prod', '7.0.0', { chart: 'carts-next' }),
      ],
      'incomparable',
      { dev: 'incomparable', prod: 'incomparable' },
    ],
    ['one alone', [release('dev', '6.5.4')], 'alone', { dev: 'alone' }],
  ])('%s', (_, deployments, relation, each) => {
    const order = deployments.map(({ resource }) => resource.cluster);
    expect(rows(deployments, [], order)).toEqual([['carts', relation, each]]);
  });

  it('has the newest revision for those that are behind', () => {
    const { environments, workloads } = environmentsOf([
      release('dev', '6.10.0'),
      release('prod', '6.9.0'),
      release('test', '6.9.5'),
    ]);
    const newest = environments.map(
      ({ key }) => workloads[0].cells.get(key)?.[0].newest?.text,
    );
    expect(environments.map(({ title }) => title)).toEqual([
      'dev',
      'prod',
      'test',
    ]);
    expect(newest).toEqual([undefined, '6.10.0', '6.10.0']);
  });

  it('never compares what sets of resources render', () => {
    const sets = ['dev', 'prod'].map((cluster, index) => ({
      resource: {
        cluster,
        object: fluxObject('ResourceSet', {
          metadata: { uid: cluster },
          status: { lastAppliedRevision: `sha256:${index}${digest.slice(1)}` },
        }),
      },
    }));
    expect(rows(sets)).toEqual([
      ['carts', 'incomparable', { dev: 'incomparable', prod: 'incomparable' }],
    ]);
  });
});

describe('the same workload', () => {
  const { rules } = readEnvironments([
    { title: 'Dev', clusters: ['dev'] },
    { title: 'Prod', clusters: ['prod'] },
  ]);
  const why = (...given: Parameters<typeof environmentsOf>) =>
    environmentsOf(...given).workloads.map(
      ({ name, otherNames, because }) =>
        [name, otherNames, because.map(({ by }) => by)] as const,
    );

  it('has the same kind and name, in any namespace', () => {
    const deployments = [
      kustomization({ cluster: 'dev', namespace: 'shop-dev' }),
      kustomization({ cluster: 'prod', namespace: 'shop-prod' }),
      release('dev', '1.0.0'),
      kustomization({ cluster: 'dev', name: 'other' }),
    ];
    expect(why(deployments)).toEqual([
      ['carts', [], ['name']],
      ['carts', [], []],
      ['other', [], []],
    ]);
    expect(environmentsOf(deployments).workloads[0].because).toEqual([
      { by: 'name', name: 'carts' },
    ]);
  });

  it('has the same name except for that of a configured environment', () => {
    const deployments = [
      release('dev', '1.0.0', { name: 'carts-dev', chart: 'a' }),
      release('prod', '1.0.0', { name: 'prod-carts', chart: 'b' }),
      release('dev', '1.0.0', { name: 'developer', chart: 'c' }),
    ];
    expect(why(deployments, rules)).toEqual([
      ['carts', ['carts-dev', 'prod-carts'], ['bareName']],
      ['developer', [], []],
    ]);
    expect(why(deployments)).toHaveLength(3);
  });

  it('has the same chart and release', () => {
    const spec = { releaseName: 'carts' };
    const deployments = [
      release('a', '1.0.0', { name: 'one', spec }),
      release('b', '1.0.0', { name: 'two', spec }),
      release('c', '1.0.0', { name: 'three', spec: { releaseName: 'x' } }),
    ];
    expect(why(deployments)).toEqual([
      ['one', ['two'], ['chart']],
      ['three', [], []],
    ]);
    expect(environmentsOf(deployments).workloads[0].because).toEqual([
      { by: 'chart', chart: 'carts', release: 'carts' },
    ]);
  });

  it('has the same repository and folder', () => {
    const git = { artifact: A };
    const deployments = [
      kustomization({
        ...git,
        cluster: 'a',
        name: 'one',
        path: './apps/staging/podinfo',
      }),
      kustomization({
        ...git,
        cluster: 'b',
        name: 'two',
        path: 'apps/production/podinfo/',
        url: 'ssh://git@git.example.com/shop/infra.git',
      }),
      kustomization({
        ...git,
        cluster: 'c',
        name: 'three',
        path: './apps/production/podinfo',
        url: 'https://git.example.com/other',
      }),
      kustomization({ ...git, cluster: 'd', name: 'four', path: './' }),
      kustomization({ ...git, cluster: 'e', name: 'five', path: './' }),
    ];
    expect(why(deployments).filter(([, others]) => others.length)).toEqual([
      ['one', ['two'], ['folder']],
    ]);
    expect(
      environmentsOf(deployments).workloads.find(({ name }) => name === 'one')
        ?.because,
    ).toEqual([
      {
        by: 'folder',
        repository: 'git.example.com/shop/infra',
        folder: 'podinfo',
      },
    ]);
  });

  it('is not merged if an environment would have two', () => {
    const spec = { releaseName: 'carts' };
    expect(
      why([
        release('a', '1.0.0', { name: 'one', spec }),
        release('b', '1.0.0', { name: 'two', spec }),
        release('b', '1.0.0', { name: 'three', namespace: 'b', spec }),
      ]).map(([name]) => name),
    ).toEqual(['one', 'three', 'two']);
  });

  it('is in a cell twice while it moves to another namespace', () => {
    const deployments = [
      kustomization({ cluster: 'dev', namespace: 'new', applied: A }),
      kustomization({ cluster: 'dev', namespace: 'old', applied: A }),
      kustomization({ cluster: 'prod', namespace: 'old', applied: A }),
    ];
    const { workloads } = environmentsOf(deployments);
    expect(workloads).toHaveLength(1);
    const namespaces = [...workloads[0].cells.values()].map(cells =>
      cells.map(({ resource }) => resource.object.metadata),
    );
    expect(namespaces).toEqual([
      [
        expect.objectContaining({ namespace: 'new' }),
        expect.objectContaining({ namespace: 'old' }),
      ],
      [expect.objectContaining({ namespace: 'old' })],
    ]);
  });

  it('is counted once if it is given repeatedly', () => {
    const one = kustomization({ cluster: 'dev', applied: A });
    const { workloads } = environmentsOf([one, { ...one }]);
    expect(workloads[0].relation).toBe('alone');
  });
});

describe('the table of environments', () => {
  it('has disagreement first, then the worst state, then names', () => {
    const failing = (deployment: FluxDeployment): FluxDeployment => {
      const { resource } = deployment;
      const failed = condition('Ready', 'False', 'BuildFailed');
      const status = resource.object.status as FluxObject;
      return {
        resource: {
          ...resource,
          object: {
            ...resource.object,
            status: { ...status, conditions: [failed] },
          },
        },
      };
    };
    const everywhere = (name: string, dev: string, prod: string) => [
      release('dev', dev, { name, chart: name }),
      release('prod', prod, { name, chart: name }),
    ];
    const [ill, well] = everywhere('ill', '1.0.0', '1.0.0');
    const deployments = [
      ...everywhere('well', '1.0.0', '1.0.0'),
      ...everywhere('also-well', '1.0.0', '1.0.0'),
      failing(ill),
      well,
      release('dev', '1.0.0', { name: 'alone', chart: 'alone' }),
      ...everywhere('behind', '1.0.0', '2.0.0'),
      ...everywhere('differs', '1.0.0+aaaaaaaaaaaa', '1.0.0+bbbbbbbbbbbb'),
    ];
    expect(environmentsOf(deployments).workloads.map(w => w.name)).toEqual([
      'differs',
      'behind',
      'ill',
      'also-well',
      'well',
      'alone',
    ]);
  });

  it('holds one workload in 60 clusters, all of which differ', () => {
    const deployments = Array.from({ length: 60 }, (_, index) => {
      const revision = index.toString(16).padStart(40, '0');
      return kustomization({
        cluster: `cluster-${index}`,
        applied: revision,
        artifact: revision,
        stored: minute(index),
        history: [entry(revision, index, index)],
      });
    });
    const { environments, workloads } = environmentsOf(
      deployments,
      [],
      deployments.map(({ resource }) => resource.cluster),
    );
    expect(environments).toHaveLength(60);
    const relations = environments.map(
      ({ key }) => workloads[0].cells.get(key)?.[0].relation,
    );
    expect(relations.slice(0, 59)).toEqual(Array(59).fill('behind'));
    expect(relations[59]).toBe('newest');
  });

  it.each([undefined, null, {}, [], 'x', 7])(
    'does not throw for a status of %p',
    status => {
      const objects = [
        { kind: 'Kustomization', metadata: status, spec: status, status },
        { kind: status, status },
        {},
      ] as FluxObject[];
      const deployments = objects.map((object, index) => ({
        resource: { cluster: `c${index}`, object },
        source: object,
      }));
      expect(environmentsOf(deployments).environments).toHaveLength(3);
    },
  );
});
