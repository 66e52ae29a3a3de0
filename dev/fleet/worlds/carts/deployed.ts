import { Deployed } from '../../objects/applied/deploys';
import { cronJob, job } from '../../objects/applied/jobs';
import { certificate } from '../../objects/applied/custom';
import {
  appliedNamespace,
  autoscaler,
  clusterRole,
  configMap,
  ingress,
  limitRange,
  listedOnly,
  podDisruptionBudget,
  resourceQuota,
  secret,
  service,
  serviceAccount,
  volumeClaim,
} from '../../objects/applied/plain';
import {
  daemonSet,
  deployment,
  neverOverdue,
  statefulSet,
} from '../../objects/applied/replicas';
import { Place } from '../../objects/place';
import { isAtLeast } from '../../releases';
import { storageApiVersion } from '../../servedKinds';
import { days, hours, minutes } from '../../time';
import { cartsTag } from './names';
import { paymentDeployed } from './payment';

/**
 * The applied objects of the carts world, where they are not the usual ones.
 */
export function cartsDeployed(on: Place): Deployed {
  return {
    ...byKustomizations(on),
    ...byReleases(on),
    ...paymentDeployed,
  };
}

function byKustomizations({ release }: Place): Deployed {
  const kustomization = storageApiVersion('Kustomization', release);
  const helmRelease = storageApiVersion('HelmRelease', release);
  return {
    // The bootstrap Kustomization applies itself.
    'Kustomization/flux-system/flux-system': [
      listedOnly(kustomization, 'Kustomization', 'flux-system'),
      listedOnly(kustomization, 'Kustomization', 'carts', {
        namespace: 'carts',
      }),
    ],
    'Kustomization/carts/carts': [
      appliedNamespace('carts'),
      configMap('carts-settings', { logLevel: 'info', currency: 'EUR' }),
      secret('carts-session-key'),
      clusterRole('system:carts-reader'),
      listedOnly(helmRelease, 'HelmRelease', 'carts'),
    ],
    'Kustomization/carts/carts-jobs': [
      configMap('carts-jobs'),
      job('carts-import', {
        startedMs: hours(3) + minutes(36),
        pods: [
          {
            state: 'CrashLoopBackOff',
            lastReason: 'OOMKilled',
            exitCode: 137,
            restarts: 41,
          },
        ],
      }),
      deployment('carts-queue', {
        replicas: 2,
        pods: ['ImagePullBackOff'],
        image: 'ghcr.io/sock-shop/carts-queue:0.5.0',
        before: { image: 'ghcr.io/sock-shop/carts-queue:0.4.9', pods: 2 },
        deadlineSeconds: neverOverdue,
        rolledOutMs: hours(3) + minutes(36),
      }),
      cronJob('carts-cleanup', {
        jobs: [
          { startedMs: minutes(61) },
          { startedMs: minutes(31) },
          { startedMs: minutes(1), pods: ['Running'] },
        ],
      }),
    ],
    'Kustomization/carts/carts-rollout': [
      service('carts-rollout'),
      deployment('carts-rollout', {
        replicas: 3,
        pods: ['ContainerCreating'],
        before: { image: 'ghcr.io/sock-shop/carts-rollout:1.0.0', pods: 3 },
        rolledOutMs: minutes(2),
      }),
    ],
    'Kustomization/carts/carts-v1': [
      deployment('carts-v1', { rolledOutMs: days(31) }),
      volumeClaim('carts-v1-data', {
        deleting: {
          sinceMs: hours(1),
          finalizer: 'kubernetes.io/pvc-protection',
        },
      }),
    ],
  };
}

function byReleases({ release }: Place): Deployed {
  return {
    'HelmRelease/carts/carts': [
      serviceAccount('carts'),
      configMap('carts'),
      service('carts'),
      deployment('carts', {
        replicas: 3,
        image: `weaveworksdemos/carts:${cartsTag(release)}`,
        beside: [{ name: 'metrics', image: 'ghcr.io/sock-shop/jmx:1.1.0' }],
        revision: 4,
      }),
      autoscaler('carts', { replicas: 3 }),
      podDisruptionBudget('carts'),
      ingress('carts', { address: '203.0.113.21' }),
      certificate('carts'),
    ],
    'HelmRelease/carts/carts-db': [
      secret('carts-db-root'),
      service('carts-db'),
      statefulSet('carts-db', { image: 'mongo:8.0.15', replicas: 2 }),
    ],
    'HelmRelease/carts/carts-session-store': [
      service('carts-session-store'),
      statefulSet('carts-session-store', { image: 'valkey/valkey:9.0.1' }),
    ],
    'HelmRelease/carts/carts-nginx': [
      service('carts-nginx', { type: 'LoadBalancer', address: '203.0.113.20' }),
      deployment('carts-nginx', { image: 'nginx:1.29.3', replicas: 2 }),
    ],
    'HelmRelease/carts/carts-metrics': [
      serviceAccount('carts-metrics'),
      daemonSet('carts-metrics', {}),
    ],
    'HelmRelease/carts/carts-loadtest': [
      cronJob('carts-loadtest', { isSuspended: true }),
    ],
    'HelmRelease/carts/carts-debug': [
      service('carts-debug'),
      deployment('carts-debug', {
        pods: [{ state: 'CrashLoopBackOff', restarts: 1_420 }],
      }),
    ],
    // Only kinds without a health state.
    'HelmRelease/monitoring/carts-dashboards': [
      configMap('carts-dashboards-latency'),
      configMap('carts-dashboards-errors'),
    ],
    ...(isAtLeast(release, '2.3') && {
      'HelmRelease/carts/carts-quotas': [
        resourceQuota('carts', { pods: '60' }, { pods: '44' }),
        limitRange('carts'),
      ],
    }),
  };
}
