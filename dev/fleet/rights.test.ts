/** @jest-environment node */
import { Cluster, ClusterOptions, createCluster } from './cluster';
import { helmRelease } from './objects/helmRelease';

const helm = 'helm.toolkit.fluxcd.io';
const reviews = '/apis/authorization.k8s.io/v1';
const inShop = `/apis/${helm}/v2/namespaces/shop/helmreleases`;

function clusterOf(more?: Partial<ClusterOptions>): Cluster {
  const cluster = createCluster({ name: 'test', flux: '2.9', ...more });
  const on = { release: cluster.flux, now: Date.parse('2026-11-20T12:00:00Z') };
  const source = { kind: 'HelmRepository', name: 'shop' };
  const chart = { name: 'app', version: '1.0.0', source };
  for (const name of ['carts', 'orders']) {
    cluster.put(helmRelease({ on, name, namespace: 'shop', chart }));
  }
  return cluster;
}

async function post(cluster: Cluster, plural: string, spec: unknown) {
  const response = await cluster.handle(
    new Request(`https://x${reviews}/${plural}`, {
      method: 'POST',
      body: JSON.stringify({ apiVersion: 'authorization.k8s.io/v1', spec }),
    }),
  );
  return { code: response.status, body: await response.json() };
}

async function rulesIn(cluster: Cluster, namespace: string) {
  const { body } = await post(cluster, 'selfsubjectrulesreviews', {
    namespace,
  });
  return body.status.resourceRules;
}

/** The rules about HelmReleases. */
async function helmRulesIn(cluster: Cluster, namespace: string) {
  const rules: Array<{ resources: string[]; verbs: string[] }> = await rulesIn(
    cluster,
    namespace,
  );
  return rules.filter(({ resources }) => resources.includes('helmreleases'));
}

async function may(cluster: Cluster, attributes: Record<string, string>) {
  const { body } = await post(cluster, 'selfsubjectaccessreviews', {
    resourceAttributes: {
      group: helm,
      resource: 'helmreleases',
      namespace: 'shop',
      verb: 'patch',
      ...attributes,
    },
  });
  return body.status.allowed;
}

async function send(cluster: Cluster, path: string, method = 'GET') {
  const response = await cluster.handle(
    new Request(`https://x${path}`, {
      method,
      headers: { 'content-type': 'application/merge-patch+json' },
      body: method === 'PATCH' ? '{"spec":{"suspend":true}}' : undefined,
    }),
  );
  return { code: response.status, body: await response.json() };
}

const ownReviews = {
  verbs: ['create'],
  apiGroups: ['authorization.k8s.io'],
  resources: ['selfsubjectaccessreviews', 'selfsubjectrulesreviews'],
};
const everything = { verbs: ['*'], apiGroups: ['*'], resources: ['*'] };
const patchCarts = {
  verbs: ['patch'],
  apiGroups: [helm],
  resources: ['helmreleases'],
  resourceNames: ['carts'],
};

describe('a SelfSubjectRulesReview', () => {
  it('allows everything if nothing is denied', async () => {
    const { code, body } = await post(clusterOf(), 'selfsubjectrulesreviews', {
      namespace: 'shop',
    });
    expect(code).toBe(201);
    expect(body).toEqual({
      kind: 'SelfSubjectRulesReview',
      apiVersion: 'authorization.k8s.io/v1',
      metadata: { creationTimestamp: null },
      spec: {},
      status: {
        resourceRules: [ownReviews, everything],
        nonResourceRules: [
          { verbs: ['*'], nonResourceURLs: ['*'] },
          {
            verbs: ['get'],
            nonResourceURLs: expect.arrayContaining(['/apis']),
          },
        ],
        incomplete: false,
      },
    });
  });

  it.each([[{}], [{ namespace: '' }], [undefined]])(
    'is rejected without a namespace: %j',
    async spec => {
      const { code, body } = await post(
        clusterOf(),
        'selfsubjectrulesreviews',
        spec,
      );
      expect(code).toBe(400);
      expect(body).toMatchObject({
        kind: 'Status',
        reason: 'BadRequest',
        message: 'no namespace on request',
      });
    },
  );

  it('is answered for POST and v1 only', async () => {
    const path = `${reviews}/selfsubjectrulesreviews`;
    expect((await send(clusterOf(), path)).code).toBe(405);
    const old = await clusterOf().handle(
      new Request(`https://x${path.replace('v1', 'v1beta1')}`),
    );
    expect(old.status).toBe(404);
  });

  it('omits rights that are denied in that namespace', async () => {
    const cluster = clusterOf();
    cluster.deny({
      verbs: ['patch'],
      resource: 'helmreleases',
      namespace: 'shop',
    });
    expect(await helmRulesIn(cluster, 'shop')).toEqual([
      {
        verbs: expect.not.arrayContaining(['patch']),
        apiGroups: [helm],
        resources: ['helmreleases'],
      },
    ]);
    const [{ verbs }] = await helmRulesIn(cluster, 'shop');
    expect(verbs).toEqual(expect.arrayContaining(['get', 'list']));
    expect(await rulesIn(cluster, 'shop')).toContainEqual({
      verbs: ['*'],
      apiGroups: ['kustomize.toolkit.fluxcd.io'],
      resources: ['kustomizations'],
    });
    expect(await rulesIn(cluster, 'elsewhere')).toContainEqual(everything);
  });

  it('omits a resource that is denied completely', async () => {
    const cluster = clusterOf();
    cluster.deny({ resource: 'helmreleases' });
    expect(await helmRulesIn(cluster, 'shop')).toEqual([]);
    cluster.deny({});
    expect(await rulesIn(cluster, 'shop')).toEqual([ownReviews]);
    cluster.allow();
    expect(await rulesIn(cluster, 'shop')).toEqual([ownReviews, everything]);
  });

  it('agrees with the answers to requests', async () => {
    const cluster = clusterOf();
    cluster.deny({ verbs: ['list'], resource: 'helmreleases' });
    cluster.deny({ verbs: ['patch'], namespace: 'shop' });
    const [{ verbs }] = await helmRulesIn(cluster, 'shop');
    const answers = {
      get: await send(cluster, `${inShop}/carts`),
      list: await send(cluster, inShop),
      patch: await send(cluster, `${inShop}/carts`, 'PATCH'),
    };
    for (const [verb, { code }] of Object.entries(answers)) {
      expect([verb, code]).toEqual([verb, verbs.includes(verb) ? 200 : 403]);
      expect(await may(cluster, { verb })).toBe(verbs.includes(verb));
    }
    expect(verbs).toContain('get');
  });
});

describe('a right to one object by name', () => {
  function clusterWithRole() {
    const cluster = clusterOf();
    cluster.deny({ verbs: ['patch'] });
    cluster.grant({ ...patchCarts, namespace: 'shop' });
    return cluster;
  }

  it('is in the rules with that name, in its namespace only', async () => {
    const cluster = clusterWithRole();
    expect(await helmRulesIn(cluster, 'shop')).toContainEqual(patchCarts);
    expect(await helmRulesIn(cluster, 'other')).not.toContainEqual(patchCarts);
  });

  it('allows to patch that object, and no other', async () => {
    const cluster = clusterWithRole();
    expect((await send(cluster, `${inShop}/carts`, 'PATCH')).code).toBe(200);
    const refused = await send(cluster, `${inShop}/orders`, 'PATCH');
    expect(refused.code).toBe(403);
    expect(refused.body).toMatchObject({
      kind: 'Status',
      reason: 'Forbidden',
      message:
        'helmreleases.helm.toolkit.fluxcd.io "orders" is forbidden: User ' +
        '"system:serviceaccount:backstage:backstage" cannot patch resource ' +
        '"helmreleases" in API group "helm.toolkit.fluxcd.io" in the ' +
        'namespace "shop"',
    });
  });

  it.each([
    [{ name: 'carts' }, true],
    [{ name: 'orders' }, false],
    [{}, false],
    [{ name: 'carts', namespace: 'other' }, false],
    [{ name: 'carts', verb: 'delete' }, true],
    [{ name: 'carts', resource: 'helmcharts' }, false],
  ])('reviews access to %j as %s', async (attributes, allowed) => {
    expect(await may(clusterWithRole(), attributes)).toBe(allowed);
  });

  it('allows to list that object by its name', async () => {
    const cluster = clusterOf();
    cluster.deny({ resource: 'helmreleases' });
    cluster.grant({ ...patchCarts, verbs: ['get', 'list'] });
    expect((await send(cluster, inShop)).code).toBe(403);
    const byName = await send(
      cluster,
      `${inShop}?fieldSelector=metadata.name=carts`,
    );
    expect(byName.body.items).toHaveLength(1);
    const other = await send(
      cluster,
      `${inShop}?fieldSelector=metadata.name=orders`,
    );
    expect(other.code).toBe(403);
  });

  it('is removed by allow()', async () => {
    const cluster = clusterWithRole();
    cluster.allow();
    cluster.deny({ verbs: ['patch'] });
    expect(await may(cluster, { name: 'carts' })).toBe(false);
  });
});

describe('a cluster with a webhook authorizer', () => {
  it('has only the rules of RBAC in reviews, and an evaluationError', async () => {
    const cluster = clusterOf({ webhookAuthorizer: true });
    cluster.grant(patchCarts);
    const { body } = await post(cluster, 'selfsubjectrulesreviews', {
      namespace: 'shop',
    });
    expect(body.status).toEqual({
      resourceRules: [ownReviews, patchCarts],
      nonResourceRules: [expect.objectContaining({ verbs: ['get'] })],
      incomplete: true,
      evaluationError:
        'webhook authorizer does not support user rule resolution',
    });
  });

  it('can omit the evaluationError', async () => {
    const cluster = clusterOf();
    cluster.webhookAuthorizer = {};
    const { body } = await post(cluster, 'selfsubjectrulesreviews', {
      namespace: 'shop',
    });
    expect(body.status.incomplete).toBe(true);
    expect(body.status).not.toHaveProperty('evaluationError');
  });

  it('allows requests that are not in the rules', async () => {
    const cluster = clusterOf({ webhookAuthorizer: true });
    expect(await may(cluster, { name: 'orders' })).toBe(true);
    expect((await send(cluster, `${inShop}/orders`, 'PATCH')).code).toBe(200);
    cluster.deny({ verbs: ['patch'], namespace: 'shop' });
    expect(await may(cluster, { name: 'orders' })).toBe(false);
    expect((await send(cluster, `${inShop}/orders`, 'PATCH')).code).toBe(403);
  });
});

describe('the ClusterRole view', () => {
  const list = (cluster: Cluster, path: string) =>
    send(cluster, path).then(({ code }) => code);

  it.each([
    ['/api/v1/pods', 200],
    ['/api/v1/events', 200],
    ['/apis/apps/v1/deployments', 200],
    [inShop, 200],
    ['/apis/source.extensions.fluxcd.io/v1beta1/artifactgenerators', 200],
    ['/api/v1/secrets', 403],
    ['/apis/rbac.authorization.k8s.io/v1/roles', 403],
    ['/apis/cert-manager.io/v1/certificates', 403],
    ['/apis/fluxcd.controlplane.io/v1/fluxinstances', 403],
    ['/apis/apiextensions.k8s.io/v1/customresourcedefinitions', 403],
  ])('answers a list of %s with %i', async (path, code) => {
    const cluster = clusterOf({
      operator: true,
      controllers: ['helm-controller', 'source-watcher'],
      addons: ['cert-manager'],
    });
    cluster.allowViewOnly();
    expect(await list(cluster, path)).toBe(code);
  });

  it('allows no changes, but reviews of the own rights', async () => {
    const cluster = clusterOf();
    cluster.allowViewOnly();
    expect((await send(cluster, `${inShop}/carts`, 'PATCH')).code).toBe(403);
    expect(await may(cluster, {})).toBe(false);
    expect(await may(cluster, { verb: 'list' })).toBe(true);
    cluster.allow();
    expect(await may(cluster, {})).toBe(true);
  });
});
