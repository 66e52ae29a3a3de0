export { FluxClient, type FluxClientTimings } from './FluxClient';
export {
  errorOf,
  FluxRequestError,
  type FluxFailure,
  type FluxFailureMeaning,
  type FluxProblem,
} from './FluxRequestError';
export type {
  FluxApi,
  FluxCluster,
  FluxClustersOptions,
  FluxClusterList,
  FluxList,
  FluxListOptions,
  FluxListRequest,
  FluxObjects,
  FluxObjectsPage,
  FluxObjectsRequest,
  FluxPodLog,
  FluxPodLogRequest,
  FluxReadOptions,
  FluxRule,
  FluxRules,
  FluxRuntime,
} from './FluxApi';
export { lazyFluxApi } from './lazyFluxApi';
export { loadWhenIdle } from './loadOnce';
export { fluxApiRef } from './ref';
export type { FluxReleasesOptions } from './reads/Releases';
export { labelSelectorOf } from './reads/selection';
export { RequestQueue } from './transport/RequestQueue';
export { abortable, deadline, sleep } from './transport/deadlines';
