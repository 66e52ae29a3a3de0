import { within } from '@testing-library/react';

// By selector throughout: asking a big table for roles takes jsdom seconds.

/** A row of a table, as a person reads it. */
export interface ShownRow {
  readonly element: HTMLElement;
  readonly kind: string;
  /** `namespace/name` */
  readonly name: string;
  readonly cluster: string;
  /** What it says under its name about who uses it; '' for nothing. */
  readonly usedBy: string;
  /** The cell below a header. */
  cell(header: string): HTMLElement;
  /** Its text, without what only says that a link opens a new window. */
  text(header: string): string;
  /** The word beside the icon in a cell, such as the state of a status. */
  word(header: string): string;
}

/** The card of a title. */
export function cardTitled(title: string): HTMLElement {
  const card = [...document.querySelectorAll('h2')]
    .find(heading => heading.textContent === title)
    ?.closest('.MuiCard-root');
  if (!(card instanceof HTMLElement)) throw new Error(`No card ${title}`);
  return card;
}

/** The headers of a table, in order. */
export function headersIn(root: ParentNode = document): string[] {
  return withoutCheckboxes(root.querySelectorAll('thead th')).map(textOf);
}

function withoutCheckboxes<T extends Element>(cells: Iterable<T>): T[] {
  return [...cells].filter(cell => !cell.querySelector('[type=checkbox]'));
}

/** The rows of a table, without its header. */
export function rowsIn(root: ParentNode = document): ShownRow[] {
  const headers = headersIn(root);
  return [...root.querySelectorAll('tbody tr')].flatMap(row => {
    const cells = withoutCheckboxes(row.querySelectorAll('td'));
    return row instanceof HTMLElement && cells.length === headers.length
      ? [shownRow(row, headers, cells)]
      : [];
  });
}

/** The row of `namespace/name` on a cluster, and of a kind if need be. */
export function rowOf(
  name: string,
  cluster: string,
  options: { kind?: string; root?: ParentNode } = {},
): ShownRow {
  const { kind, root } = options;
  const found = rowsIn(root).filter(
    row =>
      row.name === name &&
      row.cluster === cluster &&
      row.kind === (kind ?? row.kind),
  );
  if (found.length !== 1) {
    throw new Error(`${found.length} rows of ${name} on ${cluster}`);
  }
  return found[0];
}

/** The button in a cell, whatever else is on the page. */
export function buttonIn(cell: HTMLElement): HTMLElement {
  return within(cell).getByRole('button', { hidden: true });
}

/** What a list of terms and values says. */
export function factsIn(root: ParentNode): Record<string, string> {
  return Object.fromEntries(
    [...root.querySelectorAll('dt')].map(term => [
      term.textContent ?? '',
      term.nextElementSibling?.querySelector('bdi')?.textContent ?? '',
    ]),
  );
}

function shownRow(
  element: HTMLElement,
  headers: readonly string[],
  cells: readonly HTMLElement[],
): ShownRow {
  const cell = (header: string) => {
    const found = cells[headers.indexOf(header)];
    if (!found) throw new Error(`No column ${header}`);
    return found;
  };
  const [name, cluster, usedBy] = cell('Name').querySelectorAll('bdi');
  return {
    element,
    kind: textOf(cell('Kind')),
    name: name.textContent ?? '',
    cluster: (cluster.textContent ?? '').replace(/^cluster: /, ''),
    usedBy: usedBy?.textContent ?? '',
    cell,
    text: header => textOf(cell(header)),
    word: header => cell(header).querySelector('svg + span')?.textContent ?? '',
  };
}

function textOf(element: Element): string {
  return (element.textContent ?? '').replace(', Opens in a new window', '');
}
