import type { FluxKind } from '../../flux';
import type { FluxColumnId } from '../FluxTable';

/** What makes one entity card differ from another. */
export interface FluxCardDefinition {
  /** Key of the title in the plugin's messages. */
  readonly title: 'card.helmReleases';
  readonly kinds: readonly FluxKind[];
  readonly columns: readonly FluxColumnId[];
}

const deploymentColumns: readonly FluxColumnId[] = [
  'kind',
  'name',
  'repo',
  'source',
  'status',
  'updated',
];

/** The entity cards, as their extensions name them. */
export const FLUX_CARDS = {
  helmReleases: {
    title: 'card.helmReleases',
    kinds: ['HelmRelease'],
    columns: deploymentColumns,
  },
} as const satisfies Record<string, FluxCardDefinition>;
