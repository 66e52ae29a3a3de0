import { ENTITY_CARDS } from '../components/cards';

export const {
  deployments: DeploymentsCard,
  sources: SourcesCard,
  'helm-releases': HelmReleasesCard,
  kustomizations: KustomizationsCard,
  'git-repositories': GitRepositoriesCard,
  'oci-repositories': OCIRepositoriesCard,
  'helm-repositories': HelmRepositoriesCard,
  'image-policies': ImagePoliciesCard,
  environments: EnvironmentsCard,
  delivery: DeliveryCard,
  images: ImagesCard,
  status: StatusCard,
} = ENTITY_CARDS;
