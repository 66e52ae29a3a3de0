import { cartsEntity } from '../../dev/fleet/worlds/carts';
import {
  endFakeTime,
  pass,
  settled,
  startFakeTime,
} from '../__testUtils__/fakeTime';
import { fleetOfRepositories } from '../__testUtils__/fleetOf';
import {
  createTestBackend,
  QUERY,
  type TestBackend,
} from '../__testUtils__/testBackend';
import type { FluxClient } from './FluxClient';

let mockHasFailed = false;
const mockLoaded = jest.fn();

jest.mock('./LaterRequests', () => ({
  __esModule: true,
  // As a script that is on its way, or cannot be had.
  then: (arrive: (script: unknown) => void, fail: (cause: Error) => void) => {
    mockLoaded();
    if (mockHasFailed) fail(new Error('Loading chunk 7 failed'));
    else arrive(jest.requireActual('./LaterRequests'));
  },
}));

let test: TestBackend;
let client: FluxClient;

beforeEach(() => {
  mockHasFailed = false;
  mockLoaded.mockClear();
  startFakeTime();
  test = createTestBackend({ fleet: fleetOfRepositories('a', 'b') });
  client = test.fluxClient;
});
afterEach(() => {
  test.fleet.stop();
  endFakeTime();
});

const list = () =>
  settled(client.list({ entity: cartsEntity, kinds: ['GitRepository'] }));

it('is not waited for by a list of an entity', async () => {
  await list();
  expect(mockLoaded).not.toHaveBeenCalled();
});

it('is loaded after the first list, once the browser is idle', async () => {
  const whenIdle: (() => void)[] = [];
  Object.assign(globalThis, {
    requestIdleCallback: (task: () => void) => whenIdle.push(task),
  });
  try {
    await list();
    await pass(5_000);
    expect(mockLoaded).not.toHaveBeenCalled();
    whenIdle.forEach(task => task());
    await pass(0);
    expect(mockLoaded).toHaveBeenCalledTimes(1);
    await settled(client.runtime('a'));
    expect(mockLoaded).toHaveBeenCalledTimes(1);
  } finally {
    Reflect.deleteProperty(globalThis, 'requestIdleCallback');
  }
});

it('fails a request when it cannot be loaded, and the next one tries again', async () => {
  mockHasFailed = true;
  await expect(settled(client.runtime('a'))).rejects.toThrow(
    'Loading chunk 7 failed',
  );
  mockHasFailed = false;
  expect(await settled(client.runtime('a'))).toHaveProperty('resources');
});

it('leaves a late list to the combined answer when it cannot be loaded', async () => {
  mockHasFailed = true;
  test.backend.break({ kind: 'latency', latencyMs: 5_000 });
  const { resources } = await list();
  expect(resources.map(({ cluster }) => cluster)).toEqual(['a', 'b']);
  expect(mockLoaded).toHaveBeenCalled();
  expect(test.backend.requests.flatMap(({ cluster }) => cluster ?? [])).toEqual(
    [],
  );
  expect(test.count('POST', QUERY)).toBe(1);
});
