import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import {
  ENTITY_CARDS,
  FLUX_CARDS,
  type FluxCardName,
} from './components/cards';
import { fluxApiFactory } from './fluxApiFactory';
import { loadViews } from './lazy';
import { rootRouteRef } from './routes';

/**
 * The Flux plugin for the classic frontend system. It accesses the clusters
 * through the Kubernetes plugin, which the app needs as well.
 *
 * @public
 */
export const fluxPlugin = createPlugin({
  id: 'flux',
  routes: { root: rootRouteRef },
  apis: [fluxApiFactory],
});

function provideCard(name: FluxCardName) {
  return fluxPlugin.provide(
    createComponentExtension({
      name: FLUX_CARDS[name].exportName,
      component: { sync: ENTITY_CARDS[name] },
    }),
  );
}

/**
 * A card with an entity's Kustomizations and HelmReleases.
 *
 * @public
 */
export const EntityFluxDeploymentsCard = provideCard('deployments');

/**
 * A card with the sources of an entity's Kustomizations and HelmReleases:
 * GitRepositories, OCIRepositories, HelmRepositories, Buckets and
 * ExternalArtifacts.
 *
 * @public
 */
export const EntityFluxSourcesCard = provideCard('sources');

/**
 * A card with an entity's HelmReleases.
 *
 * @public
 */
export const EntityFluxHelmReleasesCard = provideCard('helm-releases');

/**
 * A card with an entity's Kustomizations.
 *
 * @public
 */
export const EntityFluxKustomizationsCard = provideCard('kustomizations');

/**
 * A card with an entity's GitRepositories.
 *
 * @public
 */
export const EntityFluxGitRepositoriesCard = provideCard('git-repositories');

/**
 * A card with an entity's OCIRepositories.
 *
 * @public
 */
export const EntityFluxOCIRepositoriesCard = provideCard('oci-repositories');

/**
 * A card with an entity's HelmRepositories.
 *
 * @public
 */
export const EntityFluxHelmRepositoriesCard = provideCard('helm-repositories');

/**
 * A card with an entity's ImagePolicies.
 *
 * @public
 */
export const EntityFluxImagePoliciesCard = provideCard('image-policies');

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
      lazy: () => loadViews().then(m => m.FluxRuntimeCard),
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
    component: () => loadViews().then(m => m.FluxRuntimePage),
    mountPoint: rootRouteRef,
  }),
);
