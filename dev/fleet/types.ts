/** A JSON object with unknown fields. */
export type JsonObject = { [field: string]: unknown };

/** Kubernetes: apimachinery meta/v1 ObjectMeta, the fields the fleet uses. */
export interface ObjectMeta extends JsonObject {
  name: string;
  namespace?: string;
  uid?: string;
  generation?: number;
  resourceVersion?: string;
  creationTimestamp?: string;
  deletionTimestamp?: string;
  labels?: Record<string, string>;
  annotations?: Record<string, string>;
  finalizers?: string[];
}

/** An object as the API server stores it. It is never mutated. */
export interface KubernetesObject extends JsonObject {
  apiVersion: string;
  kind: string;
  metadata: ObjectMeta;
  spec?: JsonObject;
  status?: JsonObject;
}

/** Identifies an object in a cluster; kind names of Flux are unique. */
export interface ObjectRef {
  kind: string;
  namespace?: string;
  name: string;
}

/** Kubernetes: apimachinery meta/v1 Condition. */
export interface Condition extends JsonObject {
  type: string;
  status: 'True' | 'False' | 'Unknown';
  reason: string;
  message: string;
  lastTransitionTime: string;
  observedGeneration?: number;
}

/** Whether `value` is a JSON object: neither null nor an array. */
export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `value` if it is an object, otherwise an empty object. */
export function objectOf(value: unknown): JsonObject {
  return isObject(value) ? value : {};
}

/** The conditions in an object's status. */
export function conditionsOf(object: { status?: JsonObject }): Condition[] {
  const conditions = object.status?.conditions;
  return Array.isArray(conditions) ? (conditions as Condition[]) : [];
}

/** The condition of that type, if the object has one. */
export function conditionOf(
  object: { status?: JsonObject },
  type: string,
): Condition | undefined {
  return conditionsOf(object).find(condition => condition.type === type);
}
