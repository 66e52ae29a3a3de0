export { FluxClient, type FluxClientTimings } from './FluxClient';
export {
  errorOf,
  FluxRequestError,
  type FluxRequestErrorMeaning,
} from './FluxRequestError';
export { fluxApiRef } from './ref';
export type { FluxReleasesOptions } from './reads/Releases';
export { labelSelectorOf } from './reads/selection';
export type {
  FluxApi,
  FluxFailure,
  FluxFailureMeaning,
  FluxList,
  FluxListRequest,
  FluxObjects,
  FluxReadOptions,
  FluxRuntime,
} from './FluxApi';
