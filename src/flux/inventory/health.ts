import { groupOf, kindOf } from '../kinds/kinds';
import { isRecord, listAt, numberAt, textAt, valueAt } from '../objects/json';
import { perObject } from '../objects/perObject';
import type { FluxObject } from '../objects/types';
import {
  conditionOf,
  conditionsOf,
  type FluxCondition,
} from '../status/conditions';
import { statusOf, type FluxState } from '../status/status';
import { podOf } from './pods';

/** How objects that Flux applied can be, the most urgent first. */
export const FLUX_HEALTH_STATES = [
  'Failed',
  /** It is in the inventory and not on the cluster. */
  'Missing',
  /** The cluster does not serve its kind in the version it was applied with. */
  'NotServed',
  'Terminating',
  'Progressing',
  /** The account that Backstage uses may not read it. */
  'NotPermitted',
  /** It could not be read, or its status shows no state. */
  'Unknown',
  /** It has not been read yet. */
  'Reading',
  'Suspended',
  /** It is on another cluster. */
  'Elsewhere',
  /** It was applied, and is of a kind that is not read. */
  'NotChecked',
  'Healthy',
] as const;

/** One of {@link FLUX_HEALTH_STATES}. */
export type FluxHealthState = (typeof FLUX_HEALTH_STATES)[number];

/** How an object is. */
export interface FluxHealth {
  readonly state: FluxHealthState;
  /** As the cluster calls it: `ProgressDeadlineExceeded`, `CrashLoopBackOff`. */
  readonly reason?: string;
  /** What the cluster says, untouched: may be long and of several lines. */
  readonly message?: string;
  /** What it waits for, if the cluster does not say so. */
  readonly waitsFor?: FluxProgress;
}

/** What a workload or another object waits for. */
export type FluxProgress =
  | {
      /** The count that must reach the target (0 for `removed`). */
      readonly of:
        | 'created'
        | 'updated'
        | 'available'
        | 'ready'
        | 'scheduled'
        | 'removed'
        | 'succeeded';
      readonly have: number;
      readonly want: number;
    }
  | {
      readonly of: /** A controller that takes note of its newest spec. */
      | 'observation'
        /** A rollout that has not ended. */
        | 'rollout'
        /** An address from a load balancer. */
        | 'address'
        /** A volume. */
        | 'volume';
    };

const cachedHealth = perObject(readHealth);

/**
 * The health of an object: as in kstatus, which Flux's health checks use (Flux:
 * cli-utils pkg/kstatus/status; pkg runtime/statusreaders), plus failures that
 * kstatus does not recognise. For unknown kinds it is derived from the
 * conditions, and is healthy without conditions.
 */
export function healthOf(object: FluxObject): FluxHealth {
  return cachedHealth(object);
}

/** Position in {@link FLUX_HEALTH_STATES}, to sort the most urgent first. */
export function healthSeverity(state: FluxHealthState): number {
  return FLUX_HEALTH_STATES.indexOf(state);
}

/** Whether the objects that it owns may explain why an object is not ready. */
export function isUnhealthy(state: FluxHealthState): boolean {
  return ['Failed', 'Terminating', 'Progressing'].includes(state);
}

type Rule = (object: FluxObject) => FluxHealth | undefined;

const HEALTHY: FluxHealth = { state: 'Healthy' };

/** A DaemonSet without an observed generation has no status yet. */
const BEFORE_GENERIC: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  [
    'apps/DaemonSet',
    object =>
      numberAt(object, 'status', 'observedGeneration') === undefined
        ? progressing('observation')
        : undefined,
  ],
]);

const RULES: ReadonlyMap<string, Rule> = new Map<string, Rule>([
  ['/Pod', pod],
  ['/Service', service],
  ['/PersistentVolumeClaim', volumeClaim],
  ['/PersistentVolume', volume],
  ['apps/Deployment', deployment],
  ['apps/StatefulSet', statefulSet],
  ['apps/DaemonSet', daemonSet],
  ['apps/ReplicaSet', replicaSet],
  ['batch/Job', job],
  ['batch/CronJob', cronJob],
  ['autoscaling/HorizontalPodAutoscaler', autoscaler],
  ['networking.k8s.io/Ingress', ingress],
  ['apiextensions.k8s.io/CustomResourceDefinition', definition],
  ['apiregistration.k8s.io/APIService', apiService],
]);

function readHealth(object: FluxObject): FluxHealth {
  if (!isRecord(object)) return { state: 'Unknown' };
  if (kindOf(object)) return healthOfFlux(object);
  const kind = `${groupOf(object) ?? ''}/${textAt(object, 'kind') ?? ''}`;
  return (
    terminating(object) ??
    BEFORE_GENERIC.get(kind)?.(object) ??
    inProgress(object) ??
    RULES.get(kind)?.(object) ??
    healthByConditions(object)
  );
}

const STATES: Readonly<Record<FluxState, FluxHealthState>> = {
  Failed: 'Failed',
  Stalled: 'Failed',
  Waiting: 'Progressing',
  Unknown: 'Progressing',
  Terminating: 'Terminating',
  Reconciling: 'Progressing',
  Suspended: 'Suspended',
  Ready: 'Healthy',
};

function healthOfFlux(object: FluxObject): FluxHealth {
  const { state, reason, message } = statusOf(object);
  return state === 'Ready'
    ? HEALTHY
    : { state: STATES[state], reason, message };
}

function terminating(object: FluxObject): FluxHealth | undefined {
  if (!textAt(object, 'metadata', 'deletionTimestamp')) return undefined;
  // The conditions of a Namespace list what is left in it.
  const obstacle = conditionsOf(object).find(
    ({ type, status }) => /^Namespace/.test(type) && status === 'True',
  );
  return {
    state: 'Terminating',
    reason: obstacle?.reason,
    message: obstacle?.message,
  };
}

/** The rules for objects of all kinds. */
function inProgress(object: FluxObject): FluxHealth | undefined {
  const generation = numberAt(object, 'metadata', 'generation');
  const observed = numberAt(object, 'status', 'observedGeneration');
  if (
    generation !== undefined &&
    observed !== undefined &&
    observed !== generation
  ) {
    return progressing('observation');
  }
  for (const condition of conditionsOf(object)) {
    const { type, status } = condition;
    if (status === 'True' && type === 'Reconciling') {
      return told('Progressing', condition);
    }
    if (status === 'True' && type === 'Stalled') {
      return told('Failed', condition);
    }
  }
  return undefined;
}

/**
 * Reasons of a condition that is not True which report a failure, and not that
 * something takes its time.
 */
const FAILURE =
  /Error|Fail|Invalid|Denied|Forbidden|NotFound|Missing|Degraded|Unhealthy|Unavailable$|Rejected|Timeout|TimedOut|Exceeded|Conflict|Expired|Unauthorized|BackOff/i;

/** Crossplane and some others say so where a person paused an object. */
const PAUSED = /Paused|Suspended/i;

/**
 * By the conditions Ready and Synced of Kubernetes' conventions. kstatus takes
 * every Ready that is not True for progress.
 */
function healthByConditions(object: FluxObject): FluxHealth {
  const ready = conditionOf(object, 'Ready');
  const synced = conditionOf(object, 'Synced');
  for (const condition of [synced, ready]) {
    const { status, reason = '' } = condition ?? {};
    if (condition && status === 'False' && PAUSED.test(reason)) {
      return told('Suspended', condition);
    }
    if (condition && status === 'False' && FAILURE.test(reason)) {
      return told('Failed', condition);
    }
  }
  const open = [ready, synced].find(
    condition => condition && condition.status !== 'True',
  );
  return open ? told('Progressing', open) : HEALTHY;
}

function pod(object: FluxObject): FluxHealth {
  const { state, word, message } = podOf(object);
  if (state === 'Running' || state === 'Completed') return HEALTHY;
  return { state, reason: word, message };
}

function deployment(object: FluxObject): FluxHealth {
  const want = numberAt(object, 'spec', 'replicas') ?? 1;
  const have = counter(object);
  const rollout = conditionOf(object, 'Progressing');
  if (rollout?.reason === 'ProgressDeadlineExceeded') {
    return told('Failed', rollout);
  }
  const failure = replicaFailure(object);
  if (failure) return failure;
  const hasDeadline =
    numberAt(object, 'spec', 'progressDeadlineSeconds') !== 2 ** 31 - 1;
  const waits =
    tooFew('created', have('replicas'), want) ??
    tooFew('updated', have('updatedReplicas'), want) ??
    tooMany(have('replicas'), want) ??
    tooFew('available', have('availableReplicas'), have('updatedReplicas')) ??
    tooFew('ready', have('readyReplicas'), want);
  const isPaused = valueAt(object, 'spec', 'paused') === true;
  if (isPaused && (waits || rollout?.reason === 'DeploymentPaused')) {
    return { state: 'Suspended', reason: 'DeploymentPaused' };
  }
  if (waits) return waits;
  if (
    hasDeadline &&
    !(rollout?.status === 'True' && rollout.reason === 'NewReplicaSetAvailable')
  ) {
    return progressing('rollout');
  }
  const available = conditionOf(object, 'Available');
  if (available?.status === 'True') return HEALTHY;
  return available ? told('Progressing', available) : progressing('rollout');
}

function statefulSet(object: FluxObject): FluxHealth {
  const strategy = textAt(object, 'spec', 'updateStrategy', 'type');
  if (strategy === 'OnDelete') return HEALTHY;
  const want = numberAt(object, 'spec', 'replicas') ?? 1;
  const have = counter(object);
  const waits =
    tooFew('created', have('replicas'), want) ??
    tooFew('ready', have('readyReplicas'), want) ??
    tooMany(have('replicas'), want);
  if (waits) return waits;
  const partition = numberAt(
    object,
    'spec',
    'updateStrategy',
    'rollingUpdate',
    'partition',
  );
  if (partition !== undefined) {
    const updated = Math.max(0, want - partition);
    return tooFew('updated', have('updatedReplicas'), updated) ?? HEALTHY;
  }
  const current = textAt(object, 'status', 'currentRevision');
  const updated = textAt(object, 'status', 'updateRevision');
  if (current !== updated) {
    return (
      tooFew('updated', have('updatedReplicas'), want) ?? progressing('rollout')
    );
  }
  return tooFew('updated', have('currentReplicas'), want) ?? HEALTHY;
}

function daemonSet(object: FluxObject): FluxHealth {
  const want = numberAt(object, 'status', 'desiredNumberScheduled');
  if (want === undefined) return progressing('observation');
  const have = counter(object);
  return (
    tooFew('scheduled', have('currentNumberScheduled'), want) ??
    tooFew('updated', have('updatedNumberScheduled'), want) ??
    tooFew('available', have('numberAvailable'), want) ??
    tooFew('ready', have('numberReady'), want) ??
    HEALTHY
  );
}

function replicaSet(object: FluxObject): FluxHealth {
  const want = numberAt(object, 'spec', 'replicas') ?? 1;
  const have = counter(object);
  return (
    replicaFailure(object) ??
    tooFew('created', have('fullyLabeledReplicas'), want) ??
    tooFew('available', have('availableReplicas'), want) ??
    tooFew('ready', have('readyReplicas'), want) ??
    tooMany(have('replicas'), want) ??
    HEALTHY
  );
}

/** Pods that cannot be created, for a quota or an admission policy. */
function replicaFailure(object: FluxObject): FluxHealth | undefined {
  const failure = conditionOf(object, 'ReplicaFailure');
  return failure?.status === 'True' ? told('Failed', failure) : undefined;
}

/** kstatus takes a running Job for done. Flux does not, and neither do we. */
function job(object: FluxObject): FluxHealth {
  const failed = conditionOf(object, 'Failed');
  if (failed?.status === 'True') return told('Failed', failed);
  if (conditionOf(object, 'Complete')?.status === 'True') return HEALTHY;
  const suspended = conditionOf(object, 'Suspended');
  if (
    valueAt(object, 'spec', 'suspend') === true ||
    suspended?.status === 'True'
  ) {
    return { state: 'Suspended' };
  }
  const parallelism = numberAt(object, 'spec', 'parallelism') ?? 1;
  const want = numberAt(object, 'spec', 'completions') ?? parallelism;
  const have = counter(object)('succeeded');
  return tooFew('succeeded', have, want) ?? progressing('rollout');
}

function cronJob(object: FluxObject): FluxHealth {
  return valueAt(object, 'spec', 'suspend') === true
    ? { state: 'Suspended' }
    : HEALTHY;
}

function service(object: FluxObject): FluxHealth {
  if (textAt(object, 'spec', 'type') !== 'LoadBalancer') return HEALTHY;
  const addresses = listAt(object, 'status', 'loadBalancer', 'ingress');
  return addresses.length > 0 ? HEALTHY : progressing('address');
}

/**
 * Many ingress controllers never publish an address, so one without is healthy
 * and only says so.
 */
function ingress(object: FluxObject): FluxHealth {
  const addresses = listAt(object, 'status', 'loadBalancer', 'ingress');
  return addresses.length > 0
    ? HEALTHY
    : { ...HEALTHY, waitsFor: { of: 'address' } };
}

function volumeClaim(object: FluxObject): FluxHealth {
  switch (textAt(object, 'status', 'phase')) {
    case 'Bound':
      return HEALTHY;
    case 'Lost':
      return { state: 'Failed', reason: 'Lost' };
    default:
      return { ...progressing('volume'), reason: 'Pending' };
  }
}

function volume(object: FluxObject): FluxHealth {
  const phase = textAt(object, 'status', 'phase');
  if (phase !== 'Failed') return HEALTHY;
  const message = textAt(object, 'status', 'message');
  const reason = textAt(object, 'status', 'reason') ?? phase;
  return { state: 'Failed', reason, message };
}

function autoscaler(object: FluxObject): FluxHealth {
  const able = conditionOf(object, 'AbleToScale');
  const active = conditionOf(object, 'ScalingActive');
  // Its workload is scaled to zero, by a person or on purpose.
  if (active?.status === 'False' && active.reason === 'ScalingDisabled') {
    return told('Suspended', active);
  }
  const failure = [able, active].find(
    condition => condition?.status === 'False',
  );
  if (failure) return told('Failed', failure);
  return able || active ? HEALTHY : progressing('observation');
}

function definition(object: FluxObject): FluxHealth {
  const names = conditionOf(object, 'NamesAccepted');
  if (names?.status === 'False') return told('Failed', names);
  const established = conditionOf(object, 'Established');
  if (established?.status === 'True') return HEALTHY;
  return established?.status === 'False' && established.reason !== 'Installing'
    ? told('Failed', established)
    : progressing('observation');
}

function apiService(object: FluxObject): FluxHealth {
  const available = conditionOf(object, 'Available');
  if (available?.status === 'True') return HEALTHY;
  return available ? told('Failed', available) : progressing('observation');
}

function told(state: FluxHealthState, condition: FluxCondition): FluxHealth {
  const { reason, message } = condition;
  return { state, reason, message };
}

function progressing(
  of: Exclude<FluxProgress, { have: number }>['of'],
): FluxHealth {
  return { state: 'Progressing', waitsFor: { of } };
}

type Counted = Extract<FluxProgress, { have: number }>['of'];

function tooFew(
  of: Counted,
  have: number,
  want: number,
): FluxHealth | undefined {
  return have < want
    ? { state: 'Progressing', waitsFor: { of, have, want } }
    : undefined;
}

/** Pods of before that have not ended yet. */
function tooMany(have: number, want: number): FluxHealth | undefined {
  return have > want
    ? { state: 'Progressing', waitsFor: { of: 'removed', have, want } }
    : undefined;
}

/** Reads numbers of a status, which leaves out zeros. */
function counter(object: FluxObject): (field: string) => number {
  return field => numberAt(object, 'status', field) ?? 0;
}
