import { createFleet, Fleet, FleetOptions } from '../fleet';
import { populated } from '../objects/applied/deploys';
import { Place } from '../objects/place';
import { Installer } from '../objects/runtime';
import { WebhookAuthorizer } from '../rbac';
import { FluxRelease } from '../releases';
import { cartsDeployed } from './carts/deployed';
import { cartsDependencies } from './carts/dependencies';
import { cartsHelmReleases } from './carts/helmReleases';
import { cartsImages } from './carts/images';
import { cartsKustomizations } from './carts/kustomizations';
import { payment } from './carts/payment';
import { allControllers, cartsPlatform } from './carts/platform';
import { cartsReferences } from './carts/references';
import { cartsScripts } from './carts/scripts';
import { cartsSources } from './carts/sources';

export { cartsEntity } from './carts/names';
export { paymentEntity } from './carts/payment';

/** Options of all worlds: the time, and how long the controllers take. */
export type WorldOptions = Pick<FleetOptions, 'scheduler' | 'delays'> & {
  /** The time that all timestamps are relative to. */
  now?: number;
};

/** A cluster of a world with carts-service. */
export interface CartsCluster {
  name: string;
  flux: FluxRelease;
  kubernetes: string;
  installer?: Installer;
  title?: string;
  webhookAuthorizer?: WebhookAuthorizer;
  eventSeries?: boolean;
}

const twoClusters: CartsCluster[] = [
  { name: 'staging', flux: '2.9', kubernetes: 'v1.35.2' },
  { name: 'production', flux: '2.2', kubernetes: 'v1.28.9' },
];

/**
 * The fleet of the demo: `staging` runs Flux 2.9, `production` 2.2, and
 * carts-service has objects in every state on both.
 */
export function createCartsFleet(options: WorldOptions = {}): Fleet {
  return cartsFleet(options, twoClusters);
}

/**
 * The demo's fleet with two more clusters: one with a title, a webhook
 * authorizer and Events in the format planned for Flux 2.10, and a second
 * `staging`.
 */
export function createOddFleet(options: WorldOptions = {}): Fleet {
  return cartsFleet(options, [
    ...twoClusters,
    {
      name: 'arn:aws:eks:eu-west-1:123456789012:cluster/x7f3',
      title: 'Production EU',
      flux: '2.8',
      kubernetes: 'v1.34.3',
      webhookAuthorizer: true,
      eventSeries: true,
    },
    { name: 'staging', flux: '2.7', kubernetes: 'v1.34.3' },
  ]);
}

/** Six clusters with six releases of Flux, all with the same component. */
export function createMixedFleet(options: WorldOptions = {}): Fleet {
  return cartsFleet(options, [
    { name: 'flux-0-41', flux: '0.41', kubernetes: 'v1.26.15' },
    { name: 'flux-2-0', flux: '2.0', kubernetes: 'v1.27.16' },
    { name: 'flux-2-2', flux: '2.2', kubernetes: 'v1.28.15' },
    {
      name: 'flux-2-6',
      flux: '2.6',
      kubernetes: 'v1.33.5',
      installer: 'helm-chart',
    },
    { name: 'flux-2-7', flux: '2.7', kubernetes: 'v1.34.3' },
    {
      name: 'flux-2-9',
      flux: '2.9',
      kubernetes: 'v1.35.2',
      installer: 'flux-operator',
    },
  ]);
}

function cartsFleet(options: WorldOptions, clusters: CartsCluster[]): Fleet {
  const { scheduler, delays } = options;
  const fleet = createFleet({
    scheduler,
    delays,
    clusters: clusters.map(({ installer, ...cluster }) => ({
      ...cluster,
      controllers: allControllers(cluster.flux),
      addons: ['cert-manager'],
    })),
  });
  const now = options.now ?? fleet.scheduler.now();
  for (const [index, cluster] of fleet.clusters.entries()) {
    const on: Place = { release: cluster.flux, now };
    const { installer } = clusters[index];
    const controllers = allControllers(cluster.flux);
    const objects = [
      ...cartsPlatform({ on, controllers, installer }),
      ...cartsSources(on),
      ...cartsReferences(on),
      ...cartsHelmReleases(on),
      ...cartsKustomizations(on),
      ...cartsDependencies(on),
      ...cartsImages(on),
      ...payment(on),
    ];
    populated({ on, cluster }, objects, cartsDeployed(on)).forEach(cluster.put);
    cartsScripts.forEach(({ ref, ...script }) =>
      fleet.script(index, ref, script),
    );
  }
  return fleet;
}
