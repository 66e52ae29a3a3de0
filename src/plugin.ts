import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import { fluxApiFactory } from './fluxApiFactory';
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

/**
 * An entity's Kustomizations and HelmReleases.
 *
 * @public
 */
export const EntityFluxDeploymentsCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxDeploymentsCard',
    component: {
      lazy: () => import('./views').then(m => m.DeploymentsCard),
    },
  }),
);

/**
 * What an entity's Kustomizations and HelmReleases are made from:
 * GitRepositories, OCIRepositories, HelmRepositories, Buckets.
 *
 * @public
 */
export const EntityFluxSourcesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxSourcesCard',
    component: {
      lazy: () => import('./views').then(m => m.SourcesCard),
    },
  }),
);

/**
 * An entity's HelmReleases.
 *
 * @public
 */
export const EntityFluxHelmReleasesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxHelmReleasesCard',
    component: {
      lazy: () => import('./views').then(m => m.HelmReleasesCard),
    },
  }),
);

/**
 * An entity's Kustomizations.
 *
 * @public
 */
export const EntityFluxKustomizationsCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxKustomizationsCard',
    component: {
      lazy: () => import('./views').then(m => m.KustomizationsCard),
    },
  }),
);

/**
 * An entity's GitRepositories.
 *
 * @public
 */
export const EntityFluxGitRepositoriesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxGitRepositoriesCard',
    component: {
      lazy: () => import('./views').then(m => m.GitRepositoriesCard),
    },
  }),
);

/**
 * An entity's OCIRepositories.
 *
 * @public
 */
export const EntityFluxOCIRepositoriesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxOCIRepositoriesCard',
    component: {
      lazy: () => import('./views').then(m => m.OCIRepositoriesCard),
    },
  }),
);

/**
 * An entity's HelmRepositories.
 *
 * @public
 */
export const EntityFluxHelmRepositoriesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxHelmRepositoriesCard',
    component: {
      lazy: () => import('./views').then(m => m.HelmRepositoriesCard),
    },
  }),
);

/**
 * An entity's ImagePolicies.
 *
 * @public
 */
export const EntityFluxImagePoliciesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxImagePoliciesCard',
    component: {
      lazy: () => import('./views').then(m => m.ImagePoliciesCard),
    },
  }),
);

/**
 * The Flux of every cluster: its version, its controllers and their health.
 *
 * @public
 */
export const FluxRuntimeCard = fluxPlugin.provide(
  createComponentExtension<() => JSX.Element>({
    name: 'FluxRuntimeCard',
    component: {
      lazy: () => import('./views').then(m => m.FluxRuntimeCard),
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
    component: () => import('./views').then(m => m.FluxRuntimePage),
    mountPoint: rootRouteRef,
  }),
);
