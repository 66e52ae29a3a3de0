import { serve, type Served } from '../fleet/serve';
import { createEnvironmentsFleet } from '../fleet/worlds/environments';

/** A cluster in the configuration of the Kubernetes backend. */
export interface ServedCluster {
  readonly name: string;
  readonly url: string;
  readonly token: string;
}

/** Serves the simulated clusters of `npm start`, each on a port of its own. */
export async function serveFleet(): Promise<{
  clusters: ServedCluster[];
  stop(): void;
}> {
  const fleet = createEnvironmentsFleet();
  const servers: Served[] = [];
  const clusters: ServedCluster[] = [];
  for (const cluster of fleet.clusters) {
    const served = await serve(cluster.handle);
    servers.push(served);
    clusters.push({ name: cluster.name, url: served.url, token: 'any' });
  }
  return {
    clusters,
    stop() {
      servers.forEach(server => server.close());
      fleet.stop();
    },
  };
}
