// What an app imports that shows all there is.
export {
  EntityFluxDeliveryCard,
  EntityFluxDeploymentsCard,
  EntityFluxEnvironmentsCard,
  EntityFluxFleetCard,
  EntityFluxImagesCard,
  EntityFluxSourcesCard,
  EntityFluxStatusCard,
  FluxPage,
  fluxPlugin,
  FluxRuntimeCard,
  FluxRuntimePage,
} from '../../src';
