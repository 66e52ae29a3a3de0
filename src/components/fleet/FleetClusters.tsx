import { useMemo } from 'react';
import {
  useFleet,
  useFleetFind,
  useFleetRefresh,
  useFluxRuntimes,
} from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { CardFrame, ClustersGate, RefreshButton } from '../common';
import { DataTable } from '../table';
import { clusterColumns } from './clusterColumns';
import { clusterRowsOf, type ClusterRow } from './clusterRows';
import { COUNTED_KINDS, kindsToRead } from './fleetKinds';
import { FleetNotices, isFleetComplete } from './FleetNotices';
import { FleetSums } from './FleetSums';

const KINDS = kindsToRead(COUNTED_KINDS, true);
const idOf = (row: ClusterRow) => row.cluster;

/** How Flux stands on each cluster. */
export function FleetClusters() {
  const t = useFluxTranslation();
  return (
    <ClustersGate title={t('fleet.clusters')}>
      <LiveClusters />
    </ClustersGate>
  );
}

function LiveClusters() {
  const t = useFluxTranslation();
  const fleet = useFleet(KINDS);
  const find = useFleetFind();
  const refresh = useFleetRefresh();
  const { runtimes } = useFluxRuntimes();
  const rows = useMemo(
    () => clusterRowsOf(fleet, runtimes, find),
    [fleet, runtimes, find],
  );
  const columns = useMemo(() => clusterColumns(t), [t]);
  const isComplete = isFleetComplete(fleet);
  return (
    <CardFrame
      title={t('fleet.clusters')}
      noPadding
      action={<RefreshButton refresh={refresh} refreshing={!isComplete} />}
    >
      <FleetNotices fleet={fleet} onTryAgain={refresh} />
      {rows.length > 0 && (
        <>
          <FleetSums fleet={fleet} rows={rows} />
          <DataTable
            name="Flux clusters"
            label={t('fleet.clusters')}
            rows={rows}
            idOf={idOf}
            columns={columns}
            many
            pageSize={50}
            alignTop
          />
        </>
      )}
    </CardFrame>
  );
}
