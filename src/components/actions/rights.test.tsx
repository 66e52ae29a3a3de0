import { coreApis } from '@backstage/frontend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { permissionApiRef } from '@backstage/plugin-permission-react';
import { mockApis } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import type { FaultKind } from '../../../dev/fleet/faults';
import { createCartsFleet } from '../../../dev/fleet/worlds/carts';
import { FAST_CONTROLLERS, keepOnly } from '../../__testUtils__/fleetOf';
import {
  button,
  enabled,
  reasonOf,
  renderWithActions,
  selectAll,
} from '../../__testUtils__/actions';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { KustomizationsCard } from '../../__testUtils__/entityCards';

const REVIEWS = '/proxy/apis/authorization.k8s.io/v1';
const ACCESS = `${REVIEWS}/selfsubjectaccessreviews`;
const RULES = `${REVIEWS}/selfsubjectrulesreviews`;

const GROUP = 'kustomize.toolkit.fluxcd.io';
const NOT_IN_CARTS =
  'The account that Backstage uses on staging may not patch ' +
  'kustomizations.kustomize.toolkit.fluxcd.io in carts';

let test: TestBackend;

beforeEach(() => {
  test = setUp({
    fleet: createCartsFleet({ delays: FAST_CONTROLLERS }),
    // How long an answer about rights is waited for.
    timings: { answerWithinMs: 400 },
  });
});

const staging = () => test.fleet.cluster('staging');

/** Leaves only these Kustomizations on the clusters. */
function keep(names: Record<string, string[]>) {
  keepOnly(test.fleet, 'Kustomization', names);
}

/** What clusters were asked about rights: the cluster, and about what. */
function asked(path: string) {
  return test.backend.requests
    .filter(request => request.path === path)
    .map(({ cluster, body }) => [cluster, (body as { spec: unknown }).spec]);
}

/** A question about one object. */
function aboutOne(name: string, namespace = 'carts') {
  const resource = 'kustomizations';
  return {
    resourceAttributes: {
      group: GROUP,
      resource,
      verb: 'patch',
      namespace,
      name,
    },
  };
}

/** The buttons of a row. */
const buttonsOf = (row: string) => [
  `Sync ${row}`,
  `More ways to sync ${row}`,
  `Suspend ${row}`,
];

function bulkReason(name: string) {
  const bulk = screen.getByRole('button', { name });
  expect(bulk).toBeDisabled();
  return bulk.parentElement?.getAttribute('aria-label');
}

describe('an action that this Backstage does not permit', () => {
  it('is any action in read-only mode, without a request to clusters', async () => {
    keep({ staging: ['carts', 'carts-canary'] });
    const config = mockApis.config({
      data: { flux: { gitops: { readOnly: true } } },
    });
    const { user } = await renderWithActions(<KustomizationsCard />, {
      test,
      apis: [[coreApis.config, config]],
    });
    const why = 'Read-only mode is enabled';
    [
      ...buttonsOf('carts/carts'),
      'Sync carts/carts-canary',
      'Resume carts/carts-canary',
    ].forEach(name => expect(reasonOf(name)).toBe(why));
    const frame = button('Sync carts/carts').parentElement!;
    await user.hover(frame);
    expect(await screen.findByRole('tooltip')).toHaveTextContent(why);

    await selectAll(user);
    ['Sync', 'Suspend', 'Resume'].forEach(action =>
      expect(bulkReason(`${action} the selected`)).toBe(why),
    );
    expect([...asked(RULES), ...asked(ACCESS)]).toEqual([]);
  });

  it('is any action without the permission kubernetes.proxy', async () => {
    keep({ staging: ['carts'] });
    test.backend.deny('kubernetes.proxy');
    const { user } = await renderWithActions(<KustomizationsCard />, { test });
    const why = 'You lack the permission kubernetes.proxy';
    await waitFor(() => expect(reasonOf('Sync carts/carts')).toBe(why));
    buttonsOf('carts/carts').forEach(name => expect(reasonOf(name)).toBe(why));
    await selectAll(user);
    expect(bulkReason('Sync the selected')).toBe(why);
    expect([...asked(RULES), ...asked(ACCESS)]).toEqual([]);
  });
});

describe('the rules of a namespace', () => {
  it('are read once for each cluster and namespace', async () => {
    keep({
      staging: ['carts', 'carts-assets', 'carts-monitoring'],
      production: ['carts'],
    });
    staging().deny({
      verbs: ['patch'],
      resource: 'kustomizations',
      namespace: 'carts',
    });
    const { user } = await renderWithActions(
      <>
        <KustomizationsCard />
        <KustomizationsCard many={false} />
      </>,
      { test },
    );
    await enabled('Sync carts/carts on production');
    await enabled('Sync flux-system/carts-monitoring');
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts on staging')).toBe(NOT_IN_CARTS),
    );
    [
      ...buttonsOf('carts/carts on staging'),
      ...buttonsOf('carts/carts-assets'),
    ].forEach(name => expect(reasonOf(name)).toBe(NOT_IN_CARTS));

    // A selection is refused only if all of it would be.
    const check = (name: string) =>
      user.click(
        screen.getAllByRole('checkbox', {
          name: new RegExp(`^${name} on `),
        })[0],
      );
    await check('Select carts/carts-assets');
    expect(bulkReason('Sync the selected')).toBe(NOT_IN_CARTS);
    await check('Select flux-system/carts-monitoring');
    const bulk = screen.getByRole('button', { name: 'Sync the selected' });
    expect(bulk).toBeEnabled();
    await user.hover(bulk);
    await settled(test);

    expect(asked(RULES)).toHaveLength(3);
    expect(asked(RULES)).toEqual(
      expect.arrayContaining([
        ['staging', { namespace: 'carts' }],
        ['staging', { namespace: 'flux-system' }],
        ['production', { namespace: 'carts' }],
      ]),
    );
    expect(asked(ACCESS)).toEqual([]);
  });

  it('can permit a single object by name', async () => {
    keep({ staging: ['carts', 'carts-assets'] });
    staging().deny({ verbs: ['patch'] });
    staging().grant({
      verbs: ['get', 'patch'],
      apiGroups: [GROUP],
      resources: ['kustomizations'],
      resourceNames: ['carts'],
      namespace: 'carts',
    });
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    await enabled('Sync carts/carts');
    buttonsOf('carts/carts').forEach(name =>
      expect(button(name)).toBeEnabled(),
    );
    buttonsOf('carts/carts-assets').forEach(name =>
      expect(reasonOf(name)).toBe(NOT_IN_CARTS),
    );
    await user.click(button('More ways to sync carts/carts'));
    await user.click(screen.getByText('Sync without source'));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({ severity: 'success' });
    expect(asked(ACCESS)).toEqual([]);
  });

  it('never enable a button that they disable later', async () => {
    keep({ staging: ['carts'] });
    staging().deny({ verbs: ['patch'] });
    staging().break({
      kind: 'latency',
      latencyMs: 100,
      resource: 'selfsubjectrulesreviews',
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
    const authorize = async (request: { permission: { name: string } }) => {
      if (request.permission.name === 'kubernetes.proxy') {
        await new Promise(resolve => {
          setTimeout(resolve, 100);
        });
      }
      return { result: AuthorizeResult.ALLOW };
    };
    await renderWithActions(<KustomizationsCard />, {
      test,
      apis: [[permissionApiRef, { authorize }]],
    });
    expect(reasonOf('Sync carts/carts')).toBe('Checking permissions');
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts')).toMatch(/may not patch/),
    );
    watching.disconnect();
    expect(wasEnabled).toBe(false);
  });

  it('are read again after five minutes when the pointer is on a disabled button', async () => {
    keep({ staging: ['carts'] });
    staging().deny({ verbs: ['patch'] });
    const { user } = await renderWithActions(<KustomizationsCard />, { test });
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts')).toBe(NOT_IN_CARTS),
    );
    staging().allow();
    const frame = button('Sync carts/carts').parentElement!;
    await user.hover(frame);
    await settled(test);
    await user.unhover(frame);
    expect(asked(RULES)).toHaveLength(1);

    const now = Date.now.bind(Date);
    const later = jest.spyOn(Date, 'now');
    later.mockImplementation(() => now() + 300_000);
    try {
      await user.hover(frame);
      await enabled('Sync carts/carts');
      expect(asked(RULES)).toHaveLength(2);
    } finally {
      later.mockRestore();
    }
  });

  it('are read again after the cluster has refused an action', async () => {
    keep({ staging: ['carts'] });
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    await user.click(await enabled('More ways to sync carts/carts'));
    staging().deny({ verbs: ['patch'] });
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
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts')).toBe(NOT_IN_CARTS),
    );
    expect(asked(RULES)).toHaveLength(2);
  });
});

describe('where the rules of a cluster are incomplete', () => {
  beforeEach(() => {
    staging().webhookAuthorizer = true;
  });

  it('buttons are enabled, and disabled when the pointer is on them if the cluster says no', async () => {
    keep({ staging: ['carts', 'carts-assets', 'carts-monitoring'] });
    staging().deny({ verbs: ['patch'], namespace: 'carts' });
    const { user } = await renderWithActions(<KustomizationsCard />, { test });
    for (const row of [
      'carts/carts',
      'carts/carts-assets',
      'flux-system/carts-monitoring',
    ]) {
      await enabled(`Sync ${row}`);
    }
    expect(asked(RULES)).toHaveLength(2);
    expect(asked(ACCESS)).toEqual([]);

    await user.hover(button('Sync carts/carts'));
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts')).toBe(NOT_IN_CARTS),
    );
    buttonsOf('carts/carts').forEach(name =>
      expect(reasonOf(name)).toBe(NOT_IN_CARTS),
    );
    // Nothing is known of the other one, though it is in the same namespace.
    expect(button('Sync carts/carts-assets')).toBeEnabled();

    await user.hover(button('Sync flux-system/carts-monitoring'));
    // Each is asked about once, however often the pointer comes by.
    await user.hover(button('Sync carts/carts').parentElement!);
    await user.hover(button('Suspend flux-system/carts-monitoring'));
    await settled(test);
    expect(button('Sync flux-system/carts-monitoring')).toBeEnabled();
    expect(asked(ACCESS)).toEqual([
      ['staging', aboutOne('carts')],
      ['staging', aboutOne('carts-monitoring', 'flux-system')],
    ]);
  });

  it('an access review is requested when the keyboard reaches a button', async () => {
    keep({ staging: ['carts'] });
    staging().deny({ verbs: ['patch'] });
    const { user } = await renderWithActions(<KustomizationsCard />, { test });
    const sync = await enabled('Sync carts/carts');
    const frame = sync.parentElement;
    for (let presses = 0; presses < 50; presses++) {
      if (frame?.contains(document.activeElement)) break;
      await user.tab();
    }
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts')).toBe(NOT_IN_CARTS),
    );
    // Whoever was about to press it is where the reason is.
    await waitFor(() => expect(frame).toHaveFocus());
    expect(asked(ACCESS)).toEqual([['staging', aboutOne('carts')]]);
  });

  it('no access review is requested for an object that a rule permits', async () => {
    keep({ staging: ['carts', 'carts-assets'] });
    staging().grant({
      verbs: ['patch'],
      apiGroups: [GROUP],
      resources: ['*'],
      resourceNames: ['carts'],
    });
    const { user } = await renderWithActions(<KustomizationsCard />, { test });
    await user.hover(await enabled('Sync carts/carts'));
    await user.hover(button('Sync carts/carts-assets'));
    await settled(test);
    expect(asked(ACCESS)).toEqual([['staging', aboutOne('carts-assets')]]);
    expect(button('Sync carts/carts-assets')).toBeEnabled();
  });

  it('an access review is requested for each selected object', async () => {
    keep({ staging: ['carts', 'carts-assets'] });
    staging().deny({ verbs: ['patch'] });
    const { user } = await renderWithActions(<KustomizationsCard />, { test });
    await enabled('Sync carts/carts');
    await selectAll(user);
    const bulk = screen.getByRole('button', { name: 'Sync the selected' });
    expect(bulk).toBeEnabled();
    await user.hover(bulk);
    await waitFor(() =>
      expect(bulkReason('Sync the selected')).toBe(NOT_IN_CARTS),
    );
    expect(asked(ACCESS)).toEqual([
      ['staging', aboutOne('carts')],
      ['staging', aboutOne('carts-assets')],
    ]);
  });

  it('an access review is repeated after the cluster has refused a permitted action', async () => {
    keep({ staging: ['carts'] });
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    await user.click(await enabled('More ways to sync carts/carts'));
    await settled(test);
    expect(asked(ACCESS)).toHaveLength(1);
    staging().deny({ verbs: ['patch'] });
    await user.click(screen.getByText('Sync without source'));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({ severity: 'error' });
    // The focus is still on the button.
    await waitFor(() =>
      expect(reasonOf('Sync carts/carts')).toBe(NOT_IN_CARTS),
    );
    expect(asked(RULES)).toHaveLength(2);
    expect(asked(ACCESS)).toHaveLength(2);
  });
});

const UNANSWERED: [string, FaultKind][] = [
  ['fails', { kind: 'status', status: 500 }],
  ['does not answer', { kind: 'hang' }],
  ['answers with HTML', { kind: 'html' }],
];

it.each(UNANSWERED)(
  'buttons are enabled where a cluster %s when it is asked about rights',
  async (_, fault) => {
    keep({ staging: ['carts'] });
    staging().break({ ...fault, resource: 'selfsubjectrulesreviews' });
    staging().break({ ...fault, resource: 'selfsubjectaccessreviews' });
    const { user } = await renderWithActions(<KustomizationsCard />, { test });
    await user.hover(await enabled('Sync carts/carts'));
    await waitFor(() => expect(asked(ACCESS)).toHaveLength(1));
    await settled(test);
    expect(button('Sync carts/carts')).toBeEnabled();
    staging().mend();
  },
);
