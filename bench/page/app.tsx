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

if (asked.has('runtime')) showCards([<FluxRuntimeCard />]);
else showCards(asked.has('all') ? eightCards : eightCards.slice(0, 1));
