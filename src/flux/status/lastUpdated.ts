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

/** The time in the column Updated. */
export interface FluxUpdate {
  /**
   * `change`: when the content that it holds or deploys last changed.
   * `reconciliation`: when Flux last reconciled it, with or without a change.
   * Before Flux 2.7 only this is known of Kustomizations.
   */
  readonly kind: 'change' | 'reconciliation';
  /** RFC 3339, as sent. */
  readonly time: string;
}

const cachedUpdate = perObject(readUpdate);

/**
 * When the content that an object holds or deploys last changed, or else when
 * it was last reconciled. Undefined if neither is known, for example before the
 * first fetch or deployment.
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
 * Since when the manifests that were applied last are deployed. If they were
 * applied before, their entry keeps the time of the first time (Flux: pkg
 * apis/meta/history.go Upsert), so the last time that other manifests were
 * applied is a lower bound.
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
  // Flux 2.1 and older renew this condition with each release.
  const released = conditionOf(object, 'Released');
  return released?.status === 'True' ? released.lastTransitionTime : undefined;
}

/** The message of a Ready ImagePolicy changes only with the selected image. */
function chosenSince(object: FluxObject): string | undefined {
  const ready = conditionOf(object, 'Ready');
  return kindOf(object)?.kind === 'ImagePolicy' && ready?.status === 'True'
    ? ready.lastTransitionTime
    : undefined;
}

/**
 * Only kustomize-controller sets Ready to Unknown before each reconciliation,
 * so Ready has the time of the last one. A Kustomization that waits for a
 * dependency or its source is not reconciled, and Ready keeps its time (Flux:
 * kustomize-controller internal/controller/kustomization_controller.go).
 */
function reconciliationTimeOf(object: FluxObject): string | undefined {
  const ready = conditionOf(object, 'Ready');
  return kindOf(object)?.kind === 'Kustomization' && ready?.status !== 'False'
    ? ready?.lastTransitionTime
    : undefined;
}
