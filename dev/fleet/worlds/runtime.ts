import { ClusterOptions } from '../cluster';
import { createFleet, Fleet } from '../fleet';
import { fluxInstance, fluxReport } from '../objects/operator';
import { deployment, fluxInstallation, Installation } from '../objects/runtime';
import { controllerVersion, distributionVersion } from '../releases';
import { WorldOptions } from './carts';
import { allControllers } from './carts/platform';

type Installed = Omit<Installation, 'on' | 'controllers'>;

interface RuntimeCluster extends ClusterOptions {
  installed: Installed;
}

const WITH_FLUX: RuntimeCluster[] = [
  { name: 'staging-eu', flux: '2.9', installed: { installer: 'bootstrap' } },
  { name: 'production-eu', flux: '2.8', installed: { installer: 'bootstrap' } },
  { name: 'production-us', flux: '2.7', installed: {} },
  { name: 'billing', flux: '2.2', installed: {} },
  { name: 'museum', flux: '0.41', installed: {} },
  {
    name: 'edge-stores',
    flux: '2.6',
    installed: { installer: 'helm-chart', namespace: 'gitops' },
  },
  {
    name: 'platform',
    flux: '2.9',
    operator: true,
    installed: { installer: 'flux-operator' },
  },
  {
    name: 'platform-canary',
    flux: '2.8',
    operator: true,
    installed: { installer: 'flux-operator' },
  },
  { name: 'tenants', flux: '2.9', installed: {} },
  { name: 'shards', flux: '2.9', installed: {} },
  { name: 'checkout', flux: '2.8', installed: { unready: 'helm-controller' } },
  { name: 'narrow', flux: '2.9', installed: {} },
  { name: 'locked', flux: '2.9', installed: {} },
  { name: 'lost', flux: '2.9', installed: {} },
  { name: 'frozen', flux: '2.9', installed: {} },
];

/**
 * The fleet of the runtime page: old and new releases, all ways to install
 * them, and clusters that are forbidden (`locked`; `narrow` except for one
 * namespace), down (`lost`), hanging (`frozen`) and without Flux (`bare`).
 */
export function createRuntimeFleet(options: WorldOptions = {}): Fleet {
  const { scheduler, delays } = options;
  const fleet = createFleet({
    scheduler,
    delays,
    clusters: [
      ...WITH_FLUX.map(({ installed, ...cluster }) => ({
        ...cluster,
        controllers: allControllers(cluster.flux),
      })),
      { name: 'bare', flux: '2.9', controllers: [] },
    ],
  });
  const now = options.now ?? fleet.scheduler.now();
  for (const { name, flux, installed } of WITH_FLUX) {
    fluxInstallation({
      ...installed,
      on: { release: flux, now },
      controllers: allControllers(flux),
    }).forEach(fleet.cluster(name).put);
  }
  addOperator(fleet, now);
  addSecondInstallation(fleet, now);
  addShards(fleet, now);

  fleet.cluster('narrow').deny({ namespace: 'kube-system' });
  fleet.cluster('locked').deny({ verbs: ['list'], resource: 'deployments' });
  fleet.cluster('lost').break({ kind: 'network' });
  fleet.cluster('frozen').break({ kind: 'hang' });
  return fleet;
}

function addOperator(fleet: Fleet, now: number) {
  const platform = { on: { release: '2.9' as const, now } };
  fleet.cluster('platform').put(fluxInstance(platform));
  fleet.cluster('platform').put(fluxReport(platform));
  const canary = { on: { release: '2.8' as const, now } };
  fleet.cluster('platform-canary').put(
    fluxInstance({
      ...canary,
      failure:
        "health check failed after 5m0s: timeout waiting for: [Deployment/flux-system/source-controller status: 'InProgress']",
    }),
  );
}

function addSecondInstallation(fleet: Fleet, now: number) {
  fluxInstallation({
    on: { release: '2.7', now },
    namespace: 'tenant-flux',
    controllers: ['source-controller', 'kustomize-controller'],
  })
    // A cluster has only one of each CRD.
    .filter(({ kind }) => kind !== 'CustomResourceDefinition')
    .forEach(fleet.cluster('tenants').put);
}

function addShards(fleet: Fleet, now: number) {
  for (const shard of ['shard1', 'shard2']) {
    const image = `ghcr.io/fluxcd/source-controller:${controllerVersion(
      '2.9',
      'source-controller',
    )}`;
    fleet.cluster('shards').put(
      deployment({
        on: { release: '2.9', now },
        name: `source-controller-${shard}`,
        namespace: 'flux-system',
        labels: {
          'app.kubernetes.io/component': 'source-controller',
          'app.kubernetes.io/instance': 'flux-system',
          'app.kubernetes.io/part-of': 'flux',
          'app.kubernetes.io/version': distributionVersion('2.9'),
          'sharding.fluxcd.io/role': 'shard',
        },
        app: `source-controller-${shard}`,
        container: 'manager',
        image,
      }),
    );
  }
}
