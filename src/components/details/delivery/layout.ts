import {
  severityOf,
  type FluxGraph,
  type FluxGraphEdge,
  type FluxGraphNode,
} from '../../../flux';

/** Sizes are in sixteenths of the root font size, so that they grow with it. */
const CARD_WIDTH = 200;
const COLUMN_GAP = 36;
const ROW_GAP = 14;
/** Between cards that nothing connects. */
const PART_GAP = 28;
/** The height of a line that passes between cards. */
const LANE_HEIGHT = 10;
/** Below the cards, for lines that lead back. */
const ROOM_BELOW = 44;
/** Lines of more lanes than this go straight through, behind cards. */
const MOST_LANES = 2_000;
/** How often cards are moved towards what they are connected with. */
const TURNS = 4;
const MOST_BESIDE = 4;

/** A card and where it is. */
export interface PlacedNode {
  readonly node: FluxGraphNode;
  readonly x: number;
  readonly y: number;
  readonly height: number;
}

/** A line and the way that it takes. */
export interface PlacedEdge {
  readonly edge: FluxGraphEdge;
  /** An SVG path. */
  readonly path: string;
  /** Where it arrives. */
  readonly end: { readonly x: number; readonly y: number };
  /** Whether it leads back, so that it arrives from below. */
  readonly isBack: boolean;
}

/** A graph in columns. */
export interface GraphLayout {
  /** Column by column. */
  readonly nodes: readonly PlacedNode[];
  readonly edges: readonly PlacedEdge[];
  readonly width: number;
  readonly height: number;
  readonly cardWidth: number;
}

/** A card, or the room that a line needs to pass a column. */
interface Slot {
  readonly key: string;
  readonly rank: number;
  readonly height: number;
  readonly node?: FluxGraphNode;
  y: number;
}

/**
 * Puts each node into the column of its rank, beside what it is connected with,
 * and finds ways for the lines between the cards. What is not connected is below
 * each other, the most urgent first.
 */
export function layoutOf(
  graph: FluxGraph,
  heightOf: (node: FluxGraphNode) => number,
): GraphLayout {
  const nodes: PlacedNode[] = [];
  const edges: PlacedEdge[] = [];
  let top = 0;
  for (const part of partsOf(graph)) {
    const laid = layoutPart(part, heightOf, top);
    nodes.push(...laid.nodes);
    edges.push(...laid.edges);
    top = laid.bottom + PART_GAP;
  }
  return {
    nodes,
    edges,
    width: Math.max(0, ...nodes.map(({ x }) => x + CARD_WIDTH)),
    height: Math.max(0, top - PART_GAP),
    cardWidth: CARD_WIDTH,
  };
}

type Part = Pick<FluxGraph, 'nodes' | 'edges'>;

/** What is connected in a graph. */
function partsOf({ nodes, edges }: FluxGraph): Part[] {
  const partOf = new Map(nodes.map(({ key }) => [key, key]));
  const rootOf = (key: string): string => {
    let root = key;
    for (let up = partOf.get(root); up && up !== root; up = partOf.get(root)) {
      root = up;
    }
    partOf.set(key, root);
    return root;
  };
  for (const { from, to } of edges) partOf.set(rootOf(from), rootOf(to));
  const parts = new Map<
    string,
    { nodes: FluxGraphNode[]; edges: FluxGraphEdge[] }
  >();
  for (const node of nodes) {
    const part = parts.get(rootOf(node.key)) ?? { nodes: [], edges: [] };
    part.nodes.push(node);
    parts.set(rootOf(node.key), part);
  }
  for (const edge of edges) parts.get(rootOf(edge.from))?.edges.push(edge);
  const most = (part: Part) => Math.min(...part.nodes.map(urgencyOf));
  return [...parts.values()].sort((left, right) => most(left) - most(right));
}

function urgencyOf(node: FluxGraphNode | undefined): number {
  const { state = 'Ready' } = (node?.is === 'object' && node.status) || {};
  return severityOf(state);
}

function layoutPart(
  { nodes, edges }: Part,
  heightOf: (node: FluxGraphNode) => number,
  top: number,
) {
  const first = Math.min(...nodes.map(({ rank }) => rank));
  const slots = new Map<string, Slot>(
    nodes.map(node => [
      node.key,
      {
        key: node.key,
        rank: node.rank - first,
        height: heightOf(node),
        node,
        y: 0,
      },
    ]),
  );
  const ways = edges.map(edge => ({ edge, way: addWay(edge, slots) }));
  const columns = columnsOf(slots, ways);
  const highest = Math.min(...[...slots.values()].map(({ y }) => y));
  for (const slot of slots.values()) slot.y += top - highest;
  const bottom = Math.max(...[...slots.values()].map(bottomOf));
  return {
    nodes: columns
      .flat()
      .flatMap(({ node, rank, y, height }) =>
        node ? [{ node, x: leftOf(rank), y, height }] : [],
      ),
    edges: ways.map(({ edge, way }) => placed(edge, way)),
    bottom: bottom + (ways.some(({ way }) => isBack(way)) ? ROOM_BELOW : 0),
  };
}

/**
 * The slots that a line passes, from its first card to its last. Lines from one
 * card share what they pass.
 */
function addWay(edge: FluxGraphEdge, slots: Map<string, Slot>): Slot[] {
  const [from, to] = [slots.get(edge.from), slots.get(edge.to)];
  if (!from || !to) return [];
  const way = [from];
  for (let rank = from.rank + 1; rank < to.rank; rank++) {
    const key = `lane ${rank} ${edge.from}`;
    const known = slots.get(key);
    if (!known && slots.size >= MOST_LANES) break;
    const lane = known ?? { key, rank, height: LANE_HEIGHT, y: 0 };
    slots.set(key, lane);
    way.push(lane);
  }
  return [...way, to];
}

function columnsOf(
  slots: ReadonlyMap<string, Slot>,
  ways: readonly { readonly way: readonly Slot[] }[],
): Slot[][] {
  const columns: Slot[][] = [];
  for (const slot of slots.values()) (columns[slot.rank] ??= []).push(slot);
  const before = new Map<Slot, Set<Slot>>();
  const after = new Map<Slot, Set<Slot>>();
  for (const { way } of ways.filter(each => !isBack(each.way))) {
    way.slice(1).forEach((slot, index) => {
      connect(before, slot, way[index]);
      connect(after, way[index], slot);
    });
  }
  for (const column of columns) {
    column.sort((left, right) => urgencyOf(left.node) - urgencyOf(right.node));
    stack(column);
  }
  for (let turn = 0; turn < TURNS; turn++) {
    const isForth = turn % 2 === 0;
    for (const column of isForth ? columns : [...columns].reverse()) {
      align(column, isForth ? before : after);
    }
  }
  return columns;
}

function connect(all: Map<Slot, Set<Slot>>, slot: Slot, other: Slot) {
  const known = all.get(slot);
  if (known) known.add(other);
  else all.set(slot, new Set([other]));
}

/** Puts the slots of a column below each other. */
function stack(column: Slot[]) {
  let y = 0;
  for (const slot of column) {
    slot.y = y;
    y += slot.height + ROW_GAP;
  }
}

/** Moves the slots of a column towards those that they are connected with. */
function align(
  column: Slot[],
  connected: ReadonlyMap<Slot, ReadonlySet<Slot>>,
) {
  const wanted = new Map(
    column.map(slot => {
      const others = [...(connected.get(slot) ?? [])];
      // The source of many is beside the first of them, where it is seen.
      const centers = others
        .map(middleOf)
        .sort((left, right) => left - right)
        .slice(0, MOST_BESIDE);
      const center =
        centers.length > 0
          ? centers.reduce((sum, each) => sum + each, 0) / centers.length
          : middleOf(slot);
      return [slot, center - slot.height / 2];
    }),
  );
  const wantedOf = (slot: Slot) => wanted.get(slot) ?? slot.y;
  column.sort((left, right) => wantedOf(left) - wantedOf(right));
  let free = -Infinity;
  for (const slot of column) {
    slot.y = Math.max(wantedOf(slot), free);
    free = slot.y + slot.height + ROW_GAP;
  }
  // What was pushed down by others is moved up again, by as much as on average.
  const pushed =
    column.reduce((sum, slot) => sum + slot.y - wantedOf(slot), 0) /
    column.length;
  for (const slot of column) slot.y -= pushed;
}

function isBack(way: readonly Slot[]): boolean {
  return way.length > 0 && way[0].rank >= way[way.length - 1].rank;
}

function placed(edge: FluxGraphEdge, way: readonly Slot[]): PlacedEdge {
  if (isBack(way)) return placedBack(edge, way);
  const points = way.flatMap((slot, index) => {
    const y = middleOf(slot);
    const left = { x: leftOf(slot.rank), y };
    const right = { x: left.x + CARD_WIDTH, y };
    if (index === 0) return [right];
    return index === way.length - 1 ? [left] : [left, right];
  });
  const path = points
    .map(({ x, y }, index) => {
      const before = points[index - 1];
      if (!before) return `M${round(x)} ${round(y)}`;
      if (before.y === y) return `H${round(x)}`;
      const bend = round((before.x + x) / 2);
      return `C${bend} ${round(before.y)} ${bend} ${round(y)} ${round(
        x,
      )} ${round(y)}`;
    })
    .join('');
  const end = points[points.length - 1] ?? { x: 0, y: 0 };
  return { edge, path, end, isBack: false };
}

/** From the bottom of a card to the bottom of an earlier one, or the same. */
function placedBack(edge: FluxGraphEdge, way: readonly Slot[]): PlacedEdge {
  const [from, to] = [way[0], way[way.length - 1]];
  const start = { x: leftOf(from.rank) + CARD_WIDTH * 0.6, y: bottomOf(from) };
  const end = { x: leftOf(to.rank) + CARD_WIDTH * 0.4, y: bottomOf(to) };
  const below = round(Math.max(start.y, end.y) + ROOM_BELOW);
  const path =
    `M${round(start.x)} ${round(start.y)}` +
    `C${round(start.x)} ${below} ${round(end.x)} ${below} ${round(
      end.x,
    )} ${round(end.y)}`;
  return { edge, path, end, isBack: true };
}

function leftOf(rank: number): number {
  return rank * (CARD_WIDTH + COLUMN_GAP);
}

function middleOf({ y, height }: Slot): number {
  return y + height / 2;
}

function bottomOf({ y, height }: Slot): number {
  return y + height;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
