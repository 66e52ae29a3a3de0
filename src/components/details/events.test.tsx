import { act, within } from '@testing-library/react';
import { event, type Told } from '../../../dev/fleet/objects/event';
import { minutes } from '../../../dev/fleet/time';
import {
  cellsIn,
  detailsOf,
  queryOf,
  renderPage,
  shopObjects,
  showPage,
  SHOP_REVISION,
} from '../../__testUtils__/details';
import { endFakeTime, pass, startFakeTime } from '../../__testUtils__/fakeTime';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { DetailsHost } from '../common';

const CARTS = 'Kustomization shop/carts';
const PAGE = <DetailsHost />;
const address = `/${queryOf('Kustomization', 'carts', { tab: 'events' })}`;

let test: TestBackend;
function given(options: Parameters<typeof setUp>[0] = {}) {
  const fleet = fleetOf({ name: 'staging', objects: shopObjects });
  // What the controllers tell of their last runs is not what is tested here.
  fleet.cluster('staging').beforeEvents = undefined;
  test = setUp({ fleet, ...options });
}

const staging = () => test.fleet.cluster('staging');
const requestsForEvents = () =>
  test.backend.requests.filter(({ path }) => path.includes('/events'));

function tell(
  about: { kind: string; name: string },
  told: Partial<Told>,
  more: Partial<Parameters<typeof event>[0]> = {},
) {
  const now = test.fleet.scheduler.now();
  const object = staging().get({ ...about, namespace: 'shop' });
  if (!object) throw new Error(`There is no ${about.name}`);
  staging().put(
    event({
      about: object,
      controller: 'kustomize-controller',
      told: {
        type: 'Normal',
        reason: 'ReconciliationSucceeded',
        message: 'Reconciliation finished',
        ...told,
      },
      firstAt: now,
      lastAt: now,
      release: '2.9',
      ...more,
    }),
  );
}

const carts = { kind: 'Kustomization', name: 'carts' };
const git = { kind: 'GitRepository', name: 'git' };

it('shows events of both recorders, the newest first, warnings by a word', async () => {
  given();
  const now = test.fleet.scheduler.now();
  const ago = (first: number, last = first) => ({
    firstAt: now - minutes(first),
    lastAt: now - minutes(last),
  });
  tell(carts, { message: 'third' }, ago(30));
  tell(
    carts,
    { type: 'Warning', reason: 'BuildFailed', message: 'first\nof two lines' },
    { ...ago(40, 1), count: 12, inSeries: true },
  );
  tell(
    git,
    {
      reason: 'NewArtifact',
      message: 'second',
      annotations: {
        'source.toolkit.fluxcd.io/revision': SHOP_REVISION,
      },
    },
    { ...ago(20, 10), count: 2, controller: 'source-controller' },
  );
  // Of a deleted object of the same name.
  const before = staging().get({ ...carts, namespace: 'shop' })!;
  staging().put(
    event({
      about: { ...before, metadata: { ...before.metadata, uid: 'another' } },
      controller: 'kustomize-controller',
      told: { type: 'Normal', reason: 'Old', message: 'of another object' },
      ...ago(5),
      release: '2.9',
    }),
  );
  await showPage(PAGE, { test, address });
  const details = await detailsOf(CARTS);
  const table = within(details).getByRole('table', { name: 'Events' });
  expect(cellsIn(table)).toEqual([
    [
      expect.stringMatching(/1 minute ago.*12 times.*first 40 minutes ago/),
      'Warning',
      'BuildFailed',
      expect.stringContaining('first\nof two lines'),
      'Kustomization carts',
    ],
    [
      expect.stringMatching(/10 minutes ago.*2 times.*first 20 minutes ago/),
      'Normal',
      'NewArtifact',
      expect.stringMatching(
        /^secondmain@sha1:[0-9a-f]{7,}.*source-controller$/,
      ),
      'GitRepository git',
    ],
    [
      expect.stringMatching(/^30 minutes ago$/),
      'Normal',
      'ReconciliationSucceeded',
      expect.stringContaining('third'),
      'Kustomization carts',
    ],
  ]);
  expect(
    within(details).getByText(/^Kubernetes keeps events for an hour/),
  ).toBeVisible();
});

it('says that there are none, and for how long they are kept', async () => {
  given();
  await showPage(PAGE, { test, address });
  const details = await detailsOf(CARTS);
  expect(within(details).getByText(/^There are no events\./)).toBeVisible();
});

it('names the rule that is missing, which costs only this tab', async () => {
  given();
  staging().deny({ verbs: ['list'], resource: 'events' });
  const { user } = await showPage(PAGE, { test, address });
  const details = await detailsOf(CARTS);
  // The first one repeats outcomes of actions.
  const [, notice] = within(details).getAllByRole('status');
  expect(notice).toHaveTextContent(
    'Events of Kustomization shop/carts could not be read: Not permitted',
  );
  expect(
    within(details).getAllByText(
      /the right to list events in the namespace shop\. The ClusterRole view contains it/,
    ),
  ).not.toEqual([]);
  expect(
    within(details).getAllByText(/events is forbidden: User .+ cannot list/),
  ).not.toEqual([]);
  expect(within(details).queryByText(/^There are no events/)).toBeNull();

  await user.click(within(details).getByRole('tab', { name: 'Overview' }));
  await settled(test);
  expect(within(details).queryByText(/could not be read/)).toBeNull();
  within(details).getByRole('table', { name: 'Conditions' });

  await user.click(within(details).getByRole('tab', { name: 'Events' }));
  await settled(test);
  staging().allow();
  tell(carts, { message: 'told at last' });
  await user.click(within(details).getAllByText('Try again')[0]);
  expect(await within(details).findByText('told at last')).toBeVisible();
});

it('asks once for as many as are shown of 10,000 events', async () => {
  given();
  const now = test.fleet.scheduler.now();
  for (let index = 0; index < 10_000; index++) {
    tell(
      carts,
      { message: `message ${index}` },
      { name: `carts.${index}`, lastAt: now - index * 10 },
    );
  }
  await showPage(PAGE, { test, address });
  const details = await detailsOf(CARTS);
  const table = within(details).getByText('Last seen').closest('table')!;
  expect(table.tBodies[0].rows).toHaveLength(500);
  expect(
    within(details).getByText(
      'There are more events. Only the first ones are shown.',
    ),
  ).toBeVisible();
  const about = requestsForEvents().filter(({ path }) =>
    decodeURIComponent(path).includes('involvedObject.name=carts'),
  );
  expect(about).toHaveLength(1);
});

describe('as time passes', () => {
  beforeEach(startFakeTime);
  afterEach(endFakeTime);
  const passes = (milliseconds: number) => act(async () => pass(milliseconds));

  it('events are read every 30 s while the tab is open, and stay if that fails', async () => {
    given({ fetch: undefined });
    const overview = `/${queryOf('Kustomization', 'carts')}`;
    const { user } = await renderPage(PAGE, { test, address: overview });
    await passes(minutes(2));
    const details = await detailsOf(CARTS);
    expect(requestsForEvents()).toEqual([]);

    tell(carts, { message: 'before' });
    await user.click(within(details).getByRole('tab', { name: 'Events' }));
    await passes(1_000);
    within(details).getByText('before');
    // Of the Kustomization and of its source.
    expect(requestsForEvents()).toHaveLength(2);
    tell(carts, { message: 'after', reason: 'Progressing' });
    await passes(28_000);
    expect(requestsForEvents()).toHaveLength(2);
    await passes(4_000);
    expect(requestsForEvents()).toHaveLength(4);
    within(details).getByText('after');

    staging().break({ kind: 'status', status: 500, resource: 'events' });
    await passes(31_000);
    within(details).getByText('before');
    expect(
      within(details).getAllByText(/^Events of .+ could not be read/),
    ).toHaveLength(2);

    await user.click(within(details).getByRole('tab', { name: 'YAML' }));
    await passes(1_000);
    const sent = requestsForEvents().length;
    await passes(minutes(2));
    expect(requestsForEvents()).toHaveLength(sent);
  });
});
