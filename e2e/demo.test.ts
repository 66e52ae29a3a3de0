/**
 * @jest-environment node
 */
import type { Locator, Page } from 'playwright-core';
import { barriersOn } from './axe';
import { findChromium } from './browser';
import { layoutSettles, pageBecomes, sidewaysScroll } from './demoPage';
import { describeDemo, NARROW, ZOOMED } from './describeDemo';
import { Keyboard } from './Keyboard';

const FAILING = ['Failed', 'Stalled'];

const chromiumPath = findChromium();
const { CHROMIUM_PATH, CI } = process.env;
const inCi = Boolean(CI) && CI !== 'false';

const noBrowser = CHROMIUM_PATH
  ? `CHROMIUM_PATH is ${CHROMIUM_PATH}, where there is no program`
  : 'there is no Chromium or Chrome; install one, or set CHROMIUM_PATH to it';
const itWithoutBrowser = inCi ? it : it.skip;

if (!chromiumPath) {
  // jest does not print the names of skipped tests.
  process.stderr.write(`The demo is not tested: ${noBrowser}.\n`);
  itWithoutBrowser(`the demo is not tested: ${noBrowser}`, () => {
    throw new Error(`CI tests the demo in a browser, but ${noBrowser}`);
  });
}

describeDemo('the demo', demo => {
  async function openHelmReleases() {
    const page = await demo.open();
    await page.getByRole('tab', { name: 'All of Flux' }).click();
    const card = cardOf(page, 'Helm Releases');
    await rowsOf(card).first().waitFor();
    return { page, card };
  }

  it('opens on carts-service, and shows what Flux deploys and from where', async () => {
    const page = await demo.open();
    await page
      .getByRole('heading', { level: 1, name: 'carts-service' })
      .waitFor();
    expect(new URL(page.url()).pathname).toBe(
      '/catalog/default/component/carts-service',
    );
    for (const title of ['Deployments', 'Sources']) {
      const { clusters, states } = await readAllRows(page, cardOf(page, title));
      expect(clusters).toEqual(['production', 'staging']);
      expect(states).toEqual(['failing', 'not failing']);
    }
  });

  it('keeps search and sorting of a table in the address, which shows the same rows to others', async () => {
    const { page, card } = await openHelmReleases();
    const before = await rowsOf(card).allInnerTexts();
    await card.getByRole('button', { name: /^Failed \d+$/ }).click();
    await card.getByRole('textbox', { name: 'Search' }).fill('carts-');
    await card.getByRole('button', { name: 'Name', exact: true }).click();
    await page.waitForURL(
      url => /q%3Dcarts-/.test(url.search) && /sort%3D/.test(url.search),
    );
    const shown = await rowsOf(card).allInnerTexts();
    expect(shown.length).toBeGreaterThan(0);
    expect(shown).not.toEqual(before);

    const other = await demo.open({
      path: new URL(page.url()).pathname + new URL(page.url()).search,
    });
    const same = cardOf(other, 'Helm Releases');
    await same
      .getByRole('button', { name: /^Failed \d+$/, pressed: true })
      .waitFor();
    expect(
      await same.getByRole('textbox', { name: 'Search' }).inputValue(),
    ).toBe('carts-');
    expect(namesIn(await rowsOf(same).allInnerTexts())).toEqual(namesIn(shown));
  });

  it('lists the Helm releases of both clusters, failing ones first', async () => {
    const { page, card } = await openHelmReleases();
    const { clusters, states } = await readAllRows(page, card);
    expect(clusters).toEqual(['production', 'staging']);
    expect(states).toEqual(['failing', 'not failing']);
  });

  it('shows the deployers of a component of which only the Deployments have the label', async () => {
    const page = await demo.open();
    await page.getByRole('link', { name: 'payment-service' }).click();
    const card = cardOf(page, 'Deployments');
    await rowsOf(card).nth(3).waitFor();
    expect(namesOf(await readRows(card)).sort()).toEqual([
      'payment/payment @ production',
      'payment/payment @ staging',
      'payment/payment-ledger @ production',
      'payment/payment-ledger @ staging',
    ]);
    await card.getByText('Found through its workloads').waitFor();
    await rowsOf(cardOf(page, 'Sources')).first().waitFor();
  });

  it('shows only the rows that match the search', async () => {
    const { card } = await openHelmReleases();
    const search = card.getByRole('textbox', { name: 'Search' });
    const others = rowsOf(card).filter({ hasNotText: 'carts/carts-reports' });
    await others.first().waitFor();

    await search.fill('carts-reports');
    await others.first().waitFor({ state: 'detached' });
    expect(namesOf(await readRows(card))).toEqual([
      'carts/carts-reports @ production',
      'carts/carts-reports @ staging',
    ]);

    await card.getByRole('button', { name: 'Clear search' }).click();
    await others.first().waitFor();
  });

  it('keeps the rows of a failing cluster, with a notice until it answers again', async () => {
    const { page, card } = await openHelmReleases();
    await showAllRows(page, card);
    const before = namesOf(await readRows(card)).sort();
    const production = page.getByRole('combobox', {
      name: 'production',
      exact: true,
    });
    const refresh = card.getByRole('button', { name: 'Refresh' });
    const notice = card.getByText(
      '1 of 2 clusters could not be read: production',
    );
    expect(await notice.count()).toBe(0);

    await production.selectOption('is down');
    await refresh.click();
    await notice.waitFor();
    expect(namesOf(await readRows(card)).sort()).toEqual(before);

    await production.selectOption('answers well');
    await refresh.click();
    await notice.waitFor({ state: 'detached' });
    expect(namesOf(await readRows(card)).sort()).toEqual(before);
  });

  it('shows workloads by environment, with different revisions first', async () => {
    const page = await demo.open();
    const table = page.getByRole('table', { name: 'Environments' });
    const headers = table.getByRole('columnheader');
    await headers.first().waitFor();
    expect(await headers.allInnerTexts()).toEqual([
      'Workload',
      'Development',
      'Staging',
      'Canary',
      'Production',
    ]);
    const row = table.getByRole('row').nth(1);
    const cells = await row.getByRole('cell').allInnerTexts();
    expect(cells.map(text => text.split(/\s*\n\s*/)[0])).toEqual([
      'Ready',
      'Failed',
      'Suspended',
      'Ready',
    ]);
    expect(cells[3]).toContain('behind 2.2.0');

    await row
      .getByRole('link', { name: 'carts-canary/carts-api on production' })
      .click();
    await page.waitForURL(
      url =>
        url.searchParams.get('flux') ===
        'production/HelmRelease/carts-canary/carts-api',
    );
  });

  it('links from the small card to the Flux tab', async () => {
    const page = await demo.open();
    await page.getByRole('tab', { name: 'In brief' }).click();
    const card = cardOf(page, 'Flux');
    const lines = card
      .getByRole('list', { name: 'Environments' })
      .getByRole('listitem');
    await lines.nth(3).waitFor();
    expect(await card.getByText(/^\d+ of \d+ ready$/).count()).toBe(5);
    await card.getByRole('link', { name: 'Open Flux' }).click();
    await page.waitForURL('**/carts-service/flux');
    await rowsOf(cardOf(page, 'Helm Releases')).first().waitFor();
  });

  it('has dark text in the light theme, and light text in the dark one', async () => {
    const page = await demo.open();
    const title = page.getByRole('heading', { name: 'Deployments' });
    const themeSwitch = page.getByRole('button', { name: 'Switch theme' });
    const light = await paintOf(title);
    expect(light.background).toBeGreaterThan(200);
    expect(light.text).toBeLessThan(80);

    await themeSwitch.click();
    await pageBecomes(page, 'dark');
    const dark = await paintOf(title);
    expect(dark.background).toBeLessThan(80);
    expect(dark.text).toBeGreaterThan(200);

    await themeSwitch.click();
    await pageBecomes(page, 'light');
    expect(await paintOf(title)).toEqual(light);
  });

  it('links from each number about the clusters to exactly the counted rows', async () => {
    const page = await demo.open({ path: '/flux/clusters' });
    await fleetIsRead(page);
    const numbers = page.getByRole('link', {
      name: /^\d+ .+ on (all clusters|staging|billing)$/,
    });
    const names = await numbers.evaluateAll(links =>
      links.map(link => link.getAttribute('aria-label') ?? ''),
    );
    expect(names.length).toBeGreaterThan(12);
    for (const name of names) {
      const [, count] = /^(\d+) /.exec(name) ?? [];
      await page.getByRole('link', { name, exact: true }).click();
      const shown = page.getByText(new RegExp(`^1-\\d+ of ${count}$`));
      await shown.waitFor();
      await page.goBack();
      await numbers.first().waitFor();
    }
  });

  it('finds the failing objects of my team, and opens one', async () => {
    const page = await demo.open({ path: '/flux' });
    await fleetIsRead(page);
    const card = cardOf(page, 'Resources');
    await card.getByRole('checkbox', { name: 'Only mine' }).check();
    await card.getByText(/^1-10 of 1\d$/).waitFor();
    const texts = await rowsOf(card).allInnerTexts();
    expect(texts.every(text => /search\/search/.test(text))).toBe(true);
    await card.getByRole('link', { name: 'search/search' }).first().click();
    await page
      .getByRole('dialog', { name: 'HelmRelease search/search' })
      .waitFor();
    expect(new URL(page.url()).search).toContain('owner=mine');
  });

  describe.each(['light', 'dark'] as const)('in a %s theme', theme => {
    async function openCard(title: string) {
      const page = await demo.open({ theme });
      await pageBecomes(page, theme);
      const card = cardOf(page, title);
      await rowsOf(card).first().waitFor();
      return { page, card };
    }

    it('has no axe violations on the page of an entity', async () => {
      const { page } = await openCard('Sources');
      expect(await barriersOn(page)).toEqual([]);

      await page.getByRole('tab', { name: 'All of Flux' }).click();
      await rowsOf(cardOf(page, 'Helm Repositories')).first().waitFor();
      expect(await barriersOn(page)).toEqual([]);

      await page.getByRole('tab', { name: 'In brief' }).click();
      await rowsOf(cardOf(page, 'Image Policies')).first().waitFor();
      expect(await barriersOn(page)).toEqual([]);
    });

    it('can be used by keyboard alone, with a visible focus', async () => {
      const { page, card } = await openCard('Deployments');
      const keyboard = new Keyboard(page);
      const button = (name: string | RegExp) =>
        card.getByRole('button', { name }).first();
      await keyboard.tabTo(button('Refresh'));
      await keyboard.tabTo(button('filter list'));
      await keyboard.press('Enter');
      const filter = card.getByRole('button', { name: 'All results' });
      await keyboard.tabTo(filter.first(), 'Shift+Tab');
      await keyboard.press('Enter');
      await page.locator('[role=option]:focus').waitFor();
      await keyboard.press('Enter');
      await keyboard.press('Escape');
      await card.getByText('Filters (1)').waitFor();
      await keyboard.tabTo(
        card.getByRole('button', { name: 'Clear all' }),
        'Shift+Tab',
      );
      await keyboard.press('Enter');
      await keyboard.tabTo(button('filter list'));
      await keyboard.press('Enter');

      await keyboard.tabTo(card.getByRole('textbox', { name: 'Search' }));
      await page.keyboard.type('nothing at all');
      await card.getByText(/^Nothing matches/).waitFor();
      await keyboard.tabTo(button('Clear search'));
      await keyboard.press('Enter');
      await keyboard.isAt(card.getByRole('textbox', { name: 'Search' }));
      await rowsOf(card).first().waitFor();

      await keyboard.tabTo(button('Choose columns'));
      await keyboard.tabTo(card.getByRole('checkbox', { name: 'Select all' }));
      await keyboard.tabTo(button('Kind'));
      await keyboard.press('Enter');
      await keyboard.isAt(button('Kind'));

      const row = await rowToSuspend(card);
      await keyboard.tabTo(row.getByRole('checkbox'));
      await keyboard.tabTo(row.getByRole('button', { name: /^Show all/ }));
      await keyboard.press('Enter');
      await keyboard.isAt(row.getByRole('button', { name: /^Show less/ }));
      await keyboard.tabTo(row.getByRole('button', { name: /^Sync / }));
      const ways = row.getByRole('button', { name: /^More ways to sync/ });
      await keyboard.tabTo(ways);
      await keyboard.press('Enter');
      await keyboard.isAt(page.getByRole('menuitem').first());
      await keyboard.press('ArrowDown');
      await keyboard.isAt(page.getByRole('menuitem').nth(1));
      await keyboard.press('Escape');
      await keyboard.isAt(ways);

      await keyboard.tabTo(row.getByRole('button', { name: /^Suspend / }));
      await keyboard.press('Enter');
      await keyboard.isAt(page.getByRole('textbox', { name: /^Reason/ }));
      await keyboard.tabTo(page.getByRole('button', { name: 'Cancel' }));
      await keyboard.tabTo(
        page.getByRole('button', { name: 'Suspend', exact: true }),
      );
      await keyboard.press('Escape');
      await keyboard.isAt(row.getByRole('button', { name: /^Suspend / }));
      await keyboard.press('Enter');
      await keyboard.isAt(page.getByRole('textbox', { name: /^Reason/ }));
      await keyboard.press('Enter');
      await keyboard.isAt(row.getByRole('button', { name: /^Resume / }));
      await keyboard.press('Enter');

      await keyboard.tabTo(
        card.getByRole('button', { name: /^Rows per page/ }),
      );
      await keyboard.tabTo(button('Next page'));
      await keyboard.press('Enter');
      await keyboard.isAt(button('Next page'));
      await keyboard.tabTo(button('Last page'));
      await keyboard.press('Enter');
      await keyboard.isAt(button('Previous page'));

      const sources = cardOf(page, 'Sources');
      for (const what of [/verification of/, /artifact of/]) {
        const opener = sources.getByRole('button', { name: what }).first();
        await keyboard.tabTo(opener);
        await keyboard.press('Enter');
        await page.getByRole('dialog').waitFor();
        if (what.test('artifact of')) {
          await keyboard.tabTo(
            page.getByRole('dialog').getByRole('button').first(),
          );
        }
        await keyboard.press('Escape');
        await keyboard.isAt(opener);
      }
      expect(await page.getByRole('dialog').count()).toBe(0);
    });

    it('moves the focus within the card when the focused element is removed', async () => {
      const { page, card } = await openCard('Deployments');
      const keyboard = new Keyboard(page);
      const content = page.getByRole('group', { name: 'Deployments' });
      for (const action of ['Sync the selected', 'Suspend the selected']) {
        await keyboard.tabTo(rowsOf(card).nth(1).getByRole('checkbox'));
        await keyboard.press('Space');
        await keyboard.tabTo(
          card.getByRole('button', { name: action }),
          'Shift+Tab',
        );
        await keyboard.press('Enter');
        if (action.startsWith('Suspend')) {
          await keyboard.isAt(page.getByRole('textbox', { name: /^Reason/ }));
          await keyboard.press('Enter');
        }
        await keyboard.isAt(content);
        expect(await card.getByRole('status').first().innerText()).toBe('');
      }
    });

    it('has no axe violations on the page of the fleet', async () => {
      const page = await demo.open({ path: '/flux', theme });
      await fleetIsRead(page);
      expect(await barriersOn(page)).toEqual([]);
      await page.getByRole('tab', { name: 'Clusters' }).click();
      await fleetIsRead(page);
      expect(await barriersOn(page)).toEqual([]);
    });

    it('has no axe violations on the page of the runtime', async () => {
      const page = await demo.open({ theme });
      await page.getByRole('link', { name: 'Flux Runtime' }).click();
      await page
        .getByRole('button', { name: /removed in Flux/ })
        .first()
        .waitFor();
      expect(await barriersOn(page)).toEqual([]);
    });
  });

  describe.each([
    ['on a narrow screen', NARROW],
    ['at 200 %', ZOOMED],
  ])('%s', (_, viewport) => {
    it('scrolls the tables horizontally, never the page', async () => {
      const page = await demo.open({ viewport });
      for (const title of ['Environments', 'Deployments', 'Sources']) {
        await expectToScrollInside(page, cardOf(page, title));
      }
      for (const [path, title] of [
        ['/flux/resources', 'Resources'],
        ['/flux/clusters', 'Clusters'],
      ]) {
        await page.goto(`${demo.url}${path}`);
        await fleetIsRead(page);
        await expectToScrollInside(page, cardOf(page, title));
      }
      await page.goto(`${demo.url}/flux-runtime`);
      const runtime = cardOf(page, 'Flux runtime');
      await runtime
        .getByRole('button', { name: /removed in Flux/ })
        .first()
        .waitFor();
      await expectToScrollInside(page, runtime);
      expect(await runtime.getByText('Filters (0)').isVisible()).toBe(true);
    });

    it('shows opened menus and dialogs completely', async () => {
      const page = await demo.open({ viewport });
      const card = cardOf(page, 'Deployments');
      const openers: [Locator, opens: 'dialog' | 'menu'][] = [
        [card.getByRole('button', { name: /^Suspend / }), 'dialog'],
        [card.getByRole('button', { name: /^More ways to sync/ }), 'menu'],
        [page.getByRole('button', { name: /: artifact of/ }), 'dialog'],
        [page.getByRole('button', { name: /: verification of/ }), 'dialog'],
      ];
      for (const [opener, opens] of openers) {
        await opener.first().click();
        const opened = page.getByRole(opens).first();
        await opened.waitFor();
        await layoutSettles(page);
        expect(await isWhollySeen(opened)).toBe(true);
        expect(await sidewaysScroll(page)).toEqual({ document: 0, main: 0 });
        await page.keyboard.press('Escape');
        await opened.waitFor({ state: 'detached' });
      }
    });

    it('shows the filters above the table, which keeps its width', async () => {
      const page = await demo.open({ viewport });
      const card = cardOf(page, 'Deployments');
      await rowsOf(card).first().waitFor();
      const table = card.getByRole('table').first();
      const before = await leftEdge(table);
      await card.getByRole('button', { name: 'filter list' }).click();
      await card.getByText('Clear all').waitFor();
      expect(await leftEdge(table)).toBe(before);
      expect(await sidewaysScroll(page)).toEqual({ document: 0, main: 0 });
    });
  });
});

/** Waits for all clusters of the fleet except for the one that hangs. */
async function fleetIsRead(page: Page) {
  await page.getByText(/^17 of 18 clusters have answered$/).waitFor();
  await page.getByRole('row').nth(1).waitFor();
}

async function expectToScrollInside(page: Page, card: Locator) {
  const { width } = page.viewportSize() ?? { width: NaN };
  await card.getByRole('row').nth(1).waitFor();
  await layoutSettles(page);
  expect(await sidewaysScroll(page)).toEqual({ document: 0, main: 0 });
  expect(await rightEdge(card)).toBeLessThanOrEqual(width + 1);

  const table = card.getByRole('table').first();
  expect(await hiddenWidth(table)).toBeGreaterThan(100);
  const lastColumn = card.getByRole('columnheader').last();
  expect(await rightEdge(lastColumn)).toBeGreaterThan(width);
  await lastColumn.scrollIntoViewIfNeeded();
  expect(await rightEdge(lastColumn)).toBeLessThanOrEqual(width + 1);
  expect(await sidewaysScroll(page)).toEqual({ document: 0, main: 0 });
}

/**
 * A row with a Suspend button and expandable text, found again by name after
 * sorting.
 */
async function rowToSuspend(card: Locator): Promise<Locator> {
  const row = rowsOf(card)
    .filter({ has: card.page().getByRole('button', { name: /^Suspend / }) })
    .filter({ has: card.page().getByRole('button', { name: /^Show all/ }) });
  const name = await row
    .first()
    .getByRole('checkbox')
    .getAttribute('aria-label');
  const checkbox = card
    .page()
    .getByRole('checkbox', { name: name ?? '', exact: true });
  return rowsOf(card).filter({ has: checkbox });
}

interface Row {
  name: string;
  cluster: string;
  status: string;
}

/** The part of the page around a title that has no other title. */
function cardOf(page: Page, title: string): Locator {
  return page
    .getByRole('heading', { level: 2, name: title, exact: true })
    .locator('xpath=ancestor::div[ancestor::article][count(.//h2)=1][last()]');
}

function rowsOf(card: Locator): Locator {
  return card.getByRole('row', { name: /cluster: (staging|production)/ });
}

async function readRows(card: Locator): Promise<Row[]> {
  const headers = await card.getByRole('columnheader').allTextContents();
  const rows = await rowsOf(card).evaluateAll(elements =>
    elements.map(row =>
      [...row.querySelectorAll('td')].map(cell => cell.innerText),
    ),
  );
  return rows.map(cells => {
    const [name, cluster = ''] =
      cells[headers.indexOf('Name')].split(/\s*cluster: |\n/);
    const [status] = cells[headers.indexOf('Status')].trim().split(/\s/);
    return { name, cluster, status };
  });
}

function namesOf(rows: Row[]): string[] {
  return rows.map(({ name, cluster }) => `${name} @ ${cluster}`);
}

/** The clusters of a card's rows, and how its rows are, from top to bottom. */
async function readAllRows(page: Page, card: Locator) {
  await showAllRows(page, card);
  const rows = await readRows(card);
  const clusters = [...new Set(rows.map(({ cluster }) => cluster))].sort();
  const states = rows
    .map(({ status }) => (FAILING.includes(status) ? 'failing' : 'not failing'))
    .filter((state, index, all) => state !== all[index - 1]);
  return { clusters, states };
}

async function showAllRows(page: Page, card: Locator): Promise<void> {
  await rowsOf(card).first().waitFor();
  const before = await rowsOf(card).count();
  await card.getByRole('button', { name: /^Rows per page/ }).click();
  await page.getByRole('option', { name: '100' }).click();
  await rowsOf(card).nth(before).waitFor();
}

/** The brightness of an element's text and background, from 0 to 255. */
function paintOf(
  locator: Locator,
): Promise<{ text: number; background: number }> {
  return locator.evaluate(element => {
    function brightness(colour: string): number {
      const [red, green, blue] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
    }

    let behind: Element | null = element;
    let background = 'rgba(0, 0, 0, 0)';
    while (behind && background === 'rgba(0, 0, 0, 0)') {
      background = getComputedStyle(behind).backgroundColor;
      behind = behind.parentElement;
    }
    return {
      text: brightness(getComputedStyle(element).color),
      background: brightness(background),
    };
  });
}

/** The width of the part of the element that is scrolled out of view. */
function hiddenWidth(locator: Locator): Promise<number> {
  return locator.evaluate(element => {
    let scroller: Element | null = element;
    while (
      scroller &&
      !['auto', 'scroll'].includes(getComputedStyle(scroller).overflowX)
    ) {
      scroller = scroller.parentElement;
    }
    return scroller ? scroller.scrollWidth - scroller.clientWidth : NaN;
  });
}

/** Whether the element is completely visible. */
function isWhollySeen(locator: Locator): Promise<boolean> {
  return locator.evaluate(element => {
    const { left, right, top, bottom } = element.getBoundingClientRect();
    return (
      Math.min(left, top) >= 0 &&
      right <= window.innerWidth &&
      bottom <= window.innerHeight &&
      element.scrollWidth <= element.clientWidth
    );
  });
}

async function leftEdge(locator: Locator): Promise<number> {
  return (await locator.boundingBox())?.x ?? NaN;
}

async function rightEdge(locator: Locator): Promise<number> {
  const box = await locator.boundingBox();
  return box ? box.x + box.width : NaN;
}

/** Names of the rows, without their changing times. */
function namesIn(rows: readonly string[]): string[] {
  return rows.map(text => /\S+\/\S+/.exec(text)?.[0] ?? text);
}
