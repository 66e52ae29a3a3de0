import { setVisible } from '../__testUtils__/page';
import type { FluxApi } from '../api';
import { runtimePollOf } from './liveData';

const pass = (milliseconds: number) =>
  jest.advanceTimersByTimeAsync(milliseconds);

const open: (() => void)[] = [];

/** A poll of two clusters, and what was asked of each. */
function setUp() {
  const asked: string[] = [];
  const api = {
    clusters: async () => ['staging', 'production'],
    runtime: async (cluster: string) => {
      asked.push(cluster);
      return { resources: [] };
    },
    latestRelease: async () => undefined,
  } as unknown as FluxApi;
  const poll = runtimePollOf(api);
  for (const cluster of ['staging', 'production']) {
    open.push(poll.store.watch(poll.runtimeQuery(cluster), () => {}));
  }
  return { poll, asked };
}

beforeEach(() => {
  jest.useFakeTimers();
  setVisible(true);
});

afterEach(() => {
  open.splice(0).forEach(close => close());
  setVisible(true);
  jest.useRealTimers();
});

it('asks each cluster once a minute', async () => {
  const { asked } = setUp();
  await pass(1_000);
  expect(asked).toEqual(['staging', 'production']);
  await pass(58_000);
  expect(asked).toHaveLength(2);
  await pass(121_000);
  expect(asked).toHaveLength(2 * 4);
});

it('asks nobody while the tab is hidden, and everybody when it is back', async () => {
  const { asked } = setUp();
  await pass(1_000);
  setVisible(false);
  await pass(600_000);
  expect(asked).toHaveLength(2);
  setVisible(true);
  await pass(1_000);
  expect(asked).toHaveLength(4);
});

it('asks one cluster again when told to, and no other', async () => {
  const { poll, asked } = setUp();
  await pass(1_000);
  await poll.retry('production');
  expect(asked).toEqual(['staging', 'production', 'production']);
});
