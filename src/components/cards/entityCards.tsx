import { Progress } from '@backstage/core-components';
import { useApiHolder } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { lazy, Suspense } from 'react';
import { isFluxAvailable } from '../../annotations';
import { PermissionsProvider } from '../../hooks';
import { loadViews } from '../../lazy';
import { CARD_NAMES, FLUX_CARDS, type FluxCardName } from './definitions';
import { useEarlyRead } from './useEarlyRead';
import { fluxApiOf } from '../common';

/**
 * Props of the entity cards.
 *
 * @public
 */
export interface EntityFluxCardProps {
  /**
   * Whether the entity may have many of them, which is the default. False
   * hides filtering, search and paging.
   */
  many?: boolean;
  /** Title of the card, instead of its own in the language of the app. */
  title?: string;
  /**
   * Longest time between two reads of the clusters, in seconds: 10 if left
   * out. All cards of an entity are read together, as often as the one with
   * the shortest interval wants.
   */
  interval?: number;
}

const LazyCard = lazy(async () => {
  const { FluxEntityCard } = await loadViews();
  return { default: FluxEntityCard };
});

/**
 * A card that is part of the app from the start, as far as it takes to send
 * the first request: that need not wait until the views are there.
 */
function createCard(name: FluxCardName) {
  const card = FLUX_CARDS[name];
  return function EntityCard(props: EntityFluxCardProps) {
    const { many = true, title, interval } = props;
    const intervalMs = interval && interval * 1000;
    const { entity } = useEntity();
    const api = fluxApiOf(useApiHolder());
    const view = (
      <Suspense fallback={<Progress />}>
        <LazyCard
          card={card}
          many={many}
          title={title}
          intervalMs={intervalMs}
        />
      </Suspense>
    );
    if (!api || !isFluxAvailable(entity)) return view;
    return (
      <PermissionsProvider>
        <EarlyRead
          api={api}
          entity={entity}
          card={card}
          intervalMs={intervalMs}
        />
        {view}
      </PermissionsProvider>
    );
  };
}

/** Beside the card, since what is suspended has no effects. */
function EarlyRead(props: Parameters<typeof useEarlyRead>[0]) {
  useEarlyRead(props);
  return null;
}

/** The cards by the names that apps configure them by. */
export const ENTITY_CARDS = Object.fromEntries(
  CARD_NAMES.map(name => [name, createCard(name)]),
) as Record<FluxCardName, (props: EntityFluxCardProps) => JSX.Element>;
