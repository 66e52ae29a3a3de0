import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
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
  uidOf,
  type FluxReference,
  recordAt,
  textAt,
  valueAt,
} from '../../flux';

const CARTS = fluxReference('staging', 'HelmRelease', 'carts', 'carts');
const SUSPEND = { spec: { suspend: true } } as const;
const OTHER_UID = '9d2c5f1a-0000-4000-a000-000000000000';

let test: TestBackend;

function setUp(options?: Parameters<typeof createTestBackend>[0]) {
  test?.fleet.stop();
  test = createTestBackend(options);
}

beforeEach(() => {
  startFakeTime();
  setUp();
});
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

const patch = (uid?: string, reference: FluxReference = CARTS) =>
  settled(test.fluxClient.patch(reference, SUSPEND, { uid }));

const stored = ({ cluster, ...ref }: FluxReference = CARTS) =>
  test.fleet.cluster(cluster).get(ref);

const uidOfCarts = () => stored()?.metadata.uid;

const patches = () =>
  test.backend.requests.filter(({ method }) => method === 'PATCH');

it('sends a merge patch, and has the object as it is then', async () => {
  const { cluster, object } = await patch();
  expect(cluster).toBe('staging');
  expect(valueAt(object, 'spec', 'suspend')).toBe(true);
  expect(textAt(object, 'metadata', 'resourceVersion')).toBe(
    stored()?.metadata.resourceVersion,
  );
  expect(patches()).toEqual([
    expect.objectContaining({
      cluster: 'staging',
      // kustomize-controller drops fields of managers that begin with kubectl.
      path: '/proxy/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases/carts?fieldManager=flux-client-side-apply',
      headers: expect.objectContaining({
        'content-type': 'application/merge-patch+json',
      }),
      body: SUSPEND,
    }),
  ]);
});

it('escapes names, so that it never reaches another object', async () => {
  const reference = fluxReference(
    'staging',
    'HelmRelease',
    'a/b',
    '../carts?dryRun=All#x',
  );
  await expect(patch(undefined, reference)).rejects.toMatchObject({
    statusCode: 404,
  });
  expect(
    patches().map(({ path }) => path.split('/').slice(5).join('/')),
  ).toEqual([
    'namespaces/a%2Fb/helmreleases/..%2Fcarts%3FdryRun%3DAll%23x?fieldManager=flux-client-side-apply',
  ]);
});

describe('with the uid of the object on the screen', () => {
  it('sends it along, beside other metadata', async () => {
    const uid = uidOfCarts();
    const annotations = { note: 'x' };
    const { object } = await settled(
      test.fluxClient.patch(CARTS, { metadata: { annotations } }, { uid }),
    );
    expect(uidOf(object)).toBe(uid);
    expect(patches()[0].body).toEqual({ metadata: { annotations, uid } });
    expect(recordAt(object, 'metadata', 'annotations')).toMatchObject(
      annotations,
    );
  });

  it('changes nothing where the name belongs to another object by now', async () => {
    const uid = uidOfCarts();
    const staging = test.fleet.cluster('staging');
    const { cluster: _cluster, ...ref } = CARTS;
    staging.delete(ref);
    staging.put(
      helmRelease({
        on: { release: '2.9', now: Date.now() },
        name: 'carts',
        namespace: 'carts',
        chart: {
          name: 'carts',
          version: '1.0.0',
          source: { kind: 'HelmRepository', name: 'shop' },
        },
      }),
    );
    const before = stored();
    expect(before?.metadata.uid).not.toBe(uid);
    await expect(patch(uid)).rejects.toMatchObject({
      name: 'FluxRequestError',
      meaning: 'another-object',
      message: expect.stringContaining(`Invalid value: "${uid}"`),
    });
    expect(stored()).toBe(before);
    // To send it again would not help.
    expect(patches()).toHaveLength(1);
  });

  it('reports another object if a server applies the patch to that', async () => {
    setUp({
      fetch: async (input, init) => {
        if (init?.method !== 'PATCH') {
          return test.backend.handle(new Request(input, init));
        }
        return Response.json({
          apiVersion: 'helm.toolkit.fluxcd.io/v2',
          kind: 'HelmRelease',
          metadata: { name: 'carts', namespace: 'carts', uid: OTHER_UID },
        });
      },
    });
    await expect(patch(uidOfCarts())).rejects.toMatchObject({
      meaning: 'another-object',
    });
  });

  it('distinguishes another immutable field from the uid', async () => {
    const message = 'spec.path: Invalid value: "x": field is immutable';
    const status = { kind: 'status', status: 422, message } as const;
    test.fleet.cluster('staging').break({ ...status, verb: 'patch' });
    await expect(patch(uidOfCarts())).rejects.toMatchObject({
      meaning: 'unexpected',
      statusCode: 422,
      message,
    });
  });
});

describe('in a version that the cluster does not serve', () => {
  const OLD = { ...CARTS, cluster: 'production' };

  it('falls back to older ones, and remembers the one that is served', async () => {
    const { object } = await patch(undefined, OLD);
    expect(textAt(object, 'apiVersion')).toBe('helm.toolkit.fluxcd.io/v2beta2');
    const versions = () => patches().map(({ path }) => path.split('/')[4]);
    expect(versions()).toEqual(['v2', 'v2beta2']);
    await patch(undefined, OLD);
    expect(versions()).toEqual(['v2', 'v2beta2', 'v2beta2']);
  });

  it('says that none is served', async () => {
    const reference = fluxReference(
      'production',
      'ExternalArtifact',
      'carts',
      'x',
    );
    await expect(patch(undefined, reference)).rejects.toMatchObject({
      meaning: 'not-installed',
      statusCode: 404,
    });
  });
});

describe('of another kind than those of Flux', () => {
  const DEPLOYMENT: FluxReference = {
    cluster: 'staging',
    group: 'apps',
    kind: 'Deployment',
    namespace: 'flux-system',
    name: 'helm-controller',
  };

  it('finds the version by discovery', async () => {
    // The simulated server only lets custom resources be patched.
    await expect(patch(undefined, DEPLOYMENT)).rejects.toMatchObject({
      statusCode: 405,
    });
    expect(patches().map(({ path }) => path.split('?')[0])).toEqual([
      '/proxy/apis/apps/v1/namespaces/flux-system/deployments/helm-controller',
    ]);
  });

  it('says why discovery failed', async () => {
    test.fleet.cluster('staging').break({ kind: 'status', status: 403 });
    await expect(patch(undefined, DEPLOYMENT)).rejects.toMatchObject({
      meaning: 'not-permitted',
      statusCode: 403,
    });
  });
});

describe('when it is refused', () => {
  it.each([
    [401, 'not-signed-in', 'Unauthorized'],
    [403, 'not-permitted', 'cannot patch resource "helmreleases"'],
    [500, 'unexpected', 'Internal error occurred'],
    [503, 'unexpected', 'currently unable'],
  ])(
    'rejects with the message of the API server (%d)',
    async (status, meaning, words) => {
      test.fleet.cluster('staging').break({ kind: 'status', status });
      await expect(patch()).rejects.toMatchObject({
        name: 'FluxRequestError',
        meaning,
        statusCode: status,
        message: expect.stringContaining(words),
      });
      expect(patches()).toHaveLength(1);
    },
  );

  it('says that the object is not there any more', async () => {
    const { cluster: _cluster, ...ref } = CARTS;
    const uid = uidOfCarts();
    test.fleet.cluster('staging').delete(ref);
    await expect(patch(uid)).rejects.toMatchObject({
      meaning: 'unexpected',
      statusCode: 404,
      message: expect.stringContaining('"carts" not found'),
    });
  });

  it('names the permission for the proxy', async () => {
    test.backend.deny('kubernetes.proxy');
    await expect(patch()).rejects.toMatchObject({
      meaning: 'not-permitted',
      permission: 'kubernetes.proxy',
    });
  });

  it.each([
    ['null', null],
    ['a text', 'ok'],
    ['a list', []],
  ])('does not believe an answer that is %s', async (_what, answer) => {
    setUp({
      fetch: async (input, init) =>
        init?.method === 'PATCH'
          ? Response.json(answer)
          : test.backend.handle(new Request(input, init)),
    });
    await expect(patch()).rejects.toMatchObject({ meaning: 'malformed' });
  });

  it('times out after a minute', async () => {
    test.fleet.cluster('staging').break({ kind: 'hang', verb: 'patch' });
    const from = Date.now();
    await expect(patch()).rejects.toMatchObject({
      meaning: 'no-answer',
      message: 'No answer within 60 seconds',
    });
    expect(Date.now() - from).toBe(60_000);
  });

  it('waits for the list of clusters once, however long it takes', async () => {
    test.backend.break({ kind: 'hang', endpoint: 'clusters' });
    const from = Date.now();
    await expect(patch()).rejects.toMatchObject({ meaning: 'no-answer' });
    expect(Date.now() - from).toBe(60_000);
    expect(patches()).toEqual([]);
  });
});

describe('after a conflict', () => {
  const conflict = (times: number, status = 409) =>
    test.fleet.cluster('staging').break({
      kind: 'status',
      status,
      message: 'the object has been modified',
      verb: 'patch',
      times,
    });

  it.each([
    ['another change', 409],
    ['too many requests', 429],
  ])('sends the patch again (%s)', async (_what, status) => {
    conflict(4, status);
    const { object } = await patch(uidOfCarts());
    expect(valueAt(object, 'spec', 'suspend')).toBe(true);
    expect(patches()).toHaveLength(5);
  });

  it('waits longer each time', async () => {
    conflict(4);
    const answer = test.fluxClient.patch(CARTS, SUSPEND);
    const sentAfter: number[] = [];
    for (let ms = 0; ms <= 700; ms += 10) {
      await pass(ms === 0 ? 0 : 10);
      while (sentAfter.length < patches().length) sentAfter.push(ms);
    }
    expect(sentAfter).toEqual([0, 40, 120, 280, 600]);
    await settled(answer);
  });

  it('is refused after five attempts', async () => {
    conflict(9);
    await expect(patch()).rejects.toMatchObject({
      statusCode: 409,
      message: 'the object has been modified',
    });
    expect(patches()).toHaveLength(5);
  });

  it('does not send it again where the conflict is about the uid', async () => {
    const message =
      'Operation cannot be fulfilled: Precondition failed: UID in precondition: a, UID in object meta: b';
    test.fleet
      .cluster('staging')
      .break({ kind: 'status', status: 409, message, verb: 'patch' });
    await expect(patch(uidOfCarts())).rejects.toMatchObject({
      meaning: 'another-object',
    });
    expect(patches()).toHaveLength(1);
  });
});
