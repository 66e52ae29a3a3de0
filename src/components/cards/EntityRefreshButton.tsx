import type { Entity } from '@backstage/catalog-model';
import { useFluxRefresh, useFluxRefreshing } from '../../hooks';
import { RefreshButton } from '../common';

/**
 * Reads everything that an entity's cards show. It is a separate component, so
 * that a poll without changes renders nothing else.
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
