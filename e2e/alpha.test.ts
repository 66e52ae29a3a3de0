/**
 * @jest-environment node
 */
import type { Locator, Page } from 'playwright-core';
import { barriersOn } from './axe';
import { describeDemo } from './describeDemo';

const DETAILS = 'flux=staging/Kustomization/carts/carts-checkout';

describeDemo(
  'the demo on the new frontend system',
  demo => {
    it('shows its cards on the overview of an entity', async () => {
      const page = await demo.open();
      for (const title of ['Deployments', 'Sources']) {
        await rowsOf(cardOf(page, title)).first().waitFor();
      }
      await cardOf(page, 'Flux')
        .getByRole('list', { name: 'Environments' })
        .waitFor();
      expect(await page.getByRole('heading', { name: 'About' }).count()).toBe(
        1,
      );
    });

    it('shows the Flux tab of an entity', async () => {
      const page = await demo.open();
      await openTab(page);
      expect(new URL(page.url()).pathname).toMatch(/\/carts-service\/flux$/);
      await page
        .getByRole('table', { name: 'Environments' })
        .getByRole('link', { name: 'carts/carts-api on production' })
        .waitFor();
      for (const title of ['Deployments', 'Sources']) {
        await rowsOf(cardOf(page, title)).first().waitFor();
      }
    });

    it('opens the page about the Flux of every cluster from the navigation', async () => {
      const page = await demo.open();
      await openRuntime(page);
      expect(new URL(page.url()).pathname).toBe('/flux-runtime');
    });

    it('opens the page about all Flux objects from the navigation', async () => {
      const page = await demo.open();
      await openFluxPage(page);
      await page.getByRole('tab', { name: 'Clusters' }).click();
      await page.waitForURL('**/flux/clusters');
      // All clusters except for the one that hangs.
      await page.getByText(/^17 of 18 clusters have answered$/).waitFor();
      const failing = page.getByRole('link', { name: / Failing on staging$/ });
      const [count] = (await failing.innerText()).split(' ');
      await failing.click();
      await page.waitForURL('**/flux/resources?*state=Failed*');
      await page.getByText(new RegExp(`^1-\\d+ of ${count}$`)).waitFor();
      await page.getByRole('tab', { name: 'Runtime' }).click();
      await showsControllers(page);
      expect(new URL(page.url()).pathname).toBe('/flux/runtime');
    });

    it('shows the details of an object whose name is clicked, until they are closed', async () => {
      const page = await demo.open();
      const name = rowsOf(cardOf(page, 'Deployments'))
        .first()
        .getByRole('link', { name: /^carts\// })
        .first();
      await name.waitFor();
      const below = page.url();
      await name.click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('region', { name: 'Conditions' }).waitFor();
      expect(await dialog.count()).toBe(1);
      await dialog.getByRole('tab', { name: 'Events' }).click();
      await dialog.getByRole('tabpanel', { name: 'Events' }).waitFor();
      expect(new URL(page.url()).searchParams.get('fluxTab')).toBe('events');
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(page.url()).toBe(below);
    });

    it.each([
      ['the page of an entity', '/catalog/default/component/carts-service'],
      ['the tab of an entity', '/catalog/default/component/carts-service/flux'],
      ['the page Flux', '/flux'],
      ['its tab Clusters', '/flux/clusters'],
      ['its tab Runtime', '/flux/runtime'],
    ])('shows the details that an address on %s names', async (_, path) => {
      const page = await demo.open({
        path: `${path}?${DETAILS}&fluxTab=history`,
      });
      const dialog = page.getByRole('dialog', {
        name: 'Kustomization carts/carts-checkout',
      });
      await dialog.getByRole('table', { name: 'History' }).waitFor();
      expect(await page.getByRole('dialog').count()).toBe(1);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      expect(new URL(page.url()).search).toBe('');
    });

    it.each(['light', 'dark'] as const)(
      'has no axe violations in a %s theme',
      async theme => {
        const page = await demo.open({ theme });
        await rowsOf(cardOf(page, 'Sources')).first().waitFor();
        // Not the whole page: Backstage's hidden title is in no landmark.
        expect(await barriersOn(page, 'main')).toEqual([]);
        await openTab(page);
        await rowsOf(cardOf(page, 'Sources')).first().waitFor();
        expect(await barriersOn(page, 'main')).toEqual([]);
        await openRuntime(page);
        expect(await barriersOn(page, 'main')).toEqual([]);
        await openFluxPage(page);
        expect(await barriersOn(page, 'main')).toEqual([]);
        await page.getByRole('tab', { name: 'Clusters' }).click();
        await page
          .getByRole('link', { name: / Failing on staging$/ })
          .waitFor();
        expect(await barriersOn(page, 'main')).toEqual([]);
        await page.goto(`${page.url()}?${DETAILS}`);
        await page.getByRole('region', { name: 'Blocked by' }).waitFor();
        expect(await barriersOn(page, '[role=dialog]')).toEqual([]);
      },
    );
  },
  'start:alpha',
);

async function openTab(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Deployment', exact: true }).click();
  await page.getByRole('menuitemradio', { name: 'Flux', exact: true }).click();
  await page.waitForURL('**/flux');
}

async function openRuntime(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Flux Runtime' }).click();
  await showsControllers(page);
}

async function openFluxPage(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Flux', exact: true }).click();
  await page.waitForURL('**/flux/resources');
  await page
    .getByRole('row', { name: /carts\/carts-jobs/ })
    .first()
    .waitFor();
}

async function showsControllers(page: Page): Promise<void> {
  await page
    .getByRole('row', { name: /source-controller/ })
    .first()
    .waitFor();
}

/** The content of the card with a title. */
function cardOf(page: Page, title: string): Locator {
  return page.getByRole('group', { name: title, exact: true });
}

function rowsOf(card: Locator): Locator {
  return card.getByRole('row', { name: /cluster: (staging|production)/ });
}
