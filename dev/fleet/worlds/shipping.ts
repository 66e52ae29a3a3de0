import type { Cluster } from '../cluster';
import type { Fleet } from '../fleet';
import { gitRevision } from '../objects/artifact';
import { deploys } from '../objects/applied/deploys';
import { configMap, service } from '../objects/applied/plain';
import { deployment, statefulSet } from '../objects/applied/replicas';
import {
  kustomization,
  type KustomizationOptions,
} from '../objects/kustomization';
import type { Place } from '../objects/place';
import { namespace as namespaceOf } from '../objects/runtime';
import { gitRepository } from '../objects/sources';
import { failed } from '../objects/verdict';
import { days, hours, minutes } from '../time';
import type { KubernetesObject } from '../types';
import type { WorldOptions } from './carts';
import { createEnvironmentsFleet } from './environments';

const name = 'shipping';
const database = 'shipping-db';
const labels = { 'backstage.io/kubernetes-id': 'shipping-service' };

/** The component whose page the demo opens. */
export const shippingEntity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shipping-service',
    description:
      'Sends what was bought; the newest commit does not get to production',
    annotations: { 'backstage.io/kubernetes-id': 'shipping-service' },
  },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'sockshop-team',
    system: 'shipping',
  },
};

const commits = {
  newest: gitRevision('main', 'shipping/52'),
  before: gitRevision('main', 'shipping/51'),
};

/**
 * The demo's fleet with shipping-service, which runs in four environments. In
 * production its database was suspended and forgotten, so that nothing pushed
 * since has been deployed there.
 */
export function createShippingFleet(options: WorldOptions = {}): Fleet {
  const fleet = createEnvironmentsFleet(options);
  const now = options.now ?? fleet.scheduler.now();
  const [staging, production] = ['staging', 'production'].map(each =>
    fleet.cluster(each),
  );
  const wellOn = (cluster: Cluster, namespace: string, sinceMs: number) => {
    const state = { applied: commits.newest, sinceMs, unchangedMs: sinceMs };
    return shipping(cluster, now, namespace, {
      database: state,
      service: state,
    });
  };
  const objects: [Cluster, KubernetesObject[]][] = [
    [staging, wellOn(staging, 'shipping-dev', minutes(52))],
    [staging, wellOn(staging, 'shipping', minutes(44))],
    [production, wellOn(production, 'shipping-canary', minutes(31))],
    [
      production,
      shipping(production, now, 'shipping', {
        database: {
          applied: commits.before,
          sinceMs: days(3),
          suspended: {
            by: 'user:default/jane.doe',
            reason: 'Until the backup of Monday is checked',
            at: now - days(2),
          },
          // A suspended object's new generation is never observed.
          generation: 2,
          observedGeneration: 1,
        },
        service: {
          applied: commits.before,
          verdict: failed({
            reason: 'DependencyNotReady',
            message: `dependency 'shipping/${database}' is not ready`,
          }),
          sinceMs: minutes(28),
        },
      }),
    ],
  ];
  for (const [cluster, all] of objects) all.forEach(cluster.put);
  return fleet;
}

function shipping(
  cluster: Cluster,
  now: number,
  namespace: string,
  options: Record<'database' | 'service', Partial<KustomizationOptions>>,
): KubernetesObject[] {
  const on: Place = { release: cluster.flux, now };
  const common = {
    on,
    namespace,
    labels,
    source: { kind: 'GitRepository', name },
  };
  const world = { on, cluster };
  return [
    namespaceOf(on, namespace),
    gitRepository({
      on,
      name,
      namespace,
      labels,
      url: 'https://github.com/sock-shop/shipping',
      revision: commits.newest,
      sinceMs: minutes(29),
    }),
    ...deploys(
      world,
      kustomization({
        ...common,
        name: database,
        path: './database',
        wait: true,
        ...options.database,
      }),
      [
        service(database),
        statefulSet(database, {
          image: 'docker.io/library/postgres:17.2',
          rolledOutMs: days(21),
        }),
      ],
    ),
    ...deploys(
      world,
      kustomization({
        ...common,
        name,
        path: './deploy',
        dependsOn: [{ name: database }],
        interval: '1h0m0s',
        ...options.service,
      }),
      [
        configMap(name),
        service(name),
        deployment(name, {
          replicas: 2,
          image: 'ghcr.io/sock-shop/shipping:3.4.0',
          rolledOutMs: hours(1),
        }),
      ],
    ),
  ];
}
