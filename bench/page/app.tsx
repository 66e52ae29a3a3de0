import { createApp } from '@backstage/app-defaults';
import { AppRouter } from '@backstage/core-app-api';
import { kubernetesPlugin } from '@backstage/plugin-kubernetes';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { createRoot } from 'react-dom/client';
import { cartsEntity } from '../../dev/fleet/worlds/carts/names';
import {
  EntityFluxDeploymentsCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxHelmReleasesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxSourcesCard,
  FluxRuntimeCard,
} from '../../src';

// All an app has, short of what lies around a card on the page.
const app = createApp({
  plugins: [kubernetesPlugin],
  configLoader: async () => [
    {
      context: 'bench',
      data: {
        app: { title: 'Bench', baseUrl: window.location.origin },
        backend: { baseUrl: window.location.origin },
      },
    },
  ],
});

const shown = new URLSearchParams(window.location.search);

// Elements rather than components: an app finds its plugins by walking these.
const otherCards = (
  <>
    <EntityFluxSourcesCard />
    <EntityFluxHelmReleasesCard />
    <EntityFluxKustomizationsCard />
    <EntityFluxGitRepositoriesCard />
    <EntityFluxOCIRepositoriesCard />
    <EntityFluxHelmRepositoriesCard />
    <EntityFluxImagePoliciesCard />
  </>
);

const App = app.createRoot(
  <AppRouter>
    <EntityProvider entity={cartsEntity}>
      {shown.has('runtime') ? (
        <FluxRuntimeCard />
      ) : (
        <EntityFluxDeploymentsCard />
      )}
      {shown.has('all') && otherCards}
    </EntityProvider>
  </AppRouter>,
);

const root = document.getElementById('root');
if (!root) throw new Error('The page has no root');
createRoot(root).render(<App />);
