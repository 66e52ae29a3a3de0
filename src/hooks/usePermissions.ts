import {
  kubernetesClustersReadPermission,
  kubernetesProxyPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';

/** What the Kubernetes backend lets a person do, if it is permitted. */
export type KubernetesUse = 'clusters' | 'resources' | 'proxy';

/** Whether a person has some permissions. */
export interface Permissions {
  readonly loading: boolean;
  /** Names of the permissions that are missing. */
  readonly missing: readonly string[];
}

/**
 * Asks for permissions of the Kubernetes plugin. Where they cannot be asked
 * for, none is missing: the backend has the last word.
 */
export function usePermissions(...uses: readonly KubernetesUse[]): Permissions {
  const answers = {
    clusters: useOne(kubernetesClustersReadPermission),
    resources: useOne(kubernetesResourcesReadPermission),
    proxy: useOne(kubernetesProxyPermission),
  };
  const wanted = uses.map(use => answers[use]);
  return {
    loading: wanted.some(({ loading }) => loading),
    missing: wanted.flatMap(({ isMissing, name }) => (isMissing ? name : [])),
  };
}

function useOne(permission: BasicPermission) {
  const { loading, allowed, error } = usePermission({ permission });
  const isMissing = !allowed && !loading && !error;
  return { name: permission.name, loading, isMissing };
}
