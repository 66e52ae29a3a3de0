import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { z } from 'zod';
import {
  CARD_NAMES,
  cardOf,
  ENTITY_CARDS,
  type FluxCardName,
} from '../components/cards';
import { cardConfigSchema, isUsual } from './cardConfig';
import { isFluxAvailablePredicate } from './filter';

/** The cards for the overview of an entity. */
export const entityCards = CARD_NAMES.map(createEntityCard);

function createEntityCard(name: FluxCardName) {
  const card = cardOf(name);
  return EntityCardBlueprint.makeWithOverrides({
    name,
    disabled: !isUsual(name, 'overview'),
    configSchema: {
      ...cardConfigSchema,
      title: z.string().optional(),
      link: z.string().optional(),
    },
    factory(originalFactory, { config }) {
      const { many, interval, title, link } = config;
      return originalFactory({
        type: ('view' in card && card.type) || 'content',
        filter: isFluxAvailablePredicate,
        loader: async () => {
          const Card = ENTITY_CARDS[name];
          return (
            <Card many={many} interval={interval} title={title} link={link} />
          );
        },
      });
    },
  });
}
