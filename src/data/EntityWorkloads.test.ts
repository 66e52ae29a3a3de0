import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { setVisible } from '../__testUtils__/page';
import {
  FluxRequestError,
  type FluxApi,
  type FluxFailure,
  type FluxList,
} from '../api';
import type { FluxResource } from '../flux';
import { pass, withFakeTime } from './__testUtils__/time';
import { FluxData } from './fluxData';

const atTheEnd = withFakeTime();

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const CLUSTERS = [{ name: 'staging' }, { name: 'production' }];

function workload(cluster: string, deployer?: string): FluxResource {
  return {
    cluster,
    object: {
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: {
        name: 'carts',
        namespace: 'shop',
        labels: deployer && {
          'helm.toolkit.fluxcd.io/name': deployer,
          'helm.toolkit.fluxcd.io/namespace': 'shop',
        },
      },
      spec: { template: {} },
    },
  };
}

/** Queries that are answered when, and as, the test says. */
function controlled() {
  const asked: {
    signal?: AbortSignal;
    part: (cluster: string, ...resources: FluxResource[]) => void;
    answer: (
      resources: readonly FluxResource[],
      failures?: readonly FluxFailure[],
    ) => Promise<void>;
    fail: () => Promise<void>;
  }[] = [];
  const workloads: FluxApi['workloads'] = (_entity, options = {}) =>
    new Promise<FluxList>((resolve, reject) => {
      asked.push({
        signal: options.signal,
        part: (cluster, ...resources) =>
          options.onClusterList?.({
            cluster,
            resources,
            failures: [],
            clusters: CLUSTERS,
          }),
        answer: async (resources, failures = []) => {
          resolve({ resources, failures, clusters: CLUSTERS });
          await pass(10);
        },
        fail: async () => {
          reject(new FluxRequestError({ meaning: 'unexpected' }));
          await pass(10);
        },
      });
    });
  const data = new FluxData({ api: { workloads } as unknown as FluxApi });
  const objects = data.workloads(cartsEntity);
  return {
    asked,
    data,
    objects,
    watch: async () => {
      const stop = objects.watch(cartsEntity);
      atTheEnd(stop);
      await pass(10);
      return stop;
    },
    /** `Kind cluster/namespace/name`, and what else is known. */
    known: () => {
      const { deployers, failures, loading, error } = objects.current();
      return [
        ...deployers.map(
          ({ reference: { kind, cluster, namespace, name } }) =>
            `${kind} ${cluster}/${namespace}/${name}`,
        ),
        ...failures.map(({ cluster, meaning }) => `${cluster}: ${meaning}`),
        ...(loading ? ['loading'] : []),
        ...(error ? [`error: ${error.meaning}`] : []),
      ];
    },
  };
}

it('asks for nothing before anything wants it', async () => {
  const { asked, data, known } = controlled();
  await pass(MINUTE);
  void data.refresh(cartsEntity);
  await pass(MINUTE);
  expect(asked).toHaveLength(0);
  expect(known()).toEqual([]);
});

it('asks once for everything that wants it, and again after five minutes', async () => {
  const { asked, watch, known } = controlled();
  await watch();
  await watch();
  expect(known()).toEqual(['loading']);
  await asked[0].answer([workload('staging', 'carts'), workload('staging')]);
  expect(known()).toEqual(['HelmRelease staging/shop/carts']);
  await pass(5 * MINUTE - SECOND);
  expect(asked).toHaveLength(1);
  await pass(2 * SECOND);
  expect(asked).toHaveLength(2);
});

it('does not ask while the page is hidden', async () => {
  const { asked, watch } = controlled();
  await watch();
  await asked[0].answer([]);
  setVisible(false);
  await pass(20 * MINUTE);
  expect(asked).toHaveLength(1);
});

it('cancels the query when nothing wants the answer any more', async () => {
  const { asked, watch, known } = controlled();
  const stop = await watch();
  stop();
  await pass(10);
  expect(asked[0].signal?.aborted).toBe(true);
  asked[0].part('staging', workload('staging', 'carts'));
  await asked[0].answer([workload('staging', 'carts')]);
  expect(known()).toEqual(['loading']);
});

it('has the answer of a cluster before the others have answered', async () => {
  const { asked, watch, known } = controlled();
  await watch();
  asked[0].part('staging', workload('staging', 'carts'));
  expect(known()).toEqual(['HelmRelease staging/shop/carts', 'loading']);
});

it('keeps the answer of a failing cluster, and retries in a minute', async () => {
  const { asked, watch, known, data } = controlled();
  await watch();
  await asked[0].answer([
    workload('staging', 'carts'),
    workload('production', 'carts'),
  ]);
  void data.refresh(cartsEntity);
  await pass(10);
  await asked[1].answer(
    [workload('staging', 'carts-v2')],
    [{ cluster: 'production', meaning: 'unreachable' }],
  );
  expect(known()).toEqual([
    'HelmRelease staging/shop/carts-v2',
    'HelmRelease production/shop/carts',
    'production: unreachable',
  ]);
  await pass(MINUTE + SECOND);
  expect(asked).toHaveLength(3);
});

it('does not ask more often where it may not list workloads', async () => {
  const { asked, watch } = controlled();
  await watch();
  await asked[0].answer(
    [],
    [{ cluster: 'staging', kind: 'Deployment', meaning: 'not-permitted' }],
  );
  await pass(4 * MINUTE);
  expect(asked).toHaveLength(1);
});

it('has the error of a failed query, and the previous answer', async () => {
  const { asked, watch, known, data } = controlled();
  await watch();
  await asked[0].answer([workload('staging', 'carts')]);
  void data.refresh(cartsEntity);
  await pass(10);
  await asked[1].fail();
  expect(known()).toEqual([
    'HelmRelease staging/shop/carts',
    'error: unexpected',
  ]);
});

it('names the clusters that have workloads and an ambiguous name', async () => {
  const { asked, watch, objects } = controlled();
  await watch();
  await asked[0].answer([
    { ...workload('shop', 'carts'), clusterIsAmbiguous: true },
  ]);
  expect(objects.current()).toMatchObject({
    deployers: [],
    ambiguousClusters: ['shop'],
  });
});
