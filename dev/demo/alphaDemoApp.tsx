import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  PageBlueprint,
  coreApis,
  coreExtensionData,
  createFrontendModule,
  createFrontendPlugin,
  useAppNavigate,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import { useEffect } from 'react';
import fluxPlugin from '../../src/alpha';
import { ClusterSwitches } from './ClusterSwitches';
import { demoCatalog, demoEntity, demoFetchApi } from './demoBackend';
import { DemoFleetApis } from './DemoFleetApis';

const entityPath = `/catalog/default/component/${demoEntity.metadata.name}`;

// Everything above HTTP is what runs in a real app; only the requests are
// answered in the browser, by the fleet.
const demoApis = [
  createFrontendModule({
    pluginId: 'app',
    extensions: [
      ApiBlueprint.make({
        name: 'fetch',
        params: defineParams =>
          defineParams({
            api: coreApis.fetch,
            deps: {},
            factory: () => demoFetchApi,
          }),
      }),
    ],
  }),
  createFrontendModule({
    pluginId: 'catalog',
    extensions: [
      ApiBlueprint.make({
        params: defineParams =>
          defineParams({
            api: catalogApiRef,
            deps: {},
            factory: () => new InMemoryCatalogClient({ entities: demoCatalog }),
          }),
      }),
    ],
  }),
];

/** Redirects to the entity's page, without React Router. */
function ToEntity() {
  const navigate = useAppNavigate();
  useEffect(() => navigate(entityPath, { replace: true }), [navigate]);
  return null;
}

const demoPlugin = createFrontendPlugin({
  pluginId: 'demo',
  extensions: [
    PageBlueprint.make({
      params: {
        path: '/',
        noHeader: true,
        loader: async () => <ToEntity />,
      },
    }),
    EntityCardBlueprint.make({
      name: 'cluster-switches',
      params: { type: 'content', loader: async () => <ClusterSwitches /> },
    }),
  ],
});

/** A page of the plugin with its own fleet. */
function pageOfDemo(
  id: 'page:flux' | 'page:flux/fleet',
  fleet: 'runtime' | 'portal',
) {
  return fluxPlugin.getExtension(id).override({
    *factory(originalFactory) {
      const page = originalFactory();
      yield* page;
      yield coreExtensionData.reactElement(
        <DemoFleetApis fleet={fleet}>
          {page.get(coreExtensionData.reactElement)}
        </DemoFleetApis>,
      );
    },
  });
}

const pagesOfDemo = createFrontendModule({
  pluginId: 'flux',
  extensions: [
    pageOfDemo('page:flux', 'runtime'),
    pageOfDemo('page:flux/fleet', 'portal'),
  ],
});

/** The app that `npm run start:alpha` opens. */
export const alphaDemoApp = createApp({
  features: [
    catalogPlugin,
    kubernetesPlugin,
    fluxPlugin,
    demoPlugin,
    pagesOfDemo,
    ...demoApis,
  ],
});
