import type { Fleet } from '../fleet';
import { gitRevision } from '../objects/artifact';
import { Deployed, populated } from '../objects/applied/deploys';
import { configMap, ingress, service } from '../objects/applied/plain';
import { deployment } from '../objects/applied/replicas';
import { helmRetrying } from '../objects/helmVerdicts';
import { kustomization, notApplied } from '../objects/kustomization';
import type { Place } from '../objects/place';
import { namespace as namespaceOf } from '../objects/runtime';
import { gitRepository } from '../objects/sources';
import { days, hours, minutes } from '../time';
import type { KubernetesObject } from '../types';
import { createCartsFleet, type WorldOptions } from './carts';
import { cartsLabels as labels, shopChart } from './carts/names';
import { withChart } from './carts/withChart';

/**
 * The demo's fleet with two workloads whose environments differ. The
 * environments are the two clusters and a second namespace on each: `carts-dev`
 * on staging and `carts-canary` on production.
 */
export function createEnvironmentsFleet(options: WorldOptions = {}): Fleet {
  const fleet = createCartsFleet(options);
  const now = options.now ?? fleet.scheduler.now();
  for (const name of ['staging', 'production'] as const) {
    const cluster = fleet.cluster(name);
    const on: Place = { release: cluster.flux, now };
    const world = { on, cluster };
    const objects =
      name === 'staging'
        ? populated(world, onStaging(on), deployedOnStaging())
        : populated(world, onProduction(on), routed('carts-canary', 'carts'));
    objects.forEach(cluster.put);
  }
  return fleet;
}

const CHART = 'carts-api';
const ROUTES = 'https://github.com/sock-shop/carts-routes';
const commits = {
  newest: gitRevision('main', 'routes/42'),
  old: gitRevision('main', 'routes/38'),
};

function deployedOnStaging(): Deployed {
  return {
    ...routed('carts-dev', 'carts'),
    'HelmRelease/carts/carts-api': [
      service(CHART),
      deployment(CHART, {
        replicas: 2,
        pods: ['Running', 'Unschedulable'],
        before: { image: 'ghcr.io/sock-shop/carts-api:2.1.0', pods: 1 },
        rolledOutMs: minutes(17),
      }),
    ],
  };
}

/** The objects of carts-routes in each of these namespaces. */
function routed(...namespaces: string[]): Deployed {
  return Object.fromEntries(
    namespaces.map(each => [
      `Kustomization/${each}/carts-routes`,
      [
        configMap('carts-routes'),
        ingress('carts-routes', { address: '203.0.113.21' }),
      ],
    ]),
  );
}

function onStaging(on: Place): KubernetesObject[] {
  const name = CHART;
  return [
    namespaceOf(on, 'carts-dev'),
    // A newer chart than in any other environment.
    ...withChart(on, {
      name,
      namespace: 'carts-dev',
      chart: shopChart(CHART, '2.2.0'),
      installed: ['2.2.0', '2.1.0'],
      sinceMs: minutes(40),
    }),
    // The upgrade to that chart fails.
    ...withChart(on, {
      name,
      chart: shopChart(CHART, '2.2.0'),
      installed: ['2.2.0', '2.1.0'],
      lastStatus: 'failed',
      failures: 2,
      verdict: helmRetrying(
        {
          on,
          name,
          namespace: 'carts',
          chart: CHART,
          version: '2.2.0',
          count: 2,
        },
        'timed out waiting for Deployment/carts/carts-api: 1 of 2 updated ' +
          'replicas are available',
      ),
      sinceMs: minutes(12),
    }),
    ...routes(on, 'carts-dev', commits.newest, minutes(20)),
    ...routes(on, 'carts', commits.newest, minutes(18)),
  ];
}

function onProduction(on: Place): KubernetesObject[] {
  const name = CHART;
  return [
    namespaceOf(on, 'carts-canary'),
    // Suspended by a user.
    ...withChart(on, {
      name,
      namespace: 'carts-canary',
      chart: shopChart(CHART, '2.1.0'),
      installed: ['2.1.0', '2.0.4'],
      suspended: {
        by: 'user:default/alex',
        reason: 'Compares error rates until Friday',
        at: on.now - hours(6),
      },
      generation: 2,
      sinceMs: days(1),
    }),
    // Ready, but behind.
    ...withChart(on, {
      name,
      chart: { ...shopChart(CHART, '2.0.4'), constraint: '2.0.x' },
      installed: ['2.0.4', '2.0.3'],
      sinceMs: days(11),
    }),
    ...routes(on, 'carts-canary', commits.newest, minutes(15)),
    // The applied revision is two hours older than that of the source.
    gitRepository({
      on,
      name: 'carts-routes',
      namespace: 'carts',
      labels,
      url: ROUTES,
      revision: commits.newest,
      sinceMs: minutes(22),
    }),
    kustomization({
      on,
      name: 'carts-routes',
      namespace: 'carts',
      labels,
      path: './routes',
      source: { kind: 'GitRepository', name: 'carts-routes' },
      applied: commits.old,
      attempted: commits.newest,
      verdict: notApplied(
        commits.newest,
        'BuildFailed',
        "kustomize build failed: patch 'routes.yaml' has no matching resource",
      ),
      sinceMs: hours(2),
    }),
  ];
}

/** A Kustomization that has applied its source's revision, and the source. */
function routes(
  on: Place,
  namespace: string,
  revision: string,
  sinceMs: number,
): KubernetesObject[] {
  const common = { on, name: 'carts-routes', namespace, labels };
  return [
    gitRepository({
      ...common,
      url: ROUTES,
      revision,
      sinceMs: sinceMs + minutes(2),
    }),
    kustomization({
      ...common,
      path: './routes',
      source: { kind: 'GitRepository', name: 'carts-routes' },
      applied: revision,
      sinceMs,
      unchangedMs: sinceMs,
    }),
  ];
}
