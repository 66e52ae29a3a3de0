import type { FluxApi } from './FluxApi';

/**
 * A {@link FluxApi} that is loaded when it is first asked for something: an
 * app makes its APIs before it shows anything.
 */
export function lazyFluxApi(load: () => Promise<FluxApi>): FluxApi {
  let loading: Promise<FluxApi> | undefined;

  function loaded(): Promise<FluxApi> {
    loading ??= load().catch(cause => {
      // The network may be back the next time.
      loading = undefined;
      throw cause;
    });
    return loading;
  }

  return {
    list: async (...args) => (await loaded()).list(...args),
    get: async (...args) => (await loaded()).get(...args),
    reconcile: async (...args) => (await loaded()).reconcile(...args),
    suspend: async (...args) => (await loaded()).suspend(...args),
    resume: async (...args) => (await loaded()).resume(...args),
    mayPatch: async (...args) => (await loaded()).mayPatch(...args),
    clusters: async (...args) => (await loaded()).clusters(...args),
    runtime: async (...args) => (await loaded()).runtime(...args),
    runtimeDetails: async (...args) => (await loaded()).runtimeDetails(...args),
    latestRelease: async (...args) => (await loaded()).latestRelease(...args),
  };
}
