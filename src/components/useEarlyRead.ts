import { useApiHolder } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useEffect, useMemo } from 'react';
import { isFluxAvailable } from '../annotations';
import { usePermissions } from '../hooks/usePermissions';
import { loadClient } from '../lazy';
import { fluxApiOf } from './useHasFluxApi';
import { kindsReadFor, type FluxCardDefinition } from './FluxEntityCard/cards';

/**
 * Begins to read what a card shows as soon as the client is loaded and it is
 * known that it may be read, while the views are still on their way. All cards
 * of a page say what they want before the first request leaves.
 */
export function useEarlyRead(card: FluxCardDefinition, intervalMs?: number) {
  const { entity } = useEntity();
  const api = fluxApiOf(useApiHolder());
  const { loading, missing } = usePermissions('clusters', 'resources');
  const isPermitted = !loading && missing.length === 0;
  const isWanted = isFluxAvailable(entity);
  const want = useMemo(
    () => ({ kinds: kindsReadFor(card), intervalMs }),
    [card, intervalMs],
  );
  useEffect(() => {
    if (!api || !isWanted) return undefined;
    let stop: (() => void) | undefined;
    let isUnmounted = false;
    loadClient().then(
      ({ dataOf }) => {
        if (isUnmounted) return;
        const objects = dataOf(api).entity(entity);
        stop = isPermitted ? objects.use(entity, want) : objects.announce(want);
      },
      // The views are not there either then, and say so.
      () => {},
    );
    return () => {
      isUnmounted = true;
      stop?.();
    };
  }, [api, entity, isWanted, isPermitted, want]);
}
