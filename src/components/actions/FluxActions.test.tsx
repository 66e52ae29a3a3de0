import { coreApis } from '@backstage/frontend-plugin-api';
import { mockApis } from '@backstage/test-utils';
import { act, screen, waitFor, within } from '@testing-library/react';
import type { WebhookAuthorizer } from '../../../dev/fleet/rbac';
import { createCartsFleet } from '../../../dev/fleet/worlds/carts';
import { FAST_CONTROLLERS, keepOnly } from '../../__testUtils__/fleetOf';
import {
  button,
  enabled,
  hasButton,
  reasonOf,
  renderWithActions,
  selectAll,
} from '../../__testUtils__/actions';
import { filterBy, rowOf, showFilters } from '../../__testUtils__/table';
import { setVisible } from '../../__testUtils__/page';
import { setUp } from '../../__testUtils__/setUp';
import { QUERY, type TestBackend } from '../../__testUtils__/testBackend';
import {
  HelmReleasesCard,
  KustomizationsCard,
} from '../../__testUtils__/entityCards';

let test: TestBackend;

beforeEach(() => {
  test = setUp({
    fleet: createCartsFleet({ delays: FAST_CONTROLLERS }),
  });
});

/** Leaves only these objects of a kind on the clusters. */
function keep(kind: string, names: Record<string, string[]>) {
  keepOnly(test.fleet, kind, names);
}

function patches() {
  return test.backend.requests.filter(({ method }) => method === 'PATCH');
}

/** Actions that analytics events tell of. */
function actionsIn(
  events: Awaited<ReturnType<typeof renderWithActions>>['events'],
) {
  return events
    .filter(({ action }) => /^(sync|suspend|resume)$/.test(action))
    .map(({ action, subject, attributes }) => [action, subject, attributes]);
}

const CLUSTERS: [string, WebhookAuthorizer][] = [
  ['clusters that tell all rights', false],
  ['clusters that do not tell all rights', true],
];

describe.each(CLUSTERS)('the actions of a row on %s', (_clusters, webhook) => {
  beforeEach(() =>
    test.fleet.clusters.forEach(cluster => {
      cluster.webhookAuthorizer = webhook;
    }),
  );

  it('shows the progress of a sync at once, and its result at the end', async () => {
    keep('Kustomization', {
      staging: ['carts', 'carts-schemas', 'carts-assets'],
      production: ['carts'],
    });
    const of = (name: string) => ({
      kind: 'Kustomization',
      namespace: 'carts',
      name,
    });
    test.fleet.script('staging', of('carts'), {
      outcome: 'fails',
      message: "Namespace/carts dry-run failed: 'forbidden' <by policy>",
    });
    test.fleet.script('staging', of('carts-schemas'), { outcome: 'succeeds' });
    const { user, alerts, events } = await renderWithActions(
      <KustomizationsCard />,
      { test },
    );

    // The same name is there twice: the buttons tell them apart.
    await enabled('Sync carts/carts on staging');
    await enabled('Sync carts/carts on production');
    expect(hasButton('Sync carts/carts-schemas')).toBe(true);
    // A page that cannot be seen does not poll.
    setVisible(false);
    const polls = test.count('POST', QUERY);

    await user.dblClick(button('Sync carts/carts on staging'));
    expect(rowOf('carts/carts', 'staging').element).toHaveTextContent(
      /Syncing/,
    );
    // It is of no use meanwhile, but whoever pressed it keeps their place.
    const pressed = button('Sync carts/carts on staging');
    expect(pressed).toHaveAttribute('aria-disabled', 'true');
    expect(pressed).toHaveFocus();
    await waitFor(() =>
      expect(rowOf('carts/carts', 'staging').element).toHaveTextContent(
        'Syncing GitRepository',
      ),
    );
    // The others stay usable meanwhile.
    await enabled('Suspend carts/carts on production');
    await user.click(button('Sync carts/carts-schemas'));

    await waitFor(() => expect(alerts).toHaveLength(2));
    expect(alerts).toEqual(
      expect.arrayContaining([
        {
          message:
            'Kustomization carts/carts on staging Failed: Namespace/carts ' +
            "dry-run failed: 'forbidden' <by policy>",
          severity: 'error',
          display: 'permanent',
        },
        {
          message: expect.stringMatching(
            /^Kustomization carts\/carts-schemas on staging: Applied revision: main@sha1:[0-9a-f]{40}$/,
          ),
          severity: 'success',
          display: 'transient',
        },
      ]),
    );
    expect(test.count('POST', QUERY)).toBe(polls);
    setVisible(true);
    expect(rowOf('carts/carts', 'staging').element).toHaveTextContent(
      /Failed.*dry-run failed/,
    );
    expect(rowOf('carts/carts-schemas', 'staging').element).toHaveTextContent(
      'Ready',
    );
    expect(rowOf('carts/carts', 'production').element).toHaveTextContent(
      'Ready',
    );
    expect(button('Sync carts/carts on staging')).not.toHaveAttribute(
      'aria-disabled',
    );

    const paths = patches().map(({ cluster, path }) => [cluster, path]);
    const manager = '?fieldManager=flux-client-side-apply';
    const git = `/proxy/apis/source.toolkit.fluxcd.io/v1/namespaces/carts/gitrepositories/carts${manager}`;
    const kustomization = (name: string) =>
      `/proxy/apis/kustomize.toolkit.fluxcd.io/v1/namespaces/carts/kustomizations/${name}${manager}`;
    expect(paths).toHaveLength(4);
    expect(paths).toEqual(
      expect.arrayContaining([
        ['staging', git],
        ['staging', kustomization('carts')],
        ['staging', kustomization('carts-schemas')],
      ]),
    );
    const attributes = {
      kind: 'Kustomization',
      cluster: 'staging',
      withSource: true,
    };
    expect(actionsIn(events)).toEqual(
      expect.arrayContaining([
        ['sync', 'carts/carts', { ...attributes, outcome: 'Failed' }],
        ['sync', 'carts/carts-schemas', { ...attributes, outcome: 'Ready' }],
      ]),
    );
    expect(actionsIn(events)).toHaveLength(2);
  });

  it('offers by keyboard the other ways to sync, and says what each does', async () => {
    keep('HelmRelease', { staging: ['carts-billing'] });
    const { user, alerts } = await renderWithActions(<HelmReleasesCard />, {
      test,
    });
    const more = await enabled('More ways to sync carts/carts-billing');
    expect(more).toHaveAttribute('aria-haspopup', 'menu');
    more.focus();
    await user.keyboard('{Enter}');
    const items = screen.getAllByRole('menuitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'Sync with sourceFetches the source first, then reconciles',
      'Sync without sourceReconciles with the current artifact',
      'ForceInstalls or upgrades once, even if nothing changed',
      'ResetResets the failure count and tries again',
    ]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(more).toHaveFocus());

    await user.keyboard('{Enter}{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({
      message: expect.stringMatching(
        /^HelmRelease carts\/carts-billing on staging: Helm upgrade succeeded/,
      ),
      severity: 'success',
    });
    expect(patches()).toHaveLength(1);
    const { annotations } = (
      patches()[0].body as {
        metadata: { annotations: Record<string, string> };
      }
    ).metadata;
    expect(Object.keys(annotations)).toEqual([
      'reconcile.fluxcd.io/requestedAt',
      'reconcile.fluxcd.io/resetAt',
    ]);
    expect(new Set(Object.values(annotations)).size).toBe(1);
    expect(rowOf('carts/carts-billing', 'staging').element).toHaveTextContent(
      'Ready',
    );
  });

  it('disables Sync and Suspend for an object that is being deleted', async () => {
    keep('Kustomization', { staging: ['carts'] });
    test.fleet.cluster('staging').tamper = object =>
      object.metadata.name === 'carts'
        ? {
            ...object,
            metadata: {
              ...object.metadata,
              deletionTimestamp: new Date().toISOString(),
            },
          }
        : object;
    await renderWithActions(<KustomizationsCard />, { test });
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts')).toBe('It is being deleted'),
    );
    expect(reasonOf('Suspend carts/carts')).toBe(
      'It is being deleted. If it were suspended now, the resources it deployed would not be deleted.',
    );
  });

  it('offers neither force nor reset for a Kustomization', async () => {
    keep('Kustomization', { staging: ['carts'] });
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    await user.click(await enabled('More ways to sync carts/carts'));
    expect(screen.getAllByRole('menuitem')).toHaveLength(2);
    await user.click(screen.getByText('Sync without source'));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(patches()).toHaveLength(1);
  });

  it('suspends with a reason, shows the user, and resumes', async () => {
    keep('Kustomization', { staging: ['carts'] });
    const { user, alerts, events } = await renderWithActions(
      <KustomizationsCard />,
      { test },
    );
    const suspend = await enabled('Suspend carts/carts');
    expect(hasButton('Resume carts/carts')).toBe(false);

    await user.click(suspend);
    // What is typed at once is not lost.
    await user.keyboard('Never mind');
    const dialog = screen.getByRole('dialog', { name: 'Suspend carts/carts?' });
    const field = within(dialog).getByRole('textbox', { name: /Reason/ });
    expect(field).toHaveFocus();
    expect(field).toHaveValue('Never mind');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(dialog).not.toBeInTheDocument());
    expect(suspend).toHaveFocus();
    expect(patches()).toEqual([]);

    await user.keyboard('{Enter}Incident 1{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({
      message: 'Kustomization carts/carts on staging is suspended',
      severity: 'success',
    });
    expect(patches()[0].body).toEqual({
      metadata: {
        annotations: {
          'fluxcd.controlplane.io/suspendedBy': 'jane@example.com',
          'backstage.io/flux-suspend-reason': 'Incident 1',
          'backstage.io/flux-suspended-at': expect.stringMatching(/Z$/),
        },
        // Not another object that has its name by now.
        uid: expect.any(String),
      },
      spec: { suspend: true },
    });
    await waitFor(() =>
      expect(rowOf('carts/carts', 'staging').element).toHaveTextContent(
        /Suspended.*Suspended by jane@example\.com.*Reason: Incident 1/,
      ),
    );
    expect(hasButton('Suspend carts/carts')).toBe(false);
    await waitFor(() => expect(button('Resume carts/carts')).toHaveFocus());
    const why = 'It is suspended. Resume it before you sync it.';
    expect(reasonOf('Sync carts/carts')).toBe(why);
    expect(reasonOf('More ways to sync carts/carts')).toBe(why);

    await user.click(button('Resume carts/carts'));
    expect(rowOf('carts/carts', 'staging').element).toHaveTextContent(
      'Resuming',
    );
    await waitFor(() => expect(alerts).toHaveLength(2));
    expect(alerts[1].message).toMatch(/on staging: Applied revision/);
    expect(rowOf('carts/carts', 'staging').element).toHaveTextContent('Ready');
    expect(hasButton('Suspend carts/carts')).toBe(true);
    const attributes = { kind: 'Kustomization', cluster: 'staging' };
    expect(actionsIn(events)).toEqual([
      ['suspend', 'carts/carts', { ...attributes, outcome: 'accepted' }],
      ['resume', 'carts/carts', { ...attributes, outcome: 'Ready' }],
    ]);
  });
});

describe('the actions of a row', () => {
  const guest = { userEntityRef: 'user:default/guest' };
  it.each([
    [
      'the display name',
      mockApis.identity({ ...guest, email: '', displayName: 'Jane Doe' }),
      'Jane Doe',
    ],
    ['the entity ref', mockApis.identity(guest), 'user:default/guest'],
    [
      'the entity ref where there is no profile',
      mockApis.identity.mock({
        getProfileInfo: async () => {
          throw new Error('No profile');
        },
        getBackstageIdentity: async () => ({
          ...guest,
          type: 'user' as const,
          ownershipEntityRefs: [],
        }),
      }),
      'user:default/guest',
    ],
  ])('records the user who suspends by %s', async (_, identity, by) => {
    keep('Kustomization', { staging: ['carts'] });
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
      apis: [[coreApis.identity, identity]],
    });
    await user.click(await enabled('Suspend carts/carts'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(patches()[0].body).toMatchObject({
      metadata: { annotations: { 'fluxcd.controlplane.io/suspendedBy': by } },
    });
    expect(JSON.stringify(patches()[0].body)).not.toContain('reason');
  });

  it('shows an error if the object was replaced by another with the same name', async () => {
    keep('Kustomization', { staging: ['carts'] });
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    const suspend = await enabled('Suspend carts/carts');
    // As kube-apiserver 1.36 says it.
    const message =
      'Kustomization.kustomize.toolkit.fluxcd.io "carts" is invalid: metadata.uid: Invalid value: "00000000-0000-4000-8000-000000000000": field is immutable';
    test.fleet
      .cluster('staging')
      .break({ kind: 'status', status: 422, message, verb: 'patch' });
    await user.click(suspend);
    await user.keyboard('{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({
      message: `Suspend Kustomization carts/carts on staging failed: The name now belongs to another object: ${message}`,
      severity: 'error',
    });
  });

  it('stops following when the page is left, and notes that', async () => {
    keep('Kustomization', { staging: ['carts'] });
    const { user, unmount, alerts, events } = await renderWithActions(
      <KustomizationsCard />,
      {
        test,
      },
    );
    await user.click(await enabled('More ways to sync carts/carts'));
    await user.click(screen.getByText('Sync without source'));
    await waitFor(() => expect(patches()).toHaveLength(1));
    unmount();
    await waitFor(() =>
      expect(actionsIn(events)).toEqual([
        [
          'sync',
          'carts/carts',
          {
            kind: 'Kustomization',
            cluster: 'staging',
            outcome: 'not-followed',
            withSource: false,
          },
        ],
      ]),
    );
    expect(alerts).toEqual([]);
  });
});

/** A busy machine takes its time to follow six resources. */
const BULK = { timeout: 30_000 };

describe('the actions of a selection', () => {
  it('acts on all of it, some at a time, and names every failure once', async () => {
    const kept = ['carts', 'carts-assets', 'carts-schemas'];
    keep('Kustomization', { staging: kept, production: kept });
    test.fleet.script(
      'production',
      { kind: 'Kustomization', namespace: 'carts', name: 'carts-assets' },
      { outcome: 'fails', message: 'no such bucket' },
    );
    let atOnce = 0;
    let most = 0;
    const { handle } = test.backend;
    test.backend.handle = async request => {
      if (request.method !== 'PATCH') return handle(request);
      atOnce++;
      most = Math.max(most, atOnce);
      // Long enough for all that come at once to be seen at once.
      await new Promise(resolve => {
        setTimeout(resolve, 100);
      });
      return handle(request).finally(() => atOnce--);
    };
    const { user, alerts, events } = await renderWithActions(
      <KustomizationsCard />,
      { test },
    );
    await enabled('Sync carts/carts on staging');
    // What is said in it is announced, because it was there before.
    const [status, rowsShown] = screen.getAllByRole('status');
    expect(rowsShown).toHaveTextContent('1-6 of 6');
    const actOnAll = async (name: string) => {
      await selectAll(user);
      expect(status).toHaveTextContent('6 selected');
      await user.click(screen.getByRole('button', { name }));
    };
    const card = screen.getByRole('group', { name: 'Kustomizations' });

    await actOnAll('Suspend the selected');
    expect(
      screen.getByRole('dialog', { name: 'Suspend 6 resources?' }),
    ).toBeVisible();
    await user.keyboard('Freeze{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1), BULK);
    expect(alerts[0]).toEqual({
      message: '6 of 6 succeeded.',
      severity: 'success',
      display: 'transient',
    });
    expect(most).toBe(5);
    expect(patches()).toHaveLength(6);
    expect(status).toBeEmptyDOMElement();
    // Where the button was that opened the dialog.
    expect(card).toHaveFocus();

    // Rows are rendered in a task of their own, perhaps after the alert.
    await waitFor(() =>
      expect(within(card).getAllByText('Suspended')).toHaveLength(6),
    );

    most = 0;
    await actOnAll('Resume the selected');
    await waitFor(() => expect(card).toHaveFocus());
    await waitFor(() => expect(alerts).toHaveLength(2), BULK);
    expect(patches()).toHaveLength(12);
    const failed = /on (\w+) Failed: (ConfigMap\S+ dry-run|no such bucket)/g;
    const failures = (alert: (typeof alerts)[number]) =>
      [...alert.message.matchAll(failed)].map(([text]) => text).sort();
    expect(alerts[1]).toMatchObject({
      message: expect.stringMatching(/^3 of 6 succeeded\. Kustomization/),
      severity: 'error',
      display: 'permanent',
    });
    const threeFailures = [
      'on production Failed: ConfigMap/carts/carts-schemas dry-run',
      'on production Failed: no such bucket',
      'on staging Failed: ConfigMap/carts/carts-schemas dry-run',
    ];
    expect(failures(alerts[1])).toEqual(threeFailures);

    await actOnAll('Sync the selected');
    await waitFor(() => expect(alerts).toHaveLength(3), BULK);
    expect(most).toBeLessThanOrEqual(5);
    expect(failures(alerts[2])).toEqual(threeFailures);
    const done = (action: string) =>
      actionsIn(events).filter(([what]) => what === action);
    expect(done('suspend')).toHaveLength(6);
    expect(done('resume')).toHaveLength(6);
    expect(done('sync')).toHaveLength(6);
  });

  it('is of all that match the search and the filters, and acts on these alone', async () => {
    const kept = [
      'carts',
      'carts-assets',
      'carts-jobs',
      'carts-manifests',
      'carts-overlays',
      'carts-schemas',
    ];
    keep('Kustomization', { staging: kept, production: kept });
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    const all = screen.getByLabelText('Select all');
    const rowCount = (count: number) =>
      waitFor(() =>
        expect(document.querySelectorAll('tbody tr')).toHaveLength(count),
      );
    // Ten of twelve rows are on the first page.
    await rowCount(10);
    await selectAll(user);
    expect(screen.getByText('12 selected')).toBeVisible();
    expect(all).toBeChecked();
    await selectAll(user);
    expect(screen.queryByText(/selected$/)).not.toBeInTheDocument();

    await showFilters(user);
    await filterBy(user, 'Cluster', 'staging');
    await rowCount(6);
    await user.click(screen.getByLabelText('Search'));
    await user.paste('carts-');
    await rowCount(5);
    await selectAll(user);
    expect(screen.getByText('5 selected')).toBeVisible();
    expect(all).toBePartiallyChecked();

    const one = screen.getByLabelText(
      'Select carts/carts-manifests on staging',
    );
    expect(one).toBeChecked();
    act(() => one.focus());
    await user.keyboard(' ');
    expect(one).not.toBeChecked();
    expect(one).toHaveFocus();
    expect(screen.getByText('4 selected')).toBeVisible();
    await selectAll(user);
    expect(screen.getByText('5 selected')).toBeVisible();
    expect(all).toBePartiallyChecked();
    await user.click(one);

    // What is selected stays so, whatever is searched for afterwards.
    await user.clear(screen.getByLabelText('Search'));
    await rowCount(6);
    expect(screen.getByText('4 selected')).toBeVisible();
    await user.click(screen.getByText('Suspend the selected'));
    expect(screen.getByText('Suspend 4 resources?')).toBeVisible();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({ message: '4 of 4 succeeded.' });
    const patched = patches().map(
      ({ cluster, path }) => `${cluster} ${/[^/]+(?=\?)/.exec(path)?.[0]}`,
    );
    expect(patched.sort()).toEqual([
      'staging carts-assets',
      'staging carts-jobs',
      'staging carts-overlays',
      'staging carts-schemas',
    ]);
    expect(all).not.toBeChecked();
    expect(all).not.toBePartiallyChecked();
  });
});
