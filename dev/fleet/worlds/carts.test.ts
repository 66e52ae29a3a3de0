/** @jest-environment node */
import { FluxRelease, fluxReleases } from '../releases';
import { conditionOf, KubernetesObject, objectOf } from '../types';
import { createCartsFleet, createMixedFleet, createOddFleet } from './carts';

const now = Date.parse('2026-11-20T12:00:00Z');

function ready(object: KubernetesObject) {
  return conditionOf(object, 'Ready')?.status;
}

function isReconciling(object: KubernetesObject) {
  return conditionOf(object, 'Reconciling')?.status === 'True';
}

/** Each state of the status model, which at least one object must have. */
const states: Record<string, (object: KubernetesObject) => boolean> = {
  ready: object => ready(object) === 'True' && !isReconciling(object),
  'ready while reconciling': object =>
    ready(object) === 'True' && isReconciling(object),
  reconciling: object => ready(object) === 'Unknown',
  'waiting for a dependency': object =>
    conditionOf(object, 'Ready')?.reason === 'DependencyNotReady',
  'waiting for its source': object =>
    conditionOf(object, 'Ready')?.reason === 'SourceNotReady',
  failed: object =>
    ready(object) === 'False' &&
    conditionOf(object, 'Ready')?.reason === 'ValuesError',
  retrying: object =>
    ready(object) === 'False' &&
    conditionOf(object, 'Reconciling')?.reason === 'ProgressingWithRetry',
  stalled: object => conditionOf(object, 'Stalled')?.status === 'True',
  'suspended with a note': object =>
    objectOf(object.spec).suspend === true &&
    object.metadata.annotations !== undefined,
  'suspended without a note': object =>
    objectOf(object.spec).suspend === true &&
    object.metadata.annotations === undefined,
  terminating: object => object.metadata.deletionTimestamp !== undefined,
  'not reconciled yet': object => object.status?.observedGeneration === -1,
  'behind its generation': object =>
    ready(object) === 'True' &&
    Number(object.status?.observedGeneration) <
      Number(object.metadata.generation),
};

describe('the carts world', () => {
  const fleet = createCartsFleet({ now });
  afterAll(() => fleet.stop());

  it.each(
    fleet.clusters.flatMap(({ name }) =>
      Object.keys(states).map(state => [name, state]),
    ),
  )('has on %s a HelmRelease of the component that is %s', (name, state) => {
    const labelled = fleet
      .cluster(name)
      .list('HelmRelease')
      .filter(
        ({ metadata }) =>
          metadata.labels?.['backstage.io/kubernetes-id'] === 'carts-service',
      );
    expect(labelled.filter(states[state]).length).toBeGreaterThan(0);
  });

  it('is the same every time, with times in the past only', () => {
    const again = createCartsFleet({ now });
    for (const cluster of fleet.clusters) {
      const objects = cluster.list('HelmRelease');
      expect(again.cluster(cluster.name).list('HelmRelease')).toEqual(objects);
      objects.forEach(({ metadata }) =>
        expect(Date.parse(metadata.creationTimestamp!)).toBeLessThan(now),
      );
    }
    again.stop();
  });

  it('has the release of a failed hook', () => {
    const { status } = fleet.cluster('staging').get({
      kind: 'HelmRelease',
      namespace: 'carts',
      name: 'carts-migrations',
    })!;
    expect(status).toMatchObject({
      failures: 2,
      installFailures: 2,
      history: [{ version: 1, status: 'uninstalling' }],
      observedGeneration: -1,
    });
  });

  it('has a Kustomization that waits for a failing one through three others', () => {
    const staging = fleet.cluster('staging');
    const chain = ['carts-checkout'];
    for (let next: string | undefined = chain[0]; next; ) {
      const { spec, status }: KubernetesObject = staging.get({
        kind: 'Kustomization',
        namespace: 'carts',
        name: next,
      })!;
      expect(conditionOf({ status }, 'Ready')).toMatchObject(
        spec?.dependsOn
          ? { status: 'False', reason: 'DependencyNotReady' }
          : { status: 'False', reason: 'HealthCheckFailed' },
      );
      const [dependency] = (spec?.dependsOn ?? []) as Array<{ name: string }>;
      next = dependency?.name;
      if (next) chain.push(next);
    }
    expect(chain).toEqual([
      'carts-checkout',
      'carts-notifications',
      'carts-alerts',
      'carts-jobs',
    ]);
  });

  it('has Kustomizations that wait for each other, and for a missing one', async () => {
    const staging = fleet.cluster('staging');
    const waitsFor = (name: string) => {
      const { spec } = staging.get({
        kind: 'Kustomization',
        namespace: 'carts',
        name,
      })!;
      const [dependency] = spec?.dependsOn as Array<{ name: string }>;
      return dependency.name;
    };
    expect(waitsFor(waitsFor('carts-orders'))).toBe('carts-orders');
    expect(
      staging.get({
        kind: 'Kustomization',
        namespace: 'carts',
        name: waitsFor('carts-reporting'),
      }),
    ).toBeUndefined();
  });

  it('has histories with failed runs, releases and tests', () => {
    const staging = fleet.cluster('staging');
    const historyOf = (kind: string, name: string) =>
      staging.get({ kind, namespace: 'carts', name })?.status?.history as Array<
        Record<string, unknown>
      >;
    const results = (name: string) =>
      historyOf('Kustomization', name).map(
        ({ lastReconciledStatus }) => lastReconciledStatus,
      );
    expect(results('carts')).toEqual([
      'ReconciliationSucceeded',
      'HealthCheckFailed',
      'ReconciliationSucceeded',
    ]);
    expect(results('carts-jobs')).toEqual([
      'HealthCheckFailed',
      'ReconciliationSucceeded',
      'ReconciliationSucceeded',
    ]);
    expect(historyOf('HelmRelease', 'carts-search')).toEqual([
      expect.objectContaining({ status: 'deployed', action: 'rollback' }),
      expect.objectContaining({ status: 'failed', action: 'upgrade' }),
      expect.objectContaining({
        status: 'superseded',
        testHooks: {
          'carts-search-query': expect.objectContaining({ phase: 'Succeeded' }),
        },
      }),
    ]);
    expect(historyOf('HelmRelease', 'carts-smoke')[0].testHooks).toMatchObject({
      'carts-smoke-ping': { phase: 'Succeeded' },
      'carts-smoke-test': { phase: 'Failed' },
    });
  });

  it('has a HelmRelease with values from ConfigMaps, and from Secrets that the fleet does not have', async () => {
    const staging = fleet.cluster('staging');
    const { spec } = staging.get({
      kind: 'HelmRelease',
      namespace: 'carts',
      name: 'carts',
    })!;
    const read = await Promise.all(
      (spec?.valuesFrom as Array<{ kind: string; name: string }>).map(
        async ({ kind, name }) => {
          const plural = `${kind.toLowerCase()}s`;
          const path = `/api/v1/namespaces/carts/${plural}/${name}`;
          const { status } = await staging.handle(
            new Request(`https://x${path}`),
          );
          return `${kind} ${name} ${status}`;
        },
      ),
    );
    expect(read).toEqual([
      'ConfigMap carts-values 200',
      'Secret carts-credentials 404',
      'ConfigMap carts-settings 200',
      'Secret carts-db 404',
      'ConfigMap carts-overrides 404',
    ]);
  });

  it('refers to sources that exist, shared ones without the label', () => {
    const production = fleet.cluster('production');
    const shop = production.get({
      kind: 'HelmRepository',
      namespace: 'flux-system',
      name: 'sock-shop',
    });
    expect(shop).toBeDefined();
    expect(shop!.metadata.labels).toBeUndefined();
  });

  it.each<[string, FluxRelease]>([
    ['staging', '2.9'],
    ['production', '2.2'],
  ])('runs on %s the controllers of Flux %s', (name, flux) => {
    const cluster = fleet.cluster(name);
    expect(cluster.flux).toBe(flux);
    const controllers = cluster
      .list('Deployment')
      .filter(
        ({ metadata }) =>
          metadata.labels?.['app.kubernetes.io/part-of'] === 'flux',
      );
    expect(controllers.length).toBeGreaterThanOrEqual(6);
    controllers.forEach(({ metadata }) =>
      expect(metadata.labels?.['app.kubernetes.io/version']).toContain(flux),
    );
  });
});

describe('the mixed world', () => {
  it('has the component on six releases of Flux', () => {
    const fleet = createMixedFleet({ now });
    expect(fleet.clusters.map(({ flux }) => flux)).toEqual([
      '0.41',
      '2.0',
      '2.2',
      '2.6',
      '2.7',
      '2.9',
    ]);
    fleet.clusters.forEach(cluster => {
      expect(fluxReleases).toContain(cluster.flux);
      expect(cluster.list('HelmRelease').length).toBeGreaterThan(15);
    });
    fleet.stop();
  });
});

describe('the odd world', () => {
  it('has two clusters with the same name, and one with a title', () => {
    const fleet = createOddFleet({ now });
    expect(fleet.clusters.map(({ name, title }) => title ?? name)).toEqual([
      'staging',
      'production',
      'Production EU',
      'staging',
    ]);
    expect(fleet.cluster(2).webhookAuthorizer).toBe(true);
    const counted = fleet.clusters.map(cluster =>
      cluster.list('Event').some(({ count }) => count !== undefined),
    );
    expect(counted).toEqual([true, true, false, true]);
    const [uids, others] = [fleet.cluster('staging'), fleet.cluster(3)].map(
      cluster =>
        new Set(
          cluster.list('HelmRelease').map(({ metadata }) => metadata.uid),
        ),
    );
    expect(others.size).toBeGreaterThan(15);
    others.forEach(uid => expect(uids).not.toContain(uid));
    fleet.stop();
  });
});
