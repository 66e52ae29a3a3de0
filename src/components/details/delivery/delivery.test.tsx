import { fireEvent, waitFor, within } from '@testing-library/react';
import { gitRevision } from '../../../../dev/fleet/objects/artifact';
import {
  notApplied,
  sourceMissing,
} from '../../../../dev/fleet/objects/kustomization';
import { failed } from '../../../../dev/fleet/objects/verdict';
import { createCausesFleet } from '../../../../dev/fleet/worlds/causes';
import {
  detailsOf,
  queryOf,
  shopFleet,
  showPage,
  type ShopPiece,
} from '../../../__testUtils__/details';
import { settled } from '../../../__testUtils__/renderCard';
import { dataOf } from '../../../data';
import { setUp } from '../../../__testUtils__/setUp';
import type { TestBackend } from '../../../__testUtils__/testBackend';
import { DetailsHost } from '../../common';

const NEWS = gitRevision('main', 'news');

let test: TestBackend;

function given(...pieces: ShopPiece[]) {
  test = setUp({ fleet: shopFleet(...pieces) });
}

const on = (...names: string[]) => ({
  dependsOn: names.map(name => ({ name })),
});
const waitingFor = (...names: string[]) => ({
  ...on(...names),
  verdict: failed({
    reason: 'DependencyNotReady',
    message: `dependency 'shop/${names[0]}' is not ready`,
  }),
});
const fails = {
  attempted: NEWS,
  verdict: notApplied(NEWS, 'BuildFailed', 'no such file or directory'),
};

async function open(
  name: string,
  { kind = 'Kustomization', flux = {} as Record<string, unknown> } = {},
) {
  const address = `/${queryOf(kind, name, { tab: 'delivery' })}`;
  const page = await showPage(<DetailsHost />, { test, address, flux });
  const details = await detailsOf(`${kind} shop/${name}`);
  await settled(test);
  return { ...page, details };
}

const graphIn = (details: HTMLElement) =>
  within(details).getByRole('group', { name: 'Delivery' });

/** The cards of a graph, what each says in one line. */
const cardsIn = (details: HTMLElement) =>
  [...graphIn(details).querySelectorAll('ol > li')].map(card =>
    [...card.children].map(({ textContent }) => textContent).join(' | '),
  );

const cardOf = (details: HTMLElement, text: string) => {
  const card = [
    ...graphIn(details).querySelectorAll<HTMLElement>('ol > li'),
  ].find(each => each.firstElementChild?.textContent?.includes(text));
  if (!card) throw new Error(`No card ${text}`);
  return card;
};

const reads = (resource: string) =>
  test.backend.requests
    .map(({ path }) => path)
    .filter(path => path.startsWith('/proxy') && path.includes(`/${resource}`));

describe('the tab Delivery', () => {
  it('shows the path of an object from upstream to the applied objects', async () => {
    given(
      ['root', { inventory: [] }],
      [
        'api',
        {
          appliedBy: 'shop/root',
          inventory: [
            { id: 'shop_api_apps_Deployment', v: 'v1' },
            { id: 'shop_worker_apps_Deployment', v: 'v1' },
            { id: 'shop_api__ConfigMap', v: 'v1' },
          ],
        },
      ],
    );
    const { details } = await open('api');
    expect(cardsIn(details)).toEqual([
      expect.stringMatching(/^Upstream https:\/\/git\.example\/shop/),
      expect.stringMatching(
        /^GitRepository shop\/git \| Ready \| main@\w{8} \| fetched from: Upstream https:\/\/git\.example\/shop$/,
      ),
      expect.stringMatching(
        /^Kustomization shop\/root \| Ready \| main@\w{8} \| source: GitRepository shop\/git$/,
      ),
      expect.stringMatching(
        /^Kustomization shop\/api \| Ready \| main@\w{8} \| managed by: Kustomization shop\/rootsource: GitRepository shop\/git$/,
      ),
      expect.stringMatching(
        /^What it applied \| Deployment 2.* \| ConfigMap 1 \| Check health \| All resources \| applied by: Kustomization shop\/api$/,
      ),
    ]);
    // Each object is read once by its name, and nothing of what it applied.
    expect(reads('kustomizations')).toHaveLength(2);
    expect(reads('gitrepositories')).toHaveLength(1);
    expect(reads('deployments')).toEqual([]);
  });

  it('shows the chart of a release, and marks missing objects', async () => {
    given();
    const { details } = await open('orders', { kind: 'HelmRelease' });
    const cards = cardsIn(details);
    expect(cards[1]).toMatch(/^HelmRepository shop\/charts \|/);
    expect(cards[2]).toMatch(
      /^HelmChart shop\/shop-orders \| Missing \| source: HelmRepository shop\/charts$/,
    );
    expect(cards[3]).toMatch(
      /^HelmRelease shop\/orders .*chart \(blocked\): HelmChart shop\/shop-orders$/,
    );
  });

  it('marks blocked objects and the cause', async () => {
    given(
      ['app', waitingFor('middle', 'fine')],
      ['middle', waitingFor('base')],
      ['base', fails],
      ['fine'],
      [
        'lost',
        {
          verdict: sourceMissing('GitRepository', 'no'),
          source: { kind: 'GitRepository', name: 'no' },
        },
      ],
    );
    const { details, unmount } = await open('app');
    expect(cardOf(details, 'shop/app')).toHaveTextContent(
      'depends on (blocked): Kustomization shop/middle',
    );
    expect(cardOf(details, 'shop/app')).toHaveTextContent(
      /depends on: Kustomization shop\/fine/,
    );
    expect(cardOf(details, 'shop/middle')).toHaveTextContent(
      'depends on (blocked): Kustomization shop/base',
    );
    expect(cardOf(details, 'shop/base')).toHaveTextContent(
      /Failed.*no such file or directory/,
    );
    unmount();
    const lost = (await open('lost')).details;
    expect(cardOf(lost, 'shop/no')).toHaveTextContent('Missing');
    expect(cardOf(lost, 'shop/lost')).toHaveTextContent(
      'source (blocked): GitRepository shop/no',
    );
  });

  it('names objects that wait for each other', async () => {
    given(
      ['a', waitingFor('b')],
      ['b', waitingFor('c')],
      ['c', waitingFor('a')],
    );
    const { details } = await open('a');
    expect(within(details).getByRole('alert')).toHaveTextContent(
      'Each waits for the next:',
    );
    expect(details).toHaveTextContent(
      'Kustomization shop/a → Kustomization shop/b → Kustomization shop/c → Kustomization shop/a',
    );
    for (const name of ['a', 'b', 'c']) {
      expect(cardOf(details, `shop/${name}`)).toHaveTextContent(
        'Waiting · part of a cycle',
      );
    }
  });

  it('leads to the details of each object', async () => {
    given(['app', waitingFor('base')], ['base', fails]);
    const { details, user } = await open('app');
    // Its own are open already.
    expect(within(cardOf(details, 'shop/app')).queryByRole('link')).toBeNull();
    await user.click(
      within(details).getByRole('link', { name: 'Kustomization shop/base' }),
    );
    await detailsOf('Kustomization shop/base');
  });

  it('can be shown as a nested list with the keyboard', async () => {
    given(['app', waitingFor('base')], ['base', { ...fails, inventory: [] }]);
    const { details, user } = await open('app');
    const views = within(details).getByRole('group', { name: 'View' });
    const [graph, list] = within(views).getAllByRole('button');
    expect(graph).toHaveAttribute('aria-pressed', 'true');
    graph.focus();
    await user.tab();
    expect(list).toHaveFocus();
    await user.keyboard('{Enter}');
    expect(list).toHaveAttribute('aria-pressed', 'true');
    const [outer] = within(details).getAllByRole('list', { name: 'Delivery' });
    const reached: (string | null)[] = [];
    for (let count = 0; count < 4; count++) {
      // eslint-disable-next-line no-await-in-loop
      await user.tab();
      reached.push(document.activeElement!.textContent);
    }
    expect(reached).toEqual([
      expect.stringContaining('Upstream https://git.example/shop'),
      'GitRepository shop/git',
      'Kustomization shop/base',
      'Check health',
    ]);
    const app = within(outer).getByText('shop/app', { selector: 'bdi' });
    // Below what it waits for, which is below its source.
    const path: string[] = [];
    for (
      let item = app.closest('li');
      item;
      item = item.parentElement?.closest('li') ?? null
    ) {
      path.unshift(item.firstElementChild?.textContent ?? '');
    }
    expect(path).toEqual([
      expect.stringContaining('https://git.example/shop'),
      expect.stringContaining('GitRepository shop/git'),
      expect.stringContaining('Kustomization shop/base'),
      expect.stringContaining('Kustomization shop/app'),
    ]);
  });

  it('looks for what waits for an object when it is asked to, and not before', async () => {
    given(['base'], ['app', on('base')], ['unrelated']);
    const { details, user } = await open('base');
    const lists = () =>
      reads('kustomizations').filter(path => /kustomizations\?/.test(path));
    expect(lists()).toEqual([]);
    expect(cardsIn(details).join()).not.toContain('shop/app');
    await user.click(
      within(details).getByRole('button', { name: /^Look for all Kustom/ }),
    );
    await settled(test);
    expect(lists()).toHaveLength(1);
    expect(cardOf(details, 'shop/app')).toHaveTextContent(
      'depends on: Kustomization shop/base',
    );
    expect(cardsIn(details).join()).not.toContain('unrelated');
  });

  it('says what could not be read, and shows the rest', async () => {
    given(['app', waitingFor('base')], ['base', fails]);
    test.fleet.cluster('staging').deny({ resource: 'gitrepositories' });
    const { details } = await open('app');
    expect(cardOf(details, 'shop/git')).toHaveTextContent('Not read');
    expect(cardOf(details, 'shop/base')).toHaveTextContent('Failed');
    expect(within(details).getByText(/could not be read/i)).toBeVisible();
  });

  it('is not there where an app hides it', async () => {
    given(['app']);
    const hidden = await open('app', {
      flux: { details: { hide: ['delivery'] } },
    });
    expect(
      within(hidden.details).queryByRole('tab', { name: 'Delivery' }),
    ).toBeNull();
    hidden.unmount();
    const { details } = await open('app');
    within(details).getByRole('tab', { name: 'Delivery' });
  });

  it('of 300 objects in a circle is whole, and reads a hundred of them', async () => {
    given(
      ...Array.from(
        { length: 300 },
        (_, index): ShopPiece => [
          `k${index}`,
          waitingFor(`k${(index + 1) % 300}`),
        ],
      ),
    );
    const { objects } = dataOf(test.fluxClient);
    const all = [...test.fleet.cluster('staging').list('Kustomization')];
    objects.take(
      all.map(object => ({ cluster: 'staging', object })),
      objects.now(),
    );
    const { details, user } = await open('k0');
    // With its source, what that fetches, and what it applied.
    expect(cardsIn(details)).toHaveLength(303);
    expect(within(details).getByRole('alert')).toBeVisible();
    expect(details).toHaveTextContent('→ … and 290 more');
    // All are in one namespace, which is listed once for all of them.
    expect(reads('kustomizations').length).toBeLessThan(5);
    await user.click(within(details).getByRole('button', { name: 'List' }));
    const [list] = within(details).getAllByRole('list', { name: 'Delivery' });
    const links = [...list.querySelectorAll('a')].filter(({ textContent }) =>
      textContent?.startsWith('Kustomization shop/k'),
    );
    expect(links).toHaveLength(299);
  });

  it('isolates names of another direction', async () => {
    const name = 'שלום';
    given(['app', waitingFor(name)]);
    const { details } = await open('app');
    const card = cardOf(details, name);
    expect(card.querySelector('bdi')).toHaveTextContent(`shop/${name}`);
    const words = [
      ...cardOf(details, 'shop/app').querySelectorAll('li bdi'),
    ].map(({ textContent }) => textContent);
    expect(words).toContain(`Kustomization shop/${name}`);
  });
});

describe('the health of applied objects', () => {
  const web = 'carts/carts-web';

  async function openWeb(flux: Record<string, unknown> = {}) {
    test = setUp({ fleet: createCausesFleet() });
    const parameters = new URLSearchParams({
      flux: `staging/Kustomization/${web}`,
      fluxTab: 'delivery',
    });
    const page = await showPage(<DetailsHost />, {
      test,
      address: `/?${parameters}`,
      flux,
    });
    const details = await detailsOf(`Kustomization ${web}`);
    await settled(test);
    return { ...page, details };
  }

  it('is read on request', async () => {
    const { details, user } = await openWeb();
    expect(reads('deployments')).toEqual([]);
    const card = cardOf(details, 'What it applied');
    expect(card).not.toHaveTextContent('Failed');
    await user.click(
      within(card).getByRole('button', { name: 'Check health' }),
    );
    await settled(test);
    expect(reads('deployments')).toHaveLength(1);
    const after = cardOf(details, 'What it applied');
    await waitFor(() =>
      expect(after).toHaveTextContent(/Deployment 1\s*Failed 1/),
    );
    expect(after).toHaveTextContent(/Service 1\s*Healthy 1/);
    expect(within(after).queryByRole('button')).toBeNull();
    fireEvent.click(within(after).getByRole('link', { name: 'All resources' }));
    await within(details).findByRole('treegrid', { name: 'Resources' });
    await settled(test);
  });

  it('is not read if the app hides resources; the applied objects are still listed', async () => {
    const { details } = await openWeb({ details: { hide: ['resources'] } });
    const card = cardOf(details, 'What it applied');
    expect(card).toHaveTextContent('Deployment 1');
    expect(within(card).queryByRole('button')).toBeNull();
    expect(within(card).queryByRole('link')).toBeNull();
    expect(reads('deployments')).toEqual([]);
  });
});
