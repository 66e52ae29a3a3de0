import { KubernetesBackendClient } from '@backstage/plugin-kubernetes-react';
import type { Fault } from '../../../dev/fleet/faults';
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
import { ClusterProxy } from './ClusterProxy';
import { Clusters } from './Clusters';

const noCredentials = {
  decorateRequestBodyForAuth: async <T>(_provider: string, body: T) => body,
  getCredentials: async () => ({}),
};

let test: TestBackend;
let proxy: ClusterProxy;

function setUp(options?: Parameters<typeof createTestBackend>[0]) {
  test = createTestBackend(options);
  const { kubernetesApi } = test;
  const clusters = new Clusters({
    kubernetesApi,
    kubernetesAuthProvidersApi: noCredentials,
    keepForMs: 300_000,
    giveUpAfterMs: 60_000,
  });
  proxy = new ClusterProxy({ kubernetesApi, clusters });
}

beforeEach(() => {
  startFakeTime();
  setUp();
});
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

const CARTS =
  '/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases/carts';

function get(path: string, cluster = 'staging', signal?: AbortSignal) {
  const never = new AbortController().signal;
  return proxy.get(cluster, path, signal ?? never);
}

it('keeps answers of one cluster out of the browser cache for another', async () => {
  const proxied = jest.spyOn(KubernetesBackendClient.prototype, 'proxy');
  await settled(get('/apis'));
  const [{ init }] = proxied.mock.calls[0];
  proxied.mockRestore();
  expect(init?.cache).toBe('no-store');
});

describe('the outcome of a GET', () => {
  it.each<[string, string, unknown]>([
    [
      'found for an object that exists',
      CARTS,
      {
        outcome: 'found',
        body: expect.objectContaining({ kind: 'HelmRelease' }),
      },
    ],
    [
      'no-object for an object that is not there',
      `${CARTS}-of-nobody`,
      { outcome: 'no-object' },
    ],
    [
      'not-served for a version that is not served',
      CARTS.replace('/v2/', '/v1/'),
      { outcome: 'not-served' },
    ],
  ])('is %s', async (_what, path, outcome) => {
    expect(await settled(get(path))).toEqual(outcome);
  });

  const cases: [string, Fault, unknown][] = [
    [
      '403',
      { kind: 'status', status: 403 },
      {
        meaning: 'not-permitted',
        statusCode: 403,
        message: expect.stringContaining('cannot get resource'),
      },
    ],
    [
      '401',
      { kind: 'status', status: 401 },
      { meaning: 'not-signed-in', statusCode: 401, message: 'Unauthorized' },
    ],
    [
      '500',
      { kind: 'status', status: 500 },
      expect.objectContaining({ meaning: 'unexpected', statusCode: 500 }),
    ],
    [
      'a login page with status 200',
      { kind: 'html' },
      expect.objectContaining({ meaning: 'malformed' }),
    ],
    [
      'the page of a gateway with status 504',
      { kind: 'html', status: 504 },
      { meaning: 'unexpected', statusCode: 504 },
    ],
    [
      'a refused connection',
      { kind: 'network' },
      {
        meaning: 'unreachable',
        statusCode: 500,
        message: expect.stringContaining('ECONNREFUSED'),
      },
    ],
  ];

  it.each(cases)('is the failure for %s', async (_what, fault, failure) => {
    test.fleet.cluster('staging').break(fault);
    expect(await settled(get(CARTS))).toEqual({ outcome: 'failed', failure });
  });

  it('is a failure where Backstage knows the cluster no longer', async () => {
    // The list of clusters that is kept still has it.
    await settled(get('/apis'));
    setUpResponses(
      Response.json(
        {
          error: {
            name: 'NotFoundError',
            message: "Cluster 'staging' not found",
          },
          response: { statusCode: 404 },
        },
        { status: 404 },
      ),
    );
    expect(await settled(get(CARTS))).toEqual({
      outcome: 'failed',
      failure: {
        meaning: 'unreachable',
        statusCode: 404,
        message: "Cluster 'staging' not found",
      },
    });
  });
});

/** Lets the proxy of the Kubernetes client answer so. */
function setUpResponses(response: Response) {
  jest
    .spyOn(test.kubernetesApi, 'proxy')
    .mockImplementation(async () => response.clone());
}

it('ends a request when the signal aborts, also where the client ignores it', async () => {
  jest
    .spyOn(test.kubernetesApi, 'proxy')
    .mockImplementation(() => new Promise(() => {}));
  const leaving = new AbortController();
  const answer = get(CARTS, 'staging', leaving.signal);
  await pass(10);
  leaving.abort();
  expect(await settled(answer)).toEqual({
    outcome: 'failed',
    failure: { meaning: 'no-answer' },
  });
});

it('sends nothing where the signal aborts before the list of clusters is there', async () => {
  test.backend.break({ kind: 'latency', latencyMs: 500, endpoint: 'clusters' });
  const leaving = new AbortController();
  const answer = get(CARTS, 'staging', leaving.signal);
  await pass(100);
  leaving.abort();
  await settled(answer);
  await pass(1_000);
  expect(test.backend.requests.map(({ path }) => path)).toEqual(['/clusters']);
});

describe('without the right to use it', () => {
  it('rejects with the permission for the proxy', async () => {
    test.backend.deny('kubernetes.proxy');
    await expect(settled(get(CARTS))).rejects.toMatchObject({
      name: 'FluxRequestError',
      meaning: 'not-permitted',
      permission: 'kubernetes.proxy',
    });
  });

  it('rejects with the permission for the clusters, after one request', async () => {
    test.backend.deny('kubernetes.clusters.read');
    await expect(settled(get(CARTS))).rejects.toMatchObject({
      meaning: 'not-permitted',
      permission: 'kubernetes.clusters.read',
    });
    expect(test.backend.requests).toHaveLength(1);
  });
});

describe('a request that changes something', () => {
  const send = (path = CARTS, withinMs = 5_000) =>
    proxy.send('staging', path, {
      method: 'PATCH',
      contentType: 'application/merge-patch+json',
      body: { metadata: { labels: { a: 'b' } } },
      withinMs,
    });

  it('has the object that the API server answers', async () => {
    expect(await settled(send())).toEqual({
      outcome: 'sent',
      body: expect.objectContaining({ kind: 'HelmRelease' }),
    });
  });

  it('says that the version is not served', async () => {
    const path = CARTS.replace('/v2/', '/v1/');
    expect(await settled(send(path))).toEqual({ outcome: 'not-served' });
  });

  it('rejects where a login page is answered with status 200', async () => {
    test.fleet.cluster('staging').break({ kind: 'html' });
    await expect(settled(send())).rejects.toMatchObject({
      meaning: 'malformed',
    });
  });

  it('rejects where Backstage knows the cluster no longer', async () => {
    await settled(get('/apis'));
    setUpResponses(
      Response.json(
        { error: { name: 'NotFoundError', message: 'Cluster not found' } },
        { status: 404 },
      ),
    );
    await expect(settled(send())).rejects.toMatchObject({
      meaning: 'unreachable',
      statusCode: 404,
      message: 'Cluster not found',
    });
  });

  it('rejects when there is no answer in time', async () => {
    test.fleet.cluster('staging').break({ kind: 'hang' });
    await expect(settled(send(CARTS, 5_000))).rejects.toMatchObject({
      meaning: 'no-answer',
      message: 'No answer within 5 seconds',
    });
  });
});
