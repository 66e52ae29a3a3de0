import { renderInTestApp } from '@backstage/test-utils';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { act, screen, waitFor, within } from '@testing-library/react';
import type { Fault } from '../../../dev/fleet/faults';
import { cartsEntity } from '../../../dev/fleet/worlds/carts';
import type { FluxClientTimings } from '../../api';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { cartsLabels, shopChart } from '../../../dev/fleet/worlds/carts/names';
import { keepOnly } from '../../__testUtils__/fleetOf';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { QUERY, type TestBackend } from '../../__testUtils__/testBackend';
import { HelmReleasesCard } from '../../__testUtils__/entityCards';
import {
  filterBy,
  rowOf,
  rowsIn,
  showFilters,
  sortButton,
} from '../../__testUtils__/table';
import { createUser } from '../../__testUtils__/user';

let test: TestBackend;

/** A release in each state, and others that fail or are suspended. */
const SHOWN = [
  'carts',
  'carts-billing',
  'carts-cache',
  'carts-db',
  'carts-debug',
  'carts-legacy',
  'carts-loadtest',
  'carts-migrations',
  'carts-preview',
  'carts-reports',
  'carts-search',
  'carts-worker',
];
/** Each is on both clusters. */
const ROWS = 2 * SHOWN.length;

// Fail fast; what the times mean is tested with the client.
const FAST = { askEachAfterMs: 50, answerWithinMs: 200 };

function given(timings: Partial<FluxClientTimings>) {
  test = setUp({ timings });
  keepOnly(test.fleet, 'HelmRelease', SHOWN);
}

beforeEach(() => given(FAST));

/** Names of the rows, as `namespace/name @ cluster`. */
function rowNames(): string[] {
  return rowsIn().map(({ name, cluster }) => `${name} @ ${cluster}`);
}

async function renderReleases(options: { many?: boolean } = {}) {
  const user = createUser();
  await renderCard(<HelmReleasesCard {...options} />, { test });
  await screen.findAllByText('carts/carts-migrations');
  return user;
}

const EXPECTED_ROWS = [
  ['carts/carts', 'Ready', 'flux-system/sock-shop', 'carts/1.7.2'],
  ['carts/carts-db', 'Ready', 'flux-system/sock-shop', 'carts-db/3.0.4'],
  [
    'carts/carts-cache',
    'Reconciling',
    'flux-system/sock-shop',
    'carts-cache/2.4.1',
  ],
  [
    'carts/carts-worker',
    'Waiting',
    'flux-system/sock-shop',
    'carts-worker/1.1.9',
  ],
  [
    'carts/carts-reports',
    'Failed',
    'flux-system/sock-shop',
    'carts-reports/2.2.1',
  ],
  [
    'carts/carts-billing',
    'Stalled',
    'flux-system/sock-shop',
    'carts-billing/1.0.21.0.3 failed',
  ],
  [
    'carts/carts-loadtest',
    'Suspended',
    'flux-system/sock-shop',
    'carts-loadtest/0.8.0',
  ],
  ['carts/carts-legacy', 'Terminating', 'flux-system/sock-shop', 'carts/0.9.9'],
  ['carts/carts-preview', 'Unknown', 'flux-system/sock-shop', 'carts'],
];

describe('the card of HelmReleases', () => {
  it('shows the releases of all clusters, the most urgent first', async () => {
    await renderReleases();
    expect(screen.getByRole('table', { name: 'Helm Releases' })).toBeVisible();
    expect(
      screen.getByRole('heading', { name: 'Helm Releases' }),
    ).toBeVisible();
    const headers = screen.getAllByRole('columnheader');
    expect(headers.map(({ textContent }) => textContent)).toEqual([
      // Of the checkboxes.
      '',
      'Kind',
      'Name',
      'Repo',
      'Source',
      'Revision',
      'Status',
      'Updated',
      'Actions',
    ]);
    expect(rowNames().slice(0, 6)).toEqual([
      'carts/carts-migrations @ production',
      'carts/carts-migrations @ staging',
      'carts/carts-reports @ production',
      'carts/carts-reports @ staging',
      'carts/carts-search @ production',
      'carts/carts-search @ staging',
    ]);
  });

  it('shows the right state of every object on both clusters', async () => {
    await renderReleases({ many: false });
    const told = (cluster: string) =>
      EXPECTED_ROWS.map(([name]) => {
        const row = rowOf(name, cluster);
        return [name, row.word('Status'), row.text('Repo'), row.text('Source')];
      });
    expect(told('staging')).toEqual(EXPECTED_ROWS);
    expect(told('production')).toEqual(EXPECTED_ROWS);
  });

  it('shows notes that explain a state', async () => {
    await renderReleases({ many: false });
    const row = (name: string) => rowOf(name, 'staging').element;
    expect(row('carts/carts-loadtest')).toHaveTextContent(
      /Suspended by jane\.doe@example\.com.*Reason: Load test moved to next week.*Last known state: Ready/,
    );
    expect(row('carts/carts-worker')).toHaveTextContent(
      'Waiting for carts/carts-migrations',
    );
    expect(row('carts/carts-db')).toHaveTextContent('Currently reconciling');
    expect(row('carts/carts-reports')).toHaveTextContent(
      'Retrying automatically',
    );
  });

  it('shows the whole message of a status by keyboard', async () => {
    const user = await renderReleases();
    const row = rowOf('carts/carts-migrations', 'staging').element;
    expect(row).not.toHaveTextContent('InstallFailed');
    const more = within(row).getByRole('button', {
      name: 'Show all of the status of carts/carts-migrations',
    });
    act(() => more.focus());
    await user.keyboard('{Enter}');
    expect(row).toHaveTextContent(/InstallFailed: Helm install failed/);
    expect(row).toHaveTextContent(/BackoffLimitExceeded/);
    expect(
      within(row).getByRole('button', { name: /Show less of the status/ }),
    ).toHaveAttribute('aria-expanded', 'true');
  });

  it('finds by text, also in messages', async () => {
    const user = await renderReleases();
    await user.click(screen.getByLabelText('Search'));
    await user.paste('REPORTS-SMTP');
    await waitFor(() =>
      expect(rowNames()).toEqual([
        'carts/carts-reports @ production',
        'carts/carts-reports @ staging',
      ]),
    );
    await user.clear(screen.getByLabelText('Search'));
    await user.paste('no such');
    expect(
      await screen.findByText('Nothing matches the search and filters.'),
    ).toBeVisible();
  });

  it('filters by cluster and by status', async () => {
    const user = await renderReleases();
    await showFilters(user);
    await filterBy(user, 'Cluster', 'staging');
    await filterBy(user, 'Status', 'Suspended');
    await waitFor(() =>
      expect(rowNames()).toEqual([
        'carts/carts-debug @ staging',
        'carts/carts-loadtest @ staging',
      ]),
    );
  });

  it('sorts by every column, by time in the column Updated', async () => {
    const user = await renderReleases({ many: false });
    for (const name of ['Kind', 'Name', 'Repo', 'Source', 'Status']) {
      await user.click(sortButton(name));
      expect(rowsIn()).toHaveLength(ROWS);
    }
    await user.click(sortButton('Updated'));
    const times = () =>
      rowsIn().map(
        ({ element }) => element.querySelector('time')?.dateTime ?? '',
      );
    expect(times()).toEqual([...times()].sort());
    expect(new Set(times()).size).toBeGreaterThan(5);
    await user.click(sortButton('Updated'));
    expect(times()).toEqual([...times()].sort().reverse());
  });

  it('keeps page, search, sorting and open details on a refresh', async () => {
    const user = await renderReleases();
    await user.click(sortButton('Name'));
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    const before = rowNames();
    await user.click(
      screen.getAllByRole('button', { name: /^Show all of/ })[0],
    );

    const polls = test.count('POST', QUERY);
    await test.fleet.cluster('staging').handle(
      new Request(
        'https://staging/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases/carts',
        {
          method: 'PATCH',
          headers: { 'content-type': 'application/merge-patch+json' },
          body: JSON.stringify({ metadata: { annotations: { a: 'b' } } }),
        },
      ),
    );
    await user.click(screen.getByLabelText('Refresh'));
    await waitFor(() => expect(test.count('POST', QUERY)).toBe(polls + 1));
    await waitFor(() =>
      expect(document.querySelector('[role=progressbar]')).toBeNull(),
    );

    expect(rowNames()).toEqual(before);
    expect(
      screen.getAllByRole('button', { name: /^Show less of/ }),
    ).toHaveLength(1);
  });

  it('keeps page, search, sorting and open details when rows come and go', async () => {
    const user = await renderReleases();
    const search = screen.getByLabelText('Search');
    const shownOf = () => screen.getAllByText(/^1-10 of/)[0].textContent;
    const shownBefore = shownOf();
    await user.click(search);
    await user.paste('carts-');
    // Its result comes later, with the first page.
    await waitFor(() => expect(shownOf()).not.toBe(shownBefore));
    await user.click(sortButton('Name'));
    await user.click(screen.getByRole('button', { name: 'Next page' }));
    const before = rowNames();
    const open = document.querySelector('tbody [aria-expanded=false]');
    if (!open) throw new Error('Nothing to open');
    await user.click(open);

    const refresh = async () => {
      await user.click(screen.getByLabelText('Refresh'));
      await settled(test);
    };
    const staging = test.fleet.cluster('staging');
    // Comes last, so that the page shows the same rows.
    const added = helmRelease({
      on: { release: '2.9', now: Date.now() },
      namespace: 'zoo',
      name: 'carts-zebra',
      labels: cartsLabels,
      chart: shopChart('zebra', '1.0.0'),
    });
    const expectSame = () => {
      expect(rowNames()).toEqual(before);
      expect(search).toHaveValue('carts-');
      expect(document.querySelectorAll('[aria-expanded=true]')).toHaveLength(1);
    };
    staging.put(added);
    await refresh();
    expectSame();
    expect(screen.getAllByText(/^11-20 of/)).not.toEqual([]);
    staging.delete({
      kind: 'HelmRelease',
      namespace: 'zoo',
      name: 'carts-zebra',
    });
    await refresh();
    expectSame();
  });

  it('hides search, filters and paging when there are not many', async () => {
    await renderReleases({ many: false });
    expect(document.querySelector('input')).toBeNull();
    expect(screen.queryByLabelText('filter list')).not.toBeInTheDocument();
    expect(
      document.querySelector('[aria-label="Next page"], [title="Next page"]'),
    ).toBeNull();
    expect(rowsIn()).toHaveLength(ROWS);
  });

  it('sends one request for three cards', async () => {
    await renderCard(
      <>
        <HelmReleasesCard />
        <HelmReleasesCard />
        <HelmReleasesCard many={false} />
      </>,
      { test },
    );
    await waitFor(() =>
      expect(document.querySelectorAll('thead')).toHaveLength(3),
    );
    // Two, to find out the versions that are served.
    expect(test.count('POST', QUERY)).toBe(2);
  });

  describe('when it has nothing to show', () => {
    it('names the label to set', async () => {
      const entity = {
        ...cartsEntity,
        metadata: {
          ...cartsEntity.metadata,
          name: 'unlabelled',
          annotations: { 'backstage.io/kubernetes-id': 'unlabelled' },
        },
      };
      test.backend.entities.push(entity);
      await renderCard(<HelmReleasesCard />, { test, entity });
      expect(
        await screen.findByRole('heading', {
          level: 3,
          name: 'No HelmRelease found',
        }),
      ).toBeVisible();
      await waitFor(() =>
        expect(screen.getByText(/backstage\.io\/kubernetes-id:/)).toBeVisible(),
      );
      expect(screen.getByRole('button', { name: /copy/i })).toBeVisible();
    });

    it('has a note about a missing annotation, and sends no request to clusters', async () => {
      const { annotations: _, ...metadata } = cartsEntity.metadata;
      await renderCard(<HelmReleasesCard />, {
        test,
        entity: { ...cartsEntity, metadata },
      });
      expect(
        await screen.findByRole('heading', {
          level: 3,
          name: 'Missing Annotation',
        }),
      ).toBeVisible();
      expect(test.backend.requests).toEqual([]);
    });

    it.each([
      ['kubernetes.clusters.read'],
      ['kubernetes.resources.read'],
    ] as const)('names the permission %s, and asks no cluster', async name => {
      test.backend.deny(name);
      await renderCard(<HelmReleasesCard />, { test });
      expect(
        await screen.findByText(`you need the permission ${name}`, {
          exact: false,
        }),
      ).toBeVisible();
      expect(test.backend.requests).toEqual([]);
    });

    it('has a note that Flux is installed on no cluster', async () => {
      for (const { name } of test.fleet.clusters) {
        test.fleet.cluster(name).break({ kind: 'status', status: 404 });
      }
      await renderCard(<HelmReleasesCard />, { test });
      expect(await screen.findByText('Flux is not installed')).toBeVisible();
    });

    it('asks to install the Kubernetes plugin where it is missing', async () => {
      await renderInTestApp(
        <EntityProvider entity={cartsEntity}>
          <HelmReleasesCard />
        </EntityProvider>,
      );
      expect(
        screen.getByText('The Kubernetes plugin is missing'),
      ).toBeVisible();
    });
  });

  const FEW = ['carts', 'carts-cache', 'carts-db', 'carts-migrations'];

  const faults: [string, Fault, RegExp][] = [
    [
      '401',
      { kind: 'status', status: 401 },
      /Not signed in to the cluster.*HTTP status 401/,
    ],
    [
      '403',
      { kind: 'status', status: 403 },
      /Not permitted.*HTTP status 403.*flux-view/,
    ],
    [
      '500',
      { kind: 'status', status: 500 },
      /Unexpected response.*HTTP status 500/,
    ],
    ['no connection', { kind: 'network' }, /Unreachable.*ECONNREFUSED/],
    ['nothing, ever', { kind: 'hang' }, /No answer yet/],
    ['HTML', { kind: 'html' }, /Invalid response/],
    ['a truncated body', { kind: 'truncated' }, /Invalid response/],
  ];

  describe('when a cluster fails', () => {
    it.each(faults)(
      'with %s: has the rows of the others, and says why',
      async (_name, fault, why) => {
        test.fleet.cluster('production').break(fault);
        const user = await renderReleases();
        expect(rowNames().every(name => name.endsWith('@ staging'))).toBe(true);
        // The rows do not wait for the cluster that is silent.
        const notice = await screen.findByText(
          '1 of 2 clusters could not be read: production',
        );
        expect(notice).toBeVisible();
        await user.click(screen.getByText('Details'));
        const details = document.querySelector('li');
        expect(details).toHaveTextContent(/^production: /);
        expect(details).toHaveTextContent(why);
      },
    );

    it.each(faults)(
      'with %s later on: keeps its rows, and says how old they are',
      async (_name, fault) => {
        keepOnly(test.fleet, 'HelmRelease', FEW);
        const user = await renderReleases({ many: false });
        const before = rowNames();
        expect(before).toHaveLength(2 * FEW.length);
        test.fleet.cluster('production').break(fault);
        await user.click(screen.getByLabelText('Refresh'));
        await screen.findByText(
          '1 of 2 clusters could not be read: production',
        );
        expect(rowNames()).toEqual(before);
        await user.click(screen.getByText('Details'));
        expect(document.querySelector('li')).toHaveTextContent(
          /The rows shown are from \d+ seconds? ago/,
        );

        test.fleet.cluster('production').mend();
        await user.click(screen.getByLabelText('Refresh'));
        await waitFor(() =>
          expect(
            screen.queryByText(/could not be read/),
          ).not.toBeInTheDocument(),
        );
        expect(rowNames()).toEqual(before);
      },
    );

    it('shows failures instead of an empty table if all clusters fail', async () => {
      test.fleet.cluster('staging').break({ kind: 'network' });
      test.fleet.cluster('production').break({ kind: 'status', status: 403 });
      await renderCard(<HelmReleasesCard />, { test });
      expect(
        await screen.findByText(
          '2 of 2 clusters could not be read: production, staging',
        ),
      ).toBeVisible();
      expect(
        screen.queryByText(/No HelmRelease found/),
      ).not.toBeInTheDocument();
    });
  });

  describe('when the request fails as a whole', () => {
    it('shows the message of the backend, and a button to try again', async () => {
      const user = createUser();
      test.backend.signedIn = false;
      await renderCard(<HelmReleasesCard />, { test });
      expect(
        await screen.findByText(
          'Flux resources could not be read: Not signed in to the cluster',
        ),
      ).toBeVisible();
      expect(screen.getByText('No Backstage token')).toBeVisible();

      test.backend.signedIn = true;
      await user.click(screen.getByText('Try again'));
      expect(await screen.findAllByText('carts/carts-migrations')).toHaveLength(
        2,
      );
      expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
    });

    it('has a note that one cluster made the request fail for all', async () => {
      test.fleet.stop();
      // Only the combined answer counts.
      given({ askEachAfterMs: 60_000 });
      const user = await renderReleases();
      const before = rowNames();
      // A list without kind makes the backend answer nobody.
      test.fleet.cluster('staging').break({ kind: 'listWithoutKind' });
      await user.click(screen.getByLabelText('Refresh'));
      await settled(test);
      expect(
        screen.getByText(
          /^Flux resources could not be read: Unexpected response/,
        ),
      ).toBeVisible();
      expect(screen.getByText(/HTTP status 500/)).toBeVisible();
      expect(rowNames()).toEqual(before);

      test.fleet.cluster('staging').mend();
      await user.click(screen.getByText('Try again'));
      await settled(test);
      expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
    });

    it('keeps the rows, with their age', async () => {
      const user = await renderReleases();
      const before = rowNames();
      test.backend.installed = false;
      await user.click(screen.getByLabelText('Refresh'));
      expect(
        await screen.findByText(
          'Flux resources could not be read: Kubernetes backend missing',
        ),
      ).toBeVisible();
      expect(
        screen.getByText(/The data shown is from \d+ seconds? ago\./),
      ).toBeVisible();
      expect(rowNames()).toEqual(before);
    });
  });
});
