import { maskCredentials } from '../links/redact';
import {
  isRecord,
  listAt,
  numberAt,
  recordAt,
  textAt,
  timeAt,
  valueAt,
} from '../objects/json';
import { perObject } from '../objects/perObject';
import type { FluxObject } from '../objects/types';
import { conditionOf } from '../status/conditions';
import { latestOf } from '../status/history';

/** How a container ended. */
export interface FluxTermination {
  /** `Completed`, `Error`, `OOMKilled`, `ContainerCannotRun`, … */
  readonly reason?: string;
  /** What the container or the runtime left as its last words. */
  readonly message?: string;
  readonly exitCode?: number;
  readonly signal?: number;
  /** RFC 3339, as sent. */
  readonly finishedAt?: string;
}

/** A container of a pod. */
export interface FluxContainer {
  readonly name: string;
  /**
   * `init` runs to its end before the others start, `sidecar` is an init
   * container that keeps running beside them.
   */
  readonly role: 'init' | 'sidecar' | 'app';
  readonly image?: string;
  readonly state: 'waiting' | 'running' | 'terminated' | 'unknown';
  /** Why it is waiting or has terminated: `ImagePullBackOff`, `Error`, … */
  readonly reason?: string;
  readonly message?: string;
  readonly isReady: boolean;
  readonly restarts: number;
  /** How it ended now, or the last time before it was restarted. */
  readonly ended?: FluxTermination;
  /** Whether its state is a failure. */
  readonly isFailing: boolean;
}

/** What a pod is doing, in kubectl's words. */
export interface FluxPod {
  /**
   * What kubectl shows as STATUS: `Running`, `CrashLoopBackOff`, `Init:0/2`, …
   * It is `Unschedulable` where kubectl shows `Pending` and the scheduler says
   * so.
   */
  readonly word: string;
  readonly state:
    | 'Failed'
    | 'Terminating'
    | 'Progressing'
    | 'Running'
    | 'Completed';
  /** What the scheduler, the kubelet or the runtime says about it. */
  readonly message?: string;
  /** The container that fails: the first init container or else the first. */
  readonly failing?: FluxContainer;
  /** Init containers first, in the order of the spec. */
  readonly containers: readonly FluxContainer[];
  readonly ready: number;
  /** Number of containers that should be ready. */
  readonly wanted: number;
  readonly restarts: number;
  /** RFC 3339, as sent: when a container ended that was restarted. */
  readonly lastRestart?: string;
}

const STATES = ['waiting', 'terminated', 'running'] as const;

/** Containers wait for these although all is well. */
const STARTING = ['ContainerCreating', 'PodInitializing'];

/** The last words of a container may have the address of a database in them. */
function messageAt(value: unknown, ...path: string[]): string | undefined {
  const message = textAt(value, ...path);
  return message && maskCredentials(message);
}

const cachedPod = perObject(readPod);

/**
 * What a pod is doing (Kubernetes: pkg/printers/internalversion/printers.go
 * printPod).
 */
export function podOf(pod: FluxObject): FluxPod {
  return cachedPod(pod);
}

function readPod(pod: FluxObject): FluxPod {
  const initContainers = containersIn(
    pod,
    'initContainers',
    'initContainerStatuses',
  );
  const appContainers = containersIn(pod, 'containers', 'containerStatuses');
  const containers = [...initContainers, ...appContainers];
  const told = wordOf(pod, initContainers, appContainers);
  const state = stateOf(pod, containers);
  const counted = told.isInitializing
    ? initContainers
    : [...initContainers.filter(isSidecar), ...appContainers];
  const lasting = containers.filter(({ role }) => role !== 'init');
  const scheduling = conditionOf(pod, 'PodScheduled');
  const isUnschedulable =
    told.word === 'Pending' && scheduling?.reason === 'Unschedulable';
  const failing = containers.find(({ isFailing }) => isFailing);
  return {
    word: isUnschedulable ? 'Unschedulable' : told.word,
    state,
    message:
      state === 'Completed' || state === 'Running'
        ? undefined
        : failing?.message ??
          messageAt(pod, 'status', 'message') ??
          notReadyMessage(pod),
    failing: state === 'Failed' && failing ? withoutNotes(failing) : undefined,
    containers: containers.map(withoutNotes),
    ready: lasting.filter(({ isReady }) => isReady).length,
    wanted: lasting.length,
    restarts: counted.reduce((sum, { restarts }) => sum + restarts, 0),
    lastRestart: latestOf(counted.map(({ endedBefore }) => endedBefore)),
  };
}

interface ReadContainer extends FluxContainer {
  readonly hasStarted: boolean;
  /** When it ended before its last restart. */
  readonly endedBefore?: string;
}

function withoutNotes(container: ReadContainer): FluxContainer {
  const { hasStarted: _, endedBefore: __, ...told } = container;
  return told;
}

/** The containers that a spec has, with their status. */
function containersIn(
  pod: FluxObject,
  inSpec: 'containers' | 'initContainers',
  inStatus: 'containerStatuses' | 'initContainerStatuses',
): readonly ReadContainer[] {
  const statuses = new Map(
    listAt(pod, 'status', inStatus).map(each => [textAt(each, 'name'), each]),
  );
  return listAt(pod, 'spec', inSpec)
    .filter(isRecord)
    .map(each => {
      const name = textAt(each, 'name');
      const status = name === undefined ? undefined : statuses.get(name);
      const isInit = inSpec === 'initContainers';
      const staysUp = textAt(each, 'restartPolicy') === 'Always';
      const role = staysUp ? 'sidecar' : 'init';
      return readContainer(each, status, isInit ? role : 'app');
    });
}

function readContainer(
  spec: FluxObject,
  status: unknown,
  role: FluxContainer['role'],
): ReadContainer {
  const waiting = recordAt(status, 'state', 'waiting');
  const terminated = recordAt(status, 'state', 'terminated');
  const before = recordAt(status, 'lastState', 'terminated');
  const isRunning = recordAt(status, 'state', 'running') !== undefined;
  const reason = textAt(waiting ?? terminated, 'reason');
  const exitCode = numberAt(terminated, 'exitCode');
  return {
    name: textAt(spec, 'name') ?? '',
    role,
    image: textAt(spec, 'image') ?? textAt(status, 'image'),
    state: STATES.find(state => recordAt(status, 'state', state)) ?? 'unknown',
    reason,
    message: messageAt(waiting ?? terminated, 'message'),
    isReady: valueAt(status, 'ready') === true && isRunning,
    restarts: Math.max(0, Math.round(numberAt(status, 'restartCount') ?? 0)),
    ended: terminationIn(terminated ?? before),
    isFailing: waiting
      ? reason !== undefined && !STARTING.includes(reason)
      : terminated !== undefined && exitCode !== undefined && exitCode !== 0,
    hasStarted: valueAt(status, 'started') === true,
    endedBefore: timeAt(before, 'finishedAt'),
  };
}

function terminationIn(
  sent: FluxObject | undefined,
): FluxTermination | undefined {
  return (
    sent && {
      reason: textAt(sent, 'reason'),
      message: messageAt(sent, 'message'),
      exitCode: numberAt(sent, 'exitCode'),
      signal: numberAt(sent, 'signal') || undefined,
      finishedAt: timeAt(sent, 'finishedAt'),
    }
  );
}

interface Told {
  readonly word: string;
  /** Whether an init container has not done its work yet. */
  readonly isInitializing: boolean;
}

/** What kubectl shows as STATUS. */
function wordOf(
  pod: FluxObject,
  initContainers: readonly ReadContainer[],
  containers: readonly ReadContainer[],
): Told {
  const phase = textAt(pod, 'status', 'phase') ?? 'Unknown';
  const reason = textAt(pod, 'status', 'reason');
  if (isBeingDeleted(pod)) {
    const isLost = reason === 'NodeLost';
    if (isLost) return { word: 'Unknown', isInitializing: false };
    if (phase !== 'Succeeded' && phase !== 'Failed') {
      return { word: 'Terminating', isInitializing: false };
    }
  }
  const isGated =
    conditionOf(pod, 'PodScheduled')?.reason === 'SchedulingGated';
  const word = isGated ? 'SchedulingGated' : reason ?? phase;
  const initWord = initWordOf(pod, initContainers);
  const isInitialized = conditionOf(pod, 'Initialized')?.status === 'True';
  if (initWord && !isInitialized) {
    return { word: initWord, isInitializing: true };
  }
  return {
    word: containersWordOf(pod, containers) ?? initWord ?? word,
    isInitializing: false,
  };
}

/** The STATUS for the first init container that has not finished. */
function initWordOf(
  pod: FluxObject,
  containers: readonly ReadContainer[],
): string | undefined {
  const isKnown = listAt(pod, 'status', 'initContainerStatuses').length > 0;
  if (!isKnown) return undefined;
  for (const [index, container] of containers.entries()) {
    const { state, reason, ended, hasStarted } = container;
    const isDone =
      (state === 'terminated' && ended?.exitCode === 0) ||
      (isSidecar(container) && hasStarted);
    if (!isDone) {
      if (state === 'terminated') return `Init:${reason ?? exitWord(ended)}`;
      return state === 'waiting' && reason && reason !== 'PodInitializing'
        ? `Init:${reason}`
        : `Init:${index}/${containers.length}`;
    }
  }
  return undefined;
}

/** The STATUS for the first container that is not running. */
function containersWordOf(
  pod: FluxObject,
  containers: readonly ReadContainer[],
): string | undefined {
  const first = containers.find(
    ({ state, reason }) =>
      (state === 'waiting' && reason !== undefined) || state === 'terminated',
  );
  if (!first) return undefined;
  const word = first.reason ?? exitWord(first.ended);
  if (word !== 'Completed' || !containers.some(({ isReady }) => isReady)) {
    return word;
  }
  const isReady = conditionOf(pod, 'Ready')?.status === 'True';
  return isReady ? 'Running' : 'NotReady';
}

function exitWord(ended: FluxTermination | undefined): string {
  return ended?.signal
    ? `Signal:${ended.signal}`
    : `ExitCode:${ended?.exitCode ?? 0}`;
}

function stateOf(
  pod: FluxObject,
  containers: readonly ReadContainer[],
): FluxPod['state'] {
  const phase = textAt(pod, 'status', 'phase');
  if (isBeingDeleted(pod)) return 'Terminating';
  if (phase === 'Succeeded') return 'Completed';
  if (phase === 'Failed') return 'Failed';
  const isUnschedulable =
    conditionOf(pod, 'PodScheduled')?.reason === 'Unschedulable';
  if (isUnschedulable || containers.some(({ isFailing }) => isFailing)) {
    return 'Failed';
  }
  const isReady = conditionOf(pod, 'Ready')?.status === 'True';
  return phase === 'Running' && isReady ? 'Running' : 'Progressing';
}

/** Why a pod is not scheduled, initialized or ready, as far as it says. */
function notReadyMessage(pod: FluxObject): string | undefined {
  return ['PodScheduled', 'Initialized', 'ContainersReady', 'Ready']
    .map(type => conditionOf(pod, type))
    .find(condition => condition?.status === 'False' && condition.message)
    ?.message;
}

function isSidecar({ role }: FluxContainer): boolean {
  return role === 'sidecar';
}

function isBeingDeleted(pod: FluxObject): boolean {
  return textAt(pod, 'metadata', 'deletionTimestamp') !== undefined;
}
