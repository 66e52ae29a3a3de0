/** @jest-environment node */
import {
  BackendEndpoint,
  BackendFault,
  createKubernetesBackend,
} from './backend';
import { createFleet } from './fleet';

const base = 'http://localhost:7007/api/kubernetes';

function backendOf() {
  const fleet = createFleet({ clusters: [{ name: 'one', flux: '2.9' }] });
  const backend = createKubernetesBackend({
    fleet,
    entities: [{ kind: 'Component', metadata: { name: 'carts' } }],
  });
  const requests: Record<BackendEndpoint, [string, RequestInit?]> = {
    clusters: ['/clusters'],
    query: [
      '/resources/custom/query',
      {
        method: 'POST',
        body: JSON.stringify({
          entityRef: 'component:default/carts',
          customResources: [
            {
              group: 'helm.toolkit.fluxcd.io',
              apiVersion: 'v2',
              plural: 'helmreleases',
            },
          ],
        }),
      },
    ],
    workloads: [
      '/resources/workloads/query',
      {
        method: 'POST',
        body: JSON.stringify({ entityRef: 'component:default/carts' }),
      },
    ],
    proxy: [
      '/proxy/version',
      { headers: { 'Backstage-Kubernetes-Cluster': 'one' } },
    ],
  };
  function ask(endpoint: BackendEndpoint, signal?: AbortSignal) {
    const [path, init] = requests[endpoint];
    return backend.handle(new Request(base + path, { ...init, signal }));
  }
  return { fleet, backend, ask };
}

/** The status of an answer, or undefined as long as there is none. */
function watched(answer: Promise<Response>) {
  const seen: { status?: number; error?: Error } = {};
  answer.then(
    ({ status }) => {
      seen.status = status;
    },
    error => {
      seen.error = error;
    },
  );
  return seen;
}

const endpoints: BackendEndpoint[] = ['clusters', 'query', 'proxy'];

describe('a slow backend', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it.each(endpoints)('delays only the endpoint %s', async slow => {
    const { backend, ask } = backendOf();
    backend.break({ kind: 'latency', latencyMs: 20_000, endpoint: slow });
    const seen = endpoints.map(endpoint => watched(ask(endpoint)));
    await jest.advanceTimersByTimeAsync(19_999);
    expect(seen.map(({ status }) => status)).toEqual(
      endpoints.map(endpoint => (endpoint === slow ? undefined : 200)),
    );
    await jest.advanceTimersByTimeAsync(1);
    expect(seen.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(jest.getTimerCount()).toBe(0);
  });

  it('can be slow once, or until the fault ends', async () => {
    const { backend, ask } = backendOf();
    backend.break({ kind: 'latency', latencyMs: 3_000, times: 1 });
    const first = watched(ask('query'));
    const second = watched(ask('query'));
    await jest.advanceTimersByTimeAsync(1);
    expect([first.status, second.status]).toEqual([undefined, 200]);

    backend.break({ kind: 'latency', latencyMs: 3_000 });
    backend.mend();
    const third = watched(ask('query'));
    await jest.advanceTimersByTimeAsync(1);
    expect(third.status).toBe(200);
  });

  it('cancels its timer when the request is aborted', async () => {
    const { backend, ask } = backendOf();
    backend.break({ kind: 'latency', latencyMs: 30_000 });
    const controller = new AbortController();
    const seen = watched(ask('query', controller.signal));
    await jest.advanceTimersByTimeAsync(10);
    controller.abort();
    await jest.advanceTimersByTimeAsync(0);
    expect(seen.error?.name).toBe('AbortError');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('cancels its timers when the fleet stops', async () => {
    const { fleet, backend, ask } = backendOf();
    backend.break({ kind: 'latency', latencyMs: 30_000 });
    watched(ask('query'));
    await jest.advanceTimersByTimeAsync(10);
    expect(jest.getTimerCount()).toBe(1);
    fleet.stop();
    expect(jest.getTimerCount()).toBe(0);
  });
});

describe('a hanging backend', () => {
  it('answers when the fault ends', async () => {
    const { backend, ask } = backendOf();
    backend.break({ kind: 'hang', endpoint: 'query' });
    const answer = ask('query');
    const seen = watched(answer);
    expect((await ask('clusters')).status).toBe(200);
    expect(seen.status).toBeUndefined();
    backend.mend();
    expect((await answer).status).toBe(200);
  });

  it('ends when the request is aborted', async () => {
    const { backend, ask } = backendOf();
    backend.break({ kind: 'hang' });
    const controller = new AbortController();
    const answer = ask('clusters', controller.signal);
    await new Promise(resolve => setTimeout(resolve, 5));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('a backend that fails', () => {
  it.each<[number, string]>([
    [500, 'Error'],
    [503, 'ServiceUnavailableError'],
    [401, 'AuthenticationError'],
  ])('answers %d as %s', async (status, name) => {
    const { backend, ask } = backendOf();
    backend.break({ kind: 'status', status, message: 'no', endpoint: 'query' });
    const response = await ask('query');
    expect(response.status).toBe(status);
    expect(await response.json()).toEqual({
      error: { name, message: 'no' },
      request: {
        method: 'POST',
        url: '/api/kubernetes/resources/custom/query',
      },
      response: { statusCode: status },
    });
    expect((await ask('clusters')).status).toBe(200);
  });

  it('can answer with the login page of a proxy', async () => {
    const { backend, ask } = backendOf();
    backend.break({ kind: 'html', status: 504 });
    const response = await ask('query');
    expect(response.status).toBe(504);
    expect(response.headers.get('content-type')).toContain('text/html');
  });

  it('can be unreachable', async () => {
    const { backend, ask } = backendOf();
    backend.break({ kind: 'network', times: 1 });
    await expect(ask('clusters')).rejects.toThrow(
      new TypeError('Failed to fetch'),
    );
    expect((await ask('clusters')).status).toBe(200);
  });

  it('answers 403 instead of the fault without permission', async () => {
    const { backend, ask } = backendOf();
    const fault: BackendFault = { kind: 'status', status: 500 };
    backend.break(fault);
    backend.deny('kubernetes.resources.read');
    expect((await ask('query')).status).toBe(403);
    expect((await ask('clusters')).status).toBe(500);
  });
});
