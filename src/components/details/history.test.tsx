import { within } from '@testing-library/react';
import { gitRevision, ociRevision } from '../../../dev/fleet/objects/artifact';
import { event } from '../../../dev/fleet/objects/event';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import {
  kustomization,
  notApplied,
} from '../../../dev/fleet/objects/kustomization';
import type { Place } from '../../../dev/fleet/objects/place';
import {
  gitRepository,
  ociRepository,
} from '../../../dev/fleet/objects/sources';
import type { FluxRelease } from '../../../dev/fleet/releases';
import { minutes } from '../../../dev/fleet/time';
import {
  cellsIn,
  detailsOf,
  queryOf,
  showPage,
} from '../../__testUtils__/details';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { setUp } from '../../__testUtils__/setUp';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { DetailsHost } from '../common';

const GOOD = gitRevision('main', 'good');
const BAD = gitRevision('main', 'bad');
const IMAGE = ociRevision('1.0.0', 'shop');
const url = 'https://github.com/shop/deploy';

let test: TestBackend;

function given(flux: FluxRelease, more: object = {}) {
  const fleet = fleetOf({
    name: 'staging',
    flux,
    objects: (on: Place) => [
      gitRepository({ on, namespace: 'shop', name: 'git', url, revision: BAD }),
      ociRepository({
        on,
        namespace: 'shop',
        name: 'oci',
        url: 'oci://registry.example/shop',
        revision: IMAGE,
        origin: { source: url, revision: GOOD },
      }),
      kustomization({
        on,
        namespace: 'shop',
        name: 'carts',
        source: { kind: 'GitRepository', name: 'git' },
        applied: GOOD,
        ...more,
      }),
      helmRelease({
        on,
        namespace: 'shop',
        name: 'orders',
        chart: {
          name: 'orders',
          version: '2.0.0',
          appVersion: '7.1',
          source: { kind: 'HelmRepository', name: 'charts' },
        },
        installed: ['2.0.0', '1.0.0'],
        tests: { 2: { smoke: 'Failed' } },
      }),
    ],
  });
  fleet.cluster('staging').beforeEvents = undefined;
  test = setUp({ fleet });
}

async function historyOf(
  kind: string,
  name: string,
  flux: Record<string, unknown> = {},
) {
  const address = `/${queryOf(kind, name, { tab: 'history' })}`;
  await showPage(<DetailsHost />, { test, address, flux });
  return detailsOf(`${kind} shop/${name}`);
}

const requestsForEvents = () =>
  test.backend.requests.filter(({ path }) => path.includes('/events'));

const failing = {
  attempted: BAD,
  verdict: notApplied(BAD, 'HealthCheckFailed', 'timeout waiting for carts'),
};

it('shows of a Kustomization where it started to fail, with links to commits', async () => {
  given('2.9', failing);
  const details = await historyOf('Kustomization', 'carts');
  const table = within(details).getByRole('table', { name: 'History' });
  const [newest, before] = cellsIn(table);
  const [, bad] = BAD.split(':');
  const [, good] = GOOD.split(':');
  expect(newest[0]).toBe('HealthCheckFailedStarted to fail here');
  expect(newest[1]).toContain(bad.slice(0, 7));
  expect(newest[2]).toMatch(/ago.*first .*ago.*37 reconciliations/);
  expect(newest[3]).toMatch(/second|minute/);
  expect(before[0]).toBe('ReconciliationSucceededLast good one');
  // The revision itself is the link, so no commit is told twice.
  expect(newest[1].match(new RegExp(bad.slice(0, 7), 'g'))).toHaveLength(1);
  expect(
    within(table).getByRole('link', {
      name: new RegExp(`^main@sha1:${bad.slice(0, 7)}`),
    }),
  ).toHaveAttribute('href', `${url}/commit/${bad}`);
  const links = [...table.querySelectorAll('a')].map(({ href }) => href);
  expect(links).toContain(`${url}/commit/${bad}`);
  expect(links).toContain(`${url}/commit/${good}`);
  expect(links).toContain(`${url}/compare/${good}...${bad}`);
  expect(
    within(details).getByText(/^Flux keeps the last five results/),
  ).toBeVisible();
  expect(requestsForEvents()).toEqual([]);
});

it('links the commit of an OCI artifact, which is not part of its revision', async () => {
  given('2.9', {
    source: { kind: 'OCIRepository', name: 'oci' },
    applied: IMAGE,
    origin: GOOD,
  });
  const details = await historyOf('Kustomization', 'carts');
  const table = within(details).getByRole('table', { name: 'History' });
  const [, good] = GOOD.split(':');
  const short = good.slice(0, 7);
  expect(cellsIn(table)[0][1]).toMatch(
    new RegExp(`^1\\.0\\.0@sha256:[0-9a-f]{7,12} · ${short}`),
  );
  expect(
    within(table).getByRole('link', { name: new RegExp(`^${short}`) }),
  ).toHaveAttribute('href', `${url}/commit/${good}`);
});

it('shows of a HelmRelease its releases, their actions and tests', async () => {
  given('2.9');
  const details = await historyOf('HelmRelease', 'orders');
  const table = within(details).getByRole('table', { name: 'History' });
  const [newest, before] = cellsIn(table);
  expect(newest[0]).toBe(
    'upgrade: deployedrelease 2test smoke: FailedStarted to fail here',
  );
  expect(newest[1]).toMatch(/^2\.0\.0.*7\.1/);
  expect(before[0]).toBe('supersededrelease 1Last good one');
  expect(before[1]).toMatch(/^1\.0\.0/);
  expect(
    within(details).getByText(/whole history .+ Helm’s storage/),
  ).toBeVisible();
  expect(requestsForEvents()).toEqual([]);
});

it('shows the revisions in events if an older Flux has no history, with a note', async () => {
  given('2.5');
  const cluster = test.fleet.cluster('staging');
  const about = cluster.get({
    kind: 'Kustomization',
    namespace: 'shop',
    name: 'carts',
  })!;
  const now = test.fleet.scheduler.now();
  const tell = (
    type: 'Normal' | 'Warning',
    reason: string,
    revision: string,
    ago: number,
  ) =>
    cluster.put(
      event({
        about,
        controller: 'kustomize-controller',
        told: {
          type,
          reason,
          message: `${reason} ${revision}`,
          annotations: { 'kustomize.toolkit.fluxcd.io/revision': revision },
        },
        firstAt: now - minutes(ago),
        lastAt: now - minutes(ago),
        release: '2.5',
      }),
    );
  tell('Normal', 'ReconciliationSucceeded', GOOD, 30);
  tell('Warning', 'HealthCheckFailed', BAD, 5);
  const details = await historyOf('Kustomization', 'carts');
  const table = within(details).getByRole('table', { name: 'History' });
  const [newest, before, ...others] = cellsIn(table);
  expect(others).toEqual([]);
  expect(newest[0]).toBe('HealthCheckFailedStarted to fail here');
  expect(newest[2]).toBe('5 minutes ago');
  expect(before[0]).toBe('ReconciliationSucceededLast good one');
  expect(
    within(details).getByText(/^This object has no history of its own/),
  ).toBeVisible();
});

it('says that there is none where no event names a revision', async () => {
  given('2.5');
  const details = await historyOf('Kustomization', 'carts');
  expect(within(details).queryByRole('table')).toBeNull();
  expect(within(details).getByText(/^There is no history/)).toBeVisible();
  expect(within(details).getByText(/^No event of the last hour/)).toBeVisible();
});

it('says that there is none where events cannot be read, and why', async () => {
  given('2.5');
  test.fleet.cluster('staging').deny({ verbs: ['list'], resource: 'events' });
  const details = await historyOf('Kustomization', 'carts');
  expect(within(details).getByText(/^There is no history/)).toBeVisible();
  expect(
    within(details).getByText(/^Events of Kustomization shop\/carts could not/),
  ).toBeVisible();
  expect(
    within(details).getByText(/the right to list events in the namespace shop/),
  ).toBeVisible();
  expect(within(details).queryByText(/^No event/)).toBeNull();
});

it('reads no events if the app hides them, with a note', async () => {
  given('2.5');
  const details = await historyOf('Kustomization', 'carts', {
    details: { hide: ['events'] },
  });
  expect(
    within(details)
      .getAllByRole('tab')
      .map(({ textContent }) => textContent),
  ).toEqual(['Overview', 'Resources', 'Delivery', 'History', 'Logs', 'YAML']);
  expect(within(details).getByText(/^There is no history/)).toBeVisible();
  expect(
    within(details).getByText(/^Events could .+ are not shown here/),
  ).toBeVisible();
  expect(requestsForEvents()).toEqual([]);
});

it('is no tab of a source, which has none in any Flux', async () => {
  given('2.9');
  const details = await historyOf('GitRepository', 'git');
  expect(
    within(details)
      .getAllByRole('tab')
      .map(({ textContent }) => textContent),
  ).toEqual(['Overview', 'Delivery', 'Events', 'Logs', 'YAML']);
  expect(
    within(details).getByRole('tab', { name: 'Overview', selected: true }),
  ).toBeVisible();
});
