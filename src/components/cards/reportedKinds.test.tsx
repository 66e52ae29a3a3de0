import { registerMswTestHooks } from '@backstage/test-utils';
import { screen, waitFor } from '@testing-library/react';
import { setupServer } from 'msw/node';
import { gitRevision } from '../../../dev/fleet/objects/artifact';
import {
  chartSourceUnavailable,
  helmChartOf,
} from '../../../dev/fleet/objects/helmChart';
import { helmRelease } from '../../../dev/fleet/objects/helmRelease';
import { kustomization } from '../../../dev/fleet/objects/kustomization';
import type { Place } from '../../../dev/fleet/objects/place';
import type { KubernetesObject } from '../../../dev/fleet/types';
import { cartsLabels as labels } from '../../../dev/fleet/worlds/carts/names';
import {
  enabled,
  reasonOf,
  renderWithActions,
  selectAll,
} from '../../__testUtils__/actions';
import { fleetOf } from '../../__testUtils__/fleetOf';
import { germanApis } from '../../__testUtils__/german';
import { renderCard, settled } from '../../__testUtils__/renderCard';
import { rowOf, rowsIn } from '../../__testUtils__/table';
import {
  createTestBackend,
  handlersFor,
  type TestBackend,
} from '../../__testUtils__/testBackend';
import {
  HelmReleasesCard,
  KustomizationsCard,
} from '../../__testUtils__/entityCards';

const server = setupServer();
registerMswTestHooks(server);

let test: TestBackend;

afterEach(() => test.fleet.stop());

type Make = (on: Place) => KubernetesObject[];

/** A cluster of each of these names, with these objects. */
function clustersWith(names: readonly string[], objects: Make) {
  test = createTestBackend({
    fleet: fleetOf(...names.map(name => ({ name, objects }))),
    fetch: globalThis.fetch,
  });
  server.use(...handlersFor(test.backend));
}

const charts = { kind: 'HelmRepository', name: 'charts' };
const signed = (on: Place) => ({
  on,
  name: 'carts',
  namespace: 'shop',
  labels,
  chart: {
    name: 'carts',
    version: '1.4.0',
    source: charts,
    verify: { provider: 'cosign' as const },
  },
});
const status = (name: string) => rowOf(name, 'shop').text('Status');

describe('a Ready object with a failing source further up', () => {
  it('names the HelmChart that was read for the verification', async () => {
    clustersWith(['shop'], on => [
      helmRelease(signed(on)),
      helmChartOf(signed(on), {
        verdict: chartSourceUnavailable('no index of https://charts.example'),
      }),
    ]);
    await renderCard(<HelmReleasesCard />, { test });
    await settled(test);
    expect(status('shop/carts')).toMatch(/^Ready/);
    expect(status('shop/carts')).toContain(
      'Source HelmChart shop/shop-carts: Failed',
    );
  });
});

describe('the verification of a chart on one of two clusters with the same name', () => {
  const releases: Make = on => [
    helmRelease(signed(on)),
    helmRelease({
      ...signed(on),
      name: 'cache',
      chart: { name: 'cache', version: '1.0.0', source: charts },
    }),
    helmChartOf(signed(on)),
  ];
  const source = (name: string) =>
    rowsIn()
      .filter(row => row.name === name)
      .map(row => row.text('Source'));

  it('is unknown, without a request', async () => {
    clustersWith(['test', 'test'], releases);
    await renderCard(<HelmReleasesCard />, { test });
    await settled(test);
    expect(source('shop/carts')).toEqual([
      expect.stringMatching(/Not known$/),
      expect.stringMatching(/Not known$/),
    ]);
    expect(source('shop/cache').join()).not.toMatch(/known/);
    expect(
      test.backend.requests.filter(({ path }) => path.includes('helmcharts')),
    ).toEqual([]);
  });

  it('is known on a cluster with a unique name', async () => {
    clustersWith(['test'], releases);
    await renderCard(<HelmReleasesCard />, { test });
    await settled(test);
    expect(source('shop/carts')).toEqual([expect.stringMatching(/Verified$/)]);
  });
});

const applied = gitRevision('main', 'cases');

/** What a Kustomization applies, suspended by its manifest or not. */
function appliedByApps(on: Place, manager: string): KubernetesObject {
  const object = kustomization({
    on,
    name: 'carts',
    namespace: 'shop',
    labels: {
      ...labels,
      'kustomize.toolkit.fluxcd.io/name': 'apps',
      'kustomize.toolkit.fluxcd.io/namespace': 'flux-system',
    },
    applied,
    source: { kind: 'GitRepository', name: 'shop' },
    suspended: true,
  });
  const managedFields = [
    {
      manager,
      operation: manager === 'kustomize-controller' ? 'Apply' : 'Update',
      fieldsType: 'FieldsV1',
      fieldsV1: { 'f:spec': { 'f:suspend': {} } },
    },
  ];
  return { ...object, metadata: { ...object.metadata, managedFields } };
}

describe('an object that its own manifest suspends', () => {
  const AGAIN =
    'Resumed here, it will be suspended again by Kustomization flux-system/apps';

  it('has a note before the click that it will be suspended again', async () => {
    clustersWith(['shop'], on => [appliedByApps(on, 'kustomize-controller')]);
    await renderCard(<KustomizationsCard />, { test });
    await settled(test);
    expect(status('shop/carts')).toContain(AGAIN);
  });

  it('has its notes in German', async () => {
    clustersWith(['shop'], on => [appliedByApps(on, 'kustomize-controller')]);
    await renderCard(<KustomizationsCard />, { test, apis: germanApis() });
    await settled(test);
    expect(document.querySelector('tbody')).toHaveTextContent(
      'Hier fortgesetzt, wird es von Kustomization flux-system/apps wieder ausgesetzt',
    );
  });

  it('has no such note if a user suspended it', async () => {
    clustersWith(['shop'], on => [appliedByApps(on, 'flux')]);
    await renderCard(<KustomizationsCard />, { test });
    await settled(test);
    expect(status('shop/carts')).toMatch(/^Suspended/);
    expect(status('shop/carts')).not.toMatch(/again/);
  });
});

describe('an object that is suspended and being deleted', () => {
  const beingDeleted = (on: Place, spec: object = {}) =>
    kustomization({
      on,
      name: 'sandbox',
      namespace: 'shop',
      labels,
      applied,
      source: { kind: 'GitRepository', name: 'sandbox' },
      deleting: true,
      suspended: true,
      spec: { ...spec },
    });
  /** As a backup holds it, after its controller has let go of it. */
  const heldByOthers = (object: KubernetesObject): KubernetesObject => ({
    ...object,
    metadata: { ...object.metadata, finalizers: ['velero.io/hold'] },
  });

  it('disappears when it is resumed, with a message of success, although its objects remain', async () => {
    clustersWith(['shop'], on => [beingDeleted(on, { prune: false })]);
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    expect(status('shop/sandbox')).not.toMatch(/what it deployed/);
    await user.click(await enabled('Resume shop/sandbox'));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0]).toMatchObject({
      message: 'Kustomization shop/sandbox on shop was deleted',
      severity: 'success',
    });
  });

  it('has its notes in German', async () => {
    clustersWith(['shop'], on => [beingDeleted(on, { prune: false })]);
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
      apis: germanApis(),
    });
    await user.click(await enabled('shop/sandbox fortsetzen'));
    await waitFor(() => expect(alerts).toHaveLength(1));
    expect(alerts[0].message).toMatch(/wurde gelöscht$/);
  });

  it('cannot be resumed if only other finalizers hold it', async () => {
    clustersWith(['shop'], on => [
      heldByOthers(beingDeleted(on, { prune: false })),
    ]);
    await renderWithActions(<KustomizationsCard />, { test });
    await waitFor(() =>
      expect(reasonOf('Resume shop/sandbox')).toBe('It is being deleted'),
    );
  });

  it('is skipped when a selection is resumed, because that deletes', async () => {
    clustersWith(['shop'], on => [beingDeleted(on), appliedByApps(on, 'flux')]);
    const { user, alerts } = await renderWithActions(<KustomizationsCard />, {
      test,
    });
    await enabled('Resume shop/carts');
    await selectAll(user);
    await user.click(
      screen.getByRole('button', { name: 'Resume the selected' }),
    );
    await waitFor(() => expect(alerts).toHaveLength(1));
    const patched = test.backend.requests
      .filter(({ method }) => method === 'PATCH')
      .map(({ path }) => path.split('?')[0].split('/').pop());
    expect(patched).toEqual(['carts']);
    expect(status('shop/sandbox')).toMatch(/^Terminating/);
  });

  it('has a note that resuming it deletes, although only other finalizers hold it', async () => {
    clustersWith(['shop'], on => [heldByOthers(beingDeleted(on))]);
    await renderWithActions(<KustomizationsCard />, { test });
    expect(
      await enabled('Resume shop/sandbox and delete the resources it deployed'),
    ).toBeVisible();
  });
});
