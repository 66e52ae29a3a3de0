import { z } from 'zod';
import { CARD_NAMES, cardOf } from '../components/cards';

/** The cards that are enabled by default. */
export const USUAL_CARDS = CARD_NAMES.filter(name => cardOf(name).isUsual);

/** The configuration that all cards have. */
export const cardConfigSchema = {
  many: z.boolean().optional(),
  interval: z.number().min(1).optional(),
};
