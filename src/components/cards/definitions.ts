import type { FluxKind } from '../../flux';
import type { FluxColumnId } from '../cells';

/** The definition of an entity card. */
export interface FluxCardDefinition {
  /** Name of its export for the classic frontend system. */
  readonly exportName: `EntityFlux${string}Card`;
  /** Key of its title in the plugin's messages, below `card`. */
  readonly title:
    | 'deployments'
    | 'sources'
    | 'helmReleases'
    | 'kustomizations'
    | 'gitRepositories'
    | 'ociRepositories'
    | 'helmRepositories'
    | 'imagePolicies';
  readonly kinds: readonly FluxKind[];
  readonly columns: readonly FluxColumnId[];
  /**
   * Whether it also shows the sources that the entity's deployments use, not
   * only those with the entity's label.
   */
  readonly followsReferences?: boolean;
  /** Whether it is enabled by default in the new frontend system. */
  readonly isUsual?: boolean;
}

/** Kinds that refer to an entity's sources. */
export const REFERRING_KINDS: readonly FluxKind[] = [
  'Kustomization',
  'HelmRelease',
];

/** Kinds that have to be read to find all sources. */
export const LEADING_KINDS: readonly FluxKind[] = [
  ...REFERRING_KINDS,
  'HelmChart',
];

const deploymentColumns: readonly FluxColumnId[] = [
  'kind',
  'name',
  'repo',
  'source',
  'revision',
  'status',
  'updated',
  'actions',
];

const repositoryColumns: readonly FluxColumnId[] = [
  'kind',
  'name',
  'verified',
  'url',
  'artifact',
  'status',
  'updated',
  'actions',
];

/** The entity cards by their names in an app's configuration. */
export const FLUX_CARDS = {
  deployments: {
    exportName: 'EntityFluxDeploymentsCard',
    title: 'deployments',
    kinds: ['Kustomization', 'HelmRelease'],
    columns: deploymentColumns,
    isUsual: true,
  },
  sources: {
    exportName: 'EntityFluxSourcesCard',
    title: 'sources',
    kinds: [
      'GitRepository',
      'OCIRepository',
      'HelmRepository',
      'Bucket',
      'ExternalArtifact',
    ],
    columns: [
      'kind',
      'name',
      'verified',
      'provider',
      'url',
      'artifact',
      'status',
      'updated',
      'actions',
    ],
    followsReferences: true,
    isUsual: true,
  },
  'helm-releases': {
    exportName: 'EntityFluxHelmReleasesCard',
    title: 'helmReleases',
    kinds: ['HelmRelease'],
    columns: deploymentColumns,
  },
  kustomizations: {
    exportName: 'EntityFluxKustomizationsCard',
    title: 'kustomizations',
    kinds: ['Kustomization'],
    columns: deploymentColumns,
  },
  'git-repositories': {
    exportName: 'EntityFluxGitRepositoriesCard',
    title: 'gitRepositories',
    kinds: ['GitRepository'],
    columns: repositoryColumns,
    followsReferences: true,
  },
  'oci-repositories': {
    exportName: 'EntityFluxOCIRepositoriesCard',
    title: 'ociRepositories',
    kinds: ['OCIRepository'],
    columns: repositoryColumns,
    followsReferences: true,
  },
  'helm-repositories': {
    exportName: 'EntityFluxHelmRepositoriesCard',
    title: 'helmRepositories',
    kinds: ['HelmRepository'],
    columns: [
      'kind',
      'name',
      'provider',
      'url',
      'artifact',
      'status',
      'updated',
      'actions',
    ],
    followsReferences: true,
  },
  'image-policies': {
    exportName: 'EntityFluxImagePoliciesCard',
    title: 'imagePolicies',
    kinds: ['ImagePolicy'],
    columns: [
      'kind',
      'name',
      'status',
      'imagePolicy',
      'imageRepository',
      'latestImage',
      'updated',
      'actions',
    ],
  },
} as const satisfies Record<string, FluxCardDefinition>;

/** Name of a card, as in `entity-card:flux/deployments`. */
export type FluxCardName = keyof typeof FLUX_CARDS;

/** The names of the cards. */
export const CARD_NAMES = Object.keys(FLUX_CARDS) as FluxCardName[];

/** The definition of a card. */
export function cardOf(name: FluxCardName): FluxCardDefinition {
  return FLUX_CARDS[name];
}

/** The kinds that are read for a card. */
export function kindsReadFor(card: FluxCardDefinition): readonly FluxKind[] {
  return card.followsReferences
    ? [...card.kinds, ...REFERRING_KINDS]
    : card.kinds;
}
