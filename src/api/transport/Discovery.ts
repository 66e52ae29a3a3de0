import { listAt, textAt, valueAt } from '../../flux';
import type { FluxProblem } from '../FluxRequestError';
import type { ClusterProxy } from './ClusterProxy';
import { abortable, deadline } from './deadlines';
import { groupPath, versionPath } from './paths';

/** The parts of the URL of a kind on a cluster. */
export interface ResourceType {
  readonly group: string;
  readonly version: string;
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The type, undefined if it is not served, or the failure to find out. */
export type Discovered =
  | { readonly type?: ResourceType; readonly failure?: undefined }
  | { readonly failure: FluxProblem };

/** A cached discovery document, or the request for it. */
interface Kept {
  readonly document: Promise<unknown>;
  readonly since: number;
  readonly controller: AbortController;
  /** Number of calls that wait for it. */
  waiting: number;
  isThere: boolean;
}

/** Rejects a document's promise with a failure. */
class DiscoveryFailed extends Error {
  constructor(readonly failure: FluxProblem) {
    super(failure.message);
  }
}

/** Finds the version and plural under which a cluster serves a kind. */
export class Discovery {
  private readonly proxy: ClusterProxy;
  private readonly keepForMs: number;
  private readonly giveUpAfterMs: number;
  private readonly documents = new Map<string, Kept>();

  constructor(options: {
    proxy: ClusterProxy;
    /** How long a discovery document is cached, in milliseconds. */
    keepForMs: number;
    /** Timeout of a request, in milliseconds. */
    giveUpAfterMs: number;
  }) {
    this.proxy = options.proxy;
    this.keepForMs = options.keepForMs;
    this.giveUpAfterMs = options.giveUpAfterMs;
  }

  /** Rejects with a {@link FluxRequestError} if the proxy may not be used. */
  async find(
    cluster: string,
    wanted: { group: string; kind: string; version?: string },
    signal: AbortSignal,
  ): Promise<Discovered> {
    const { group, kind } = wanted;
    try {
      const versions = wanted.version
        ? [wanted.version]
        : await this.versionsOf(cluster, group, signal);
      for (const version of versions) {
        const path = versionPath({ group, version });
        const document = await this.read(cluster, path, signal);
        const found = listAt(document, 'resources').find(
          resource =>
            textAt(resource, 'kind') === kind &&
            textAt(resource, 'name')?.includes('/') === false,
        );
        const plural = textAt(found, 'name');
        if (plural) {
          const namespaced = valueAt(found, 'namespaced') === true;
          return { type: { group, version, plural, namespaced } };
        }
      }
      return {};
    } catch (cause) {
      if (cause instanceof DiscoveryFailed) return { failure: cause.failure };
      if (signal.aborted) return { failure: { meaning: 'no-answer' } };
      throw cause;
    }
  }

  /** The versions of a group, the preferred one first. */
  private async versionsOf(
    cluster: string,
    group: string,
    signal: AbortSignal,
  ): Promise<readonly string[]> {
    if (!group) return ['v1'];
    const document = await this.read(cluster, groupPath(group), signal);
    const preferred = textAt(document, 'preferredVersion', 'version');
    const served = listAt(document, 'versions').flatMap(
      version => textAt(version, 'version') ?? [],
    );
    return [...new Set([...(preferred ? [preferred] : []), ...served])];
  }

  /** A discovery document; undefined if the path is not served. */
  private async read(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const key = JSON.stringify([cluster, path]);
    const known = this.documents.get(key);
    const isFresh = known && Date.now() - known.since < this.keepForMs;
    const kept = isFresh ? known : this.request(cluster, path, key);
    kept.waiting++;
    try {
      return await abortable(kept.document, signal);
    } finally {
      kept.waiting--;
      if (kept.waiting === 0 && !kept.isThere) {
        this.forget(key, kept);
        kept.controller.abort();
      }
    }
  }

  /**
   * Starts one request that all callers share. It goes on when some of them
   * abort.
   */
  private request(cluster: string, path: string, key: string): Kept {
    const controller = new AbortController();
    const signal = deadline(this.giveUpAfterMs, controller.signal);
    const kept: Kept = {
      document: this.ask(cluster, path, signal),
      since: Date.now(),
      controller,
      waiting: 0,
      isThere: false,
    };
    this.documents.set(key, kept);
    kept.document.then(
      () => {
        kept.isThere = true;
      },
      () => this.forget(key, kept),
    );
    return kept;
  }

  private forget(key: string, kept: Kept) {
    if (this.documents.get(key) === kept) this.documents.delete(key);
  }

  private async ask(
    cluster: string,
    path: string,
    signal: AbortSignal,
  ): Promise<unknown> {
    const answer = await this.proxy.get(cluster, path, signal);
    if (answer.outcome === 'failed') throw new DiscoveryFailed(answer.failure);
    return answer.outcome === 'found' ? answer.body : undefined;
  }
}
