import { condition, fluxObject } from '../__fixtures__/objects';
import { hostile, pathsOf, replaced } from '../__testUtils__/hostile';
import { referenceOf } from '../objects/references';
import type { FluxObject, FluxResource } from '../objects/types';
import {
  crashingPod,
  deployment,
  kubeCondition,
  kubeObject,
  noRoom,
  overQuota,
  ownedBy,
  pod,
  pullingPod,
  refusedDeployment,
  replicaSet,
  startingDeployment,
  unschedulablePod,
} from '../__fixtures__/workloads';
import { FLUX_HEALTH_STATES } from './health';
import { entryFinder, type FluxInventoryEntry } from './inventory';
import {
  imagesOf,
  nodesIn,
  resourceTreeOf,
  type FluxFinding,
  type FluxResourceFacts,
  type FluxResourceNode,
  type FluxResourceTree,
} from './tree';

const cluster = 'staging';
const on = (object: FluxObject): FluxResource => ({ cluster, object });

/** A Kustomization that applied these objects, or what ids name. */
function applierOf(
  applied: readonly (FluxObject | string)[],
  more: Parameters<typeof fluxObject>[1] = {},
): FluxResource {
  const entries = applied.map(each => {
    if (typeof each === 'string') return { id: each, v: 'v1' };
    const { group, kind, namespace = '', name } = referenceOf(on(each))!;
    return { id: `${namespace}_${name}_${group}_${kind}`, v: 'v1' };
  });
  return on(
    fluxObject('Kustomization', {
      ...more,
      status: { inventory: { entries } },
    }),
  );
}

/** The tree of a Kustomization that applied objects that are all there. */
function treeOf(
  applied: readonly (FluxObject | string)[],
  owned: readonly FluxObject[] = [],
  facts: Partial<FluxResourceFacts> = {},
  more?: Parameters<typeof applierOf>[1],
): FluxResourceTree {
  const there = applied.flatMap((each): FluxObject[] =>
    typeof each === 'string' ? [] : [each],
  );
  const finder = entryFinder(there.map(on));
  return resourceTreeOf(applierOf(applied, more), {
    find: entry => finder(entry) ?? 'missing',
    owned: owned.map(on),
    ...facts,
  });
}

/** A tree as lines of text. */
function linesOf(tree: FluxResourceTree): string[] {
  const lines = (node: FluxResourceNode, depth: number): string[] => [
    `${'  '.repeat(depth)}${node.reference.kind} ${node.reference.name}: ${[
      node.health.state,
      node.health.reason,
    ]
      .filter(Boolean)
      .join(' ')}`,
    ...node.children.flatMap(child => lines(child, depth + 1)),
  ];
  return tree.groups.flatMap(({ nodes }) =>
    nodes.flatMap(node => lines(node, 0)),
  );
}

const firstIn = (tree: FluxResourceTree) => tree.groups[0].nodes[0];

describe('resourceTreeOf', () => {
  it('has kinds, objects, and what those own', () => {
    const carts = deployment();
    const set = replicaSet(carts);
    const pods = [
      pod('carts-6d5f-a', { metadata: ownedBy(set) }),
      pod('carts-6d5f-b', { metadata: ownedBy(set) }),
    ];
    const tree = treeOf(
      [carts, kubeObject('v1', 'Service', 'carts')],
      [
        ...pods,
        set,
        pod('other', { metadata: ownedBy(replicaSet(deployment('other'))) }),
      ],
    );
    expect(linesOf(tree)).toEqual([
      'Deployment carts: Healthy',
      '  ReplicaSet carts-6d5f: Healthy',
      '    Pod carts-6d5f-a: Healthy',
      '    Pod carts-6d5f-b: Healthy',
      'Service carts: Healthy',
    ]);
    expect(firstIn(tree)).toMatchObject({
      images: ['ghcr.io/shop/carts:1.4.2'],
      created: '2026-11-20T09:00:00Z',
    });
    expect(tree).toMatchObject({
      origin: 'inventory',
      counts: { Healthy: 2 },
      total: 2,
      checked: 2,
      healthy: 2,
    });
  });

  it('has unhealthy kinds and objects first', () => {
    const tree = treeOf([
      kubeObject('v1', 'Service', 'z'),
      deployment('b'),
      refusedDeployment('c'),
      deployment('a'),
      'shop_gone_batch_Job',
      'shop_config__ConfigMap',
      'shop_password__Secret',
    ]);
    expect(linesOf(tree)).toEqual([
      'Deployment c: Failed FailedCreate',
      'Deployment a: Healthy',
      'Deployment b: Healthy',
      'Job gone: Missing',
      'ConfigMap config: NotChecked',
      'Secret password: NotChecked',
      'Service z: Healthy',
    ]);
    expect(tree.counts).toEqual({
      Failed: 1,
      Missing: 1,
      NotChecked: 2,
      Healthy: 3,
    });
    expect([tree.healthy, tree.checked, tree.total]).toEqual([3, 5, 7]);
    expect(tree.groups[0].counts).toEqual({ Failed: 1, Healthy: 2 });
  });

  it.each<[FluxFinding, string]>([
    ['missing', 'Missing'],
    ['not-served', 'NotServed'],
    ['not-permitted', 'NotPermitted'],
    ['failed', 'Unknown'],
    ['reading', 'Reading'],
  ])('says of an object that is %s that it is %s', (finding, state) => {
    const tree = treeOf(['shop_a_apps_Deployment'], [], {
      find: () => finding,
    });
    expect(firstIn(tree).health).toEqual({ state });
    expect(firstIn(tree).object).toBeUndefined();
  });

  it('never asks for Secrets and other kinds without health', () => {
    const asked: string[] = [];
    const find = ({ kind }: FluxInventoryEntry): FluxFinding => {
      asked.push(kind);
      return on(kubeObject('v1', kind, 'a', { spec: { password: 'x' } }));
    };
    const tree = treeOf(
      ['shop_a__Secret', 'shop_a__ConfigMap', 'shop_a_apps_Deployment'],
      [],
      { find },
    );
    expect(asked).toEqual(['Deployment']);
    const secret = [...nodesIn(tree)].find(
      ({ reference }) => reference.kind === 'Secret',
    );
    expect(secret?.object).toBeUndefined();
  });

  it('says of a definition only whether it exists', () => {
    const id = '_a.shop.example_apiextensions.k8s.io_CustomResourceDefinition';
    const found = (metadata: FluxObject) =>
      on({
        apiVersion: 'apiextensions.k8s.io/v1',
        kind: 'CustomResourceDefinition',
        metadata: { name: 'a.shop.example', ...metadata },
      });
    const stateOf = (finding: FluxFinding) =>
      firstIn(treeOf([id], [], { find: () => finding })).health.state;
    expect(stateOf(found({}))).toBe('NotChecked');
    expect(stateOf('missing')).toBe('Missing');
    expect(stateOf(found({ deletionTimestamp: '2026-11-20T10:00:00Z' }))).toBe(
      'Terminating',
    );
  });

  it('finds no objects on another cluster', () => {
    const find = jest.fn();
    const tree = treeOf(
      ['shop_a_apps_Deployment', 'shop_a__Secret'],
      [],
      { find },
      { spec: { kubeConfig: { secretRef: { name: 'edge' } } } },
    );
    expect(find).not.toHaveBeenCalled();
    expect(tree.counts).toEqual({ Elsewhere: 1, NotChecked: 1 });
    expect([tree.healthy, tree.checked, tree.total]).toEqual([0, 0, 2]);
    expect(tree.elsewhere).toEqual({ kind: 'Secret', name: 'edge' });
  });

  describe('with pods that fail', () => {
    const starting = startingDeployment();
    const set = replicaSet(starting, {
      status: { readyReplicas: 0, availableReplicas: 0 },
    });

    it.each<[string, FluxObject, string, string]>([
      [
        'crash',
        crashingPod({ metadata: ownedBy(set) }),
        'CrashLoopBackOff',
        'back-off 2m40s',
      ],
      [
        'have no image',
        pullingPod({ metadata: ownedBy(set) }),
        'ImagePullBackOff',
        'Back-off pulling image',
      ],
      [
        'have no node',
        unschedulablePod({ metadata: ownedBy(set) }),
        'Unschedulable',
        noRoom,
      ],
    ])('has failed once they %s', (_, failing, reason, message) => {
      const waiting = pod('carts-6d5f-b', {
        metadata: ownedBy(set),
        status: { phase: 'Pending', conditions: [] },
      });
      const tree = treeOf([starting], [set, waiting, failing]);
      expect(firstIn(tree).health).toEqual({
        state: 'Failed',
        reason,
        message: expect.stringContaining(message),
      });
      expect(linesOf(tree)).toEqual([
        `Deployment carts: Failed ${reason}`,
        `  ReplicaSet carts-6d5f: Failed ${reason}`,
        `    Pod carts-6d5f-x2x4v: Failed ${reason}`,
        '    Pod carts-6d5f-b: Progressing Pending',
      ]);
    });

    it('has not failed for pods of an earlier rollout', () => {
      const before = {
        ...set,
        metadata: {
          ...Object(replicaSet(starting, { name: 'carts-old' }).metadata),
          annotations: { 'deployment.kubernetes.io/revision': '1' },
        },
      };
      const old = crashingPod({ name: 'old', metadata: ownedBy(before) });
      expect(linesOf(treeOf([starting], [set, before, old]))).toEqual([
        'Deployment carts: Progressing',
        '  ReplicaSet carts-old: Failed CrashLoopBackOff',
        '    Pod old: Failed CrashLoopBackOff',
        '  ReplicaSet carts-6d5f: Progressing',
      ]);
    });

    it('has not failed for pods that ended and are replaced', () => {
      const evicted = pod('a', {
        metadata: ownedBy(set),
        status: { phase: 'Failed', reason: 'Evicted', containerStatuses: [] },
      });
      expect(linesOf(treeOf([starting], [set, evicted]))).toEqual([
        'Deployment carts: Progressing',
        '  ReplicaSet carts-6d5f: Progressing',
        '    Pod a: Failed Evicted',
      ]);
    });

    it('is healthy according to its own status, in spite of a failing pod', () => {
      const carts = deployment();
      const own = replicaSet(carts);
      const crashing = crashingPod({ metadata: ownedBy(own) });
      expect(firstIn(treeOf([carts], [own, crashing])).health.state).toBe(
        'Healthy',
      );
    });

    it('has failed with what a quota says to its ReplicaSet', () => {
      const carts = refusedDeployment();
      const refused = replicaSet(carts, {
        status: {
          replicas: 0,
          fullyLabeledReplicas: 0,
          conditions: [
            kubeCondition('ReplicaFailure', 'True', 'FailedCreate', overQuota),
          ],
        },
      });
      expect(linesOf(treeOf([carts], [refused]))).toEqual([
        'Deployment carts: Failed FailedCreate',
        '  ReplicaSet carts-6d5f: Failed FailedCreate',
      ]);
    });
  });

  it('hides ReplicaSets that were replaced', () => {
    const carts = deployment();
    const old = replicaSet(carts, {
      name: 'carts-old',
      spec: { replicas: 0 },
      status: {},
    });
    expect(linesOf(treeOf([carts], [old]))).toEqual([
      'Deployment carts: Healthy',
    ]);
  });

  it('shows pods below their Deployment if ReplicaSets may not be read', () => {
    const carts = deployment();
    const own = pod('carts-6d5f-a', {
      metadata: {
        ...ownedBy(replicaSet(carts)),
        labels: { 'pod-template-hash': '6d5f' },
      },
    });
    const other = pod('carts-x-6d5f-a', {
      metadata: {
        ...ownedBy(replicaSet(carts, { name: 'carts-x-6d5f' })),
        labels: { 'pod-template-hash': '6d5f' },
      },
    });
    expect(linesOf(treeOf([carts], [own, other]))).toEqual([
      'Deployment carts: Healthy',
      '  Pod carts-6d5f-a: Healthy',
    ]);
  });

  it('shows the Jobs of a CronJob and their pods', () => {
    const nightly = kubeObject('batch/v1', 'CronJob', 'nightly', {
      spec: {
        jobTemplate: {
          spec: { template: { spec: { containers: [{ image: 'x:1' }] } } },
        },
      },
    });
    const job = kubeObject('batch/v1', 'Job', 'nightly-1', {
      metadata: ownedBy(nightly),
      status: { active: 1 },
    });
    const own = pod('nightly-1-a', { metadata: ownedBy(job) });
    const tree = treeOf([nightly], [own, job]);
    expect(linesOf(tree)).toEqual([
      'CronJob nightly: Healthy',
      '  Job nightly-1: Progressing',
      '    Pod nightly-1-a: Healthy',
    ]);
    expect(firstIn(tree).images).toEqual(['x:1']);
  });

  it('shows an object once that two others own', () => {
    const [a, b] = ['a', 'b'].map(name =>
      kubeObject('shop.example/v1', 'Database', name),
    );
    const shared = pod('shared', { metadata: ownedBy(b, a) });
    expect(linesOf(treeOf([a, b], [shared]))).toEqual([
      'Database a: Healthy',
      '  Pod shared: Healthy',
      'Database b: Healthy',
    ]);
  });

  it('shows an applied object at the top, not below its owner', () => {
    const a = kubeObject('shop.example/v1', 'Database', 'a');
    const b = pod('b', { metadata: ownedBy(a) });
    expect(linesOf(treeOf([a, b], [b]))).toEqual([
      'Database a: Healthy',
      'Pod b: Healthy',
    ]);
  });

  it('ends where owners own each other', () => {
    const first = kubeObject('shop.example/v1', 'Node', 'a');
    const second = kubeObject('shop.example/v1', 'Node', 'b', {
      metadata: ownedBy(first),
    });
    const third = kubeObject('shop.example/v1', 'Node', 'c', {
      metadata: ownedBy(second),
    });
    const cycle = {
      ...second,
      metadata: {
        ...Object(second.metadata),
        ...ownedBy(first, third, second),
      },
    };
    expect(linesOf(treeOf([first], [cycle, third]))).toEqual([
      'Node a: Healthy',
      '  Node b: Healthy',
      '    Node c: Healthy',
    ]);
  });

  it('ends in a chain of 10,000 owners', () => {
    let last = kubeObject('shop.example/v1', 'Node', '0');
    const all = [last];
    for (let index = 1; index < 10_000; index += 1) {
      last = kubeObject('shop.example/v1', 'Node', `${index}`, {
        metadata: ownedBy(last),
      });
      all.push(last);
    }
    expect(linesOf(treeOf([all[0]], all)).length).toBeLessThan(20);
  });

  it('says which objects have a tree of their own, and which end a cycle', () => {
    const child = (name: string) =>
      fluxObject('Kustomization', {
        metadata: { name },
        status: {
          observedGeneration: 1,
          conditions: [condition('Ready', 'True', 'ReconciliationSucceeded')],
        },
      });
    const parent = {
      cluster,
      group: 'kustomize.toolkit.fluxcd.io',
      kind: 'Kustomization',
      namespace: 'shop',
      name: 'apps',
    };
    const tree = treeOf(
      [child('carts'), child('apps'), child('orders'), deployment('web')],
      [],
      { ancestors: [parent] },
    );
    expect(
      [...nodesIn(tree)].map(({ reference, inventory }) => [
        reference.name,
        inventory,
      ]),
    ).toEqual([
      ['web', undefined],
      ['apps', 'cycle'],
      // The one that the tree is of.
      ['carts', 'cycle'],
      ['orders', 'own'],
    ]);
  });

  it('has the labelled workloads of a release without an inventory', () => {
    const release = on(fluxObject('HelmRelease'));
    const [a, b] = [deployment('a'), startingDeployment('b')];
    const job = kubeObject('batch/v1', 'Job', 'init');
    const tree = resourceTreeOf(release, {
      find: () => 'missing',
      labelled: [a, b, job, a].map(on),
      owned: [replicaSet(a)].map(on),
    });
    expect(tree.origin).toBe('labels');
    expect(linesOf(tree)).toEqual([
      'Deployment b: Progressing',
      'Deployment a: Healthy',
      '  ReplicaSet a-6d5f: Healthy',
      'Job init: Progressing',
    ]);
  });

  it.each([
    ['with an inventory', { entries: [] }],
    ['without one', undefined],
  ])('has the hooks of a release %s', (_, inventory) => {
    const job = kubeObject('batch/v1', 'Job', 'migrate', {
      status: { conditions: [kubeCondition('Failed', 'True', 'Deadline')] },
    });
    const own = pod('migrate-1', { metadata: ownedBy(job) });
    const also = [
      { group: 'batch', kind: 'Job', namespace: 'shop', name: 'migrate' },
      { group: '', kind: 'Pod', namespace: 'shop', name: 'test' },
    ];
    const tree = resourceTreeOf(
      on(fluxObject('HelmRelease', { status: { inventory } })),
      {
        find: ({ kind }) => (kind === 'Job' ? on(job) : 'missing'),
        owned: [on(own)],
        also,
      },
    );
    expect(linesOf(tree)).toEqual([
      'Job migrate: Failed Deadline',
      '  Pod migrate-1: Healthy',
      'Pod test: Missing',
    ]);
  });

  it('is empty for what applied nothing', () => {
    expect(treeOf([])).toEqual({
      origin: 'inventory',
      groups: [],
      counts: {},
      total: 0,
      checked: 0,
      healthy: 0,
      unreadable: 0,
      elsewhere: undefined,
    });
  });

  it('has 10,000 entries, of which some are not readable', () => {
    const ids = Array.from({ length: 10_000 }, (_, index) =>
      index % 100 === 0 ? `odd${index}` : `shop_a-${index}_apps_Deployment`,
    );
    const there = entryFinder(
      Array.from({ length: 5_000 }, (_, index) => on(deployment(`a-${index}`))),
    );
    const tree = treeOf(ids, [], { find: entry => there(entry) ?? 'missing' });
    expect(tree.unreadable).toBe(100);
    expect(tree.counts).toEqual({ Healthy: 4_950, Missing: 4_950 });
  });
});

describe('malformed objects', () => {
  const carts = startingDeployment();
  const set = replicaSet(carts);
  const objects: [string, FluxObject][] = [
    ['Deployment', carts],
    ['ReplicaSet', set],
    ['Pod', crashingPod({ metadata: ownedBy(set) })],
  ];
  const applier = applierOf([carts]);

  it.each(hostile)('every field %s', (_, bad) => {
    let trees = 0;
    for (const [kind, object] of objects) {
      for (const path of pathsOf(object)) {
        const bent = replaced(object, path, bad) as FluxObject;
        const all = objects.map(([other, each]) =>
          other === kind ? bent : each,
        );
        const tree = resourceTreeOf(applier, {
          find: () => on(all[0]),
          owned: all.map(on),
        });
        for (const node of nodesIn(tree)) {
          expect(FLUX_HEALTH_STATES).toContain(node.health.state);
          expect(typeof (node.health.reason ?? '')).toBe('string');
          expect(typeof (node.health.message ?? '')).toBe('string');
          expect(node.images.every(each => typeof each === 'string')).toBe(
            true,
          );
        }
        expect(tree.total).toBe(1);
        trees += 1;
      }
    }
    expect(trees).toBeGreaterThan(50);
  });
});

it('lists the images of a pod template, each once', () => {
  const containers = [{ image: 'a:1' }, { image: 'b:1' }, null, { image: 7 }];
  const initContainers = [{ image: 'a:1' }, { image: 'c:1' }];
  expect(
    imagesOf(
      deployment('a', {
        spec: { template: { spec: { containers, initContainers } } },
      }),
    ),
  ).toEqual(['a:1', 'c:1', 'b:1']);
});
