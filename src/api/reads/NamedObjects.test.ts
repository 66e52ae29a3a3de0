import type { Fault } from '../../../dev/fleet/faults';
import { gitRepository } from '../../../dev/fleet/objects/sources';
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
import {
  fluxReference,
  nameOf,
  referenceOf,
  type FluxKind,
  type FluxReference,
  textAt,
} from '../../flux';
import type { FluxObjects } from '../FluxApi';
import type { FluxFailure } from '../FluxRequestError';

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

function ref(text: string, cluster = 'staging'): FluxReference {
  const [kind, namespace, name] = text.split(/[ /]/);
  return fluxReference(cluster, kind as FluxKind, namespace, name);
}

const SHARED = ['sock-shop', 'community', 'registry'].map(name =>
  ref(`HelmRepository flux-system/${name}`),
);
const LONE = ref('GitRepository carts/carts');

/** Proxied requests, without what they all begin with. */
function asked(): string[] {
  return test.backend.requests
    .filter(({ path }) => path.startsWith('/proxy/'))
    .map(({ cluster, path }) => `${cluster} ${path.split('.fluxcd.io/')[1]}`);
}

function namesIn(answer: FluxObjects): string[] {
  return answer.resources.map(
    ({ cluster, object }) =>
      `${cluster} ${textAt(object, 'kind')} ${nameOf(object)}`,
  );
}

describe('FluxClient.get', () => {
  it('gets one object by its name, several of a namespace as a list', async () => {
    const { fluxClient } = setUp();
    const answer = await settled(fluxClient.get([LONE, ...SHARED, LONE]));
    expect(asked().sort()).toEqual([
      'staging v1/namespaces/carts/gitrepositories/carts',
      'staging v1/namespaces/flux-system/helmrepositories',
    ]);
    expect(namesIn(answer)).toEqual([
      'staging GitRepository carts',
      'staging HelmRepository community',
      'staging HelmRepository registry',
      'staging HelmRepository sock-shop',
    ]);
    expect(answer.failures).toEqual([]);
  });

  it('leaves out objects of the list that were not asked for', async () => {
    const { fluxClient } = setUp();
    const answer = await settled(fluxClient.get(SHARED.slice(0, 2)));
    expect(namesIn(answer)).toEqual([
      'staging HelmRepository community',
      'staging HelmRepository sock-shop',
    ]);
  });

  it('asks each cluster for its own objects, in the version that it serves', async () => {
    const { fluxClient } = setUp();
    const references = ['staging', 'production'].map(cluster =>
      ref('OCIRepository carts/carts-manifests', cluster),
    );
    const answer = await settled(fluxClient.get(references));
    const versions = answer.resources.map(({ cluster, object }) => [
      cluster,
      textAt(object, 'apiVersion'),
    ]);
    expect(versions).toEqual([
      ['staging', 'source.toolkit.fluxcd.io/v1'],
      ['production', 'source.toolkit.fluxcd.io/v1beta2'],
    ]);
    expect(answer.failures).toEqual([]);

    // What is served is found out once.
    const before = asked().length;
    expect(before).toBe(3);
    await settled(fluxClient.get(references));
    expect(asked().length).toBe(before + 2);
  });

  it('knows the served version from an earlier list', async () => {
    const { fluxClient, backend } = setUp();
    await settled(
      fluxClient.list({
        entity: backend.entities[0] as never,
        kinds: ['OCIRepository'],
      }),
    );
    await settled(
      fluxClient.get([
        ref('OCIRepository carts/carts-manifests', 'production'),
      ]),
    );
    expect(asked()).toEqual([
      'production v1beta2/namespaces/carts/ocirepositories/carts-manifests',
    ]);
  });

  it.each<[string, ...FluxReference[]]>([
    ['an object that is not there', ref('GitRepository payment/tenants')],
    [
      'several that are not there',
      ref('GitRepository payment/a'),
      ref('GitRepository payment/b'),
    ],
    [
      'a kind that the cluster does not know',
      ref('ExternalArtifact carts/frontend', 'production'),
    ],
  ])('has no object and no failure for %s', async (_what, ...references) => {
    const { fluxClient } = setUp();
    await expect(settled(fluxClient.get(references))).resolves.toEqual({
      resources: [],
      failures: [],
    });
  });

  it('escapes names in paths', async () => {
    const { fluxClient, fleet } = setUp();
    const names = ['a/b', 'a?b=c#d', '100%', 'ü', '../../secrets/x'];
    const on = { release: '2.9' as const, now: Date.now() };
    for (const name of names) {
      const namespace = `of ${name}`;
      fleet
        .cluster('staging')
        .put(
          gitRepository({ on, name, namespace, url: 'https://git.example/a' }),
        );
    }
    const answer = await settled(
      fluxClient.get(
        names.map(name => ({ ...LONE, namespace: `of ${name}`, name })),
      ),
    );
    expect(answer.resources.map(({ object }) => nameOf(object))).toEqual(names);
    expect(asked()).toHaveLength(names.length);
  });

  const cases: [string, Fault, Partial<FluxFailure>][] = [
    ['401', { kind: 'status', status: 401 }, { meaning: 'not-signed-in' }],
    [
      '403',
      { kind: 'status', status: 403 },
      {
        meaning: 'not-permitted',
        statusCode: 403,
        message: expect.stringContaining('is forbidden'),
      },
    ],
    ['500', { kind: 'status', status: 500 }, { meaning: 'unexpected' }],
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
    'names the failure of a cluster that answers %s, and has the objects of the others',
    async (_name, fault, failure) => {
      const { fluxClient, fleet } = setUp();
      fleet.cluster('production').break(fault);
      const production = ref('GitRepository carts/carts', 'production');
      const answer = await settled(fluxClient.get([LONE, production]));
      expect(namesIn(answer)).toEqual(['staging GitRepository carts']);
      expect(answer.failures).toEqual([
        expect.objectContaining({ cluster: 'production', ...failure }),
      ]);
    },
  );

  it('has the other kinds of a cluster that forbids one', async () => {
    const { fluxClient, fleet } = setUp();
    fleet.cluster('staging').deny({ resource: 'helmrepositories' });
    const answer = await settled(fluxClient.get([...SHARED, LONE]));
    expect(namesIn(answer)).toEqual(['staging GitRepository carts']);
    expect(answer.failures).toEqual([
      expect.objectContaining({
        cluster: 'staging',
        kind: 'HelmRepository',
        meaning: 'not-permitted',
        statusCode: 403,
      }),
    ]);
  });

  it('says which permission is missing', async () => {
    const { fluxClient, backend } = setUp();
    backend.deny('kubernetes.proxy');
    await expect(settled(fluxClient.get([LONE]))).rejects.toMatchObject({
      name: 'FluxRequestError',
      meaning: 'not-permitted',
      permission: 'kubernetes.proxy',
    });
  });

  it('sends no request for no references', async () => {
    const { fluxClient, backend } = setUp();
    await expect(settled(fluxClient.get([]))).resolves.toEqual({
      resources: [],
      failures: [],
    });
    expect(backend.requests).toEqual([]);
  });

  it('fails on a cluster that Backstage does not know, and only there', async () => {
    const { fluxClient } = setUp();
    const answer = await settled(
      fluxClient.get([LONE, ref('GitRepository carts/carts', 'gone')]),
    );
    expect(namesIn(answer)).toEqual(['staging GitRepository carts']);
    expect(answer.failures).toEqual([
      expect.objectContaining({ cluster: 'gone', kind: 'GitRepository' }),
    ]);
  });

  describe('of any kind', () => {
    const flux = { cluster: 'staging', namespace: 'flux-system' };
    const controller = (name: string): FluxReference => ({
      ...flux,
      group: 'apps',
      kind: 'Deployment',
      name,
    });

    it('gets an object of a namespace', async () => {
      const { fluxClient } = setUp();
      const reference = controller('helm-controller');
      const { resources, failures } = await settled(
        fluxClient.get([reference]),
      );
      expect(failures).toEqual([]);
      expect(resources.map(referenceOf)).toEqual([reference]);
    });

    it('gets an object that is in no namespace', async () => {
      const { fluxClient, backend } = setUp();
      const reference: FluxReference = {
        cluster: 'staging',
        group: '',
        kind: 'Namespace',
        // What is in no namespace is found even so.
        namespace: 'flux-system',
        name: 'flux-system',
      };
      const { resources } = await settled(fluxClient.get([reference]));
      expect(resources.map(({ object }) => nameOf(object))).toEqual([
        'flux-system',
      ]);
      expect(backend.requests.map(({ path }) => path)).toEqual([
        '/clusters',
        '/proxy/api/v1',
        '/proxy/api/v1/namespaces/flux-system',
      ]);
    });

    it('lists a namespace for several, whose kind the list does not repeat', async () => {
      const { fluxClient } = setUp();
      const references = [
        controller('helm-controller'),
        controller('source-controller'),
        controller('no-controller'),
      ];
      const { resources, failures } = await settled(fluxClient.get(references));
      expect(failures).toEqual([]);
      expect(resources.map(referenceOf)).toEqual(references.slice(0, 2));
    });

    it('has no object and no failure for a kind that is not served', async () => {
      const { fluxClient } = setUp();
      const lamp = { ...flux, group: 'example.com', kind: 'Lamp', name: 'x' };
      expect(await settled(fluxClient.get([lamp]))).toEqual({
        resources: [],
        failures: [],
      });
    });

    it('distinguishes a kind of another group from the Flux kind with the same name', async () => {
      const bucket = {
        apiVersion: 's3.aws.upbound.io/v1beta2',
        kind: 'Bucket',
        metadata: { name: 'charts' },
      };
      const { fluxClient } = setUp({
        fetch: async (input, init) => {
          const [, path] = String(input).split('/proxy');
          switch (path) {
            case '/apis/s3.aws.upbound.io':
              return Response.json({ versions: [{ version: 'v1beta2' }] });
            case '/apis/s3.aws.upbound.io/v1beta2':
              return Response.json({
                resources: [
                  { kind: 'Bucket', name: 'buckets', namespaced: false },
                ],
              });
            case '/apis/s3.aws.upbound.io/v1beta2/buckets/charts':
              return Response.json(bucket);
            default:
              return test.backend.handle(new Request(input, init));
          }
        },
      });
      const { resources, failures } = await settled(
        fluxClient.get([
          {
            cluster: 'staging',
            group: 's3.aws.upbound.io',
            kind: 'Bucket',
            name: 'charts',
          },
        ]),
      );
      expect(failures).toEqual([]);
      expect(resources).toEqual([{ cluster: 'staging', object: bucket }]);
    });

    it('has the reason why the API discovery of a cluster failed', async () => {
      const { fluxClient, fleet } = setUp();
      fleet.cluster('staging').break({ kind: 'network' });
      const { failures } = await settled(
        fluxClient.get([controller('helm-controller')]),
      );
      expect(failures).toEqual([
        expect.objectContaining({
          cluster: 'staging',
          kind: 'Deployment',
          meaning: 'unreachable',
        }),
      ]);
    });
  });

  it('times out after a minute', async () => {
    const { fluxClient, fleet } = setUp();
    fleet.cluster('staging').break({ kind: 'hang' });
    const from = Date.now();
    await settled(fluxClient.get([LONE]));
    expect(Date.now() - from).toBe(60_000);
  });

  it('ends its requests when the signal aborts', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    const { fluxClient, fleet } = setUp({
      fetch: (input, init) => {
        signals.push(init?.signal);
        return test.backend.handle(new Request(input, init));
      },
    });
    fleet.cluster('staging').break({ kind: 'hang' });
    const leaving = new AbortController();
    const { signal } = leaving;
    const answer = fluxClient.get([LONE, ...SHARED], { signal });
    await pass(100);
    leaving.abort();
    await settled(answer);
    expect(signals.slice(1).map(each => each?.aborted)).toEqual([true]);
    // Nothing else is sent after that.
    expect(asked()).toHaveLength(1);
  });
});
