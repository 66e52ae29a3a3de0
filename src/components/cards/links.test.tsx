import { configApiRef } from '@backstage/core-plugin-api';
import { mockApis, registerMswTestHooks } from '@backstage/test-utils';
import { screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import { gitRepository } from '../../../dev/fleet/objects/sources';
import { cartsLabels as labels } from '../../../dev/fleet/worlds/carts/names';
import { button, hasButton } from '../../__testUtils__/actions';
import { DeploymentsCard, SourcesCard } from '../../__testUtils__/entityCards';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import {
  createTestBackend,
  handlersFor,
  type TestBackend,
} from '../../__testUtils__/testBackend';

const server = setupServer();
registerMswTestHooks(server);

let test: TestBackend;

beforeEach(() => {
  const fleet = fleetOf({
    name: 'eu/1',
    title: 'Europe',
    objects: on => {
      const source = { kind: 'GitRepository', name: 'git' };
      const common = { on, namespace: 'shop', labels };
      const revision = gitRevision('main', 'a');
      return [
        kustomization({ ...common, name: 'apps', source, applied: revision }),
        helmRelease({
          ...common,
          name: 'db',
          chart: { name: 'db', version: '1', source },
        }),
        gitRepository({ ...common, name: 'git', url: 'https://git.example' }),
      ];
    },
  });
  test = createTestBackend({ fleet, fetch: globalThis.fetch });
  server.use(...handlersFor(test.backend));
});

afterEach(() => {
  test.fleet.stop();
  jest.restoreAllMocks();
});

async function render(links: unknown) {
  const data = { flux: { links } } as Parameters<
    typeof mockApis.config
  >[0] extends { data?: infer Data } | undefined
    ? Data
    : never;
  await renderCard(
    <>
      <DeploymentsCard />
      <SourcesCard />
    </>,
    { test, apis: [[configApiRef, mockApis.config({ data })]] },
  );
  await settled(test);
}

/** What the menu of a row has, as `title: address`. */
async function linksOf(name: string): Promise<string[]> {
  const user = userEvent.setup();
  await user.click(button(`Links of ${name}`));
  const links = within(screen.getByRole('menu'))
    .getAllByRole('menuitem')
    .map(link => {
      expect(link).toHaveAttribute('rel', 'noopener noreferrer');
      expect(link).toHaveAttribute('target', '_blank');
      return `${link.textContent}: ${link.getAttribute('href')}`;
    });
  await user.keyboard('{Escape}');
  return links;
}

it('has a menu of links for each row that has any', async () => {
  await render([
    {
      title: 'Logs',
      url: 'https://logs.example/{cluster}/{clusterTitle}/{kind}?name={namespace}%2F{name}',
      kinds: ['Kustomization', 'helmreleases'],
    },
    {
      title: 'Runbook',
      url: 'https://docs.example/{entity:name}/{entity:namespace}',
      kinds: ['Kustomization'],
    },
  ]);
  expect(await linksOf('shop/apps')).toEqual([
    'Logs: https://logs.example/eu%2F1/Europe/Kustomization?name=shop%2Fapps',
    'Runbook: https://docs.example/carts-service/default',
  ]);
  expect(await linksOf('shop/db')).toEqual([
    'Logs: https://logs.example/eu%2F1/Europe/HelmRelease?name=shop%2Fdb',
  ]);
  expect(hasButton('Links of shop/git')).toBe(false);
  // After the actions, in the same group.
  const buttons = [
    ...(button('Links of shop/apps')
      .closest('td')
      ?.querySelectorAll('button') ?? []),
  ].map(each => each.ariaLabel);
  expect(buttons[buttons.length - 1]).toBe('Links of shop/apps');
  expect(buttons.length).toBeGreaterThan(2);
});

it('has no menu where nothing is configured', async () => {
  await render(undefined);
  expect(hasButton('Sync shop/apps')).toBe(true);
  expect(document.querySelector('[aria-label^="Links of"]')).toBeNull();
});

// eslint-disable-next-line no-script-url
const EVIL = 'javascript:alert(1)';

it('drops links without an http(s) address, and logs that once', async () => {
  const warn = jest.spyOn(console, 'warn').mockImplementation(() => {});
  await render([
    { title: 'Evil', url: EVIL },
    { title: 'Typo', url: 'https://x.example/{nmae}' },
    { title: 'Labelled', url: 'https://x.example/{label:none}' },
    { title: 'Good', url: 'https://x.example/{name}' },
  ]);
  expect(await linksOf('shop/db')).toEqual(['Good: https://x.example/db']);
  expect(warn.mock.calls).toEqual([
    [`flux.links, "Evil": not an address of http or https: ${EVIL}`],
    ['flux.links, "Typo": there is no placeholder {nmae}'],
  ]);
});

it.each([
  ['https://x.example'],
  [[null, 1, {}, { title: 'No address' }]],
  [{}],
])('survives links configured as %j', async links => {
  await render(links);
  expect(hasButton('Sync shop/apps')).toBe(true);
  expect(document.querySelector('[aria-label^="Links of"]')).toBeNull();
});
