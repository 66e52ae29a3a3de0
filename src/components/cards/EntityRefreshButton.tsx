import type { Entity } from '@backstage/catalog-model';
import { useFluxRefresh, useFluxRefreshing } from '../../hooks';
import { RefreshButton } from '../common';

/**
 * Reads what an entity's cards show. A component of its own, so that a poll
 * that changes nothing renders nothing else.
 */
export function EntityRefreshButton(props: { entity: Entity }) {
  const { entity } = props;
  return (
    <RefreshButton
      refresh={useFluxRefresh(entity)}
      refreshing={useFluxRefreshing(entity)}
    />
  );
}
