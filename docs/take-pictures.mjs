// Takes the pictures of the README from the demo: run `npm start`, then
// `node docs/take-pictures.mjs [address]`.
import { chromium } from 'playwright-core';

const [address = 'http://localhost:3000'] = process.argv.slice(2);
const folder = new URL('./pictures/', import.meta.url).pathname;

/** Pictures of details: their names, the object, the tab, and what is in it. */
const DETAILS = [
  [
    'details',
    'staging/Kustomization/carts/carts-checkout',
    'overview',
    'Blocked by',
  ],
  [
    'details-history',
    'production/Kustomization/carts/carts',
    'history',
    'History',
  ],
];

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
  args: ['--headless', '--no-sandbox', '--disable-gpu'],
});
for (const theme of ['light', 'dark']) {
  const context = await browser.newContext({
    viewport: { width: 1500, height: 1100 },
  });
  await context.addInitScript(
    name => window.localStorage.setItem('theme', name),
    theme,
  );
  const page = await context.newPage();
  await page.goto(`${address}/catalog/default/component/carts-service`);
  await page.getByText('carts/carts-api').first().waitFor();
  // The buttons come after the rows.
  await page
    .getByRole('button', { name: /^Sync / })
    .first()
    .waitFor();
  await page.screenshot({ path: `${folder}entity-page-${theme}.png` });

  for (const [name, object, tab, region] of DETAILS) {
    await page.goto(
      `${address}/catalog/default/component/carts-service?flux=${object}&fluxTab=${tab}`,
    );
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel(region).first().waitFor();
    // What is related is read, one hop after the other.
    await page.waitForTimeout(5_000);
    await page.screenshot({ path: `${folder}${name}-${theme}.png` });
  }

  await page.goto(`${address}/flux-runtime`);
  await page.getByText('source-controller').first().waitFor();
  // Some clusters of the demo are slow.
  await page.waitForTimeout(5_000);
  await page.screenshot({ path: `${folder}flux-runtime-${theme}.png` });
  await context.close();
}
await browser.close();
