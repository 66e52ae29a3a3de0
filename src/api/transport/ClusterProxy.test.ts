import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { ClusterProxy } from './ClusterProxy';

it('gets past the cache of a browser, which knows no cluster from another', async () => {
  const inits: (RequestInit | undefined)[] = [];
  const kubernetesApi = {
    proxy: async ({ init }: { init?: RequestInit }) => {
      inits.push(init);
      return new Response('{}');
    },
  } as unknown as KubernetesApi;
  const { signal } = new AbortController();
  await new ClusterProxy({ kubernetesApi }).get('staging', '/apis', signal);
  expect(inits).toEqual([{ signal, cache: 'no-store' }]);
});
