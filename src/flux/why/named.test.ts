import { hostile } from '../__testUtils__/hostile';
import { objectsNamedIn } from './named';

const deployment = {
  group: 'apps',
  kind: 'Deployment',
  namespace: 'shop',
  name: 'carts',
};
const inventory = [
  { group: 'shop.example', kind: 'Database', namespace: 'shop', name: 'db' },
  { group: 'apps', kind: 'Deployment', namespace: 'shop', name: 'carts' },
];

it.each<[string, string, object[]]>([
  [
    'a health check that timed out',
    "health check failed after 30.01s: timeout waiting for: [Deployment/shop/carts status: 'InProgress', Database/shop/db status: 'Failed']",
    [
      { ...deployment, status: 'InProgress' },
      {
        group: 'shop.example',
        kind: 'Database',
        namespace: 'shop',
        name: 'db',
        status: 'Failed',
      },
    ],
  ],
  [
    'a health check that failed early',
    "failed early due to stalled resources: [Deployment/shop/carts status: 'Failed']",
    [{ ...deployment, status: 'Failed' }],
  ],
  [
    'an object without a namespace',
    "timeout waiting for: [Namespace/shop status: 'Terminating']",
    [
      {
        group: '',
        kind: 'Namespace',
        namespace: undefined,
        name: 'shop',
        status: 'Terminating',
      },
    ],
  ],
  [
    'a dry run',
    'Deployment/shop/carts dry-run failed (Forbidden): admission webhook "policy.example" denied the request: no limits\n',
    [
      {
        ...deployment,
        status:
          'admission webhook "policy.example" denied the request: no limits',
      },
    ],
  ],
  [
    'two dry runs',
    'Deployment/shop/carts dry-run failed: no\nDatabase/shop/db dry-run failed (Invalid): never',
    [
      { ...deployment, status: 'no' },
      { ...inventory[0], status: 'never' },
    ],
  ],
  [
    'an object that Kubernetes would not accept',
    'ConfigMap/cases/Not_A_Name dry-run failed (Invalid): ConfigMap "Not_A_Name" is invalid: metadata.name: Invalid value',
    [
      {
        group: '',
        kind: 'ConfigMap',
        namespace: 'cases',
        name: 'Not_A_Name',
        status:
          'ConfigMap "Not_A_Name" is invalid: metadata.name: Invalid value',
      },
    ],
  ],
  [
    'a role with a colon in its name',
    'ClusterRole/system:metrics dry-run failed (Forbidden): no',
    [
      {
        group: undefined,
        kind: 'ClusterRole',
        namespace: undefined,
        name: 'system:metrics',
        status: 'no',
      },
    ],
  ],
  [
    'Helm 4 that applies',
    'Helm install failed for release shop/carts with chart carts@1.0.0: server-side apply failed for object shop/carts apps/v1, Kind=Deployment: admission webhook "x" denied the request: no',
    [{ ...deployment, status: 'admission webhook "x" denied the request: no' }],
  ],
  [
    'Helm 4 that applies a kind of the core',
    'failed to create resource: server-side apply failed for object shop/Not_A_Name /v1, Kind=ConfigMap: no',
    [
      {
        group: '',
        kind: 'ConfigMap',
        namespace: 'shop',
        name: 'Not_A_Name',
        status: 'no',
      },
    ],
  ],
  [
    'Helm 4 that waits',
    'Helm upgrade failed for release shop/carts with chart carts@1.0.0: resource Deployment/shop/carts not ready. status: InProgress, message: Available: 0/3\ncontext deadline exceeded',
    [{ ...deployment, status: 'InProgress' }],
  ],
  [
    'Helm that waits',
    'resource not ready, name: carts, kind: Deployment, status: InProgress',
    [{ ...deployment, status: 'InProgress' }],
  ],
  [
    'Helm 3 that patches',
    'cannot patch "carts" with kind Deployment: Deployment.apps "carts" is invalid: spec.selector: field is immutable',
    [
      {
        ...deployment,
        status:
          'Deployment.apps "carts" is invalid: spec.selector: field is immutable',
      },
    ],
  ],
  [
    'a hook of Helm',
    'post-upgrade hooks failed: 1 error occurred: * job carts-migrate failed: BackoffLimitExceeded',
    [
      {
        group: 'batch',
        kind: 'Job',
        namespace: undefined,
        name: 'carts-migrate',
        status: 'BackoffLimitExceeded',
      },
    ],
  ],
  [
    'a test of Helm',
    'Helm test failed for release shop/carts.v1 with chart carts@1.0.0: 1 error occurred:\n\t* pod carts-test failed\n\n',
    [{ group: '', kind: 'Pod', name: 'carts-test', status: undefined }],
  ],
  [
    'a source',
    "failed to checkout and determine revision: unable to clone 'https://git.example/Shop/carts/not found'",
    [],
  ],
  ['a dependency', "dependency 'shop/db' is not ready", []],
])('finds what a message names: %s', (_, message, expected) => {
  expect(objectsNamedIn(message, inventory)).toEqual(
    expected.map(each => expect.objectContaining(each)),
  );
});

it('names each object once, and not too many', () => {
  const message = Array.from(
    { length: 10_000 },
    (_, index) => `Deployment/shop/a${index % 80} status: 'InProgress'`,
  ).join(', ');
  const named = objectsNamedIn(`${message}, ${message}`);
  expect(named.length).toBeLessThanOrEqual(50);
  expect(new Set(named.map(({ name }) => name)).size).toBe(named.length);
});

it.each(hostile)('survives a message that is %s', (_, message) => {
  expect(objectsNamedIn(message as string)).toEqual([]);
});
