import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { z } from 'zod';
import {
  CARD_NAMES,
  cardOf,
  ENTITY_CARDS,
  type FluxCardName,
} from '../components/cards';
import { cardConfigSchema } from './cardConfig';
import { isFluxAvailablePredicate } from './filter';

/** The cards for the overview of an entity page. */
export const entityCards = CARD_NAMES.map(createEntityCard);

function createEntityCard(name: FluxCardName) {
  return EntityCardBlueprint.makeWithOverrides({
    name,
    disabled: !cardOf(name).isUsual,
    configSchema: { ...cardConfigSchema, title: z.string().optional() },
    factory(originalFactory, { config }) {
      const { many, interval, title } = config;
      return originalFactory({
        type: 'content',
        filter: isFluxAvailablePredicate,
        loader: async () => {
          const Card = ENTITY_CARDS[name];
          return <Card many={many} interval={interval} title={title} />;
        },
      });
    },
  });
}
