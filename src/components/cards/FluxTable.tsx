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
  type FluxColumnId,
  type FluxRow,
} from '../cells';
import { DataTable } from '../table';

/** Props of {@link FluxTable}. */
export interface FluxTableProps {
  resources: readonly FluxResource[];
  columns: readonly FluxColumnId[];
  /** Whether the table has search, filters and paging. */
  many: boolean;
}

const idOf = (row: FluxRow) => resourceKey(row.resource);

/** A table of Flux resources, the most urgent first. */
export function FluxTable(props: FluxTableProps) {
  const { resources, columns: columnIds, many } = props;
  const t = useFluxTranslation();

  const columns = useMemo(() => fluxColumns(columnIds, t), [columnIds, t]);
  const rowsOf = useMemo(() => createRowsOf(t), [t]);
  const rows = useMemo(() => rowsOf(resources), [resources, rowsOf]);
  const counts = useMemo(() => nameCounter(rows), [rows]);
  const sources = useMemo(() => sourceCounter(rows), [rows]);
  const labelOf = useMemo(
    () =>
      ({ name, shownCluster: cluster }: FluxRow) =>
        t('bulk.select', { name, cluster }),
    [t],
  );
  const selectable = many && columnIds.includes('actions');

  return (
    <RowCountsProvider value={counts}>
      <SourceCountsProvider value={sources}>
        <DataTable
          rows={rows}
          idOf={idOf}
          columns={columns}
          many={many}
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
