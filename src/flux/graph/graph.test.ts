import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { commit, condition, fluxObject } from '../__fixtures__/objects';
import {
  buildGraph,
  isRecord,
  nestedListOf,
  referenceKey,
  referenceOf,
  type FluxGraph,
  type FluxGraphNode,
  type FluxKind,
  type FluxLookup,
  type FluxObject,
  type FluxNestedItem,
  type FluxReference,
} from '..';

const cluster = 'staging';

const READY = condition('Ready', 'True', 'ReconciliationSucceeded');
const FAILED = condition('Ready', 'False', 'GitOperationFailed');
const waitsFor = (name: string) =>
  condition('Ready', 'False', 'DependencyNotReady', {
    message: `dependency 'shop/${name}' is not ready`,
  });

interface Made {
  name?: string;
  ready?: FluxObject;
  metadata?: FluxObject;
  spec?: FluxObject;
  status?: FluxObject;
}

function make(kind: FluxKind, made: Made = {}): FluxObject {
  const { name = 'carts', ready = READY, metadata, spec, status } = made;
  return fluxObject(kind, {
    metadata: { name, ...metadata },
    spec,
    status: { observedGeneration: 1, conditions: [ready], ...status },
  });
}

const fromGit = { sourceRef: { kind: 'GitRepository', name: 'git' } };
const git = (more: Made = {}) =>
  make('GitRepository', {
    name: 'git',
    spec: { url: 'https://git.example/shop' },
    ...more,
  });
const dependsOn = (...names: string[]) => ({
  dependsOn: names.map(name => ({ name })),
});
const appliedBy = (kind: 'kustomize' | 'helm', name: string) => ({
  [`${kind}.toolkit.fluxcd.io/name`]: name,
  [`${kind}.toolkit.fluxcd.io/namespace`]: 'shop',
});

/** Finds the objects; all others are missing, or not read if named so. */
function among(
  objects: readonly FluxObject[],
  unread: readonly string[] = [],
): FluxLookup {
  const known = new Map(
    objects.flatMap(object => {
      const reference = referenceOf({ cluster, object });
      return reference ? [[referenceKey(reference), object]] : [];
    }),
  );
  return reference =>
    unread.includes(reference.name)
      ? undefined
      : known.get(referenceKey(reference)) ?? 'missing';
}

/** A graph about the first of some objects. */
function graphOf(objects: readonly FluxObject[], unread?: readonly string[]) {
  const focus = [{ cluster, object: objects[0] }];
  return buildGraph({ focus, lookup: among(objects, unread) });
}

const wordsOf = (reference: FluxReference) =>
  `${reference.kind} ${reference.name}`;

function wordsFor(node: FluxGraphNode | undefined): string {
  switch (node?.is) {
    case 'object':
      return wordsOf(node.reference);
    case 'upstream':
      return node.url;
    case 'applied':
      return 'applied';
    default:
      return 'nothing';
  }
}

/** The edges of a graph in words, blocked ones with an x. */
function edgesIn({ nodes, edges }: FluxGraph): string[] {
  const byKey = new Map(nodes.map(node => [node.key, node]));
  return edges.map(({ from, to, relation, isBlocked }) =>
    [
      wordsFor(byKey.get(from)),
      isBlocked ? `x ${relation} x>` : `${relation} >`,
      wordsFor(byKey.get(to)),
    ].join(' '),
  );
}

/** The nodes by their ranks. */
function ranksIn({ nodes }: FluxGraph): string[][] {
  const ranks: string[][] = [];
  for (const node of nodes) (ranks[node.rank] ??= []).push(wordsFor(node));
  return ranks;
}

const objectIn = ({ nodes }: FluxGraph, words: string) => {
  const node = nodes.find(each => wordsFor(each) === words);
  if (node?.is !== 'object') throw new Error(`no object ${words}`);
  return node;
};

describe('the graph of an object', () => {
  it('contains the source of a Kustomization, its upstream, and the applied objects', () => {
    const graph = graphOf([
      make('Kustomization', {
        spec: fromGit,
        status: {
          lastAppliedRevision: `main@sha1:${commit}`,
          inventory: {
            entries: [{ id: 'shop_carts_apps_Deployment', v: 'v1' }],
          },
        },
      }),
      git({ status: { artifact: { revision: `main@sha1:${commit}` } } }),
    ]);
    expect(ranksIn(graph)).toEqual([
      ['https://git.example/shop'],
      ['GitRepository git'],
      ['Kustomization carts'],
      ['applied'],
    ]);
    expect(edgesIn(graph)).toEqual([
      'GitRepository git source > Kustomization carts',
      'https://git.example/shop upstream > GitRepository git',
      'Kustomization carts applied > applied',
    ]);
    expect(objectIn(graph, 'Kustomization carts')).toMatchObject({
      isFocus: true,
      revision: 'main@9eb98f3e',
      status: { state: 'Ready' },
    });
    expect(objectIn(graph, 'GitRepository git')).toMatchObject({
      isFocus: false,
      revision: 'main@9eb98f3e',
    });
  });

  it('has the newest and the attempted revision', () => {
    const newer = `main@sha1:${'1'.repeat(40)}`;
    const graph = graphOf([
      make('Kustomization', {
        spec: fromGit,
        status: {
          lastAppliedRevision: `main@sha1:${commit}`,
          lastAttemptedRevision: newer,
        },
      }),
      git({ status: { artifact: { revision: newer } } }),
    ]);
    expect(objectIn(graph, 'Kustomization carts')).toMatchObject({
      revision: 'main@9eb98f3e',
      attempted: 'main@11111111',
      newest: 'main@11111111',
    });
  });

  it('contains the HelmChart between a HelmRelease and its source', () => {
    const chart = {
      spec: { sourceRef: { kind: 'HelmRepository', name: 'charts' } },
    };
    const release = make('HelmRelease', { spec: { chart } });
    const repository = make('HelmRepository', {
      name: 'charts',
      spec: { url: 'https://charts.example' },
    });
    const made = make('HelmChart', {
      name: 'shop-carts',
      spec: { sourceRef: { kind: 'HelmRepository', name: 'charts' } },
    });
    const expected = [
      ['https://charts.example'],
      ['HelmRepository charts'],
      ['HelmChart shop-carts'],
      ['HelmRelease carts'],
      ['applied'],
    ];
    expect(ranksIn(graphOf([release, repository, made]))).toEqual(expected);
    // The spec of the release is sufficient before its chart was read.
    const unread = graphOf([release, repository], ['shop-carts']);
    expect(ranksIn(unread)).toEqual(expected);
    expect(objectIn(unread, 'HelmChart shop-carts')).toMatchObject({
      isMissing: false,
      object: undefined,
    });
  });

  it.each<[string, FluxKind, FluxObject, string]>([
    [
      'the chart that a release refers to',
      'HelmRelease',
      { chartRef: { kind: 'OCIRepository', name: 'x', namespace: 'other' } },
      'OCIRepository x source > HelmRelease carts',
    ],
    [
      'the repositories that a GitRepository includes',
      'GitRepository',
      { include: [{ repository: { name: 'x' } }] },
      'GitRepository x include > GitRepository carts',
    ],
    [
      'the sources of an ArtifactGenerator',
      'ArtifactGenerator',
      { sources: [{ kind: 'Bucket', name: 'x', alias: 'a' }] },
      'Bucket x source > ArtifactGenerator carts',
    ],
    [
      'the generator of an ExternalArtifact',
      'ExternalArtifact',
      {
        sourceRef: {
          apiVersion: 'source.extensions.fluxcd.io/v1beta1',
          kind: 'ArtifactGenerator',
          name: 'x',
        },
      },
      'ArtifactGenerator x source > ExternalArtifact carts',
    ],
    [
      'the ImageRepository of an ImagePolicy',
      'ImagePolicy',
      { imageRepositoryRef: { name: 'x' } },
      'ImageRepository x source > ImagePolicy carts',
    ],
    [
      'the repository of an ImageUpdateAutomation',
      'ImageUpdateAutomation',
      { sourceRef: { kind: 'GitRepository', name: 'x' } },
      'GitRepository x source > ImageUpdateAutomation carts',
    ],
    [
      'any kind that a ResourceSet depends on',
      'ResourceSet',
      { dependsOn: [{ apiVersion: 'apps/v1', kind: 'Deployment', name: 'x' }] },
      'Deployment x dependsOn > ResourceSet carts',
    ],
  ])('contains %s', (_, kind, spec, expected) => {
    const { edges, ...graph } = graphOf([make(kind, { spec })], ['x']);
    expect(
      edgesIn({
        ...graph,
        edges: edges.filter(({ relation }) => relation !== 'applied'),
      }),
    ).toEqual([expected]);
  });

  it('marks the edge from a missing source as blocked', () => {
    const graph = graphOf([make('Kustomization', { spec: fromGit })]);
    expect(edgesIn(graph)).toContain(
      'GitRepository git x source x> Kustomization carts',
    );
    expect(objectIn(graph, 'GitRepository git').isMissing).toBe(true);
  });

  it('marks the edge from a failed source as blocked, although its Kustomization is ready', () => {
    const graph = graphOf([
      make('Kustomization', { spec: fromGit }),
      git({ ready: FAILED }),
    ]);
    expect(edgesIn(graph)).toContain(
      'GitRepository git x source x> Kustomization carts',
    );
  });

  it('marks only the edges from blocking dependencies as blocked', () => {
    const graph = graphOf([
      make('Kustomization', {
        ready: waitsFor('db'),
        spec: dependsOn('db', 'fine'),
      }),
      make('Kustomization', { name: 'db', ready: FAILED }),
      make('Kustomization', { name: 'fine' }),
    ]);
    expect(edgesIn(graph)).toEqual([
      'Kustomization db x dependsOn x> Kustomization carts',
      'Kustomization fine dependsOn > Kustomization carts',
    ]);
  });

  it('marks no edge from an object that was not read', () => {
    const graph = graphOf(
      [make('Kustomization', { ready: waitsFor('db'), spec: dependsOn('db') })],
      ['db'],
    );
    expect(edgesIn(graph)).toEqual([
      'Kustomization db dependsOn > Kustomization carts',
    ]);
    expect(objectIn(graph, 'Kustomization db').status).toBeUndefined();
  });

  it('contains all managing objects up to the root, with their sources and dependencies', () => {
    const graph = graphOf([
      make('HelmRelease', {
        metadata: {
          labels: {
            ...appliedBy('helm', 'other'),
            ...appliedBy('kustomize', 'apps'),
          },
        },
        spec: { chartRef: { kind: 'OCIRepository', name: 'oci' } },
        status: { inventory: {} },
      }),
      make('Kustomization', {
        name: 'apps',
        metadata: { labels: appliedBy('kustomize', 'root') },
        spec: { ...fromGit, ...dependsOn('base') },
      }),
      make('Kustomization', { name: 'root', spec: fromGit }),
      make('Kustomization', { name: 'base' }),
      git(),
      make('OCIRepository', {
        name: 'oci',
        // The managing object of a source is omitted.
        metadata: { labels: appliedBy('kustomize', 'apps') },
      }),
    ]);
    expect(ranksIn(graph)).toEqual([
      ['https://git.example/shop'],
      ['GitRepository git'],
      ['Kustomization root', 'Kustomization base'],
      ['Kustomization apps', 'OCIRepository oci'],
      ['HelmRelease carts'],
    ]);
    expect(edgesIn(graph)).toEqual([
      'Kustomization apps managedBy > HelmRelease carts',
      'Kustomization root managedBy > Kustomization apps',
      'OCIRepository oci source > HelmRelease carts',
      'GitRepository git source > Kustomization apps',
      'Kustomization base dependsOn > Kustomization apps',
      'GitRepository git source > Kustomization root',
      'https://git.example/shop upstream > GitRepository git',
    ]);
  });

  it('has no cycle for Flux, which applies its own source', () => {
    const labels = appliedBy('kustomize', 'flux-system');
    const graph = graphOf([
      git({ metadata: { labels } }),
      make('Kustomization', {
        name: 'flux-system',
        metadata: { labels },
        spec: fromGit,
      }),
    ]);
    expect(graph.cycles).toEqual([]);
    expect(ranksIn(graph)).toEqual([
      ['https://git.example/shop'],
      ['GitRepository git'],
      ['Kustomization flux-system'],
    ]);
    expect(edgesIn(graph)).toEqual([
      'Kustomization flux-system managedBy > GitRepository git',
      'GitRepository git source > Kustomization flux-system',
      'https://git.example/shop upstream > GitRepository git',
    ]);
  });

  it('ranks the source of Flux before Flux, in any order of the focus', () => {
    const labels = appliedBy('kustomize', 'flux-system');
    const focus = [
      make('Kustomization', { name: 'flux-system', spec: fromGit }),
      git({ metadata: { labels }, spec: {} }),
    ].map(object => ({ cluster, object }));
    const graph = buildGraph({ focus, lookup: () => undefined });
    expect(ranksIn(graph)).toEqual([
      ['GitRepository git'],
      ['Kustomization flux-system'],
    ]);
  });

  it('lists each cycle once, in the order of waiting', () => {
    const graph = graphOf([
      make('Kustomization', { ready: waitsFor('a'), spec: dependsOn('a') }),
      make('Kustomization', {
        name: 'a',
        ready: waitsFor('b'),
        spec: dependsOn('b', 'a'),
      }),
      make('Kustomization', {
        name: 'b',
        ready: waitsFor('c'),
        spec: dependsOn('c'),
      }),
      make('Kustomization', {
        name: 'c',
        ready: waitsFor('a'),
        spec: dependsOn('a'),
      }),
    ]);
    expect(graph.cycles.map(cycle => cycle.map(({ name }) => name))).toEqual([
      ['a'],
    ]);
    expect(objectIn(graph, 'Kustomization a').isInCycle).toBe(true);
    expect(objectIn(graph, 'Kustomization carts').isInCycle).toBe(false);
    const longer = graphOf([
      make('Kustomization', { ready: waitsFor('b'), spec: dependsOn('b') }),
      make('Kustomization', {
        name: 'b',
        ready: waitsFor('carts'),
        spec: dependsOn('carts'),
      }),
    ]);
    expect(longer.cycles.map(cycle => cycle.map(({ name }) => name))).toEqual([
      ['carts', 'b'],
    ]);
    expect(edgesIn(longer)).toEqual([
      'Kustomization b x dependsOn x> Kustomization carts',
      'Kustomization carts x dependsOn x> Kustomization b',
    ]);
  });

  it('contains given dependents, without looking up their other references', () => {
    const objects = [
      git(),
      make('Kustomization', { spec: { ...fromGit, ...dependsOn('other') } }),
      make('Kustomization', { name: 'unrelated' }),
    ];
    const asked: FluxReference[] = [];
    const graph = buildGraph({
      focus: [{ cluster, object: objects[0] }],
      lookup: reference => {
        asked.push(reference);
        return undefined;
      },
      dependents: objects.slice(1).map(object => ({ cluster, object })),
    });
    expect(edgesIn(graph)).toEqual([
      'GitRepository git source > Kustomization carts',
      'https://git.example/shop upstream > GitRepository git',
    ]);
    expect(asked).toEqual([]);
  });

  it('contains several objects and their common sources once each', () => {
    const objects = [
      make('Kustomization', { name: 'a', spec: fromGit }),
      make('Kustomization', {
        name: 'b',
        spec: { ...fromGit, ...dependsOn('a') },
      }),
      git(),
    ];
    const graph = buildGraph({
      focus: objects.map(object => ({ cluster, object })),
      lookup: among([]),
    });
    expect(ranksIn(graph)).toEqual([
      ['https://git.example/shop'],
      ['GitRepository git'],
      ['Kustomization a'],
      ['Kustomization b'],
    ]);
  });

  it.each<[string, FluxObject, FluxGraphNode | unknown]>([
    [
      'hides the credentials of an address',
      git({ spec: { url: 'https://me:secret@git.example/shop' } }),
      { url: 'https://git.example/shop', origin: undefined },
    ],
    [
      'has the repository that an OCI artifact was made from',
      make('OCIRepository', {
        spec: { url: 'oci://ghcr.io/shop/carts' },
        status: {
          artifact: {
            revision: 'latest',
            metadata: {
              'org.opencontainers.image.source':
                'https://github.com/shop/carts',
            },
          },
        },
      }),
      {
        url: 'oci://ghcr.io/shop/carts',
        origin: 'https://github.com/shop/carts',
      },
    ],
    [
      'leaves out an origin that is no https address',
      make('OCIRepository', {
        spec: { url: 'oci://ghcr.io/shop/carts' },
        status: {
          artifact: {
            revision: 'latest',
            metadata: {
              'org.opencontainers.image.source': 'http://git.example/shop',
            },
          },
        },
      }),
      { url: 'oci://ghcr.io/shop/carts', origin: undefined },
    ],
  ])('%s', (_, object, expected) => {
    const { nodes } = graphOf([object]);
    expect(nodes.find(({ is }) => is === 'upstream')).toMatchObject(
      expected as object,
    );
  });

  it('is limited to 400 nodes for a cycle of 400 objects, and counts the omitted ones', () => {
    const ring = Array.from({ length: 400 }, (_, index) =>
      make('Kustomization', {
        name: `k${index}`,
        ready: waitsFor('x'),
        spec: { ...fromGit, ...dependsOn(`k${(index + 1) % 400}`) },
      }),
    );
    const graph = graphOf([...ring, git()]);
    expect(graph.nodes.filter(({ is }) => is === 'object')).toHaveLength(400);
    expect(graph.omitted).toBe(1);
    const whole = graphOf(
      ring.map(object => ({
        ...object,
        spec: { dependsOn: Object(object.spec).dependsOn },
      })),
    );
    expect(whole.cycles.map(({ length }) => length)).toEqual([400]);
    expect(Math.max(...whole.nodes.map(({ rank }) => rank))).toBe(399);
  });

  it('is limited for an object that refers to thousands', () => {
    const names = Array.from({ length: 5_000 }, (_, index) => `k${index}`);
    const graph = graphOf([
      make('Kustomization', { spec: { ...fromGit, ...dependsOn(...names) } }),
      git(),
    ]);
    expect(graph.omitted).toBe(5_000 - 398);
    expect(objectIn(graph, 'GitRepository git').isMissing).toBe(false);
  });

  it('is empty for an object on a cluster with an ambiguous name', () => {
    const object = make('Kustomization', { spec: fromGit });
    const focus = [{ cluster, object, clusterIsAmbiguous: true }];
    expect(buildGraph({ focus, lookup: () => undefined })).toEqual({
      nodes: [],
      edges: [],
      cycles: [],
      omitted: 0,
    });
  });

  it('is empty without objects', () => {
    const graph = buildGraph({ focus: [], lookup: () => undefined });
    expect(graph.nodes).toEqual([]);
  });
});

describe('the graph of a recorded object', () => {
  const folder = resolve(__dirname, '../../__fixtures__');
  const files = readdirSync(folder, { recursive: true })
    .map(String)
    .filter(file => file.endsWith('.json'));
  const objects = files.flatMap(file => {
    const read: unknown = JSON.parse(
      readFileSync(resolve(folder, file), 'utf8'),
    );
    return [read].flat().filter(isRecord);
  });
  const lookup = among(objects);

  it.each(files)('has no unknown node and no cycle: %s', file => {
    const read: unknown = JSON.parse(
      readFileSync(resolve(folder, file), 'utf8'),
    );
    for (const object of [read].flat().filter(isRecord)) {
      const graph = buildGraph({ focus: [{ cluster, object }], lookup });
      expect(edgesIn(graph).join()).not.toContain('nothing');
      expect(graph.cycles).toEqual([]);
    }
  });
});

describe('the nested list of a graph', () => {
  const linesOf = (items: readonly FluxNestedItem[], depth = 0): string[] =>
    items.flatMap(({ node, before, items: below }) => [
      [
        '  '.repeat(depth) + wordsFor(node),
        ...before.map(each => `${each.edge.relation} ${wordsFor(each.node)}`),
      ].join(', '),
      ...linesOf(below, depth + 1),
    ]);

  it('contains each node once, below its last predecessor', () => {
    const graph = graphOf([
      make('Kustomization', { spec: { ...fromGit, ...dependsOn('base') } }),
      make('Kustomization', { name: 'base', spec: fromGit }),
      git(),
    ]);
    expect(linesOf(nestedListOf(graph))).toEqual([
      'https://git.example/shop',
      '  GitRepository git, upstream https://git.example/shop',
      '    Kustomization base, source GitRepository git',
      '      Kustomization carts, source GitRepository git, dependsOn Kustomization base',
    ]);
  });

  it('lists the edge that closes a cycle as a predecessor', () => {
    const graph = graphOf([
      make('Kustomization', { spec: dependsOn('b') }),
      make('Kustomization', { name: 'b', spec: dependsOn('carts') }),
    ]);
    expect(linesOf(nestedListOf(graph))).toEqual([
      'Kustomization carts, dependsOn Kustomization b',
      '  Kustomization b, dependsOn Kustomization carts',
    ]);
  });

  it('has a limited depth for a long chain', () => {
    const chain = Array.from({ length: 100 }, (_, index) =>
      make('Kustomization', {
        name: `k${index}`,
        spec: dependsOn(`k${index + 1}`),
      }),
    );
    const lines = linesOf(nestedListOf(graphOf(chain, ['k100'])));
    expect(lines).toHaveLength(101);
    const depths = lines.map(line => /^ */.exec(line)![0].length / 2);
    expect(Math.max(...depths)).toBe(7);
  });
});
