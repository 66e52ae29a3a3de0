import { inventoryIdOf } from '../inventory/inventoryId';
import { isRecord, listAt, textAt, valueAt } from '../objects/json';
import type { FluxObject, FluxResource } from '../objects/types';

/**
 * A resource without what tables do not show, so that the objects of a whole
 * fleet fit in memory. The remaining fields are as the API server sent them. It
 * has no whole inventory, no values and so on: to show these, the object is
 * read.
 */
export interface FluxOutline extends FluxResource {
  readonly isOutline: true;
}

type Path = readonly [string, ...string[]];

/** What may be large and is not shown in a row. */
const LEFT_OUT: readonly Path[] = [
  [
    'metadata',
    'annotations',
    'kubectl.kubernetes.io/last-applied-configuration',
  ],
  ['spec', 'values'],
  ['spec', 'valuesFrom'],
  ['spec', 'patches'],
  ['spec', 'patchesStrategicMerge'],
  ['spec', 'patchesJson6902'],
  ['spec', 'images'],
  ['spec', 'components'],
  ['spec', 'postBuild'],
  ['spec', 'postRenderers'],
  ['spec', 'healthChecks'],
  ['spec', 'healthCheckExprs'],
  ['spec', 'ignore'],
  ['spec', 'kustomize'],
  ['spec', 'inputs'],
  ['spec', 'resources'],
  ['spec', 'resourcesTemplate'],
  ['spec', 'defaultValues'],
  ['spec', 'template'],
  ['status', 'components'],
  ['status', 'exportedInputs'],
  ['status', 'observedPolicies'],
];

/** Entries of a history with the deployed and the previous revision. */
const HISTORY = 5;

/** The outline of a resource. */
export function outlineOf(resource: FluxResource): FluxOutline {
  const lighter = LEFT_OUT.reduce(without, resource.object);
  const object = withShortInventory(withShortHistory(lighter));
  return { ...resource, object, isOutline: true };
}

function without(object: FluxObject, path: Path): FluxObject {
  const [first, ...rest] = path;
  if (valueAt(object, ...path) === undefined) return object;
  const { [first]: value, ...others } = object;
  const [next, ...more] = rest;
  return next === undefined || !isRecord(value)
    ? others
    : { ...object, [first]: without(value, [next, ...more]) };
}

function withShortHistory(object: FluxObject): FluxObject {
  const history = listAt(object, 'status', 'history');
  const { status } = object;
  if (history.length <= HISTORY || !isRecord(status)) return object;
  return {
    ...object,
    status: { ...status, history: history.slice(0, HISTORY) },
  };
}

/**
 * Actions depend on whether anything was applied, and on whether the object
 * applies itself: the first entry and its own entry are sufficient for that.
 */
function withShortInventory(object: FluxObject): FluxObject {
  const { status } = object;
  if (!isRecord(status) || !('inventory' in status)) return object;
  const { inventory, ...others } = status;
  const entries = valueAt(inventory, 'entries');
  if (!Array.isArray(entries)) return { ...object, status: others };
  const own = inventoryIdOf(object);
  const kept = entries.filter(
    (entry, index) => index === 0 || textAt(entry, 'id') === own,
  );
  return { ...object, status: { ...others, inventory: { entries: kept } } };
}
