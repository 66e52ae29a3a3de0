import { createRuntimeFleet } from '../../../dev/fleet/worlds/runtime';
import { createTestBackend } from '../../__testUtils__/testBackend';
import { installationsOf, nameOf } from '../../flux';
import { RequestQueue } from '../transport/RequestQueue';

const DEPLOYMENTS = '/proxy/apis/apps/v1/deployments';

function setUp(timings = {}) {
  return createTestBackend({ fleet: createRuntimeFleet(), timings });
}

let test = setUp();
beforeEach(() => {
  test = setUp({
    giveUpAfterMs: 300,
    runtimeWaitMs: 50,
    runtimePatienceMs: 30,
  });
});
afterEach(() => test.fleet.stop());

it('finds Flux with one request, whatever its namespace', async () => {
  const { resources, failure } = await test.fluxClient.runtime('edge-stores');
  expect(failure).toBeUndefined();
  expect(resources).toHaveLength(6);
  expect(resources.every(({ cluster }) => cluster === 'edge-stores')).toBe(
    true,
  );
  expect(
    test.backend.requests.filter(({ path }) => path.startsWith('/proxy')),
  ).toHaveLength(1);
});

it('follows the pages of a list (d23)', async () => {
  const cluster = test.fleet.cluster('tenants');
  const [first] = cluster.list('Deployment');
  for (let index = 0; index < 600; index++) {
    const { uid: _uid, ...metadata } = first.metadata;
    cluster.put({ ...first, metadata: { ...metadata, name: `more-${index}` } });
  }
  const { resources } = await test.fluxClient.runtime('tenants');
  expect(resources.length).toBe(cluster.list('Deployment').length);
  expect(test.count('GET', DEPLOYMENTS)).toBe(2);
});

it('looks into single namespaces where it may not look into all', async () => {
  const { resources, failure } = await test.fluxClient.runtime('narrow');
  expect(failure).toBeUndefined();
  expect(resources).toHaveLength(7);
});

it('says what is forbidden in the words of the API server (d12)', async () => {
  expect(await test.fluxClient.runtime('locked')).toEqual({
    resources: [],
    failure: {
      cluster: 'locked',
      meaning: 'not-permitted',
      statusCode: 403,
      message: expect.stringContaining('cannot list resource "deployments"'),
    },
  });
});

it.each([
  ['bare', undefined],
  ['lost', 'unreachable'],
  ['frozen', 'no-answer'],
])('tells what is the matter with the cluster %s', async (cluster, meaning) => {
  const { resources, failure } = await test.fluxClient.runtime(cluster);
  expect(resources).toEqual([]);
  expect(failure?.meaning).toBe(meaning);
});

it('says that it waits, and takes the answer when it comes', async () => {
  const frozen = test.fleet.cluster('frozen');
  const onWaiting = jest.fn(() => frozen.mend());
  const { resources } = await test.fluxClient.runtime('frozen', { onWaiting });
  expect(onWaiting).toHaveBeenCalledTimes(1);
  expect(resources).toHaveLength(7);
});

it('stops asking when nobody wants to know any more', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const asked = test.fluxClient.runtime('frozen', { signal });
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
});

it('rejects where the proxy may not be used', async () => {
  test.backend.deny('kubernetes.proxy');
  await expect(test.fluxClient.runtime('staging-eu')).rejects.toMatchObject({
    permission: 'kubernetes.proxy',
  });
});

it.each([
  ['html', 'malformed'],
  ['truncated', 'malformed'],
] as const)('survives an answer that is %s', async (kind, meaning) => {
  test.fleet.cluster('billing').break({ kind });
  const { failure } = await test.fluxClient.runtime('billing');
  expect(failure?.meaning).toBe(meaning);
});

it('keeps what did not change identical', async () => {
  const before = await test.fluxClient.runtime('billing');
  const after = await test.fluxClient.runtime('billing');
  expect(after.resources[0]).toBe(before.resources[0]);
});

describe('details', () => {
  async function detailsOf(cluster: string) {
    const runtime = await test.fluxClient.runtime(cluster);
    const details = await test.fluxClient.runtimeDetails(cluster, runtime);
    const objects = runtime.resources.map(({ object }) => object);
    return { details, installations: installationsOf(objects, details) };
  }

  it('tell what newer releases removed', async () => {
    const { installations } = await detailsOf('production-us');
    expect(
      installations[0].removedApis.map(({ removedIn }) => removedIn),
    ).toEqual(['2.8', '2.8', '2.8', '2.9', '2.9']);
  });

  it("have the operator's verdict", async () => {
    const { details, installations } = await detailsOf('platform');
    expect(details.operatorObjects.map(nameOf)).toEqual(['flux', 'flux']);
    expect(installations[0].operator?.state).toBe('Ready');
    const canary = await detailsOf('platform-canary');
    expect(canary.installations[0].operator?.state).toBe('Failed');
  });

  it('cost nothing where they may not be read', async () => {
    const platform = test.fleet.cluster('platform');
    platform.deny({ resource: 'fluxinstances' });
    platform.deny({ resource: 'fluxreports' });
    const { installations } = await detailsOf('platform');
    expect(installations).toMatchObject([
      { version: 'v2.9.4', operator: undefined },
    ]);
  });

  it('find the version on the CRD, where no controller tells', async () => {
    const billing = test.fleet.cluster('billing');
    for (const object of billing.list('Deployment')) {
      const { 'app.kubernetes.io/version': _, ...labels } =
        object.metadata.labels ?? {};
      billing.put({ ...object, metadata: { ...object.metadata, labels } });
    }
    const { installations } = await detailsOf('billing');
    expect(installations[0].version).toBe('v2.2.3');
  });
});

describe('the queue', () => {
  const never = new AbortController().signal;

  it('has no more under way than it may, and forgets nothing', async () => {
    const queue = new RequestQueue({ atOnce: 6, patienceMs: 1_000 });
    let underWay = 0;
    let most = 0;
    const done = await Promise.all(
      Array.from({ length: 50 }, (_, index) =>
        queue.run(
          async () => {
            underWay++;
            most = Math.max(most, underWay);
            await new Promise(resolve => {
              setTimeout(resolve, 2);
            });
            underWay--;
            return index;
          },
          { signal: never },
        ),
      ),
    );
    expect(most).toBe(6);
    expect(done).toEqual(Array.from({ length: 50 }, (_, index) => index));
  });

  it('lets the slow make room for the others, and come again', async () => {
    const queue = new RequestQueue({ atOnce: 2, patienceMs: 20 });
    const order: string[] = [];
    const slow = ['a', 'b'].map(name => {
      let times = 0;
      return queue.run(
        async own => {
          times++;
          if (times === 1) {
            await new Promise(resolve => {
              own.addEventListener('abort', resolve);
              setTimeout(resolve, 200);
            });
          }
          order.push(`${name} ${times}`);
        },
        { signal: never },
      );
    });
    const quick = ['c', 'd', 'e'].map(name =>
      queue.run(async () => void order.push(name), { signal: never }),
    );
    await Promise.all([...slow, ...quick]);
    expect(order.indexOf('a 2')).toBeGreaterThan(order.indexOf('e'));
    expect(order.indexOf('e')).toBeLessThan(order.indexOf('b 1'));
  });

  it('does what is not urgent when the rest is done', async () => {
    const queue = new RequestQueue({ atOnce: 2, patienceMs: 1_000 });
    const order: string[] = [];
    const run = (name: string, background: boolean) =>
      queue.run(
        async () => {
          await Promise.resolve();
          order.push(name);
        },
        { signal: never, background },
      );
    await Promise.all([
      run('a', false),
      run('later', true),
      run('b', false),
      run('c', false),
    ]);
    expect(order).toEqual(['a', 'b', 'c', 'later']);
  });
});

describe('the newest release', () => {
  const URL_OF_MIRROR = 'https://mirror.test/latest';

  function clientThatGets(answer: () => Response, enabled = true) {
    const asked: string[] = [];
    const { fluxClient } = createTestBackend({
      fleet: test.fleet,
      releases: { enabled, url: URL_OF_MIRROR },
      fetch: async input => {
        asked.push(String(input));
        return answer();
      },
    });
    return { fluxClient, asked };
  }

  it('is asked for once', async () => {
    const { fluxClient, asked } = clientThatGets(() =>
      Response.json({ tag_name: 'v2.9.6', name: null }),
    );
    await Promise.all([fluxClient.latestRelease(), fluxClient.latestRelease()]);
    expect(await fluxClient.latestRelease()).toEqual({
      version: 'v2.9.6',
      url: 'https://github.com/fluxcd/flux2/releases/tag/v2.9.6',
    });
    expect(asked).toEqual([URL_OF_MIRROR]);
  });

  it('links to nothing but pages of the web', async () => {
    const { fluxClient } = clientThatGets(() =>
      Response.json({
        tag_name: 'v2.9.6',
        html_url: 'data:text/html,<script>',
      }),
    );
    const release = await fluxClient.latestRelease();
    expect(release?.url).toMatch(/^https:\/\/github\.com\//);
  });

  it.each<[string, () => Response]>([
    [
      'a rate limit (d11)',
      () => Response.json({ message: 'rate limit' }, { status: 403 }),
    ],
    ['429', () => Response.json({ message: 'slow down' }, { status: 429 })],
    ['HTML', () => new Response('<!DOCTYPE html><html></html>')],
    ['no tag', () => Response.json({})],
    ['null', () => Response.json(null)],
    ['rubbish', () => Response.json({ tag_name: 'latest' })],
    ['a candidate', () => Response.json({ tag_name: 'v2.10.0-rc.1' })],
    [
      'no connection',
      () => {
        throw new TypeError('Failed to fetch');
      },
    ],
  ])('is unknown after %s, and is not asked for again', async (_, answer) => {
    const { fluxClient, asked } = clientThatGets(answer);
    expect(await fluxClient.latestRelease()).toBeUndefined();
    expect(await fluxClient.latestRelease()).toBeUndefined();
    expect(asked).toHaveLength(1);
  });

  it('is not asked for where that is turned off (d35)', async () => {
    const answer = () => Response.json({ tag_name: 'v2.9.6' });
    const { fluxClient, asked } = clientThatGets(answer, false);
    expect(await fluxClient.latestRelease()).toBeUndefined();
    expect(asked).toEqual([]);
  });
});
