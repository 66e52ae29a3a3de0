import type { ClusterOptions } from '../../dev/fleet/cluster';
import { createFleet, type Fleet } from '../../dev/fleet/fleet';
import type { Place } from '../../dev/fleet/objects/place';
import { gitRepository } from '../../dev/fleet/objects/sources';
import type { FluxRelease } from '../../dev/fleet/releases';
import type { KubernetesObject } from '../../dev/fleet/types';
import { cartsLabels } from '../../dev/fleet/worlds/carts/names';
import { allControllers } from '../../dev/fleet/worlds/carts/platform';

/** How soon the fleet's controllers are done, in milliseconds. */
export const FAST_CONTROLLERS = {
  queue: 10,
  source: 50,
  chart: 50,
  kustomization: 50,
  helmRelease: 50,
  other: 50,
};

/** A cluster of a small fleet, and what is on it. */
export interface ClusterOf extends Partial<ClusterOptions> {
  name: string;
  flux?: FluxRelease;
  objects: (on: Place) => KubernetesObject[];
}

/**
 * A fleet of a few objects: a world is more than some tests need. Its
 * controllers are done soon.
 */
export function fleetOf(...clusters: ClusterOf[]): Fleet {
  const fleet = createFleet({
    delays: FAST_CONTROLLERS,
    clusters: clusters.map(({ objects, flux = '2.9', ...options }) => ({
      flux,
      controllers: allControllers(flux),
      ...options,
    })),
  });
  const now = fleet.scheduler.now();
  clusters.forEach(({ flux = '2.9', objects }, index) => {
    objects({ release: flux, now }).forEach(fleet.cluster(index).put);
  });
  return fleet;
}

/**
 * A fleet whose clusters have one GitRepository of carts-service each, which
 * is called as its cluster.
 */
export function fleetOfRepositories(
  ...clusters: (string | (Partial<ClusterOptions> & { name: string }))[]
): Fleet {
  const fleet = createFleet({
    clusters: clusters.map(each => ({
      flux: '2.9',
      ...(typeof each === 'string' ? { name: each } : each),
    })),
  });
  for (const cluster of fleet.clusters) {
    const { name, flux: release } = cluster;
    const on = { release, now: fleet.scheduler.now() };
    const url = 'https://git.example/shop';
    cluster.put(gitRepository({ on, name, url, labels: cartsLabels }));
  }
  return fleet;
}

/** Leaves only these objects of a kind: on each cluster, or by cluster. */
export function keepOnly(
  fleet: Fleet,
  kind: string,
  names: readonly string[] | Readonly<Record<string, readonly string[]>>,
) {
  for (const cluster of fleet.clusters.filter(each => each.serves(kind))) {
    const wanted = isList(names) ? names : names[cluster.name] ?? [];
    [...cluster.list(kind)]
      .filter(({ metadata }) => !wanted.includes(metadata.name))
      .forEach(({ metadata: { namespace, name } }) =>
        cluster.delete({ kind, namespace, name }),
      );
  }
}

function isList(names: object): names is readonly string[] {
  return Array.isArray(names);
}
