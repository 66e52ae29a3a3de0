import { lazyFluxApi } from './lazyFluxApi';
import type { FluxApi } from './FluxApi';

function setUp() {
  const clusters = jest.fn(async () => ['staging']);
  const load = jest.fn(async () => ({ clusters } as unknown as FluxApi));
  return { load, api: lazyFluxApi(load), clusters };
}

it('is loaded when it is first asked, and once', async () => {
  const { load, api } = setUp();
  expect(load).not.toHaveBeenCalled();
  expect(await Promise.all([api.clusters(), api.clusters()])).toEqual([
    ['staging'],
    ['staging'],
  ]);
  expect(load).toHaveBeenCalledTimes(1);
});

it('tells that it could not be loaded, and tries again', async () => {
  const { load, api } = setUp();
  load.mockRejectedValueOnce(new Error('Loading chunk 7 failed'));
  await expect(api.clusters()).rejects.toThrow('Loading chunk 7 failed');
  expect(await api.clusters()).toEqual(['staging']);
});
