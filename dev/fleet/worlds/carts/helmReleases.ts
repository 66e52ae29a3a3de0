import { helmRetrying } from '../../objects/helmVerdicts';
import { Place } from '../../objects/place';
import { days, hours } from '../../time';
import { KubernetesObject } from '../../types';
import { failingReleases } from './failingReleases';
import { releasesUnderWay, waitingReleases } from './releasesUnderWay';
import { withChart } from './withChart';
import { cartsTag, repositories, shopChart } from './names';

/** HelmReleases of carts-service in every state, with their HelmCharts. */
export function cartsHelmReleases(on: Place): KubernetesObject[] {
  return [
    ...healthy(on),
    ...releasesUnderWay(on),
    ...waitingReleases(on),
    ...failingReleases(on),
    ...setAside(on),
    ...elsewhere(on),
  ];
}

/**
 * Sources of further values; the ConfigMap `carts-overrides` does not exist.
 */
const valuesFrom = [
  { kind: 'ConfigMap', name: 'carts-values' },
  { kind: 'Secret', name: 'carts-credentials', valuesKey: 'credentials.yaml' },
  {
    kind: 'ConfigMap',
    name: 'carts-settings',
    valuesKey: 'logLevel',
    targetPath: 'logging.level',
  },
  {
    kind: 'Secret',
    name: 'carts-db',
    valuesKey: 'password',
    targetPath: 'database.password',
  },
  { kind: 'ConfigMap', name: 'carts-overrides', optional: true },
];

function healthy(on: Place): KubernetesObject[] {
  const nginx = {
    name: 'nginx',
    version: '18.2.4',
    constraint: '18.x',
    source: repositories.community,
  };
  return [
    ...withChart(on, {
      name: 'carts',
      chart: shopChart('carts', '1.7.2'),
      appliedBy: 'carts/carts',
      installed: ['1.7.2', '1.7.1', '1.6.0'],
      generation: 4,
      sinceMs: hours(3),
      values: { replicaCount: 3, image: { tag: cartsTag(on.release) } },
      spec: { valuesFrom },
    }),
    ...withChart(on, {
      name: 'carts-nginx',
      chart: nginx,
      installed: ['18.2.4', '18.1.0'],
      sinceMs: days(6),
    }),
    ...withChart(on, {
      name: 'carts-session-store',
      chart: {
        name: 'valkey',
        version: '2.1.0',
        source: repositories.registry,
        verify: { provider: 'cosign' },
      },
      sinceMs: days(12),
    }),
  ];
}

function setAside(on: Place): KubernetesObject[] {
  const debug = shopChart('carts-debug', '0.1.0');
  return [
    ...withChart(on, {
      name: 'carts-loadtest',
      chart: shopChart('carts-loadtest', '0.8.0'),
      suspended: {
        by: 'jane.doe@example.com',
        reason: 'Load test moved to next week, keeps the database busy',
        at: on.now - days(2),
      },
      generation: 2,
      sinceMs: days(9),
    }),
    // Its conditions are from before the suspension, and no longer true.
    ...withChart(on, {
      name: 'carts-debug',
      chart: debug,
      suspended: true,
      installed: ['0.1.0'],
      lastStatus: 'failed',
      failures: 1,
      generation: 3,
      verdict: helmRetrying(
        {
          on,
          name: 'carts-debug',
          namespace: 'carts',
          chart: debug.name,
          version: debug.version,
          count: 1,
        },
        'timed out waiting for the condition',
      ),
      sinceMs: days(20),
    }),
    ...withChart(on, {
      name: 'carts-legacy',
      chart: shopChart('carts', '0.9.9'),
      deleting: true,
      generation: 2,
      sinceMs: days(31),
    }),
  ];
}

function elsewhere(on: Place): KubernetesObject[] {
  return [
    ...withChart(on, {
      name: 'carts-dashboards',
      namespace: 'monitoring',
      chart: shopChart('carts-dashboards', '1.0.0'),
      sinceMs: days(15),
    }),
    // Belongs to another component, so carts-service must not show it.
    ...withChart(on, {
      name: 'orders',
      namespace: 'orders',
      labels: { 'backstage.io/kubernetes-id': 'orders-service' },
      chart: shopChart('orders', '2.3.1'),
    }),
    ...withChart(on, {
      name: 'payment',
      namespace: 'payment',
      labels: {},
      chart: shopChart('payment', '5.0.0'),
    }),
  ];
}
