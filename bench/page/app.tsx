// Not from the index: esbuild, unlike the bundler of Backstage's apps, takes all
// that it exports into the page's first scripts.
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
} from '../../src/plugin';
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
