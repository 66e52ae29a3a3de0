import type { LiveResources } from '../../../data';
import {
  inventoryOf,
  referenceOf,
  resourceTreeOf,
  type FluxObject,
  type FluxResource,
} from '../../../flux';
import { fluxObject } from '../../../flux/__fixtures__/objects';
import {
  crashingPod,
  deployment,
  kubeObject,
  ownedBy,
  replicaSet,
  startingDeployment,
} from '../../../flux/__fixtures__/workloads';
import {
  choicesIn,
  expandedNodes,
  NO_FILTER,
  treeRowsOf,
  type TreeFilter,
} from './treeRows';

const cluster = 'staging';
const on = (object: FluxObject): FluxResource => ({ cluster, object });

const healthy = deployment('carts');
const starting = startingDeployment('web');
const set = replicaSet(starting);
const crashing = crashingPod({
  metadata: { name: 'web-1', ...ownedBy(set) },
});
const settings = kubeObject('v1', 'ConfigMap', 'settings');
const inner = fluxObject('Kustomization', {
  metadata: { namespace: 'shop', name: 'inner' },
});
const applied = [healthy, starting, settings, inner];

function applierOf(name: string, objects: readonly FluxObject[]): FluxResource {
  const entries = objects.map(object => {
    const { group, kind, namespace = '', name: own } = referenceOf(on(object))!;
    return { id: `${namespace}_${own}_${group}_${kind}`, v: 'v1' };
  });
  return on(
    fluxObject('Kustomization', {
      metadata: { namespace: 'shop', name },
      status: { inventory: { entries } },
    }),
  );
}

function treeOf(of: FluxResource, objects: readonly FluxObject[]) {
  const there = new Map(
    objects.map(object => {
      const { group, kind, namespace, name } = referenceOf(on(object))!;
      return [JSON.stringify([group, kind, namespace, name]), on(object)];
    }),
  );
  return resourceTreeOf(of, {
    find: ({ group, kind, namespace, name }) =>
      there.get(JSON.stringify([group, kind, namespace, name])) ?? 'missing',
    owned: [on(set), on(crashing)],
  });
}

const of = applierOf('apps', applied);
const tree = treeOf(of, applied);

function rowsOf(options: {
  filter?: Partial<TreeFilter>;
  toggled?: ReadonlyMap<string, boolean>;
  trees?: ReadonlyMap<string, LiveResources>;
}) {
  const { filter, toggled = new Map(), trees = new Map() } = options;
  return treeRowsOf({
    of,
    tree,
    filter: { ...NO_FILTER, ...filter },
    toggled,
    trees,
  });
}

function told(options: Parameters<typeof rowsOf>[0]): string[] {
  return rowsOf(options).rows.map(({ level, shows }) => {
    const indent = '  '.repeat(level - 1);
    if ('nested' in shows) return `${indent}${shows.nested}`;
    return 'group' in shows
      ? `${indent}${shows.group.kind} ${shows.matches}`
      : `${indent}${shows.node.reference.name}`;
  });
}

it('expands unhealthy objects down to their pods, and collapses the rest', () => {
  expect(told({})).toEqual([
    'Deployment 2',
    '  web',
    expect.stringMatching(/^ {4}web-/),
    '      web-1',
    '  carts',
    'Kustomization 1',
    '  inner',
    'ConfigMap 1',
    '  settings',
  ]);
  expect(expandedNodes(rowsOf({}).rows)).toHaveLength(2);
});

it('has the position of each row below its parent', () => {
  const { rows } = rowsOf({});
  const keys = new Set(rows.map(({ key }) => key));
  expect(keys.size).toBe(rows.length);
  for (const row of rows) {
    const siblings = rows.filter(each => each.parentKey === row.parentKey);
    expect(row.setSize).toBe(siblings.length);
    expect(row.position).toBe(siblings.indexOf(row) + 1);
    expect(row.parentKey === undefined || keys.has(row.parentKey)).toBe(true);
  }
});

it('expands and collapses what a person says', () => {
  const [group] = rowsOf({}).rows;
  expect(told({ toggled: new Map([[group.key, false]]) })).toEqual([
    'Deployment 2',
    'Kustomization 1',
    '  inner',
    'ConfigMap 1',
    '  settings',
  ]);
});

it.each<[string, Partial<TreeFilter>, readonly string[]]>([
  ['a health', { states: ['NotChecked'] }, ['ConfigMap 1', '  settings']],
  ['a kind', { kind: 'ConfigMap' }, ['ConfigMap 1', '  settings']],
  ['a name', { text: ' SETTINGS ' }, ['ConfigMap 1', '  settings']],
  [
    'the word of a pod in it',
    { text: 'crashloop' },
    ['Deployment 1', '  web', expect.any(String), '      web-1'],
  ],
  ['a namespace that nothing is in', { namespace: 'other' }, []],
])('shows what matches %s', (_what, filter, rows) => {
  expect(told({ filter })).toEqual(rows);
});

it('shows what a nested object applied once it is expanded, and read', () => {
  const row = rowsOf({}).rows.find(
    ({ shows }) => 'node' in shows && shows.node.reference.name === 'inner',
  )!;
  expect(row.isExpanded).toBe(false);
  const toggled = new Map([[row.key, true]]);
  expect(told({ toggled }).slice(5, 8)).toEqual([
    'Kustomization 1',
    '  inner',
    '    reading',
  ]);
  const [nested] = rowsOf({ toggled }).nested;
  expect(nested.ancestors).toEqual([referenceOf(of)]);

  const innerApplier = applierOf('inner', [settings]);
  const live = (objects: readonly FluxObject[]): LiveResources => ({
    tree: treeOf(applierOf('inner', objects), objects),
    unread: [],
    isReading: false,
    isReadingPods: false,
  });
  expect(inventoryOf(innerApplier.object).entries).toHaveLength(1);
  const shown = (objects: readonly FluxObject[]) =>
    told({ toggled, trees: new Map([[nested.key, live(objects)]]) }).slice(
      6,
      9,
    );
  expect(shown([settings])).toEqual([
    '  inner',
    '    ConfigMap 1',
    '      settings',
  ]);
  expect(shown([])).toEqual(['  inner', '    empty', 'ConfigMap 1']);
});

it('offers the kinds and namespaces that occur', () => {
  expect(choicesIn(tree)).toEqual({
    kinds: ['ConfigMap', 'Deployment', 'Kustomization'],
    namespaces: ['shop'],
  });
});
