import { createFleet, Fleet } from '../fleet';
import { deploys, World } from '../objects/applied/deploys';
import { Described } from '../objects/applied/context';
import { configMap } from '../objects/applied/plain';
import { deployment } from '../objects/applied/replicas';
import {
  fluxInstance,
  resourceSet,
  resourceSetInputProvider,
} from '../objects/operator';
import { fluxInstallation, namespace } from '../objects/runtime';
import { gitRepository, helmRepository } from '../objects/sources';
import { hours } from '../time';
import { KubernetesObject } from '../types';
import { cartsLabels as labels, repositories } from './carts/names';
import { WorldOptions } from './carts';
import { allControllers } from './carts/platform';
import { revisions } from './carts/revisions';
import { ofCarts, refTo } from './causes/common';
import { fiveCauses } from './causes/five';
import { everyState } from './causes/states';

/**
 * Deployments of carts-service in every state, with failures down to the
 * container. `staging` runs Flux 2.9 and the Flux Operator, and one kind is
 * forbidden there. `production` runs Flux 2.6, and the user's rights are
 * limited to the ClusterRole `view`.
 */
export function createCausesFleet(options: WorldOptions = {}): Fleet {
  const { scheduler, delays } = options;
  const fleet = createFleet({
    scheduler,
    delays,
    clusters: (['2.9', '2.6'] as const).map(flux => ({
      name: flux === '2.9' ? 'staging' : 'production',
      flux,
      kubernetes: flux === '2.9' ? 'v1.35.2' : 'v1.33.5',
      controllers: allControllers(flux),
      operator: flux === '2.9',
      addons: ['cert-manager', 'crossplane', 'keda'],
    })),
  });
  const now = options.now ?? fleet.scheduler.now();
  for (const cluster of fleet.clusters) {
    const on = { release: cluster.flux, now };
    const world = { on, cluster };
    const hasOperator = cluster.serves('FluxInstance');
    const flux = fluxInstallation({
      on,
      controllers: allControllers(on.release),
      installer: hasOperator ? 'flux-operator' : 'bootstrap',
    });
    [
      ...flux,
      ...bootstrap(world, hasOperator ? [] : flux),
      ...(hasOperator ? ofTheOperator(world, flux) : []),
      ...sources(world),
      ...everyState(world),
      ...fiveCauses(world),
    ].forEach(cluster.put);
  }
  fleet.cluster('staging').deny({ resource: 'scaledobjects' });
  fleet.cluster('production').allowViewOnly();
  return fleet;
}

function sources({ on }: World): KubernetesObject[] {
  return [
    namespace(on, 'payment'),
    gitRepository({
      on,
      name: 'carts',
      namespace: 'carts',
      labels,
      url: 'https://github.com/sock-shop/carts',
      revision: revisions.carts,
      sinceMs: hours(3),
    }),
    helmRepository({
      on,
      name: repositories.sockShop.name,
      url: 'https://charts.sock-shop.example/stable',
      revision: revisions.sockShop,
      sinceMs: hours(1),
    }),
  ];
}

function existing(object: KubernetesObject): Described {
  return () => ({ applied: object, isThere: false, made: [] });
}

/** Whether it was not created by Kubernetes' own controllers. */
function isApplied({ metadata }: KubernetesObject): boolean {
  return metadata.ownerReferences === undefined;
}

/** The bootstrap Kustomization, that of the component, and optionally Flux. */
function bootstrap(world: World, flux: KubernetesObject[]): KubernetesObject[] {
  return deploys(
    world,
    ofCarts(world, 'flux-system', {
      namespace: 'flux-system',
      labels: {},
      appliedBy: 'flux-system/flux-system',
      source: { kind: 'GitRepository', name: 'carts', namespace: 'carts' },
    }),
    [
      ...flux.filter(isApplied).map(existing),
      refTo(world, 'Kustomization', 'flux-system'),
      refTo(world, 'Kustomization', 'carts', 'carts'),
    ],
  );
}

function ofTheOperator(
  world: World,
  flux: KubernetesObject[],
): KubernetesObject[] {
  const { on } = world;
  return [
    resourceSetInputProvider({
      on,
      name: 'carts-branches',
      namespace: 'carts',
      url: 'https://github.com/sock-shop/tenants',
      branches: ['tenant/green'],
    }),
    ...deploys(
      world,
      fluxInstance({ on }),
      flux.filter(isApplied).map(existing),
    ),
    ...deploys(
      world,
      resourceSet({
        on,
        name: 'carts-tenants',
        namespace: 'carts',
        labels,
        inputsFrom: ['carts-branches'],
      }),
      ['red', 'blue'].flatMap(tenant => [
        configMap(`carts-${tenant}`),
        deployment(`carts-${tenant}`, {
          pods: [tenant === 'red' ? 'Running' : 'ImagePullBackOff'],
        }),
      ]),
    ),
  ];
}
