import {
  parseEntityRef,
  stringifyEntityRef,
  type Entity,
} from '@backstage/catalog-model';
import type { FetchApi } from '@backstage/core-plugin-api';
import {
  createKubernetesBackend,
  type KubernetesBackend,
} from '../fleet/backend';
import type { Fleet } from '../fleet/fleet';
import {
  cartsEntity,
  createOddFleet,
  paymentEntity,
} from '../fleet/worlds/carts';
import { createCausesFleet } from '../fleet/worlds/causes';
import { bankEntity, createFailuresFleet } from '../fleet/worlds/failures';
import { createShippingFleet, shippingEntity } from '../fleet/worlds/shipping';
import { createRepackagedFleet } from '../fleet/worlds/repackaged';
import { createReportedFleet } from '../fleet/worlds/reported';
import {
  createPortalFleet,
  portalEntities,
  portalGroups,
} from '../fleet/worlds/portal';
import { createRuntimeFleet } from '../fleet/worlds/runtime';

interface World {
  readonly entity: Entity;
  /** Further entities that have a page. */
  readonly others?: readonly Entity[];
  readonly fleet: () => Fleet;
  /** The fleet of the runtime page, if it is not the usual one. */
  readonly runtime?: () => Fleet;
}

const shop: World = {
  entity: shippingEntity,
  others: [cartsEntity, paymentEntity],
  fleet: createShippingFleet,
};

/** Other fleets for the demo, at `/?clusters=<name>`. */
const WORLDS: Readonly<Record<string, World | undefined>> = {
  // A cluster with a title and a webhook authorizer, and a second `staging`.
  odd: { entity: cartsEntity, fleet: createOddFleet },
  // A bank whose deployments fail.
  failures: { entity: bankEntity, fleet: createFailuresFleet },
  // Objects in every state, and failing deployments with their Pods.
  causes: {
    entity: cartsEntity,
    others: [paymentEntity],
    fleet: createCausesFleet,
  },
  // Deployments to other clusters, sources and suspensions that are easily
  // shown wrong.
  reported: {
    entity: cartsEntity,
    fleet: createReportedFleet,
    runtime: createReportedFleet,
  },
  // Flux as vendors package it, on the runtime page.
  repackaged: { ...shop, runtime: createRepackagedFleet },
};

const name = new URLSearchParams(window.location.search).get('clusters');
const world = WORLDS[name ?? ''] ?? shop;

/** The entity whose page the demo shows. */
export const demoEntity: Entity = world.entity;

/** The entities that have a page. */
export const demoEntities: Entity[] = [world.entity, ...(world.others ?? [])];

/** All entities, with the owner relations that the catalog adds. */
export const demoCatalog: Entity[] = [
  ...portalGroups,
  ...[...demoEntities, ...portalEntities].map(entity => ({
    ...entity,
    relations: [
      {
        type: 'ownedBy',
        targetRef: stringifyEntityRef(
          parseEntityRef(String(entity.spec?.owner), {
            defaultKind: 'group',
            defaultNamespace: 'default',
          }),
        ),
      },
    ],
  })),
];

/** The clusters of the demo. */
export const demoFleet = world.fleet();

/** The clusters of the runtime page. */
export const demoRuntimeFleet = (world.runtime ?? createRuntimeFleet)();

/** The clusters of the Flux page: its own, and those of the entities. */
const portalFleet = createPortalFleet();
export const demoPortalFleet: Fleet = {
  ...portalFleet,
  clusters: [...world.fleet().clusters, ...portalFleet.clusters],
};

/** The Kubernetes backend of the demo. */
export const demoBackend = createKubernetesBackend({
  fleet: demoFleet,
  entities: demoEntities,
});

/**
 * Answers requests to a Kubernetes backend, and to GitHub for the newest
 * release of Flux, in the browser.
 */
export function fetchApiOf(backend: KubernetesBackend): FetchApi {
  return {
    async fetch(input, init) {
      const request = new Request(input, init);
      const { hostname, pathname } = new URL(request.url);
      if (hostname === 'api.github.com') {
        return Response.json({ tag_name: 'v2.9.4' });
      }
      return pathname.startsWith('/api/kubernetes/')
        ? backend.handle(request)
        : window.fetch(request);
    },
  };
}

/** Used by the demo for all requests. */
export const demoFetchApi = fetchApiOf(demoBackend);
