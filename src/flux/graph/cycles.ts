/** An edge between two nodes, by their keys. */
export interface Link {
  readonly from: string;
  readonly to: string;
}

/** The keys that edges lead to, by the key that they come from. */
export function targetsOf(
  links: readonly Link[],
): ReadonlyMap<string, readonly string[]> {
  const targets = new Map<string, string[]>();
  for (const { from, to } of links) {
    const known = targets.get(from);
    if (known) known.push(to);
    else targets.set(from, [to]);
  }
  return targets;
}

/**
 * A number for each key that it shares with those that lead to it and that it
 * leads to (Tarjan's strongly connected components).
 */
export function componentsOf(
  keys: readonly string[],
  links: readonly Link[],
): ReadonlyMap<string, number> {
  const targets = targetsOf(links);
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const components = new Map<string, number>();
  const open: string[] = [];
  let count = 0;

  function visit(key: string): number {
    const own = order.size;
    order.set(key, own);
    open.push(key);
    let low = own;
    for (const target of targets.get(key) ?? []) {
      const seen = order.get(target);
      if (seen === undefined) low = Math.min(low, visit(target));
      else if (!components.has(target)) low = Math.min(low, seen);
    }
    lowest.set(key, low);
    if (low === own) {
      for (const each of open.splice(open.indexOf(key))) {
        components.set(each, count);
      }
      count += 1;
    }
    return low;
  }

  for (const key of keys) if (!order.has(key)) visit(key);
  return components;
}

/**
 * A cycle for each group of keys that lead to each other, against the edges:
 * each needs the next.
 */
export function cyclesIn(
  keys: readonly string[],
  links: readonly Link[],
): readonly (readonly string[])[] {
  const components = componentsOf(keys, links);
  const sources = targetsOf(
    links
      .filter(({ from, to }) => components.get(from) === components.get(to))
      .map(({ from, to }) => ({ from: to, to: from })),
  );
  const told = new Set<number>();
  return keys.flatMap(key => {
    const component = components.get(key) ?? -1;
    const cycle = told.has(component) ? undefined : shortestFrom(key, sources);
    if (cycle) told.add(component);
    return cycle ? [cycle] : [];
  });
}

/** A shortest way from a key back to it. */
function shortestFrom(
  start: string,
  targets: ReadonlyMap<string, readonly string[]>,
): readonly string[] | undefined {
  const before = new Map<string, string>();
  const queue = [start];
  for (const key of queue) {
    for (const target of targets.get(key) ?? []) {
      if (target === start) {
        const way = [key];
        while (way[0] !== start) way.unshift(before.get(way[0])!);
        return way;
      }
      if (!before.has(target)) {
        before.set(target, key);
        queue.push(target);
      }
    }
  }
  return undefined;
}
