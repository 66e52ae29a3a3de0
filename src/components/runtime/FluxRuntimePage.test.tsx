import { screen, waitFor } from '@testing-library/react';
import { HttpResponse } from 'msw';
import type { Fleet } from '../../../dev/fleet/fleet';
import { createRuntimeFleet } from '../../../dev/fleet/worlds/runtime';
import { fleetOfRepositories } from '../../__testUtils__/fleetOf';
import { renderCard } from '../../__testUtils__/renderCard';
import { answerRelease, setUp } from '../../__testUtils__/setUp';
import {
  filterBy,
  rowOfCluster,
  rowTexts,
  showFilters,
  sortButton,
} from '../../__testUtils__/table';
import { createUser } from '../../__testUtils__/user';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { FluxRuntimePage } from './FluxRuntimePage';

let test: TestBackend;

const renderPage = () => renderCard(<FluxRuntimePage />, { test });

/** The clusters of these names, or all that there are. */
async function show(...names: string[]) {
  const fleet = createRuntimeFleet();
  const clusters = fleet.clusters.filter(
    ({ name }) => names.length === 0 || names.includes(name),
  );
  given({ ...fleet, clusters });
  await renderPage();
}

function given(fleet: Fleet) {
  test = setUp({
    fleet,
    timings: { runtimeWaitMs: 100, runtimePatienceMs: 100 },
  });
}

const user = createUser();

async function textOf(cluster: string): Promise<string> {
  await waitFor(() => expect(rowOfCluster(cluster)).toBeDefined());
  return rowOfCluster(cluster)?.textContent ?? '';
}

async function everythingIsThere() {
  await waitFor(() => expect(rowTexts()).toHaveLength(17));
}

it('a cluster whose account may not list FluxInstances says so, with the right to grant', async () => {
  const fleet = createRuntimeFleet();
  const clusters = fleet.clusters.filter(({ name }) => name === 'platform');
  given({ ...fleet, clusters });
  clusters[0].deny({ resource: 'fluxinstances' });
  await renderPage();
  expect(
    await screen.findByText('FluxInstance could not be listed'),
  ).toBeVisible();
  const row = await textOf('platform');
  expect(row).toMatch(/flux-systemv2\.\d+\.\d+/);
  expect(row).toMatch(
    /right to list fluxinstances of the API group fluxcd\.controlplane\.io/,
  );
  expect(row).toMatch(/cannot list resource "fluxinstances"/);
});

it('the runtime page shows every installation of every cluster', async () => {
  await show();
  expect(screen.getByText('Flux Runtime')).toBeInTheDocument();
  await everythingIsThere();

  expect(await textOf('staging-eu')).toMatch(
    /flux-systemv2\.9\.4.*source-controller v1\.9\.4.*Up to date.*flux bootstrap/,
  );
  expect(await textOf('billing')).toMatch(
    /v2\.2\.3.*Update available.*No longer supported.*flux install/,
  );
  expect(await textOf('edge-stores')).toMatch(/gitopsv2\.6\.4.*Helm chart/);
  expect(await textOf('platform')).toMatch(/Flux Operator/);
  expect(await textOf('shards')).toMatch(/\(shard shard1\).*\(shard shard2\)/);
  expect(await textOf('checkout')).toMatch(
    /Not ready, 0 of 1 ready\..*MinimumReplicasUnavailable/,
  );
  expect(await textOf('bare')).toMatch(/Flux not found/);
  // Two installations on one cluster are two rows.
  expect(rowTexts().filter(text => text.startsWith('tenants'))).toEqual([
    expect.stringMatching(/flux-systemv2\.9\.4/),
    expect.stringMatching(/tenant-fluxv2\.7\.5/),
  ]);
  expect(
    screen.getByText(
      /^16 clusters · 13 installations · Versions: v2\.9\.4 \(5\).*1 controller not ready · 2 clusters could not be read · 1 cluster has not answered yet$/,
    ),
  ).toBeInTheDocument();
});

it('the runtime page links an update to its release', async () => {
  await show('billing');
  const [words] = await screen.findAllByText(/Update available/);
  expect(words.closest('a')).toHaveAttribute(
    'href',
    'https://github.com/fluxcd/flux2/releases/tag/v2.9.4',
  );
});

it('the runtime page lists the removed APIs of newer releases, on demand', async () => {
  await show('production-us');
  await user.click(
    await screen.findByLabelText(
      /3 removed in Flux 2\.8.*production-us\/flux-system/,
    ),
  );
  expect(await screen.findByRole('dialog')).toHaveTextContent(
    'helm.toolkit.fluxcd.io/v2beta2',
  );
});

it('the runtime page shows the others while clusters fail, and says why', async () => {
  await show('locked', 'lost', 'frozen', 'billing');
  expect(await textOf('locked')).toMatch(
    /Could not be read: Not permitted.*right to list Deployments.*cannot list resource "deployments".*403/,
  );
  expect(await textOf('lost')).toMatch(/Unreachable.*ECONNREFUSED/);
  expect(await textOf('frozen')).toMatch(/Still waiting for an answer/);
});

it('the runtime page shows what a waiting cluster answers in the end', async () => {
  await show('frozen');
  expect(await textOf('frozen')).toMatch(/Still waiting/);
  test.fleet.cluster('frozen').mend();
  await waitFor(() =>
    expect(rowOfCluster('frozen')).toHaveTextContent(/source-controller/),
  );
});

it('the runtime page shows rows while another cluster has not answered', async () => {
  const fleet = createRuntimeFleet();
  fleet.clusters.forEach(({ name, ...cluster }) => {
    if (name !== 'billing') cluster.break({ kind: 'hang' });
  });
  given(fleet);
  await renderPage();
  expect(await textOf('billing')).toMatch(/v2\.2\.3/);
});

it('the runtime page asks a cluster again on demand', async () => {
  await show('lost');
  expect(await textOf('lost')).toMatch(/Unreachable/);
  test.fleet.cluster('lost').mend();
  await user.click(screen.getByLabelText('Retry lost'));
  await waitFor(() =>
    expect(rowOfCluster('lost')).toHaveTextContent(/v2\.9\.4/),
  );
});

it('the runtime page keeps the last known rows of a cluster that fails, with their age', async () => {
  await show('billing', 'tenants');
  expect(await textOf('billing')).toMatch(/v2\.2\.3/);
  test.fleet.cluster('billing').break({ kind: 'network' });
  await user.click(screen.getByLabelText('Refresh'));
  await waitFor(() =>
    expect(rowOfCluster('billing')).toHaveTextContent(/Unreachable/),
  );
  expect(rowOfCluster('billing')).toHaveTextContent(/v2\.2\.3/);
  expect(rowOfCluster('billing')).toHaveTextContent(/The rows shown are from/);
});

it.each<[string, () => Response]>([
  ['a rate limit', () => HttpResponse.json({ message: 'x' }, { status: 403 })],
  ['HTML', () => HttpResponse.html('<!DOCTYPE html>')],
  ['no connection', () => HttpResponse.error()],
])('the runtime page says nothing of updates after %s', async (_, answer) => {
  const fleet = createRuntimeFleet();
  const clusters = [fleet.cluster('billing'), fleet.cluster('staging-eu')];
  given({ ...fleet, clusters });
  answerRelease(answer);
  await renderPage();
  expect(await textOf('billing')).toMatch(/v2\.2\.3/);
  expect(await textOf('staging-eu')).toMatch(/v2\.9\.4/);
  expect(screen.queryByText('Update available')).not.toBeInTheDocument();
  expect(screen.queryByText('Up to date')).not.toBeInTheDocument();
});

it('the runtime page has a row for each of two clusters of one name, and says why neither is asked', async () => {
  given(fleetOfRepositories('shop', 'shop', 'other'));
  await renderPage();
  expect(await textOf('shop')).toMatch(
    /Could not be read: Cluster name is not unique.*Give each cluster a unique name/,
  );
  expect(await textOf('other')).toMatch(/Flux not found|Controllers not found/);
  expect(rowTexts().filter(text => text.startsWith('shop'))).toHaveLength(2);
  expect(
    screen.getByText(
      '3 clusters · 0 installations · 2 clusters could not be read',
    ),
  ).toBeVisible();
  expect(document.querySelector('[role=progressbar]')).toBeNull();
  expect(
    test.backend.requests.filter(({ cluster }) => cluster === 'shop'),
  ).toEqual([]);
});

it('the runtime page shows only the clusters that match the search', async () => {
  await show('tenants', 'billing');
  await waitFor(() => expect(rowTexts()).toHaveLength(3));
  await user.click(screen.getByPlaceholderText('Search'));
  await user.paste('tenant-flux');
  await waitFor(() => expect(rowTexts()).toHaveLength(1));
  expect(rowTexts()[0]).toMatch(/^tenants/);
});

it('the runtime page filters by version, health and installation', async () => {
  await show();
  await everythingIsThere();
  await showFilters(user);
  await filterBy(user, 'Version', 'v2.8.8');
  await waitFor(() => expect(rowTexts()).toHaveLength(3));
  await filterBy(user, 'Health', 'Not ready');
  await waitFor(() => expect(rowTexts()).toHaveLength(2));
  await filterBy(user, 'Installed by', 'Flux Operator');
  await waitFor(() => expect(rowTexts()).toHaveLength(1));
  expect(rowTexts()[0]).toMatch(/^platform-canary/);
});

it('the runtime page sorts versions as versions', async () => {
  await show('museum', 'billing', 'edge-stores', 'staging-eu');
  await waitFor(() => expect(rowTexts()).toHaveLength(4));
  await user.click(sortButton('Version'));
  await waitFor(() => {
    const versions = [...document.querySelectorAll('tbody tr')]
      .map(row => row.querySelectorAll('td')[2]?.textContent)
      .filter(Boolean);
    expect(versions.slice(0, 3)).toEqual(['v0.41.2', 'v2.2.3', 'v2.6.4']);
  });
});

it('the runtime page says which permission is missing, and asks for nothing', async () => {
  given(createRuntimeFleet());
  test.backend.deny('kubernetes.proxy');
  await renderPage();
  expect(await screen.findByText(/kubernetes\.proxy/)).toBeInTheDocument();
  expect(test.backend.requests).toEqual([]);
});

it('the runtime page says that there is no backend', async () => {
  given(createRuntimeFleet());
  test.backend.installed = false;
  await renderPage();
  expect(
    await screen.findByText(/Kubernetes backend missing/),
  ).toBeInTheDocument();
});
