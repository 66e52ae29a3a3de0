import type { FluxObject } from '../objects/types';
import { deployment, kubeObject } from '../__fixtures__/workloads';
import { ownedListsOf } from './owned';

const linesOf = (...objects: FluxObject[]) =>
  ownedListsOf(objects.map(object => ({ cluster: 'staging', object }))).map(
    ({ kind, namespace, labelSelector = 'all' }) =>
      `${kind} ${namespace} ${labelSelector}`,
  );

const selecting = (apiVersion: string, kind: string, name: string) =>
  kubeObject(apiVersion, kind, name, {
    spec: { selector: { matchLabels: { app: name } } },
  });

it.each<[string, FluxObject[], string[]]>([
  [
    'a Deployment',
    [deployment('a')],
    ['ReplicaSet shop app=a', 'Pod shop app=a'],
  ],
  [
    'a StatefulSet and a Job',
    [
      selecting('apps/v1', 'StatefulSet', 'a'),
      selecting('batch/v1', 'Job', 'b'),
    ],
    ['Pod shop app=a', 'Pod shop app=b'],
  ],
  [
    'a CronJob',
    [kubeObject('batch/v1', 'CronJob', 'a')],
    ['Job shop all', 'Pod shop all'],
  ],
  [
    'a Deployment with a selector that is not valid',
    [deployment('a', { spec: { selector: { matchLabels: { app: 7 } } } })],
    ['ReplicaSet shop all', 'Pod shop all'],
  ],
  [
    'more than three of a namespace, and one of another',
    [
      ...['a', 'b', 'c', 'd'].map(name => deployment(name)),
      deployment('e', { metadata: { namespace: 'other' } }),
    ],
    [
      'ReplicaSet shop all',
      'Pod shop all',
      'ReplicaSet other app=e',
      'Pod other app=e',
    ],
  ],
  [
    'no workload',
    [
      kubeObject('v1', 'Service', 'a', {
        spec: { selector: { matchLabels: { app: 'a' } } },
      }),
      selecting('shop.example/v1', 'Deployment', 'a'),
    ],
    [],
  ],
])('lists what belongs to %s', (_, objects, lines) => {
  expect(linesOf(...objects)).toEqual(lines);
});
