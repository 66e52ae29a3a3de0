import {
  KubernetesBackendClient,
  type KubernetesApi,
} from '@backstage/plugin-kubernetes-react';
import { cartsEntity, createOddFleet } from '../../../dev/fleet/worlds/carts';
import {
  endFakeTime,
  pass,
  settled,
  startFakeTime,
} from '../../__testUtils__/fakeTime';
import {
  createTestBackend,
  type TestBackend,
} from '../../__testUtils__/testBackend';
import { fluxReference } from '../../flux';
import { FluxClient } from '../FluxClient';

const MINUTE = 60_000;
const CARTS = fluxReference('staging', 'HelmRelease', 'carts', 'carts');
const LIST = { entity: cartsEntity, kinds: ['HelmRelease'] } as const;

let test: TestBackend;

function setUp(options?: Parameters<typeof createTestBackend>[0]) {
  test = createTestBackend(options);
  return test;
}

beforeEach(startFakeTime);
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

const reads = () => test.count('GET', '/clusters');

/** Lets the backend answer `GET /clusters` with this. */
function setUpAnswer(body: unknown) {
  return setUp({
    fetch: async (input, init) => {
      const request = new Request(input, init);
      return new URL(request.url).pathname.endsWith('/clusters')
        ? Response.json(body)
        : test.backend.handle(request);
    },
  });
}

/** Everything that goes through the proxy, once. */
async function useProxy({ fluxClient } = test) {
  const runtime = await settled(fluxClient.runtime('staging'));
  await settled(
    Promise.all([
      fluxClient.get([CARTS]),
      fluxClient.listObjects({ cluster: 'staging', group: '', kind: 'Pod' }),
      fluxClient.patch(CARTS, { spec: { suspend: true } }),
      fluxClient.rules('staging', 'carts'),
      fluxClient.mayPatch(CARTS),
      fluxClient.runtimeDetails('staging', runtime),
    ]),
  );
}

describe('the list of clusters', () => {
  it('is read once in five minutes, independent of the number of proxied requests', async () => {
    const { fluxClient } = setUp();
    await useProxy();
    await settled(fluxClient.list(LIST));
    await settled(fluxClient.clusters());
    expect(reads()).toBe(1);
    await pass(5 * MINUTE - 1_000);
    await useProxy();
    expect(reads()).toBe(1);
    await pass(2_000);
    await useProxy();
    expect(reads()).toBe(2);
  });

  it('is read at once when the user asks for it, and is cached from then on', async () => {
    const { fluxClient } = setUp();
    await settled(fluxClient.clusters());
    await settled(fluxClient.clusters({ again: true }));
    expect(reads()).toBe(2);
    await pass(5 * MINUTE - 1_000);
    await useProxy();
    expect(reads()).toBe(2);
  });

  it('is read once for simultaneous callers', async () => {
    const { fluxClient, backend } = setUp();
    backend.break({ kind: 'latency', latencyMs: 500, endpoint: 'clusters' });
    await settled(
      Promise.all([
        fluxClient.clusters(),
        fluxClient.get([CARTS]),
        fluxClient.list(LIST),
      ]),
    );
    expect(reads()).toBe(1);
  });

  it('may take 20 s', async () => {
    const { fluxClient, backend } = setUp();
    backend.break({ kind: 'latency', latencyMs: 20_000, endpoint: 'clusters' });
    const list = fluxClient.list(LIST);
    await pass(20_000);
    expect((await settled(list)).failures).toEqual([]);
  });

  it('rejects after a minute without an answer, and is requested again later', async () => {
    const { fluxClient, backend } = setUp();
    backend.break({ kind: 'hang', endpoint: 'clusters' });
    const all = [
      fluxClient.clusters(),
      fluxClient.list(LIST),
      fluxClient.get([CARTS]),
    ].map(each => each.catch(error => error));
    await pass(MINUTE - 1);
    const second = fluxClient.clusters().catch(error => error);
    await pass(1);
    const noAnswer = expect.objectContaining({
      meaning: 'no-answer',
      message: 'No list of clusters within 60 seconds.',
    });
    const [clusters, list, got] = await settled(Promise.all(all));
    expect([clusters, list]).toEqual([noAnswer, noAnswer]);
    expect(got.failures).toEqual([
      expect.objectContaining({ cluster: 'staging', meaning: 'no-answer' }),
    ]);
    expect(await settled(second)).toEqual(noAnswer);
    expect(reads()).toBe(1);

    const third = fluxClient.clusters();
    backend.mend();
    expect(await settled(third)).toHaveLength(2);
    expect(reads()).toBe(2);
  });

  it('ends its request when it is given up', async () => {
    const signals: AbortSignal[] = [];
    const { fluxClient } = setUp({
      fetch: (_input, init) => {
        if (init?.signal) signals.push(init.signal);
        return new Promise(() => {});
      },
    });
    const clusters = fluxClient.clusters().catch(() => {});
    await pass(MINUTE - 1);
    expect(signals.map(({ aborted }) => aborted)).toEqual([false]);
    await pass(1);
    await clusters;
    expect(signals.map(({ aborted }) => aborted)).toEqual([true]);
  });

  it('is asked for again after it could not be read', async () => {
    const { fluxClient, backend } = setUp();
    backend.deny('kubernetes.clusters.read');
    await expect(settled(fluxClient.clusters())).rejects.toMatchObject({
      permission: 'kubernetes.clusters.read',
    });
    backend.allow('kubernetes.clusters.read');
    expect(await settled(fluxClient.clusters())).toHaveLength(2);
  });

  it('has titles, and says which names are ambiguous', async () => {
    const { fluxClient } = setUp({ fleet: createOddFleet() });
    expect(await settled(fluxClient.clusters())).toEqual([
      { name: 'staging', isAmbiguous: true },
      { name: 'production' },
      {
        name: 'arn:aws:eks:eu-west-1:123456789012:cluster/x7f3',
        title: 'Production EU',
      },
      { name: 'staging', isAmbiguous: true },
    ]);
  });

  it('skips entries that are no clusters, and has the others', async () => {
    const { fluxClient } = setUpAnswer({
      items: [
        null,
        'staging',
        7,
        [],
        {},
        { name: '' },
        { name: 7, authProvider: 'serviceAccount' },
        { name: { toString: 'x' } },
        {
          name: 'staging',
          title: { text: 'Staging' },
          authProvider: 'serviceAccount',
          oidcTokenProvider: null,
        },
        { name: 'no provider' },
      ],
    });
    expect(await settled(fluxClient.clusters())).toEqual([
      { name: 'staging' },
      { name: 'no provider' },
    ]);
    const { resources, failures } = await settled(fluxClient.get([CARTS]));
    expect([resources.length, failures]).toEqual([1, []]);
    await expect(settled(fluxClient.list(LIST))).resolves.toMatchObject({
      clusters: [{ name: 'staging' }, { name: 'no provider' }],
    });
  });

  it.each([
    [{}],
    [{ items: null }],
    [{ items: {} }],
    [{ items: 'staging' }],
    [[]],
  ])('rejects as malformed where the backend answers %j', async body => {
    const { fluxClient } = setUpAnswer(body);
    const malformed = { name: 'FluxRequestError', meaning: 'malformed' };
    await expect(settled(fluxClient.clusters())).rejects.toMatchObject(
      malformed,
    );
    await expect(settled(fluxClient.list(LIST))).rejects.toMatchObject(
      malformed,
    );
    const { failures } = await settled(fluxClient.get([CARTS]));
    expect(failures).toEqual([
      expect.objectContaining({ cluster: 'staging', meaning: 'malformed' }),
    ]);
  });
});

describe("an app's own Kubernetes client", () => {
  /** Knows its clusters and signs in to them by itself. */
  class OwnClient implements Partial<KubernetesApi> {
    readonly asked: string[] = [];
    private readonly stock = test.kubernetesApi;

    async getClusters() {
      this.asked.push('getClusters');
      return this.stock.getClusters();
    }

    async getCustomObjectsByEntity(
      request: Parameters<KubernetesApi['getCustomObjectsByEntity']>[0],
    ) {
      this.asked.push('getCustomObjectsByEntity');
      return this.stock.getCustomObjectsByEntity(request);
    }

    async proxy(request: Parameters<KubernetesApi['proxy']>[0]) {
      this.asked.push('proxy');
      return this.stock.proxy(request);
    }
  }

  it('is used as it is, and not signed in for', async () => {
    setUp();
    const own = new OwnClient();
    const getCredentials = jest.fn(() => Promise.reject(new Error('no')));
    const fluxClient = new FluxClient({
      kubernetesApi: own as unknown as KubernetesApi,
      kubernetesAuthProvidersApi: {
        decorateRequestBodyForAuth: async (_provider, body) => body,
        getCredentials,
      },
    });
    const { failures } = await settled(fluxClient.get([CARTS]));
    expect(failures).toEqual([]);
    expect((await settled(fluxClient.list(LIST))).failures).toEqual([]);
    expect(getCredentials).not.toHaveBeenCalled();
    expect(own.asked).toEqual([
      'getClusters',
      'proxy',
      'getCustomObjectsByEntity',
      'getCustomObjectsByEntity',
    ]);
    // Its own way to the backend reads the list as often as it wants to.
    expect(reads()).toBe(2);
  });

  it('keeps the methods that its class overrides', async () => {
    const { kubernetesApi } = setUp();
    class Overriding extends KubernetesBackendClient {
      async getClusters() {
        const clusters = await kubernetesApi.getClusters();
        return clusters.filter(({ name }) => name !== 'production');
      }
    }
    const fluxClient = new FluxClient({
      kubernetesApi: new Overriding(kubernetesApi as never),
      kubernetesAuthProvidersApi: {
        decorateRequestBodyForAuth: async (_provider, body) => body,
        getCredentials: async () => ({}),
      },
    });
    expect(await settled(fluxClient.clusters())).toEqual([{ name: 'staging' }]);
    const { resources } = await settled(fluxClient.get([CARTS]));
    expect(resources).toHaveLength(1);
  });
});
