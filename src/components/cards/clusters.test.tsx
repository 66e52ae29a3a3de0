import type { KubernetesAuthProvidersApi } from '@backstage/plugin-kubernetes-react';
import { screen, waitFor, within } from '@testing-library/react';
import { createOddFleet } from '../../../dev/fleet/worlds/carts';
import {
  button,
  enabled,
  reasonOf,
  renderWithActions,
  selectAll,
} from '../../__testUtils__/actions';
import { fleetOfRepositories } from '../../__testUtils__/fleetOf';
import { settled, showCard } from '../../__testUtils__/renderCard';
import { cardTitled, rowsIn } from '../../__testUtils__/table';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import {
  DeploymentsCard,
  GitRepositoriesCard,
  SourcesCard,
} from '../../__testUtils__/entityCards';
import { createUser } from '../../__testUtils__/user';

let test: TestBackend;

/** Clusters that were asked for something through the proxy. */
function proxiedTo(): Set<string | undefined> {
  return new Set(test.backend.requests.flatMap(({ cluster }) => cluster ?? []));
}

describe('two clusters of one name', () => {
  const WHY = 'Two clusters are called shop';

  function setUpShops() {
    test = setUp({
      fleet: fleetOfRepositories(
        { name: 'shop', title: 'Shop in Oslo' },
        { name: 'shop', title: 'Shop in Rome' },
        'other',
      ),
    });
  }

  it('have the rows of both, which say so and why they cannot be acted on', async () => {
    setUpShops();
    await renderWithActions(<GitRepositoriesCard />, { test });
    await enabled('Sync flux-system/other');
    const rows = rowsIn().map(row => [
      row.name,
      row.cluster,
      row.cell('Name').textContent?.includes(WHY),
    ]);
    expect(rows).toEqual([
      ['flux-system/other', 'other', false],
      ['flux-system/shop', 'Shop in Oslo', true],
      ['flux-system/shop', 'Shop in Rome', true],
    ]);
    for (const place of ['Shop in Oslo', 'Shop in Rome']) {
      for (const action of ['Sync', 'Suspend']) {
        expect(reasonOf(`${action} flux-system/shop on ${place}`)).toBe(WHY);
      }
    }
    expect(button('Suspend flux-system/other')).toBeEnabled();
    await settled(test);
    expect(proxiedTo()).toEqual(new Set(['other']));
  });

  it('are left out when all that is selected is acted on', async () => {
    setUpShops();
    const { user, alerts } = await renderWithActions(<GitRepositoriesCard />, {
      test,
    });
    await selectAll(user);
    expect(screen.getByText('3 selected')).toBeVisible();
    await user.click(screen.getByText('Suspend the selected'));
    expect(screen.getByText('Suspend flux-system/other?')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({
      message: 'GitRepository flux-system/other on other is suspended',
    });
    expect(proxiedTo()).toEqual(new Set(['other']));
  });

  it('cannot be acted on where nothing else is selected', async () => {
    setUpShops();
    const { user } = await renderWithActions(<GitRepositoriesCard />, { test });
    await enabled('Sync flux-system/other');
    for (const place of ['Shop in Oslo', 'Shop in Rome']) {
      await user.click(
        screen.getByLabelText(`Select flux-system/shop on ${place}`),
      );
    }
    const bulk = screen.getByText('Sync the selected').closest('button');
    expect(bulk).toBeDisabled();
    expect(bulk?.parentElement).toHaveAttribute('aria-label', WHY);
  });

  it('are not asked for what their objects refer to, which the card says', async () => {
    test = setUp({ fleet: createOddFleet() });
    await showCard(
      <>
        <DeploymentsCard />
        <SourcesCard />
      </>,
      { test },
    );
    expect(proxiedTo()).toContain('production');
    expect(proxiedTo()).not.toContain('staging');
    const sources = within(cardTitled('Sources'));
    expect(
      sources.getByText('1 of 4 clusters could not be read: staging'),
    ).toBeVisible();
    await createUser().click(sources.getByText('Details'));
    expect(document.querySelector('li')).toHaveTextContent(
      /^staging: Cluster name is not unique.*Give each cluster a unique name/,
    );
    // The rows of deployments are all there are.
    expect(cardTitled('Deployments')).not.toHaveTextContent(
      /could not be read/,
    );
  });
});

describe('a cluster that a person does not sign in to', () => {
  /** A login window that is closed until `signIn` is called. */
  function loginWindow() {
    let token: string | undefined;
    const api: KubernetesAuthProvidersApi = {
      getCredentials: async provider => {
        if (provider === 'serviceAccount') return {};
        if (!token) throw new Error('Login failed, popup was closed');
        return { token };
      },
      decorateRequestBodyForAuth: async (provider, body) => {
        const { token: okta } = await api.getCredentials(provider);
        return okta
          ? { ...body, auth: { ...body.auth, oidc: { okta } } }
          : body;
      },
    };
    const signIn = () => {
      token = 'token';
    };
    return { api, signIn };
  }

  it('costs its own rows only, until the person refreshes and signs in', async () => {
    const { api, signIn } = loginWindow();
    test = setUp({
      kubernetesAuthProvidersApi: api,
      fleet: fleetOfRepositories(
        'a',
        { name: 'private', authProvider: 'oidc', oidcTokenProvider: 'okta' },
        'b',
      ),
    });
    const user = createUser();
    await showCard(<GitRepositoriesCard />, { test });
    expect(rowsIn().map(({ cluster }) => cluster)).toEqual(['a', 'b']);
    expect(
      screen.getByText('1 of 3 clusters could not be read: private'),
    ).toBeVisible();
    await user.click(screen.getByText('Details'));
    expect(document.querySelector('li')).toHaveTextContent(
      /^private: Not signed in to the cluster.*popup was closed/,
    );
    ['a', 'b'].forEach(cluster =>
      expect(button(`Sync flux-system/${cluster}`)).toBeEnabled(),
    );

    signIn();
    await user.click(screen.getByLabelText('Refresh'));
    await settled(test);
    expect(rowsIn().map(({ cluster }) => cluster)).toEqual([
      'a',
      'b',
      'private',
    ]);
    expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
  });
});
