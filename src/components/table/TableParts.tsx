import { makeStyles } from '@material-ui/core/styles';
import type { CreateCSSProperties } from '@material-ui/core/styles/withStyles';
import { memo, type ReactNode } from 'react';

// Plain elements with one style sheet. With Material UI's rows, cells and sort
// labels, eight cards took twice the CPU time to render (see bench/README.md).

type ClassKey =
  | 'row'
  | 'cell'
  | 'noRows'
  | 'head'
  | 'sort'
  | 'sorted'
  | 'descending';
type Overrides = Partial<Record<string, Record<string, CreateCSSProperties>>>;

const useStyles = makeStyles(
  (theme): Record<ClassKey, CreateCSSProperties> => {
    // Overrides of the app's theme for Material UI's tables apply here, too.
    const { MuiTableRow, MuiTableCell, BackstageTableHeader } =
      (theme.overrides ?? {}) as Overrides;
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
  readonly id: number;
  readonly title: ReactNode;
  readonly width?: string;
  readonly isSortable: boolean;
  /** Renders the cell of a row; `id` identifies the row. */
  readonly render: (row: Row, id: string) => ReactNode;
}

/** Sort direction. */
export type Direction = 'asc' | 'desc';

const ARIA_SORT = { asc: 'ascending', desc: 'descending' } as const;

/** Clicks cycle through ascending, descending and unsorted. */
function nextDirection(direction?: Direction): Direction | undefined {
  if (!direction) return 'asc';
  return direction === 'asc' ? 'desc' : undefined;
}

/** The head of a table, with buttons that sort. */
export function TableHead<Row>(props: {
  columns: readonly ShownColumn<Row>[];
  sortedBy?: number;
  direction?: Direction;
  /** Sorts by a column; without a direction, removes the sorting. */
  onSort: (column: number, direction?: Direction) => void;
}) {
  const { columns, sortedBy, direction, onSort } = props;
  const classes = useStyles();

  return (
    <thead>
      <tr className={classes.row}>
        {columns.map(({ id, title, width, isSortable }) => {
          const sorted = id === sortedBy ? direction : undefined;
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
                  onClick={() => onSort(id, nextDirection(sorted))}
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

/** A row with its unique id. */
export interface ShownRow<Row> {
  readonly id: string;
  readonly row: Row;
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
  rows: readonly ShownRow<Row>[];
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
