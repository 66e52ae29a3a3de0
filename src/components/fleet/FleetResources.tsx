import { useCallback, useMemo } from 'react';
import { isBehind, resourceKey, type FluxKind } from '../../flux';
import {
  useFleet,
  useFleetFind,
  useFleetOwners,
  useFleetRefresh,
  useFleetShown,
} from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { ActionsProvider, BulkActions } from '../actions';
import {
  createRowsOf,
  LinksProvider,
  nameCounter,
  RelatedProvider,
  rowLabel,
  RowCountsProvider,
  StateSummary,
  type FluxRow,
} from '../cells';
import {
  CardFrame,
  CardMessage,
  ClustersGate,
  RefreshButton,
  useAddressState,
} from '../common';
import { DataTable } from '../table';
import { FLEET_ADDRESS } from './fleetAddress';
import { fleetColumns } from './fleetColumns';
import { FleetFilters } from './FleetFilters';
import { kindsToRead, USUAL_KINDS } from './fleetKinds';
import { FleetNotices, isFleetComplete } from './FleetNotices';
import { OwnersUnknown } from './OwnersUnknown';

/** The Flux objects of all clusters. */
export function FleetResources() {
  const t = useFluxTranslation();
  return (
    <ClustersGate title={t('fleet.resources')}>
      <LiveResources />
    </ClustersGate>
  );
}

const idOf = (row: FluxRow) => resourceKey(row.resource);

/** The kinds to read, the same array as long as they are the same. */
function useKinds(
  shown: readonly FluxKind[],
  isBehindTold: boolean,
): readonly FluxKind[] {
  const key = kindsToRead(shown, isBehindTold).join();
  return useMemo(() => key.split(',') as FluxKind[], [key]);
}

function LiveResources() {
  const t = useFluxTranslation();
  const [view, changeView] = useAddressState(FLEET_ADDRESS);
  const shownKinds = view.kinds.length > 0 ? view.kinds : USUAL_KINDS;
  const kinds = useKinds(shownKinds, view.isBehind);
  const fleet = useFleet(kinds);
  const find = useFleetFind();
  const refresh = useFleetRefresh();
  const lookAt = useFleetShown();
  const onShown = useCallback(
    (shown: readonly FluxRow[]) =>
      lookAt(shown.map(({ resource }) => resource)),
    [lookAt],
  );
  const owners = useFleetOwners(fleet);
  const { ownersOf, isMine } = owners;
  const { states, whose } = view;

  const resources = useMemo(() => {
    const all = fleet.lists
      .filter(({ kind }) => shownKinds.includes(kind))
      .flatMap(list => list.resources);
    if (!whose && !view.isBehind) return all;
    return all.filter(resource => {
      const entities = ownersOf(resource);
      return (
        (whose !== 'mine' || isMine(entities)) &&
        (whose !== 'nobody' || entities.length === 0) &&
        (!view.isBehind || isBehind(resource, find))
      );
    });
  }, [fleet, shownKinds, whose, view.isBehind, ownersOf, isMine, find]);
  const rowsOf = useMemo(() => createRowsOf(t), [t]);
  const allRows = useMemo(() => rowsOf(resources), [rowsOf, resources]);
  const rows = useMemo(
    () =>
      states.length === 0
        ? allRows
        : allRows.filter(({ status }) => states.includes(status.state)),
    [allRows, states],
  );
  const columns = useMemo(() => fleetColumns(t, ownersOf), [t, ownersOf]);
  const counts = useMemo(() => nameCounter(allRows), [allRows]);
  const related = useMemo(() => ({ find }), [find]);
  const isComplete = isFleetComplete(fleet);

  return (
    <CardFrame
      title={t('fleet.resources')}
      noPadding
      action={<RefreshButton refresh={refresh} refreshing={!isComplete} />}
    >
      <FleetNotices fleet={fleet} onTryAgain={refresh} />
      <OwnersUnknown owners={owners} isOnlyMine={whose === 'mine'} />
      <FleetFilters view={view} onChange={changeView} />
      <ActionsProvider rightsScope="kind">
        <RelatedProvider value={related}>
          <LinksProvider>
            <RowCountsProvider value={counts}>
              <StateSummary
                resources={resources}
                chosen={states}
                onChoose={chosen => changeView({ states: chosen })}
              />
              {resources.length > 0 || !isComplete ? (
                <DataTable
                  name="Fleet"
                  label={t('fleet.resources')}
                  rows={rows}
                  idOf={idOf}
                  columns={columns}
                  many
                  state={view}
                  onState={changeView}
                  onShown={onShown}
                  selection={{
                    labelOf: row =>
                      t('bulk.select', {
                        name: row.name,
                        cluster: row.shownCluster,
                      }),
                    render: (selected, clear) => (
                      <BulkActions
                        selected={selected.map(row => ({
                          resource: row.resource,
                          name: rowLabel(row, counts(), t),
                        }))}
                        onDone={clear}
                      />
                    ),
                  }}
                />
              ) : (
                !fleet.error && (
                  <CardMessage
                    title={t('fleet.noneTitle')}
                    description={t('fleet.none')}
                  />
                )
              )}
            </RowCountsProvider>
          </LinksProvider>
        </RelatedProvider>
      </ActionsProvider>
    </CardFrame>
  );
}
