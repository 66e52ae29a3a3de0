import type { ReactNode } from 'react';

/** What a table needs to know of its rows. */
export interface DataRow {
  /** Decides between rows that sort alike. */
  readonly name: string;
}

/** A column of a table with such rows. */
export interface DataColumn<Row extends DataRow> {
  /** What searching looks at, and sorting unless `compare` is there. */
  text: (row: Row) => string;
  compare?: (left: Row, right: Row) => number;
  /** Missing: the text. */
  render?: (row: Row) => ReactNode;
  /** Path to what people filter by, a text of the row; missing: no filter. */
  field?: string;
  /** For the filter alone. */
  hidden?: boolean;
  /** Whether there is nothing in it to sort or search by. */
  isPlain?: boolean;
  /** CSS width; the others share what is left. */
  width?: string;
}

const collator = new Intl.Collator(undefined, { numeric: true });

/** Compares as a person would: `app-2` before `app-10`. */
export function compareText(left: string, right: string): number {
  return collator.compare(left, right);
}
