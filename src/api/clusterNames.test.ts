import { fluxInstallation } from '../../dev/fleet/objects/runtime';
import { cartsEntity, createOddFleet } from '../../dev/fleet/worlds/carts';
import { allControllers } from '../../dev/fleet/worlds/carts/platform';
import {
  endFakeTime,
  pass,
  settled,
  startFakeTime,
} from '../__testUtils__/fakeTime';
import { fleetOfRepositories } from '../__testUtils__/fleetOf';
import {
  createTestBackend,
  QUERY,
  type TestBackend,
} from '../__testUtils__/testBackend';
import {
  fluxReference,
  nameOf,
  uidOf,
  type FluxResource,
  textAt,
} from '../flux';
import type { FluxClusterList } from './FluxApi';

let test: TestBackend;

beforeEach(startFakeTime);
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

describe('two clusters of one name', () => {
  const LIST = { entity: cartsEntity, kinds: ['GitRepository'] } as const;
  const REFERENCE = fluxReference(
    'shop',
    'GitRepository',
    'flux-system',
    'shop',
  );
  const AMBIGUOUS = { cluster: 'shop', meaning: 'ambiguous-cluster' };

  /** Of another name and title for each cluster, but for the first two. */
  function setUp(flux: ['2.9' | '2.2', '2.9' | '2.2'] = ['2.9', '2.9']) {
    const fleet = fleetOfRepositories(
      { name: 'shop', title: 'Shop in Oslo', flux: flux[0] },
      { name: 'shop', title: 'Shop in Rome', flux: flux[1] },
      'other',
    );
    test = createTestBackend({ fleet });
    return test;
  }

  const proxied = () => test.backend.requests.filter(({ cluster }) => cluster);
  const summary = (resource: FluxResource) => [
    resource.cluster,
    resource.clusterTitle,
    resource.clusterIsAmbiguous,
    uidOf(resource.object),
  ];
  const uidOn = (index: number) =>
    test.fleet.cluster(index).get(REFERENCE)?.metadata.uid;

  it('are listed with the rows of both, which say so', async () => {
    const { fluxClient } = setUp();
    const { resources, failures, clusters } = await settled(
      fluxClient.list(LIST),
    );
    expect(failures).toEqual([]);
    expect(uidOn(0)).not.toBe(uidOn(1));
    expect(resources.map(summary)).toEqual([
      ['shop', 'Shop in Oslo', true, uidOn(0)],
      ['shop', 'Shop in Rome', true, uidOn(1)],
      ['other', undefined, undefined, expect.any(String)],
    ]);
    expect(
      clusters.map(({ name, isAmbiguous }) => [name, isAmbiguous]),
    ).toEqual([
      ['shop', true],
      ['shop', true],
      ['other', undefined],
    ]);
  });

  it.each([
    ['2.9', '2.2'],
    ['2.2', '2.9'],
  ] as const)(
    'are listed in the versions that each serves (%s, %s)',
    async (first, second) => {
      const { fluxClient, fleet, count } = setUp([first, second]);
      const kind = 'OCIRepository';
      [0, 1].forEach(index => {
        const version = [first, second][index] === '2.9' ? 'v1' : 'v1beta2';
        fleet.cluster(index).put({
          apiVersion: `source.toolkit.fluxcd.io/${version}`,
          kind,
          metadata: {
            name: `of-${index}`,
            namespace: 'shop',
            labels: { 'backstage.io/kubernetes-id': 'carts-service' },
          },
          spec: { interval: '1m', url: 'oci://registry.example/shop' },
        });
      });
      const request = { entity: cartsEntity, kinds: [kind] } as const;
      for (let poll = 1; poll <= 3; poll++) {
        const { resources, failures } = await settled(fluxClient.list(request));
        expect(failures).toEqual([]);
        expect(
          resources.map(({ object }) => [
            nameOf(object),
            textAt(object, 'apiVersion')?.split('/')[1],
          ]),
        ).toEqual([
          ['of-0', first === '2.9' ? 'v1' : 'v1beta2'],
          ['of-1', second === '2.9' ? 'v1' : 'v1beta2'],
        ]);
      }
      // The older version is asked for a second time, and then with the newer.
      expect(count('POST', QUERY)).toBe(4);
    },
  );

  it('are not asked one by one, and have their rows once the backend answers', async () => {
    const { fluxClient, backend } = setUp();
    backend.break({ kind: 'latency', latencyMs: 10_000, endpoint: 'query' });
    const parts: FluxClusterList[] = [];
    const answer = fluxClient.list(LIST, {
      onClusterList: part => parts.push(part),
    });
    await pass(5_000);
    expect(proxied().map(({ cluster }) => cluster)).toEqual(['other']);
    expect(parts.map(({ cluster, failures }) => [cluster, failures])).toEqual([
      ['shop', [AMBIGUOUS]],
      ['other', []],
    ]);
    const { resources, failures } = await settled(answer);
    expect([resources.length, failures]).toEqual([3, []]);
  });

  it('are never asked for anything through the proxy, which takes the first', async () => {
    const { fluxClient } = setUp();
    expect(await settled(fluxClient.get([REFERENCE]))).toEqual({
      resources: [],
      failures: [{ ...AMBIGUOUS, kind: 'GitRepository' }],
    });
    const list = { cluster: 'shop', group: '', kind: 'Pod' };
    expect(await settled(fluxClient.listObjects(list))).toEqual({
      resources: [],
      failure: { ...AMBIGUOUS, kind: 'Pod' },
    });
    expect(await settled(fluxClient.runtime('shop'))).toEqual({
      resources: [],
      failure: AMBIGUOUS,
    });
    const rejection = {
      name: 'FluxRequestError',
      meaning: 'ambiguous-cluster',
    };
    await expect(
      settled(
        fluxClient.patch(REFERENCE, { spec: { suspend: true } }, { uid: 'x' }),
      ),
    ).rejects.toMatchObject(rejection);
    await expect(
      settled(fluxClient.rules('shop', 'flux-system')),
    ).rejects.toMatchObject(rejection);
    await expect(settled(fluxClient.mayPatch(REFERENCE))).rejects.toMatchObject(
      rejection,
    );
    expect(proxied()).toEqual([]);

    // The others are.
    const other = fluxReference(
      'other',
      'GitRepository',
      'flux-system',
      'other',
    );
    expect((await settled(fluxClient.get([other]))).failures).toEqual([]);
  });
});

describe('a cluster with a title', () => {
  const EKS = 'arn:aws:eks:eu-west-1:123456789012:cluster/x7f3';
  const CARTS = fluxReference(EKS, 'HelmRelease', 'carts', 'carts');

  it('has it on the objects of every read', async () => {
    test = createTestBackend({ fleet: createOddFleet() });
    const { fluxClient, fleet, backend } = test;
    const cluster = fleet.cluster(EKS);
    fluxInstallation({
      on: { release: cluster.flux, now: Date.now() },
      controllers: allControllers(cluster.flux),
    }).forEach(cluster.put);
    const list = { entity: cartsEntity, kinds: ['HelmRelease'] } as const;

    const combined = await settled(fluxClient.list(list));
    backend.break({ kind: 'hang', endpoint: 'query' });
    const parts: FluxResource[] = [];
    await settled(
      fluxClient.list(list, {
        onClusterList: ({ resources }) => parts.push(...resources),
      }),
    );
    const got = await settled(fluxClient.get([CARTS]));
    const listed = await settled(
      fluxClient.listObjects({ cluster: EKS, group: '', kind: 'Namespace' }),
    );
    const patched = await settled(
      fluxClient.patch(CARTS, { spec: { suspend: true } }),
    );
    const runtime = await settled(fluxClient.runtime(EKS));

    const reads = {
      combined: combined.resources,
      parts,
      got: got.resources,
      listed: listed.resources,
      patched: [patched],
      runtime: runtime.resources,
    };
    for (const [read, resources] of Object.entries(reads)) {
      const here = resources.filter(resource => resource.cluster === EKS);
      const titles = new Set(here.map(({ clusterTitle }) => clusterTitle));
      expect([read, ...titles]).toEqual([read, 'Production EU']);
    }
    const elsewhere = combined.resources.filter(
      resource => resource.cluster === 'production',
    );
    expect(new Set(elsewhere.map(({ clusterTitle }) => clusterTitle))).toEqual(
      new Set([undefined]),
    );
  });
});
