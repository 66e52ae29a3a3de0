import { act, screen, waitFor, within } from '@testing-library/react';
import {
  detailsOf,
  dialogs,
  linkNamed,
  queryOf,
  readAgain,
  shopObjects,
  shopReference,
  showPage,
  SHOP_REVISION,
} from '../../__testUtils__/details';
import { DeploymentsCard, SourcesCard } from '../../__testUtils__/entityCards';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { dataOf } from '../../data';
import {
  kustomization,
  notApplied,
} from '../../../dev/fleet/objects/kustomization';
import { conditionsFrom } from '../../../dev/fleet/objects/verdict';
import { cartsEntity } from '../../../dev/fleet/worlds/carts';
import { FluxPage } from '../fleet';

const CARTS = 'Kustomization shop/carts';
const REFERENCE = shopReference('Kustomization', 'carts');
const REF = { kind: 'Kustomization', namespace: 'shop', name: 'carts' };
const PATH = '/kustomizations/carts';

let test: TestBackend;
beforeEach(() => {
  test = setUp({ fleet: fleetOf({ name: 'staging', objects: shopObjects }) });
});

const staging = () => test.fleet.cluster('staging');
const requestsOfObject = () =>
  test.backend.requests.filter(({ path }) => path.includes(PATH));
const hasConditions = (details: HTMLElement) =>
  within(details).getByRole('table', { name: 'Conditions' });

function fail() {
  const { scheduler } = test.fleet;
  staging().update(REF, object => ({
    ...object,
    status: {
      ...Object(object.status),
      conditions: conditionsFrom({
        verdict: notApplied(SHOP_REVISION, 'BuildFailed', 'no such file'),
        at: scheduler.now(),
        generation: 1,
      }) as never,
    },
  }));
}

/** Opens the details from the card, and reads all of it once. */
async function open() {
  const page = await showPage(<DeploymentsCard />, { test });
  await page.user.click(linkNamed('shop/carts'));
  const details = await detailsOf(CARTS);
  await settled(test);
  return { ...page, details };
}

describe('the details of an object that a row shows', () => {
  it.each(['answers', 'hangs'])(
    'are there at once and without a request for it where the cluster %s',
    async how => {
      const page = await showPage(<DeploymentsCard />, { test });
      if (how === 'hangs') staging().break({ kind: 'hang' });
      const sent = test.backend.requests.length;
      await page.user.click(linkNamed('shop/carts'));
      const details = await detailsOf(CARTS);
      hasConditions(details);
      expect(
        within(details).getByRole('region', { name: 'Settings' }),
      ).toHaveTextContent(/Path.*\.\/deploy/);
      expect(requestsOfObject()).toEqual([]);
      expect(test.backend.requests.length - sent).toBeLessThanOrEqual(2);
      staging().mend();
    },
  );

  it('follow it', async () => {
    const { details } = await open();
    fail();
    await readAgain(test, REFERENCE);
    expect(
      within(details).getByRole('region', { name: 'Status' }),
    ).toHaveTextContent(/Failed.*BuildFailed.*no such file/);
    expect(requestsOfObject()).toHaveLength(1);
  });

  it('survive its deletion, without actions', async () => {
    const { details } = await open();
    expect(
      within(details).getByRole('button', { name: 'Suspend shop/carts' }),
    ).toBeInTheDocument();
    staging().delete(REF);
    await readAgain(test, REFERENCE);
    expect(
      within(details).getByText(
        /^Deleted .+\. This is its last known state\.$/,
      ),
    ).toBeVisible();
    hasConditions(details);
    expect(
      within(details).queryByRole('button', { name: /Suspend|Sync/ }),
    ).toBeNull();
    // It may be created again.
    shopObjects({ release: '2.9', now: test.fleet.scheduler.now() })
      .filter(({ kind }) => kind === 'Kustomization')
      .forEach(staging().put);
    await readAgain(test, REFERENCE);
    expect(within(details).queryByText(/^Deleted/)).toBeNull();
    expect(
      within(details).getByRole('button', { name: 'Suspend shop/carts' }),
    ).toBeInTheDocument();
  });

  it('announce the outcome of an action to screen readers, because they hide the page with its alert', async () => {
    const { details, user, alerts } = await open();
    const told = () =>
      within(details)
        .getAllByRole('status')
        .map(({ textContent }) => textContent);
    for (const [index, action] of ['Suspend', 'Resume'].entries()) {
      await user.click(
        within(details).getByRole('button', { name: `${action} shop/carts` }),
      );
      if (action === 'Suspend') await user.keyboard('{Enter}');
      await waitFor(() => expect(alerts).toHaveLength(index + 1));
      expect(told()).toContain(alerts[index].message);
    }

    await user.keyboard('{Escape}');
    await user.click(linkNamed('shop/carts'));
    expect(within(await detailsOf(CARTS)).queryByText(/is resumed/)).toBeNull();
  });

  it('keep the last content, with its age, while the cluster fails', async () => {
    const { details, user } = await open();
    staging().break({ kind: 'network' });
    await readAgain(test, REFERENCE);
    expect(
      within(details).getByText(/^Flux resources could not be read/),
    ).toBeVisible();
    expect(within(details).getByText(/^The data shown is from /)).toBeVisible();
    expect(within(details).getByText(/ECONNREFUSED/)).toBeVisible();
    expect(within(details).getByText(/reach its API server\.$/)).toBeVisible();
    hasConditions(details);
    staging().mend();
    await user.click(within(details).getByText('Try again'));
    await settled(test);
    expect(within(details).queryByText(/could not be read/)).toBeNull();
  });

  it('show the known facts, and which permission is missing for more', async () => {
    test.backend.deny('kubernetes.proxy');
    const { details } = await open();
    expect(
      within(details).getByText(/You lack the permission kubernetes\.proxy/),
    ).toBeVisible();
    hasConditions(details);
    fail();
    // As a poll of the card does.
    await act(async () => dataOf(test.fluxClient).refresh(cartsEntity));
    await settled(test);
    expect(
      within(details).getByRole('region', { name: 'Status' }),
    ).toHaveTextContent(/Failed.*BuildFailed/);
    expect(
      test.backend.requests.filter(({ path }) => path.startsWith('/proxy')),
    ).toEqual([]);
  });
});

describe('the details of an object that no row shows', () => {
  const address = `/runtime${queryOf('Kustomization', 'infra')}`;
  const INFRA = 'Kustomization shop/infra';
  beforeEach(() =>
    staging().put(
      kustomization({
        on: { release: '2.9', now: test.fleet.scheduler.now() },
        namespace: 'shop',
        name: 'infra',
        source: { kind: 'GitRepository', name: 'git' },
        applied: SHOP_REVISION,
      }),
    ),
  );

  it.each([
    ['the page of an entity', <SourcesCard key="sources" />],
    ['the page FluxPage', <FluxPage key="page" />],
  ])('are read by reference on %s', async (_, page) => {
    await showPage(page, { test, address });
    hasConditions(await detailsOf(INFRA));
    expect(dialogs()).toHaveLength(1);
    expect(
      test.backend.requests.filter(({ path }) => path.endsWith('/infra')),
    ).toHaveLength(1);
  });

  it('say why they cannot be read', async () => {
    staging().deny({ verbs: ['get'], resource: 'kustomizations' });
    await showPage(<SourcesCard />, { test, address });
    const details = await detailsOf(INFRA);
    expect(within(details).getByRole('alert')).toHaveTextContent(
      'Not permitted',
    );
    expect(within(details).getByText(/is forbidden/)).toBeVisible();
    expect(
      within(details).getByText(/^Grant the account that Backstage uses/),
    ).toBeVisible();
    expect(within(details).queryByRole('tab')).toBeNull();
  });

  it('are none without the right to use the proxy', async () => {
    test.backend.deny('kubernetes.proxy');
    await showPage(<SourcesCard />, { test, address });
    const details = await detailsOf(INFRA);
    expect(
      within(details).getByText(/You lack the permission kubernetes\.proxy/),
    ).toBeVisible();
    expect(screen.queryByRole('progressbar')).toBeNull();
  });
});
