import { artifactOf } from '../sources/artifact';
import { kindOf } from '../kinds/kinds';
import { timeAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import { FluxObject } from '../objects/types';
import { conditionOf } from './conditions';
import {
  attemptsOf,
  deployedReleaseOf,
  earliestOf,
  helmReleasesOf,
  isApplied,
  latestOf,
} from './history';

/** The last time an object tells of that is worth a column. */
export interface FluxUpdate {
  /**
   * A `change` is when what it holds or deploys last changed. A
   * `reconciliation` is when Flux last went through with it, changed or not:
   * all that Kustomizations tell before Flux 2.7.
   */
  readonly kind: 'change' | 'reconciliation';
  /** RFC 3339, as sent. */
  readonly time: string;
}

const cachedUpdate = perObject(readUpdate);

/**
 * When what an object holds or deploys last changed, or else when it was last
 * reconciled. Undefined where neither is known: nothing was fetched or deployed
 * yet, or nothing tells when.
 */
export function updateOf(object: FluxObject): FluxUpdate | undefined {
  return cachedUpdate(object);
}

/** The time of {@link updateOf}. */
export function lastUpdatedOf(object: FluxObject): string | undefined {
  return updateOf(object)?.time;
}

function readUpdate(object: FluxObject): FluxUpdate | undefined {
  const change = changeOf(object);
  if (change) return { kind: 'change', time: change };
  const time = reconciliationTimeOf(object);
  return time ? { kind: 'reconciliation', time } : undefined;
}

function changeOf(object: FluxObject): string | undefined {
  return (
    artifactOf(object)?.lastUpdateTime ??
    appliedSince(object) ??
    releasedAt(object) ??
    timeAt(object, 'status', 'lastPushTime') ??
    chosenSince(object)
  );
}

/**
 * Since when the manifests that were applied last are there. The entry of
 * manifests that come back after others keeps the time of their first time
 * (Flux: pkg apis/meta/history.go Upsert): they cannot be there for longer than
 * the others are gone.
 */
function appliedSince(object: FluxObject): string | undefined {
  const applied = attemptsOf(object).filter(isApplied);
  const isSame = ({ digest }: (typeof applied)[number]) =>
    digest === applied[0].digest;
  return latestOf([
    earliestOf(
      applied.filter(isSame).map(({ firstReconciled }) => firstReconciled),
    ),
    ...applied
      .filter(attempt => !isSame(attempt))
      .map(({ lastReconciled }) => lastReconciled),
  ]);
}

function releasedAt(object: FluxObject): string | undefined {
  const [latest] = helmReleasesOf(object);
  if (latest) {
    return deployedReleaseOf(object)?.lastDeployed ?? latest.deleted;
  }
  // Flux 2.1 and older set it anew with each release they make.
  const released = conditionOf(object, 'Released');
  return released?.status === 'True' ? released.lastTransitionTime : undefined;
}

/** The message of a policy that is Ready changes only with what it chose. */
function chosenSince(object: FluxObject): string | undefined {
  const ready = conditionOf(object, 'Ready');
  return kindOf(object)?.kind === 'ImagePolicy' && ready?.status === 'True'
    ? ready.lastTransitionTime
    : undefined;
}

/**
 * Only kustomize-controller says Unknown before each reconciliation, so that
 * the time of Ready is that of the last one. A Kustomization that waits for a
 * dependency or its source is not reconciled, and Ready keeps its time (Flux:
 * kustomize-controller internal/controller/kustomization_controller.go).
 */
function reconciliationTimeOf(object: FluxObject): string | undefined {
  const ready = conditionOf(object, 'Ready');
  return kindOf(object)?.kind === 'Kustomization' && ready?.status !== 'False'
    ? ready?.lastTransitionTime
    : undefined;
}
