import type { ReactNode } from 'react';

/** The fields of a row that tables need. */
export interface DataRow {
  /** Breaks ties when sorting. */
  readonly name: string;
}

/** A column of a table. */
export interface DataColumn<Row extends DataRow> {
  /** Text for searching, and for sorting if there is no `compare`. */
  text: (row: Row) => string;
  compare?: (left: Row, right: Row) => number;
  /** Renders the cell; by default the text. */
  render?: (row: Row) => ReactNode;
  /** What the table can be filtered by: each value is offered once. */
  filterBy?: (row: Row) => string | readonly string[] | undefined;
  /** Whether the column only exists for its filter. */
  hidden?: boolean;
  /** Whether the column cannot be sorted or searched. */
  isPlain?: boolean;
  /** CSS width; columns without one share the rest. */
  width?: string;
}

/** A column with its translated title. */
export interface TitledColumn<Row extends DataRow> {
  readonly id: string;
  readonly title: string;
  readonly column: DataColumn<Row>;
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Compares naturally: `app-2` before `app-10`. */
export function compareText(left: string, right: string): number {
  return collator.compare(left, right);
}
