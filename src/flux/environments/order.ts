import { kindOf } from '../kinds/kinds';
import type { FluxObject } from '../objects/types';
import { compareVersions } from '../runtime/fluxVersion';
import { artifactOf } from '../sources/artifact';
import {
  isSameArtifact,
  type FluxDeployed,
  type FluxDeployedRevision,
} from '../sources/deployed';
import { parseRevision } from '../sources/revision';
import { attemptsOf, momentOf } from '../status/history';
import { contentOf } from './content';

/** What is compared. */
export interface Comparable {
  readonly object: FluxObject;
  readonly source?: FluxObject;
  readonly deployed: FluxDeployed;
}

/** A revision of something, which several may have. */
export interface Known {
  readonly content: string | undefined;
  readonly revision: FluxDeployedRevision;
}

/** All known revisions, each once. */
export class Revisions {
  private readonly byHash = new Map<string, Known>();
  private readonly all: Known[] = [];

  appliedBy({ object, source, deployed }: Comparable): Known | undefined {
    const { applied } = deployed;
    return applied && this.add(applied, contentIn(object, source));
  }

  /** The same one for the same artifact, and for the same commit. */
  add(revision: FluxDeployedRevision, content: string | undefined): Known {
    const { commit } = revision;
    const hash = parseRevision(revision.text)?.hash;
    const known =
      this.find(commit) ??
      this.find(hash) ??
      this.all.find(
        other =>
          other.content === content && isSameRevision(other.revision, revision),
      );
    const found = known ?? { content, revision };
    if (!known) this.all.push(found);
    for (const each of [commit, hash]) {
      if (each) this.byHash.set(each.toLowerCase(), found);
    }
    return found;
  }

  /** What has a commit or digest. */
  find(hash: string | undefined): Known | undefined {
    return hash ? this.byHash.get(hash.toLowerCase()) : undefined;
  }
}

/** Which revisions are older than which, each with those that are newer. */
export class Order {
  private readonly newer = new Map<Known, Set<Known>>();
  private readonly reached = new Map<Known, ReadonlySet<Known>>();

  add(older: Known | undefined, newer: Known | undefined): void {
    if (!older || !newer || older === newer) return;
    this.reached.clear();
    const known = this.newer.get(older);
    if (known) known.add(newer);
    else this.newer.set(older, new Set([newer]));
  }

  /** Undefined if the order is unknown or contradictory. */
  isOlder(one: Known, other: Known): boolean | undefined {
    const version = versionOrder(one.revision, other.revision);
    if (version !== 0) return version < 0;
    const isOlder = this.reaches(one, other);
    return isOlder === this.reaches(other, one) ? undefined : isOlder;
  }

  private reaches(from: Known, to: Known): boolean {
    const known = this.reached.get(from);
    if (known) return known.has(to);
    const seen = new Set([from]);
    for (const each of seen) {
      for (const next of this.newer.get(each) ?? []) seen.add(next);
    }
    this.reached.set(from, seen);
    return seen.has(to);
  }
}

/**
 * What is known about the order of revisions: from the history that one of
 * the deployments remembers, from what each is behind or trying, and from when
 * the artifacts of one branch were stored.
 */
export function orderOf(
  items: readonly Comparable[],
  revisions: Revisions,
): Order {
  const order = new Order();
  for (const { object, source, deployed } of items) {
    const content = contentIn(object, source);
    const { applied, attempted, behind } = deployed;
    if (applied) {
      const own = revisions.add(applied, content);
      if (attempted) order.add(own, revisions.add(attempted, content));
      if (behind) order.add(own, revisions.add(behind.newest, content));
    }
    addHistory(object, revisions, order);
  }
  addArtifacts(items, revisions, order);
  return order;
}

/** Longer than any history that Flux keeps; more entries are ignored. */
const LONGEST_HISTORY = 10;

/**
 * Adds the order of revisions in a history. An entry is of one set of manifests
 * and stays when these come back, so entries with overlapping times have no
 * order (Flux: pkg apis/meta/history.go Upsert).
 */
function addHistory(object: FluxObject, revisions: Revisions, order: Order) {
  const entries = attemptsOf(object).slice(0, LONGEST_HISTORY);
  for (const one of entries) {
    for (const other of entries) {
      const isBefore =
        one.lastReconciled !== undefined &&
        other.firstReconciled !== undefined &&
        momentOf(one.lastReconciled) <= momentOf(other.firstReconciled);
      if (one !== other && isBefore) {
        order.add(
          revisions.find(parseRevision(one.revision)?.hash),
          revisions.find(parseRevision(other.revision)?.hash),
        );
      }
    }
  }
}

/**
 * What a branch pointed to when. A source stores what it finds, so of two
 * artifacts of one branch the one that was stored later is newer, unless both
 * were found in turn.
 */
function addArtifacts(
  items: readonly Comparable[],
  revisions: Revisions,
  order: Order,
) {
  const branches = new Map<string, Map<Known, number[]>>();
  for (const { object, source } of items) {
    const artifact = source && artifactOf(source);
    const { hash, pointer } = parseRevision(artifact?.revision) ?? {};
    const found = revisions.find(hash);
    const content = contentOf(object, source);
    if (found && content && pointer && artifact?.lastUpdateTime) {
      const key = JSON.stringify([content, pointer]);
      const times = branches.get(key) ?? new Map<Known, number[]>();
      const moments = times.get(found) ?? [];
      moments.push(momentOf(artifact.lastUpdateTime));
      branches.set(key, times.set(found, moments));
    }
  }
  for (const times of branches.values()) {
    for (const [one, moments] of times) {
      for (const [other, others] of times) {
        if (Math.max(...moments) < Math.min(...others)) order.add(one, other);
      }
    }
  }
}

/**
 * {@link contentOf}, and something that nothing else has for objects whose
 * revision is made from what they render, which is of one environment alone.
 */
function contentIn(
  object: FluxObject,
  source: FluxObject | undefined,
): string | undefined {
  const info = kindOf(object);
  return info?.category === 'operator'
    ? JSON.stringify(object.metadata ?? '')
    : contentOf(object, source);
}

/** Compares only the versions if just one of two has a digest. */
function isSameRevision(
  one: FluxDeployedRevision,
  other: FluxDeployedRevision,
): boolean {
  return (
    isSameArtifact(one, other) ??
    (one.version !== undefined &&
      other.version !== undefined &&
      versionOrder(one, other) === 0)
  );
}

function versionOrder(
  one: FluxDeployedRevision,
  other: FluxDeployedRevision,
): number {
  return one.version && other.version
    ? compareVersions(one.version, other.version)
    : 0;
}
