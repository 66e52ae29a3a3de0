import type { FluxKind } from '../../flux';
import type { FluxColumnId } from '../cells';

/** The places for a card in apps of the new frontend system. */
export type FluxCardPlace = 'overview' | 'tab';

interface AnyCardDefinition {
  /** What the package exports it as for the classic frontend system. */
  readonly exportName: `EntityFlux${string}Card`;
  readonly kinds: readonly FluxKind[];
  /** The default place of the card. */
  readonly usualIn?: readonly FluxCardPlace[];
}

/** A card with a table of resources. */
export interface FluxTableDefinition extends AnyCardDefinition {
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
  readonly columns: readonly FluxColumnId[];
  /**
   * Whether it also shows the sources that the entity's deployments use, not
   * only those with the entity's label.
   */
  readonly followsReferences?: boolean;
}

/** A card with a view of its own. */
export interface FluxViewDefinition extends AnyCardDefinition {
  readonly view: 'environments' | 'delivery' | 'images' | 'status';
  /** Kinds that are read besides those that it is about. */
  readonly alsoReads?: readonly FluxKind[];
  /** Default for the longest time between two reads, in seconds. */
  readonly usualInterval?: number;
  /** Whether it is not read faster while something changes. */
  readonly isUnhurried?: boolean;
  /** How the new frontend system lays it out: as content if missing. */
  readonly type?: 'info';
}

/** What makes one entity card differ from another. */
export type FluxCardDefinition = FluxTableDefinition | FluxViewDefinition;

/** Kinds whose references lead to an entity's sources. */
export const REFERRING_KINDS: readonly FluxKind[] = [
  'Kustomization',
  'HelmRelease',
];

/** Kinds that have to be read to find all sources. */
export const LEADING_KINDS: readonly FluxKind[] = [
  ...REFERRING_KINDS,
  'HelmChart',
];

const SOURCE_KINDS: readonly FluxKind[] = [
  'GitRepository',
  'OCIRepository',
  'HelmRepository',
  'Bucket',
  'ExternalArtifact',
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
  environments: {
    exportName: 'EntityFluxEnvironmentsCard',
    view: 'environments',
    kinds: REFERRING_KINDS,
    // The kinds of the card of sources, which have the newest revisions.
    alsoReads: SOURCE_KINDS,
    usualIn: ['tab'],
  },
  deployments: {
    exportName: 'EntityFluxDeploymentsCard',
    title: 'deployments',
    kinds: ['Kustomization', 'HelmRelease'],
    columns: deploymentColumns,
    usualIn: ['overview', 'tab'],
  },
  sources: {
    exportName: 'EntityFluxSourcesCard',
    title: 'sources',
    kinds: SOURCE_KINDS,
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
    usualIn: ['overview', 'tab'],
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
  delivery: {
    exportName: 'EntityFluxDeliveryCard',
    view: 'delivery',
    kinds: REFERRING_KINDS,
    alsoReads: SOURCE_KINDS,
    usualIn: ['tab'],
  },
  images: {
    exportName: 'EntityFluxImagesCard',
    view: 'images',
    kinds: ['ImagePolicy'],
    // What has applied the workloads, and the addresses of commits.
    alsoReads: ['ImageRepository', 'GitRepository', ...REFERRING_KINDS],
  },
  status: {
    exportName: 'EntityFluxStatusCard',
    view: 'status',
    kinds: REFERRING_KINDS,
    usualInterval: 60,
    isUnhurried: true,
    type: 'info',
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
  if ('view' in card) return [...card.kinds, ...(card.alsoReads ?? [])];
  if (card.followsReferences) return [...card.kinds, ...REFERRING_KINDS];
  // Sources are needed to know whether a deployment is behind.
  return card.columns.includes('revision')
    ? [...card.kinds, ...SOURCE_KINDS]
    : card.kinds;
}

/** Whether a card is not read faster while something changes. */
export function isUnhurried(card: FluxCardDefinition): boolean {
  return 'view' in card && card.isUnhurried === true;
}
