import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    // A wide table scrolls by itself.
    root: { overflowX: 'auto', '&:focus-visible': { outline: 'auto' } },
    table: { borderCollapse: 'collapse', width: '100%' },
    head: {
      ...theme.typography.caption,
      borderBottom: `1px solid ${theme.palette.divider}`,
      color: theme.palette.text.secondary,
      padding: theme.spacing(0.5, 2, 0.5, 0),
      textAlign: 'left',
      whiteSpace: 'nowrap',
    },
    cell: {
      ...theme.typography.body2,
      borderBottom: `1px solid ${theme.palette.divider}`,
      // Unlike `anywhere`, it does not split words to make a column narrow.
      overflowWrap: 'break-word',
      padding: theme.spacing(0.75, 2, 0.75, 0),
      textAlign: 'left',
      verticalAlign: 'top',
    },
  }),
  { name: 'PluginFluxDetailsTable' },
);

/** A row of a {@link DetailsTable}. */
export interface DetailsTableRow {
  readonly key: string;
  /** One for each column. The first is the header of the row. */
  readonly cells: readonly ReactNode[];
}

/** Props of {@link DetailsTable}. */
export interface DetailsTableProps {
  label: string;
  columns: readonly string[];
  rows: readonly DetailsTableRow[];
}

/** A small table to read, which cannot be sorted. */
export function DetailsTable(props: DetailsTableProps) {
  const { label, columns, rows } = props;
  const classes = useStyles();
  return (
    // Can be scrolled with the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.root} tabIndex={0} role="group" aria-label={label}>
      <table className={classes.table} aria-label={label}>
        <thead>
          <tr>
            {columns.map(column => (
              <th key={column} scope="col" className={classes.head}>
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells: [first, ...others] }) => (
            <tr key={key}>
              <th scope="row" className={classes.cell}>
                {first}
              </th>
              {others.map((cell, index) => (
                <td key={columns[index + 1]} className={classes.cell}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
