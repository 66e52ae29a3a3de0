/** @jest-environment node */
import { Cluster, createCluster } from './cluster';
import { helmRelease } from './objects/helmRelease';
import { fluxInstallation, namespace } from './objects/runtime';
import { event, EventOptions } from './objects/event';
import { FluxRelease } from './releases';
import { createManualScheduler } from './scheduler';
import { allControllers } from './worlds/carts/platform';

const now = Date.parse('2026-11-20T12:00:00Z');
const source = { kind: 'HelmRepository', name: 'shop' };

function clusterOf(flux: FluxRelease = '2.9'): Cluster {
  const scheduler = createManualScheduler({ now });
  const cluster = createCluster({ name: 'test', flux, scheduler });
  const on = { release: flux, now };
  [
    ['carts', 'a', { app: 'a', tier: 'front' }],
    ['carts', 'b', { app: 'b' }],
    ['carts', 'c', { tier: 'back' }],
    ['orders', 'a', { app: 'a', tier: 'back' }],
  ].forEach(([inNamespace, name, labels]) =>
    cluster.put(
      helmRelease({
        on,
        name: name as string,
        namespace: inNamespace as string,
        labels: labels as Record<string, string>,
        chart: { name: 'app', version: '1.0.0', source },
      }),
    ),
  );
  cluster.put(namespace(on, 'carts'));
  return cluster;
}

async function get(cluster: Cluster, path: string, accept?: string) {
  const response = await cluster.handle(
    new Request(`https://cluster.example${path}`, {
      headers: accept ? { accept } : {},
    }),
  );
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  return {
    status: response.status,
    type: response.headers.get('content-type'),
    text,
    body: isJson ? JSON.parse(text) : undefined,
  };
}

const releases = '/apis/helm.toolkit.fluxcd.io/v2/helmreleases';
const inCarts = '/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases';

function names(body: {
  items: Array<{ metadata: { namespace: string; name: string } }>;
}) {
  return body.items.map(
    ({ metadata }) => `${metadata.namespace}/${metadata.name}`,
  );
}

describe('discovery', () => {
  it('prefers the newest version of a group', async () => {
    const { body } = await get(
      clusterOf('2.6'),
      '/apis/helm.toolkit.fluxcd.io',
    );
    expect(body).toMatchObject({
      kind: 'APIGroup',
      name: 'helm.toolkit.fluxcd.io',
      preferredVersion: { groupVersion: 'helm.toolkit.fluxcd.io/v2' },
    });
    expect(
      body.versions.map(({ version }: { version: string }) => version),
    ).toEqual(['v2', 'v2beta2', 'v2beta1']);
  });

  it('orders beta versions as the API server does', async () => {
    const { body } = await get(
      clusterOf('2.6'),
      '/apis/notification.toolkit.fluxcd.io',
    );
    expect(
      body.versions.map(({ version }: { version: string }) => version),
    ).toEqual(['v1', 'v1beta3', 'v1beta2', 'v1beta1']);
  });

  it('lists groups, resources and its version', async () => {
    const cluster = clusterOf('2.2');
    const groups = await get(cluster, '/apis');
    expect(
      groups.body.groups.map(({ name }: { name: string }) => name),
    ).toContain('kustomize.toolkit.fluxcd.io');
    const list = await get(cluster, '/apis/source.toolkit.fluxcd.io/v1');
    expect(
      list.body.resources.map(({ name }: { name: string }) => name),
    ).toEqual(['gitrepositories']);
    expect((await get(cluster, '/api')).body.versions).toEqual(['v1']);
    expect((await get(cluster, '/version')).body.gitVersion).toMatch(/^v1\./);
  });

  it.each([
    '/apis/fluxcd.controlplane.io',
    '/apis/helm.toolkit.fluxcd.io/v2beta2',
    '/apis/helm.toolkit.fluxcd.io/v2beta2/helmreleases',
    '/apis/image.toolkit.fluxcd.io/v1/imagepolicies',
    '/apis/helm.toolkit.fluxcd.io/v2/unheardof',
    '/nowhere',
    // A namespaced object without its namespace, and a cluster-wide one with a
    // namespace.
    '/apis/helm.toolkit.fluxcd.io/v2/helmreleases/a',
    '/apis/apiextensions.k8s.io/v1/namespaces/a/customresourcedefinitions',
  ])('has no page at %s', async path => {
    const { status, type, text } = await get(clusterOf('2.9'), path);
    expect(status).toBe(404);
    expect(type).toBe('text/plain; charset=utf-8');
    expect(text).toBe('404 page not found\n');
  });

  it('lists every resource it serves, and lets it be listed and read', async () => {
    const cluster = createCluster({
      name: 'test',
      flux: '2.6',
      operator: true,
      controllers: allControllers('2.6'),
    });
    const on = { release: cluster.flux, now };
    fluxInstallation({ on, controllers: allControllers('2.6') }).forEach(
      cluster.put,
    );
    const { groups } = (await get(cluster, '/apis')).body;
    const versions: string[] = groups.flatMap(
      (group: { versions: Array<{ groupVersion: string }> }) =>
        group.versions.map(({ groupVersion }) => `/apis/${groupVersion}`),
    );
    const seen = [];
    for (const path of ['/api/v1', ...versions]) {
      const { body } = await get(cluster, path);
      expect(body).toMatchObject({
        kind: 'APIResourceList',
        groupVersion: path.replace(/^\/apis?\//, ''),
      });
      for (const { name, kind, verbs } of body.resources) {
        seen.push(`${path}/${name}`);
        if (!verbs.includes('list')) continue;
        const list = await get(cluster, `${path}/${name}`);
        expect(list.body.kind).toBe(`${kind}List`);
        for (const { metadata } of list.body.items) {
          const within = metadata.namespace
            ? `/namespaces/${metadata.namespace}`
            : '';
          const one = await get(
            cluster,
            `${path}${within}/${name}/${metadata.name}`,
          );
          expect(one.body).toMatchObject({
            kind,
            metadata: { uid: metadata.uid },
          });
        }
      }
    }
    expect(seen).toEqual(
      expect.arrayContaining([
        '/api/v1/pods',
        '/api/v1/namespaces',
        '/api/v1/events',
        '/apis/apps/v1/deployments',
        '/apis/apiextensions.k8s.io/v1/customresourcedefinitions',
        '/apis/authorization.k8s.io/v1/selfsubjectrulesreviews',
        '/apis/fluxcd.controlplane.io/v1/fluxinstances',
        '/apis/helm.toolkit.fluxcd.io/v2beta2/helmreleases',
      ]),
    );
  });

  it('serves the kinds of the operator only where it is installed', async () => {
    const path = '/apis/fluxcd.controlplane.io/v1/fluxinstances';
    const withOperator = createCluster({
      name: 'test',
      flux: '2.9',
      operator: true,
    });
    expect((await get(withOperator, path)).status).toBe(200);
    expect((await get(clusterOf('2.9'), path)).status).toBe(404);
  });
});

describe('addons', () => {
  it('install their kinds, which are served like others', async () => {
    const cluster = createCluster({
      name: 'test',
      flux: '2.9',
      addons: ['cert-manager'],
    });
    const { body } = await get(cluster, '/apis/cert-manager.io/v1');
    expect(body.resources).toContainEqual({
      name: 'certificates',
      singularName: 'certificate',
      namespaced: true,
      kind: 'Certificate',
      verbs: ['get', 'list', 'patch'],
      shortNames: ['cert', 'certs'],
    });
    const list = await get(cluster, '/apis/cert-manager.io/v1/certificates');
    expect(list.body).toMatchObject({ kind: 'CertificateList', items: [] });
    expect((await get(cluster, '/apis/keda.sh/v1alpha1')).status).toBe(404);
  });
});

describe('a request for metadata only', () => {
  const partial = (kind: string) =>
    `application/json;as=${kind};g=meta.k8s.io;v=v1`;

  it.each([
    ['custom resources', releases, ['a', 'b', 'c', 'a']],
    ['built-in objects', '/api/v1/namespaces', ['carts']],
  ])('is answered with the metadata of %s', async (_, path, expected) => {
    const accept = partial('PartialObjectMetadataList');
    const { status, body } = await get(clusterOf(), path, accept);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'PartialObjectMetadataList',
      apiVersion: 'meta.k8s.io/v1',
      metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
    });
    expect(
      body.items.map((item: { metadata: { name: string } }) => [
        Object.keys(item).sort().join(),
        item.metadata.name,
      ]),
    ).toEqual(expected.map(name => ['apiVersion,kind,metadata', name]));
    expect(body.items[0]).toMatchObject({
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
    });
  });

  it('supports selectors and paging', async () => {
    const accept = partial('PartialObjectMetadataList');
    const path = `${releases}?limit=1&labelSelector=tier`;
    const { body } = await get(clusterOf(), path, accept);
    expect(names(body)).toEqual(['carts/a']);
    expect(body.metadata.continue).toEqual(expect.any(String));
  });

  it('can be for one object', async () => {
    const accept = partial('PartialObjectMetadata');
    const { body } = await get(clusterOf(), `${inCarts}/a`, accept);
    expect(body).toEqual({
      kind: 'PartialObjectMetadata',
      apiVersion: 'meta.k8s.io/v1',
      metadata: expect.objectContaining({ name: 'a', namespace: 'carts' }),
    });
  });

  it('is answered with whole objects if it accepts those first', async () => {
    const accept = `application/json, ${partial('PartialObjectMetadataList')}`;
    const { body } = await get(clusterOf(), releases, accept);
    expect(body.kind).toBe('HelmReleaseList');
  });

  it.each([
    [
      'an object at the path of a list',
      releases,
      partial('PartialObjectMetadata'),
    ],
    [
      'a list at the path of an object',
      `${inCarts}/a`,
      partial('PartialObjectMetadataList'),
    ],
    ['a form that is not served', releases, partial('Everything')],
    ['another format than JSON', releases, 'text/html'],
  ])('is refused if it asks for %s', async (_, path, accept) => {
    const { status, body } = await get(clusterOf(), path, accept);
    expect(status).toBe(406);
    expect(body).toMatchObject({ kind: 'Status', reason: 'NotAcceptable' });
  });

  it('needs the same rights', async () => {
    const cluster = clusterOf();
    cluster.deny({ verbs: ['list'], resource: 'secrets' });
    const accept = partial('PartialObjectMetadataList');
    const { status } = await get(cluster, '/api/v1/secrets', accept);
    expect(status).toBe(403);
  });
});

describe('list', () => {
  it('returns a List sorted by namespace and name', async () => {
    const { body } = await get(clusterOf(), releases);
    expect(body).toMatchObject({
      kind: 'HelmReleaseList',
      apiVersion: 'helm.toolkit.fluxcd.io/v2',
      metadata: { resourceVersion: expect.stringMatching(/^\d+$/) },
    });
    expect(names(body)).toEqual(['carts/a', 'carts/b', 'carts/c', 'orders/a']);
  });

  it('is limited to the namespace, even if that does not exist', async () => {
    const cluster = clusterOf();
    expect(names((await get(cluster, inCarts)).body)).toHaveLength(3);
    const nowhere = inCarts.replace('carts', 'nowhere');
    const { status, body } = await get(cluster, nowhere);
    expect(status).toBe(200);
    expect(body.items).toEqual([]);
  });

  it('leaves kind and apiVersion out of items of built-in kinds only', async () => {
    const cluster = clusterOf();
    const spaces = (await get(cluster, '/api/v1/namespaces')).body;
    expect(spaces.kind).toBe('NamespaceList');
    expect(spaces.items[0]).not.toHaveProperty('kind');
    expect((await get(cluster, releases)).body.items[0].kind).toBe(
      'HelmRelease',
    );
  });

  it.each([
    ['app=a', ['carts/a', 'orders/a']],
    ['app==a,tier=front', ['carts/a']],
    ['app!=a', ['carts/b', 'carts/c']],
    ['tier', ['carts/a', 'carts/c', 'orders/a']],
    ['!tier', ['carts/b']],
    ['app in (a,b),tier notin (back)', ['carts/a', 'carts/b']],
    ['app notin (a, b)', ['carts/c']],
    ['app=', []],
  ])('selects labels by %s', async (selector, expected) => {
    const path = `${releases}?labelSelector=${encodeURIComponent(selector)}`;
    expect(names((await get(clusterOf(), path)).body)).toEqual(expected);
  });

  it.each([
    ['metadata.name=a', ['carts/a', 'orders/a']],
    ['metadata.name=a,metadata.namespace!=carts', ['orders/a']],
  ])('selects fields by %s', async (selector, expected) => {
    const path = `${releases}?fieldSelector=${encodeURIComponent(selector)}`;
    expect(names((await get(clusterOf(), path)).body)).toEqual(expected);
  });

  it('supports selectors by name, namespace and label for built-in objects', async () => {
    const cluster = clusterOf();
    const on = { release: cluster.flux, now };
    fluxInstallation({ on, controllers: ['source-controller'] }).forEach(
      cluster.put,
    );
    const namesOf = async (path: string, selector: object) => {
      const query = new URLSearchParams(selector as Record<string, string>);
      const { body } = await get(cluster, `${path}?${query}`);
      return body.items.map(
        ({ metadata }: { metadata: { name: string } }) => metadata.name,
      );
    };
    const fieldSelector = 'metadata.name=flux-system';
    expect(await namesOf('/api/v1/namespaces', { fieldSelector })).toEqual([
      'flux-system',
    ]);
    const deployments = '/apis/apps/v1/deployments';
    expect(
      await namesOf(deployments, {
        fieldSelector: 'metadata.namespace=flux-system',
        labelSelector: 'app.kubernetes.io/part-of=flux',
      }),
    ).toEqual(['source-controller']);
    expect(
      await namesOf(deployments, {
        fieldSelector: 'metadata.namespace=carts',
      }),
    ).toEqual([]);
  });

  it('selects events by the object they are about', async () => {
    const cluster = clusterOf();
    const about = cluster.list('HelmRelease')[0];
    const put = (
      message: string,
      type: 'Normal' | 'Warning',
      more?: Partial<EventOptions>,
    ) =>
      cluster.put(
        event({
          about,
          controller: 'helm-controller',
          told: { type, reason: `${type}Reason`, message },
          firstAt: now,
          lastAt: now,
          release: '2.9',
          ...more,
        }),
      );
    put('of a', 'Normal');
    put('of a, in a series', 'Warning', { inSeries: true });
    put('of another a', 'Normal', {
      about: { ...about, kind: 'Kustomization' },
    });
    const selected = async (selector: string) => {
      const query = new URLSearchParams({ fieldSelector: selector });
      const { body } = await get(
        cluster,
        `/api/v1/namespaces/carts/events?${query}`,
      );
      return body.items
        .map(({ message }: { message: string }) => message)
        .sort();
    };
    const ofA = 'involvedObject.kind=HelmRelease,involvedObject.name=a';
    const both = ['of a', 'of a, in a series'];
    expect(await selected(ofA)).toEqual(both);
    expect(await selected(`${ofA},involvedObject.namespace=carts`)).toEqual(
      both,
    );
    const { uid } = about.metadata;
    expect(await selected(`${ofA},involvedObject.uid=${uid}`)).toEqual(both);
    expect(await selected(`${ofA},involvedObject.uid=other`)).toEqual([]);
    // `source` selects by the component, or by the reporting controller.
    expect(await selected(`${ofA},source=helm-controller`)).toEqual(both);
    expect(await selected('type=Warning')).toEqual(['of a, in a series']);
    expect(await selected('type!=Warning')).toEqual(['of a', 'of another a']);
    expect(await selected('reason=WarningReason')).toEqual([
      'of a, in a series',
    ]);
  });

  it.each(['involvedObject.kynd=X', 'message=x', 'regarding.name=a'])(
    'rejects the field selector %s for events',
    async selector => {
      const { status, body } = await get(
        clusterOf(),
        `/api/v1/events?fieldSelector=${encodeURIComponent(selector)}`,
      );
      expect(status).toBe(400);
      expect(body).toMatchObject({
        reason: 'BadRequest',
        message: `field label not supported: ${selector.split('=')[0]}`,
      });
    },
  );

  it.each([
    ['labelSelector=a b', 'unable to parse requirement: a b'],
    [
      'fieldSelector=spec.suspend=true',
      'field label not supported: spec.suspend',
    ],
    ['limit=many', expect.stringContaining('invalid syntax')],
    ['continue=x', expect.stringContaining('continue key is not valid')],
    ['watch=true', expect.stringContaining('watch')],
  ])('refuses %s', async (query, message) => {
    const { body } = await get(clusterOf(), `${releases}?${query}`);
    expect(body).toMatchObject({
      kind: 'Status',
      status: 'Failure',
      reason: 'BadRequest',
      code: 400,
      message,
    });
  });
});

describe('paging', () => {
  it('returns every object once', async () => {
    const cluster = clusterOf();
    const first = (await get(cluster, `${releases}?limit=3`)).body;
    expect(names(first)).toEqual(['carts/a', 'carts/b', 'carts/c']);
    expect(first.metadata.remainingItemCount).toBe(1);
    const token = encodeURIComponent(first.metadata.continue);
    const second = (await get(cluster, `${releases}?limit=3&continue=${token}`))
      .body;
    expect(names(second)).toEqual(['orders/a']);
    expect(second.metadata).not.toHaveProperty('continue');
  });

  it('has no second page if all objects fit on the first', async () => {
    const { body } = await get(clusterOf(), `${releases}?limit=4`);
    expect(names(body)).toHaveLength(4);
    expect(body.metadata).not.toHaveProperty('continue');
  });

  it('does not count the remaining items of a selector', async () => {
    const { body } = await get(
      clusterOf(),
      `${releases}?limit=1&labelSelector=app`,
    );
    expect(body.metadata.continue).toEqual(expect.any(String));
    expect(body.metadata).not.toHaveProperty('remainingItemCount');
  });

  it('rejects an expired token and returns a new one to continue', async () => {
    const cluster = clusterOf();
    const { body } = await get(cluster, `${releases}?limit=1`);
    cluster.compact();
    const token = encodeURIComponent(body.metadata.continue);
    const late = await get(cluster, `${releases}?limit=1&continue=${token}`);
    expect(late.status).toBe(410);
    expect(late.body).toMatchObject({
      kind: 'Status',
      code: 410,
      reason: 'Expired',
      message: expect.stringMatching(/^The provided continue parameter is too/),
    });
    const other = encodeURIComponent(late.body.metadata.continue);
    const rest = await get(cluster, `${releases}?continue=${other}`);
    expect(names(rest.body)).toEqual(['carts/b', 'carts/c', 'orders/a']);
  });

  it('lets the token of any resource expire once', async () => {
    const cluster = clusterOf();
    cluster.put(namespace({ release: '2.9', now }, 'orders'));
    cluster.break({ kind: 'expired', resource: 'namespaces', times: 1 });
    const spaces = '/api/v1/namespaces';
    for (const [path, status] of [
      [releases, 200],
      [spaces, 410],
      [spaces, 200],
    ] as const) {
      const first = await get(cluster, `${path}?limit=1`);
      expect(first.status).toBe(200);
      const token = encodeURIComponent(first.body.metadata.continue);
      const next = await get(cluster, `${path}?limit=1&continue=${token}`);
      expect([path, next.status]).toEqual([path, status]);
    }
  });
});

describe('get', () => {
  it('returns the object', async () => {
    const { status, body } = await get(clusterOf(), `${inCarts}/a`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      kind: 'HelmRelease',
      metadata: {
        name: 'a',
        namespace: 'carts',
        generation: 1,
        uid: expect.stringMatching(/^[0-9a-f-]{36}$/),
      },
    });
  });

  it('names the object that is not found', async () => {
    const { status, body } = await get(clusterOf(), `${inCarts}/x`);
    expect(status).toBe(404);
    expect(body).toEqual({
      kind: 'Status',
      apiVersion: 'v1',
      metadata: {},
      status: 'Failure',
      message: 'helmreleases.helm.toolkit.fluxcd.io "x" not found',
      reason: 'NotFound',
      details: {
        name: 'x',
        group: 'helm.toolkit.fluxcd.io',
        kind: 'helmreleases',
      },
      code: 404,
    });
  });

  it('returns different objects for two clusters or namespaces with equal names', async () => {
    const first = clusterOf();
    const uids = [
      ...first.list('HelmRelease'),
      ...createOther().list('HelmRelease'),
    ].map(({ metadata }) => metadata.uid);
    expect(new Set(uids).size).toBe(uids.length);
  });
});

describe('a cluster with `tamper`', () => {
  it('sends custom resources as the test changes them', async () => {
    const cluster = clusterOf();
    cluster.put(namespace({ release: '2.9', now }, 'orders'));
    cluster.tamper = object => ({ ...object, status: null });
    const { body } = await get(cluster, releases);
    expect(body.items[0].status).toBeNull();
    expect((await get(cluster, `${inCarts}/a`)).body.status).toBeNull();
    expect(cluster.list('HelmRelease')[0].status).not.toBeNull();
    const spaces = (await get(cluster, '/api/v1/namespaces')).body;
    expect(spaces.items[0].status).toEqual({ phase: 'Active' });
  });
});

function createOther(): Cluster {
  const other = createCluster({ name: 'other', flux: '2.9' });
  clusterOf()
    .list('HelmRelease')
    .forEach(({ metadata: { uid, ...metadata }, ...object }) =>
      other.put({ ...object, metadata }),
    );
  return other;
}

describe('rights', () => {
  it('that are missing are named in the 403 answer', async () => {
    const cluster = clusterOf();
    cluster.deny({ verbs: ['list'], resource: 'helmreleases' });
    const user = 'User "system:serviceaccount:backstage:backstage"';
    const { status, body } = await get(cluster, releases);
    expect(status).toBe(403);
    expect(body).toMatchObject({
      reason: 'Forbidden',
      message:
        `helmreleases.helm.toolkit.fluxcd.io is forbidden: ${user} cannot ` +
        'list resource "helmreleases" in API group "helm.toolkit.fluxcd.io" ' +
        'at the cluster scope',
      details: { group: 'helm.toolkit.fluxcd.io', kind: 'helmreleases' },
    });
    expect((await get(cluster, inCarts)).body.message).toMatch(
      /in the namespace "carts"$/,
    );
    expect((await get(cluster, `${inCarts}/a`)).status).toBe(200);
    cluster.allow();
    expect((await get(cluster, releases)).status).toBe(200);
  });

  it('that are denied in one namespace are denied for the whole cluster', async () => {
    const cluster = clusterOf();
    cluster.deny({ verbs: ['list'], namespace: 'carts' });
    expect((await get(cluster, inCarts)).status).toBe(403);
    expect((await get(cluster, releases)).status).toBe(403);
    const inOrders = inCarts.replace('carts', 'orders');
    expect((await get(cluster, inOrders)).status).toBe(200);
  });

  it.each([
    ['carts', 'patch', false],
    ['orders', 'patch', true],
    ['carts', 'get', true],
  ])(
    'are reviewed in the namespace %s for the verb %s',
    async (inside, verb, allowed) => {
      const cluster = clusterOf();
      cluster.deny({ verbs: ['patch'], namespace: 'carts' });
      const response = await cluster.handle(
        new Request(
          'https://x/apis/authorization.k8s.io/v1/selfsubjectaccessreviews',
          {
            method: 'POST',
            body: JSON.stringify({
              kind: 'SelfSubjectAccessReview',
              apiVersion: 'authorization.k8s.io/v1',
              spec: {
                resourceAttributes: {
                  group: 'helm.toolkit.fluxcd.io',
                  resource: 'helmreleases',
                  namespace: inside,
                  verb,
                },
              },
            }),
          },
        ),
      );
      expect(response.status).toBe(201);
      expect((await response.json()).status.allowed).toBe(allowed);
    },
  );

  it('are not checked for unsupported methods', async () => {
    const response = await clusterOf().handle(
      new Request(`https://x${inCarts}/a`, { method: 'DELETE' }),
    );
    expect(response.status).toBe(405);
    expect((await response.json()).reason).toBe('MethodNotAllowed');
  });
});
