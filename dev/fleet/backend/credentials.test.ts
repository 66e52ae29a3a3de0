/** @jest-environment node */
import { createKubernetesBackend } from '../backend';
import { ClusterOptions } from '../cluster';
import { createFleet } from '../fleet';
import { BACKEND_TOKEN } from './credentials';

const base = 'http://localhost:7007/api/kubernetes';
const missing = 'Auth token not found under oidc.cognito in request body';

function fleetOf(cluster: Partial<ClusterOptions>) {
  return createFleet({
    clusters: [
      { name: 'open', flux: '2.9' },
      { name: 'closed', flux: '2.9', ...cluster },
    ],
  });
}

function backendOf(cluster: Partial<ClusterOptions>, fleet = fleetOf(cluster)) {
  return createKubernetesBackend({
    fleet,
    entities: [{ kind: 'Component', metadata: { name: 'carts' } }],
  });
}

type Backend = ReturnType<typeof backendOf>;

async function answered(response: Response) {
  return { status: response.status, body: await response.json() };
}

async function query(backend: Backend, auth: unknown) {
  const { status, body } = await answered(
    await backend.handle(
      new Request(`${base}/resources/custom/query`, {
        method: 'POST',
        body: JSON.stringify({
          entityRef: 'component:default/carts',
          auth,
          customResources: [
            {
              group: 'helm.toolkit.fluxcd.io',
              apiVersion: 'v2',
              plural: 'helmreleases',
            },
          ],
        }),
      }),
    ),
  );
  return { status, message: body.error?.message };
}

async function proxied(
  backend: Backend,
  cluster: string,
  headers: Record<string, string>,
) {
  const { status, body } = await answered(
    await backend.handle(
      new Request(`${base}/proxy/version`, {
        headers: { 'Backstage-Kubernetes-Cluster': cluster, ...headers },
      }),
    ),
  );
  return { status, message: body.error?.message };
}

const oidc = { authProvider: 'oidc', oidcTokenProvider: 'cognito' };
const header = 'Backstage-Kubernetes-Authorization';

describe('a cluster with the auth provider oidc', () => {
  it('is listed with its provider', async () => {
    const { body } = await answered(
      await backendOf(oidc).handle(new Request(`${base}/clusters`)),
    );
    expect(body.items).toEqual([
      { name: 'open', authProvider: 'serviceAccount' },
      {
        name: 'closed',
        authProvider: 'oidc',
        oidcTokenProvider: 'cognito',
      },
    ]);
  });

  it.each([[{}], [{ oidc: {} }], [{ oidc: { other: 'token' } }]])(
    'fails the query for all clusters if the token is missing in %j',
    async auth => {
      const { status, message } = await query(backendOf(oidc), auth);
      expect(status).toBe(500);
      expect(message).toBe(missing);
    },
  );

  it('is queried with the token', async () => {
    const auth = { oidc: { cognito: 'token' } };
    expect((await query(backendOf(oidc), auth)).status).toBe(200);
  });

  it.each<[Record<string, string>, boolean]>([
    [{}, false],
    [{ [`${header}-oidc-other`]: 'token' }, false],
    [{ [`${header}-oidc-cognito`]: 'token' }, true],
    [{ [header]: 'Bearer token' }, true],
  ])('is reached through the proxy with %j: %s', async (headers, reached) => {
    const { status, message } = await proxied(
      backendOf(oidc),
      'closed',
      headers,
    );
    expect(status).toBe(reached ? 200 : 500);
    expect(message).toBe(reached ? undefined : missing);
  });

  it('does not affect the proxy to other clusters', async () => {
    expect((await proxied(backendOf(oidc), 'open', {})).status).toBe(200);
  });

  it('cannot be reached through the proxy if its provider has capital letters', async () => {
    const backend = backendOf({ ...oidc, oidcTokenProvider: 'myOkta' });
    const headers = { [`${header}-oidc-myOkta`]: 'token' };
    expect((await proxied(backend, 'closed', headers)).message).toBe(
      'Auth token not found under oidc.myOkta in request body',
    );
  });
});

it.each<[Partial<ClusterOptions>, string | undefined]>([
  [{ authProvider: 'aws' }, undefined],
  [{ authProvider: 'localKubectlProxy' }, undefined],
  [
    { authProvider: 'aks' },
    "no bearer token or client cert for cluster 'closed' and not running in Kubernetes",
  ],
  [
    { authProvider: 'google' },
    'Google token not found under auth.google in request body',
  ],
  [
    { authProvider: 'oidc' },
    'oidc authProvider requires a configured oidcTokenProvider',
  ],
  [
    { authProvider: 'pinniped' },
    'authProvider "pinniped" has no AuthenticationStrategy associated with it',
  ],
])('a query without tokens for %j fails with %s', async (cluster, message) => {
  expect((await query(backendOf(cluster), {})).message).toBe(message);
});

describe('the headers that the proxy sends to a cluster', () => {
  async function headersAt(
    cluster: Partial<ClusterOptions>,
    sent: Record<string, string>,
  ): Promise<Headers> {
    const fleet = fleetOf(cluster);
    const handle = jest.spyOn(fleet.cluster('closed'), 'handle');
    const { status } = await proxied(backendOf(cluster, fleet), 'closed', {
      Authorization: 'Bearer of-backstage',
      Cookie: 'session=of-backstage',
      Accept: 'application/json',
      ...sent,
    });
    expect(status).toBe(200);
    return handle.mock.calls[0][0].headers;
  }

  const own = `Bearer ${BACKEND_TOKEN}`;

  it.each<[Partial<ClusterOptions>, Record<string, string>, string | null]>([
    [{ authProvider: 'serviceAccount' }, {}, own],
    [{ authProvider: 'googleServiceAccount' }, {}, own],
    [{ authProvider: 'aws' }, {}, own],
    [{ authProvider: 'azure' }, {}, own],
    [{ authProvider: 'localKubectlProxy' }, {}, null],
    [{ authProvider: 'aks' }, {}, null],
    [{ authProvider: 'aks' }, { [`${header}-aks`]: 'jane' }, 'Bearer jane'],
    [
      { authProvider: 'google' },
      { [`${header}-google`]: 'jane' },
      'Bearer jane',
    ],
    [oidc, { [`${header}-oidc-cognito`]: 'jane' }, 'Bearer jane'],
    [{ authProvider: 'serviceAccount' }, { [header]: 'Basic me' }, 'Basic me'],
  ])(
    'for %j with %j have %s as their Authorization',
    async (cluster, sent, authorization) => {
      const headers = await headersAt(cluster, sent);
      expect(headers.get('Authorization')).toBe(authorization);
    },
  );

  it('are those of the request, without the cookies of Backstage', async () => {
    const headers = await headersAt({}, {});
    expect(headers.get('Cookie')).toBeNull();
    expect(headers.get('Accept')).toBe('application/json');
  });
});
