import {
  focusManager,
  QueryClient,
  QueryObserver,
} from '@tanstack/react-query';
import { cartsEntity } from '../../dev/fleet/worlds/carts';
import { createTestBackend, QUERY } from '../__testUtils__/testBackend';
import type { FluxReference } from '../flux';
import { EntityPoll, REFERENCES_STALE_MS } from './EntityPoll';
import type { LiveObjects } from './liveObjects';

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
  const client = new QueryClient();
  const poll = new EntityPoll({
    api: test.fluxClient,
    client,
    key: 'carts-service',
    entity: cartsEntity,
  });
  open.push(() => {
    test.fleet.stop();
    client.clear();
  });
  const kind = new QueryObserver<LiveObjects>(
    client,
    poll.queryOf('HelmRelease'),
  );
  const references = new QueryObserver<LiveObjects>(
    client,
    poll.queryOfReferences(SHARED),
  );
  open.unshift(
    kind.subscribe(() => {}),
    references.subscribe(() => {}),
    poll.join(cartsEntity),
  );
  return {
    ...test,
    refresh: async () => {
      void poll.refresh();
      await pass(500);
    },
    data: () => references.getCurrentResult().data,
    polls: () => test.count('POST', QUERY),
    followed: () =>
      test.backend.requests.filter(({ path }) => path.startsWith('/proxy/'))
        .length,
  };
}

describe('the references of an EntityPoll', () => {
  beforeEach(() => {
    jest.useFakeTimers();
    focusManager.setFocused(true);
  });

  afterEach(() => {
    open.splice(0).forEach(close => close());
    focusManager.setFocused(undefined);
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
    focusManager.setFocused(false);
    await pass(120_000);
    expect(followed()).toBe(1);
    focusManager.setFocused(true);
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
