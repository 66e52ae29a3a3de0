import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { FluxRequestError, type FluxProblem } from '../FluxRequestError';
import {
  isStockClient,
  meaningForCluster,
  missingBy404,
  PROXY_PERMISSION,
  refusalIn,
  requestErrorOf,
} from '../kubernetesPlugin';
import type { Cluster, Clusters } from './Clusters';
import { abortable, deadline } from './deadlines';

/** What an API server answered to a GET. */
export type ProxyAnswer =
  | { readonly outcome: 'found'; readonly body: unknown }
  /** The path is served, but there is no object of that name. */
  | { readonly outcome: 'no-object' }
  /** Nothing handles the path: that version of the kind is not served. */
  | { readonly outcome: 'not-served' }
  | { readonly outcome: 'failed'; readonly failure: FluxProblem };

/** What an API server answered to a PATCH or POST that it accepted. */
export type SendAnswer =
  | { readonly outcome: 'sent'; readonly body: unknown }
  /** Nothing handles the path: that version of the kind is not served. */
  | { readonly outcome: 'not-served' };

/** Something to send to an API server. */
export interface ProxyRequest {
  readonly method: 'PATCH' | 'POST';
  readonly contentType: string;
  readonly body: unknown;
  /** How long the answer is waited for, in milliseconds. */
  readonly withinMs: number;
  readonly signal?: AbortSignal;
}

/** Reads from and writes to one cluster through the proxy of the Kubernetes backend. */
export class ClusterProxy {
  private readonly kubernetesApi: KubernetesApi;
  private readonly clusters: Clusters;

  constructor(options: { kubernetesApi: KubernetesApi; clusters: Clusters }) {
    this.kubernetesApi = options.kubernetesApi;
    this.clusters = options.clusters;
  }

  /** The cluster of a name, where Backstage knows it. */
  async clusterNamed(name: string): Promise<Cluster | undefined> {
    const clusters = await this.clusters.list().catch(() => []);
    return clusters.find(cluster => cluster.name === name);
  }

  /**
   * Gets `path` from `cluster`. Rejects, with a {@link FluxRequestError}, only
   * when the proxy may not be used at all.
   */
  async get(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<ProxyAnswer> {
    try {
      return await abortable(this.getNow(cluster, path, signal), signal);
    } catch (cause) {
      const error = requestErrorOf(cause, PROXY_PERMISSION);
      if (cause instanceof FluxRequestError && error.permission) throw error;
      if (signal.aborted) {
        return { outcome: 'failed', failure: { meaning: 'no-answer' } };
      }
      const { meaning, statusCode, message } = error;
      return {
        outcome: 'failed',
        failure: { meaning: meaningForCluster(meaning), statusCode, message },
      };
    }
  }

  private async getNow(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<ProxyAnswer> {
    const obstacle = await this.obstacle(cluster);
    if (obstacle) return { outcome: 'failed', failure: obstacle };
    signal.throwIfAborted();
    const response = await this.kubernetesApi.proxy({
      clusterName: cluster,
      path,
      // The address is the same for every cluster, the cluster is in a
      // header: a browser's cache would let one request for an address wait
      // for another, and all for a cluster that hangs.
      init: { signal, cache: 'no-store' },
    });
    if (response.ok) return { outcome: 'found', body: await response.json() };
    const text = await response.text();
    const missing = response.status === 404 ? missingBy404(text) : undefined;
    return missing
      ? { outcome: missing }
      : { outcome: 'failed', failure: refusalIn(response, parsed(text)) };
  }

  /**
   * Sends JSON and resolves to the JSON that is answered. Rejects with a
   * {@link FluxRequestError} that has the API server's own message, or when
   * there is no answer for too long.
   */
  async send(
    cluster: string,
    path: string,
    request: ProxyRequest,
  ): Promise<SendAnswer> {
    const signal = deadline(request.withinMs, request.signal);
    try {
      const answer = this.sendNow(cluster, path, request, signal);
      return await abortable(answer, signal);
    } catch (cause) {
      if (request.signal?.aborted) throw cause;
      if (!signal.aborted) throw requestErrorOf(cause, PROXY_PERMISSION);
      throw new FluxRequestError({
        message: `No answer within ${request.withinMs / 1000} seconds`,
        meaning: 'no-answer',
        cause,
      });
    }
  }

  private async sendNow(
    clusterName: string,
    path: string,
    request: ProxyRequest,
    signal: AbortSignal,
  ): Promise<SendAnswer> {
    const obstacle = await this.obstacle(clusterName);
    if (obstacle) throw new FluxRequestError(obstacle);
    signal.throwIfAborted();
    const response = await this.kubernetesApi.proxy({
      clusterName,
      path,
      init: {
        method: request.method,
        // A plain object: the client loses the headers of any other.
        headers: { 'Content-Type': request.contentType },
        body: JSON.stringify(request.body),
        signal,
      },
    });
    // A login page is answered with 200 as well, and is no consent.
    if (response.ok) return { outcome: 'sent', body: await response.json() };
    const text = await response.text();
    if (response.status === 404 && missingBy404(text) === 'not-served') {
      return { outcome: 'not-served' };
    }
    const failure = refusalIn(response, parsed(text));
    throw new FluxRequestError({
      ...failure,
      message: failure.message ?? `${response.status} ${response.statusText}`,
    });
  }

  /** Why a cluster cannot be asked, as far as that is known before. */
  private async obstacle(name: string): Promise<FluxProblem | undefined> {
    const clusters = await this.clusters.list();
    const cluster = clusters.find(each => each.name === name);
    if (!cluster) return undefined;
    if (cluster.isAmbiguous) return { meaning: 'ambiguous-cluster' };
    // An app's own client may sign in some other way.
    return isStockClient(this.kubernetesApi)
      ? this.clusters.signInFailure(cluster)
      : undefined;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
