import { eventually, type ReadPath } from './compareDetails';
import type { Details } from './pages';
import { pathOf, PATHS, pluralOf, type Kind } from './realClusters';

interface Named {
  readonly kind: Kind;
  readonly namespace: string;
  readonly name: string;
}

/** The content of the tab Delivery, from its list. */
interface Delivered {
  readonly objects: readonly string[];
  readonly missing: readonly string[];
  readonly ready: readonly string[];
  readonly upstream: readonly string[];
  /** How many objects of each kind the object applied: `Deployment 2`. */
  readonly applied: readonly string[];
}

/**
 * Compares the list of the tab Delivery with the objects that inventories, as in
 * `flux tree`, and references name on the API server.
 */
export async function expectDeliveryAsOn(
  read: ReadPath,
  self: Named,
  details: Details,
): Promise<Delivered> {
  await details.openTab('Delivery');
  let wanted!: Delivered;
  await eventually(async () => {
    wanted = await deliveryOf(read, self);
    const { applied, omitted, ...shown } = await shownIn(details);
    const { applied: all, ...rest } = wanted;
    expect(shown).toEqual(rest);
    expect(all).toEqual(expect.arrayContaining(applied));
    expect(applied.length + omitted).toBe(all.length);
  });
  return wanted;
}

async function shownIn(
  details: Details,
): Promise<Delivered & { omitted: number }> {
  const nodes = await details.delivery();
  const upstream = nodes.filter(({ name }) => name.startsWith('Upstream '));
  const applied = nodes.filter(({ name }) => name === 'What it applied');
  const lines = applied.flatMap(node => node.lines);
  const objects = nodes.filter(
    node => !upstream.includes(node) && !applied.includes(node),
  );
  const saying = (word: string) =>
    objects.filter(node => node.lines[0] === word).map(({ name }) => name);
  return {
    objects: objects.map(({ name }) => name).sort(),
    missing: saying('Missing').sort(),
    ready: saying('Ready').sort(),
    upstream: upstream.map(({ name }) => name.slice('Upstream '.length)).sort(),
    applied: lines.flatMap((line, index) =>
      /^\d+$/.test(line) ? `${lines[index - 1]} ${line}` : [],
    ),
    // Of many kinds, not all are named.
    omitted: Number(/^and (\d+) more$/m.exec(lines.join('\n'))?.[1] ?? 0),
  };
}

async function deliveryOf(read: ReadPath, self: Named): Promise<Delivered> {
  const found = new Map<string, any>();
  const visit = async (named: Named): Promise<void> => {
    const key = wordsOf(named);
    if (found.has(key)) return;
    const object = await read(pathOf(named.kind, fullName(named))).catch(
      () => undefined,
    );
    found.set(key, object);
    for (const next of object ? needsOf(object) : []) await visit(next);
  };
  for (const each of [self, ...(await appliersOf(read, self))]) {
    await visit(each);
  }
  const keys = [...found.keys()].sort();
  const entries = found.get(wordsOf(self))?.status?.inventory?.entries ?? [];
  return {
    objects: keys,
    missing: keys.filter(key => found.get(key) === undefined),
    ready: keys.filter(key => isReady(found.get(key))),
    upstream: [...new Set([...found.values()].flatMap(upstreamOf))].sort(),
    applied: countsByKind(entries),
  };
}

/** The objects whose inventories contain the object, up to the root. */
async function appliersOf(read: ReadPath, self: Named): Promise<Named[]> {
  const appliers: Named[] = [];
  const all: any[] = [];
  for (const kind of ['Kustomization', 'HelmRelease'] as const) {
    const { items } = await read(`${PATHS[kind]}/${pluralOf(kind)}`);
    all.push(...items.map((item: any) => ({ ...item, kind })));
  }
  for (;;) {
    const { kind, namespace, name } = appliers[appliers.length - 1] ?? self;
    const id = [namespace, name, PATHS[kind].split('/')[2], kind].join('_');
    const applier = all.find(each =>
      each.status?.inventory?.entries?.some((entry: any) => entry.id === id),
    );
    if (!applier) return appliers;
    const next = namedBy(applier.kind, applier.metadata);
    const known = [self, ...appliers].map(wordsOf);
    // A Kustomization may apply itself.
    if (known.includes(wordsOf(next))) return appliers;
    appliers.push(next);
  }
}

/** The sources and dependencies of an object. */
function needsOf({ kind, metadata, spec, status }: any): Named[] {
  const { namespace } = metadata;
  const { sourceRef, chartRef, chart, dependsOn = [] } = spec;
  const [chartNamespace, chartName] = (status?.helmChart ?? '').split('/');
  return [
    ...[sourceRef, chartRef, chart?.spec?.sourceRef]
      .filter(Boolean)
      .map(ref => namedBy(ref.kind, ref, namespace)),
    ...(chartName
      ? [
          {
            kind: 'HelmChart' as const,
            namespace: chartNamespace,
            name: chartName,
          },
        ]
      : []),
    ...dependsOn.map((ref: any) => namedBy(kind, ref, namespace)),
  ];
}

function namedBy(
  kind: Kind,
  ref: { namespace?: string; name: string },
  namespace = '',
): Named {
  return { kind, namespace: ref.namespace ?? namespace, name: ref.name };
}

function upstreamOf(object: any): string[] {
  return object?.kind.endsWith('Repository') ? [object.spec.url] : [];
}

function isReady(object: any): boolean {
  return (
    object?.spec.suspend !== true &&
    (object?.status?.conditions ?? []).some(
      ({ type, status }: any) => type === 'Ready' && status === 'True',
    )
  );
}

function countsByKind(entries: readonly { id: string }[]): string[] {
  const kinds = entries.map(({ id }) => id.split('_').pop() ?? '');
  return [...new Set(kinds)]
    .map(kind => `${kind} ${kinds.filter(each => each === kind).length}`)
    .sort();
}

function fullName({ namespace, name }: Named): string {
  return `${namespace}/${name}`;
}

function wordsOf(named: Named): string {
  return `${named.kind} ${fullName(named)}`;
}
