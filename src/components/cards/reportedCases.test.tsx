import type { Entity } from '@backstage/catalog-model';
import type { ApiRef } from '@backstage/core-plugin-api';
import {
  ScmIntegrationsApi,
  scmIntegrationsApiRef,
} from '@backstage/integration-react';
import { mockApis } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import type { AdmissionDenial } from '../../../dev/fleet/api/admission';
import type { Fleet } from '../../../dev/fleet/fleet';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import type { Place } from '../../../dev/fleet/objects/place';
import { gitRepository } from '../../../dev/fleet/objects/sources';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import type { KubernetesObject } from '../../../dev/fleet/types';
import { cartsEntity } from '../../../dev/fleet/worlds/carts';
import { cartsLabels as labels } from '../../../dev/fleet/worlds/carts/names';
import {
  beingDeleted,
  hubAndSpokes,
  lostUpdate,
  oddAddresses,
  ofOneName,
  sourcesOfOneName,
  suspendedTwice,
} from '../../../dev/fleet/worlds/reported';
import {
  button,
  enabled,
  hasButton,
  reasonOf,
  renderWithActions,
  selectAll,
} from '../../__testUtils__/actions';
import { fleetOf, fleetOfRepositories } from '../../__testUtils__/fleetOf';
import { germanApis } from '../../__testUtils__/german';
import { renderCard, settled, showCard } from '../../__testUtils__/renderCard';
import {
  cardTitled,
  openFilter,
  rowOf,
  rowsIn,
  showFilters,
} from '../../__testUtils__/table';
import { setUp } from '../../__testUtils__/setUp';
import type {
  TestBackend,
  TestBackendOptions,
} from '../../__testUtils__/testBackend';
import {
  DeploymentsCard,
  GitRepositoriesCard,
  HelmReleasesCard,
  KustomizationsCard,
  SourcesCard,
} from '../../__testUtils__/entityCards';
import { createUser } from '../../__testUtils__/user';

let test: TestBackend;

function given(fleet: Fleet, options: TestBackendOptions = {}) {
  test = setUp({ fleet, ...options });
}

/** A cluster called `shop` with these objects. */
function shopWith(...objects: ((on: Place) => KubernetesObject[])[]) {
  given(
    fleetOf({ name: 'shop', objects: on => objects.flatMap(make => make(on)) }),
  );
}

const shop = () => test.fleet.cluster('shop');
const patches = () =>
  test.backend.requests.filter(({ method }) => method === 'PATCH');

const applied = gitRevision('main', 'cases');
const kustomizationOf =
  (name: string, more: object = {}) =>
  (on: Place) =>
    [
      kustomization({
        on,
        name,
        namespace: 'shop',
        labels,
        applied,
        source: { kind: 'GitRepository', name: 'shop' },
        ...more,
      }),
    ];

describe('two clusters of one name', () => {
  const both = () =>
    given(
      fleetOf(
        { name: 'test', objects: ofOneName },
        { name: 'test', objects: ofOneName },
        { name: 'other', objects: ofOneName },
      ),
    );

  it('have a row each with a note, and no action reaches them', async () => {
    both();
    const { user } = await renderWithActions(<KustomizationsCard />, { test });
    await enabled('Sync shop/carts-edge on other');
    const rows = rowsIn().filter(({ cluster }) => cluster === 'test');
    expect(rows).toHaveLength(2);
    for (const { element } of rows) {
      expect(element).toHaveTextContent('Two clusters are called test');
      const buttons = [...element.querySelectorAll('td button')].filter(each =>
        /^(Sync|Suspend|More)/.test(each.getAttribute('aria-label') ?? ''),
      );
      expect(buttons).toHaveLength(3);
      for (const each of buttons) {
        expect(each).toBeDisabled();
        expect(each.parentElement).toHaveAttribute(
          'aria-label',
          'Two clusters are called test',
        );
      }
    }
    expect(rowOf('shop/carts-edge', 'other').element).not.toHaveTextContent(
      'Two clusters',
    );

    // Of the selected rows, only the reachable one is suspended.
    await selectAll(user);
    await user.click(
      screen.getByRole('button', { name: 'Suspend the selected' }),
    );
    expect(screen.getByText('Suspend shop/carts-edge on other?')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() =>
      expect(rowOf('shop/carts-edge', 'other').word('Status')).toBe(
        'Suspended',
      ),
    );
    expect(patches().map(({ cluster }) => cluster)).toEqual(['other']);
  });

  it('are called by their name instead of a title if one fails', async () => {
    given(
      fleetOf(
        { name: 'test', title: 'Test in Oslo', objects: ofOneName },
        { name: 'test', title: 'Test in Rome', objects: ofOneName },
      ),
    );
    test.fleet.cluster(1).break({ kind: 'status', status: 500 });
    await renderCard(<KustomizationsCard />, { test });
    expect(
      await screen.findByText('1 of 2 clusters could not be read: test'),
    ).toBeVisible();
    expect(rowsIn().map(({ cluster }) => cluster)).toEqual(['Test in Oslo']);
  });

  it('have the note in German', async () => {
    both();
    await renderCard(<KustomizationsCard />, { test, apis: germanApis() });
    expect(await screen.findAllByText('Zwei Cluster heißen test')).toHaveLength(
      2,
    );
  });
});

describe('the notes of an earlier suspension', () => {
  it('shows no user for a later suspension', async () => {
    shopWith(suspendedTwice);
    await showCard(<HelmReleasesCard />, { test });
    const status = rowOf('shop/carts-stock', 'shop').text('Status');
    expect(status).toMatch(/^Suspended/);
    expect(status).toContain('Suspended by field manager flux (user unknown)');
    expect(status).toMatch(/Suspended 5 days ago or earlier/);
    expect(status).not.toMatch(/first\.owner|migration|months ago/);
  });

  it('shows no user in German either', async () => {
    shopWith(suspendedTwice);
    await showCard(<HelmReleasesCard />, { test, apis: germanApis() });
    const status = document.querySelector('tbody tr');
    expect(status).toHaveTextContent(/vor 5 Tagen/);
    expect(status).toHaveTextContent(/flux/);
    expect(status).not.toHaveTextContent(/first\.owner|migration|Suspended by/);
  });
});

describe('the title of a cluster', () => {
  const ARN = 'arn:aws:eks:eu-west-1:123456789012:cluster/x7f3';
  const titled = () =>
    given(
      fleetOf(
        {
          name: ARN,
          title: 'Production EU',
          objects: kustomizationOf('carts'),
        },
        { name: 'shop', objects: kustomizationOf('carts') },
      ),
    );

  it('is shown in rows and messages instead of the name', async () => {
    titled();
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    const row = rowOf('shop/carts', 'Production EU');
    expect(row.element).not.toHaveTextContent(ARN);
    await user.click(await enabled('Suspend shop/carts on Production EU'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0].message).toBe(
      'Kustomization shop/carts on Production EU is suspended',
    );
    expect(patches().map(({ cluster }) => cluster)).toEqual([ARN]);
  });

  it('is found by the search, like the name', async () => {
    titled();
    await showCard(<KustomizationsCard />, { test });
    const user = createUser();
    const search = screen.getByRole('textbox', { name: 'Search' });
    for (const text of ['production eu', 'cluster/x7f3']) {
      await user.clear(search);
      await user.paste(text);
      await waitFor(() =>
        expect(rowsIn().map(({ cluster }) => cluster)).toEqual([
          'Production EU',
        ]),
      );
    }
  });

  it('is the value of the filter', async () => {
    titled();
    await showCard(<KustomizationsCard />, { test });
    const user = createUser();
    await showFilters(user);
    const choices = await openFilter(user, 'Cluster');
    expect(choices.map(({ textContent }) => textContent)).toEqual([
      'Production EU',
      'shop',
    ]);
    await user.click(choices[0]);
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(rowsIn().map(({ cluster }) => cluster)).toEqual(['Production EU']),
    );
  });

  it('is followed by the name if another cluster has the same title or name', async () => {
    const objects = kustomizationOf('carts');
    given(
      fleetOf(
        { name: 'eu-1', title: 'Production', objects },
        { name: 'us-1', title: 'Production', objects },
        { name: 'eu-2', title: 'staging', objects },
        { name: 'staging', objects },
      ),
    );
    await showCard(<KustomizationsCard />, { test });
    expect(rowsIn().map(({ cluster }) => cluster)).toEqual([
      'Production (eu-1)',
      'staging (eu-2)',
      'staging',
      'Production (us-1)',
    ]);
  });

  it('is shown in the notice about a failing cluster', async () => {
    titled();
    test.fleet.cluster(ARN).break({ kind: 'status', status: 500 });
    await renderCard(<KustomizationsCard />, { test });
    expect(
      await screen.findByText(
        '1 of 2 clusters could not be read: Production EU',
      ),
    ).toBeVisible();
  });
});

it('shows the target cluster and namespace of the objects on a hub', async () => {
  shopWith(hubAndSpokes);
  await showCard(<DeploymentsCard />, { test });
  const says = (name: string) =>
    rowOf(name, 'shop').cell('Name').textContent?.split('cluster: shop')[1];
  expect(says('spoke-staging/carts')).toBe(
    'deploys to: staging-kubeconfig (Secret), namespace shop',
  );
  expect(says('spoke-production/carts')).toBe(
    'deploys to: production-cluster (ConfigMap), namespace shop',
  );
  expect(says('spoke-staging/carts-cache')).toBe(
    'deploys to: staging-kubeconfig (Secret), namespace shop' +
      'Helm storage: helm-storage',
  );
  expect(rowOf('spoke-production/carts', 'shop').word('Status')).toBe('Failed');

  const user = createUser();
  await user.click(screen.getByRole('textbox', { name: 'Search' }));
  await user.paste('production-cluster');
  await waitFor(() =>
    expect(rowsIn().map(({ name }) => name)).toEqual([
      'spoke-production/carts',
    ]),
  );
});

describe('an object that is being deleted', () => {
  const KEPT =
    'Resume sandbox/sandbox-kept and delete the resources it deployed';

  it('cannot be suspended, and shows the finalizer it waits for', async () => {
    shopWith(beingDeleted);
    await renderWithActions(<KustomizationsCard />, { test });
    await enabled(KEPT);
    expect(reasonOf('Suspend sandbox/sandbox')).toBe(
      'It is being deleted. If it were suspended now, the resources it deployed would not be deleted.',
    );
    expect(reasonOf('Sync sandbox/sandbox')).toBe('It is being deleted');
    expect(reasonOf('Sync sandbox/sandbox-kept')).toBe('It is being deleted');
    const status = (name: string) => rowOf(name, 'shop').text('Status');
    expect(status('sandbox/sandbox')).toMatch(
      /^TerminatingShow allDeletion requested 1 hour agoWaiting for finalizer finalizers\.fluxcd\.io$/,
    );
    expect(status('sandbox/sandbox-kept')).toMatch(
      /^Terminating.*While it is suspended, the resources it deployed are not deleted/,
    );
    expect(status('sandbox/sandbox')).not.toMatch(/suspended/);
  });

  it('is skipped by actions on a selection', async () => {
    shopWith(beingDeleted, kustomizationOf('carts'));
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    await enabled('Sync shop/carts');
    await selectAll(user);
    await user.click(screen.getByRole('button', { name: 'Sync the selected' }));
    await waitFor(() => expect(alerts).toHaveLength(1));
    const names = patches().map(({ path }) =>
      path.split('?')[0].split('/').pop(),
    );
    expect(names).toEqual(['carts']);
  });

  it('disappears when it is resumed, with a message of success', async () => {
    shopWith(beingDeleted);
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    await user.click(await enabled(KEPT));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({
      message:
        'Kustomization sandbox/sandbox-kept on shop and the resources it deployed were deleted',
      severity: 'success',
    });
    // The next read has no such object.
    await user.click(screen.getByRole('button', { name: 'Refresh' }));
    await waitFor(() =>
      expect(rowsIn().map(({ name }) => name)).toEqual(['sandbox/sandbox']),
    );
  });

  it('has its button and notes in German', async () => {
    shopWith(beingDeleted);
    await showCard(<KustomizationsCard />, { test, apis: germanApis() });
    await waitFor(() =>
      expect(
        hasButton(
          'sandbox/sandbox-kept fortsetzen und die ausgerollten Ressourcen löschen',
        ),
      ).toBe(true),
    );
    expect(document.querySelector('tbody')).not.toHaveTextContent(
      /deleted|Waiting for|requested/,
    );
  });
});

describe('a policy of the cluster', () => {
  const DENIALS: [string, AdmissionDenial['by'], RegExp][] = [
    [
      'Gatekeeper (403)',
      'gatekeeper',
      /admission webhook "validation\.gatekeeper\.sh" denied the request: \[require-ticket\]/,
    ],
    [
      'Kyverno (400)',
      'kyverno',
      /admission webhook "validate\.kyverno\.svc-fail" denied the request/,
    ],
    [
      'a ValidatingAdmissionPolicy (422)',
      'validatingAdmissionPolicy',
      /ValidatingAdmissionPolicy 'require-ticket' with binding/,
    ],
  ];

  it.each(DENIALS)(
    'of %s is named as the reason of a refusal, not RBAC',
    async (_, by, message) => {
      shopWith(kustomizationOf('carts'));
      shop().break({ kind: 'admission', by });
      const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
        test,
      });
      await user.click(await enabled('Suspend shop/carts'));
      await user.keyboard('{Enter}');
      await waitFor(() => expect(alerts).toHaveLength(1));
      expect(alerts[0].severity).toBe('error');
      expect(alerts[0].message).toMatch(message);
      expect(alerts[0].message).toMatch(
        /^Suspend Kustomization shop\/carts on shop failed: .*annotation change-ticket is missing.*A policy of the cluster rejected the request; no permission is missing\.$/s,
      );
      expect(alerts[0].message).not.toMatch(/Grant it|apiGroups|RBAC/);
      // The right is there, so the button stays.
      await enabled('Suspend shop/carts');
      expect(rowOf('shop/carts', 'shop').word('Status')).toBe('Ready');
    },
  );

  it('ends a sync when it rejects the request for the source', async () => {
    shopWith(kustomizationOf('carts'), on => [
      gitRepository({
        on,
        name: 'shop',
        namespace: 'shop',
        url: 'https://git.example/shop',
        revision: applied,
      }),
    ]);
    shop().break({
      kind: 'admission',
      by: 'gatekeeper',
      resource: 'gitrepositories',
    });
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    await user.click(await enabled('Sync shop/carts'));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0].severity).toBe('error');
    expect(alerts[0].message).toMatch(
      /Its source GitRepository shop\/shop was not synced, because a policy of the cluster rejected the request: admission webhook "validation\.gatekeeper\.sh"/,
    );
    expect(alerts[0].message).not.toMatch(/Grant it|not permitted/);
    expect(patches().map(({ path }) => path)).toEqual([
      expect.stringMatching(/\/gitrepositories\/shop\?/),
    ]);
  });

  it('is named as the reason of a refusal in German', async () => {
    shopWith(kustomizationOf('carts'));
    shop().break({ kind: 'admission', by: 'gatekeeper' });
    const { user, alerts } = await renderWithGerman(<KustomizationsCard />);
    await user.click(await enabled('shop/carts aussetzen'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0].message).toMatch(/Richtlinie/);
    expect(alerts[0].message).not.toMatch(/failed|refused/);
  });
});

describe('addresses of sources', () => {
  const linkOf = (name: string) => {
    const cell = rowOf(`shop/${name}`, 'shop').cell('URL');
    return cell.querySelector('a')?.getAttribute('href') ?? null;
  };

  it('are links only if they have a web page', async () => {
    shopWith(oddAddresses);
    await showCard(<SourcesCard many={false} />, { test });
    const stash = 'https://stash.example.com';
    expect(linkOf('personal')).toBe(`${stash}/users/someone/repos/carts-infra`);
    expect(linkOf('project')).toBe(`${stash}/projects/SHOP/repos/carts-infra`);
    expect(linkOf('public')).toBe('https://github.com/shop/carts');
    expect(['gerrit', 'homelab', 'overlay', 'charts'].map(linkOf)).toEqual([
      null,
      null,
      null,
      null,
    ]);
    // The others are shown as text.
    expect(rowOf('shop/homelab', 'shop').text('URL')).toBe(
      'http://gitea-http.gitea:3000/ops/homelab',
    );
  });
});

describe('addresses of hosts with an integration of the app', () => {
  const ADDRESSES = {
    gitlab: 'ssh://git@code.example.com:7999/shop/carts.git',
    bitbucket: 'ssh://git@code.bank.example/SHOP/carts.git',
    gerrit: 'ssh://ci@review.example.com:29418/shop/carts',
    inside: 'http://gitea-http.gitea:3000/ops/homelab',
    other: 'ssh://git@stash.example.com:7999/SHOP/carts.git',
  };
  const config = mockApis.config({
    data: {
      integrations: {
        gitlab: [
          {
            host: 'code.example.com',
            apiBaseUrl: 'https://code.example.com/api/v4',
            baseUrl: 'https://code.example.com',
          },
        ],
        bitbucketServer: [
          {
            host: 'code.bank.example',
            apiBaseUrl: 'https://code.bank.example/rest/api/1.0',
            username: 'x',
            password: 'y',
          },
        ],
        gerrit: [
          {
            host: 'review.example.com',
            gitilesBaseUrl: 'https://review.example.com/gitiles',
          },
        ],
        gitea: [{ host: 'gitea-http.gitea:3000' }],
      },
    },
  });

  async function linksWith(apis: [ApiRef<object>, object][]) {
    shopWith(on =>
      Object.entries(ADDRESSES).map(([name, url]) =>
        gitRepository({ on, name, url, namespace: 'shop', labels }),
      ),
    );
    await showCard(<GitRepositoriesCard many={false} />, { test, apis });
    return Object.fromEntries(
      rowsIn().map(row => [
        row.name.replace('shop/', ''),
        row.cell('URL').querySelector('a')?.getAttribute('href'),
      ]),
    );
  }

  const byName = 'https://stash.example.com/projects/SHOP/repos/carts';

  it('link to the page that the integration names', async () => {
    const integrations = ScmIntegrationsApi.fromConfig(config);
    expect(await linksWith([[scmIntegrationsApiRef, integrations]])).toEqual({
      gitlab: 'https://code.example.com/shop/carts',
      bitbucket: 'https://code.bank.example/projects/SHOP/repos/carts',
      gerrit: 'https://review.example.com/admin/repos/shop%2Fcarts',
      inside: ADDRESSES.inside,
      other: byName,
    });
  });

  it('link to the page that host name and port suggest without integrations', async () => {
    expect(await linksWith([])).toEqual({
      gitlab: 'https://code.example.com/projects/shop/repos/carts',
      bitbucket: 'https://code.bank.example/SHOP/carts',
      gerrit: undefined,
      inside: undefined,
      other: byName,
    });
  });
});

describe('a late cluster', () => {
  const SLOW = { askEachAfterMs: 50, answerWithinMs: 5_000 };
  const namesOf = () =>
    rowsIn()
      .map(({ name }) => name)
      .sort();

  it.each([
    ['in time', 0],
    ['late', 400],
  ])(
    'does not change the clusters that an entity depends on (%s)',
    async (_, latencyMs) => {
      const fleet = fleetOfRepositories({ name: 'a', latencyMs }, 'b', 'c');
      fleet.cluster('b').break({ kind: 'status', status: 500 });
      const entity = {
        ...cartsEntity,
        relations: [{ type: 'dependsOn', targetRef: 'resource:default/a' }],
      };
      given(fleet, {
        serviceLocator: 'catalogRelation',
        entities: [entity],
        timings: SLOW,
      });
      await showCard(<GitRepositoriesCard />, { test, entity });
      await waitFor(() => expect(namesOf()).toEqual(['flux-system/a']));
      expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
    },
  );

  it('does not hide the others if an annotation names a cluster', async () => {
    const fleet = fleetOfRepositories('a', 'b', 'c');
    const entity: Entity = {
      ...cartsEntity,
      metadata: {
        ...cartsEntity.metadata,
        annotations: {
          ...cartsEntity.metadata.annotations,
          'backstage.io/kubernetes-cluster': 'a',
        },
      },
    };
    given(fleet, {
      entities: [entity],
      timings: { askEachAfterMs: 50, answerWithinMs: 500 },
    });
    fleet.cluster('c').break({ kind: 'hang' });
    await renderCard(<GitRepositoriesCard />, { test, entity });
    expect(
      await screen.findByText('1 of 3 clusters could not be read: c'),
    ).toBeVisible();
    await waitFor(() =>
      expect(namesOf()).toEqual(['flux-system/a', 'flux-system/b']),
    );
    fleet.cluster('c').mend();
  });
});

it('names a cluster without sign-in, and shows the rows of the others', async () => {
  const refusal =
    'KubernetesAuthProviders has no oidcProvider configured for oidc.cognito';
  given(
    fleetOfRepositories('good', {
      name: 'eks',
      authProvider: 'oidc',
      oidcTokenProvider: 'cognito',
    }),
    {
      kubernetesAuthProvidersApi: {
        async decorateRequestBodyForAuth(provider, body) {
          if (provider.startsWith('oidc')) throw new Error(refusal);
          return body;
        },
        getCredentials: async () => ({}),
      },
    },
  );
  await renderCard(<GitRepositoriesCard />, { test });
  expect(
    await screen.findByText('1 of 2 clusters could not be read: eks'),
  ).toBeVisible();
  expect(rowsIn().map(({ name }) => name)).toEqual(['flux-system/good']);
  const user = createUser();
  await user.click(screen.getByText('Details'));
  const details = document.querySelector('li');
  expect(details).toHaveTextContent(/^eks: Not signed in to the cluster/);
  expect(details).toHaveTextContent(refusal);
});

it('ends a handled sync, although its state is still Reconciling', async () => {
  given(
    fleetOf({
      name: 'shop',
      objects: on => lostUpdate(on, '2026-11-01T10:00:00.000Z'),
    }),
  );
  const release = {
    kind: 'HelmRelease',
    namespace: 'shop',
    name: 'carts-report',
  };
  // The controller handles the token without changing the conditions.
  test.fleet.script('shop', release, { outcome: 'never' });
  shop().subscribe(({ object }) => {
    const token =
      object.metadata.annotations?.['reconcile.fluxcd.io/requestedAt'];
    if (object.status?.lastHandledReconcileAt === token) return;
    shop().put({
      ...object,
      status: { ...object.status, lastHandledReconcileAt: token },
    });
  });
  const { user, alerts } = await renderWithActions(<HelmReleasesCard />, {
    test,
  });
  expect(rowOf('shop/carts-report', 'shop').text('Status')).toMatch(
    /^ReconcilingShow allSince 9 days ago/,
  );
  await user.click(await enabled('More ways to sync shop/carts-report'));
  await user.click(screen.getByText('Sync without source'));
  await waitFor(() => expect(alerts).toHaveLength(1));
  expect(alerts[0]).toMatchObject({
    message:
      'HelmRelease shop/carts-report on shop was reconciled, but its state is still ' +
      "Reconciling: Running 'install' action with timeout of 5m0s",
    severity: 'warning',
  });
  expect(button('Sync shop/carts-report')).toBeEnabled();
});

describe('an annotation that is no valid value of a label', () => {
  const annotated = (value: string): Entity => ({
    ...cartsEntity,
    metadata: {
      ...cartsEntity.metadata,
      annotations: { 'backstage.io/kubernetes-id': value },
    },
  });

  it.each([
    [
      'shop/carts service',
      '"shop/carts service" is not a valid label value: it contains "/", but only letters, digits, "-", "_" and "." are allowed.',
    ],
    [
      'c'.repeat(64),
      `"${'c'.repeat(
        64,
      )}" is not a valid label value: it has 64 characters, but at most 63 are allowed.`,
    ],
    [
      'carts-',
      '"carts-" is not a valid label value: it must begin and end with a letter or a digit.',
    ],
  ])('is shown as an error without any request: %s', async (value, words) => {
    given(fleetOfRepositories('shop'));
    await renderCard(<DeploymentsCard />, { test, entity: annotated(value) });
    expect(await screen.findByText(words)).toBeVisible();
    expect(
      screen.getByText(
        'The annotation backstage.io/kubernetes-id of this entity cannot be used',
      ),
    ).toBeVisible();
    await settled(test);
    expect(test.backend.requests).toEqual([]);
  });

  it('is shown as an error in German', async () => {
    given(fleetOfRepositories('shop'));
    await renderCard(<DeploymentsCard />, {
      test,
      entity: annotated('shop/carts'),
      apis: germanApis(),
    });
    expect(
      await screen.findByText(/Die Annotation backstage\.io\/kubernetes-id/),
    ).toBeVisible();
    expect(screen.queryByText(/cannot/)).not.toBeInTheDocument();
  });
});

it('shows kind and namespace of sources with the same name', async () => {
  shopWith(sourcesOfOneName);
  await showCard(
    <>
      <DeploymentsCard />
      <SourcesCard many={false} />
    </>,
    { test },
  );
  const root = cardTitled('Deployments');
  const repo = (name: string) => rowOf(name, 'shop', { root }).text('Repo');
  expect(repo('shop/carts')).toBe('GitRepository flux-system/apps');
  expect(repo('shop/carts-config')).toBe('OCIRepository shop/apps');
  const sources = cardTitled('Sources');
  expect(rowOf('flux-system/apps', 'shop', { root: sources }).usedBy).toBe(
    'used by Kustomization shop/carts',
  );
  expect(rowOf('shop/apps', 'shop', { root: sources }).usedBy).toBe(
    'used by Kustomization shop/carts-config',
  );
});

describe('a Ready object with a failing source', () => {
  const NOTE = 'Source GitRepository flux-system/apps: Failed';
  const proxied = () =>
    test.backend.requests.filter(({ path }) =>
      path.startsWith('/proxy/apis/source'),
    );
  const status = (name: string) =>
    rowOf(name, 'shop', { root: cardTitled('Deployments') }).text('Status');

  it('has a note about the source if another card has read that', async () => {
    shopWith(sourcesOfOneName);
    await showCard(
      <>
        <DeploymentsCard />
        <SourcesCard many={false} />
      </>,
      { test },
    );
    expect(status('shop/carts')).toMatch(/^Ready/);
    expect(status('shop/carts')).toContain(NOTE);
    expect(status('shop/carts-config')).not.toMatch(/Source GitRepository/);

    // The note disappears when the source is ready again.
    const apps = {
      kind: 'GitRepository',
      namespace: 'flux-system',
      name: 'apps',
    };
    shop().update(apps, object => ({
      ...object,
      status: {
        ...object.status,
        conditions: [
          {
            type: 'Ready',
            status: 'True',
            reason: 'Succeeded',
            message: 'stored artifact',
            observedGeneration: 1,
          },
        ],
      },
    }));
    const [refresh] = screen.getAllByRole('button', { name: 'Refresh' });
    const user = createUser();
    await user.click(refresh);
    await waitFor(() => expect(status('shop/carts')).not.toContain(NOTE));
  });

  it('has no note if the source was not read, and sends no request for it', async () => {
    shopWith(sourcesOfOneName);
    await showCard(<DeploymentsCard />, { test });
    expect(status('shop/carts')).toMatch(/^Ready/);
    expect(status('shop/carts')).not.toMatch(/Source GitRepository/);
    expect(proxied()).toEqual([]);
  });

  it.each([
    ['suspended', true, 'Suspended'],
    ['ready', false, undefined],
  ])(
    'shows the state of its source only if that is not ready: %s',
    async (_, suspended, state) => {
      shopWith(kustomizationOf('carts'), on => [
        gitRepository({
          on,
          name: 'shop',
          namespace: 'shop',
          labels,
          url: 'https://git.example/shop',
          revision: applied,
          suspended,
        }),
      ]);
      await showCard(
        <>
          <DeploymentsCard />
          <GitRepositoriesCard />
        </>,
        { test },
      );
      const [, said] =
        /Source GitRepository shop\/shop: (Suspended|Failed|Ready)/.exec(
          status('shop/carts'),
        ) ?? [];
      expect(said).toBe(state);
    },
  );
});

async function renderWithGerman(card: Parameters<typeof renderWithActions>[0]) {
  return renderWithActions(card, { test, apis: germanApis() });
}
