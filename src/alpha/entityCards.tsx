import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import type { FilterPredicate } from '@backstage/filter-predicates';
import { z } from 'zod';
import {
  CARD_NAMES,
  cardOf,
  type FluxCardName,
} from '../components/cards/definitions';
import { ENTITY_CARDS } from '../components/cards/entityCards';
import { loadFleet } from '../lazy';
import { cardConfigSchema, isUsual } from './cardConfig';
import { isFluxAvailablePredicate } from './filter';

const { many, interval } = cardConfigSchema;
const title = z.string().optional();

/** The entities that have the card about many entities. */
const isOwner: FilterPredicate = {
  $any: ['Group', 'System', 'Domain'].map(kind => ({ kind })),
};

/** The card for the page of a group, a system or a domain. */
export const fleetCard = EntityCardBlueprint.makeWithOverrides({
  name: 'fleet',
  disabled: true,
  configSchema: { title },
  factory: (originalFactory, { config }) =>
    originalFactory({
      type: 'content',
      filter: isOwner,
      loader: async () => {
        const { FleetCard } = await loadFleet();
        return <FleetCard {...config} />;
      },
    }),
});

/** The cards for the overview of an entity. */
export const entityCards = CARD_NAMES.map(name =>
  name === 'status' ? createStatusCard() : createEntityCard(name),
);

function createEntityCard(name: Exclude<FluxCardName, 'status'>) {
  return EntityCardBlueprint.makeWithOverrides({
    name,
    disabled: !isUsual(name, 'overview'),
    configSchema: { many, interval, title },
    factory: (originalFactory, { config }) =>
      originalFactory(paramsFor(name, config)),
  });
}

function createStatusCard() {
  const name = 'status';
  return EntityCardBlueprint.makeWithOverrides({
    name,
    disabled: !isUsual(name, 'overview'),
    configSchema: { interval, title, link: z.string().optional() },
    factory: (originalFactory, { config }) =>
      originalFactory(paramsFor(name, config)),
  });
}

function paramsFor(
  name: FluxCardName,
  props: Parameters<(typeof ENTITY_CARDS)[FluxCardName]>[0],
) {
  const card = cardOf(name);
  const Card = ENTITY_CARDS[name];
  return {
    type: 'view' in card && card.type ? card.type : ('content' as const),
    filter: isFluxAvailablePredicate,
    loader: async () => <Card {...props} />,
  };
}
