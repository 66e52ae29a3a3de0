import { configApiRef } from '@backstage/core-plugin-api';
import { entityRouteRef } from '@backstage/plugin-catalog-react';
import { mockApis, registerMswTestHooks } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import { setupServer } from 'msw/node';
import type { Fleet } from '../../../dev/fleet/fleet';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import type { Place } from '../../../dev/fleet/objects/place';
import { failed } from '../../../dev/fleet/objects/verdict';
import { cartsEntity } from '../../../dev/fleet/worlds/carts';
import { cartsLabels as labels } from '../../../dev/fleet/worlds/carts/names';
import {
  DeploymentsCard,
  SourcesCard,
  StatusCard,
} from '../../__testUtils__/entityCards';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import {
  createTestBackend,
  handlersFor,
  QUERY,
} from '../../__testUtils__/testBackend';
import { dataOf } from '../../data';

const server = setupServer();
registerMswTestHooks(server);

const fleets: Fleet[] = [];
afterEach(() => fleets.splice(0).forEach(fleet => fleet.stop()));

const ENTITY_PAGE = { '/catalog/:namespace/:kind/:name': entityRouteRef };

function backendOf(fleet: Fleet) {
  fleets.push(fleet);
  const timings = { askEachAfterMs: 5_000, answerWithinMs: 10_000 };
  const test = createTestBackend({ fleet, fetch: globalThis.fetch, timings });
  server.use(...handlersFor(test.backend));
  return test;
}

async function show(
  fleet: Fleet,
  options: {
    card?: JSX.Element;
    environments?: unknown;
    isInCatalog?: boolean;
  } = {},
) {
  const { card = <StatusCard />, environments, isInCatalog = true } = options;
  const test = backendOf(fleet);
  const flux = { environments } as never;
  const { container } = await renderCard(card, {
    test,
    apis: [[configApiRef, mockApis.config({ data: { flux } })]],
    mountedRoutes: isInCatalog ? ENTITY_PAGE : undefined,
  });
  await settled(test);
  return { ...test, container };
}

function release(on: Place, name: string, more: object = {}) {
  const source = { kind: 'HelmRepository', name: 'charts' };
  const chart = { name, version: '1.0.0', source };
  return helmRelease({ on, name, namespace: 'shop', labels, chart, ...more });
}

const fails = {
  verdict: failed({
    reason: 'UpgradeFailed',
    message: 'context deadline exceeded',
  }),
};
const isSuspended = { suspended: { by: 'jane', reason: 'Incident 12' } };

const small = () =>
  fleetOf(
    {
      name: 'staging',
      objects: on => [release(on, 'api', fails), release(on, 'web')],
    },
    {
      name: 'production',
      title: 'Production EU',
      objects: on => [release(on, 'api'), release(on, 'web', isSuspended)],
    },
  );

const items = (name: string) =>
  within(screen.getByRole('list', { name }))
    .getAllByRole('listitem')
    .map(({ textContent }) => textContent);

it('shows the number of ready objects, the others with reasons, and the state of each environment', async () => {
  await show(small());
  expect(screen.getByRole('heading', { name: 'Flux' })).toBeVisible();
  expect(screen.getByText('2 of 4 ready')).toBeVisible();
  expect(items('Not ready')).toEqual([
    'shop/api on stagingFailed: context deadline exceeded',
    'shop/web on Production EUSuspended: Incident 12',
  ]);
  expect(items('Environments')).toEqual([
    'staging1 of 2 ready',
    'Production EU1 of 2 ready',
  ]);
  expect(
    screen.getByRole('link', { name: 'shop/api on staging' }),
  ).toHaveAttribute('href', '/?flux=staging%2FHelmRelease%2Fshop%2Fapi');
});

it('has no list of objects that are not ready if all are', async () => {
  await show(fleetOf({ name: 'staging', objects: on => [release(on, 'api')] }));
  expect(screen.getByText('1 of 1 ready', { selector: 'p' })).toBeVisible();
  expect(screen.queryByRole('list', { name: 'Not ready' })).toBeNull();
});

it('uses the configured environments', async () => {
  await show(small(), {
    environments: [{ title: 'All of it', namespaces: ['shop'] }],
  });
  expect(items('Environments')).toEqual(['All of it2 of 4 ready']);
});

it.each<[link: string | undefined, isInCatalog: boolean, href: string]>([
  [undefined, true, '/catalog/default/component/carts-service/flux'],
  ['gitops', true, '/catalog/default/component/carts-service/gitops'],
  ['/elsewhere', true, '/elsewhere'],
  ['https://flux.example', true, 'https://flux.example'],
  // In an app whose pages of entities are its own: beside the page one is on.
  [undefined, false, '/flux'],
])('with the link %s leads to the other cards', async (link, isIn, href) => {
  await show(small(), {
    card: <StatusCard link={link} />,
    isInCatalog: isIn,
  });
  expect(screen.getByRole('link', { name: /^Open Flux/ })).toHaveAttribute(
    'href',
    href,
  );
});

it('lists the worst few of many objects, and failing environments first', async () => {
  const clusters = Array.from({ length: 60 }, (_, index) => ({
    name: `shop-${String(index).padStart(2, '0')}`,
    objects: (on: Place) => [release(on, 'api', index % 10 === 9 ? fails : {})],
  }));
  await show(fleetOf(...clusters));
  expect(screen.getByText('54 of 60 ready')).toBeVisible();
  expect(items('Not ready')).toHaveLength(4);
  expect(items('Not ready')[3]).toBe('and 3 more');
  const lines = items('Environments');
  expect(lines).toHaveLength(9);
  expect(lines.filter(line => line?.includes('0 of 1'))).toHaveLength(6);
  expect(lines[8]).toBe('and 52 more environments');
});

it('has a note if there are no objects, and a link to the explanation', async () => {
  await show(fleetOf({ name: 'staging', objects: () => [] }));
  expect(
    screen.getByText('No Kustomization or HelmRelease found'),
  ).toBeVisible();
  expect(screen.getByRole('link', { name: /^Open Flux/ })).toBeVisible();
});

it('names the cluster that could not be read', async () => {
  const fleet = small();
  fleet.cluster('production').break({ kind: 'network' });
  await show(fleet);
  expect(
    screen.getByText('1 of 2 clusters could not be read: Production EU'),
  ).toBeVisible();
  expect(screen.getByText('1 of 2 ready', { selector: 'p' })).toBeVisible();
});

it('names the missing permission, and sends no request', async () => {
  const test = backendOf(small());
  test.backend.deny('kubernetes.clusters.read');
  await renderCard(<StatusCard />, { test, mountedRoutes: ENTITY_PAGE });
  expect(
    await screen.findByText(/the permission kubernetes.clusters.read/),
  ).toBeVisible();
  expect(test.backend.requests).toEqual([]);
});

it('reads two kinds in one query', async () => {
  const { backend } = await show(small());
  const queries = backend.requests.filter(({ path }) => path === QUERY);
  expect(queries).toHaveLength(1);
  expect(queries[0].body).toMatchObject({
    customResources: [{ plural: 'helmreleases' }, { plural: 'kustomizations' }],
  });
  expect(
    backend.requests.filter(({ path }) => path.includes('/proxy/')),
  ).toEqual([]);
});

describe('the poll of the card', () => {
  /** What the cards of a page want of the reads. */
  async function wantsOf(card: JSX.Element) {
    const test = backendOf(small());
    const objects = dataOf(test.fluxClient).entity(cartsEntity);
    const watch = jest.spyOn(objects, 'watch');
    await renderCard(card, { test, mountedRoutes: ENTITY_PAGE });
    await settled(test);
    return watch.mock.calls.map(([, { intervalMs, isMoving }]) => ({
      intervalMs,
      isUnhurried: isMoving === undefined,
    }));
  }

  it('reads every 60 seconds, also during changes', async () => {
    const wants = await wantsOf(<StatusCard />);
    expect(wants.length).toBeGreaterThan(0);
    for (const want of wants) {
      expect(want).toEqual({ intervalMs: 60_000, isUnhurried: true });
    }
  });

  it('uses the configured interval', async () => {
    const wants = await wantsOf(<StatusCard interval={300} />);
    expect(wants[0]).toEqual({ intervalMs: 300_000, isUnhurried: true });
  });

  it('uses the shorter interval of other cards', async () => {
    const wants = await wantsOf(
      <>
        <StatusCard />
        <DeploymentsCard />
        <SourcesCard />
      </>,
    );
    expect(wants).toContainEqual({
      intervalMs: undefined,
      isUnhurried: false,
    });
  });
});
