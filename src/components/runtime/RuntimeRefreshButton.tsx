import { useRuntimeRefresh, useRuntimeRefreshing } from '../../hooks';
import { RefreshButton } from '../common';

/** A button that reads the runtime of all clusters. */
export function RuntimeRefreshButton() {
  return (
    <RefreshButton
      refresh={useRuntimeRefresh()}
      refreshing={useRuntimeRefreshing()}
    />
  );
}
