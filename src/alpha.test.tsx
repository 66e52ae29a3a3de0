import { ConfigReader } from '@backstage/core-app-api';
import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { createApp } from '@backstage/frontend-defaults';
import {
  ApiBlueprint,
  AppRootElementBlueprint,
  coreApis,
  createFrontendModule,
  useApi,
  type AppNode,
} from '@backstage/frontend-plugin-api';
import catalogPlugin from '@backstage/plugin-catalog/alpha';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import kubernetesPlugin from '@backstage/plugin-kubernetes/alpha';
import {
  act,
  cleanup,
  configure,
  render,
  screen,
  waitFor,
} from '@testing-library/react';
import { name, version } from '../package.json';
import { cartsEntity } from '../dev/fleet/worlds/carts';
import { cardTitled, rowsIn } from './__testUtils__/table';
import { keepOnly } from './__testUtils__/fleetOf';
import { setUp } from './__testUtils__/setUp';
import { QUERY } from './__testUtils__/testBackend';
import fluxPlugin from './alpha';
import * as main from '.';

// A busy machine takes its time over a whole app.
configure({ asyncUtilTimeout: 20_000 });

const PATH = '/catalog/default/component/carts-service';
const unrelatedEntity = {
  ...cartsEntity,
  metadata: { name: 'unrelated', namespace: 'default' },
};

const catalogOfTwo = createFrontendModule({
  pluginId: 'catalog',
  extensions: [
    ApiBlueprint.make({
      params: defineParams =>
        defineParams({
          api: catalogApiRef,
          deps: {},
          factory: () =>
            new InMemoryCatalogClient({
              entities: [cartsEntity, unrelatedEntity],
            }),
        }),
    }),
  ],
});

let tree: ReadonlyMap<string, AppNode> | undefined;

function TreeProbe() {
  tree = useApi(coreApis.appTree).getTree().tree.nodes;
  return null;
}

const probe = createFrontendModule({
  pluginId: 'app',
  extensions: [
    AppRootElementBlueprint.make({
      name: 'tree-probe',
      params: { element: <TreeProbe /> },
    }),
  ],
});

/** Boots an app at a path, with the plugins that the usual app has. */
async function boot(
  path: string,
  extensions: (string | object)[] = [],
  flux: Record<string, never[] | object[]> = {},
) {
  const test = setUp();
  const names = ['carts', 'carts-migrations', 'carts-nginx'];
  keepOnly(test.fleet, 'HelmRelease', names);
  keepOnly(test.fleet, 'Kustomization', names);
  window.history.replaceState(undefined, '', path);
  const app = createApp({
    features: [
      catalogPlugin,
      catalogOfTwo,
      kubernetesPlugin,
      fluxPlugin,
      probe,
    ],
    advanced: {
      configLoader: async () => ({
        config: new ConfigReader({
          app: {
            baseUrl: 'http://localhost',
            title: 'Test',
            extensions: [{ 'sign-in-page:app': false }, ...extensions],
          },
          backend: { baseUrl: 'http://backstage.test' },
          flux: { releases: { enabled: false }, ...flux },
        }),
      }),
    },
  });
  await act(async () => {
    render(app.createRoot());
  });
  return test;
}

afterEach(() => {
  cleanup();
  window.history.replaceState(undefined, '', '/');
  window.localStorage.clear();
});

it('the plugin is the default export of both entries', () => {
  expect(main.default).toBe(fluxPlugin);
});

// By selector throughout: asking a whole app for roles takes jsdom seconds.
const card = (title: string) => screen.findByText(title, { selector: 'h2' });
const cardTitles = () =>
  [...document.querySelectorAll('[role=group][aria-label][tabindex="-1"]')].map(
    group => group.getAttribute('aria-label'),
  );

it('the plugin puts cards on the overview of an entity, beside those of other plugins', async () => {
  await boot(PATH);
  await card('Deployments');
  await card('Sources');
  expect(cardTitles().sort()).toEqual(['Deployments', 'Sources']);
  await screen.findByText('About');
  await expect(tree?.get('page:flux')?.spec.plugin.info()).resolves.toEqual(
    expect.objectContaining({ packageName: name, version }),
  );
  await waitFor(() =>
    expect(rowsIn(cardTitled('Deployments')).length).toBeGreaterThan(1),
  );
});

it('the plugin has a tab on the page of an entity', async () => {
  await boot(`${PATH}/flux`);
  await card('Environments');
  await card('Deployments');
  await card('Sources');
  await card('Delivery');
  expect(cardTitles()).toEqual([
    'Environments',
    'Deployments',
    'Sources',
    'Delivery',
  ]);
  // Of each cluster, more is read once it is opened.
  expect(
    [...cardTitled('Delivery').querySelectorAll('h3')].map(
      ({ textContent }) => textContent,
    ),
  ).toEqual([
    expect.stringMatching(/^production\d+ of \d+ ready$/),
    expect.stringMatching(/^staging\d+ of \d+ ready$/),
  ]);
  await waitFor(() =>
    expect(rowsIn(cardTitled('Sources')).length).toBeGreaterThan(1),
  );
  expect(screen.queryByText('About')).toBeNull();
});

it.each([
  ['cards', ''],
  ['tab', '/flux'],
])(
  'the plugin has no %s for entities without the annotations',
  async (_, path) => {
    await boot(`/catalog/default/component/unrelated${path}`);
    await waitFor(() =>
      expect(document.querySelector('main, article')).toHaveTextContent(
        path ? /not found|404/i : /About/,
      ),
    );
    expect(cardTitles()).toEqual([]);
  },
);

it('the plugin has a page for the runtime, with one header and an entry in the menu', async () => {
  await boot('/flux-runtime');
  await card('Flux runtime');
  expect(document.querySelectorAll('h1')).toHaveLength(1);
  expect(document.querySelector('h1')).toHaveTextContent('Flux Runtime');
  expect(
    document.querySelectorAll('a[href="/flux-runtime"]').length,
  ).toBeGreaterThan(0);
});

it('cards and tab can be configured in app-config', async () => {
  const test = await boot(PATH, [
    { 'entity-card:flux/sources': false },
    {
      'entity-card:flux/deployments': {
        config: { many: false, title: 'Rolled out', interval: 1 },
      },
    },
    'entity-card:flux/image-policies',
    {
      'entity-content:flux': {
        config: { cards: ['helm-releases'], path: '/gitops', title: 'GitOps' },
      },
    },
  ]);
  await card('Rolled out');
  await card('Image Policies');
  expect(cardTitles().sort()).toEqual(['Image Policies', 'Rolled out']);
  await waitFor(() =>
    expect(rowsIn(cardTitled('Rolled out')).length).toBeGreaterThan(1),
  );
  expect(cardTitled('Rolled out').querySelector('input[type=text]')).toBeNull();

  // Sooner than the usual 10 s.
  const before = test.count('POST', QUERY);
  await waitFor(
    () => expect(test.count('POST', QUERY)).toBeGreaterThan(before),
    { timeout: 9_000 },
  );
});

it('has the card of images on a tab of its own, if an app wants it', async () => {
  await boot(`${PATH}/flux-images`, ['entity-content:flux/images']);
  await card('Images');
  expect(cardTitles()).toEqual(['Images']);
  await waitFor(() =>
    expect(
      cardTitled('Images').querySelectorAll('tbody tr').length,
    ).toBeGreaterThan(1),
  );
});

it('has a small card for the overview, which leads to the tab', async () => {
  await boot(PATH, [
    'entity-card:flux/status',
    'entity-card:flux/environments',
  ]);
  await card('Flux');
  await card('Environments');
  await screen.findByText(/^\d+ of \d+ ready$/, { selector: 'p' });
  expect(
    tree
      ?.get('entity-card:flux/status')
      ?.instance?.getData(EntityCardBlueprint.dataRefs.type),
  ).toBe('info');
  const link = screen.getByText('Open Flux').closest('a');
  expect(link).toHaveAttribute('href', `${PATH}/flux`);
});

it('has environments and a small card as an app configures them', async () => {
  await boot(
    PATH,
    [
      {
        'entity-card:flux/status': {
          config: { title: 'GitOps', link: 'gitops' },
        },
      },
      { 'entity-card:flux/environments': { config: { title: 'Where' } } },
    ],
    { environments: [{ title: 'Live', clusters: ['production'] }] },
  );
  await card('GitOps');
  await card('Where');
  expect(
    [...cardTitled('Where').querySelectorAll('thead th')].map(
      ({ textContent }) => textContent,
    ),
  ).toEqual(['Workload', 'Live', 'staging']);
  const link = screen.getByText('Open Flux').closest('a');
  expect(link).toHaveAttribute('href', `${PATH}/gitops`);
});

it('cards are in the language of the app', async () => {
  await boot(`${PATH}/flux`, [
    {
      'api:app/app-language': {
        config: { defaultLanguage: 'fr', availableLanguages: ['en', 'fr'] },
      },
    },
  ]);
  await card('Déploiements');
  expect(await screen.findAllByText('En échec')).not.toEqual([]);
});

it('details open in one drawer over all cards, and on the page about Flux', async () => {
  await boot(`${PATH}/flux`);
  await card('Deployments');
  await waitFor(() =>
    expect(rowsIn(cardTitled('Deployments')).length).toBeGreaterThan(1),
  );
  const link = [...cardTitled('Deployments').querySelectorAll('a')].find(
    ({ textContent }) => textContent === 'carts/carts-nginx',
  );
  act(() => link?.click());
  const dialogs = () => document.querySelectorAll('[role=dialog]');
  await waitFor(() => expect(dialogs()).toHaveLength(1));
  expect(dialogs()[0].querySelector('h2')).toHaveTextContent(
    /^(Kustomization|HelmRelease) carts\/carts-nginx$/,
  );
  expect(window.location.search).toMatch(/^\?flux=.+carts-nginx$/);
  await act(async () => window.history.back());
  await waitFor(() => expect(dialogs()).toHaveLength(0));
  expect(window.location.pathname).toBe(`${PATH}/flux`);
  expect(window.location.search).toBe('');
});

it('the page about Flux has the details that its address names', async () => {
  await boot('/flux/runtime?flux=staging%2FHelmRelease%2Fcarts%2Fcarts-nginx');
  await screen.findByText('HelmRelease carts/carts-nginx', { selector: 'bdi' });
  expect(document.querySelectorAll('[role=dialog]')).toHaveLength(1);
  await waitFor(() =>
    expect(
      document.querySelector('table[aria-label=Conditions]'),
    ).toBeInTheDocument(),
  );
  act(() =>
    document
      .querySelector<HTMLElement>('[role=dialog] button[aria-label=Close]')
      ?.click(),
  );
  await waitFor(() =>
    expect(document.querySelector('[role=dialog]')).toBeNull(),
  );
  expect(window.location.pathname).toBe('/flux/runtime');
  expect(window.location.search).toBe('');
});
