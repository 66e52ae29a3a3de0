import { condition, fluxObject } from '../__fixtures__/objects';
import {
  deployment,
  lastPollTooLate,
  refusedDeployment,
  startingDeployment,
} from '../__fixtures__/workloads';
import { nameOf } from '../objects/identity';
import type { FluxObject } from '../objects/types';
import { resourceTreeOf } from '../inventory/tree';
import {
  hooksToExplain,
  kindsToExplain,
  namespacesToExplain,
  needsOwnEvents,
  workloadsToExplain,
} from './reads';

const IDS = [
  'shop_config__ConfigMap',
  'shop_carts_apps_Deployment',
  'shop_web_apps_Deployment',
  'shop_data__PersistentVolumeClaim',
  'shop_web_monitoring.coreos.com_ServiceMonitor',
  'shop_db_shop.example_Database',
  'shop_carts__Service',
  'shop_nightly_batch_Job',
  'shop_cache_apps_StatefulSet',
  'shop_logs_apps_DaemonSet',
];

function applier(reason: string, message: string, ids = IDS): FluxObject {
  return fluxObject('Kustomization', {
    metadata: { name: 'apps' },
    status: {
      observedGeneration: 1,
      conditions: [condition('Ready', 'False', reason, { message })],
      inventory: { entries: ids.map(id => ({ id, v: 'v1' })) },
    },
  });
}

const linesOf = (object: FluxObject) =>
  kindsToExplain(object).map(
    ({ kind, entries }) =>
      `${kind} ${entries.map(({ name }) => name).join(' ')}`,
  );

it.each<[string, FluxObject, string[]]>([
  [
    'what the message names',
    applier(
      'HealthCheckFailed',
      "timeout waiting for: [Deployment/shop/carts status: 'InProgress', Database/shop/db status: 'InProgress']",
    ),
    ['Deployment carts', 'Database db'],
  ],
  [
    'what explains most failures, if it names nothing',
    applier('HealthCheckFailed', 'context deadline exceeded'),
    [
      'Deployment carts web',
      'StatefulSet cache',
      'Job nightly',
      'DaemonSet logs',
    ],
  ],
  [
    'nothing if it could not be built',
    applier('BuildFailed', 'kustomize build failed'),
    [],
  ],
  [
    'nothing if it was refused',
    applier(
      'ReconciliationFailed',
      'Deployment/shop/carts dry-run failed (Forbidden): admission webhook "x" denied the request: timed out waiting for the condition',
    ),
    [],
  ],
  [
    'nothing if it waits',
    applier('DependencyNotReady', "dependency 'shop/db' is not ready"),
    [],
  ],
  ...['Helm upgrade failed: context deadline exceeded', lastPollTooLate].map(
    (message): [string, FluxObject, string[]] => [
      `the workloads of a release without an inventory: ${message}`,
      fluxObject('HelmRelease', {
        status: {
          conditions: [
            condition('Ready', 'False', 'UpgradeFailed', { message }),
          ],
        },
      }),
      ['Deployment ', 'StatefulSet ', 'Job ', 'DaemonSet '],
    ],
  ),
])('reads %s', (_, object, lines) => {
  expect(linesOf(object)).toEqual(lines);
});

it.each<[string, string, FluxObject, string[]]>([
  [
    'a Job',
    'failed post-upgrade: 1 error occurred: * job migrate failed: BackoffLimitExceeded',
    {},
    ['batch Job shop/migrate'],
  ],
  [
    'a test, where the release deploys to',
    'Helm test failed for release shop/carts.v1: * pod carts-test failed',
    { targetNamespace: 'other' },
    [' Pod other/carts-test'],
  ],
  [
    'nothing that is in the inventory',
    'job nightly failed: BackoffLimitExceeded',
    {},
    [],
  ],
  [
    'nothing of other kinds',
    'resource Deployment/shop/gone not ready. status: InProgress',
    {},
    [],
  ],
])('reads the hooks of a release: %s', (_, message, spec, lines) => {
  const release = fluxObject('HelmRelease', {
    spec,
    status: {
      conditions: [condition('Ready', 'False', 'UpgradeFailed', { message })],
      inventory: { entries: [{ id: 'shop_nightly_batch_Job', v: 'v1' }] },
    },
  });
  expect(
    hooksToExplain(release).map(
      ({ group, kind, namespace, name }) =>
        `${group} ${kind} ${namespace}/${name}`,
    ),
  ).toEqual(lines);
});

it('reads the named workloads, or else the most urgent ones', () => {
  const workloads = [
    ...['a', 'b', 'c', 'd'].map(name => startingDeployment(name)),
    refusedDeployment('e'),
    deployment('f'),
  ].map(object => ({ cluster: 'staging', object }));
  const namesFor = (message: string) =>
    workloadsToExplain(applier('HealthCheckFailed', message), workloads).map(
      ({ object }) => nameOf(object),
    );
  expect(
    namesFor("timeout waiting for: [Deployment/shop/d status: 'InProgress']"),
  ).toEqual(['d']);
  expect(namesFor('context deadline exceeded')).toEqual(['e', 'a']);
});

describe('namespacesToExplain', () => {
  const starting = (namespace: string): FluxObject => {
    const object = startingDeployment('web');
    return { ...object, metadata: { ...Object(object.metadata), namespace } };
  };
  const idsIn = (...namespaces: string[]) =>
    namespaces.map(each => `${each}_web_apps_Deployment`);
  const namespaces = (object: FluxObject, find: FluxObject[]) =>
    namespacesToExplain(
      object,
      resourceTreeOf(
        { cluster: 'staging', object },
        {
          find: ({ namespace }) => {
            const found = find.find(
              each => Object(each.metadata).namespace === namespace,
            );
            return found ? { cluster: 'staging', object: found } : 'missing';
          },
        },
      ),
    );

  it('are those of unhealthy objects, at most two', () => {
    const object = applier(
      'HealthCheckFailed',
      'context deadline exceeded',
      idsIn('a', 'b', 'c', 'd'),
    );
    const healthy = deployment('web', { metadata: { namespace: 'a' } });
    expect(
      namespaces(object, [
        healthy,
        starting('b'),
        starting('c'),
        starting('d'),
      ]),
    ).toHaveLength(2);
    expect(namespaces(object, [healthy])).toEqual([]);
    expect(namespaces(object, [healthy, starting('b')])).toEqual(['b']);
  });
});

it.each<[string, FluxObject, boolean]>([
  [
    'a release that failed',
    fluxObject('HelmRelease', {
      status: {
        conditions: [condition('Ready', 'False', 'UpgradeFailed')],
        history: [{ version: 1, status: 'failed' }],
      },
    }),
    true,
  ],
  [
    'a release that waits',
    fluxObject('HelmRelease', {
      status: { conditions: [condition('Ready', 'False', 'SourceNotReady')] },
    }),
    false,
  ],
  [
    'an object without a history that failed',
    applier('BuildFailed', 'x'),
    true,
  ],
  [
    'an object with a history that failed',
    fluxObject('Kustomization', {
      status: {
        conditions: [condition('Ready', 'False', 'BuildFailed')],
        history: [
          {
            digest: 'sha256:1',
            lastReconciled: '2026-11-20T09:30:00Z',
            lastReconciledStatus: 'BuildFailed',
          },
        ],
      },
    }),
    false,
  ],
])('needs the events about %s or not', (_, object, expected) => {
  expect(needsOwnEvents(object)).toBe(expected);
});
