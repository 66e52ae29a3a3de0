import type { Entity } from '@backstage/catalog-model';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { kindOf, namespaceOf, type FluxResource } from '../../flux';
import { useMayPatch, type MayPatch } from '../../hooks';
import { useFluxTranslation, type FluxTranslate } from '../../translations';

/**
 * Why a resource may not be acted on, in words; undefined where it may. While
 * that is being asked it may not, yet.
 */
export function useActionGuard(
  entity: Entity,
  resource: FluxResource,
): string | undefined {
  return useBulkGuard(entity, [resource]);
}

/** {@link useActionGuard} for some resources, none of which may be acted on. */
export function useBulkGuard(
  entity: Entity,
  resources: readonly FluxResource[],
): string | undefined {
  const t = useFluxTranslation();
  const app = useAppGuard(t);
  const patch = useMayPatch(entity, resources, app.mayAsk);
  return app.forbidden ?? forbiddenBy(patch, resources[0], t);
}

/** What this Backstage says, whichever resource it is about. */
function useAppGuard(t: FluxTranslate): {
  forbidden?: string;
  mayAsk: boolean;
} {
  const readOnly = useApi(configApiRef).getOptionalBoolean(
    'flux.gitops.readOnly',
  );
  const proxy = usePermission({ permission: kubernetesProxyPermission });
  if (readOnly) return { forbidden: t('disabled.readOnly'), mayAsk: false };
  if (proxy.loading) return { forbidden: t('disabled.asking'), mayAsk: false };
  if (!proxy.allowed && !proxy.error) {
    const permission = kubernetesProxyPermission.name;
    return { forbidden: t('disabled.proxy', { permission }), mayAsk: false };
  }
  return { mayAsk: true };
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
    cluster: resource.cluster,
    resource: `${info?.plural}.${info?.group}`,
    namespace: namespaceOf(resource.object),
  });
}
