import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import type { JSX } from 'react';
import { FLUX_CARDS, type FluxCardName } from './components/cards/definitions';
import {
  ENTITY_CARDS,
  type EntityFluxCardProps,
  type EntityFluxStatusCardProps,
} from './components/cards/entityCards';
import { fluxApiFactory } from './fluxApiFactory';
import { loadFleet, loadRuntime } from './lazy';
import { fleetRouteRef, rootRouteRef } from './routes';

/**
 * The Flux plugin for the classic frontend system. It accesses the clusters
 * through the Kubernetes plugin, which the app needs as well.
 *
 * @public
 */
export const fluxPlugin = createPlugin({
  id: 'flux',
  routes: { root: rootRouteRef, fleet: fleetRouteRef },
  apis: [fluxApiFactory],
});

function provideCard<
  Props extends EntityFluxCardProps & EntityFluxStatusCardProps,
>(name: FluxCardName): (props: Props) => JSX.Element {
  return fluxPlugin.provide(
    createComponentExtension<(props: Props) => JSX.Element>({
      name: FLUX_CARDS[name].exportName,
      component: { sync: ENTITY_CARDS[name] },
    }),
  );
}

/**
 * What runs where: an entity's Kustomizations and HelmReleases by environment,
 * each with its state and revision, and who is behind. It shows nothing where
 * there is only one environment.
 *
 * @public
 */
export const EntityFluxEnvironmentsCard =
  provideCard<EntityFluxCardProps>('environments');

/**
 * How an entity's Kustomizations and HelmReleases get to their clusters: from
 * what is upstream over sources and charts to what they applied, what they
 * depend on, and where nothing gets through.
 *
 * @public
 */
export const EntityFluxDeliveryCard =
  provideCard<Pick<EntityFluxCardProps, 'title' | 'interval'>>('delivery');

/**
 * An entity's images, from the tags that were found over what its ImagePolicies
 * chose and what was pushed to Git to what runs.
 *
 * @public
 */
export const EntityFluxImagesCard = provideCard<EntityFluxCardProps>('images');

/**
 * How an entity's Kustomizations and HelmReleases are, in a few lines for the
 * overview of its page.
 *
 * @public
 */
export const EntityFluxStatusCard =
  provideCard<EntityFluxStatusCardProps>('status');

/**
 * An entity's Kustomizations and HelmReleases.
 *
 * @public
 */
export const EntityFluxDeploymentsCard =
  provideCard<EntityFluxCardProps>('deployments');

/**
 * A card with the sources of an entity's Kustomizations and HelmReleases:
 * GitRepositories, OCIRepositories, HelmRepositories, Buckets and
 * ExternalArtifacts.
 *
 * @public
 */
export const EntityFluxSourcesCard =
  provideCard<EntityFluxCardProps>('sources');

/**
 * A card with an entity's HelmReleases.
 *
 * @public
 */
export const EntityFluxHelmReleasesCard =
  provideCard<EntityFluxCardProps>('helm-releases');

/**
 * A card with an entity's Kustomizations.
 *
 * @public
 */
export const EntityFluxKustomizationsCard =
  provideCard<EntityFluxCardProps>('kustomizations');

/**
 * A card with an entity's GitRepositories.
 *
 * @public
 */
export const EntityFluxGitRepositoriesCard =
  provideCard<EntityFluxCardProps>('git-repositories');

/**
 * A card with an entity's OCIRepositories.
 *
 * @public
 */
export const EntityFluxOCIRepositoriesCard =
  provideCard<EntityFluxCardProps>('oci-repositories');

/**
 * A card with an entity's HelmRepositories.
 *
 * @public
 */
export const EntityFluxHelmRepositoriesCard =
  provideCard<EntityFluxCardProps>('helm-repositories');

/**
 * A card with an entity's ImagePolicies.
 *
 * @public
 */
export const EntityFluxImagePoliciesCard =
  provideCard<EntityFluxCardProps>('image-policies');

/**
 * A card with the Flux installations of all clusters: version, controllers and
 * their health.
 *
 * @public
 */
export const FluxRuntimeCard = fluxPlugin.provide(
  createComponentExtension<() => JSX.Element>({
    name: 'FluxRuntimeCard',
    component: {
      lazy: () => loadRuntime().then(m => m.FluxRuntimeCard),
    },
  }),
);

/**
 * A page with the {@link FluxRuntimeCard}.
 *
 * @public
 */
export const FluxRuntimePage = fluxPlugin.provide(
  createRoutableExtension<() => JSX.Element>({
    name: 'FluxRuntimePage',
    component: () => loadRuntime().then(m => m.FluxRuntimePage),
    mountPoint: rootRouteRef,
  }),
);

/**
 * Props of {@link EntityFluxFleetCard}.
 *
 * @public
 */
export interface EntityFluxFleetCardProps {
  /** Title of the card; by default its own, in the language of the app. */
  title?: string;
}

/**
 * A card for the page of a Group, a System or a Domain: how the Kustomizations
 * and HelmReleases of what it owns, or consists of, are on all clusters. It
 * reads what {@link FluxPage} reads, and needs the same permissions.
 *
 * @public
 */
export const EntityFluxFleetCard = fluxPlugin.provide(
  createComponentExtension<(props: EntityFluxFleetCardProps) => JSX.Element>({
    name: 'EntityFluxFleetCard',
    component: {
      lazy: () => loadFleet().then(m => m.FleetCard),
    },
  }),
);

/**
 * The page about Flux on all clusters, to be mounted at `/flux`: its objects
 * and whose they are, how it stands on each cluster, and its installations. It
 * also shows the details of any object at `?flux=…`, see
 * {@link fluxDetailsSearch}. It needs the permissions `kubernetes.clusters.read` and `kubernetes.proxy`.
 *
 * @public
 */
export const FluxPage = fluxPlugin.provide(
  createRoutableExtension<() => JSX.Element>({
    name: 'FluxPage',
    component: () => loadFleet().then(m => m.FluxPage),
    mountPoint: fleetRouteRef,
  }),
);
