import type { Entity } from '@backstage/catalog-model';
import { useEffect, useMemo } from 'react';
import type { FluxApi } from '../../api';
import { usePermissions } from '../../hooks/usePermissions';
import { loadClient } from '../../lazy';
import { kindsReadFor, type FluxCardDefinition } from './definitions';

/**
 * Starts reading a card's resources as soon as the client is loaded and the
 * permissions are known, while the views are still loading. All cards of a page
 * register their kinds before the first request is sent.
 */
export function useEarlyRead(options: {
  api: FluxApi;
  entity: Entity;
  card: FluxCardDefinition;
  intervalMs?: number;
}) {
  const { api, entity, card, intervalMs } = options;
  const { loading, missing } = usePermissions('clusters', 'resources');
  const isPermitted = !loading && missing.length === 0;
  const want = useMemo(
    () => ({
      kinds: kindsReadFor(card),
      intervalMs,
    }),
    [card, intervalMs],
  );
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isUnmounted = false;
    loadClient().then(
      ({ dataOf, selectionProblemOf }) => {
        // The card shows the problem, and no request is needed.
        const isBroken = selectionProblemOf(entity.metadata.annotations ?? {});
        if (isUnmounted || isBroken) return;
        const objects = dataOf(api).entity(entity);
        stop = isPermitted
          ? objects.watch(entity, want)
          : objects.announce(want);
      },
      // Loading the views fails as well, which is reported there.
      () => {},
    );
    return () => {
      isUnmounted = true;
      stop?.();
    };
  }, [api, entity, isPermitted, want]);
}
