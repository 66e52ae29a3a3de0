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

/** One object at least for every state of the status model. */
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
  'suspended by somebody': object =>
    objectOf(object.spec).suspend === true &&
    object.metadata.annotations !== undefined,
  'suspended by nobody knows whom': object =>
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

  it('is the same every time, and lies in the past', () => {
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

  it('has the release that a failing hook left', () => {
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
  it('has two clusters of one name, and one with a title', () => {
    const fleet = createOddFleet({ now });
    expect(fleet.clusters.map(({ name, title }) => title ?? name)).toEqual([
      'staging',
      'production',
      'Production EU',
      'staging',
    ]);
    expect(fleet.cluster(2).webhookAuthorizer).toBe(true);
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
