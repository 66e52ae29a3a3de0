export { FluxClient, type FluxClientTimings } from './FluxClient';
export {
  FluxRequestError,
  type FluxRequestErrorMeaning,
} from './FluxRequestError';
export { fluxApiRef } from './ref';
export { labelSelectorOf } from './selection';
export type {
  FluxApi,
  FluxFailure,
  FluxFailureMeaning,
  FluxList,
  FluxListRequest,
  FluxObjects,
} from './types';
