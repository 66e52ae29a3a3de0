import {
  alertApiRef,
  analyticsApiRef,
  configApiRef,
  identityApiRef,
  type AlertMessage,
  type AnalyticsEvent,
} from '@backstage/core-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis, registerMswTestHooks } from '@backstage/test-utils';
import { screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { setupServer } from 'msw/node';
import type { ReactElement } from 'react';
import { createCartsFleet } from '../../../dev/fleet/worlds/carts';
import { renderCard } from '../../__testUtils__/renderCard';
import { setVisible } from '../../__testUtils__/page';
import {
  createTestBackend,
  handlersFor,
  QUERY,
  type TestBackend,
} from '../../__testUtils__/testBackend';
import { HelmReleasesCard, KustomizationsCard } from '../entityCards';

const server = setupServer();
registerMswTestHooks(server);

const SSAR = '/proxy/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';
/** The follow interval is two seconds; a source takes as long again. */
const FOLLOWED = { timeout: 15_000 };

let test: TestBackend;
let alerts: AlertMessage[];
let events: AnalyticsEvent[];

beforeEach(() => {
  const delays = {
    queue: 10,
    source: 50,
    chart: 50,
    kustomization: 50,
    helmRelease: 50,
    other: 50,
  };
  test = createTestBackend({
    fleet: createCartsFleet({ delays }),
    fetch: globalThis.fetch,
    timings: { answerWithinMs: 400 },
  });
  server.use(...handlersFor(test.backend));
  alerts = [];
  events = [];
});

afterEach(() => test.fleet.stop());

/** Leaves only these objects of a kind on the clusters. */
function keep(kind: string, names: Record<string, string[]>) {
  for (const cluster of test.fleet.clusters) {
    const wanted = names[cluster.name] ?? [];
    [...cluster.list(kind)]
      .filter(({ metadata }) => !wanted.includes(metadata.name))
      .forEach(({ metadata: { namespace, name } }) =>
        cluster.delete({ kind, namespace, name }),
      );
  }
}

async function renderWith(
  card: ReactElement,
  apis: Parameters<typeof renderCard>[1]['apis'] = [],
) {
  const user = userEvent.setup();
  const rendered = await renderCard(card, {
    test,
    apis: [
      [alertApiRef, { post: (alert: AlertMessage) => alerts.push(alert) }],
      [
        analyticsApiRef,
        { captureEvent: (event: AnalyticsEvent) => events.push(event) },
      ],
      [identityApiRef, mockApis.identity({ email: 'jane@example.com' })],
      ...apis,
    ],
  });
  await waitFor(() =>
    expect(
      document.querySelector(
        'tbody button:is([aria-label^=Sync], [aria-label^=Suspend])',
      ),
    ).toBeInTheDocument(),
  );
  return { user, ...rendered };
}

// By selector: asking a big table for roles takes jsdom seconds.
function button(name: string): HTMLElement {
  const found = document.querySelector(`button[aria-label="${name}"]`);
  if (!(found instanceof HTMLElement)) throw new Error(`No button ${name}`);
  return found;
}

function hasButton(name: string): boolean {
  return document.querySelector(`button[aria-label="${name}"]`) !== null;
}

async function enabled(name: string): Promise<HTMLElement> {
  await waitFor(() => expect(button(name)).toBeEnabled());
  return button(name);
}

/** Why a button is disabled, as the keyboard reaches it. */
function reasonOf(name: string): string | null | undefined {
  expect(button(name)).toBeDisabled();
  const frame = button(name).parentElement;
  expect(frame).toHaveAttribute('tabindex', '0');
  return frame?.getAttribute('aria-label');
}

function rowOf(name: string, cluster: string): HTMLElement {
  const found = [...document.querySelectorAll('tbody tr')].find(row =>
    row.textContent?.includes(`${name}cluster: ${cluster}`),
  );
  if (!(found instanceof HTMLElement)) throw new Error(`No row ${name}`);
  return found;
}

function patches() {
  return test.backend.requests.filter(({ method }) => method === 'PATCH');
}

function ofEvents() {
  return events
    .filter(({ action }) => /^(sync|suspend|resume)$/.test(action))
    .map(({ action, subject, attributes }) => [action, subject, attributes]);
}

describe('the actions of a row', () => {
  it('syncs, tells at once, and tells the truth in the end', async () => {
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
    const { user } = await renderWith(<KustomizationsCard />);

    // The same name is there twice: the buttons tell them apart.
    await enabled('Sync carts/carts on staging');
    await enabled('Sync carts/carts on production');
    expect(hasButton('Sync carts/carts-schemas')).toBe(true);
    // A page that cannot be seen does not poll.
    setVisible(false);
    const polls = test.count('POST', QUERY);

    await user.dblClick(button('Sync carts/carts on staging'));
    expect(rowOf('carts/carts', 'staging')).toHaveTextContent(/Syncing/);
    // It is of no use meanwhile, but whoever pressed it keeps their place.
    const pressed = button('Sync carts/carts on staging');
    expect(pressed).toHaveAttribute('aria-disabled', 'true');
    expect(pressed).toHaveFocus();
    await waitFor(() =>
      expect(rowOf('carts/carts', 'staging')).toHaveTextContent(
        'Syncing GitRepository',
      ),
    );
    // The others stay usable meanwhile.
    await enabled('Suspend carts/carts on production');
    await user.click(button('Sync carts/carts-schemas'));

    await waitFor(() => expect(alerts).toHaveLength(2), FOLLOWED);
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
    expect(rowOf('carts/carts', 'staging')).toHaveTextContent(
      /Failed.*dry-run failed/,
    );
    expect(rowOf('carts/carts-schemas', 'staging')).toHaveTextContent('Ready');
    expect(rowOf('carts/carts', 'production')).toHaveTextContent('Ready');
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
    expect(ofEvents()).toEqual(
      expect.arrayContaining([
        ['sync', 'carts/carts', { ...attributes, outcome: 'Failed' }],
        ['sync', 'carts/carts-schemas', { ...attributes, outcome: 'Ready' }],
      ]),
    );
    expect(ofEvents()).toHaveLength(2);
  });

  it('offers by keyboard the other ways to sync, and says what each does', async () => {
    keep('HelmRelease', { staging: ['carts-billing'] });
    const { user } = await renderWith(<HelmReleasesCard />);
    const more = await enabled('More ways to sync carts/carts-billing');
    expect(more).toHaveAttribute('aria-haspopup', 'menu');
    more.focus();
    await user.keyboard('{Enter}');
    const items = screen.getAllByRole('menuitem');
    expect(items.map(({ textContent }) => textContent)).toEqual([
      'Sync with sourceFetches the source first, then reconciles',
      'Sync without sourceReconciles with the artifact that is there',
      'ForceInstalls or upgrades once, even if nothing changed',
      'ResetForgets failures, and tries again',
    ]);
    await user.keyboard('{Escape}');
    await waitFor(() => expect(more).toHaveFocus());

    await user.keyboard('{Enter}{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1), FOLLOWED);
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
    expect(rowOf('carts/carts-billing', 'staging')).toHaveTextContent('Ready');
  });

  it('does not sync what is being deleted', async () => {
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
    await renderWith(<KustomizationsCard />);
    await enabled('Suspend carts/carts');
    expect(reasonOf('Sync carts/carts')).toBe('It is being deleted');
  });

  it('offers neither force nor reset for a Kustomization', async () => {
    keep('Kustomization', { staging: ['carts'] });
    const { user } = await renderWith(<KustomizationsCard />);
    await user.click(await enabled('More ways to sync carts/carts'));
    expect(screen.getAllByRole('menuitem')).toHaveLength(2);
    await user.click(screen.getByText('Sync without source'));
    await waitFor(() => expect(alerts).toHaveLength(1), FOLLOWED);
    expect(patches()).toHaveLength(1);
  });

  it('suspends with a reason, says who did, and resumes', async () => {
    keep('Kustomization', { staging: ['carts'] });
    const { user } = await renderWith(<KustomizationsCard />);
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
      },
      spec: { suspend: true },
    });
    await waitFor(() =>
      expect(rowOf('carts/carts', 'staging')).toHaveTextContent(
        /Suspended.*Suspended by jane@example\.com.*Reason: Incident 1/,
      ),
    );
    expect(hasButton('Suspend carts/carts')).toBe(false);
    await waitFor(() => expect(button('Resume carts/carts')).toHaveFocus());
    const why = 'It is suspended: resume it to sync it';
    expect(reasonOf('Sync carts/carts')).toBe(why);
    expect(reasonOf('More ways to sync carts/carts')).toBe(why);

    await user.click(button('Resume carts/carts'));
    expect(rowOf('carts/carts', 'staging')).toHaveTextContent('Resuming');
    await waitFor(() => expect(alerts).toHaveLength(2), FOLLOWED);
    expect(alerts[1].message).toMatch(/on staging: Applied revision/);
    expect(rowOf('carts/carts', 'staging')).toHaveTextContent('Ready');
    expect(hasButton('Suspend carts/carts')).toBe(true);
    const attributes = { kind: 'Kustomization', cluster: 'staging' };
    expect(ofEvents()).toEqual([
      ['suspend', 'carts/carts', { ...attributes, outcome: 'accepted' }],
      ['resume', 'carts/carts', { ...attributes, outcome: 'Ready' }],
    ]);
  });

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
  ])('notes who suspends by %s', async (_, identity, by) => {
    keep('Kustomization', { staging: ['carts'] });
    const { user } = await renderWith(<KustomizationsCard />, [
      [identityApiRef, identity],
    ]);
    await user.click(await enabled('Suspend carts/carts'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(patches()[0].body).toMatchObject({
      metadata: { annotations: { 'fluxcd.controlplane.io/suspendedBy': by } },
    });
    expect(JSON.stringify(patches()[0].body)).not.toContain('reason');
  });

  it('stops following when the page is left, and notes that', async () => {
    keep('Kustomization', { staging: ['carts'] });
    const { user, unmount } = await renderWith(<KustomizationsCard />);
    await user.click(await enabled('More ways to sync carts/carts'));
    await user.click(screen.getByText('Sync without source'));
    await waitFor(() => expect(patches()).toHaveLength(1));
    unmount();
    await waitFor(() =>
      expect(ofEvents()).toEqual([
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

describe('who may', () => {
  const names = (of: string) => [
    `Sync ${of}`,
    `More ways to sync ${of}`,
    `Suspend ${of}`,
  ];

  async function select(user: ReturnType<typeof userEvent.setup>) {
    const [all] = document.querySelectorAll('thead input[type=checkbox]');
    await user.click(all);
  }

  function bulkReason(name: string) {
    const bulk = screen.getByRole('button', { name });
    expect(bulk).toBeDisabled();
    return bulk.parentElement?.getAttribute('aria-label');
  }

  it('is nobody in read-only mode, and no cluster is asked', async () => {
    keep('Kustomization', { staging: ['carts', 'carts-canary'] });
    const { user } = await renderWith(<KustomizationsCard />, [
      [
        configApiRef,
        mockApis.config({ data: { flux: { gitops: { readOnly: true } } } }),
      ],
    ]);
    const why = 'Read-only mode is enabled';
    [
      ...names('carts/carts'),
      'Sync carts/carts-canary',
      'Resume carts/carts-canary',
    ].forEach(name => expect(reasonOf(name)).toBe(why));
    const frame = button('Sync carts/carts').parentElement!;
    await user.hover(frame);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(why);

    await select(user);
    ['Sync', 'Suspend', 'Resume'].forEach(action =>
      expect(bulkReason(`${action} the selected`)).toBe(why),
    );
    expect(test.count('POST', SSAR)).toBe(0);
  });

  it('is nobody without the permission kubernetes.proxy', async () => {
    keep('Kustomization', { staging: ['carts'] });
    test.backend.deny('kubernetes.proxy');
    const { user } = await renderWith(<KustomizationsCard />);
    const why = 'You lack the permission kubernetes.proxy';
    await waitFor(() => expect(reasonOf('Sync carts/carts')).toBe(why));
    names('carts/carts').forEach(name => expect(reasonOf(name)).toBe(why));
    await select(user);
    expect(bulkReason('Sync the selected')).toBe(why);
    expect(test.count('POST', SSAR)).toBe(0);
  });

  it('is asked of the cluster, once for each kind and namespace', async () => {
    keep('Kustomization', {
      staging: ['carts', 'carts-assets', 'carts-monitoring'],
      production: ['carts'],
    });
    test.fleet.cluster('staging').deny({
      verbs: ['patch'],
      resource: 'kustomizations',
      namespace: 'carts',
    });
    const { user } = await renderWith(
      <>
        <KustomizationsCard />
        <KustomizationsCard many={false} />
      </>,
    );
    await enabled('Sync carts/carts on production');
    await enabled('Sync flux-system/carts-monitoring');
    const why =
      'The account that Backstage uses on staging may not patch ' +
      'kustomizations.kustomize.toolkit.fluxcd.io in carts';
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts on staging')).toBe(why),
    );
    [
      ...names('carts/carts on staging'),
      ...names('carts/carts-assets'),
    ].forEach(name => expect(reasonOf(name)).toBe(why));
    const asked = test.backend.requests.filter(({ path }) => path === SSAR);
    expect(
      asked.map(({ cluster, body }) => [
        cluster,
        (body as { spec: unknown }).spec,
      ]),
    ).toEqual(
      expect.arrayContaining(
        [
          ['staging', 'carts'],
          ['staging', 'flux-system'],
          ['production', 'carts'],
        ].map(([cluster, namespace]) => [
          cluster,
          {
            resourceAttributes: {
              group: 'kustomize.toolkit.fluxcd.io',
              resource: 'kustomizations',
              verb: 'patch',
              namespace,
            },
          },
        ]),
      ),
    );
    expect(asked).toHaveLength(3);

    // A selection is refused only if all of it would be.
    const check = (name: string) =>
      user.click(
        screen.getAllByRole('checkbox', {
          name: new RegExp(`^${name} on `),
        })[0],
      );
    await check('Select carts/carts-assets');
    expect(bulkReason('Sync the selected')).toBe(why);
    await check('Select flux-system/carts-monitoring');
    expect(
      screen.getByRole('button', { name: 'Sync the selected' }),
    ).toBeEnabled();
  });

  it.each(['status', 'hang', 'html'] as const)(
    'is everybody where the cluster cannot be asked (%s)',
    async kind => {
      keep('Kustomization', { staging: ['carts'] });
      test.fleet.cluster('staging').break({
        kind,
        status: kind === 'html' ? 200 : 500,
        resource: 'selfsubjectaccessreviews',
      } as Parameters<ReturnType<typeof test.fleet.cluster>['break']>[0]);
      await renderWith(<KustomizationsCard />);
      await waitFor(() => expect(button('Sync carts/carts')).toBeEnabled());
      test.fleet.cluster('staging').mend();
    },
  );

  it('is told with the right to grant when the cluster refuses all the same', async () => {
    keep('Kustomization', { staging: ['carts'] });
    const { user } = await renderWith(<KustomizationsCard />);
    await user.click(await enabled('More ways to sync carts/carts'));
    test.fleet.cluster('staging').deny({ verbs: ['patch'] });
    await user.click(screen.getByText('Sync without source'));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toEqual({
      message:
        'Sync Kustomization carts/carts on staging failed: ' +
        'kustomizations.kustomize.toolkit.fluxcd.io "carts" is forbidden: ' +
        'User "system:serviceaccount:backstage:backstage" cannot patch ' +
        'resource "kustomizations" in API group ' +
        '"kustomize.toolkit.fluxcd.io" in the namespace "carts" Grant it: ' +
        'apiGroups: ["kustomize.toolkit.fluxcd.io"], ' +
        'resources: ["kustomizations"], verbs: ["patch"]',
      severity: 'error',
      display: 'permanent',
    });
    // It may be tried again.
    await enabled('Sync carts/carts');
  });

  it('never shows a button enabled that turns out disabled', async () => {
    keep('Kustomization', { staging: ['carts'] });
    test.fleet.cluster('staging').deny({ verbs: ['patch'] });
    test.fleet.cluster('staging').break({
      kind: 'latency',
      latencyMs: 200,
      resource: 'selfsubjectaccessreviews',
    });
    let wasEnabled = false;
    const watching = new MutationObserver(() => {
      const sync = document.querySelector('[aria-label="Sync carts/carts"]');
      wasEnabled ||= sync !== null && !sync.hasAttribute('disabled');
    });
    watching.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
    });
    // Everybody may read; about the proxy it takes long to find out.
    const authorize = async ({
      permission,
    }: {
      permission: { name: string };
    }) => {
      if (permission.name === 'kubernetes.proxy') {
        await new Promise(resolve => {
          setTimeout(resolve, 300);
        });
      }
      return AuthorizeResult.ALLOW;
    };
    await renderWith(<KustomizationsCard />, [
      [
        permissionApiRef,
        {
          authorize: async (request: { permission: { name: string } }) => ({
            result: await authorize(request),
          }),
        },
      ],
    ]);
    expect(reasonOf('Sync carts/carts')).toBe('Checking whether you may');
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts')).toMatch(/may not patch/),
    );
    watching.disconnect();
    expect(wasEnabled).toBe(false);
  });
});

describe('the actions of a selection', () => {
  it('acts on all of it, some at a time, and names every failure once', async () => {
    const kept = ['carts', 'carts-assets', 'carts-manifests', 'carts-schemas'];
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
    const { user } = await renderWith(<KustomizationsCard />);
    await enabled('Sync carts/carts on staging');
    // What is said in it is announced, because it was there before.
    const status = screen.getByRole('status');
    const act = async (name: string) => {
      const [all] = document.querySelectorAll('thead input[type=checkbox]');
      await user.click(all);
      expect(status).toHaveTextContent('8 selected');
      await user.click(screen.getByRole('button', { name }));
    };
    const card = screen.getByRole('group', { name: 'Kustomizations' });

    await act('Suspend the selected');
    expect(
      screen.getByRole('dialog', { name: 'Suspend 8 resources?' }),
    ).toBeVisible();
    await user.keyboard('Freeze{Enter}');
    await waitFor(() => expect(alerts).toHaveLength(1), FOLLOWED);
    expect(alerts[0]).toEqual({
      message: '8 of 8 succeeded.',
      severity: 'success',
      display: 'transient',
    });
    expect(most).toBe(5);
    expect(patches()).toHaveLength(8);
    expect(status).toBeEmptyDOMElement();
    // Where the button was that opened the dialog.
    expect(card).toHaveFocus();

    most = 0;
    await act('Resume the selected');
    await waitFor(() => expect(card).toHaveFocus());
    await waitFor(() => expect(alerts).toHaveLength(2), FOLLOWED);
    expect(patches()).toHaveLength(16);
    const failed = /on (\w+) Failed: (ConfigMap\S+ dry-run|no such bucket)/g;
    const failures = (alert: AlertMessage) =>
      [...alert.message.matchAll(failed)].map(([text]) => text).sort();
    expect(alerts[1]).toMatchObject({
      message: expect.stringMatching(/^5 of 8 succeeded\. Kustomization/),
      severity: 'error',
      display: 'permanent',
    });
    const threeFailures = [
      'on production Failed: ConfigMap/carts/carts-schemas dry-run',
      'on production Failed: no such bucket',
      'on staging Failed: ConfigMap/carts/carts-schemas dry-run',
    ];
    expect(failures(alerts[1])).toEqual(threeFailures);

    await act('Sync the selected');
    await waitFor(() => expect(alerts).toHaveLength(3), {
      timeout: 25_000,
    });
    expect(most).toBeLessThanOrEqual(5);
    expect(failures(alerts[2])).toEqual(threeFailures);
    const done = (action: string) =>
      ofEvents().filter(([what]) => what === action);
    expect(done('suspend')).toHaveLength(8);
    expect(done('resume')).toHaveLength(8);
    expect(done('sync')).toHaveLength(8);
  }, 60_000);
});
