import { createFleet, Fleet } from '../fleet';
import { helmRelease } from '../objects/helmRelease';
import { helmRetrying } from '../objects/helmVerdicts';
import { kustomization } from '../objects/kustomization';
import { Place } from '../objects/place';
import { gitRepository, helmRepository } from '../objects/sources';
import { sha256Of } from '../hex';
import { gitRevision } from '../objects/artifact';
import { managedFields } from '../objects/managedFields';
import { FluxRelease } from '../releases';
import { minutes } from '../time';
import { KubernetesObject } from '../types';
import { cartsLabels } from './carts/names';
import { WorldOptions } from './carts';

/** How much to generate. */
export type GenerateOptions = WorldOptions & {
  /** The clusters and their Flux; one cluster with Flux 2.9 if left out. */
  clusters?: Array<{ name: string; flux: FluxRelease }>;
  /** Total number of HelmReleases and Kustomizations, half of each. */
  deployments: number;
  labels?: Record<string, string>;
};

const revision = gitRevision('main', 'generated');

/**
 * Many deployments of one component for benchmarks, evenly distributed over the
 * clusters and over twenty namespaces. With managedFields as on a real cluster,
 * because these are half of the response.
 */
export function generateFleet(options: GenerateOptions): Fleet {
  const { deployments, labels = cartsLabels, scheduler, delays } = options;
  const { clusters = [{ name: 'staging', flux: '2.9' as const }] } = options;
  const fleet = createFleet({ scheduler, delays, clusters });
  const now = options.now ?? fleet.scheduler.now();
  for (const cluster of fleet.clusters) {
    sources({ release: cluster.flux, now }).forEach(cluster.put);
  }
  for (let index = 0; index < deployments; index += 1) {
    const cluster = fleet.clusters[index % fleet.clusters.length];
    const on = { release: cluster.flux, now };
    cluster.put(managedFields(generated(on, index, labels)));
  }
  return fleet;
}

function sources(on: Place): KubernetesObject[] {
  return [
    gitRepository({
      on,
      name: 'generated',
      url: 'https://github.com/sock-shop/generated',
      revision,
    }),
    helmRepository({
      on,
      name: 'generated',
      url: 'https://charts.sock-shop.example/generated',
      revision: sha256Of('generated'),
    }),
  ];
}

function generated(
  on: Place,
  index: number,
  labels: Record<string, string>,
): KubernetesObject {
  const name = `app-${String(index).padStart(5, '0')}`;
  const namespace = `team-${index % 20}`;
  const sinceMs = minutes(1 + ((index * 7) % 20_000));
  const common = { on, name, namespace, labels, sinceMs };
  if (index % 2 === 1) {
    return kustomization({
      ...common,
      path: `./apps/${name}`,
      source: {
        kind: 'GitRepository',
        name: 'generated',
        namespace: 'flux-system',
      },
      applied: revision,
      inventory: [
        { id: `${namespace}_${name}__Service`, v: 'v1' },
        { id: `${namespace}_${name}_apps_Deployment`, v: 'v1' },
      ],
    });
  }
  const version = `1.${index % 40}.0`;
  const fails = index % 50 === 0;
  return helmRelease({
    ...common,
    chart: {
      name: 'service',
      version,
      source: {
        kind: 'HelmRepository',
        name: 'generated',
        namespace: 'flux-system',
      },
    },
    installed: [version, '1.0.0'],
    ...(fails && {
      verdict: helmRetrying(
        { on, name, namespace, chart: 'service', version, count: 2 },
        'context deadline exceeded',
      ),
    }),
  });
}
