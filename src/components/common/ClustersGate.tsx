import { Progress } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { PermissionsProvider, usePermissions } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import { CardFrame } from './CardFrame';
import { CardMessage } from './CardMessage';
import { useHasFluxApi } from './useHasFluxApi';

/** Props of {@link ClustersGate}. */
export interface ClustersGateProps {
  title: string;
  /** What is shown to those who may read the clusters. */
  children: ReactNode;
}

/** Shows what is about all clusters, or why it cannot be shown. */
export function ClustersGate(props: ClustersGateProps) {
  const { title } = props;
  const t = useFluxTranslation();
  if (!useHasFluxApi()) {
    return (
      <CardFrame title={title}>
        <CardMessage
          title={t('pluginMissing.title')}
          description={t('pluginMissing.description')}
        />
      </CardFrame>
    );
  }
  return (
    <PermissionsProvider>
      <Permitted {...props} />
    </PermissionsProvider>
  );
}

function Permitted(props: ClustersGateProps) {
  const { title, children } = props;
  const t = useFluxTranslation();
  const { loading, missing } = usePermissions('clusters', 'proxy');
  if (!loading && missing.length === 0) return <>{children}</>;
  return (
    <CardFrame title={title}>
      {loading && <Progress />}
      {missing.length > 0 && (
        <CardMessage
          title={t('permission.title')}
          description={t('permission.description', {
            permissions: missing.join(', '),
          })}
        />
      )}
    </CardFrame>
  );
}
