import { lazyFluxApi } from './lazyFluxApi';
import type { FluxApi } from './FluxApi';

function setUp() {
  const clusters = jest.fn(async () => [{ name: 'staging' }]);
  const load = jest.fn(async () => ({ clusters } as unknown as FluxApi));
  return { load, api: lazyFluxApi(load), clusters };
}

it('loads the client once, when it is first used', async () => {
  const { load, api } = setUp();
  expect(load).not.toHaveBeenCalled();
  expect(await Promise.all([api.clusters(), api.clusters()])).toEqual([
    [{ name: 'staging' }],
    [{ name: 'staging' }],
  ]);
  expect(load).toHaveBeenCalledTimes(1);
});

it('rejects when loading fails, and loads again the next time', async () => {
  const { load, api } = setUp();
  load.mockRejectedValueOnce(new Error('Loading chunk 7 failed'));
  await expect(api.clusters()).rejects.toThrow('Loading chunk 7 failed');
  expect(await api.clusters()).toEqual([{ name: 'staging' }]);
});
