import {
  isUnhealthy,
  isWorkloadKind,
  referenceOf,
  type FluxHealthState,
  type FluxReference,
  type FluxResource,
  type FluxResourceGroup,
  type FluxResourceNode,
  type FluxResourceTree,
} from '../../../flux';
import type { LiveResources } from '../../../data';

/** Which objects of a tree are shown. All that is empty matches everything. */
export interface TreeFilter {
  readonly states: readonly FluxHealthState[];
  readonly text: string;
  readonly kind: string;
  readonly namespace: string;
}

export const NO_FILTER: TreeFilter = {
  states: [],
  text: '',
  kind: '',
  namespace: '',
};

/** What a person has expanded or collapsed, by the keys of rows. */
export type Toggled = ReadonlyMap<string, boolean>;

/** A row of a tree grid. */
export interface TreeRow {
  /** Unique among all rows. */
  readonly key: string;
  /** 1 for the outermost. */
  readonly level: number;
  readonly parentKey?: string;
  /** Number of rows below the same parent, and the place among them from 1. */
  readonly setSize: number;
  readonly position: number;
  /** Undefined if there is nothing to expand. */
  readonly isExpanded?: boolean;
  readonly shows:
    | { readonly group: FluxResourceGroup; readonly matches: number }
    | {
        readonly node: FluxResourceNode;
        /** Whether the row above it shows its kind. */
        readonly isBelowKind: boolean;
      }
    /** The state of a nested tree that is being read, or cannot be. */
    | { readonly nested: 'reading' | 'empty' };
}

/** An object whose own tree is shown below it. */
export interface NestedObject {
  /** The key of its row. */
  readonly key: string;
  readonly resource: FluxResource;
  /** The objects that it is shown in. */
  readonly ancestors: readonly FluxReference[];
}

/** The rows of a tree, and the objects whose own trees are expanded. */
export interface TreeRows {
  readonly rows: readonly TreeRow[];
  readonly nested: readonly NestedObject[];
}

/** Up to so many objects, all kinds are expanded at first. */
const FEW = 25;

/**
 * The rows to show of a tree. Kinds with objects that are not well are expanded
 * at first, and workloads that are not well down to their pods; while a filter
 * is set, all that matches is shown.
 */
export function treeRowsOf(options: {
  of: FluxResource;
  tree: FluxResourceTree;
  filter: TreeFilter;
  toggled: Toggled;
  /** Trees of nested objects by the keys of their rows. */
  trees: ReadonlyMap<string, LiveResources>;
}): TreeRows {
  const { of, tree, filter, toggled, trees } = options;
  const rows: TreeRow[] = [];
  const nested: NestedObject[] = [];
  const isFiltered = isSet(filter);
  const { cluster } = of;

  function isExpanded(key: string, usual: boolean) {
    return toggled.get(key) ?? usual;
  }

  function addTree(
    shown: FluxResourceTree,
    prefix: string,
    level: number,
    ancestors: readonly FluxReference[],
    parentKey?: string,
  ) {
    const groups = shown.groups.flatMap(group => {
      const nodes = group.nodes.filter(node => matches(node, filter));
      return nodes.length > 0 ? [{ group, nodes }] : [];
    });
    groups.forEach(({ group, nodes }, index) => {
      const key = `${prefix}${group.key}`;
      const usual =
        isFiltered ||
        shown.total <= FEW ||
        nodes.some(({ health }) => isUrgent(health.state));
      const expanded = isExpanded(key, usual);
      rows.push({
        key,
        level,
        parentKey,
        setSize: groups.length,
        position: index + 1,
        isExpanded: expanded,
        shows: { group, matches: nodes.length },
      });
      if (expanded) addNodes(nodes, `${key}/`, level + 1, ancestors, key, true);
    });
  }

  function addNodes(
    nodes: readonly FluxResourceNode[],
    prefix: string,
    level: number,
    ancestors: readonly FluxReference[],
    parentKey: string,
    isBelowKind: boolean,
  ) {
    nodes.forEach((node, index) => {
      const key = `${prefix}${node.key}`;
      const isNesting = node.inventory === 'own' && node.object !== undefined;
      const hasChildren = node.children.length > 0 || mayOwnPods(node);
      const usual =
        !isNesting &&
        (isUnhealthy(node.health.state) || hasReasonBelow(node, filter));
      const expanded =
        isNesting || hasChildren ? isExpanded(key, usual) : undefined;
      rows.push({
        key,
        level,
        parentKey,
        setSize: nodes.length,
        position: index + 1,
        isExpanded: expanded,
        shows: { node, isBelowKind },
      });
      if (!expanded) return;
      addNodes(node.children, `${key}/`, level + 1, ancestors, key, false);
      if (isNesting && node.object) addNested(node, key, level + 1, ancestors);
    });
  }

  function addNested(
    { reference, object }: FluxResourceNode,
    key: string,
    level: number,
    ancestors: readonly FluxReference[],
  ) {
    if (!object) return;
    const resource = { cluster, object };
    nested.push({ key, resource, ancestors });
    const known = trees.get(key);
    if (known && known.tree.total > 0) {
      addTree(known.tree, `${key}/`, level, [...ancestors, reference], key);
      return;
    }
    rows.push({
      key: `${key}/nested`,
      level,
      parentKey: key,
      setSize: 1,
      position: 1,
      shows: { nested: known && !known.isReading ? 'empty' : 'reading' },
    });
  }

  const self = referenceOf(of);
  addTree(tree, '', 1, self ? [self] : []);
  return { rows, nested };
}

/** The keys of the objects in some rows whose pods are shown. */
export function expandedNodes(rows: readonly TreeRow[]): readonly string[] {
  return rows.flatMap(({ shows, isExpanded }) =>
    isExpanded && 'node' in shows ? [shows.node.key] : [],
  );
}

/** The kinds and namespaces of what was applied, each once, sorted. */
export function choicesIn(tree: FluxResourceTree) {
  const nodes = tree.groups.flatMap(group => group.nodes);
  const namespaces = nodes.flatMap(({ reference }) =>
    reference.namespace ? [reference.namespace] : [],
  );
  return {
    kinds: [...new Set(tree.groups.map(({ kind }) => kind))].sort(),
    namespaces: [...new Set(namespaces)].sort(),
  };
}

/** Whether a filter hides anything. */
export function isSet({ states, text, kind, namespace }: TreeFilter): boolean {
  return states.length > 0 || text.trim() + kind + namespace !== '';
}

function matches(node: FluxResourceNode, filter: TreeFilter): boolean {
  const { states, text, kind, namespace } = filter;
  const { reference, health } = node;
  if (states.length > 0 && !states.includes(health.state)) return false;
  if (kind && reference.kind !== kind) return false;
  if (namespace && reference.namespace !== namespace) return false;
  const words = text.trim().toLowerCase();
  return words === '' || searchTextOf(node).includes(words);
}

/** What a search looks through, of an object and what belongs to it. */
function searchTextOf(node: FluxResourceNode): string {
  const { reference, health, images, pod, children } = node;
  return [
    reference.kind,
    `${reference.namespace ?? ''}/${reference.name}`,
    health.reason,
    health.message,
    pod?.word,
    ...images,
    ...children.map(searchTextOf),
  ]
    .filter(Boolean)
    .join(' ')
    .toLowerCase();
}

/** Whether something that belongs to an object is unwell, or searched for. */
function hasReasonBelow(node: FluxResourceNode, filter: TreeFilter): boolean {
  const words = filter.text.trim().toLowerCase();
  return node.children.some(
    child =>
      isUnhealthy(child.health.state) ||
      (words !== '' && searchTextOf(child).includes(words)) ||
      hasReasonBelow(child, filter),
  );
}

const WELL: readonly FluxHealthState[] = [
  'Healthy',
  'NotChecked',
  'Elsewhere',
  'Reading',
  'Suspended',
];

function isUrgent(state: FluxHealthState): boolean {
  return !WELL.includes(state);
}

/** Whether pods of it are read once it is expanded. */
function mayOwnPods({ reference, object }: FluxResourceNode): boolean {
  return object !== undefined && isWorkloadKind(reference);
}
