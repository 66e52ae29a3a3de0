import { Fleet } from '../fleet';
import { upstreamHeaders } from './credentials';
import { BackstageError, notFoundError } from './errors';

/**
 * Forwards a request to the cluster in its header, with the credential for that
 * cluster, and returns the answer unchanged. Backstage:
 * plugin-kubernetes-backend's KubernetesProxy.
 */
export async function proxy(options: {
  request: Request;
  fleet: Fleet;
  path: string;
}): Promise<Response> {
  const { request, fleet, path } = options;
  const header = request.headers.get('Backstage-Kubernetes-Cluster');
  if (fleet.clusters.length === 0)
    throw notFoundError('No Clusters configured');
  const cluster = header
    ? fleet.clusters.find(({ name }) => name === header)
    : fleet.clusters.length === 1 && fleet.clusters[0];
  if (!cluster) {
    throw notFoundError(`Cluster '${header ?? undefined}' not found`);
  }
  const headers = upstreamHeaders(cluster, request.headers);
  const { signal, method } = request;
  const body = ['GET', 'HEAD'].includes(method)
    ? undefined
    : await request.text();
  const upstream = new Request(`${cluster.server}${path}`, {
    method,
    headers,
    body,
    signal,
  });
  try {
    return await cluster.handle(upstream);
  } catch (error) {
    if (signal.aborted) throw error;
    throw new BackstageError({
      status: 500,
      message: `Cluster '${cluster.name}' request error; caused by Error: ${
        (error as Error).message
      }`,
    });
  }
}
