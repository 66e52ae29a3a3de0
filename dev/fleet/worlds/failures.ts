import { createFleet, Fleet } from '../fleet';
import { gitRevision } from '../objects/artifact';
import { Deployed, populated } from '../objects/applied/deploys';
import { service } from '../objects/applied/plain';
import { deployment, neverOverdue } from '../objects/applied/replicas';
import { chartNotFound, helmChartOf } from '../objects/helmChart';
import { helmRelease, HelmReleaseOptions } from '../objects/helmRelease';
import {
  HelmAction,
  helmPrerequisite,
  helmRetriesExceeded,
  helmRetrying,
  helmRunning,
  helmSucceeded,
  helmUninstalled,
} from '../objects/helmVerdicts';
import { kustomization, notApplied } from '../objects/kustomization';
import { Place } from '../objects/place';
import { helmRepository, ociRepository } from '../objects/sources';
import { notReconciled } from '../objects/verdict';
import { sha256Of } from '../hex';
import { isAtLeast } from '../releases';
import { days, minutes } from '../time';
import { KubernetesObject } from '../types';
import { cartsEntity, WorldOptions } from './carts';
import { allControllers } from './carts/platform';

const labels = { 'backstage.io/kubernetes-id': 'bank' };
const namespace = 'bank';
const repository = { kind: 'HelmRepository', name: 'charts' };
const revision = gitRevision('main', 'bank');

const deployed: Deployed = {
  'Kustomization/bank/teller': [
    deployment('teller', {
      replicas: 2,
      pods: [{ state: 'CrashLoopBackOff', exitCode: 2, restarts: 2_511 }],
      image: 'ghcr.io/bank/teller:1.4.0',
      before: { image: 'ghcr.io/bank/teller:1.3.2', pods: 2 },
      deadlineSeconds: neverOverdue,
      rolledOutMs: days(9),
    }),
  ],
  'HelmRelease/bank/payments': [
    service('payments'),
    deployment('payments', {
      pods: ['ImagePullBackOff'],
      before: { image: 'ghcr.io/bank/payments:2.7.1', pods: 1 },
      rolledOutMs: minutes(25),
    }),
  ],
  'HelmRelease/bank/loans': [
    deployment('loans', {
      replicas: 2,
      refused:
        'pods "{pod}" is forbidden: exceeded quota: bank, requested: ' +
        'requests.memory=2Gi, used: requests.memory=7Gi, limited: ' +
        'requests.memory=8Gi',
      before: { image: 'ghcr.io/bank/loans:2.0.1', pods: 2 },
      rolledOutMs: minutes(45),
    }),
  ],
};

/** The component of this world. */
export const bankEntity = {
  ...cartsEntity,
  metadata: {
    ...cartsEntity.metadata,
    name: 'bank',
    description: 'A bank whose deployments fail',
    annotations: { 'backstage.io/kubernetes-id': 'bank' },
  },
};

/**
 * Deployments that fail or have failed, some with causes that need more than
 * one condition to explain: `bank` runs Flux 2.9, `branch` 2.6.
 */
export function createFailuresFleet(options: WorldOptions = {}): Fleet {
  const { scheduler, delays } = options;
  const fleet = createFleet({
    scheduler,
    delays,
    clusters: (['2.9', '2.6'] as const).map(flux => ({
      name: flux === '2.9' ? 'bank' : 'branch',
      flux,
      controllers: allControllers(flux),
    })),
  });
  const now = options.now ?? fleet.scheduler.now();
  for (const cluster of fleet.clusters) {
    const on: Place = { release: cluster.flux, now };
    populated(
      { on, cluster, registry: 'ghcr.io/bank' },
      [...sources(on), ...releases(on), ...kustomizations(on)],
      deployed,
    ).forEach(cluster.put);
  }
  return fleet;
}

function sources(on: Place): KubernetesObject[] {
  return [
    helmRepository({
      on,
      namespace,
      name: 'charts',
      url: 'https://charts.bank.example',
      revision: sha256Of('charts'),
    }),
    ociRepository({
      on,
      namespace,
      name: 'payments',
      url: 'oci://ghcr.io/bank/charts/payments',
      holdsChart: true,
      revision: `3.0.0@${sha256Of('payments@3.0.0')}`,
    }),
  ];
}

function releases(on: Place): KubernetesObject[] {
  const action = (
    name: string,
    version: string,
    count: number,
  ): HelmAction => ({ on, name, namespace, chart: name, version, count });
  const release = (
    name: string,
    version: string,
    more: Partial<HelmReleaseOptions>,
  ) =>
    helmRelease({
      on,
      namespace,
      labels,
      name,
      chart: { name, version, source: repository },
      ...more,
    });
  const timedOut = 'context deadline exceeded';
  const [ledger, ledgerChart] = missingVersion(on);
  return [
    ledger,
    ledgerChart,
    // Its upgrade failed and will be retried.
    release('payments', '3.0.0', {
      chart: {
        name: 'payments',
        version: '3.0.0',
        source: { kind: 'OCIRepository', name: 'payments' },
      },
      byReference: true,
      installed: ['3.0.0', '2.7.1'],
      lastStatus: 'failed',
      failures: 1,
      verdict: helmRetrying(action('payments', '3.0.0', 2), timedOut),
      sinceMs: minutes(20),
    }),
    // It is being retried now.
    release('loans', '2.1.0', {
      installed: ['2.1.0', '2.0.1'],
      lastStatus: 'failed',
      failures: 3,
      verdict: {
        ...helmRunning(action('loans', '2.1.0', 2)),
        others: helmRetrying(action('loans', '2.1.0', 2), timedOut).others,
      },
      sinceMs: minutes(40),
    }),
    // Retries are used up, and it was rolled back to the previous version.
    release('cards', '5.1.0', {
      installed: ['5.0.4', '5.1.0', '5.0.4'],
      rolledBack: true,
      failures: 4,
      verdict: helmRetriesExceeded(action('cards', '5.1.0', 2), timedOut, {
        version: '5.0.4',
        count: 1,
      }),
      sinceMs: days(2),
    }),
    release('archive', '1.0.0', {
      installed: ['1.0.0'],
      lastStatus: 'uninstalling',
      failures: 1,
      verdict: helmUninstalled(action('archive', '1.0.0', 1), timedOut),
      sinceMs: days(3),
    }),
    // The status update with Ready=True was lost.
    release('statements', '0.4.2', {
      verdict: {
        ready: {
          status: 'Unknown',
          reason: 'Progressing',
          message: "Running 'install' action with timeout of 5m0s",
        },
      },
      sinceMs: days(9),
    }),
    // A deployed object was changed by hand.
    release('branches', '1.2.0', {
      spec: { driftDetection: { mode: 'warn' } },
      verdict: {
        ...helmSucceeded(action('branches', '1.2.0', 1)),
        others: [
          {
            type: 'Drifted',
            status: 'True',
            reason: 'DriftDetected',
            message:
              'Cluster state of release bank/branches.v1 has drifted from ' +
              'the desired state:\nDeployment/bank/branches changed (0 ' +
              'additions, 1 changes, 0 removals)',
          },
        ],
      },
      sinceMs: days(4),
    }),
  ];
}

/** A release with a chart version that does not exist, and its HelmChart. */
function missingVersion(on: Place): KubernetesObject[] {
  const cause =
    'invalid chart reference: failed to get chart version for remote ' +
    "reference: no 'ledger' chart with version matching '0.4.2-typo' found";
  const ledger: HelmReleaseOptions = {
    on,
    namespace,
    labels,
    name: 'ledger',
    chart: { name: 'ledger', version: '0.4.2-typo', source: repository },
    installed: [],
    verdict: helmPrerequisite(
      on,
      'SourceNotReady',
      `HelmChart 'bank/bank-ledger' is not ready: ${cause}`,
    ),
    sinceMs: days(9),
  };
  return [
    helmRelease(ledger),
    helmChartOf(ledger, { verdict: chartNotFound(cause), stored: false }),
  ];
}

function kustomizations(on: Place): KubernetesObject[] {
  const common = {
    on,
    namespace,
    labels,
    source: { kind: 'GitRepository', name: 'bank' },
  };
  const unhealthy =
    'health check failed after 5m0.021s: timeout waiting for: ' +
    "[Deployment/bank/teller status: 'InProgress']";
  return [
    // Reconciled every ten minutes, without changes for months.
    kustomization({
      ...common,
      name: 'quiet',
      applied: revision,
      sinceMs: minutes(2),
      unchangedMs: days(170),
    }),
    kustomization({
      ...common,
      name: 'teller',
      applied: gitRevision('main', 'bank before'),
      attempted: revision,
      verdict: notApplied(revision, 'HealthCheckFailed', unhealthy),
      sinceMs: minutes(2),
      unchangedMs: days(9),
    }),
    kustomization({
      ...common,
      name: 'tellers-new',
      verdict: notReconciled,
      ageMs: days(9),
    }),
    ...(isAtLeast(on.release, '2.7')
      ? []
      : [
          kustomization({
            ...common,
            name: 'broken',
            verdict: notApplied(revision, 'BuildFailed', 'kustomize failed'),
            sinceMs: minutes(2),
          }),
        ]),
  ];
}
