import { screen } from '@testing-library/react';
import type { Denial } from '../../../dev/fleet/rbac';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import { helmChart, helmChartOf } from '../../../dev/fleet/objects/helmChart';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import {
  bucket,
  externalArtifact,
  gitRepository,
} from '../../../dev/fleet/objects/sources';
import {
  cartsLabels as labels,
  shopChart,
} from '../../../dev/fleet/worlds/carts/names';
import { settled, showCard } from '../../__testUtils__/renderCard';
import { rowOf, rowsIn } from '../../__testUtils__/table';
import { setUp } from '../../__testUtils__/setUp';
import { QUERY, type TestBackend } from '../../__testUtils__/testBackend';
import {
  DeploymentsCard,
  GitRepositoriesCard,
  HelmReleasesCard,
  HelmRepositoriesCard,
  ImagePoliciesCard,
  KustomizationsCard,
  OCIRepositoriesCard,
  SourcesCard,
} from '../../__testUtils__/entityCards';
import { createUser } from '../../__testUtils__/user';

let test: TestBackend;

beforeEach(() => {
  const timings = { askEachAfterMs: 5_000, answerWithinMs: 10_000 };
  test = setUp({ timings });
});

/** Sources of all kinds, unlabelled and elsewhere, and what uses them. */
function addShared() {
  const staging = test.fleet.cluster('staging');
  const on = { release: '2.9' as const, now: Date.now() };
  const revision = gitRevision('main', 'shared');
  const shared = { on, namespace: 'shared', revision };
  const user = { on, namespace: 'carts', labels };
  const chart = {
    name: 'charted',
    version: '1.0.0',
    source: { kind: 'HelmChart', name: 'chart', namespace: 'shared' },
  };
  [
    bucket({ ...shared, name: 'files', endpoint: 's3', bucketName: 'files' }),
    externalArtifact({ ...shared, name: 'made', generator: 'maker' }),
    gitRepository({ ...shared, name: 'charts', url: 'https://git.example/c' }),
    helmChart({
      ...shared,
      name: 'chart',
      chart: { ...chart, source: { kind: 'GitRepository', name: 'charts' } },
    }),
    helmRelease({ ...user, name: 'charted', chart, byReference: true }),
    ...['Bucket files', 'ExternalArtifact made', 'GitRepository gone'].map(
      source => {
        const [kind, name] = source.split(' ');
        return kustomization({
          ...user,
          name: `from-${name}`,
          source: { kind, name, namespace: 'shared' },
          applied: revision,
        });
      },
    ),
  ].forEach(staging.put);
}

/** Proxied requests of any kind. */
function allProxied() {
  return test.backend.requests.filter(({ path }) => path.startsWith('/proxy/'));
}

/** Those for objects of Flux, without what they all begin with. */
function proxied(): string[] {
  return allProxied()
    .filter(({ path }) => path.includes('.fluxcd.io/'))
    .map(({ cluster, path }) => `${cluster} ${path.split('.fluxcd.io/')[1]}`)
    .sort();
}

// What the carts world's deployments use and no label says.
const SHARED_PATHS = [
  'production v1/namespaces/payment/gitrepositories/tenants',
  'production v1beta2/namespaces/flux-system/helmrepositories',
  'staging v1/namespaces/carts/helmcharts/carts-quotas',
  'staging v1/namespaces/flux-system/helmrepositories',
  'staging v1/namespaces/flux-system/ocirepositories/carts-gateway-chart',
  'staging v1/namespaces/payment/gitrepositories/tenants',
];

const ADDED_PATHS = [
  'staging v1/namespaces/shared/buckets/files',
  'staging v1/namespaces/shared/externalartifacts/made',
  'staging v1/namespaces/shared/gitrepositories/charts',
  'staging v1/namespaces/shared/gitrepositories/gone',
  'staging v1/namespaces/shared/helmcharts/chart',
];

/** `kind name: used by …` of the rows that somebody uses. */
function usesOn(cluster: string): string[] {
  return rowsIn()
    .filter(row => row.cluster === cluster && row.usedBy !== '')
    .map(row => `${row.kind} ${row.name}: ${row.usedBy}`)
    .sort();
}

describe('the card of sources', () => {
  it('shows what the deployments use, wherever it is, and by what', async () => {
    addShared();
    await showCard(<SourcesCard many={false} />, { test });

    const usual = [
      'Bucket carts/carts-assets: used by Kustomization carts/carts-assets',
      'GitRepository carts/carts-experiments: used by Kustomization carts/carts-experiments',
      'GitRepository carts/carts-release: used by Kustomization flux-system/carts-monitoring',
      'HelmRepository flux-system/community: used by HelmRelease carts/carts-nginx',
      'HelmRepository flux-system/registry: used by HelmRelease carts/carts-session-store',
      'HelmRepository flux-system/sock-shop: used by HelmRelease carts/carts, HelmRelease carts/carts-billing, HelmRelease carts/carts-cache and 14 more',
      'OCIRepository carts/carts-manifests: used by Kustomization carts/carts-manifests',
    ];
    const ofCarts =
      'GitRepository carts/carts: used by Kustomization carts/carts, Kustomization carts/carts-alerts, Kustomization carts/carts-canary';
    expect(usesOn('production')).toEqual(
      [...usual, `${ofCarts} and 7 more`].sort(),
    );
    expect(usesOn('staging')).toEqual(
      [
        ...usual,
        `${ofCarts} and 8 more`,
        'Bucket shared/files: used by Kustomization carts/from-files',
        'ExternalArtifact carts/frontend: used by Kustomization carts/carts-frontend',
        'ExternalArtifact shared/made: used by Kustomization carts/from-made',
        // Through a HelmChart of the namespace of each.
        'GitRepository shared/charts: used by HelmRelease carts/charted',
        'OCIRepository flux-system/carts-gateway-chart: used by HelmRelease carts/carts-gateway',
      ].sort(),
    );
    const all = rowOf('carts/carts', 'staging').cell('Name');
    expect(all.querySelector('[title]')?.getAttribute('title')).toContain(
      'HelmRelease carts/carts-quotas',
    );

    // Each once; none of nobody's; none that is but on the way or is missing.
    const keys = rowsIn().map(row => `${row.kind} ${row.name} ${row.cluster}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.join()).not.toMatch(/flux-system\/flux-system|gone|tenants/);
    expect(keys.join()).not.toMatch(/HelmChart|ArtifactGenerator/);
    expect(screen.queryByText(/could not be read/)).not.toBeInTheDocument();
  });

  it('asks for them in as few requests as possible, and not for labelled ones', async () => {
    addShared();
    await showCard(<SourcesCard />, { test });
    expect(proxied()).toEqual([...SHARED_PATHS, ...ADDED_PATHS].sort());
  });

  it('reads again on Refresh', async () => {
    await showCard(<SourcesCard />, { test });
    const before = proxied();
    const user = createUser();
    await user.click(screen.getByLabelText('Refresh'));
    await settled(test);
    expect(proxied()).toEqual([...before, ...before].sort());
    expect(test.count('POST', QUERY)).toBe(3);

    // What is new is followed, too, and what was there stays.
    addShared();
    await user.click(screen.getByLabelText('Refresh'));
    await settled(test);
    const search = screen.getByLabelText('Search');
    await user.click(search);
    await user.paste('shared/files');
    await screen.findByText('shared/files');
    await user.clear(search);
    await user.paste('flux-system/community');
    expect(await screen.findAllByText('flux-system/community')).toHaveLength(2);
  });

  it('shows the labelled ones without the permission, and says why there may be more', async () => {
    test.backend.deny('kubernetes.proxy');
    await showCard(<SourcesCard many={false} />, { test });
    expect(
      screen.getByText(
        'Only sources with the label of this entity are shown. To see the other sources that its deployments use, you need the permission kubernetes.proxy.',
      ),
    ).toBeVisible();
    expect(allProxied()).toEqual([]);
    expect(rowOf('carts/carts', 'staging').usedBy).toMatch(/^used by/);
    const namespaces = rowsIn().map(({ name }) => name.split('/')[0]);
    expect(new Set(namespaces)).toEqual(new Set(['carts']));
  });

  it('says the same when only the backend knows that it is not permitted', async () => {
    const isAllowed = test.backend.isAllowed;
    test.backend.isAllowed = name =>
      name === 'kubernetes.proxy' || isAllowed(name);
    test.backend.deny('kubernetes.proxy');
    await showCard(<SourcesCard />, { test });
    expect(screen.getByText(/^Only sources with the label/)).toBeVisible();
    expect(rowsIn()).toHaveLength(10);
  });

  const denials: [string, Denial, boolean][] = [
    ['to read it', { resource: 'ocirepositories' }, false],
    ['to get it', { resource: 'ocirepositories', verbs: ['get'] }, true],
  ];

  it.each(denials)(
    'tells that a cluster does not permit %s',
    async (_what, denial, showsLabelled) => {
      test.fleet.cluster('staging').deny(denial);
      await showCard(<SourcesCard many={false} />, { test });
      expect(
        screen.getByText('1 of 2 clusters could not be read: staging'),
      ).toBeVisible();
      const user = createUser();
      await user.click(screen.getByText('Details'));
      const details = document.querySelector('li');
      expect(details).toHaveTextContent(/^staging: Not permitted/);
      expect(details).toHaveTextContent(/OCIRepository, HTTP status 403/);
      const oci = rowsIn().filter(
        ({ kind, cluster }) =>
          kind === 'OCIRepository' && cluster === 'staging',
      );
      expect(oci.map(({ name }) => name)).toEqual(
        showsLabelled
          ? [
              'carts/carts-manifests-edge',
              'carts/carts-plugins',
              'carts/carts-private',
              'carts/carts-base',
              'carts/carts-manifests',
            ]
          : [],
      );
      // The other shared ones are there.
      expect(rowOf('flux-system/sock-shop', 'staging')).toBeDefined();
    },
  );
});

describe('other cards', () => {
  it.each([
    {
      title: 'of HelmRepositories',
      Card: HelmRepositoriesCard,
      may: SHARED_PATHS,
      expected: SHARED_PATHS.filter(path => /\/helm/.test(path)),
    },
    {
      title: 'of OCIRepositories',
      Card: OCIRepositoriesCard,
      may: SHARED_PATHS,
      expected: SHARED_PATHS.filter(path => /oci|helmcharts/.test(path)),
    },
    {
      // On the way to the verification of a chart, and the charts of releases
      // that are suspended or wait; no further.
      title: 'of HelmReleases',
      Card: HelmReleasesCard,
      expected: [
        'production v1/namespaces/flux-system/helmcharts',
        'production v1beta2/namespaces/flux-system/helmcharts',
        'staging v1/namespaces/carts/helmcharts/carts-quotas',
        'staging v1/namespaces/flux-system/helmcharts',
        'staging v1/namespaces/flux-system/ocirepositories/carts-gateway-chart',
      ],
    },
    { title: 'of Kustomizations', Card: KustomizationsCard, expected: [] },
    { title: 'of ImagePolicies', Card: ImagePoliciesCard, expected: [] },
  ])(
    'the one $title requests no source that is labelled or cannot be referred to',
    async example => {
      const { Card, expected, may = expected } = example;
      await showCard(<Card />, { test });
      // A page with all cards asks for all of them once, so each of them may.
      expect(proxied().filter(path => !may.includes(path))).toEqual([]);
      expect(proxied()).toEqual([...new Set(proxied())]);
      expect(proxied()).toEqual(expect.arrayContaining(expected));
    },
  );

  it('the one of HelmReleases says that a suspended one is behind its chart', async () => {
    const staging = test.fleet.cluster('staging');
    const on = { release: '2.9' as const, now: Date.now() };
    const release = { on, namespace: 'carts', name: 'carts-held', labels };
    const chart = shopChart('held', '1.0.0');
    staging.put(helmRelease({ ...release, chart, suspended: true }));
    staging.put(
      helmChartOf({ ...release, chart: { ...chart, version: '1.1.0' } }),
    );
    await showCard(<HelmReleasesCard many={false} />, { test });
    expect(rowOf('carts/carts-held', 'staging').text('Revision')).toMatch(
      /^1\.0\.0.*behind 1\.1\.0/,
    );
  });

  it('never ask for the same twice on one page', async () => {
    await showCard(
      <>
        <DeploymentsCard />
        <SourcesCard />
        <GitRepositoriesCard />
        <OCIRepositoriesCard />
        <HelmRepositoriesCard />
      </>,
      { test },
    );
    expect(proxied()).toEqual([...new Set(proxied())]);
  });

  it.each([
    ['Deployments', DeploymentsCard],
    ['Helm Releases', HelmReleasesCard],
  ])(
    'the one titled %s needs no permission for the proxy',
    async (_title, Card) => {
      test.backend.deny('kubernetes.proxy');
      await showCard(<Card />, { test });
      expect(allProxied()).toEqual([]);
      expect(screen.queryByText(/kubernetes\.proxy/)).not.toBeInTheDocument();
      expect(rowsIn()).toHaveLength(10);
    },
  );
});
