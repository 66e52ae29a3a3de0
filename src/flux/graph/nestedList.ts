import type { FluxGraph, FluxGraphEdge, FluxGraphNode } from './graph';

/** A node in a list of lists. */
export interface FluxNestedItem {
  readonly node: FluxGraphNode;
  /** All predecessors of the node, including its parent in the list. */
  readonly before: readonly {
    readonly node: FluxGraphNode;
    readonly edge: FluxGraphEdge;
  }[];
  readonly items: readonly FluxNestedItem[];
}

/** Lists in lists that are deeper continue on the same level. */
const DEEPEST = 8;

/**
 * A graph as a list of lists, in which each node is once: below the one that
 * comes last before it.
 */
export function nestedListOf(graph: FluxGraph): readonly FluxNestedItem[] {
  const nodes = new Map(graph.nodes.map(node => [node.key, node]));
  const incoming = grouped(graph.edges, ({ to }) => to);
  const above = new Map(
    graph.nodes.flatMap(node => {
      const edges = (incoming.get(node.key) ?? []).filter(
        ({ from }) => rankIn(nodes, from) < node.rank,
      );
      const [nearest] = [...edges].sort(
        (left, right) => rankIn(nodes, right.from) - rankIn(nodes, left.from),
      );
      return nearest ? [[node.key, nearest.from] as const] : [];
    }),
  );
  const below = grouped(graph.nodes, ({ key }) => above.get(key));

  function itemsBelow(key: string | undefined, depth: number) {
    return (below.get(key) ?? []).flatMap(node => itemsOf(node, depth));
  }

  function itemsOf(node: FluxGraphNode, depth: number): FluxNestedItem[] {
    const before = (incoming.get(node.key) ?? []).flatMap(edge => {
      const from = nodes.get(edge.from);
      return from ? [{ node: from, edge }] : [];
    });
    const items = itemsBelow(node.key, depth + 1);
    const item = { node, before };
    return depth < DEEPEST
      ? [{ ...item, items }]
      : [{ ...item, items: [] }, ...items];
  }

  return itemsBelow(undefined, 1);
}

function rankIn(nodes: ReadonlyMap<string, FluxGraphNode>, key: string) {
  return nodes.get(key)?.rank ?? 0;
}

function grouped<Each, Key>(
  all: readonly Each[],
  keyOf: (each: Each) => Key,
): ReadonlyMap<Key, readonly Each[]> {
  const groups = new Map<Key, Each[]>();
  for (const each of all) {
    const key = keyOf(each);
    const known = groups.get(key);
    if (known) known.push(each);
    else groups.set(key, [each]);
  }
  return groups;
}
