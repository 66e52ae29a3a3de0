import { screen, within } from '@testing-library/react';
import type { User } from './user';

// By the elements of tables: asking a big one for roles takes jsdom seconds.

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

/** What a card of a title has under it. */
export function cardTitled(title: string): HTMLElement {
  const card = document.querySelector(`[role=group][aria-label="${title}"]`);
  if (!(card instanceof HTMLElement)) throw new Error(`No card ${title}`);
  return card;
}

/** A table, or the first one in something. */
function tableIn(root: Element | Document): HTMLTableElement | null {
  return root instanceof HTMLTableElement
    ? root
    : root.getElementsByTagName('table')[0] ?? null;
}

/** The cells of a row, without the one to select it. */
function cellsOf(row: HTMLTableRowElement): HTMLTableCellElement[] {
  return [...row.cells].filter(
    // Selectors are slow in jsdom, and tests read all cells of a page.
    cell =>
      ![...cell.getElementsByTagName('input')].some(
        input => input.type === 'checkbox',
      ),
  );
}

function headerCellsIn(root: Element | Document): HTMLTableCellElement[] {
  return [...(tableIn(root)?.tHead?.rows ?? [])].flatMap(cellsOf);
}

/** The headers of a table, in order. */
export function headersIn(root: Element | Document = document): string[] {
  return headerCellsIn(root).map(textOf);
}

/** The rows of a table, without its header. */
export function rowsIn(root: Element | Document = document): ShownRow[] {
  const headers = headersIn(root);
  return [...(tableIn(root)?.tBodies ?? [])]
    .flatMap(body => [...body.rows])
    .map(row => ({ row, cells: cellsOf(row) }))
    .filter(({ cells }) => cells.length === headers.length)
    .map(({ row, cells }) => shownRow(row, headers, cells));
}

/** The text of every row of a table. */
export function rowTexts(root: Element | Document = document): string[] {
  return [...(tableIn(root)?.tBodies ?? [])]
    .flatMap(body => [...body.rows])
    .map(row => row.textContent ?? '');
}

/** The row whose first name is a cluster's, if there is one. */
export function rowOfCluster(cluster: string): HTMLElement | undefined {
  return [...(tableIn(document)?.tBodies ?? [])]
    .flatMap(body => [...body.rows])
    .find(row => row.querySelector('bdi')?.textContent === cluster);
}

/** The row of `namespace/name` on a cluster, and of a kind if need be. */
export function rowOf(
  name: string,
  cluster: string,
  options: { kind?: string; root?: Element | Document } = {},
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

/** The button in a cell. */
export function buttonIn(cell: HTMLElement): HTMLElement {
  return within(cell).getByRole('button', { hidden: true });
}

/** The button that sorts by a column. */
export function sortButton(header: string): HTMLElement {
  const cell = headerCellsIn(document).find(each => textOf(each) === header);
  if (!cell) throw new Error(`No column ${header}`);
  return within(cell).getByRole('button');
}

/** What opens the values of a filter, once the filters are shown. */
function filterButton(filter: string): HTMLElement {
  const [found] = screen
    .getAllByText(filter)
    .map(label => label.closest('div')?.parentElement)
    .flatMap(box => (box ? within(box).queryAllByRole('button') : []));
  return found;
}

/** Opens the values of a filter, and returns them. */
export async function openFilter(
  user: User,
  filter: string,
): Promise<HTMLElement[]> {
  await user.click(filterButton(filter));
  return screen.findAllByRole('option');
}

/** Shows only rows that have a value in a column. */
export async function filterBy(user: User, filter: string, value: string) {
  const options = await openFilter(user, filter);
  const found = options.find(({ textContent }) => textContent === value);
  if (!found) throw new Error(`${filter} has no value ${value}`);
  await user.click(found);
  await user.keyboard('{Escape}');
}

/** Shows the filters of a table. */
export async function showFilters(user: User) {
  await user.click(screen.getByLabelText('filter list'));
  await screen.findByText('Clear all');
}

/** What a list of terms and values says. */
export function factsIn(root: Element | Document): Record<string, string> {
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
