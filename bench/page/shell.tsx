import { createApp } from '@backstage/app-defaults';
import { AppRouter } from '@backstage/core-app-api';
import { Content, Header, Page } from '@backstage/core-components';
import { kubernetesPlugin } from '@backstage/plugin-kubernetes';
import { createApiFactory } from '@backstage/core-plugin-api';
import {
  catalogApiRef,
  EntityProvider,
  type CatalogApi,
} from '@backstage/plugin-catalog-react';
import Grid from '@material-ui/core/Grid';
import type { ReactElement } from 'react';
import { createRoot } from 'react-dom/client';
import { cartsEntity } from '../../dev/fleet/worlds/carts/names';

/**
 * A catalog with one entity that owns nothing, reduced to the methods that the
 * page calls. Links to owners lead to no page.
 */
const catalog: Partial<CatalogApi> = {
  queryEntities: async () => ({
    items: [
      {
        ...cartsEntity,
        metadata: {
          name: 'other',
          annotations: {
            'backstage.io/kubernetes-label-selector': 'app in (other)',
          },
        },
      },
    ],
    totalItems: 1,
    pageInfo: {},
  }),
};

/**
 * Shows cards on an entity page, in an app without anything else. Takes
 * elements, because an app finds its plugins by walking the element tree.
 */
export function showCards(cards: readonly ReactElement[]) {
  const app = createApp({
    plugins: [kubernetesPlugin],
    apis: [
      createApiFactory({
        api: catalogApiRef,
        deps: {},
        factory: () => catalog as CatalogApi,
      }),
    ],
    configLoader: async () => [
      {
        context: 'bench',
        data: {
          app: { title: 'Bench', baseUrl: window.location.origin },
          backend: { baseUrl: window.location.origin },
          // With this, clusters are queried one by one if the combined answer
          // is late.
          kubernetes: { serviceLocatorMethod: { type: 'multiTenant' } },
        },
      },
    ],
  });
  const App = app.createRoot(
    <AppRouter>
      <EntityProvider entity={cartsEntity}>
        <Page themeId="service">
          <Header title={cartsEntity.metadata.name} />
          <Content>
            <Grid container spacing={3}>
              {cards.map((card, index) => (
                <Grid item xs={12} key={index} data-card={index}>
                  {card}
                </Grid>
              ))}
            </Grid>
          </Content>
        </Page>
      </EntityProvider>
    </AppRouter>,
  );
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no root');
  createRoot(root).render(<App />);
}

/** The query parameters select what is shown. */
export const asked = new URLSearchParams(window.location.search);
