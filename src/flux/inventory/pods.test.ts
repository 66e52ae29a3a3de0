import { fluxObject } from '../__fixtures__/objects';
import type { FluxObject } from '../objects/types';
import {
  crashingPod,
  kubeCondition,
  noRoom,
  pod,
  podWith,
  pullingPod,
  unschedulablePod,
} from '../__fixtures__/workloads';
import { podOf } from './pods';

const uninitialized = [
  kubeCondition(
    'Initialized',
    'False',
    'ContainersNotInitialized',
    'containers with incomplete status: [migrate seed]',
  ),
  kubeCondition('PodScheduled', 'True'),
];

/** A pod with init containers in these states, whose app waits for them. */
function initPod(
  states: { [name: string]: FluxObject },
  more: { containers?: FluxObject[]; conditions?: FluxObject[] } = {},
): FluxObject {
  const names = Object.keys(states);
  return pod('carts-1', {
    spec: {
      initContainers:
        more.containers ?? names.map(name => ({ name, image: 'x:1' })),
    },
    status: {
      phase: 'Pending',
      conditions: more.conditions ?? uninitialized,
      initContainerStatuses: names.map(name => ({
        name,
        ready: false,
        restartCount: 0,
        ...states[name],
      })),
      containerStatuses: [
        {
          name: 'app',
          ready: false,
          restartCount: 0,
          state: { waiting: { reason: 'PodInitializing' } },
        },
      ],
    },
  });
}

const done = {
  ready: true,
  state: { terminated: { exitCode: 0, reason: 'Completed' } },
};
const waits = { state: { waiting: { reason: 'PodInitializing' } } };
const runs = { state: { running: { startedAt: '2026-11-20T09:00:10Z' } } };
const sidecar = { name: 'proxy', image: 'x:1', restartPolicy: 'Always' };

const ended = (exitCode: number, reason?: string, more: FluxObject = {}) => ({
  terminated: { exitCode, ...(reason && { reason }), ...more },
});

/** Two app containers in these states. */
function twoContainers(first: FluxObject, second: FluxObject, ready = 'False') {
  return pod('carts-1', {
    spec: { containers: [{ name: 'app' }, { name: 'logs' }] },
    status: {
      conditions: [kubeCondition('Ready', ready as 'True' | 'False')],
      containerStatuses: [
        { name: 'app', restartCount: 0, ...first },
        { name: 'logs', restartCount: 0, ...second },
      ],
    },
  });
}

const deleted = { deletionTimestamp: '2026-11-20T10:00:00Z' };

describe('podOf', () => {
  it.each<[string, FluxObject, string, string]>([
    ['a running pod', pod(), 'Running', 'Running'],
    ['one without a status', { kind: 'Pod' }, 'Unknown', 'Progressing'],
    [
      'one that was just created',
      pod('a', {
        status: { phase: 'Pending', conditions: [], containerStatuses: [] },
      }),
      'Pending',
      'Progressing',
    ],
    [
      'one whose containers are created',
      podWith(
        { waiting: { reason: 'ContainerCreating' } },
        {},
        { status: { phase: 'Pending' } },
      ),
      'ContainerCreating',
      'Progressing',
    ],
    [
      'one that is not ready yet',
      podWith({ running: {} }),
      'Running',
      'Progressing',
    ],
    ['a missing image', pullingPod(), 'ImagePullBackOff', 'Failed'],
    [
      'an invalid image',
      podWith(
        { waiting: { reason: 'InvalidImageName' } },
        {},
        { status: { phase: 'Pending' } },
      ),
      'InvalidImageName',
      'Failed',
    ],
    [
      'a missing ConfigMap',
      podWith(
        { waiting: { reason: 'CreateContainerConfigError' } },
        {},
        { status: { phase: 'Pending' } },
      ),
      'CreateContainerConfigError',
      'Failed',
    ],
    ['a crash loop', crashingPod(), 'CrashLoopBackOff', 'Failed'],
    [
      'one that was just killed',
      podWith(ended(137, 'OOMKilled')),
      'OOMKilled',
      'Failed',
    ],
    ['one that just crashed', podWith(ended(1, 'Error')), 'Error', 'Failed'],
    [
      'one that crashed without a reason',
      podWith(ended(2)),
      'ExitCode:2',
      'Failed',
    ],
    [
      'a signal',
      podWith(ended(139, undefined, { signal: 11 })),
      'Signal:11',
      'Failed',
    ],
    ['no room', unschedulablePod(), 'Unschedulable', 'Failed'],
    [
      'a scheduling gate',
      pod('a', {
        status: {
          phase: 'Pending',
          conditions: [
            kubeCondition('PodScheduled', 'False', 'SchedulingGated'),
          ],
          containerStatuses: [],
        },
      }),
      'SchedulingGated',
      'Progressing',
    ],
    [
      'one that has done its work',
      podWith(ended(0, 'Completed'), {}, { status: { phase: 'Succeeded' } }),
      'Completed',
      'Completed',
    ],
    [
      'one that gave up',
      podWith(ended(1, 'Error'), {}, { status: { phase: 'Failed' } }),
      'Error',
      'Failed',
    ],
    [
      'an evicted one',
      pod('a', {
        status: { phase: 'Failed', reason: 'Evicted', containerStatuses: [] },
      }),
      'Evicted',
      'Failed',
    ],
    [
      'one being deleted',
      pod('a', { metadata: deleted }),
      'Terminating',
      'Terminating',
    ],
    [
      'one on a lost node',
      pod('a', { metadata: deleted, status: { reason: 'NodeLost' } }),
      'Unknown',
      'Terminating',
    ],
    [
      'a deleted one that is done',
      podWith(
        ended(0, 'Completed'),
        {},
        { metadata: deleted, status: { phase: 'Succeeded' } },
      ),
      'Completed',
      'Terminating',
    ],
    [
      'the second of two init containers',
      initPod({ migrate: done, seed: runs }),
      'Init:1/2',
      'Progressing',
    ],
    [
      'the first of two init containers',
      initPod({ migrate: waits, seed: waits }),
      'Init:0/2',
      'Progressing',
    ],
    [
      'an init container that crashes',
      initPod({
        migrate: {
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          restartCount: 3,
        },
        seed: waits,
      }),
      'Init:CrashLoopBackOff',
      'Failed',
    ],
    [
      'an init container that failed',
      initPod({ migrate: { state: ended(1, 'Error') }, seed: waits }),
      'Init:Error',
      'Failed',
    ],
    [
      'an init container without a reason',
      initPod({ migrate: { state: ended(3) } }),
      'Init:ExitCode:3',
      'Failed',
    ],
    [
      'an init container that got a signal',
      initPod({ migrate: { state: ended(139, undefined, { signal: 9 }) } }),
      'Init:Signal:9',
      'Failed',
    ],
    [
      'a sidecar that has not started',
      initPod(
        { proxy: runs, migrate: waits },
        { containers: [sidecar, { name: 'migrate' }] },
      ),
      'Init:0/2',
      'Progressing',
    ],
    [
      'a container after a sidecar that has started',
      initPod(
        { proxy: { ...runs, started: true, ready: true }, migrate: runs },
        { containers: [sidecar, { name: 'migrate' }] },
      ),
      'Init:1/2',
      'Progressing',
    ],
    [
      'a sidecar that crashes later',
      initPod(
        { proxy: { state: { waiting: { reason: 'CrashLoopBackOff' } } } },
        {
          containers: [sidecar],
          conditions: [kubeCondition('Initialized', 'True')],
        },
      ),
      'PodInitializing',
      'Failed',
    ],
    [
      'one of two containers that is done while the other runs',
      twoContainers({ state: ended(0, 'Completed') }, { ready: true, ...runs }),
      'NotReady',
      'Progressing',
    ],
    [
      'the same while the pod is ready',
      twoContainers(
        { state: ended(0, 'Completed') },
        { ready: true, ...runs },
        'True',
      ),
      'Running',
      'Running',
    ],
    [
      'the second of two that crashes',
      twoContainers(
        { ready: true, ...runs },
        { state: { waiting: { reason: 'CrashLoopBackOff' } } },
      ),
      'CrashLoopBackOff',
      'Failed',
    ],
  ])('shows %s', (_, object, word, state) => {
    expect(podOf(object)).toMatchObject({ word, state });
  });

  it('has the exit of the failing container, and the number of restarts', () => {
    const { failing, restarts, lastRestart, ready, wanted } = podOf(
      crashingPod(),
    );
    expect(failing).toMatchObject({
      name: 'app',
      role: 'app',
      image: 'ghcr.io/shop/carts:1.4.2',
      state: 'waiting',
      reason: 'CrashLoopBackOff',
      restarts: 5,
      ended: { reason: 'OOMKilled', exitCode: 137 },
    });
    expect({ restarts, lastRestart, ready, wanted }).toEqual({
      restarts: 5,
      lastRestart: '2026-11-20T09:41:00Z',
      ready: 0,
      wanted: 1,
    });
  });

  it.each<[string, FluxObject, string | undefined]>([
    ['the scheduler', unschedulablePod(), noRoom],
    [
      'the kubelet',
      pullingPod(),
      'Back-off pulling image "ghcr.io/shop/carts:1.4.2": ErrImagePull: not found',
    ],
    [
      'the program, with its last words',
      podWith(ended(1, 'Error', { message: 'panic: no database' })),
      'panic: no database',
    ],
    [
      'the pod itself',
      pod('a', {
        status: {
          phase: 'Failed',
          reason: 'Evicted',
          message: 'The node was low on resource: memory.',
          containerStatuses: [],
        },
      }),
      'The node was low on resource: memory.',
    ],
    [
      'a condition, if nothing else tells',
      podWith({ running: {} }),
      'containers with unready status: [app]',
    ],
    ['nobody, if all is well', pod(), undefined],
    [
      'a container without the password in it',
      podWith(ended(1, 'Error', { message: 'no route to db://me:pw@db/x' })),
      'no route to db://***@db/x',
    ],
  ])('repeats the message of %s', (_, object, message) => {
    expect(podOf(object).message).toBe(message);
  });

  it('counts restarts and readiness with sidecars, as kubectl does', () => {
    const object = pod('a', {
      spec: { initContainers: [sidecar, { name: 'migrate' }] },
      status: {
        initContainerStatuses: [
          {
            name: 'proxy',
            ready: true,
            started: true,
            restartCount: 2,
            ...runs,
          },
          { name: 'migrate', restartCount: 4, ...done },
        ],
      },
    });
    expect(podOf(object)).toMatchObject({ restarts: 2, ready: 2, wanted: 2 });
    expect(podOf(object).containers.map(({ role }) => role)).toEqual([
      'sidecar',
      'init',
      'app',
    ]);
  });

  it('survives an object that is no pod', () => {
    expect(podOf(fluxObject('Kustomization'))).toMatchObject({
      word: 'Unknown',
      containers: [],
    });
  });
});
