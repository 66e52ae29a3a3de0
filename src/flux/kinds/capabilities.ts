import { recordAt, textAt, valueAt } from '../objects/json';
import { FluxKindInfo, isSince, kindOf, versionOf } from './kinds';
import { FluxObject } from '../objects/types';

/**
 * Whether an object has no status by design: Flux writes none on Alert and
 * Provider since v1beta3 and on HelmRepository of type oci since v1. Older API
 * versions have one, so there an object is static only if its status is empty.
 */
export function isStatic(object: FluxObject): boolean {
  const info = kindOf(object);
  if (!info?.static) return false;
  const { since, specType } = info.static;
  if (specType && textAt(object, 'spec', 'type') !== specType) return false;
  return isSince(info, versionOf(object), since) || !hasStatus(object);
}

/**
 * Whether an object is suspended: `spec.suspend` is true, or the annotation of
 * its kind says so. Kinds that cannot be suspended never are.
 */
export function isSuspended(object: FluxObject): boolean {
  const rule = kindOf(object)?.suspend;
  if (!rule) return false;
  if (rule.by === 'spec') return valueAt(object, 'spec', 'suspend') === true;
  const value = textAt(object, 'metadata', 'annotations', rule.annotation);
  return value?.toLowerCase() === rule.value;
}

/**
 * Whether an object can be suspended and resumed with the API version it was
 * read with.
 */
export function isSuspendable(object: FluxObject): boolean {
  const info = kindOf(object);
  if (!info?.suspend) return false;
  if (info.suspend.by === 'annotation') return true;
  return isWithin(info, versionOf(object), info.suspend.since);
}

/**
 * Whether a controller reconciles an object on request. Suspension is not
 * considered, see {@link isSuspended} (Flux: cmd/flux/reconcile.go).
 */
export function isReconcilable(object: FluxObject): boolean {
  const info = kindOf(object);
  if (!info?.reconcile || isStatic(object)) return false;
  const { since, until } = info.reconcile;
  return isWithin(info, versionOf(object), since, until);
}

/**
 * Whether a requested reconciliation of an object can be a force or a reset: it
 * has to be a HelmRelease of Flux 2.2 or newer (Flux:
 * cmd/flux/reconcile_helmrelease.go).
 */
export function isForcible(object: FluxObject): boolean {
  const info = kindOf(object);
  if (!info?.reconcile?.resetHandled || !isReconcilable(object)) return false;
  return isWithin(info, versionOf(object), info.reconcile.forceSince);
}

function isWithin(
  info: FluxKindInfo,
  version: string | undefined,
  since = info.versions[info.versions.length - 1],
  until?: string,
): boolean {
  if (!isSince(info, version, since)) return false;
  return until === undefined || version === until
    ? true
    : !isSince(info, version, until);
}

function hasStatus(object: FluxObject): boolean {
  const status = recordAt(object, 'status');
  return status !== undefined && Object.keys(status).length > 0;
}
