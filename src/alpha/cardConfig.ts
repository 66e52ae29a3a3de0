import { z } from 'zod';
import { CARD_NAMES, cardOf } from '../components/cards';

/** The cards that an app shows if it does not say otherwise. */
export const USUAL_CARDS = CARD_NAMES.filter(name => cardOf(name).isUsual);

/** What can be said about any card. */
export const cardConfigSchema = {
  many: z.boolean().optional(),
  interval: z.number().min(1).optional(),
};
