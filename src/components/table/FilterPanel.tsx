import { Select } from '@backstage/core-components';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { useFluxTranslation } from '../../translations';
import type { DataColumn, DataRow } from './columns';
import { filterValues } from './model';
import type { TableRow } from './tableRows';
import { themeOverrides } from './themeOverrides';

const useStyles = makeStyles(
  theme => {
    const { BackstageTableFilters } = themeOverrides(theme);
    return {
      root: {
        display: 'flex',
        flexDirection: 'column',
        marginRight: theme.spacing(3),
        width: 315,
        ...BackstageTableFilters?.root,
      },
      header: {
        alignItems: 'center',
        borderBottom: `1px solid ${theme.palette.grey[500]}`,
        display: 'flex',
        height: theme.spacing(7.5),
        justifyContent: 'space-between',
        ...BackstageTableFilters?.header,
      },
      title: {
        ...theme.typography.body1,
        fontSize: 18,
        fontWeight: 'bold',
        ...BackstageTableFilters?.value,
      },
      filters: {
        display: 'flex',
        flexDirection: 'column',
        '& > *': { marginTop: theme.spacing(2) },
        ...BackstageTableFilters?.filters,
      },
    };
  },
  { name: 'PluginFluxTableFilters' },
);

/** A column by which rows can be filtered. */
export interface FilterableColumn<Row extends DataRow> {
  readonly id: string;
  readonly title: string;
  readonly filterBy: NonNullable<DataColumn<Row>['filterBy']>;
  readonly chosen: readonly string[];
}

/** Props of {@link FilterPanel}. */
export interface FilterPanelProps<Row extends DataRow> {
  rows: readonly TableRow<Row>[];
  columns: readonly FilterableColumn<Row>[];
  onChoose: (column: string, values: readonly string[]) => void;
  onClear: () => void;
}

/** The filters of a table. Loaded when they are opened. */
export default function FilterPanel<Row extends DataRow>(
  props: FilterPanelProps<Row>,
) {
  const { rows, columns, onChoose, onClear } = props;
  const classes = useStyles();
  const t = useFluxTranslation();
  return (
    <div className={classes.root}>
      <div className={classes.header}>
        <div className={classes.title}>{t('table.filters')}</div>
        <Button color="primary" onClick={onClear}>
          {t('table.clearFilters')}
        </Button>
      </div>
      <div className={classes.filters}>
        {columns.map(({ id, title, filterBy, chosen }) => (
          <Select
            key={id}
            multiple
            label={title}
            placeholder={t('table.allValues')}
            items={filterValues(rows, filterBy, chosen).map(value => ({
              label: value,
              value,
            }))}
            selected={chosen as string[]}
            onChange={values => onChoose(id, values as string[])}
          />
        ))}
      </div>
    </div>
  );
}
