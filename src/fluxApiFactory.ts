import { createApiFactory } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import {
  kubernetesApiRef,
  kubernetesAuthProvidersApiRef,
} from '@backstage/plugin-kubernetes-react';
import { lazyFluxApi } from './api/lazyFluxApi';
import { fluxApiRef } from './api/ref';
import { loadClient } from './lazy';

/** Creates the Flux API in both frontend systems. */
export const fluxApiFactory = createApiFactory({
  api: fluxApiRef,
  deps: {
    kubernetesApi: kubernetesApiRef,
    kubernetesAuthProvidersApi: kubernetesAuthProvidersApiRef,
    configApi: coreApis.config,
    fetchApi: coreApis.fetch,
  },
  factory: ({ configApi, ...deps }) =>
    lazyFluxApi(async () => {
      const { FluxClient } = await loadClient();
      return new FluxClient({
        ...deps,
        serviceLocator: configApi.getOptionalString(
          'kubernetes.serviceLocatorMethod.type',
        ),
        releases: {
          enabled: configApi.getOptionalBoolean('flux.releases.enabled'),
          url: configApi.getOptionalString('flux.releases.url'),
        },
      });
    }),
});
