import {
  kubernetesClustersReadPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import { usePermission } from '@backstage/plugin-permission-react';

/** Whether the person may see an entity's Flux resources. */
export interface ReadPermission {
  readonly loading: boolean;
  /** Names of the permissions that are missing. */
  readonly missing: readonly string[];
}

/**
 * Asks for the permissions that listing an entity's objects needs. Where they
 * cannot be asked for, none is missing: the backend has the last word.
 */
export function useReadPermission(): ReadPermission {
  const clusters = usePermission({
    permission: kubernetesClustersReadPermission,
  });
  const resources = usePermission({
    permission: kubernetesResourcesReadPermission,
  });
  const missing = [
    { name: kubernetesClustersReadPermission.name, answer: clusters },
    { name: kubernetesResourcesReadPermission.name, answer: resources },
  ].filter(({ answer }) => !answer.allowed && !answer.loading && !answer.error);
  return {
    loading: clusters.loading || resources.loading,
    missing: missing.map(({ name }) => name),
  };
}
