import { useRuntimeRefresh, useRuntimeRefreshing } from '../../hooks';
import { RefreshButton } from '../common';

/** Reads the Flux of all clusters. */
export function RuntimeRefreshButton() {
  return (
    <RefreshButton
      refresh={useRuntimeRefresh()}
      refreshing={useRuntimeRefreshing()}
    />
  );
}
