import { cleanup, screen, within } from '@testing-library/react';
import type { Cluster } from '../../../dev/fleet/cluster';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import {
  notApplied,
  sourceMissing,
} from '../../../dev/fleet/objects/kustomization';
import { dependencyMissing } from '../../../dev/fleet/objects/notFound';
import { failed } from '../../../dev/fleet/objects/verdict';
import type { JsonObject } from '../../../dev/fleet/types';
import { cartsLabels } from '../../../dev/fleet/worlds/carts/names';
import {
  cellsIn,
  detailsOf,
  queryOf,
  shopFleet,
  type ShopPiece,
  showPage,
  SHOP_REVISION,
} from '../../__testUtils__/details';
import { KustomizationsCard } from '../../__testUtils__/entityCards';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { settled } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { factsIn, rowOf } from '../../__testUtils__/table';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { DetailsHost } from '../common';

const NEWS = gitRevision('main', 'news');

let test: TestBackend;
const staging = (): Cluster => test.fleet.cluster('staging');

function given(...pieces: ShopPiece[]) {
  test = setUp({ fleet: shopFleet(...pieces) });
}

const waitingFor = (...names: string[]) => ({
  dependsOn: names.map(name => ({ name })),
  verdict: failed({
    reason: 'DependencyNotReady',
    message: `dependency 'shop/${names[0]}' is not ready`,
  }),
});
const fails = {
  attempted: NEWS,
  verdict: notApplied(NEWS, 'BuildFailed', 'no such file or directory'),
};

async function show(
  name: string,
  { kind = 'Kustomization', flux = {} as Record<string, unknown> } = {},
) {
  const address = `/${queryOf(kind, name)}`;
  const page = await showPage(<DetailsHost />, { test, address, flux });
  return { ...page, details: await detailsOf(`${kind} shop/${name}`) };
}

const region = (details: HTMLElement, name: string) =>
  within(details).getByRole('region', { name });

/** What a list says, each line with those below it. */
const linesIn = (element: HTMLElement) =>
  [...element.querySelectorAll('li')].map(item => {
    const copy = item.cloneNode(true) as HTMLElement;
    copy.querySelectorAll('ul').forEach(list => list.remove());
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  });

it('shows the state with the whole message, all conditions and the revision', async () => {
  const message = `${'x'.repeat(3_000)}\nthe end`;
  given([
    'api',
    { ...fails, verdict: notApplied(NEWS, 'BuildFailed', message) },
  ]);
  const { details } = await show('api');
  const state = region(details, 'Status');
  expect(state).toHaveTextContent(/Failed\s*BuildFailed/);
  expect(state).toHaveTextContent('the end');
  expect(state).toHaveTextContent('Retrying');
  expect(state).toHaveTextContent(SHOP_REVISION.split(':')[1].slice(0, 7));
  expect(state).toHaveTextContent(NEWS.split(':')[1].slice(0, 7));
  const table = within(details).getByRole('table', { name: 'Conditions' });
  const rows = cellsIn(table);
  expect(rows.map(([type, status, reason]) => [type, status, reason])).toEqual([
    ['Ready', 'False', 'BuildFailed'],
    ['Reconciling', 'True', 'ProgressingWithRetry'],
  ]);
  expect(rows[0][3]).toContain('the end');
  // Where it is narrow, each cell is a line with the name of its column.
  const headers = within(table)
    .getAllByRole('columnheader')
    .map(({ textContent }) => textContent);
  const [, row] = within(table).getAllByRole('row');
  expect(
    [...row.children].map(cell => cell.getAttribute('data-label')),
  ).toEqual(headers);
  expect(rows[0][4]).toMatch(/ago$/);
});

it('shows how it is configured, its labels, commands and links', async () => {
  given([
    'api',
    {
      labels: { ...cartsLabels, team: 'carts' },
      wait: true,
      targetNamespace: 'elsewhere',
      spec: { force: true, serviceAccountName: 'deployer' } as JsonObject,
    },
  ]);
  const { details, user } = await show('api', {
    flux: {
      links: [
        { title: 'Dashboard', url: 'https://dash.example/{namespace}/{name}' },
      ],
    },
  });
  expect(factsIn(region(details, 'Settings'))).toMatchObject({
    Interval: '10 minutes',
    'Interval after a failure': '2 minutes',
    Timeout: '5 minutes',
    Path: './deploy',
    'Deletes what was removed from the source': 'Yes',
    'Recreates what cannot be updated': 'Yes',
    'Waits for health checks of all objects': 'Yes',
    'Service account': 'deployer',
    'Target namespace': 'elsewhere',
  });
  expect(linesIn(region(details, 'Labels'))).toContain('team: carts');
  expect(linesIn(region(details, 'Commands'))).toEqual([
    'flux reconcile kustomization api -n shop',
    'flux reconcile kustomization api -n shop --with-source',
    'flux events --for Kustomization/api -n shop',
    'kubectl -n shop describe kustomizations.kustomize.toolkit.fluxcd.io/api',
  ]);
  expect(
    within(details).getByRole('button', { name: 'Suspend shop/api' }),
  ).toBeEnabled();
  await user.click(
    within(details).getByRole('button', { name: 'Links of shop/api' }),
  );
  expect(
    await screen.findByRole('menuitem', { name: /Dashboard/ }),
  ).toHaveAttribute('href', 'https://dash.example/shop/api');
});

describe('the overview shows the settings of', () => {
  const settingsFor = async (kind: string, name: string) => {
    const { details } = await show(name, { kind });
    return region(details, 'Settings');
  };

  it('a source, without the credentials in its address', async () => {
    given();
    staging().update(
      { kind: 'GitRepository', namespace: 'shop', name: 'git' },
      object => ({
        ...object,
        spec: {
          ...Object(object.spec),
          url: 'https://jane:s3cret@github.com/shop/deploy',
          ref: { branch: 'main', semver: '>=1.0.0' },
          secretRef: { name: 'git-token' },
        },
      }),
    );
    const settings = await settingsFor('GitRepository', 'git');
    expect(factsIn(settings)).toMatchObject({
      // For screen readers, more is said of a link.
      URL: expect.stringMatching(/^https:\/\/github\.com\/shop\/deploy\b/),
      Branch: 'main',
      'Version range': '>=1.0.0',
      Secret: 'git-token',
    });
    expect(
      within(settings).getByRole('link', { name: /github\.com\/shop/ }),
    ).toHaveAttribute('href', 'https://github.com/shop/deploy');
    expect(document.body).not.toHaveTextContent('s3cret');
  });

  it('a release', async () => {
    given();
    expect(factsIn(await settingsFor('HelmRelease', 'orders'))).toMatchObject({
      Chart: 'orders',
      'Chart version': '1.0.0',
      'Release name': 'orders',
    });
  });

  it('a Kustomization with the approximate time of its next run, if known', async () => {
    given(['api'], ['broken', fails]);
    const at = test.fleet.scheduler.now();
    staging().update(
      { kind: 'Kustomization', namespace: 'shop', name: 'api' },
      object => {
        const { status } = object as { status: JsonObject };
        const [latest] = status.history as JsonObject[];
        const lastReconciled = new Date(at).toISOString();
        const history = [{ ...latest, lastReconciled }];
        return { ...object, status: { ...status, history } };
      },
    );
    const next = new Intl.DateTimeFormat('en', {
      dateStyle: 'medium',
      timeStyle: 'short',
    }).format(at + 600_000);
    expect(factsIn(await settingsFor('Kustomization', 'api'))).toMatchObject({
      Interval: '10 minutes',
      'Next run': `about ${next}`,
    });
    cleanup();
    const facts = factsIn(await settingsFor('Kustomization', 'broken'));
    expect(facts).toHaveProperty('Interval', '10 minutes');
    expect(facts).not.toHaveProperty('Next run');
  });
});

it('the overview shows who suspended an object, and the finalizer of one being deleted', async () => {
  given(
    ['paused', { suspended: { by: 'jane', reason: 'Incident 12' } }],
    ['leaving', { deleting: true }],
  );
  const paused = await show('paused');
  const state = region(paused.details, 'Status');
  expect(state).toHaveTextContent('Suspended by jane');
  expect(state).toHaveTextContent('Reason: Incident 12');
  paused.unmount();
  const { details } = await show('leaving');
  expect(region(details, 'Status')).toHaveTextContent(
    'Waiting for finalizer finalizers.fluxcd.io',
  );
});

describe('shows the blockers of an object', () => {
  it('down to the cause, each a link, with what nothing on the page has read', async () => {
    given(
      ['app', waitingFor('middle')],
      ['middle', waitingFor('base')],
      ['base', fails],
    );
    const { details, user } = await show('app');
    const blocked = region(details, 'Blocked by');
    expect(linesIn(blocked)).toEqual([
      expect.stringMatching(
        /^Kustomization shop\/middle\s?Waiting\s?depends on/,
      ),
      expect.stringMatching(
        /^Kustomization shop\/base\s?Failed\s?depends on\s?Cause.*no such file or directory$/,
      ),
    ]);
    expect(blocked.querySelectorAll('ul ul')).toHaveLength(1);
    await user.click(within(blocked).getByText('Kustomization shop/base'));
    const base = await detailsOf('Kustomization shop/base');
    await settled(test);
    expect(
      within(base).queryByRole('region', { name: 'Blocked by' }),
    ).toBeNull();
  });

  it.each<[string, ShopPiece[], RegExp[]]>([
    [
      'as a cycle',
      [
        ['app', waitingFor('other')],
        ['other', waitingFor('app')],
      ],
      [
        /^Kustomization shop\/other\s?Waiting/,
        /^Cause\s?Each waits for the next: this object → Kustomization shop\/other → this object$/,
      ],
    ],
    [
      'as a cycle of others',
      [
        ['app', waitingFor('one')],
        ['one', waitingFor('two')],
        ['two', waitingFor('one')],
      ],
      [
        /^Kustomization shop\/one\s?Waiting/,
        /^Kustomization shop\/two\s?Waiting/,
        /^Cause\s?Each waits for the next: Kustomization shop\/one → Kustomization shop\/two → Kustomization shop\/one$/,
      ],
    ],
    [
      'as itself',
      [['app', waitingFor('app')]],
      [/^Cause\s?Each waits for the next: this object → this object$/],
    ],
    [
      'as missing',
      [
        [
          'app',
          {
            dependsOn: [{ name: 'none' }],
            verdict: failed({
              reason: 'DependencyNotReady',
              message: dependencyMissing({
                kind: 'Kustomization',
                namespace: 'shop',
                name: 'none',
              }),
            }),
          },
        ],
      ],
      [/^Kustomization shop\/none\s?Missing.*Cause$/],
    ],
    [
      'as a source that is missing',
      [
        [
          'app',
          {
            source: { kind: 'GitRepository', name: 'none' },
            applied: undefined,
            verdict: sourceMissing('GitRepository', 'none'),
          },
        ],
      ],
      [/^GitRepository shop\/none\s?Missing\s?source\s?Cause$/],
    ],
    [
      'as ready, but not at the revision',
      [
        ['app', waitingFor('base')],
        ['base', { applied: gitRevision('main', 'old') }],
      ],
      [
        /^Kustomization shop\/base\s?Ready.*has not applied the newest revision/,
      ],
    ],
  ])('%s', async (_, pieces, expected) => {
    given(...pieces);
    const { details } = await show('app');
    expect(linesIn(region(details, 'Blocked by'))).toEqual(
      expected.map(pattern => expect.stringMatching(pattern)),
    );
  });

  it('not as missing where it may not be read', async () => {
    given([
      'app',
      {
        source: { kind: 'GitRepository', name: 'none' },
        applied: undefined,
        verdict: sourceMissing('GitRepository', 'none'),
      },
    ]);
    staging().deny({ resource: 'gitrepositories' });
    const { details } = await show('app');
    for (const name of ['Blocked by', 'Related objects']) {
      expect(region(details, name)).toHaveTextContent(
        'GitRepository shop/none',
      );
      expect(region(details, name)).not.toHaveTextContent('Missing');
    }
    expect(region(details, 'Related objects')).toHaveTextContent(
      '1 of 1 clusters',
    );
  });

  it('without reading a Secret that a ResourceSet depends on', async () => {
    test = setUp({
      fleet: fleetOf({
        name: 'staging',
        operator: true,
        objects: () => [],
      }),
    });
    staging().put({
      apiVersion: 'fluxcd.controlplane.io/v1',
      kind: 'ResourceSet',
      metadata: { name: 'tenants', namespace: 'shop', generation: 1 },
      spec: { dependsOn: [{ apiVersion: 'v1', kind: 'Secret', name: 'key' }] },
      status: {
        observedGeneration: 1,
        conditions: [
          {
            type: 'Ready',
            status: 'False',
            reason: 'DependencyNotReady',
            message: 'Dependency v1/Secret/key not ready',
            lastTransitionTime: '2026-11-20T12:00:00Z',
          },
        ],
      },
    } as never);
    const { details } = await show('tenants', { kind: 'ResourceSet' });
    for (const name of ['Blocked by', 'Related objects']) {
      expect(region(details, name)).toHaveTextContent('Secret shop/key');
      expect(region(details, name)).not.toHaveTextContent('Missing');
    }
    // That nothing asked for Secrets is checked after every test.
  });
});

it('shows the source and the managing object, with their states', async () => {
  given(['base', { appliedBy: 'shop/root' }], ['root', fails]);
  const { details } = await show('base');
  expect(linesIn(region(details, 'Related objects'))).toEqual([
    expect.stringMatching(/^source\s?GitRepository shop\/git\s?Ready$/),
    expect.stringMatching(/^managed by\s?Kustomization shop\/root\s?Failed$/),
  ]);
});

it('shows the root cause in the row of a waiting object, if it is known', async () => {
  given(
    ['app', { ...waitingFor('middle'), labels: cartsLabels }],
    ['middle', { ...waitingFor('base'), labels: cartsLabels }],
    ['base', { ...fails, labels: cartsLabels }],
    ['ring', { ...waitingFor('other'), labels: cartsLabels }],
    ['other', { ...waitingFor('ring'), labels: cartsLabels }],
    // Nothing has read what this one waits for.
    ['lonely', { ...waitingFor('unknown'), labels: cartsLabels }],
  );
  await showPage(<KustomizationsCard />, { test });
  const status = (name: string) => rowOf(name, 'staging').text('Status');
  expect(status('shop/app')).toContain(
    'Cause: Kustomization shop/base (Failed)',
  );
  expect(status('shop/middle')).not.toContain('Cause');
  expect(status('shop/lonely')).not.toContain('Cause');
  expect(status('shop/ring')).toContain(
    'Cause: each waits for the next: Kustomization shop/ring → Kustomization shop/other → Kustomization shop/ring',
  );
});
