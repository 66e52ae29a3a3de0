import {
  KubernetesBackendClient,
  type KubernetesApi,
  type KubernetesAuthProvidersApi,
} from '@backstage/plugin-kubernetes-react';
import { mockApis } from '@backstage/test-utils';
import { http, HttpResponse } from 'msw';
import {
  createKubernetesBackend,
  type KubernetesBackend,
  type KubernetesBackendOptions,
} from '../../dev/fleet/backend';
import type { Fleet } from '../../dev/fleet/fleet';
import { cartsEntity, createCartsFleet } from '../../dev/fleet/worlds/carts';
import {
  FluxClient,
  type FluxClientTimings,
  type FluxReleasesOptions,
} from '../api';

/** The clusters' service accounts need no credentials of the person. */
const serverSideAuth: KubernetesAuthProvidersApi = {
  decorateRequestBodyForAuth: async (_provider, body) => body,
  getCredentials: async () => ({}),
};

/** A fleet, a Kubernetes backend before it, and our client before that. */
export interface TestBackend {
  readonly fleet: Fleet;
  readonly backend: KubernetesBackend;
  readonly kubernetesApi: KubernetesApi;
  readonly fluxClient: FluxClient;
  /** How many requests of a method and path there were. */
  count(method: string, path: string): number;
}

/** What a {@link TestBackend} is made of. */
export interface TestBackendOptions {
  fleet?: Fleet;
  entities?: KubernetesBackendOptions['entities'];
  /** As the backend and the app are configured. */
  serviceLocator?: KubernetesBackendOptions['serviceLocator'];
  kubernetesAuthProvidersApi?: KubernetesAuthProvidersApi;
  fetch?: typeof globalThis.fetch;
  timings?: Partial<FluxClientTimings>;
  releases?: FluxReleasesOptions;
}

/**
 * Sets up the real Kubernetes client and ours against the fleet. `fetch`
 * defaults to calling the backend without HTTP, which works with fake timers.
 */
export function createTestBackend(
  options: TestBackendOptions = {},
): TestBackend {
  const {
    fleet = createCartsFleet(),
    entities = [cartsEntity],
    serviceLocator = 'multiTenant',
    kubernetesAuthProvidersApi = serverSideAuth,
  } = options;
  const backend = createKubernetesBackend({ fleet, entities, serviceLocator });
  const fetchDirectly: typeof globalThis.fetch = (input, init) =>
    backend.handle(new Request(input, init));
  const kubernetesApi = new KubernetesBackendClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://backstage.test' }),
    fetchApi: { fetch: options.fetch ?? fetchDirectly },
    kubernetesAuthProvidersApi,
  });
  return {
    fleet,
    backend,
    kubernetesApi,
    fluxClient: new FluxClient({
      kubernetesApi,
      kubernetesAuthProvidersApi,
      serviceLocator:
        typeof serviceLocator === 'string' ? serviceLocator : 'custom',
      fetchApi: { fetch: options.fetch ?? fetchDirectly },
      releases: options.releases,
      timings: options.timings,
    }),
    count: (method, path) =>
      backend.requests.filter(
        request =>
          request.method === method && request.path.split('?')[0] === path,
      ).length,
  };
}

/** Path of the backend's custom-resource query. */
export const QUERY = '/resources/custom/query';

/** HTTP handlers that let a backend answer what a browser would ask it. */
export function handlersFor(backend: KubernetesBackend) {
  return [
    http.all('http://backstage.test/api/kubernetes/*', ({ request }) =>
      backend.handle(request).catch(error => {
        // Nobody is there any more to hear of it.
        if (request.signal.aborted) return HttpResponse.error();
        throw error;
      }),
    ),
  ];
}
