import type { Entity } from '@backstage/catalog-model';
import { createApp } from '@backstage/app-defaults';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { AppRouter, FlatRoutes } from '@backstage/core-app-api';
import { AlertDisplay, OAuthRequestDialog } from '@backstage/core-components';
import { createApiFactory } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { CatalogEntityPage, CatalogIndexPage } from '@backstage/plugin-catalog';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { kubernetesPlugin } from '@backstage/plugin-kubernetes';
import { Navigate, Route } from 'react-router-dom';
import { FluxPage, FluxRuntimePage } from '../../src';
import {
  demoCatalog,
  demoEntities,
  demoEntity,
  demoFetchApi,
} from './demoBackend';
import { demoEntityPage } from './demoEntityPage';
import { DemoRoot } from './DemoRoot';
import { DemoFleetApis } from './DemoFleetApis';

// Everything above HTTP is what runs in a real app; only the requests are
// answered in the browser, by the fleet.
const app = createApp({
  plugins: [kubernetesPlugin],
  __experimentalTranslations: {
    availableLanguages: ['en', 'de', 'es', 'fr', 'ja', 'zh'],
  },
  apis: [
    createApiFactory({
      api: coreApis.fetch,
      deps: {},
      factory: () => demoFetchApi,
    }),
    createApiFactory({
      api: catalogApiRef,
      deps: {},
      factory: () => new InMemoryCatalogClient({ entities: demoCatalog }),
    }),
  ],
});

const pathOf = ({ metadata }: Entity) =>
  `/catalog/default/component/${metadata.name}`;
const entityPath = pathOf(demoEntity);

/** The app that `npm start` opens. */
export const DemoApp = app.createRoot(
  <>
    <AlertDisplay />
    <OAuthRequestDialog />
    <AppRouter>
      <DemoRoot entityPaths={demoEntities.map(pathOf)}>
        <FlatRoutes>
          <Route path="/" element={<Navigate to={entityPath} />} />
          <Route
            path="/flux-runtime"
            element={
              <DemoFleetApis fleet="runtime">
                <FluxRuntimePage />
              </DemoFleetApis>
            }
          />
          <Route
            path="/flux"
            element={
              <DemoFleetApis fleet="portal">
                <FluxPage />
              </DemoFleetApis>
            }
          />
          <Route path="/catalog" element={<CatalogIndexPage />} />
          <Route
            path="/catalog/:namespace/:kind/:name"
            element={<CatalogEntityPage />}
          >
            {demoEntityPage}
          </Route>
        </FlatRoutes>
      </DemoRoot>
    </AppRouter>
  </>,
);
