import type { FluxObject } from '../objects/types';

/** A condition of Kubernetes' own kinds, which have no observed generation. */
export function kubeCondition(
  type: string,
  status: 'True' | 'False' | 'Unknown',
  reason?: string,
  message?: string,
): FluxObject {
  return {
    type,
    status,
    lastTransitionTime: '2026-11-20T09:30:00Z',
    ...(reason && { reason }),
    ...(message && { message }),
  };
}

/** An object in the namespace `shop`, the uid of which is its name. */
export function kubeObject(
  apiVersion: string,
  kind: string,
  name: string,
  more: {
    metadata?: FluxObject;
    spec?: FluxObject;
    status?: FluxObject;
  } = {},
): FluxObject {
  const { metadata, spec, status } = more;
  return {
    apiVersion,
    kind,
    metadata: {
      name,
      namespace: 'shop',
      uid: `${kind}-${name}`,
      resourceVersion: '4711',
      generation: 1,
      creationTimestamp: '2026-11-20T09:00:00Z',
      ...metadata,
    },
    ...(spec && { spec }),
    ...(status && { status }),
  };
}

const image = 'ghcr.io/shop/carts:1.4.2';

function template(app: string): FluxObject {
  return {
    metadata: { labels: { app } },
    spec: { containers: [{ name: 'app', image }] },
  };
}

/** A Deployment of three replicas that is rolled out and available. */
export function deployment(
  name = 'carts',
  more: { metadata?: FluxObject; spec?: FluxObject; status?: FluxObject } = {},
): FluxObject {
  return kubeObject('apps/v1', 'Deployment', name, {
    metadata: more.metadata,
    spec: {
      replicas: 3,
      selector: { matchLabels: { app: name } },
      progressDeadlineSeconds: 600,
      template: template(name),
      ...more.spec,
    },
    status: {
      observedGeneration: 1,
      replicas: 3,
      updatedReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      conditions: [
        kubeCondition(
          'Available',
          'True',
          'MinimumReplicasAvailable',
          'Deployment has minimum availability.',
        ),
        kubeCondition(
          'Progressing',
          'True',
          'NewReplicaSetAvailable',
          'ReplicaSet "carts-6d5f" has successfully progressed.',
        ),
      ],
      ...more.status,
    },
  });
}

/** A Deployment with no replica that is ready. */
export function startingDeployment(name = 'carts'): FluxObject {
  return deployment(name, {
    status: {
      readyReplicas: undefined,
      availableReplicas: undefined,
      unavailableReplicas: 3,
      conditions: [
        kubeCondition(
          'Available',
          'False',
          'MinimumReplicasUnavailable',
          'Deployment does not have minimum availability.',
        ),
        kubeCondition(
          'Progressing',
          'True',
          'ReplicaSetUpdated',
          `ReplicaSet "${name}-6d5f" is progressing.`,
        ),
      ],
    },
  });
}

/** The message of a ResourceQuota, as the ReplicaSet repeats it. */
export const overQuota =
  'pods "carts-6d5f-x2x4v" is forbidden: exceeded quota: compute, requested: pods=1, used: pods=10, limited: pods=10';

/** A Deployment whose pods are refused by a quota. */
export function refusedDeployment(name = 'carts'): FluxObject {
  return deployment(name, {
    status: {
      replicas: undefined,
      updatedReplicas: undefined,
      readyReplicas: undefined,
      availableReplicas: undefined,
      unavailableReplicas: 3,
      conditions: [
        kubeCondition(
          'Available',
          'False',
          'MinimumReplicasUnavailable',
          'Deployment does not have minimum availability.',
        ),
        kubeCondition('ReplicaFailure', 'True', 'FailedCreate', overQuota),
        kubeCondition(
          'Progressing',
          'True',
          'NewReplicaSetCreated',
          'Created new replica set "carts-6d5f"',
        ),
      ],
    },
  });
}

/** What owns an object, as its controller wrote it. */
export function ownedBy(...owners: readonly FluxObject[]): FluxObject {
  return {
    ownerReferences: owners.map(({ apiVersion, kind, metadata }) => ({
      apiVersion,
      kind,
      name: Object(metadata).name,
      uid: Object(metadata).uid,
      controller: true,
    })),
  };
}

/** A ReplicaSet of a Deployment, as new as that one. */
export function replicaSet(
  of: FluxObject,
  more: { name?: string; spec?: FluxObject; status?: FluxObject } = {},
): FluxObject {
  const name = more.name ?? `${Object(of.metadata).name}-6d5f`;
  return kubeObject('apps/v1', 'ReplicaSet', name, {
    metadata: {
      ...ownedBy(of),
      annotations: { 'deployment.kubernetes.io/revision': '2' },
    },
    spec: { replicas: 3, ...more.spec },
    status: {
      observedGeneration: 1,
      replicas: 3,
      fullyLabeledReplicas: 3,
      readyReplicas: 3,
      availableReplicas: 3,
      ...more.status,
    },
  });
}

const ready = [
  kubeCondition('Initialized', 'True'),
  kubeCondition('Ready', 'True'),
  kubeCondition('ContainersReady', 'True'),
  kubeCondition('PodScheduled', 'True'),
];

const notReady = [
  kubeCondition('Initialized', 'True'),
  kubeCondition(
    'Ready',
    'False',
    'ContainersNotReady',
    'containers with unready status: [app]',
  ),
  kubeCondition(
    'ContainersReady',
    'False',
    'ContainersNotReady',
    'containers with unready status: [app]',
  ),
  kubeCondition('PodScheduled', 'True'),
];

/** A pod with one container, which is running and ready. */
export function pod(
  name = 'carts-6d5f-x2x4v',
  more: { metadata?: FluxObject; spec?: FluxObject; status?: FluxObject } = {},
): FluxObject {
  return kubeObject('v1', 'Pod', name, {
    metadata: more.metadata,
    spec: {
      nodeName: 'node-1',
      containers: [{ name: 'app', image }],
      ...more.spec,
    },
    status: {
      phase: 'Running',
      conditions: ready,
      containerStatuses: [
        {
          name: 'app',
          image,
          ready: true,
          started: true,
          restartCount: 0,
          state: { running: { startedAt: '2026-11-20T09:00:10Z' } },
          lastState: {},
        },
      ],
      ...more.status,
    },
  });
}

/** A pod whose only container has a state. */
export function podWith(
  state: FluxObject,
  container: FluxObject = {},
  more: Parameters<typeof pod>[1] & { name?: string } = {},
): FluxObject {
  const { name, metadata, spec, status } = more;
  return pod(name, {
    metadata,
    spec,
    status: {
      conditions: notReady,
      containerStatuses: [
        {
          name: 'app',
          image,
          ready: false,
          started: false,
          restartCount: 0,
          state,
          lastState: {},
          ...container,
        },
      ],
      ...status,
    },
  });
}

/** A pod whose image cannot be pulled. */
export function pullingPod(
  more: Parameters<typeof podWith>[2] = {},
): FluxObject {
  return podWith(
    {
      waiting: {
        reason: 'ImagePullBackOff',
        message: `Back-off pulling image "${image}": ErrImagePull: not found`,
      },
    },
    {},
    { ...more, status: { phase: 'Pending' } },
  );
}

/** A pod whose container was killed for its memory, five times. */
export function crashingPod(
  more: Parameters<typeof podWith>[2] = {},
): FluxObject {
  return podWith(
    {
      waiting: {
        reason: 'CrashLoopBackOff',
        message:
          'back-off 2m40s restarting failed container=app pod=carts-6d5f-x2x4v_shop(1b2c)',
      },
    },
    {
      restartCount: 5,
      lastState: {
        terminated: {
          exitCode: 137,
          reason: 'OOMKilled',
          startedAt: '2026-11-20T09:40:00Z',
          finishedAt: '2026-11-20T09:41:00Z',
        },
      },
    },
    more,
  );
}

/** As the scheduler of Kubernetes 1.36 says it where no node has room. */
export const noRoom =
  '0/4 nodes are available: 1 node(s) had untolerated taint(s), 3 Insufficient cpu. no new claims to deallocate, preemption: 0/4 nodes are available: 4 Preemption is not helpful for scheduling.';

/**
 * As Flux 2.9 reports a release whose workload does not come up, if the time is
 * over before the next poll.
 */
export const lastPollTooLate =
  'Helm install failed for release shop/carts with chart carts@1.0.0: client rate limiter Wait returned an error: rate: Wait(n=1) would exceed context deadline';

/** A pod that no node has room for. */
export function unschedulablePod(
  more: Parameters<typeof pod>[1] & { name?: string } = {},
): FluxObject {
  return pod(more.name, {
    ...more,
    spec: { nodeName: undefined },
    status: {
      phase: 'Pending',
      conditions: [
        kubeCondition('PodScheduled', 'False', 'Unschedulable', noRoom),
      ],
      containerStatuses: undefined,
    },
  });
}
