// Takes the pictures of the README from the demo: run `npm start`, then
// `node docs/take-pictures.mjs [address]`.
import { chromium } from 'playwright-core';

const [address = 'http://localhost:3000'] = process.argv.slice(2);
const folder = new URL('./pictures/', import.meta.url).pathname;

const STORY = '/catalog/default/component/shipping-service';
const ENTITY = '/catalog/default/component/carts-service';
const detailsOf = (object, tab, query = '') =>
  `${ENTITY}?${query}flux=${object}&fluxTab=${tab}`;

/** Pictures: their names, the page, and what is in it that has this label. */
const PICTURES = [
  ['environments', STORY, 'Deployments'],
  [
    'why',
    detailsOf(
      'staging/Kustomization/carts/carts-web',
      'overview',
      'clusters=causes&',
    ),
    'Why',
  ],
  [
    'details',
    detailsOf('staging/Kustomization/carts/carts-checkout', 'overview'),
    'Blocked by',
  ],
  [
    'details-resources',
    detailsOf(
      'staging/Kustomization/carts/carts-web',
      'resources',
      'clusters=causes&',
    ),
    'Resources',
  ],
  [
    'details-delivery',
    detailsOf('staging/Kustomization/carts/carts-checkout', 'delivery'),
    'Delivery',
  ],
  [
    'details-history',
    detailsOf('production/Kustomization/carts/carts', 'history'),
    'History',
  ],
  ['flux-resources', '/flux/resources', 'Resources'],
  ['flux-clusters', '/flux/clusters', 'All clusters'],
  ['flux-runtime', '/flux-runtime', 'Flux runtime'],
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
  for (const [name, path, label] of PICTURES) {
    await page.goto(`${address}${path}`);
    await page.getByLabel(label).first().waitFor();
    // Clusters of the demo are slow, and what is related is read hop by hop.
    await page.waitForTimeout(6_000);
    await page.screenshot({ path: `${folder}${name}-${theme}.png` });
  }
  await context.close();
}
await browser.close();
