import { createFleet, Fleet } from '../fleet';
import { gitRevision } from '../objects/artifact';
import { helmRelease } from '../objects/helmRelease';
import { kustomization, notApplied } from '../objects/kustomization';
import { Place } from '../objects/place';
import { fluxInstallation } from '../objects/runtime';
import {
  gitRepository,
  helmRepository,
  ociRepository,
} from '../objects/sources';
import { fetchFailed } from '../objects/sourceStatus';
import { sha256Of } from '../hex';
import { days, isoTime, minutes } from '../time';
import { KubernetesObject } from '../types';
import { WorldOptions } from './carts';
import { cartsLabels as labels } from './carts/names';
import { allControllers } from './carts/platform';

const revision = gitRevision('main', 'reported');
const apps = { kind: 'GitRepository', name: 'apps', namespace: 'flux-system' };
const charts = { kind: 'HelmRepository', name: 'charts' };

/**
 * States that users reported as shown wrong: a hub with a title that deploys to
 * other clusters, and two clusters with the same name.
 */
export function createReportedFleet(options: WorldOptions = {}): Fleet {
  const { scheduler, delays } = options;
  const flux = '2.9';
  const cluster = { flux, controllers: allControllers(flux) } as const;
  const fleet = createFleet({
    scheduler,
    delays,
    clusters: [
      {
        ...cluster,
        name: 'arn:aws:eks:eu-west-1:123456789012:cluster/x7f3',
        title: 'Production EU',
      },
      { ...cluster, name: 'test' },
      { ...cluster, name: 'test' },
    ],
  });
  const now = options.now ?? fleet.scheduler.now();
  const on: Place = { release: flux, now };
  const hub = fleet.cluster(0);
  [
    ...hubAndSpokes(on),
    ...suspendedTwice(on),
    ...beingDeleted(on),
    ...sourcesOfOneName(on),
    ...oddAddresses(on),
    ...lostUpdate(on, isoTime(on.now - days(9))),
  ].forEach(hub.put);
  fleet.clusters.forEach(each =>
    fluxInstallation({ on, controllers: allControllers(flux) }).forEach(
      each.put,
    ),
  );
  [1, 2].forEach(index => ofOneName(on).forEach(fleet.cluster(index).put));
  return fleet;
}

/** Two Kustomizations and a release that a hub applies to other clusters. */
export function hubAndSpokes(on: Place): KubernetesObject[] {
  const spoke = {
    on,
    name: 'carts',
    labels,
    source: apps,
    path: './apps/carts',
    targetNamespace: 'shop',
  };
  return [
    kustomization({
      ...spoke,
      namespace: 'spoke-staging',
      spec: {
        kubeConfig: { secretRef: { name: 'staging-kubeconfig', key: 'value' } },
      },
      applied: revision,
    }),
    kustomization({
      ...spoke,
      namespace: 'spoke-production',
      // Flux 2.7: authenticates with workload identity.
      spec: { kubeConfig: { configMapRef: { name: 'production-cluster' } } },
      applied: revision,
      verdict: notApplied(
        revision,
        'ReconciliationFailed',
        'failed to get API group resources: the server has asked for the ' +
          'client to provide credentials',
      ),
    }),
    helmRelease({
      on,
      name: 'carts-cache',
      namespace: 'spoke-staging',
      labels,
      chart: { name: 'cache', version: '1.2.0', source: charts },
      spec: {
        kubeConfig: { secretRef: { name: 'staging-kubeconfig' } },
        storageNamespace: 'helm-storage',
        targetNamespace: 'shop',
      },
    }),
  ];
}

/**
 * Suspended with this plugin, resumed with `flux resume`, which keeps the
 * annotations, and suspended again months later with `flux suspend`.
 */
export function suspendedTwice(on: Place): KubernetesObject[] {
  const notes = {
    'backstage.io/flux-suspend-reason': 'database migration',
    'backstage.io/flux-suspended-at': isoTime(on.now - days(260)),
    'fluxcd.controlplane.io/suspendedBy': 'first.owner@example.com',
  };
  const release = helmRelease({
    on,
    name: 'carts-stock',
    namespace: 'shop',
    labels,
    annotations: notes,
    generation: 9,
    observedGeneration: 8,
    chart: { name: 'stock', version: '1.4.0', source: charts },
  });
  const entry = { operation: 'Update', fieldsType: 'FieldsV1' };
  const managedFields = [
    {
      ...entry,
      manager: 'flux-client-side-apply',
      time: isoTime(on.now - days(260)),
      fieldsV1: {
        'f:metadata': {
          'f:annotations': Object.fromEntries(
            Object.keys(notes).map(name => [`f:${name}`, {}]),
          ),
        },
      },
    },
    {
      ...entry,
      manager: 'flux',
      time: isoTime(on.now - days(5)),
      fieldsV1: { 'f:spec': { 'f:suspend': {} } },
    },
  ];
  return [
    {
      ...release,
      metadata: { ...release.metadata, managedFields },
      spec: { ...release.spec, suspend: true },
    },
  ];
}

/**
 * A Kustomization in deletion, and one that was suspended before its deletion.
 */
export function beingDeleted(on: Place): KubernetesObject[] {
  const common = {
    on,
    namespace: 'sandbox',
    labels,
    source: { kind: 'GitRepository', name: 'sandbox' },
    path: './sandbox',
    applied: revision,
    deleting: true,
    spec: { deletionPolicy: 'WaitForTermination' },
  };
  return [
    kustomization({ ...common, name: 'sandbox' }),
    kustomization({
      ...common,
      name: 'sandbox-kept',
      suspended: true,
    }),
  ];
}

/**
 * A GitRepository and an OCIRepository with the same name in two namespaces,
 * and the objects made from them. The GitRepository can no longer be fetched.
 */
export function sourcesOfOneName(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'shop', labels, applied: revision };
  return [
    kustomization({ ...common, name: 'carts', source: apps }),
    kustomization({
      ...common,
      name: 'carts-config',
      source: { kind: 'OCIRepository', name: 'apps' },
    }),
    gitRepository({
      on,
      name: 'apps',
      url: 'https://git.example/shop/apps',
      revision,
      verdict: fetchFailed(
        'GitOperationFailed',
        'failed to checkout and determine revision: unable to clone ' +
          "'https://git.example/shop/apps': authentication required",
        { kind: 'GitRepository', revision },
      ),
      sinceMs: days(2),
      storedMs: days(3),
    }),
    ociRepository({
      on,
      name: 'apps',
      namespace: 'shop',
      url: 'oci://ghcr.io/shop/apps',
      revision: `latest@${sha256Of('apps')}`,
    }),
  ];
}

/** URLs that are not those of web pages, or only reachable in the cluster. */
export function oddAddresses(on: Place): KubernetesObject[] {
  const common = { on, namespace: 'shop', labels, revision };
  return [
    ...Object.entries({
      personal: 'ssh://git@stash.example.com:7999/~someone/carts-infra',
      project: 'ssh://git@stash.example.com:7999/SHOP/carts-infra.git',
      gerrit: 'ssh://ci@gerrit.example.com:29418/shop/carts',
      homelab: 'http://gitea-http.gitea:3000/ops/homelab',
      overlay: 'http://100.64.0.3:3000/ops/carts',
      public: 'ssh://git@github.com/shop/carts',
    }).map(([name, url]) => gitRepository({ ...common, name, url })),
    helmRepository({
      ...common,
      name: 'charts',
      url: 'http://chartmuseum.flux-system:8080',
      revision: sha256Of('charts'),
    }),
  ];
}

/** The objects on each of two clusters with the same name. */
export function ofOneName(on: Place): KubernetesObject[] {
  return [
    kustomization({
      on,
      name: 'carts-edge',
      namespace: 'shop',
      labels,
      source: apps,
      applied: revision,
    }),
  ];
}

/**
 * A release whose last status update by helm-controller was lost: a reconcile
 * was requested and done.
 */
export function lostUpdate(on: Place, handledAt: string): KubernetesObject[] {
  return [
    helmRelease({
      on,
      name: 'carts-report',
      namespace: 'shop',
      labels,
      handledAt,
      chart: { name: 'report', version: '0.0.1', source: charts },
      verdict: {
        ready: {
          status: 'Unknown',
          reason: 'Progressing',
          message: "Running 'install' action with timeout of 5m0s",
        },
      },
      sinceMs: days(9) + minutes(5),
    }),
  ];
}
