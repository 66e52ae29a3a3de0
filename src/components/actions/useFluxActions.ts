import {
  alertApiRef,
  useAnalytics,
  useApi,
  type AlertMessage,
} from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import { useCallback, useEffect } from 'react';
import { loadWhenIdle } from '../../api';
import type { FluxResource } from '../../flux';
import { useFollowedActions } from '../../hooks';
import { useFluxTranslation } from '../../translations';
import type { FluxActionDefinition } from './definitions';
import { noteOutcome } from './lastOutcome';

/** Runs an action on resources and reports its outcome. */
export type RunAction = <Input>(
  action: FluxActionDefinition<Input>,
  resources: readonly FluxResource[],
  input: Input,
) => void;

/** Loads the code that runs actions, which is not needed to show rows. */
const loadRunActions = () => import('./runActions');

/**
 * Runs actions and reports their outcomes in an alert and in analytics events.
 */
export function useFluxActions(): RunAction {
  const data = useFollowedActions();
  const alertApi = useApi(alertApiRef);
  const identityApi = useApi(coreApis.identity);
  const analytics = useAnalytics();
  const t = useFluxTranslation();
  // The script is loaded before the first click.
  useEffect(() => loadWhenIdle(loadRunActions), []);

  return useCallback(
    async (action, resources, input) => {
      function tell(alert: AlertMessage) {
        alertApi.post(alert);
        noteOutcome(alert.message);
      }
      const loaded = await loadRunActions().catch(() => undefined);
      if (!loaded) {
        tell({ message: t('outcome.notLoaded'), severity: 'error' });
        return;
      }
      const alert = await loaded.runActions({
        data,
        action,
        resources,
        input,
        identityApi,
        analytics,
        t,
      });
      if (alert) tell(alert);
    },
    [data, alertApi, identityApi, analytics, t],
  );
}
