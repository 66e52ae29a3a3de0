import { useApi } from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { usePermissions } from '../../hooks';
import { useFluxTranslation } from '../../translations';

/** Whether this Backstage permits actions, independent of the resource. */
export interface AppGuard {
  readonly forbidden?: string;
  /** Whether clusters can be asked about rights. */
  readonly mayAsk: boolean;
}

/** Whether this Backstage permits the user to act on resources. */
export function useAppGuard(): AppGuard {
  const t = useFluxTranslation();
  const isReadOnly = useApi(coreApis.config).getOptionalBoolean(
    'flux.gitops.readOnly',
  );
  const { loading, missing } = usePermissions('proxy');
  const [permission] = missing;
  if (isReadOnly) return { forbidden: t('disabled.readOnly'), mayAsk: false };
  if (loading) return { forbidden: t('disabled.asking'), mayAsk: false };
  if (permission) {
    return { forbidden: t('disabled.proxy', { permission }), mayAsk: false };
  }
  return { mayAsk: true };
}
