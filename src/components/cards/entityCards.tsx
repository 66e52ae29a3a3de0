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
   * Whether the table has search, filters and paging; true by default.
   *
   * Set it to false for an entity with few resources.
   */
  many?: boolean;
  /**
   * Title of the card. By default it has its own title, in the language of the
   * app.
   */
  title?: string;
  /**
   * Maximum time between two reads of the clusters, in seconds; 10 by default.
   * All cards of an entity are read together, at the shortest interval of any
   * of them.
   */
  interval?: number;
}

const LazyCard = lazy(async () => {
  const { FluxEntityCard } = await loadViews();
  return { default: FluxEntityCard };
});

/**
 * Creates a card whose first request is sent while its views are still loading:
 * only this small component is part of the app's initial bundle.
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

/** Rendered beside the card, because suspended components run no effects. */
function EarlyRead(props: Parameters<typeof useEarlyRead>[0]) {
  useEarlyRead(props);
  return null;
}

/** The cards by their names in an app's configuration. */
export const ENTITY_CARDS = Object.fromEntries(
  CARD_NAMES.map(name => [name, createCard(name)]),
) as Record<FluxCardName, (props: EntityFluxCardProps) => JSX.Element>;
