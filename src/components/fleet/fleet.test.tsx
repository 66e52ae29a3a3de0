import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import type { Entity } from '@backstage/catalog-model';
import { alertApiRef, type IdentityApi } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { mockApis } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import { useLocation } from 'react-router-dom';
import type { Fleet } from '../../../dev/fleet/fleet';
import {
  createPortalFleet,
  portalEntities,
} from '../../../dev/fleet/worlds/portal';
import { button, enabled } from '../../__testUtils__/actions';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { rowTexts } from '../../__testUtils__/table';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { createUser } from '../../__testUtils__/user';
import { fleetRouteRef } from '../../routes';
import { FLEET_ADDRESS } from './fleetAddress';
import { FleetCard } from './FleetCard';
import { FluxPage } from './FluxPage';

let test: TestBackend;
const user = createUser();

/** Clusters of the portal, which fail on none of them. */
function fleetWith(...names: string[]): Fleet {
  const fleet = createPortalFleet();
  const clusters = fleet.clusters.filter(({ name }) => names.includes(name));
  return { ...fleet, clusters };
}

function Address() {
  const { pathname, search } = useLocation();
  return <output>{`${pathname}${search}`}</output>;
}

const address = () => document.querySelector('output')?.textContent ?? '';

async function open(
  path: string,
  options: {
    fleet?: Fleet;
    catalog?: Pick<InMemoryCatalogClient, 'queryEntities'>;
    groups?: string[];
    identity?: Pick<IdentityApi, 'getBackstageIdentity'>;
    /** Shows the card on its page. */
    of?: Entity;
  } = {},
) {
  const { groups = ['group:default/payments'] } = options;
  test = setUp({
    fleet: options.fleet ?? fleetWith('staging-eu', 'production-eu'),
  });
  await renderCard(
    <>
      {options.of ? <FleetCard /> : <FluxPage />}
      <Address />
    </>,
    {
      test,
      entity: options.of,
      intervals: { fleetRoundMs: 1_000_000_000 },
      routeEntries: [path],
      mountedRoutes: {
        '/catalog/:namespace/:kind/:name': entityRouteRef,
        '/flux': fleetRouteRef,
      },
      apis: [
        [alertApiRef, { post: () => {} }],
        [
          catalogApiRef,
          options.catalog ??
            new InMemoryCatalogClient({ entities: portalEntities }),
        ],
        [
          coreApis.identity,
          options.identity ??
            mockApis.identity({
              userEntityRef: 'user:default/jane',
              ownershipEntityRefs: ['user:default/jane', ...groups],
            }),
        ],
      ],
    },
  );
  await settled(test);
}

const paths = () =>
  test.backend.requests
    .filter(({ method }) => method === 'GET')
    .map(({ path }) => path);

/** The rows that name an object. */
const rowsOf = (name: string) => rowTexts().filter(text => text.includes(name));

describe('the resources of a fleet', () => {
  it('are the deployments of all clusters, the failing ones first', async () => {
    await open('/resources');
    expect(rowTexts()).toHaveLength(10);
    const [first] = rowTexts();
    expect(first).toMatch(/^Kustomizationledger\/ledgerproduction-eu/);
    expect(first).toMatch(/Failed.*health check failed/);
    expect(screen.getByRole('button', { name: 'Failed 1' })).toBeVisible();
    expect(screen.getByRole('button', { name: 'Ready 9' })).toBeVisible();
    expect(screen.getByText('1-10 of 10')).toBeInTheDocument();
  });

  it('cost two lists for each cluster, and one question about rights for each kind', async () => {
    await open('/resources');
    const lists = paths().filter(path => /toolkit\.fluxcd\.io/.test(path));
    expect(lists.length).toBe(4);
    const reviews = test.backend.requests.filter(({ path }) =>
      /selfsubject/.test(path),
    );
    expect(reviews.map(({ path }) => path.split('/').pop())).toEqual(
      Array(4).fill('selfsubjectaccessreviews'),
    );
  });

  it('name the component and the team of each, also by what applies it', async () => {
    await open('/resources');
    expect(rowsOf('ledger/ledger')[0]).toMatch(/ledgerpayments/);
    expect(rowsOf('search/search')[0]).toMatch(/searchuser:guest/);
    expect(rowsOf('gateway/gateway-config')[0]).toMatch(/gatewayplatform/);
    const [ledger] = screen.getAllByRole('link', { name: /^ledger$/ });
    expect(ledger).toHaveAttribute('href', '/catalog/default/component/ledger');
  });

  it('can be filtered by my own, or by those without an owner', async () => {
    await open('/resources');
    await user.click(screen.getByRole('checkbox', { name: 'Only mine' }));
    expect(rowTexts()).toHaveLength(2);
    expect(rowsOf('ledger/ledger')).toHaveLength(2);
    expect(address()).toBe('/resources?owner=mine');
    await user.click(
      screen.getByRole('checkbox', { name: 'Only without owner' }),
    );
    expect(rowTexts()).toHaveLength(2);
    expect(rowsOf('default/leftover')).toHaveLength(2);
    expect(address()).toBe('/resources?owner=none');
  });

  it('are shown as the address says', async () => {
    await open('/resources?state=Failed&owner=group:default/payments&q=ledger');
    expect(rowTexts()).toHaveLength(1);
    expect(screen.getByRole('button', { name: 'Failed 1' })).toHaveAttribute(
      'aria-pressed',
      'true',
    );
    await user.click(screen.getByRole('button', { name: 'Failed 1' }));
    expect(rowTexts()).toHaveLength(2);
    expect(address()).toBe('/resources?owner=payments&q=ledger');
  });

  it('are of other kinds if those are chosen, which are read then', async () => {
    await open('/resources?kind=GitRepository');
    expect(rowTexts()).toHaveLength(2);
    expect(rowsOf('flux-system/portal')).toHaveLength(2);
    expect(paths().some(path => path.includes('kustomizations'))).toBe(false);
  });

  it('are behind if their source has something newer', async () => {
    await open('/resources?behind=true', {
      fleet: fleetWith('staging-eu', 'production-us'),
    });
    expect(rowTexts()).toHaveLength(1);
    expect(rowTexts()[0]).toMatch(
      /gateway\/gatewayproduction-us.*behind.*Suspended/,
    );
  });

  it('are suspended and resumed from their rows', async () => {
    await open('/resources?q=staging-eu&kind=Kustomization');
    await user.click(await enabled('Suspend ledger/ledger on staging-eu'));
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(rowsOf('ledger/ledger')[0]).toMatch(/Suspended/),
    );
    expect(button('Resume ledger/ledger on staging-eu')).toBeEnabled();
  });

  it('are shown without owners if the catalog cannot be read', async () => {
    await open('/resources', {
      catalog: {
        queryEntities: async () => {
          throw new Error('The catalog is down');
        },
      },
    });
    // It is asked again a few times first.
    await waitFor(() =>
      expect(screen.getByText(/Owners are unknown/)).toBeVisible(),
    );
    expect(screen.getByText('The catalog is down')).toBeVisible();
    expect(rowTexts()).toHaveLength(10);
  });

  it('say that it is unknown what is mine if the identity cannot be read', async () => {
    await open('/resources?owner=mine', {
      identity: {
        getBackstageIdentity: async () => {
          throw new Error('The session has expired');
        },
      },
    });
    await waitFor(() =>
      expect(screen.getByText(/What is yours is unknown/)).toBeVisible(),
    );
    expect(screen.getByText('The session has expired')).toBeVisible();
  });

  it('name the clusters that fail, and keep the rows of the others', async () => {
    await open('/resources', {
      fleet: fleetWith('staging-eu', 'lost', 'shards'),
    });
    expect(
      screen.getByText('1 of 3 clusters could not be read: lost'),
    ).toBeVisible();
    expect(screen.getByText('1-10 of 10')).toBeInTheDocument();
  });

  it('say which kinds may not be listed, and what to grant', async () => {
    const fleet = fleetWith('staging-eu');
    fleet
      .cluster('staging-eu')
      .deny({ verbs: ['list'], resource: 'helmreleases' });
    await open('/resources', { fleet });
    expect(rowTexts()).toHaveLength(4);
    await user.click(screen.getByRole('button', { name: 'Details' }));
    expect(
      screen.getByText(/cannot list resource "helmreleases"/),
    ).toBeVisible();
    expect(screen.getByText(/HelmRelease, .*403/)).toBeVisible();
  });
});

describe('the card of a team, a system or a domain', () => {
  const entity = (kind: string, name: string, relations: object[] = []) =>
    ({
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name },
      relations,
    } as Entity);

  it('shows the states of all objects of a team, and those that are not ready', async () => {
    await open('/resources', {
      of: entity('Group', 'payments'),
      fleet: fleetWith('staging-eu', 'production-eu', 'lost'),
    });
    expect(screen.getByText('1 of 2 ready')).toBeVisible();
    const worst = screen.getByRole('list', { name: 'Not ready' });
    expect(worst).toHaveTextContent(
      /^ledger\/ledger on production-euFailed: .*health check failed/,
    );
    expect(
      screen.getByText('1 of 3 clusters could not be read: lost'),
    ).toBeVisible();
    expect(screen.getByRole('link', { name: 'Failed 1' })).toHaveAttribute(
      'href',
      '/flux/resources?state=Failed&owner=payments',
    );
  });

  it.each<[string, Entity, string]>([
    [
      'teams in it',
      entity('Group', 'shop', [
        { type: 'parentOf', targetRef: 'group:default/payments' },
        { type: 'parentOf', targetRef: 'group:default/platform' },
      ]),
      '5 of 6 ready',
    ],
    ['a system', entity('System', 'shop'), '7 of 8 ready'],
    [
      'a domain of systems',
      entity('Domain', 'sales', [
        { type: 'hasPart', targetRef: 'system:default/shop' },
      ]),
      '7 of 8 ready',
    ],
  ])('shows all objects of %s', async (_, of, ready) => {
    await open('/resources', { of });
    expect(screen.getByText(ready)).toBeVisible();
  });

  it('has a note for a team without objects', async () => {
    await open('/resources', { of: entity('Group', 'idle') });
    expect(
      screen.getByText('Nothing that it owns has a Flux resource.'),
    ).toBeVisible();
  });
});

describe('the clusters of a fleet', () => {
  it('show how Flux stands on each, and in all', async () => {
    await open('/clusters', {
      fleet: fleetWith('production-eu', 'production-us', 'checkout'),
    });
    await waitFor(() => expect(rowTexts()).toHaveLength(3));
    const row = (cluster: string) =>
      rowTexts().find(text => text.startsWith(cluster));
    await waitFor(() =>
      expect(row('production-eu')).toMatch(
        /v2\.8\.\d+All controllers are ready/,
      ),
    );
    expect(row('checkout')).toMatch(/Not ready: helm-controller/);
    expect(row('production-us')).toMatch(
      /gateway\/gatewayuser:default\/alex \d+ hours ago/,
    );
    const sums = document.querySelector('dl')?.textContent;
    expect(sums).toBe('Clusters3Resources21Failing1Suspended1Behind1');
  });

  it('link each number to exactly the rows that it counts', async () => {
    const fleet = fleetWith('production-eu', 'production-us');
    await open('/clusters', { fleet });
    await waitFor(() => expect(rowTexts()).toHaveLength(2));
    const links = screen
      .getAllByRole('link')
      .map(link => ({
        name: link.getAttribute('aria-label') ?? '',
        to: link.getAttribute('href') ?? '',
      }))
      .filter(({ name }) =>
        /^\d+ .* on (all clusters|production-..)$/.test(name),
      );
    expect(links.length).toBeGreaterThan(10);
    for (const { name, to } of links) {
      const { pathname, searchParams } = new URL(to, 'http://app.test');
      expect([name, pathname]).toEqual([name, '/resources']);
      // Whatever it is, the table understands it.
      expect(FLEET_ADDRESS.read(searchParams).kinds.length).toBeGreaterThan(0);
    }
    const behind = screen.getByRole('link', {
      name: '1 Behind on production-us',
    });
    await user.click(behind);
    await waitFor(() => expect(rowTexts()).toHaveLength(1));
    expect(rowTexts()[0]).toMatch(/gateway\/gateway/);
    expect(within(document.body).getByText('1-1 of 1')).toBeInTheDocument();
  });
});
