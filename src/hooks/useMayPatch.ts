import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { inTurn, RightsQueries } from '../data';
import { referenceKey, referenceOf, type FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/** Whether clusters allow a patch. */
export interface MayPatch {
  readonly loading: boolean;
  readonly allowed: boolean;
  /** To be called when the user is about to act. */
  readonly onIntent: () => void;
}

/**
 * What is requested before an action: the rules of each namespace, or a single
 * question for each kind and cluster where there are many namespaces.
 */
export type RightsScope = 'namespace' | 'kind';

/**
 * Whether at least one of some resources may be patched. If what was asked is
 * not conclusive, the answer is yes until the user is about to act: then the
 * cluster is asked about the object itself.
 */
export function useMayPatch(
  resources: readonly FluxResource[],
  enabled: boolean,
  scope: RightsScope = 'namespace',
): MayPatch {
  const rights = useFluxData().part(RightsQueries);
  const all = resources.flatMap(resource => referenceOf(resource) ?? []);
  const key = all.map(referenceKey).join('\n');
  // References with the same keys are equal.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const references = useMemo(() => all, [key]);
  useEffect(() => {
    if (!enabled) return undefined;
    // After the rows: a dozen requests take 10 ms to send.
    return inTurn(() => {
      for (const each of references) {
        if (scope === 'kind') rights.askKind(each);
        else void rights.askRules(each);
      }
    }, 'others');
  }, [rights, references, enabled, scope]);

  const verdict = useSyncExternalStore(rights.subscribe, () => {
    if (!enabled || references.length === 0) return 'allowed';
    const verdicts = references.map(each =>
      scope === 'kind' ? rights.verdictByKind(each) : rights.verdict(each),
    );
    if (verdicts.some(each => each === 'yes' || each === 'unknown')) {
      return 'allowed';
    }
    return verdicts.includes('loading') ? 'loading' : 'forbidden';
  });
  const onIntent = useCallback(() => {
    if (!enabled) return;
    for (const each of references) {
      if (scope === 'kind') void rights.askBeyondKind(each);
      else void rights.askAccess(each);
    }
  }, [rights, references, enabled, scope]);
  return {
    loading: verdict === 'loading',
    allowed: verdict === 'allowed',
    onIntent,
  };
}
