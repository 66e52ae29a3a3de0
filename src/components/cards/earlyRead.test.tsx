import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  permissionApiRef,
  type PermissionApi,
} from '@backstage/plugin-permission-react';
import { screen, waitFor } from '@testing-library/react';
import { createCartsFleet } from '../../../dev/fleet/worlds/carts';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { QUERY, type TestBackend } from '../../__testUtils__/testBackend';
import { FLUX_KINDS, kindInfo, listAt, textAt } from '../../flux';
import { CARD_NAMES } from './definitions';
import { ENTITY_CARDS } from './entityCards';

let mockArrival: Promise<void> = Promise.resolve();

// The real views. An `import()` waits for a module that is thenable, as it
// waits for one that is still on its way over the network.
jest.mock('../../views', () => ({
  __esModule: true,
  then: (arrive: (views: unknown) => void) =>
    mockArrival.then(() => arrive(jest.requireActual('../../views'))),
}));

let test: TestBackend;

beforeEach(() => {
  // A cluster that serves only the newest versions answers in one query.
  const carts = createCartsFleet();
  const staging = carts.cluster('staging');
  const objects = FLUX_KINDS.filter(({ kind }) => staging.serves(kind))
    .flatMap(({ kind }) => staging.list(kind))
    .filter(({ metadata }) => metadata.namespace === 'carts');
  carts.stop();
  test = setUp({
    fleet: fleetOf({ name: 'staging', objects: () => objects }),
  });
});

const ALL_CARDS = (
  <>
    {Object.entries(ENTITY_CARDS).map(([name, Card]) => (
      <Card key={name} />
    ))}
  </>
);

const KINDS = [
  'Kustomization',
  'HelmRelease',
  'GitRepository',
  'OCIRepository',
  'HelmRepository',
  'Bucket',
  'ExternalArtifact',
  'ImagePolicy',
  'ImageRepository',
] as const;

/** The plurals that each combined query is for. */
function queries(): string[][] {
  return test.backend.requests
    .filter(({ method, path }) => method === 'POST' && path === QUERY)
    .map(({ body }) =>
      listAt(body, 'customResources')
        .map(matcher => textAt(matcher, 'plural') ?? '')
        .sort(),
    );
}

const ONE_FOR_ALL = [KINDS.map(kind => kindInfo(kind).plural).sort()];

it('cards send the first request before the views are loaded', async () => {
  let arrive = () => {};
  mockArrival = new Promise(resolve => {
    arrive = resolve;
  });
  await renderCard(ALL_CARDS, { test });
  await waitFor(() => expect(queries()).toEqual(ONE_FOR_ALL));
  expect(document.querySelector('table')).toBeNull();

  arrive();
  await settled(test);
  // All but that of environments, of which there is one.
  expect(document.querySelectorAll('h2')).toHaveLength(CARD_NAMES.length - 1);
  expect(document.querySelectorAll('tbody tr').length).toBeGreaterThan(20);
  // What was read before is shown, rather than read again.
  expect(queries()).toEqual(ONE_FOR_ALL);
});

const [CLUSTERS, RESOURCES, PROXY] = [
  'kubernetes.clusters.read',
  'kubernetes.resources.read',
  'kubernetes.proxy',
];

/** A permission framework that takes its time, for each permission another. */
function slowPermissions(delays: Record<string, number>): PermissionApi {
  return {
    authorize: async ({ permission: { name } }) => {
      await new Promise(resolve => {
        setTimeout(resolve, delays[name]);
      });
      return {
        result: test.backend.isAllowed(name)
          ? AuthorizeResult.ALLOW
          : AuthorizeResult.DENY,
      };
    },
  };
}

describe('all cards on a page whose permissions are answered one after another', () => {
  it.each([
    { first: CLUSTERS, second: RESOURCES, third: PROXY },
    { first: PROXY, second: RESOURCES, third: CLUSTERS },
    { first: RESOURCES, second: PROXY, third: CLUSTERS },
  ])(
    'send one query for all of them ($first, then $second, then $third)',
    async ({ first, second, third }) => {
      const delays = { [first]: 50, [second]: 200, [third]: 350 };
      const apis = [[permissionApiRef, slowPermissions(delays)]] as const;
      await renderCard(ALL_CARDS, { test, apis });
      await waitFor(() => expect(queries()).not.toEqual([]));
      await settled(test);
      expect(document.querySelectorAll('tbody tr').length).toBeGreaterThan(20);
      expect(queries()).toEqual(ONE_FOR_ALL);
    },
  );

  it('send none before it is known that they may, and none if they may not', async () => {
    test.backend.deny('kubernetes.resources.read');
    const delays = { [CLUSTERS]: 0, [RESOURCES]: 300, [PROXY]: 0 };
    const apis = [[permissionApiRef, slowPermissions(delays)]] as const;
    await renderCard(ALL_CARDS, { test, apis });
    expect(
      await screen.findAllByText(/kubernetes\.resources\.read/),
    ).not.toEqual([]);
    await settled(test);
    expect(test.backend.requests).toEqual([]);
  });
});
