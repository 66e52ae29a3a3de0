import { waitFor } from '@testing-library/react';
import { createRepackagedFleet } from '../../../dev/fleet/worlds/repackaged';
import { renderCard } from '../../__testUtils__/renderCard';
import { setUp } from '../../__testUtils__/setUp';
import { rowOfCluster } from '../../__testUtils__/table';
import type { TestBackend } from '../../__testUtils__/testBackend';
import type { ClusterRuntime } from '../../data';
import type { FluxTranslate } from '../../translations';
import { FluxRuntimePage } from './FluxRuntimePage';
import { createRowsOf } from './rows';

let test: TestBackend;

beforeEach(() => {
  test = setUp({
    fleet: createRepackagedFleet(),
  });
});

async function rowSays(cluster: string, words: RegExp) {
  await waitFor(() => expect(rowOfCluster(cluster)).toHaveTextContent(words));
}

it('the runtime page shows versions of controllers that vendors repackaged', async () => {
  await renderCard(<FluxRuntimePage />, { test });

  // Its label says 1.1.2, which is source-controller.
  await rowSays('bitnami', /flux-systemUnknown.*source-controller v1\.1\.2/);
  expect(rowOfCluster('bitnami')).toHaveTextContent(
    'kustomize-controller v1.1.1',
  );
  expect(rowOfCluster('bitnami')).not.toHaveTextContent(
    /debian|fluxcd-|supported/,
  );

  await rowSays(
    'all-in-one',
    /v2\.6\.4.*helm-controller v1\.3\.0.*kustomize-controller v1\.6\.1.*notification-controller v1\.6\.0.*source-controller v1\.6\.2/,
  );

  await rowSays('azure', /v2\.3\.0.*source-controller v1\.3\.0/);
  expect(rowOfCluster('azure')).not.toHaveTextContent('fluxconfig');
});

it('the runtime page says that controllers are not found where only agents of a vendor have their label', async () => {
  await renderCard(<FluxRuntimePage />, { test });
  await rowSays(
    'azure-agents',
    /Controllers not found.*The cluster serves Flux's APIs, but no Deployment of a Flux controller has the label app\.kubernetes\.io\/part-of=flux\./,
  );
  expect(rowOfCluster('azure-agents')).not.toHaveTextContent('Flux not found');
});

it('says that Flux is there where its controllers lack its label', async () => {
  // source-controller v1.9.5 config/manager/deployment.yaml has no other label
  // than `control-plane`; an installer adds the rest, or does not.
  await renderCard(<FluxRuntimePage />, { test });
  await rowSays('unlabelled', /Controllers not found/);
  await rowSays('bare', /Flux not found/);
  expect(rowOfCluster('unlabelled')).not.toHaveTextContent('Flux not found');
});

describe('a cluster without any Deployment of Flux', () => {
  const translate: unknown = (key: string) => key;
  function healthWith(details: ClusterRuntime['details']) {
    const rowsOf = createRowsOf(translate as FluxTranslate);
    const [row] = rowsOf({ cluster: 'edge', resources: [], details });
    return [row.health, row.filters.health];
  }

  it.each<[string, ClusterRuntime['details'], string]>([
    [
      'has Flux if it serves its APIs',
      {
        apiVersions: ['source.toolkit.fluxcd.io/v1'],
        operatorObjects: [],
      },
      'controllersNotFound',
    ],
    [
      'has no Flux if it does not',
      { apiVersions: [], operatorObjects: [] },
      'notFound',
    ],
    ['has none as far as that is known', undefined, 'notFound'],
  ])('%s', (_, details, health) => {
    expect(healthWith(details)).toEqual([health, `runtime.health.${health}`]);
  });
});
