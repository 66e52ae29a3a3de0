import { z } from 'zod';
import {
  cardOf,
  type FluxCardName,
  type FluxCardPlace,
} from '../components/cards/definitions';

/** Whether an app shows a card in a place if it does not say otherwise. */
export function isUsual(name: FluxCardName, place: FluxCardPlace): boolean {
  return cardOf(name).usualIn?.includes(place) ?? false;
}

/** The configuration that all cards have. */
export const cardConfigSchema = {
  many: z.boolean().optional(),
  interval: z.number().min(1).optional(),
};
