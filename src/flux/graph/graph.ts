import { inventoryOf } from '../inventory/inventory';
import { kindOf } from '../kinds/kinds';
import { parseAddress, tidyAddress } from '../links/redact';
import { isReachable } from '../links/reachable';
import { urlOf } from '../links/webUrl';
import {
  artifactReferenceOf,
  referenceKey,
  referenceOf,
  type FluxReference,
} from '../objects/references';
import {
  dependenciesOf,
  managerOf,
  type FluxDependency,
  type FluxDependencyRelation,
} from '../objects/relations';
import type { FluxObject, FluxResource } from '../objects/types';
import { artifactOf } from '../sources/artifact';
import { deployedOf } from '../sources/deployed';
import { imagePolicyOf } from '../sources/imagePolicy';
import { BROKEN } from '../sources/suppliers';
import { blockingLinks, type FluxLookup } from '../status/blockers';
import { conditionOf } from '../status/conditions';
import { statusOf, type FluxStatus } from '../status/status';
import { cyclesIn } from './cycles';
import { ranksOf } from './ranks';

/** In which way something comes before something else. */
export type FluxGraphRelation =
  | FluxDependencyRelation
  /** What a source fetches from. */
  | 'upstream'
  /** It applies the other one. */
  | 'managedBy'
  /** It applied the objects of its inventory. */
  | 'applied';

interface Node {
  /** Unique in a graph. */
  readonly key: string;
  /** The length of the longest way that leads to it. */
  readonly rank: number;
}

/** An object of a graph. */
export interface FluxGraphObject extends Node {
  readonly is: 'object';
  readonly reference: FluxReference;
  /** Whether the graph is about it. */
  readonly isFocus: boolean;
  /** Undefined if it does not exist or was not read. */
  readonly object?: FluxObject;
  readonly isMissing: boolean;
  /** Undefined if no condition shows a state. */
  readonly status?: FluxStatus;
  /** In short: what it fetched, applied or chose. */
  readonly revision?: string;
  /** In short: what it tries or tried, if that is something else. */
  readonly attempted?: string;
  readonly attemptFailed: boolean;
  /** In short: what it could apply, if that is newer. */
  readonly newest?: string;
  /** Whether it is part of a cycle of objects that wait for each other. */
  readonly isInCycle: boolean;
}

/** Where a source fetches from, outside of the cluster. */
export interface FluxGraphUpstream extends Node {
  readonly is: 'upstream';
  /** For display, without credentials. */
  readonly url: string;
  /** The page of the repository that an OCI artifact was made from. */
  readonly origin?: string;
  /** A source that fetches from it. */
  readonly object: FluxObject;
}

/** The objects that one that the graph is about applied. */
export interface FluxGraphApplied extends Node {
  readonly is: 'applied';
  readonly by: FluxResource;
}

export type FluxGraphNode =
  | FluxGraphObject
  | FluxGraphUpstream
  | FluxGraphApplied;

/** An edge from a node to a later one. */
export interface FluxGraphEdge {
  /** The key of the node that comes first. */
  readonly from: string;
  readonly to: string;
  readonly relation: FluxGraphRelation;
  /** Whether nothing new gets through. */
  readonly isBlocked: boolean;
}

/** How something gets to a cluster. */
export interface FluxGraph {
  /** What the graph is about and what is nearest to it first. */
  readonly nodes: readonly FluxGraphNode[];
  readonly edges: readonly FluxGraphEdge[];
  /** In each of them, each object waits for the next, and the last for the first. */
  readonly cycles: readonly (readonly FluxReference[])[];
  /** Number of objects that the graph has no room for. */
  readonly omitted: number;
}

/** What is known for a graph. */
export interface FluxGraphFacts {
  /** What it is about, all on one cluster. */
  readonly focus: readonly FluxResource[];
  /** Finds other objects. It is asked for the nearest first. */
  readonly lookup: FluxLookup;
  /** Objects that are shown because they need something that is. */
  readonly dependents?: readonly FluxResource[];
}

// Real graphs have a handful of objects, but one about many can be large.
const MOST_NODES = 400;
const MOST_EDGES = 1_000;
/** The longest chain of objects that apply each other. */
const MOST_MANAGERS = 10;

interface Place {
  readonly reference: FluxReference;
  readonly object?: FluxObject;
  readonly isMissing: boolean;
}

type Arrow = Omit<FluxGraphEdge, 'isBlocked'>;

/** The edges by which objects keep each other waiting. */
function isNeed({ relation }: Pick<FluxGraphEdge, 'relation'>): boolean {
  return relation !== 'managedBy' && relation !== 'applied';
}

/** Finds the objects of a graph, and how they refer to each other. */
class Gathering {
  readonly places = new Map<string, Place>();
  readonly arrows = new Map<string, Arrow>();
  readonly omitted = new Set<string>();
  private readonly lookup: FluxLookup;

  constructor({ focus, lookup, dependents = [] }: FluxGraphFacts) {
    this.lookup = lookup;
    const start = focus.flatMap(({ cluster, object, clusterIsAmbiguous }) => {
      const resource = { cluster, object, clusterIsAmbiguous };
      const reference = referenceOf(resource);
      return reference ? [{ resource, reference }] : [];
    });
    for (const { reference, resource } of start) {
      const { object } = resource;
      const place = { reference, object, isMissing: false };
      this.put(referenceKey(reference), place);
    }
    const managers = start.flatMap(({ resource }) =>
      this.addManagers(resource),
    );
    this.addNeeds([...start.map(({ resource }) => resource), ...managers]);
    for (const resource of dependents) this.addDependent(resource);
  }

  /** What applies a resource, what applies that, and so on. */
  private addManagers(resource: FluxResource): FluxResource[] {
    const found: FluxResource[] = [];
    let managed: FluxResource | undefined = resource;
    while (managed && found.length < MOST_MANAGERS) {
      const manager = managerOf(managed);
      const self = referenceOf(managed);
      if (!manager || !self) break;
      const isKnown = this.places.has(referenceKey(manager));
      const object = this.place(manager);
      this.addArrow(manager, self, 'managedBy');
      // One that is known is followed from where it was found.
      managed =
        object && !isKnown ? { cluster: manager.cluster, object } : undefined;
      if (managed) found.push(managed);
    }
    return found;
  }

  /** What some resources need, what that needs, and so on; nearest first. */
  private addNeeds(resources: readonly FluxResource[]) {
    const followed = new Set(resources.flatMap(keyOf));
    let level = resources;
    while (level.length > 0) {
      const next: FluxResource[] = [];
      for (const resource of level) {
        for (const { from, to, relation } of needsOf(resource)) {
          for (const reference of [from, to]) {
            const key = referenceKey(reference);
            const object = this.place(reference);
            if (object && !followed.has(key)) {
              next.push({ cluster: reference.cluster, object });
            }
            followed.add(key);
          }
          this.addArrow(from, to, relation);
        }
      }
      level = next;
    }
  }

  private addDependent(resource: FluxResource) {
    const self = referenceOf(resource);
    if (!self) return;
    const needs = needsOf(resource).filter(({ from }) => this.has(from));
    if (needs.length === 0) return;
    const { object } = resource;
    const key = referenceKey(self);
    if (!this.places.has(key)) {
      this.put(key, { reference: self, object, isMissing: false });
    }
    for (const { from, to, relation } of needs) {
      // A HelmChart that is not shown is left out.
      this.addArrow(from, this.has(to) ? to : self, relation);
    }
  }

  private has(reference: FluxReference): boolean {
    return this.places.has(referenceKey(reference));
  }

  /** Shows an object; returns it if it is known. */
  private place(reference: FluxReference): FluxObject | undefined {
    const key = referenceKey(reference);
    const known = this.places.get(key);
    if (known) return known.object;
    // Not even looked up, so that it is not read.
    if (this.places.size >= MOST_NODES) {
      this.omitted.add(key);
      return undefined;
    }
    const found = this.lookup(reference);
    const isMissing = found === 'missing';
    const object = isMissing ? undefined : found;
    this.put(key, { reference, object, isMissing });
    return object;
  }

  private put(key: string, place: Place) {
    if (this.places.size < MOST_NODES) this.places.set(key, place);
    else this.omitted.add(key);
  }

  private addArrow(
    source: FluxReference,
    target: FluxReference,
    relation: FluxGraphRelation,
  ) {
    const [from, to] = [referenceKey(source), referenceKey(target)];
    if (!this.places.has(from) || !this.places.has(to)) return;
    const key = `${relation} ${from} ${to}`;
    if (this.arrows.size < MOST_EDGES) {
      this.arrows.set(key, { from, to, relation });
    }
  }
}

/**
 * How something gets to a cluster: upstream, source, chart, what applies it, and
 * what that applied; what all of these depend on, and what applies them.
 */
export function buildGraph(facts: FluxGraphFacts): FluxGraph {
  const gathered = new Gathering(facts);
  const arrows = [
    ...gathered.arrows.values(),
    ...upstreamArrows(gathered.places),
    ...facts.focus.flatMap(appliedArrow),
  ];
  const needs = arrows.filter(isNeed);
  const keys = [...gathered.places.keys()];
  const cycles = cyclesIn(keys, needs);
  const inCycle = new Set(cycles.flat());
  const all = [...new Set([...keys, ...arrows.flatMap(endsOf)])];
  const ranks = ranksOf(all, arrows);
  const rankOf = (key: string) => ranks.get(key) ?? 0;
  const focus = new Set(facts.focus.flatMap(keyOf));
  const upstreams = upstreamsIn(gathered.places);
  return {
    nodes: [
      ...[...gathered.places].map(([key, place]) => ({
        ...objectNode(key, place, gathered.places),
        rank: rankOf(key),
        isFocus: focus.has(key),
        isInCycle: inCycle.has(key),
      })),
      ...[...upstreams].map(([key, upstream]) => ({
        ...upstream,
        key,
        rank: rankOf(key),
      })),
      ...facts.focus.flatMap(by =>
        appliedArrow(by).map(({ to }) => ({
          is: 'applied' as const,
          key: to,
          rank: rankOf(to),
          by,
        })),
      ),
    ],
    edges: withBlocked(arrows, gathered.places),
    cycles: cycles.map(cycle =>
      cycle.flatMap(key => gathered.places.get(key)?.reference ?? []),
    ),
    omitted: gathered.omitted.size,
  };
}

/** What a resource needs. The source of a chart leads to the chart. */
function needsOf(resource: FluxResource) {
  const self = referenceOf(resource);
  if (!self) return [];
  const all = dependenciesOf(resource);
  const isDependsOn = ({ relation }: FluxDependency) =>
    relation === 'dependsOn';
  const needs = [
    // If there is no room for all, sources take precedence.
    ...all.filter(each => !isDependsOn(each) && each.relation !== 'provider'),
    ...all.filter(isDependsOn),
  ];
  const chart = needs.find(({ relation }) => relation === 'chart')?.reference;
  return needs.map(({ reference, relation }) => ({
    from: reference,
    to: relation === 'source' && chart ? chart : self,
    relation,
  }));
}

function objectNode(
  key: string,
  { reference, object, isMissing }: Place,
  places: ReadonlyMap<string, Place>,
) {
  const { cluster } = reference;
  const source = object && artifactReferenceOf({ cluster, object });
  const supplier = source && places.get(referenceKey(source))?.object;
  const deployed = object && deployedOf(object, supplier);
  const image = object && imageOf(object);
  return {
    is: 'object' as const,
    key,
    reference,
    object,
    isMissing,
    status: object && hasStatus(object) ? statusOf(object) : undefined,
    revision: image ?? deployed?.applied?.short,
    attempted: deployed?.attempted?.short,
    attemptFailed: deployed?.attemptFailed ?? false,
    newest: deployed?.behind?.newest.short,
  };
}

function imageOf(object: FluxObject): string | undefined {
  return kindOf(object)?.kind === 'ImagePolicy'
    ? imagePolicyOf(object).latest?.text
    : undefined;
}

/** Whether the conditions of an object show a state. */
function hasStatus(object: FluxObject): boolean {
  return (
    kindOf(object) !== undefined || conditionOf(object, 'Ready') !== undefined
  );
}

function upstreamOf(object: FluxObject | undefined) {
  const category = object && kindOf(object)?.category;
  if (!object || (category !== 'source' && category !== 'image')) {
    return undefined;
  }
  const url = urlOf(object);
  if (!url) return undefined;
  const origin = originOf(object);
  const key = `upstream ${JSON.stringify([url, origin])}`;
  return { key, is: 'upstream' as const, url, origin, object };
}

/** Annotations of an artifact may say anything, so only https is a link. */
function originOf(object: FluxObject): string | undefined {
  const text = tidyAddress(artifactOf(object)?.originSource);
  const address = text && parseAddress(text);
  return address &&
    address.scheme === 'https' &&
    isReachable(address.url, address.scheme)
    ? address.url.href
    : undefined;
}

function upstreamsIn(places: ReadonlyMap<string, Place>) {
  return new Map(
    [...places.values()].flatMap(({ object }) => {
      const upstream = upstreamOf(object);
      return upstream ? [[upstream.key, upstream] as const] : [];
    }),
  );
}

function upstreamArrows(places: ReadonlyMap<string, Place>): Arrow[] {
  return [...places].flatMap(([to, { object }]) => {
    const from = upstreamOf(object)?.key;
    return from ? [{ from, to, relation: 'upstream' as const }] : [];
  });
}

function appliedArrow(resource: FluxResource): Arrow[] {
  if (inventoryOf(resource.object).origin === 'none') return [];
  return keyOf(resource).map(from => ({
    from,
    to: `applied ${from}`,
    relation: 'applied' as const,
  }));
}

/** Tells where nothing new gets through. */
function withBlocked(
  arrows: readonly Arrow[],
  places: ReadonlyMap<string, Place>,
): FluxGraphEdge[] {
  const lookup: FluxLookup = reference => {
    const place = places.get(referenceKey(reference));
    return place?.isMissing ? 'missing' : place?.object;
  };
  const blocking = new Set<string>();
  for (const [to, { reference, object }] of places) {
    if (object) {
      const resource = { cluster: reference.cluster, object };
      for (const { link } of blockingLinks(resource, lookup)) {
        if (link.note !== 'unknown') {
          blocking.add(`${referenceKey(link.reference)} ${to}`);
        }
      }
    }
  }
  return arrows.map(arrow => ({
    ...arrow,
    isBlocked:
      blocking.has(`${arrow.from} ${arrow.to}`) ||
      (isSupply(arrow) && bringsNothingNew(places.get(arrow.from))),
  }));
}

function isSupply({ relation }: Arrow): boolean {
  return (
    relation === 'source' || relation === 'chart' || relation === 'include'
  );
}

function bringsNothingNew(place: Place | undefined): boolean {
  const { isMissing, object } = place ?? {};
  return (
    isMissing || (object ? BROKEN.includes(statusOf(object).state) : false)
  );
}

function keyOf(resource: FluxResource): string[] {
  const reference = referenceOf(resource);
  return reference ? [referenceKey(reference)] : [];
}

function endsOf({ from, to }: Arrow): string[] {
  return [from, to];
}
