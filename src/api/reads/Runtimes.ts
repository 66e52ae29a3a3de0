import {
  FLUX_KINDS,
  apiVersionOf,
  kindsIn,
  nameOf,
  PART_OF_FLUX,
  tellsVersion,
  type FluxObject,
  type FluxResource,
  type FluxRuntimeDetails,
} from '../../flux';
import { isRecord, listAt, textAt, valueAt } from '../../flux/objects/json';
import type { ClusterProxy } from '../transport/ClusterProxy';
import { KnownResources } from './KnownResources';
import type { RequestQueue } from '../transport/RequestQueue';
import type { FluxFailure, FluxReadOptions, FluxRuntime } from '../FluxApi';

const DEPLOYMENTS = 'deployments';
const USUAL_NAMESPACE = 'flux-system';
const PAGE_LIMIT = 500;
const MOST_PAGES = 100;
const FLUX_GROUPS = new Set(FLUX_KINDS.map(({ group }) => group));
const VERSION_CRD =
  '/apis/apiextensions.k8s.io/v1/customresourcedefinitions/gitrepositories.source.toolkit.fluxcd.io';

type Failure = Omit<FluxFailure, 'cluster' | 'kind'>;
type Listed =
  | { readonly items: readonly FluxObject[]; readonly failure?: undefined }
  | { readonly items?: undefined; readonly failure: Failure };

/** Finds the installations of Flux on clusters, one cluster at a time. */
export class Runtimes {
  private readonly proxy: ClusterProxy;
  private readonly queue: RequestQueue;
  private readonly known = new KnownResources();
  private readonly waitMs: number;
  private readonly giveUpAfterMs: number;

  constructor(options: {
    proxy: ClusterProxy;
    queue: RequestQueue;
    /** After which a cluster is said to be waited for. */
    waitMs: number;
    giveUpAfterMs: number;
  }) {
    this.proxy = options.proxy;
    this.queue = options.queue;
    this.waitMs = options.waitMs;
    this.giveUpAfterMs = options.giveUpAfterMs;
  }

  /** The Deployments of Flux on a cluster, in one request where it may be. */
  async read(
    cluster: string,
    options: FluxReadOptions = {},
  ): Promise<FluxRuntime> {
    const { signal, onWaiting } = options;
    const giveUp = new AbortController();
    const timers: ReturnType<typeof setTimeout>[] = [];
    const abandon = () => giveUp.abort();
    signal?.addEventListener('abort', abandon);
    try {
      const listed = await this.queue.run(
        own => this.listDeployments(cluster, own),
        {
          signal: giveUp.signal,
          onStart: () => {
            timers.push(
              setTimeout(() => onWaiting?.(), this.waitMs),
              setTimeout(abandon, this.giveUpAfterMs),
            );
          },
        },
      );
      return listed.failure
        ? { resources: [], failure: { cluster, ...listed.failure } }
        : { resources: this.reuse(cluster, DEPLOYMENTS, listed.items) };
    } catch (cause) {
      if (!giveUp.signal.aborted || signal?.aborted) throw cause;
      return { resources: [], failure: { cluster, meaning: 'no-answer' } };
    } finally {
      timers.forEach(timer => clearTimeout(timer));
      signal?.removeEventListener('abort', abandon);
    }
  }

  /** What else a cluster tells, after everything that `read` is asked for. */
  async details(
    runtime: { cluster: string; resources: readonly FluxResource[] },
    options: FluxReadOptions = {},
  ): Promise<FluxRuntimeDetails> {
    const { cluster, resources } = runtime;
    const giveUp = new AbortController();
    const abandon = () => giveUp.abort();
    options.signal?.addEventListener('abort', abandon);
    const timer = setTimeout(abandon, this.giveUpAfterMs);
    try {
      return await this.queue.run(
        own => this.readDetails(cluster, resources, own),
        { signal: giveUp.signal, background: true },
      );
    } finally {
      clearTimeout(timer);
      options.signal?.removeEventListener('abort', abandon);
    }
  }

  private async listDeployments(
    cluster: string,
    signal: AbortSignal,
  ): Promise<Listed> {
    const all = await this.list(cluster, deploymentsPath(), signal);
    if (all.failure?.meaning !== 'not-permitted') return all;

    const namespaces = await this.list(cluster, '/api/v1/namespaces', signal);
    const names = new Set([
      USUAL_NAMESPACE,
      ...(namespaces.items ?? []).map(nameOf).filter(name => name !== ''),
    ]);
    const found: FluxObject[] = [];
    for (const name of names) {
      // One after the other: this cluster has one place in the queue.
      const own = await this.list(cluster, deploymentsPath(name), signal);
      found.push(...(own.items ?? []));
    }
    // Nothing found means nothing: it may be where we must not look.
    return found.length > 0 ? { items: found } : all;
  }

  /** All of a list of what has Flux's label. */
  private async list(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<Listed> {
    const listed = await this.listPages(cluster, path, signal);
    // The rest of a list is gone once the API server has compacted it.
    return listed.failure?.statusCode === 410
      ? this.listPages(cluster, path, signal)
      : listed;
  }

  private async listPages(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<Listed> {
    const items: FluxObject[] = [];
    let next: string | undefined;
    for (let page = 0; page < MOST_PAGES; page++) {
      const query = new URLSearchParams({
        labelSelector: PART_OF_FLUX,
        limit: String(PAGE_LIMIT),
        ...(next && { continue: next }),
      });
      const answer = await this.proxy.get(cluster, `${path}?${query}`, signal);
      if (answer.outcome === 'failed') return { failure: answer.failure };
      if (answer.outcome !== 'found') {
        return { failure: { meaning: 'unexpected', statusCode: 404 } };
      }
      if (!Array.isArray(valueAt(answer.body, 'items'))) {
        const message = 'The answer is not a list of Kubernetes objects.';
        return { failure: { meaning: 'malformed', message } };
      }
      items.push(...listAt(answer.body, 'items').filter(isRecord));
      next = textAt(answer.body, 'metadata', 'continue');
      if (!next) return { items };
    }
    const message = `The list does not end after ${MOST_PAGES} pages.`;
    return { failure: { meaning: 'malformed', message } };
  }

  private async readDetails(
    cluster: string,
    resources: readonly FluxResource[],
    signal: AbortSignal,
  ): Promise<FluxRuntimeDetails> {
    const apiVersions = await this.apiVersions(cluster, signal);
    const operatorObjects: FluxObject[] = [];
    for (const info of kindsIn('operator')) {
      if (!info.aboutFlux || !apiVersions.includes(apiVersionOf(info))) {
        continue;
      }
      const path = `/apis/${apiVersionOf(info)}/${info.plural}`;
      const answer = await this.proxy.get(cluster, path, signal);
      if (answer.outcome !== 'found') continue;
      const items = listAt(answer.body, 'items')
        .filter(isRecord)
        .map(item => (item.kind ? item : { ...item, kind: info.kind }));
      operatorObjects.push(
        ...this.reuse(cluster, info.kind, items).map(({ object }) => object),
      );
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
      versionSource:
        crd?.outcome === 'found' && isRecord(crd.body) ? crd.body : undefined,
    };
  }

  /**
   * The API versions that a cluster serves, by group. Everybody may ask for
   * them, and they are few; CRDs are megabytes, and seldom permitted.
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

  private reuse(
    cluster: string,
    list: string,
    objects: readonly FluxObject[],
  ): readonly FluxResource[] {
    return this.known.reuse(
      JSON.stringify([cluster, list]),
      objects.map(object => ({ cluster, object })),
    );
  }
}

function deploymentsPath(namespace?: string): string {
  const within = namespace
    ? `/namespaces/${encodeURIComponent(namespace)}`
    : '';
  return `/apis/apps/v1${within}/deployments`;
}
