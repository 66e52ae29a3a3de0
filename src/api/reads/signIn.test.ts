import {
  KubernetesAuthProviders,
  type KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import type { ClusterOptions } from '../../../dev/fleet/cluster';
import { cartsEntity } from '../../../dev/fleet/worlds/carts';
import {
  endFakeTime,
  pass,
  settled,
  startFakeTime,
} from '../../__testUtils__/fakeTime';
import { fleetOfRepositories } from '../../__testUtils__/fleetOf';
import {
  createTestBackend,
  QUERY,
  type TestBackend,
} from '../../__testUtils__/testBackend';
import { fluxReference, nameOf } from '../../flux';
import { sleep } from '../transport/deadlines';
import type { FluxClusterList, FluxList, FluxListOptions } from '../FluxApi';

const MINUTE = 60_000;
const LIST = { entity: cartsEntity, kinds: ['GitRepository'] } as const;
const CLOSED = 'Login failed, popup was closed';

let test: TestBackend;

beforeEach(startFakeTime);
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

/** Two clusters with service accounts, and one that people sign in to. */
function fleetWith(
  signIn: Partial<ClusterOptions> = {
    authProvider: 'oidc',
    oidcTokenProvider: 'okta',
  },
) {
  return fleetOfRepositories('a', { name: 'private', ...signIn }, 'b');
}

function setUp(
  kubernetesAuthProvidersApi: KubernetesAuthProvidersApi,
  options: Parameters<typeof createTestBackend>[0] = {},
) {
  test = createTestBackend({
    fleet: fleetWith(),
    kubernetesAuthProvidersApi,
    ...options,
  });
}

/** Providers that open a login window for Okta, and what people do with it. */
function withLogin(answer: () => Promise<string>) {
  let windows = 0;
  let session: string | undefined;
  const tokenOf = async (provider: string) => {
    if (provider === 'serviceAccount') return undefined;
    if (session === undefined) {
      windows++;
      session = await answer();
    }
    return session;
  };
  const api: KubernetesAuthProvidersApi = {
    getCredentials: async provider => ({ token: await tokenOf(provider) }),
    decorateRequestBodyForAuth: async (provider, body) => {
      const token = await tokenOf(provider);
      return token
        ? { ...body, auth: { ...body.auth, oidc: { okta: token } } }
        : body;
    },
  };
  return { api, windows: () => windows };
}

const refusing = () => withLogin(() => Promise.reject(new Error(CLOSED)));

const namesIn = ({ resources }: FluxList | FluxClusterList) =>
  resources.map(({ object }) => nameOf(object)).sort();

const list = (options?: FluxListOptions) =>
  settled(test.fluxClient.list(LIST, options));

const notSignedIn = (message: string) => ({
  cluster: 'private',
  meaning: 'not-signed-in',
  message,
});

it('lists all clusters in one answer once a person has signed in', async () => {
  const login = withLogin(async () => 'token');
  setUp(login.api);
  const answer = await list();
  expect(namesIn(answer)).toEqual(['a', 'b', 'private']);
  expect(answer.failures).toEqual([]);
  expect(answer.pauseMs).toBeUndefined();
  expect(test.count('POST', QUERY)).toBe(1);
  expect(login.windows()).toBe(1);
});

describe('with a cluster whose auth provider the app lacks', () => {
  it('lists the others one by one, although the backend rejects the query for all', async () => {
    setUp(
      new KubernetesAuthProviders({
        microsoftAuthApi: { getAccessToken: async () => '' },
        googleAuthApi: { getAccessToken: async () => '' },
      } as unknown as ConstructorParameters<typeof KubernetesAuthProviders>[0]),
    );
    const parts: FluxClusterList[] = [];
    const answer = await list({ onClusterList: part => parts.push(part) });
    expect(namesIn(answer)).toEqual(['a', 'b']);
    expect(answer.failures).toEqual([
      notSignedIn(
        'KubernetesAuthProviders has no oidcProvider configured for oidc.okta',
      ),
    ]);
    expect(parts.map(({ cluster }) => cluster).sort()).toEqual(['a', 'b']);
    expect(answer.pauseMs).toBe(MINUTE);
  });

  it('has its rows where the backend needs no token of the person', async () => {
    const { api } = refusing();
    setUp(api, {
      fleet: fleetWith({ authProvider: 'serviceAccount' }),
      // As a backend with an auth strategy of its own.
      fetch: async (input, init) => {
        const response = await test.backend.handle(new Request(input, init));
        if (!String(input).endsWith('/clusters')) return response;
        const { items } = await response.json();
        return Response.json({
          items: items.map((item: { name: string }) => ({
            ...item,
            authProvider: item.name === 'private' ? 'own' : 'serviceAccount',
          })),
        });
      },
    });
    const answer = await list();
    expect(namesIn(answer)).toEqual(['a', 'b', 'private']);
    expect(answer.failures).toEqual([]);
  });
});

describe('with a person who closes the login window', () => {
  it('shows the message, and the rows of the other clusters', async () => {
    setUp(refusing().api);
    const answer = await list();
    expect(namesIn(answer)).toEqual(['a', 'b']);
    expect(answer.failures).toEqual([notSignedIn(CLOSED)]);
  });

  it('opens no other window for five minutes, and asks the backend in vain only once', async () => {
    const login = refusing();
    setUp(login.api);
    for (let minute = 0; minute < 5; minute++) {
      const answer = await list();
      expect(namesIn(answer)).toEqual(['a', 'b']);
      expect(answer.failures).toEqual([notSignedIn(CLOSED)]);
      await pass(answer.pauseMs ?? 0);
    }
    expect(login.windows()).toBe(1);
    expect(test.count('POST', QUERY)).toBe(1);

    await pass(1);
    await list();
    expect(login.windows()).toBe(2);
    expect(test.count('POST', QUERY)).toBe(2);
  });

  it('opens no window for other requests to the cluster', async () => {
    const login = refusing();
    setUp(login.api);
    await list();
    const { fluxClient } = test;
    const reference = fluxReference('private', 'GitRepository', 'x', 'y');
    const failure = notSignedIn(CLOSED);
    const got = await settled(fluxClient.get([reference]));
    expect(got).toEqual({
      resources: [],
      failures: [{ ...failure, kind: 'GitRepository' }],
    });
    const pods = { cluster: 'private', group: '', kind: 'Pod' };
    expect(await settled(fluxClient.listObjects(pods))).toMatchObject({
      failure,
    });
    expect(await settled(fluxClient.runtime('private'))).toEqual({
      resources: [],
      failure,
    });
    const { cluster: _cluster, ...error } = failure;
    await expect(
      settled(fluxClient.patch(reference, { spec: { suspend: true } })),
    ).rejects.toMatchObject(error);
    await expect(
      settled(fluxClient.rules('private', 'x')),
    ).rejects.toMatchObject(error);
    await expect(settled(fluxClient.mayPatch(reference))).rejects.toMatchObject(
      error,
    );
    expect(login.windows()).toBe(1);
    expect(
      test.backend.requests.filter(({ cluster }) => cluster === 'private'),
    ).toEqual([]);
  });

  it('opens a window again when the user asks for it, and lists all in one answer', async () => {
    const answers = [
      Promise.reject(new Error(CLOSED)),
      Promise.resolve('token'),
    ];
    answers[0].catch(() => {});
    const login = withLogin(() => answers.shift() ?? Promise.resolve('token'));
    setUp(login.api);
    await list();
    const answer = await list({ signInAgain: true });
    expect(login.windows()).toBe(2);
    expect(namesIn(answer)).toEqual(['a', 'b', 'private']);
    expect(answer.failures).toEqual([]);
    expect(answer.pauseMs).toBeUndefined();
  });

  it('still has the others when the second window is closed as well', async () => {
    const login = refusing();
    setUp(login.api);
    await list();
    const answer = await list({ signInAgain: true });
    expect(login.windows()).toBe(2);
    expect(namesIn(answer)).toEqual(['a', 'b']);
  });
});

describe('with a login window that stays open', () => {
  it('has the rows of the other clusters after 2 s', async () => {
    setUp(withLogin(() => new Promise(() => {})).api);
    const parts: string[] = [];
    const answer = test.fluxClient.list(LIST, {
      onClusterList: ({ cluster, failures }) =>
        parts.push([cluster, ...failures.map(f => f.meaning)].join(' ')),
    });
    await pass(2_100);
    expect(parts.sort()).toEqual(['a', 'b']);
    const { failures } = await settled(answer);
    expect(failures).toEqual([{ cluster: 'private', meaning: 'no-answer' }]);
  });

  it('opens no other window until the user asks for it', async () => {
    const login = withLogin(() => new Promise(() => {}));
    setUp(login.api);
    await list();
    await list();
    expect(login.windows()).toBe(1);
    await list({ signInAgain: true });
    expect(login.windows()).toBe(2);
  });
});

it('opens one window for simultaneous requests to a cluster', async () => {
  const login = withLogin(async () => {
    await sleep(5_000, new AbortController().signal);
    throw new Error(CLOSED);
  });
  setUp(login.api);
  const answers = await settled(
    Promise.all(
      ['x', 'y', 'z'].map(name =>
        test.fluxClient.get([
          fluxReference('private', 'GitRepository', 'flux-system', name),
        ]),
      ),
    ),
  );
  expect(answers.map(({ failures }) => failures[0].message)).toEqual([
    CLOSED,
    CLOSED,
    CLOSED,
  ]);
  expect(login.windows()).toBe(1);
});

it('opens no window for a cluster to which no request of the entity goes', async () => {
  const login = refusing();
  const entity = {
    ...cartsEntity,
    metadata: {
      ...cartsEntity.metadata,
      annotations: {
        ...cartsEntity.metadata.annotations,
        'backstage.io/kubernetes-cluster': 'a',
      },
    },
  };
  setUp(login.api, { serviceLocator: 'singleTenant', entities: [entity] });
  const answer = await settled(
    test.fluxClient.list({ entity, kinds: ['GitRepository'] }),
  );
  expect(login.windows()).toBe(0);
  expect(namesIn(answer)).toEqual(['a']);
  expect(answer.failures).toEqual([]);
});

it('sends no request to a single cluster if the backend forbids the query', async () => {
  setUp(refusing().api);
  test.backend.deny('kubernetes.resources.read');
  await expect(list()).rejects.toMatchObject({
    permission: 'kubernetes.resources.read',
  });
  test.backend.allow('kubernetes.resources.read');
  expect(namesIn(await list())).toEqual(['a', 'b']);
});
