import type { QueryClient } from '@tanstack/react-query';
import type { FluxApi, FluxRules } from '../api';
import type { FluxReference, FluxResource } from '../flux';
import type { DataPart, DataPartOptions } from './fluxData';
import {
  accessKey,
  allOfKind,
  accessKeyOf,
  isAboutPatching,
  RIGHTS_STALE_MS,
  rulesKey,
  verdictOf,
} from './rights';

/** Whether an object may be patched, as far as known. */
export type PatchVerdict = 'yes' | 'no' | 'unknown' | 'loading';

/**
 * Finds out what may be patched. The rules of a namespace are requested once
 * for all its objects; an access review for a single object is requested only
 * if the rules are not conclusive.
 */
export class RightsQueries implements DataPart {
  private readonly api: FluxApi;
  private readonly client: QueryClient;

  constructor(options: Pick<DataPartOptions, 'api' | 'client'>) {
    this.api = options.api;
    this.client = options.client;
  }

  /** Requests the rules of an object's namespace, unless they are known. */
  async askRules(reference: FluxReference): Promise<void> {
    const { cluster, namespace = '' } = reference;
    const queryKey = rulesKey(cluster, namespace);
    // A failure is cached for as long as an answer.
    const { status, errorUpdatedAt = 0 } =
      this.client.getQueryState(queryKey) ?? {};
    const hasFailed = status === 'error';
    if (hasFailed && Date.now() - errorUpdatedAt < RIGHTS_STALE_MS) return;
    await this.client.prefetchQuery({
      queryKey,
      queryFn: async ({ signal }) => {
        const { rules, isComplete } = await this.api.rules(cluster, namespace, {
          signal,
        });
        // The rules stay in memory, so only the ones that matter are kept.
        return { rules: rules.filter(isAboutPatching), isComplete };
      },
      staleTime: RIGHTS_STALE_MS,
      gcTime: Infinity,
    });
  }

  /**
   * Requests the rules if they are out of date, and an access review if they are
   * not conclusive. To be called when somebody is about to act on the object.
   */
  async askAccess(reference: FluxReference): Promise<void> {
    await this.askRules(reference);
    if (this.rulesVerdict(reference) === 'unknown') this.review(reference);
  }

  /**
   * Requests one access review for all objects of a kind on a cluster, for
   * tables with objects of many namespaces.
   */
  askKind(reference: FluxReference) {
    this.review(allOfKind(reference));
  }

  /**
   * Requests what {@link askKind} left open. To be called when the user is about
   * to act on the object.
   */
  async askBeyondKind(reference: FluxReference): Promise<void> {
    if (this.kindVerdict(reference) !== 'yes') await this.askAccess(reference);
  }

  /**
   * The same as {@link verdict} after {@link askKind}: what is not permitted
   * for the whole kind may be for this object.
   */
  verdictByKind(reference: FluxReference): PatchVerdict {
    const ofKind = this.kindVerdict(reference);
    if (ofKind !== 'unknown') return ofKind;
    const verdict = this.verdict(reference);
    return verdict === 'loading' ? 'unknown' : verdict;
  }

  /** Whether an object may be patched. */
  verdict(reference: FluxReference): PatchVerdict {
    const verdict = this.rulesVerdict(reference);
    if (verdict !== 'unknown') return verdict;
    const allowed = this.client.getQueryData<boolean>(accessKey(reference));
    if (allowed === undefined) return 'unknown';
    return allowed ? 'yes' : 'no';
  }

  /**
   * Drops the cached rights of a namespace and requests them again. To be
   * called when a cluster refuses what they allowed.
   */
  forget(reference: FluxReference) {
    const { cluster, namespace = '' } = reference;
    this.client.removeQueries({ queryKey: rulesKey(cluster, namespace) });
    this.client.removeQueries({ queryKey: accessKeyOf(cluster, namespace) });
    this.client.removeQueries({ queryKey: accessKey(allOfKind(reference)) });
    void this.askRules(reference);
  }

  /** Calls `listener` after each change. */
  readonly subscribe = (listener: () => void): (() => void) =>
    this.client.getQueryCache().subscribe(({ query }) => {
      const [, about] = query.queryKey;
      if (about === 'rules' || about === 'access') listener();
    });

  /** It has no objects. */
  inUse(): readonly FluxResource[] {
    return [];
  }

  private review(reference: FluxReference) {
    void this.client.prefetchQuery({
      queryKey: accessKey(reference),
      queryFn: async ({ signal }) => this.api.mayPatch(reference, { signal }),
      staleTime: RIGHTS_STALE_MS,
      gcTime: Infinity,
    });
  }

  private kindVerdict(reference: FluxReference): PatchVerdict {
    const state = this.client.getQueryState<boolean>(
      accessKey(allOfKind(reference)),
    );
    if (state?.data) return 'yes';
    return state?.status === 'pending' ? 'loading' : 'unknown';
  }

  private rulesVerdict(reference: FluxReference): PatchVerdict {
    const { cluster, namespace = '' } = reference;
    const state = this.client.getQueryState<FluxRules>(
      rulesKey(cluster, namespace),
    );
    if (state?.data) return verdictOf(state.data, reference);
    // Rules that cannot be read are not conclusive.
    return state?.status === 'error' ? 'unknown' : 'loading';
  }
}
