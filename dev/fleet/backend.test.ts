/** @jest-environment node */
import { createKubernetesBackend, KubernetesBackendOptions } from './backend';
import { ServiceLocator } from './backend/serviceLocator';
import { createFleet } from './fleet';
import { helmRelease } from './objects/helmRelease';
import { kustomization } from './objects/kustomization';
import { deployment } from './objects/runtime';

const base = 'http://localhost:7007/api/kubernetes';
const now = Date.parse('2026-11-20T12:00:00Z');
const labels = { 'backstage.io/kubernetes-id': 'carts-service' };

function entityOf(name: string, annotations?: Record<string, string>) {
  return { kind: 'Component', metadata: { name, annotations } };
}

const entities = [
  entityOf('carts', { 'backstage.io/kubernetes-id': 'carts-service' }),
  entityOf('carts-service'),
  entityOf('selected', {
    'backstage.io/kubernetes-label-selector': 'team in (shop)',
    'backstage.io/kubernetes-id': 'ignored',
  }),
  entityOf('narrow', {
    'backstage.io/kubernetes-id': 'carts-service',
    'backstage.io/kubernetes-namespace': 'orders',
  }),
  entityOf('bound', {
    'backstage.io/kubernetes-id': 'carts-service',
    'backstage.io/kubernetes-cluster': 'new',
  }),
  {
    ...entityOf('related', { 'backstage.io/kubernetes-id': 'carts-service' }),
    relations: [
      { type: 'dependsOn', targetRef: 'resource:default/old' },
      { type: 'dependsOn', targetRef: 'resource:infra/new' },
      { type: 'dependencyOf', targetRef: 'resource:default/new' },
    ],
  },
];

function backendOf(more?: Partial<KubernetesBackendOptions>) {
  const fleet = createFleet({
    clusters: [
      { name: 'new', flux: '2.9' },
      {
        name: 'old',
        flux: '2.2',
        title: 'The old one',
        dashboardUrl: 'https://old.example',
      },
      { name: 'empty', flux: '2.9' },
    ],
  });
  for (const cluster of fleet.clusters.slice(0, 2)) {
    const on = { release: cluster.flux, now };
    const chart = {
      name: 'app',
      version: '1.0.0',
      source: { kind: 'HelmRepository', name: 'shop' },
    };
    const more1 = { ...labels, team: 'shop' };
    cluster.put(
      helmRelease({ on, name: 'a', namespace: 'carts', labels: more1, chart }),
    );
    cluster.put(
      helmRelease({ on, name: 'b', namespace: 'orders', labels, chart }),
    );
    cluster.put(helmRelease({ on, name: 'c', namespace: 'carts', chart }));
    cluster.put(
      kustomization({
        on,
        name: 'k',
        namespace: 'carts',
        labels,
        source: { kind: 'GitRepository', name: 'g' },
        applied: 'main@sha1:0a',
      }),
    );
  }
  return {
    fleet,
    backend: createKubernetesBackend({ fleet, entities, ...more }),
  };
}

type Backend = ReturnType<typeof backendOf>['backend'];

const v2 = {
  group: 'helm.toolkit.fluxcd.io',
  apiVersion: 'v2',
  plural: 'helmreleases',
};
const v2beta2 = { ...v2, apiVersion: 'v2beta2' };
const kustomizations = {
  group: 'kustomize.toolkit.fluxcd.io',
  apiVersion: 'v1',
  plural: 'kustomizations',
};

async function query(
  backend: Backend,
  customResources: unknown = [v2, v2beta2],
  entityRef: unknown = 'component:default/carts',
  signal?: AbortSignal,
) {
  const response = await backend.handle(
    new Request(`${base}/resources/custom/query`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ entityRef, auth: {}, customResources }),
      signal,
    }),
  );
  return { status: response.status, body: await response.json() };
}

interface Item {
  cluster: { name: string };
  resources: Array<{
    type: string;
    resources: Array<{ metadata: { name: string } }>;
  }>;
  errors: unknown[];
}

function namesBy(items: Item[]) {
  return Object.fromEntries(
    items.map(({ cluster, resources }) => [
      cluster.name,
      resources.map(block =>
        block.resources.map(({ metadata }) => metadata.name),
      ),
    ]),
  );
}

describe('GET /clusters', () => {
  it('lists the clusters', async () => {
    const { backend } = backendOf();
    const response = await backend.handle(new Request(`${base}/clusters`));
    expect(await response.json()).toEqual({
      items: [
        { name: 'new', authProvider: 'serviceAccount' },
        {
          name: 'old',
          title: 'The old one',
          dashboardUrl: 'https://old.example',
          authProvider: 'serviceAccount',
        },
        { name: 'empty', authProvider: 'serviceAccount' },
      ],
    });
  });
});

describe('POST /resources/custom/query', () => {
  it('has a block for each matcher that succeeded, and omits clusters without objects and errors', async () => {
    const { backend } = backendOf();
    const { status, body } = await query(backend, [
      v2,
      v2beta2,
      kustomizations,
    ]);
    expect(status).toBe(200);
    expect(namesBy(body.items)).toEqual({
      new: [['a', 'b'], ['k']],
      old: [['a', 'b'], ['k']],
      // Has no objects, but an error: it does not serve v2beta2.
      empty: [[], []],
    });
    expect(body.items[1]).toMatchObject({
      cluster: {
        name: 'old',
        title: 'The old one',
        dashboardUrl: 'https://old.example',
      },
      podMetrics: [],
      errors: [
        {
          errorType: 'NOT_FOUND',
          statusCode: 404,
          resourcePath: '/apis/helm.toolkit.fluxcd.io/v2/helmreleases',
        },
      ],
    });
    expect(body.items[0].cluster).toEqual({ name: 'new' });
    expect(body.items[0].resources[0].type).toBe('customresources');
  });

  it('omits clusters with neither objects nor errors', async () => {
    const { backend } = backendOf();
    const { body } = await query(backend, [kustomizations]);
    expect(Object.keys(namesBy(body.items))).toEqual(['new', 'old']);
    const none = await query(backend, [
      {
        group: 'source.toolkit.fluxcd.io',
        apiVersion: 'v1',
        plural: 'gitrepositories',
      },
    ]);
    expect(none.body).toEqual({ items: [] });
  });

  it.each([
    ['component:default/carts', [['a', 'b']]],
    // By its name, because it has no annotations.
    ['Component:carts-service', [['a', 'b']]],
    ['component:default/selected', [['a']]],
    ['component:default/narrow', [['b']]],
  ])('finds the objects of %s', async (ref, expected) => {
    const { backend } = backendOf();
    const { body } = await query(backend, [v2], ref);
    expect(namesBy(body.items).new).toEqual(expected);
  });

  it.each<[ServiceLocator, string, string[]]>([
    ['multiTenant', 'bound', ['new', 'old']],
    ['multiTenant', 'related', ['new', 'old']],
    ['singleTenant', 'bound', ['new']],
    ['singleTenant', 'related', ['new', 'old']],
    ['catalogRelation', 'bound', []],
    // Only a Resource in the namespace of the entity names a cluster.
    ['catalogRelation', 'related', ['old']],
    [({ metadata }) => [metadata.name, 'old'], 'bound', ['old']],
  ])(
    'with the service locator %s, queries the clusters of %s',
    async (serviceLocator, name, expected) => {
      const { backend } = backendOf({ serviceLocator });
      const { body } = await query(
        backend,
        [kustomizations],
        `component:default/${name}`,
      );
      expect(Object.keys(namesBy(body.items))).toEqual(expected);
    },
  );

  it.each([
    [400, 'BAD_REQUEST'],
    [401, 'UNAUTHORIZED_ERROR'],
    [403, 'UNKNOWN_ERROR'],
    [404, 'NOT_FOUND'],
    [500, 'SYSTEM_ERROR'],
    [503, 'UNKNOWN_ERROR'],
  ])(
    'reports status %d as %s, for that kind only',
    async (statusCode, errorType) => {
      const { backend, fleet } = backendOf();
      fleet.cluster('new').break({
        kind: 'status',
        status: statusCode,
        resource: 'helmreleases',
      });
      const { body } = await query(backend, [v2, kustomizations]);
      const [item] = body.items;
      expect(item.errors).toEqual([
        {
          errorType,
          statusCode,
          resourcePath: '/apis/helm.toolkit.fluxcd.io/v2/helmreleases',
        },
      ]);
      expect(namesBy(body.items).new).toEqual([['k']]);
    },
  );

  it.each([
    [
      'network',
      /^request to https:.*labelSelector=.* failed, reason: connect ECONNREFUSED/,
    ],
    ['html', /^invalid json response body at https:/],
    ['truncated', /^invalid json response body at https:/],
  ] as const)('drops every kind of a cluster for %s', async (kind, message) => {
    const { backend, fleet } = backendOf();
    fleet.cluster('new').break({ kind, resource: 'helmreleases' });
    const { status, body } = await query(backend, [v2, kustomizations]);
    expect(status).toBe(200);
    const [item] = body.items;
    expect(item.errors).toEqual([
      { errorType: 'FETCH_ERROR', message: expect.stringMatching(message) },
    ]);
    expect(item.resources).toEqual([]);
    expect(namesBy(body.items).old).toEqual([['k']]);
  });

  it('answers 500 for all clusters if one list has no kind', async () => {
    const { backend, fleet } = backendOf();
    fleet.cluster('new').break({ kind: 'listWithoutKind' });
    const { status, body } = await query(backend);
    expect(status).toBe(500);
    expect(body.response).toEqual({ statusCode: 500 });
  });

  it('waits for the slowest cluster', async () => {
    const { backend, fleet } = backendOf();
    fleet.cluster('old').break({ kind: 'hang' });
    let answered = false;
    const answer = query(backend).then(result => {
      answered = true;
      return result;
    });
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(answered).toBe(false);
    fleet.cluster('old').mend();
    expect(Object.keys(namesBy((await answer).body.items))).toEqual([
      'new',
      'old',
      'empty',
    ]);
  });

  it('ends when the request is aborted', async () => {
    const { backend, fleet } = backendOf();
    fleet.cluster('old').break({ kind: 'hang' });
    const controller = new AbortController();
    const answer = query(backend, undefined, undefined, controller.signal);
    await new Promise(resolve => setTimeout(resolve, 5));
    controller.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it.each([
    [
      'component:default/zzz',
      [v2],
      'Entity ref missing, component:default/zzz',
    ],
    ['::', [v2], 'Invalid entity ref'],
    [undefined, [v2], 'entity is a required field'],
    ['component:default/carts', [], 'at least 1 customResource is required'],
    ['component:default/carts', null, 'customResources is a required field'],
  ])('refuses %s with %j', async (ref, resources, message) => {
    const { backend } = backendOf();
    const { status, body } = await query(backend, resources, ref ?? '');
    expect(status).toBe(400);
    expect(body).toEqual({
      error: {
        name: 'InputError',
        message: expect.stringContaining(message),
      },
      request: {
        method: 'POST',
        url: '/api/kubernetes/resources/custom/query',
      },
      response: { statusCode: 400 },
    });
  });
});

describe('POST /resources/workloads/query', () => {
  function workloads(backend: Backend, entityRef: string) {
    return backend.handle(
      new Request(`${base}/resources/workloads/query`, {
        method: 'POST',
        body: JSON.stringify({ entityRef, auth: {} }),
      }),
    );
  }

  function withWorkloads() {
    const made = backendOf();
    const on = { release: '2.9' as const, now };
    const common = { on, app: 'a', container: 'a', image: 'a' };
    const cluster = made.fleet.cluster('new');
    const at = { name: 'a', namespace: 'carts' };
    cluster.put(deployment({ ...common, ...at, labels }));
    cluster.put(deployment({ ...common, ...at, name: 'b' }));
    cluster.put({
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { ...at, labels },
    });
    return made;
  }

  it('lists objects with the label by type, without their kind', async () => {
    const { backend } = withWorkloads();
    const response = await workloads(backend, 'component:default/carts');
    const { items } = await response.json();
    expect(items).toEqual([
      {
        cluster: { name: 'new' },
        podMetrics: [],
        errors: [],
        resources: expect.any(Array),
      },
    ]);
    const blocks: { type: string; resources: Record<string, unknown>[] }[] =
      items[0].resources;
    expect(
      blocks.flatMap(({ type, resources }) =>
        resources.map(({ kind, apiVersion, metadata }) => [
          type,
          kind,
          apiVersion,
          (metadata as { name: string }).name,
        ]),
      ),
    ).toEqual([
      ['deployments', undefined, undefined, 'a'],
      ['cronjobs', undefined, undefined, 'a'],
    ]);
    expect(blocks).toHaveLength(13);
  });

  it('reports a failed list with its path', async () => {
    const { backend, fleet } = withWorkloads();
    fleet.cluster('new').deny({ verbs: ['list'], resource: 'services' });
    const response = await workloads(backend, 'component:default/carts');
    expect((await response.json()).items[0].errors).toEqual([
      {
        errorType: 'UNKNOWN_ERROR',
        statusCode: 403,
        resourcePath: '/api/v1/services',
      },
    ]);
  });

  it('rejects an unknown entity', async () => {
    const { backend } = backendOf();
    const response = await workloads(backend, 'component:default/zzz');
    expect(response.status).toBe(400);
  });
});

describe('the proxy', () => {
  const path =
    '/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases/a';

  function proxied(backend: Backend, cluster?: string, init?: RequestInit) {
    return backend.handle(
      new Request(`${base}/proxy${path}`, {
        ...init,
        headers: {
          ...init?.headers,
          ...(cluster && { 'Backstage-Kubernetes-Cluster': cluster }),
        },
      }),
    );
  }

  it('forwards answers unchanged', async () => {
    const { backend, fleet } = backendOf();
    const found = await proxied(backend, 'new');
    expect((await found.json()).metadata.name).toBe('a');
    const notServed = await proxied(backend, 'old');
    expect(notServed.status).toBe(404);
    expect(notServed.headers.get('content-type')).toContain('text/plain');
    fleet.cluster('new').break({ kind: 'status', status: 403 });
    const forbidden = await proxied(backend, 'new');
    expect(forbidden.status).toBe(403);
    expect(await forbidden.json()).toMatchObject({ kind: 'Status' });
  });

  it('forwards patches', async () => {
    const { backend, fleet } = backendOf();
    const response = await proxied(backend, 'new', {
      method: 'PATCH',
      headers: { 'content-type': 'application/merge-patch+json' },
      body: JSON.stringify({ spec: { suspend: true } }),
    });
    expect(response.status).toBe(200);
    expect(
      fleet
        .cluster('new')
        .get({ kind: 'HelmRelease', namespace: 'carts', name: 'a' })?.spec,
    ).toMatchObject({ suspend: true });
    expect(backend.requests).toEqual([
      expect.objectContaining({
        method: 'PATCH',
        path: `/proxy${path}`,
        cluster: 'new',
        body: { spec: { suspend: true } },
      }),
    ]);
    fleet.stop();
  });

  it('answers 404 for an unknown cluster', async () => {
    const { backend } = backendOf();
    const response = await proxied(backend, 'nope');
    expect(response.status).toBe(404);
    expect((await response.json()).error).toEqual({
      name: 'NotFoundError',
      message: "Cluster 'nope' not found",
    });
    expect((await proxied(backend)).status).toBe(404);
  });

  it('answers 500 with the reason if a cluster is down', async () => {
    const { backend, fleet } = backendOf();
    fleet.cluster('new').break({ kind: 'network' });
    const response = await proxied(backend, 'new');
    expect(response.status).toBe(500);
    expect(await response.json()).toEqual({
      error: {
        message: expect.stringMatching(
          /^Cluster 'new' request error; caused by Error: connect ECONNREFUSED/,
        ),
      },
      request: { method: 'GET', url: `/api/kubernetes/proxy${path}` },
      response: { statusCode: 500 },
    });
  });
});

describe('permissions', () => {
  const proxyInit = { headers: { 'Backstage-Kubernetes-Cluster': 'new' } };
  const requests = {
    'kubernetes.clusters.read': () => new Request(`${base}/clusters`),
    'kubernetes.resources.read': () =>
      new Request(`${base}/resources/custom/query`, {
        method: 'POST',
        body: JSON.stringify({
          entityRef: 'component:default/carts',
          customResources: [v2],
        }),
      }),
    'kubernetes.proxy': () => new Request(`${base}/proxy/version`, proxyInit),
  };

  it.each(Object.keys(requests) as Array<keyof typeof requests>)(
    'denied for %s affect no other endpoint and can be granted again',
    async permission => {
      const { backend } = backendOf();
      backend.deny(permission);
      for (const [name, request] of Object.entries(requests)) {
        const response = await backend.handle(request());
        expect([name, response.status]).toEqual([
          name,
          name === permission ? 403 : 200,
        ]);
      }
      const denied = await backend.handle(requests[permission]());
      expect((await denied.json()).error).toEqual({
        name: 'NotAllowedError',
        message: 'Unauthorized',
      });
      backend.allow(permission);
      const allowed = await backend.handle(requests[permission]());
      expect(allowed.status).toBe(200);
    },
  );

  it('require a Backstage token first', async () => {
    const { backend } = backendOf();
    backend.signedIn = false;
    const response = await backend.handle(new Request(`${base}/clusters`));
    expect(response.status).toBe(401);
    expect(await response.json()).toEqual({
      error: { name: 'AuthenticationError', message: 'No Backstage token' },
      request: { method: 'GET', url: '/api/kubernetes/clusters' },
      response: { statusCode: 401 },
    });
  });

  it('are not checked if the backend is not installed', async () => {
    const { backend } = backendOf();
    backend.installed = false;
    const response = await backend.handle(new Request(`${base}/clusters`));
    expect(response.status).toBe(404);
  });
});
