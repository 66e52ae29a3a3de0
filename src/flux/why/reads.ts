import { healthOf, healthSeverity, isUnhealthy } from '../inventory/health';
import {
  inventoryKindsOf,
  inventoryOf,
  type FluxInventoryEntry,
  type FluxInventoryKind,
} from '../inventory/inventory';
import { nodesIn, type FluxResourceTree } from '../inventory/tree';
import { kindOf } from '../kinds/kinds';
import { namespaceOf } from '../objects/identity';
import { referenceOf } from '../objects/references';
import { targetOf } from '../objects/target';
import type { FluxObject, FluxResource } from '../objects/types';
import { statusOf, type FluxStatus } from '../status/status';
import { timelineOf } from '../status/timeline';
import { refusalIn } from './advice';
import { isNamed, objectsNamedIn } from './named';

/** Kinds that explain a failure, those that do so most often first. */
const EXPLAINING = [
  'HelmRelease',
  'Kustomization',
  'Deployment',
  'StatefulSet',
  'Job',
  'DaemonSet',
  'Pod',
  'PersistentVolumeClaim',
  'Service',
];

const HOOKS = ['Job', 'Pod'];
const MOST_HOOKS = 2;

/** The most kinds that are read to explain a failure. */
const MOST_KINDS = 4;
/** The most workloads whose pods are read to explain a failure. */
const MOST_WORKLOADS = 2;
/** The most namespaces whose warnings are read to explain a failure. */
const MOST_NAMESPACES = 2;

/**
 * Whether an object waits, or waited in vain, for applied objects to become
 * healthy. A failure before it applied anything has another cause.
 */
export function waitsForHealth(status: FluxStatus): boolean {
  const { state, reason = '', message = '' } = status;
  return (
    state === 'Reconciling' ||
    reason === 'HealthCheckFailed' ||
    /timed out waiting|timeout waiting|deadline exceeded|exceed context deadline|not ready\b|stalled resources|hooks? failed|(?:job|pod) \S+ failed/.test(
      message.slice(0, 10_000),
    )
  );
}

/**
 * The kinds to read to explain why an object is not well, with only those of
 * their entries that its message names, if it names any. None if what it applied
 * is not to blame.
 */
export function kindsToExplain(
  object: FluxObject,
): readonly FluxInventoryKind[] {
  if (!isAppliedToBlame(object)) return [];
  const inventory = inventoryOf(object);
  const kinds = inventoryKindsOf(inventory).filter(
    ({ check }) => check === 'health',
  );
  const named = objectsNamedIn(statusOf(object).message, inventory.entries);
  const withNames = kinds
    .map(kind => ({
      ...kind,
      entries: kind.entries.filter(entry =>
        named.some(each => isNamed(each, entry)),
      ),
    }))
    .filter(({ entries }) => entries.length > 0);
  return withNames.length > 0
    ? withNames.slice(0, MOST_KINDS)
    : kinds
        .filter(({ kind }) => EXPLAINING.includes(kind))
        .sort((left, right) => rankOf(left) - rankOf(right))
        .slice(0, MOST_KINDS);
}

/**
 * The Jobs and Pods of hooks and tests that a release's message names. They are
 * in no inventory (Flux: helm-controller docs, Inventory).
 */
export function hooksToExplain(
  object: FluxObject,
): readonly FluxInventoryEntry[] {
  const isRelease = kindOf(object)?.kind === 'HelmRelease';
  if (!isRelease || !isAppliedToBlame(object)) return [];
  const { entries } = inventoryOf(object);
  const target = targetOf(object)?.namespace ?? namespaceOf(object);
  return objectsNamedIn(statusOf(object).message, entries)
    .filter(named => !entries.some(entry => isNamed(named, entry)))
    .flatMap(({ group, kind, name, namespace = target }) =>
      group !== undefined && HOOKS.includes(kind)
        ? [{ group, kind, name, namespace, version: 'v1' }]
        : [],
    )
    .slice(0, MOST_HOOKS);
}

/** Whether the health of what an object applied may be why it is not well. */
function isAppliedToBlame(object: FluxObject): boolean {
  const status = statusOf(object);
  const { state, message } = status;
  return (
    ['Failed', 'Stalled', 'Reconciling'].includes(state) &&
    waitsForHealth(status) &&
    (message === undefined || refusalIn(message) === undefined)
  );
}

/**
 * The workloads, among some, whose pods explain why the object that applied
 * them is not well: those that its message names, or else the most urgent ones.
 */
export function workloadsToExplain(
  object: FluxObject,
  workloads: readonly FluxResource[],
): readonly FluxResource[] {
  const unhealthy = workloads.flatMap(resource => {
    const reference = referenceOf(resource);
    const { state } = healthOf(resource.object);
    return reference && isUnhealthy(state)
      ? [{ resource, reference, severity: healthSeverity(state) }]
      : [];
  });
  const named = objectsNamedIn(
    statusOf(object).message,
    unhealthy.map(({ reference }) => reference),
  );
  const first = unhealthy.filter(({ reference }) =>
    named.some(each => isNamed(each, reference)),
  );
  return (first.length > 0 ? first : unhealthy)
    .sort((left, right) => left.severity - right.severity)
    .slice(0, MOST_WORKLOADS)
    .map(({ resource }) => resource);
}

/**
 * The namespaces whose warnings may explain why applied objects are not healthy,
 * first those of the objects in its message.
 */
export function namespacesToExplain(
  object: FluxObject,
  tree: FluxResourceTree,
): readonly string[] {
  const named = objectsNamedIn(statusOf(object).message);
  const unhealthy = [...nodesIn(tree)].filter(({ health }) =>
    isUnhealthy(health.state),
  );
  const first = unhealthy.filter(({ reference }) =>
    named.some(
      ({ kind, name }) => kind === reference.kind && name === reference.name,
    ),
  );
  const namespaces = [...first, ...unhealthy].flatMap(
    ({ reference }) => reference.namespace ?? [],
  );
  return [...new Set(namespaces)].slice(0, MOST_NAMESPACES);
}

/**
 * Whether events about an object may have more than its status: for a release
 * Helm's last log lines, and without a history the time of the first failure.
 */
export function needsOwnEvents(object: FluxObject): boolean {
  const { state } = statusOf(object);
  const isAtFault = state === 'Failed' || state === 'Stalled';
  const isRelease = kindOf(object)?.kind === 'HelmRelease';
  return isAtFault && (isRelease || timelineOf(object).length === 0);
}

function rankOf({ kind }: FluxInventoryKind): number {
  return EXPLAINING.indexOf(kind);
}
