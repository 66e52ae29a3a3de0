import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commit, condition, fluxObject } from '../__fixtures__/objects';
import { kubeObject } from '../__fixtures__/workloads';
import {
  automationPlacesOf,
  imageRowsOf,
  nameOf,
  policiesFor,
  policyPlacesOf,
  referenceKey,
  referenceOf,
  type FluxImageParts,
  type FluxObject,
  type FluxResource,
} from '..';

const NAME = 'ghcr.io/shop/carts';
const AT = '2026-11-20T10:00:00Z';

const on = (object: FluxObject, cluster = 'staging'): FluxResource => ({
  cluster,
  object,
});

interface PolicyOptions {
  name?: string;
  range?: string;
  tag?: string;
  repository?: FluxObject;
  labels?: Record<string, string>;
}

function policy(options: PolicyOptions = {}): FluxObject {
  const { name = 'carts', range = '1.x', tag = '1.4.0', labels } = options;
  return fluxObject('ImagePolicy', {
    metadata: { name, labels },
    spec: {
      imageRepositoryRef: options.repository ?? { name: 'carts' },
      policy: { semver: { range } },
    },
    status: {
      latestRef: { name: NAME, tag },
      conditions: [condition('Ready', 'True', 'Succeeded')],
    },
  });
}

function repository(more: { spec?: object; status?: object } = {}): FluxObject {
  return fluxObject('ImageRepository', {
    spec: { image: NAME, interval: '5m', ...more.spec },
    status: {
      observedGeneration: 1,
      conditions: [condition('Ready', 'True', 'Succeeded')],
      lastScanResult: { scanTime: AT, tagCount: 42 },
      ...more.status,
    },
  });
}

function automation(more: { spec?: object; status?: object } = {}): FluxObject {
  return fluxObject('ImageUpdateAutomation', {
    metadata: { name: 'writer' },
    spec: {
      sourceRef: { kind: 'GitRepository', name: 'git', namespace: 'flux' },
      git: { checkout: { ref: { branch: 'main' } }, push: { branch: 'main' } },
      ...more.spec,
    },
    status: {
      observedGeneration: 1,
      conditions: [condition('Ready', 'True', 'Succeeded')],
      lastPushCommit: commit,
      lastPushTime: AT,
      ...more.status,
    },
  });
}

const git = fluxObject('GitRepository', {
  metadata: { name: 'git', namespace: 'flux' },
  spec: { url: 'https://github.com/shop/manifests', ref: { branch: 'main' } },
});

const running = (image: string, name = 'carts') =>
  kubeObject('apps/v1', 'Deployment', name, {
    spec: { template: { spec: { containers: [{ name: 'app', image }] } } },
  });

interface Parts extends Partial<Omit<FluxImageParts, 'find' | 'workloads'>> {
  workloads?: FluxResource[];
}

function rows({ workloads = [], ...parts }: Parts, ...found: FluxResource[]) {
  const byKey = new Map(
    found.flatMap(each => {
      const reference = referenceOf(each);
      return reference ? [[referenceKey(reference), each]] : [];
    }),
  );
  return imageRowsOf({
    policies: [on(policy())],
    automations: [],
    workloads: workloads.map(workload => ({ workload, deployment: workload })),
    ...parts,
    find: reference => byKey.get(referenceKey(reference)) ?? 'missing',
  });
}

describe('the scan of a policy', () => {
  const scanOf = (object: FluxObject) => rows({}, on(object))[0].scan;

  it('has the time and number of the listed tags, and when the next scan is overdue', () => {
    expect(scanOf(repository())).toMatchObject({
      at: AT,
      tags: 42,
      overdueAt: Date.parse('2026-11-20T10:20:00Z'),
    });
  });

  it.each([
    ['suspended', repository({ spec: { suspend: true } })],
    [
      'failed',
      repository({
        status: {
          conditions: [condition('Ready', 'False', 'ReadOperationFailed')],
        },
      }),
    ],
    ['never', repository({ status: { lastScanResult: undefined } })],
  ])('has the problem of a repository that is %s', (problem, object) => {
    expect(scanOf(object)).toMatchObject({ problem });
    expect(scanOf(object).overdueAt).toBeUndefined();
  });

  it('has no time at which it is overdue without an interval', () => {
    expect(
      scanOf(repository({ spec: { interval: 'often' } })).overdueAt,
    ).toBeUndefined();
  });

  it('distinguishes a missing repository from an unread one', () => {
    expect(rows({})[0].scan).toMatchObject({
      problem: 'missing',
      reference: { kind: 'ImageRepository', namespace: 'shop', name: 'carts' },
    });
    const [row] = imageRowsOf({
      policies: [on(policy())],
      automations: [],
      workloads: [],
      find: () => 'unread',
    });
    expect(row.scan.problem).toBe('unread');
  });

  it('finds a repository in another namespace', () => {
    const policies = [
      on(policy({ repository: { name: 'carts', namespace: 'flux' } })),
    ];
    const elsewhere = {
      ...repository(),
      metadata: { name: 'carts', namespace: 'flux' },
    };
    expect(rows({ policies }, on(elsewhere))[0].scan.tags).toBe(42);
  });

  it('names the image by its repository before anything was chosen', () => {
    const object = { ...policy(), status: {} };
    const [row] = rows({ policies: [on(object)] }, on(repository()));
    expect(row).toMatchObject({ name: NAME, chosenAt: undefined });
  });
});

describe('the pushes of a policy', () => {
  const pushesOf = (object: FluxObject, labels?: Record<string, string>) =>
    rows(
      { policies: [on(policy({ labels }))], automations: [on(object)] },
      on(git),
    )[0].pushes;

  it('have the last commit and its address', () => {
    expect(pushesOf(automation())).toMatchObject([
      {
        commit,
        at: AT,
        repository: 'https://github.com/shop/manifests',
        branch: undefined,
        isCurrent: undefined,
      },
    ]);
  });

  it('name the branch if it is not the one that is read', () => {
    const gitSpec = { push: { branch: 'updates' } };
    expect(pushesOf(automation({ spec: { git: gitSpec } }))).toMatchObject([
      { branch: 'updates' },
    ]);
    const noPush = { checkout: { ref: { branch: 'main' } } };
    expect(pushesOf(automation({ spec: { git: noPush } }))).toMatchObject([
      { branch: undefined },
    ]);
  });

  it.each([
    ['1.4.0', true],
    ['1.3.0', false],
  ])(
    'show whether the last run included the chosen tag: %s',
    (tag, isCurrent) => {
      const observedPolicies = { carts: { name: NAME, tag } };
      expect(
        pushesOf(automation({ status: { observedPolicies } })),
      ).toMatchObject([{ isCurrent }]);
    },
  );

  it('have the problem of a suspended or failing automation', () => {
    const conditions = [condition('Ready', 'False', 'GitOperationFailed')];
    expect([
      ...pushesOf(automation({ spec: { suspend: true } })),
      ...pushesOf(automation({ status: { conditions } })),
    ]).toMatchObject([
      { problem: 'suspended' },
      { problem: 'failed', message: 'Ready is False' },
    ]);
  });

  it.each<[what: string, selector: unknown, count: number]>([
    ['no selector', undefined, 1],
    ['an empty one', { matchLabels: {} }, 1],
    ['its label', { matchLabels: { team: 'shop' } }, 1],
    ['another label', { matchLabels: { team: 'other' } }, 0],
    [
      'an expression',
      { matchExpressions: [{ key: 'team', operator: 'In', values: ['shop'] }] },
      1,
    ],
    [
      'an expression without its operator',
      { matchExpressions: [{ key: 'team' }] },
      0,
    ],
  ])('are those of an automation with %s', (_what, policySelector, count) => {
    expect(
      pushesOf(automation({ spec: { policySelector } }), { team: 'shop' }),
    ).toHaveLength(count);
  });

  it('are not those of other namespaces and clusters', () => {
    const elsewhere = {
      ...automation(),
      metadata: { name: 'writer', namespace: 'other' },
    };
    expect(
      rows({
        automations: [on(elsewhere), on(automation(), 'production')],
      })[0].pushes,
    ).toEqual([]);
  });
});

describe('the running containers of a policy', () => {
  const shownRuns = (parts: Parts) =>
    rows(parts).map(({ policy: { cluster, object }, runs }) => [
      `${cluster} ${nameOf(object)}`,
      ...runs.map(
        ({ workload, image, relation }) =>
          `${workload.cluster} ${nameOf(workload.object)} ${
            image.tag
          } ${relation}`,
      ),
    ]);

  it('are the images of its name, those that differ first', () => {
    expect(
      shownRuns({
        workloads: [
          on(running(`${NAME}:1.4.0`, 'one')),
          on(running(`${NAME}:1.3.0`, 'two')),
          on(running(`${NAME}:2.0.0`, 'three')),
          on(running('ghcr.io/shop/orders:1.4.0', 'four')),
        ],
      }),
    ).toEqual([
      [
        'staging carts',
        'staging three 2.0.0 other',
        'staging two 1.3.0 pending',
        'staging one 1.4.0 current',
      ],
    ]);
  });

  it('belong to the policy that they fit best', () => {
    const policies = [
      on(policy({ name: 'stable' })),
      on(policy({ name: 'next', range: '2.x', tag: '2.1.0' })),
    ];
    const workloads = [
      on(running(`${NAME}:1.3.0`, 'one')),
      on(running(`${NAME}:2.1.0`, 'two')),
    ];
    expect(shownRuns({ policies, workloads })).toEqual([
      ['staging stable', 'staging one 1.3.0 pending'],
      ['staging next', 'staging two 2.1.0 current'],
    ]);
  });

  it('belong to the policy of their cluster, or else to those of others', () => {
    const policies = [on(policy()), on(policy({ tag: '1.3.0' }), 'production')];
    const workloads = [
      on(running(`${NAME}:1.3.0`), 'production'),
      on(running(`${NAME}:1.4.0`, 'ahead'), 'production'),
      on(running(`${NAME}:1.3.5`), 'edge'),
    ];
    expect(shownRuns({ policies, workloads })).toEqual([
      [
        'production carts',
        'production ahead 1.4.0 newer',
        'production carts 1.3.0 current',
      ],
      ['staging carts', 'edge carts 1.3.5 pending'],
    ]);
  });
});

it('sorts by urgency, and then by name: what differs, failures, what is not used, the rest', () => {
  const named = (name: string, image: string) => ({
    ...policy({ name, repository: { name: 'known' } }),
    status: { latestRef: { name: image, tag: '1.4.0' } },
  });
  const known = {
    ...repository(),
    metadata: { name: 'known', namespace: 'shop' },
  };
  const policies = [
    named('fine', 'shop/a'),
    named('also-fine', 'shop/a'),
    named('unused', 'shop/b'),
    named('pending', 'shop/c'),
    policy({ name: 'broken' }),
  ].map(each => on(each));
  const workloads = [on(running('shop/a:1.4.0')), on(running('shop/c:1.0.0'))];
  expect(
    rows({ policies, workloads }, on(known)).map(row =>
      nameOf(row.policy.object),
    ),
  ).toEqual(['pending', 'broken', 'unused', 'also-fine', 'fine']);
});

it('joins what real controllers have written', () => {
  const recorded = (kind: string): FluxResource =>
    on(
      JSON.parse(
        readFileSync(
          resolve(__dirname, `../../__fixtures__/${kind}/ready.json`),
          'utf8',
        ),
      ) as FluxObject,
    );
  const [row] = rows(
    {
      policies: [recorded('ImagePolicy')],
      automations: [recorded('ImageUpdateAutomation')],
      workloads: [on(running('localhost:38255/podinfo:6.5.4'))],
    },
    recorded('ImageRepository'),
  );
  expect(row).toMatchObject({
    name: 'localhost:38255/podinfo',
    latest: { tag: '6.6.0' },
    chosenAt: '2026-11-21T05:11:55Z',
    scan: { tags: 4, at: expect.stringMatching(/^2026-11-21T05:/) },
    pushes: [
      {
        commit: '8669d2717281179f7ca60e4e5ece4eca26139d38',
        branch: 'image-updates',
        isCurrent: true,
      },
    ],
    runs: [{ relation: 'pending' }],
  });
});

it('has the namespaces to look for automations in, each once', () => {
  expect(
    automationPlacesOf([
      on(policy()),
      on(policy({ name: 'other' })),
      on(policy(), 'production'),
      { ...on(policy(), 'twin'), clusterIsAmbiguous: true },
    ]).map(({ cluster, kind, namespace }) => `${cluster} ${kind} ${namespace}`),
  ).toEqual([
    'staging ImageUpdateAutomation shop',
    'production ImageUpdateAutomation shop',
  ]);
});

it('has the namespaces to look for policies in: of deployments, their sources and their workloads', () => {
  const kustomization = fluxObject('Kustomization', {
    spec: {
      sourceRef: { kind: 'GitRepository', name: 'git', namespace: 'flux' },
    },
    status: {
      inventory: {
        entries: [
          { id: 'carts_carts_apps_Deployment', v: 'v1' },
          { id: 'config_carts__ConfigMap', v: 'v1' },
          { id: 'elsewhere_config__ConfigMap', v: 'v1' },
        ],
      },
    },
  });
  expect(
    policyPlacesOf([
      on(kustomization),
      on(kustomization),
      { ...on(kustomization, 'twin'), clusterIsAmbiguous: true },
    ]).map(({ cluster, kind, namespace }) => `${cluster} ${kind} ${namespace}`),
  ).toEqual([
    'staging ImagePolicy shop',
    'staging ImagePolicy flux',
    'staging ImagePolicy carts',
  ]);
});

it.each<
  [
    what: string,
    image: string,
    name: string,
    tag: string | null,
    expected: boolean,
  ]
>([
  ['of the image that runs', NAME, NAME, '1.0.0', true],
  [
    'of the image that runs by a digest',
    `${NAME}@sha256:${'0'.repeat(64)}`,
    NAME,
    '1.0.0',
    true,
  ],
  ['of another image', 'ghcr.io/shop/orders:1', NAME, '1.0.0', false],
  ['of another image that begins alike', `${NAME}-db:1`, NAME, '1.0.0', false],
  ['that has not chosen yet', 'ghcr.io/shop/orders:1', NAME, null, true],
  [
    'of an image of Docker Hub written otherwise',
    'nginx:1',
    'index.docker.io/library/nginx',
    '1',
    true,
  ],
])(
  'tells whether a policy %s may be about what runs',
  (_what, image, name, tag, expected) => {
    const { status, ...object } = policy();
    const candidate = on({
      ...object,
      status:
        tag === null ? {} : { ...Object(status), latestRef: { name, tag } },
    });
    const workload = on(running(image));
    const applied = [{ workload, deployment: workload }];
    expect(policiesFor(applied, [candidate])).toEqual(
      expected ? [candidate] : [],
    );
    expect(policiesFor([], [candidate])).toEqual([]);
  },
);
