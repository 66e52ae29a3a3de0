import { kindOf, namespaceOf, type FluxResource } from '../../flux';
import { useActions } from './ActionsContext';
import { useMayPatch, type MayPatch } from '../../hooks';
import { useFluxTranslation, type FluxTranslate } from '../../translations';

/** Whether an action is permitted. */
export interface ActionGuard {
  /**
   * Why it is not permitted; undefined if it is. It is not permitted while the
   * answer is loading.
   */
  readonly forbidden?: string;
  /** To be called when the user is about to act. */
  readonly onIntent: () => void;
}

/** Whether actions on at least one of some resources are permitted. */
export function useActionGuard(
  resources: readonly FluxResource[],
): ActionGuard {
  const t = useFluxTranslation();
  const { inApp, rightsScope } = useActions();
  const reachable = resources.filter(each => !each.clusterIsAmbiguous);
  const patch = useMayPatch(reachable, inApp.mayAsk, rightsScope);
  const forbidden =
    inApp.forbidden ??
    (reachable.length === 0
      ? t('name.ambiguousCluster', { cluster: resources[0]?.cluster ?? '' })
      : forbiddenBy(patch, reachable[0], t));
  return { forbidden, onIntent: patch.onIntent };
}

function forbiddenBy(
  patch: MayPatch,
  resource: FluxResource,
  t: FluxTranslate,
): string | undefined {
  if (patch.loading) return t('disabled.asking');
  if (patch.allowed) return undefined;
  const info = kindOf(resource.object);
  return t('disabled.patch', {
    cluster: resource.clusterTitle ?? resource.cluster,
    resource: `${info?.plural}.${info?.group}`,
    namespace: namespaceOf(resource.object),
  });
}
