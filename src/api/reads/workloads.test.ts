import type { ObjectsByEntityResponse } from '@backstage/plugin-kubernetes-common';
import { cartsEntity } from '../../../dev/fleet/worlds/carts';
import { cartsLabels } from '../../../dev/fleet/worlds/carts/names';
import { deployment } from '../../../dev/fleet/objects/runtime';
import {
  endFakeTime,
  settled,
  startFakeTime,
} from '../../__testUtils__/fakeTime';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { createTestBackend } from '../../__testUtils__/testBackend';
import { textAt } from '../../flux';
import type { FluxObjects } from '../FluxApi';
import { workloadAnswersOf } from './workloads';

/** `cluster: Kind apiVersion name` */
const summary = ({ resources, failures }: FluxObjects) => [
  ...resources.map(({ cluster, object }) =>
    [
      `${cluster}:`,
      textAt(object, 'apiVersion'),
      textAt(object, 'kind'),
      textAt(object, 'metadata', 'name'),
    ].join(' '),
  ),
  ...failures.map(({ cluster, kind, meaning }) =>
    [cluster, kind, meaning].filter(Boolean).join(' '),
  ),
];

function answered(...items: unknown[]) {
  const response = { items } as unknown as ObjectsByEntityResponse;
  return workloadAnswersOf(response).flatMap(({ cluster, objects, failures }) =>
    summary({
      resources: objects.map(object => ({ cluster, object })),
      failures,
    }),
  );
}

const item = (resources: unknown, errors: unknown = []) => ({
  cluster: { name: 'a' },
  resources,
  errors,
});

const named = (name: string) => ({ metadata: { name } });

describe('the answer about workloads', () => {
  it('has the kind of objects from the type of their block', () => {
    expect(
      answered(
        item([
          { type: 'deployments', resources: [named('d')] },
          { type: 'cronjobs', resources: [named('c')] },
          { type: 'services', resources: [named('s')] },
          {
            type: 'customresources',
            resources: [
              { apiVersion: 'argoproj.io/v1', kind: 'Rollout', ...named('r') },
            ],
          },
        ]),
      ),
    ).toEqual([
      'a: apps/v1 Deployment d',
      'a: batch/v1 CronJob c',
      'a: v1 Service s',
      'a: argoproj.io/v1 Rollout r',
    ]);
  });

  it('leaves out what others than Flux make, and Secrets', () => {
    const types = ['pods', 'replicasets', 'secrets', 'podstatus', 'other'];
    expect(
      answered(item(types.map(type => ({ type, resources: [named('x')] })))),
    ).toEqual([]);
  });

  it('has only the failures to list workloads', () => {
    const failed = (resourcePath: string, statusCode = 403) => ({
      errorType: 'UNKNOWN_ERROR',
      statusCode,
      resourcePath,
    });
    expect(
      answered(
        item(
          [],
          [
            failed('/apis/apps/v1/deployments'),
            failed('/apis/apps/v1/namespaces/shop/statefulsets', 401),
            failed('/apis/apps/v1/daemonsets', 404),
            failed('/api/v1/configmaps'),
            failed('/apis/metrics.k8s.io/v1beta1/namespaces/shop/pods', 404),
          ],
        ),
        item([], [{ errorType: 'FETCH_ERROR', message: 'ECONNREFUSED' }]),
      ),
    ).toEqual([
      'a Deployment not-permitted',
      'a StatefulSet not-signed-in',
      'a unreachable',
    ]);
  });

  it.each<[unknown]>([
    [null],
    [{ cluster: { name: 'a' } }],
    [item('none', 'none')],
    [item([null, 1, { type: 'deployments' }], [null, 'no'])],
    [item([{ type: 1, resources: [named('x')] }])],
  ])('finds nothing in %j', sent => {
    expect(answered(sent).filter(line => line.startsWith('a:'))).toEqual([]);
  });

  it('survives items that are no objects', () => {
    expect(
      answered(
        item([{ type: 'deployments', resources: [null, 'x', named('d')] }]),
      ),
    ).toEqual(['a: apps/v1 Deployment d']);
  });
});

describe('a query of workloads', () => {
  beforeEach(startFakeTime);
  afterEach(endFakeTime);

  function setUp() {
    return createTestBackend({
      fleet: fleetOf(
        ...['a', 'b'].map(name => ({
          name,
          objects: (on: Parameters<typeof deployment>[0]['on']) => [
            deployment({
              on,
              name: `of-${name}`,
              namespace: 'shop',
              labels: cartsLabels,
              app: 'x',
              container: 'x',
              image: 'x',
            }),
          ],
        })),
      ),
    });
  }

  it('is one request where all clusters answer', async () => {
    const test = setUp();
    const list = await settled(test.fluxClient.workloads(cartsEntity));
    expect(summary(list)).toEqual([
      'a: apps/v1 Deployment of-a',
      'b: apps/v1 Deployment of-b',
    ]);
    expect(
      test.backend.requests.map(({ method, path }) => `${method} ${path}`),
    ).toEqual(['GET /clusters', 'POST /resources/workloads/query']);
    test.fleet.stop();
  });

  it('queries the clusters one by one if one hangs, and names it', async () => {
    const test = setUp();
    test.fleet.cluster('b').break({ kind: 'hang' });
    const parts: string[][] = [];
    const list = await settled(
      test.fluxClient.workloads(cartsEntity, {
        onClusterList: part => parts.push(summary(part)),
      }),
    );
    expect(parts[0]).toEqual(['a: apps/v1 Deployment of-a']);
    expect(summary(list)).toEqual([
      'a: apps/v1 Deployment of-a',
      'b no-answer',
    ]);
    test.fleet.stop();
  });

  it('fails as a whole where it is not permitted', async () => {
    const test = setUp();
    test.backend.deny('kubernetes.resources.read');
    await expect(
      settled(test.fluxClient.workloads(cartsEntity)),
    ).rejects.toMatchObject({
      meaning: 'not-permitted',
      permission: 'kubernetes.resources.read',
    });
    test.fleet.stop();
  });
});
