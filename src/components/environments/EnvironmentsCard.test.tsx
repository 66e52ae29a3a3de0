import { configApiRef } from '@backstage/core-plugin-api';
import { mockApis, registerMswTestHooks } from '@backstage/test-utils';
import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import type { Fleet } from '../../../dev/fleet/fleet';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import type { Place } from '../../../dev/fleet/objects/place';
import { gitRepository } from '../../../dev/fleet/objects/sources';
import { cartsLabels as labels } from '../../../dev/fleet/worlds/carts/names';
import { createEnvironmentsFleet } from '../../../dev/fleet/worlds/environments';
import { minutes } from '../../../dev/fleet/time';
import {
  DeploymentsCard,
  EnvironmentsCard,
  SourcesCard,
} from '../../__testUtils__/entityCards';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import {
  createTestBackend,
  handlersFor,
  QUERY,
} from '../../__testUtils__/testBackend';

const server = setupServer();
registerMswTestHooks(server);

const fleets: Fleet[] = [];
afterEach(() => fleets.splice(0).forEach(fleet => fleet.stop()));

/** As the demo is configured. */
const FOUR = [
  { title: 'Development', namespaces: ['carts-dev'] },
  { title: 'Staging', clusters: ['staging'] },
  { title: 'Canary', namespaces: ['carts-canary'] },
  { title: 'Production', clusters: ['production'] },
];

function backendOf(fleet: Fleet) {
  fleets.push(fleet);
  const timings = { askEachAfterMs: 5_000, answerWithinMs: 10_000 };
  const test = createTestBackend({ fleet, fetch: globalThis.fetch, timings });
  server.use(...handlersFor(test.backend));
  return test;
}

const configured = (environments: unknown) =>
  [
    configApiRef,
    mockApis.config({ data: { flux: { environments } as never } }),
  ] as const;

async function show(
  fleet: Fleet,
  options: { environments?: unknown; card?: JSX.Element } = {},
) {
  const { environments, card = <EnvironmentsCard /> } = options;
  const test = backendOf(fleet);
  const apis = [configured(environments)];
  const { container } = await renderCard(card, { test, apis });
  await settled(test);
  return { ...test, container, user: userEvent.setup() };
}

const table = () => screen.getByRole('table', { name: 'Environments' });

const headers = () =>
  within(table())
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);

/** What the cells of a workload say, by environment. */
function cellsOf(name: string | RegExp): Record<string, string> {
  const header = within(table()).getByRole('rowheader', { name });
  const row = header.closest('tr');
  if (!row) throw new Error(`No row of ${name}`);
  const [, ...titles] = headers();
  return Object.fromEntries(
    within(row)
      .getAllByRole('cell')
      .map((cell, index) => [titles[index], textOf(cell)]),
  );
}

function textOf(cell: Element): string {
  return [...cell.querySelectorAll('span, time, bdi, p')]
    .filter(each => each.children.length === 0)
    .map(({ textContent }) => textContent)
    .filter(text => text && text !== ', Opens in a new window')
    .join(' | ');
}

const names = () =>
  within(table())
    .getAllByRole('rowheader')
    .map(header => header.querySelector('bdi')?.textContent);

it('marks deployments that are behind, failed, suspended or newest', async () => {
  await show(createEnvironmentsFleet(), { environments: FOUR });
  expect(headers()).toEqual([
    'Workload',
    'Development',
    'Staging',
    'Canary',
    'Production',
  ]);
  expect(cellsOf(/^carts-api/)).toEqual({
    Development:
      'Ready | 2.2.0 | 40 minutes ago | newest | carts-dev/carts-api',
    Staging:
      'Failed | 2.1.0 | 1 month ago | behind 2.2.0, which failed | carts/carts-api',
    Canary:
      'Suspended | 2.1.0 | 1 day ago | behind 2.2.0 | carts-canary/carts-api',
    Production: 'Ready | 2.0.4 | 11 days ago | behind 2.2.0 | carts/carts-api',
  });
  // Those that disagree come first.
  expect(names().slice(0, 2)).toEqual(['carts-api', 'carts-routes']);
});

it('links to the details of each object, to commits and to comparisons', async () => {
  await show(createEnvironmentsFleet(), { environments: FOUR });
  const link = (name: string | RegExp) =>
    within(table()).getByRole('link', { name }).getAttribute('href');
  expect(link('carts-canary/carts-api on production')).toBe(
    '/?flux=production%2FHelmRelease%2Fcarts-canary%2Fcarts-api',
  );
  const commit = 'c5451256';
  const [first] = within(table()).getAllByRole('link', {
    name: new RegExp(
      `^main@${commit}: Commit ${commit}[0-9a-f]{32} on github.com`,
    ),
  });
  expect(first.getAttribute('href')).toMatch(
    `https://github.com/sock-shop/carts-routes/commit/${commit}`,
  );
  expect(
    link(
      /^behind main@c5451256, which failed: Compare 27fbc342\w* with c5451256\w* on github.com/,
    ),
  ).toMatch(
    /^https:\/\/github.com\/sock-shop\/carts-routes\/compare\/27fbc342[0-9a-f]{32}\.\.\.c5451256/,
  );
});

it('uses clusters as environments by default, and distinguishes objects', async () => {
  await show(createEnvironmentsFleet());
  expect(headers()).toEqual(['Workload', 'staging', 'production']);
  const row = within(table())
    .getByRole('rowheader', { name: /^carts-api/ })
    .closest('tr');
  const lists = within(row ?? document.body).getAllByRole('list');
  expect(
    lists.map(list =>
      within(list)
        .getAllByRole('link')
        .map(each => each.getAttribute('aria-label')),
    ),
  ).toEqual([
    ['carts/carts-api on staging', 'carts-dev/carts-api on staging'],
    ['carts/carts-api on production', 'carts-canary/carts-api on production'],
  ]);
});

it('says on demand why objects are one workload', async () => {
  const { user } = await show(createEnvironmentsFleet());
  await user.click(
    screen.getByRole('button', {
      name: 'Why carts-api (HelmRelease) is one row',
    }),
  );
  expect(screen.getByRole('dialog')).toHaveTextContent(
    'All are called carts-api.',
  );
});

it('shows ten workloads, and the others on demand', async () => {
  const { user } = await show(createEnvironmentsFleet());
  expect(names()).toHaveLength(10);
  const button = screen.getByRole('button', {
    name: /^Show all \d+ workloads/,
  });
  const all = Number(/\d+/.exec(button.textContent ?? '')?.[0]);
  expect(button).toHaveAttribute('aria-expanded', 'false');
  await user.click(button);
  expect(names()).toHaveLength(all);
  await user.click(screen.getByRole('button', { name: 'Show fewer' }));
  expect(names()).toHaveLength(10);
});

it('shows all workloads at once where there are not many, under its own title', async () => {
  await show(createEnvironmentsFleet(), {
    card: <EnvironmentsCard many={false} title="Rollout" />,
  });
  expect(names().length).toBeGreaterThan(30);
  expect(screen.getByRole('heading', { name: 'Rollout' })).toBeVisible();
  expect(screen.queryByRole('button', { name: /^Show all/ })).toBeNull();
});

function api(on: Place, version = '1.0.0', more: object = {}) {
  const source = { kind: 'HelmRepository', name: 'charts' };
  return helmRelease({
    on,
    name: 'api',
    namespace: 'shop',
    labels,
    chart: { name: 'api', version, source },
    ...more,
  });
}

it('has nothing to show where there is one environment', async () => {
  const { container, backend } = await show(
    fleetOf(
      { name: 'staging', objects: on => [api(on)] },
      { name: 'production', objects: () => [] },
    ),
    {
      card: (
        <div data-testid="place">
          <EnvironmentsCard />
        </div>
      ),
    },
  );
  expect(backend.requests.length).toBeGreaterThan(0);
  expect(container).not.toHaveTextContent('Environments');
  expect(screen.getByTestId('place')).toBeEmptyDOMElement();
});

it('has nothing to show where there is no deployment', async () => {
  await show(
    fleetOf(
      { name: 'staging', objects: () => [] },
      { name: 'production', objects: () => [] },
    ),
    {
      card: (
        <div data-testid="place">
          <EnvironmentsCard />
        </div>
      ),
    },
  );
  expect(screen.getByTestId('place')).toBeEmptyDOMElement();
});

it('says which cluster could not be read where that may be the other environment', async () => {
  const fleet = fleetOf(
    { name: 'staging', objects: on => [api(on)] },
    { name: 'production', objects: on => [api(on)] },
  );
  fleet.cluster('production').break({ kind: 'network' });
  await show(fleet);
  expect(
    screen.getByText('1 of 2 clusters could not be read: production'),
  ).toBeVisible();
  expect(headers()).toEqual(['Workload', 'staging']);
});

it('keeps the cells of a failing cluster', async () => {
  const { fleet, user, ...test } = await show(
    fleetOf(
      { name: 'staging', objects: on => [api(on, '1.1.0')] },
      { name: 'production', objects: on => [api(on)] },
    ),
  );
  fleet.cluster('production').break({ kind: 'network' });
  await user.click(screen.getByRole('button', { name: 'Refresh' }));
  await settled({ fleet, ...test });
  expect(
    screen.getByText('1 of 2 clusters could not be read: production'),
  ).toBeVisible();
  expect(cellsOf(/^api/).production).toMatch(/^Ready \| 1\.0\.0/);
});

it('does not say that something is not there where it could not be read', async () => {
  const routes = (on: Place) =>
    kustomization({
      on,
      name: 'routes',
      namespace: 'shop',
      labels,
      source: { kind: 'GitRepository', name: 'routes' },
      applied: gitRevision('main', '1'),
    });
  const fleet = fleetOf(
    { name: 'staging', objects: on => [api(on), routes(on)] },
    { name: 'production', objects: on => [api(on), routes(on)] },
    { name: 'test', objects: on => [routes(on)] },
  );
  fleet
    .cluster('production')
    .break({ kind: 'status', status: 403, resource: 'helmreleases' });
  await show(fleet);
  expect(cellsOf(/^api/)).toMatchObject({
    production: 'not known',
    test: 'not here',
  });
});

it('names the permission that is missing, and asks for nothing', async () => {
  const test = backendOf(createEnvironmentsFleet());
  test.backend.deny('kubernetes.resources.read');
  await renderCard(<EnvironmentsCard />, { test });
  expect(
    await screen.findByText(/the permission kubernetes.resources.read/),
  ).toBeVisible();
  expect(test.backend.requests).toEqual([]);
});

it('asks for nothing that the cards beside it do not ask for', async () => {
  const asked = async (card: JSX.Element) => {
    const { backend, fleet } = await show(createEnvironmentsFleet(), { card });
    fleet.stop();
    return backend.requests
      .map(({ method, path }) => `${method} ${path}`)
      .filter(request => !request.includes('selfsubject'))
      .sort();
  };
  const two = (
    <>
      <DeploymentsCard />
      <SourcesCard />
    </>
  );
  const before = await asked(two);
  cleanup();
  const after = await asked(
    <>
      <EnvironmentsCard />
      {two}
    </>,
  );
  expect(before.some(each => each.endsWith(QUERY))).toBe(true);
  expect(after).toEqual(before);
});

it('says that the source has something newer, and since when', async () => {
  const [older, newer] = ['1', '2'].map(each => gitRevision('main', each));
  const routes = (on: Place, applied: string) => [
    gitRepository({
      on,
      name: 'routes',
      namespace: 'flux-system',
      url: 'https://git.example/shop/routes',
      revision: newer,
      sinceMs: minutes(30),
    }),
    kustomization({
      on,
      name: 'routes',
      namespace: 'shop',
      labels,
      source: {
        kind: 'GitRepository',
        name: 'routes',
        namespace: 'flux-system',
      },
      applied,
      sinceMs: minutes(60),
    }),
  ];
  await show(
    fleetOf(
      { name: 'staging', objects: on => routes(on, older) },
      { name: 'production', objects: on => routes(on, older) },
    ),
  );
  expect(cellsOf(/^routes/).staging).toMatch(
    /behind main@[0-9a-f]{8}, available 30 minutes ago/,
  );
});

it('marks environments as different if the newer revision is unknown', async () => {
  const routes = (on: Place, revision: string) => [
    kustomization({
      on,
      name: 'routes',
      namespace: 'shop',
      labels,
      source: { kind: 'GitRepository', name: 'routes' },
      applied: revision,
    }),
  ];
  await show(
    fleetOf(
      {
        name: 'staging',
        objects: on => routes(on, gitRevision('main', '1')),
      },
      {
        name: 'production',
        objects: on => routes(on, gitRevision('main', '2')),
      },
    ),
  );
  const cells = cellsOf(/^routes/);
  expect(cells.staging).toMatch(/\| differs \|/);
  expect(cells.production).toMatch(/\| differs \|/);
});

it('shows one workload in 60 clusters', async () => {
  const clusters = Array.from({ length: 60 }, (_, index) => ({
    name: `shop-${String(index).padStart(2, '0')}`,
    objects: (on: Place) => [api(on, index === 7 ? '1.1.0' : '1.0.0')],
  }));
  await show(fleetOf(...clusters));
  expect(headers()).toHaveLength(61);
  const cells = cellsOf(/^api/);
  expect(cells['shop-07']).toMatch(/newest/);
  expect(
    Object.values(cells).filter(text => text.includes('behind 1.1.0')),
  ).toHaveLength(59);
});

it('has no links for clusters with the same name, and distinguishes them by title', async () => {
  await show(
    fleetOf(
      { name: 'shop', title: 'EU', objects: on => [api(on)] },
      { name: 'shop', title: 'US', objects: on => [api(on, '1.1.0')] },
    ),
  );
  expect(headers()).toEqual(['Workload', 'EU', 'US']);
  expect(cellsOf(/^api/).EU).toMatch(/shop\/api on EU$/);
  expect(within(table()).queryAllByRole('link')).toEqual([]);
});

it('shows objects with next to nothing in them', async () => {
  const strange = (on: Place) => {
    const { apiVersion, kind } = api(on);
    const metadata = { name: 'odd', namespace: 'shop', labels };
    return [
      { apiVersion, kind, metadata },
      {
        ...api(on),
        metadata: { ...metadata, name: 'odder' },
        spec: { chart: 7 },
        status: { history: ['x', null], conditions: { a: 1 } },
      },
    ] as never[];
  };
  await show(
    fleetOf(
      { name: 'staging', objects: strange },
      { name: 'production', objects: strange },
    ),
  );
  expect(cellsOf(/^odd\b/).staging).toBe(
    'Unknown | nothing applied | shop/odd',
  );
  expect(cellsOf(/^odder/).staging).toMatch(/nothing applied/);
});

it.each<[what: string, environments: unknown, said: RegExp]>([
  [
    'an entry with a key that is not known',
    [{ title: 'Live', cluster: 'production' }],
    /"Live" has the key "cluster"/,
  ],
  [
    'an entry with a value that makes no sense',
    [{ title: 'Live', clusters: { production: true } }],
    /"Live" has a value for "clusters" that is not a list of texts/,
  ],
  ['an entry without a title', [{ clusters: ['production'] }], /has no title/],
  ['no list', 'production', /is not a list/],
])('logs a warning about %s, and works', async (_, environments, said) => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  await show(
    fleetOf(
      { name: 'staging', objects: on => [api(on)] },
      { name: 'production', objects: on => [api(on)] },
    ),
    { environments },
  );
  expect(warn.mock.calls).toEqual([[expect.stringMatching(said)]]);
  expect(headers()).toEqual(['Workload', 'staging', 'production']);
  warn.mockRestore();
});
