import {
  kubernetesClustersReadPermission,
  kubernetesProxyPermission,
} from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';

/** Whether the person may see Flux's runtime. */
export interface RuntimePermission {
  readonly loading: boolean;
  /** Names of the permissions that are missing. */
  readonly missing: readonly string[];
}

/**
 * Asks for the permissions that reading the runtime needs. Where they cannot
 * be asked for, none is missing: the backend has the last word.
 */
export function useRuntimePermission(): RuntimePermission {
  const clusters = usePermission({
    permission: kubernetesClustersReadPermission,
  });
  const proxy = usePermission({ permission: kubernetesProxyPermission });
  const missing = [
    { name: kubernetesClustersReadPermission.name, answer: clusters },
    { name: kubernetesProxyPermission.name, answer: proxy },
  ].filter(({ answer }) => !answer.allowed && !answer.loading && !answer.error);
  return {
    loading: clusters.loading || proxy.loading,
    missing: missing.map(({ name }) => name),
  };
}
