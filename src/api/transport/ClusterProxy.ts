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

/** The answer of an API server to a GET. */
export type ProxyAnswer =
  | { readonly outcome: 'found'; readonly body: unknown }
  /** The path is served, but there is no object with this name. */
  | { readonly outcome: 'no-object' }
  /** The path is not served: the cluster lacks this version of the kind. */
  | { readonly outcome: 'not-served' }
  | { readonly outcome: 'failed'; readonly failure: FluxProblem };

/** The answer of an API server to a PATCH or POST. */
export type SendAnswer =
  | { readonly outcome: 'sent'; readonly body: unknown }
  /** The path is not served: the cluster lacks this version of the kind. */
  | { readonly outcome: 'not-served' };

/** A request that changes or creates something. */
export interface ProxyRequest {
  readonly method: 'PATCH' | 'POST';
  readonly contentType: string;
  readonly body: unknown;
  /** Timeout in milliseconds. */
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

  /** The cluster with a name, if Backstage knows it. */
  async clusterNamed(name: string): Promise<Cluster | undefined> {
    const clusters = await this.clusters.list().catch(() => []);
    return clusters.find(cluster => cluster.name === name);
  }

  /**
   * Gets `path` from `cluster`; `read` reads the body, by default as JSON.
   * Rejects with a {@link FluxRequestError} only if the proxy may not be used at
   * all.
   */
  async get(
    cluster: string,
    path: string,
    signal: AbortSignal,
    accept?: string,
    read: (response: Response) => Promise<unknown> = asJson,
  ): Promise<ProxyAnswer> {
    try {
      const answer = this.getNow(cluster, path, signal, accept, read);
      return await abortable(answer, signal);
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
    accept: string | undefined,
    read: (response: Response) => Promise<unknown>,
  ): Promise<ProxyAnswer> {
    const obstacle = await this.obstacle(cluster);
    if (obstacle) return { outcome: 'failed', failure: obstacle };
    signal.throwIfAborted();
    const response = await this.kubernetesApi.proxy({
      clusterName: cluster,
      path,
      // All clusters have the same URL, since the cluster is in a header. With
      // its cache enabled, a browser sends requests for the same URL one after
      // the other, so a cluster that hangs would block the others.
      init: {
        signal,
        cache: 'no-store',
        ...(accept && { headers: { Accept: accept } }),
      },
    });
    if (response.ok) return { outcome: 'found', body: await read(response) };
    const text = await response.text();
    const missing = response.status === 404 ? missingBy404(text) : undefined;
    return missing
      ? { outcome: missing }
      : { outcome: 'failed', failure: refusalIn(response, parsed(text)) };
  }

  /**
   * Sends JSON and resolves to the JSON answer. Rejects with a
   * {@link FluxRequestError} that has the API server's message, or if there is
   * no answer in time.
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
        // The client ignores headers that are not a plain object.
        headers: { 'Content-Type': request.contentType },
        body: JSON.stringify(request.body),
        signal,
      },
    });
    // A login page also has status 200, but it is not JSON.
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

  /** Why a request to a cluster would fail, as far as known beforehand. */
  private async obstacle(name: string): Promise<FluxProblem | undefined> {
    const clusters = await this.clusters.list();
    const cluster = clusters.find(each => each.name === name);
    if (!cluster) return undefined;
    if (cluster.isAmbiguous) return { meaning: 'ambiguous-cluster' };
    // An app's own client may sign in differently.
    return isStockClient(this.kubernetesApi)
      ? this.clusters.signInFailure(cluster)
      : undefined;
  }
}

async function asJson(response: Response): Promise<unknown> {
  return response.json();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
