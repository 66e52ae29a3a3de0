import type { Entity } from '@backstage/catalog-model';
import { cartsEntity } from '../../dev/fleet/worlds/carts';
import type { Fault } from '../../dev/fleet/faults';
import { createTestBackend, QUERY } from '../__testUtils__/testBackend';
import { kindOf, nameOf } from '../flux';
import { textAt } from '../flux/objects/json';
import { FluxRequestError } from './FluxRequestError';
import type { FluxFailure, FluxList } from './FluxApi';

const SOON = { askEachAfterMs: 30, answerWithinMs: 150, giveUpAfterMs: 400 };

function namesOn(list: FluxList, cluster: string): string[] {
  return list.resources
    .filter(resource => resource.cluster === cluster)
    .map(({ object }) => nameOf(object));
}

function versionsOn(list: FluxList, cluster: string): string[] {
  const versions = list.resources
    .filter(resource => resource.cluster === cluster)
    .map(({ object }) => textAt(object, 'apiVersion') ?? '');
  return [...new Set(versions)];
}

describe('FluxClient.list', () => {
  const request = { entity: cartsEntity, kinds: ['HelmRelease'] } as const;

  it('lists the objects of every cluster, in the version that it serves', async () => {
    const { fluxClient, fleet } = createTestBackend();
    const list = await fluxClient.list(request);

    expect(list.failures).toEqual([]);
    expect(list.clusters).toEqual(['staging', 'production']);
    expect(namesOn(list, 'staging')).toContain('carts-migrations');
    expect(namesOn(list, 'production')).toContain('carts-migrations');
    expect(versionsOn(list, 'staging')).toEqual(['helm.toolkit.fluxcd.io/v2']);
    expect(versionsOn(list, 'production')).toEqual([
      'helm.toolkit.fluxcd.io/v2beta2',
    ]);
    fleet.stop();
  });

  it('asks twice until the versions are known, and once from then on', async () => {
    const { fluxClient, count } = createTestBackend();
    await fluxClient.list(request);
    expect(count('POST', QUERY)).toBe(2);
    await fluxClient.list(request);
    await fluxClient.list(request);
    expect(count('POST', QUERY)).toBe(4);
    expect(count('GET', '/clusters')).toBe(1);
  });

  it('asks for several kinds in one request', async () => {
    const { fluxClient, backend, fleet } = createTestBackend();
    fleet.cluster('production').break({ kind: 'network' });
    await fluxClient.list({
      entity: cartsEntity,
      kinds: ['HelmRelease', 'Kustomization', 'GitRepository', 'HelmRelease'],
    });
    const queries = backend.requests.filter(({ path }) => path === QUERY);
    expect(queries).toHaveLength(1);
    expect(queries[0].body).toEqual({
      entityRef: 'component:default/carts-service',
      auth: {},
      customResources: [
        {
          group: 'source.toolkit.fluxcd.io',
          apiVersion: 'v1',
          plural: 'gitrepositories',
        },
        {
          group: 'helm.toolkit.fluxcd.io',
          apiVersion: 'v2',
          plural: 'helmreleases',
        },
        {
          group: 'kustomize.toolkit.fluxcd.io',
          apiVersion: 'v1',
          plural: 'kustomizations',
        },
      ],
    });
  });

  it('shows an object once where a cluster serves it in two versions', async () => {
    // Flux 2.2 serves v2beta1 and v2beta2; the other cluster neither.
    const { fluxClient } = createTestBackend();
    const list = await fluxClient.list(request);
    const names = namesOn(list, 'production');
    expect(new Set(names).size).toBe(names.length);
  });

  it('says that a kind is not installed, which is not an error', async () => {
    const { fluxClient } = createTestBackend();
    const list = await fluxClient.list({
      entity: cartsEntity,
      kinds: ['ExternalArtifact'],
    });
    expect(list.failures).toEqual([
      {
        cluster: 'production',
        kind: 'ExternalArtifact',
        meaning: 'not-installed',
      },
    ]);
  });

  it('keeps the identity of objects that did not change', async () => {
    const { fluxClient, fleet } = createTestBackend();
    const before = await fluxClient.list(request);
    const staging = fleet.cluster('staging');
    const changed = before.resources.find(
      ({ cluster }) => cluster === 'staging',
    );
    const name = nameOf(changed?.object ?? {});
    const response = await staging.handle(
      new Request(
        `https://staging/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases/${name}`,
        {
          method: 'PATCH',
          headers: { 'content-type': 'application/merge-patch+json' },
          body: JSON.stringify({ metadata: { annotations: { a: 'b' } } }),
        },
      ),
    );
    expect(response.status).toBe(200);

    const after = await fluxClient.list(request);
    expect(after.resources).toHaveLength(before.resources.length);
    const differing = after.resources.filter(
      resource => !before.resources.includes(resource),
    );
    expect(differing.map(({ object }) => nameOf(object))).toEqual([name]);
    fleet.stop();
  });

  it('follows a cluster that is upgraded', async () => {
    const { fluxClient, fleet, count } = createTestBackend();
    const { cluster } = fleet;
    cluster('staging').break({ kind: 'status', status: 404, times: 1 });
    const first = await fluxClient.list(request);
    // It answered 404 to v2, and to the older ones, which it does not serve.
    expect(namesOn(first, 'staging')).toEqual([]);
    expect(count('POST', QUERY)).toBe(2);
    const second = await fluxClient.list(request);
    expect(namesOn(second, 'staging')).not.toEqual([]);
    expect(second.failures).toEqual([]);
  });

  describe('when a cluster fails', () => {
    const cases: [string, Fault, Partial<FluxFailure>][] = [
      [
        '401',
        { kind: 'status', status: 401 },
        { meaning: 'not-signed-in', statusCode: 401, kind: 'HelmRelease' },
      ],
      [
        '403',
        { kind: 'status', status: 403 },
        { meaning: 'not-permitted', statusCode: 403, kind: 'HelmRelease' },
      ],
      [
        '404 to everything',
        { kind: 'status', status: 404 },
        { meaning: 'not-installed', kind: 'HelmRelease' },
      ],
      [
        '500',
        { kind: 'status', status: 500 },
        { meaning: 'unexpected', statusCode: 500, kind: 'HelmRelease' },
      ],
      [
        '503',
        { kind: 'status', status: 503 },
        { meaning: 'unexpected', statusCode: 503, kind: 'HelmRelease' },
      ],
      [
        'no connection',
        { kind: 'network' },
        {
          meaning: 'unreachable',
          message: expect.stringContaining('ECONNREFUSED'),
        },
      ],
      ['HTML', { kind: 'html' }, { meaning: 'malformed' }],
      ['a truncated body', { kind: 'truncated' }, { meaning: 'malformed' }],
      ['nothing, ever', { kind: 'hang' }, { meaning: 'no-answer' }],
    ];

    it.each(cases)(
      'with %s: says so, and has the rows of the others',
      async (_name, fault, failure) => {
        const { fluxClient, fleet } = createTestBackend({ timings: SOON });
        fleet.cluster('production').break(fault);
        const list = await fluxClient.list(request);

        expect(namesOn(list, 'staging')).toContain('carts-migrations');
        expect(namesOn(list, 'production')).toEqual([]);
        expect(list.failures).toEqual(
          [{ cluster: 'production', ...failure }].map(expected =>
            expect.objectContaining(expected),
          ),
        );
      },
    );

    it('asks the others one by one when one hangs, and goes on doing so', async () => {
      const { fluxClient, fleet, count } = createTestBackend({ timings: SOON });
      fleet.cluster('production').break({ kind: 'hang' });
      await fluxClient.list(request);
      const list = await fluxClient.list(request);

      expect(namesOn(list, 'staging')).toContain('carts-migrations');
      expect(list.failures).toEqual([
        { cluster: 'production', meaning: 'no-answer' },
      ]);
      // The first answer is still held back: another would be as well.
      expect(count('POST', QUERY)).toBe(1);
    });

    it('takes what a slow cluster answers too late with the next list', async () => {
      const { fluxClient, fleet } = createTestBackend({
        timings: { ...SOON, giveUpAfterMs: 5_000 },
      });
      fleet.cluster('production').break({ kind: 'latency', latencyMs: 100 });
      const first = await fluxClient.list(request);
      expect(namesOn(first, 'production')).toEqual([]);
      const second = await fluxClient.list(request);
      expect(namesOn(second, 'production')).toContain('carts-migrations');
    });

    it('waits for the one answer where the proxy may not be used', async () => {
      const { fluxClient, fleet, backend } = createTestBackend({
        timings: SOON,
      });
      backend.deny('kubernetes.proxy');
      fleet.cluster('production').break({ kind: 'latency', latencyMs: 200 });
      const list = await fluxClient.list(request);
      expect(namesOn(list, 'production')).toContain('carts-migrations');
    });

    it('keeps the newest versions when the older ones fail as a whole', async () => {
      const { fluxClient, fleet } = createTestBackend();
      fleet.cluster('production').break({ kind: 'listWithoutKind' });
      const list = await fluxClient.list(request);
      expect(namesOn(list, 'staging')).toContain('carts-migrations');
      expect(list.failures).toEqual([
        expect.objectContaining({
          cluster: 'production',
          kind: 'HelmRelease',
          meaning: 'unexpected',
        }),
      ]);
    });

    it('gives up in the end where the proxy may not be used', async () => {
      const { fluxClient, fleet, backend } = createTestBackend({
        timings: SOON,
      });
      backend.deny('kubernetes.proxy');
      fleet.cluster('production').break({ kind: 'hang' });
      await expect(fluxClient.list(request)).rejects.toMatchObject({
        name: 'FluxRequestError',
        meaning: 'no-answer',
      });
    });
  });

  describe('when the request fails as a whole', () => {
    it.each([
      ['kubernetes.clusters.read'],
      ['kubernetes.resources.read'],
    ] as const)(
      'names the permission %s when it is denied',
      async permission => {
        const { fluxClient, backend } = createTestBackend();
        backend.deny(permission);
        await expect(fluxClient.list(request)).rejects.toMatchObject({
          meaning: 'not-permitted',
          statusCode: 403,
          permission,
          message: 'Unauthorized',
        });
      },
    );

    it('has the words of the backend when nobody is signed in', async () => {
      const { fluxClient, backend } = createTestBackend();
      backend.signedIn = false;
      await expect(fluxClient.list(request)).rejects.toMatchObject({
        meaning: 'not-signed-in',
        statusCode: 401,
        message: 'No Backstage token',
      });
    });

    it('says that the Kubernetes backend is missing', async () => {
      const { fluxClient, backend } = createTestBackend();
      backend.installed = false;
      await expect(fluxClient.list(request)).rejects.toMatchObject({
        meaning: 'backend-missing',
      });
    });

    it('tells a network that is down from everything else', async () => {
      const { fluxClient } = createTestBackend({
        fetch: async () => {
          throw new TypeError('Failed to fetch');
        },
      });
      const failure = fluxClient.list(request);
      await expect(failure).rejects.toBeInstanceOf(FluxRequestError);
      await expect(failure).rejects.toMatchObject({ meaning: 'unreachable' });
    });

    it('asks for the clusters again after they could not be had', async () => {
      const { fluxClient, backend } = createTestBackend();
      backend.deny('kubernetes.clusters.read');
      await expect(fluxClient.list(request)).rejects.toThrow();
      backend.allow('kubernetes.clusters.read');
      await expect(fluxClient.list(request)).resolves.toMatchObject({
        failures: [],
      });
    });

    it('passes on that a list without kind fails all clusters', async () => {
      const { fluxClient, fleet } = createTestBackend();
      fleet.cluster('staging').break({ kind: 'listWithoutKind' });
      await expect(fluxClient.list(request)).rejects.toMatchObject({
        meaning: 'unexpected',
        statusCode: 500,
      });
    });
  });

  it('selects objects one by one as the backend does', async () => {
    const entity: Entity = {
      ...cartsEntity,
      metadata: {
        ...cartsEntity.metadata,
        annotations: {
          'backstage.io/kubernetes-label-selector': 'app in (carts,orders)',
          'backstage.io/kubernetes-namespace': 'carts',
          'backstage.io/kubernetes-cluster': 'staging',
        },
      },
    };
    const { fluxClient, fleet, backend } = createTestBackend({
      entities: [{ ...cartsEntity, ...entity } as typeof cartsEntity],
      timings: SOON,
    });
    fleet.cluster('production').break({ kind: 'hang' });
    await fluxClient.list({ entity, kinds: ['HelmRelease'] });
    const proxied = backend.requests.filter(({ cluster }) => cluster);
    expect(proxied).toEqual([
      expect.objectContaining({
        cluster: 'staging',
        path: '/proxy/apis/helm.toolkit.fluxcd.io/v2/namespaces/carts/helmreleases?labelSelector=app+in+%28carts%2Corders%29',
      }),
    ]);
  });

  it('lists kinds by their own kind, whatever else is wrong with an object', async () => {
    const { fluxClient, fleet } = createTestBackend();
    const list = await fluxClient.list({
      entity: cartsEntity,
      kinds: ['HelmRelease', 'Kustomization'],
    });
    const kinds = new Set(
      list.resources.map(({ object }) => kindOf(object)?.kind),
    );
    expect([...kinds].sort()).toEqual(['HelmRelease', 'Kustomization']);
    fleet.stop();
  });
});
