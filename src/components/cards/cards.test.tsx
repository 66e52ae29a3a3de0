import { screen, waitFor, within } from '@testing-library/react';
import { cartsEntity } from '../../../dev/fleet/worlds/carts';
import { keepOnly } from '../../__testUtils__/fleetOf';
import { settled, showCard } from '../../__testUtils__/renderCard';
import {
  buttonIn,
  cardTitled,
  factsIn,
  headersIn,
  rowOf,
  rowsIn,
  type ShownRow,
} from '../../__testUtils__/table';
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
  for (const kind of ['HelmRelease', 'Kustomization']) {
    keepOnly(test.fleet, kind, namesExpectedOf(kind));
  }
});

interface ExpectedCard {
  title: string;
  Card: typeof DeploymentsCard;
  kinds: string;
  headers: string[];
  /** Cells in the order of the headers, the same on both clusters. */
  both: string[];
  staging?: string[];
  production?: string[];
  /** Where what is under URL leads to, by name; '' for nowhere. */
  links?: Record<string, string>;
}

const DEPLOYMENT_HEADERS = [
  'Kind',
  'Name',
  'Repo',
  'Source',
  'Revision',
  'Status',
  'Updated',
];

const REPOSITORY_HEADERS = [
  'Kind',
  'Name',
  'Verified',
  'URL',
  'Artifact',
  'Status',
  'Updated',
];

// staging runs Flux 2.9, production 2.2. The rows of the HelmReleases in every
// state are in FluxEntityCard.test.tsx.
const CARDS: ExpectedCard[] = [
  {
    title: 'Deployments',
    Card: DeploymentsCard,
    kinds: 'Kustomization, HelmRelease',
    headers: DEPLOYMENT_HEADERS,
    both: [
      'HelmRelease | carts/carts | flux-system/sock-shop | carts/1.7.2 | 1.7.2 | Ready | 3 hours ago',
      'HelmRelease | carts/carts-migrations | flux-system/sock-shop | carts-migrations/0.14.0 (not installed) | 0.14.0 failed | Failed | 48 minutes ago',
      'HelmRelease | monitoring/carts-dashboards | flux-system/sock-shop | carts-dashboards/1.0.0 | 1.0.0 | Ready | 15 days ago',
    ],
    // Since Flux 2.7 Kustomizations tell when what they apply last changed.
    staging: [
      'Kustomization | carts/carts | carts | ./deploy | main@0004020f | Ready | 1 day ago',
      'Kustomization | carts/carts-jobs | carts | ./jobs | main@84be82f10004020f failedcompare, Opens in a new windowbehind (33 minutes ago) | Failed | 3 hours ago',
      'Kustomization | flux-system/carts-monitoring | carts/carts-release | ./monitoring | v1.7.2@d3a332c0 | Ready | 6 days ago',
      'Kustomization | carts/carts-frontend | frontend | ./ | main@0004020f | Ready | 1 day ago',
    ],
    production: [
      'Kustomization | carts/carts | carts | ./deploy | main@0004020f | Ready | reconciled 31 minutes ago',
      'Kustomization | carts/carts-jobs | carts | ./jobs | main@84be82f10004020f failedcompare, Opens in a new windowbehind (33 minutes ago) | Failed | ',
      'Kustomization | flux-system/carts-monitoring | carts/carts-release | ./monitoring | v1.7.2@d3a332c0 | Ready | reconciled 5 days ago',
    ],
  },
  {
    title: 'Sources',
    Card: SourcesCard,
    kinds:
      'GitRepository, OCIRepository, HelmRepository, Bucket, ExternalArtifact',
    headers: [
      'Kind',
      'Name',
      'Verified',
      'Provider',
      'URL',
      'Artifact',
      'Status',
      'Updated',
    ],
    both: [
      'GitRepository | carts/carts | Verified |  | https://github.com/sock-shop/carts | main@sha1:0004020f | Ready | 33 minutes ago',
      'OCIRepository | carts/carts-manifests | Verified | generic | oci://ghcr.io/sock-shop/manifests/carts | 1.7.2@sha256:a798a6d6 · d3a332c0 | Ready | 3 hours ago',
      'HelmRepository | carts/carts-charts |  |  | https://sock-shop.github.io/carts-charts | sha256:e1aa03c3 | Ready | 1 hour ago',
      'Bucket | carts/carts-assets |  | aws | s3.eu-west-1.amazonaws.com/sock-shop-carts-assets | sha256:45ffded0 | Ready | 16 hours ago',
      'Bucket | carts/carts-fixtures |  | generic | minio.minio-system.svc.cluster.local:9000/fixtures |  | Failed | ',
      'GitRepository | carts/carts-new |  |  | https://github.com/sock-shop/carts-new |  | Unknown | ',
    ],
    staging: [
      'ExternalArtifact | carts/frontend |  |  |  | main@sha1:0004020f | Ready | 7 hours ago',
      'HelmRepository | carts/carts-registry |  | aws | oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts |  | Ready | ',
    ],
    production: [
      'HelmRepository | carts/carts-registry |  | aws | oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts |  | Ready | ',
    ],
    links: {
      'carts/carts-assets': '',
      'carts/carts-fixtures': '',
      'carts/carts-charts': 'https://sock-shop.github.io/carts-charts',
    },
  },
  {
    title: 'Helm Releases',
    Card: HelmReleasesCard,
    kinds: 'HelmRelease',
    headers: DEPLOYMENT_HEADERS,
    both: [
      'HelmRelease | carts/carts | flux-system/sock-shop | carts/1.7.2 | 1.7.2 | Ready | 3 hours ago',
      'HelmRelease | carts/carts-nginx | flux-system/community | nginx/18.2.4 | 18.2.4 | Ready | 6 days ago',
      'HelmRelease | carts/carts-preview | flux-system/sock-shop | carts |  | Unknown | ',
    ],
    // By chartRef, which came with Flux 2.3.
    staging: [
      'HelmRelease | carts/carts-gateway | flux-system/carts-gateway-chart | carts-gateway/2.8.0+822cb5bef581 | 2.8.0+822cb5bef581\u00a0· app 2.8.0 | Ready | 3 days ago',
      'HelmRelease | carts/carts-quotas | carts-quotas | carts-quotas/0.2.0 | 0.2.0 | Ready | 7 days ago',
    ],
  },
  {
    title: 'Kustomizations',
    Card: KustomizationsCard,
    kinds: 'Kustomization',
    headers: DEPLOYMENT_HEADERS,
    both: [
      'Kustomization | carts/carts-experiments | carts-experiments | ./ |  | Waiting | ',
      'Kustomization | carts/carts-overlays | carts | ./overlays/typo |  | Failed | ',
      'Kustomization | carts/carts-tenants | payment/tenants | ./tenants |  | Stalled | ',
      'Kustomization | carts/carts-next | carts | ./next |  | Unknown | ',
    ],
    staging: [
      'Kustomization | carts/carts | carts | ./deploy | main@0004020f | Ready | 1 day ago',
      'Kustomization | carts/carts-manifests | carts-manifests | ./ | 1.7.2@d3a332c0 | Ready | 1 day ago',
      'Kustomization | carts/carts-assets | carts-assets | ./assets | sha256:45ffded0 | Ready | 1 day ago',
      'Kustomization | carts/carts-rollout | carts | ./rollout | main@84be82f1trying 0004020fcompare, Opens in a new windowbehind (33 minutes ago) | Reconciling | 1 day ago',
      'Kustomization | carts/carts-alerts | carts | ./alerts | main@84be82f1compare, Opens in a new windowbehind 0004020f (33 minutes ago) | Waiting | 1 day ago',
      'Kustomization | carts/carts-canary | carts | ./canary | main@84be82f1compare, Opens in a new windowbehind 0004020f (33 minutes ago) | Suspended | 2 days ago',
      'Kustomization | carts/carts-v1 | carts | ./v1 | main@84be82f1compare, Opens in a new windowbehind 0004020f (33 minutes ago) | Terminating | 13 days ago',
    ],
    production: [
      'Kustomization | carts/carts | carts | ./deploy | main@0004020f | Ready | reconciled 31 minutes ago',
      'Kustomization | carts/carts-manifests | carts-manifests | ./ | 1.7.2@d3a332c0 | Ready | reconciled 3 hours ago',
      'Kustomization | carts/carts-assets | carts-assets | ./assets | sha256:45ffded0 | Ready | reconciled 16 hours ago',
      'Kustomization | carts/carts-rollout | carts | ./rollout | main@84be82f1trying 0004020fcompare, Opens in a new windowbehind (33 minutes ago) | Reconciling | reconciled 2 minutes ago',
      'Kustomization | carts/carts-alerts | carts | ./alerts | main@84be82f1compare, Opens in a new windowbehind 0004020f (33 minutes ago) | Waiting | ',
      'Kustomization | carts/carts-canary | carts | ./canary | main@84be82f1compare, Opens in a new windowbehind 0004020f (33 minutes ago) | Suspended | reconciled 1 day ago',
      'Kustomization | carts/carts-v1 | carts | ./v1 | main@84be82f1compare, Opens in a new windowbehind 0004020f (33 minutes ago) | Terminating | reconciled 12 days ago',
    ],
  },
  {
    title: 'Git Repositories',
    Card: GitRepositoriesCard,
    kinds: 'GitRepository',
    headers: REPOSITORY_HEADERS,
    both: [
      'GitRepository | carts/carts | Verified | https://github.com/sock-shop/carts | main@sha1:0004020f | Ready | 33 minutes ago',
      'GitRepository | carts/carts-config | Failed | https://github.com/sock-shop/carts-config | main@sha1:84be82f1 | Failed | 3 days ago',
      'GitRepository | carts/carts-vendor | Failed | https://github.com/sock-shop/carts-vendor |  | Failed | ',
      'GitRepository | carts/carts-policies | Pending | ssh://git@gitlab.sock-shop.example:2222/carts/policies.git | main@sha1:c6322ec2 | Reconciling | 2 days ago',
      'GitRepository | carts/carts-release |  | https://github.com/sock-shop/carts | v1.7.2@sha1:d3a332c0 | Ready | 5 days ago',
      'GitRepository | carts/carts-experiments |  | https://github.com/sock-shop/carts-experiments |  | Failed | ',
      'GitRepository | carts/carts-docs |  | https://github.com/sock-shop/carts-docs | main@sha1:8535b814 | Suspended | 6 days ago',
      'GitRepository | carts/carts-new |  | https://github.com/sock-shop/carts-new |  | Unknown | ',
    ],
    links: {
      'carts/carts': 'https://github.com/sock-shop/carts',
      'carts/carts-policies': 'https://gitlab.sock-shop.example/carts/policies',
    },
  },
  {
    title: 'OCI Repositories',
    Card: OCIRepositoriesCard,
    kinds: 'OCIRepository',
    headers: REPOSITORY_HEADERS,
    both: [
      'OCIRepository | carts/carts-manifests | Verified | oci://ghcr.io/sock-shop/manifests/carts | 1.7.2@sha256:a798a6d6 · d3a332c0 | Ready | 3 hours ago',
      'OCIRepository | carts/carts-manifests-edge | Failed | oci://ghcr.io/sock-shop/manifests/carts | edge@sha256:9b998c87 | Failed | 1 day ago',
      'OCIRepository | carts/carts-plugins | Failed | oci://ghcr.io/sock-shop/manifests/carts-plugins |  | Failed | ',
      'OCIRepository | carts/carts-private |  | oci://registry.sock-shop.example/manifests/carts-private |  | Failed | ',
    ],
    staging: [
      'OCIRepository | carts/carts-base | Not enforced | oci://registry.sock-shop.example/manifests/carts-base | 1.0.0@sha256:699f1475 | Ready | 9 days ago',
    ],
    links: {
      'carts/carts-manifests': 'https://ghcr.io/sock-shop/manifests/carts',
      'carts/carts-private': '',
    },
  },
  {
    title: 'Helm Repositories',
    Card: HelmRepositoriesCard,
    kinds: 'HelmRepository',
    headers: [
      'Kind',
      'Name',
      'Provider',
      'URL',
      'Artifact',
      'Status',
      'Updated',
    ],
    both: [
      'HelmRepository | carts/carts-charts |  | https://sock-shop.github.io/carts-charts | sha256:e1aa03c3 | Ready | 1 hour ago',
      'HelmRepository | carts/carts-mirror |  | https://mirror.sock-shop.example/charts | sha256:abe58c84 | Failed | 14 days ago',
    ],
    // Of type oci, which has no status since Flux 2.3.
    staging: [
      'HelmRepository | carts/carts-registry | aws | oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts |  | Ready | ',
    ],
    production: [
      'HelmRepository | carts/carts-registry | aws | oci://123456789012.dkr.ecr.eu-west-1.amazonaws.com/charts |  | Ready | ',
    ],
    links: {
      'carts/carts-charts': 'https://sock-shop.github.io/carts-charts',
      'carts/carts-registry': '',
    },
  },
  {
    title: 'Image Policies',
    Card: ImagePoliciesCard,
    kinds: 'ImagePolicy',
    headers: [
      'Kind',
      'Name',
      'Status',
      'Image Policy',
      'Image Repository',
      'Latest Image',
      'Updated',
    ],
    // With `latestRef` on staging and `latestImage` on production.
    both: [
      'ImagePolicy | carts/carts | Ready | semver: 0.x | carts | weaveworksdemos/carts:0.4.9previously: 0.4.8 | 9 hours ago',
      'ImagePolicy | carts/carts-queue | Waiting | semver: 0.x | carts-queue |  | ',
      'ImagePolicy | carts/carts-next | Failed | semver: 1.x | carts |  | ',
      'ImagePolicy | carts/carts-worker | Waiting | semver: 0.x | carts-worker |  | ',
      'ImagePolicy | carts/carts-invalid | Stalled | semver: not-a-range | carts |  | ',
    ],
    staging: [
      'ImagePolicy | carts/carts-db | Suspended | semver: 7.x | flux-system/mongo | docker.io/library/mongo:7.0.14 | 2 days ago',
    ],
    production: [
      'ImagePolicy | carts/carts-db | Ready | semver: 7.x | flux-system/mongo | docker.io/library/mongo:7.0.14 | 2 days ago',
    ],
  },
];

/** The names of a kind in any of the cards. */
function namesExpectedOf(kind: string): string[] {
  return CARDS.flatMap(card => [
    ...card.both,
    ...(card.staging ?? []),
    ...(card.production ?? []),
  ])
    .map(row => row.split(' | '))
    .flatMap(([ofKind, path]) => (ofKind === kind ? path.split('/')[1] : []));
}

function told(row: ShownRow, headers: string[]): string {
  return headers
    .map(header => {
      if (header === 'Name') return row.name;
      const isWord = header === 'Status' || header === 'Verified';
      return isWord ? row.word(header) : row.text(header);
    })
    .join(' | ');
}

describe.each(CARDS)('the card $title', expected => {
  const { title, Card, headers, both, links = {} } = expected;

  it('shows the objects of both clusters', async () => {
    await showCard(<Card many={false} />, { test });
    expect(screen.getByRole('heading', { level: 2 })).toHaveTextContent(title);
    expect(headersIn()).toEqual([...headers, 'Actions']);

    for (const cluster of ['staging', 'production'] as const) {
      const rows = [...both, ...(expected[cluster] ?? [])];
      const shown = rowsIn().filter(row => row.cluster === cluster);
      const byName = rows.map(text => {
        const [kind, name] = text.split(' | ');
        const row = shown.find(
          candidate => candidate.kind === kind && candidate.name === name,
        );
        return row ? told(row, headers) : `no row ${kind} ${name}`;
      });
      expect(byName).toEqual(rows);
      for (const [name, href] of Object.entries(links)) {
        const link = rowOf(name, cluster).cell('URL').querySelector('a');
        expect(link?.getAttribute('href') ?? '').toBe(href);
      }
    }
    // Each object once.
    const keys = rowsIn().map(row => `${row.kind} ${row.name} ${row.cluster}`);
    expect(new Set(keys).size).toBe(keys.length);
    expect(new Set(rowsIn().flatMap(({ kind }) => kind))).toEqual(
      new Set(expected.kinds.split(', ')),
    );

    // There are not many: no search, no filters, no pages.
    expect(controlsOf(title)).toEqual([]);
  });
});

/** What there is for many rows. */
function controlsOf(title: string): string[] {
  const controls = {
    search: 'input[aria-label="Search"]',
    filters: '[aria-label="filter list"]',
    pages: '[aria-label="Next page"], [title="Next page"]',
  };
  const card = cardTitled(title);
  return Object.entries(controls).flatMap(([name, selector]) =>
    card.querySelector(selector) ? [name] : [],
  );
}

async function renderAll(options: { entity?: typeof cartsEntity } = {}) {
  await showCard(
    <>
      {CARDS.map(({ title, Card }) => (
        <Card key={title} />
      ))}
    </>,
    { test, ...options },
  );
}

/** What each card says that matches. */
function saidBy(pattern: RegExp): Record<string, string | undefined> {
  return Object.fromEntries(
    CARDS.map(({ title }) => [
      title,
      pattern.exec(cardTitled(title).textContent ?? '')?.[0],
    ]),
  );
}

function eachCard<T>(value: (card: ExpectedCard) => T): Record<string, T> {
  return Object.fromEntries(CARDS.map(card => [card.title, value(card)]));
}

describe('all eight cards on a page', () => {
  it('have search, filters and pages, and share one request', async () => {
    await renderAll();
    expect(eachCard(({ title }) => rowsIn(cardTitled(title)).length)).toEqual(
      eachCard(() => 10),
    );
    expect(eachCard(({ title }) => controlsOf(title))).toEqual(
      eachCard(() => ['search', 'filters', 'pages']),
    );
    // Two, to find out the versions that are served, and one from then on.
    expect(test.count('POST', QUERY)).toBe(2);
    const user = createUser();
    await user.click(screen.getAllByLabelText('Refresh')[3]);
    await settled(test);
    expect(test.count('POST', QUERY)).toBe(3);
  });

  it('say which label to set when there is nothing', async () => {
    const metadata = {
      ...cartsEntity.metadata,
      annotations: { 'backstage.io/kubernetes-id': 'unlabelled' },
    };
    const entity = { ...cartsEntity, metadata };
    test.backend.entities.splice(0, 1, entity);
    await renderAll({ entity });
    expect(saidBy(/No [\w, ]+ found(?=No cluster)/)).toEqual(
      eachCard(({ kinds }) => `No ${kinds} found`),
    );
    expect(saidBy(/kubernetes-id: 'unlabelled'/)).toEqual(
      eachCard(() => "kubernetes-id: 'unlabelled'"),
    );
  });

  it('say which annotation is missing', async () => {
    const metadata = { ...cartsEntity.metadata, annotations: {} };
    await renderAll({ entity: { ...cartsEntity, metadata } as never });
    expect(saidBy(/Missing Annotation/)).toEqual(
      eachCard(() => 'Missing Annotation'),
    );
    expect(test.backend.requests).toEqual([]);
  });

  it('name the permission that is missing', async () => {
    test.backend.deny('kubernetes.resources.read');
    await renderAll();
    expect(saidBy(/kubernetes\.resources\.read/)).toEqual(
      eachCard(() => 'kubernetes.resources.read'),
    );
    expect(test.backend.requests).toEqual([]);
  });

  it('say that Flux is installed nowhere', async () => {
    for (const { name } of test.fleet.clusters) {
      test.fleet.cluster(name).break({ kind: 'status', status: 404 });
    }
    await renderAll();
    expect(saidBy(/Flux is not installed/)).toEqual(
      eachCard(() => 'Flux is not installed'),
    );
    expect(saidBy(/None of the clusters serves [\w, ]+/)).toEqual(
      eachCard(({ kinds }) => `None of the clusters serves ${kinds}`),
    );
    expect(saidBy(/could not be read/)).toEqual(eachCard(() => undefined));
  });

  it('say that all clusters fail, and not that nothing was found', async () => {
    test.fleet.cluster('staging').break({ kind: 'network' });
    test.fleet.cluster('production').break({ kind: 'status', status: 403 });
    await renderAll();
    expect(
      saidBy(/\d of \d clusters could not be read: [\w, ]+(?=Details)/),
    ).toEqual(
      eachCard(() => '2 of 2 clusters could not be read: production, staging'),
    );
    expect(saidBy(/found|not installed/)).toEqual(eachCard(() => undefined));
    expect(document.querySelectorAll('table')).toHaveLength(0);
  });

  it('show the rows of the other cluster when one fails', async () => {
    test.fleet.cluster('production').break({ kind: 'status', status: 500 });
    await renderAll();
    expect(saidBy(/\d of \d clusters could not be read: production/)).toEqual(
      eachCard(() => '1 of 2 clusters could not be read: production'),
    );
    const clusters = eachCard(({ title }) => [
      ...new Set(rowsIn(cardTitled(title)).map(({ cluster }) => cluster)),
    ]);
    expect(clusters).toEqual(eachCard(() => ['staging']));
  });

  it('show why the request failed, and all try again with the button of one', async () => {
    test.backend.signedIn = false;
    await renderAll();
    const failed = /Flux resources could not be read: [\w ]+(?=Try again)/;
    expect(saidBy(failed)).toEqual(
      eachCard(
        () => 'Flux resources could not be read: Not signed in to the cluster',
      ),
    );
    expect(saidBy(/No Backstage token/)).toEqual(
      eachCard(() => 'No Backstage token'),
    );
    test.backend.signedIn = true;
    const sources = within(cardTitled('Sources'));
    await createUser().click(sources.getByText('Try again'));
    await settled(test);
    expect(saidBy(failed)).toEqual(eachCard(() => undefined));
    expect(eachCard(({ title }) => rowsIn(cardTitled(title)).length)).toEqual(
      eachCard(() => 10),
    );
  });
});

describe('a shortened text', () => {
  const copied: string[] = [];

  beforeEach(() => {
    // jsdom has no clipboard: what is selected is what would be copied.
    copied.splice(0);
    document.execCommand = () => {
      copied.push(document.getSelection()?.toString() ?? '');
      return true;
    };
  });

  const COMMIT = 'v1.7.2@sha1:d3a332c0';

  it.each([
    {
      what: 'an artifact',
      Card: OCIRepositoriesCard,
      kind: 'OCIRepository',
      name: 'carts/carts-manifests',
      column: 'Artifact',
      short: '1.7.2@sha256:a798a6d6',
      facts: {
        Revision: /^1\.7\.2@sha256:a798a6d6[0-9a-f]{56}$/,
        Digest: /^sha256:[0-9a-f]{64}$/,
        'Origin revision': new RegExp(`^${COMMIT}[0-9a-f]{32}$`),
        Origin: /^https:\/\/github\.com\/sock-shop\/carts$/,
        Stored: /^3 hours ago$/,
      },
      copies: 'Copy Revision',
      copied: /^1\.7\.2@sha256:a798a6d6[0-9a-f]{56}$/,
    },
    {
      what: 'an image',
      Card: ImagePoliciesCard,
      kind: 'ImagePolicy',
      name: 'carts/carts',
      column: 'Latest Image',
      short: 'weaveworksdemos/carts:0.4.9',
      facts: {
        'Latest image': /^weaveworksdemos\/carts:0\.4\.9@sha256:[0-9a-f]{64}$/,
        'Previous image':
          /^weaveworksdemos\/carts:0\.4\.8@sha256:[0-9a-f]{64}$/,
      },
      copies: 'Copy Latest image',
      copied: /^weaveworksdemos\/carts:0\.4\.9@sha256:[0-9a-f]{64}$/,
    },
  ])('shows all of $what on demand, to be copied', async example => {
    const { Card, name, column, short, facts } = example;
    const user = createUser();
    await showCard(<Card many={false} />, { test });
    const button = buttonIn(rowOf(name, 'staging').cell(column));
    expect(button).toHaveTextContent(short);
    expect(button).toHaveAccessibleName(expect.stringContaining(name));
    expect(button).toHaveAccessibleName(expect.stringContaining(short));
    await user.click(button);

    const dialog = document.querySelector<HTMLElement>('[role=dialog]');
    if (!dialog) throw new Error('Nothing opened');
    const shown = factsIn(dialog);
    expect(Object.keys(shown)).toEqual(Object.keys(facts));
    for (const [term, pattern] of Object.entries(facts)) {
      expect(shown[term]).toMatch(pattern);
    }
    await user.click(within(dialog).getByLabelText(example.copies));
    await waitFor(() => expect(copied).toHaveLength(1));
    expect(copied[0]).toMatch(example.copied);
  });
});
