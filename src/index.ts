/**
 * See what Flux deploys for a Backstage entity, on every cluster.
 *
 * @packageDocumentation
 */
export { default } from './alpha';
export { isFluxAvailable } from './annotations';
export {
  fluxApiRef,
  FluxClient,
  FluxRequestError,
  type FluxApi,
  type FluxClientTimings,
  type FluxFailure,
  type FluxFailureMeaning,
  type FluxList,
  type FluxListRequest,
  type FluxObjects,
  type FluxReadOptions,
  type FluxReleasesOptions,
  type FluxRequestErrorMeaning,
  type FluxRuntime,
} from './api';
export type { EntityFluxCardProps } from './components/entityCards';
export { FluxIcon } from './components/FluxIcon';
export type {
  FluxKind,
  FluxObject,
  FluxReconcileOptions,
  FluxReference,
  FluxRelease,
  FluxResource,
  FluxRuntimeDetails,
  FluxSuspendNote,
} from './flux';
export {
  EntityFluxDeploymentsCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxHelmReleasesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxSourcesCard,
  fluxPlugin,
  FluxRuntimeCard,
  FluxRuntimePage,
} from './plugin';
export { fluxTranslationRef } from './translations';
