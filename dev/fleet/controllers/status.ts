import { conditionsFrom, Verdict } from '../objects/verdict';
import { conditionsOf, JsonObject, KubernetesObject } from '../types';
import { hasObservedGeneration, suspendedStatus } from './kinds';
import { Outcome, ReconcileContext } from './reconciler';

/** The object with the conditions of a verdict. */
export function withVerdict(
  context: ReconcileContext,
  current: KubernetesObject,
  verdict: Verdict,
): KubernetesObject {
  const { object, on } = context;
  const isOld =
    object.kind === 'HelmRelease' && !hasConditionGeneration(object);
  return {
    ...current,
    status: {
      ...current.status,
      conditions: conditionsFrom({
        verdict,
        at: on.now,
        generation: isOld ? undefined : object.metadata.generation,
        before: conditionsOf(current),
      }),
    },
  };
}

// helm-controller before Flux 2.2 writes none: its storage version is v2beta1.
function hasConditionGeneration(object: KubernetesObject): boolean {
  return !object.apiVersion.endsWith('v2beta1');
}

/** The object with further fields of its status. */
export function withStatus(
  current: KubernetesObject,
  status: JsonObject,
): KubernetesObject {
  return { ...current, status: definedOnly({ ...current.status, ...status }) };
}

/**
 * The object after a reconcile: with its result, and the handled request. Its
 * conditions have been written before. Flux: pkg/runtime/patch.
 */
export function withOutcome(
  context: ReconcileContext,
  current: KubernetesObject,
  outcome: Outcome,
): KubernetesObject {
  const { token, object } = context;
  return withStatus(current, {
    ...outcome.status,
    ...(token && { lastHandledReconcileAt: token }),
    ...(outcome.observes &&
      hasObservedGeneration(object.kind) && {
        observedGeneration: object.metadata.generation,
      }),
  });
}

/** The object after a request during its suspension. */
export function afterSuspended(
  current: KubernetesObject,
  token?: string,
): KubernetesObject {
  const { handles, observes } = suspendedStatus(current);
  const { generation } = current.metadata;
  return {
    ...current,
    status: {
      ...current.status,
      ...(handles && token && { lastHandledReconcileAt: token }),
      ...(observes &&
        hasObservedGeneration(current.kind) && {
          observedGeneration: generation,
        }),
    },
  };
}

function definedOnly(status: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(status).filter(([, value]) => value !== undefined),
  );
}
