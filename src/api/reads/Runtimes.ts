import {
  FLUX_KINDS,
  apiVersionOf,
  kindsIn,
  nameOf,
  PART_OF_FLUX,
  tellsVersion,
  type FluxListRefusal,
  type FluxObject,
  type FluxResource,
  type FluxRuntimeDetails,
  isRecord,
  listAt,
  textAt,
} from '../../flux';
import type { FluxReadOptions, FluxRuntime } from '../FluxApi';
import { FluxRequestError, type FluxProblem } from '../FluxRequestError';
import type { ClusterProxy, ProxyAnswer } from '../transport/ClusterProxy';
import { listPath } from '../transport/paths';
import type { RequestQueue } from '../transport/RequestQueue';
import { readAllPages, type Listed } from './paging';
import { received } from './received';

const USUAL_NAMESPACE = 'flux-system';
const FLUX_GROUPS = new Set(FLUX_KINDS.map(({ group }) => group));
const VERSION_CRD =
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/gitrepositories.source.toolkit.fluxcd.io';

const NOT_SERVED: FluxProblem = { meaning: 'unexpected', statusCode: 404 };
const NO_ANSWER: FluxProblem = { meaning: 'no-answer' };

/** Finds the installations of Flux on clusters, one cluster at a time. */
export class Runtimes {
  private readonly proxy: ClusterProxy;
  private readonly queue: RequestQueue;
  private readonly waitMs: number;
  private readonly giveUpAfterMs: number;

  constructor(options: {
    proxy: ClusterProxy;
    queue: RequestQueue;
    /**
     * When `onWaiting` is called, in milliseconds after the request was sent.
     */
    waitMs: number;
    giveUpAfterMs: number;
  }) {
    this.proxy = options.proxy;
    this.queue = options.queue;
    this.waitMs = options.waitMs;
    this.giveUpAfterMs = options.giveUpAfterMs;
  }

  /**
   * The Deployments of Flux on a cluster, in one request if that is permitted.
   */
  async read(
    cluster: string,
    options: FluxReadOptions = {},
  ): Promise<FluxRuntime> {
    const listed = await this.inTurn(
      attempt => this.listDeployments(cluster, attempt),
      options,
    );
    if (listed?.items) {
      const info = (await this.proxy.clusterNamed(cluster)) ?? cluster;
      // The API server does not repeat the type for each object of a list.
      const type = { apiVersion: 'apps/v1', kind: 'Deployment' };
      return {
        resources: listed.items.map(item =>
          received(info, { ...item, ...type }),
        ),
      };
    }
    const { failure } = listed ?? { failure: NO_ANSWER };
    return { resources: [], failure: { cluster, ...failure } };
  }

  /** More data about Flux on a cluster, read after all calls of `read`. */
  async details(
    runtime: { cluster: string; resources: readonly FluxResource[] },
    options: FluxReadOptions = {},
  ): Promise<FluxRuntimeDetails> {
    const { cluster, resources } = runtime;
    const details = await this.inTurn(
      attempt => this.readDetails(cluster, resources, attempt),
      { ...options, background: true },
    );
    if (!details) throw new FluxRequestError(NO_ANSWER);
    return details;
  }

  /**
   * Runs a task from the queue. Resolves to undefined if it takes too long
   * after it was sent.
   */
  private async inTurn<T>(
    task: (signal: AbortSignal) => Promise<T>,
    options: FluxReadOptions & { readonly background?: boolean },
  ): Promise<T | undefined> {
    const { signal, onWaiting, background } = options;
    const giveUp = new AbortController();
    const timers: ReturnType<typeof setTimeout>[] = [];
    try {
      return await this.queue.run(task, {
        signal: signal
          ? AbortSignal.any([signal, giveUp.signal])
          : giveUp.signal,
        background,
        onStart: () => {
          timers.push(
            setTimeout(() => onWaiting?.(), this.waitMs),
            setTimeout(() => giveUp.abort(), this.giveUpAfterMs),
          );
        },
      });
    } catch (cause) {
      if (!giveUp.signal.aborted || signal?.aborted) throw cause;
      return undefined;
    } finally {
      timers.forEach(timer => clearTimeout(timer));
    }
  }

  private async listDeployments(
    cluster: string,
    signal: AbortSignal,
  ): Promise<Listed> {
    const all = await this.list(cluster, undefined, signal);
    if (all.failure?.meaning !== 'not-permitted') return all;

    const namespaces = await this.listLabelled(
      cluster,
      '/api/v1/namespaces',
      signal,
    );
    const names = new Set([
      USUAL_NAMESPACE,
      ...(namespaces.items ?? []).map(nameOf).filter(name => name !== ''),
    ]);
    const found: FluxObject[] = [];
    for (const name of names) {
      // One request at a time: each cluster has one place in the queue.
      const own = await this.list(cluster, name, signal);
      found.push(...(own.items ?? []));
    }
    // Flux may be in a namespace that may not be read, so finding nothing is
    // reported as the failure.
    return found.length > 0 ? { items: found } : all;
  }

  private async list(
    cluster: string,
    namespace: string | undefined,
    signal: AbortSignal,
  ): Promise<Listed> {
    const place = { group: 'apps', version: 'v1', plural: 'deployments' };
    return this.listLabelled(
      cluster,
      listPath({ ...place, namespace }),
      signal,
    );
  }

  /** Lists all objects with Flux's label. */
  private async listLabelled(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<Listed> {
    return readAllPages(
      async query => {
        const answer = await this.proxy.get(
          cluster,
          `${path}?${query}`,
          signal,
        );
        return isFoundOrFailed(answer)
          ? answer
          : { outcome: 'failed', failure: NOT_SERVED };
      },
      { labelSelector: PART_OF_FLUX },
    );
  }

  private async readDetails(
    cluster: string,
    resources: readonly FluxResource[],
    signal: AbortSignal,
  ): Promise<FluxRuntimeDetails> {
    const apiVersions = await this.apiVersions(cluster, signal);
    const operatorObjects: FluxObject[] = [];
    const operatorFailures: FluxListRefusal[] = [];
    for (const info of kindsIn('operator')) {
      if (!info.aboutFlux || !apiVersions.includes(apiVersionOf(info))) {
        continue;
      }
      const path = `/apis/${apiVersionOf(info)}/${info.plural}`;
      const answer = await this.proxy.get(cluster, path, signal);
      if (answer.outcome === 'failed') {
        const { meaning, message } = answer.failure;
        const isForbidden = meaning === 'not-permitted';
        operatorFailures.push({ kind: info.kind, isForbidden, message });
      }
      if (answer.outcome !== 'found') continue;
      const items = listAt(answer.body, 'items')
        .filter(isRecord)
        .map(item => (item.kind ? item : { ...item, kind: info.kind }));
      operatorObjects.push(...items);
    }
    const isKnown =
      operatorObjects.length > 0 ||
      resources.every(({ object }) => tellsVersion(object));
    const crd = isKnown
      ? undefined
      : await this.proxy.get(cluster, VERSION_CRD, signal);
    return {
      apiVersions,
      operatorObjects,
      ...(operatorFailures.length > 0 && { operatorFailures }),
      versionSource:
        crd?.outcome === 'found' && isRecord(crd.body) ? crd.body : undefined,
    };
  }

  /**
   * The API versions of Flux that a cluster serves. Every account may read
   * `/apis`, which is small; CRDs are megabytes and often not permitted.
   */
  private async apiVersions(
    cluster: string,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    const answer = await this.proxy.get(cluster, '/apis', signal);
    if (answer.outcome !== 'found') return [];
    return listAt(answer.body, 'groups')
      .filter(group => FLUX_GROUPS.has(textAt(group, 'name') ?? ''))
      .flatMap(group => listAt(group, 'versions'))
      .flatMap(version => textAt(version, 'groupVersion') ?? []);
  }
}

function isFoundOrFailed(answer: ProxyAnswer): boolean {
  return answer.outcome === 'found' || answer.outcome === 'failed';
}
