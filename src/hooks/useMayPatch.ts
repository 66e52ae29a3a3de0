import { useCallback, useEffect, useMemo, useSyncExternalStore } from 'react';
import { referenceKey, referenceOf, type FluxResource } from '../flux';
import { useFluxData } from './useFluxData';

/** Whether clusters let something be patched. */
export interface MayPatch {
  readonly loading: boolean;
  readonly allowed: boolean;
  /** To be called when a person is about to act. */
  readonly onIntent: () => void;
}

/**
 * Whether the clusters let at least one of some resources be patched. Where
 * the rules of its namespace do not tell, it is taken for granted until a
 * person is about to act: then the cluster is asked about the object itself.
 */
export function useMayPatch(
  resources: readonly FluxResource[],
  enabled: boolean,
): MayPatch {
  const { rights } = useFluxData();
  const all = resources.flatMap(resource => referenceOf(resource) ?? []);
  const key = all.map(referenceKey).join('\n');
  // References are what their keys say.
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
