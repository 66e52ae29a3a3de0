import { act, screen, waitFor, within } from '@testing-library/react';
import { StrictMode, type ReactElement } from 'react';
import {
  detailsOf,
  dialogs,
  linkNamed,
  queryOf,
  renderPage,
  shopObjects,
  shopReference,
  showPage,
} from '../../__testUtils__/details';
import { DeploymentsCard, SourcesCard } from '../../__testUtils__/entityCards';
import { endFakeTime, pass, startFakeTime } from '../../__testUtils__/fakeTime';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { dataOf } from '../../data';
import { referenceKey } from '../../flux';
import { DetailsHost } from '../common';

const CARTS = 'Kustomization shop/carts';
const TABS = ['Events', 'History', 'YAML', 'Overview'];

const createFleet = () => fleetOf({ name: 'staging', objects: shopObjects });

it('analytics events report the opened object and tabs', async () => {
  const test = setUp({ fleet: createFleet() });
  const { user, events } = await showPage(<DeploymentsCard />, { test });
  await user.click(linkNamed('shop/carts'));
  const details = await detailsOf(CARTS);
  await user.click(within(details).getByRole('tab', { name: 'YAML' }));
  await settled(test);
  expect(
    events
      .filter(({ action }) => action.startsWith('details'))
      .map(({ action, subject, attributes }) => [action, subject, attributes]),
  ).toEqual([
    ['details', 'shop/carts', { kind: 'Kustomization', cluster: 'staging' }],
    ['detailsTab', 'yaml', undefined],
  ]);
});

describe('under React StrictMode', () => {
  /** Opens all tabs; returns all requests that were sent, sorted. */
  async function requestsOf(page: ReactElement): Promise<string[]> {
    const test = setUp({ fleet: createFleet() });
    const { user, unmount } = await showPage(page, { test });
    await user.click(linkNamed('shop/carts'));
    const details = await detailsOf(CARTS);
    expect(dialogs()).toHaveLength(1);
    for (const name of TABS) {
      await user.click(within(details).getByRole('tab', { name }));
      await settled(test);
    }
    await user.keyboard('{Escape}');
    await waitFor(() => expect(dialogs()).toEqual([]));
    unmount();
    return test.backend.requests
      .map(({ method, path }) => `${method} ${path}`)
      .sort();
  }

  it('details open with the same requests as without', async () => {
    const cards = (
      <>
        <DeploymentsCard />
        <SourcesCard />
      </>
    );
    const strict = await requestsOf(<StrictMode>{cards}</StrictMode>);
    expect(strict).toContainEqual(expect.stringMatching(/\/events\?/));
    expect(strict).toEqual(await requestsOf(cards));
  });
});

describe('once details are closed', () => {
  beforeEach(startFakeTime);
  afterEach(endFakeTime);
  const passes = (milliseconds: number) => act(async () => pass(milliseconds));
  const MINUTE = 60_000;

  it('50 times, no observer, timer or listener is left of them', async () => {
    // Without HTTP, whose timers are not ours.
    const test = setUp({ fleet: createFleet(), fetch: undefined });
    const { go, unmount } = await renderPage(<DetailsHost />, { test });
    const data = dataOf(test.fluxClient);
    const listened = countListeners();
    const queries = () => data.client.getQueryCache().getAll();
    const observers = () =>
      queries().reduce((sum, query) => sum + query.getObserversCount(), 0);
    const openAndClose = async () => {
      for (const tab of ['overview', 'events', 'history', 'yaml']) {
        go(`/${queryOf('Kustomization', 'carts', { tab })}`);
        await passes(100);
        expect(dialogs()).toHaveLength(1);
      }
      go('/');
      await passes(100);
      expect(dialogs()).toEqual([]);
    };
    // The first time the overview is closed before the object is read.
    await openAndClose();
    await openAndClose();
    expect(
      data.objects.get(referenceKey(shopReference('Kustomization', 'carts'))),
    ).toBeDefined();
    const before = { listeners: listened(), queries: queries().length };
    for (let times = 2; times < 50; times++) await openAndClose();
    expect(observers()).toBe(0);
    expect({ listeners: listened(), queries: queries().length }).toEqual(
      before,
    );
    const sent = test.backend.requests.length;

    await passes(10 * MINUTE);
    expect(test.backend.requests).toHaveLength(sent);
    expect(data.objects.size).toBe(0);
    // What may be patched is kept for as long as the app is open.
    expect(
      queries().filter(({ queryKey: [, about] }) => about !== 'rules'),
    ).toEqual([]);
    unmount();
    await passes(MINUTE);
    expect(jest.getTimerCount()).toBe(0);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

/** Counts the listeners of the page that were added since, and not removed. */
function countListeners(): () => number {
  const added: unknown[][] = [];
  const indexOf = (one: unknown[]) =>
    added.findIndex(each => each.every((part, index) => part === one[index]));
  for (const target of [document, window]) {
    const { addEventListener, removeEventListener } = target;
    const idOf = ([type, listener, options]: unknown[]) => [
      target,
      type,
      listener,
      // The other options do not tell listeners apart.
      options === true || Object(options).capture === true,
    ];
    jest
      .spyOn(target, 'addEventListener')
      .mockImplementation((...listener: unknown[]) => {
        const id = idOf(listener);
        if (indexOf(id) === -1) added.push(id);
        Reflect.apply(addEventListener, target, listener);
      });
    jest
      .spyOn(target, 'removeEventListener')
      .mockImplementation((...listener: unknown[]) => {
        const index = indexOf(idOf(listener));
        if (index !== -1) added.splice(index, 1);
        Reflect.apply(removeEventListener, target, listener);
      });
  }
  return () => added.length;
}

afterEach(() => jest.restoreAllMocks());
