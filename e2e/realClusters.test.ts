/**
 * @jest-environment node
 */
import type { Browser, Locator, Page } from 'playwright-core';
import { startBackstage, type RunningBackstage } from './backstage';
import { findChromium, launchChromium, visit } from './browser';
import {
  eventually,
  expectDetailsAsOn,
  plain,
  type ReadPath,
} from './compareDetails';
import { expectDeliveryAsOn } from './compareDelivery';
import { expectLogsAsIn } from './compareLogs';
import { expectResourcesAsOn } from './compareResources';
import { CAUSES, conditionOf, podOf } from './realCauses';
import { gives, letVisit, notedOf, refusalOf } from './realRights';
import { MISSING, openView, VIEWS } from './realViews';
import {
  alertWith,
  Card,
  Details,
  FleetTable,
  openFlux,
  signIn,
} from './pages';
import {
  kubernetes,
  kubernetesText,
  pathOf,
  PATHS,
  pluralOf,
  push,
  startRealClusters,
  tagImage,
  type Kind,
  type RealCluster,
  type RealClusters,
} from './realClusters';

// The first run builds everything.
jest.setTimeout(3_600_000);

const WIDE = { width: 1600, height: 1200 };
const FOLLOWED_MS = 120_000;
/** Objects in every state, on the cluster `production`. */
const CASES: readonly [kind: Kind, name: string, state: string][] = [
  ['Kustomization', 'cases/fine', 'Ready'],
  ['Kustomization', 'cases/bad-path', 'Failed'],
  ['Kustomization', 'cases/bad-build', 'Failed'],
  ['Kustomization', 'cases/rejected', 'Failed'],
  ['Kustomization', 'cases/unhealthy', 'Failed'],
  ['Kustomization', 'cases/no-image', 'Failed'],
  ['Kustomization', 'cases/no-quota', 'Failed'],
  ['Kustomization', 'cases/no-node', 'Failed'],
  ['Kustomization', 'cases/refused', 'Failed'],
  ['Kustomization', 'cases/never-started', 'Suspended'],
  ['Kustomization', 'cases/paused', 'Suspended'],
  ['HelmRelease', 'podinfo/podinfo', 'Ready'],
  ['HelmRelease', 'cases/worker', 'Ready'],
  ['HelmRelease', 'cases/orders', 'Stalled'],
  ['HelmRelease', 'cases/crashes', 'Stalled'],
  ['HelmRelease', 'cases/unrenderable', 'Failed'],
  ['HelmRelease', 'cases/paused', 'Suspended'],
  ['GitRepository', 'podinfo/podinfo', 'Ready'],
  ['GitRepository', 'cases/unsigned', 'Failed'],
  ['GitRepository', 'cases/no-keys', 'Failed'],
  ['GitRepository', 'cases/not-found', 'Failed'],
  ['OCIRepository', 'cases/unsigned', 'Failed'],
  ['OCIRepository', 'cases/no-tag', 'Failed'],
  ['HelmRepository', 'cases/not-found', 'Failed'],
  ['ImageRepository', 'cases/not-found', 'Failed'],
  ['ImagePolicy', 'cases/no-match', 'Failed'],
  ['ImagePolicy', 'cases/no-repository', 'Waiting'],
];

/** Chains of blockers of objects on the cluster `production`. */
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

/** Hashes, which the card about environments shortens to 8 digits. */
const SHORTENED = /sha\d+:([0-9a-f]{8})[0-9a-f]*/;

const DEPLOYING = ['HelmRelease', 'Kustomization'] as const;
const COUNTED = [
  ...DEPLOYING,
  'GitRepository',
  'HelmRepository',
  'OCIRepository',
] as const;

const isWanted = process.env.E2E_CLUSTER === '1';
if (!isWanted) {
  // jest does not print the names of skipped tests.
  process.stderr.write(
    'Real clusters are not tested: npm run e2e:cluster does that.\n',
  );
}

(isWanted ? describe : describe.skip)('real clusters', () => {
  let real: RealClusters;
  let backstage: RunningBackstage;
  let browser: Browser;
  const pages: Page[] = [];

  function asSeenBy(user: 'backstage' | 'visitor') {
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
    const page = await openPage(url);
    await openFlux(page, url, entity, tab);
    const card = new Card(page, title);
    await card.showAll();
    return { page, card };
  }

  async function openPage(url = backstage.url): Promise<Page> {
    const { page } = await visit(browser, url, WIDE);
    pages.push(page);
    await signIn(page, url);
    return page;
  }

  /** Applies the branch that image automation pushes, as on a test cluster. */
  async function applyImageUpdates(on: RealCluster) {
    const metadata = {
      name: 'image-updates',
      namespace: 'podinfo',
      labels: { 'backstage.io/kubernetes-id': 'podinfo' },
    };
    const create = (kind: Kind, spec: object) =>
      kubernetes(on, `${PATHS[kind]}/namespaces/podinfo/${pluralOf(kind)}`, {
        method: 'POST',
        body: {
          apiVersion: PATHS[kind].replace('/apis/', ''),
          kind,
          metadata,
          spec: { interval: '1h', ...spec },
        },
      });
    await create('GitRepository', {
      url: real.git.fleet.url,
      ref: { branch: 'image-updates' },
    });
    await create('Kustomization', {
      sourceRef: { kind: 'GitRepository', name: 'image-updates' },
      path: './apps/staging/worker',
      prune: true,
      wait: true,
      timeout: '1m',
    });
  }

  async function openDetails(
    kind: Kind,
    name: string,
    url = backstage.url,
  ): Promise<Details> {
    const page = await openPage(url);
    await page.goto(`${url}/flux?flux=production/${kind}/${name}`);
    return new Details(page, `${kind} ${name}`);
  }

  /** All objects of some kinds, on one or all clusters. */
  async function listed(
    kinds: readonly Kind[],
    options: { on?: string; entity?: string } = {},
  ): Promise<any[]> {
    const { on, entity } = options;
    const query = entity
      ? `?labelSelector=backstage.io/kubernetes-id=${entity}`
      : '';
    const found: any[] = [];
    for (const each of real.clusters) {
      if (on !== undefined && each.name !== on) continue;
      for (const kind of kinds) {
        const path = `${PATHS[kind]}/${pluralOf(kind)}${query}`;
        const { items } = await kubernetes(each, path);
        found.push(
          ...items.map((item: any) => ({ ...item, kind, cluster: each.name })),
        );
      }
    }
    return found;
  }

  async function listedNames(
    ...args: Parameters<typeof listed>
  ): Promise<string[]> {
    const found = await listed(...args);
    return found
      .map(
        ({ kind, metadata: { namespace, name }, cluster: on }) =>
          `${kind} ${namespace}/${name} @ ${on}`,
      )
      .sort();
  }

  it('have the same objects as the cards list', async () => {
    for (const entity of ['podinfo', 'cases']) {
      const { card } = await openCard(entity, 'Deployments');
      const names = await listedNames(DEPLOYING, { entity });
      expect(names.length).toBeGreaterThan(3);
      expect(await card.names()).toEqual(names);
    }
  });

  it('have the same revisions as the card about environments compares', async () => {
    const page = await openPage();
    await openFlux(page, backstage.url, 'podinfo');
    const { root } = new Card(page, 'Environments');
    for (const { kind, metadata, status, cluster: on } of await listed(
      DEPLOYING,
      { entity: 'podinfo' },
    )) {
      const { namespace, name } = metadata;
      const cell = root.getByRole('cell').filter({
        has: page.getByRole('link', { name: `${namespace}/${name} on ${on}` }),
      });
      const [release] = status.history;
      const applied: string =
        kind === 'HelmRelease'
          ? release.chartVersion
          : status.lastAppliedOriginRevision ?? status.lastAppliedRevision;
      // A commit is a link on a separate line.
      const said = (await cell.innerText()).replace(/\s/g, '');
      expect(said).toContain(`Ready${applied.replace(SHORTENED, '$1')}`);
    }
    const [staging, production] = ['staging', 'production'].map(on =>
      root.getByRole('cell').filter({
        has: page.getByRole('link', { name: `podinfo/podinfo on ${on}` }),
      }),
    );
    const versionOf = async (on: string) =>
      (await get(on, 'HelmRelease', 'podinfo/podinfo')).status.history[0]
        .chartVersion;
    expect(plain(await staging.innerText())).toContain('newest');
    expect(plain(await production.innerText())).toContain(
      `behind ${await versionOf('staging')}`,
    );
    expect(await versionOf('production')).not.toBe(await versionOf('staging'));
  });

  it('have the same objects as the page Flux lists, with their owners', async () => {
    const page = await openPage();
    await page.goto(`${backstage.url}/flux/resources`);
    const table = new FleetTable(page);
    await table.showAll();
    const names = await listedNames(DEPLOYING);
    expect(names.length).toBeGreaterThan(50);
    await eventually(async () => expect(await table.names()).toEqual(names));

    const owned = table.row('podinfo/podinfo-config', 'production');
    const links = owned.getByRole('link', { name: /^(podinfo|guests)$/ });
    expect(
      await links.evaluateAll(all =>
        all.map(each => each.getAttribute('href')),
      ),
    ).toEqual([
      '/catalog/default/component/podinfo',
      '/catalog/default/group/guests',
    ]);

    await table.search('podinfo/podinfo-config');
    await eventually(async () =>
      expect(await table.names()).toEqual(
        names.filter(name => name.includes(' podinfo/podinfo-config ')),
      ),
    );

    await page.goto(
      `${backstage.url}/flux/resources?kind=GitRepository&cluster=staging`,
    );
    const sources = await listedNames(['GitRepository'], { on: 'staging' });
    await eventually(async () => expect(await table.names()).toEqual(sources));
  });

  it('have as many objects as the tab Clusters counts', async () => {
    const page = await openPage();
    await page.goto(`${backstage.url}/flux/clusters`);
    const link = (name: string) =>
      page.getByRole('link', { name, exact: true });
    let sum = 0;
    for (const { name: on } of real.clusters) {
      const objects = await listed(COUNTED, { on });
      sum += objects.length;
      const suspended = objects.filter(({ spec }) => spec.suspend === true);
      expect(suspended.length).toBeGreaterThan(0);
      await link(`${objects.length} Resources on ${on}`).waitFor();
      await link(`${suspended.length} Suspended on ${on}`).waitFor();
      for (const kind of COUNTED) {
        const count = objects.filter(each => each.kind === kind).length;
        await link(`${count} ${kind} on ${on}`).waitFor();
      }
    }
    await link(`${sum} Resources on all clusters`).waitFor();

    const failing = page.getByRole('link', { name: / Failing on production$/ });
    const count = Number(await failing.innerText());
    expect(count).toBeGreaterThan(5);
    await failing.click();
    const table = new FleetTable(page);
    await table.showAll();
    await eventually(async () =>
      expect(await table.names()).toHaveLength(count),
    );
  });

  it('show a pushed commit on the card after a sync', async () => {
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
    // The commit is a link on a separate line.
    expect((await source.text()).replace(/\n/g, '')).toContain(
      `main@sha1:${hash.slice(0, 8)}`,
    );
  });

  it('show how many commits are missing while suspended, and apply them when resumed', async () => {
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

  it('retry a HelmRelease without retries left when it is reset', async () => {
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

  it('record who suspended an object and why, until it is resumed', async () => {
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

  it('reject an action if the object was replaced by another with the same name', async () => {
    const { page, card } = await openCard('podinfo', 'Deployments');
    const name = 'podinfo/podinfo-config';
    const before = await get('production', 'Kustomization', name);
    const uid = '00000000-0000-4000-8000-000000000000';
    // Simulates an object that was deleted and created after the row was read.
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

  it("show why objects fail, with the controllers' messages", async () => {
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
    '%s %s: all tabs match the API server',
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

  it.each(BLOCKED)(
    'show the blockers of %s %s',
    async (kind, name, blockers) => {
      const details = await openDetails(kind, name);
      const region = details.root.getByRole('region', { name: 'Blocked by' });
      const cause = region
        .getByRole('listitem')
        .filter({ hasText: blockers[blockers.length - 1] })
        .filter({ hasText: 'Cause' });
      await cause.first().waitFor({ timeout: FOLLOWED_MS });
      expect(await region.getByRole('link').allInnerTexts()).toEqual(blockers);
      await expectDetailsAsOn(readProduction, pathOf(kind, name), details);
    },
  );

  it.each(CAUSES)(
    'show why $kind $name fails: $what',
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
  ] as const)(
    '%s %s: applied objects and their health match the API server',
    async (kind, name) => {
      const details = await openDetails(kind, name);
      const shown = await expectResourcesAsOn(
        readProduction,
        pathOf(kind, name),
        details,
      );
      expect(shown.map(each => each.kind)).toEqual(
        expect.arrayContaining(['Deployment', 'ReplicaSet', 'Pod']),
      );
    },
  );

  it.each([
    ['Kustomization', 'cases/fine'],
    ['HelmRelease', 'podinfo/podinfo'],
  ] as const)(
    'show running pods and no failure for %s %s',
    async (kind, name) => {
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
    },
  );

  it.each([
    ['Kustomization', 'cases/unhealthy', 'kustomize-controller'],
    ['HelmRelease', 'cases/orders', 'helm-controller'],
    ['GitRepository', 'cases/not-found', 'source-controller'],
  ] as const)(
    '%s %s: the tab Logs matches the log of %s',
    async (kind, name, controller) => {
      const details = await openDetails(kind, name);
      const [namespace, own] = name.split('/');
      const lines = await expectLogsAsIn(
        `${cluster('production').logs}/${controller}.log`,
        { kind, namespace, name: own },
        details,
      );
      expect(lines.map(({ level }) => level)).toContain('error');
    },
  );

  it('show the final log lines of a crashing container', async () => {
    const details = await openDetails('Kustomization', 'cases/unhealthy');
    const why = details.root.getByRole('region', { name: 'Why' });
    await why
      .getByRole('button', { name: 'Show the last lines of app' })
      .click();
    const [page] = pages;
    const words = page.getByRole('group', { name: 'Last lines of app' });
    const { metadata } = await podOf(readProduction, 'unhealthy');
    const path = `/api/v1/namespaces/cases/pods/${metadata.name}/log`;
    for (const isPrevious of [true, false]) {
      const box = page.getByRole('checkbox', {
        name: 'Before the last restart',
      });
      await box.setChecked(isPrevious);
      await eventually(async () => {
        const said = await kubernetesText(
          cluster('production'),
          `${path}?previous=${isPrevious}`,
        );
        expect(said).toContain('Listening');
        expect(await words.textContent()).toBe(said);
      });
    }
  });

  it.each([
    ['Kustomization', 'flux-system', 'flux-system'],
    ['Kustomization', 'flux-system', 'apps'],
    ['HelmRelease', 'podinfo', 'podinfo'],
    ['Kustomization', 'podinfo', 'podinfo-manifests'],
    ['Kustomization', 'cases', 'no-source'],
  ] as const)(
    '%s %s/%s: the tab Delivery matches inventories and references',
    async (kind, namespace, name) => {
      const details = await openDetails(kind, `${namespace}/${name}`);
      const { objects } = await expectDeliveryAsOn(
        readProduction,
        { kind, namespace, name },
        details,
      );
      expect(objects).toContain('Kustomization flux-system/flux-system');
    },
  );

  it('show a signed commit as verified, and an unsigned one as failed', async () => {
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

  it('keep their rows during an outage of the API server', async () => {
    const { page, card } = await openCard('podinfo', 'Deployments');
    const before = await card.names();
    const fleetPage = await openPage();
    await fleetPage.goto(`${backstage.url}/flux/resources`);
    const fleet = new FleetTable(fleetPage);
    await fleet.showAll();
    const all = await listedNames(DEPLOYING);
    await eventually(async () => expect(await fleet.names()).toEqual(all));

    const refreshOf = (root: Locator | Page) =>
      root.getByRole('button', { name: 'Refresh' });
    const noticeOn = (root: Page) =>
      root.getByText('1 of 2 clusters could not be read: production').first();
    const { stopApiServer, startApiServer } = real.control.production;
    await fetch(stopApiServer, { method: 'POST' });
    try {
      await refreshOf(card.root).click();
      await noticeOn(page).waitFor({ timeout: FOLLOWED_MS });
      expect(await card.names()).toEqual(before);
      await refreshOf(fleetPage).click();
      await noticeOn(fleetPage).waitFor({ timeout: FOLLOWED_MS });
      expect(await fleet.names()).toEqual(all);
    } finally {
      await fetch(startApiServer, { method: 'POST' });
    }
    await noticeOn(page).waitFor({ state: 'detached', timeout: FOLLOWED_MS });
    expect(await card.names()).toEqual(before);
    await refreshOf(fleetPage).click();
    await noticeOn(fleetPage).waitFor({
      state: 'detached',
      timeout: FOLLOWED_MS,
    });
  });

  it('are listed with their controllers on the page Flux Runtime', async () => {
    const page = await openPage();
    await page.goto(`${backstage.url}/flux-runtime`);
    const rows = page.getByRole('row', { name: /helm-controller/ });
    await rows.nth(1).waitFor();
    const texts = await rows.allInnerTexts();
    for (const { name } of real.clusters) {
      expect(texts.join()).toContain(name);
    }
    expect(texts[0]).toMatch(/flux-system.*v2\.\d+\.\d+/s);
  });

  it('run a tag in the containers after it was pushed to the registry', async () => {
    const staging = cluster('staging');
    await applyImageUpdates(staging);
    const { page, card: images } = await openCard(
      'podinfo',
      'Images',
      'flux-details',
    );
    const image = images.row('', 'podinfo/podinfo', 'staging');
    const says = (...words: RegExp[]) =>
      eventually(async () => {
        await images.root.getByRole('button', { name: 'Refresh' }).click();
        const text = plain(await image.text());
        for (const word of words) expect(text).toMatch(word);
      });
    await says(
      /6\.6\.0 Up to date Deployment podinfo\/podinfo-worker on Staging/,
      /on the branch image-updates/,
    );

    const policies = `${PATHS.ImagePolicy}/namespaces/podinfo/imagepolicies`;
    await kubernetes(staging, policies, {
      method: 'POST',
      body: {
        apiVersion: PATHS.ImagePolicy.replace('/apis/', ''),
        kind: 'ImagePolicy',
        metadata: { name: 'unlabelled', namespace: 'podinfo' },
        spec: {
          imageRepositoryRef: { name: 'podinfo' },
          policy: { semver: { range: '6.x' } },
        },
      },
    });
    const unlabelled = images.row('', 'podinfo/unlabelled', 'staging');
    await eventually(async () => {
      await images.root.getByRole('button', { name: 'Refresh' }).click();
      expect(plain(await unlabelled.text())).toMatch(
        /Found by its image.* 6\.6\.0 Up to date Deployment podinfo\/podinfo-worker/,
      );
    });
    await kubernetes(staging, `${policies}/unlabelled`, { method: 'DELETE' });
    await eventually(async () => {
      await images.root.getByRole('button', { name: 'Refresh' }).click();
      expect(await unlabelled.root.count()).toBe(0);
    });

    await tagImage(real, 'podinfo', '6.6.0', '6.7.0');
    await image.root
      .getByRole('link', { name: 'podinfo/podinfo: the ImageRepository' })
      .click();
    const repository = new Details(page, 'ImageRepository podinfo/podinfo');
    await repository.root.getByRole('button', { name: /^Sync / }).click();
    await repository.root
      .getByText(/successful scan: found 5 tags/)
      .first()
      .waitFor({ timeout: FOLLOWED_MS });
    await page.keyboard.press('Escape');
    await repository.root.waitFor({ state: 'detached' });
    await says(/6\.7\.0 chosen/, /6\.6\.0 Update pending/);

    let pushed = '';
    await eventually(async () => {
      const automation = await get(
        'staging',
        'ImageUpdateAutomation',
        'podinfo/podinfo',
      );
      pushed = automation.status.lastPushCommit;
      const { latestRef } = await get(
        'staging',
        'ImagePolicy',
        'podinfo/podinfo',
      ).then(({ status }) => status);
      expect(latestRef.tag).toBe('6.7.0');
      expect(automation.status.observedPolicies.podinfo.tag).toBe('6.7.0');
    });
    await says(new RegExp(pushed.slice(0, 8)));

    const deployments = await openCard('podinfo', 'Deployments');
    await deployments.card
      .row('Kustomization', 'podinfo/image-updates', 'staging')
      .sync();
    await alertWith(
      deployments.page,
      `Applied revision: image-updates@sha1:${pushed}`,
    ).waitFor({ timeout: FOLLOWED_MS });
    await says(
      /6\.7\.0 Up to date Deployment podinfo\/podinfo-worker on Staging/,
    );
    const { items } = await kubernetes(
      staging,
      '/api/v1/namespaces/podinfo/pods?labelSelector=app=podinfo-worker',
    );
    expect(
      items
        .filter(({ metadata }: any) => !metadata.deletionTimestamp)
        .map(({ spec }: any) => spec.containers[0].image),
    ).toEqual([`${real.registryHost}/podinfo:6.7.0`]);
  });

  it('show the condition of a controller whose process ended', async () => {
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
    const page = await openPage();
    await page.goto(`${backstage.url}/flux-runtime`);
    const row = page.getByRole('row', { name: /production/ });
    await row.getByText(`${reason}: ${message}`).waitFor();
    expect(await row.innerText()).toContain('0 of 1 ready');
  });

  describe('visited with the rights of the README', () => {
    let visited: RunningBackstage;
    let page: Page;
    const views = Object.keys(VIEWS) as (keyof typeof VIEWS)[];

    beforeAll(async () => {
      const production = cluster('production');
      const merge = (path: string, body: object) =>
        kubernetes(production, path, {
          method: 'PATCH',
          contentType: 'application/merge-patch+json',
          body,
        });
      for (const each of real.clusters) await letVisit(each);
      // An object that is found only through its workload.
      await merge('/apis/apps/v1/namespaces/podinfo/deployments/podinfo', {
        metadata: {
          labels: { 'backstage.io/kubernetes-id': 'payment-service' },
        },
      });
      await kubernetes(production, '/api/v1/namespaces/cases/configmaps', {
        method: 'POST',
        body: {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: { name: 'paused-values' },
          data: { 'values.yaml': 'replicas: 2' },
        },
      });
      await merge(pathOf('HelmRelease', 'cases/paused'), {
        spec: { valuesFrom: [{ kind: 'ConfigMap', name: 'paused-values' }] },
      });
      visited = await startBackstage(asSeenBy('visitor'));
      ({ page } = await visit(browser, visited.url, WIDE));
      await signIn(page, visited.url);
    });

    afterAll(async () => {
      await page?.context().close();
      await visited?.stop();
    });

    /** Waits for a text; the error contains the text that is shown instead. */
    async function says(part: Locator, words: string | RegExp) {
      await part
        .filter({ hasText: words })
        .waitFor({ timeout: FOLLOWED_MS })
        .catch(async () => {
          const said = plain(await part.innerText());
          throw new Error(`It does not show ${words}, but: ${said}`);
        });
    }

    function refusedSince(from: number) {
      const refused = real.clusters.flatMap(each =>
        notedOf(each, 'visitor')
          .filter(({ at, isRefused }) => at >= from && isRefused)
          .map(({ right }) => `${right} on ${each.name}`),
      );
      return [...new Set(refused)];
    }

    it.each(views)('show the complete view: %s', async name => {
      const from = Date.now();
      await letVisit(cluster('production'));
      const part = await openView(page, visited.url, name);
      for (const words of VIEWS[name].shows) await says(part, words);
      const said = plain(await part.innerText());
      expect(said).not.toMatch(/Not permitted|could not be (read|listed)/);
      expect(refusedSince(from)).toEqual([]);
    });

    it.each(MISSING)(
      'name the missing right to $right: $view',
      async ({ right, view, says: words, stays, isWordless }) => {
        await letVisit(cluster('production'), { without: right });
        const from = Date.now();
        const part = await openView(page, visited.url, view);
        const [title, ...more] = words;
        await says(part, title);
        const details = part.getByRole('button', {
          name: 'Details',
          exact: true,
        });
        if ((await details.count()) > 0) await details.first().click();
        const said = isWordless ? more : [...more, refusalOf(right)];
        for (const each of [...said, ...stays]) await says(part, each);
        expect(refusedSince(from)).toEqual([`${right} on production`]);
      },
    );

    it.each([
      ['Kustomization', 'podinfo/podinfo-config', 'HelmRelease'],
      ['HelmRelease', 'podinfo/podinfo', 'Kustomization'],
    ] as const)(
      'offer no action on a %s without the right to patch it',
      async (kind, name, other) => {
        const [, , group] = PATHS[kind].split('/');
        const resource = `${pluralOf(kind)}.${group}` as const;
        await letVisit(cluster('production'), { without: `patch ${resource}` });
        await openView(page, visited.url, 'deployments');
        const card = new Card(page, 'Deployments');
        const row = card.row(kind, name, 'production');
        await row.root
          .getByLabel(
            `The account that Backstage uses on production may not patch ${resource} in podinfo`,
          )
          .first()
          .waitFor();
        for (const action of [/^Sync /, /^Suspend /]) {
          expect(await row.button(action).isDisabled()).toBe(true);
        }
        const others = card.rows.filter({ hasText: other });
        const sync = others.getByRole('button', { name: /^Sync / }).first();
        await eventually(async () => expect(await sync.isEnabled()).toBe(true));
      },
    );

    it('sync an object without its source, if the right to patch that is missing', async () => {
      const right = 'patch gitrepositories.source.toolkit.fluxcd.io';
      await letVisit(cluster('production'), { without: right });
      const name = 'podinfo/podinfo-config';
      await openView(page, visited.url, 'deployments');
      const card = new Card(page, 'Deployments');
      await card.row('Kustomization', name, 'production').sync();
      const alert = alertWith(page, /podinfo-config on production: Applied/);
      await alert.waitFor({ timeout: FOLLOWED_MS });
      const said = await alert.innerText();
      expect(said).toContain(
        'Its source GitRepository podinfo/podinfo was not synced, because that is not permitted: ',
      );
      expect(said).toContain(refusalOf(right));
    });

    it('name the missing rule if a right is revoked after the page was opened', async () => {
      await letVisit(cluster('production'));
      await openView(page, visited.url, 'deployments');
      const card = new Card(page, 'Deployments');
      const row = card.row('HelmRelease', 'podinfo/podinfo', 'production');
      await eventually(async () =>
        expect(await row.button(/^Sync /).isEnabled()).toBe(true),
      );
      const right = 'patch helmreleases.helm.toolkit.fluxcd.io';
      await letVisit(cluster('production'), { without: right });
      await row.syncBy('Sync without source');
      const alert = alertWith(
        page,
        'Grant it: apiGroups: ["helm.toolkit.fluxcd.io"], resources: ["helmreleases"], verbs: ["patch"]',
      );
      await alert.waitFor();
      expect(await alert.innerText()).toContain(refusalOf(right));
    });

    it('find Flux with rights in its namespace only', async () => {
      await letVisit(cluster('production'), {
        without: 'list deployments.apps',
        inFlux: ['list deployments.apps'],
      });
      const part = await openView(page, visited.url, 'runtime');
      for (const words of VIEWS.runtime.shows) await says(part, words);
      expect(plain(await part.innerText())).not.toMatch(/could not be read/);
    });

    it('use every right to read that the README grants', async () => {
      // All tests above together.
      const asked = new Set(
        real.clusters.flatMap(each =>
          notedOf(each, 'visitor').map(({ right }) => right),
        ),
      );
      const unused = Object.values(cluster('production').rules.readme)
        .flat()
        .flatMap(({ apiGroups = [], resources = [], verbs }) =>
          apiGroups.flatMap(group =>
            resources.flatMap(resource =>
              verbs.map(verb => ({
                apiGroups: [group],
                resources: [resource],
                verbs: [verb],
              })),
            ),
          ),
        )
        .filter(rule => !rule.verbs.includes('patch'))
        .filter(rule => ![...asked].some(right => gives(rule, right)));
      expect(unused).toEqual([]);
    });
  });
});
