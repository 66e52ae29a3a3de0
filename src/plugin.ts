import {
  createApiFactory,
  createComponentExtension,
  createPlugin,
} from '@backstage/core-plugin-api';
import {
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';
import { FluxClient, fluxApiRef } from './api';
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
  apis: [
    createApiFactory({
      api: fluxApiRef,
      deps: {
        kubernetesApi: kubernetesApiRef,
        kubernetesAuthProvidersApi: kubernetesAuthProvidersApiRef,
      },
      factory: deps => new FluxClient(deps),
    }),
  ],
});

/**
 * An entity's HelmReleases.
 *
 * @public
 */
export const EntityFluxHelmReleasesCard = fluxPlugin.provide(
  createComponentExtension({
    name: 'EntityFluxHelmReleasesCard',
    component: {
      lazy: () =>
        import('./components/entityCards').then(m => m.HelmReleasesCard),
    },
  }),
);
