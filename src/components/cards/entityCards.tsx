import { Progress } from '@backstage/core-components';
import { useApiHolder } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { lazy, Suspense, type ComponentType } from 'react';
import { isFluxAvailable } from '../../annotations';
import { PermissionsProvider } from '../../hooks/usePermissions';
import {
  loadDelivery,
  loadEnvironments,
  loadImages,
  loadStatus,
  loadViews,
} from '../../lazy';
import {
  CARD_NAMES,
  cardOf,
  type FluxCardDefinition,
  type FluxCardName,
} from './definitions';
import { useEarlyRead } from './useEarlyRead';
import { DetailsHost } from '../common/DetailsHost';
import { fluxApiOf } from '../common/useHasFluxApi';

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

/**
 * Props of the small card for the overview of an entity.
 *
 * @public
 */
export interface EntityFluxStatusCardProps
  extends Pick<EntityFluxCardProps, 'title'> {
  /**
   * Longest time between two reads of the clusters, in seconds: 60 if left
   * out. All cards of an entity are read together, as often as the one with
   * the shortest interval wants.
   */
  interval?: number;
  /**
   * Where the other cards are: a path below the page of the entity, `flux` if
   * left out, or one that begins with a slash, or an address.
   */
  link?: string;
}

/** What any of the cards is given. */
type AnyCardProps = EntityFluxCardProps &
  Pick<EntityFluxStatusCardProps, 'link'>;

/** What a view is given; each takes what it needs. */
interface ViewProps extends Pick<AnyCardProps, 'title' | 'link'> {
  card: never;
  many: boolean;
  intervalMs?: number;
}

type View = ComponentType<ViewProps>;

/** The views of cards, each a script that is loaded when it is needed. */
const VIEWS = {
  table: lazy(async () => {
    const { FluxEntityCard } = await loadViews();
    return { default: FluxEntityCard as View };
  }),
  environments: lazy(async () => {
    const { EnvironmentsCard } = await loadEnvironments();
    return { default: EnvironmentsCard as View };
  }),
  delivery: lazy(async () => {
    const { DeliveryCard } = await loadDelivery();
    return { default: DeliveryCard as View };
  }),
  images: lazy(async () => {
    const { ImagesCard } = await loadImages();
    return { default: ImagesCard as View };
  }),
  status: lazy(async () => {
    const { StatusCard } = await loadStatus();
    return { default: StatusCard as View };
  }),
};

/** A card that may turn out to have nothing to show shows nothing till then. */
const FALLBACKS: Partial<Record<keyof typeof VIEWS, null>> = {
  environments: null,
};

/**
 * Creates a card whose first request is sent while its views are still loading:
 * only this small component is part of the app's initial bundle.
 */
function createCard(name: FluxCardName) {
  const card: FluxCardDefinition = cardOf(name);
  const view = 'view' in card ? card.view : 'table';
  const usualInterval = 'view' in card ? card.usualInterval : undefined;
  const CardView = VIEWS[view];
  const { [view]: fallback = <Progress /> } = FALLBACKS;
  return function EntityCard(props: AnyCardProps) {
    const { many = true, title, interval = usualInterval, link } = props;
    const intervalMs = interval && interval * 1000;
    const { entity } = useEntity();
    const api = fluxApiOf(useApiHolder());
    const shown = (
      <Suspense fallback={fallback}>
        <CardView
          card={card as never}
          many={many}
          title={title}
          link={link}
          intervalMs={intervalMs}
        />
      </Suspense>
    );
    if (!api || !isFluxAvailable(entity)) return shown;
    return (
      <PermissionsProvider>
        <EarlyRead
          api={api}
          entity={entity}
          card={card}
          intervalMs={intervalMs}
        />
        {shown}
        <DetailsHost entity={entity} />
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
) as Record<FluxCardName, (props: AnyCardProps) => JSX.Element>;
