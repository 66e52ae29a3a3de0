import { Fleet } from '../fleet';
import { helmRelease } from '../objects/helmRelease';
import { kustomization } from '../objects/kustomization';
import { Place } from '../objects/place';
import { gitRepository, helmRepository } from '../objects/sources';
import { failed } from '../objects/verdict';
import { gitRevision } from '../objects/artifact';
import { sha256Of } from '../hex';
import { days, hours, minutes } from '../time';
import { KubernetesObject } from '../types';
import { WorldOptions } from './carts';
import { createRuntimeFleet } from './runtime';

function component(name: string, owner: string, annotations: object) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations: { ...annotations } },
    spec: { type: 'service', lifecycle: 'production', owner },
    // The relation that the catalog derives from spec.owner.
    relations: [
      { type: 'ownedBy', targetRef: owner },
      { type: 'partOf', targetRef: 'system:default/shop' },
    ],
  };
}

/**
 * Components of several teams; the demo's guest user is in the team that owns
 * the search.
 */
export const portalEntities = [
  component('gateway', 'group:default/platform', {
    'backstage.io/kubernetes-label-selector': 'shop.example/part-of=gateway',
  }),
  component('search', 'user:default/guest', {
    'backstage.io/kubernetes-id': 'search',
  }),
  component('ledger', 'group:default/payments', {
    'backstage.io/kubernetes-id': 'ledger',
  }),
];

function group(name: string) {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [] },
  };
}

/** The teams that own components. */
export const portalGroups = [
  group('platform'),
  group('payments'),
  group('sockshop-team'),
];

const old = gitRevision('main', 'portal, before');
const latest = gitRevision('main', 'portal');
const source = {
  kind: 'GitRepository',
  name: 'portal',
  namespace: 'flux-system',
};

/**
 * The runtime page's fleet with objects of several teams on each cluster, some
 * of them failing, suspended or behind.
 */
export function createPortalFleet(options: WorldOptions = {}): Fleet {
  const fleet = createRuntimeFleet(options);
  const now = options.now ?? fleet.scheduler.now();
  fleet.clusters
    .filter(({ name }) => name !== 'bare')
    .forEach((cluster, index) =>
      objectsOn({ release: cluster.flux, now }, index).forEach(cluster.put),
    );
  return fleet;
}

function objectsOn(on: Place, index: number): KubernetesObject[] {
  const { now } = on;
  const isBehind = index % 5 === 2;
  return [
    gitRepository({
      on,
      name: source.name,
      url: 'https://github.com/sock-shop/portal',
      revision: latest,
      // Stored after the suspended Kustomizations were applied.
      storedMs: minutes(30),
    }),
    helmRepository({
      on,
      name: 'portal',
      url: 'https://charts.sock-shop.example/portal',
      revision: sha256Of('portal'),
    }),
    kustomization({
      on,
      name: 'gateway',
      namespace: 'gateway',
      labels: { 'shop.example/part-of': 'gateway' },
      source,
      applied: isBehind ? old : latest,
      sinceMs: hours(index + 1),
      ...(isBehind && {
        suspended: {
          by: 'user:default/alex',
          reason: 'Until the migration is over',
          at: now - hours(index + 1),
        },
      }),
    }),
    // Without an owner itself: the Kustomization that applies it belongs to a
    // team.
    kustomization({
      on,
      name: 'gateway-config',
      namespace: 'gateway',
      appliedBy: 'gateway/gateway',
      source,
      applied: latest,
      sinceMs: hours(index + 1),
    }),
    kustomization({
      on,
      name: 'ledger',
      namespace: 'ledger',
      labels: { 'backstage.io/kubernetes-id': 'ledger' },
      source,
      applied: latest,
      sinceMs: minutes(7 + index),
      ...(index % 4 === 1 && {
        verdict: failed({
          reason: 'HealthCheckFailed',
          message:
            "health check failed after 5m0s: timeout waiting for: [Deployment/ledger/ledger status: 'InProgress']",
        }),
      }),
    }),
    helmRelease({
      on,
      name: 'search',
      namespace: 'search',
      labels: { 'backstage.io/kubernetes-id': 'search' },
      chart: {
        name: 'search',
        version: `2.${index % 3}.0`,
        source: { ...source, kind: 'HelmRepository' },
      },
      installed: [`2.${index % 3}.0`],
      sinceMs: days(1),
    }),
    // Belongs to no team.
    kustomization({
      on,
      name: 'leftover',
      namespace: 'default',
      source,
      applied: latest,
      sinceMs: days(100),
    }),
  ];
}
