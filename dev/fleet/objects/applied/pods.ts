import type { IContainerState } from 'kubernetes-models/v1/ContainerState';
import type { IContainerStatus } from 'kubernetes-models/v1/ContainerStatus';
import type { IPodCondition } from 'kubernetes-models/v1/PodCondition';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { IPodStatus } from 'kubernetes-models/v1/PodStatus';
import { hexOf, sha256Of } from '../../hex';
import { isoTime, minutes } from '../../time';
import { KubernetesObject, ObjectMeta } from '../../types';
import { ApplyContext } from './context';

/** The containers of a workload's pods. */
export interface TemplateOptions {
  /** The image of the context if left out. */
  image?: string;
  /** The container's name; that of the workload if left out. */
  container?: string;
  /** Names of init containers, which use the same image. */
  init?: string[];
  /** Further containers of the pod. */
  beside?: Array<{ name: string; image: string }>;
  memory?: string;
  cpu?: string;
  restartPolicy?: 'Always' | 'OnFailure' | 'Never';
}

/**
 * The STATUS that `kubectl get pods` prints for a pod; if that is not enough, a
 * description.
 */
export type PodState =
  | 'Running'
  | 'NotReady'
  | 'ContainerCreating'
  | 'ErrImagePull'
  | 'ImagePullBackOff'
  | 'CreateContainerConfigError'
  | 'CrashLoopBackOff'
  | 'OOMKilled'
  | 'Init'
  | 'Init:CrashLoopBackOff'
  | 'Unschedulable'
  | 'Completed'
  | 'Error'
  | 'Evicted'
  | 'Terminating';

/** A pod in a state, with details that the state does not determine. */
export interface PodOptions {
  state: PodState;
  restarts?: number;
  exitCode?: number;
  /** The reason for which the previous run ended, instead of `Error`. */
  lastReason?: string;
  /** The message of the container runtime, the kubelet or the scheduler. */
  message?: string;
  /** Age of the pod; that of its owner if left out. */
  ageMs?: number;
}

/** The spec of a pod template, with the API server's defaults. */
export function podSpec(
  name: string,
  options: TemplateOptions & { image: string },
): IPodSpec {
  const { image, container = name, init = [], beside = [] } = options;
  const { memory = '256Mi', cpu = '100m', restartPolicy = 'Always' } = options;
  const containerOf = (each: { name: string; image: string }) => ({
    ...each,
    imagePullPolicy: 'IfNotPresent' as const,
    resources: { limits: { memory }, requests: { cpu, memory } },
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File' as const,
  });
  return {
    containers: [{ name: container, image }, ...beside].map(containerOf),
    dnsPolicy: 'ClusterFirst',
    ...(init.length > 0 && {
      initContainers: init.map(each => containerOf({ name: each, image })),
    }),
    restartPolicy,
    schedulerName: 'default-scheduler',
    securityContext: {},
    terminationGracePeriodSeconds: 30,
  };
}

/** The options, with the image of the context by default. */
export function withImage<Options extends TemplateOptions>(
  context: ApplyContext,
  name: string,
  options: Options,
): Options & { image: string } {
  return { ...options, image: options.image ?? context.imageOf(name) };
}

/** Whether a pod counts as a replica of its owner. */
export function isActive({ state }: PodOptions): boolean {
  return !['Completed', 'Error', 'Evicted', 'Terminating'].includes(state);
}

/** Whether a pod is ready. */
export function isUp({ state }: PodOptions): boolean {
  return state === 'Running';
}

/** Builds a Pod with the status that scheduler and kubelet write. */
export function pod(options: {
  metadata: ObjectMeta;
  spec: IPodSpec;
  now: number;
  pod: PodOptions;
}): KubernetesObject {
  const { metadata, now } = options;
  const { state } = options.pod;
  const isScheduled = state !== 'Unschedulable';
  const number = parseInt(hexOf(metadata.name, 2), 16);
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: {
      ...metadata,
      ...(state === 'Terminating' && {
        deletionTimestamp: isoTime(now - minutes(20)),
        deletionGracePeriodSeconds: 30,
      }),
    },
    spec: {
      ...options.spec,
      enableServiceLinks: true,
      ...(isScheduled && { nodeName: `worker-${1 + (number % 3)}` }),
      preemptionPolicy: 'PreemptLowerPriority',
      priority: 0,
      serviceAccount: 'default',
      serviceAccountName: 'default',
    },
    status: {
      ...statusOf(contextOf(options)),
      ...(isScheduled && addressOf(number)),
    },
  };
}

function addressOf(number: number) {
  const podIP = `10.42.${number % 3}.${10 + (number % 200)}`;
  const hostIP = `10.0.0.${11 + (number % 3)}`;
  return {
    hostIP,
    hostIPs: [{ ip: hostIP }],
    podIP,
    podIPs: [{ ip: podIP }],
  } satisfies Partial<IPodStatus>;
}

interface PodContext {
  metadata: ObjectMeta;
  spec: IPodSpec;
  pod: PodOptions;
  image: string;
  now: number;
  createdAt: number;
  /** When the last run ended, and when it started. */
  endedAt: number;
  startedAt: number;
}

function contextOf(options: {
  metadata: ObjectMeta;
  spec: IPodSpec;
  now: number;
  pod: PodOptions;
}): PodContext {
  const { metadata, now, spec } = options;
  const createdAt = Date.parse(String(metadata.creationTimestamp));
  const age = now - createdAt;
  const endedAt = now - Math.min(age / 3, minutes(4));
  return {
    ...options,
    image: spec.containers[0].image ?? '',
    createdAt,
    endedAt,
    startedAt: endedAt - Math.min(age / 3, 21_000),
  };
}

/** The parts of a Pod's status that a state determines. */
interface Seen {
  phase: 'Pending' | 'Running' | 'Succeeded' | 'Failed';
  /** The state and last state of its first container. */
  now: IContainerState;
  before?: IContainerState;
  /** The first init container that has not completed. */
  init?: { now: IContainerState; before?: IContainerState };
  restarts?: number;
  reason?: string;
  message?: string;
}

const initializing: IContainerState = {
  waiting: { reason: 'PodInitializing' },
};

const states: Record<
  Exclude<PodState, 'Unschedulable'>,
  (context: PodContext) => Seen
> = {
  Running: up,
  NotReady: up,
  Terminating: up,
  ContainerCreating: () => ({
    phase: 'Pending',
    now: { waiting: { reason: 'ContainerCreating' } },
  }),
  ErrImagePull: context => ({
    phase: 'Pending',
    now: { waiting: { reason: 'ErrImagePull', message: pullError(context) } },
  }),
  ImagePullBackOff: context => ({
    phase: 'Pending',
    now: {
      waiting: {
        reason: 'ImagePullBackOff',
        message:
          `Back-off pulling image "${context.image}": ` +
          `ErrImagePull: ${pullError(context)}`,
      },
    },
  }),
  CreateContainerConfigError: ({ pod: { message } }) => ({
    phase: 'Pending',
    now: {
      waiting: {
        reason: 'CreateContainerConfigError',
        message: message ?? 'configmap "settings" not found',
      },
    },
  }),
  CrashLoopBackOff: context => ({
    phase: 'Running',
    now: backingOff(context, context.spec.containers[0].name),
    before: ended(context),
    restarts: 7,
  }),
  OOMKilled: context => ({
    phase: 'Running',
    now: ended(context, 'OOMKilled'),
    before: ended(
      { ...context, endedAt: context.startedAt - 40_000 },
      'OOMKilled',
    ),
    restarts: 3,
  }),
  Init: ({ startedAt }) => ({
    phase: 'Pending',
    now: initializing,
    init: { now: { running: { startedAt: isoTime(startedAt) } } },
  }),
  'Init:CrashLoopBackOff': context => ({
    phase: 'Pending',
    now: initializing,
    init: {
      now: backingOff(context, context.spec.initContainers?.[0].name ?? ''),
      before: ended(context),
    },
    restarts: 9,
  }),
  Completed: context => ({
    phase: 'Succeeded',
    now: ended(context, 'Completed'),
  }),
  Error: context => ({ phase: 'Failed', now: ended(context) }),
  Evicted: ({ pod: { message } }) => ({
    phase: 'Failed',
    reason: 'Evicted',
    message:
      message ??
      'The node was low on resource: memory. Threshold quantity: 100Mi, ' +
        'available: 61240Ki. ',
    now: {
      terminated: {
        exitCode: 137,
        message:
          'The container could not be located when the pod was terminated',
        reason: 'ContainerStatusUnknown',
      },
    },
  }),
};

function up(context: PodContext): Seen {
  const {
    createdAt,
    endedAt,
    now,
    pod: { restarts },
  } = context;
  const since = restarts ? endedAt : Math.min(now, createdAt + 4_000);
  return {
    phase: 'Running',
    now: { running: { startedAt: isoTime(since) } },
    ...(restarts && { before: ended(context) }),
  };
}

function pullError({ image, pod: { message } }: PodContext): string {
  return (
    message ??
    `rpc error: code = NotFound desc = failed to pull and unpack image ` +
      `"${image}": failed to resolve reference "${image}": ${image}: not found`
  );
}

function backingOff({ metadata }: PodContext, container: string) {
  const { name, namespace, uid } = metadata;
  return {
    waiting: {
      reason: 'CrashLoopBackOff',
      message:
        `back-off 5m0s restarting failed container=${container} ` +
        `pod=${name}_${namespace}(${uid})`,
    },
  };
}

function ended(context: PodContext, reason?: string): IContainerState {
  const { metadata, pod: described, endedAt, startedAt } = context;
  const why = reason ?? described.lastReason ?? 'Error';
  const usual = { Completed: 0, OOMKilled: 137 }[why] ?? 1;
  return {
    terminated: {
      containerID: containerId(`${metadata.uid}/${startedAt}`),
      exitCode: described.exitCode ?? usual,
      finishedAt: isoTime(endedAt),
      reason: why,
      startedAt: isoTime(Math.min(startedAt, endedAt - 1_000)),
    },
  };
}

function containerId(text: string): string {
  return `containerd://${hexOf(text, 64)}`;
}

/** The message of the scheduler of Kubernetes 1.36. */
const noNodeFits =
  '0/4 nodes are available: 1 node(s) had untolerated taint(s), ' +
  '3 Insufficient cpu. no new claims to deallocate, preemption: 0/4 nodes ' +
  'are available: 4 Preemption is not helpful for scheduling.';

function statusOf(context: PodContext): IPodStatus {
  const { spec, pod: described, createdAt } = context;
  const { state } = described;
  const qosClass = 'Burstable';
  if (state === 'Unschedulable') {
    return {
      conditions: [
        condition('PodScheduled', createdAt, {
          reason: 'Unschedulable',
          message: described.message ?? noNodeFits,
        }),
      ],
      phase: 'Pending',
      qosClass,
    };
  }
  const seen = states[state](context);
  const { phase, reason, message } = seen;
  return {
    conditions: conditionsOf(context, seen),
    containerStatuses: containerStatuses(context, seen),
    ...(spec.initContainers && {
      initContainerStatuses: initStatuses(context, seen),
    }),
    phase,
    qosClass,
    ...(reason && { reason }),
    ...(message && { message }),
    startTime: isoTime(createdAt),
  };
}

function containerStatuses(
  context: PodContext,
  seen: Seen,
): IContainerStatus[] {
  const { spec, pod: described, createdAt } = context;
  const [first, ...beside] = spec.containers;
  const restarts = described.restarts ?? seen.restarts ?? 0;
  const isCreating = seen.now.waiting?.reason === 'ContainerCreating';
  // The other containers run, unless init containers have not completed.
  const runs: IContainerState = {
    running: { startedAt: isoTime(Math.min(context.now, createdAt + 3_000)) },
  };
  const mayRun = !isCreating && !seen.init && !isOver(seen);
  return [
    containerStatus(context, first, {
      ...seen,
      restarts: seen.init ? 0 : restarts,
      isReady: ['Running', 'Terminating'].includes(described.state),
    }),
    ...beside.map(container =>
      containerStatus(context, container, {
        now: mayRun ? runs : seen.now,
        restarts: 0,
        isReady: mayRun,
      }),
    ),
  ];
}

/** Only the first init container can be incomplete. */
function initStatuses(context: PodContext, seen: Seen): IContainerStatus[] {
  const { spec, pod: described, createdAt } = context;
  const done = ended(
    {
      ...context,
      startedAt: createdAt + 1_000,
      endedAt: Math.min(context.now, createdAt + 3_000),
      pod: { state: 'Completed' },
    },
    'Completed',
  );
  const restarts = described.restarts ?? seen.restarts ?? 0;
  return (spec.initContainers ?? []).map((container, index) =>
    containerStatus(context, container, {
      ...(index === 0 && seen.init
        ? seen.init
        : { now: seen.init ? initializing : done }),
      restarts: seen.init && index === 0 ? restarts : 0,
      isReady: !seen.init,
    }),
  );
}

function containerStatus(
  { metadata, createdAt }: PodContext,
  { name, image = '' }: { name: string; image?: string },
  seen: Pick<Seen, 'now' | 'before'> & { restarts: number; isReady: boolean },
): IContainerStatus {
  const { now, before, restarts, isReady } = seen;
  const wasPulled = !now.waiting || before !== undefined;
  return {
    ...(wasPulled && {
      containerID: containerId(`${metadata.uid}/${name}/${createdAt}`),
    }),
    image,
    imageID: wasPulled ? `${image.split(':')[0]}@${sha256Of(image)}` : '',
    lastState: before ?? {},
    name,
    ready: isReady,
    restartCount: restarts,
    started: Boolean(now.running),
    state: now,
  };
}

function isOver({ phase }: Seen): boolean {
  return phase === 'Succeeded' || phase === 'Failed';
}

function conditionsOf(context: PodContext, seen: Seen): IPodCondition[] {
  const { createdAt, spec, pod: described } = context;
  const { phase, init, now } = seen;
  const done = phase === 'Failed' ? 'PodFailed' : 'PodCompleted';
  const first = spec.containers[0].name;
  const names = (containers: IPodSpec['containers'] = []) =>
    `[${containers.map(({ name }) => name).join(' ')}]`;
  const unready =
    phase === 'Running' && described.state !== 'Running'
      ? `[${first}]`
      : names(spec.containers);
  const wasUp = ['Running', 'Terminating'].includes(described.state);
  const why = isOver(seen)
    ? { reason: done }
    : {
        reason: 'ContainersNotReady',
        message: `containers with unready status: ${unready}`,
      };
  const readyAt = Math.min(context.now, createdAt + 9_000);
  const isCreating = now.waiting?.reason === 'ContainerCreating';
  return [
    condition(
      'PodReadyToStartContainers',
      Math.min(context.now, createdAt + 2_000),
      isCreating || isOver(seen) ? {} : undefined,
    ),
    init
      ? condition('Initialized', createdAt, {
          reason: 'ContainersNotInitialized',
          message: `containers with incomplete status: ${names(
            spec.initContainers,
          )}`,
        })
      : {
          ...condition('Initialized', createdAt),
          ...(phase === 'Succeeded' && { reason: done }),
        },
    condition('Ready', readyAt, wasUp ? undefined : why),
    condition('ContainersReady', readyAt, wasUp ? undefined : why),
    condition('PodScheduled', createdAt),
  ];
}

/** A true condition, or a false one with a reason. */
function condition(
  type: string,
  at: number,
  untrue?: { reason?: string; message?: string },
): IPodCondition {
  return {
    lastProbeTime: null as unknown as string,
    lastTransitionTime: isoTime(at),
    status: untrue ? 'False' : 'True',
    type,
    ...untrue,
  };
}
