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

/** Whether an object may be patched, as far as that is known. */
export type PatchVerdict = 'yes' | 'no' | 'unknown' | 'loading';

/**
 * What may be patched: the rules of a namespace are asked for once for all
 * that is in it, and about an object itself only where they do not tell.
 */
export class RightsQueries {
  private readonly api: FluxApi;
  private readonly client: QueryClient;

  constructor(options: { api: FluxApi; client: QueryClient }) {
    this.api = options.api;
    this.client = options.client;
  }

  /** Asks for the rules of an object's namespace, unless they are known. */
  askRules(reference: FluxReference) {
    const { cluster, namespace = '' } = reference;
    const queryKey = rulesKey(cluster, namespace);
    // Where they cannot be asked for, that counts as long as an answer.
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
        // They are kept for as long as the app is open.
        return { rules: rules.filter(isAboutPatching), isComplete };
      },
      staleTime: RIGHTS_STALE_MS,
      gcTime: Infinity,
    });
  }

  /** Asks about an object itself, where the rules do not tell. */
  askAccess(reference: FluxReference) {
    if (this.rulesVerdict(reference) !== 'unknown') return;
    void this.client.prefetchQuery({
      queryKey: accessKey(reference),
      queryFn: async ({ signal }) => this.api.mayPatch(reference, { signal }),
      staleTime: RIGHTS_STALE_MS,
      gcTime: Infinity,
    });
  }

  /** What is known of an object. */
  verdict(reference: FluxReference): PatchVerdict {
    const verdict = this.rulesVerdict(reference);
    if (verdict !== 'unknown') return verdict;
    const allowed = this.client.getQueryData<boolean>(accessKey(reference));
    if (allowed === undefined) return 'unknown';
    return allowed ? 'yes' : 'no';
  }

  /** Asks again: a cluster that refuses has other rules than those known. */
  forget(reference: FluxReference) {
    const { cluster, namespace = '' } = reference;
    this.client.removeQueries({ queryKey: rulesKey(cluster, namespace) });
    this.client.removeQueries({ queryKey: accessKeyOf(cluster, namespace) });
    this.askRules(reference);
  }

  /** Calls `listener` whenever more is known. */
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
    // Where the rules cannot be read, they do not tell.
    return state?.status === 'error' ? 'unknown' : 'loading';
  }
}
