import { registerMswTestHooks } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import type { ReactElement } from 'react';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import { helmChartOf } from '../../../dev/fleet/objects/helmChart';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import type { Place } from '../../../dev/fleet/objects/place';
import { deployment } from '../../../dev/fleet/objects/runtime';
import {
  gitRepository,
  helmRepository,
} from '../../../dev/fleet/objects/sources';
import {
  createCartsFleet,
  paymentEntity,
} from '../../../dev/fleet/worlds/carts';
import { cartsLabels } from '../../../dev/fleet/worlds/carts/names';
import {
  button,
  enabled,
  renderWithActions,
} from '../../__testUtils__/actions';
import {
  DeliveryCard,
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
import { fleetOf, type ClusterOf } from '../../__testUtils__/fleetOf';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import { cardTitled, rowsIn } from '../../__testUtils__/table';
import {
  createTestBackend,
  handlersFor,
  QUERY,
  type TestBackend,
} from '../../__testUtils__/testBackend';

const WORKLOADS = '/resources/workloads/query';
const HINT = /The label may as well be on the workloads/;

const server = setupServer();
registerMswTestHooks(server);

let test: TestBackend;

afterEach(() => test.fleet.stop());

/** A Deployment of carts-service that a Kustomization or a HelmRelease owns. */
function workload(
  on: Place,
  name: string,
  by: 'kustomize' | 'helm',
  deployer: string,
) {
  return deployment({
    on,
    name,
    namespace: 'shop',
    labels: {
      ...cartsLabels,
      [`${by}.toolkit.fluxcd.io/name`]: deployer,
      [`${by}.toolkit.fluxcd.io/namespace`]: 'shop',
    },
    app: name,
    container: name,
    image: name,
  });
}

/** What deploys the workloads, from a source each; none has the label. */
function deployers(on: Place, labels = {}) {
  const source = { kind: 'GitRepository', name: 'git' };
  const release = {
    on,
    namespace: 'shop',
    name: 'db',
    chart: {
      name: 'db',
      version: '1.0.0',
      source: { kind: 'HelmRepository', name: 'charts' },
    },
  };
  const revision = gitRevision('main', 'a');
  const at = { on, namespace: 'shop' };
  return [
    kustomization({ ...at, name: 'apps', labels, source, applied: revision }),
    gitRepository({ ...at, name: 'git', url: 'https://git.example', revision }),
    helmRelease(release),
    helmChartOf(release),
    helmRepository({ ...at, name: 'charts', url: 'https://charts.example' }),
  ];
}

const owned = (on: Place) => [
  ...deployers(on),
  workload(on, 'carts', 'kustomize', 'apps'),
  workload(on, 'db', 'helm', 'db'),
];

function setUp(
  clusters: ClusterOf[],
  options: Parameters<typeof createTestBackend>[0] = {},
) {
  test = createTestBackend({
    fleet: fleetOf(...clusters),
    fetch: globalThis.fetch,
    // As in a test of combined answers, unless it says otherwise.
    timings: { askEachAfterMs: 5_000, answerWithinMs: 10_000 },
    ...options,
  });
  server.use(...handlersFor(test.backend));
}

async function show(card: ReactElement) {
  const rendered = await renderCard(card, { test });
  await settled(test);
  return rendered;
}

const ALL_CARDS = (
  <>
    <HelmReleasesCard />
    <KustomizationsCard />
    <GitRepositoriesCard />
    <OCIRepositoriesCard />
    <HelmRepositoriesCard />
    <ImagePoliciesCard />
    <DeploymentsCard />
    <SourcesCard />
  </>
);

const shownIn = (title: string) =>
  rowsIn(cardTitled(title)).map(
    ({ kind, name, cluster }) => `${kind} ${name} on ${cluster}`,
  );

const marked = (title: string) =>
  /Found through its workloads: [^.]*\./.exec(
    cardTitled(title).textContent ?? '',
  )?.[0];

describe('an entity of which only the workloads have the label', () => {
  it('shows their deployers and sources on every card, with one query', async () => {
    setUp([{ name: 'staging', objects: owned }]);
    await show(ALL_CARDS);
    const releases = ['HelmRelease shop/db on staging'];
    const kustomizations = ['Kustomization shop/apps on staging'];
    const git = ['GitRepository shop/git on staging'];
    const charts = ['HelmRepository shop/charts on staging'];
    expect(shownIn('Helm Releases')).toEqual(releases);
    expect(shownIn('Kustomizations')).toEqual(kustomizations);
    expect(shownIn('Git Repositories')).toEqual(git);
    expect(shownIn('Helm Repositories')).toEqual(charts);
    expect(shownIn('Deployments')).toEqual([...kustomizations, ...releases]);
    expect(shownIn('Sources').sort()).toEqual([...git, ...charts]);
    expect(test.count('POST', WORKLOADS)).toBe(1);
    expect(test.count('POST', QUERY)).toBe(1);
  });

  it('names the workloads that led to the rows', async () => {
    setUp([{ name: 'staging', objects: owned }]);
    await show(
      <>
        <DeploymentsCard />
        <HelmReleasesCard />
        <ImagePoliciesCard />
      </>,
    );
    expect(marked('Deployments')).toBe(
      'Found through its workloads: labels of Flux on Deployment shop/carts, Deployment shop/db say what deploys them.',
    );
    expect(marked('Helm Releases')).toContain('on Deployment shop/db say');
    expect(marked('Image Policies')).toBeUndefined();
    expect(cardTitled('Image Policies')).not.toHaveTextContent(HINT);
  });

  it('names only three of many workloads', async () => {
    setUp([
      {
        name: 'staging',
        objects: on => [
          ...deployers(on),
          ...['a', 'b', 'c', 'd'].map(name =>
            workload(on, name, 'kustomize', 'apps'),
          ),
        ],
      },
    ]);
    await show(<DeploymentsCard />);
    expect(marked('Deployments')).toContain(
      'on Deployment shop/a, Deployment shop/b, Deployment shop/c and 1 more say',
    );
  });

  it('has rows with working actions', async () => {
    setUp([{ name: 'staging', objects: owned }]);
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    await enabled('Suspend shop/apps');
    await user.click(button('Suspend shop/apps'));
    expect(screen.getByText('Suspend shop/apps?')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    await enabled('Resume shop/apps');
    expect(rowsIn()[0].word('Status')).toBe('Suspended');
  });

  it('shows the deployers on other clusters if one is unreachable', async () => {
    setUp([
      { name: 'staging', objects: owned },
      { name: 'production', objects: owned },
    ]);
    test.fleet.cluster('production').break({ kind: 'network' });
    await show(<DeploymentsCard />);
    expect(shownIn('Deployments')).toEqual([
      'Kustomization shop/apps on staging',
      'HelmRelease shop/db on staging',
    ]);
    expect(
      screen.getByText('1 of 2 clusters could not be read: production'),
    ).toBeVisible();
  });

  it('shows the deployers on other clusters while one hangs', async () => {
    setUp(
      [
        { name: 'staging', objects: owned },
        { name: 'production', objects: owned },
      ],
      { timings: { askEachAfterMs: 100, answerWithinMs: 200 } },
    );
    test.fleet.cluster('production').break({ kind: 'hang' });
    await renderCard(<DeploymentsCard />, { test });
    await waitFor(() =>
      expect(rowsIn().map(({ name }) => name)).toEqual([
        'shop/apps',
        'shop/db',
      ]),
    );
    test.fleet.cluster('production').mend();
    await settled(test);
    expect(rowsIn()).toHaveLength(4);
  });

  it('shows no deleted deployers, and a note about them', async () => {
    setUp([
      {
        name: 'staging',
        objects: on => [workload(on, 'carts', 'kustomize', 'gone')],
      },
    ]);
    await show(<DeploymentsCard />);
    expect(rowsIn()).toEqual([]);
    expect(
      screen.getByText(
        'The workloads say that Kustomization shop/gone deploys them, which cannot be found on their clusters.',
      ),
    ).toBeVisible();
  });

  it('names the missing permission to read the deployers', async () => {
    setUp([{ name: 'staging', objects: owned }]);
    test.backend.deny('kubernetes.proxy');
    await show(<DeploymentsCard />);
    expect(
      screen.getByText(
        'The workloads of this entity say what deploys them; that can be seen with the permission kubernetes.proxy.',
      ),
    ).toBeVisible();
    expect(test.backend.requests.some(({ cluster }) => cluster)).toBe(false);
  });

  it('shows no deployers on clusters with the same name, and names these clusters', async () => {
    setUp([
      { name: 'shop', id: 'a', objects: owned },
      { name: 'shop', id: 'b', objects: owned },
      { name: 'other', objects: owned },
    ]);
    await show(<DeploymentsCard />);
    expect(shownIn('Deployments')).toEqual([
      'Kustomization shop/apps on other',
      'HelmRelease shop/db on other',
    ]);
    expect(
      screen.getByText('1 of 3 clusters could not be read: shop'),
    ).toBeVisible();
  });
});

describe('an entity without any Flux objects', () => {
  it('shows a hint about labels on workloads', async () => {
    setUp([{ name: 'staging', objects: () => [] }]);
    await show(<DeploymentsCard />);
    expect(screen.getByText(HINT)).toBeVisible();
    expect(
      screen.getByText(/No Kustomization, HelmRelease found/),
    ).toBeVisible();
    expect(screen.queryByText('Look at its workloads')).toBeNull();
  });

  it('names the clusters on which workloads may not be listed, without a warning', async () => {
    setUp([{ name: 'staging', title: 'Staging EU', objects: owned }]);
    const cluster = test.fleet.cluster('staging');
    ['deployments', 'statefulsets', 'daemonsets', 'cronjobs'].forEach(
      resource => cluster.deny({ resource }),
    );
    await show(<DeploymentsCard />);
    expect(
      screen.getByText(
        /^Workloads may not be listed on Staging EU\. Grant .* the right to list deployments/,
      ),
    ).toBeVisible();
    expect(screen.queryByText(/could not be read/)).toBeNull();
  });

  it('shows an error if the workloads cannot be read, and reads them on "Try again"', async () => {
    setUp([{ name: 'staging', objects: owned }]);
    test.backend.break({ kind: 'status', status: 500, endpoint: 'workloads' });
    await show(<DeploymentsCard />);
    expect(screen.getByText(HINT)).toBeVisible();
    expect(screen.getByRole('alert')).toBeVisible();
    test.backend.mend();
    await userEvent.click(screen.getByText('Try again'));
    await waitFor(() => expect(rowsIn()).toHaveLength(2));
  });
});

describe('an entity whose Flux objects have the label', () => {
  const labelled = (on: Place) => [
    ...deployers(on, cartsLabels),
    workload(on, 'db', 'helm', 'db'),
  ];

  it('sends no query for its workloads', async () => {
    setUp([{ name: 'staging', objects: labelled }]);
    await show(ALL_CARDS);
    expect(shownIn('Deployments')).toEqual([
      'Kustomization shop/apps on staging',
    ]);
    expect(test.count('POST', WORKLOADS)).toBe(0);
  });

  it('reads its workloads when the user asks for that', async () => {
    setUp([{ name: 'staging', objects: labelled }]);
    await show(
      <>
        <DeploymentsCard />
        <HelmReleasesCard />
      </>,
    );
    expect(shownIn('Helm Releases')).toEqual([]);
    await userEvent.click(screen.getByText('Look at its workloads'));
    await settled(test);
    expect(shownIn('Helm Releases')).toEqual([
      'HelmRelease shop/db on staging',
    ]);
    expect(marked('Helm Releases')).toContain('on Deployment shop/db say');
    expect(shownIn('Deployments')).toEqual([
      'Kustomization shop/apps on staging',
    ]);
    expect(test.count('POST', WORKLOADS)).toBe(1);
  });
});

it.each<[string, typeof StatusCard, RegExp]>([
  ['Flux', StatusCard, /4 of 4 ready/],
  ['Environments', EnvironmentsCard, /payment-ledger/],
  ['Delivery', DeliveryCard, /staging.*production|production.*staging/],
])(
  'the card %s shows what the workloads of an entity lead to, too',
  async (title, Card, expected) => {
    test = createTestBackend({
      fleet: createCartsFleet(),
      entities: [paymentEntity],
      fetch: globalThis.fetch,
    });
    server.use(...handlersFor(test.backend));
    await renderCard(<Card />, { test, entity: paymentEntity });
    await waitFor(() => expect(cardTitled(title)).toHaveTextContent(expected));
    expect(cardTitled(title)).toHaveTextContent(/Found through its workloads/);
  },
);
