import type { IDaemonSetStatus } from 'kubernetes-models/apps/v1/DaemonSetStatus';
import type { IDeploymentSpec } from 'kubernetes-models/apps/v1/DeploymentSpec';
import type { IDeploymentStatus } from 'kubernetes-models/apps/v1/DeploymentStatus';
import type { IReplicaSetStatus } from 'kubernetes-models/apps/v1/ReplicaSetStatus';
import type { IStatefulSetStatus } from 'kubernetes-models/apps/v1/StatefulSetStatus';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import { suffixOf } from '../../hex';
import { isoTime } from '../../time';
import { KubernetesObject, objectOf } from '../../types';
import {
  appliedMetadata,
  Described,
  ApplyContext,
  madeMetadata,
  PartOptions,
} from './context';
import {
  isActive,
  isUp,
  pod,
  PodOptions,
  podSpec,
  PodState,
  TemplateOptions,
  withImage,
} from './pods';

/** The options of a workload with several pods. */
export interface WorkloadOptions extends PartOptions, TemplateOptions {
  /** The number of `pods` if left out. */
  replicas?: number;
  /** All run if left out. */
  pods?: Array<PodState | PodOptions>;
  /** Age of its newest pods; since it last changed if left out. */
  rolledOutMs?: number;
  /** How often its pod template, and so its spec, has changed. */
  revision?: number;
}

/** The options of a Deployment, which may be in a rollout. */
export interface DeploymentOptions extends WorkloadOptions {
  /** The pods of the previous ReplicaSet that still run. */
  before?: { image: string; pods: number };
  /**
   * The message with which the API server rejects new pods; `{pod}` stands for
   * the name of the rejected pod.
   */
  refused?: string;
  /** All its pods were available once, whatever their state is now. */
  cameUp?: boolean;
  /** Kubernetes: progressDeadlineSeconds. */
  deadlineSeconds?: number;
}

function podsOf({ pods, replicas = 1 }: WorkloadOptions): PodOptions[] {
  const all =
    pods ?? Array.from({ length: replicas }, () => 'Running' as const);
  return all.map(each => (typeof each === 'string' ? { state: each } : each));
}

function replicasOf(options: WorkloadOptions): number {
  return options.replicas ?? podsOf(options).filter(isActive).length;
}

function counted(pods: PodOptions[]) {
  const active = pods.filter(isActive).length;
  const ready = pods.filter(isUp).length;
  return { active, ready };
}

/** The pods of an owner, named after it. */
function makePods(options: {
  context: ApplyContext;
  owner: KubernetesObject;
  options: TemplateOptions & { image: string };
  /** The default name of the containers. */
  workload: string;
  labels: Record<string, string>;
  pods: PodOptions[];
  at: number;
  /** Whether the pods are numbered, as those of a StatefulSet. */
  isNumbered?: boolean;
}): KubernetesObject[] {
  const { context, owner, workload, pods, at, isNumbered } = options;
  const { name } = owner.metadata;
  const nameOf = (index: number) =>
    `${name}-${isNumbered ? index : suffixOf(`${name}#${index}`, 5)}`;
  const labelsOf = (index: number) => ({
    ...options.labels,
    ...(isNumbered && {
      'apps.kubernetes.io/pod-index': String(index),
      'statefulset.kubernetes.io/pod-name': nameOf(index),
    }),
  });
  return pods.map((each, index) =>
    pod({
      metadata: {
        ...madeMetadata({
          cluster: context.cluster,
          owner,
          kind: 'Pod',
          name: nameOf(index),
          at:
            each.ageMs === undefined
              ? Math.min(context.on.now, at + index * 1_000)
              : context.on.now - each.ageMs,
          labels: labelsOf(index),
        }),
        generateName: `${name}-`,
      },
      spec: podSpec(workload, options.options),
      now: context.on.now,
      pod: each,
    }),
  );
}

/** When the newest pods of a workload were created. */
function rolledOutAt(
  context: ApplyContext,
  { rolledOutMs }: WorkloadOptions,
): number {
  return rolledOutMs === undefined
    ? context.changedAt
    : context.on.now - rolledOutMs;
}

/** The progressDeadlineSeconds that means no deadline. */
export const neverOverdue = 2_147_483_647;

/** Kubernetes: the defaults of maxSurge and maxUnavailable are 25 %. */
const surge = (replicas: number) => Math.ceil(replicas / 4);
const slack = (replicas: number) => Math.floor(replicas / 4);

/** A Deployment with its ReplicaSets and Pods. */
export function deployment(
  name: string,
  described: DeploymentOptions,
): Described {
  const { before, cameUp, deadlineSeconds = 600 } = described;
  const { revision = before ? 2 : 1 } = described;
  const replicas = replicasOf(described);
  return context => {
    const options = withImage(context, name, described);
    const set = replicaSetName(name, options.image);
    const refused = described.refused?.replace(
      '{pod}',
      `${set}-${suffixOf(set, 5)}`,
    );
    const pods = podsOf(refused ? { ...options, pods: [] } : options);
    const { active, ready } = counted(pods);
    const at = rolledOutAt(context, options);
    const selector = { app: name };
    const template = {
      metadata: { labels: selector },
      spec: podSpec(name, options),
    };
    const old = before?.pods ?? 0;
    const wanted = before ? Math.max(pods.length, surge(replicas)) : replicas;
    const available = ready + old;
    const applied: KubernetesObject = {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        ...appliedMetadata(context, 'Deployment', name, options),
        annotations: {
          ...context.annotations,
          ...options.annotations,
          'deployment.kubernetes.io/revision': String(revision),
        },
        generation: revision,
      },
      spec: {
        progressDeadlineSeconds: deadlineSeconds,
        replicas,
        revisionHistoryLimit: 10,
        selector: { matchLabels: selector },
        strategy: {
          rollingUpdate: { maxSurge: '25%', maxUnavailable: '25%' },
          type: 'RollingUpdate',
        },
        template,
      } satisfies IDeploymentSpec,
      status: {
        ...counts({
          availableReplicas: available,
          readyReplicas: available,
          replicas: active + old,
          unavailableReplicas: Math.max(0, wanted + old - available),
          updatedReplicas: active,
        }),
        conditions: deploymentConditions({
          context,
          at,
          set,
          isDone: cameUp || (ready >= replicas && old === 0),
          isOverdue: context.on.now - at > deadlineSeconds * 1_000,
          isAvailable: available >= replicas - slack(replicas),
          refused,
        }),
        observedGeneration: revision,
      } satisfies IDeploymentStatus,
    };
    const setOptions = { context, deployment: applied, options };
    const sets = [
      // The previous ReplicaSet is kept for a rollback.
      ...(revision > 1
        ? [
            replicaSet({
              ...setOptions,
              image: before?.image ?? `${imageName(options.image)}:previous`,
              pods: Array.from({ length: old }, () => ({ state: 'Running' })),
              wanted: old,
              revision: revision - 1,
              at: Math.min(context.createdAt + 5_000, at),
            }),
          ]
        : []),
      replicaSet({
        ...setOptions,
        image: options.image,
        refused,
        pods,
        wanted,
        revision,
        at,
      }),
    ];
    return { applied, isThere: true, made: sets.flat() };
  };
}

/** An image without its tag and digest. */
export function imageName(image: string): string {
  return image.replace(/@.*$/, '').replace(/:[^:/]*$/, '');
}

/** Controllers omit counts that are zero. */
function counts<Counts extends Record<string, number>>(
  all: Counts,
): Partial<Counts> {
  return Object.fromEntries(
    Object.entries(all).filter(([, count]) => count > 0),
  ) as Partial<Counts>;
}

function hashOf(name: string, image: string): string {
  return suffixOf(`${name} of ${image}`, 10);
}

/** The name of the ReplicaSet of a Deployment for an image. */
export function replicaSetName(name: string, image: string): string {
  return `${name}-${hashOf(name, image)}`;
}

/** A ReplicaSet and its Pods. */
export function replicaSet(made: {
  context: ApplyContext;
  deployment: KubernetesObject;
  options: DeploymentOptions;
  image: string;
  refused?: string;
  pods: PodOptions[];
  wanted: number;
  revision: number;
  at: number;
}): KubernetesObject[] {
  const { context, deployment: owner, image, pods, wanted, at } = made;
  const { refused } = made;
  const replicas = replicasOf(made.options);
  const { name } = owner.metadata;
  const options = { ...made.options, image };
  const labels = { app: name, 'pod-template-hash': hashOf(name, image) };
  const { active, ready } = counted(pods);
  const isRefused = refused && active < wanted;
  const generation = wanted > 0 ? 1 : 2;
  const set: KubernetesObject = {
    apiVersion: 'apps/v1',
    kind: 'ReplicaSet',
    metadata: madeMetadata({
      cluster: context.cluster,
      owner,
      kind: 'ReplicaSet',
      name: replicaSetName(name, image),
      at,
      labels,
      annotations: {
        ...context.annotations,
        'deployment.kubernetes.io/desired-replicas': String(replicas),
        'deployment.kubernetes.io/max-replicas': String(
          replicas + surge(replicas),
        ),
        'deployment.kubernetes.io/revision': String(made.revision),
      },
      generation,
    }),
    spec: {
      replicas: wanted,
      selector: { matchLabels: labels },
      template: { metadata: { labels }, spec: podSpec(name, options) },
    },
    status: {
      ...counts({
        availableReplicas: ready,
        fullyLabeledReplicas: active,
        readyReplicas: ready,
      }),
      ...(isRefused && {
        conditions: [
          {
            lastTransitionTime: isoTime(at + 1_000),
            message: refused,
            reason: 'FailedCreate',
            status: 'True',
            type: 'ReplicaFailure',
          },
        ],
      }),
      observedGeneration: generation,
      replicas: active,
    } satisfies IReplicaSetStatus,
  };
  return [
    set,
    ...makePods({
      context,
      owner: set,
      options,
      workload: name,
      labels,
      pods,
      at,
    }),
  ];
}

/** Kubernetes: pkg/controller/deployment/progress.go. */
function deploymentConditions(options: {
  context: ApplyContext;
  at: number;
  set: string;
  isDone: boolean;
  isOverdue: boolean;
  isAvailable: boolean;
  refused?: string;
}): IDeploymentStatus['conditions'] {
  const { context, at, set, isDone, isOverdue, isAvailable } = options;
  const since = isoTime(Math.min(context.on.now, at + 9_000));
  const condition = (
    type: string,
    isTrue: boolean,
    reason: string,
    message: string,
  ) => ({
    lastTransitionTime: since,
    lastUpdateTime: since,
    message,
    reason,
    status: isTrue ? 'True' : 'False',
    type,
  });
  const progress = () => {
    if (isDone) {
      return condition(
        'Progressing',
        true,
        'NewReplicaSetAvailable',
        `ReplicaSet "${set}" has successfully progressed.`,
      );
    }
    if (isOverdue) {
      return condition(
        'Progressing',
        false,
        'ProgressDeadlineExceeded',
        `ReplicaSet "${set}" has timed out progressing.`,
      );
    }
    // Without any pod, no progress was made since.
    return options.refused
      ? condition(
          'Progressing',
          true,
          'NewReplicaSetCreated',
          `Created new replica set "${set}"`,
        )
      : condition(
          'Progressing',
          true,
          'ReplicaSetUpdated',
          `ReplicaSet "${set}" is progressing.`,
        );
  };
  return [
    progress(),
    isAvailable
      ? condition(
          'Available',
          true,
          'MinimumReplicasAvailable',
          'Deployment has minimum availability.',
        )
      : condition(
          'Available',
          false,
          'MinimumReplicasUnavailable',
          'Deployment does not have minimum availability.',
        ),
    ...(options.refused
      ? [condition('ReplicaFailure', true, 'FailedCreate', options.refused)]
      : []),
  ];
}

/** A StatefulSet with its Pods; the last one may be in a rollout. */
export function statefulSet(
  name: string,
  described: WorkloadOptions,
): Described {
  const { revision = 1 } = described;
  const replicas = replicasOf(described);
  return context => {
    const options = withImage(context, name, described);
    const { image } = options;
    const pods = podsOf(options);
    const { active, ready } = counted(pods);
    const at = rolledOutAt(context, options);
    const selector = { app: name };
    const current = `${name}-${hashOf(name, image)}`;
    const applied: KubernetesObject = {
      apiVersion: 'apps/v1',
      kind: 'StatefulSet',
      metadata: {
        ...appliedMetadata(context, 'StatefulSet', name, options),
        generation: revision,
      },
      spec: {
        persistentVolumeClaimRetentionPolicy: {
          whenDeleted: 'Retain',
          whenScaled: 'Retain',
        },
        podManagementPolicy: 'OrderedReady',
        replicas,
        revisionHistoryLimit: 10,
        selector: { matchLabels: selector },
        serviceName: name,
        template: {
          metadata: { labels: selector },
          spec: podSpec(name, options),
        },
        updateStrategy: {
          rollingUpdate: { partition: 0 },
          type: 'RollingUpdate',
        },
      },
      status: {
        availableReplicas: ready,
        collisionCount: 0,
        ...counts({ currentReplicas: active, readyReplicas: ready }),
        currentRevision: current,
        observedGeneration: revision,
        replicas: active,
        updateRevision: current,
        ...counts({ updatedReplicas: active }),
      } satisfies IStatefulSetStatus,
    };
    const made = makePods({
      context,
      owner: applied,
      options,
      workload: name,
      labels: { ...selector, 'controller-revision-hash': current },
      pods,
      at,
      isNumbered: true,
    });
    return { applied, isThere: true, made };
  };
}

/** A DaemonSet with a Pod on each node. */
export function daemonSet(name: string, described: WorkloadOptions): Described {
  const { revision = 1 } = described;
  return context => {
    const options = withImage(context, name, described);
    const { image } = options;
    const pods = podsOf({ replicas: 3, ...options });
    const { active, ready } = counted(pods);
    const selector = { app: name };
    const applied: KubernetesObject = {
      apiVersion: 'apps/v1',
      kind: 'DaemonSet',
      metadata: {
        ...appliedMetadata(context, 'DaemonSet', name, options),
        annotations: {
          ...context.annotations,
          ...options.annotations,
          'deprecated.daemonset.template.generation': String(revision),
        },
        generation: revision,
      },
      spec: {
        revisionHistoryLimit: 10,
        selector: { matchLabels: selector },
        template: {
          metadata: { labels: selector },
          spec: podSpec(name, options),
        },
        updateStrategy: {
          rollingUpdate: { maxSurge: 0, maxUnavailable: 1 },
          type: 'RollingUpdate',
        },
      },
      status: {
        currentNumberScheduled: pods.length,
        desiredNumberScheduled: pods.length,
        ...counts({ numberAvailable: ready }),
        numberMisscheduled: 0,
        numberReady: ready,
        ...counts({ numberUnavailable: pods.length - ready }),
        observedGeneration: revision,
        updatedNumberScheduled: active,
      } satisfies IDaemonSetStatus,
    };
    const made = makePods({
      context,
      owner: applied,
      options,
      workload: name,
      labels: {
        ...selector,
        'controller-revision-hash': hashOf(name, image),
        'pod-template-generation': String(revision),
      },
      pods,
      at: rolledOutAt(context, options),
    });
    return { applied, isThere: true, made };
  };
}

/** The options from which a workload was built, read from the object. */
export function describedBy(object: KubernetesObject): DeploymentOptions {
  const { spec = {}, status = {}, metadata } = object;
  const template = objectOf(spec.template).spec as IPodSpec;
  const [first, ...beside] = template.containers;
  const { limits, requests } = first.resources ?? {};
  const { 'deployment.kubernetes.io/revision': revision } =
    metadata.annotations ?? {};
  return {
    namespace: metadata.namespace,
    image: first.image,
    container: first.name,
    memory: String(limits?.memory),
    cpu: String(requests?.cpu),
    beside: beside.map(({ name, image = '' }) => ({ name, image })),
    init: template.initContainers?.map(({ name }) => name),
    restartPolicy: template.restartPolicy as TemplateOptions['restartPolicy'],
    replicas: Number(spec.replicas ?? status.desiredNumberScheduled ?? 1),
    revision: Number(revision ?? metadata.generation ?? 1),
    ...(spec.progressDeadlineSeconds !== undefined && {
      deadlineSeconds: Number(spec.progressDeadlineSeconds),
    }),
  };
}
