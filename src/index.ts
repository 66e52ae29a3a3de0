/**
 * Shows what Flux deploys for a Backstage entity, on all clusters.
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
  type FluxCluster,
  type FluxClusterList,
  type FluxFailure,
  type FluxFailureMeaning,
  type FluxList,
  type FluxListOptions,
  type FluxListRequest,
  type FluxObjects,
  type FluxObjectsPage,
  type FluxObjectsRequest,
  type FluxProblem,
  type FluxReadOptions,
  type FluxReleasesOptions,
  type FluxRule,
  type FluxRules,
  type FluxRuntime,
} from './api';
export type {
  EntityFluxCardProps,
  EntityFluxStatusCardProps,
} from './components/cards';
export { FluxIcon } from './components/common';
export type {
  FluxKind,
  FluxObject,
  FluxPatch,
  FluxReference,
  FluxRelease,
  FluxResource,
  FluxRuntimeDetails,
} from './flux';
export {
  EntityFluxDeploymentsCard,
  EntityFluxEnvironmentsCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxHelmReleasesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxSourcesCard,
  EntityFluxStatusCard,
  FluxPage,
  fluxPlugin,
  FluxRuntimeCard,
  FluxRuntimePage,
} from './plugin';
export { fluxDetailsSearch } from './routes';
export { fluxTranslationRef } from './translations';
