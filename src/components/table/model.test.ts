import type { DataColumn, TitledColumn } from './columns';
import {
  changedView,
  existingPage,
  filterValues,
  initialView,
  matchingRows,
  nextSort,
  sortedRows,
  stateIn,
  withFilter,
  type TableSort,
  type TableState,
  type TableView,
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
  status: {
    text: ({ status }) => status.state ?? '',
    filterBy: row => row.status.state,
  },
  age: { text: () => '', compare: (left, right) => left.age - right.age },
  actions: { text: () => 'sync', isPlain: true },
  namespace: {
    text: ({ namespace }) => namespace,
    filterBy: row => row.namespace,
    hidden: true,
  },
} satisfies Record<string, DataColumn<Release>>).map(
  ([id, column]): TitledColumn<Release> => ({ id, title: `The ${id}`, column }),
);

const namesOf = (rows: readonly { row: Release }[]) =>
  rows.map(({ row }) => row.name);

describe('the first state of a table', () => {
  it('shows all rows in their order, and the columns that are not only for filters', () => {
    expect(initialView(COLUMNS, 10)).toEqual({
      search: '',
      filters: {},
      hidden: new Set(['namespace']),
      page: 0,
      pageSize: 10,
    });
  });

  it('is the state of its owner, without filters of columns that do not exist', () => {
    const state: TableState = {
      search: 'carts',
      filters: { status: ['Ready'], namespace: [], gone: ['x'] },
      sort: { column: 'name', direction: 'desc' },
    };
    expect(initialView(COLUMNS, 10, state)).toMatchObject({
      ...state,
      filters: { status: ['Ready'] },
    });
    expect(initialView(COLUMNS, 10, state).filters).not.toHaveProperty('gone');
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
    const rows = matchingRows(ROWS, COLUMNS, search, filters);
    expect(namesOf(rows)).toEqual(expected);
  });

  it('are the same array if there is neither a search nor a filter', () => {
    expect(matchingRows(ROWS, COLUMNS, '', {})).toBe(ROWS);
  });
});

describe('the rows sorted', () => {
  it.each<[string, sort: TableSort | undefined, string[]]>([
    ['by nothing', undefined, ['carts-10', 'carts-2', 'Docs', 'blog']],
    [
      'by a text, naturally',
      { column: 'name', direction: 'asc' },
      ['blog', 'carts-2', 'carts-10', 'Docs'],
    ],
    [
      'by a text, descending',
      { column: 'name', direction: 'desc' },
      ['Docs', 'carts-10', 'carts-2', 'blog'],
    ],
    [
      'by a comparison, equal ones by name',
      { column: 'age', direction: 'asc' },
      ['carts-2', 'blog', 'carts-10', 'Docs'],
    ],
    [
      'by a comparison, descending',
      { column: 'age', direction: 'desc' },
      ['Docs', 'carts-10', 'blog', 'carts-2'],
    ],
    [
      'by a column that cannot be sorted',
      { column: 'actions', direction: 'asc' },
      ['carts-10', 'carts-2', 'Docs', 'blog'],
    ],
    [
      'by a column that does not exist',
      { column: 'gone', direction: 'asc' },
      ['carts-10', 'carts-2', 'Docs', 'blog'],
    ],
  ])('%s', (_, sort, expected) => {
    const before = [...ROWS];
    const rows = sortedRows(ROWS, COLUMNS, sort);
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
  ])('is %s', (_, page, rowCount, expected) => {
    expect(existingPage({ page, pageSize: 10 }, rowCount)).toBe(expected);
  });

  const third: TableView = { ...initialView(COLUMNS, 10), page: 2 };
  it.each<[string, Partial<TableView>, number]>([
    ['the first one after a search', { search: 'carts' }, 0],
    ['the first one after a filter', { filters: {} }, 0],
    ['the first one after another number of rows', { pageSize: 20 }, 0],
    [
      'the same after sorting',
      { sort: { column: 'age', direction: 'desc' } },
      2,
    ],
    ['the same after hiding a column', { hidden: new Set(['age']) }, 2],
    ['another one after turning to it', { page: 3 }, 3],
  ])('is %s', (_, change, expected) => {
    expect(changedView(third, change)).toEqual({
      ...third,
      ...change,
      page: expected,
    });
  });
});

describe('the notification of the owner of a table', () => {
  it.each<[string, Partial<TableView>, Partial<TableState> | undefined]>([
    ['a search', { search: '' }, { search: '' }],
    [
      'a filter',
      { filters: { namespace: ['web'] } },
      { filters: { namespace: ['web'] } },
    ],
    ['no filter', { filters: {} }, { filters: {} }],
    [
      'a sorting',
      { sort: { column: 'name', direction: 'asc' } },
      { sort: { column: 'name', direction: 'asc' } },
    ],
    ['no sorting', { sort: undefined }, { sort: undefined }],
    ['nothing of columns', { hidden: new Set() }, undefined],
    ['nothing of pages', { page: 1, pageSize: 5 }, undefined],
  ])('%s', (_, change, expected) => {
    expect(stateIn(change)).toEqual(expected);
  });
});

describe('a filter of one column', () => {
  it.each<[string, string[], TableState['filters']]>([
    ['comes to the others', ['web'], { status: ['Ready'], namespace: ['web'] }],
    ['goes without values', [], { status: ['Ready'] }],
  ])('%s', (_, values, expected) => {
    const before = { status: ['Ready'], namespace: ['shop'] };
    expect(withFilter(before, 'namespace', values)).toEqual(expected);
  });
});

describe('clicks on the head of a column', () => {
  it('sort it ascending, descending, and not at all', () => {
    const ascending = nextSort({ column: 'age', direction: 'desc' }, 'name');
    const descending = nextSort(ascending, 'name');
    expect([ascending, descending, nextSort(descending, 'name')]).toEqual([
      { column: 'name', direction: 'asc' },
      { column: 'name', direction: 'desc' },
      undefined,
    ]);
  });
});

describe('the values of a filter', () => {
  it('are those of all rows, once each, in natural order', () => {
    expect(filterValues(ROWS, row => row.namespace, [])).toEqual([
      'shop',
      'web',
    ]);
    expect(filterValues(ROWS, row => row.name, [])).toEqual([
      'blog',
      'carts-2',
      'carts-10',
      'Docs',
    ]);
  });

  it('leave out rows without a value, and keep a chosen one that no row has', () => {
    expect(filterValues(ROWS, row => row.status.state, ['Stalled'])).toEqual([
      'Failed',
      'Ready',
      'Stalled',
    ]);
  });

  it('may be several of a row', () => {
    const labelsOf = ({ name }: Release) => name.split('-');
    expect(filterValues(ROWS, labelsOf, [])).toEqual([
      '2',
      '10',
      'blog',
      'carts',
      'Docs',
    ]);
    const column = { id: 'label', title: 'Label', column: { text: () => '' } };
    const labels = [
      { ...column, column: { ...column.column, filterBy: labelsOf } },
    ];
    const found = matchingRows(ROWS, labels, '', { label: ['10', 'blog'] });
    expect(namesOf(found)).toEqual(['carts-10', 'blog']);
  });
});
