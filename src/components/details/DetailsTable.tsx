import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';
import { FOR_SCREEN_READERS } from '../common';

const useStyles = makeStyles(
  theme => {
    // Where columns would be too narrow, a row is a block, with a line for each
    // of its cells.
    const narrow = theme.breakpoints.down(800);
    return {
      // A wide table scrolls by itself.
      root: { overflowX: 'auto', '&:focus-visible': { outline: 'auto' } },
      table: {
        borderCollapse: 'collapse',
        width: '100%',
        [narrow]: { display: 'block' },
      },
      header: {
        [narrow]: FOR_SCREEN_READERS,
      },
      head: {
        ...theme.typography.caption,
        borderBottom: `1px solid ${theme.palette.divider}`,
        color: theme.palette.text.secondary,
        padding: theme.spacing(0.5, 2, 0.5, 0),
        textAlign: 'left',
        whiteSpace: 'nowrap',
      },
      body: { [narrow]: { display: 'block' } },
      row: {
        [narrow]: {
          borderBottom: `1px solid ${theme.palette.divider}`,
          display: 'block',
          padding: theme.spacing(1, 0),
        },
      },
      cell: {
        ...theme.typography.body2,
        borderBottom: `1px solid ${theme.palette.divider}`,
        // Unlike `anywhere`, it does not split words to make a column narrow.
        overflowWrap: 'break-word',
        padding: theme.spacing(0.75, 2, 0.75, 0),
        textAlign: 'left',
        verticalAlign: 'top',
        [narrow]: {
          borderBottom: 0,
          columnGap: theme.spacing(1),
          display: 'grid',
          gridTemplateColumns: '6.5em minmax(0, 1fr)',
          padding: theme.spacing(0.25, 0),
          '&::before': {
            ...theme.typography.caption,
            color: theme.palette.text.secondary,
            content: 'attr(data-label)',
          },
        },
      },
      text: { minWidth: '16em', [narrow]: { minWidth: 0 } },
      empty: { [narrow]: { display: 'none' } },
    };
  },
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
  /** The column that has long text, and gets the most room. */
  textColumn?: string;
  rows: readonly DetailsTableRow[];
}

/**
 * A small table to read, which cannot be sorted. Browsers forget that what is
 * not laid out as a table is one, so that it has roles.
 */
export function DetailsTable(props: DetailsTableProps) {
  const { label, columns, textColumn, rows } = props;
  const classes = useStyles();
  return (
    // Can be scrolled with the keyboard.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <div className={classes.root} tabIndex={0} role="group" aria-label={label}>
      <table role="table" className={classes.table} aria-label={label}>
        <thead className={classes.header}>
          <tr role="row">
            {columns.map(column => (
              <th
                key={column}
                role="columnheader"
                scope="col"
                className={classes.head}
              >
                {column}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classes.body}>
          {rows.map(({ key, cells }) => (
            <tr key={key} role="row" className={classes.row}>
              {cells.map((cell, index) => {
                const column = columns[index];
                const Cell = index === 0 ? 'th' : 'td';
                return (
                  <Cell
                    key={column}
                    role={index === 0 ? 'rowheader' : 'cell'}
                    scope={index === 0 ? 'row' : undefined}
                    className={`${classes.cell} ${cell ? '' : classes.empty}`}
                    data-label={column}
                  >
                    <div className={column === textColumn ? classes.text : ''}>
                      {cell}
                    </div>
                  </Cell>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
