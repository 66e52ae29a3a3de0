import { FlatRoutes } from '@backstage/core-app-api';
import { Route } from 'react-router-dom';
import {
  EntityFluxDeploymentsCard,
  EntityFluxGitRepositoriesCard,
  EntityFluxHelmReleasesCard,
  EntityFluxHelmRepositoriesCard,
  EntityFluxImagePoliciesCard,
  EntityFluxKustomizationsCard,
  EntityFluxOCIRepositoriesCard,
  EntityFluxSourcesCard,
  FluxPage,
  FluxRuntimeCard,
} from '../../src';
import { asked, showCards } from './shell';

const eightCards = [
  <EntityFluxDeploymentsCard />,
  <EntityFluxSourcesCard />,
  <EntityFluxHelmReleasesCard />,
  <EntityFluxKustomizationsCard />,
  <EntityFluxGitRepositoriesCard />,
  <EntityFluxOCIRepositoriesCard />,
  <EntityFluxHelmRepositoriesCard />,
  <EntityFluxImagePoliciesCard />,
];

const page = (
  <FlatRoutes>
    <Route path="/flux" element={<FluxPage />} />
  </FlatRoutes>
);

if (asked.has('fleet')) showCards([page]);
else if (asked.has('runtime')) showCards([<FluxRuntimeCard />]);
else showCards(asked.has('all') ? eightCards : eightCards.slice(0, 1));
