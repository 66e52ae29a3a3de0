import { componentsOf, targetsOf, type Link } from './cycles';

/** An edge, which closes a cycle without harm if one applies the other. */
interface RankedLink extends Link {
  readonly relation: string;
}

/**
 * The distance of each node from the start: the number of edges on the longest
 * way to it. Nodes without predecessors are placed as close as possible to
 * their successors. Cycles are opened, preferably where an object applies its
 * own source, as Flux does with its own manifests.
 */
export function ranksOf(
  keys: readonly string[],
  links: readonly RankedLink[],
): ReadonlyMap<string, number> {
  const outer = componentsOf(keys, links);
  const opened = links.filter(
    ({ from, to, relation }) =>
      from !== to &&
      !(relation === 'managedBy' && outer.get(from) === outer.get(to)),
  );
  const { order, links: acyclic } = withoutBackLinks(keys, opened);
  const targets = targetsOf(acyclic);
  const ranks = new Map(keys.map(key => [key, 0]));
  for (const key of order) {
    for (const target of targets.get(key) ?? []) {
      const rank = (ranks.get(key) ?? 0) + 1;
      ranks.set(target, Math.max(ranks.get(target) ?? 0, rank));
    }
  }
  for (const key of [...order].reverse()) {
    const next = (targets.get(key) ?? []).map(each => ranks.get(each) ?? 0);
    if (next.length > 0) ranks.set(key, Math.min(...next) - 1);
  }
  const first = Math.min(...ranks.values());
  return new Map([...ranks].map(([key, rank]) => [key, rank - first]));
}

/** Edges that close no cycle, and the keys in an order that they keep to. */
function withoutBackLinks(keys: readonly string[], links: readonly Link[]) {
  const outgoing = new Map<string, Link[]>();
  for (const link of links) {
    const known = outgoing.get(link.from);
    if (known) known.push(link);
    else outgoing.set(link.from, [link]);
  }
  const state = new Map<string, 'open' | 'done'>();
  const kept: Link[] = [];
  const order: string[] = [];

  function visit(key: string) {
    state.set(key, 'open');
    for (const link of outgoing.get(key) ?? []) {
      if (state.get(link.to) !== 'open') kept.push(link);
      if (!state.has(link.to)) visit(link.to);
    }
    state.set(key, 'done');
    order.unshift(key);
  }

  // Where there is a start, cycles are opened where they lead back.
  const isTarget = new Set(links.map(({ to }) => to));
  const roots = keys.filter(key => !isTarget.has(key));
  for (const key of [...roots, ...keys]) if (!state.has(key)) visit(key);
  return { order, links: kept };
}
