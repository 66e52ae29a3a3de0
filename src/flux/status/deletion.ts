import { isSuspended } from '../kinds/capabilities';
import { kindOf, versionOf, type FluxKind } from '../kinds/kinds';
import { listAt, textAt, timeAt, valueAt } from '../objects/json';
import { FluxObject } from '../objects/types';
import { conditionOf } from './conditions';

/** The deletion of an object, and what delays it. */
export interface FluxDeletion {
  /** RFC 3339, as sent: when its deletion was requested. */
  readonly since?: string;
  /** The remaining finalizers. The object is gone once all are removed. */
  readonly finalizers: readonly string[];
  /** The finalizers that a controller of Flux or the Flux Operator removes. */
  readonly fluxFinalizers: readonly string[];
  /**
   * Whether its controller deletes what it deployed before it removes its
   * finalizer, but skips that while the object is suspended.
   */
  readonly orphansIfSuspended: boolean;
}

/**
 * `finalizers.fluxcd.io`, and names in the domains of Flux and its operator.
 */
const OF_FLUX = /^(?:[a-z\d-]+\.)*fluxcd\.(?:io|controlplane\.io)(?:\/|$)/;

/**
 * Whether deleting an object deletes what it deployed, if it is not suspended.
 *
 * Flux: kustomize-controller finalizerShouldDeleteResources, helm-controller
 * reconcileDelete; Flux Operator: uninstall of FluxInstance and ResourceSet.
 */
const DELETING: Partial<Record<FluxKind, (object: FluxObject) => boolean>> = {
  Kustomization: object => {
    switch (textAt(object, 'spec', 'deletionPolicy') ?? 'MirrorPrune') {
      case 'Orphan':
        return false;
      case 'MirrorPrune':
        return valueAt(object, 'spec', 'prune') === true;
      default:
        return true;
    }
  },
  HelmRelease: () => true,
  FluxInstance: () => true,
  ResourceSet: () => true,
};

/**
 * Whether an object is known to have deployed nothing, so that its controller
 * finds nothing to delete (Flux: kustomize-controller
 * finalizerShouldDeleteResources, helm-controller reconcileReleaseDeletion).
 */
const EMPTY: Partial<Record<FluxKind, (object: FluxObject) => boolean>> = {
  Kustomization: object => {
    const entries = valueAt(object, 'status', 'inventory', 'entries');
    return Array.isArray(entries)
      ? entries.length === 0
      : neverSucceeded(object, 'v1beta1', 'lastAppliedRevision');
  },
  HelmRelease: object =>
    neverSucceeded(object, 'v2beta1', 'storageNamespace', 'history'),
};

/** The deletion of an object; undefined if it is not being deleted. */
export function deletionOf(object: FluxObject): FluxDeletion | undefined {
  if (!textAt(object, 'metadata', 'deletionTimestamp')) return undefined;
  const finalizers = listAt(object, 'metadata', 'finalizers').filter(
    (each): each is string => typeof each === 'string' && each !== '',
  );
  const fluxFinalizers = finalizers.filter(each => OF_FLUX.test(each));
  return {
    since: timeAt(object, 'metadata', 'deletionTimestamp'),
    finalizers,
    fluxFinalizers,
    orphansIfSuspended: fluxFinalizers.length > 0 && deletesDeployed(object),
  };
}

/** Why an action would be useless or harmful. */
export type FluxUnavailable =
  /** It is being deleted: nothing reconciles it any more. */
  | 'terminating'
  /** It is being deleted, and would leave behind what it deployed. */
  | 'terminating-orphans'
  /** It has to be resumed first. */
  | 'suspended';

/**
 * Why an action is not offered for an object in its present state; undefined if
 * it is offered. Whether the kind supports the action is not checked.
 */
export function unavailableBecause(
  object: FluxObject,
  action: 'sync' | 'suspend' | 'resume',
): FluxUnavailable | undefined {
  const deletion = deletionOf(object);
  switch (action) {
    case 'sync':
      if (deletion) return 'terminating';
      return isSuspended(object) ? 'suspended' : undefined;
    case 'suspend':
      if (!deletion) return undefined;
      return deletion.orphansIfSuspended
        ? 'terminating-orphans'
        : 'terminating';
    default:
      // Its controller has let go of it, and has nothing left to delete.
      return deletion &&
        !deletion.fluxFinalizers.length &&
        !deletesDeployed(object)
        ? 'terminating'
        : undefined;
  }
}

/**
 * Whether resuming an object makes Flux delete what it deployed, because it is
 * being deleted. Controllers look for that before they look for their finalizer,
 * so also where only a finalizer of another controller is left (Flux:
 * kustomize-controller Reconcile, helm-controller Reconcile).
 */
export function resumingDeletes(object: FluxObject): boolean {
  return (
    isSuspended(object) &&
    deletionOf(object) !== undefined &&
    deletesDeployed(object)
  );
}

function deletesDeployed(object: FluxObject): boolean {
  const kind = kindOf(object)?.kind;
  return (
    kind !== undefined &&
    DELETING[kind]?.(object) === true &&
    EMPTY[kind]?.(object) !== true
  );
}

/**
 * Whether an object is not Ready and has none of the fields that are set after
 * a success. `old` is an API version without these fields.
 */
function neverSucceeded(
  object: FluxObject,
  old: string,
  ...fields: readonly string[]
): boolean {
  return (
    versionOf(object) !== old &&
    conditionOf(object, 'Ready')?.status === 'False' &&
    fields.every(field => !valueAt(object, 'status', field))
  );
}
