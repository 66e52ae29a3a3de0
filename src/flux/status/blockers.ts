import { kindOf } from '../kinds/kinds';
import { numberAt, textAt } from '../objects/json';
import {
  referenceKey,
  referenceOf,
  sourceReferencesOf,
  type FluxReference,
} from '../objects/references';
import {
  dependenciesOf,
  type FluxDependency,
  type FluxDependencyRelation,
} from '../objects/relations';
import type { FluxObject, FluxResource } from '../objects/types';
import { artifactOf } from '../sources/artifact';
import { parseRevision } from '../sources/revision';
import { conditionOf } from './conditions';
import { statusOf, type FluxStatus } from './status';
import { causeIn } from './waiting';

/** Something that an object waits for, and what that waits for. */
export interface FluxBlockerLink {
  readonly reference: FluxReference;
  readonly relation: FluxDependencyRelation;
  /** Missing if it does not exist or was not read. */
  readonly object?: FluxObject;
  readonly status?: FluxStatus;
  /** The reason of its status, unless that is of a good end before it was suspended. */
  readonly reason?: string;
  /** The message that goes with it, without a prefix that hides the cause. */
  readonly message?: string;
  /** Why it blocks, if its status does not say so. */
  readonly note?: FluxBlockerNote;
  /**
   * With the note `cycle`: the objects of which each waits for the next, and the
   * last for the first. The object that is asked about is the first if it is one
   * of them.
   */
  readonly cycle?: readonly FluxReference[];
  /** None if it is a cause, or is followed at another link to it. */
  readonly next: readonly FluxBlockerLink[];
}

export type FluxBlockerNote =
  | 'missing'
  /** It was not read, or only Flux can evaluate its readiness. */
  | 'unknown'
  /** It waits, perhaps through others, for the object that waits for it. */
  | 'cycle'
  /** It is ready, but has not applied the revision of the common source. */
  | 'notAtMyRevision';

/** What blocks an object. */
export interface FluxBlockedBy {
  /** What it waits for itself. Empty if nothing is known to block it. */
  readonly links: readonly FluxBlockerLink[];
  /** From one of `links` to the worst cause. Empty if there are no links. */
  readonly chain: readonly FluxBlockerLink[];
  /** What has to be read to know more. */
  readonly toRead: readonly FluxReference[];
}

/** Finds an object by reference; undefined if it was not read yet. */
export type FluxLookup = (
  reference: FluxReference,
) => FluxObject | 'missing' | undefined;

// Real chains have a handful of objects. Cycles end by themselves, but garbage
// could make them long.
const MOST_BLOCKERS = 50;
const MOST_LINKS = 500;
const LONGEST_CHAIN = 20;

/**
 * What can be the reason that an object waits or has failed: its dependencies
 * if they are the problem, its sources if those are. None of an object that
 * has failed by itself. The source of a chart is left out, because the chart is
 * what waits for it.
 */
export function blockersOf(resource: FluxResource): readonly FluxDependency[] {
  const awaited = awaitedBy(resource.object);
  if (!awaited) return [];
  const all = dependenciesOf(resource).filter(
    ({ relation }) => relation !== 'provider',
  );
  const hasChart = all.some(({ relation }) => relation === 'chart');
  const dependencies = all.filter(({ relation }) => relation === 'dependsOn');
  const sources = all.filter(
    ({ relation }) =>
      relation !== 'dependsOn' && !(hasChart && relation === 'source'),
  );
  switch (awaited) {
    case 'dependencies':
      // The source of an image policy is called its dependency too.
      return (dependencies.length > 0 ? dependencies : sources).slice(
        0,
        MOST_BLOCKERS,
      );
    case 'sources':
      return sources.slice(0, MOST_BLOCKERS);
    default:
      return [...dependencies, ...sources].slice(0, MOST_BLOCKERS);
  }
}

/** A link whose continuation is not known yet. */
export interface FluxBlocking {
  readonly link: Omit<FluxBlockerLink, 'next' | 'cycle'>;
  /** Whether it may be blocked itself. */
  readonly follow: boolean;
}

/** What keeps a resource from going on, among what it needs itself. */
export function blockingLinks(
  resource: FluxResource,
  lookup: FluxLookup,
): readonly FluxBlocking[] {
  return blockersOf(resource).flatMap(
    dependency => judge(resource, dependency, lookup) ?? [],
  );
}

/** The link to a dependency, unless that does not block. */
function judge(
  resource: FluxResource,
  { reference, relation, fulfilledBy }: FluxDependency,
  lookup: FluxLookup,
): FluxBlocking | undefined {
  const found = lookup(reference);
  if (found === undefined || found === 'missing') {
    const note = found ?? 'unknown';
    return { link: { reference, relation, note }, follow: false };
  }
  if (fulfilledBy === 'existence') return undefined;
  const status = statusOf(found);
  const link = {
    reference,
    relation,
    object: found,
    status,
    ...saidOf(found, status),
  };
  const isReady = isReadyEnough(found, status);
  if (fulfilledBy === 'expression' || isForeign(found)) {
    const note = isReady && !fulfilledBy ? undefined : 'unknown';
    return note && { link: { ...link, note }, follow: !isReady };
  }
  if (!isReady) return { link, follow: true };
  const isAtOther =
    relation === 'dependsOn' && isAtOtherRevision(resource, link, lookup);
  return isAtOther
    ? { link: { ...link, note: 'notAtMyRevision' }, follow: false }
    : undefined;
}

/** A success of what is suspended is from before, and does not say why it blocks. */
function saidOf(object: FluxObject, { state, reason, message }: FluxStatus) {
  const isOver =
    state === 'Suspended' && conditionOf(object, 'Ready')?.status === 'True';
  return isOver ? {} : { reason, message: message && causeIn(message) };
}

/**
 * Whether a Kustomization waits until another one with the same source has
 * applied the same revision (Flux: kustomize-controller
 * internal/controller/kustomization_controller.go checkDependencies).
 */
function isAtOtherRevision(
  resource: FluxResource,
  dependency: {
    readonly reference: FluxReference;
    readonly object: FluxObject;
  },
  lookup: FluxLookup,
): boolean {
  const { cluster, object } = resource;
  const [source] = sourceReferencesOf(resource);
  const [other] = sourceReferencesOf({ cluster, object: dependency.object });
  const isSame =
    kindOf(object)?.kind === 'Kustomization' &&
    kindOf(dependency.object)?.kind === 'Kustomization' &&
    source &&
    other &&
    referenceKey(source) === referenceKey(other);
  if (!isSame) return false;
  const found = lookup(source);
  const newest =
    found && found !== 'missing' ? artifactOf(found)?.revision : undefined;
  const applied = textAt(dependency.object, 'status', 'lastAppliedRevision');
  return newest
    ? !isSameRevision(newest, applied)
    : isToldToBeAtOther(object, dependency.reference);
}

interface Edge {
  readonly link: FluxBlocking['link'];
  readonly target: string;
  /** Whether it was the first one to its target. */
  readonly isFirst: boolean;
}

class BlockerSearch {
  private readonly cluster: string;
  private readonly lookup: FluxLookup;
  private readonly edges = new Map<string, Edge[]>();
  private readonly toRead = new Map<string, FluxReference>();
  private readonly references = new Map<string, FluxReference>();
  private readonly links = new Map<string, readonly FluxBlockerLink[]>();
  private readonly worst = new Map<string, readonly FluxBlockerLink[]>();
  private start = '';
  private count = 0;

  constructor(cluster: string, lookup: FluxLookup) {
    this.cluster = cluster;
    this.lookup = reference => {
      const found = lookup(reference);
      if (found === undefined) {
        this.toRead.set(referenceKey(reference), reference);
      }
      return found;
    };
  }

  from(self: FluxReference, object: FluxObject): FluxBlockedBy {
    const start = referenceKey(self);
    this.start = start;
    this.references.set(start, self);
    this.explore(start, object);
    return {
      links: this.linksOf(start),
      chain: this.worstOf(start),
      toRead: [...this.toRead.values()],
    };
  }

  /** Nearest objects first, so that every one has its shortest chain. */
  private explore(start: string, object: FluxObject): void {
    let level = new Map([[start, object]]);
    const seen = new Set([start]);
    for (let length = 0; length < LONGEST_CHAIN && level.size > 0; length++) {
      const next = new Map<string, FluxObject>();
      for (const [key, each] of level) {
        const edges: Edge[] = [];
        this.edges.set(key, edges);
        const resource = { cluster: this.cluster, object: each };
        for (const { link, follow } of blockingLinks(resource, this.lookup)) {
          if (this.count >= MOST_LINKS) return;
          this.count += 1;
          const target = referenceKey(link.reference);
          const isFirst = !seen.has(target);
          edges.push({ link, target, isFirst });
          if (isFirst) this.references.set(target, link.reference);
          seen.add(target);
          if (isFirst && follow && link.object) next.set(target, link.object);
        }
      }
      level = next;
    }
  }

  private linksOf(key: string): readonly FluxBlockerLink[] {
    const known = this.links.get(key);
    if (known) return known;
    const links = (this.edges.get(key) ?? []).map(edge => {
      const cycle = this.cycleOf(key, edge);
      return {
        ...edge.link,
        ...(cycle && { note: 'cycle' as const, cycle }),
        next: edge.isFirst ? this.linksOf(edge.target) : [],
      };
    });
    this.links.set(key, links);
    return links;
  }

  /** From one of the links of an object to the worst cause of them. */
  private worstOf(key: string): readonly FluxBlockerLink[] {
    const known = this.worst.get(key);
    if (known) return known;
    const links = this.linksOf(key);
    const chains = (this.edges.get(key) ?? []).map((edge, index) =>
      links[index].cycle
        ? [links[index]]
        : [links[index], ...this.worstOf(edge.target)],
    );
    const [worst = []] = chains.sort(
      (left, right) => badness(left) - badness(right),
    );
    this.worst.set(key, worst);
    return worst;
  }

  /** The objects of which an edge closes the circle, if it does. */
  private cycleOf(
    key: string,
    { target, isFirst }: Edge,
  ): readonly FluxReference[] | undefined {
    const path = isFirst ? undefined : this.pathBetween(target, key);
    if (!path) return undefined;
    const at = Math.max(path.indexOf(this.start), 0);
    return [...path.slice(at), ...path.slice(0, at)].flatMap(
      each => this.references.get(each) ?? [],
    );
  }

  /** A shortest path along the edges. */
  private pathBetween(from: string, to: string): readonly string[] | undefined {
    const pathTo = new Map([[from, [from]]]);
    for (const [key, path] of pathTo) {
      if (key === to) return path;
      for (const { target } of this.edges.get(key) ?? []) {
        if (!pathTo.has(target)) pathTo.set(target, [...path, target]);
      }
    }
    return undefined;
  }
}

/**
 * What blocks an object, followed to its causes through all that is not ready.
 * Each object is followed once. `lookup` returns objects that were read; call
 * this again after reading `toRead`.
 */
export function blockedBy(
  resource: FluxResource,
  lookup: FluxLookup,
): FluxBlockedBy {
  const self = referenceOf(resource);
  if (!self) return { links: [], chain: [], toRead: [] };
  const search = new BlockerSearch(resource.cluster, lookup);
  return search.from(self, resource.object);
}

/** The cause that is reported first: the end of the worst chain. */
export function rootOf(blocked: FluxBlockedBy): FluxBlockerLink | undefined {
  return blocked.chain[blocked.chain.length - 1];
}

/** What an object waits for, if it waits for others. */
function awaitedBy(
  object: FluxObject,
): 'dependencies' | 'sources' | 'any' | undefined {
  const { state } = statusOf(object);
  if (!['Waiting', 'Failed', 'Stalled', 'Unknown'].includes(state)) {
    return undefined;
  }
  switch (conditionOf(object, 'Ready')?.reason) {
    case 'DependencyNotReady':
      return 'dependencies';
    case 'SourceNotReady':
    case 'ArtifactFailed':
    case 'NoSourceArtifact':
    case 'SourceUnavailable':
      return 'sources';
    default:
      // A source or image is blocked only by its own sources.
      return state === 'Waiting' ||
        state === 'Unknown' ||
        ['source', 'image'].includes(kindOf(object)?.category ?? '')
        ? 'any'
        : undefined;
  }
}

/**
 * Whether what depends on an object may go on. A suspended one that was ready
 * for its present spec does not block.
 */
function isReadyEnough(object: FluxObject, status: FluxStatus): boolean {
  if (status.state !== 'Suspended') return status.state === 'Ready';
  const generation = numberAt(object, 'metadata', 'generation');
  const observed = numberAt(object, 'status', 'observedGeneration');
  const isBehind =
    generation !== undefined && observed !== undefined && observed < generation;
  return status.underlying === 'Ready' && !isBehind;
}

/** Whether an object's readiness does not follow from Flux's conditions. */
function isForeign(object: FluxObject): boolean {
  return (
    kindOf(object) === undefined && conditionOf(object, 'Ready') === undefined
  );
}

function isSameRevision(one: string, other: string | undefined): boolean {
  if (one === other) return true;
  const [left, right] = [parseRevision(one), parseRevision(other)];
  // Revisions had another form before Flux 0.41.
  return (
    left?.hash !== undefined &&
    left.hash === right?.hash &&
    left.pointer === right.pointer
  );
}

function isToldToBeAtOther(
  object: FluxObject,
  { namespace, name }: FluxReference,
): boolean {
  const message = conditionOf(object, 'Ready')?.message ?? '';
  return message
    .slice(0, 2000)
    .includes(`'${namespace}/${name}' revision is not up to date`);
}

/** Causes, the worst first: what never ends by itself, and then failures. */
const BADNESS: readonly string[] = [
  'cycle',
  'missing',
  'Failed',
  'Stalled',
  'Suspended',
  'Terminating',
  'Unknown',
  'Waiting',
  'Reconciling',
  'notAtMyRevision',
  'unknown',
];

function badness(chain: readonly FluxBlockerLink[]): number {
  const { note = 'unknown', status } = chain[chain.length - 1];
  const isNotReady = status && status.state !== 'Ready';
  const word = note === 'unknown' && isNotReady ? status.state : note;
  // The nearest of equal ones.
  return BADNESS.indexOf(word) * LONGEST_CHAIN * 2 + chain.length;
}
