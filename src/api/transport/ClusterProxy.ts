import type { KubernetesApi } from '@backstage/plugin-kubernetes-react';
import { recordAt, textAt } from '../../flux/objects/json';
import {
  clusterMeaningOf,
  meaningOfStatus,
  requestErrorOf,
} from '../kubernetesPlugin';
import { FluxRequestError } from '../FluxRequestError';
import { Timer } from './Timer';
import type { FluxFailure } from '../FluxApi';

const PROXY_PERMISSION = 'kubernetes.proxy';

/** What an API server answered to a GET. */
export type ProxyAnswer =
  | { readonly outcome: 'found'; readonly body: unknown }
  /** The path is served, but there is no object of that name. */
  | { readonly outcome: 'no-object' }
  /** Nothing handles the path: that version of the kind is not served. */
  | { readonly outcome: 'not-served' }
  | {
      readonly outcome: 'failed';
      readonly failure: Omit<FluxFailure, 'cluster' | 'kind'>;
    };

/** Reads from and writes to one cluster through the proxy of the Kubernetes backend. */
export class ClusterProxy {
  private readonly kubernetesApi: KubernetesApi;

  constructor(options: { kubernetesApi: KubernetesApi }) {
    this.kubernetesApi = options.kubernetesApi;
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
      const response = await this.kubernetesApi.proxy({
        clusterName: cluster,
        path,
        // The address is the same for every cluster, the cluster is in a
        // header: a browser's cache would ask one after the other, and wait
        // for a cluster that hangs.
        init: { signal, cache: 'no-store' },
      });
      if (response.status === 404) return await notFound(response);
      const body: unknown = await response.json();
      return response.ok
        ? { outcome: 'found', body }
        : { outcome: 'failed', failure: refusal(response.status, body) };
    } catch (cause) {
      if (cause instanceof FluxRequestError) throw cause;
      if (signal.aborted) {
        return { outcome: 'failed', failure: { meaning: 'no-answer' } };
      }
      const error = requestErrorOf(cause, PROXY_PERMISSION);
      const { message } = error;
      return {
        outcome: 'failed',
        failure: { meaning: clusterMeaningOf(error), message },
      };
    }
  }

  /**
   * Sends JSON and returns the JSON that is answered. Rejects with a
   * {@link FluxRequestError} that has the API server's own message, or when
   * there is no answer for too long.
   */
  async send(
    cluster: string,
    path: string,
    init: {
      method: string;
      contentType: string;
      body: unknown;
      withinMs: number;
    },
  ): Promise<unknown> {
    const { method, contentType, body, withinMs } = init;
    const controller = new AbortController();
    const timer = new Timer();
    const tooLate = timer.after(withinMs).then(() => {
      controller.abort();
      throw new FluxRequestError({
        message: `No answer within ${withinMs / 1000} seconds`,
        meaning: 'no-answer',
      });
    });
    try {
      const answer = this.sendNow(cluster, path, {
        method,
        // A plain object: the client loses the headers of any other.
        headers: { 'Content-Type': contentType },
        body: JSON.stringify(body),
        signal: controller.signal,
      });
      return await Promise.race([answer, tooLate]);
    } catch (cause) {
      throw requestErrorOf(cause, PROXY_PERMISSION);
    } finally {
      timer.clear();
    }
  }

  private async sendNow(
    clusterName: string,
    path: string,
    init: RequestInit,
  ): Promise<unknown> {
    const response = await this.kubernetesApi.proxy({
      clusterName,
      path,
      init,
    });
    // A login page is answered with 200 as well, and is no consent.
    if (response.ok) return response.json();
    const answer: unknown = await response.json().catch(() => undefined);
    const failure = refusal(response.status, answer);
    throw new FluxRequestError({
      message: failure.message ?? `${response.status} ${response.statusText}`,
      meaning: failure.meaning,
      statusCode: response.status,
    });
  }
}

/** A missing object is told with a Status, an unknown path is not. */
async function notFound(response: Response): Promise<ProxyAnswer> {
  const text = await response.text();
  const isStatus = /"kind"\s*:\s*"Status"/.test(text);
  return { outcome: isStatus ? 'no-object' : 'not-served' };
}

function refusal(
  statusCode: number,
  body: unknown,
): Omit<FluxFailure, 'cluster' | 'kind'> {
  // A Kubernetes Status has its message at the top, Backstage's errors below.
  const backstageError = recordAt(body, 'error');
  if (textAt(backstageError, 'name') === 'NotAllowedError') {
    throw new FluxRequestError({
      message: textAt(backstageError, 'message') ?? 'Not allowed',
      meaning: 'not-permitted',
      statusCode,
      permission: PROXY_PERMISSION,
    });
  }
  return {
    meaning: backstageError ? 'unreachable' : meaningOfStatus(statusCode),
    statusCode,
    message: textAt(body, 'message') ?? textAt(backstageError, 'message'),
  };
}
