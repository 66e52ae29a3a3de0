import { screen, waitFor } from '@testing-library/react';
import { fluxInstallation } from '../../../dev/fleet/objects/runtime';
import { allControllers } from '../../../dev/fleet/worlds/carts/platform';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { renderCard } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { rowTexts } from '../../__testUtils__/table';
import type { TestBackend } from '../../__testUtils__/testBackend';
import { FluxRuntimePage } from './FluxRuntimePage';

const ARN = 'arn:aws:eks:eu-west-1:123456789012:cluster/x7f3';

let test: TestBackend;

beforeEach(() => {
  const objects = (on: Parameters<typeof fluxInstallation>[0]['on']) =>
    fluxInstallation({ on, controllers: allControllers(on.release) });
  test = setUp({
    fleet: fleetOf(
      { name: ARN, title: 'Production EU', objects },
      { name: 'gke_main', title: 'Production GCP', objects },
      { name: 'test', title: 'Test in Oslo', objects },
      { name: 'test', title: 'Test in Rome', objects },
    ),
    timings: { runtimeWaitMs: 100, runtimePatienceMs: 100 },
  });
  test.fleet.cluster('gke_main').break({ kind: 'status', status: 403 });
});

it('the runtime page calls clusters by their titles', async () => {
  await renderCard(<FluxRuntimePage />, { test });
  await waitFor(() => {
    expect(rowTexts().join('\n')).toMatch(/^Production EU.*v2\.9/m);
    expect(rowTexts().join('\n')).toMatch(/^Production GCP.*Not permitted/m);
  });
  expect(rowTexts().join('\n')).not.toMatch(/^(arn:|gke_)/m);
});

const NOT_UNIQUE =
  /Could not be read: Cluster name is not unique.*the proxy always uses the first one/;

it('the runtime page says that two clusters have one name, and shows neither for the other', async () => {
  await renderCard(<FluxRuntimePage />, { test });
  await waitFor(() =>
    expect(rowTexts().filter(text => text.startsWith('test'))).toEqual([
      expect.stringMatching(NOT_UNIQUE),
      expect.stringMatching(NOT_UNIQUE),
    ]),
  );
  // Nor is anything waited for.
  await waitFor(() =>
    expect(document.body).toHaveTextContent(
      /4 clusters · 1 installation .* · 3 clusters could not be read/,
    ),
  );
  expect(document.body).not.toHaveTextContent(/not answered yet|Oslo|Rome/);
  expect(screen.queryByTestId('progress')).not.toBeInTheDocument();
  // What the proxy would answer is of the first one.
  expect(
    test.backend.requests.filter(({ cluster }) => cluster === 'test'),
  ).toEqual([]);
});
