/**
 * @jest-environment node
 */
import type { Locator, Page } from 'playwright-core';
import { barriersOn } from './axe';
import { layoutSettles, sidewaysScroll } from './demoPage';
import {
  describeDemo,
  NARROW,
  WIDE,
  ZOOMED,
  type OpenOptions,
} from './describeDemo';
import { Keyboard } from './Keyboard';

const ENTITY_PAGE = '/catalog/default/component/carts-service';
const CAUSES = `${ENTITY_PAGE}?clusters=causes`;
const NOTHING_BEYOND = { document: 0, main: 0, details: 0, tables: 0 };

/** An object in each state, by its address and its name. */
const OBJECTS = [
  'staging/Kustomization/carts/carts-overlays',
  'staging/Kustomization/carts/carts-checkout',
  'staging/HelmRelease/carts/carts-api',
  'production/HelmRelease/carts-canary/carts-api',
  'production/GitRepository/carts/carts-config',
];

describeDemo('the details of an object in the demo', demo => {
  const openDetails = (object: string, options?: OpenOptions) =>
    demo.open({ path: `${ENTITY_PAGE}?flux=${object}`, ...options });

  it('open with a click on a name, and return the focus when they are closed', async () => {
    const page = await demo.open({ path: ENTITY_PAGE });
    const name = await nameInRow(page);
    const below = page.url();
    const dialog = dialogOf(page, 'HelmRelease carts/carts-billing');
    const ways = [
      () => page.keyboard.press('Escape'),
      () => dialog.getByRole('button', { name: 'Close' }).click(),
      () => page.goBack(),
    ];
    for (const close of ways) {
      await name.click();
      await dialog.waitFor();
      expect(detailsIn(page)).toEqual([
        'staging/HelmRelease/carts/carts-billing',
        null,
      ]);
      await close();
      await dialog.waitFor({ state: 'detached' });
      expect(page.url()).toBe(below);
      await hasFocus(name);
    }
  });

  it('are a single entry in the history of the browser, also after changing tabs', async () => {
    const page = await demo.open({ path: ENTITY_PAGE });
    const name = await nameInRow(page);
    const below = page.url();
    await name.click();
    const dialog = dialogOf(page, 'HelmRelease carts/carts-billing');
    for (const tab of [
      'Resources',
      'Delivery',
      'Events',
      'History',
      'YAML',
      'Overview',
    ]) {
      await dialog.getByRole('tab', { name: tab }).click();
      await dialog.getByRole('tabpanel', { name: tab }).waitFor();
      expect(detailsIn(page)).toEqual([
        'staging/HelmRelease/carts/carts-billing',
        tab.toLowerCase(),
      ]);
    }
    await page.goBack();
    await dialog.waitFor({ state: 'detached' });
    expect(page.url()).toBe(below);
  });

  it.each([
    ['the page of an entity', `${ENTITY_PAGE}/flux`],
    ['the page of an entity with small cards', `${ENTITY_PAGE}/brief`],
    ['the page Flux', '/flux'],
  ])(
    'open from their address on %s, though no row shows the object',
    async (_, path) => {
      const page = await demo.open({
        path: `${path}?flux=staging/Kustomization/carts/carts-checkout&fluxTab=events`,
      });
      const dialog = dialogOf(page, 'Kustomization carts/carts-checkout');
      await dialog.getByRole('table', { name: 'Events' }).waitFor();
      expect(
        await dialog
          .getByRole('tab', { name: 'Events' })
          .getAttribute('aria-selected'),
      ).toBe('true');
      expect(await page.getByRole('dialog').count()).toBe(1);

      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(new URL(page.url()).pathname).toMatch(new RegExp(`^${path}`));
      expect(detailsIn(page)).toEqual([null, null]);
    },
  );

  it('link from an object to the object that blocks it, and back', async () => {
    const page = await openDetails(
      'staging/Kustomization/carts/carts-checkout',
    );
    const dialog = page.getByRole('dialog');
    const chain = dialog.getByRole('region', { name: 'Blocked by' });
    await chain.getByText('Cause', { exact: true }).waitFor();
    expect(await chain.getByRole('link').allInnerTexts()).toEqual([
      'Kustomization carts/carts-notifications',
      'Kustomization carts/carts-alerts',
      'Kustomization carts/carts-jobs',
    ]);

    await chain
      .getByRole('link', { name: 'Kustomization carts/carts-jobs' })
      .click();
    await dialogOf(page, 'Kustomization carts/carts-jobs').waitFor();
    expect(await page.getByRole('dialog').count()).toBe(1);
    await page.goBack();
    await dialogOf(page, 'Kustomization carts/carts-checkout').waitFor();
  });

  it('can be used by keyboard alone to go from a waiting object to its cause, sync that, and go back', async () => {
    const page = await demo.open({ path: ENTITY_PAGE });
    const keyboard = new Keyboard(page);
    const card = page.getByRole('group', { name: 'Deployments', exact: true });
    await keyboard.tabTo(card.getByRole('textbox', { name: 'Search' }));
    await page.keyboard.type('carts-alerts');
    const name = card
      .getByRole('row', { name: /cluster: staging/ })
      .getByRole('link', { name: 'carts/carts-alerts', exact: true });
    await keyboard.tabTo(name);
    await keyboard.press('Enter');
    await dialogOf(page, 'Kustomization carts/carts-alerts').waitFor();
    await keyboard.tabTo(
      page
        .getByRole('region', { name: 'Why' })
        .getByRole('link', { name: 'Kustomization carts/carts-jobs' }),
    );
    await keyboard.press('Enter');

    const cause = dialogOf(page, 'Kustomization carts/carts-jobs');
    await hasFocus(cause);
    await keyboard.tabTo(
      cause.getByRole('button', { name: 'Sync carts/carts-jobs', exact: true }),
    );
    await keyboard.press('Enter');
    // The accessibility tree, without the page below the dialog and its alerts.
    await cause
      .getByRole('status')
      .filter({ hasText: /^Kustomization carts\/carts-jobs on staging/ })
      .waitFor();
    await keyboard.press('Escape');
    await keyboard.isAt(name);
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  it('explain an object that does not exist', async () => {
    const page = await openDetails('staging/Kustomization/carts/no-such');
    await page.getByRole('dialog').getByText('Not found').waitFor();
    await page.goto(`${demo.url}${ENTITY_PAGE}?flux=staging/Pod/carts/a`);
    await page
      .getByRole('dialog')
      .getByText('Pod is not a kind of Flux')
      .waitFor();
    await page.goto(`${demo.url}/flux?flux=no-such/Kustomization/carts/carts`);
    await page
      .getByRole('dialog')
      .getByText(/no-such/)
      .first()
      .waitFor();
    expect(await page.getByRole('tab', { name: 'Overview' }).count()).toBe(0);
  });

  it('link from a failing object to its pod, and give advice', async () => {
    const page = await demo.open({ path: CAUSES });
    const card = page.getByRole('group', { name: 'Deployments', exact: true });
    await card.getByRole('link', { name: 'carts/carts-web' }).first().click();
    const dialog = dialogOf(page, 'Kustomization carts/carts-web');
    const why = dialog.getByRole('region', { name: 'Why' });
    await why
      .getByText(/^Deployment carts\/carts-web .*ImagePullBackOff.* pod /)
      .waitFor();
    await why.getByText(/^Check name and tag of the image/).waitFor();
    await why
      .getByRole('link', { name: /^Resources/ })
      .first()
      .click();
    const tree = dialog.getByRole('treegrid', { name: 'Resources' });
    await tree
      .getByRole('row', {
        name: /^Pod carts\/carts-web-\S+ .*ImagePullBackOff/,
      })
      .waitFor();
    expect(detailsIn(page)[1]).toBe('resources');
  });

  it.each([
    ['Kustomization/carts/carts-batch', /exceed a quota/],
    ['HelmRelease/carts/carts-ranking', /Unschedulable/],
    ['HelmRelease/carts/carts-reports', /HelmRepository carts\/carts-charts/],
    ['Kustomization/carts/carts-admin', /policy/i],
  ])('say in one sentence why %s fails', async (object, sentence) => {
    const page = await demo.open({ path: `${CAUSES}&flux=staging/${object}` });
    const why = page.getByRole('region', { name: 'Why' });
    const first = why.locator('strong').filter({ hasText: sentence });
    await first.waitFor();
    expect(await first.count()).toBe(1);
  });

  it.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ])(
    'show the path of an object from its source to the cluster, on a %s screen',
    async (_, viewport) => {
      const page = await openDetails(
        'staging/Kustomization/carts/carts-checkout&fluxTab=delivery',
        { viewport },
      );
      const graph = page.getByRole('group', { name: 'Delivery' });
      // The root cause is three links away.
      await graph
        .getByRole('listitem')
        .filter({ hasText: /^Kustomization carts\/carts-jobs *Failed/ })
        .waitFor();
      await layoutSettles(page);
      expect(await beyondEdges(page)).toEqual(NOTHING_BEYOND);

      await page.getByRole('button', { name: 'Check health' }).click();
      await graph
        .getByText(/^Healthy \d/)
        .first()
        .waitFor();
      const keyboard = new Keyboard(page);
      await keyboard.tabTo(page.getByRole('button', { name: 'List' }));
      await keyboard.press('Enter');
      const list = page.getByRole('list', { name: 'Delivery' });
      await keyboard.tabTo(
        list.getByRole('link', { name: 'Kustomization carts/carts-jobs' }),
      );
      expect(await beyondEdges(page)).toEqual(NOTHING_BEYOND);
      await keyboard.press('Enter');
      await dialogOf(page, 'Kustomization carts/carts-jobs').waitFor();
    },
  );

  it('open from the graph of a whole cluster', async () => {
    const page = await demo.open({ path: `${ENTITY_PAGE}/delivery` });
    const card = page.getByRole('group', { name: 'Delivery', exact: true });
    await card.getByRole('button', { name: /^staging/ }).click();
    const graph = card.getByRole('group', { name: 'Delivery: staging' });
    const name = 'Kustomization carts/carts-checkout';
    await graph.getByRole('link', { name }).first().waitFor();
    await graph.getByRole('link', { name }).first().click();
    await dialogOf(page, name).waitFor();
    expect(detailsIn(page)[0]).toBe(
      'staging/Kustomization/carts/carts-checkout',
    );
  });

  it('return the focus when the final log lines of a container are closed', async () => {
    const page = await demo.open({
      path: `${CAUSES}&flux=staging/HelmRelease/carts/carts-worker`,
    });
    const keyboard = new Keyboard(page);
    const show = page.getByRole('button', {
      name: 'Show the last lines of carts-worker',
    });
    await keyboard.tabTo(show);
    await keyboard.press('Enter');
    const words = page.getByRole('dialog', { name: /^Last lines of/ });
    await words.getByText(/panic: no database/).waitFor();
    await keyboard.press('Escape');
    await words.waitFor({ state: 'detached' });
    await keyboard.isAt(show);
    expect(await page.getByRole('dialog').count()).toBe(1);
  });

  it('have a tree with keyboard navigation', async () => {
    const page = await demo.open({
      path: `${CAUSES}&flux=staging/Kustomization/carts/carts-web&fluxTab=resources`,
    });
    const keyboard = new Keyboard(page);
    const tree = page.getByRole('treegrid', { name: 'Resources' });
    const rowNamed = (name: RegExp) => tree.getByRole('row', { name }).first();
    await rowNamed(/^Pod /).waitFor();
    await keyboard.tabTo(rowNamed(/Deployment \(apps\)/));
    await keyboard.press('ArrowDown');
    await keyboard.isAt(rowNamed(/carts\/carts-web .*Deadline/));
    await keyboard.press('End');
    await keyboard.isAt(tree.getByRole('row').last());
    await keyboard.press('Home');
    await keyboard.press('ArrowLeft');
    await keyboard.isAt(rowNamed(/Deployment \(apps\)/));
    expect(await tree.getByRole('row', { name: /^Pod / }).count()).toBe(0);
  });

  it('have no axe violations on a narrow screen', async () => {
    const page = await openDetails(OBJECTS[2], { viewport: NARROW });
    for (const tab of await tabsIn(page)) {
      await openTab(page, tab);
      expect(await barriersOn(page)).toEqual([]);
    }
  });

  it('show the values of each ConfigMap on request', async () => {
    const page = await openDetails(
      'staging/HelmRelease/carts/carts&fluxTab=yaml',
    );
    const dialog = page.getByRole('dialog');
    const shows = dialog.getByRole('button', { name: /^Show values of/ });
    await shows.first().waitFor();
    expect(await shows.allTextContents()).toEqual([
      'Show values of ConfigMap carts-values',
      'Show values of ConfigMap carts-settings',
      'Show values of ConfigMap carts-overrides',
    ]);
    while ((await shows.count()) > 0) await shows.first().click();
    await dialog
      .getByRole('group', { name: 'Values of ConfigMap carts-values' })
      .locator('pre')
      .waitFor();
    await dialog.getByText('There is no such ConfigMap').waitFor();
  });

  describe.each(['light', 'dark'] as const)('in a %s theme', theme => {
    it('can be used by keyboard alone, with a visible focus', async () => {
      const page = await demo.open({ path: ENTITY_PAGE, theme });
      const keyboard = new Keyboard(page);
      const name = await nameInRow(page);
      await keyboard.tabTo(name);
      await keyboard.press('Enter');
      const dialog = dialogOf(page, 'HelmRelease carts/carts-billing');
      const tabOf = (tab: string) => dialog.getByRole('tab', { name: tab });
      await keyboard.tabTo(dialog.getByRole('button', { name: 'Close' }));
      await keyboard.tabTo(tabOf('Overview'));
      for (const tab of [
        'Resources',
        'Delivery',
        'Events',
        'History',
        'Logs',
        'YAML',
      ]) {
        await keyboard.press('ArrowRight');
        await keyboard.isAt(tabOf(tab));
        await keyboard.press('Enter');
        await dialog.getByRole('tabpanel', { name: tab }).waitFor();
      }
      await keyboard.tabTo(
        dialog.getByRole('group', { name: 'Metadata and spec' }),
      );
      await keyboard.press('Escape');
      await keyboard.isAt(name);
      expect(await page.getByRole('dialog').count()).toBe(0);
    });
  });

  it.each(OBJECTS)(
    'fill a narrow screen with %s, without horizontal scrolling',
    async object => {
      const page = await openDetails(object, { viewport: NARROW });
      const dialog = page.getByRole('dialog');
      for (const tab of await tabsIn(page)) {
        await openTab(page, tab);
        await layoutSettles(page);
        expect(await dialog.boundingBox()).toMatchObject({
          x: 0,
          width: NARROW.width,
        });
        expect(await beyondEdges(page)).toEqual(NOTHING_BEYOND);
      }
    },
  );

  it('are completely visible at a zoom of 200 %', async () => {
    const page = await openDetails(OBJECTS[0], { viewport: ZOOMED });
    const dialog = page.getByRole('dialog');
    for (const tab of await tabsIn(page)) {
      await openTab(page, tab);
      await layoutSettles(page);
      expect(await beyondEdges(page)).toEqual(NOTHING_BEYOND);
      await dialog.getByRole('button', { name: 'Close' }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.goto(
        `${demo.url}${ENTITY_PAGE}?flux=${
          OBJECTS[0]
        }&fluxTab=${tab.toLowerCase()}`,
      );
    }
  });
});

/** The name of `carts-billing` on staging, in the only row that is shown. */
async function nameInRow(page: Page): Promise<Locator> {
  const card = page.getByRole('group', { name: 'Deployments', exact: true });
  await card.getByRole('textbox', { name: 'Search' }).fill('carts-billing');
  const name = card
    .getByRole('row', { name: /cluster: staging/ })
    .getByRole('link', { name: 'carts/carts-billing', exact: true });
  await page.waitForURL(url => url.search.includes('carts-billing'));
  await name.waitFor();
  return name;
}

/**
 * By how many pixels the page, the details and their tables can be scrolled
 * horizontally.
 */
async function beyondEdges(page: Page) {
  const dialog = page.getByRole('dialog');
  const beyondAll = await dialog
    .or(dialog.locator('[role=group]:has(> table)'))
    .evaluateAll(elements =>
      elements.map(element => ({
        isDialog: element.matches('[role=dialog]'),
        beyond: element.scrollWidth - element.clientWidth,
      })),
    );
  const beyond = (isDialog: boolean) =>
    Math.max(
      0,
      ...beyondAll
        .filter(each => each.isDialog === isDialog)
        .map(each => each.beyond),
    );
  return {
    ...(await sidewaysScroll(page)),
    details: beyond(true),
    tables: beyond(false),
  };
}

function dialogOf(page: Page, name: string): Locator {
  return page.getByRole('dialog', { name, exact: true });
}

/** The object and the tab in the address. */
function detailsIn(page: Page): (string | null)[] {
  const { searchParams } = new URL(page.url());
  return [searchParams.get('flux'), searchParams.get('fluxTab')];
}

async function hasFocus(place: Locator): Promise<void> {
  const element = await place.elementHandle();
  await place
    .page()
    .waitForFunction(wanted => wanted === document.activeElement, element);
}

/** The names of the tabs; some kinds have only some of them. */
async function tabsIn(page: Page): Promise<string[]> {
  const tabs = page.getByRole('dialog').getByRole('tab');
  await tabs.first().waitFor();
  return tabs.allTextContents();
}

/** Opens a tab of the details, and waits until it is complete. */
async function openTab(page: Page, tab: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('tab', { name: tab }).click();
  const panel = dialog.getByRole('tabpanel', { name: tab });
  await panel.waitFor();
  await panel
    .locator('table, pre, ol > li, [role=treegrid][aria-busy=false]')
    .or(panel.getByRole('list', { name: 'Logs' }))
    .or(panel.getByText(/^(There (is|are) no |Nothing is applied)/))
    .first()
    .waitFor();
}
