import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
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
 * Whether at least one of some resources may be patched. If the rules of its
 * namespace are not conclusive, the answer is yes until the user is about to
 * act: then the cluster is asked about the object itself.
 */
export function useMayPatch(
  resources: readonly FluxResource[],
  enabled: boolean,
): MayPatch {
  const { rights } = useFluxData();
  const all = resources.flatMap(resource => referenceOf(resource) ?? []);
  const key = all.map(referenceKey).join('\n');
  // References with the same keys are equal.
  // eslint-disable-next-line react-hooks/exhaustive-deps
  const references = useMemo(() => all, [key]);
  useEffect(() => {
    if (enabled) references.forEach(each => rights.askRules(each));
  }, [rights, references, enabled]);

  const verdict = useSyncExternalStore(rights.subscribe, () => {
    if (!enabled || references.length === 0) return 'allowed';
    const verdicts = references.map(each => rights.verdict(each));
    if (verdicts.some(each => each === 'yes' || each === 'unknown')) {
      return 'allowed';
    }
    return verdicts.includes('loading') ? 'loading' : 'forbidden';
  });
  const onIntent = useCallback(() => {
    if (enabled) references.forEach(each => rights.askAccess(each));
  }, [rights, references, enabled]);
  return {
    loading: verdict === 'loading',
    allowed: verdict === 'allowed',
    onIntent,
  };
}
