import { Table } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import { useMemo } from 'react';
import type { FluxTranslate } from '../../translations';
import { tableOptions, tableWords } from '../FluxTable/tableProps';
import { TABLE_PARTS } from '../FluxTable/TablePaging';
import { tableRowOf, type TableRow } from '../FluxTable/tableRow';
import { runtimeColumns, runtimeFilters } from './columns';
import { inOrder, type RuntimeRow } from './rows';

const PAGE_SIZE = 20;

const useStyles = makeStyles(
  theme => ({
    root: {
      // The table is wider than a narrow card: it scrolls, the card does not.
      overflowX: 'auto',
      // The filters are beside the table, where there is room for both.
      [theme.breakpoints.down('sm')]: { '& > div': { flexWrap: 'wrap' } },
      '& td': { verticalAlign: 'top' },
    },
  }),
  { name: 'PluginFluxRuntimeTable' },
);

/** Props of {@link RuntimeTable}. */
export interface RuntimeTableProps {
  rows: readonly RuntimeRow[];
  t: FluxTranslate;
}

/** Rows of two clusters of one name are numbered, or a table loses some. */
function tableRowsOf(rows: readonly RuntimeRow[]): TableRow<RuntimeRow>[] {
  const counts = new Map<string, number>();
  return rows.map(row => {
    const count = counts.get(row.id) ?? 0;
    counts.set(row.id, count + 1);
    return tableRowOf(count === 0 ? row.id : `${row.id}#${count}`, row);
  });
}

/** Installations as rows, those that need attention first. */
export function RuntimeTable(props: RuntimeTableProps) {
  const { rows, t } = props;
  const classes = useStyles();
  const data = useMemo(() => tableRowsOf(inOrder(rows)), [rows]);
  const columns = useMemo(() => runtimeColumns(t), [t]);
  const filters = useMemo(() => runtimeFilters(t), [t]);
  const options = useMemo(
    () => ({ ...tableOptions(true), pageSize: PAGE_SIZE }),
    [],
  );
  const localization = useMemo(() => tableWords(t), [t]);
  return (
    <div className={classes.root}>
      <Table
        columns={columns}
        components={TABLE_PARTS}
        data={data}
        options={options}
        filters={filters}
        localization={localization}
        style={{ boxShadow: 'none' }}
      />
    </div>
  );
}
