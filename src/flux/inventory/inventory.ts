import { kindOf, type FluxKind } from '../kinds/kinds';
import { nameOf, namespaceOf, uidOf } from '../objects/identity';
import { isRecord, listAt, textAt, valueAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import {
  fluxKindOf,
  fluxReference,
  isSecret,
  referenceKey,
  referenceOf,
  type FluxReference,
} from '../objects/references';
import { MANAGERS } from '../objects/relations';
import type { FluxObject, FluxResource } from '../objects/types';

/** An object that Flux applied, as an inventory names it. */
export interface FluxInventoryEntry
  extends Pick<FluxReference, 'group' | 'kind' | 'namespace' | 'name'> {
  /** The API version that it was applied with. */
  readonly version?: string;
}

/** What an object of Flux applied. */
export interface FluxInventory {
  /**
   * How the objects are known. Before Flux 2.8 a HelmRelease has no inventory,
   * and its objects are found only by their labels.
   */
  readonly origin: 'inventory' | 'labels' | 'none';
  /** Each object once, in the order of the inventory. */
  readonly entries: readonly FluxInventoryEntry[];
  /** Number of entries that are not valid. */
  readonly unreadable: number;
}

/** What has to be read to know the health of objects of a kind. */
export type FluxCheck =
  /** The objects, because the health depends on their status. */
  | 'health'
  /** Only whether they exist, because the objects are large. */
  | 'existence'
  /** Nothing: they have no health, or must not be read. */
  | 'nothing';

/** The entries of one kind, which one list finds. */
export interface FluxInventoryKind {
  /** Unique in an inventory. */
  readonly key: string;
  readonly group: string;
  /** Undefined if the newest that is served is to be read. */
  readonly version?: string;
  readonly kind: string;
  readonly check: FluxCheck;
  readonly entries: readonly FluxInventoryEntry[];
}

/** The kinds that have an inventory of what they applied. */
const WITH_INVENTORY: readonly FluxKind[] = [
  'Kustomization',
  'HelmRelease',
  'ResourceSet',
  'FluxInstance',
  'ArtifactGenerator',
];

/**
 * The kinds that objects are looked for by labels, if there is no inventory:
 * all that run something.
 */
const WORKLOADS: readonly FluxInventoryKind[] = [
  ['apps', 'Deployment'],
  ['apps', 'StatefulSet'],
  ['apps', 'DaemonSet'],
  ['batch', 'CronJob'],
  ['batch', 'Job'],
].map(([group, kind]) => ({
  key: JSON.stringify([group, 'v1', kind]),
  group,
  version: 'v1',
  kind,
  check: 'health',
  entries: [],
}));

/** Kinds without health, all of a group if none is named. */
const WITHOUT_HEALTH: ReadonlyMap<string, readonly string[]> = new Map([
  [
    '',
    [
      'ConfigMap',
      'Endpoints',
      'Event',
      'LimitRange',
      'PodTemplate',
      'ResourceQuota',
      'ServiceAccount',
    ],
  ],
  ['admissionregistration.k8s.io', []],
  ['apps', ['ControllerRevision']],
  ['coordination.k8s.io', []],
  ['discovery.k8s.io', []],
  ['events.k8s.io', []],
  ['flowcontrol.apiserver.k8s.io', []],
  ['networking.k8s.io', ['IngressClass', 'NetworkPolicy']],
  ['node.k8s.io', []],
  ['policy', []],
  ['rbac.authorization.k8s.io', []],
  ['scheduling.k8s.io', []],
  ['storage.k8s.io', []],
]);

const NOTHING: FluxInventory = { origin: 'none', entries: [], unreadable: 0 };

const cachedInventory = perObject(readInventory);
const knownKinds = new WeakMap<FluxInventory, readonly FluxInventoryKind[]>();

/** The applied objects that the status of an object lists. */
export function inventoryOf(object: FluxObject): FluxInventory {
  return cachedInventory(object);
}

/** What has to be read to know the health of objects of a kind. */
export function checkOf(
  kind: Pick<FluxReference, 'group' | 'kind'>,
): FluxCheck {
  if (isSecret(kind)) return 'nothing';
  const names = WITHOUT_HEALTH.get(kind.group);
  if (names && (names.length === 0 || names.includes(kind.kind))) {
    return 'nothing';
  }
  const isDefinition =
    kind.group === 'apiextensions.k8s.io' &&
    kind.kind === 'CustomResourceDefinition';
  return isDefinition ? 'existence' : 'health';
}

/**
 * The kinds of what an object applied, in the order of the inventory. Without
 * an inventory they are those of workloads, and have no entries.
 */
export function inventoryKindsOf(
  inventory: FluxInventory,
): readonly FluxInventoryKind[] {
  const known = knownKinds.get(inventory);
  if (known) return known;
  const kinds =
    inventory.origin === 'labels' ? WORKLOADS : kindsIn(inventory.entries);
  knownKinds.set(inventory, kinds);
  return kinds;
}

function kindsIn(
  entries: readonly FluxInventoryEntry[],
): readonly FluxInventoryKind[] {
  const kinds = new Map<
    string,
    Omit<FluxInventoryKind, 'entries'> & { entries: FluxInventoryEntry[] }
  >();
  for (const entry of entries) {
    const { group, kind } = entry;
    const version = versionToRead(entry);
    const key = inventoryKindKey(entry);
    const known = kinds.get(key);
    if (known) known.entries.push(entry);
    else {
      const check = checkOf(entry);
      kinds.set(key, { key, group, version, kind, check, entries: [entry] });
    }
  }
  return [...kinds.values()];
}

/** The {@link FluxInventoryKind.key} of an entry's kind. */
export function inventoryKindKey(entry: FluxInventoryEntry): string {
  return JSON.stringify([entry.group, versionToRead(entry) ?? '', entry.kind]);
}

/** Older versions of Flux's kinds lack fields of newer ones. */
function versionToRead(entry: FluxInventoryEntry): string | undefined {
  return fluxKindOf(entry) ? undefined : entry.version;
}

/**
 * The label selector for what an object applied: Flux's controllers put its
 * name and namespace on all of that. Undefined for kinds that apply nothing.
 */
export function appliedSelectorOf(resource: FluxResource): string | undefined {
  const self = referenceOf(resource);
  const kind = self && fluxKindOf(self);
  if (kind === 'ArtifactGenerator') {
    const uid = uidOf(resource.object);
    return uid && `source.extensions.fluxcd.io/generator=${uid}`;
  }
  const [, prefix] = MANAGERS.find(([manager]) => manager === kind) ?? [];
  return prefix && self
    ? `${prefix}/name=${self.name},${prefix}/namespace=${self.namespace}`
    : undefined;
}

/** Whether objects of a kind list the objects that they applied. */
export function hasInventory(
  reference: Pick<FluxReference, 'group' | 'kind'>,
): boolean {
  const kind = fluxKindOf(reference);
  return kind !== undefined && WITH_INVENTORY.includes(kind);
}

/** The reference to what an entry names, on a cluster. */
export function entryReference(
  cluster: string,
  { group, kind, namespace, name }: FluxInventoryEntry,
): FluxReference {
  return { cluster, group, kind, namespace, name };
}

/**
 * Finds what entries name among some resources of one cluster. helm-controller
 * does not always know whether a kind has namespaces, so an entry may have one
 * where its object has none.
 */
export function entryFinder(
  resources: readonly FluxResource[],
): (entry: FluxInventoryEntry) => FluxResource | undefined {
  const found = new Map<string, FluxResource>();
  for (const resource of resources) {
    const reference = isRecord(resource.object) && referenceOf(resource);
    if (reference) found.set(referenceKey(reference), resource);
  }
  const [first] = resources;
  if (!first) return () => undefined;
  return entry => {
    const reference = entryReference(first.cluster, entry);
    return (
      found.get(referenceKey(reference)) ??
      found.get(referenceKey({ ...reference, namespace: undefined }))
    );
  };
}

function readInventory(object: FluxObject): FluxInventory {
  const kind = kindOf(object)?.kind;
  if (!kind || !WITH_INVENTORY.includes(kind)) return NOTHING;
  const isGenerator = kind === 'ArtifactGenerator';
  const path = ['status', 'inventory', ...(isGenerator ? [] : ['entries'])];
  const sent = listAt(object, ...path);
  const read = sent.flatMap(
    each =>
      (isGenerator ? readArtifact(each) : readEntry(each)) ?? ([] as const),
  );
  const unique = new Map(
    read.map(entry => [referenceKey(entryReference('', entry)), entry]),
  );
  const isUnknown =
    kind === 'HelmRelease' &&
    !isRecord(valueAt(object, 'status', 'inventory')) &&
    nameOf(object) !== '' &&
    namespaceOf(object) !== '';
  const isThere = sent.length > 0 || Array.isArray(valueAt(object, ...path));
  const known = isThere ? 'inventory' : 'none';
  return {
    origin: isUnknown ? 'labels' : known,
    entries: [...unique.values()],
    unreadable: sent.length - read.length,
  };
}

/** Longer than any name may be, so that garbage costs nothing. */
const LONGEST_ID = 2_000;

/**
 * An entry with the id `<namespace>_<name>_<group>_<Kind>`. The name may have
 * underscores, and has two of them for each colon; the namespace and the group
 * may be empty (Flux: cli-utils pkg/object/objmetadata.go ParseObjMetadata).
 */
function readEntry(sent: unknown): FluxInventoryEntry | undefined {
  const id = textAt(sent, 'id') ?? '';
  if (id.length > LONGEST_ID) return undefined;
  const [, namespace = '', name = '', group = '', kind = ''] =
    /^([^_]*)_(.+)_([^_]*)_([^_]+)$/.exec(id) ?? [];
  if (!kind) return undefined;
  return {
    group,
    kind,
    namespace: namespace || undefined,
    name: name.replace(/__/g, ':'),
    version: textAt(sent, 'v'),
  };
}

function readArtifact(sent: unknown): FluxInventoryEntry | undefined {
  const name = textAt(sent, 'name');
  const namespace = textAt(sent, 'namespace');
  if (!name || !namespace) return undefined;
  const { group, kind } = fluxReference(
    '',
    'ExternalArtifact',
    namespace,
    name,
  );
  return { group, kind, namespace, name, version: 'v1' };
}
