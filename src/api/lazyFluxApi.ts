import type { FluxApi } from './FluxApi';
import { loadOnce } from './loadOnce';

/**
 * A {@link FluxApi} that is loaded on first use, because an app creates its
 * APIs before it shows anything.
 */
export function lazyFluxApi(load: () => Promise<FluxApi>): FluxApi {
  const loaded = loadOnce(load);
  return {
    clusters: async (...args) => (await loaded()).clusters(...args),
    list: async (...args) => (await loaded()).list(...args),
    workloads: async (...args) => (await loaded()).workloads(...args),
    get: async (...args) => (await loaded()).get(...args),
    listObjects: async (...args) => (await loaded()).listObjects(...args),
    podLog: async (...args) => (await loaded()).podLog(...args),
    patch: async (...args) => (await loaded()).patch(...args),
    rules: async (...args) => (await loaded()).rules(...args),
    mayPatch: async (...args) => (await loaded()).mayPatch(...args),
    runtime: async (...args) => (await loaded()).runtime(...args),
    runtimeDetails: async (...args) => (await loaded()).runtimeDetails(...args),
    latestRelease: async (...args) => (await loaded()).latestRelease(...args),
  };
}
