import type { Entity } from '@backstage/catalog-model';
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
import { nameOf, type FluxKind } from '../../flux';
import type { FluxListOptions, FluxObjects } from '../FluxApi';

const MINUTE = 60_000;

let test: TestBackend;
let startedAt = 0;
/** What `onClusterList` was told, and when. */
let parts: string[] = [];

beforeEach(() => {
  startFakeTime();
  parts = [];
});
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

function setUp(options: Parameters<typeof createTestBackend>[0]) {
  test = createTestBackend(options);
  startedAt = Date.now();
  return test;
}

const summary = ({ resources, failures }: FluxObjects) => [
  ...resources.map(({ cluster, object }) => `${cluster}/${nameOf(object)}`),
  ...failures.map(({ cluster, kind, meaning }) =>
    [cluster, kind, meaning].filter(Boolean).join(' '),
  ),
];

function list(
  options: FluxListOptions & {
    entity?: Entity;
    kinds?: readonly FluxKind[];
  } = {},
) {
  const {
    entity = cartsEntity,
    kinds = ['GitRepository'],
    ...listOptions
  } = options;
  const answer = test.fluxClient.list(
    { entity, kinds },
    {
      onClusterList: part => {
        const time = Date.now() - startedAt;
        parts.push(`${time} ms: ${part.cluster}: ${summary(part).join(', ')}`);
      },
      ...listOptions,
    },
  );
  // Tests look at it later, if at all.
  answer.catch(() => {});
  return answer;
}

/** Clusters that were asked through the proxy. */
const proxied = () =>
  test.backend.requests.flatMap(({ cluster }) => cluster ?? []);

describe('when the combined answer comes in time', () => {
  it('sends no request to a single cluster', async () => {
    setUp({ fleet: fleetOfRepositories('a', 'b') });
    test.backend.break({ kind: 'latency', latencyMs: 1_900 });
    expect(summary(await settled(list()))).toEqual(['a/a', 'b/b']);
    await pass(MINUTE);
    expect(proxied()).toEqual([]);
    expect(parts).toEqual([]);
  });

  it('does not ask cluster by cluster when the backend refuses', async () => {
    setUp({ fleet: fleetOfRepositories('a', 'b') });
    test.backend.break({ kind: 'status', status: 500, endpoint: 'query' });
    await expect(settled(list())).rejects.toMatchObject({ statusCode: 500 });
    expect(proxied()).toEqual([]);
  });

  it('sends no query for no kinds', async () => {
    setUp({ fleet: fleetOfRepositories('a') });
    expect(await settled(list({ kinds: [] }))).toEqual({
      resources: [],
      failures: [],
      clusters: [{ name: 'a' }],
    });
    expect(test.count('POST', QUERY)).toBe(0);
  });
});

describe('when the combined answer is late', () => {
  it('asks each cluster after 2 s, and hands out each answer as it comes', async () => {
    setUp({ fleet: fleetOfRepositories('quick', 'slow', 'late', 'hanging') });
    const { fleet, backend } = test;
    backend.break({ kind: 'hang', endpoint: 'query' });
    fleet.cluster('slow').latencyMs = 1_500;
    fleet.cluster('late').latencyMs = 7_000;
    fleet.cluster('hanging').break({ kind: 'hang' });
    const answer = list();
    await pass(1_999);
    expect(proxied()).toEqual([]);
    await pass(10_000);
    expect(parts).toEqual([
      '2000 ms: quick: quick/quick',
      '3500 ms: slow: slow/slow',
      '4000 ms: late: late no-answer',
      '4000 ms: hanging: hanging no-answer',
      '9000 ms: late: late/late',
    ]);

    const { resources, failures, clusters } = await settled(answer);
    expect(Date.now() - startedAt).toBe(MINUTE);
    expect(summary({ resources, failures })).toEqual([
      'quick/quick',
      'slow/slow',
      'late/late',
      'hanging no-answer',
    ]);
    expect(clusters).toHaveLength(4);
  });

  it('has the combined answer of a cluster whose single request failed', async () => {
    setUp({ fleet: fleetOfRepositories('quick', 'hanging', 'empty') });
    const { fleet, backend } = test;
    fleet.cluster('empty').delete({
      kind: 'GitRepository',
      namespace: 'flux-system',
      name: 'empty',
    });
    backend.break({ kind: 'latency', latencyMs: 6_000, endpoint: 'query' });
    fleet.cluster('hanging').break({ kind: 'hang', times: 1 });
    fleet.cluster('empty').break({ kind: 'hang', times: 1 });
    const answer = await settled(list());
    expect(parts).toContain('4000 ms: empty: empty no-answer');
    // The backend names no cluster that has nothing to say.
    expect(summary(answer)).toEqual(['quick/quick', 'hanging/hanging']);
  });

  it('has rows at once although the backend takes 30 s', async () => {
    setUp({ fleet: fleetOfRepositories('a', 'b') });
    test.backend.break({
      kind: 'latency',
      latencyMs: 30_000,
      endpoint: 'query',
    });
    test.fleet.clusters.forEach(cluster => {
      cluster.latencyMs = 1_000;
    });
    const answer = await settled(list());
    expect(parts).toEqual(['3000 ms: a: a/a', '3000 ms: b: b/b']);
    expect(summary(answer)).toEqual(['a/a', 'b/b']);
    expect(Date.now() - startedAt).toBe(31_000);
  });

  it('has the rows of each cluster although the backend refuses in the end', async () => {
    setUp({ fleet: fleetOfRepositories('a', 'b') });
    test.backend.break({
      kind: 'latency',
      latencyMs: 9_000,
      endpoint: 'query',
    });
    test.backend.break({ kind: 'status', status: 500, endpoint: 'query' });
    const answer = await settled(list());
    expect(summary(answer)).toEqual(['a/a', 'b/b']);
    expect(answer.pauseMs).toBeUndefined();
  });

  it('hands out nothing any more once the combined answer is there', async () => {
    setUp({ fleet: fleetOfRepositories('a', 'slow') });
    test.fleet.cluster('slow').latencyMs = 3_000;
    expect(summary(await settled(list()))).toEqual(['a/a', 'slow/slow']);
    await pass(MINUTE);
    expect(parts).toEqual(['2000 ms: a: a/a']);
  });

  it('says once that a cluster is unreachable, after one request', async () => {
    setUp({ fleet: fleetOfRepositories('a', 'down') });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    test.fleet.cluster('down').break({ kind: 'network' });
    list({ kinds: ['GitRepository', 'HelmRelease', 'Kustomization'] });
    await pass(5_000);
    expect(parts).toEqual([
      '2000 ms: down: down unreachable',
      '2000 ms: a: a/a',
    ]);
    expect(proxied().filter(name => name === 'down')).toHaveLength(1);
  });

  it('has the other kinds of a cluster that forbids one', async () => {
    setUp({ fleet: fleetOfRepositories('a') });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    test.fleet.cluster('a').deny({ resource: 'helmreleases' });
    list({ kinds: ['GitRepository', 'HelmRelease'] });
    await pass(5_000);
    expect(parts).toEqual(['2000 ms: a: a/a, a HelmRelease not-permitted']);
  });

  it('waits for each cluster by a signal of its own, and for none that answered', async () => {
    const names = Array.from('abcdefghijkl');
    setUp({ fleet: fleetOfRepositories(...names) });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    const counts = new Map<unknown, number>();
    let most = 0;
    const spies = (
      [
        ['addEventListener', 1],
        ['removeEventListener', -1],
      ] as const
    ).map(([method, by]) => {
      const original = AbortSignal.prototype[method];
      const spy = jest.spyOn(AbortSignal.prototype, method);
      return spy.mockImplementation(function counted(
        this: AbortSignal,
        ...event: unknown[]
      ) {
        const count = (counts.get(this) ?? 0) + by;
        counts.set(this, count);
        most = Math.max(most, count);
        Reflect.apply(original, this, event);
      });
    });
    list();
    await pass(2_500);
    spies.forEach(spy => spy.mockRestore());
    expect(parts).toHaveLength(names.length);
    expect(most).toBeLessThanOrEqual(3);
  });

  it('waits for the combined answer where the proxy may not be used', async () => {
    setUp({ fleet: fleetOfRepositories('a', 'b', 'c', 'd', 'e', 'f', 'g') });
    test.backend.deny('kubernetes.proxy');
    test.fleet.cluster('b').latencyMs = 20_000;
    const answer = await settled(list());
    expect(Date.now() - startedAt).toBe(20_000);
    expect(answer.resources).toHaveLength(7);
    expect(answer.failures).toEqual([]);
    expect(parts).toEqual([]);
    // The others are not asked once one has refused.
    expect(proxied().length).toBeLessThanOrEqual(5);
  });

  it('times out after a minute without the permission for the proxy', async () => {
    setUp({ fleet: fleetOfRepositories('a', 'b') });
    test.backend.deny('kubernetes.proxy');
    test.fleet.cluster('b').break({ kind: 'hang' });
    await expect(settled(list())).rejects.toMatchObject({
      name: 'FluxRequestError',
      meaning: 'no-answer',
      message: 'No answer within 60 seconds.',
    });
    expect(Date.now() - startedAt).toBe(MINUTE);
  });

  it('does not let six hanging clusters of twenty hold back the others', async () => {
    const hanging = [1, 2, 3, 4, 5, 6].map(index => `hanging-${index}`);
    const others = Array.from({ length: 14 }, (_each, index) => `c${index}`);
    const connections = connectionsOfABrowser();
    setUp({
      fleet: fleetOfRepositories(...hanging, ...others),
      fetch: connections.fetch,
    });
    connections.serve = request => test.backend.handle(request);
    hanging.forEach(name => test.fleet.cluster(name).break({ kind: 'hang' }));
    test.fleet.clusters.forEach(cluster => {
      cluster.latencyMs = 100;
    });
    const answer = list({ kinds: ['GitRepository', 'HelmRelease'] });
    await pass(5_000);
    const rowsAfter = others.map(name => {
      const part = parts.find(each => each.includes(` ${name}: `)) ?? '';
      return Number(part.split(' ')[0]);
    });
    // 2 s until it is late, 2 s of silence, and as long as it takes.
    expect(Math.max(...rowsAfter)).toBeLessThan(5_000);
    await pass(1_000);
    expect(parts.filter(part => part.includes('no-answer'))).toHaveLength(6);
    expect(connections.most).toBe(6);

    test.fleet.clusters.forEach(cluster => cluster.mend());
    const { resources, failures } = await settled(answer);
    expect([resources.length, failures]).toEqual([20, []]);
  });
});

/** Sends six requests at a time, as browsers do over HTTP/1.1. */
function connectionsOfABrowser() {
  const waiting: (() => void)[] = [];
  let open = 0;
  const connections = {
    most: 0,
    serve: async (_request: Request) => new Response(),
    fetch: async (input: RequestInfo | URL, init?: RequestInit) => {
      if (open >= 6) {
        await new Promise<void>(resolve => {
          waiting.push(resolve);
        });
      }
      open++;
      connections.most = Math.max(connections.most, open);
      try {
        return await connections.serve(new Request(input, init));
      } finally {
        open--;
        waiting.shift()?.();
      }
    },
  };
  return connections;
}

describe('asking clusters one by one', () => {
  it('happens once a minute for an entity', async () => {
    setUp({ fleet: fleetOfRepositories('a') });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    const leaving = new AbortController();
    list({ signal: leaving.signal });
    await pass(3_000);
    expect(proxied()).toEqual(['a']);
    leaving.abort();
    list();
    await pass(58_999);
    expect(proxied()).toEqual(['a']);
    // As soon as a minute is over, although this list is late for long.
    await pass(1);
    expect(proxied()).toEqual(['a', 'a']);
  });

  it('happens once for two lists of the same kinds at the same time', async () => {
    setUp({ fleet: fleetOfRepositories('a') });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    list();
    list();
    await pass(10_000);
    expect(proxied()).toEqual(['a']);
  });

  it('does not keep kinds that are shown later waiting', async () => {
    setUp({ fleet: fleetOfRepositories('a') });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    list();
    await pass(1_000);
    list({ kinds: ['Kustomization'] });
    await pass(3_000);
    expect(proxied()).toEqual(['a', 'a']);
  });

  it('does not keep another entity waiting', async () => {
    const other = { ...cartsEntity, metadata: { name: 'other' } };
    setUp({ fleet: fleetOfRepositories('a'), entities: [cartsEntity, other] });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    list();
    await pass(1_000);
    list({ entity: other });
    await pass(3_000);
    expect(proxied()).toEqual(['a', 'a']);
  });

  it('happens only the first time where the backend always needs 3 s', async () => {
    setUp({ fleet: fleetOfRepositories('a') });
    test.backend.break({
      kind: 'latency',
      latencyMs: 3_000,
      endpoint: 'query',
    });
    await settled(list());
    expect(proxied()).toEqual(['a']);
    for (let poll = 0; poll < 3; poll++) {
      await pass(MINUTE);
      await settled(list());
    }
    expect(proxied()).toEqual(['a']);
  });

  it('happens when an answer takes three times its usual time', async () => {
    setUp({ fleet: fleetOfRepositories('a') });
    const { backend } = test;
    backend.break({ kind: 'latency', latencyMs: 1_000, endpoint: 'query' });
    for (let poll = 0; poll < 4; poll++) await settled(list());
    // One answer that took long changes nothing.
    backend.break({ kind: 'latency', latencyMs: 1_500, endpoint: 'query' });
    await settled(list());
    backend.break({ kind: 'hang', endpoint: 'query' });
    startedAt = Date.now();
    list();
    await pass(5_000);
    expect(parts).toEqual(['3000 ms: a: a/a']);
  });

  it('forgets recorded times after five minutes without a read', async () => {
    setUp({ fleet: fleetOfRepositories('a') });
    test.backend.break({
      kind: 'latency',
      latencyMs: 30_000,
      endpoint: 'query',
    });
    await settled(list());
    await pass(5 * MINUTE);
    parts = [];
    startedAt = Date.now();
    await settled(list());
    expect(parts).toEqual(['2000 ms: a: a/a']);

    // Times from before are no usual times any more.
    await pass(5 * MINUTE);
    test.backend.mend();
    await settled(list());
    parts = [];
    startedAt = Date.now();
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    list();
    await pass(3_000);
    expect(parts).toEqual(['2000 ms: a: a/a']);
  });
});

describe('which clusters are asked one by one', () => {
  const annotated = (annotations: Record<string, string>): Entity => ({
    ...cartsEntity,
    metadata: {
      ...cartsEntity.metadata,
      annotations: { ...cartsEntity.metadata.annotations, ...annotations },
    },
  });
  const onB = annotated({ 'backstage.io/kubernetes-cluster': 'b' });
  const dependsOn = (...targetRefs: string[]): Entity => ({
    ...cartsEntity,
    relations: targetRefs.map(targetRef => ({ type: 'dependsOn', targetRef })),
  });
  const ofTeam: Entity = {
    ...dependsOn('resource:team/b', 'resource:default/c', 'component:team/a'),
    metadata: { ...cartsEntity.metadata, namespace: 'team' },
  };

  it.each<
    [
      string,
      'multiTenant' | 'singleTenant' | 'catalogRelation',
      Entity,
      string[],
    ]
  >([
    ['all', 'multiTenant', cartsEntity, ['a', 'b', 'c']],
    ['all, whatever the annotation says', 'multiTenant', onB, ['a', 'b', 'c']],
    ['the annotated one', 'singleTenant', onB, ['b']],
    ['all without annotation', 'singleTenant', cartsEntity, ['a', 'b', 'c']],
    [
      'those that the entity depends on',
      'catalogRelation',
      dependsOn('resource:default/a', 'resource:default/b'),
      ['a', 'b'],
    ],
    ['those in its own namespace', 'catalogRelation', ofTeam, ['b']],
    ['none without relations', 'catalogRelation', cartsEntity, []],
  ])('%s (%s)', async (_what, serviceLocator, entity, expected) => {
    setUp({
      fleet: fleetOfRepositories('a', 'b', 'c'),
      entities: [entity as typeof cartsEntity],
      serviceLocator,
    });
    const combined = summary(await settled(list({ entity })));
    expect(combined).toEqual(expected.map(name => `${name}/${name}`));

    test.backend.break({ kind: 'hang', endpoint: 'query' });
    list({ entity });
    await pass(10_000);
    // The same rows, whichever way they are read.
    expect(parts.map(part => part.split(': ')[2])).toEqual(combined);
    expect(proxied()).toEqual(expected);
  });

  it('those that the entity depends on, before anything was answered', async () => {
    const entity = dependsOn('resource:default/b');
    setUp({
      fleet: fleetOfRepositories('a', 'b', 'c'),
      entities: [entity as typeof cartsEntity],
      serviceLocator: 'catalogRelation',
    });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    list({ entity });
    await pass(10_000);
    expect(proxied()).toEqual(['b']);
  });

  it('those that a combined answer has named (a service locator of the app)', async () => {
    setUp({
      fleet: fleetOfRepositories('a', 'b', 'c'),
      serviceLocator: () => ['a', 'c'],
    });
    const { backend } = test;
    backend.break({ kind: 'hang', endpoint: 'query' });
    const leaving = new AbortController();
    list({ signal: leaving.signal });
    await pass(10_000);
    expect(proxied()).toEqual([]);
    leaving.abort();

    backend.mend();
    const combined = summary(await settled(list()));
    expect(combined).toEqual(['a/a', 'c/c']);
    await pass(MINUTE);
    backend.break({ kind: 'hang', endpoint: 'query' });
    list();
    await pass(10_000);
    expect(proxied()).toEqual(['a', 'c']);
  });

  it('selects objects with the entity annotations, as the backend does', async () => {
    const entity = annotated({
      'backstage.io/kubernetes-label-selector': 'app in (carts,orders)',
      'backstage.io/kubernetes-namespace': 'carts',
    });
    setUp({
      fleet: fleetOfRepositories('a'),
      entities: [entity as typeof cartsEntity],
    });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    list({ entity, kinds: ['HelmRelease'] });
    await pass(3_000);
    expect(test.backend.requests.filter(({ cluster }) => cluster)).toEqual([
      expect.objectContaining({
        cluster: 'a',
        path: '/proxy/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases?labelSelector=app+in+%28carts%2Corders%29',
      }),
    ]);
  });

  it('lists in the version that each cluster serves', async () => {
    setUp({
      fleet: fleetOfRepositories('new', { name: 'old', flux: '2.2' }),
    });
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    list({ kinds: ['HelmRelease', 'ExternalArtifact'] });
    await pass(3_000);
    expect(
      test.backend.requests.flatMap(({ cluster, path }) =>
        cluster
          ? `${cluster} ${path.split('?')[0].split('/').slice(4).join('/')}`
          : [],
      ),
    ).toEqual(
      expect.arrayContaining([
        'new v2/helmreleases',
        'old v2/helmreleases',
        'old v2beta2/helmreleases',
      ]),
    );
    expect(parts).toEqual([
      '2000 ms: new: ',
      '2000 ms: old: old ExternalArtifact not-installed',
    ]);
  });
});

describe('when the signal aborts', () => {
  /** The signals of all requests that have been sent. */
  function recordSignals() {
    const signals: (AbortSignal | null | undefined)[] = [];
    setUp({
      fleet: fleetOfRepositories('a', 'b'),
      fetch: (input, init) => {
        signals.push(init?.signal);
        return test.backend.handle(new Request(input, init));
      },
    });
    return signals;
  }

  it('rejects at once, and aborts all that is under way', async () => {
    const signals = recordSignals();
    const leaving = new AbortController();
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    test.fleet.cluster('a').break({ kind: 'hang' });
    test.fleet.cluster('b').latencyMs = 5_000;
    const answer = list({ signal: leaving.signal });
    await pass(3_000);
    // The list of clusters, the combined query, and one for each cluster.
    expect(signals).toHaveLength(4);
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(signals.slice(1).map(signal => signal?.aborted)).toEqual([
      true,
      true,
      true,
    ]);
    await pass(MINUTE);
    expect(parts).toEqual([]);
    expect(signals).toHaveLength(4);
  });

  it('rejects although some clusters have answered', async () => {
    recordSignals();
    const leaving = new AbortController();
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    const answer = list({ signal: leaving.signal });
    await pass(3_000);
    expect(parts).toHaveLength(2);
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('asks no cluster any more', async () => {
    const signals = recordSignals();
    const leaving = new AbortController();
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    const answer = list({ signal: leaving.signal });
    await pass(1_000);
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    await pass(MINUTE);
    expect(signals).toHaveLength(2);
  });

  it('does not wait for the list of clusters, which others may want', async () => {
    const signals = recordSignals();
    const leaving = new AbortController();
    test.backend.break({ kind: 'latency', latencyMs: 20_000 });
    const answer = list({ signal: leaving.signal });
    const clusters = test.fluxClient.clusters();
    await pass(1_000);
    leaving.abort();
    await expect(answer).rejects.toMatchObject({ name: 'AbortError' });
    expect(await settled(clusters)).toHaveLength(2);
    expect(signals).toHaveLength(1);
  });

  it.each([
    ['in time', 0],
    ['late', 5_000],
  ])(
    'leaves no timer but deadlines where the answer comes %s',
    async (_what, latencyMs) => {
      recordSignals();
      test.backend.break({ kind: 'latency', latencyMs, endpoint: 'query' });
      await settled(list());
      const deadlines = jest.mocked(AbortSignal.timeout).mock.calls;
      expect(jest.getTimerCount()).toBe(deadlines.length);
      await pass(MINUTE);
      expect(jest.getTimerCount()).toBe(0);
    },
  );

  it('ends the combined query after a minute, too', async () => {
    const signals = recordSignals();
    test.backend.break({ kind: 'hang', endpoint: 'query' });
    await settled(list());
    expect(signals[1]?.aborted).toBe(true);
  });
});
