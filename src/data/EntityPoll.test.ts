import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { setVisible } from '../__testUtils__/page';
import { createTestBackend, QUERY } from '../__testUtils__/testBackend';
import type { FluxListRequest } from '../api';
import { nameOf, type FluxKind } from '../flux';
import { EntityPoll } from './EntityPoll';
import type { LiveObjects } from './liveObjects';
import { LiveStore } from './LiveStore';

const open: (() => void)[] = [];

function setUp() {
  const test = createTestBackend();
  const store = new LiveStore();
  let atOnce = 0;
  let most = 0;
  const poll = new EntityPoll({
    api: Object.assign(Object.create(test.fluxClient), {
      async list(request: FluxListRequest) {
        atOnce++;
        most = Math.max(most, atOnce);
        try {
          return await test.fluxClient.list(request);
        } finally {
          atOnce--;
        }
      },
    }),
    store,
    key: 'carts-service',
    entity: cartsEntity,
  });
  open.push(() => test.fleet.stop());

  /** Mounts what shows a kind; returns how to unmount it, and its data. */
  function show(kind: FluxKind, intervalMs?: number) {
    const query = poll.queryOf(kind);
    const stop = store.watch(query, () => {});
    const leave = poll.join(cartsEntity, intervalMs);
    const hide = () => {
      stop();
      leave();
    };
    open.unshift(hide);
    return { hide, data: () => store.dataOf<LiveObjects>(query.key) };
  }

  const queries = () =>
    test.backend.requests
      .filter(({ path }) => path === QUERY)
      .map(({ body }) =>
        (body as { customResources: { plural: string }[] }).customResources.map(
          ({ plural }) => plural,
        ),
      );
  return { ...test, poll, show, queries, mostAtOnce: () => most };
}

const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

describe('EntityPoll', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    setVisible(true);
  });

  afterEach(() => {
    open.splice(0).forEach(close => close());
    setVisible(true);
    jest.useRealTimers();
  });

  it('sends one request per interval, however many show a kind', async () => {
    const { show, count } = setUp();
    const shown = [
      show('HelmRelease'),
      show('HelmRelease'),
      show('HelmRelease'),
    ];
    await pass(1_000);
    // Two, to find out the versions that are served.
    expect(count('POST', QUERY)).toBe(2);
    expect(shown[2].data()?.resources.length).toBeGreaterThan(10);

    await pass(60_000);
    expect(count('POST', QUERY)).toBe(2 + 6);
  });

  it('asks as often as the most impatient wants', async () => {
    const { show, count } = setUp();
    show('HelmRelease', 60_000);
    await pass(1_000);
    const first = count('POST', QUERY);
    await pass(60_000);
    expect(count('POST', QUERY)).toBe(first + 1);

    const impatient = show('HelmRelease', 20_000);
    const before = count('POST', QUERY);
    await pass(60_500);
    expect(count('POST', QUERY)).toBe(before + 3);

    impatient.hide();
    await pass(20_000);
    const after = count('POST', QUERY);
    await pass(60_000);
    expect(count('POST', QUERY)).toBe(after + 1);
  });

  it('asks for kinds of the same moment, and for all kinds from then on, together', async () => {
    const { show, queries } = setUp();
    show('HelmRelease');
    show('Kustomization');
    await pass(1_000);
    const before = queries().length;
    expect(queries()[0]).toEqual(['helmreleases', 'kustomizations']);

    await pass(4_000);
    show('GitRepository');
    await pass(1_000);
    // A card that is added asks for its own kind, and no one else's.
    expect(new Set(queries().slice(before).flat())).toEqual(
      new Set(['gitrepositories']),
    );

    const after = queries().length;
    await pass(20_000);
    const polls = queries().slice(after);
    expect(polls).toHaveLength(2);
    polls.forEach(kinds =>
      expect(new Set(kinds)).toEqual(
        new Set(['gitrepositories', 'helmreleases', 'kustomizations']),
      ),
    );
  });

  it('does not ask for a kind again that nobody shows any more', async () => {
    const { show, queries } = setUp();
    const releases = show('HelmRelease');
    show('GitRepository');
    await pass(1_000);
    const before = queries().length;
    releases.hide();
    await pass(10_000);
    expect(new Set(queries().slice(before).flat())).toEqual(
      new Set(['gitrepositories']),
    );
  });

  it('stops when the last one that shows anything is gone', async () => {
    const { show, count } = setUp();
    const releases = show('HelmRelease');
    await pass(1_000);
    releases.hide();
    const before = count('POST', QUERY);
    await pass(120_000);
    expect(count('POST', QUERY)).toBe(before);
  });

  it('is silent while the page is hidden and asks at once when it is shown', async () => {
    const { show, count } = setUp();
    show('HelmRelease');
    await pass(1_000);
    const before = count('POST', QUERY);
    setVisible(false);
    await pass(300_000);
    expect(count('POST', QUERY)).toBe(before);

    setVisible(true);
    await pass(100);
    expect(count('POST', QUERY)).toBe(before + 1);
  });

  it('waits with the first request until the page is shown', async () => {
    setVisible(false);
    const { show, count } = setUp();
    const releases = show('HelmRelease');
    await pass(60_000);
    expect(count('POST', QUERY)).toBe(0);
    setVisible(true);
    await pass(1_000);
    expect(releases.data()?.resources).not.toHaveLength(0);
  });

  it('does not go back to how a resource was before it was patched', async () => {
    const { show, poll, fluxClient } = setUp();
    const releases = show('HelmRelease');
    await pass(1_000);
    const [resource] = releases.data()?.resources ?? [];
    const before = await fluxClient.list({
      entity: cartsEntity,
      kinds: ['HelmRelease'],
    });
    const answers: (() => void)[] = [];
    jest.spyOn(fluxClient, 'list').mockImplementation(
      () =>
        new Promise(resolve => {
          answers.push(() => resolve(before));
        }),
    );
    const shown = () =>
      releases
        .data()
        ?.resources.find(
          each =>
            each.cluster === resource.cluster &&
            nameOf(each.object) === nameOf(resource.object),
        );

    void poll.refresh();
    await pass(100);
    const at = new Date().toISOString();
    const patched = await fluxClient.suspend(resource, { at });
    poll.put(patched);
    answers.shift()?.();
    await pass(100);
    expect(shown()).toBe(patched);

    // What is asked for afterwards is believed.
    void poll.refresh();
    await pass(100);
    answers.shift()?.();
    await pass(100);
    expect(shown()).toBe(resource);
  });

  it('keeps the last good data, its age and the error when a poll fails', async () => {
    const { show, backend } = setUp();
    const releases = show('HelmRelease');
    await pass(1_000);
    const good = releases.data();
    const goodAt = Date.now();
    backend.signedIn = false;
    await pass(30_000);

    expect(releases.data()?.resources).toBe(good?.resources);
    expect(releases.data()?.error).toMatchObject({
      error: { meaning: 'not-signed-in', message: 'No Backstage token' },
    });
    const since = releases.data()?.error?.shownSince ?? 0;
    expect(Math.abs(since - goodAt)).toBeLessThan(1_001);

    backend.signedIn = true;
    await pass(60_000);
    expect(releases.data()?.error).toBeUndefined();
  });

  it('backs off to a minute while everything fails, and recovers', async () => {
    const { show, backend } = setUp();
    show('HelmRelease');
    await pass(1_000);
    backend.signedIn = false;
    await pass(10_000 + 20_000 + 40_000);
    const from = backend.requests.length;
    await pass(300_000);
    expect(backend.requests.length - from).toBe(5);

    backend.signedIn = true;
    await pass(60_000);
    const recovered = backend.requests.length;
    await pass(60_000);
    expect(backend.requests.length - recovered).toBe(6);
  });

  it('keeps the rows of a cluster that fails, with the time they are from', async () => {
    const { show, fleet } = setUp();
    const releases = show('HelmRelease');
    await pass(1_000);
    const rows = releases.data()?.resources ?? [];
    const ofProduction = rows.filter(({ cluster }) => cluster === 'production');
    expect(ofProduction.length).toBeGreaterThan(0);

    fleet.cluster('production').break({ kind: 'network' });
    await pass(20_000);
    const data = releases.data();
    expect(new Set(data?.resources)).toEqual(new Set(rows));
    expect(data?.failures).toEqual([
      expect.objectContaining({
        cluster: 'production',
        meaning: 'unreachable',
        shownSince: expect.any(Number),
      }),
    ]);

    fleet.cluster('production').mend();
    await pass(20_000);
    expect(releases.data()?.failures).toEqual([]);
  });

  it('never has two polls under way', async () => {
    const { show, fleet, backend, count, mostAtOnce } = setUp();
    backend.deny('kubernetes.proxy');
    fleet.cluster('staging').break({ kind: 'latency', latencyMs: 25_000 });
    show('HelmRelease');
    await pass(120_000);
    expect(mostAtOnce()).toBe(1);
    expect(count('POST', QUERY)).toBeGreaterThan(2);
  });

  it('polls faster while something that works changes', async () => {
    const { show, fleet, count } = setUp();
    show('HelmRelease');
    await pass(1_000);
    await pass(9_500);
    const { status } = await fleet.cluster('staging').handle(
      new Request(
        'https://staging/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases/carts',
        {
          method: 'PATCH',
          headers: { 'content-type': 'application/merge-patch+json' },
          body: JSON.stringify({ metadata: { annotations: { a: 'b' } } }),
        },
      ),
    );
    expect(status).toBe(200);
    const before = count('POST', QUERY);
    await pass(13_000);
    // The poll that saw the change, and one 3 s later that saw no more.
    expect(count('POST', QUERY) - before).toBe(2);
  });

  it('follows actions for as long as anything is shown, and no longer', async () => {
    const { show, poll } = setUp();
    const releases = show('HelmRelease');
    await pass(1_000);
    const resource = releases
      .data()
      ?.resources.find(({ object }) => nameOf(object) === 'carts-metrics');
    expect(resource).toBeDefined();
    const options = { withSource: false };
    void poll.actions.sync(resource!, options);
    await pass(5_000);
    // A page that is given its entity anew leaves, and joins again at once.
    releases.hide();
    const again = show('HelmRelease');
    await pass(5_000);
    expect(poll.actions.progressOf(resource!)).toBeDefined();

    again.hide();
    await pass(5_000);
    expect(poll.actions.progressOf(resource!)).toBeUndefined();
    show('HelmRelease');
    void poll.actions.sync(resource!, options);
    await pass(5_000);
    expect(poll.actions.progressOf(resource!)).toBeDefined();
  });

  it('hands out the same data for as long as nothing changed', async () => {
    const { show, fleet } = setUp();
    const releases = show('HelmRelease');
    await pass(1_000);
    const before = releases.data();
    await pass(60_000);
    expect(releases.data()).toBe(before);
    fleet.stop();
  });
});
