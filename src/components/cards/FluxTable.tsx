import { useMemo } from 'react';
import { resourceKey, type FluxResource } from '../../flux';
import { useFluxTranslation } from '../../translations';
import { BulkActions } from '../actions';
import {
  createRowsOf,
  fluxColumns,
  nameCounter,
  rowLabel,
  RowCountsProvider,
  sourceCounter,
  SourceCountsProvider,
  StateSummary,
  type FluxColumnId,
  type FluxRow,
} from '../cells';
import { DataTable } from '../table';
import { useCardView } from './useCardView';

/** Props of {@link FluxTable}. */
export interface FluxTableProps {
  /** Names it in the address, where its search and filters are kept. */
  name: string;
  /** Accessible name. */
  label: string;
  resources: readonly FluxResource[];
  columns: readonly FluxColumnId[];
  /** Whether the table has search, filters and paging. */
  many: boolean;
}

const idOf = (row: FluxRow) => resourceKey(row.resource);

/** A table of Flux resources, the most urgent first. */
export function FluxTable(props: FluxTableProps) {
  const { name, label, resources, columns: columnIds, many } = props;
  const t = useFluxTranslation();
  const [view, changeView] = useCardView(`flux-${name}`);
  const { states } = view;

  const columns = useMemo(() => fluxColumns(columnIds, t), [columnIds, t]);
  const rowsOf = useMemo(() => createRowsOf(t), [t]);
  const allRows = useMemo(() => rowsOf(resources), [resources, rowsOf]);
  const rows = useMemo(
    () =>
      states.length === 0
        ? allRows
        : allRows.filter(({ status }) => states.includes(status.state)),
    [allRows, states],
  );
  const counts = useMemo(() => nameCounter(allRows), [allRows]);
  const sources = useMemo(() => sourceCounter(allRows), [allRows]);
  const labelOf = useMemo(
    () => (row: FluxRow) =>
      t('bulk.select', { name: row.name, cluster: row.shownCluster }),
    [t],
  );
  const selectable = many && columnIds.includes('actions');

  return (
    <RowCountsProvider value={counts}>
      <SourceCountsProvider value={sources}>
        {many && (
          <StateSummary
            resources={resources}
            chosen={states}
            onChoose={chosen => changeView({ states: chosen })}
          />
        )}
        <DataTable
          name={name}
          label={label}
          rows={rows}
          idOf={idOf}
          columns={columns}
          many={many}
          state={many ? view : undefined}
          onState={changeView}
          selection={
            selectable
              ? {
                  labelOf,
                  render: (selected, clear) => (
                    <BulkActions
                      selected={selected.map(row => ({
                        resource: row.resource,
                        name: rowLabel(row, counts(), t),
                      }))}
                      onDone={clear}
                    />
                  ),
                }
              : undefined
          }
        />
      </SourceCountsProvider>
    </RowCountsProvider>
  );
}
