import { makeStyles } from '@material-ui/core/styles';
import type { CreateCSSProperties } from '@material-ui/core/styles/withStyles';
import { memo, type ReactNode } from 'react';
import type { TableState } from './model';
import type { TableRow } from './tableRows';
import { themeOverrides } from './themeOverrides';

// Plain elements with one style sheet. With Material UI's rows, cells and sort
// labels, eight cards took twice the CPU time to render (see bench/README.md).

type ClassKey =
  | 'table'
  | 'row'
  | 'cell'
  | 'noRows'
  | 'head'
  | 'sort'
  | 'sorted'
  | 'descending';

const useStyles = makeStyles(
  (theme): Record<ClassKey, CreateCSSProperties> => {
    const { MuiTable, MuiTableRow, MuiTableCell, BackstageTableHeader } =
      themeOverrides(theme);
    const cell: CreateCSSProperties = {
      ...theme.typography.body2,
      borderBottom: `1px solid ${theme.palette.divider}`,
      boxSizing: 'border-box',
      color: 'inherit',
      display: 'table-cell',
      padding: theme.spacing(0.75, 3, 0.75, 2),
      textAlign: 'left',
      ...MuiTableCell?.root,
      ...MuiTableCell?.sizeSmall,
    };
    return {
      table: {
        borderCollapse: 'collapse',
        borderSpacing: 0,
        width: '100%',
        ...MuiTable?.root,
      },
      row: {
        color: 'inherit',
        display: 'table-row',
        outline: 0,
        verticalAlign: 'middle',
        ...MuiTableRow?.root,
      },
      // Denser than Material UI's, so that more rows fit on a screen.
      cell: {
        ...cell,
        ...MuiTableCell?.body,
        padding: theme.spacing(0.75, 1, 0.75, 1.5),
      },
      noRows: { '&&': { textAlign: 'center' } },
      head: {
        ...cell,
        ...MuiTableCell?.head,
        borderBottom: `1px solid ${theme.palette.grey.A100}`,
        borderTop: `1px solid ${theme.palette.grey.A100}`,
        fontWeight: 'bold',
        padding: theme.spacing(1, 1, 1, 1.5),
        whiteSpace: 'nowrap',
        textTransform: 'uppercase',
        wordBreak: 'normal',
        ...BackstageTableHeader?.header,
      },
      sort: {
        background: 'none',
        border: 0,
        color: 'inherit',
        cursor: 'pointer',
        font: 'inherit',
        letterSpacing: 'inherit',
        margin: 0,
        padding: 0,
        textAlign: 'inherit',
        textTransform: 'inherit',
        '&::after': {
          content: '"\\2191" / ""',
          display: 'inline-block',
          marginLeft: theme.spacing(0.5),
          opacity: 0,
        },
        '&:hover::after, &:focus-visible::after': { opacity: 0.5 },
        '&:focus-visible': {
          outline: `2px solid ${theme.palette.primary.main}`,
        },
      },
      sorted: { '&&::after': { opacity: 1 } },
      descending: { '&::after': { transform: 'rotate(180deg)' } },
    };
  },
  { name: 'PluginFluxTableParts' },
);

/** A column as it is shown. */
export interface ShownColumn<Row> {
  readonly id: string;
  readonly title: ReactNode;
  readonly width?: string;
  readonly isSortable: boolean;
  /** Renders the cell of a row; `id` identifies the row. */
  readonly render: (row: Row, id: string) => ReactNode;
}

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/** A table around its head and rows. */
export function TableFrame(props: { label: string; children: ReactNode }) {
  const { label, children } = props;
  return (
    <table className={useStyles().table} aria-label={label}>
      {children}
    </table>
  );
}

/** The head of a table, with buttons that sort. */
export function TableHead<Row>(props: {
  columns: readonly ShownColumn<Row>[];
  sort: TableState['sort'];
  /** Sorts by a column in the next direction, if there is one. */
  onSort: (column: string) => void;
}) {
  const { columns, sort, onSort } = props;
  const classes = useStyles();

  return (
    <thead>
      <tr className={classes.row}>
        {columns.map(({ id, title, width, isSortable }) => {
          const sorted = id === sort?.column ? sort.direction : undefined;
          const looks = [
            classes.sort,
            sorted && classes.sorted,
            sorted === 'desc' && classes.descending,
          ];
          return (
            <th
              key={id}
              scope="col"
              className={classes.head}
              style={{ width }}
              aria-sort={sorted && ARIA_SORT[sorted]}
            >
              {isSortable ? (
                <button
                  type="button"
                  className={looks.filter(Boolean).join(' ')}
                  onClick={() => onSort(id)}
                >
                  {title}
                </button>
              ) : (
                title
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

interface CellsProps {
  id: string;
  row: unknown;
  columns: readonly ShownColumn<never>[];
  rowClass: string;
  cellClass: string;
}

/** A row, which renders only when it or the columns change. */
const Cells = memo(
  (props: CellsProps) => (
    <tr className={props.rowClass}>
      {props.columns.map(({ id, render }) => (
        <td key={id} className={props.cellClass}>
          {render(props.row as never, props.id)}
        </td>
      ))}
    </tr>
  ),
  (before, after) =>
    before.row === after.row &&
    before.id === after.id &&
    before.rowClass === after.rowClass &&
    before.columns.length === after.columns.length &&
    before.columns.every(
      ({ id, render }, index) =>
        id === after.columns[index].id &&
        render === after.columns[index].render,
    ),
);

/** The rows of a table. */
export function TableRows<Row>(props: {
  columns: readonly ShownColumn<Row>[];
  rows: readonly TableRow<Row>[];
  /** Shown instead of rows if there are none. */
  noRows: ReactNode;
}) {
  const { columns, rows, noRows } = props;
  const classes = useStyles();
  return (
    <tbody>
      {rows.length === 0 && (
        <tr className={classes.row}>
          <td
            className={`${classes.cell} ${classes.noRows}`}
            colSpan={columns.length}
          >
            {noRows}
          </td>
        </tr>
      )}
      {rows.map(({ id, row }) => (
        <Cells
          key={id}
          id={id}
          row={row}
          columns={columns as readonly ShownColumn<never>[]}
          rowClass={classes.row}
          cellClass={classes.cell}
        />
      ))}
    </tbody>
  );
}
