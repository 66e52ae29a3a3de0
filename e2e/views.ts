import type { Locator, Page } from 'playwright-core';

const ENTITY_PAGE = '/catalog/default/component/carts-service';
/** The same page, with clusters where deployments fail for many reasons. */
const CAUSES = `${ENTITY_PAGE}?clusters=causes`;

/** A view of the demo that is checked in all themes, sizes and languages. */
export interface View {
  readonly name: string;
  /** The address of its page. */
  readonly path: string;
  /** Opens it on its page, in English, and waits until it is complete. */
  readonly open: (page: Page) => Promise<void>;
  /** The selector of its part of the page. */
  readonly part: string;
  /**
   * The button that it is anchored to, if that opened it; it is opened again
   * after the window has got another size.
   */
  readonly anchor?: (page: Page) => Locator;
}

function onPage(
  name: string,
  path: string,
  open: View['open'],
  part: string = 'article',
): View {
  return { name, path, open, part };
}

/** Details of an object; `object` is its address. */
function details(
  name: string,
  object: string,
  open: (dialog: Locator) => Promise<void>,
  page: string = ENTITY_PAGE,
): View {
  const path = `${page}${page.includes('?') ? '&' : '?'}flux=${object}`;
  const part = '[role=dialog]';
  return {
    name: `details: ${name}`,
    path,
    part,
    open: page_ => open(page_.locator(part)),
  };
}

/** A dialog or a menu that a button opens on the page of the entity. */
function opened(name: string, opener: RegExp, role: 'dialog' | 'menu'): View {
  const anchor = (page: Page) =>
    page.getByRole('button', { name: opener }).first();
  return {
    name,
    path: ENTITY_PAGE,
    part: `[role=${role}]`,
    anchor,
    async open(page) {
      await anchor(page).click();
      await page.getByRole(role).waitFor();
    },
  };
}

/** The settings of one object of a kind that no other view shows. */
function settings(object: string, page?: string): View {
  const [, kind] = object.split('/');
  return details(
    `settings of kind ${kind}`,
    object,
    dialog =>
      dialog
        .getByRole('region', { name: 'Settings', exact: true })
        .or(dialog.getByRole('region', { name: 'Labels', exact: true }))
        .first()
        .waitFor(),
    page,
  );
}

async function rowsAre(page: Page, more: RegExp): Promise<void> {
  await page.getByRole('row', { name: more }).first().waitFor();
}

/** Waits for all clusters of the fleet but the one that hangs. */
async function fleetIsRead(page: Page): Promise<void> {
  await page.getByText(/^17 of 18 clusters have answered$/).waitFor();
  await page.getByRole('row').nth(1).waitFor();
}

const text = (place: Locator, words: string | RegExp) =>
  place.getByText(words).first().waitFor();

/** All views of the demo. */
export const VIEWS: readonly View[] = [
  onPage('environments, deployments and sources', ENTITY_PAGE, async page => {
    await page.getByRole('table', { name: 'Environments' }).waitFor();
    await rowsAre(page, /carts\/carts-config/);
  }),
  onPage(
    'what does not get to production',
    '/catalog/default/component/shipping-service',
    async page => {
      await text(page.getByRole('table', { name: 'Environments' }), 'Waiting');
      await rowsAre(page, /shipping\/shipping-db/);
    },
  ),
  onPage(
    'what is found through workloads',
    '/catalog/default/component/payment-service',
    async page => {
      await text(page.locator('article'), 'Found through its workloads');
      await rowsAre(page, /flux-system\/sock-shop/);
    },
  ),
  onPage('a card that is filtered', ENTITY_PAGE, async page => {
    const card = page.getByRole('group', { name: 'Deployments', exact: true });
    await card.getByRole('button', { name: 'filter list' }).click();
    await card.getByRole('textbox', { name: 'Search' }).fill('nothing at all');
    await text(card, /^Nothing matches/);
  }),
  onPage('all that a row tells, and a selection', ENTITY_PAGE, async page => {
    const card = page.getByRole('group', { name: 'Deployments', exact: true });
    await card.getByRole('textbox', { name: 'Search' }).fill('carts-api');
    await card
      .getByRole('button', { name: /^Show all/ })
      .first()
      .click();
    await card.getByRole('checkbox').nth(1).check();
    await text(card, '1 selected');
  }),
  onPage('clusters that fail', ENTITY_PAGE, async page => {
    await page
      .getByRole('combobox', { name: 'production', exact: true })
      .selectOption('forbids everything (403)');
    const card = page.getByRole('group', { name: 'Deployments', exact: true });
    await page.getByRole('button', { name: 'Refresh' }).nth(1).click();
    await card.getByRole('button', { name: 'Details' }).click();
    await text(card, /^Grant the account/);
  }),
  onPage('the small cards', `${ENTITY_PAGE}/brief`, async page => {
    await page
      .getByRole('list', { name: 'Environments' })
      .getByRole('listitem')
      .nth(3)
      .waitFor();
    await rowsAre(page, /carts\/carts-next/);
  }),
  onPage('images', `${ENTITY_PAGE}/images`, page =>
    text(page.locator('article'), 'A tag that the policy would not choose'),
  ),
  onPage('delivery to a cluster', `${ENTITY_PAGE}/delivery`, async page => {
    await page.getByRole('button', { name: /^staging/ }).click();
    await page
      .getByRole('group', { name: 'Delivery: staging' })
      .getByRole('link', { name: 'Kustomization carts/carts-checkout' })
      .first()
      .waitFor();
  }),
  onPage('Flux of a team', '/catalog/default/group/sockshop-team', page =>
    text(page.locator('article'), /^\d+ of \d+ ready$/),
  ),
  onPage('resources of the fleet', '/flux', fleetIsRead),
  onPage('clusters of the fleet', '/flux/clusters', fleetIsRead),
  onPage('the runtime', '/flux/runtime', page =>
    page
      .getByRole('button', { name: /removed in Flux/ })
      .first()
      .waitFor(),
  ),

  {
    ...opened('the dialog to suspend', /^Suspend /, 'dialog'),
    anchor: undefined,
  },
  {
    name: 'the dialog to suspend many',
    path: ENTITY_PAGE,
    part: '[role=dialog]',
    async open(page) {
      const all = page.getByRole('checkbox', { name: 'Select all' });
      await all.first().check();
      await page.getByRole('button', { name: 'Suspend the selected' }).click();
      await page.getByRole('dialog').waitFor();
    },
  },
  opened('ways to sync', /^More ways to sync/, 'menu'),
  opened('columns to choose', /^Choose columns/, 'menu'),
  opened('links', /^Links of/, 'menu'),
  opened('an artifact', /: artifact of/, 'dialog'),
  opened('a verification', /: verification of/, 'dialog'),
  opened('why workloads are one row', /^Why carts-api/, 'dialog'),

  details(
    'what waits, and its cause',
    'staging/Kustomization/carts/carts-checkout',
    dialog => text(dialog.getByRole('region', { name: 'Blocked by' }), 'Cause'),
  ),
  details(
    'why, down to the container',
    'staging/HelmRelease/carts/carts-worker',
    dialog =>
      text(dialog.getByRole('region', { name: 'Why' }), /CrashLoopBackOff/),
    CAUSES,
  ),
  details(
    'last lines of a container',
    'staging/HelmRelease/carts/carts-worker',
    async dialog => {
      await dialog
        .getByRole('button', { name: /^Show the last lines of/ })
        .click();
      await text(dialog, /panic: no database/);
    },
    CAUSES,
  ),
  details(
    'resources',
    'staging/Kustomization/carts/carts-web&fluxTab=resources',
    dialog => dialog.getByRole('row', { name: /^Pod / }).first().waitFor(),
    CAUSES,
  ),
  details(
    'delivery, as a graph',
    'staging/Kustomization/carts/carts-checkout&fluxTab=delivery',
    dialog =>
      dialog
        .getByRole('listitem')
        .filter({ hasText: /^Kustomization carts\/carts-jobs *Failed/ })
        .waitFor(),
  ),
  details(
    'delivery, as a list',
    'staging/Kustomization/carts/carts-checkout&fluxTab=delivery',
    async dialog => {
      await dialog.getByRole('button', { name: 'List', exact: true }).click();
      await text(dialog.getByRole('list', { name: 'Delivery' }), /carts-jobs/);
    },
  ),
  details(
    'events',
    'staging/Kustomization/carts/carts-checkout&fluxTab=events',
    dialog => dialog.getByRole('table', { name: 'Events' }).waitFor(),
  ),
  details(
    'history',
    'staging/HelmRelease/carts/carts-api&fluxTab=history',
    dialog => dialog.getByRole('table', { name: 'History' }).waitFor(),
  ),
  details(
    'logs',
    'staging/Kustomization/carts/carts-web&fluxTab=logs',
    async dialog => {
      const lines = dialog.getByRole('list', { name: 'Logs' });
      await text(lines, /^Reconciliation failed/);
      await lines
        .getByRole('button', { name: /^Show \d+ obj/ })
        .first()
        .click();
      await text(lines, / unchanged$/);
    },
    CAUSES,
  ),
  details(
    'values and manifest',
    'staging/HelmRelease/carts/carts&fluxTab=yaml',
    async dialog => {
      const shows = dialog.getByRole('button', { name: /^Show values of/ });
      await shows.first().waitFor();
      while ((await shows.count()) > 0) await shows.first().click();
      await text(dialog, 'There is no such ConfigMap');
    },
  ),
  details(
    'alerts and receivers',
    'staging/GitRepository/carts/carts',
    async dialog => {
      const alerts = dialog.getByRole('region', { name: 'Alerts' });
      await alerts.getByRole('button', { name: /^Look for Alerts/ }).click();
      await text(alerts, /carts-push/);
    },
  ),
  details(
    'what needs a release, and its settings',
    'staging/HelmRelease/carts/carts',
    async dialog => {
      await dialog.getByRole('button', { name: /^Look for all/ }).click();
      await text(dialog, /^Looked through all Helm Releases/);
    },
  ),
  details(
    'of a release that is suspended',
    'production/HelmRelease/carts-canary/carts-api',
    dialog => text(dialog, /^Suspended by/),
  ),
  details('of nothing', 'staging/Kustomization/carts/no-such', dialog =>
    text(dialog, 'Not found'),
  ),
  settings('staging/OCIRepository/carts/carts-manifests'),
  settings('staging/Bucket/carts/carts-assets'),
  settings('staging/HelmChart/carts/carts-toolbox'),
  settings('staging/ImageUpdateAutomation/carts/carts'),
  settings('staging/Alert/carts/carts'),
  settings('staging/Provider/carts/carts-chat'),
  settings('staging/FluxInstance/flux-system/flux', CAUSES),
  settings('staging/ResourceSet/carts/carts-tenants', CAUSES),
  settings('staging/ResourceSetInputProvider/carts/carts-branches', CAUSES),
];
