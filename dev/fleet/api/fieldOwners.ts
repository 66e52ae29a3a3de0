import { isObject, JsonObject, KubernetesObject } from '../types';
import { sameJson } from './mergePatch';

/**
 * A set of fields in the format of managedFields: `{ 'f:spec': { 'f:suspend':
 * {} } }`.
 */
type Fields = JsonObject;

/**
 * `metadata.managedFields` after an update. The manager of an update becomes
 * the only owner of the fields that it changes. The time of an entry is that of
 * the last update that changed anything, in seconds. Kubernetes: apimachinery
 * pkg/util/managedfields, structured-merge-diff merge/update.go.
 */
export function ownersAfterUpdate(options: {
  before: KubernetesObject;
  after: KubernetesObject;
  manager: string;
  now: string;
}): JsonObject[] {
  const { before, after, manager, now } = options;
  const changed = changedFields(ownable(before), ownable(after));
  const removed = changedFields(ownable(after), ownable(before), true);
  const entries = before.metadata.managedFields;
  const kept = (Array.isArray(entries) ? entries : [])
    .filter(isObject)
    .map(entry => ({
      ...entry,
      fieldsV1: without(
        without(fieldsOf(entry), isOf(entry, manager) ? {} : changed),
        removed,
      ),
    }))
    .filter(({ fieldsV1 }) => Object.keys(fieldsV1).length > 0);
  if (Object.keys(changed).length === 0) return kept;
  const own = kept.find(entry => isOf(entry, manager));
  return [
    ...kept.filter(entry => entry !== own),
    {
      manager,
      operation: 'Update',
      apiVersion: after.apiVersion,
      time: now.replace(/\.\d+/, ''),
      fieldsType: 'FieldsV1',
      fieldsV1: withAll(own ? fieldsOf(own) : {}, changed),
    },
  ];
}

function isOf(entry: JsonObject, manager: string): boolean {
  return entry.manager === manager && entry.operation === 'Update';
}

function fieldsOf(entry: JsonObject): Fields {
  return isObject(entry.fieldsV1) ? entry.fieldsV1 : {};
}

/** The fields that a manager can own, without the status. */
function ownable(object: KubernetesObject): JsonObject {
  const { labels, annotations } = object.metadata;
  return { metadata: { labels, annotations }, spec: object.spec };
}

/**
 * The fields of `after` that differ in `before`; with `isWhole` only those that
 * are missing in `before`.
 */
function changedFields(
  before: JsonObject,
  after: JsonObject,
  isWhole = false,
): Fields {
  const fields: Fields = {};
  for (const [name, value] of Object.entries(after)) {
    const other = before[name];
    if (isObject(value) && (isObject(other) || other === undefined)) {
      const inside = changedFields(other ?? {}, value, isWhole);
      if (Object.keys(inside).length > 0) fields[`f:${name}`] = inside;
    } else if (
      value !== undefined &&
      (isWhole ? other === undefined : !sameJson(other, value))
    ) {
      fields[`f:${name}`] = {};
    }
  }
  return fields;
}

function without(fields: Fields, others: Fields): Fields {
  return Object.fromEntries(
    Object.entries(fields).flatMap(([name, inside]): [string, unknown][] => {
      const other = others[name];
      if (!isObject(other) || !isObject(inside)) return [[name, inside]];
      const rest = without(inside, other);
      return Object.keys(rest).length > 0 ? [[name, rest]] : [];
    }),
  );
}

function withAll(fields: Fields, others: Fields): Fields {
  const all = { ...fields };
  for (const [name, inside] of Object.entries(others)) {
    const own = all[name];
    all[name] =
      isObject(own) && isObject(inside) ? withAll(own, inside) : inside;
  }
  return all;
}
