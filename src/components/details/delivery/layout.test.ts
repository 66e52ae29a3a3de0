import { buildGraph, type FluxGraph, type FluxObject } from '../../../flux';
import { condition, fluxObject } from '../../../flux/__fixtures__/objects';
import { layoutOf } from './layout';

function made(name: string, ...dependsOn: string[]): FluxObject {
  return fluxObject('Kustomization', {
    metadata: { name },
    spec: { dependsOn: dependsOn.map(each => ({ name: each })) },
  });
}

function graphOf(...objects: FluxObject[]): FluxGraph {
  return buildGraph({
    focus: objects.map(object => ({ cluster: 'staging', object })),
    lookup: () => undefined,
  });
}

const HEIGHTS = 96;
const layout = (graph: FluxGraph) =>
  layoutOf(graph, ({ is }) => (is === 'applied' ? 2 * HEIGHTS : HEIGHTS));

/** Names of what is in each column, from top to bottom. */
function columnsOf(graph: FluxGraph): string[][] {
  const columns = new Map<number, [number, string][]>();
  for (const { node, x, y } of layout(graph).nodes) {
    const name = node.is === 'object' ? node.reference.name : node.is;
    columns.set(x, [...(columns.get(x) ?? []), [y, name]]);
  }
  return [...columns]
    .sort(([left], [right]) => left - right)
    .map(([, column]) =>
      column.sort(([left], [right]) => left - right).map(([, name]) => name),
    );
}

function overlaps(graph: FluxGraph): number {
  const { nodes } = layout(graph);
  return nodes.flatMap((one, index) =>
    nodes
      .slice(index + 1)
      .filter(
        other =>
          one.x === other.x &&
          one.y < other.y + other.height &&
          other.y < one.y + one.height,
      ),
  ).length;
}

it('puts what comes first to the left', () => {
  const graph = graphOf(made('a', 'b'), made('b', 'c'), made('c'));
  expect(columnsOf(graph)).toEqual([['c'], ['b'], ['a']]);
});

it('puts connected nodes side by side', () => {
  const graph = graphOf(
    made('a', 'x'),
    made('b', 'y'),
    made('y', 'root'),
    made('x', 'root'),
    made('root'),
  );
  const [, middle, last] = columnsOf(graph);
  const madeOf: Record<string, string> = { x: 'a', y: 'b' };
  expect(last).toEqual(middle.map(name => madeOf[name]));
});

it('leaves no card over another one, and none outside', () => {
  const names = Array.from({ length: 300 }, (_, index) => `k${index}`);
  const graph = graphOf(
    ...names.map((name, index) =>
      made(
        name,
        ...names.filter(
          (_, other) =>
            other > index &&
            (other * 7) % 11 === index % 11 &&
            other < index + 40,
        ),
      ),
    ),
  );
  expect(graph.nodes).toHaveLength(300);
  expect(overlaps(graph)).toBe(0);
  const { nodes, width, height, cardWidth } = layout(graph);
  for (const { x, y, height: own } of nodes) {
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y + own).toBeLessThanOrEqual(height);
    expect(x + cardWidth).toBeLessThanOrEqual(width);
  }
});

it('leads a line past the cards between its ends', () => {
  const graph = graphOf(made('a', 'b', 'c'), made('b', 'c'), made('c'));
  const { nodes, edges, cardWidth } = layout(graph);
  const between = nodes.find(
    ({ node }) => node.is === 'object' && node.reference.name === 'b',
  )!;
  const long = edges.find(
    ({ edge }) => edge.from.includes('"c"') && edge.to.includes('"a"'),
  )!;
  // It is straight where it passes the column of the card.
  const [, y] = new RegExp(
    ` ${between.x} ([-\\d.]+)H${between.x + cardWidth}`,
  ).exec(long.path)!;
  const isBeside =
    Number(y) < between.y || Number(y) > between.y + between.height;
  expect(isBeside).toBe(true);
});

it('leads what closes a cycle back from below', () => {
  const graph = graphOf(made('a', 'b'), made('b', 'a'), made('c', 'c'));
  const { edges, nodes, height } = layout(graph);
  expect(edges.map(({ isBack }) => isBack).sort()).toEqual([false, true, true]);
  const lowest = Math.max(...nodes.map(({ y, height: own }) => y + own));
  expect(height).toBeGreaterThan(lowest);
});

it('of 300 objects in a row is as long as that', () => {
  const graph = graphOf(
    ...Array.from({ length: 300 }, (_, index) =>
      made(`k${index}`, ...(index < 299 ? [`k${index + 1}`] : [])),
    ),
  );
  expect(columnsOf(graph)).toHaveLength(300);
  expect(layout(graph).height).toBe(HEIGHTS);
});

it('separates unconnected parts, failed ones first', () => {
  const failed = fluxObject('Kustomization', {
    metadata: { name: 'failed' },
    status: {
      observedGeneration: 1,
      conditions: [condition('Ready', 'False', 'BuildFailed')],
    },
  });
  const graph = graphOf(made('a', 'b'), made('b'), failed, made('c'));
  const tops = layout(graph)
    .nodes.map(({ node, x, y }) => [
      node.is === 'object' && node.reference.name,
      x,
      y,
    ])
    .filter(([, x]) => x === 0)
    .sort(([, , left], [, , right]) => Number(left) - Number(right));
  expect(tops.map(([name]) => name)).toEqual(['failed', 'b', 'c']);
  expect(overlaps(graph)).toBe(0);
});

it('of nothing is empty', () => {
  expect(layout(graphOf())).toMatchObject({
    nodes: [],
    edges: [],
    width: 0,
    height: 0,
  });
});
