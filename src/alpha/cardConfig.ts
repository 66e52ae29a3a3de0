import { z } from 'zod';
import type { FluxCardName } from '../components/entityCards';

/** The cards, without what they are made of. */
export const CARD_NAMES = [
  'deployments',
  'sources',
  'helm-releases',
  'kustomizations',
  'git-repositories',
  'oci-repositories',
  'helm-repositories',
  'image-policies',
] as const satisfies readonly FluxCardName[];

/** Those that an app shows if it does not say otherwise. */
export const USUAL_CARDS: readonly FluxCardName[] = ['deployments', 'sources'];

/** What can be said about any card. */
export const cardConfigSchema = {
  many: z.boolean().optional(),
  interval: z.number().min(1).optional(),
};
