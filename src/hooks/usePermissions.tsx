import {
  kubernetesClustersReadPermission,
  kubernetesProxyPermission,
  kubernetesResourcesReadPermission,
} from '@backstage/plugin-kubernetes-common';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { usePermission } from '@backstage/plugin-permission-react';
import { createContext, useContext, useMemo, type ReactNode } from 'react';

/** What a permission of the Kubernetes backend allows. */
export type KubernetesUse = 'clusters' | 'resources' | 'proxy';

/** Whether the user has some permissions. */
export interface Permissions {
  readonly loading: boolean;
  /** Names of the permissions that are missing. */
  readonly missing: readonly string[];
}

interface Answer {
  readonly name: string;
  readonly loading: boolean;
  readonly isMissing: boolean;
}

type Answers = Readonly<Record<KubernetesUse, Answer>>;

const PermissionsContext = createContext<Answers | undefined>(undefined);

/** Requests the permissions of the Kubernetes plugin once per card or page. */
export function PermissionsProvider(props: { children: ReactNode }) {
  const clusters = useAnswer(kubernetesClustersReadPermission);
  const resources = useAnswer(kubernetesResourcesReadPermission);
  const proxy = useAnswer(kubernetesProxyPermission);
  const answers = useMemo(
    () => ({ clusters, resources, proxy }),
    [clusters, resources, proxy],
  );
  return (
    <PermissionsContext.Provider value={answers}>
      {props.children}
    </PermissionsContext.Provider>
  );
}

/**
 * Whether the user has permissions. If they cannot be requested, none counts as
 * missing, because the backend checks them anyway.
 */
export function usePermissions(...uses: readonly KubernetesUse[]): Permissions {
  const answers = useContext(PermissionsContext);
  if (!answers) throw new Error('There is no PermissionsProvider above');
  const wanted = uses.map(use => answers[use]);
  return {
    loading: wanted.some(({ loading }) => loading),
    missing: wanted.flatMap(({ isMissing, name }) => (isMissing ? name : [])),
  };
}

function useAnswer(permission: BasicPermission): Answer {
  const { loading, allowed, error } = usePermission({ permission });
  const isMissing = !allowed && !loading && !error;
  const { name } = permission;
  return useMemo(
    () => ({ name, loading, isMissing }),
    [name, loading, isMissing],
  );
}
