import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { setVisible } from '../__testUtils__/page';
import { createTestBackend, QUERY } from '../__testUtils__/testBackend';
import type { FluxReference } from '../flux';
import { EntityPoll, REFERENCES_STALE_MS } from './EntityPoll';
import type { LiveObjects } from './liveObjects';
import { LiveStore } from './LiveStore';

const open: (() => void)[] = [];

const SHARED: FluxReference[] = ['sock-shop', 'community'].map(name => ({
  cluster: 'staging',
  kind: 'HelmRepository',
  namespace: 'flux-system',
  name,
}));

const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

function setUp() {
  const test = createTestBackend();
  const store = new LiveStore();
  const poll = new EntityPoll({
    api: test.fluxClient,
    store,
    key: 'carts-service',
    entity: cartsEntity,
  });
  open.push(() => test.fleet.stop());
  const references = poll.queryOfReferences(SHARED);
  open.unshift(
    store.watch(poll.queryOf('HelmRelease'), () => {}),
    store.watch(references, () => {}),
    poll.join(cartsEntity),
  );
  return {
    ...test,
    refresh: async () => {
      void poll.refresh();
      await pass(500);
    },
    data: () => store.dataOf<LiveObjects>(references.key),
    polls: () => test.count('POST', QUERY),
    followed: () =>
      test.backend.requests.filter(({ path }) => path.startsWith('/proxy/'))
        .length,
  };
}

describe('the references of an EntityPoll', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    setVisible(true);
  });

  afterEach(() => {
    open.splice(0).forEach(close => close());
    setVisible(true);
    jest.useRealTimers();
  });

  it('are followed again only with a poll after 30 seconds', async () => {
    expect(REFERENCES_STALE_MS).toBe(30_000);
    const { polls, followed } = setUp();
    await pass(1_000);
    const first = polls();
    expect(followed()).toBe(1);
    await pass(28_000);
    expect(polls()).toBeGreaterThanOrEqual(first + 2);
    expect(followed()).toBe(1);
    await pass(15_000);
    expect(followed()).toBe(2);
    await pass(11_000);
    expect(followed()).toBe(2);
    await pass(20_000);
    expect(followed()).toBe(3);
  });

  it('are followed again at once when one refreshes', async () => {
    const { refresh, polls, followed } = setUp();
    await pass(1_000);
    const before = polls();
    await refresh();
    expect(polls()).toBe(before + 1);
    expect(followed()).toBe(2);
  });

  it('are not followed while the page is hidden', async () => {
    const { followed } = setUp();
    await pass(1_000);
    setVisible(false);
    await pass(120_000);
    expect(followed()).toBe(1);
    setVisible(true);
    await pass(1_000);
    expect(followed()).toBe(2);
  });

  it('stay the same for as long as nothing changed', async () => {
    const { data, refresh } = setUp();
    await pass(1_000);
    const before = data();
    expect(before?.resources).toHaveLength(2);
    await refresh();
    expect(data()).toBe(before);
  });

  it.each([
    ['the cluster', 'cluster'],
    ['the whole request', 'request'],
  ])(
    'stay when %s fails, from the time when they were seen, however often it fails',
    async (_what, fails) => {
      const { data, refresh, fleet, backend } = setUp();
      await pass(1_000);
      const seen = Date.now();
      await refresh();
      if (fails === 'cluster') {
        fleet.cluster('staging').break({ kind: 'network' });
      } else {
        backend.deny('kubernetes.proxy');
      }
      const shownSince = () =>
        data()?.error?.shownSince ?? data()?.failures[0]?.shownSince ?? 0;
      for (let times = 0; times < 3; times++) {
        await pass(20_000);
        await refresh();
        expect(data()?.resources).toHaveLength(2);
        expect(shownSince() - seen).toBeGreaterThanOrEqual(0);
        expect(shownSince() - seen).toBeLessThan(1_000);
      }
      fleet.cluster('staging').mend();
      backend.allow('kubernetes.proxy');
      await refresh();
      expect(data()).toMatchObject({ failures: [] });
      expect(data()?.error).toBeUndefined();
    },
  );
});
