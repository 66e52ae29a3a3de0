import { screen, within } from '@testing-library/react';
import type { Fleet } from '../../../../dev/fleet/fleet';
import { gitRevision } from '../../../../dev/fleet/objects/artifact';
import {
  kustomization,
  notApplied,
} from '../../../../dev/fleet/objects/kustomization';
import type { Place } from '../../../../dev/fleet/objects/place';
import { gitRepository } from '../../../../dev/fleet/objects/sources';
import { failed } from '../../../../dev/fleet/objects/verdict';
import { cartsLabels as labels } from '../../../../dev/fleet/worlds/carts/names';
import { detailsOf, showPage } from '../../../__testUtils__/details';
import { DeliveryCard } from '../../../__testUtils__/entityCards';
import { fleetOf } from '../../../__testUtils__/fleetOf';
import { settled } from '../../../__testUtils__/renderCard';
import { setUp } from '../../../__testUtils__/setUp';
import type { TestBackend } from '../../../__testUtils__/testBackend';

const REVISION = gitRevision('main', 'shop');

let test: TestBackend;

/** Two that wait for another one, which has no label of the entity. */
function shop(on: Place) {
  const common = {
    on,
    namespace: 'shop',
    source: { kind: 'GitRepository', name: 'git' },
    applied: REVISION,
  };
  const waiting = (name: string) =>
    kustomization({
      ...common,
      name,
      labels,
      dependsOn: [{ name: 'base' }],
      verdict: failed({
        reason: 'DependencyNotReady',
        message: "dependency 'shop/base' is not ready",
      }),
    });
  return [
    gitRepository({
      on,
      namespace: 'shop',
      name: 'git',
      url: 'https://git.example/shop',
      revision: REVISION,
    }),
    kustomization({
      ...common,
      name: 'base',
      verdict: notApplied(REVISION, 'BuildFailed', 'no such file'),
    }),
    kustomization({ ...common, name: 'fine', labels }),
    waiting('one'),
    waiting('two'),
  ];
}

const two = () =>
  fleetOf(
    { name: 'staging', title: 'Staging', objects: shop },
    { name: 'production', objects: shop },
  );

async function show(fleet: Fleet, flux: Record<string, unknown> = {}) {
  test = setUp({ fleet });
  return showPage(<DeliveryCard />, { test, flux });
}

const section = (name: RegExp) => screen.getByRole('button', { name });

const cardOf = (text: string) => {
  const [card] = [...document.querySelectorAll<HTMLElement>('ol > li')].filter(
    each => each.firstElementChild?.textContent?.includes(text),
  );
  if (!card) throw new Error(`No card ${text}`);
  return card;
};

const proxied = () =>
  test.backend.requests
    .map(({ path }) => path)
    .filter(path => path.startsWith('/proxy') && !path.includes('rules'));

it('shows the state of each cluster, and reads more only when one is opened', async () => {
  const { user } = await show(two());
  expect(
    screen
      .getAllByRole('button', { name: / ready$/ })
      .map(({ textContent }) => textContent),
  ).toEqual(['Staging1 of 3 ready', 'production1 of 3 ready'].sort());
  expect(proxied()).toEqual([]);
  expect(screen.queryByText('shop/one')).toBeNull();

  await user.click(section(/^Staging/));
  await settled(test);
  expect(section(/^Staging/)).toHaveAttribute('aria-expanded', 'true');
  expect(proxied().length).toBeGreaterThan(0);
  for (const name of ['one', 'two']) {
    expect(cardOf(`shop/${name}`)).toHaveTextContent(
      'depends on (blocked): Kustomization shop/base',
    );
  }
  expect(cardOf('shop/base')).toHaveTextContent(/Failed.*no such file/);
  // What they have in common is there once.
  expect(screen.getAllByText('shop/base', { selector: 'bdi' })).toHaveLength(1);
  expect(screen.getAllByText('shop/git', { selector: 'bdi' })).toHaveLength(1);
});

it('keeps two graphs on a page apart', async () => {
  const { user } = await show(two());
  await user.click(section(/^Staging/));
  await user.click(section(/^production/));
  await settled(test);
  const graphs = ['Delivery: Staging', 'Delivery: production'].map(name =>
    screen.getByRole('group', { name }),
  );
  for (const graph of graphs) {
    within(graph).getByRole('link', { name: 'Kustomization shop/one' });
  }
  const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

it('shows the graph of an only cluster at once, whose objects open their details', async () => {
  const { user } = await show(fleetOf({ name: 'staging', objects: shop }));
  const name = 'Kustomization shop/fine';
  const link = screen.getByRole('link', { name });
  expect(cardOf('shop/fine')).toHaveTextContent(/Ready.*source: GitRepository/);
  await user.click(link);
  await detailsOf(name);
  await settled(test);
});

it('has a note if there is nothing to show', async () => {
  await show(fleetOf({ name: 'staging', objects: () => [] }));
  expect(
    screen.getByText('No Kustomization or HelmRelease found'),
  ).toBeVisible();
});

it('shows only the known objects to a user without further rights', async () => {
  test = setUp({ fleet: fleetOf({ name: 'staging', objects: shop }) });
  test.backend.deny('kubernetes.proxy');
  await showPage(<DeliveryCard />, { test });
  expect(cardOf('shop/base')).toHaveTextContent('Not read');
  expect(cardOf('shop/one')).toHaveTextContent('Waiting');
});

it('names the clusters whose name is ambiguous', async () => {
  const { user } = await show(
    fleetOf({ name: 'twins', objects: shop }, { name: 'twins', objects: shop }),
  );
  const button = section(/^twins/);
  if (button.getAttribute('aria-expanded') === 'false')
    await user.click(button);
  expect(screen.getByText(/Two clusters are called twins/)).toBeVisible();
});
