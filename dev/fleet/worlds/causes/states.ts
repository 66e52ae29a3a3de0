import {
  certificate,
  claim,
  crdOf,
  issuer,
  scaledObject,
} from '../../objects/applied/custom';
import { deploys, World } from '../../objects/applied/deploys';
import { cronJob, job } from '../../objects/applied/jobs';
import {
  appliedNamespace,
  autoscaler,
  clusterRole,
  clusterRoleBinding,
  configMap,
  ingress,
  listedOnly,
  networkPolicy,
  podDisruptionBudget,
  role,
  roleBinding,
  secret,
  service,
  serviceAccount,
  storageClass,
  volumeClaim,
} from '../../objects/applied/plain';
import {
  daemonSet,
  deployment,
  statefulSet,
} from '../../objects/applied/replicas';
import { applying } from '../../objects/kustomization';
import { days, hours, minutes } from '../../time';
import { KubernetesObject } from '../../types';
import { cartsLabels as labels, shopChart } from '../carts/names';
import { revisions } from '../carts/revisions';
import { helmChartOf } from '../../objects/helmChart';
import { helmRelease } from '../../objects/helmRelease';
import { image, namespace, ofCarts, refTo } from './common';

/** Deployments that apply objects in every state. */
export function everyState(world: World): KubernetesObject[] {
  return [
    ...healthy(world),
    ...nested(world),
    ...pods(world),
    ...infrastructure(world),
    ...drift(world),
    ...stuck(world),
    elsewhere(world),
  ];
}

function healthy(world: World): KubernetesObject[] {
  return deploys(
    world,
    ofCarts(world, 'carts', {
      appliedBy: 'flux-system/flux-system',
      wait: true,
      sinceMs: minutes(31),
    }),
    [
      appliedNamespace(namespace),
      configMap('carts-settings'),
      secret('carts-session-key'),
      serviceAccount('carts'),
      role('carts'),
      roleBinding('carts'),
      clusterRole('system:carts-reader'),
      clusterRoleBinding('system:carts-reader'),
      service('carts'),
      deployment('carts', {
        replicas: 3,
        beside: [{ name: 'metrics', image: image('jmx', '1.1.0') }],
        init: ['migrate'],
        revision: 3,
      }),
      // The Deployment of another component.
      deployment('payment', {
        labels: { 'backstage.io/kubernetes-id': 'payment-service' },
      }),
      statefulSet('carts-db', { image: 'mongo:8.0.15', replicas: 2 }),
      daemonSet('carts-logs', {}),
      job('carts-migrate', {}),
      cronJob('carts-cleanup', {
        jobs: [
          { startedMs: minutes(61) },
          { startedMs: minutes(31) },
          { startedMs: minutes(1), pods: ['Running'] },
        ],
      }),
      ingress('carts', { address: '203.0.113.21' }),
      autoscaler('carts', { replicas: 3 }),
      podDisruptionBudget('carts'),
      networkPolicy('carts'),
      certificate('carts'),
      claim('carts'),
      crdOf('PostgreSQLInstance'),
      refTo(world, 'HelmRelease', 'carts-cache'),
      refTo(world, 'Kustomization', 'carts-web'),
      refTo(world, 'Kustomization', 'carts-pods'),
    ],
  );
}

// A release and Kustomizations that apply each other.
function nested(world: World): KubernetesObject[] {
  const { on } = world;
  const release = {
    on,
    name: 'carts-cache',
    namespace,
    labels,
    appliedBy: 'carts/carts',
    chart: shopChart('carts-cache', '2.5.0'),
    sinceMs: days(3),
  };
  return [
    helmChartOf(release),
    ...deploys(world, helmRelease(release), [
      serviceAccount('carts-cache'),
      service('carts-cache'),
      statefulSet('carts-cache', { image: 'valkey/valkey:9.0.1' }),
    ]),
    ...deploys(
      world,
      ofCarts(world, 'carts-one', { appliedBy: 'carts/carts-two' }),
      [refTo(world, 'Kustomization', 'carts-two')],
    ),
    ...deploys(
      world,
      ofCarts(world, 'carts-two', { appliedBy: 'carts/carts-one' }),
      [refTo(world, 'Kustomization', 'carts-one'), configMap('carts-two')],
    ),
  ];
}

// They are Ready, because their health is not checked.
function pods(world: World): KubernetesObject[] {
  return deploys(
    world,
    ofCarts(world, 'carts-pods', { appliedBy: 'carts/carts' }),
    [
      deployment('carts-memory', { pods: ['OOMKilled'], cameUp: true }),
      deployment('carts-config', {
        pods: [
          {
            state: 'CreateContainerConfigError',
            message: 'secret "carts-smtp" not found',
          },
        ],
      }),
      deployment('carts-init', {
        pods: ['Init'],
        init: ['wait-for-db', 'migrate'],
      }),
      deployment('carts-init-crash', {
        pods: ['Init:CrashLoopBackOff'],
        init: ['migrate'],
      }),
      deployment('carts-starting', {
        pods: ['ContainerCreating'],
        rolledOutMs: 20_000,
      }),
      deployment('carts-volume', {
        pods: ['ContainerCreating'],
        rolledOutMs: minutes(40),
      }),
      deployment('carts-pulling', {
        pods: [
          {
            state: 'ErrImagePull',
            message:
              'rpc error: code = Unknown desc = failed to pull and unpack ' +
              'image "registry.sock-shop.example/carts-pulling:1": failed to ' +
              'resolve reference "registry.sock-shop.example/carts-pulling:1"' +
              ': failed to authorize: failed to fetch oauth token: ' +
              'unexpected status: 401 Unauthorized',
          },
        ],
        image: 'registry.sock-shop.example/carts-pulling:1',
        rolledOutMs: minutes(3),
      }),
      deployment('carts-sidecar', {
        pods: [{ state: 'CrashLoopBackOff', exitCode: 2 }, 'Running'],
        beside: [{ name: 'proxy', image: image('proxy', '1.0.0') }],
        cameUp: true,
      }),
      deployment('carts-unready', {
        pods: ['NotReady', 'Running', 'Running'],
        cameUp: true,
      }),
      deployment('carts-draining', {
        pods: ['Running', 'Terminating'],
        cameUp: true,
      }),
      deployment('carts-evicted', {
        pods: ['Running', { state: 'Evicted', ageMs: hours(9) }],
        cameUp: true,
      }),
      deployment('carts-restarted', {
        pods: [{ state: 'Running', restarts: 4 }],
      }),
      deployment('carts-zero', { replicas: 0 }),
      statefulSet('carts-store', {
        replicas: 3,
        pods: ['Running', { state: 'CrashLoopBackOff', exitCode: 139 }],
      }),
      daemonSet('carts-agent', {
        pods: ['Running', 'Running', 'Unschedulable'],
      }),
      job('carts-import', {
        backoffLimit: 2,
        startedMs: minutes(20),
        pods: ['Error', 'Error', 'Error'],
      }),
      job('carts-reindex', { startedMs: minutes(6), pods: ['Running'] }),
      cronJob('carts-nightly', {
        schedule: '0 3 * * *',
        jobs: [{ startedMs: hours(8), pods: Array(7).fill('Error') }],
      }),
      cronJob('carts-paused', { isSuspended: true }),
    ],
  );
}

function infrastructure(world: World): KubernetesObject[] {
  return deploys(world, ofCarts(world, 'carts-infra'), [
    storageClass('standard'),
    volumeClaim('carts-data'),
    volumeClaim('carts-fast', { phase: 'Pending', storageClass: 'fast' }),
    volumeClaim('carts-spare', { phase: 'Pending' }),
    volumeClaim('carts-lost', { phase: 'Lost' }),
    service('carts-public', { type: 'LoadBalancer', address: '203.0.113.22' }),
    service('carts-waiting', { type: 'LoadBalancer' }),
    ingress('carts-waiting'),
    autoscaler('carts-ranking', {
      replicas: 1,
      failure:
        'failed to get cpu utilization: unable to get metrics for resource ' +
        'cpu: no metrics returned from resource metrics API',
    }),
    issuer('letsencrypt'),
    certificate('carts-expired', {
      failure: {
        reason: 'DoesNotExist',
        message: 'Issuing certificate as Secret does not exist',
      },
    }),
    claim('carts-waiting', {
      ready: {
        reason: 'Waiting',
        message: 'Claim is waiting for composite resource to become Ready',
      },
    }),
    claim('carts-broken', {
      synced: {
        reason: 'ReconcileError',
        message:
          'cannot apply composite: composition "postgresql-aws" not found',
      },
      ready: {
        reason: 'Creating',
        message: 'Composite resource is being created',
      },
    }),
    scaledObject('carts-worker'),
  ]);
}

function drift(world: World): KubernetesObject[] {
  const held = { sinceMs: hours(3), finalizer: 'sock-shop.example/backup' };
  return deploys(world, ofCarts(world, 'carts-drift'), [
    // Objects that were deleted by hand.
    listedOnly('v1', 'Service', 'carts-deleted'),
    listedOnly('apps/v1', 'Deployment', 'carts-deleted'),
    // The API server no longer serves this version, or the kind at all.
    listedOnly('policy/v1beta1', 'PodDisruptionBudget', 'carts-old'),
    listedOnly('monitoring.coreos.com/v1', 'ServiceMonitor', 'carts-old'),
    deployment('carts-held', { deleting: held }),
    volumeClaim('carts-held', {
      deleting: { ...held, finalizer: 'kubernetes.io/pvc-protection' },
    }),
    appliedNamespace('carts-old', {
      deleting: { ...held, finalizer: 'sock-shop.example/cleanup' },
    }),
    configMap('carts-kept'),
  ]);
}

// Rollouts that take longer than the Kustomization's timeout of five minutes.
function stuck(world: World): KubernetesObject[] {
  return deploys(
    world,
    ofCarts(world, 'carts-slow', {
      wait: true,
      applied: revisions.cartsBefore,
      attempted: revisions.carts,
      verdict: applying(revisions.carts, 'Running health checks'),
      sinceMs: minutes(7),
    }),
    [
      deployment('carts-slow', {
        pods: ['NotReady'],
        before: { image: image('carts-slow', '1.0.0'), pods: 1 },
        rolledOutMs: minutes(7),
      }),
    ],
  );
}

// Applies to a cluster that is not in the fleet.
function elsewhere(world: World): KubernetesObject {
  return ofCarts(world, 'carts-remote', {
    spec: { kubeConfig: { secretRef: { name: 'edge-kubeconfig' } } },
  });
}
