import type { FluxKind } from '../../flux';
import type { FluxColumnId } from '../FluxTable';

/** What makes one entity card differ from another. */
export interface FluxCardDefinition {
  /** Names the title in the plugin's messages. */
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
   * Whether the sources that the entity's deployments use are shown besides
   * those with the entity's own label.
   */
  readonly followsReferences?: boolean;
}

/** Kinds whose references lead to an entity's sources. */
export const REFERRING_KINDS: readonly FluxKind[] = [
  'Kustomization',
  'HelmRelease',
];

/** Kinds on the way to a source: without them, sources may be missing. */
export const LEADING_KINDS: readonly FluxKind[] = [
  ...REFERRING_KINDS,
  'HelmChart',
];

const deploymentColumns: readonly FluxColumnId[] = [
  'kind',
  'name',
  'repo',
  'source',
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

/** The entity cards, by the names that apps configure them by. */
export const FLUX_CARDS = {
  deployments: {
    title: 'deployments',
    kinds: ['Kustomization', 'HelmRelease'],
    columns: deploymentColumns,
  },
  sources: {
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
  },
  'helm-releases': {
    title: 'helmReleases',
    kinds: ['HelmRelease'],
    columns: deploymentColumns,
  },
  kustomizations: {
    title: 'kustomizations',
    kinds: ['Kustomization'],
    columns: deploymentColumns,
  },
  'git-repositories': {
    title: 'gitRepositories',
    kinds: ['GitRepository'],
    columns: repositoryColumns,
    followsReferences: true,
  },
  'oci-repositories': {
    title: 'ociRepositories',
    kinds: ['OCIRepository'],
    columns: repositoryColumns,
    followsReferences: true,
  },
  'helm-repositories': {
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

/** Names a card, as in `entity-card:flux/deployments`. */
export type FluxCardName = keyof typeof FLUX_CARDS;

/** The kinds that are read for a card. */
export function kindsReadFor(card: FluxCardDefinition): readonly FluxKind[] {
  return card.followsReferences
    ? [...card.kinds, ...REFERRING_KINDS]
    : card.kinds;
}
