import { useMemo } from 'react';
import { useFluxTranslation } from '../../translations';
import { DataTable } from '../table';
import { runtimeColumns } from './columns';
import { inOrder, type RuntimeRow } from './rows';

const PAGE_SIZE = 20;

const idOf = (row: RuntimeRow) => row.id;

/** A table of installations, the most urgent first. */
export function RuntimeTable(props: { rows: readonly RuntimeRow[] }) {
  const t = useFluxTranslation();
  const rows = useMemo(() => inOrder(props.rows), [props.rows]);
  const columns = useMemo(() => runtimeColumns(t), [t]);
  return (
    <DataTable
      name="runtime"
      label={t('runtime.title')}
      rows={rows}
      idOf={idOf}
      columns={columns}
      many
      pageSize={PAGE_SIZE}
      alignTop
    />
  );
}
