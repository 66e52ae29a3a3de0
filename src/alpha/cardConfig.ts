import { z } from 'zod';
import {
  FLUX_CARDS,
  type FluxCardName,
} from '../components/FluxEntityCard/cards';

/** The names of the cards. */
export const CARD_NAMES = Object.keys(FLUX_CARDS) as FluxCardName[];

/** Those that an app shows if it does not say otherwise. */
export const USUAL_CARDS: readonly FluxCardName[] = ['deployments', 'sources'];

/** What can be said about any card. */
export const cardConfigSchema = {
  many: z.boolean().optional(),
  interval: z.number().min(1).optional(),
};
