import type { Fault } from '../../../dev/fleet/faults';
import type { KubernetesObject } from '../../../dev/fleet/types';
import {
  endFakeTime,
  pass,
  settled,
  startFakeTime,
} from '../../__testUtils__/fakeTime';
import { fleetOfRepositories } from '../../__testUtils__/fleetOf';
import {
  createTestBackend,
  type TestBackend,
} from '../../__testUtils__/testBackend';
import { nameOf } from '../../flux';
import type { FluxObjectsPage, FluxObjectsRequest } from '../FluxApi';

const MINUTE = 60_000;

let test: TestBackend;

const staging = () => test.fleet.cluster('staging');

beforeEach(() => {
  startFakeTime();
  setUp();
});
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

function object(
  apiVersion: string,
  kind: string,
  name: string,
  labels: Record<string, string> = {},
): KubernetesObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop', labels } };
}

function setUp(options?: Parameters<typeof createTestBackend>[0]) {
  test?.fleet.stop();
  test = createTestBackend({
    fleet: fleetOfRepositories('staging'),
    ...options,
  });
  for (const [name, phase] of [
    ['web-1', 'Running'],
    ['web-2', 'Pending'],
    ['worker-1', 'Running'],
  ]) {
    const [app] = name.split('-');
    staging().put({
      ...object('v1', 'Pod', name, { app }),
      status: { phase },
    });
  }
  staging().put(object('apps/v1', 'Deployment', 'web', { app: 'web' }));
  staging().put({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name: 'shop' },
  });
}

const PODS = { group: '', kind: 'Pod' };

function list(
  request: Omit<FluxObjectsRequest, 'cluster'>,
  signal?: AbortSignal,
) {
  return test.fluxClient.listObjects(
    { cluster: 'staging', ...request },
    { signal },
  );
}

const namesIn = ({ resources }: FluxObjectsPage) =>
  resources.map(resource => nameOf(resource.object));

/** Paths that were asked for, without what they all begin with. */
const asked = () =>
  test.backend.requests.flatMap(({ cluster, path }) =>
    cluster ? path.replace('/proxy', '') : [],
  );

describe('FluxClient.listObjects', () => {
  it.each([
    ['', 'Pod', 'v1', ['web-1', 'web-2', 'worker-1']],
    ['', 'Namespace', 'v1', ['shop']],
    ['apps', 'Deployment', 'apps/v1', ['web']],
    [
      'source.toolkit.fluxcd.io',
      'GitRepository',
      'source.toolkit.fluxcd.io/v1',
      ['staging'],
    ],
  ])('lists objects of %s/%s', async (group, kind, apiVersion, names) => {
    const page = await settled(list({ group, kind }));
    expect(namesIn(page)).toEqual(names);
    expect(page.failure).toBeUndefined();
    expect(page.continueFrom).toBeUndefined();
    // Lists of Kubernetes' own kinds do not repeat these on their items.
    expect(
      page.resources.map(({ cluster, object: each }) => [
        cluster,
        each.apiVersion,
        each.kind,
      ]),
    ).toEqual(names.map(() => ['staging', apiVersion, kind]));
  });

  it.each<[string, Partial<FluxObjectsRequest>, string[]]>([
    ['in a namespace', { namespace: 'shop' }, ['web-1', 'web-2', 'worker-1']],
    ['in an empty namespace', { namespace: 'other' }, []],
    ['with a label', { labelSelector: 'app=web' }, ['web-1', 'web-2']],
    [
      'with one of several labels',
      { labelSelector: 'app in (worker, db)' },
      ['worker-1'],
    ],
    [
      'with a field',
      { fieldSelector: 'status.phase=Running' },
      ['web-1', 'worker-1'],
    ],
    [
      'with all of that',
      {
        namespace: 'shop',
        labelSelector: 'app=web',
        fieldSelector: 'status.phase!=Running',
      },
      ['web-2'],
    ],
  ])('selects objects %s', async (_what, selection, names) => {
    const page = await settled(list({ ...PODS, ...selection }));
    expect([page.failure, namesIn(page)]).toEqual([undefined, names]);
  });

  it('leaves the namespace out for kinds that are in none', async () => {
    const page = await settled(
      list({ group: '', kind: 'Namespace', namespace: 'shop' }),
    );
    expect(namesIn(page)).toEqual(['shop']);
  });

  it('reports an invalid selector with the message of the API server', async () => {
    const page = await settled(list({ ...PODS, labelSelector: 'a b' }));
    expect(page).toEqual({
      resources: [],
      failure: {
        cluster: 'staging',
        kind: 'Pod',
        meaning: 'unexpected',
        statusCode: 400,
        message: 'unable to parse requirement: a b',
      },
      type: { plural: 'pods', namespaced: true },
    });
  });

  it.each<[string, string, object | undefined]>([
    ['', 'Pod', { plural: 'pods', namespaced: true }],
    ['', 'Namespace', { plural: 'namespaces', namespaced: false }],
    [
      'helm.toolkit.fluxcd.io',
      'HelmRelease',
      { plural: 'helmreleases', namespaced: true },
    ],
    ['apps', 'Unknown', undefined],
    ['unknown.example', 'Pod', undefined],
  ])('says how %s/%s is served', async (group, kind, type) => {
    const page = await settled(list({ group, kind }));
    expect([page.failure, page.type]).toEqual([undefined, type]);
  });

  it('says what a kind is called that may not be listed', async () => {
    staging().deny({ resource: 'pods' });
    expect(await settled(list(PODS))).toMatchObject({
      failure: { meaning: 'not-permitted', statusCode: 403 },
      type: { plural: 'pods', namespaced: true },
    });
  });

  it('says that a kind of Flux is not served in any version', async () => {
    setUp({
      fleet: fleetOfRepositories({
        name: 'staging',
        controllers: ['source-controller'],
      }),
    });
    const page = await settled(
      list({ group: 'helm.toolkit.fluxcd.io', kind: 'HelmRelease' }),
    );
    expect([page.resources, page.failure, page.type]).toEqual([
      [],
      undefined,
      undefined,
    ]);
  });

  it('requests only the metadata of objects, and keeps their type', async () => {
    const accepted: (string | null)[] = [];
    setUp({
      fetch: async (input, init) => {
        if (!String(input).includes('/api/v1/pods')) {
          return test.backend.handle(new Request(input, init));
        }
        accepted.push(new Headers(init?.headers).get('Accept'));
        const type = {
          kind: 'PartialObjectMetadata',
          apiVersion: 'meta.k8s.io/v1',
        };
        return Response.json({
          kind: 'PartialObjectMetadataList',
          items: [{ ...type, metadata: { name: 'web-1' } }],
        });
      },
    });
    const page = await settled(list({ ...PODS, metadataOnly: true }));
    expect(page.resources.map(({ object: each }) => each)).toEqual([
      { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web-1' } },
    ]);
    expect(accepted).toEqual([
      'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    ]);
  });

  describe('page by page', () => {
    it('continues where the previous page ended', async () => {
      const first = await settled(list({ ...PODS, limit: 2 }));
      expect(namesIn(first)).toEqual(['web-1', 'web-2']);
      const { continueFrom } = first;
      const second = await settled(list({ ...PODS, limit: 2, continueFrom }));
      expect(namesIn(second)).toEqual(['worker-1']);
      expect(second.continueFrom).toBeUndefined();
    });

    it('returns that the list has expired', async () => {
      const { continueFrom } = await settled(list({ ...PODS, limit: 2 }));
      staging().compact();
      const second = await settled(list({ ...PODS, limit: 2, continueFrom }));
      expect(second.resources).toEqual([]);
      expect(second.failure).toMatchObject({
        statusCode: 410,
        message: expect.stringContaining('continue'),
      });
    });
  });

  describe('of more objects than a page has', () => {
    const COUNT = 1_203;

    beforeEach(() => {
      for (let index = 0; index < 1_200; index++) {
        staging().put(object('v1', 'Pod', `many-${index}`));
      }
    });

    const pages = () => asked().filter(path => path.includes('/pods'));

    it('reads all pages', async () => {
      const page = await settled(list(PODS));
      expect(new Set(namesIn(page)).size).toBe(COUNT);
      expect(pages()).toHaveLength(3);
      expect(pages()[0]).toBe('/api/v1/pods?limit=500');
    });

    it('starts again when the list expires meanwhile, and has each object once', async () => {
      staging().break({ kind: 'expired', times: 1 });
      const page = await settled(list(PODS));
      expect(page.failure).toBeUndefined();
      expect(page.resources).toHaveLength(COUNT);
      expect(new Set(namesIn(page)).size).toBe(COUNT);
      expect(pages()).toHaveLength(5);
    });

    it('does not start again for ever', async () => {
      staging().break({ kind: 'expired' });
      const page = await settled(list(PODS));
      expect(page.resources).toEqual([]);
      expect(page.failure).toMatchObject({ statusCode: 410, kind: 'Pod' });
      expect(pages()).toHaveLength(4);
    });

    it('fails as a whole when a later page does', async () => {
      const first = list(PODS);
      staging().latencyMs = 100;
      await pass(250);
      staging().break({ kind: 'status', status: 503 });
      expect(await settled(first)).toMatchObject({
        resources: [],
        failure: expect.objectContaining({ statusCode: 503 }),
      });
    });
  });

  it('stops reading a list that never ends', async () => {
    setUp({
      fetch: async (input, init) => {
        const response = await test.backend.handle(new Request(input, init));
        if (!String(input).includes('/pods')) return response;
        return Response.json({
          kind: 'PodList',
          metadata: { continue: 'and so on' },
          items: [],
        });
      },
    });
    const page = await settled(list(PODS));
    expect(page.failure).toMatchObject({ meaning: 'malformed' });
    expect(asked().length).toBeLessThan(110);
  });

  it.each<[string, Omit<FluxObjectsRequest, 'cluster'>]>([
    ['an unknown group', { group: 'example.com', kind: 'Pod' }],
    ['an unknown kind', { group: 'apps', kind: 'Pod' }],
    ['a version that is not served', { ...PODS, version: 'v2' }],
    [
      'a kind of another group that is called as one of Flux',
      { group: 'kustomize.config.k8s.io', kind: 'Kustomization' },
    ],
    [
      'a kind of Flux that is not installed',
      { group: 'image.toolkit.fluxcd.io', kind: 'ImagePolicy' },
    ],
  ])('has no objects and no failure for %s', async (_what, request) => {
    expect(await settled(list(request))).toEqual({ resources: [] });
  });

  it('asks in the version that is wanted', async () => {
    const request = { group: 'apps', kind: 'Deployment', version: 'v1' };
    expect(namesIn(await settled(list(request)))).toEqual(['web']);
    expect(asked()).toEqual([
      '/apis/apps/v1',
      '/apis/apps/v1/deployments?limit=500',
    ]);
  });

  const cases: [string, Fault, object][] = [
    [
      'forbids the kind',
      { kind: 'status', status: 403, resource: 'pods' },
      {
        meaning: 'not-permitted',
        kind: 'Pod',
        message: expect.stringContaining('cannot list resource "pods"'),
      },
    ],
    [
      'forbids everything',
      { kind: 'status', status: 403 },
      { meaning: 'not-permitted', kind: 'Pod' },
    ],
    ['is down', { kind: 'network' }, { meaning: 'unreachable' }],
    ['sends a login page', { kind: 'html' }, { meaning: 'malformed' }],
    ['sends half a list', { kind: 'truncated' }, { meaning: 'malformed' }],
    ['hangs', { kind: 'hang' }, { meaning: 'no-answer' }],
  ];

  it.each(cases)(
    'fails where the cluster %s',
    async (_what, fault, failure) => {
      staging().break(fault);
      expect(await settled(list(PODS))).toMatchObject({
        resources: [],
        failure: expect.objectContaining({ cluster: 'staging', ...failure }),
      });
      // Nothing of it is remembered.
      staging().mend();
      expect(namesIn(await settled(list(PODS)))).toHaveLength(3);
    },
  );

  it.each([
    ['null', null],
    ['a text', 'pods'],
    ['an object without items', { kind: 'PodList' }],
    ['an object whose items are no list', { items: { 0: {} } }],
  ])('is malformed where the list is %s', async (_what, body) => {
    setUp({
      fetch: async (input, init) =>
        String(input).includes('/pods')
          ? Response.json(body)
          : test.backend.handle(new Request(input, init)),
    });
    expect(await settled(list(PODS))).toMatchObject({
      resources: [],
      failure: expect.objectContaining({ meaning: 'malformed' }),
    });
  });

  it('leaves out items that are no objects', async () => {
    setUp({
      fetch: async (input, init) =>
        String(input).includes('/pods')
          ? Response.json({
              metadata: { continue: 7 },
              items: [null, 'x', [], { metadata: null }, { kind: 7 }],
            })
          : test.backend.handle(new Request(input, init)),
    });
    const { resources, failure } = await settled(list(PODS));
    expect(failure).toBeUndefined();
    expect(resources.map(each => each.object)).toEqual([
      { apiVersion: 'v1', kind: 'Pod', metadata: null },
      { apiVersion: 'v1', kind: 'Pod' },
    ]);
  });

  it('rejects where the proxy may not be used', async () => {
    test.backend.deny('kubernetes.proxy');
    await expect(settled(list(PODS))).rejects.toMatchObject({
      permission: 'kubernetes.proxy',
    });
  });
});

describe('discovery', () => {
  const DEPLOYMENTS = { group: 'apps', kind: 'Deployment' };
  const documents = () =>
    asked().filter(path => /^\/apis?\/[^/?]+(\/[^/?]+)?$/.test(path));

  it('is cached for five minutes, for all kinds of the group', async () => {
    await settled(list(DEPLOYMENTS));
    expect(documents()).toEqual(['/apis/apps', '/apis/apps/v1']);
    await pass(5 * MINUTE - 1_000);
    await settled(list(DEPLOYMENTS));
    await settled(list({ group: 'apps', kind: 'StatefulSet' }));
    await settled(list({ group: 'apps', kind: 'CronJob' }));
    expect(documents()).toHaveLength(2);
    await pass(2_000);
    await settled(list(DEPLOYMENTS));
    expect(documents()).toHaveLength(4);
  });

  it('is not needed for kinds of Flux, whose versions are known', async () => {
    const group = 'source.toolkit.fluxcd.io';
    await settled(list({ group, kind: 'GitRepository' }));
    expect(documents()).toEqual([]);
  });

  it('is requested once by simultaneous callers', async () => {
    await settled(Promise.all([list(PODS), list(PODS), list(PODS)]));
    expect(documents()).toEqual(['/api/v1']);
  });

  it('continues for the other callers when one aborts', async () => {
    staging().latencyMs = 1_000;
    const leaving = new AbortController();
    const first = list(PODS, leaving.signal);
    const second = list(PODS);
    await pass(500);
    leaving.abort();
    expect((await settled(first)).failure?.meaning).toBe('no-answer');
    expect(namesIn(await settled(second))).toHaveLength(3);
    expect(documents()).toEqual(['/api/v1']);
  });

  it('aborts a shared request when all callers have aborted, and requests it again later', async () => {
    const signals: (AbortSignal | null | undefined)[] = [];
    setUp({
      fetch: (input, init) => {
        if (String(input).endsWith('/api/v1')) signals.push(init?.signal);
        return test.backend.handle(new Request(input, init));
      },
    });
    staging().break({ kind: 'hang' });
    const leaving = new AbortController();
    const both = [list(PODS, leaving.signal), list(PODS, leaving.signal)];
    await pass(500);
    leaving.abort();
    await settled(Promise.all(both));
    expect(signals.map(signal => signal?.aborted)).toEqual([true]);
    staging().mend();
    expect(namesIn(await settled(list(PODS)))).toHaveLength(3);
    expect(signals).toHaveLength(2);
  });

  it('prefers the version that the cluster prefers', async () => {
    setUp({
      fetch: async (input, init) => {
        const path = String(input).split('/proxy')[1];
        if (path === '/apis/example.com') {
          return Response.json({
            preferredVersion: { version: 'v2' },
            versions: [{ version: 'v1' }, { version: 'v2' }, null, {}],
          });
        }
        if (path === '/apis/example.com/v2') {
          return Response.json({
            resources: [
              null,
              { kind: 'Lamp' },
              { kind: 'Lamp', name: 'lamps/status', namespaced: true },
              { kind: 'Lamp', name: 'lamps', namespaced: true },
            ],
          });
        }
        return test.backend.handle(new Request(input, init));
      },
    });
    await settled(list({ group: 'example.com', kind: 'Lamp', namespace: 'x' }));
    expect(asked()).toEqual([
      '/apis/example.com/v2/namespaces/x/lamps?limit=500',
    ]);
  });
});
