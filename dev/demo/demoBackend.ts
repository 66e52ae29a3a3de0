import type { Entity } from '@backstage/catalog-model';
import type { FetchApi } from '@backstage/core-plugin-api';
import { createKubernetesBackend } from '../fleet/backend';
import {
  cartsEntity,
  createCartsFleet,
  createOddFleet,
} from '../fleet/worlds/carts';

const isOdd =
  new URLSearchParams(window.location.search).get('clusters') === 'odd';

/** The clusters of the demo; two odd ones more at `/?clusters=odd`. */
export const demoFleet = isOdd ? createOddFleet() : createCartsFleet();

/** The Kubernetes backend of the demo. */
export const demoBackend = createKubernetesBackend({
  fleet: demoFleet,
  entities: [cartsEntity],
});

/** The entity whose page the demo shows. */
export const demoEntity: Entity = cartsEntity;

/** Answers requests to the Kubernetes backend in the browser. */
export const demoFetchApi: FetchApi = {
  async fetch(input, init) {
    const request = new Request(input, init);
    return new URL(request.url).pathname.startsWith('/api/kubernetes/')
      ? demoBackend.handle(request)
      : window.fetch(request);
  },
};
