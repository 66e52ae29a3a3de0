import { createRuntimeFleet } from '../../../dev/fleet/worlds/runtime';
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
import { installationsOf, nameOf, referenceOf } from '../../flux';

const DEPLOYMENTS = '/proxy/apis/apps/v1/deployments';

let test: TestBackend;

beforeEach(() => {
  startFakeTime();
  test = createTestBackend({ fleet: createRuntimeFleet() });
});
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

const runtimeOf = (cluster: string) =>
  settled(test.fluxClient.runtime(cluster));

it('the runtime is found with one request in any namespace', async () => {
  const { resources, failure } = await runtimeOf('edge-stores');
  expect(failure).toBeUndefined();
  expect(resources).toHaveLength(6);
  expect(resources.every(({ cluster }) => cluster === 'edge-stores')).toBe(
    true,
  );
  expect(
    test.backend.requests.filter(({ path }) => path.startsWith('/proxy')),
  ).toHaveLength(1);
});

it('reads all pages of a list', async () => {
  const cluster = test.fleet.cluster('tenants');
  const [first] = cluster.list('Deployment');
  for (let index = 0; index < 600; index++) {
    const { uid: _uid, ...metadata } = first.metadata;
    cluster.put({ ...first, metadata: { ...metadata, name: `more-${index}` } });
  }
  const { resources } = await runtimeOf('tenants');
  expect(resources.length).toBe(cluster.list('Deployment').length);
  expect(test.count('GET', DEPLOYMENTS)).toBe(2);
});

it('looks into single namespaces where it may not look into all', async () => {
  const { resources, failure } = await runtimeOf('narrow');
  expect(failure).toBeUndefined();
  expect(resources).toHaveLength(7);
});

it('has the message of the API server about a missing right', async () => {
  expect(await runtimeOf('locked')).toEqual({
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
])('has the failure of the cluster %s', async (cluster, meaning) => {
  const { resources, failure } = await runtimeOf(cluster);
  expect(resources).toEqual([]);
  expect(failure?.meaning).toBe(meaning);
});

it('says after 15 s that it waits, and has the answer when it comes', async () => {
  const onWaiting = jest.fn();
  const answer = test.fluxClient.runtime('frozen', { onWaiting });
  await pass(14_999);
  expect(onWaiting).not.toHaveBeenCalled();
  await pass(1);
  expect(onWaiting).toHaveBeenCalledTimes(1);
  await pass(30_000);
  test.fleet.cluster('frozen').mend();
  expect((await settled(answer)).resources).toHaveLength(7);
});

it('does not say that it waits for a cluster that has answered', async () => {
  const onWaiting = jest.fn();
  await settled(test.fluxClient.runtime('billing', { onWaiting }));
  await pass(60_000);
  expect(onWaiting).not.toHaveBeenCalled();
});

it('stops asking when the signal aborts', async () => {
  const controller = new AbortController();
  const { signal } = controller;
  const onWaiting = jest.fn();
  const asked = test.fluxClient.runtime('frozen', { signal, onWaiting });
  await pass(100);
  controller.abort();
  await expect(asked).rejects.toMatchObject({ name: 'AbortError' });
  await pass(60_000);
  expect(onWaiting).not.toHaveBeenCalled();
});

it('rejects where the proxy may not be used', async () => {
  test.backend.deny('kubernetes.proxy');
  await expect(runtimeOf('staging-eu')).rejects.toMatchObject({
    permission: 'kubernetes.proxy',
  });
});

it.each([
  ['html', 'malformed'],
  ['truncated', 'malformed'],
] as const)('survives an answer that is %s', async (kind, meaning) => {
  test.fleet.cluster('billing').break({ kind });
  const { failure } = await runtimeOf('billing');
  expect(failure?.meaning).toBe(meaning);
});

it('has Deployments that can be referred to, although their list leaves out the kind', async () => {
  const { resources } = await runtimeOf('edge-stores');
  expect(resources.map(referenceOf)).toContainEqual({
    cluster: 'edge-stores',
    group: 'apps',
    kind: 'Deployment',
    namespace: 'gitops',
    name: 'helm-controller',
  });
});

it('has all clusters that answer soon, although others hang', async () => {
  const clusters = test.fleet.clusters.map(({ name }) => name);
  const hanging = ['platform', 'tenants', 'shards', 'checkout', 'narrow'];
  hanging.forEach(name => test.fleet.cluster(name).break({ kind: 'hang' }));
  const answered: string[] = [];
  // Those that hang are asked first.
  const all = [...new Set(['frozen', ...hanging, ...clusters])].map(cluster =>
    test.fluxClient.runtime(cluster).then(() => answered.push(cluster)),
  );
  await pass(2_500);
  expect(answered.sort()).toEqual(
    clusters
      .filter(name => name !== 'frozen' && !hanging.includes(name))
      .sort(),
  );
  test.fleet.clusters.forEach(cluster => cluster.mend());
  await settled(Promise.all(all));
});

describe('details of a runtime', () => {
  async function detailsOf(cluster: string) {
    const runtime = await runtimeOf(cluster);
    const details = await settled(
      test.fluxClient.runtimeDetails(cluster, runtime),
    );
    const objects = runtime.resources.map(({ object }) => object);
    return { details, installations: installationsOf(objects, details) };
  }

  it('list the APIs that newer releases removed', async () => {
    const { installations } = await detailsOf('production-us');
    expect(
      installations[0].removedApis.map(({ removedIn }) => removedIn),
    ).toEqual(['2.8', '2.8', '2.8', '2.9', '2.9']);
  });

  it('name the objects of the operator that may not be listed', async () => {
    test.fleet.cluster('platform').deny({ resource: 'fluxinstances' });
    const { details, installations } = await detailsOf('platform');
    expect(details.operatorFailures).toEqual([
      {
        kind: 'FluxInstance',
        isForbidden: true,
        message: expect.stringContaining('cannot list resource'),
      },
    ]);
    expect(details.operatorObjects.map(({ kind }) => kind)).toEqual([
      'FluxReport',
    ]);
    expect(installations).toHaveLength(1);
  });

  it("have the operator's verdict", async () => {
    const { details, installations } = await detailsOf('platform');
    expect(details.operatorObjects.map(nameOf)).toEqual(['flux', 'flux']);
    expect(installations[0].operator?.state).toBe('Ready');
    const canary = await detailsOf('platform-canary');
    expect(canary.installations[0].operator?.state).toBe('Failed');
  });

  it('leave out what may not be read', async () => {
    const platform = test.fleet.cluster('platform');
    platform.deny({ resource: 'fluxinstances' });
    platform.deny({ resource: 'fluxreports' });
    const { installations } = await detailsOf('platform');
    expect(installations).toMatchObject([
      { version: 'v2.9.4', operator: undefined },
    ]);
  });

  it('have the version from the CRD if no controller has it', async () => {
    const billing = test.fleet.cluster('billing');
    for (const object of billing.list('Deployment')) {
      const { 'app.kubernetes.io/version': _, ...labels } =
        object.metadata.labels ?? {};
      billing.put({ ...object, metadata: { ...object.metadata, labels } });
    }
    const { installations } = await detailsOf('billing');
    expect(installations[0].version).toBe('v2.2.3');
  });

  it('fail after a minute of waiting for a cluster, which starts when it is asked', async () => {
    const { fluxClient, fleet } = test;
    const { resources } = await runtimeOf('billing');
    ['billing', 'staging-eu'].forEach(name =>
      fleet.cluster(name).break({ kind: 'hang' }),
    );
    // Details wait for what people wait for.
    const row = fluxClient.runtime('staging-eu').catch(() => {});
    const from = Date.now();
    await pass(1_000);
    await expect(
      settled(fluxClient.runtimeDetails('billing', { resources })),
    ).rejects.toMatchObject({ meaning: 'no-answer' });
    expect(Date.now() - from).toBe(62_000);
    await settled(row);
  });

  it('end when the signal aborts', async () => {
    const { resources } = await runtimeOf('billing');
    test.fleet.cluster('billing').break({ kind: 'hang' });
    const { signal, leave } = leaving();
    const details = test.fluxClient.runtimeDetails(
      'billing',
      { resources },
      { signal },
    );
    await pass(100);
    leave();
    await expect(details).rejects.toMatchObject({ name: 'AbortError' });
  });
});

function leaving() {
  const controller = new AbortController();
  return { signal: controller.signal, leave: () => controller.abort() };
}
