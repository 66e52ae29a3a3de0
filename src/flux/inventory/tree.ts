import { nameOf, namespaceOf, uidOf } from '../objects/identity';
import { isRecord, listAt, textAt, timeAt, valueAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import {
  referenceKey,
  referenceOf,
  type FluxReference,
} from '../objects/references';
import { targetOf, type FluxTarget } from '../objects/target';
import type { FluxObject, FluxResource } from '../objects/types';
import { healthOf, healthSeverity } from './health';
import type { FluxHealth, FluxHealthState } from './health';
import {
  checkOf,
  entryReference,
  hasInventory,
  inventoryKindsOf,
  inventoryOf,
  type FluxCheck,
  type FluxInventory,
  type FluxInventoryEntry,
} from './inventory';
import { podOf, type FluxPod } from './pods';

/** What was found of an entry, or why it is not known. */
export type FluxFinding =
  | FluxResource
  | 'missing'
  /** The cluster does not serve the version that it was applied with. */
  | 'not-served'
  | 'not-permitted'
  | 'failed'
  /** It was not read yet. */
  | 'reading';

/** What is known about the objects that another one applied. */
export interface FluxResourceFacts {
  /** Finds what an entry names. Kinds that are not read are not asked for. */
  readonly find: (entry: FluxInventoryEntry) => FluxFinding;
  /** Objects with the labels of one that has no inventory. */
  readonly labelled?: readonly FluxResource[];
  /** What else it made, which its inventory does not name. */
  readonly also?: readonly FluxInventoryEntry[];
  /** ReplicaSets, Pods and others that belong to what was applied. */
  readonly owned?: readonly FluxResource[];
  /** The objects that this one is shown in, so that cycles end. */
  readonly ancestors?: readonly FluxReference[];
}

/** An object that was applied, or that belongs to one. */
export interface FluxResourceNode {
  /** Unique in a tree. */
  readonly key: string;
  readonly reference: FluxReference;
  /** Missing if it does not exist or was not read. */
  readonly object?: FluxObject;
  readonly health: FluxHealth;
  /** Set if it is a Pod. */
  readonly pod?: FluxPod;
  /** The images of a workload or Pod, each once. */
  readonly images: readonly string[];
  /** RFC 3339, as sent. */
  readonly created?: string;
  /**
   * Whether it applied something itself, which has a tree of its own. In a
   * `cycle` that tree is shown already.
   */
  readonly inventory?: 'own' | 'cycle';
  /** What it owns, the most urgent first. */
  readonly children: readonly FluxResourceNode[];
}

/** How many objects have each health. */
export type FluxHealthCounts = Readonly<
  Partial<Record<FluxHealthState, number>>
>;

/** The objects of one kind that were applied. */
export interface FluxResourceGroup {
  /** Unique in a tree. */
  readonly key: string;
  readonly group: string;
  /** Undefined if the newest that is served is read. */
  readonly version?: string;
  readonly kind: string;
  readonly check: FluxCheck;
  readonly counts: FluxHealthCounts;
  /** The most urgent first. */
  readonly nodes: readonly FluxResourceNode[];
}

/** What an object applied, and how that is. */
export interface FluxResourceTree {
  readonly origin: FluxInventory['origin'];
  /** The most urgent first. */
  readonly groups: readonly FluxResourceGroup[];
  /** The counts of applied objects, without those that they own. */
  readonly counts: FluxHealthCounts;
  readonly total: number;
  /** How many of them can be looked at. */
  readonly checked: number;
  readonly healthy: number;
  /** Number of entries of the inventory that are not valid. */
  readonly unreadable: number;
  /** What has the credentials of the cluster that they are on, if another. */
  readonly elsewhere?: FluxTarget['kubeConfig'];
}

/** Owners of owners; a Pod of a Job of a CronJob has two. */
const DEEPEST = 8;

interface Found {
  readonly entry: FluxInventoryEntry;
  /** Missing for kinds that are not read. */
  readonly finding?: FluxFinding | 'elsewhere';
}

/** Makes nodes, and finds what belongs to them. */
class Grower {
  private readonly cluster: string;
  private readonly above: ReadonlySet<string>;
  /** Objects by the uid of their owner. */
  private readonly owned = new Map<string, FluxResource[]>();
  /** Pods of ReplicaSets that were not read, by their Deployment. */
  private readonly orphans = new Map<string, FluxResource[]>();
  private readonly placed = new Set<string>();

  constructor(resource: FluxResource, facts: FluxResourceFacts) {
    this.cluster = resource.cluster;
    const self = referenceOf(resource);
    this.above = new Set(
      [...(facts.ancestors ?? []), ...(self ? [self] : [])].map(referenceKey),
    );
    const { entries } = inventoryOf(resource.object);
    for (const entry of [...entries, ...(facts.also ?? [])]) {
      this.placed.add(referenceKey(entryReference(this.cluster, entry)));
    }
    const owned = (facts.owned ?? []).filter(({ object }) => isRecord(object));
    const uids = new Set(owned.flatMap(({ object }) => uidOf(object) ?? []));
    for (const each of owned) {
      for (const owner of listAt(each.object, 'metadata', 'ownerReferences')) {
        const uid = textAt(owner, 'uid');
        if (uid) add(this.owned, uid, each);
        const deployment = deploymentOf(each.object, owner);
        if (deployment && !(uid && uids.has(uid))) {
          add(this.orphans, deployment, each);
        }
      }
    }
  }

  nodeOf(
    entry: FluxInventoryEntry,
    finding: Found['finding'],
  ): FluxResourceNode {
    const reference = entryReference(this.cluster, entry);
    const object = typeof finding === 'string' ? undefined : finding?.object;
    if (object && checkOf(entry) === 'health') {
      return this.grown(reference, object, 0);
    }
    const health = object ? existing(object) : healthWithout(finding);
    return { ...this.bare(reference, object), health, children: [] };
  }

  private grown(
    reference: FluxReference,
    object: FluxObject,
    depth: number,
  ): FluxResourceNode {
    const children = depth < DEEPEST ? this.childrenOf(object, depth) : [];
    const isPod = reference.group === '' && reference.kind === 'Pod';
    return {
      ...this.bare(reference, object),
      health: withPods(object, children),
      pod: isPod ? podOf(object) : undefined,
      children,
    };
  }

  private bare(reference: FluxReference, object: FluxObject | undefined) {
    const key = referenceKey(reference);
    const own = this.above.has(key) ? ('cycle' as const) : ('own' as const);
    return {
      key,
      reference,
      object,
      images: object ? imagesOf(object) : [],
      created: object && timeAt(object, 'metadata', 'creationTimestamp'),
      inventory: hasInventory(reference) ? own : undefined,
    };
  }

  private childrenOf(
    object: FluxObject,
    depth: number,
  ): readonly FluxResourceNode[] {
    const own = this.owned.get(uidOf(object) ?? '') ?? [];
    const isDeployment = textAt(object, 'kind') === 'Deployment';
    const key = JSON.stringify([namespaceOf(object), nameOf(object)]);
    const others = isDeployment ? this.orphans.get(key) ?? [] : [];
    return [...own, ...others]
      .flatMap(each => {
        const reference = referenceOf(each);
        const childKey = reference && referenceKey(reference);
        if (!childKey || this.placed.has(childKey)) return [];
        this.placed.add(childKey);
        return [this.grown(reference, each.object, depth + 1)];
      })
      .filter(node => !isReplaced(node))
      .sort(compareNodes);
  }
}

/**
 * What an object applied as a tree: kinds, objects, and what those own. An
 * object that several own is shown at the first of them.
 */
export function resourceTreeOf(
  resource: FluxResource,
  facts: FluxResourceFacts,
): FluxResourceTree {
  const inventory = inventoryOf(resource.object);
  const elsewhere = targetOf(resource.object)?.kubeConfig;
  const grower = new Grower(resource, facts);
  const find = elsewhere ? () => 'elsewhere' as const : facts.find;
  const groups = kindsOf(inventory, { ...facts, find })
    .map(({ entries, ...kind }): FluxResourceGroup => {
      const nodes = entries
        .map(({ entry, finding }) => grower.nodeOf(entry, finding))
        .sort(compareNodes);
      return { ...kind, counts: countsOf(nodes), nodes };
    })
    .sort(compareGroups);
  const counts = countsOf(groups.flatMap(({ nodes }) => nodes));
  const total = groups.reduce((sum, { nodes }) => sum + nodes.length, 0);
  const { NotChecked = 0, Elsewhere = 0, Healthy = 0 } = counts;
  return {
    origin: inventory.origin,
    groups,
    counts,
    total,
    checked: total - NotChecked - Elsewhere,
    healthy: Healthy,
    unreadable: inventory.unreadable,
    elsewhere,
  };
}

/** All objects of a tree, each before what belongs to it. */
export function* nodesIn(tree: FluxResourceTree): Iterable<FluxResourceNode> {
  for (const { nodes } of tree.groups) yield* withChildren(nodes);
}

/** Some objects, each before what belongs to it. */
export function* withChildren(
  nodes: readonly FluxResourceNode[],
): Iterable<FluxResourceNode> {
  for (const node of nodes) {
    yield node;
    yield* withChildren(node.children);
  }
}

const cachedImages = perObject((object): readonly string[] => {
  const spec = valueAt(object, 'spec');
  const images = [
    spec,
    valueAt(spec, 'template', 'spec'),
    valueAt(spec, 'jobTemplate', 'spec', 'template', 'spec'),
  ]
    .flatMap(podSpec => [
      ...listAt(podSpec, 'initContainers'),
      ...listAt(podSpec, 'containers'),
    ])
    .flatMap(container => textAt(container, 'image') ?? []);
  return [...new Set(images)];
});

/** The images that an object runs, each once. */
export function imagesOf(object: FluxObject): readonly string[] {
  return cachedImages(object);
}

function kindsOf(
  inventory: FluxInventory,
  facts: Pick<FluxResourceFacts, 'labelled' | 'also'> & {
    find: (entry: FluxInventoryEntry) => FluxFinding | 'elsewhere';
  },
) {
  const { labelled = [], also = [] } = facts;
  if (inventory.origin !== 'labels') {
    const entries = [...inventory.entries, ...also];
    const all = also.length > 0 ? { ...inventory, entries } : inventory;
    return inventoryKindsOf(all).map(({ entries: own, ...kind }) => ({
      ...kind,
      entries: own.map((entry): Found => {
        const isRead = kind.check !== 'nothing';
        return { entry, finding: isRead ? facts.find(entry) : undefined };
      }),
    }));
  }
  const byKind = new Map<string, Found[]>();
  const seen = new Set<string>();
  const found = [
    ...labelled.flatMap((finding): Found[] => {
      const entry = isRecord(finding.object) && referenceOf(finding);
      return entry ? [{ entry, finding }] : [];
    }),
    ...also.map((entry): Found => ({ entry, finding: facts.find(entry) })),
  ];
  for (const each of found) {
    const { group, kind, namespace, name } = each.entry;
    const own = JSON.stringify([group, kind, namespace, name]);
    const key = JSON.stringify([group, kind]);
    const known = byKind.get(key);
    if (!seen.has(own)) {
      seen.add(own);
      if (known) known.push(each);
      else byKind.set(key, [each]);
    }
  }
  return [...byKind].map(([key, entries]) => {
    const { group, kind } = entries[0].entry;
    return { key, group, kind, check: checkOf({ group, kind }), entries };
  });
}

function add(
  all: Map<string, FluxResource[]>,
  key: string,
  resource: FluxResource,
) {
  const known = all.get(key);
  if (known) known.push(resource);
  else all.set(key, [resource]);
}

/**
 * The Deployment of a pod, by the name that it gave to the pod's ReplicaSet
 * (Kubernetes: pkg/controller/deployment/sync.go getNewReplicaSet).
 */
function deploymentOf(pod: FluxObject, owner: unknown): string | undefined {
  if (textAt(owner, 'kind') !== 'ReplicaSet') return undefined;
  const hash = textAt(pod, 'metadata', 'labels', 'pod-template-hash');
  const name = textAt(owner, 'name');
  return hash && name?.endsWith(`-${hash}`)
    ? JSON.stringify([namespaceOf(pod), name.slice(0, -hash.length - 1)])
    : undefined;
}

/** ReplicaSets of earlier rollouts stay, so that they can be rolled back to. */
function isReplaced({ reference, object, children }: FluxResourceNode) {
  return (
    reference.kind === 'ReplicaSet' &&
    children.length === 0 &&
    valueAt(object, 'spec', 'replicas') === 0
  );
}

/** The health of an object of which only its existence is read. */
function existing(object: FluxObject): FluxHealth {
  const isDeleted = textAt(object, 'metadata', 'deletionTimestamp');
  return { state: isDeleted ? 'Terminating' : 'NotChecked' };
}

/** The health of what was not found, or is not read. */
function healthWithout(finding: Found['finding']): FluxHealth {
  switch (finding) {
    case 'elsewhere':
      return { state: 'Elsewhere' };
    case 'missing':
      return { state: 'Missing' };
    case 'not-served':
      return { state: 'NotServed' };
    case 'not-permitted':
      return { state: 'NotPermitted' };
    case 'reading':
      return { state: 'Reading' };
    case 'failed':
      return { state: 'Unknown' };
    default:
      return { state: 'NotChecked' };
  }
}

/**
 * The health of an object, which has failed as soon as one of the pods of its
 * present rollout has: a Deployment itself says so only after its deadline, and
 * other workloads never. Pods that ended are replaced by new ones.
 */
function withPods(
  object: FluxObject,
  children: readonly FluxResourceNode[],
): FluxHealth {
  const own = healthOf(object);
  if (own.state !== 'Progressing') return own;
  for (const { health, object: child } of withChildren(newestOf(children))) {
    if (health.state === 'Failed' && !hasEnded(child)) return health;
  }
  return own;
}

function hasEnded(object: FluxObject | undefined): boolean {
  return textAt(object, 'status', 'phase') === 'Failed';
}

/** Children without the ReplicaSets of earlier rollouts. */
function newestOf(
  children: readonly FluxResourceNode[],
): readonly FluxResourceNode[] {
  const newest = children.map(revisionOf).reduce((a, b) => Math.max(a, b), 0);
  return children.filter(child => {
    const isReplicaSet = child.reference.kind === 'ReplicaSet';
    return !isReplicaSet || revisionOf(child) === newest;
  });
}

/** The number of a rollout, which is on its ReplicaSet. */
function revisionOf({ object }: FluxResourceNode): number {
  const name = 'deployment.kubernetes.io/revision';
  return Number(textAt(object, 'metadata', 'annotations', name)) || 0;
}

function countsOf(nodes: readonly FluxResourceNode[]): FluxHealthCounts {
  const counts: Partial<Record<FluxHealthState, number>> = {};
  for (const { health } of nodes) {
    counts[health.state] = (counts[health.state] ?? 0) + 1;
  }
  return counts;
}

function compareNodes(left: FluxResourceNode, right: FluxResourceNode) {
  return (
    healthSeverity(left.health.state) - healthSeverity(right.health.state) ||
    compareTexts(left.reference.namespace, right.reference.namespace) ||
    compareTexts(left.reference.name, right.reference.name)
  );
}

function compareGroups(left: FluxResourceGroup, right: FluxResourceGroup) {
  return (
    urgency(left) - urgency(right) ||
    compareTexts(left.kind, right.kind) ||
    compareTexts(left.key, right.key)
  );
}

/** The severity of the most urgent of its objects. */
function urgency({ nodes: [first] }: FluxResourceGroup): number {
  return healthSeverity(first?.health.state ?? 'Healthy');
}

function compareTexts(left = '', right = ''): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
