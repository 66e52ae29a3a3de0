import {
  createComponentExtension,
  createPlugin,
  createRoutableExtension,
} from '@backstage/core-plugin-api';
import {
  DeploymentsCard,
  GitRepositoriesCard,
  HelmReleasesCard,
  HelmRepositoriesCard,
  ImagePoliciesCard,
  KustomizationsCard,
  OCIRepositoriesCard,
  SourcesCard,
} from './components/entityCards';
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

/**
 * An entity's Kustomizations and HelmReleases.
 *
 * @public
 */
export const EntityFluxDeploymentsCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxDeploymentsCard',
    component: { sync: DeploymentsCard },
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
    component: { sync: SourcesCard },
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
    component: { sync: HelmReleasesCard },
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
    component: { sync: KustomizationsCard },
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
    component: { sync: GitRepositoriesCard },
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
    component: { sync: OCIRepositoriesCard },
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
    component: { sync: HelmRepositoriesCard },
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
    component: { sync: ImagePoliciesCard },
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
