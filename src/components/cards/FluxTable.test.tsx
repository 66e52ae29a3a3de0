import { TestApiProvider } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import { fluxApiRef } from '../../api';
import { condition, fluxObject } from '../../flux/__fixtures__/objects';
import type { FluxKind, FluxObject, FluxResource } from '../../flux';
import { FluxTranslationProvider } from '../../translations';
import { renderInApp } from '../../__testUtils__/renderCard';
import { openFilter, rowsIn, showFilters } from '../../__testUtils__/table';
import { createTestBackend } from '../../__testUtils__/testBackend';
import { createUser } from '../../__testUtils__/user';
import type { FluxColumnId } from '../cells';
import { FluxTable } from './FluxTable';

const COLUMNS: FluxColumnId[] = ['kind', 'name', 'repo', 'status'];

function Table(props: { resources: readonly FluxResource[] }) {
  return (
    <FluxTable {...props} name="test" label="Test" columns={COLUMNS} many />
  );
}

async function show(...resources: FluxResource[]) {
  await renderInApp(
    <TestApiProvider apis={[[fluxApiRef, createTestBackend().fluxClient]]}>
      <FluxTranslationProvider>
        <Table resources={resources} />
      </FluxTranslationProvider>
    </TestApiProvider>,
  );
  return rowsIn();
}

function on(cluster: string, object: FluxObject, clusterTitle?: string) {
  return { cluster, object, ...(clusterTitle && { clusterTitle }) };
}

const ready = { conditions: [condition('Ready', 'True', 'Succeeded')] };

function named(
  kind: FluxKind,
  place: string,
  spec: FluxObject,
  metadata: FluxObject = {},
): FluxObject {
  const [namespace, name] = place.split('/');
  return fluxObject(kind, {
    metadata: { namespace, name, ...metadata },
    spec,
    status: ready,
  });
}

function kustomization(place: string, sourceRef: FluxObject, more = {}) {
  return named('Kustomization', place, { sourceRef, ...more });
}

const git = (name: string, namespace?: string) => ({
  kind: 'GitRepository',
  name,
  ...(namespace && { namespace }),
});
const oci = (name: string) => ({ kind: 'OCIRepository', name });

const user = createUser();

async function search(text: string) {
  await user.click(screen.getByPlaceholderText('Search'));
  await user.paste(text);
}

describe('the target of a row', () => {
  const hub = [
    on(
      'hub',
      kustomization('spoke-staging/carts', git('flux', 'flux-system'), {
        targetNamespace: 'shop',
        kubeConfig: { secretRef: { name: 'staging-kubeconfig', key: 'value' } },
      }),
    ),
    on(
      'hub',
      kustomization('spoke-production/carts', git('flux', 'flux-system'), {
        targetNamespace: 'spoke-production',
        kubeConfig: { configMapRef: { name: 'production-cluster' } },
      }),
    ),
    on(
      'hub',
      named('HelmRelease', 'shop/carts', {
        targetNamespace: 'shop',
        storageNamespace: 'helm',
      }),
    ),
    on('hub', kustomization('shop/other', git('flux'))),
  ];

  it('is shown below its cluster, with its namespace', async () => {
    const rows = await show(...hub);
    expect(rows.map(row => row.text('Name'))).toEqual([
      'shop/cartscluster: hubHelm storage: helm',
      'shop/othercluster: hub',
      'spoke-production/cartscluster: hub' +
        'deploys to: production-cluster (ConfigMap), namespace spoke-production',
      'spoke-staging/cartscluster: hub' +
        'deploys to: staging-kubeconfig (Secret), namespace shop',
    ]);
  });

  it('is found by the search', async () => {
    await show(...hub);
    await search('production-cl');
    await waitFor(() =>
      expect(rowsIn().map(row => row.name)).toEqual(['spoke-production/carts']),
    );
  });
});

describe('the source of a row', () => {
  it('has a different label than a source with the same name', async () => {
    const rows = await show(
      on('a', kustomization('shop/carts', git('apps', 'flux-system'))),
      on('a', kustomization('shop/carts-config', oci('apps'))),
      on('a', kustomization('shop/docs', git('docs'))),
    );
    expect(rows.map(row => row.text('Repo'))).toEqual([
      'GitRepository flux-system/apps',
      'OCIRepository shop/apps',
      'docs',
    ]);
  });

  it.each<[string, FluxObject[], string[]]>([
    [
      'another namespace',
      [kustomization('shop/carts', git('apps', 'flux-system'))],
      ['flux-system/apps'],
    ],
    [
      'its own namespace, which is set explicitly',
      [kustomization('shop/carts', git('apps', 'shop'))],
      ['apps'],
    ],
    [
      'the namespace of the row, for rows in two namespaces',
      [
        kustomization('payment/carts', git('apps')),
        kustomization('shop/carts', git('apps')),
      ],
      ['payment/apps', 'shop/apps'],
    ],
    [
      'two kinds in one namespace',
      [
        kustomization('shop/a', git('apps')),
        named('HelmRelease', 'shop/b', { chartRef: oci('apps') }),
      ],
      ['GitRepository apps', 'OCIRepository apps'],
    ],
    [
      'a Helm chart that is another object',
      [
        named('HelmRelease', 'shop/a', {
          chart: {
            spec: {
              chart: 'carts',
              sourceRef: { kind: 'HelmRepository', name: 'charts' },
            },
          },
        }),
      ],
      ['charts'],
    ],
    ['no source', [named('Kustomization', 'shop/a', {})], ['']],
  ])(
    'has a label for a source of this case: %s',
    async (_, objects, expected) => {
      const rows = await show(...objects.map(object => on('a', object)));
      expect(rows.map(row => row.text('Repo'))).toEqual(expected);
    },
  );

  it('has the same short label on two clusters', async () => {
    const rows = await show(
      on('eu', kustomization('shop/carts', git('apps'))),
      on('us', kustomization('shop/carts', git('apps'))),
    );
    expect(rows.map(row => row.text('Repo'))).toEqual(['apps', 'apps']);
  });

  it('is found by a search for kind and namespace', async () => {
    await show(
      on('a', kustomization('shop/carts', git('apps', 'flux-system'))),
      on('a', kustomization('shop/carts-config', oci('apps'))),
    );
    await search('GitRepository flux-system/apps');
    await waitFor(() =>
      expect(rowsIn().map(row => row.name)).toEqual(['shop/carts']),
    );
  });
});

describe('the cluster of a row', () => {
  const arn = 'arn:aws:eks:eu-west-1:123456789012:cluster/x7f3';
  const titled = [
    on(arn, kustomization('shop/carts', git('apps')), 'Production EU'),
    on('staging', kustomization('shop/carts', git('apps'))),
  ];

  it('is shown by its title, with its name as a tooltip', async () => {
    const rows = await show(...titled);
    expect(rows.map(row => row.cluster)).toEqual(['Production EU', 'staging']);
    expect(
      rows[0].cell('Name').querySelector(`[title="${arn}"]`),
    ).toHaveTextContent('cluster: Production EU');
  });

  it.each([['Production'], ['x7f3']])(
    'is found by a search for %s',
    async text => {
      await show(...titled);
      await search(text);
      await waitFor(() =>
        expect(rowsIn().map(row => row.cluster)).toEqual(['Production EU']),
      );
    },
  );

  it('is filtered by its title', async () => {
    await show(...titled);
    await showFilters(user);
    const choices = await openFilter(user, 'Cluster');
    expect(choices.map(({ textContent }) => textContent)).toEqual([
      'Production EU',
      'staging',
    ]);
    await user.click(choices[0]);
    await user.keyboard('{Escape}');
    await waitFor(() =>
      expect(rowsIn().map(row => row.cluster)).toEqual(['Production EU']),
    );
  });
});

describe('the status of a row', () => {
  const time = (daysAgo: number) =>
    new Date(Date.now() - daysAgo * 86_400_000).toISOString();

  function suspendedBy(
    manager: string,
    since: string,
    annotations: Record<string, string>,
    owned: readonly string[] = Object.keys(annotations),
    labels: FluxObject = {},
  ): FluxObject {
    return named(
      'HelmRelease',
      'shop/carts',
      { suspend: true },
      {
        labels,
        annotations,
        managedFields: [
          {
            manager,
            operation: 'Update',
            time: since,
            fieldsV1: {
              'f:metadata': {
                'f:annotations': Object.fromEntries(
                  owned.map(name => [`f:${name}`, {}]),
                ),
              },
              'f:spec': { 'f:suspend': {} },
            },
          },
        ],
      },
    );
  }

  const BY = 'fluxcd.controlplane.io/suspendedBy';
  const AT = 'backstage.io/flux-suspended-at';
  const REASON = 'backstage.io/flux-suspend-reason';
  const lastKnown = ['Last known state: Ready', 'Ready is True'];

  it.each<[string, FluxObject, string[]]>([
    [
      'whoever suspended it, by their note',
      suspendedBy('flux-client-side-apply', time(3), {
        [BY]: 'jane@example.com',
        [AT]: time(3),
        [REASON]: 'Migration',
      }),
      [
        'Suspended by jane@example.com',
        'Suspended 3 days ago',
        'Reason: Migration',
        ...lastKnown,
      ],
    ],
    [
      'the manager, where the notes are of an earlier suspension',
      suspendedBy(
        'flux',
        time(3),
        { [BY]: 'jane@example.com', [AT]: time(200), [REASON]: 'Migration' },
        [],
      ),
      [
        'Suspended by field manager flux (user unknown)',
        'Suspended 3 days ago or earlier',
        ...lastKnown,
      ],
    ],
    [
      'that a note has no date',
      suspendedBy('flux-operator-web', time(3), { [BY]: 'jane' }),
      [
        'Suspended by jane, according to an annotation without a date',
        'Suspended 3 days ago or earlier',
        ...lastKnown,
      ],
    ],
    [
      'who will undo it',
      suspendedBy('kubectl-patch', time(3), {}, [], {
        'kustomize.toolkit.fluxcd.io/name': 'apps',
        'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
      }),
      [
        'Suspended by field manager kubectl-patch (user unknown)',
        'Suspended 3 days ago or earlier',
        'Kustomization flux-system/apps will revert this at its next reconciliation',
        ...lastKnown,
      ],
    ],
    [
      'since when it is being deleted, and what holds that up',
      named(
        'Kustomization',
        'shop/carts',
        { prune: true },
        { deletionTimestamp: time(3), finalizers: ['finalizers.fluxcd.io'] },
      ),
      [
        'Deletion requested 3 days ago',
        'Waiting for finalizer finalizers.fluxcd.io',
      ],
    ],
    [
      'the resources that remain if it is suspended during deletion',
      named(
        'Kustomization',
        'shop/carts',
        { prune: true, suspend: true },
        {
          deletionTimestamp: time(3),
          finalizers: ['finalizers.fluxcd.io', 'velero.io/hold'],
        },
      ),
      [
        'Deletion requested 3 days ago',
        'Waiting for finalizers finalizers.fluxcd.io, velero.io/hold',
        'While it is suspended, the resources it deployed are not deleted',
      ],
    ],
  ])('has notes about %s', async (_, object, expected) => {
    const [row] = await show(on('a', object));
    const notes = row.cell('Status').querySelectorAll('bdi');
    expect([...notes].map(note => note.textContent)).toEqual(expected);
  });
});
