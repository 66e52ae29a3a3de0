import type { QueryClient } from '@tanstack/react-query';
import type { FluxApi, FluxRules } from '../api';
import type { FluxReference } from '../flux';
import {
  accessKey,
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
export class RightsQueries {
  private readonly api: FluxApi;
  private readonly client: QueryClient;

  constructor(options: { api: FluxApi; client: QueryClient }) {
    this.api = options.api;
    this.client = options.client;
  }

  /** Requests the rules of an object's namespace, unless they are known. */
  askRules(reference: FluxReference) {
    const { cluster, namespace = '' } = reference;
    const queryKey = rulesKey(cluster, namespace);
    // A failure is cached for as long as an answer.
    const { status, errorUpdatedAt = 0 } =
      this.client.getQueryState(queryKey) ?? {};
    const hasFailed = status === 'error';
    if (hasFailed && Date.now() - errorUpdatedAt < RIGHTS_STALE_MS) return;
    void this.client.prefetchQuery({
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

  /** Requests an access review if the rules are not conclusive. */
  askAccess(reference: FluxReference) {
    if (this.rulesVerdict(reference) !== 'unknown') return;
    void this.client.prefetchQuery({
      queryKey: accessKey(reference),
      queryFn: async ({ signal }) => this.api.mayPatch(reference, { signal }),
      staleTime: RIGHTS_STALE_MS,
      gcTime: Infinity,
    });
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
    this.askRules(reference);
  }

  /** Calls `listener` after each change. */
  readonly subscribe = (listener: () => void): (() => void) =>
    this.client.getQueryCache().subscribe(({ query }) => {
      const [, about] = query.queryKey;
      if (about === 'rules' || about === 'access') listener();
    });

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
