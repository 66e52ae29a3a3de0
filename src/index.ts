/**
 * Shows what Flux deploys for a Backstage entity, on all clusters.
 *
 * @packageDocumentation
 */
export { default } from './alpha';
export { isFluxAvailable } from './annotations';
export { FluxClient } from './api/FluxClient';
export { FluxRequestError } from './api/FluxRequestError';
export { fluxApiRef } from './api/ref';
export type {
  FluxApi,
  FluxClientTimings,
  FluxCluster,
  FluxClustersOptions,
  FluxClusterList,
  FluxFailure,
  FluxFailureMeaning,
  FluxList,
  FluxListOptions,
  FluxListRequest,
  FluxObjects,
  FluxObjectsPage,
  FluxObjectsRequest,
  FluxPodLog,
  FluxPodLogRequest,
  FluxProblem,
  FluxReadOptions,
  FluxReleasesOptions,
  FluxRule,
  FluxRules,
  FluxRuntime,
} from './api';
export type {
  EntityFluxCardProps,
  EntityFluxStatusCardProps,
} from './components/cards/entityCards';
export { FluxIcon } from './components/common/FluxIcon';
export type {
  FluxKind,
  FluxListRefusal,
  FluxObject,
  FluxPatch,
  FluxReference,
  FluxRelease,
  FluxResource,
  FluxRuntimeDetails,
} from './flux';
export {
  EntityFluxDeliveryCard,
  EntityFluxDeploymentsCard,
  EntityFluxEnvironmentsCard,
  EntityFluxFleetCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxHelmReleasesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxImagesCard,
  EntityFluxKustomizationsCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxSourcesCard,
  EntityFluxStatusCard,
  FluxPage,
  fluxPlugin,
  FluxRuntimeCard,
  FluxRuntimePage,
} from './plugin';
export type { EntityFluxFleetCardProps } from './plugin';
export { fluxDetailsSearch } from './routes';
export { fluxTranslationRef } from './translations/ref';
