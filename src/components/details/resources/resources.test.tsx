import { InMemoryCatalogClient } from '@backstage/catalog-client/testUtils';
import { catalogApiRef, entityRouteRef } from '@backstage/plugin-catalog-react';
import { act, fireEvent, waitFor, within } from '@testing-library/react';
import { createCausesFleet } from '../../../../dev/fleet/worlds/causes';
import { createInventoryFleet } from '../../../../dev/fleet/worlds/inventory';
import { portalEntities } from '../../../../dev/fleet/worlds/portal';
import { detailsOf, showPage } from '../../../__testUtils__/details';
import {
  settled,
  type RenderCardOptions,
} from '../../../__testUtils__/renderCard';
import { setUp } from '../../../__testUtils__/setUp';
import type { TestBackend } from '../../../__testUtils__/testBackend';
import { DetailsHost } from '../../common';

let test: TestBackend;

async function showResources(
  name: string,
  options: {
    cluster?: string;
    kind?: string;
    flux?: Record<string, unknown>;
    apis?: RenderCardOptions['apis'];
  } = {},
) {
  const { cluster = 'staging', kind = 'Kustomization', ...rest } = options;
  const parameters = new URLSearchParams({
    flux: `${cluster}/${kind}/${name}`,
    fluxTab: 'resources',
  });
  const shown = await showPage(<DetailsHost />, {
    test,
    address: `/?${parameters}`,
    mountedRoutes: { '/catalog/:namespace/:kind/:name': entityRouteRef },
    ...rest,
  });
  const details = await detailsOf(`${kind} ${name}`);
  return { ...shown, details };
}

/** Waits until all that is shown of the tree is read. */
async function read(details: HTMLElement) {
  const grid = await within(details).findByRole('treegrid');
  await waitFor(() => expect(grid).toHaveAttribute('aria-busy', 'false'));
}

/** The rows of the tree: their level and the text of their cells. */
function rowsOf(details: HTMLElement): string[] {
  const grid = within(details).getByRole('treegrid', { name: 'Resources' });
  return [...grid.querySelectorAll('[role=row][aria-level]')].map(row => {
    const indent = '  '.repeat(Number(row.getAttribute('aria-level')) - 1);
    const cells = [...row.children]
      .slice(0, 3)
      .map(cell => (cell.textContent ?? '').replace(/\u00a0/g, ' '));
    return indent + cells.filter(Boolean).join(' | ');
  });
}

/** The row of an object, or of a kind. */
function rowNamed(details: HTMLElement, text: string): HTMLElement {
  const found = [
    ...details.querySelectorAll<HTMLElement>('[role=row][aria-level]'),
  ].find(row => row.firstElementChild?.textContent?.startsWith(text));
  if (!found) throw new Error(`No row ${text}`);
  return found;
}

describe('the resources of an object', () => {
  beforeEach(() => {
    test = setUp({ fleet: createCausesFleet() });
  });

  it('are a tree down to the pod that fails, the most urgent first', async () => {
    const { details } = await showResources('carts/carts-web');
    await read(details);
    within(details).getByText('1 of 2 healthy');
    const rows = rowsOf(details);
    expect(rows.slice(0, 4)).toEqual([
      'Deployment (apps) 1 | Failed 1',
      expect.stringMatching(
        /^ {2}carts\/carts-web.*\| Failed \| ProgressDeadlineExceeded: /,
      ),
      expect.stringMatching(/^ {4}ReplicaSet carts\/carts-web-\w+/),
      expect.stringMatching(
        /^ {6}Pod carts\/carts-web-.*\| ImagePullBackOff \| Back-off pulling/,
      ),
    ]);
    expect(rows).toContain('ConfigMap 1 | Applied, not checked 1');
    expect(rows).toContain('  carts/carts-web | Applied, not checked');
  });

  it('link to the entity of an object that is of another one than what applied it', async () => {
    const ref = { kind: 'Deployment', namespace: 'carts', name: 'carts-web' };
    test.fleet.cluster('staging').update(ref, deployment => ({
      ...deployment,
      metadata: {
        ...deployment.metadata,
        labels: {
          ...deployment.metadata.labels,
          'backstage.io/kubernetes-id': 'ledger',
        },
      },
    }));
    const queries: unknown[] = [];
    const catalog = new InMemoryCatalogClient({ entities: portalEntities });
    const queryEntities: typeof catalog.queryEntities = async request => {
      queries.push(request);
      return catalog.queryEntities(request);
    };
    const { details } = await showResources('carts/carts-web', {
      apis: [[catalogApiRef, { queryEntities }]],
    });
    await read(details);
    const link = await within(details).findByRole('link', { name: /ledger/ });
    expect(link).toHaveAttribute('href', '/catalog/default/component/ledger');
    expect(rowNamed(details, 'carts/carts-web')).toContainElement(link);
    expect(queries).toHaveLength(1);
  });

  it('need no catalog where all is of the same entity', async () => {
    const queryEntities = jest.fn();
    const { details } = await showResources('carts/carts-web', {
      apis: [[catalogApiRef, { queryEntities }]],
    });
    await read(details);
    expect(queryEntities).not.toHaveBeenCalled();
  });

  it('are filtered by health, kind and words', async () => {
    const { details, user } = await showResources('carts/carts-drift');
    await read(details);
    const health = within(details).getByRole('group', { name: 'Health' });
    const buttons = within(health).getAllByRole('button');
    expect(buttons.map(button => button.textContent)).toEqual([
      'Missing 2',
      'Kind not served 1',
      'Terminating 3',
      'Applied, not checked 2',
    ]);
    await user.click(within(health).getByRole('button', { name: 'Missing 2' }));
    expect(rowsOf(details)).toEqual([
      'Deployment (apps) 1 | Missing 1 · Terminating 1',
      '  carts/carts-deleted | Missing',
      'Service 1 | Missing 1',
      '  carts/carts-deleted | Missing',
    ]);
    await user.selectOptions(within(details).getByLabelText('Kind'), 'Service');
    expect(rowsOf(details)).toHaveLength(2);
    await user.click(within(health).getByRole('button', { name: 'Missing 2' }));
    await user.selectOptions(within(details).getByLabelText('Kind'), 'All');
    await user.type(within(details).getByLabelText('Search'), 'carts-kept');
    expect(rowsOf(details)).toEqual([
      'ConfigMap 1 | Applied, not checked 1',
      '  carts/carts-kept | Applied, not checked',
    ]);
    await user.type(within(details).getByLabelText('Search'), '?');
    within(details).getByText('Nothing matches the search and the filters.');
  });

  it('show what an object in them applied on request, and end in a cycle', async () => {
    const { details, user } = await showResources('carts/carts-one');
    await read(details);
    expect(rowsOf(details)).toEqual([
      expect.stringMatching(/^Kustomization \(kustomize/),
      expect.stringMatching(/^ {2}carts\/carts-two \| Healthy/),
    ]);
    await user.click(
      within(details).getByRole('button', { name: 'Expand carts/carts-two' }),
    );
    await settled(test);
    await waitFor(() =>
      expect(rowsOf(details)).toContain(
        '      carts/carts-two | Applied, not checked',
      ),
    );
    const rows = rowsOf(details);
    expect(rows).toContainEqual(
      expect.stringMatching(
        /^ {6}carts\/carts-oneWhat it applied is shown above\./,
      ),
    );
    expect(
      within(details).queryByRole('button', { name: 'Expand carts/carts-one' }),
    ).toBeNull();
  });

  it('show the pods of a workload in a nested object once it is expanded', async () => {
    const { details, user } = await showResources('carts/carts');
    await read(details);
    const expand = async (name: string) => {
      const button = await within(details).findByRole('button', {
        name: `Expand ${name}`,
      });
      await user.click(button);
    };
    const release = rowNamed(details, 'HelmRelease');
    if (release.getAttribute('aria-expanded') === 'false') {
      await user.click(within(release).getByRole('button'));
    }
    await expand('carts/carts-cache');
    await waitFor(() => rowNamed(details, 'StatefulSet (apps)'));
    const sets = rowsOf(details).filter(row =>
      /^ +carts\/carts-cache/.test(row),
    );
    expect(sets.length).toBeGreaterThan(1);
    await expand('carts/carts-cache');
    await waitFor(() =>
      expect(rowsOf(details)).toContainEqual(
        expect.stringMatching(/^ +Pod carts\/carts-cache-0.*\| Running/),
      ),
    );
  });

  it('name a kind that may not be read of a nested object as well', async () => {
    const staging = test.fleet.cluster('staging');
    staging.deny({ resource: 'services' });
    staging.update(
      { kind: 'Kustomization', namespace: 'carts', name: 'carts' },
      carts => ({
        ...carts,
        status: {
          ...carts.status,
          inventory: {
            entries: [
              {
                id: 'carts_carts-cache_helm.toolkit.fluxcd.io_HelmRelease',
                v: 'v2',
              },
            ],
          },
        },
      }),
    );
    const { details, user } = await showResources('carts/carts');
    await read(details);
    const words = 'Service could not be read in carts: Not permitted';
    expect(within(details).queryByText(words)).toBeNull();
    const release = rowNamed(details, 'HelmRelease');
    if (release.getAttribute('aria-expanded') === 'false') {
      await user.click(within(release).getByRole('button'));
    }
    await user.click(
      await within(details).findByRole('button', {
        name: 'Expand carts/carts-cache',
      }),
    );
    await within(details).findByText(words);
  });

  it('name a kind that may not be read, with the rule to add', async () => {
    test.fleet.cluster('staging').deny({ resource: 'deployments' });
    const { details } = await showResources('carts/carts-web');
    await read(details);
    within(details).getByText(
      'Deployment could not be read in carts: Not permitted',
    );
    within(details).getByText(
      /the right to list deployments of the API group apps/,
    );
    expect(rowsOf(details)).toContainEqual(
      expect.stringMatching(/^ {2}carts\/carts-web \| Not permitted/),
    );
    expect(rowsOf(details)).toContainEqual(
      expect.stringMatching(/^ {2}carts\/carts-web \| Healthy/),
    );
  });

  it('are not looked for if they are on another cluster', async () => {
    const { details } = await showResources('carts/carts-remote');
    await read(details);
    within(details).getByText(/credentials are in edge-kubeconfig/);
    for (const row of rowsOf(details).filter(each => each.startsWith(' '))) {
      expect(row).toContain('On another cluster');
    }
  });

  it('of a release of an old Flux are the workloads with its labels', async () => {
    const { details } = await showResources('carts/carts-cache', {
      cluster: 'production',
      kind: 'HelmRelease',
    });
    await read(details);
    within(details).getByText(/These are the workloads with its labels/);
    expect(rowsOf(details)).toContainEqual(
      expect.stringMatching(/^ {2}carts\/carts-cache.*\| Healthy/),
    );
  });

  it('can be moved through, expanded and collapsed with the keyboard', async () => {
    const { details, user } = await showResources('carts/carts-web');
    await read(details);
    const first = rowNamed(details, 'Deployment (apps)');
    act(() => first.focus());
    await user.keyboard('{ArrowDown}');
    const object = rowNamed(details, 'carts/carts-web');
    await waitFor(() => expect(object).toHaveFocus());
    expect(object).toHaveAttribute('aria-expanded', 'true');
    await user.keyboard('{ArrowLeft}');
    expect(object).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{ArrowLeft}');
    await waitFor(() => expect(first).toHaveFocus());
    await user.keyboard('{ArrowLeft}');
    expect(first).toHaveAttribute('aria-expanded', 'false');
    await user.keyboard('{ArrowRight}{End}');
    await waitFor(() =>
      expect(document.activeElement).toHaveAttribute('role', 'row'),
    );
    expect(rowNamed(details, 'Service')).not.toHaveFocus();
    expect(
      within(details)
        .getAllByRole('row')
        .filter(row => row.tabIndex === 0),
    ).toHaveLength(1);
  });

  it('have no tab where an app hides it, and for what applies nothing', async () => {
    const { details } = await showResources('carts/carts-web', {
      flux: { details: { hide: ['resources'] } },
    });
    expect(
      within(details).queryByRole('tab', { name: 'Resources' }),
    ).toBeNull();
    expect(
      test.backend.requests.filter(({ path }) => path.includes('deployments')),
    ).toEqual([]);
  });

  it('of sources have no tab', async () => {
    const { details } = await showResources('carts/carts', {
      kind: 'GitRepository',
    });
    expect(
      within(details).queryByRole('tab', { name: 'Resources' }),
    ).toBeNull();
  });
});

describe('2,000 resources of 25 kinds', () => {
  it('take at most 30 lists, and only what can be seen is in the document', async () => {
    // jsdom has no layout.
    const sizes = (['clientHeight', 'offsetHeight'] as const).map(size =>
      jest
        .spyOn(HTMLElement.prototype, size, 'get')
        .mockImplementation(function heightOf(this: HTMLElement) {
          return this.getAttribute('role') === 'row' ? 34 : 600;
        }),
    );
    test = setUp({ fleet: createInventoryFleet() });
    const { details } = await showResources('flux-system/everything');
    await read(details);
    const lists = test.backend.requests
      .map(({ path }) => path)
      .filter(path => /labelSelector=/.test(path));
    expect(lists.length).toBeLessThanOrEqual(30);
    expect(lists.length).toBeGreaterThan(5);
    const health = within(details).getByRole('group', { name: 'Health' });
    for (const button of within(health).getAllByRole('button')) {
      fireEvent.click(button);
    }
    await waitFor(() => {
      const grid = within(details).getByRole('treegrid');
      expect(Number(grid.getAttribute('aria-rowcount'))).toBeGreaterThan(2_000);
    });
    await waitFor(() => expect(rowsOf(details).length).toBeGreaterThan(10));
    expect(rowsOf(details).length).toBeLessThan(200);
    sizes.forEach(size => size.mockRestore());
  });
});
