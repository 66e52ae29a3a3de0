/** @jest-environment node */
import { Cluster } from '../cluster';
import { Fleet } from '../fleet';
import { isAtLeast } from '../releases';
import { conditionOf, JsonObject, KubernetesObject, objectOf } from '../types';
import { createCartsFleet, createMixedFleet } from './carts';
import { createCausesFleet } from './causes';
import { createShippingFleet } from './shipping';
import { createFailuresFleet } from './failures';

const now = Date.parse('2026-11-20T12:00:00Z');

/** Kinds of Kubernetes by their API version. */
const kinds: Record<string, string[]> = {
  v1: [
    'ConfigMap',
    'LimitRange',
    'Namespace',
    'PersistentVolumeClaim',
    'Pod',
    'ResourceQuota',
    'Secret',
    'Service',
    'ServiceAccount',
  ],
  'apps/v1': ['DaemonSet', 'Deployment', 'ReplicaSet', 'StatefulSet'],
  'autoscaling/v2': ['HorizontalPodAutoscaler'],
  'batch/v1': ['CronJob', 'Job'],
  'networking.k8s.io/v1': ['Ingress', 'NetworkPolicy'],
  'policy/v1': ['PodDisruptionBudget'],
  'rbac.authorization.k8s.io/v1': [
    'ClusterRole',
    'ClusterRoleBinding',
    'Role',
    'RoleBinding',
  ],
  'scheduling.k8s.io/v1': ['PriorityClass'],
  'storage.k8s.io/v1': ['StorageClass'],
};
const all = Object.values(kinds).flat();

const worlds: Array<[string, () => Fleet]> = [
  ['carts', () => createCartsFleet({ now })],
  ['mixed', () => createMixedFleet({ now })],
  ['environments', () => createShippingFleet({ now })],
  ['failures', () => createFailuresFleet({ now })],
  ['causes', () => createCausesFleet({ now })],
];

function objectsOf(cluster: Cluster): KubernetesObject[] {
  return all.flatMap(cluster.list);
}

function nameOf({ kind, metadata }: KubernetesObject) {
  const { namespace, name } = metadata;
  return [kind, namespace, name].filter(Boolean).join('/');
}

function ownerOf({ metadata }: KubernetesObject): JsonObject {
  const [owner = {}] = (metadata.ownerReferences ?? []) as JsonObject[];
  return owner;
}

/** The deployer of an object, from its labels. */
function deployerOf({ metadata }: KubernetesObject): string | undefined {
  const { labels = {} } = metadata;
  const groups = {
    FluxInstance: 'fluxcd.controlplane.io',
    HelmRelease: 'helm.toolkit.fluxcd.io',
    Kustomization: 'kustomize.toolkit.fluxcd.io',
    ResourceSet: 'resourceset.fluxcd.controlplane.io',
  };
  const [found] = Object.entries(groups).filter(
    ([, group]) => labels[`${group}/name`],
  );
  if (!found) return undefined;
  const [kind, group] = found;
  return `${kind}/${labels[`${group}/namespace`]}/${labels[`${group}/name`]}`;
}

/** The objects in an inventory, as `Kind/namespace/name`. */
function inventoryOf({ status }: KubernetesObject): string[] | undefined {
  const { entries } = objectOf(objectOf(status).inventory);
  return (entries as Array<{ id: string }> | undefined)?.map(({ id }) => {
    const [namespace, ...rest] = id.split('_');
    const kind = rest[rest.length - 1];
    const name = rest.slice(0, -2).join('_').replace(/__/g, ':');
    return [kind, namespace, name].filter(Boolean).join('/');
  });
}

describe.each(worlds)('the workloads of the %s world', (_name, create) => {
  const fleet = create();
  afterAll(() => fleet.stop());

  it('match the schemas of Kubernetes', async () => {
    const problems: string[] = [];
    for (const [apiVersion, names] of Object.entries(kinds)) {
      const models = await import(`kubernetes-models/${apiVersion}`);
      for (const object of fleet.clusters.flatMap(cluster =>
        names.flatMap(cluster.list),
      )) {
        try {
          new models[object.kind](object).validate();
        } catch (error) {
          problems.push(`${nameOf(object)}: ${(error as Error).message}`);
        }
      }
    }
    expect(problems).toEqual([]);
  });

  it('have owners that exist, with the right uid', () => {
    for (const cluster of fleet.clusters) {
      const objects = objectsOf(cluster);
      const uids = new Map(
        objects.map(object => [object.metadata.uid, nameOf(object)]),
      );
      expect(uids.size).toBe(objects.length);
      const owned = ['Pod', 'ReplicaSet'].flatMap(cluster.list);
      expect(owned.length).toBeGreaterThan(0);
      owned.forEach(object => {
        const { uid, kind, name, controller } = ownerOf(object);
        expect(controller).toBe(true);
        expect([nameOf(object), uids.get(String(uid))]).toEqual([
          nameOf(object),
          `${kind}/${object.metadata.namespace}/${name}`,
        ]);
      });
    }
  });

  it('have a status that matches their generation and their pods', () => {
    for (const cluster of fleet.clusters) {
      const pods = cluster.list('Pod');
      const readyPodsOf = ({ metadata }: KubernetesObject) =>
        pods.filter(
          pod =>
            ownerOf(pod).uid === metadata.uid &&
            !pod.metadata.deletionTimestamp &&
            conditionOf(pod, 'Ready')?.status === 'True',
        ).length;
      ['Deployment', 'ReplicaSet', 'StatefulSet', 'DaemonSet']
        .flatMap(cluster.list)
        // Flux's own Deployments have no pods in the fleet.
        .filter(({ metadata }) => metadata.namespace !== 'flux-system')
        .forEach(object => {
          const { metadata, status = {}, kind } = object;
          const owners =
            kind === 'Deployment'
              ? cluster
                  .list('ReplicaSet')
                  .filter(set => ownerOf(set).uid === metadata.uid)
              : [object];
          const ready = owners.map(readyPodsOf).reduce((a, b) => a + b, 0);
          expect({
            name: nameOf(object),
            generation: metadata.generation,
            ready: status.readyReplicas ?? status.numberReady ?? 0,
          }).toEqual({
            name: nameOf(object),
            generation: status.observedGeneration,
            ready,
          });
        });
    }
  });

  it('are in the inventory of their deployer, if Flux writes one', () => {
    for (const cluster of fleet.clusters) {
      const applied = objectsOf(cluster).filter(
        object => deployerOf(object) && !ownerOf(object).uid,
      );
      expect(applied.length).toBeGreaterThan(0);
      const byDeployer = new Map<string, string[]>();
      applied.forEach(object => {
        const key = String(deployerOf(object));
        byDeployer.set(key, [...(byDeployer.get(key) ?? []), nameOf(object)]);
      });
      byDeployer.forEach((names, key) => {
        const [kind, namespace, name] = key.split('/');
        // The mixed world has objects that the operator applied, but no
        // operator.
        if (!cluster.serves(kind)) return;
        const deployer = cluster.get({ kind, namespace, name })!;
        const listed = inventoryOf(deployer);
        const isTold = kind !== 'HelmRelease' || isAtLeast(cluster.flux, '2.8');
        expect([key, listed !== undefined]).toEqual([key, isTold]);
        expect(listed ?? names).toEqual(expect.arrayContaining(names));
      });
    }
  });

  it('have times in the past only', () => {
    const future: string[] = [];
    const read = (value: unknown, path: string) => {
      if (typeof value === 'string' && /^\d{4}-\d\d-\d\dT/.test(value)) {
        if (Date.parse(value) > now) future.push(`${path}: ${value}`);
      } else if (value && typeof value === 'object') {
        Object.entries(value).forEach(([key, each]) =>
          read(each, `${path}.${key}`),
        );
      }
    };
    fleet.clusters
      .flatMap(objectsOf)
      .forEach(object => read(object, nameOf(object)));
    expect(future).toEqual([]);
  });
});

/**
 * The STATUS that `kubectl get pods` prints. Kubernetes:
 * pkg/printers/internalversion.
 */
function statusColumn({ metadata, status }: KubernetesObject): string {
  if (metadata.deletionTimestamp) return 'Terminating';
  const { phase, reason, containerStatuses, initContainerStatuses } = objectOf(
    status,
  ) as Record<string, string> & Record<string, Container[] | undefined>;
  const inits = initContainerStatuses ?? [];
  const first = inits.findIndex(
    ({ state }) => state.terminated?.exitCode !== 0,
  );
  if (first >= 0) {
    const why = inits[first].state.waiting?.reason;
    return why && why !== 'PodInitializing'
      ? `Init:${why}`
      : `Init:${first}/${inits.length}`;
  }
  const reasons = (containerStatuses ?? []).flatMap(
    ({ state }) => state.waiting?.reason ?? state.terminated?.reason ?? [],
  );
  return reason ?? reasons[0] ?? phase;
}

interface Container {
  name: string;
  restartCount: number;
  state: Record<
    string,
    { reason?: string; exitCode?: number; message?: string }
  >;
  lastState: Record<string, { reason?: string; exitCode?: number }>;
}

describe.each(['staging', 'production'])('on %s, the causes world', name => {
  const fleet = createCausesFleet({ now });
  afterAll(() => fleet.stop());
  const cluster = fleet.cluster(name);

  function get(kind: string, object: string) {
    return cluster.get({ kind, namespace: 'carts', name: object })!;
  }

  function podsOf(workload: string) {
    return cluster
      .list('Pod')
      .filter(({ metadata }) =>
        [metadata.labels?.app, metadata.labels?.['job-name']].includes(
          workload,
        ),
      );
  }

  it.each([
    ['carts-web', ['ImagePullBackOff', 'Running', 'Running']],
    ['carts-worker', ['CrashLoopBackOff', 'Running', 'Running']],
    ['carts-batch', []],
    ['carts-ranking', ['Pending']],
    ['carts-memory', ['OOMKilled']],
    ['carts-config', ['CreateContainerConfigError']],
    ['carts-init', ['Init:0/2']],
    ['carts-init-crash', ['Init:CrashLoopBackOff']],
    ['carts-starting', ['ContainerCreating']],
    ['carts-pulling', ['ErrImagePull']],
    ['carts-sidecar', ['CrashLoopBackOff', 'Running']],
    ['carts-draining', ['Running', 'Terminating']],
    ['carts-evicted', ['Evicted', 'Running']],
    ['carts-store', ['CrashLoopBackOff', 'Running']],
    ['carts-agent', ['Pending', 'Running', 'Running']],
    ['carts-import', ['Error', 'Error', 'Error']],
    ['carts-reindex', ['Running']],
    ['carts-migrate', ['Completed']],
    ['carts-zero', []],
  ])('has the pods of %s as kubectl prints them: %j', (workload, words) => {
    expect(podsOf(workload).map(statusColumn).sort()).toEqual(words);
  });

  it('has the reason why a container crashes, and its restarts', () => {
    const pod = podsOf('carts-worker').find(
      each => statusColumn(each) === 'CrashLoopBackOff',
    )!;
    const { name: podName, uid } = pod.metadata;
    expect(pod.status?.containerStatuses).toMatchObject([
      {
        ready: false,
        restartCount: 7,
        state: {
          waiting: {
            message:
              'back-off 5m0s restarting failed container=carts-worker ' +
              `pod=${podName}_carts(${uid})`,
          },
        },
        lastState: { terminated: { exitCode: 1, reason: 'Error' } },
      },
    ]);
  });

  it('has a pod that fits on no node', () => {
    const [pod] = podsOf('carts-ranking');
    expect(pod.spec).not.toHaveProperty('nodeName');
    expect(pod.status).not.toHaveProperty('containerStatuses');
    expect(conditionOf(pod, 'PodScheduled')).toMatchObject({
      status: 'False',
      reason: 'Unschedulable',
      message: expect.stringMatching(/^0\/4 nodes are available: .*cpu/),
    });
  });

  it.each([
    ['carts-batch', /^pods "carts-batch-\w+-\w+" is forbidden: exceeded quota/],
    ['carts-node-tools', /is forbidden: violates PodSecurity/],
    ['carts-proxy', /^admission webhook "validate.kyverno.svc-fail" denied/],
  ])('has a ReplicaFailure on %s and its ReplicaSet', (workload, message) => {
    const failure = {
      status: 'True',
      reason: 'FailedCreate',
      message: expect.stringMatching(message),
    };
    const deployment = get('Deployment', workload);
    expect(conditionOf(deployment, 'ReplicaFailure')).toMatchObject(failure);
    const failing = cluster
      .list('ReplicaSet')
      .filter(
        set =>
          ownerOf(set).uid === deployment.metadata.uid &&
          conditionOf(set, 'ReplicaFailure'),
      );
    expect(failing).toHaveLength(1);
    expect(conditionOf(failing[0], 'ReplicaFailure')).toMatchObject(failure);
  });

  it.each([
    ['Kustomization', 'carts-web', 'HealthCheckFailed', /status: 'Failed'\]$/],
    ['Kustomization', 'carts-batch', 'HealthCheckFailed', /'InProgress'\]$/],
    [
      'HelmRelease',
      'carts-worker',
      'UpgradeFailed',
      /deadline exceeded$|'InProgress'\]$/,
    ],
    [
      'HelmRelease',
      'carts-ranking',
      'InstallFailed',
      /deadline exceeded$|'InProgress'\]$/,
    ],
    ['HelmRelease', 'carts-reports', 'SourceNotReady', /no artifact/],
    ['Kustomization', 'carts-front', 'DependencyNotReady', /carts-base/],
    ['Kustomization', 'carts-base', 'ArtifactFailed', /not found, retrying/],
    ['Kustomization', 'carts-admin', 'ReconciliationFailed', /denied request/],
    ['HelmRelease', 'carts-audit', 'UpgradeFailed', /gatekeeper/],
    ['HelmRepository', 'carts-charts', 'Failed', /401 Unauthorized$/],
    ['GitRepository', 'carts-base', 'GitOperationFailed', /unable to clone/],
  ])('has a %s %s with the reason %s', (kind, object, reason, message) => {
    const { status, metadata } = get(kind, object);
    expect(conditionOf({ status }, 'Ready')).toMatchObject({
      status: 'False',
      reason,
      message: expect.stringMatching(message),
    });
    expect(metadata.labels).toMatchObject({
      'backstage.io/kubernetes-id': 'carts-service',
    });
  });

  it('has inventories with missing objects, missing kinds and objects stuck in deletion', async () => {
    const missing = [];
    const { status } = get('Kustomization', 'carts-drift');
    const { entries } = objectOf(objectOf(status).inventory);
    for (const { id, v } of entries as Array<{ id: string; v: string }>) {
      const [namespace, object, group, kind] = id.split('_');
      const api = group ? `/apis/${group}/${v}` : `/api/${v}`;
      const served = await read(api);
      const known = served.body?.resources.find(
        (each: { kind: string }) => each.kind === kind,
      );
      const inside = namespace ? `/namespaces/${namespace}` : '';
      const found =
        known && (await read(`${api}${inside}/${known.name}/${object}`));
      missing.push([
        id,
        found?.body?.metadata.deletionTimestamp
          ? 'being deleted'
          : found?.status ?? 'not served',
      ]);
    }
    expect(Object.fromEntries(missing)).toEqual({
      'carts_carts-deleted__Service': 404,
      'carts_carts-deleted_apps_Deployment': 404,
      'carts_carts-old_policy_PodDisruptionBudget': 'not served',
      'carts_carts-old_monitoring.coreos.com_ServiceMonitor': 'not served',
      'carts_carts-held_apps_Deployment': 'being deleted',
      'carts_carts-held__PersistentVolumeClaim': 'being deleted',
      '_carts-old__Namespace': 'being deleted',
      'carts_carts-kept__ConfigMap': 200,
    });
  });

  it('forbids some kinds', async () => {
    const forbidden = [];
    for (const path of [
      '/api/v1/pods',
      '/api/v1/secrets',
      '/apis/apps/v1/deployments',
      '/apis/cert-manager.io/v1/certificates',
      '/apis/keda.sh/v1alpha1/scaledobjects',
      '/apis/kustomize.toolkit.fluxcd.io/v1/kustomizations',
      '/apis/rbac.authorization.k8s.io/v1/roles',
    ]) {
      if ((await read(path)).status === 403)
        forbidden.push(path.split('/').pop());
    }
    expect(forbidden).toEqual(
      name === 'staging'
        ? ['scaledobjects']
        : ['secrets', 'certificates', 'scaledobjects', 'roles'],
    );
  });

  async function read(path: string) {
    const response = await cluster.handle(new Request(`https://x${path}`));
    const isJson = response.headers.get('content-type') === 'application/json';
    return {
      status: response.status,
      body: isJson ? await response.json() : undefined,
    };
  }
});
