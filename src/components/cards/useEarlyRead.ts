import type { Entity } from '@backstage/catalog-model';
import { useEffect, useMemo } from 'react';
import type { FluxApi } from '../../api';
import { usePermissions } from '../../hooks';
import { loadClient } from '../../lazy';
import {
  isUnhurried,
  kindsReadFor,
  type FluxCardDefinition,
} from './definitions';

/**
 * Begins to read what a card shows as soon as the client is loaded and it is
 * known that it may be read, while the views are still on their way. All cards
 * of a page say what they want before the first request leaves.
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
      isUnhurried: isUnhurried(card),
    }),
    [card, intervalMs],
  );
  useEffect(() => {
    let stop: (() => void) | undefined;
    let isUnmounted = false;
    loadClient().then(
      ({ dataOf, selectionProblemOf }) => {
        // The card says what is wrong, and clusters need not be asked.
        const isBroken = selectionProblemOf(entity.metadata.annotations ?? {});
        if (isUnmounted || isBroken) return;
        const objects = dataOf(api).entity(entity);
        stop = isPermitted
          ? objects.watch(entity, want)
          : objects.announce(want);
      },
      // The views are not there either then, and say so.
      () => {},
    );
    return () => {
      isUnmounted = true;
      stop?.();
    };
  }, [api, entity, isPermitted, want]);
}
