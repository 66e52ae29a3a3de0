import { FluxObject } from '../objects/types';
import { commit, condition, digest, fluxObject } from './objects';

const metadata = {
  uid: '0f4c7a3e-6f0d-4a7e-9c7e-000000000001',
  resourceVersion: '4711',
  labels: {
    'kustomize.toolkit.fluxcd.io/name': 'apps',
    'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
  },
  finalizers: ['finalizers.fluxcd.io'],
  managedFields: [
    {
      manager: 'kubectl-edit',
      operation: 'Update',
      time: '2026-11-20T10:00:00Z',
      fieldsV1: {
        'f:metadata': {
          'f:annotations': {
            'f:fluxcd.controlplane.io/suspendedBy': {},
            'f:backstage.io/flux-suspended-at': {},
          },
        },
        'f:spec': { 'f:suspend': {} },
      },
    },
  ],
  annotations: {
    'fluxcd.controlplane.io/suspendedBy': 'jane',
    'backstage.io/flux-suspend-reason': 'freeze',
    'backstage.io/flux-suspended-at': '2026-11-20T10:00:00Z',
    'fluxcd.controlplane.io/reconcile': 'enabled',
  },
};
const conditions = [
  condition('Reconciling', 'True', 'ProgressingWithRetry'),
  condition('Ready', 'False', 'DependencyNotReady', {
    message: "dependency 'shop/db' is not ready",
  }),
  condition('SourceVerified', 'True', 'Succeeded', {
    message: `verified signature of commit '${commit}'`,
  }),
];
const failed = (result: string, firstReconciled: string) => ({
  digest: `sha256:${digest}`,
  firstReconciled,
  lastReconciled: '2026-11-20T09:30:00Z',
  lastReconciledStatus: result,
  lastReconciledDuration: '30.9s',
  totalReconciliations: 4,
  metadata: { revision: `main@sha1:${commit}` },
});
const artifact = {
  revision: `main@sha1:${commit}`,
  digest: `sha256:${digest}`,
  lastUpdateTime: '2026-11-20T09:00:00Z',
  size: 585,
  url: 'http://source-controller.flux-system.svc/x.tar.gz',
  metadata: { 'org.opencontainers.image.revision': `main@sha1:${commit}` },
};

/** Objects that between them have every field that something here reads. */
export const everything: readonly FluxObject[] = [
  fluxObject('Kustomization', {
    metadata,
    spec: {
      interval: '10m',
      suspend: false,
      kubeConfig: { secretRef: { name: 'staging' } },
      targetNamespace: 'shop',
      sourceRef: { kind: 'GitRepository', name: 'shop', namespace: 'flux' },
      dependsOn: [{ name: 'db', namespace: 'shop' }],
    },
    status: {
      observedGeneration: 1,
      conditions,
      lastAppliedRevision: `main@sha1:${commit}`,
      lastAttemptedRevision: `main@sha1:${commit}`,
      lastAppliedOriginRevision: `main@sha1:${commit}`,
    },
  }),
  fluxObject('Kustomization', {
    metadata,
    spec: { path: './deploy' },
    status: {
      observedGeneration: 1,
      conditions: [
        condition('Reconciling', 'True', 'Progressing', {
          message: `Fetching manifests for revision main@sha1:${commit} with`,
        }),
        condition('Ready', 'Unknown', 'Progressing'),
        condition('Healthy', 'False', 'HealthCheckFailed'),
      ],
      history: [
        failed('HealthCheckFailed', '2026-11-20T09:00:00Z'),
        failed('ReconciliationSucceeded', '2026-11-19T09:00:00Z'),
      ],
    },
  }),
  fluxObject('Kustomization', {
    metadata: {
      ...metadata,
      generation: 2,
      managedFields: [
        {
          manager: 'kubectl',
          time: '2026-11-20T09:40:00Z',
          fieldsV1: { 'f:spec': { 'f:path': {} } },
        },
      ],
    },
    status: {
      observedGeneration: 1,
      conditions: [condition('Ready', 'True', 'ReconciliationSucceeded')],
    },
  }),
  fluxObject('HelmRelease', {
    metadata,
    spec: {
      driftDetection: { mode: 'warn' },
      valuesFrom: [
        {
          kind: 'Secret',
          name: 'carts',
          valuesKey: 'x',
          targetPath: 'y',
          optional: true,
          literal: true,
        },
      ],
      chartRef: { kind: 'OCIRepository', name: 'podinfo' },
    },
    status: {
      conditions: [
        condition('Ready', 'True', 'UpgradeSucceeded'),
        condition('Drifted', 'True', 'DriftDetected'),
      ],
      history: [
        {
          chartName: 'podinfo',
          chartVersion: '6.6.0',
          appVersion: '6.6.1',
          ociDigest: `sha256:${digest}`,
          version: 2,
          status: 'deployed',
          action: 'upgrade',
          lastDeployed: '2026-11-20T09:00:00Z',
          testHooks: { smoke: { phase: 'Failed' } },
        },
        {
          chartVersion: '6.5.4',
          version: 1,
          status: 'uninstalling',
          lastDeployed: '2026-11-19T09:00:00Z',
          deleted: '2026-11-19T10:00:00Z',
        },
      ],
    },
  }),
  fluxObject('HelmRelease', {
    metadata,
    spec: { test: { ignoreFailures: true } },
    status: {
      failures: 2,
      conditions: [
        condition('Reconciling', 'True', 'Progressing'),
        condition('Ready', 'Unknown', 'Progressing'),
        condition('Released', 'False', 'UpgradeFailed', {
          message: 'Helm upgrade failed with chart podinfo@6.6.0: timed out',
        }),
        condition('TestSuccess', 'False', 'TestFailed'),
      ],
      history: [{ chartVersion: '6.5.4', version: 1, status: 'deployed' }],
      lastAttemptedRevision: '6.6.0',
      lastHandledReconcileAt: '2026-11-20T09:00:00Z',
    },
  }),
  fluxObject('HelmRelease', {
    metadata,
    spec: {
      interval: '1h',
      chart: {
        spec: {
          chart: 'podinfo',
          version: '6.x',
          sourceRef: { kind: 'HelmRepository', name: 'podinfo' },
          verify: { provider: 'cosign' },
        },
      },
    },
    status: {
      observedGeneration: 1,
      conditions: [
        condition('Stalled', 'True', 'RetriesExceeded'),
        condition('Ready', 'False', 'UpgradeFailed'),
      ],
      helmChart: 'shop/shop-carts',
      history: [
        { chartName: 'podinfo', chartVersion: '6.5.4', status: 'failed' },
      ],
      lastAttemptedRevision: '6.6.0',
    },
  }),
  fluxObject('HelmRelease', {
    metadata,
    spec: { chartRef: { kind: 'OCIRepository', name: 'podinfo' } },
    status: { lastAppliedRevision: '6.5.4', lastAttemptedRevision: '6.5.4' },
  }),
  fluxObject('GitRepository', {
    metadata,
    spec: { interval: '1m', verify: { mode: 'HEAD', secretRef: {} } },
    status: { conditions, artifact, sourceVerificationMode: 'HEAD' },
  }),
  fluxObject('HelmRepository', { metadata, spec: { type: 'oci' } }),
  fluxObject('ImagePolicy', {
    metadata,
    spec: {
      imageRepositoryRef: { name: 'carts' },
      filterTags: { pattern: '^main-', extract: '$ts' },
      policy: { semver: { range: '6.x' } },
    },
    status: {
      conditions,
      latestRef: {
        name: 'ghcr.io/shop/carts',
        tag: '6.1.0',
        digest: 'sha256:0',
      },
      observedPreviousRef: { name: 'ghcr.io/shop/carts', tag: '6.0.0' },
    },
  }),
  fluxObject('ImagePolicy', {
    version: 'v1beta2',
    spec: { policy: { numerical: { order: 'asc' } } },
    status: {
      latestImage: 'ghcr.io/shop/carts:2',
      observedPreviousImage: 'ghcr.io/shop/carts:1',
    },
  }),
  fluxObject('ArtifactGenerator', {
    metadata,
    spec: { sources: [{ alias: 'a', kind: 'GitRepository', name: 'shop' }] },
  }),
  fluxObject('ResourceSet', {
    metadata: {
      ...metadata,
      annotations: {
        ...metadata.annotations,
        'fluxcd.controlplane.io/reconcile': 'disabled',
      },
      managedFields: [
        {
          manager: 'kubectl-annotate',
          operation: 'Update',
          time: '2026-11-20T10:00:00Z',
          fieldsV1: {
            'f:metadata': {
              'f:annotations': {
                'f:fluxcd.controlplane.io/reconcile': {},
                'f:fluxcd.controlplane.io/suspendedBy': {},
                'f:backstage.io/flux-suspended-at': {},
              },
            },
          },
        },
      ],
    },
  }),
  fluxObject('ImageUpdateAutomation', {
    metadata: { deletionTimestamp: '2026-11-20T10:00:00Z' },
    spec: { sourceRef: { kind: 'GitRepository', name: 'shop' } },
    status: { lastPushCommit: commit, conditions },
  }),
];

/** Events of both recorders. */
export const events: readonly FluxObject[] = [
  {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: 'carts.18a2b3c4d5e6f708',
      namespace: 'shop',
      uid: '0f4c7a3e-6f0d-4a7e-9c7e-000000000002',
      creationTimestamp: '2026-11-20T09:00:00Z',
      annotations: {
        'helm.toolkit.fluxcd.io/revision': '6.6.0',
        'helm.toolkit.fluxcd.io/app-version': '6.6.1',
        'helm.toolkit.fluxcd.io/oci-digest': `sha256:${digest}`,
      },
    },
    involvedObject: {
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      kind: 'HelmRelease',
      namespace: 'shop',
      name: 'carts',
      uid: '0f4c7a3e-6f0d-4a7e-9c7e-000000000001',
    },
    type: 'Warning',
    reason: 'UpgradeFailed',
    message: '(combined from similar events): Helm upgrade failed',
    firstTimestamp: '2026-11-20T09:00:00Z',
    lastTimestamp: '2026-11-20T09:30:00Z',
    count: 3,
    source: { component: 'helm-controller' },
  },
  {
    apiVersion: 'v1',
    kind: 'Event',
    metadata: {
      name: 'carts.18a2b3c4d5e6f709',
      namespace: 'shop',
      annotations: {
        'kustomize.toolkit.fluxcd.io/revision': `main@sha1:${commit}`,
        'kustomize.toolkit.fluxcd.io/originRevision': `main@sha1:${commit}`,
      },
    },
    involvedObject: {
      apiVersion: 'kustomize.toolkit.fluxcd.io/v1',
      kind: 'Kustomization',
      namespace: 'shop',
      name: 'carts',
    },
    type: 'Normal',
    reason: 'ReconciliationSucceeded',
    eventTime: '2026-11-20T09:00:00.000000Z',
    series: { count: 2, lastObservedTime: '2026-11-20T09:30:00.000000Z' },
    reportingComponent: 'kustomize-controller',
  },
];
