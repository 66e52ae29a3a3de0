import { asked, showCards } from '../shell';
import {
  DeploymentsCard,
  GitRepositoriesCard,
  HelmReleasesCard,
  HelmRepositoriesCard,
  ImagePoliciesCard,
  KustomizationsCard,
  OCIRepositoriesCard,
  SourcesCard,
} from './plugin';

const eightCards = [
  <DeploymentsCard />,
  <SourcesCard />,
  <HelmReleasesCard />,
  <KustomizationsCard />,
  <GitRepositoriesCard />,
  <OCIRepositoriesCard />,
  <HelmRepositoriesCard />,
  <ImagePoliciesCard />,
];

showCards(asked.has('all') ? eightCards : eightCards.slice(0, 1));
