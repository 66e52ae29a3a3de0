import { act, screen, waitFor } from '@testing-library/react';
import { StrictMode, type ReactElement } from 'react';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import { fluxInstallation } from '../../../dev/fleet/objects/runtime';
import {
  gitRepository,
  helmRepository,
} from '../../../dev/fleet/objects/sources';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { cartsEntity } from '../../../dev/fleet/worlds/carts';
import { cartsLabels as labels } from '../../../dev/fleet/worlds/carts/names';
import { allControllers } from '../../../dev/fleet/worlds/carts/platform';
import { enabled, renderWithActions } from '../../__testUtils__/actions';
import {
  DeploymentsCard,
  HelmReleasesCard,
  SourcesCard,
} from '../../__testUtils__/entityCards';
import { endFakeTime, pass, startFakeTime } from '../../__testUtils__/fakeTime';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { cardTitled, rowsIn } from '../../__testUtils__/table';
import { dataOf, type DataIntervals } from '../../data';
import { FluxRuntimeCard } from '../runtime';

const CARDS = (
  <>
    <DeploymentsCard />
    <SourcesCard />
  </>
);

/** A cluster with deployments and their sources, one without the label. */
function createFleet() {
  return fleetOf({
    name: 'shop',
    objects: on => {
      const common = { on, namespace: 'shop', labels };
      const revision = gitRevision('main', 'shop');
      const url = 'https://git.example/shop';
      const charts = { kind: 'HelmRepository', name: 'charts' };
      return [
        ...fluxInstallation({ on, controllers: allControllers(on.release) }),
        gitRepository({ ...common, name: 'git', url, revision }),
        helmRepository({ on, namespace: 'shop', name: 'charts', url }),
        kustomization({
          ...common,
          name: 'carts',
          source: { kind: 'GitRepository', name: 'git' },
          applied: revision,
        }),
        helmRelease({
          ...common,
          name: 'orders',
          chart: { name: 'orders', version: '1.0.0', source: charts },
        }),
      ];
    },
  });
}

describe('under React StrictMode', () => {
  /** Suspends an object; returns all requests that were sent, sorted. */
  async function requestsOf(page: ReactElement): Promise<string[]> {
    const test = setUp({ fleet: createFleet() });
    const { user, alerts, unmount } = await renderWithActions(page, { test });
    await settled(test);
    expect(rowsIn(cardTitled('Deployments'))).toHaveLength(2);
    expect(rowsIn(cardTitled('Sources'))).toHaveLength(2);
    await user.click(await enabled('Suspend shop/carts'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    await settled(test);
    unmount();
    return test.backend.requests
      .map(({ method, path }) => `${method} ${path}`)
      .sort();
  }

  it('cards render, act and unmount with the same requests as without', async () => {
    const strict = await requestsOf(<StrictMode>{CARDS}</StrictMode>);
    expect(strict).toContainEqual(expect.stringMatching(/^PATCH /));
    expect(strict).toEqual(await requestsOf(CARDS));
  });

  it('the runtime card reads each cluster once', async () => {
    const test = setUp({ fleet: createFleet() });
    await renderCard(
      <StrictMode>
        <FluxRuntimeCard />
      </StrictMode>,
      { test },
    );
    await settled(test);
    const paths = test.backend.requests.map(({ path }) => path);
    expect(paths).not.toEqual([]);
    expect(paths).toEqual([...new Set(paths)]);
  });
});

describe('once cards are unmounted', () => {
  beforeEach(startFakeTime);
  afterEach(endFakeTime);

  const MINUTE = 60_000;
  const INTERVALS: DataIntervals = {
    entity: { usualMs: 10_000, fastMs: 3_000, longestMs: MINUTE },
    referencesMs: 30_000,
  };
  const passes = (milliseconds: number) => act(async () => pass(milliseconds));

  it.each([
    ['entity cards', CARDS],
    ['a card that follows charts', <HelmReleasesCard key="releases" />],
    ['the runtime card', <FluxRuntimeCard key="runtime" />],
  ])('of %s no request and no data is left', async (_, page) => {
    // Without HTTP, whose timers are not ours.
    const test = setUp({ fleet: createFleet(), fetch: undefined });
    const intervals = INTERVALS;
    const { unmount } = await renderCard(page, { test, intervals });
    const { requests } = test.backend;
    await passes(MINUTE);
    expect(screen.queryByRole('progressbar')).not.toBeInTheDocument();
    const data = dataOf(test.fluxClient);
    const before = data.entity(cartsEntity);
    expect(data.objects.size).toBeGreaterThan(0);
    expect(requests).not.toEqual([]);

    unmount();
    await passes(0);
    const sent = requests.length;
    // As long as somebody may come back soon, what is known is kept.
    expect(data.entity(cartsEntity)).toBe(before);
    await passes(10 * MINUTE);
    expect(requests).toHaveLength(sent);
    expect(data.objects.size).toBe(0);
    // What may be patched is kept for as long as the app is open.
    const queries = data.client.getQueryCache().getAll();
    const others = queries.filter(
      ({ queryKey: [, about] }) => about !== 'rules',
    );
    expect(others).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
