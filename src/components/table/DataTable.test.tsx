import { storageApiRef } from '@backstage/core-plugin-api';
import { mockApis, TestApiProvider } from '@backstage/test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { renderInApp } from '../../__testUtils__/renderCard';
import {
  filterBy,
  headersIn,
  openFilter,
  rowTexts,
  showFilters,
  sortButton,
} from '../../__testUtils__/table';
import { createUser } from '../../__testUtils__/user';
import { FluxTranslationProvider } from '../../translations';
import type { DataColumn, TitledColumn } from './columns';
import { DataTable, type DataTableProps } from './DataTable';

interface Release {
  readonly name: string;
  readonly state: string;
  readonly namespace: string;
}

const rendered: string[] = [];

const COLUMNS = Object.entries({
  name: {
    text: ({ name }) => name,
    render: ({ name }) => {
      rendered.push(name);
      return <a href={`/${name}`}>{name}</a>;
    },
  },
  state: { text: ({ state }) => state, filterBy: row => row.state },
  actions: { text: () => '', render: () => 'none', isPlain: true },
  namespace: {
    text: ({ namespace }) => namespace,
    filterBy: row => row.namespace,
    hidden: true,
  },
} satisfies Record<string, DataColumn<Release>>).map(
  ([id, column]): TitledColumn<Release> => ({
    id,
    title: `${id[0].toUpperCase()}${id.slice(1)}`,
    column,
  }),
);

const idOf = ({ namespace, name }: Release) => `${namespace}/${name}`;

/** `app-1` and so on; every third one has failed, every other is of a team. */
function releases(count: number): Release[] {
  return Array.from({ length: count }, (_, index) => ({
    name: `app-${index + 1}`,
    state: index % 3 === 0 ? 'Failed' : 'Ready',
    namespace: index % 2 === 0 ? 'shop' : 'web',
  }));
}

const user = createUser();

type Props = Partial<DataTableProps<Release>>;

async function show(first: readonly Release[], props: Props = {}) {
  rendered.length = 0;
  const storage = mockApis.storage();
  let setRows: (rows: readonly Release[]) => void = () => {};
  function Page() {
    const [rows, set] = useState(first);
    setRows = set;
    return (
      <DataTable
        name="test"
        label="Releases"
        rows={rows}
        idOf={idOf}
        columns={COLUMNS}
        many
        {...props}
      />
    );
  }
  await renderInApp(
    <TestApiProvider apis={[[storageApiRef, storage]]}>
      <FluxTranslationProvider>
        <Page />
      </FluxTranslationProvider>
    </TestApiProvider>,
  );
  return {
    storage,
    poll: (rows: readonly Release[]) => act(() => setRows(rows)),
  };
}

const button = (name: string | RegExp) => screen.getByRole('button', { name });
const search = () => screen.getByRole('textbox', { name: 'Search' });
const names = () => rowTexts().map(text => /app-\d+/.exec(text)?.[0]);
const sortOfName = () =>
  screen.getByRole('columnheader', { name: 'Name' }).getAttribute('aria-sort');

it('renders each row once when it is mounted, and only the rows of its page', async () => {
  const rows = releases(30);
  await show(rows);
  expect(rendered).toEqual(rows.slice(0, 10).map(({ name }) => name));
});

it('renders only the row that a poll changes', async () => {
  const rows = releases(5);
  const { poll } = await show(rows);
  rendered.length = 0;
  poll(rows.map((row, index) => (index === 2 ? { ...row } : row)));
  expect(rendered).toEqual(['app-3']);
});

it('renders no row again when it is searched, sorted or turned', async () => {
  await show(releases(12), { pageSize: 5 });
  await user.click(sortButton('Name'));
  await user.click(button('Next page'));
  await user.click(button('Previous page'));
  rendered.length = 0;
  await user.click(sortButton('Name'));
  // Descending, the page has rows that were not on it.
  expect(rendered).not.toContain('app-1');
  rendered.length = 0;
  await user.type(search(), 'app-1');
  await waitFor(() => expect(names()).not.toContain('app-9'));
  expect(rendered).toEqual(['app-1']);
});

describe('sorting', () => {
  it('changes from ascending to descending to none, and notifies the owner', async () => {
    const onState = jest.fn();
    await show(releases(11), { onState });
    expect(sortOfName()).toBeNull();
    await user.click(sortButton('Name'));
    expect(sortOfName()).toBe('ascending');
    await user.click(sortButton('Name'));
    expect(sortOfName()).toBe('descending');
    expect(names()[0]).toBe('app-11');
    await user.click(sortButton('Name'));
    expect(sortOfName()).toBeNull();
    expect(names()[0]).toBe('app-1');
    expect(onState.mock.calls).toEqual([
      [{ sort: { column: 'name', direction: 'asc' } }],
      [{ sort: { column: 'name', direction: 'desc' } }],
      [{ sort: undefined }],
    ]);
  });

  it('stays on the page, and leaves the focus where it is', async () => {
    await show(releases(30));
    await user.click(button('Next page'));
    await user.click(sortButton('Name'));
    expect(sortButton('Name')).toHaveFocus();
    expect(screen.getByText('11-20 of 30')).toBeVisible();
  });

  it('is not offered by a column without an order', async () => {
    await show(releases(1));
    const header = screen.getByRole('columnheader', { name: 'Actions' });
    expect(within(header).queryByRole('button')).toBeNull();
  });
});

describe('pages', () => {
  it('are turned with buttons that keep the focus', async () => {
    await show(releases(25));
    expect(screen.getByText('1-10 of 25')).toBeVisible();
    expect(button('First page')).toBeDisabled();
    expect(button('Previous page')).toBeDisabled();
    await user.click(button('Next page'));
    expect(button('Next page')).toHaveFocus();
    expect(screen.getByText('11-20 of 25')).toBeVisible();
    await user.click(button('Last page'));
    expect(screen.getByText('21-25 of 25')).toBeVisible();
    expect(names()).toHaveLength(5);
    expect(button('Last page')).toBeDisabled();
    expect(button('Next page')).toBeDisabled();
    await user.click(button('Previous page'));
    expect(screen.getByText('11-20 of 25')).toBeVisible();
    await user.click(button('First page'));
    expect(screen.getByText('1-10 of 25')).toBeVisible();
  });

  it('stay in range when rows go', async () => {
    const { poll } = await show(releases(25));
    await user.click(button('Last page'));
    poll(releases(12));
    expect(screen.getByText('11-12 of 12')).toBeVisible();
    poll([]);
    expect(screen.getByText('0-0 of 0')).toBeVisible();
    expect(
      screen.getByText('Nothing matches the search and filters.'),
    ).toBeVisible();
    expect(button('Next page')).toBeDisabled();
  });

  it('start over after a search and after a filter', async () => {
    await show(releases(40));
    await user.click(button('Next page'));
    await user.type(search(), 'app-');
    expect(await screen.findByText('1-10 of 40')).toBeVisible();
    await user.click(button('Next page'));
    await showFilters(user);
    await filterBy(user, 'State', 'Ready');
    expect(screen.getByText('1-10 of 26')).toBeVisible();
  });

  it('have the chosen number of rows, also after the next mount', async () => {
    const { storage } = await show(releases(40));
    await user.click(button('Next page'));
    await user.click(button('Rows per page 10 rows'));
    const sizes = screen.getAllByRole('option');
    expect(sizes.map(({ textContent }) => textContent)).toEqual([
      '5',
      '10',
      '20',
      '50',
      '100',
    ]);
    expect(sizes[1]).toHaveAttribute('aria-selected', 'true');
    await user.click(sizes[2]);
    expect(screen.getByText('1-20 of 40')).toBeVisible();
    expect(names()).toHaveLength(20);
    await waitFor(() => expect(button('Rows per page 20 rows')).toHaveFocus());
    expect(storage.forBucket('flux.test').snapshot('pageSize').value).toBe(20);
  });
});

describe('the search', () => {
  it('finds a text after a pause in typing, and is cleared with a button', async () => {
    const onState = jest.fn();
    await show(releases(12), { onState });
    expect(button('Clear search')).toBeDisabled();
    await user.type(search(), 'APP-12');
    await waitFor(() => expect(names()).toEqual(['app-12']));
    expect(onState.mock.calls).toEqual([[{ search: 'APP-12' }]]);

    await user.click(button('Clear search'));
    expect(search()).toHaveValue('');
    expect(search()).toHaveFocus();
    await waitFor(() => expect(names()).toHaveLength(10));
    expect(onState).toHaveBeenLastCalledWith({ search: '' });
  });

  it('says that nothing matches', async () => {
    await show(releases(3), { state: { search: 'nothing', filters: {} } });
    expect(search()).toHaveValue('nothing');
    expect(
      screen.getByText('Nothing matches the search and filters.'),
    ).toBeVisible();
  });
});

describe('the filters', () => {
  it('are shown and hidden, and offer the values of all rows', async () => {
    await show(releases(12));
    expect(button('filter list')).toHaveAttribute('aria-expanded', 'false');
    await showFilters(user);
    expect(button('filter list')).toHaveAttribute('aria-expanded', 'true');
    const values = await openFilter(user, 'Namespace');
    expect(values.map(({ textContent }) => textContent)).toEqual([
      'shop',
      'web',
    ]);
    await user.keyboard('{Escape}');
    await user.click(button('filter list'));
    expect(screen.queryByText('Clear all')).toBeNull();
  });

  it('filter by values of one or several columns, and notify the owner', async () => {
    const onState = jest.fn();
    await show(releases(6), { onState });
    await showFilters(user);
    await filterBy(user, 'State', 'Ready');
    expect(names()).toEqual(['app-2', 'app-3', 'app-5', 'app-6']);
    await filterBy(user, 'Namespace', 'shop');
    expect(names()).toEqual(['app-3', 'app-5']);
    expect(screen.getByText('Filters (2)')).toBeVisible();
    expect(onState).toHaveBeenLastCalledWith({
      filters: { state: ['Ready'], namespace: ['shop'] },
    });

    await user.click(button('Clear all'));
    expect(names()).toHaveLength(6);
    expect(screen.getByText('Filters (0)')).toBeVisible();
    expect(onState).toHaveBeenLastCalledWith({ filters: {} });
  });

  it('are what the owner has at first', async () => {
    await show(releases(6), {
      state: {
        search: '',
        filters: { namespace: ['web'] },
        sort: { column: 'name', direction: 'desc' },
      },
    });
    expect(names()).toEqual(['app-6', 'app-4', 'app-2']);
    expect(sortOfName()).toBe('descending');
    expect(screen.getByText('Filters (1)')).toBeVisible();
  });
});

describe('the columns', () => {
  const choice = (name: string) =>
    screen.getByRole('menuitemcheckbox', { name });

  it('are hidden and shown by a menu that stays open', async () => {
    await show(releases(2));
    await user.click(button('Choose columns'));
    await screen.findByRole('menu', { name: 'Choose columns' });
    expect(choice('Name')).toBeChecked();
    expect(choice('Namespace')).not.toBeChecked();
    await user.click(choice('Namespace'));
    await user.click(choice('State'));
    expect(choice('State')).not.toBeChecked();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button('Choose columns')).toHaveFocus());
    expect(headersIn()).toEqual(['Name', 'Actions', 'Namespace']);
  });

  it('are searched although they are hidden', async () => {
    await show(releases(3));
    await user.click(button('Choose columns'));
    await user.click(
      await screen.findByRole('menuitemcheckbox', { name: 'State' }),
    );
    await user.keyboard('{Escape}');
    await waitFor(() => expect(button('Choose columns')).toHaveFocus());
    await user.type(search(), 'failed');
    await waitFor(() => expect(names()).toEqual(['app-1']));
  });
});

describe('a selection', () => {
  const selection = {
    labelOf: ({ name }: Release) => `Select ${name}`,
    render: (selected: readonly Release[], clear: () => void) => (
      <button type="button" onClick={clear}>
        Chosen: {selected.map(({ name }) => name).join(' ')}
      </button>
    ),
  };
  const box = (name: string) => screen.getByRole('checkbox', { name });

  it('is of the rows that are there, and comes back with a row', async () => {
    const rows = releases(3);
    const { poll } = await show(rows, { selection });
    await user.click(box('Select app-1'));
    await user.click(box('Select app-3'));
    expect(button('Chosen: app-1 app-3')).toBeVisible();
    poll(rows.slice(1));
    expect(button('Chosen: app-3')).toBeVisible();
    poll(rows);
    expect(button('Chosen: app-1 app-3')).toBeVisible();
    await user.click(button(/^Chosen/));
    expect(button('Chosen:')).toBeVisible();
    expect(box('Select all')).not.toBeChecked();
  });

  it('of all is of all pages, and of what matches', async () => {
    await show(releases(12), { selection, pageSize: 5 });
    await user.type(search(), 'ready');
    await waitFor(() => expect(names()[0]).toBe('app-2'));
    await user.click(box('Select all'));
    expect(
      button('Chosen: app-2 app-3 app-5 app-6 app-8 app-9 app-11 app-12'),
    ).toBeVisible();
    expect(box('Select all')).toBePartiallyChecked();
    await user.click(box('Select all'));
    expect(button('Chosen:')).toBeVisible();
  });
});

it('shows all rows, and neither tools nor pages, where there are not many', async () => {
  await show(releases(30), { many: false });
  expect(names()).toHaveLength(30);
  expect(screen.queryByRole('textbox')).toBeNull();
  const buttons = screen.getAllByRole('button');
  expect(buttons.map(({ textContent }) => textContent)).toEqual([
    'Name',
    'State',
  ]);
});
