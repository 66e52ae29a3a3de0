import { ReactRouterV6PageRouter } from '@backstage/frontend-adapter-react-router-v6';
import { EntityContentBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { z } from 'zod';
import { CARD_NAMES } from '../components/cards/definitions';
import {
  FluxEntityContent,
  type FluxEntityContentProps,
} from '../components/cards/FluxEntityContent';
import { cardConfigSchema, isUsual } from './cardConfig';
import { isFluxAvailablePredicate } from './filter';

/** The cards that the tab has if an app does not say otherwise. */
const USUAL_CARDS = CARD_NAMES.filter(name => isUsual(name, 'tab'));

/** The tab with the cards. */
export const entityContent = EntityContentBlueprint.makeWithOverrides({
  configSchema: {
    ...cardConfigSchema,
    cards: z.array(z.enum(CARD_NAMES)).optional(),
  },
  factory(originalFactory, { config }) {
    const { many, interval, cards = USUAL_CARDS } = config;
    return originalFactory({
      path: '/flux',
      title: 'Flux',
      group: 'deployment',
      filter: isFluxAvailablePredicate,
      loader: async () => contentOf({ cards, many, interval }),
    });
  },
});

/** The tab with the card of images alone. */
export const imagesContent = EntityContentBlueprint.makeWithOverrides({
  name: 'images',
  disabled: true,
  configSchema: cardConfigSchema,
  factory: (originalFactory, { config }) =>
    originalFactory({
      path: '/flux-images',
      title: 'Flux Images',
      group: 'deployment',
      filter: isFluxAvailablePredicate,
      loader: async () => contentOf({ cards: ['images'], ...config }),
    }),
});

function contentOf(props: FluxEntityContentProps) {
  return (
    // The cards keep their filters in the URL, with React Router.
    <ReactRouterV6PageRouter>
      <FluxEntityContent {...props} />
    </ReactRouterV6PageRouter>
  );
}
