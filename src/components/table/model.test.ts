import type { DataColumn, TitledColumn } from './columns';
import {
  changeOf,
  existingPage,
  filterValues,
  initialState,
  matchingRows,
  onFirstPage,
  sortedRows,
  sortOf,
  type LibraryState,
  type TableState,
} from './model';

interface Release {
  readonly name: string;
  readonly namespace: string;
  readonly status: { readonly state?: string };
  readonly age: number;
}

function release(
  name: string,
  namespace: string,
  state: string | undefined,
  age: number,
) {
  const row: Release = { name, namespace, status: { state }, age };
  return { id: `${namespace}/${name}`, row };
}

const ROWS = [
  release('carts-10', 'shop', 'Failed', 3),
  release('carts-2', 'shop', 'Ready', 1),
  release('Docs', 'web', 'Ready', 3),
  release('blog', 'web', undefined, 2),
];

const COLUMNS = Object.entries({
  name: { text: ({ name }) => name },
  status: { text: ({ status }) => status.state ?? '', field: 'status.state' },
  age: { text: () => '', compare: (left, right) => left.age - right.age },
  actions: { text: () => 'sync', isPlain: true },
  namespace: {
    text: ({ namespace }) => namespace,
    field: 'namespace',
    hidden: true,
  },
} satisfies Record<string, DataColumn<Release>>).map(
  ([id, column]): TitledColumn<Release> => ({ id, title: `The ${id}`, column }),
);

const namesOf = (rows: readonly { row: Release }[]) =>
  rows.map(({ row }) => row.name);

describe('the first state of a table', () => {
  it('shows all rows in their order, and the columns that are not only for filters', () => {
    expect(initialState(COLUMNS, 10)).toEqual({
      globalFilter: '',
      columnFilters: [],
      sorting: [],
      columnVisibility: {
        name: true,
        status: true,
        age: true,
        actions: true,
        namespace: false,
      },
      pagination: { pageIndex: 0, pageSize: 10 },
    });
  });

  it('is what its owner has, without filters of columns that do not exist', () => {
    const state: TableState = {
      search: 'carts',
      filters: { status: ['Ready'], namespace: [], gone: ['x'] },
      sort: { column: 'name', direction: 'desc' },
    };
    expect(initialState(COLUMNS, 10, state)).toMatchObject({
      globalFilter: 'carts',
      columnFilters: [{ id: 'status', value: ['Ready'] }],
      sorting: [{ id: 'name', desc: true }],
    });
  });
});

describe('the rows that match', () => {
  it.each<
    [string, search: string, filters: Record<string, string[]>, string[]]
  >([
    ['nothing', '', {}, ['carts-10', 'carts-2', 'Docs', 'blog']],
    ['blanks', '  ', {}, ['carts-10', 'carts-2', 'Docs', 'blog']],
    ['a text, whatever its case', ' dOCS ', {}, ['Docs']],
    ['a text of any column', 'ready', {}, ['carts-2', 'Docs']],
    ['a text of a column that cannot be searched', 'sync', {}, []],
    ['a text of a column that is only for its filter', 'shop', {}, []],
    ['a value', '', { status: ['Ready'] }, ['carts-2', 'Docs']],
    [
      'one of two values',
      '',
      { status: ['Ready', 'Failed'] },
      ['carts-10', 'carts-2', 'Docs'],
    ],
    [
      'values of two columns',
      '',
      { status: ['Ready'], namespace: ['web'] },
      ['Docs'],
    ],
    ['a value and a text', 'carts', { status: ['Ready'] }, ['carts-2']],
    ['a value that no row has', '', { status: ['Stalled'] }, []],
    ['a column without a filter', '', { name: ['blog'] }, namesOf(ROWS)],
  ])('%s', (_, search, filters, expected) => {
    const chosen = Object.entries(filters).map(([id, value]) => ({
      id,
      value,
    }));
    const rows = matchingRows(ROWS, COLUMNS, search, chosen);
    expect(namesOf(rows)).toEqual(expected);
  });

  it('are the same array if there is neither a search nor a filter', () => {
    expect(matchingRows(ROWS, COLUMNS, '', [])).toBe(ROWS);
  });
});

describe('the rows sorted', () => {
  it.each<[string, sort: { id: string; desc: boolean } | undefined, string[]]>([
    ['by nothing', undefined, ['carts-10', 'carts-2', 'Docs', 'blog']],
    [
      'by a text, naturally',
      { id: 'name', desc: false },
      ['blog', 'carts-2', 'carts-10', 'Docs'],
    ],
    [
      'by a text, descending',
      { id: 'name', desc: true },
      ['Docs', 'carts-10', 'carts-2', 'blog'],
    ],
    [
      'by a comparison, equal ones by name',
      { id: 'age', desc: false },
      ['carts-2', 'blog', 'carts-10', 'Docs'],
    ],
    [
      'by a comparison, descending',
      { id: 'age', desc: true },
      ['Docs', 'carts-10', 'blog', 'carts-2'],
    ],
    [
      'by a column that cannot be sorted',
      { id: 'actions', desc: false },
      ['carts-10', 'carts-2', 'Docs', 'blog'],
    ],
    [
      'by a column that does not exist',
      { id: 'gone', desc: false },
      ['carts-10', 'carts-2', 'Docs', 'blog'],
    ],
  ])('%s', (_, sort, expected) => {
    const before = [...ROWS];
    const rows = sortedRows(ROWS, COLUMNS, sort ? [sort] : []);
    expect(namesOf(rows)).toEqual(expected);
    expect(ROWS).toEqual(before);
  });
});

describe('the page', () => {
  it.each([
    ['the chosen one', 2, 25, 2],
    ['the last one if there are fewer', 7, 25, 2],
    ['the last one if it would be empty', 2, 20, 1],
    ['the first one if there are no rows', 2, 0, 0],
  ])('is %s', (_, pageIndex, rowCount, expected) => {
    expect(existingPage({ pageIndex, pageSize: 10 }, rowCount)).toBe(expected);
  });

  const third: LibraryState = {
    ...initialState(COLUMNS, 10),
    pagination: { pageIndex: 2, pageSize: 10 },
  };
  it.each<[string, Partial<LibraryState>, number]>([
    ['the first one after a search', { globalFilter: 'carts' }, 0],
    ['the first one after a filter', { columnFilters: [] }, 0],
    [
      'the first one after another number of rows',
      { pagination: { pageIndex: 2, pageSize: 20 } },
      0,
    ],
    ['the same after sorting', { sorting: [{ id: 'age', desc: true }] }, 2],
    ['the same after hiding a column', { columnVisibility: {} }, 2],
    [
      'another one after turning to it',
      { pagination: { pageIndex: 3, pageSize: 10 } },
      3,
    ],
  ])('is %s', (_, change, expected) => {
    const now = onFirstPage(third, { ...third, ...change });
    expect(now.pagination.pageIndex).toBe(expected);
  });
});

describe('what the owner of a table is told', () => {
  const before = initialState(COLUMNS, 10, {
    search: 'carts',
    filters: { status: ['Ready'] },
    sort: { column: 'age', direction: 'desc' },
  });
  it.each<[string, Partial<LibraryState>, Partial<TableState> | undefined]>([
    ['a search', { globalFilter: '' }, { search: '' }],
    [
      'a filter',
      { columnFilters: [{ id: 'namespace', value: ['web'] }] },
      { filters: { namespace: ['web'] } },
    ],
    ['no filter', { columnFilters: [] }, { filters: {} }],
    [
      'a sorting',
      { sorting: [{ id: 'name', desc: false }] },
      { sort: { column: 'name', direction: 'asc' } },
    ],
    ['no sorting', { sorting: [] }, { sort: undefined }],
    ['nothing of columns', { columnVisibility: {} }, undefined],
    [
      'nothing of pages',
      { pagination: { pageIndex: 1, pageSize: 5 } },
      undefined,
    ],
  ])('%s', (_, change, expected) => {
    expect(changeOf(before, { ...before, ...change })).toEqual(expected);
  });

  it('is the sorting in its own terms', () => {
    expect(sortOf(before.sorting)).toEqual({
      column: 'age',
      direction: 'desc',
    });
    expect(sortOf([])).toBeUndefined();
  });
});

describe('the values of a filter', () => {
  it('are those of all rows, once each, in natural order', () => {
    expect(filterValues(ROWS, 'namespace', [])).toEqual(['shop', 'web']);
    expect(filterValues(ROWS, 'name', [])).toEqual([
      'blog',
      'carts-2',
      'carts-10',
      'Docs',
    ]);
  });

  it('leave out rows without a value, and keep a chosen one that no row has', () => {
    expect(filterValues(ROWS, 'status.state', ['Stalled'])).toEqual([
      'Failed',
      'Ready',
      'Stalled',
    ]);
  });
});
