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
 * The Flux plugin. It reaches the clusters through the Kubernetes plugin,
 * which the app must have too.
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
 * An entity's Kustomizations and HelmReleases.
 *
 * @public
 */
export const EntityFluxDeploymentsCard = provideCard('deployments');

/**
 * What an entity's Kustomizations and HelmReleases are made from:
 * GitRepositories, OCIRepositories, HelmRepositories, Buckets.
 *
 * @public
 */
export const EntityFluxSourcesCard = provideCard('sources');

/**
 * An entity's HelmReleases.
 *
 * @public
 */
export const EntityFluxHelmReleasesCard = provideCard('helm-releases');

/**
 * An entity's Kustomizations.
 *
 * @public
 */
export const EntityFluxKustomizationsCard = provideCard('kustomizations');

/**
 * An entity's GitRepositories.
 *
 * @public
 */
export const EntityFluxGitRepositoriesCard = provideCard('git-repositories');

/**
 * An entity's OCIRepositories.
 *
 * @public
 */
export const EntityFluxOCIRepositoriesCard = provideCard('oci-repositories');

/**
 * An entity's HelmRepositories.
 *
 * @public
 */
export const EntityFluxHelmRepositoriesCard = provideCard('helm-repositories');

/**
 * An entity's ImagePolicies.
 *
 * @public
 */
export const EntityFluxImagePoliciesCard = provideCard('image-policies');

/**
 * The Flux of every cluster: its version, its controllers and their health.
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
