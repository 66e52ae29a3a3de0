import {
  alertApiRef,
  useAnalytics,
  useApi,
  type IdentityApi,
} from '@backstage/core-plugin-api';
import { coreApis } from '@backstage/frontend-plugin-api';
import PQueue from 'p-queue';
import { useCallback } from 'react';
import { isSuccess, type FluxOutcome } from '../../data';
import { referenceOf, type FluxResource } from '../../flux';
import { useActionRunner } from '../../hooks';
import { useFluxTranslation, type FluxTranslate } from '../../translations';
import type { FluxActionDefinition } from './definitions';
import { noteOutcome } from './lastOutcome';
import { outcomeWords } from './outcomeWords';

/** Maximum number of resources to act on at a time. */
const AT_A_TIME = 5;

/** Runs an action on resources and reports its outcome. */
export type RunAction = <Input>(
  action: FluxActionDefinition<Input>,
  resources: readonly FluxResource[],
  input: Input,
) => void;

/**
 * Runs actions and reports their outcomes in an alert and in analytics events.
 */
export function useFluxActions(): RunAction {
  const runner = useActionRunner();
  const alertApi = useApi(alertApiRef);
  const identityApi = useApi(coreApis.identity);
  const analytics = useAnalytics();
  const t = useFluxTranslation();

  return useCallback(
    async (action, resources, input) => {
      const by = await userName(identityApi);
      const queue = new PQueue({ concurrency: AT_A_TIME });
      const outcomes: FluxOutcome[] = [];
      const titles = new Map(
        resources.map(each => [each.cluster, each.clusterTitle]),
      );
      await queue.addAll(
        resources.map(resource => async () => {
          if (runner.progressOf(resource)) return;
          const outcome = await runner.run(action, resource, input, by);
          const reference = referenceOf(resource);
          if (reference) {
            const { kind, cluster, namespace, name } = reference;
            const attributes = { kind, cluster, outcome: endOf(outcome) };
            analytics.captureEvent(action.id, `${namespace}/${name}`, {
              attributes: { ...attributes, ...action.attributes?.(input) },
            });
          }
          if (outcome) outcomes.push(outcome);
        }),
      );
      const summary = summaryOf(outcomes, titles, t);
      if (!summary) return;
      alertApi.post(summary);
      noteOutcome(summary.message);
    },
    [runner, alertApi, identityApi, analytics, t],
  );
}

/** One alert for all outcomes, which contains every failure. */
function summaryOf(
  outcomes: readonly FluxOutcome[],
  titles: ReadonlyMap<string, string | undefined>,
  t: FluxTranslate,
) {
  const total = outcomes.length;
  if (total === 0) return undefined;
  const words = outcomes.map(outcome =>
    outcomeWords(outcome, titles.get(outcome.resource.cluster), t),
  );
  const severity =
    (['error', 'warning'] as const).find(level =>
      words.some(word => word.severity === level),
    ) ?? 'success';
  const display = severity === 'success' ? 'transient' : 'permanent';
  if (total === 1) {
    return { message: words[0].message, severity, display } as const;
  }
  const succeeded = outcomes.filter(isSuccess).length;
  const problems = words.filter(word => word.severity !== 'success');
  const message = [
    t('bulk.success', { count: succeeded, total: String(total) }),
    ...problems.map(problem => problem.message),
  ].join(' ');
  return { message, severity, display } as const;
}

/** Email address, name or entity ref of the user. */
async function userName(identityApi: IdentityApi): Promise<string | undefined> {
  // An action must not fail because the name is unknown.
  const profile = await identityApi.getProfileInfo().catch(() => undefined);
  const name = profile?.email || profile?.displayName;
  if (name) return name;
  const identity = await identityApi
    .getBackstageIdentity()
    .catch(() => undefined);
  return identity?.userEntityRef;
}

function endOf(outcome: FluxOutcome | undefined): string {
  // The user left before the action ended.
  if (!outcome) return 'not-followed';
  return outcome.result === 'settled' ? outcome.status.state : outcome.result;
}
