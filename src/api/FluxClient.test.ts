import { cartsEntity } from '../../dev/fleet/worlds/carts';
import type { Fault } from '../../dev/fleet/faults';
import { endFakeTime, settled, startFakeTime } from '../__testUtils__/fakeTime';
import {
  createTestBackend,
  QUERY,
  type TestBackend,
} from '../__testUtils__/testBackend';
import { kindOf, nameOf, textAt } from '../flux';
import { FluxRequestError, type FluxFailure } from './FluxRequestError';
import type { FluxList } from './FluxApi';

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

function namesOn(list: FluxList, cluster: string): string[] {
  return list.resources
    .filter(resource => resource.cluster === cluster)
    .map(({ object }) => nameOf(object));
}

function versionsOn(list: FluxList, cluster: string): string[] {
  const versions = list.resources
    .filter(resource => resource.cluster === cluster)
    .map(({ object }) => textAt(object, 'apiVersion') ?? '');
  return [...new Set(versions)];
}

describe('FluxClient.list', () => {
  const request = { entity: cartsEntity, kinds: ['HelmRelease'] } as const;

  it('lists the objects of every cluster in the version that it serves', async () => {
    const { fluxClient } = setUp();
    const list = await settled(fluxClient.list(request));

    expect(list.failures).toEqual([]);
    expect(list.clusters).toEqual([
      { name: 'staging' },
      { name: 'production' },
    ]);
    expect(namesOn(list, 'staging')).toContain('carts-migrations');
    expect(namesOn(list, 'production')).toContain('carts-migrations');
    expect(versionsOn(list, 'staging')).toEqual(['helm.toolkit.fluxcd.io/v2']);
    expect(versionsOn(list, 'production')).toEqual([
      'helm.toolkit.fluxcd.io/v2beta2',
    ]);
  });

  it('needs a second query only until it knows which versions are served', async () => {
    const { fluxClient, count } = setUp();
    await settled(fluxClient.list(request));
    expect(count('POST', QUERY)).toBe(2);
    await settled(fluxClient.list(request));
    await settled(fluxClient.list(request));
    expect(count('POST', QUERY)).toBe(4);
    expect(count('GET', '/clusters')).toBe(1);
  });

  it('asks for several kinds in one request', async () => {
    const { fluxClient, backend, fleet } = setUp();
    fleet.cluster('production').break({ kind: 'network' });
    await settled(
      fluxClient.list({
        entity: cartsEntity,
        kinds: ['HelmRelease', 'Kustomization', 'GitRepository', 'HelmRelease'],
      }),
    );
    const queries = backend.requests.filter(({ path }) => path === QUERY);
    expect(queries).toHaveLength(1);
    expect(queries[0].body).toEqual({
      entityRef: 'component:default/carts-service',
      auth: {},
      customResources: [
        {
          group: 'source.toolkit.fluxcd.io',
          apiVersion: 'v1',
          plural: 'gitrepositories',
        },
        {
          group: 'helm.toolkit.fluxcd.io',
          apiVersion: 'v2',
          plural: 'helmreleases',
        },
        {
          group: 'kustomize.toolkit.fluxcd.io',
          apiVersion: 'v1',
          plural: 'kustomizations',
        },
      ],
    });
  });

  it('shows an object once where a cluster serves it in two versions', async () => {
    // Flux 2.2 serves v2beta1 and v2beta2; the other cluster neither.
    const { fluxClient } = setUp();
    const list = await settled(fluxClient.list(request));
    const names = namesOn(list, 'production');
    expect(new Set(names).size).toBe(names.length);
  });

  it('says that a kind is not installed, which is not an error', async () => {
    const { fluxClient } = setUp();
    const list = await settled(
      fluxClient.list({
        entity: cartsEntity,
        kinds: ['ExternalArtifact'],
      }),
    );
    expect(list.failures).toEqual([
      {
        cluster: 'production',
        kind: 'ExternalArtifact',
        meaning: 'not-installed',
      },
    ]);
  });

  it('asks for the newest version again after a cluster answered 404 to it', async () => {
    const { fluxClient, fleet, count } = setUp();
    const { cluster } = fleet;
    cluster('staging').break({ kind: 'status', status: 404, times: 1 });
    const first = await settled(fluxClient.list(request));
    // It answered 404 to v2, and to the older ones, which it does not serve.
    expect(namesOn(first, 'staging')).toEqual([]);
    expect(count('POST', QUERY)).toBe(2);
    const second = await settled(fluxClient.list(request));
    expect(namesOn(second, 'staging')).not.toEqual([]);
    expect(second.failures).toEqual([]);
  });

  describe('when a cluster fails', () => {
    const cases: [string, Fault, Partial<FluxFailure>][] = [
      [
        '401',
        { kind: 'status', status: 401 },
        { meaning: 'not-signed-in', statusCode: 401, kind: 'HelmRelease' },
      ],
      [
        '403',
        { kind: 'status', status: 403 },
        { meaning: 'not-permitted', statusCode: 403, kind: 'HelmRelease' },
      ],
      [
        '404 to everything',
        { kind: 'status', status: 404 },
        { meaning: 'not-installed', kind: 'HelmRelease' },
      ],
      [
        '500',
        { kind: 'status', status: 500 },
        { meaning: 'unexpected', statusCode: 500, kind: 'HelmRelease' },
      ],
      [
        '503',
        { kind: 'status', status: 503 },
        { meaning: 'unexpected', statusCode: 503, kind: 'HelmRelease' },
      ],
      [
        'no connection',
        { kind: 'network' },
        {
          meaning: 'unreachable',
          message: expect.stringContaining('ECONNREFUSED'),
        },
      ],
      ['HTML', { kind: 'html' }, { meaning: 'malformed' }],
      ['a truncated body', { kind: 'truncated' }, { meaning: 'malformed' }],
      ['nothing, ever', { kind: 'hang' }, { meaning: 'no-answer' }],
    ];

    it.each(cases)(
      'with %s: names the failure and lists the other clusters',
      async (_name, fault, failure) => {
        const { fluxClient, fleet } = setUp();
        fleet.cluster('production').break(fault);
        const list = await settled(fluxClient.list(request));

        expect(namesOn(list, 'staging')).toContain('carts-migrations');
        expect(namesOn(list, 'production')).toEqual([]);
        expect(list.failures).toEqual(
          [{ cluster: 'production', ...failure }].map(expected =>
            expect.objectContaining(expected),
          ),
        );
      },
    );

    it('keeps the newest versions when the older ones fail as a whole', async () => {
      const { fluxClient, fleet } = setUp();
      fleet.cluster('production').break({ kind: 'listWithoutKind' });
      const list = await settled(fluxClient.list(request));
      expect(namesOn(list, 'staging')).toContain('carts-migrations');
      expect(list.failures).toEqual([
        expect.objectContaining({
          cluster: 'production',
          kind: 'HelmRelease',
          meaning: 'unexpected',
        }),
      ]);
    });
  });

  describe('when the request fails as a whole', () => {
    it.each([
      ['kubernetes.clusters.read'],
      ['kubernetes.resources.read'],
    ] as const)(
      'names the permission %s when it is denied',
      async permission => {
        const { fluxClient, backend } = setUp();
        backend.deny(permission);
        await expect(settled(fluxClient.list(request))).rejects.toMatchObject({
          meaning: 'not-permitted',
          statusCode: 403,
          permission,
          message: 'Unauthorized',
        });
      },
    );

    it('rejects with the message of the backend without a signed-in user', async () => {
      const { fluxClient, backend } = setUp();
      backend.signedIn = false;
      await expect(settled(fluxClient.list(request))).rejects.toMatchObject({
        meaning: 'not-signed-in',
        statusCode: 401,
        message: 'No Backstage token',
      });
    });

    it('says that the Kubernetes backend is missing', async () => {
      const { fluxClient, backend } = setUp();
      backend.installed = false;
      await expect(settled(fluxClient.list(request))).rejects.toMatchObject({
        meaning: 'backend-missing',
      });
    });

    it('says that the backend is unreachable when there is no network', async () => {
      const { fluxClient } = setUp({
        fetch: async () => {
          throw new TypeError('Failed to fetch');
        },
      });
      const failure = settled(fluxClient.list(request));
      await expect(failure).rejects.toBeInstanceOf(FluxRequestError);
      await expect(failure).rejects.toMatchObject({ meaning: 'unreachable' });
    });

    it('asks for the list of clusters again after it could not be read', async () => {
      const { fluxClient, backend } = setUp();
      backend.deny('kubernetes.clusters.read');
      await expect(settled(fluxClient.list(request))).rejects.toThrow();
      backend.allow('kubernetes.clusters.read');
      await expect(settled(fluxClient.list(request))).resolves.toMatchObject({
        failures: [],
      });
    });

    it('rejects when the backend answers 500 because of a list without kind', async () => {
      const { fluxClient, fleet } = setUp();
      fleet.cluster('staging').break({ kind: 'listWithoutKind' });
      await expect(settled(fluxClient.list(request))).rejects.toMatchObject({
        meaning: 'unexpected',
        statusCode: 500,
      });
    });
  });

  describe('when the backend answers something odd', () => {
    function setUpAnswer(body: unknown) {
      return setUp({
        fetch: async (input, init) =>
          String(input).endsWith(QUERY)
            ? Response.json(body)
            : test.backend.handle(new Request(input, init)),
      });
    }

    it.each([
      [null],
      ['none'],
      [[]],
      [{}],
      [{ items: null }],
      [{ items: { 0: {} } }],
    ])('rejects %j as malformed', async body => {
      const { fluxClient } = setUpAnswer(body);
      await expect(settled(fluxClient.list(request))).rejects.toMatchObject({
        name: 'FluxRequestError',
        meaning: 'malformed',
      });
    });

    it('reads the usable parts of a malformed answer', async () => {
      const object = {
        apiVersion: 'helm.toolkit.fluxcd.io/v2',
        kind: 'HelmRelease',
        metadata: { name: 'carts', namespace: 'carts' },
      };
      const { fluxClient } = setUpAnswer({
        items: [
          null,
          'staging',
          { cluster: null },
          { cluster: { name: 7 } },
          { cluster: { name: 'staging', title: 7 } },
          {
            cluster: { name: 'production', title: { text: 'x' } },
            resources: [
              null,
              { resources: null },
              { resources: [null, 7, {}, { kind: 'Pod' }, object] },
            ],
            errors: [null, 'no', {}, { statusCode: '403', resourcePath: 7 }],
          },
          { cluster: { name: 'not in the list' }, resources: {}, errors: {} },
        ],
      });
      const { resources, failures } = await settled(fluxClient.list(request));
      expect(resources).toEqual([{ cluster: 'production', object }]);
      expect(failures).toEqual([
        { cluster: 'production', meaning: 'unexpected' },
        {
          cluster: 'production',
          meaning: 'malformed',
          message:
            '4 of the items listed are not objects of the kind asked for.',
        },
      ]);
    });
  });

  it('lists only objects of the kinds asked for', async () => {
    const { fluxClient } = setUp();
    const list = await settled(
      fluxClient.list({
        entity: cartsEntity,
        kinds: ['HelmRelease', 'Kustomization'],
      }),
    );
    const kinds = new Set(
      list.resources.map(({ object }) => kindOf(object)?.kind),
    );
    expect([...kinds].sort()).toEqual(['HelmRelease', 'Kustomization']);
  });
});
