/** @jest-environment node */
import { Cluster } from '../cluster';
import { createFleet, Fleet } from '../fleet';
import { deploys } from '../objects/applied/deploys';
import { Described } from '../objects/applied/context';
import { job } from '../objects/applied/jobs';
import { deployment, statefulSet } from '../objects/applied/replicas';
import { gitRevision } from '../objects/artifact';
import { helmChartOf } from '../objects/helmChart';
import { helmRelease } from '../objects/helmRelease';
import { kustomization, notApplied } from '../objects/kustomization';
import { gitRepository, helmRepository } from '../objects/sources';
import { createManualScheduler } from '../scheduler';
import { hours, isoTime } from '../time';
import { conditionOf, JsonObject, KubernetesObject, objectOf } from '../types';
import { createCausesFleet } from '../worlds/causes';

const now = Date.parse('2026-11-20T12:00:00Z');
const namespace = 'shop';

const fleets: Fleet[] = [];
afterEach(() => fleets.splice(0).forEach(fleet => fleet.stop()));

/** The messages of Events about objects whose names have a prefix. */
function messagesOf(cluster: Cluster, kind: string, name: string): string[] {
  return cluster
    .list('Event')
    .filter(({ involvedObject }) => {
      const about = objectOf(involvedObject);
      return about.kind === kind && String(about.name).startsWith(name);
    })
    .map(each => {
      const { count } = objectOf(each.series);
      const times = each.count ?? count ?? 1;
      return `${times} × ${each.type} ${each.reason}: ${each.message}`;
    });
}

describe('the Events of workloads in the causes world', () => {
  const fleet = createCausesFleet({
    now,
    scheduler: createManualScheduler({ now }),
  });
  afterAll(() => fleet.stop());
  const cluster = fleet.cluster('staging');

  it.each<[string, string, string, RegExp[]]>([
    [
      'an image that cannot be pulled',
      'Pod',
      'carts-web',
      [
        /^\d+ × Normal Pulling: Pulling image "ghcr.io\/sock-shop\/carts-web:2.0.0-typo"$/,
        /^\d+ × Warning Failed: Failed to pull image ".*": rpc error: code = NotFound/,
        /^\d+ × Warning Failed: Error: ErrImagePull$/,
        /^\d+ × Normal BackOff: Back-off pulling image/,
        /^\d+ × Warning Failed: Error: ImagePullBackOff$/,
      ],
    ],
    [
      'a container that crashes',
      'Pod',
      'carts-worker',
      [
        /^8 × Normal Started: Started container carts-worker$/,
        /^\d+ × Warning BackOff: Back-off restarting failed container carts-worker in pod carts-worker-.*_carts\(/,
      ],
    ],
    [
      'a pod that fits on no node',
      'Pod',
      'carts-ranking',
      [/^9 × Warning FailedScheduling: 0\/4 nodes are available/],
    ],
    [
      'pods that exceed a quota',
      'ReplicaSet',
      'carts-batch',
      [
        /^1 × Warning FailedCreate: Error creating: pods "carts-batch-\w+-\w+" is forbidden: exceeded quota: team-carts/,
        /Warning FailedCreate: \(combined from similar events\): Error creating: pods/,
      ],
    ],
    [
      'a ReplicaSet that exceeds a quota',
      'Deployment',
      'carts-batch',
      [
        /Normal ScalingReplicaSet: Scaled up replica set carts-batch-\w+ from 0 to 3$/,
      ],
    ],
    [
      'pods that a webhook rejects',
      'ReplicaSet',
      'carts-proxy',
      [/Error creating: admission webhook "validate.kyverno.svc-fail" denied/],
    ],
    [
      'a missing ConfigMap',
      'Pod',
      'carts-config',
      [/Warning Failed: Error: secret "carts-smtp" not found$/],
    ],
    [
      'a failing readiness probe',
      'Pod',
      'carts-unready',
      [/Warning Unhealthy: Readiness probe failed: HTTP probe failed/],
    ],
    [
      'a missing volume',
      'Pod',
      'carts-volume',
      [/Warning FailedMount: MountVolume.SetUp failed for volume "certs"/],
    ],
    [
      'a pod in deletion',
      'Pod',
      'carts-draining',
      [/Normal Killing: Stopping container carts-draining$/],
    ],
    [
      'a failed Job',
      'Job',
      'carts-import',
      [/^1 × Warning BackoffLimitExceeded: Job has reached the specified/],
    ],
    [
      'a CronJob',
      'CronJob',
      'carts-cleanup',
      [
        /Normal SuccessfulCreate: Created job carts-cleanup-\d+$/,
        /Normal SawCompletedJob: Saw completed job: carts-cleanup-\d+, condition: Complete$/,
      ],
    ],
    [
      'a claim with an unknown storage class',
      'PersistentVolumeClaim',
      'carts-fast',
      [
        /Warning ProvisioningFailed: storageclass.storage.k8s.io "fast" not found$/,
      ],
    ],
    [
      'a claim that waits for a pod',
      'PersistentVolumeClaim',
      'carts-spare',
      [/Normal WaitForFirstConsumer: waiting for first consumer/],
    ],
    [
      'an autoscaler without metrics',
      'HorizontalPodAutoscaler',
      'carts-ranking',
      [/Warning FailedGetResourceMetric: failed to get cpu utilization/],
    ],
  ])('report %s', (_, kind, name, messages) => {
    const found = messagesOf(cluster, kind, name);
    messages.forEach(message =>
      expect(found).toContainEqual(expect.stringMatching(message)),
    );
  });

  function eventOf(name: string, reason: string) {
    return cluster
      .list('Event')
      .find(
        event =>
          event.reason === reason &&
          String(objectOf(event.involvedObject).name).startsWith(`${name}-`),
      )!;
  }

  it('by the scheduler have an eventTime and a series', () => {
    const event = eventOf('carts-ranking', 'FailedScheduling');
    expect(event).toMatchObject({
      action: 'Scheduling',
      eventTime: expect.stringMatching(/\.\d{6}Z$/),
      firstTimestamp: null,
      reportingComponent: 'default-scheduler',
      series: { count: 9 },
    });
    expect(event).not.toHaveProperty('by');
  });

  it.each([
    ['carts-worker', 'spec.containers{carts-worker}'],
    ['carts-init-crash', 'spec.initContainers{migrate}'],
  ])('name the container and the node of %s', (name, fieldPath) => {
    const event = eventOf(name, 'BackOff');
    const pod = cluster.get({
      kind: 'Pod',
      namespace: 'carts',
      name: String(objectOf(event.involvedObject).name),
    })!;
    expect(event).toMatchObject({
      eventTime: null,
      involvedObject: { uid: pod.metadata.uid, fieldPath },
      source: { component: 'kubelet', host: pod.spec?.nodeName },
    });
  });

  it('do not exist for pods that have been healthy for more than an hour', () => {
    expect(messagesOf(cluster, 'Pod', 'carts-db-')).toEqual([]);
  });

  it('are from the last hour, and not from the future', () => {
    const times = cluster.list('Event').map(event => {
      const { lastObservedTime } = objectOf(event.series);
      return Date.parse(
        String(lastObservedTime ?? event.lastTimestamp ?? event.eventTime),
      );
    });
    expect(Math.max(...times)).toBeLessThanOrEqual(now);
    expect(Math.min(...times)).toBeGreaterThan(now - hours(1));
  });
});

function ownedBy(cluster: Cluster, kind: string, owner: KubernetesObject) {
  return cluster
    .list(kind)
    .filter(({ metadata }) =>
      ((metadata.ownerReferences ?? []) as JsonObject[]).some(
        ({ uid }) => uid === owner.metadata.uid,
      ),
    );
}

describe('workloads', () => {
  const before = gitRevision('main', 'one');
  const after = gitRevision('main', 'two');
  const tag = (revision: string) =>
    `main-${revision.split(':')[1].slice(0, 7)}`;
  const git = { kind: 'GitRepository', namespace, name: 'shop' };

  function worldOf(
    deployer: 'Kustomization' | 'HelmRelease',
    parts: Described[],
    fails = false,
  ) {
    const scheduler = createManualScheduler({ now });
    const fleet = createFleet({
      scheduler,
      clusters: [{ name: 'one', flux: '2.9' }],
    });
    fleets.push(fleet);
    const cluster = fleet.cluster('one');
    const on = { release: '2.9' as const, now };
    const url = 'https://example.com/shop';
    const release = {
      on,
      namespace,
      name: 'web',
      chart: {
        name: 'web',
        version: '1.0.0',
        constraint: '1.x',
        source: { kind: 'HelmRepository', name: 'charts' },
      },
      sinceMs: hours(9),
    };
    const object =
      deployer === 'HelmRelease'
        ? helmRelease(release)
        : kustomization({
            on,
            namespace,
            name: 'web',
            source: { kind: git.kind, name: git.name },
            applied: before,
            wait: true,
            sinceMs: hours(9),
            ...(fails && {
              verdict: notApplied(before, 'HealthCheckFailed', 'timeout'),
            }),
          });
    [
      gitRepository({ on, ...git, url, revision: before }),
      helmRepository({ on, namespace, name: 'charts', url, revision: before }),
      ...(deployer === 'HelmRelease' ? [helmChartOf(release)] : []),
      ...deploys({ on, cluster }, object, parts),
    ].forEach(cluster.put);

    async function request(ref: {
      kind: string;
      namespace: string;
      name: string;
    }) {
      cluster.update(ref, current => ({
        ...current,
        metadata: {
          ...current.metadata,
          annotations: {
            'reconcile.fluxcd.io/requestedAt': String(Math.random()),
          },
        },
      }));
      await scheduler.advance(60_000);
    }
    const get = (kind: string, name: string) =>
      cluster.get({ kind, namespace, name })!;
    return { fleet, cluster, request, get };
  }

  function imagesOf(objects: KubernetesObject[]) {
    return objects.map(({ spec }) => {
      const { containers } = objectOf(spec) as {
        containers: Array<{ image: string }>;
      };
      return containers.map(({ image }) => image).join();
    });
  }

  it('are rolled out with a new revision, and the previous ReplicaSet is scaled to zero', async () => {
    const { fleet, cluster, request, get } = worldOf('Kustomization', [
      deployment('web', { replicas: 2 }),
      statefulSet('db', { image: 'mongo:8' }),
    ]);
    const [old] = ownedBy(cluster, 'ReplicaSet', get('Deployment', 'web'));
    const [db] = ownedBy(cluster, 'Pod', get('StatefulSet', 'db'));
    expect(imagesOf(ownedBy(cluster, 'Pod', old))).toEqual(
      Array(2).fill(`ghcr.io/sock-shop/web:${tag(before)}`),
    );
    fleet.script('one', git, { revision: after });
    await request(git);

    const web = get('Deployment', 'web');
    expect(web).toMatchObject({
      metadata: {
        annotations: { 'deployment.kubernetes.io/revision': '2' },
        generation: 2,
      },
      status: { observedGeneration: 2, readyReplicas: 2, updatedReplicas: 2 },
    });
    const sets = ownedBy(cluster, 'ReplicaSet', web);
    expect(
      sets.map(({ spec, metadata }) => [metadata.uid, spec?.replicas]),
    ).toEqual(
      expect.arrayContaining([
        [old.metadata.uid, 0],
        [expect.not.stringMatching(String(old.metadata.uid)), 2],
      ]),
    );
    expect(sets).toHaveLength(2);
    const pods = sets.flatMap(set => ownedBy(cluster, 'Pod', set));
    expect(imagesOf(pods)).toEqual(
      Array(2).fill(`ghcr.io/sock-shop/web:${tag(after)}`),
    );
    // Their image does not depend on the revision.
    expect(ownedBy(cluster, 'Pod', get('StatefulSet', 'db'))).toEqual([db]);
    expect(messagesOf(cluster, 'Deployment', 'web')).toEqual([
      expect.stringMatching(
        /ScalingReplicaSet: Scaled up replica set web-\w+ from 0 to 2/,
      ),
    ]);
  });

  it('are rolled out by a Helm upgrade', async () => {
    const { fleet, cluster, request, get } = worldOf('HelmRelease', [
      deployment('web', {}),
    ]);
    fleet.script(
      'one',
      { kind: 'HelmChart', namespace, name: 'shop-web' },
      { revision: '1.1.0' },
    );
    await request({ kind: 'HelmChart', namespace, name: 'shop-web' });
    const web = get('Deployment', 'web');
    const pods = ownedBy(cluster, 'ReplicaSet', web).flatMap(set =>
      ownedBy(cluster, 'Pod', set),
    );
    expect(imagesOf(pods)).toEqual(['ghcr.io/sock-shop/web:1.1.0']);
  });

  it('do not change without a new revision, or if it fails', async () => {
    const { fleet, cluster, request } = worldOf('Kustomization', [
      deployment('web', { replicas: 2 }),
    ]);
    const seen = () =>
      ['Deployment', 'ReplicaSet', 'Pod'].flatMap(cluster.list);
    const all = seen();
    const web = { kind: 'Kustomization', namespace, name: 'web' };
    await request(web);
    expect(seen()).toEqual(all);
    fleet.script('one', web, { outcome: 'fails', message: 'denied' });
    fleet.script('one', git, { revision: after });
    await request(git);
    expect(seen()).toEqual(all);
  });

  it('become available once the cause of their failure is fixed', async () => {
    const { fleet, cluster, request, get } = worldOf(
      'Kustomization',
      [
        deployment('web', {
          replicas: 2,
          pods: ['Unschedulable'],
          memory: '64Gi',
          before: { image: 'ghcr.io/sock-shop/web:old', pods: 2 },
        }),
        job('import', { pods: ['CrashLoopBackOff'] }),
      ],
      true,
    );
    expect(conditionOf(get('Deployment', 'web'), 'Progressing')?.status).toBe(
      'False',
    );
    const web = { kind: 'Kustomization', namespace, name: 'web' };
    fleet.script('one', web, { outcome: 'succeeds' });
    await request(web);
    expect(conditionOf(get('Deployment', 'web'), 'Progressing')?.reason).toBe(
      'NewReplicaSetAvailable',
    );
    expect(conditionOf(get('Job', 'import'), 'Complete')?.status).toBe('True');
    const pods = cluster.list('Pod').map(({ status }) => status?.phase);
    expect(pods.sort()).toEqual(['Running', 'Running', 'Succeeded']);
    const sets = cluster.list('ReplicaSet');
    expect(sets.map(({ spec }) => spec?.replicas).sort()).toEqual([0, 2]);
    [get('Deployment', 'web'), ...sets].forEach(({ metadata, status }) =>
      expect(status?.observedGeneration).toBe(metadata.generation),
    );
  });
});

it('does not create Events of workloads before they are read', () => {
  const fleet = createCausesFleet({
    now,
    scheduler: createManualScheduler({ now }),
  });
  fleets.push(fleet);
  const written: string[] = [];
  const cluster = fleet.cluster('staging');
  cluster.subscribe(({ object }) => written.push(object.kind));
  cluster.list('Pod');
  expect(written).toEqual([]);
  cluster.get({ kind: 'Event', namespace: 'carts', name: isoTime(now) });
  expect(new Set(written)).toEqual(new Set(['Event']));
});
