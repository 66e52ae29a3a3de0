/**
 * @jest-environment node
 */
import type { Browser, Page } from 'playwright-core';
import { startBackstage, type RunningBackstage } from './backstage';
import { findChromium, launchChromium, visit } from './browser';
import {
  eventually,
  expectDetailsAsOn,
  plain,
  type ReadPath,
} from './compareDetails';
import { expectResourcesAsOn } from './compareResources';
import { CAUSES, conditionOf } from './realCauses';
import { alertWith, Card, Details, openFlux, signIn } from './pages';
import {
  kubernetes,
  push,
  startRealClusters,
  type RealCluster,
  type RealClusters,
} from './realClusters';

// The first time, everything is built.
jest.setTimeout(3_600_000);

const WIDE = { width: 1600, height: 1200 };
const FOLLOWED_MS = 120_000;
const PATHS = {
  HelmRelease: '/apis/helm.toolkit.fluxcd.io/v2',
  Kustomization: '/apis/kustomize.toolkit.fluxcd.io/v1',
  GitRepository: '/apis/source.toolkit.fluxcd.io/v1',
  HelmRepository: '/apis/source.toolkit.fluxcd.io/v1',
  OCIRepository: '/apis/source.toolkit.fluxcd.io/v1',
  HelmChart: '/apis/source.toolkit.fluxcd.io/v1',
  ImageRepository: '/apis/image.toolkit.fluxcd.io/v1',
  ImagePolicy: '/apis/image.toolkit.fluxcd.io/v1',
};
type Kind = keyof typeof PATHS;

/** Objects in every state, on the cluster `production`. */
const CASES: readonly [kind: Kind, name: string, state: string][] = [
  ['Kustomization', 'cases/fine', 'Ready'],
  ['Kustomization', 'cases/bad-path', 'Failed'],
  ['Kustomization', 'cases/bad-build', 'Failed'],
  ['Kustomization', 'cases/rejected', 'Failed'],
  ['Kustomization', 'cases/unhealthy', 'Failed'],
  ['Kustomization', 'cases/no-quota', 'Failed'],
  ['Kustomization', 'cases/never-started', 'Suspended'],
  ['Kustomization', 'cases/paused', 'Suspended'],
  ['HelmRelease', 'podinfo/podinfo', 'Ready'],
  ['HelmRelease', 'cases/worker', 'Ready'],
  ['HelmRelease', 'cases/orders', 'Stalled'],
  ['HelmRelease', 'cases/unrenderable', 'Failed'],
  ['HelmRelease', 'cases/paused', 'Suspended'],
  ['GitRepository', 'podinfo/podinfo', 'Ready'],
  ['GitRepository', 'cases/unsigned', 'Failed'],
  ['GitRepository', 'cases/not-found', 'Failed'],
  ['OCIRepository', 'cases/unsigned', 'Failed'],
  ['HelmRepository', 'cases/not-found', 'Failed'],
  ['ImageRepository', 'cases/not-found', 'Failed'],
  ['ImagePolicy', 'cases/no-match', 'Failed'],
];

/** What blocks objects on the cluster `production`, from one to the next. */
const BLOCKED: readonly [
  kind: Kind,
  name: string,
  blockers: readonly string[],
][] = [
  ['Kustomization', 'cases/waiting', ['Kustomization cases/bad-path']],
  ['Kustomization', 'cases/no-source', ['GitRepository cases/missing']],
  ['Kustomization', 'cases/source-failed', ['GitRepository cases/not-found']],
  ['HelmRelease', 'cases/waiting', ['HelmRelease cases/orders']],
  [
    'HelmRelease',
    'cases/no-source',
    ['HelmChart cases/cases-no-source', 'HelmRepository cases/missing'],
  ],
  ['HelmRelease', 'cases/no-version', ['HelmChart cases/cases-no-version']],
];

const isWanted = process.env.E2E_CLUSTER === '1';
if (!isWanted) {
  // jest keeps the names of skipped tests to itself.
  process.stderr.write(
    'Real clusters are not tested: npm run e2e:cluster does that.\n',
  );
}

(isWanted ? describe : describe.skip)('real clusters', () => {
  let real: RealClusters;
  let backstage: RunningBackstage;
  let browser: Browser;
  const pages: Page[] = [];

  function asSeenBy(user: 'backstage' | 'viewer') {
    return real.clusters.map(({ name, url, caData, tokens }) => ({
      name,
      url,
      caData,
      token: tokens[user],
    }));
  }

  beforeAll(async () => {
    real = await startRealClusters();
    const { host, origin } = new URL(real.git.podinfo.url);
    backstage = await startBackstage(asSeenBy('backstage'), {
      integrations: { gitea: [{ host, baseUrl: origin }] },
    });
    browser = await launchChromium(findChromium() ?? 'chromium');
  });

  afterAll(async () => {
    await browser?.close();
    await backstage?.stop();
    await real?.stop();
  });

  afterEach(async () => {
    for (const page of pages.splice(0)) await page.context().close();
  });

  function cluster(name: string): RealCluster {
    const found = real.clusters.find(each => each.name === name);
    if (!found) throw new Error(`No cluster ${name}`);
    return found;
  }

  function pathOf(kind: Kind, name: string) {
    const [namespace, own] = name.split('/');
    return `${PATHS[kind]}/namespaces/${namespace}/${pluralOf(kind)}/${own}`;
  }

  function get(where: string, kind: Kind, name: string) {
    return kubernetes(cluster(where), pathOf(kind, name));
  }

  const readProduction: ReadPath = path =>
    kubernetes(cluster('production'), path);

  async function openCard(
    entity: string,
    title: string,
    tab: 'flux' | 'flux-details' = 'flux',
    url = backstage.url,
  ): Promise<{ page: Page; card: Card }> {
    const { page } = await visit(browser, url, WIDE);
    pages.push(page);
    await signIn(page, url);
    await openFlux(page, url, entity, tab);
    const card = new Card(page, title);
    await card.showAll();
    return { page, card };
  }

  async function openDetails(kind: Kind, name: string): Promise<Details> {
    const { page } = await visit(browser, backstage.url, WIDE);
    pages.push(page);
    await signIn(page, backstage.url);
    await page.goto(`${backstage.url}/flux?flux=production/${kind}/${name}`);
    return new Details(page, `${kind} ${name}`);
  }

  it('have what the cards list', async () => {
    for (const entity of ['podinfo', 'cases']) {
      const { card } = await openCard(entity, 'Deployments');
      const listed: string[] = [];
      for (const each of real.clusters) {
        for (const kind of ['HelmRelease', 'Kustomization'] as const) {
          const { items } = await kubernetes(
            each,
            `${PATHS[kind]}/${pluralOf(
              kind,
            )}?labelSelector=backstage.io/kubernetes-id=${entity}`,
          );
          for (const { metadata } of items) {
            const { namespace, name } = metadata;
            listed.push(`${kind} ${namespace}/${name} @ ${each.name}`);
          }
        }
      }
      expect(listed.length).toBeGreaterThan(3);
      expect(await card.names()).toEqual(listed.sort());
    }
  });

  it('bring what is pushed to git to the card, when it is synced', async () => {
    const { page, card } = await openCard('podinfo', 'Deployments');
    const hash = push(real, real.git.podinfo);
    const row = card.row('Kustomization', 'podinfo/podinfo-config', 'staging');
    await row.sync();
    await alertWith(page, `Applied revision: main@sha1:${hash}`).waitFor({
      timeout: FOLLOWED_MS,
    });
    const { status } = await get(
      'staging',
      'Kustomization',
      'podinfo/podinfo-config',
    );
    expect(status.lastAppliedRevision).toBe(`main@sha1:${hash}`);

    const details = await openCard(
      'podinfo',
      'Git Repositories',
      'flux-details',
    );
    const source = details.card.row('', 'podinfo/podinfo', 'staging');
    // The commit is a link, which is a line of its own here.
    expect((await source.text()).replace(/\n/g, '')).toContain(
      `main@sha1:${hash.slice(0, 8)}`,
    );
  });

  it('are behind what is pushed to git while suspended, and apply it then', async () => {
    const { page, card } = await openCard('podinfo', 'Deployments');
    const name = 'podinfo/podinfo-config';
    const row = card.row('Kustomization', name, 'production');
    const before = await get('production', 'Kustomization', name);
    const old = before.status.lastAppliedRevision.replace(/.*:/, '');
    await row.suspend('Release freeze');
    await row.says('Suspended');
    const hash = push(real, real.git.podinfo);
    const { card: sources } = await openCard(
      'podinfo',
      'Git Repositories',
      'flux-details',
    );
    await sources.row('', 'podinfo/podinfo', 'production').sync();

    await row.says(`behind ${hash.slice(0, 8)}`, FOLLOWED_MS);
    const links = await row.links();
    const repository = real.git.podinfo.url.replace(/\.git$/, '');
    expect(links).toEqual(
      expect.arrayContaining([
        `${repository}/commit/${old}`,
        `${repository}/compare/${old}...${hash}`,
      ]),
    );

    await row.resume();
    await alertWith(page, `Applied revision: main@sha1:${hash}`).waitFor({
      timeout: FOLLOWED_MS,
    });
    await row.says(hash.slice(0, 8));
    expect(await row.text()).not.toContain('behind');
  });

  it('sync a HelmRelease, its repository and its chart', async () => {
    const { page, card } = await openCard('podinfo', 'Deployments');
    const row = card.row('HelmRelease', 'podinfo/podinfo', 'staging');
    await row.sync();
    await alertWith(
      page,
      /HelmRelease podinfo\/podinfo on staging: Helm /,
    ).waitFor({ timeout: FOLLOWED_MS });
    for (const [kind, name] of [
      ['HelmRepository', 'flux-system/podinfo'],
      ['HelmChart', 'flux-system/podinfo-podinfo'],
      ['HelmRelease', 'podinfo/podinfo'],
    ] as const) {
      const { metadata, status } = await get('staging', kind, name);
      expect(status.lastHandledReconcileAt).toBe(
        metadata.annotations['reconcile.fluxcd.io/requestedAt'],
      );
    }
  });

  it('upgrade a HelmRelease that is forced, though nothing changed', async () => {
    const version = async () =>
      (await get('production', 'HelmRelease', 'podinfo/podinfo')).status
        .history[0].version;
    const before = await version();
    const { page, card } = await openCard('podinfo', 'Deployments');
    await card
      .row('HelmRelease', 'podinfo/podinfo', 'production')
      .syncBy('Force');
    await alertWith(page, /podinfo on production: Helm upgrade/).waitFor({
      timeout: FOLLOWED_MS,
    });
    expect(await version()).toBe(before + 1);
  });

  it('try again what had used up its retries, when it is reset', async () => {
    const { page, card } = await openCard('cases', 'Deployments');
    const row = card.row('HelmRelease', 'cases/orders', 'staging');
    await row.says('Stalled');
    await kubernetes(
      cluster('staging'),
      '/api/v1/namespaces/cases/configmaps',
      {
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'orders-license' },
        },
      },
    );
    await row.syncBy('Reset');
    await alertWith(page, /cases\/orders on staging: Helm/).waitFor({
      timeout: FOLLOWED_MS,
    });
    expect(await row.text()).toContain('Ready');
  });

  it('know who suspended something and why, until it is resumed', async () => {
    const { page, card } = await openCard('podinfo', 'Deployments');
    const name = 'podinfo/podinfo-manifests';
    const row = card.row('Kustomization', name, 'production');
    await row.suspend('Incident 42');
    await row.says(/Reason: Incident 42/);
    const suspended = await get('production', 'Kustomization', name);
    expect(suspended.spec.suspend).toBe(true);
    expect(suspended.metadata.annotations).toMatchObject({
      'backstage.io/flux-suspend-reason': 'Incident 42',
      'fluxcd.controlplane.io/suspendedBy': expect.stringContaining('guest'),
    });

    await row.resume();
    await alertWith(page, /podinfo-manifests on production: Applied/).waitFor({
      timeout: FOLLOWED_MS,
    });
    const resumed = await get('production', 'Kustomization', name);
    expect(resumed.spec).not.toHaveProperty('suspend');
    expect(JSON.stringify(resumed.metadata.annotations)).not.toContain(
      'suspend',
    );
  });

  it('change nothing if the name belongs to another object by now', async () => {
    const { page, card } = await openCard('podinfo', 'Deployments');
    const name = 'podinfo/podinfo-config';
    const before = await get('production', 'Kustomization', name);
    const uid = '00000000-0000-4000-8000-000000000000';
    // As if it had been deleted and created since the row was read.
    await page.route(/kustomizations\/podinfo-config/, async route => {
      const sent = route.request();
      if (sent.method() !== 'PATCH') return route.continue();
      const { metadata, ...rest } = sent.postDataJSON();
      expect(metadata.uid).toBe(before.metadata.uid);
      const postData = { ...rest, metadata: { ...metadata, uid } };
      return route.continue({ postData });
    });
    const answered = page.waitForResponse(
      response =>
        response.request().method() === 'PATCH' &&
        response.url().includes('kustomizations'),
    );
    await card.row('Kustomization', name, 'production').sync();
    const answer = await answered;
    expect([answer.status(), (await answer.json()).message]).toEqual([
      422,
      expect.stringContaining(`metadata.uid: Invalid value: "${uid}"`),
    ]);
    await alertWith(page, 'The name now belongs to another object').waitFor();
    const after = await get('production', 'Kustomization', name);
    expect(after.metadata.annotations).toEqual(before.metadata.annotations);
  });

  it("say why something fails, in the controllers' words", async () => {
    const { card } = await openCard('cases', 'Deployments');
    const words = (kind: Kind, name: string) =>
      card.row(kind, `cases/${name}`, 'production').text();
    expect(await words('Kustomization', 'bad-path')).toMatch(
      /Failed\s.*kustomization path not found/s,
    );
    expect(await words('Kustomization', 'no-source')).toMatch(
      /GitRepository.*missing/s,
    );
    expect(await words('Kustomization', 'waiting')).toMatch(
      /Waiting\s.*cases\/bad-path/s,
    );
    expect(await words('HelmRelease', 'orders')).toMatch(/Stalled\s/);
    expect(await words('Kustomization', 'paused')).toMatch(/Suspended/);
  });

  it.each(CASES)(
    'have of %s %s what its details show',
    async (kind, name, state) => {
      const details = await openDetails(kind, name);
      await details.root
        .getByRole('region', { name: 'Status' })
        .getByRole('strong')
        .getByText(state, { exact: true })
        .waitFor({ timeout: FOLLOWED_MS });
      await expectDetailsAsOn(readProduction, pathOf(kind, name), details);
      expect(await details.root.count()).toBe(1);
    },
  );

  it.each(BLOCKED)('say what blocks %s %s', async (kind, name, blockers) => {
    const details = await openDetails(kind, name);
    const region = details.root.getByRole('region', { name: 'Blocked by' });
    const cause = region
      .getByRole('listitem')
      .filter({ hasText: blockers[blockers.length - 1] })
      .filter({ hasText: 'Cause' });
    await cause.first().waitFor({ timeout: FOLLOWED_MS });
    expect(await region.getByRole('link').allInnerTexts()).toEqual(blockers);
    await expectDetailsAsOn(readProduction, pathOf(kind, name), details);
  });

  it.each(CAUSES)(
    'say why $kind $name fails: $what',
    async ({ kind, name, expected }) => {
      const details = await openDetails(kind, name);
      const why = details.root.getByRole('region', { name: 'Why' });
      await eventually(async () => {
        const { sentence, says } = await expected(readProduction);
        const [first] = await why.locator('strong').allInnerTexts();
        expect(plain(first)).toBe(sentence);
        const all = plain(await why.innerText());
        for (const words of says) expect(all).toContain(plain(words));
      });
    },
  );

  it.each([
    ['Kustomization', 'cases/no-image'],
    ['Kustomization', 'cases/unhealthy'],
    ['Kustomization', 'cases/no-quota'],
    ['Kustomization', 'cases/no-node'],
  ] as const)('have what %s %s applied, and how it is', async (kind, name) => {
    const details = await openDetails(kind, name);
    const shown = await expectResourcesAsOn(
      readProduction,
      pathOf(kind, name),
      details,
    );
    expect(shown.map(each => each.kind)).toEqual(
      expect.arrayContaining(['Deployment', 'ReplicaSet', 'Pod']),
    );
  });

  it.each([
    ['Kustomization', 'cases/fine'],
    ['HelmRelease', 'podinfo/podinfo'],
  ] as const)('show that all is well with %s %s', async (kind, name) => {
    const details = await openDetails(kind, name);
    const shown = await expectResourcesAsOn(
      readProduction,
      pathOf(kind, name),
      details,
    );
    const pods = shown.filter(each => each.kind === 'Pod');
    expect(pods.filter(({ health }) => health === 'Running').length).toBe(2);
    for (const { images } of pods) {
      expect(images).toEqual([expect.stringContaining('podinfo:')]);
    }
    await details.openTab('Overview');
    await details.root.getByRole('region', { name: 'Conditions' }).waitFor();
    expect(await details.root.getByText(/not healthy/).count()).toBe(0);
    expect(
      await details.root.getByRole('region', { name: 'Why' }).count(),
    ).toBe(0);
  });

  it('verify a signed commit, and refuse an unsigned one', async () => {
    const signed = await openCard(
      'podinfo',
      'Git Repositories',
      'flux-details',
    );
    expect(
      await signed.card.row('', 'podinfo/podinfo', 'production').text(),
    ).toMatch(/\bVerified\b/);
    const other = await openCard('cases', 'Git Repositories', 'flux-details');
    expect(
      await other.card.row('', 'cases/unsigned', 'production').text(),
    ).toMatch(/\bFailed\b.*signature/s);
  });

  it('may go away and come back while somebody looks', async () => {
    const { page, card } = await openCard('podinfo', 'Deployments');
    const before = await card.names();
    const refresh = card.root.getByRole('button', { name: 'Refresh' });
    const notice = page
      .getByText('1 of 2 clusters could not be read: production')
      .first();
    const { stopApiServer, startApiServer } = real.control.production;
    await fetch(stopApiServer, { method: 'POST' });
    try {
      await refresh.click();
      await notice.waitFor({ timeout: FOLLOWED_MS });
      expect(await card.names()).toEqual(before);
    } finally {
      await fetch(startApiServer, { method: 'POST' });
    }
    await notice.waitFor({ state: 'detached', timeout: FOLLOWED_MS });
    expect(await card.names()).toEqual(before);
  });

  it('are on the page of the runtime, with their controllers', async () => {
    const { page } = await visit(browser, backstage.url, WIDE);
    pages.push(page);
    await signIn(page, backstage.url);
    await page.goto(`${backstage.url}/flux-runtime`);
    const rows = page.getByRole('row', { name: /helm-controller/ });
    await rows.nth(1).waitFor();
    const texts = await rows.allInnerTexts();
    for (const { name } of real.clusters) {
      expect(texts.join()).toContain(name);
    }
    expect(texts[0]).toMatch(/flux-system.*v2\.\d+\.\d+/s);
  });

  it('tell of a controller whose process ended', async () => {
    const { pids } = cluster('production');
    process.kill(pids['image-automation-controller']);
    const available = async () =>
      conditionOf(
        await readProduction(
          '/apis/apps/v1/namespaces/flux-system/deployments/image-automation-controller',
        ),
        'Available',
      );
    await eventually(async () =>
      expect(await available()).toMatchObject({ status: 'False' }),
    );
    const { reason, message } = await available();
    const { page } = await visit(browser, backstage.url, WIDE);
    pages.push(page);
    await signIn(page, backstage.url);
    await page.goto(`${backstage.url}/flux-runtime`);
    const row = page.getByRole('row', { name: /production/ });
    await row.getByText(`${reason}: ${message}`).waitFor();
    expect(await row.innerText()).toContain('0 of 1 ready');
  });

  it('let nobody act whose service account may only read', async () => {
    const viewer = await startBackstage(asSeenBy('viewer'));
    try {
      const { card } = await openCard(
        'podinfo',
        'Deployments',
        'flux',
        viewer.url,
      );
      const row = card.row('HelmRelease', 'podinfo/podinfo', 'staging');
      await row.root
        .getByLabel(/may not patch helmreleases.helm.toolkit.fluxcd.io/)
        .first()
        .waitFor();
      expect(await row.button(/^Sync /).isDisabled()).toBe(true);
    } finally {
      await viewer.stop();
    }
  });
});

function pluralOf(kind: Kind): string {
  return `${kind.toLowerCase().replace(/y$/, 'ie')}s`;
}
