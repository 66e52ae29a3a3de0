/** @jest-environment node */
import { createKubernetesBackend } from './backend';
import { createFleet } from './fleet';
import { gitRepository } from './objects/sources';
import { createManualScheduler } from './scheduler';

const now = Date.parse('2026-11-20T12:00:00Z');
const base = 'http://localhost:7007/api/kubernetes';
const path =
  '/apis/source.toolkit.fluxcd.io/v1/namespaces/shop/gitrepositories/carts';
const ref = { kind: 'GitRepository', namespace: 'shop', name: 'carts' };

function twins() {
  const scheduler = createManualScheduler({ now });
  const fleet = createFleet({
    scheduler,
    clusters: [
      { name: 'test', flux: '2.9', title: 'Production' },
      { name: 'test', flux: '2.9', title: 'Staging' },
    ],
  });
  fleet.clusters.forEach(cluster =>
    cluster.put(
      gitRepository({
        on: { release: '2.9', now },
        name: 'carts',
        namespace: 'shop',
        labels: { 'backstage.io/kubernetes-id': 'carts' },
        url: 'https://git.example/carts',
        revision: 'main@sha1:0a',
      }),
    ),
  );
  const backend = createKubernetesBackend({
    fleet,
    entities: [{ kind: 'Component', metadata: { name: 'carts' } }],
  });
  return { fleet, scheduler, backend };
}

describe('two clusters with the same name', () => {
  it('can be selected by their index', async () => {
    const { fleet } = twins();
    expect(fleet.cluster('test')).toBe(fleet.clusters[0]);
    expect(fleet.cluster(1)).toBe(fleet.clusters[1]);
    expect(() => fleet.cluster(2)).toThrow('The fleet has no cluster 2');
    expect(fleet.clusters[0].server).not.toBe(fleet.clusters[1].server);
    const uids = fleet.clusters.map(each => each.get(ref)?.metadata.uid);
    expect(new Set(uids).size).toBe(2);
    const answer = await fleet.handle(1, new Request(`https://x${path}`));
    expect((await answer.json()).metadata.uid).toBe(uids[1]);
  });

  it('each have their own controllers', async () => {
    const { fleet, scheduler } = twins();
    fleet.script(1, ref, { revision: 'main@sha1:0b' });
    for (const cluster of fleet.clusters) {
      await cluster.handle(
        new Request(`https://x${path}`, {
          method: 'PATCH',
          headers: { 'content-type': 'application/merge-patch+json' },
          body: JSON.stringify({ spec: { interval: '7m0s' } }),
        }),
      );
    }
    await scheduler.advance(120_000);
    expect(fleet.clusters.map(each => each.get(ref)?.status)).toEqual([
      expect.objectContaining({
        artifact: expect.objectContaining({ revision: 'main@sha1:0a' }),
        observedGeneration: 2,
      }),
      expect.objectContaining({
        artifact: expect.objectContaining({ revision: 'main@sha1:0b' }),
        observedGeneration: 2,
      }),
    ]);
    fleet.stop();
  });

  it('are both queried by the backend, but the proxy reaches the first only', async () => {
    const { fleet, backend } = twins();
    const listed = await backend.handle(new Request(`${base}/clusters`));
    expect((await listed.json()).items).toEqual([
      { name: 'test', title: 'Production', authProvider: 'serviceAccount' },
      { name: 'test', title: 'Staging', authProvider: 'serviceAccount' },
    ]);

    const queried = await backend.handle(
      new Request(`${base}/resources/custom/query`, {
        method: 'POST',
        body: JSON.stringify({
          entityRef: 'component:default/carts',
          customResources: [
            {
              group: 'source.toolkit.fluxcd.io',
              apiVersion: 'v1',
              plural: 'gitrepositories',
            },
          ],
        }),
      }),
    );
    const { items } = await queried.json();
    expect(
      items.map(
        (item: {
          cluster: object;
          resources: Array<{
            resources: Array<{ metadata: { uid: string } }>;
          }>;
        }) => [item.cluster, item.resources[0].resources[0].metadata.uid],
      ),
    ).toEqual(
      fleet.clusters.map(({ name, title, get }) => [
        { name, title },
        get(ref)?.metadata.uid,
      ]),
    );

    const proxied = await backend.handle(
      new Request(`${base}/proxy${path}`, {
        headers: { 'Backstage-Kubernetes-Cluster': 'test' },
      }),
    );
    expect((await proxied.json()).metadata.uid).toBe(
      fleet.clusters[0].get(ref)?.metadata.uid,
    );
  });
});
