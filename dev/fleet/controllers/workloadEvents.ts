import type { IContainerStatus } from 'kubernetes-models/v1/ContainerStatus';
import type { IPodStatus } from 'kubernetes-models/v1/PodStatus';
import { Cluster } from '../cluster';
import { suffixOf } from '../hex';
import { Reporter, Told } from '../objects/event';
import { hours, minutes } from '../time';
import { conditionOf, JsonObject, KubernetesObject, objectOf } from '../types';
import { PastEvent } from './pastEvents';

type EventsOfKind = (
  object: KubernetesObject,
  now: number,
  cluster: Cluster,
) => PastEvent[];

const eventsByKind: Record<string, EventsOfKind> = {
  Pod: podEvents,
  ReplicaSet: replicaSetEvents,
  Job: jobEvents,
  PersistentVolumeClaim: claimEvents,
  HorizontalPodAutoscaler: autoscalerEvents,
};

/** Whether Kubernetes' own controllers emit Events about a kind. */
export function isWorkload({ kind }: KubernetesObject): boolean {
  return Object.hasOwn(eventsByKind, kind);
}

/**
 * The Events of the last hour by scheduler, kubelet and Kubernetes' controllers
 * that are consistent with the state of an object at `now`.
 */
export function pastWorkloadEvents(
  cluster: Cluster,
  object: KubernetesObject,
  now: number,
): PastEvent[] {
  return eventsByKind[object.kind](object, now, cluster).filter(
    ({ occurrence }) => now - occurrence.lastAt < hours(1),
  );
}

function createdAt({ metadata }: KubernetesObject): number {
  return Date.parse(String(metadata.creationTimestamp));
}

function once(told: Told, lastAt: number): PastEvent {
  return { told, occurrence: { lastAt } };
}

/** An event that has repeated since a time. */
function often(told: Told, since: number, now: number, every: number) {
  const again = Math.max(0, Math.floor((now - since) / every));
  return {
    told,
    occurrence: {
      firstAt: since,
      lastAt: since + again * every,
      count: again + 1,
    },
  };
}

function by(component: string, more: Partial<Reporter> = {}) {
  const reporter = { component, ...more };
  return {
    normal: (reason: string, message: string): Told => ({
      type: 'Normal',
      reason,
      message,
      by: reporter,
    }),
    warning: (reason: string, message: string): Told => ({
      type: 'Warning',
      reason,
      message,
      by: reporter,
    }),
  };
}

/** The owner of an object, as its ownerReferences name it. */
function ownerOf({ metadata }: KubernetesObject): KubernetesObject | undefined {
  const [owner] = (metadata.ownerReferences ?? []) as JsonObject[];
  return (
    owner && {
      apiVersion: String(owner.apiVersion),
      kind: String(owner.kind),
      metadata: {
        name: String(owner.name),
        namespace: metadata.namespace,
        uid: String(owner.uid),
      },
    }
  );
}

/** The Event on an owner about the creation of the object. */
function creation(
  object: KubernetesObject,
  told: (owner: KubernetesObject) => Told | undefined,
): PastEvent[] {
  const owner = ownerOf(object);
  const said = owner && told(owner);
  return said ? [{ ...once(said, createdAt(object)), about: owner }] : [];
}

const makers: Record<string, string> = {
  ReplicaSet: 'replicaset-controller',
  StatefulSet: 'statefulset-controller',
  DaemonSet: 'daemonset-controller',
  Job: 'job-controller',
};

function podEvents(object: KubernetesObject, now: number): PastEvent[] {
  const { metadata } = object;
  const { name } = metadata;
  return [
    ...creation(object, owner =>
      makers[owner.kind]
        ? by(makers[owner.kind]).normal(
            'SuccessfulCreate',
            owner.kind === 'StatefulSet'
              ? `create Pod ${name} in StatefulSet ${owner.metadata.name} successful`
              : `Created pod: ${name}`,
          )
        : undefined,
    ),
    ...schedulerEvents(object, now),
    ...kubeletEvents(object, now),
  ];
}

/** Kubernetes: pkg/scheduler, which writes events.k8s.io/v1. */
function schedulerEvents(object: KubernetesObject, now: number): PastEvent[] {
  const { metadata, spec } = object;
  const since = createdAt(object);
  const scheduled = conditionOf(object, 'PodScheduled');
  if (scheduled?.status === 'False') {
    const scheduler = by('default-scheduler', { action: 'Scheduling' });
    const told = scheduler.warning('FailedScheduling', scheduled.message);
    return [often(told, since, now, minutes(5))];
  }
  const { name, namespace } = metadata;
  const { nodeName } = objectOf(spec);
  return [
    once(
      by('default-scheduler', { action: 'Binding' }).normal(
        'Scheduled',
        `Successfully assigned ${namespace}/${name} to ${nodeName}`,
      ),
      since,
    ),
  ];
}

/** Interval at which a kubelet syncs a failing pod. */
const syncMs = 12_000;

function kubeletEvents(object: KubernetesObject, now: number): PastEvent[] {
  const { metadata, spec } = object;
  const status = objectOf(object.status) as unknown as IPodStatus;
  const host = String(objectOf(spec).nodeName);
  if (status.reason === 'Evicted') {
    const told = by('kubelet', { host }).warning(
      'Evicted',
      String(status.message),
    );
    return [once(told, createdAt(object) + minutes(5))];
  }
  const { initContainerStatuses = [], containerStatuses = [] } = status;
  const told = (field: string) => (container: IContainerStatus) =>
    containerEvents({
      object,
      container,
      now,
      by: by('kubelet', {
        host,
        fieldPath: `spec.${field}{${container.name}}`,
      }),
    });
  const seen = [
    ...initContainerStatuses.flatMap(told('initContainers')),
    ...containerStatuses.flatMap(told('containers')),
  ];
  if (!metadata.deletionTimestamp) return seen;
  const stoppedAt = Date.parse(metadata.deletionTimestamp) - 30_000;
  const stopping = containerStatuses.map(({ name }) =>
    once(
      by('kubelet', { host, fieldPath: `spec.containers{${name}}` }).normal(
        'Killing',
        `Stopping container ${name}`,
      ),
      stoppedAt,
    ),
  );
  return [...seen, ...stopping];
}

/** Kubernetes: pkg/kubelet/kuberuntime and pkg/kubelet/images. */
function containerEvents(options: {
  object: KubernetesObject;
  container: IContainerStatus;
  now: number;
  by: ReturnType<typeof by>;
}): PastEvent[] {
  const { object, container, now } = options;
  const { name, image, restartCount, state = {}, lastState = {} } = container;
  const { normal, warning } = options.by;
  const since = createdAt(object) + 1_000;
  const again = (told: Told, every = syncMs) => often(told, since, now, every);
  const { reason, message = '' } = state.waiting ?? {};
  switch (reason) {
    case 'PodInitializing':
      return [];
    case 'ContainerCreating':
      // Nothing takes longer, except for a missing volume.
      return now - since < minutes(5)
        ? []
        : [
            again(
              warning(
                'FailedMount',
                `MountVolume.SetUp failed for volume "certs" : secret ` +
                  `"${name}-certs" not found`,
              ),
              minutes(2),
            ),
          ];
    case 'ErrImagePull':
    case 'ImagePullBackOff': {
      const cause = message.replace(/^.*?ErrImagePull: /, '');
      const pulling = Math.max(minutes(5), (now - since) / 20);
      return [
        again(normal('Pulling', `Pulling image "${image}"`), pulling),
        again(
          warning('Failed', `Failed to pull image "${image}": ${cause}`),
          pulling,
        ),
        again(warning('Failed', 'Error: ErrImagePull'), pulling),
        again(normal('BackOff', `Back-off pulling image "${image}"`)),
        again(warning('Failed', 'Error: ImagePullBackOff')),
      ];
    }
    case 'CreateContainerConfigError':
      return [
        again(warning('Failed', `Error: ${message}`)),
        again(normal('Pulled', present(image))),
      ];
    default:
  }
  const every = Math.max(1, (now - since) / (restartCount + 1));
  const started = (told: Told) => ({
    told,
    occurrence: {
      firstAt: since,
      lastAt: since + Math.floor(restartCount * every),
      count: restartCount + 1,
    },
  });
  const { name: pod, namespace, uid } = object.metadata;
  const isUnready = state.running && !container.ready && restartCount === 0;
  const isMain = objectOf(object.status).phase === 'Running';
  return [
    started(normal('Pulled', present(image))),
    started(normal('Created', `Created container: ${name}`)),
    started(normal('Started', `Started container ${name}`)),
    ...(lastState.terminated && !container.ready
      ? [
          again(
            warning(
              'BackOff',
              `Back-off restarting failed container ${name} in pod ` +
                `${pod}_${namespace}(${uid})`,
            ),
          ),
        ]
      : []),
    ...(isUnready && isMain
      ? [
          again(
            warning(
              'Unhealthy',
              'Readiness probe failed: HTTP probe failed with statuscode: 503',
            ),
            10_000,
          ),
        ]
      : []),
  ];
}

function present(image: string): string {
  return `Container image "${image}" already present on machine`;
}

function replicaSetEvents(object: KubernetesObject, now: number): PastEvent[] {
  const { metadata, spec } = object;
  const { replicas } = objectOf(spec);
  const { name } = metadata;
  const failure = conditionOf(object, 'ReplicaFailure');
  return [
    ...(Number(replicas) > 0
      ? creation(object, () =>
          by('deployment-controller').normal(
            'ScalingReplicaSet',
            `Scaled up replica set ${name} from 0 to ${replicas}`,
          ),
        )
      : []),
    ...(failure
      ? tries(createdAt(object), now).map((at, index) =>
          once(
            by('replicaset-controller').warning(
              'FailedCreate',
              `Error creating: ${failure.message.replace(
                // The name of the pod is different in each attempt.
                new RegExp(`${name}-\\w{5}`),
                `${name}-${suffixOf(`${name}#${index}`, 5)}`,
              )}`,
            ),
            at,
          ),
        )
      : []),
  ];
}

/** Kubernetes: the rate limiter of controllers, up to its maximum delay. */
function tries(since: number, now: number): number[] {
  const times: number[] = [];
  let delay = 80;
  for (let at = since; at <= now; at += delay) {
    times.push(at);
    delay = Math.min(delay * 2, 1_000_000);
  }
  return times;
}

function jobEvents(object: KubernetesObject): PastEvent[] {
  const { name } = object.metadata;
  const [failed, complete] = ['Failed', 'Complete'].map(type =>
    conditionOf(object, type),
  );
  const cronJob = ownerOf(object);
  const at = Date.parse(String((failed ?? complete)?.lastTransitionTime));
  const { normal, warning } = by('job-controller');
  return [
    ...creation(object, () =>
      by('cronjob-controller').normal(
        'SuccessfulCreate',
        `Created job ${name}`,
      ),
    ),
    ...(failed ? [once(warning(failed.reason, failed.message), at)] : []),
    ...(complete ? [once(normal('Completed', 'Job completed'), at)] : []),
    ...(cronJob && (failed ?? complete)
      ? [
          {
            about: cronJob,
            ...once(
              by('cronjob-controller').normal(
                'SawCompletedJob',
                `Saw completed job: ${name}, condition: ${
                  failed ? 'Failed' : 'Complete'
                }`,
              ),
              at,
            ),
          },
        ]
      : []),
  ];
}

/** Kubernetes: pkg/controller/volume/persistentvolume. */
function claimEvents(
  object: KubernetesObject,
  now: number,
  cluster: Cluster,
): PastEvent[] {
  if (objectOf(object.status).phase !== 'Pending') return [];
  const name = String(objectOf(object.spec).storageClassName);
  const { normal, warning } = by('persistentvolume-controller');
  const told = cluster.get({ kind: 'StorageClass', name })
    ? normal(
        'WaitForFirstConsumer',
        'waiting for first consumer to be created before binding',
      )
    : warning(
        'ProvisioningFailed',
        `storageclass.storage.k8s.io "${name}" not found`,
      );
  return [often(told, createdAt(object), now, 15_000)];
}

function autoscalerEvents(object: KubernetesObject, now: number): PastEvent[] {
  const active = conditionOf(object, 'ScalingActive');
  if (active?.status !== 'False') return [];
  const { warning } = by('horizontal-pod-autoscaler');
  const cause = active.message.replace(/^.*?replica count: /, '');
  const since = Date.parse(active.lastTransitionTime);
  return [
    often(warning(active.reason, cause), since, now, 15_000),
    often(
      warning(
        'FailedComputeMetricsReplicas',
        `invalid metrics (1 invalid out of 1), first error is: ${cause}`,
      ),
      since,
      now,
      15_000,
    ),
  ];
}
