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

/** The entity cards. */
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
  helmReleases: {
    title: 'helmReleases',
    kinds: ['HelmRelease'],
    columns: deploymentColumns,
  },
  kustomizations: {
    title: 'kustomizations',
    kinds: ['Kustomization'],
    columns: deploymentColumns,
  },
  gitRepositories: {
    title: 'gitRepositories',
    kinds: ['GitRepository'],
    columns: repositoryColumns,
    followsReferences: true,
  },
  ociRepositories: {
    title: 'ociRepositories',
    kinds: ['OCIRepository'],
    columns: repositoryColumns,
    followsReferences: true,
  },
  helmRepositories: {
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
  imagePolicies: {
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
