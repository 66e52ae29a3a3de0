import { act, screen, waitFor, within } from '@testing-library/react';
import { useState, type ComponentType } from 'react';
import {
  detailsOf,
  dialogs,
  linkNamed,
  queryOf,
  shopObjects,
  showPage,
} from '../../__testUtils__/details';
import {
  DeploymentsCard,
  EnvironmentsCard,
  GitRepositoriesCard,
  HelmReleasesCard,
  HelmRepositoriesCard,
  ImagePoliciesCard,
  KustomizationsCard,
  OCIRepositoriesCard,
  SourcesCard,
  StatusCard,
} from '../../__testUtils__/entityCards';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { failed } from '../../../dev/fleet/objects/verdict';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { cartsLabels } from '../../../dev/fleet/worlds/carts/names';

const CARTS = 'Kustomization shop/carts';
const GIT = 'GitRepository shop/git';

function createTest(...names: string[]) {
  const clusters = names.length > 0 ? names : ['staging'];
  const objects = shopObjects;
  return setUp({
    fleet: fleetOf(...clusters.map(name => ({ name, objects }))),
  });
}

describe('the details of an object open from', () => {
  it.each<[string, ComponentType, string, string]>([
    ['Deployments', DeploymentsCard, 'shop/carts', CARTS],
    ['Sources', SourcesCard, 'shop/git', GIT],
    [
      'Helm Releases',
      HelmReleasesCard,
      'shop/orders',
      'HelmRelease shop/orders',
    ],
    ['Kustomizations', KustomizationsCard, 'shop/carts', CARTS],
    ['Git Repositories', GitRepositoriesCard, 'shop/git', GIT],
    [
      'OCI Repositories',
      OCIRepositoriesCard,
      'shop/oci',
      'OCIRepository shop/oci',
    ],
    [
      'Helm Repositories',
      HelmRepositoriesCard,
      'shop/charts',
      'HelmRepository shop/charts',
    ],
    [
      'Image Policies',
      ImagePoliciesCard,
      'shop/image',
      'ImagePolicy shop/image',
    ],
    ['Environments', EnvironmentsCard, 'shop/carts on staging', CARTS],
  ])('the card %s', async (_, Card, link, name) => {
    const isOnTwo = Card === EnvironmentsCard;
    const test = createTest('staging', ...(isOnTwo ? ['production'] : []));
    const { user, address, back } = await showPage(<Card />, { test });
    expect(dialogs()).toEqual([]);
    await user.click(linkNamed(link));
    const details = await detailsOf(name);
    expect(details).toHaveAttribute('aria-modal', 'true');
    expect(address()).toBe(`/?flux=staging/${name.replace(' ', '/')}`);
    await user.click(within(details).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(dialogs()).toEqual([]));
    expect(address()).toBe('/');
    await back();
    expect(address()).toBe('/before');
  });

  it('the card Flux', async () => {
    const verdict = failed({ reason: 'UpgradeFailed', message: 'timeout' });
    const chart = {
      name: 'api',
      version: '1.0.0',
      source: { kind: 'HelmRepository', name: 'charts' },
    };
    const common = { namespace: 'shop', labels: cartsLabels };
    const test = setUp({
      fleet: fleetOf({
        name: 'staging',
        objects: on => [
          helmRelease({ ...common, on, name: 'api', chart, verdict }),
        ],
      }),
    });
    const { user, address } = await showPage(<StatusCard />, { test });
    await user.click(linkNamed('shop/api on staging'));
    const details = await detailsOf('HelmRelease shop/api');
    await user.click(within(details).getByRole('button', { name: 'Close' }));
    await waitFor(() => expect(dialogs()).toEqual([]));
    expect(address()).toBe('/');
  });
});

describe('the address', () => {
  it.each([
    ['Escape', async ({ user }) => user.keyboard('{Escape}')],
    [
      'the button Close',
      async ({ user }) =>
        user.click(within(dialogs()[0]).getByRole('button', { name: 'Close' })),
    ],
    ['Back', async ({ back }) => back()],
  ] as [string, (page: Awaited<ReturnType<typeof showPage>>) => Promise<unknown>][])(
    'is pushed by opening and replaced by tabs; %s closes and returns the focus',
    async (_, close) => {
      const test = createTest();
      const page = await showPage(<DeploymentsCard />, { test });
      const { user, address, back } = page;
      await user.click(linkNamed('shop/carts'));
      const details = await detailsOf(CARTS);
      expect(details.contains(document.activeElement)).toBe(true);
      for (const tab of ['History', 'YAML']) {
        await user.click(within(details).getByRole('tab', { name: tab }));
      }
      expect(address()).toBe(
        '/?flux=staging/Kustomization/shop/carts&fluxTab=yaml',
      );
      expect(
        within(details).getByRole('tab', { name: 'YAML', selected: true }),
      ).toBeInTheDocument();
      await close(page);
      await waitFor(() => expect(dialogs()).toEqual([]));
      expect(address()).toBe('/');
      expect(linkNamed('shop/carts')).toHaveFocus();
      await back();
      expect(address()).toBe('/before');
    },
  );

  it('of another object is pushed; Back shows the one before, and Close the page', async () => {
    const test = createTest();
    const { user, address, back } = await showPage(<DeploymentsCard />, {
      test,
    });
    const openSource = async () => {
      const details = await detailsOf(CARTS);
      await user.click(within(details).getByRole('link', { name: GIT }));
      await detailsOf(GIT);
      expect(dialogs()).toHaveLength(1);
    };
    await user.click(linkNamed('shop/carts'));
    await openSource();
    await back();
    await openSource();
    await user.click(
      within(dialogs()[0]).getByRole('button', { name: 'Close' }),
    );
    await waitFor(() => expect(dialogs()).toEqual([]));
    expect(address()).toBe('/');
    expect(linkNamed('shop/carts')).toHaveFocus();
    await back();
    expect(address()).toBe('/before');
  });

  it('keeps the other parameters, and closing stays where there is no page below', async () => {
    const test = createTest();
    const rest = '?flux-deployments=q=carts&other=1';
    const { user, address, back } = await showPage(<DeploymentsCard />, {
      test,
      address: `/${queryOf(
        'Kustomization',
        'carts',
      )}&flux-deployments=q%3Dcarts&other=1#notes`,
    });
    const details = await detailsOf(CARTS);
    await user.click(within(details).getByRole('tab', { name: 'History' }));
    expect(address()).toContain('&other=1&fluxTab=history#notes');
    await user.click(within(details).getByRole('tab', { name: 'Overview' }));
    // An object that is opened from here has no page below either.
    await user.click(within(details).getByRole('link', { name: GIT }));
    await detailsOf(GIT);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(dialogs()).toEqual([]));
    expect(address()).toBe(`/${rest}#notes`);
    expect(screen.queryByText('shop/orders')).toBeNull();
    await back();
    await detailsOf(CARTS);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(dialogs()).toEqual([]));
    expect(address()).toBe(`/${rest}#notes`);
    await back();
    expect(address()).toBe('/before');
  });

  it('keeps how the table is searched', async () => {
    const test = createTest();
    const address = '/?flux-deployments=q%3Dcarts';
    const page = await showPage(<DeploymentsCard />, { test, address });
    await page.user.click(linkNamed('shop/carts'));
    await detailsOf(CARTS);
    expect(page.address()).toContain('?flux-deployments=q=carts&flux=');
    await page.user.keyboard('{Escape}');
    await waitFor(() => expect(dialogs()).toEqual([]));
    expect(page.address()).toBe('/?flux-deployments=q=carts');
  });

  it.each([
    'arn:aws:eks:eu-west-1:123456789012:cluster/shop',
    'a/b//c',
    '100%',
  ])('may name the cluster %s', async cluster => {
    const test = createTest(cluster);
    const { user } = await showPage(<DeploymentsCard />, { test });
    await user.click(linkNamed('shop/carts'));
    const details = await detailsOf(CARTS);
    expect(
      within(details).getByRole('table', { name: 'Conditions' }),
    ).toBeInTheDocument();
    expect(within(details).getByText(`cluster: ${cluster}`)).toBeVisible();
  });

  it.each([
    [
      'a kind that is not Flux’s',
      'staging/Pod/shop/carts',
      'Pod is not a kind of Flux',
    ],
    [
      'a cluster that there is not',
      'production/Kustomization/shop/carts',
      'There is no cluster production',
    ],
    [
      'an object that there is not',
      'staging/Kustomization/shop/none',
      'Not found',
    ],
  ])('leads to an explanation if it names %s', async (_, named, says) => {
    const test = createTest();
    const address = `/?${new URLSearchParams({ flux: named })}`;
    await showPage(<DeploymentsCard />, { test, address });
    const [dialog] = dialogs();
    expect(await within(dialog).findByText(says)).toBeVisible();
    expect(within(dialog).queryByRole('tab')).toBeNull();
    expect(within(dialog).queryByRole('alert')).toBeNull();
    expect(
      test.backend.requests.filter(
        ({ cluster }) => cluster && cluster !== 'staging',
      ),
    ).toEqual([]);
  });

  it('of a name that two clusters have reads neither', async () => {
    const test = createTest('staging', 'staging');
    const { requests } = test.backend;
    await showPage(<SourcesCard />, {
      test,
      address: `/${queryOf('Kustomization', 'carts')}`,
    });
    const [dialog] = dialogs();
    expect(
      await within(dialog).findByText('Two clusters are called staging'),
    ).toBeVisible();
    expect(requests.filter(({ path }) => path.startsWith('/proxy'))).toEqual(
      [],
    );
    // Their rows are no links, as they cannot be told apart.
    expect(
      [...document.querySelectorAll('tbody a')].map(
        ({ textContent }) => textContent,
      ),
    ).not.toContainEqual('shop/git');
  });
});

describe('with all cards on a page', () => {
  const CARDS: Record<string, ComponentType> = {
    Status: StatusCard,
    Environments: EnvironmentsCard,
    Deployments: DeploymentsCard,
    Sources: SourcesCard,
    Releases: HelmReleasesCard,
    Kustomizations: KustomizationsCard,
    Git: GitRepositoriesCard,
    OCI: OCIRepositoriesCard,
    Helm: HelmRepositoriesCard,
    Images: ImagePoliciesCard,
  };

  let show = (_: readonly string[]) => {};
  function CardsPage(props: { first: readonly string[] }) {
    const [names, setNames] = useState(props.first);
    show = setNames;
    return (
      <>
        {names.map(name => {
          const Card = CARDS[name];
          return <Card key={name} />;
        })}
      </>
    );
  }

  it('there is one dialog while cards are mounted and unmounted', async () => {
    const test = createTest();
    const { user, address } = await showPage(
      <CardsPage first={Object.keys(CARDS).slice(0, -1)} />,
      { test },
    );
    const link = within(
      document.querySelector<HTMLElement>(
        '[role=group][aria-label="Kustomizations"]',
      )!,
    ).getByText('shop/carts');
    await user.click(link);
    await detailsOf(CARTS);
    expect(dialogs()).toHaveLength(1);

    const names = Object.keys(CARDS);
    const showFrom = (index: number) => act(() => show(names.slice(index)));
    showFrom(0);
    // Without the cards above the one that it was opened from.
    for (let first = 1; first <= 5; first++) {
      showFrom(first);
      await detailsOf(CARTS);
      expect(dialogs()).toHaveLength(1);
    }
    await settled(test);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(dialogs()).toEqual([]));
    expect(address()).toBe('/');
    expect(link.closest('a')).toHaveFocus();
  });

  it.each(['Overview', 'History', 'YAML'])(
    'a card that takes over the tab %s of the one that showed it changes nothing',
    async tab => {
      const test = createTest();
      const first = ['Sources', 'Kustomizations', 'Images'];
      const page = await showPage(<CardsPage first={first} />, { test });
      const { user, events } = page;
      const link = linkNamed('shop/carts');
      await user.click(link);
      const details = await detailsOf(CARTS);
      await user.click(within(details).getByRole('tab', { name: tab }));
      await settled(test);
      details.scrollTop = 120;
      const { textContent } = details;
      const focused: unknown[] = [];
      const note = ({ target }: Event) => focused.push(target);
      document.addEventListener('focusin', note);

      act(() => show(['Kustomizations', 'Images']));
      const [taken] = dialogs();
      expect(taken).not.toBe(details);
      const same = within(taken).getByRole('tab', { name: tab });
      expect(same).toHaveFocus();
      expect(focused).toEqual([same]);
      expect(taken.scrollTop).toBe(120);
      expect(taken.textContent).toBe(textContent);

      // Once more, by cards that are mounted at that moment.
      act(() => show(['Images', 'Kustomizations']));
      act(() => show(['Kustomizations']));
      expect(dialogs()).toHaveLength(1);
      await settled(test);
      document.removeEventListener('focusin', note);
      const openings = () =>
        events.filter(({ action }) => action === 'details');
      expect(openings()).toHaveLength(1);

      await user.keyboard('{Escape}');
      await waitFor(() => expect(dialogs()).toEqual([]));
      expect(link).toHaveFocus();
      await user.click(link);
      await detailsOf(CARTS);
      await settled(test);
      expect(openings()).toHaveLength(2);
    },
  );
});
