import type { Fleet } from '../dev/fleet/fleet';
import { sha256Of } from '../dev/fleet/hex';
import { gitRevision } from '../dev/fleet/objects/artifact';
import { imagePolicy } from '../dev/fleet/objects/images';
import { managedFields } from '../dev/fleet/objects/managedFields';
import {
  gitRepository,
  helmRepository,
  ociRepository,
} from '../dev/fleet/objects/sources';
import type { FluxRelease } from '../dev/fleet/releases';
import type { KubernetesObject } from '../dev/fleet/types';
import { cartsLabels } from '../dev/fleet/worlds/carts/names';
import { allControllers } from '../dev/fleet/worlds/carts/platform';
import { generateFleet } from '../dev/fleet/worlds/generate';

const FLUX: FluxRelease = '2.9';

/**
 * Clusters with objects of one entity for all eight cards, spread evenly over
 * the clusters and over twenty namespaces.
 */
export function entityFleet(options: {
  clusters: readonly string[];
  /** HelmReleases and Kustomizations in all, half of each. */
  deployments: number;
  /** Of each other kind. */
  others: number;
}): Fleet {
  const { deployments, others } = options;
  const clusters = options.clusters.map(name => ({
    name,
    flux: FLUX,
    controllers: allControllers(FLUX),
  }));
  const fleet = generateFleet({ clusters, deployments });
  // Give the sources of the deployments the entity's label, so that none of
  // them is read through the proxy.
  for (const cluster of fleet.clusters) {
    for (const kind of ['GitRepository', 'HelmRepository']) {
      cluster.update(
        { kind, namespace: 'flux-system', name: 'generated' },
        labelled,
      );
    }
  }
  for (let index = 0; index < others; index += 1) {
    const cluster = fleet.clusters[index % clusters.length];
    for (const object of objectsAt(index, fleet.scheduler.now())) {
      cluster.put(managedFields(object));
    }
  }
  return fleet;
}

function labelled(object: KubernetesObject): KubernetesObject {
  return managedFields({
    ...object,
    metadata: { ...object.metadata, labels: cartsLabels },
  });
}

function objectsAt(index: number, now: number): KubernetesObject[] {
  const name = `app-${String(index).padStart(5, '0')}`;
  const common = {
    on: { release: FLUX, now },
    name,
    namespace: `team-${index % 20}`,
    labels: cartsLabels,
  };
  return [
    gitRepository({
      ...common,
      url: `https://github.com/sock-shop/${name}`,
      revision: gitRevision('main', name),
    }),
    ociRepository({
      ...common,
      url: `oci://ghcr.io/sock-shop/${name}`,
      revision: `latest@${sha256Of(name)}`,
    }),
    helmRepository({
      ...common,
      url: `https://charts.sock-shop.example/${name}`,
      revision: sha256Of(name),
    }),
    imagePolicy({
      ...common,
      image: `ghcr.io/sock-shop/${name}`,
      repository: { name },
      tag: '0.4.9',
    }),
  ];
}
