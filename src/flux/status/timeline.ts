import { kindOf } from '../kinds/kinds';
import { nameOf, namespaceOf, uidOf } from '../objects/identity';
import { textAt, valueAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import type { FluxObject } from '../objects/types';
import type { FluxEvent } from './events';
import { factsOf } from './facts';
import {
  attemptsOf,
  earliestOf,
  helmReleasesOf,
  isDeployed,
  isSuccess,
  latestOf,
  type FluxAttempt,
  type FluxHelmRelease,
  type FluxHelmTest,
} from './history';

/** What Flux did for an object, and how it went. */
export interface FluxTimelineEntry {
  /** Unique in a timeline. */
  readonly key: string;
  /**
   * As sent: the reason of Ready afterwards, or Helm's status of the release.
   */
  readonly result?: string;
  /** `other` of what is neither: in progress, cancelled, uninstalled. */
  readonly outcome: 'succeeded' | 'failed' | 'other';
  /** Of a HelmRelease: `install`, `upgrade`, `rollback`, … (Flux 2.8). */
  readonly action?: string;
  /** Of a HelmRelease: Helm's number of the release. */
  readonly number?: number;
  /** Of a HelmRelease the version of the chart. */
  readonly revision?: string;
  /** The commit that the OCI artifact `revision` was made from. */
  readonly originRevision?: string;
  readonly chartName?: string;
  /** The version of the app that is in the chart. */
  readonly appVersion?: string;
  /** `<algorithm>:<hex>` of the manifests, or of a chart's OCI artifact. */
  readonly digest?: string;
  /** RFC 3339, as sent: when it was done for the first time. */
  readonly first?: string;
  /** RFC 3339, as sent: when it was done for the last time. */
  readonly last?: string;
  /** How long it took the last time. */
  readonly durationMs?: number;
  /** How often it was done with this result. */
  readonly count?: number;
  /** Only of a HelmRelease. */
  readonly tests: readonly FluxHelmTest[];
  /**
   * Set on the first of the failures that have lasted until now, if what was
   * before them is known to have succeeded.
   */
  readonly startedToFail?: true;
  /** Set on the latest success, if there are only failures since. */
  readonly isLastGood?: true;
}

/** The most entries; Flux keeps five. */
const MOST = 100;

/** Results that are neither a success nor a failure. */
const OTHER = ['Progressing', 'DependencyNotReady', 'HealthCheckCanceled'];

const cachedTimeline = perObject(readTimeline);

/**
 * The entries of `status.history`, the latest first. A Kustomization,
 * FluxInstance or ResourceSet has an entry for each set of manifests and result,
 * so revisions with the same manifests share one; a HelmRelease has an entry for
 * a few of Helm's releases, and without its history none.
 */
export function timelineOf(object: FluxObject): readonly FluxTimelineEntry[] {
  return cachedTimeline(object);
}

/**
 * The same from events, for objects without a history: those of older Flux
 * releases, and sources. There is one entry for each revision and outcome.
 * Kubernetes forgets events after an hour, and not all are recorded, so it has
 * gaps. `events` are as {@link eventsOf} sorts them; those about other objects
 * are ignored.
 */
export function timelineFromEvents(
  object: FluxObject,
  events: readonly FluxEvent[],
): readonly FluxTimelineEntry[] {
  const entries = new Map<string, FluxTimelineEntry>();
  for (const event of events) {
    const entry = isAbout(event, object) ? entryFromEvent(event) : undefined;
    const known = entry && entries.get(entry.key);
    if (entry) entries.set(entry.key, known ? joined(known, entry) : entry);
  }
  return marked([...entries.values()].slice(0, MOST));
}

function readTimeline(object: FluxObject): readonly FluxTimelineEntry[] {
  const entries =
    kindOf(object)?.kind === 'HelmRelease'
      ? helmReleasesOf(object).slice(0, MOST).map(releaseReader(object))
      : attemptsOf(object).slice(0, MOST).map(entryFromAttempt);
  return marked(withUniqueKeys(entries));
}

/** Keys that stay the same when there is a new entry. */
function withUniqueKeys(
  entries: readonly FluxTimelineEntry[],
): readonly FluxTimelineEntry[] {
  const seen = new Set<string>();
  return entries.map((entry, index) => {
    const key = seen.has(entry.key) ? `${entry.key} ${index}` : entry.key;
    seen.add(key);
    return key === entry.key ? entry : { ...entry, key };
  });
}

function entryFromAttempt(attempt: FluxAttempt): FluxTimelineEntry {
  const { result, digest, revision, originRevision } = attempt;
  return {
    key: JSON.stringify([digest, result, attempt.firstReconciled]),
    result,
    outcome: outcomeOf(isSuccess(attempt), result),
    revision: revision ?? attempt.fluxVersion,
    originRevision,
    digest,
    first: attempt.firstReconciled,
    last: attempt.lastReconciled,
    durationMs: attempt.duration,
    count: attempt.count,
    tests: [],
  };
}

function releaseReader(object: FluxObject) {
  const testsCount = valueAt(object, 'spec', 'test', 'ignoreFailures') !== true;
  const { lastAction } = factsOf(object);
  return (release: FluxHelmRelease, index: number): FluxTimelineEntry => {
    const { status: result = 'deployed', lastDeployed } = release;
    const isLast = index === 0 && lastDeployed !== undefined;
    return {
      key: JSON.stringify([release.number, lastDeployed]),
      result,
      outcome: releaseOutcomeOf(release, testsCount),
      action: release.action,
      number: release.number || undefined,
      revision: release.chartVersion,
      chartName: release.chartName,
      appVersion: release.appVersion,
      digest: release.digest,
      // `firstDeployed` is when the first of all its releases was made (Helm:
      // pkg/action/upgrade.go prepareUpgrade).
      first: lastDeployed,
      last: latestOf([lastDeployed, release.deleted]),
      durationMs:
        isLast && lastAction?.at === lastDeployed
          ? lastAction?.duration
          : undefined,
      tests: release.tests,
    };
  };
}

function releaseOutcomeOf(
  release: FluxHelmRelease,
  testsCount: boolean,
): FluxTimelineEntry['outcome'] {
  if (release.status === 'failed') return 'failed';
  if (!isDeployed(release)) return 'other';
  return release.testsFailed && testsCount ? 'failed' : 'succeeded';
}

function outcomeOf(
  succeeded: boolean,
  result: string,
): FluxTimelineEntry['outcome'] {
  if (succeeded) return 'succeeded';
  return OTHER.includes(result) ? 'other' : 'failed';
}

function isAbout({ about }: FluxEvent, object: FluxObject): boolean {
  const uid = uidOf(object);
  return (
    about.kind === textAt(object, 'kind') &&
    about.name === nameOf(object) &&
    about.namespace === namespaceOf(object) &&
    (!uid || !about.uid || about.uid === uid)
  );
}

/**
 * An entry for an event that reports a result. Others only report progress or
 * drift, or tests that succeeded after another action.
 */
function entryFromEvent(event: FluxEvent): FluxTimelineEntry | undefined {
  const { reason = '', revision } = event;
  const succeeded = /^NewArtifact$|Succeeded$/.test(reason);
  if (!revision || (!succeeded && event.type !== 'Warning')) return undefined;
  if (/^(?:Drift|TestSucceeded$)/.test(reason)) return undefined;
  // What these two remedied has failed.
  const isRemedy = /^(?:Rollback|Uninstall)Succeeded$/.test(reason);
  const outcome = isRemedy ? 'other' : outcomeOf(succeeded, reason);
  const [, action] =
    /^(Install|Upgrade|Rollback|Uninstall|Test)(?:Succeeded|Failed)$/.exec(
      reason,
    ) ?? [];
  return {
    key: JSON.stringify([revision, outcome]),
    result: event.reason,
    outcome,
    action: action?.toLowerCase(),
    revision,
    originRevision: event.originRevision,
    appVersion: event.appVersion,
    digest: event.digest,
    first: event.first,
    last: event.last,
    count: event.count,
    tests: [],
  };
}

/** Two entries of one revision and outcome, with the result of the later. */
function joined(
  later: FluxTimelineEntry,
  earlier: FluxTimelineEntry,
): FluxTimelineEntry {
  return {
    ...later,
    first: earliestOf([later.first, earlier.first]),
    last: latestOf([later.last, earlier.last]),
    count: (later.count ?? 1) + (earlier.count ?? 1),
  };
}

function marked(
  entries: readonly FluxTimelineEntry[],
): readonly FluxTimelineEntry[] {
  const good = entries.findIndex(({ outcome }) => outcome === 'succeeded');
  const since = entries.slice(0, Math.max(good, 0));
  const begin = since.map(({ outcome }) => outcome).lastIndexOf('failed');
  if (begin < 0) return entries;
  return entries.map((entry, index) => {
    if (index === begin) return { ...entry, startedToFail: true };
    return index === good ? { ...entry, isLastGood: true } : entry;
  });
}
