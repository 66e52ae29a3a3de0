/**
 * @jest-environment node
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { serve, type Served } from '../dev/fleet/serve';
import { createCartsFleet } from '../dev/fleet/worlds/carts';
import { startBackstage, type RunningBackstage } from './backstage';
import { findChromium, launchChromium, visit } from './browser';
import { expectDetailsAsOn } from './compareDetails';
import { alertWith, Card, Details, openFlux, signIn } from './pages';

// The first run installs and builds Backstage.
jest.setTimeout(1_200_000);

const chromiumPath = findChromium();
const WIDE = { width: 1600, height: 1200 };
const FOLLOWED_MS = 60_000;

const isPrepared = existsSync(
  join(__dirname, '../dev/backstage/node_modules/.flux-built'),
);
const isWanted = process.env.E2E_BACKSTAGE === '1' || isPrepared;
if (!isWanted) {
  // jest does not print the names of skipped tests.
  process.stderr.write('A real Backstage is not tested: npm run e2e does.\n');
}

// Without a browser, the demo's tests print a notice, and fail in CI.
(chromiumPath && isWanted ? describe : describe.skip)(
  'a real Backstage',
  () => {
    const fleet = createCartsFleet();
    const servers: Served[] = [];
    let backstage: RunningBackstage;
    let browser: Browser;
    const pages: Page[] = [];

    async function clusters() {
      return fleet.clusters.map(({ name }, index) => ({
        name,
        url: servers[index].url,
        token: 'any',
      }));
    }

    beforeAll(async () => {
      for (const cluster of fleet.clusters) {
        servers.push(await serve(cluster.handle));
      }
      backstage = await startBackstage(await clusters());
      browser = await launchChromium(chromiumPath ?? '');
    });

    afterAll(async () => {
      await browser?.close();
      await backstage?.stop();
      servers.forEach(server => server.close());
      fleet.stop();
    });

    afterEach(async () => {
      for (const page of pages.splice(0)) await page.context().close();
      for (const cluster of fleet.clusters) {
        cluster.mend();
        cluster.allow();
      }
    });

    async function open(url = backstage.url): Promise<Page> {
      const { page } = await visit(browser, url, WIDE);
      pages.push(page);
      await signIn(page, url);
      return page;
    }

    async function openCard(
      title: string,
      tab: 'flux' | 'flux-details' = 'flux',
    ): Promise<{ page: Page; card: Card }> {
      const page = await open();
      await openFlux(page, backstage.url, 'carts-service', tab);
      const card = new Card(page, title);
      await card.showAll();
      return { page, card };
    }

    function objectOf(cluster: string, kind: string, name: string) {
      const found = [...fleet.cluster(cluster).list(kind)].find(
        ({ metadata }) => metadata.name === name,
      );
      if (!found) throw new Error(`No ${kind} ${name} on ${cluster}`);
      return found;
    }

    it('lists the same objects as the clusters on its card', async () => {
      const { card } = await openCard('Deployments');
      const labelled = fleet.clusters.flatMap(cluster =>
        ['HelmRelease', 'Kustomization'].flatMap(kind =>
          [...cluster.list(kind)]
            .filter(
              ({ metadata }) =>
                metadata.labels?.['backstage.io/kubernetes-id'] ===
                'carts-service',
            )
            .map(
              ({ metadata: { namespace, name } }) =>
                `${kind} ${namespace}/${name} @ ${cluster.name}`,
            ),
        ),
      );
      expect(labelled.length).toBeGreaterThan(20);
      expect(await card.names()).toEqual(labelled.sort());
    });

    it('shows the deployers of a component of which only the workloads have the label', async () => {
      const page = await open();
      await openFlux(page, backstage.url, 'payment-service');
      const card = new Card(page, 'Deployments');
      await card.root.getByText('Found through its workloads').waitFor();
      await card.rows.nth(3).waitFor();
      expect(await card.names()).toEqual(
        ['production', 'staging']
          .flatMap(cluster => [
            `HelmRelease payment/payment-ledger @ ${cluster}`,
            `Kustomization payment/payment @ ${cluster}`,
          ])
          .sort(),
      );
    });

    it('has a menu with the configured links', async () => {
      const { page, card } = await openCard('Deployments');
      const row = card.row('HelmRelease', 'carts/carts', 'staging');
      await row.button(/^Links of /).click();
      const link = page.getByRole('menuitem', { name: 'Runbook' });
      expect(await link.getAttribute('href')).toBe(
        'https://docs.example.com/carts-service/HelmRelease/carts/carts',
      );
    });

    it('shows its cards beside the others, in the language of the app', async () => {
      const page = await open();
      await page.evaluate(() => localStorage.setItem('language', 'de'));
      await page.goto(
        `${backstage.url}/catalog/default/component/carts-service`,
      );
      await page.getByText('About', { exact: true }).waitFor();
      await openFlux(page, backstage.url, 'carts-service');
      await page.getByRole('heading', { name: 'Quellen' }).waitFor();
      const verified = page.getByText('Verifiziert', { exact: true });
      await verified.first().waitFor();
      expect(await verified.count()).toBeGreaterThan(0);
    });

    it('shows no tab for an entity without Flux', async () => {
      const page = await open();
      await page.goto(`${backstage.url}/catalog/default/component/no-flux`);
      await page.getByRole('tab', { name: 'Kubernetes' }).waitFor();
      expect(await page.getByRole('tab', { name: 'Flux' }).count()).toBe(0);
    });

    it('syncs a Kustomization with its source, and shows the result', async () => {
      const { page, card } = await openCard('Deployments');
      const row = card.row('Kustomization', 'carts/carts', 'staging');
      await row.sync();
      await row.says('Syncing');
      await alertWith(
        page,
        /Kustomization carts\/carts on staging: Applied revision/,
      ).waitFor({ timeout: FOLLOWED_MS });
      for (const kind of ['GitRepository', 'Kustomization']) {
        const { metadata } = objectOf('staging', kind, 'carts');
        expect(metadata.annotations).toHaveProperty([
          'reconcile.fluxcd.io/requestedAt',
        ]);
      }
    });

    it('resets a HelmRelease without retries left', async () => {
      const { page, card } = await openCard('Helm Releases', 'flux-details');
      const row = card.row('HelmRelease', 'carts/carts-billing', 'staging');
      await row.says('Stalled');
      await row.syncBy('Reset');
      await alertWith(page, 'carts/carts-billing on staging').waitFor({
        timeout: FOLLOWED_MS,
      });
      const { annotations = {} } = objectOf(
        'staging',
        'HelmRelease',
        'carts-billing',
      ).metadata;
      expect(annotations['reconcile.fluxcd.io/resetAt']).toBe(
        annotations['reconcile.fluxcd.io/requestedAt'],
      );
    });

    it('suspends with a reason, and resumes', async () => {
      const { page, card } = await openCard('Deployments');
      const row = card.row('Kustomization', 'carts/carts-assets', 'production');
      await row.suspend('Change freeze');
      await row.says(/Suspended by .*Reason: Change freeze/);
      const suspended = objectOf('production', 'Kustomization', 'carts-assets');
      expect(suspended.spec).toMatchObject({ suspend: true });
      expect(suspended.metadata.annotations).toMatchObject({
        'backstage.io/flux-suspend-reason': 'Change freeze',
      });

      await row.resume();
      await alertWith(page, /carts-assets on production: Applied/).waitFor({
        timeout: FOLLOWED_MS,
      });
      const resumed = objectOf('production', 'Kustomization', 'carts-assets');
      expect(resumed.spec).not.toHaveProperty('suspend');
      expect(Object.keys(resumed.metadata.annotations ?? {})).not.toContain(
        'backstage.io/flux-suspend-reason',
      );
    });

    it("shows why an object fails, with the controller's message", async () => {
      const { card } = await openCard('Deployments');
      const row = card.row('Kustomization', 'carts/carts-overlays', 'staging');
      expect(await row.text()).toMatch(
        /Failed\s.*kustomization path not found/s,
      );
    });

    it('shows the signer of a source, and which source is not signed', async () => {
      const { card } = await openCard('Git Repositories', 'flux-details');
      const words = (name: string) => card.row('', name, 'staging').text();
      expect(await words('carts/carts')).toMatch(/\bVerified\b/);
      expect(await words('carts/carts-config')).toMatch(/\bFailed\b/);
    });

    it('disables the actions that its service account may not do, with the reason', async () => {
      fleet.cluster('staging').deny({ verbs: ['patch'] });
      const { card } = await openCard('Deployments');
      const row = card.row('Kustomization', 'carts/carts', 'staging');
      await row.root
        .getByLabel(/may not patch kustomizations.kustomize.toolkit.fluxcd.io/)
        .first()
        .waitFor();
      expect(await row.button(/^Sync /).isDisabled()).toBe(true);
      const other = card.row('Kustomization', 'carts/carts', 'production');
      expect(await other.button(/^Sync /).isEnabled()).toBe(true);
    });

    it('keeps the rows of an unreachable cluster, and updates them when it is back', async () => {
      const { page, card } = await openCard('Deployments');
      const before = await card.names();
      const notice = page
        .getByText('1 of 2 clusters could not be read: production')
        .first();
      fleet.cluster('production').break({ kind: 'network' });
      await card.root.getByRole('button', { name: 'Refresh' }).click();
      await notice.waitFor();
      expect(await card.names()).toEqual(before);
      fleet.cluster('production').mend();
      await card.root.getByRole('button', { name: 'Refresh' }).click();
      await notice.waitFor({ state: 'detached' });
      expect(await card.names()).toEqual(before);
    });

    it('shows the version of Flux on every cluster', async () => {
      const page = await open();
      await page.goto(`${backstage.url}/flux-runtime`);
      await page
        .getByRole('heading', { name: 'Flux Runtime' })
        .first()
        .waitFor();
      const rows = page.getByRole('row', { name: /source-controller/ });
      await rows.nth(fleet.clusters.length - 1).waitFor();
      const texts = (await rows.allInnerTexts()).join();
      for (const { name } of fleet.clusters) expect(texts).toContain(name);
    });

    it('lists all Flux objects, with their owners from the catalog', async () => {
      const page = await open();
      await page.goto(`${backstage.url}/flux`);
      const resources = new Card(page, 'Resources');
      await resources.root
        .getByRole('textbox', { name: 'Search' })
        .fill('jobs');
      const row = resources.root.getByRole('row').filter({
        has: page.getByRole('link', { name: 'carts/carts-jobs', exact: true }),
      });
      await row.nth(1).waitFor();
      expect(await row.count()).toBe(2);
      await row.first().getByRole('link', { name: 'carts-service' }).waitFor();
      await row.first().getByRole('link', { name: 'sockshop-team' }).click();

      const card = new Card(page, 'Flux of what it owns');
      await card.root.getByText(/^\d+ of \d\d ready$/).waitFor();
      const failed = card.root.getByRole('link', { name: /^Failed \d+$/ });
      const [, count] = /(\d+)/.exec(await failed.innerText()) ?? [];
      await failed.click();
      await page.getByText(new RegExp(`^1-10 of ${count}$`)).waitFor();
      expect(new URL(page.url()).pathname).toBe('/flux/resources');
    });

    it('shows the details of an object at an address that others can open', async () => {
      const { page, card } = await openCard('Deployments');
      await card
        .row('Kustomization', 'carts/carts-overlays', 'staging')
        .root.getByRole('link', { name: 'carts/carts-overlays', exact: true })
        .click();
      const details = new Details(page, 'Kustomization carts/carts-overlays');
      await details.root
        .getByText('kustomization path not found')
        .first()
        .waitFor();
      await details.openTab('Events');
      await details.table('Events').waitFor();
      const { pathname, search } = new URL(page.url());
      expect(new URLSearchParams(search).get('flux')).toBe(
        'staging/Kustomization/carts/carts-overlays',
      );

      const other = await open();
      for (const path of [pathname, '/flux']) {
        await other.goto(`${backstage.url}${path}${search}`);
        const same = new Details(other, 'Kustomization carts/carts-overlays');
        await same.table('Events').waitFor();
        expect(await other.getByRole('dialog').count()).toBe(1);
      }
    });

    it.each([
      'Kustomization carts/carts-overlays',
      'Kustomization carts/carts-jobs',
      'HelmRelease carts/carts-billing',
      'HelmRelease carts/carts',
      'GitRepository carts/carts-config',
    ])('shows %s as its API server returns it', async named => {
      const [kind, name] = named.split(' ');
      const page = await open();
      await page.goto(`${backstage.url}/flux?flux=staging/${kind}/${name}`);
      const { apiVersion, metadata } = objectOf(
        'staging',
        kind,
        name.split('/')[1],
      );
      const { url } = servers[0];
      await expectDetailsAsOn(
        async path => (await fetch(`${url}${path}`)).json(),
        pathOf(apiVersion, kind, metadata),
        new Details(page, named),
      );
      expect(await page.getByRole('dialog').count()).toBe(1);
    });

    it('loses only the tab Events without the right to list events, and names the missing rule', async () => {
      fleet.cluster('staging').deny({ verbs: ['list'], resource: 'events' });
      const page = await open();
      await page.goto(
        `${backstage.url}/flux?flux=staging/Kustomization/carts/carts-checkout`,
      );
      const details = new Details(page, 'Kustomization carts/carts-checkout');
      await details.root
        .getByRole('region', { name: 'Blocked by' })
        .getByText('Cause', { exact: true })
        .waitFor();
      await details.openTab('Events');
      await details.root
        .getByText(/right to list events in the namespace carts/)
        .waitFor();
      expect(await details.table('Events').count()).toBe(0);
      await details.openTab('History');
      await details.table('History').waitFor();
    });

    it('hides the tabs that the configuration excludes from the details', async () => {
      const hiding = await startBackstage(await clusters(), {
        flux: { details: { hide: ['events', 'values'] } },
      });
      try {
        const page = await open(hiding.url);
        await page.goto(
          `${hiding.url}/flux?flux=staging/HelmRelease/carts/carts&fluxTab=yaml`,
        );
        const { root } = new Details(page, 'HelmRelease carts/carts');
        await root.getByRole('region', { name: 'Manifest' }).waitFor();
        expect(await root.getByRole('tab').allInnerTexts()).toEqual([
          'Overview',
          'Resources',
          'Delivery',
          'History',
          'Logs',
          'YAML',
        ]);
        expect(await root.getByRole('region', { name: 'Values' }).count()).toBe(
          0,
        );
      } finally {
        await hiding.stop();
      }
    });

    it('offers no actions if it is configured as read-only', async () => {
      const readOnly = await startBackstage(await clusters(), {
        flux: { gitops: { readOnly: true } },
      });
      try {
        const page = await open(readOnly.url);
        await openFlux(page, readOnly.url, 'carts-service');
        const card = new Card(page, 'Deployments');
        await card.showAll();
        const row = card.row('Kustomization', 'carts/carts', 'staging');
        await row.root
          .getByLabel('Read-only mode is enabled')
          .first()
          .waitFor();
        expect(await row.button(/^Sync /).isDisabled()).toBe(true);
      } finally {
        await readOnly.stop();
      }
    });
  },
);

function pathOf(
  apiVersion: string,
  kind: string,
  { namespace, name }: { namespace?: string; name: string },
): string {
  const plural = `${kind.toLowerCase().replace(/y$/, 'ie')}s`;
  return `/apis/${apiVersion}/namespaces/${namespace}/${plural}/${name}`;
}
