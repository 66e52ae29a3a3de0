import type { Entity } from '@backstage/catalog-model';
import { configApiRef, useApi } from '@backstage/core-plugin-api';
import { kubernetesProxyPermission } from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { kindOf, namespaceOf, type FluxResource } from '../../flux';
import { useMayPatch } from '../../hooks';
import { useFluxTranslation } from '../../translations';

/**
 * Why a resource may not be acted on, in words; undefined where it may. While
 * that is being asked it may not, yet.
 */
export function useActionGuard(
  entity: Entity,
  resource: FluxResource,
): string | undefined {
  const t = useFluxTranslation();
  const readOnly = useApi(configApiRef).getOptionalBoolean(
    'flux.gitops.readOnly',
  );
  const proxy = usePermission({ permission: kubernetesProxyPermission });
  const isProxyDenied = !proxy.allowed && !proxy.loading && !proxy.error;
  const patch = useMayPatch(
    entity,
    resource,
    !readOnly && !proxy.loading && !isProxyDenied,
  );

  if (readOnly) return t('disabled.readOnly');
  if (isProxyDenied) {
    return t('disabled.proxy', { permission: kubernetesProxyPermission.name });
  }
  if (proxy.loading || patch.loading) return t('disabled.asking');
  if (patch.allowed) return undefined;
  const info = kindOf(resource.object);
  return t('disabled.patch', {
    cluster: resource.cluster,
    resource: `${info?.plural}.${info?.group}`,
    namespace: namespaceOf(resource.object),
  });
}
