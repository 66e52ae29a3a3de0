import { condition, fluxObject } from '../__fixtures__/objects';
import type { FluxObject } from '../objects/types';
import {
  crashingPod,
  deployment,
  kubeCondition,
  kubeObject,
  noRoom,
  overQuota,
  pod,
  refusedDeployment,
  replicaSet,
  startingDeployment,
  unschedulablePod,
} from '../__fixtures__/workloads';
import { FLUX_HEALTH_STATES, healthOf, healthSeverity } from './health';

const isDeleted = { deletionTimestamp: '2026-11-20T10:00:00Z' };

const workload =
  (kind: string, apiVersion = 'apps/v1') =>
  (spec: FluxObject, status: FluxObject) =>
    kubeObject(apiVersion, kind, 'carts', {
      spec,
      status: { observedGeneration: 1, ...status },
    });
const statefulSet = workload('StatefulSet');
const daemonSet = workload('DaemonSet');
const job = workload('Job', 'batch/v1');

const custom = (...conditions: FluxObject[]) =>
  kubeObject('shop.example/v1', 'Database', 'carts', {
    status: { conditions },
  });
const core = (kind: string, spec: FluxObject, status: FluxObject) =>
  kubeObject('v1', kind, 'carts', { spec, status });
const autoscaler = (...conditions: FluxObject[]) =>
  kubeObject('autoscaling/v2', 'HorizontalPodAutoscaler', 'carts', {
    status: { conditions },
  });
const definition = (...conditions: FluxObject[]) =>
  kubeObject('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'carts', {
    status: { conditions },
  });
const apiService = (...conditions: FluxObject[]) =>
  kubeObject('apiregistration.k8s.io/v1', 'APIService', 'carts', {
    status: { conditions },
  });

const rolledOut = {
  replicas: 3,
  readyReplicas: 3,
  currentReplicas: 3,
  updatedReplicas: 3,
  currentRevision: 'carts-1',
  updateRevision: 'carts-1',
};
const everywhere = {
  desiredNumberScheduled: 2,
  currentNumberScheduled: 2,
  updatedNumberScheduled: 2,
  numberAvailable: 2,
  numberReady: 2,
};
const rolling = { updateStrategy: { rollingUpdate: { partition: 0 } } };

const waits = (of: string, have?: number, want?: number) => ({
  state: 'Progressing',
  waitsFor: have === undefined ? { of } : { of, have, want },
});

describe('healthOf', () => {
  it.each<[string, FluxObject, object]>([
    ['that is rolled out', deployment(), { state: 'Healthy' }],
    [
      'of which nobody took note',
      deployment('a', { metadata: { generation: 2 } }),
      waits('observation'),
    ],
    [
      'without a status',
      kubeObject('apps/v1', 'Deployment', 'a', { spec: {} }),
      waits('created', 0, 1),
    ],
    [
      'without pods',
      deployment('a', { status: { replicas: 1 } }),
      waits('created', 1, 3),
    ],
    [
      'that is half updated',
      deployment('a', { status: { updatedReplicas: 1 } }),
      waits('updated', 1, 3),
    ],
    [
      'with pods of before',
      deployment('a', { status: { replicas: 4 } }),
      waits('removed', 4, 3),
    ],
    ['with pods that start', startingDeployment(), waits('available', 0, 3)],
    [
      'with a pod that is not ready',
      deployment('a', { status: { readyReplicas: 2 } }),
      waits('ready', 2, 3),
    ],
    [
      'whose rollout goes on',
      deployment('a', {
        status: {
          conditions: [
            kubeCondition('Available', 'True'),
            kubeCondition('Progressing', 'True', 'ReplicaSetUpdated'),
          ],
        },
      }),
      waits('rollout'),
    ],
    [
      'without a deadline, whose rollout is never reported',
      deployment('a', {
        spec: { progressDeadlineSeconds: 2147483647 },
        status: { conditions: [kubeCondition('Available', 'True')] },
      }),
      { state: 'Healthy' },
    ],
    [
      'that is not available',
      deployment('a', {
        status: {
          conditions: [
            kubeCondition(
              'Available',
              'False',
              'MinimumReplicasUnavailable',
              'No.',
            ),
            kubeCondition('Progressing', 'True', 'NewReplicaSetAvailable'),
          ],
        },
      }),
      {
        state: 'Progressing',
        reason: 'MinimumReplicasUnavailable',
        message: 'No.',
      },
    ],
    [
      'that missed its deadline',
      deployment('a', {
        status: {
          readyReplicas: 0,
          conditions: [
            kubeCondition(
              'Progressing',
              'False',
              'ProgressDeadlineExceeded',
              'ReplicaSet "a-6d5f" has timed out progressing.',
            ),
          ],
        },
      }),
      {
        state: 'Failed',
        reason: 'ProgressDeadlineExceeded',
        message: 'ReplicaSet "a-6d5f" has timed out progressing.',
      },
    ],
    [
      'whose pods a quota refuses',
      refusedDeployment(),
      { state: 'Failed', reason: 'FailedCreate', message: overQuota },
    ],
    [
      'that is scaled to zero',
      deployment('a', {
        spec: { replicas: 0 },
        status: {
          replicas: undefined,
          updatedReplicas: undefined,
          readyReplicas: undefined,
          availableReplicas: undefined,
        },
      }),
      { state: 'Healthy' },
    ],
    [
      'that is paused in the middle of a rollout',
      deployment('a', {
        spec: { paused: true },
        status: { updatedReplicas: 1 },
      }),
      { state: 'Suspended', reason: 'DeploymentPaused' },
    ],
    [
      'that is paused and complete',
      deployment('a', { spec: { paused: true } }),
      { state: 'Healthy' },
    ],
    [
      'that is being deleted',
      deployment('a', { metadata: isDeleted }),
      { state: 'Terminating' },
    ],
  ])('of a Deployment %s', (_, object, health) => {
    expect(healthOf(object)).toEqual(health);
  });

  it.each<[string, FluxObject, object]>([
    [
      'StatefulSet that is rolled out',
      statefulSet({ replicas: 3, ...rolling }, rolledOut),
      { state: 'Healthy' },
    ],
    [
      'StatefulSet without its pods',
      statefulSet({ replicas: 3, ...rolling }, { ...rolledOut, replicas: 1 }),
      waits('created', 1, 3),
    ],
    [
      'StatefulSet with a pod that is not ready',
      statefulSet(
        { replicas: 3, ...rolling },
        { ...rolledOut, readyReplicas: 2 },
      ),
      waits('ready', 2, 3),
    ],
    [
      'StatefulSet with too many pods',
      statefulSet({ replicas: 3, ...rolling }, { ...rolledOut, replicas: 4 }),
      waits('removed', 4, 3),
    ],
    [
      'StatefulSet that is half updated',
      statefulSet(
        { replicas: 3, ...rolling },
        { ...rolledOut, updatedReplicas: 1 },
      ),
      waits('updated', 1, 3),
    ],
    [
      'StatefulSet that is updated up to its partition',
      statefulSet(
        { replicas: 3, updateStrategy: { rollingUpdate: { partition: 2 } } },
        { ...rolledOut, updatedReplicas: 1, updateRevision: 'carts-2' },
      ),
      { state: 'Healthy' },
    ],
    [
      'StatefulSet with another revision',
      statefulSet({ replicas: 3 }, { ...rolledOut, updateRevision: 'carts-2' }),
      waits('rollout'),
    ],
    [
      'StatefulSet without a revision of before',
      statefulSet({ replicas: 3 }, { ...rolledOut, currentReplicas: 2 }),
      waits('updated', 2, 3),
    ],
    [
      'StatefulSet that a person updates',
      statefulSet({ replicas: 3, updateStrategy: { type: 'OnDelete' } }, {}),
      { state: 'Healthy' },
    ],
    [
      'DaemonSet that is everywhere',
      daemonSet({}, everywhere),
      { state: 'Healthy' },
    ],
    [
      'DaemonSet where there is no node',
      daemonSet({}, { desiredNumberScheduled: 0 }),
      { state: 'Healthy' },
    ],
    [
      'DaemonSet without a status',
      kubeObject('apps/v1', 'DaemonSet', 'a'),
      waits('observation'),
    ],
    [
      'DaemonSet that counts nothing yet',
      daemonSet({}, {}),
      waits('observation'),
    ],
    [
      'DaemonSet that lacks a pod',
      daemonSet({}, { ...everywhere, currentNumberScheduled: 1 }),
      waits('scheduled', 1, 2),
    ],
    [
      'DaemonSet that is half updated',
      daemonSet({}, { ...everywhere, updatedNumberScheduled: 1 }),
      waits('updated', 1, 2),
    ],
    [
      'DaemonSet that is not available',
      daemonSet({}, { ...everywhere, numberAvailable: 1 }),
      waits('available', 1, 2),
    ],
    [
      'DaemonSet that is not ready',
      daemonSet({}, { ...everywhere, numberReady: 1 }),
      waits('ready', 1, 2),
    ],
    [
      'ReplicaSet with its pods',
      replicaSet(deployment()),
      { state: 'Healthy' },
    ],
    [
      'ReplicaSet without its pods',
      replicaSet(deployment(), { status: { fullyLabeledReplicas: 0 } }),
      waits('created', 0, 3),
    ],
    [
      'ReplicaSet that may not create pods',
      replicaSet(deployment(), {
        status: {
          conditions: [
            kubeCondition('ReplicaFailure', 'True', 'FailedCreate', overQuota),
          ],
        },
      }),
      { state: 'Failed', reason: 'FailedCreate', message: overQuota },
    ],
    [
      'Job that runs',
      job({ completions: 2 }, { active: 1, succeeded: 1 }),
      waits('succeeded', 1, 2),
    ],
    ['Job without a status', job({}, {}), waits('succeeded', 0, 1)],
    [
      'Job whose end is not reported yet',
      job({}, { succeeded: 1 }),
      waits('rollout'),
    ],
    [
      'Job that is complete',
      job(
        {},
        { succeeded: 1, conditions: [kubeCondition('Complete', 'True')] },
      ),
      { state: 'Healthy' },
    ],
    [
      'Job that failed',
      job(
        {},
        {
          failed: 7,
          conditions: [
            kubeCondition(
              'Failed',
              'True',
              'BackoffLimitExceeded',
              'Job has reached the specified backoff limit',
            ),
          ],
        },
      ),
      {
        state: 'Failed',
        reason: 'BackoffLimitExceeded',
        message: 'Job has reached the specified backoff limit',
      },
    ],
    [
      'Job that is suspended',
      job({ suspend: true }, {}),
      { state: 'Suspended' },
    ],
    [
      'CronJob',
      workload('CronJob', 'batch/v1')({}, { active: [{}] }),
      { state: 'Healthy' },
    ],
    [
      'CronJob that is suspended',
      workload('CronJob', 'batch/v1')({ suspend: true }, {}),
      { state: 'Suspended' },
    ],
    ['Pod that runs', pod(), { state: 'Healthy' }],
    [
      'Pod that crashes',
      crashingPod(),
      {
        state: 'Failed',
        reason: 'CrashLoopBackOff',
        message: expect.stringContaining('back-off 2m40s'),
      },
    ],
    [
      'Pod without a node',
      unschedulablePod(),
      { state: 'Failed', reason: 'Unschedulable', message: noRoom },
    ],
    [
      'Service',
      core('Service', { type: 'ClusterIP' }, { loadBalancer: {} }),
      { state: 'Healthy' },
    ],
    [
      'Service without an address',
      core('Service', { type: 'LoadBalancer' }, { loadBalancer: {} }),
      waits('address'),
    ],
    [
      'Service with an address',
      core(
        'Service',
        { type: 'LoadBalancer' },
        { loadBalancer: { ingress: [{ ip: '10.0.0.1' }] } },
      ),
      { state: 'Healthy' },
    ],
    [
      'PersistentVolumeClaim',
      core('PersistentVolumeClaim', {}, { phase: 'Bound' }),
      { state: 'Healthy' },
    ],
    [
      'PersistentVolumeClaim that waits',
      core('PersistentVolumeClaim', {}, { phase: 'Pending' }),
      { state: 'Progressing', reason: 'Pending', waitsFor: { of: 'volume' } },
    ],
    [
      'PersistentVolumeClaim without its volume',
      core('PersistentVolumeClaim', {}, { phase: 'Lost' }),
      { state: 'Failed', reason: 'Lost' },
    ],
    [
      'PersistentVolume',
      core('PersistentVolume', {}, { phase: 'Available' }),
      { state: 'Healthy' },
    ],
    [
      'PersistentVolume that failed',
      core('PersistentVolume', {}, { phase: 'Failed', message: 'No.' }),
      { state: 'Failed', reason: 'Failed', message: 'No.' },
    ],
    [
      'Namespace',
      core('Namespace', {}, { phase: 'Active' }),
      { state: 'Healthy' },
    ],
    ['ConfigMap', core('ConfigMap', {}, {}), { state: 'Healthy' }],
    [
      'Namespace that cannot be deleted',
      kubeObject('v1', 'Namespace', 'a', {
        metadata: isDeleted,
        status: {
          conditions: [
            kubeCondition('NamespaceDeletionContentFailure', 'False'),
            kubeCondition(
              'NamespaceContentRemaining',
              'True',
              'SomeResourcesRemain',
              'Some resources are remaining: pods. has 1 resource instances',
            ),
          ],
        },
      }),
      {
        state: 'Terminating',
        reason: 'SomeResourcesRemain',
        message: 'Some resources are remaining: pods. has 1 resource instances',
      },
    ],
    [
      'Ingress with an address',
      kubeObject('networking.k8s.io/v1', 'Ingress', 'a', {
        status: { loadBalancer: { ingress: [{}] } },
      }),
      { state: 'Healthy' },
    ],
    [
      'Ingress without an address',
      kubeObject('networking.k8s.io/v1', 'Ingress', 'a'),
      { state: 'Healthy', waitsFor: { of: 'address' } },
    ],
    [
      'autoscaler that works',
      autoscaler(
        kubeCondition('AbleToScale', 'True'),
        kubeCondition('ScalingActive', 'True'),
      ),
      { state: 'Healthy' },
    ],
    [
      'autoscaler without metrics',
      autoscaler(
        kubeCondition(
          'ScalingActive',
          'False',
          'FailedGetResourceMetric',
          'no metrics',
        ),
      ),
      {
        state: 'Failed',
        reason: 'FailedGetResourceMetric',
        message: 'no metrics',
      },
    ],
    [
      'autoscaler without a workload',
      autoscaler(
        kubeCondition('AbleToScale', 'False', 'FailedGetScale', 'not found'),
      ),
      { state: 'Failed', reason: 'FailedGetScale', message: 'not found' },
    ],
    [
      'autoscaler of a workload at zero',
      autoscaler(
        kubeCondition('ScalingActive', 'False', 'ScalingDisabled', 'zero'),
      ),
      { state: 'Suspended', reason: 'ScalingDisabled', message: 'zero' },
    ],
    ['autoscaler that is new', autoscaler(), waits('observation')],
    [
      'definition that is served',
      definition(
        kubeCondition('NamesAccepted', 'True'),
        kubeCondition('Established', 'True'),
      ),
      { state: 'Healthy' },
    ],
    [
      'definition whose names are taken',
      definition(
        kubeCondition('NamesAccepted', 'False', 'ListKindConflict', 'taken'),
      ),
      { state: 'Failed', reason: 'ListKindConflict', message: 'taken' },
    ],
    [
      'definition that is being served',
      definition(kubeCondition('Established', 'False', 'Installing')),
      waits('observation'),
    ],
    [
      'definition that is not served',
      definition(kubeCondition('Established', 'False', 'NotAccepted', 'no')),
      { state: 'Failed', reason: 'NotAccepted', message: 'no' },
    ],
    [
      'APIService that answers',
      apiService(kubeCondition('Available', 'True', 'Passed')),
      { state: 'Healthy' },
    ],
    [
      'APIService that does not',
      apiService(
        kubeCondition('Available', 'False', 'FailedDiscoveryCheck', 'no'),
      ),
      { state: 'Failed', reason: 'FailedDiscoveryCheck', message: 'no' },
    ],
    ['APIService that is new', apiService(), waits('observation')],
  ])('of a %s', (_, object, health) => {
    expect(healthOf(object)).toEqual(health);
  });

  it.each<[string, FluxObject[], object]>([
    ['without conditions', [], { state: 'Healthy' }],
    [
      'that is ready',
      [kubeCondition('Ready', 'True', 'Available')],
      { state: 'Healthy' },
    ],
    [
      'that is not ready yet',
      [kubeCondition('Ready', 'False', 'Creating', 'wait')],
      { state: 'Progressing', reason: 'Creating', message: 'wait' },
    ],
    [
      'that does not know',
      [kubeCondition('Ready', 'Unknown')],
      { state: 'Progressing' },
    ],
    [
      'that reports an error',
      [
        kubeCondition(
          'Ready',
          'False',
          'SecretSyncedError',
          'could not get secret',
        ),
      ],
      {
        state: 'Failed',
        reason: 'SecretSyncedError',
        message: 'could not get secret',
      },
    ],
    [
      'that is not synced although ready',
      [
        kubeCondition('Ready', 'True'),
        kubeCondition('Synced', 'False', 'ReconcileError', 'no credentials'),
      ],
      { state: 'Failed', reason: 'ReconcileError', message: 'no credentials' },
    ],
    [
      'that is being synced',
      [kubeCondition('Synced', 'Unknown', 'Waiting')],
      { state: 'Progressing', reason: 'Waiting' },
    ],
    [
      'that a person paused',
      [kubeCondition('Synced', 'False', 'ReconcilePaused')],
      { state: 'Suspended', reason: 'ReconcilePaused' },
    ],
    [
      'that reconciles',
      [
        kubeCondition('Ready', 'True'),
        kubeCondition('Reconciling', 'True', 'Updating'),
      ],
      { state: 'Progressing', reason: 'Updating' },
    ],
    [
      'that has stalled',
      [
        kubeCondition('Stalled', 'True', 'InvalidSpec'),
        kubeCondition('Reconciling', 'True'),
      ],
      { state: 'Failed', reason: 'InvalidSpec' },
    ],
    [
      'with conditions that say something else',
      [kubeCondition('Accepted', 'False')],
      { state: 'Healthy' },
    ],
  ])('of a custom kind %s', (_, conditions, health) => {
    expect(healthOf(custom(...conditions))).toEqual(health);
  });

  it.each<[string, FluxObject, string]>([
    [
      'that waits',
      condition('Ready', 'False', 'DependencyNotReady'),
      'Progressing',
    ],
    ['that failed', condition('Ready', 'False', 'BuildFailed'), 'Failed'],
    [
      'that is ready',
      condition('Ready', 'True', 'ReconciliationSucceeded'),
      'Healthy',
    ],
  ])('of a Kustomization %s is its status', (_, ready, state) => {
    const status = { observedGeneration: 1, conditions: [ready] };
    expect(healthOf(fluxObject('Kustomization', { status }))).toMatchObject({
      state,
    });
    expect(
      healthOf(
        fluxObject('Kustomization', { spec: { suspend: true }, status }),
      ),
    ).toMatchObject({ state: 'Suspended' });
  });

  it('of a kind of another group with the same name is not the same', () => {
    expect(healthOf(kubeObject('shop.example/v1', 'Deployment', 'a'))).toEqual({
      state: 'Healthy',
    });
  });
});

it('has failures before progress, and healthy objects last', () => {
  const sorted = [...FLUX_HEALTH_STATES].sort(
    (left, right) => healthSeverity(left) - healthSeverity(right),
  );
  expect(sorted).toEqual(FLUX_HEALTH_STATES);
  expect(sorted[0]).toBe('Failed');
  expect(sorted[sorted.length - 1]).toBe('Healthy');
});
