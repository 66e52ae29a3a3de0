import { within } from '@testing-library/react';
import { notApplied } from '../../../dev/fleet/objects/kustomization';
import { failed } from '../../../dev/fleet/objects/verdict';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import { cartsLabels } from '../../../dev/fleet/worlds/carts/names';
import {
  detailsOf,
  linkNamed,
  queryOf,
  shopFleet,
  type ShopPiece,
  showPage,
} from '../../__testUtils__/details';
import { KustomizationsCard } from '../../__testUtils__/entityCards';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { DetailsHost } from '../common';

const NEWS = gitRevision('main', 'news');
const LOOK = 'Look for all Kustomizations of this cluster that need it';

let test: TestBackend;
const staging = () => test.fleet.cluster('staging');

function given(...pieces: ShopPiece[]) {
  test = setUp({ fleet: shopFleet(...pieces) });
}

const onBase = { dependsOn: [{ name: 'base' }] };
const labelled = { labels: cartsLabels };
const waits = {
  ...onBase,
  verdict: failed({
    reason: 'DependencyNotReady',
    message: "dependency 'shop/base' is not ready",
  }),
};
const fails = {
  ...onBase,
  attempted: NEWS,
  verdict: notApplied(NEWS, 'BuildFailed', 'no such file or directory'),
};

const regionIn = (details: HTMLElement) =>
  within(details).getByRole('region', { name: 'Needed by' });

/** What each group says of its objects, by its name. */
const groupsIn = (details: HTMLElement) =>
  Object.fromEntries(
    within(regionIn(details))
      .getAllByRole('list')
      .map(list => [
        document.getElementById(list.getAttribute('aria-labelledby') ?? '')
          ?.textContent,
        [...list.children].map(({ textContent }) => textContent),
      ]),
  );

const listsOf = (resource: string) =>
  test.backend.requests.filter(
    ({ path }) =>
      path.startsWith('/proxy') &&
      new RegExp(`/v\\w+/${resource}(\\?|$)`).test(path),
  );

async function open(name: string, kind = 'Kustomization') {
  const address = `/${queryOf(kind, name)}`;
  const page = await showPage(<DetailsHost />, { test, address });
  return { ...page, details: await detailsOf(`${kind} shop/${name}`) };
}

it('groups what needs an object by how, what has failed first', async () => {
  given(
    ['base', labelled],
    ['ready', { ...onBase, ...labelled }],
    ['waits', { ...waits, ...labelled }],
    ['fails', { ...fails, ...labelled }],
    ['child', { appliedBy: 'shop/base', ...labelled }],
  );
  const page = await showPage(<KustomizationsCard />, { test });
  await page.user.click(linkNamed('shop/base'));
  const details = await detailsOf('Kustomization shop/base');
  await settled(test);
  expect(groupsIn(details)).toEqual({
    'Depend on it': [
      'Kustomization shop/failsFailed',
      'Kustomization shop/waitsWaiting',
      'Kustomization shop/readyReady',
    ],
    'Managed by it': ['Kustomization shop/childReady'],
  });
  await page.user.click(
    within(regionIn(details)).getByRole('link', {
      name: 'Kustomization shop/fails',
    }),
  );
  await detailsOf('Kustomization shop/fails');
  // Nothing was asked for that.
  expect(listsOf('kustomizations')).toEqual([]);
});

it('looks for the rest of a kind on its cluster when it is asked to', async () => {
  given(['base'], ['fails', fails], ['unrelated']);
  const { details, user } = await open('base');
  expect(regionIn(details)).toHaveTextContent(
    'Nothing that this page has read needs it.',
  );
  expect(listsOf('kustomizations')).toEqual([]);
  await user.click(within(details).getByRole('button', { name: LOOK }));
  await settled(test);
  expect(groupsIn(details)).toEqual({
    'Depend on it': ['Kustomization shop/failsFailed'],
  });
  expect(within(details).getByText(/^Looked through all/)).toHaveTextContent(
    /^Looked through all Kustomizations of this cluster .+: 4 in total\.$/,
  );
  expect(listsOf('kustomizations')).toHaveLength(1);
  expect(
    within(details).queryByText('Nothing that this page has read needs it.'),
  ).toBeNull();
});

it('merges the found objects with those of rows', async () => {
  given(
    ['base', labelled],
    ['row', { ...onBase, ...labelled }],
    ['far', fails],
  );
  const page = await showPage(<KustomizationsCard />, { test });
  await page.user.click(linkNamed('shop/base'));
  const details = await detailsOf('Kustomization shop/base');
  await settled(test);
  expect(groupsIn(details)).toEqual({
    'Depend on it': ['Kustomization shop/rowReady'],
  });
  await page.user.click(within(details).getByRole('button', { name: LOOK }));
  await settled(test);
  expect(groupsIn(details)).toEqual({
    'Depend on it': [
      'Kustomization shop/farFailed',
      'Kustomization shop/rowReady',
    ],
  });
});

it('reads all pages of a long list, and shows the first hundred', async () => {
  given(
    ['base'],
    ...Array.from({ length: 600 }, (_, index): [string, object] => [
      `app-${index}`,
      onBase,
    ]),
  );
  const { details, user } = await open('base');
  await user.click(within(details).getByRole('button', { name: LOOK }));
  await settled(test);
  expect(listsOf('kustomizations')).toHaveLength(2);
  expect(groupsIn(details)['Depend on it']).toHaveLength(100);
  expect(within(details).getByText('and 500 more')).toBeVisible();
  expect(within(details).getByText(/: 602 in total\.$/)).toBeVisible();
});

it('names the rule where a kind may not be listed', async () => {
  given(['base'], ['app', onBase]);
  staging().deny({ verbs: ['list'], resource: 'kustomizations' });
  const { details, user } = await open('base');
  await user.click(within(details).getByRole('button', { name: LOOK }));
  await settled(test);
  expect(
    within(details).getByText(
      'Kustomizations could not be listed: Not permitted',
    ),
  ).toBeVisible();
  expect(
    within(details).getByText(
      /the right to list kustomizations\.kustomize\.toolkit\.fluxcd\.io in all namespaces/,
    ),
  ).toBeVisible();
  staging().allow();
  await user.click(within(details).getByText('Try again'));
  await settled(test);
  expect(groupsIn(details)).toEqual({
    'Depend on it': ['Kustomization shop/appReady'],
  });
  expect(within(details).queryByText(/could not be listed/)).toBeNull();
});

it('offers for a source both kinds of deployments, for an image none', async () => {
  given();
  const git = await open('git', 'GitRepository');
  expect(
    within(git.details)
      .getAllByRole('button', { name: /^Look for all/ })
      .map(({ textContent }) => textContent),
  ).toEqual([LOOK, 'Look for all Helm Releases of this cluster that need it']);
  git.unmount();
  const image = await open('image', 'ImagePolicy');
  expect(
    within(image.details).queryByRole('region', { name: 'Needed by' }),
  ).toBeNull();
});
